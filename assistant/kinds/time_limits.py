"""A duration that says when something happens, not how long it lasts: "within three weeks", "vor drei Wochen".

In: a question of how long, words that give a duration, and what stands beside them. Out: whether they are such a limit,
in the languages known here. The words stand in ``time_limits.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.words.tables import word_table
from assistant.words.word_patterns import pattern


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    opening: re.Pattern[str]
    after: re.Pattern[str]


def is_time_limit(question: str, words: str, before: str, after: str, language: str | None) -> bool:
    """True when the duration in the words is a time within, before or after which something happens.

    Never where the question itself may ask for such a time ("how long ago", "how long do they have").

    Args:
        question: stands alone, in any language.
        words: give a duration, in ``language``.
        before: what stands before them in their sentence; ``after``: what stands behind them.
        language: ISO 639-1 code; of a language without a table nothing is such a limit.
    """
    known = _words(language or "")
    if known is None or _asking().search(question):
        return False
    opens = known.opening.match(words) is not None
    return opens or known.before.search(before) is not None or known.after.match(after) is not None


@cache
def _asking() -> re.Pattern[str]:
    return pattern(word_table(__file__)["asked"])


@cache
def _words(language: str) -> _Words | None:
    table = word_table(__file__).get(language)
    if not isinstance(table, dict):
        return None
    between = "|".join(word_table(__file__)["between"].split())
    return _Words(
        before=pattern(table["before"], behind=rf"(?:\s+(?:{between})(?!\w))*\s*$"),
        opening=re.compile(rf"\W*{pattern(table['before']).pattern.removeprefix('(?i)')}", re.IGNORECASE),
        after=re.compile(rf"[^\w,;.]*{pattern(table['after']).pattern.removeprefix('(?i)')}", re.IGNORECASE),
    )
