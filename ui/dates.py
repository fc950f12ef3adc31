"""Dates as visitors write them into the filters: text and the page's language in, ISO dates out."""

from __future__ import annotations

import re
from datetime import date

SLASHES_DAY_FIRST = frozenset({"fr", "es"})
"""Languages in which 3/12 can only be a 3 December; in English it is either."""

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_POINTS = re.compile(r"(?:(?P<day>\d{1,2})\.\s*)?(?P<month>\d{1,2})\.\s*(?P<year>\d{4})")
_SLASHES = re.compile(r"(?:(?P<day>\d{1,2})\s*/\s*)?(?P<month>\d{1,2})\s*/\s*(?P<year>\d{4})")


def iso_date(written: str, language: str) -> str | None:
    """The ISO date of ``2021-12-31``, ``31.12.2021``, ``12.2021`` or ``2021``, at the precision it was written in.

    ``31/12/2021`` too, where the language puts the day first. None for anything else and for days that do not exist.
    """
    text = written.strip()
    patterns = [_ISO, _POINTS, *([_SLASHES] if language in SLASHES_DAY_FIRST else [])]
    match = next((found for pattern in patterns if (found := pattern.fullmatch(text))), None)
    if match is None:
        return None
    year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
    try:
        iso = date(year or 0, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return iso if day else iso[:7] if month else iso[:4]


def is_reversed(first: str | None, last: str | None) -> bool:
    """Whether the ISO date ``last`` is over before ``first`` begins."""
    if not first or not last:
        return False
    shared = min(len(first), len(last))
    return last[:shared] < first[:shared]
