"""Whether a sentence speaks of the time that a question asks about: which of several similar events is meant.

In: the days that the question names, a sentence and its passage with the day of publication. A sentence's time is the
date in it, or the weekday counted from the day of publication; where it names none, what its passage names and the
days before the publication.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from index.date_mentions import LAST_WORD
from index.dates import ANY_YEAR, DateRange, date_range, find_dates, find_in_question, in_year, overlaps
from index.records import Passage


class Time(Enum):
    """What a sentence's time is to the time asked about."""

    SAME = "the sentence names it"
    POSSIBLE = "nothing speaks against it"
    ASIDE = "the sentence names another, its passage or its publication fits"
    OTHER = "passage and publication are of another time"


DAYS_AFTER, _DAYS_AFTER_A_MONTH = 3, 10
"""News appears up to so many days after its event; the first days of a month look back on the one before."""
_DAYS_AHEAD = 1
_BORDERS = frozenset(
    "before after since until till by vor nach seit bis ab avant après depuis jusqu'au antes después desde hasta "
    "до после перед с від після перед prima dopo".split()
)
_LONGEST_DAYS = 31
"""Longer ranges ("in 2021") are periods, in which a sentence of any date may lie."""

_WEEKDAYS = (
    "monday|mondays?|montags?|lundis?|lunes|понедельник\\w*|понеділ\\w+|lunedì|segunda-feira|maandag|poniedział\\w+",
    "tuesdays?|dienstags?|mardis?|martes|вторник\\w*|вівтор\\w+|martedì|terça-feira|dinsdag|wtor\\w+",
    "wednesdays?|mittwochs?|mercredis?|miércoles|сред[ауыеой]+|серед[ауиіо]\\w*|mercoledì|quarta-feira|woensdag|środ\\w+",
    "thursdays?|donnerstags?|jeudis?|jueves|четверг\\w*|четвер\\w*|giovedì|quinta-feira|donderdag|czwart\\w+",
    "fridays?|freitags?|vendredis?|viernes|пятниц\\w+|п['’]ятниц\\w+|venerdì|sexta-feira|vrijdag|piąt\\w+",
    "saturdays?|samstags?|sonnabends?|samedis?|sábados?|суббот\\w+|субот\\w+|sabato|zaterdag|sobot\\w+",
    "sundays?|sonntags?|dimanches?|domingos?|воскресень\\w+|неділ[юіяе]\\w*|domenica|zondag|niedziel\\w+",
)
_WEEKDAY = re.compile(
    "|".join(rf"(?P<d{n}>\b(?:{words})\b)" for n, words in enumerate(_WEEKDAYS)), re.IGNORECASE
)
_GERMAN_PART_OF_DAY = re.compile(
    r"(?i)\b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(?=abend|morgen|nachmittag|vormittag|mittag|nacht)"
)


@lru_cache(maxsize=128)
def asked_days(question: str, language: str | None) -> tuple[DateRange, ...]:
    """The days or months that a question names as the time of what it asks for.

    Years and longer periods are left out, and so are borders ("before 12 January", "seit Juli 2019").
    """
    bordered = [
        mention.range
        for mention in find_dates(question, language)
        if (lead := LAST_WORD.search(question[: mention.start])) and lead[1].casefold() in _BORDERS
    ]
    return tuple(
        days
        for days in find_in_question(question, language)
        if (days[1] - days[0]).days < _LONGEST_DAYS and days not in bordered
    )


def time_of(asked: Sequence[DateRange], passage: Passage, sentence: str) -> Time:
    """Which time the sentence is of; ``POSSIBLE`` where the question names none."""
    if not asked:
        return Time.POSSIBLE
    published = _published(passage.date)
    own = _days_in(sentence, passage.language, published)
    if _any_overlap(asked, own):
        return Time.SAME
    if not (
        _any_overlap(asked, _days_in(passage.text, passage.language, published)) or _fits(asked, published)
    ):
        return Time.OTHER
    return Time.ASIDE if own else Time.POSSIBLE


def _fits(asked: Sequence[DateRange], published: DateRange | None) -> bool:
    """Whether news of that day can be of the time asked about; True where the day is not known."""
    if published is None:
        return True
    return any(_is_around(days, published) for days in asked)


def _is_around(days: DateRange, published: DateRange) -> bool:
    after = _DAYS_AFTER_A_MONTH if (days[1] - days[0]).days > 7 else DAYS_AFTER
    return overlaps(days, (published[0] - timedelta(days=after), published[1] + timedelta(days=_DAYS_AHEAD)))


def _any_overlap(asked: Sequence[DateRange], found: Sequence[DateRange]) -> bool:
    return any(_share_a_day(days, other) for days in asked for other in found)


def _share_a_day(one: DateRange, other: DateRange) -> bool:
    """As ``overlaps``, where either range may lack its year."""
    if other[0].year == ANY_YEAR != one[0].year:
        return overlaps(other, one)
    return overlaps(one, other)


def _published(iso: str | None) -> DateRange | None:
    try:
        return date_range(iso) if iso else None
    except ValueError:
        return None


@lru_cache(maxsize=512)
def _days_in(text: str, language: str | None, published: DateRange | None) -> tuple[DateRange, ...]:
    """The days that a text names: by date, or by weekday where the day of publication is known."""
    found = [_in_nearest_year(mention.range, published) for mention in find_dates(text, language)]
    if published is not None and published[0] == published[1]:
        for match in _WEEKDAY.finditer(_GERMAN_PART_OF_DAY.sub(r"\1 ", text)):
            weekday = int((match.lastgroup or "d0")[1:])
            found.extend(_around(published[0], weekday))
    return tuple(found)


def _in_nearest_year(days: DateRange, published: DateRange | None) -> DateRange:
    """Days whose year is not said, in the year that brings them nearest to the publication."""
    if days[0].year != ANY_YEAR or published is None:
        return days
    years = (published[0].year - 1, published[0].year, published[0].year + 1)
    placed = [(in_year(days[0], year), in_year(days[1], year)) for year in years]
    return min(placed, key=lambda place: abs((place[0] - published[0]).days))


def _around(published: date, weekday: int) -> list[DateRange]:
    """The last such weekday up to the day of publication, and the next one after it."""
    back = (published.weekday() - weekday) % 7
    last = published - timedelta(days=back)
    coming = last + timedelta(days=7)
    return [(last, last), (coming, coming)]
