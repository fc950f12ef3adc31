"""Finds dates in a text, each with its place; below ``index.text.dates``, which makes ranges and decisions of them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from index.text.date_forms import any_of, find_forms, folded
from index.text.date_words import (
    BETWEEN,
    EARLY,
    FURTHER_MONTHS,
    LATE,
    MIDDLE,
    MONTH_LEADS,
    MONTHS,
    NAMES_TOO,
    SHORT_MONTHS,
)

ANY_YEAR = 4
"""The year of ranges whose year is not said; a leap year, so that 29 February exists."""

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
            return date(year, months[0], 1), date(year, months[1], days_in(year, months[1]))
        length = days_in(year, self.month)
        if self.day is not None:
            last = max(min(self.last_day or self.day, length), self.day)
            return date(year, self.month, self.day), date(year, self.month, last)
        days = {"early": (1, 10), "middle": (11, 20), "late": (21, length)}.get(self.part or "", (1, length))
        return date(year, self.month, days[0]), date(year, self.month, days[1])


def days_in(year: int, month: int) -> int:
    """Days of that month."""
    return calendar.monthrange(year, month)[1]


def exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has such a month or day; without a year, whether a leap year has it."""
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or (
        month is not None and 1 <= day <= days_in(year if year is not None else ANY_YEAR, month)
    )


@cache
def _full_months() -> dict[str, dict[str, int]]:
    """Full names of months, ``folded``, each with its number in the languages that have it."""
    numbers: dict[str, dict[str, int]] = {}
    for language, names in {**FURTHER_MONTHS, **MONTHS}.items():
        for number, forms in enumerate(names, 1):
            for form in forms.split("|"):
                numbers.setdefault(folded(form), {})[language] = number
    return numbers


@cache
def _short_months() -> dict[str, dict[str, int]]:
    """Abbreviations by language, each to the number of the month."""
    return {
        language: {
            form: number for number, forms in enumerate(names, 1) for form in forms.split("|") if form != "_"
        }
        for language, names in SHORT_MONTHS.items()
    }


@cache
def _written_pattern() -> re.Pattern[str]:
    """Dates with the month as a word, at day, month or month-and-day precision, day before or after it."""
    months = any_of([*_full_months(), *(form for forms in _short_months().values() for form in forms)])
    parts = (("early", EARLY), ("middle", MIDDLE), ("late", LATE))
    narrowing = (
        rf"(?:{'|'.join(f'(?P<{part}>{any_of([*words])})' for part, words in parts)})(?:[\s-]+|(?<=-))"
    )
    ordinal = r"(?:\.|\s?º|\s?°|er|st|nd|rd|th|-?го|-?е|ª)?"
    joiner = r"(?P<joiner>,|/|-|–|—|und|and|bis(?:\s+zum)?|to|et|au|y|al|e|и|і|та|по|en|tot|i|do)"
    joined = rf"\s*{joiner}\s*(?:le\s+|the\s+|am\s+)?"
    days = rf"(?P<day>\d{{1,2}}){ordinal}(?:{joined}(?P<day2>\d{{1,2}}){ordinal})?\s*(?:of\s+|de\s+|d['’])?"
    year = r"(?:,?\s+(?:de\s+|del\s+|of\s+|του\s+)?|\s*[.-]\s*)(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
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
LAST_WORD = re.compile(r"([^\W\d_]+)[\s'’]*$")


def find_dates(text: str, language: str | None = None) -> list[DateMention]:
    """Every date of the text at day or month precision, in order, without overlaps; bare years are left out.

    Args:
        text: a line, a question, a paragraph.
        language: ISO 639-1 code; decides about abbreviated months and English 12/02/2022, where the order of
            day and month cannot be known and only the year is taken.
    """
    found = _remembered if len(text) <= _LONGEST_REMEMBERED else _find_dates
    return list(found(text, language))


def _find_dates(text: str, language: str | None) -> Sequence[DateMention]:
    text = folded(text)
    mentions = [DateMention(*form) for form in find_forms(text, language) if exists(*form[2:])]
    taken = [(mention.start, mention.end) for mention in mentions]
    numeric = [_numeric_mention(match, language) for match in _NUMERIC.finditer(text)]
    mentions += [mention for mention in numeric if mention is not None and _is_apart(mention, taken)]
    taken = [(mention.start, mention.end) for mention in mentions]
    for match in _written_pattern().finditer(text):
        written = _written_mentions(text, match, language)
        mentions += [mention for mention in written if _is_apart(mention, taken)]
    return sorted(mentions, key=lambda mention: (mention.start, mention.day or 0))


_remembered = lru_cache(maxsize=1024)(_find_dates)
_LONGEST_REMEMBERED = 1500
"""Characters: a question asks for the dates of the same sentences and passages some eighty times."""


