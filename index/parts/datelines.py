"""The place and the day with which a report's first paragraph begins: a text comes in, the day goes out.

"ROTTERDAM, 14 March 2023 – The harbour ..." or "(Brno, 14 March 2023)": what stands before the day must be a place.
"""

from __future__ import annotations

import re

from index.parts.byline_words import PARTICLES
from index.text.dates import find_dates
from index.text.sentence_words import STARTERS

_REACH = 130
_LEAST_PARAGRAPH = 60
_LATEST_AHEAD = 5
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d.,/-]?\d)")
_LEADS = r"(?:den|am|le|li|el|il|lì|op|em|de|dnia|on|от|від)"
_PLACE = re.compile(
    rf"[*_(\[]*(?P<place>[^\W\d_][^\d\n.:;!?–—]{{1,48}}?)\s*(?:\([^()\d]{{2,30}}\)\s*)?[,./]?\s*(?:{_LEADS}\s+)?"
)
_NO_PLACES = frozenset(
    """am im in ab bis seit vom von nach vor on by from since until after before dès depuis avant après desde hasta
    tras dal dalla entro dopo em até após sinds vanaf op na w od do dnia в с до на у з від після""".split()
)
"""Words before a day in a sentence."""
_DASH = re.compile(
    r"\s*(?:г\.?|р\.?|r\.|года|року|roku)?\s*[)\]]?[*_]*\s*(?:[(\[][^()\[\]\n]{2,40}[)\]])?\s*[.,:]?[*_]*\s*[-–—]+\s*\S"
)
_FULL_STOP = re.compile(
    r"\s*(?:г|р|r|года|року|roku)?\s*(?:[(\[][^()\[\]\n]{2,40}[)\]])?\s*[.:)\]][*_]*\s+[„“\"«¿¡]?[^\W\d_]"
)


def dateline_date(text: str, start: int, language: str | None) -> str | None:
    """The ISO day of the dateline of the first paragraph from ``start`` on, or None.

    A feature may begin with a day long past in the same way: one that names years far behind that day has no dateline.

    Args:
        text: of the whole article.
        start: where its running text begins.
        language: ISO 639-1 code.
    """
    for line in re.finditer(r"[^\r\n]+", text[start : start + 3000]):
        words = line.group().strip()
        if len(words) >= _LEAST_PARAGRAPH:
            day = _day(words, language)
            return day if day and _is_of_its_time(text, int(day[:4])) else None
    return None


def _day(words: str, language: str | None) -> str | None:
    head = words[:_REACH]
    for mention in find_dates(head, language):
        if mention.year is None or mention.month is None or mention.day is None:
            continue
        before = _PLACE.fullmatch(head, 0, mention.start)
        ends = _DASH.match(words, mention.end) or _FULL_STOP.match(words, mention.end)
        return mention.iso if before and ends and _is_place(before["place"]) else None
    return None


def _is_place(words: str) -> bool:
    """One to four words with capitals, small words of names apart: "Palma del Río", "KYIV", "Halle (Saale)"."""
    parts = [part for part in re.split(r"[\s,/(]+", words.strip(" ,")) if part]
    if not parts or parts[0].lower() in _NO_PLACES or (len(parts) == 1 and parts[0] in STARTERS):
        return False
    return len(parts) <= 4 and all(part[0].isupper() or part in PARTICLES for part in parts)


def _is_of_its_time(text: str, year: int) -> bool:
    return all(int(named) <= year + _LATEST_AHEAD for named in _YEAR.findall(text))
