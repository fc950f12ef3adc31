"""Dates in forms of their own: the year first, a day written in Chinese figures, years of another calendar.

A text comes in, places and days out; below ``index.text.date_mentions``. A year is converted only where the words
about it say which calendar it is of: a Thai month with 2568, a Persian one with 1403, an era of Japan.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from index.text.date_words import ERAS, FURTHER_MONTHS, SOLAR_HIJRI_MONTHS

Found = tuple[int, int, int | None, int, int | None]
"""Start, end, year, month and day; None for what the text leaves out."""

_BUDDHIST_LEAD = 543
_CHINESE_FIGURES = {figure: value for value, figure in enumerate("〇一二三四五六七八九")} | {"零": 0}
_FIGURES = "".join(_CHINESE_FIGURES)
_CHINESE = re.compile(
    rf"(?P<year>[12][0-9]{{3}}|[一二][{_FIGURES}]{{3}})年(?P<month>[{_FIGURES}十]{{1,3}})月"
    rf"(?:(?P<day>[{_FIGURES}十廿]{{1,3}})[日號号])?"
)
_YEAR_FIRST_FIGURES = re.compile(
    r"(?<![\d.,/:-])(?P<year>(?:19|20)\d\d)\.\s+(?P<month>\d{1,2})\.\s*(?P<day>\d{1,2})\.?(?![\d:])"
)


_VIETNAMESE = re.compile(
    r"(?:(?P<named>ngày\s+)?(?<!\d)(?P<day>\d{1,2})\s+)?tháng\s+(?P<month>\d{1,2})(?![\d/])"
    r"(?:,?\s+(?:năm\s+)?(?P<year>(?:1[5-9]|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)
_SOLAR_HIJRI_FIGURES = re.compile(
    r"(?<![\d/])(?P<year>1[34]\d\d)/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/])"
)
_OTHER_SCRIPTS = re.compile("[\u0600-\u06ff\u0e00-\u0e7f\u3400-\u9fff]")


class _Folding(dict[int, int]):
    """Letters and figures to one of the same kind: figures of every script, the Turkish letters i."""

    def __missing__(self, code: int) -> int:
        value = unicodedata.decimal(chr(code), None)
        self[code] = code if value is None else ord("0") + value
        return self[code]


_FOLDING = _Folding({ord("İ"): ord("i"), ord("ı"): ord("i")})


def folded(text: str) -> str:
    """The text with figures of all scripts as 0 to 9 and both Turkish letters i as one; every place stays."""
    return text if text.isascii() else text.translate(_FOLDING)


def find_forms(text: str, language: str | None) -> list[Found]:
    """The dates in forms of their own, of a text that is ``folded``; without overlaps, in no order."""
    found: list[Found] = [
        (*match.span(), int(match["year"]), int(match["month"]), int(match["day"]))
        for match in _YEAR_FIRST_FIGURES.finditer(text)
    ]
    if language == "hu":
        found += _hungarian(text)
    if "háng " in text:
        found += _vietnamese(text)
    if language == "fa" or _OTHER_SCRIPTS.search(text):
        found += [*_east_asian(text), *_thai(text), *_persian(text, language)]
    return found


def _hungarian(text: str) -> Iterator[Found]:
    for match in _hungarian_pattern().finditer(text):
        day = int(match["day"]) if match["day"] else None
        yield *match.span(), int(match["year"]), _hungarian_months()[match["month"].lower()], day


def _vietnamese(text: str) -> Iterator[Found]:
    """Dates such as "ngày 7 tháng 3 năm 2025"; "7 tháng" without a year can be as many months."""
    for match in _VIETNAMESE.finditer(text):
        year = int(match["year"]) if match["year"] else None
        day = int(match["day"]) if match["day"] else None
        if year or (day and match["named"]):
            yield *match.span(), year, int(match["month"]), day


def _east_asian(text: str) -> Iterator[Found]:
    for match in _CHINESE.finditer(text):
        year = int("".join(str(_CHINESE_FIGURES.get(figure, figure)) for figure in match["year"]))
        yield *match.span(), year, _number(match["month"]), _number(match["day"]) if match["day"] else None
    for match in _era_pattern().finditer(text):
        year = ERAS[match["era"]] + (1 if match["year"] == "元" else int(match["year"]))
        yield *match.span(), year, int(match["month"]), int(match["day"]) if match["day"] else None


def _thai(text: str) -> Iterator[Found]:
    """Dates with a year of the Buddhist era."""
    for match in _buddhist_pattern().finditer(text):
        year, day = int(match["year"]) - _BUDDHIST_LEAD, int(match["day"]) if match["day"] else None
        yield *match.span(), year, _thai_months()[match["month"]], day


def _persian(text: str, language: str | None) -> Iterator[Found]:
    """Dates of the Solar Hijri calendar, in figures alone only in Persian."""
    written = [
        (match, 1 + SOLAR_HIJRI_MONTHS.index(match["month"]))
        for match in _solar_hijri_pattern().finditer(text)
    ]
    if language == "fa":
        written += [(match, int(match["month"])) for match in _SOLAR_HIJRI_FIGURES.finditer(text)]
    for match, month in written:
        day = of_solar_hijri(int(match["year"]), month, int(match["day"]))
        if day is not None:
            yield *match.span(), day.year, day.month, day.day


def of_solar_hijri(year: int, month: int, day: int) -> date | None:
    """The day of a date in the Solar Hijri calendar (1350 to 1450), None for one that it does not have.

    Leap years follow the calendar's rule of 33, which holds in that century.
    """
    length = 31 if month <= 6 else 30 if month < 12 or _is_solar_leap(year) else 29
    if not (1350 <= year <= 1450 and 1 <= month <= 12 and 1 <= day <= length):
        return None
    leaps = sum(_is_solar_leap(before) for before in range(1300, year))
    passed = (year - 1300) * 365 + leaps + (month - 1) * 30 + min(month - 1, 6) + day - 1
    return date(1921, 3, 21) + timedelta(days=passed)


def _is_solar_leap(year: int) -> bool:
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)


def _number(figures: str) -> int:
    """A number to 99 in Chinese figures: 十二, 二十, 三〇; 0 where it is none."""
    tens, _, ones = figures.replace("廿", "二十").partition("十")
    if "十" not in figures and "廿" not in figures:
        return int("".join(str(_CHINESE_FIGURES[figure]) for figure in figures))
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return 10 * (_CHINESE_FIGURES[tens] if tens else 1) + (_CHINESE_FIGURES[ones] if ones else 0)


def any_of(words: list[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


@cache
def _thai_months() -> dict[str, int]:
    return _numbered(FURTHER_MONTHS["th"])


@cache
def _hungarian_months() -> dict[str, int]:
    return _numbered(FURTHER_MONTHS["hu"])


def _numbered(months: tuple[str, ...]) -> dict[str, int]:
    return {form: number for number, forms in enumerate(months, 1) for form in forms.split("|")}


@cache
def _buddhist_pattern() -> re.Pattern[str]:
    months = any_of([*_thai_months()])
    return re.compile(
        rf"(?:(?<!\d)(?P<day>\d{{1,2}})\s*)?(?P<month>{months})\s*(?:พ\.ศ\.\s*)?(?P<year>2[45]\d\d)(?!\d)"
    )


@cache
def _era_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<era>{any_of([*ERAS])})(?P<year>元|\d{{1,2}})年\s?(?P<month>\d{{1,2}})月(?:\s?(?P<day>\d{{1,2}})日)?"
    )


@cache
def _solar_hijri_pattern() -> re.Pattern[str]:
    months = any_of([*SOLAR_HIJRI_MONTHS])
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\s+(?P<month>{months})\s+(?:ماه\s+)?(?P<year>1[34]\d\d)(?!\d)"
    )


@cache
def _hungarian_pattern() -> re.Pattern[str]:
    months = any_of([*_hungarian_months()])
    return re.compile(
        rf"(?<![\d.,/:-])(?P<year>(?:1[5-9]|20)\d\d)\.?\s+(?P<month>{months})(?![^\W\d_])"
        r"(?:\s+(?P<day>\d{1,2})(?![\d:%]))?\.?",
        re.IGNORECASE,
    )
