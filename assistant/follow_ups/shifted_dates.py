"""A time counted from another ("and the next day?"): a part of making follow-ups stand-alone.

In: a question and the last one, both taken apart, and when the article that answered it appeared. Out: the last
question for the day, month or year that is meant.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.follow_ups.taken_apart import Asked
from index.text.dates import find_dates
from prompts.loader import phrases

_LEAP_YEAR, _COMMON_YEAR = 2024, 2023
"""They stand in for a year that is not said."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def dated(last: Asked, asked: Asked, appeared: str) -> str | None:
    """The last question for that time; None where neither it nor the article (ISO, or nothing) tells which."""
    step = -1 if asked.lists.earlier.fullmatch(_unopened(asked)) else 1
    unit = next((unit for unit, named in asked.lists.units.items() if named.search(asked.text)), None)
    if unit is None or not last.dates:
        if unit != "day" or not _ISO.fullmatch(appeared):
            return None
        day = date.fromisoformat(appeared) + timedelta(days=step)
        return f"{last.text} {phrases(last.language).date(day.isoformat())}."
    start, end = last.dates[-1]
    end = start + len(last.text[start:end].rstrip(" ,"))
    moved = _moved(last, start, unit, step)
    return f"{last.text[:start]}{moved}{last.text[end:]}" if moved else None


def _unopened(asked: Asked) -> str:
    return asked.text[asked.words[1].start :] if asked.opens and len(asked.words) > 1 else asked.text


def _moved(last: Asked, start: int, unit: str, step: int) -> str | None:
    """The date that begins there, one unit on or back, written in the question's language."""
    found = [mention for mention in find_dates(last.text, last.language) if mention.start == start]
    if not found:
        bare = re.match(r"\d{4}", last.text[start:])
        return str(int(bare.group()) + step) if bare and unit == "year" else None
    mention, words = found[0], phrases(last.language)
    if mention.month is None or mention.last_day is not None or mention.part is not None:
        return None
    leaps = (mention.month, mention.day) == (2, 29)
    year = mention.year or (_LEAP_YEAR if leaps else _COMMON_YEAR)
    if unit == "day" and mention.day is not None:
        iso = (date(year, mention.month, mention.day) + timedelta(days=step)).isoformat()
    elif unit == "month" and mention.day is None:
        months = year * 12 + mention.month - 1 + step
        iso = f"{months // 12:04d}-{months % 12 + 1:02d}"
    else:
        return None
    written = words.date(iso)
    return (
        written
        if mention.year
        else re.sub(rf"[ ,]*(?:de |del )?\b{iso[:4]}\b(?: ?(?:г\.|р\.|року|года))?", "", written)
    )
