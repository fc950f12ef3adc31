"""Votes for and votes against: a number of the one is none of the other, in the languages known here.

In come a question and what follows a number, out comes whether it counts the other side's votes. The words stand in
``sides.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.words.tables import word_table

_SIDES = ("pro", "contra")
_WITHIN = 40
"""Characters in and behind a number within which its side stands."""


@dataclass(frozen=True, slots=True)
class _Tables:
    asked: Mapping[str, re.Pattern[str]]
    behind: Mapping[str, re.Pattern[str]]


@cache
def _tables() -> _Tables:
    tables = word_table(__file__)
    behind = tables["behind"]
    return _Tables(
        asked={side: re.compile(tables["asked"][side], re.IGNORECASE) for side in _SIDES},
        behind={
            side: re.compile(rf"^\W*[\w.,]+\s+(?:{behind['votes']}\s+)?{behind[side]}\b", re.IGNORECASE)
            for side in _SIDES
        },
    )


@lru_cache(maxsize=256)
def _asked_side(question: str) -> str | None:
    """The one side that the question asks about; None for none, and for both."""
    asked = [side for side in _SIDES if _tables().asked[side].search(question)]
    return asked[0] if len(asked) == 1 else None


def is_other_side(question: str, words: str, after: str) -> bool:
    """True for "163" of "163 against" where those are asked for who voted in favour, and the other way round."""
    asked = _asked_side(question)
    if asked is None:
        return False
    counted = (words + after)[:_WITHIN]
    return any(pattern.match(counted) for side, pattern in _tables().behind.items() if side != asked)
