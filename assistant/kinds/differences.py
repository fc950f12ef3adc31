"""By how much something changed, or one thing exceeds another: a difference is asked for, and a level is none.

In come a question, a number and what stands beside it in its sentence, out comes whether it is a level: "to $4.6bn"
tells no rise. The words stand in ``differences.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.kinds.quantities import is_number
from assistant.words.tables import word_table
from assistant.words.word_patterns import any_case

_TO_FOLLOWS = 40
"""Characters behind a number within which the level stands to which something rose from it."""
_HEADED = re.compile(r"\D*(?=\d)")


@dataclass(frozen=True, slots=True)
class _Tables:
    asked: re.Pattern[str]
    change: Mapping[str, re.Pattern[str]]
    level: Mapping[str, re.Pattern[str]]
    came_from: re.Pattern[str]
    goes_to: re.Pattern[str]


@cache
def _tables() -> _Tables:
    tables = word_table(__file__)
    changes = tables["change"]
    between = rf"(?:\s*(?:{tables['between']['words']}))*\s*$"
    asked = [
        pattern.replace("{change}", rf"(?=.*\b(?:{changes[language]})(?!\w))")
        for language, pattern in tables["asked"].items()
    ]
    return _Tables(
        asked=any_case("|".join(asked)),
        change={language: any_case(rf"(?<!\w)(?:{words})(?!\w)") for language, words in changes.items()},
        level={
            language: any_case(rf"(?<!\w)(?:{words}){between}") for language, words in tables["level"].items()
        },
        came_from=any_case(rf"(?<!\w)(?:{tables['from']['all']}){between}"),
        goes_to=any_case(rf"^[^\d.!?]{{0,{_TO_FOLLOWS}}}?\b(?:{tables['from']['to']})\b\D{{0,16}}\d"),
    )


@lru_cache(maxsize=256)
def asks_for_difference(question: str) -> bool:
    """True for "by how much", "um wie viel", "de combien ... augmenté"."""
    return _tables().asked.search(question) is not None


def is_level(question: str, words: str, before: str, after: str, language: str | None) -> bool:
    """True where a difference is asked for and the number is a level: behind "to", or in a sentence of no change.

    Args:
        question: as it stands alone.
        words: what may answer.
        before: what stands before them in their sentence.
        after: what follows.
        language: that of the sentence; of one without a table nothing is known.
    """
    tables = _tables()
    if (
        language is None
        or language not in tables.change
        or not asks_for_difference(question)
        or not is_number(words)
    ):
        return False
    head = _HEADED.match(words)
    lead = before + (head.group() if head is not None else "")
    if tables.level[language].search(lead):
        return True
    if tables.came_from.search(lead) and tables.goes_to.search(words + after if head is None else after):
        return True
    return bool(before + after) and tables.change[language].search(before + words + after) is None
