"""Dates as news writes them: text in, ISO dates and ranges of days out.

Used on the article line for the publication date, and on the question line for the time that is asked about.
A date in a text is most often that of an event and not of publication: this module finds dates and says nothing
about what happened then.

Where a date has no year ("on 7 December"), its range lies in the year ``ANY_YEAR`` (4, a leap year that no
archive reaches): ``overlaps`` then compares month and day alone, in whatever year.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from index.date_words import (
    BETWEEN,
    EARLY,
    JOINERS,
    LATE,
    MIDDLE,
    MONTH_LEADS,
    MONTHS,
    RELATIVE_DAYS,
    SHORT_MONTHS,
    YEAR_FOLLOWERS,
    YEAR_LEADS,
)

ANY_YEAR = 4
"""The year of ranges whose year is not said; a leap year, so that 29 February exists."""

FIRST_YEAR, LAST_YEAR = 1500, 2100
DateRange = tuple[date, date]
"""First and last day, both inclusive."""

Part = Literal["early", "middle", "late"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that stands in a text at ``[start, end)``; what the text leaves out is None.

    Attributes:
        part: "early", "middle" or "late" of the month or year, where the text says so.
        last_day: for "10 to 12 January" the last day of the range; else None.
    """

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    last_day: int | None = None

    @property
    def iso(self) -> str:
        """``2021-12-31``, ``2021-12``, ``2021``; without a year ``--12-31`` or ``--12``."""
        parts = [f"{self.year:04d}" if self.year is not None else "-"]
        parts += [f"{number:02d}" for number in (self.month, self.day) if number is not None]
        return "-".join(parts)

    @property
    def range(self) -> DateRange:
        """First and last day; in ``ANY_YEAR`` when the year is not said."""
        year = self.year if self.year is not None else ANY_YEAR
        if self.month is None:
            months = {"early": (1, 3), "middle": (5, 8), "late": (10, 12)}.get(self.part or "", (1, 12))
            return date(year, months[0], 1), date(year, months[1], _days_in(year, months[1]))
        length = _days_in(year, self.month)
        if self.day is not None:
            last = max(min(self.last_day or self.day, length), self.day)
            return date(year, self.month, self.day), date(year, self.month, last)
        days = {"early": (1, 10), "middle": (11, 20), "late": (21, length)}.get(self.part or "", (1, length))
        return date(year, self.month, days[0]), date(year, self.month, days[1])


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
    if not _exists(year, month, day):
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
        _in_year(asked[0], year) <= last and first <= _in_year(asked[1], year)
        for year in range(first.year, last.year + 1)
    )


def _in_year(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, _days_in(year, day.month)))


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or (month is not None and 1 <= day <= _days_in(year if year is not None else ANY_YEAR, month))


