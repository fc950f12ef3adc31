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
from functools import cache, lru_cache

from assistant.events.words import words
from assistant.words.word_patterns import whole_words
from index.records import Passage
from index.text.date_mentions import LAST_WORD
from index.text.dates import (
    ANY_YEAR,
    DateMention,
    DateRange,
    date_range,
    find_dates,
    find_in_question,
    in_year,
    overlaps,
)


class Time(Enum):
    """What a sentence's time is to the time asked about."""

    SAME = "the sentence names it"
    POSSIBLE = "nothing speaks against it"
    ASIDE = "the sentence names another, its passage or its publication fits"
    OTHER = "passage and publication are of another time"


DAYS_AFTER, _DAYS_AFTER_A_MONTH = 3, 10
"""News appears up to so many days after its event; the first days of a month look back on the one before."""
_DAYS_AHEAD = 1
BORDERS = frozenset(
    "before after since until till by vor nach seit bis ab avant après depuis jusqu'au antes después desde hasta "
    "до после перед с від після перед prima dopo".split()
)
_LONGEST_DAYS = 31
"""Longer ranges ("in 2021") are periods, in which a sentence of any date may lie."""

WEEKDAYS = (
    "monday|mondays?|montags?|lundis?|lunes|понедельник\\w*|понеділ\\w+|lunedì|segunda-feira|maandag|poniedział\\w+",
    "tuesdays?|dienstags?|mardis?|martes|вторник\\w*|вівтор\\w+|martedì|terça-feira|dinsdag|wtor\\w+",
    "wednesdays?|mittwochs?|mercredis?|miércoles|сред[ауыеой]+|серед[ауиіо]\\w*|mercoledì|quarta-feira|woensdag|środ\\w+",
    "thursdays?|donnerstags?|jeudis?|jueves|четверг\\w*|четвер\\w*|giovedì|quinta-feira|donderdag|czwart\\w+",
    "fridays?|freitags?|vendredis?|viernes|пятниц\\w+|п['’]ятниц\\w+|venerdì|sexta-feira|vrijdag|piąt\\w+",
    "saturdays?|samstags?|sonnabends?|samedis?|sábados?|суббот\\w+|субот\\w+|sabato|zaterdag|sobot\\w+",
    "sundays?|sonntags?|dimanches?|domingos?|воскресень\\w+|неділ[юіяе]\\w*|domenica|zondag|niedziel\\w+",
)
"""Patterns of the days' names, Monday first."""
_WEEKDAY = re.compile(
    "|".join(rf"(?P<d{n}>\b(?:{words})\b)" for n, words in enumerate(WEEKDAYS)), re.IGNORECASE
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
        mention.range for mention in find_dates(question, language) if _is_border(question, mention.start)
    ]
    return tuple(
        days
        for days in find_in_question(question, language)
        if (days[1] - days[0]).days < _LONGEST_DAYS and days not in bordered
    )


def _is_border(question: str, start: int) -> bool:
    lead = LAST_WORD.search(_article().sub("", question[:start]))
    return lead is not None and lead[1].casefold() in BORDERS


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words('date_articles')['all']})\s+$", re.IGNORECASE)


def asked_mentions(question: str, language: str | None) -> tuple[DateMention, ...]:
    """Where the question names the days of :func:`asked_days`."""
    asked = asked_days(question, language)
    return tuple(
        mention
        for mention in (find_dates(question, language) if asked else ())
        if mention.range in asked and not _is_border(question, mention.start)
    )


def is_written_otherwise(asked: DateRange, passage: Passage) -> bool:
    """Whether the passage is of the days asked about, and tells so by a weekday or by its publication alone.

    Its own dateline counts for its publication. A month is written where its name stands, and not by its days.
    """
    published = _published(passage.date)
    if published is None or published[0] != published[1] or not _fits((asked,), published):
        return False
    is_day = asked[0] == asked[1]
    mentions = [
        (mention, _in_nearest_year(mention.range, published))
        for mention in find_dates(passage.text, passage.language)
    ]
    dates = [(mention, days) for mention, days in mentions if days != published]
    if _any_overlap((asked,), [days for mention, days in dates if is_day or mention.day is None]):
        return False
    own = [days for _, days in dates] + _weekdays_in(passage.text, passage.language, published)
    if own:
        return _any_overlap((asked,), own)
    return _share_a_day(asked, (published[0] - timedelta(days=1 if is_day else 0), published[1]))


