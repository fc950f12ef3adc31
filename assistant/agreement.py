"""Whether two articles' exact words say the same thing, as far as spelling shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.guard_words import weekdays
from assistant.mentions import is_function_word, numbers, spelled_numbers, stands_in
from index.dates import find_dates, overlaps

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d|[.,]\d)")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ONE = "1"
"""Spelled out, it is an article in half of the languages."""
_MIN_LETTERS = 3


def agree(one: str, other: str) -> bool:
    """True when the exact words give the same date or figure or, where they give neither, the same name or thing.

    That is the last word of either, or most words of the shorter: "russische Seite" and "der russische Präsident" share
    no more than where they are from. Words of another language may well say the same; where that does not show, it is
    not claimed.
    """
    if one.strip().casefold() == other.strip().casefold():
        return True
    dates, others_dates = find_dates(one), find_dates(other)
    if dates and others_dates and not any(overlaps(a.range, b.range) for a in dates for b in others_dates):
        return False
    written, others_written = set(numbers(one)), set(numbers(other))
    if not dates and not others_dates and written and others_written and not written & others_written:
        return False
    years, others_years = set(_YEAR.findall(one)), set(_YEAR.findall(other))
    if years and others_years and not years & others_years:
        return False
    figures, others_figures = _figures(one), _figures(other)
    if years & others_years and figures == others_figures:
        return True
    if figures and others_figures:
        return bool(figures & others_figures)
    words, others_words = _content(one), _content(other)
    if not words and not others_words:
        days = weekdays(one, None) & weekdays(other, None)
        return bool((dates and others_dates) or days)
    return _share(words, others_words) or _share(others_words, words)


def _share(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the last of the words stands among the others, or more than half of them where they are the fewer."""
    if not words or not others:
        return False
    known = frozenset(others)
    shared = [stands_in(word, known) for word in words]
    return shared[-1] or (len(words) <= len(others) and sum(shared) * 2 > len(words))


@lru_cache(maxsize=256)
def _figures(text: str) -> frozenset[str]:
    """The numbers of a text, also spelled out, without those of its dates and years."""
    for mention in reversed(find_dates(text)):
        text = text[: mention.start] + " " + text[mention.end :]
    text = _YEAR.sub(" ", text)
    return frozenset(numbers(text)) | (spelled_numbers(text) - {_ONE})


@lru_cache(maxsize=256)
def _content(text: str) -> tuple[str, ...]:
    """The words that name something, in their order: no articles and the like, months, figures."""
    return tuple(
        word
        for match in _WORD.finditer(text)
        if (len(word := match.group()) >= _MIN_LETTERS or not word.islower())
        and not word.isdigit()
        and not is_function_word(word)
    )