def _is_apart(mention: DateMention, taken: list[tuple[int, int]]) -> bool:
    return not any(start < mention.end and mention.start < end for start, end in taken)


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
        return DateMention(start, end, year, month, day) if exists(year, month, day) else None
    return None


def _written_mentions(text: str, match: re.Match[str], language: str | None) -> list[DateMention]:
    name = match["month"].lower()
    day_text = match["day"] or match["dayafter"]
    year = int(match["year"]) if match["year"] else None
    month = _full_month(name, language, has_day=bool(day_text), has_year=year is not None)
    if month is not None and not day_text and name in NAMES_TOO and _is_second_half(text, match.start()):
        return []
    if month is None:
        month = _short_month(name, language, _short_months(), certain=bool(day_text and year))
        if month is None or not (day_text or year):
            return []
    elif not day_text and not year and not _is_bare_month(text, match, name, language):
        return []
    part: Part | None = (
        "early" if match["early"] else "middle" if match["middle"] else "late" if match["late"] else None
    )
    if not day_text:
        return [DateMention(match.start(), match.end(), year, month, None, part)]
    day = int(day_text)
    if not exists(year, month, day):
        start = match.start("month")
        return [DateMention(start, match.end(), year, month)] if year else []
    second = int(match["day2"]) if match["day2"] else None
    if second is None or not exists(year, month, second):
        return [DateMention(match.start(), match.end(), year, month, day)]
    lead = LAST_WORD.search(text[max(0, match.start() - 20) : match.start()])
    between = lead is not None and lead[1].lower() in BETWEEN and match["joiner"] not in (",", "/")
    if between or match["joiner"].lower().split()[0] in (
        "-",
        "–",
        "—",
        "bis",
        "to",
        "au",
        "al",
        "по",
        "tot",
        "do",
    ):
        return [DateMention(match.start(), match.end(), year, month, day, None, second)]
    middle = match.start("day2")
    return [
        DateMention(match.start(), middle, year, month, day),
        DateMention(middle, match.end(), year, month, second),
    ]


def _is_second_half(text: str, start: int) -> bool:
    """Whether a hyphen joins a word to the one before it that is no month: the "Mart" of "Wal-Mart"."""
    before = re.search(r"([^\W\d_]+)-$", text[max(0, start - 20) : start])
    return before is not None and before[1].lower() not in _full_months()


def _full_month(name: str, language: str | None, *, has_day: bool, has_year: bool) -> int | None:
    """The month that a full name stands for in a language; a name of another one needs more of a date beside it.

    Names that are of different months in different languages ("listopada" in Polish and in Croatian) count only
    in their own.
    """
    known = _full_months().get(name)
    if known is None:
        return None
    if language in known:
        return known[language]
    if len(set(known.values())) > 1:
        return None
    number = next(iter(known.values()))
    if has_day and (has_year or language not in _tabled()):
        return number
    if not known.keys() & MONTHS.keys():
        return number if has_year and language not in _tabled() and name[0] >= "\u0370" else None
    return None if has_year and not has_day and name in NAMES_TOO and language in _tabled() else number


@cache
def _tabled() -> frozenset[str]:
    return frozenset({*MONTHS, *FURTHER_MONTHS})


def _short_month(
    name: str, language: str | None, short: dict[str, dict[str, int]], certain: bool
) -> int | None:
    if language in short and name in short[language]:
        return short[language][name]
    if language in short and not certain:
        return None
    numbers = {forms[name] for forms in short.values() if name in forms}
    return numbers.pop() if len(numbers) == 1 and (certain or language is None) else None


@cache
def _common_months() -> frozenset[str]:
    return frozenset(form for names in MONTHS.values() for forms in names for form in forms.split("|"))


def _is_bare_month(text: str, match: re.Match[str], name: str, language: str | None) -> bool:
    """Whether a month's name alone is a month: "in May" is one, "may" and "march" as verbs are not."""
    if match["early"] or match["middle"] or match["late"]:
        return True
    if name not in _common_months():
        return False
    if name in (
        "may",
        "march",
        "mars",
        "august",
        "mai",
        "mei",
        "maj",
        "maja",
        "май",
        "marco",
        "лютий",
        "серпень",
    ):
        lead = LAST_WORD.search(text[max(0, match.start() - 20) : match.start()])
        lead_word = lead[1].lower() if lead else ""
        leads = MONTH_LEADS | {
            "en",
            "de",
            "w",
            "в",
            "у",
            "au",
            "à",
            "depuis",
            "für",
            "zum",
            "seit",
            "bis",
            "ab",
            "до",
            "с",
        }
        if name in ("mars", "maja") and match["month"][0].isupper() and language != "de":
            return False
        return lead_word in leads and (language != "en" or match["month"][0].isupper())
    return True