def is_of_days(asked: Sequence[DateRange], passage: Passage) -> bool:
    """Whether the passage appeared on the days asked about, or names one; True where its own day is not known.

    One that names no day is of that of its publication, or of the day before.
    """
    published = _published(passage.date)
    if published is None or _any_overlap(asked, (published,)):
        return True
    named = [
        _in_nearest_year(mention.range, published) for mention in find_dates(passage.text, passage.language)
    ]
    named = [days for days in named if days != published]
    if not named and not _weekdays_in(passage.text, passage.language, published):
        return _any_overlap(asked, ((published[0] - timedelta(days=1), published[1]),))
    past = [(day, day) for day in past_days(passage, passage.text)]
    return _any_overlap(asked, named + past)


def delay(asked: Sequence[DateRange], passage: Passage) -> int:
    """How many days the article appeared after, or before, the last of those asked about; 0 where that is not known."""
    day = day_of_publication(passage)
    if day is None:
        return 0
    return min(abs((day - _in_nearest_year(days, (day, day))[1]).days) for days in asked)


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


def day_of_publication(passage: Passage) -> date | None:
    """The day on which the passage's article appeared; None where not the day is known."""
    published = _published(passage.date)
    return published[0] if published is not None and published[0] == published[1] else None


def names_days(passage: Passage, text: str, *, near: bool) -> bool:
    """Whether a text of the passage names days: only such as lie apart from its publication, or one just ahead of it.

    Args:
        passage: whose day of publication is known.
        text: a sentence of it, or all.
        near: ask for a day of the next few days; else for days of which none is near the publication.
    """
    day = day_of_publication(passage)
    if day is None:
        return False
    published = (day, day)
    named = [
        _in_nearest_year(mention.range, published) for mention in find_dates(text, passage.language)
    ] + _weekdays_in(text, passage.language, published)
    ahead = (day + timedelta(days=1), day + timedelta(days=DAYS_AFTER))
    if near:
        return any(overlaps(days, ahead) for days in named if days[0] == days[1])
    around = (day - timedelta(days=DAYS_AFTER), day + timedelta(days=DAYS_AFTER))
    return bool(named) and not any(overlaps(days, around) for days in named)


def past_days(passage: Passage, sentence: str) -> tuple[date, ...]:
    """The single days up to its publication that a sentence of the passage names; none where that is not known."""
    published = _published(passage.date)
    if published is None or published[0] != published[1]:
        return ()
    dates = [_in_nearest_year(mention.range, published) for mention in find_dates(sentence, passage.language)]
    named = dates + _weekdays_in(sentence, passage.language, published)
    return tuple(days[0] for days in named if days[0] == days[1] and days[0] <= published[0])


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
    return tuple(found + _weekdays_in(text, language, published))


def _weekdays_in(text: str, language: str | None, published: DateRange | None) -> list[DateRange]:
    """The days that a text names by weekday, or as yesterday; none without a day of publication."""
    if published is None or published[0] != published[1]:
        return []
    found = [
        days
        for match in _WEEKDAY.finditer(_GERMAN_PART_OF_DAY.sub(r"\1 ", text))
        for days in _around(published[0], int((match.lastgroup or "d0")[1:]))
    ]
    day = published[0] - timedelta(days=1)
    return found + [(day, day) for _ in _yesterday(language).finditer(text)]


@cache
def _yesterday(language: str | None) -> re.Pattern[str]:
    return whole_words(words("yesterday").get(language or "", "(?!)"))


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