_ISO_PARTIAL = re.compile(r"(?:(?P<year>\d{4})|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


@cache
def _month_numbers() -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """Full names of all languages, and abbreviations by language, each to the number of the month."""
    full = {
        form: number
        for names in MONTHS.values()
        for number, forms in enumerate(names, 1)
        for form in forms.split("|")
    }
    short = {
        language: {form: number for number, forms in enumerate(names, 1) for form in forms.split("|") if form != "_"}
        for language, names in SHORT_MONTHS.items()
    }
    return full, short


def _any_of(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


@cache
def _written_pattern() -> re.Pattern[str]:
    """Dates with the month as a word, at day, month or month-and-day precision, day before or after it."""
    full, short = _month_numbers()
    months = _any_of([*full, *(form for forms in short.values() for form in forms)])
    narrowing = (
        rf"(?:(?P<early>{_any_of(EARLY)})|(?P<middle>{_any_of(MIDDLE)})|(?P<late>{_any_of(LATE)}))(?:[\s-]+|(?<=-))"
    )
    ordinal = r"(?:\.|\s?º|\s?°|er|st|nd|rd|th|-?го|-?е|ª)?"
    joined = r"\s*(?P<joiner>,|/|-|–|—|und|and|bis(?:\s+zum)?|to|et|au|y|al|e|и|і|та|по|en|tot|i|do)\s*(?:le\s+|the\s+|am\s+)?"
    days = rf"(?P<day>\d{{1,2}}){ordinal}(?:{joined}(?P<day2>\d{{1,2}}){ordinal})?\s*(?:of\s+|de\s+|d['’])?"
    year = r"(?:,?\s+(?:de\s+|del\s+|of\s+)?|\s*[.-]\s*)(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
    after = r"(?:\.?\s+(?:the\s+)?(?P<dayafter>\d{1,2})(?:st|nd|rd|th)?(?![\d.:]|\s*(?:Uhr|h\b|%)))"
    return re.compile(
        rf"(?<![^\W_])(?:{narrowing})?(?:{days}(?:-|\s*))?(?<![^\W\d_])(?P<month>{months})(?![^\W\d_])\.?"
        rf"(?:(?<!\d\d\d\d){after})?(?:{year})?",
        re.IGNORECASE,
    )


_NUMERIC = re.compile(
    r"""(?<![\d.,/:-])(?:
      (?P<y1>(?:1[5-9]|20)\d\d)(?P<s1>[-/.])(?P<m1>\d{1,2})(?:(?P=s1)(?P<d1>\d{1,2})(?:[T ]\d\d:?\d\d\S*)?)?(?![\d])
    | (?P<d2>\d{1,2})(?P<s2>[./-])\s?(?P<m2>\d{1,2})(?P=s2)\s?(?P<y2>(?:1[5-9]|20)\d\d)(?!\d)
    | (?P<d3>\d{1,2})\.\s?(?P<m3>\d{1,2})\.(?P<y3>\d\d)?(?![\d.:])
    | (?P<m4>\d{1,2})[/.](?P<y4>(?:1[5-9]|20)\d\d)(?![\d/.])
    | (?P<y5>(?:1[5-9]|20)\d\d)\s?[年년]\s?(?:(?P<m5>\d{1,2})\s?[月월]\s?(?:(?P<d5>\d{1,2})\s?[日일])?)?
    | (?P<m6>\d{1,2})\s?[月월]\s?(?:(?P<d6>\d{1,2})\s?[日일])?
    )""",
    re.VERBOSE,
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR = re.compile(r"(?<![\w.,/-])(?P<year>(?:1[5-9]|20)\d\d)(?![\w/]|[.,]\d|-\d)")
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s'’]*$")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")
_NARROWED_YEAR = re.compile(r"(?:^|[\s(])([^\W\d_]+(?:\s+(?:de|of|des|del))?)\s+(?:des Jahres\s+)?$", re.IGNORECASE)


def find_dates(text: str, language: str | None = None) -> list[DateMention]:
    """Every date of the text at day or month precision, in order, without overlaps; bare years are left out.

    Args:
        text: a line, a question, a paragraph.
        language: ISO 639-1 code; decides about abbreviated months and English 12/02/2022, where the order of
            day and month cannot be known and only the year is taken.
    """
    mentions: list[DateMention] = []
    for match in _NUMERIC.finditer(text):
        mention = _numeric_mention(match, language)
        if mention is not None:
            mentions.append(mention)
    taken = [(mention.start, mention.end) for mention in mentions]
    for match in _written_pattern().finditer(text):
        for mention in _written_mentions(text, match, language):
            if not any(start < mention.end and mention.start < end for start, end in taken):
                mentions.append(mention)
    return sorted(mentions, key=lambda mention: (mention.start, mention.day or 0))


def _numeric_mention(match: re.Match[str], language: str | None) -> DateMention | None:
    start, end = match.span()
    for index in "123456":
        names = match.re.groupindex
        year_text = match[f"y{index}"] if f"y{index}" in names else None
        month_text = match[f"m{index}"]
        day_text = match[f"d{index}"] if f"d{index}" in names else None
        if not (month_text or year_text):
            continue
        year = int(year_text) if year_text else None
        month = int(month_text) if month_text else None
        day = int(day_text) if day_text else None
        if index == "2" and match["s2"] == "/" and month is not None and day is not None:
            if month > 12 >= day:
                month, day = day, month
            elif language == "en" and month <= 12 and day <= 12 and month != day:
                month = day = None
        if index == "3" and year is not None:
            year += 2000 if year < 70 else 1900
        if index == "1" and match["s1"] == "." and day is None:
            return None
        return DateMention(start, end, year, month, day) if _exists(year, month, day) else None
    return None


def _written_mentions(text: str, match: re.Match[str], language: str | None) -> list[DateMention]:
    full, short = _month_numbers()
    name = match["month"].lower()
    day_text = match["day"] or match["dayafter"]
    year = int(match["year"]) if match["year"] else None
    month = full.get(name)
    if month is None:
        month = _short_month(name, language, short, certain=bool(day_text and year))
        if month is None or not (day_text or year):
            return []
    elif not day_text and not year and not _is_bare_month(text, match, name, language):
        return []
    part: Part | None = "early" if match["early"] else "middle" if match["middle"] else "late" if match["late"] else None
    if not day_text:
        return [DateMention(match.start(), match.end(), year, month, None, part)]
    day = int(day_text)
    if not _exists(year, month, day):
        start = match.start("month")
        return [DateMention(start, match.end(), year, month)] if year else []
    second = int(match["day2"]) if match["day2"] else None
    if second is None or not _exists(year, month, second):
        return [DateMention(match.start(), match.end(), year, month, day)]
    lead = _LAST_WORD.search(text[max(0, match.start() - 20) : match.start()])
    between = lead is not None and lead[1].lower() in BETWEEN and match["joiner"] not in (",", "/")
    if between or match["joiner"].lower().split()[0] in ("-", "–", "—", "bis", "to", "au", "al", "по", "tot", "do"):
        return [DateMention(match.start(), match.end(), year, month, day, None, second)]
    middle = match.start("day2")
    return [
        DateMention(match.start(), middle, year, month, day),
        DateMention(middle, match.end(), year, month, second),
    ]


def _short_month(name: str, language: str | None, short: dict[str, dict[str, int]], certain: bool) -> int | None:
    if language in short and name in short[language]:
        return short[language][name]
    if language in short and not certain:
        return None
    numbers = {forms[name] for forms in short.values() if name in forms}
    return numbers.pop() if len(numbers) == 1 and (certain or language is None) else None


def _is_bare_month(text: str, match: re.Match[str], name: str, language: str | None) -> bool:
    """Whether a month's name alone is a month: "in May" is one, "may" and "march" as verbs are not."""
    if match["early"] or match["middle"] or match["late"]:
        return True
    if name in ("may", "march", "mars", "august", "mai", "mei", "maj", "maja", "май", "marco", "лютий", "серпень"):
        lead = _LAST_WORD.search(text[max(0, match.start() - 20) : match.start()])
        lead_word = lead[1].lower() if lead else ""
        leads = MONTH_LEADS | {"en", "de", "w", "в", "у", "au", "à", "depuis", "für", "zum", "seit", "bis", "ab", "до", "с"}
        if name in ("mars", "maja") and match["month"][0].isupper() and language != "de":
            return False
        return lead_word in leads and (language != "en" or match["month"][0].isupper())
    return True


def parse_date(text: str, language: str | None = None) -> str | None:
    """The first date of a short text (a byline, a meta tag, a file name's part) as ISO, or None.

    At day, month or year precision; dates without a year do not count. A time and zone are dropped: the day
    stays as it is written there.
    """
    text = text.strip()
    compact = _COMPACT.search(text)
    for mention in find_dates(text, language):
        if mention.year is not None and FIRST_YEAR <= mention.year <= LAST_YEAR:
            if compact and compact.start() < mention.start:
                break
            return mention.iso
    if compact and _exists(int(compact["year"]), int(compact["month"]), int(compact["day"])):
        return f"{compact['year']}-{compact['month']}-{compact['day']}"
    year = _YEAR.search(text)
    return year["year"] if year else None


def find_in_question(question: str, language: str | None, today: date | None = None) -> list[DateRange]:
    """The times a question names, as ranges of days, in order; empty when it names none.

    "on 7 December" gives 7 December in ``ANY_YEAR`` (compare with ``overlaps``); "Ende Dezember 2021" gives
    21 to 31 December 2021; "between 7 and 30 December 2021" one range. A year said once counts for the dates
    before it that lack one ("on 7 and on 30 December 2021").

    Args:
        question: as the person typed it.
        language: ISO 639-1 code of the question, or None.
        today: the day of asking; without it "yesterday" and the like are passed over.
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
    if today is not None:
        ranges += _relative_days(question, language, today)
    return list(dict.fromkeys(ranges))


def _year_mention(question: str, match: re.Match[str]) -> DateMention | None:
    before, after = question[: match.start()], question[match.end() :]
    narrowed = _NARROWED_YEAR.search(before)
    if narrowed:
        word = narrowed[1].lower()
        for part, words in (("early", EARLY), ("middle", MIDDLE), ("late", LATE)):
            if word in words:
                return DateMention(narrowed.start(1), match.end(), int(match["year"]), part=part)  # type: ignore[arg-type]
    lead = _LAST_WORD.search(before)
    following = _NEXT_WORD.match(after)
    led = lead is not None and lead[1].lower() in YEAR_LEADS
    closed = not after.strip() or after.lstrip()[0] in "?!.,;:)»”\""
    followed = following is not None and following[1].lower() in YEAR_FOLLOWERS
    if not (led or closed or followed):
        return None
    return DateMention(match.start(), match.end(), int(match["year"]))


def _with_shared_year(mentions: list[DateMention]) -> list[DateMention]:
    years = {mention.year for mention in mentions if mention.year is not None}
    if len(years) != 1:
        return mentions
    (year,) = years
    last_known = max(index for index, mention in enumerate(mentions) if mention.year is not None)
    return [
        DateMention(m.start, m.end, year, m.month, m.day, m.part, m.last_day)
        if m.year is None and index < last_known and _exists(year, m.month, m.day)
        else m
        for index, m in enumerate(mentions)
    ]


def _merge_between(question: str, found: list[tuple[int, int, DateRange]]) -> list[tuple[int, int, DateRange]]:
    """"between A and B" as one range."""
    merged: list[tuple[int, int, DateRange]] = []
    for start, end, days in found:
        if merged:
            before_start, before_end, before = merged[-1]
            joiner = question[before_end:start].strip().lower()
            words = joiner.split()
            lead = _LAST_WORD.search(re.sub(r"\b(?:the|dem|den|le|el|il|o)\s*$", "", question[:before_start], flags=re.I))
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


def _relative_days(question: str, language: str | None, today: date) -> list[DateRange]:
    ranges: list[DateRange] = []
    for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", question.lower()):
        if word == "hier" and language != "fr":
            continue
        days = RELATIVE_DAYS.get(word.replace("’", "'"))
        if days is not None:
            day = today + timedelta(days=days)
            ranges.append((day, day))
    return ranges
