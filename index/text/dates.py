"""Dates as news writes them: text in, ISO dates and ranges of days out.

Used on the article line for the publication date, and on the question line for the time that is asked about.
A date in a text is most often that of an event and not of publication: this module finds dates and says nothing
about what happened then.

Where a date has no year ("on 7 December"), its range lies in the year ``ANY_YEAR`` (4, a leap year that no
archive reaches): ``overlaps`` then compares month and day alone, in whatever year.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.text.date_forms import folded
from index.text.date_mentions import ANY_YEAR, LAST_WORD, DateMention, DateRange, days_in, exists, find_dates
from index.text.date_words import (
    BETWEEN,
    EARLY,
    JOINERS,
    LATE,
    MIDDLE,
    PLACE_LEADS,
    YEAR_FOLLOWERS,
    YEAR_LEADS,
)

__all__ = [
    "ANY_YEAR",
    "DateMention",
    "DateRange",
    "agree",
    "date_range",
    "exists",
    "find_dates",
    "find_in_question",
    "in_year",
    "overlaps",
    "parse_date",
    "precision",
]

FIRST_YEAR, LAST_YEAR = 1500, 2100
_ISO_PARTIAL = re.compile(r"(?:(?P<year>\d{4})|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


_COMPACT = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_YEAR = re.compile(r"(?<![\w.,/-])(?P<year>(?:1[5-9]|20)\d\d)(?![\w/]|[.,]\d|-\d)")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")
_NARROWED_YEAR = re.compile(
    r"(?:^|[\s(])([^\W\d_]+(?:\s+(?:de|of|des|del))?)\s+(?:des Jahres\s+)?$", re.IGNORECASE
)


def date_range(iso: str) -> DateRange:
    """First and last day of an ISO date at day, month or year precision (``2021-12-31``, ``2021-12``, ``2021``).

    ``--12-31`` and ``--12`` (no year) give days in ``ANY_YEAR``. ValueError for anything else.
    """
    match = _ISO_PARTIAL.fullmatch(iso.strip())
    if match is None:
        raise ValueError(f"{iso!r} is not a date; write 2021-12-31, 2021-12 or 2021")
    year = ANY_YEAR if match["year"] is None else int(match["year"])
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if match["day"] else None
    if not exists(year, month, day):
        raise ValueError(f"{iso!r} is a day that does not exist; write 2021-12-31, 2021-12 or 2021")
    return DateMention(0, 0, year, month, day).range


def precision(iso: str) -> int:
    """1 for a year, 2 for a month, 3 for a day."""
    return iso.removeprefix("-").count("-") + 1


def agree(first: str, second: str) -> bool:
    """Whether two ISO dates can be the same day, as ``2021-12`` and ``2021-12-31`` can."""
    return first == second or first.startswith(second + "-") or second.startswith(first + "-")


def overlaps(asked: DateRange, published: DateRange | str, tolerance_days: int = 0) -> bool:
    """Whether two ranges share a day; years are ignored when ``asked`` lies in ``ANY_YEAR``.

    Args:
        asked: a range as ``find_in_question`` gives it.
        published: a range, or an ISO date of any precision.
        tolerance_days: days by which ``published`` may lie later, as news appears after its event.
    """
    first, last = date_range(published) if isinstance(published, str) else published
    first = first - timedelta(days=tolerance_days) if tolerance_days else first
    if asked[0].year != ANY_YEAR:
        return asked[0] <= last and first <= asked[1]
    if (last - first).days >= 365:
        return True
    return any(
        in_year(asked[0], year) <= last and first <= in_year(asked[1], year)
        for year in range(first.year, last.year + 1)
    )


def in_year(day: date, year: int) -> date:
    """The same day of another year; 28 February for a 29th that it lacks."""
    return date(year, day.month, min(day.day, days_in(year, day.month)))


def parse_date(text: str, language: str | None = None) -> str | None:
    """The first date of a short text (a byline, a meta tag, a file name's part) as ISO, or None.

    At day, month or year precision; dates without a year do not count. A time and zone are dropped: the day
    stays as it is written there.
    """
    text = folded(text.strip())
    compact = _COMPACT.search(text)
    for mention in find_dates(text, language):
        if mention.year is not None and FIRST_YEAR <= mention.year <= LAST_YEAR:
            if compact and compact.start() < mention.start:
                break
            return mention.iso
    if compact and exists(int(compact["year"]), int(compact["month"]), int(compact["day"])):
        return f"{compact['year']}-{compact['month']}-{compact['day']}"
    year = _YEAR.search(text)
    return year["year"] if year else None


_NOUN = 4
_COUNTING = frozenset(
    "were über etwa rund about around almost nearly fast plus menos environ casi presque circa".split()
)
"""Words before four digits that are a number all the same."""


def find_in_question(question: str, language: str | None) -> list[DateRange]:
    """The times a question names, as ranges of days, in order; empty when it names none.

    "on 7 December" gives 7 December in ``ANY_YEAR`` (compare with ``overlaps``); "Ende Dezember 2021" gives
    21 to 31 December 2021; "between 7 and 30 December 2021" one range. A year said once counts for the dates
    before it that lack one ("on 7 and on 30 December 2021"). "Yesterday" names none: an archive answers the same
    whenever it is asked.

    Args:
        question: as the person typed it.
        language: ISO 639-1 code of the question, or None.
    """
    mentions = find_dates(question, language)
    taken = [(mention.start, mention.end) for mention in mentions]
    for match in _YEAR.finditer(question):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            mention = _year_mention(question, match)
            if mention is not None:
                mentions.append(mention)
    mentions.sort(key=lambda mention: mention.start)
    found = [(mention.start, mention.end, mention.range) for mention in _with_shared_year(mentions)]
    ranges = [days for _, _, days in _merge_between(question, found)]
    return list(dict.fromkeys(ranges))


def _year_mention(question: str, match: re.Match[str]) -> DateMention | None:
    before, after = question[: match.start()], question[match.end() :]
    narrowed = _NARROWED_YEAR.search(before)
    if narrowed:
        word = narrowed[1].lower()
        for part, words in (("early", EARLY), ("middle", MIDDLE), ("late", LATE)):
            if word in words:
                return DateMention(narrowed.start(1), match.end(), int(match["year"]), part=part)  # type: ignore[arg-type]
    lead = LAST_WORD.search(before)
    following = _NEXT_WORD.match(after)
    led = lead is not None and lead[1].lower() in YEAR_LEADS
    closed = not after.strip() or after.lstrip()[0] in '?!.,;:)»”"'
    followed = following is not None and following[1].lower() in YEAR_FOLLOWERS
    if not (led or closed or followed or _is_of_event(lead, int(match["year"]), following)):
        return None
    return DateMention(match.start(), match.end(), int(match["year"]))


def _is_of_event(lead: re.Match[str] | None, year: int, following: re.Match[str] | None) -> bool:
    """Whether four digits without "in" tell when something was: "Hochwasser 2021 in Halder"."""
    if lead is None or following is None or year % 100 == 0:
        return False
    before, after = lead[1].lower(), following[1].lower()
    return len(before) >= _NOUN and before not in _COUNTING and after in PLACE_LEADS


def _with_shared_year(mentions: list[DateMention]) -> list[DateMention]:
    years = {mention.year for mention in mentions if mention.year is not None}
    if len(years) != 1:
        return mentions
    (year,) = years
    last_known = max(index for index, mention in enumerate(mentions) if mention.year is not None)
    return [
        DateMention(m.start, m.end, year, m.month, m.day, m.part, m.last_day)
        if m.year is None and index < last_known and exists(year, m.month, m.day)
        else m
        for index, m in enumerate(mentions)
    ]


def _merge_between(
    question: str, found: list[tuple[int, int, DateRange]]
) -> list[tuple[int, int, DateRange]]:
    """Two dates as one range where the words around them say so ("between A and B")."""
    merged: list[tuple[int, int, DateRange]] = []
    for start, end, days in found:
        if merged:
            before_start, before_end, before = merged[-1]
            joiner = question[before_end:start].strip().lower()
            words = joiner.split()
            lead = LAST_WORD.search(
                re.sub(r"\b(?:the|dem|den|le|el|il|o)\s*$", "", question[:before_start], flags=re.I)
            )
            if (
                words
                and (joiner in JOINERS or words[0] in JOINERS)
                and len(words) <= 3
                and lead is not None
                and lead[1].lower() in BETWEEN
                and before[0] <= days[1]
                and before[0].year // 100 == days[1].year // 100
            ):
                merged[-1] = (before_start, end, (before[0], days[1]))
                continue
        merged.append((start, end, days))
    return merged
