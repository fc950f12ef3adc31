"""Sums that are told without a number: nothing is to be paid ("free"), or all of a price ("the full fare").

In come questions, words that may answer, sentences, in the languages known here; out comes whether and where such a sum
stands. The words stand in ``prices.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.words.tables import word_table
from index.records import Span

_MOST_AROUND = 6
"""Words that an answer may have which names such a sum."""


@dataclass(frozen=True, slots=True)
class _Tables:
    asked: re.Pattern[str]
    sums: re.Pattern[str]
    told: Mapping[str, re.Pattern[str]]


@cache
def _tables() -> _Tables:
    tables = word_table(__file__)
    return _Tables(
        asked=re.compile(tables["asked"], re.IGNORECASE),
        sums=_whole([*tables["nothing"].values(), *tables["whole"].values()]),
        told={language: re.compile(pattern, re.IGNORECASE) for language, pattern in tables["told"].items()},
    )


def _whole(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)(?!-)", re.IGNORECASE)


@lru_cache(maxsize=256)
def asks_price(question: str) -> bool:
    """True where a question for money asks what something costs or somebody pays, not what somebody earns."""
    return _tables().asked.search(question) is not None


def names_sum(words: str) -> bool:
    """True for words that name a sum without a number: "free", "nothing", "den vollen Fahrpreis"."""
    return _tables().sums.search(words) is not None


def is_mere_sum(words: str) -> bool:
    """The same, with few words beside it."""
    return len(words.split()) <= _MOST_AROUND and names_sum(words)


def find_no_prices(sentence: str, language: str | None) -> list[Span]:
    """Where a sentence says that something costs nothing; of a language without a table, nowhere."""
    told = _tables().told.get(language or "")
    if told is None:
        return []
    return [match.span(match.lastindex) for match in told.finditer(sentence) if match.lastindex is not None]
