"""Numbers of times and shares, held against what counts: "how often" wants neither an hour nor a duration.

In come a question and words, out comes whether those tell how often, or are a share where things are counted. The words
stand in ``frequencies.toml``, in the languages known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.kinds.dimensions import Dimension, measured
from assistant.words.tables import word_table

_BEFORE = 40
"""Characters before a share within which stands what changes by it."""


@dataclass(frozen=True, slots=True)
class _Tables:
    often: re.Pattern[str]
    each: re.Pattern[str]
    clock: re.Pattern[str]
    owned: re.Pattern[str]
    change: re.Pattern[str]


@cache
def _tables() -> _Tables:
    tables = word_table(__file__)
    often = tables["often"]
    return _Tables(
        often=_any([often["asked"]]),
        each=_any([often["each"]]),
        clock=_any([often["clock"]]),
        owned=_any(tables["owned"]["asked"]),
        change=_any([tables["change"]["before"]]),
    )


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


@lru_cache(maxsize=256)
def asks_how_often(question: str) -> bool:
    """True for "how often", "how many times"."""
    return _tables().often.search(question) is not None


def tells_how_often(words: str, language: str | None = None, after: str = "") -> bool:
    """False for an hour or a duration, unless it comes again: "every forty minutes", "daily at 3 pm"."""
    if _tables().each.search(words):
        return True
    if _tables().clock.search(words) or _tables().clock.match(words + after[:8]):
        return False
    numbers = measured(words, after, language).numbers
    return not numbers or any(Dimension.TIME not in units for units in numbers)


def is_no_share(question: str, words: str, before: str) -> bool:
    """True where a share cannot be the number of things that is asked for.

    Somebody has so many of them, or the share tells by how much something changed.

    Args:
        question: that counts things.
        words: with a share.
        before: what stands before the words in their sentence.
    """
    return _asks_owned(question) or _tables().change.search(before[-_BEFORE:]) is not None


@lru_cache(maxsize=256)
def _asks_owned(question: str) -> bool:
    return _tables().owned.search(question) is not None
