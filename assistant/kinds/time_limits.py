"""A duration that says when something happens, not how long it lasts: "within three weeks", "vor drei Wochen".

In: a question of how long, words that give a duration, and what stands beside them. Out: whether they are such a limit,
in the languages known here. The words stand in ``time_limits.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.words.tables import word_table
from assistant.words.time_units import units_in
from assistant.words.word_patterns import pattern

_TIMES_BEFORE = 60
"""Characters before a duration within which stands how often something happened."""


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    opening: re.Pattern[str]
    after: re.Pattern[str]
    times_within: re.Pattern[str]


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


def tells_times_within(words: str, before: str, language: str | None) -> bool:
    """True for "for the second time within a month": how often until then, and no time at which something was.

    Args:
        words: an answer to when something was; ``before``: what stands before it in its sentence.
        language: ISO 639-1 code of both; false in a language without a table.
    """
    known = _words(language or "")
    if known is None or not units_in(words):
        return False
    near = before[-_TIMES_BEFORE:]
    found = known.times_within.search(near + words)
    return found is not None and found.end() >= len(near.rstrip())


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
        opening=re.compile(rf"\W*{_inner(table['before'])}", re.IGNORECASE),
        after=re.compile(rf"[^\w,;.]*{_inner(table['after'])}", re.IGNORECASE),
        times_within=pattern(table["times"], behind=rf"\s+{_inner(table['within'])}"),
    )


def _inner(table: str) -> str:
    """The pattern of a table's phrases without its flag, to stand inside another one."""
    return pattern(table).pattern.removeprefix("(?i)")
