"""Which way something is measured - how long, wide, high, deep, old, heavy, fast - in the languages known here.

In come a question, a measure and the words beside it, out comes whether those name another way than is asked for: "24
metres long" tells no height. The words stand in ``extents.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.kinds.dimensions import Dimension, measured
from assistant.words.tables import word_table
from assistant.words.word_patterns import any_case

_BEFORE = 40
"""Characters before a measure within which the word stands that leads to it."""
_BEHIND = 30
_UP_TO_NUMBER = re.compile(r"\D+(?=\d)")
_WORD = re.compile(r"\s+[^\W\d_]+")
"""The unit that may stand between a bare number and the word."""
_METRES = re.compile(r"^\D*\d[\d.,]*\s?[mм]\b")
"""The metre's sign, which elsewhere is a letter."""
_SIZES = frozenset({Dimension.LENGTH, Dimension.TIME, Dimension.MASS, Dimension.SPEED})
"""What is long, wide, old, heavy or fast."""


@dataclass(frozen=True, slots=True)
class _Tables:
    asked: Mapping[str, re.Pattern[str]]
    behind: Mapping[str, re.Pattern[str]]
    within: Mapping[str, re.Pattern[str]]
    before: Mapping[str, re.Pattern[str]]


@cache
def _tables() -> _Tables:
    tables = word_table(__file__)
    between = tables["between"]["words"]
    behind = tables["behind"].items()
    return _Tables(
        asked={name: any_case(pattern) for name, pattern in tables["asked"].items()},
        behind={name: any_case(rf"\s*[-‑]?(?:{pattern})(?!\w)") for name, pattern in behind},
        within={name: any_case(rf"(?<![^\W])(?:{pattern})\W*$") for name, pattern in behind},
        before={name: any_case(rf"\b(?:{pattern}){between}$") for name, pattern in tables["before"].items()},
    )


@lru_cache(maxsize=256)
def asked_extent(question: str) -> str | None:
    """The way that the question wants measured; None where it wants none, or the words of its table are not there."""
    return next((name for name, pattern in _tables().asked.items() if pattern.search(question)), None)


def is_other_extent(question: str, words: str, before: str, after: str) -> bool:
    """True when the words at a measure name another way than the question asks for, and not that one.

    Args:
        question: as it stands alone.
        words: what may answer.
        before: what stands before them in their sentence.
        after: what follows.
    """
    asked = asked_extent(question)
    if asked is None:
        return False
    named = _named(words, before, after)
    if not named or asked in named:
        return False
    found = measured(words, after)
    return _METRES.search(words + after) is not None or any(units & _SIZES for units in found.numbers)


def _named(words: str, before: str, after: str) -> set[str]:
    """The ways that the words before, in and behind a measure name."""
    tables = _tables()
    lead = before[-_BEFORE:]
    head = _UP_TO_NUMBER.match(words)
    leads = [lead, lead + head.group()] if head is not None else [lead]
    unit = _WORD.match(after)
    rests = [after[:_BEHIND]] + ([after[unit.end() :][:_BEHIND]] if unit is not None else [])
    return {
        *(name for name, pattern in tables.before.items() if any(pattern.search(text) for text in leads)),
        *(name for name, pattern in tables.within.items() if pattern.search(words)),
        *(name for name, pattern in tables.behind.items() if any(pattern.match(text) for text in rests)),
    }
