"""The words on screen, in the visitor's language: one JSON file each in ``texts/``, all with the same keys."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

LANGUAGES = ("en", "de", "fr", "es", "ru")
FALLBACK = "en"

_ACCEPTED = re.compile(r"^([a-zA-Z]{1,8})(?:-[a-zA-Z0-9]+)*\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?$")
_DATE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


@dataclass(frozen=True)
class Wording:
    """The words of one language. ``wording("send")`` is the text, with its placeholders filled in."""

    language: str
    entries: Mapping[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """The text under ``key``; KeyError for a key that no file has."""
        return str(self.entries[key]).format(**values)

    def count(self, key: str, n: int) -> str:
        """The text under ``key`` in the grammatical number that fits ``n``."""
        forms: Mapping[str, str] = self.entries[key]
        return forms.get(plural_form(self.language, n), forms["other"]).format(n=n)

    def date(self, iso: str | None) -> str:
        """An ISO date of day, month or year precision as people of this language write it."""
        match = _DATE.match(iso or "")
        if match is None:
            return iso or self("date_unknown")
        year, month, day = match.groups()
        if month is None or not 1 <= int(month) <= 12:
            return year
        name = self.entries["months"][int(month) - 1]
        if day is None:
            return self("month", month=_without_day(self.language, name), y=year)
        return self("day", d=int(day), month=name, y=year)

    def language_name(self, code: str | None) -> str:
        """A language's name in this language; the code itself when it is a rare one."""
        names: Mapping[str, str] = self.entries["languages"]
        return names.get(code or "und", (code or "").upper())

    def origin(self, name: str | None) -> str:
        """Where a date was found, in words."""
        names: Mapping[str, str] = self.entries["origins"]
        return names.get(name or "", name or "")


def plural_form(language: str, n: int) -> str:
    """``one``, ``few`` or ``other``, by the rules of Unicode CLDR for whole numbers."""
    if language == "ru":
        if n % 10 == 1 and n % 100 != 11:
            return "one"
        return "few" if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else "other"
    if language == "fr":
        return "one" if n in (0, 1) else "other"
    return "one" if n == 1 else "other"


@lru_cache(maxsize=len(LANGUAGES))
def wording(language: str | None) -> Wording:
    """The words of that language, or of the fallback when we do not speak it."""
    chosen = language if language in LANGUAGES else FALLBACK
    text = resources.files("ui").joinpath("texts", f"{chosen}.json").read_text(encoding="utf-8")
    return Wording(language=chosen, entries=json.loads(text))


def preferred_language(accept_language: str | None) -> str:
    """The first of our languages in an ``Accept-Language`` header, by its weights; the fallback without one."""
    ranked: list[tuple[float, int, str]] = []
    for position, part in enumerate((accept_language or "")[:500].split(",")):
        match = _ACCEPTED.match(part.strip())
        if match and match.group(1).lower() in LANGUAGES:
            ranked.append((-float(match.group(2) or 1), position, match.group(1).lower()))
    return min(ranked)[2] if ranked and min(ranked)[0] < 0 else FALLBACK


# The months are kept as they stand inside a full date; without a day Russian wants the nominative.
_RUSSIAN_MONTHS = {
    "января": "январь",
    "февраля": "февраль",
    "марта": "март",
    "апреля": "апрель",
    "мая": "май",
    "июня": "июнь",
    "июля": "июль",
    "августа": "август",
    "сентября": "сентябрь",
    "октября": "октябрь",
    "ноября": "ноябрь",
    "декабря": "декабрь",
}


def _without_day(language: str, month: str) -> str:
    return _RUSSIAN_MONTHS[month] if language == "ru" else month
