"""Whether two articles' exact words say the same thing, as far as spelling shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.figure_words import is_figure_word
from assistant.figures import Figures, counting, figures_in, same_figures
from assistant.guard_words import weekdays
from assistant.mentions import is_function_word, stands_in
from index.dates import DateMention, find_dates, overlaps

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_MARKS = " .,;:!?"
"""Behind the last word: "October 5." has a day."""
_MIN_LETTERS = 3


def agree(one: str, other: str) -> bool:
    """True when the exact words give the same date or figure or, where they give neither, the same name or thing.

    Figures are the same when their values are: "90 minutes" and "anderthalb Stunden". Where one text's figure cannot be
    read, no agreement is claimed. Names are the same by the last word of either, or most words of the shorter:
    "russische Seite" and "der russische Präsident" share no more than where they are from. Words of another language
    may well say the same; where that does not show, it is not claimed.
    """
    if one.strip().casefold() == other.strip().casefold():
        return True
    dates, others_dates = _dates(one), _dates(other)
    if dates and others_dates and not (_within(dates, others_dates) and _within(others_dates, dates)):
        return False
    figures, others_figures = _figures(one), _figures(other)
    if dates and others_dates and figures == others_figures and figures.years:
        return True
    same = _same_numbers(figures, others_figures)
    if same is not None:
        return same
    words, others_words = _content(one), _content(other)
    if not words and not others_words:
        days = weekdays(one, None) & weekdays(other, None)
        return bool((dates and others_dates) or days)
    return _share(words, others_words) or _share(others_words, words)


def _within(dates: Sequence[DateMention], others: Sequence[DateMention]) -> bool:
    """Whether each of the dates shares a day with one of the others."""
    return all(any(_share_day(date, other) for other in others) for date in dates)


def _share_day(date: DateMention, other: DateMention) -> bool:
    """Whether two dates can be the same; one without a year is of the other's."""
    return overlaps(date.range, other.range) if date.year is None else overlaps(other.range, date.range)


def _same_numbers(one: Figures, other: Figures) -> bool | None:
    """Whether two texts' figures and years are the same; None where they do not tell."""
    years, others_years = one.years, other.years
    if years and others_years and not years & others_years:
        return False
    one, other = _counted_years(one, other), _counted_years(other, one)
    if one.read and other.read:
        return same_figures(one, other)
    if not one.read and not other.read:
        if years & others_years:
            return True
        return False if one.vague and other.vague else None
    without = other if one.read else one
    return False if without.vague or without.bare or without.years else None


def _counted_years(one: Figures, other: Figures) -> Figures:
    """The figures with what could be a year counted, where the other text counts as many: "1600 Soldaten"."""
    counts = frozenset(counting(year) for year in one.years for figure in other.read if figure.number == year)
    return replace(one, read=one.read | counts) if counts else one


def _share(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the last of the words stands among the others, or more than half of them where they are the fewer."""
    if not words or not others:
        return False
    known = frozenset(others)
    shared = [stands_in(word, known) for word in words]
    return shared[-1] or (len(words) <= len(others) and sum(shared) * 2 > len(words))


@lru_cache(maxsize=1024)
def _dates(text: str) -> tuple[DateMention, ...]:
    return tuple(find_dates(text.rstrip(_MARKS)))


@lru_cache(maxsize=1024)
def _figures(text: str) -> Figures:
    """What a text counts and measures, without its dates; the years of its dates stay."""
    years = set()
    for mention in reversed(_dates(text)):
        years |= {int(year) for year in _YEAR.findall(text[mention.start : mention.end])}
        text = text[: mention.start] + " " + text[mention.end :]
    figures = figures_in(text)
    return replace(figures, years=figures.years | years) if years else figures


@lru_cache(maxsize=1024)
def _content(text: str) -> tuple[str, ...]:
    """The words that name something, in their order: no articles and the like, months, figures, units."""
    return tuple(
        word
        for match in _WORD.finditer(text)
        if (len(word := match.group()) >= _MIN_LETTERS or not word.islower())
        and not word.isdigit()
        and not is_function_word(word)
        and not is_figure_word(word)
    )
