"""A line of a newspaper's masthead, as it stands above or below a headline: a line in, newspaper and issue out.

The name of the newspaper, the section, the page or the month of the issue, or several of these between bars. A line
with a full date is a byline (``index.parts.bylines``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index.parts.byline_words import ARTICLES, GENITIVES, NO_NAMES, PARTICLES, SECTION_LINES, by_language
from index.parts.outlets import is_known_outlet, outlet_named, outlet_words, section_words
from index.text.dates import find_dates

_MAX_LINE = 80
_BARS = re.compile(r"\s*[|·•›\t]+\s*|\s+[-–—>/]\s+|\s*,\s+")
_JOINERS = re.compile(r"\s*[&/+,]\s*|\s+(?:und|and|et|y|e|i|и|й|та|і|en|ve)\s+")
_PAGE = re.compile(
    r"(?:(?:seiten?|s|pages?|pp?|página|pág|pagina|pag|p|blz|bladzijde|strona|str|страница|стр|с|сторінка|стор|sayfa|"
    r"issue|no|nr|nº|n°|№|ausgabe|numéro|número|numero|nummer|numer|номер|sayı)\b\.?\s?)?"
    r"(?:(?-i:[A-Z])\s?)?\d{1,5}(?:\s?[-–/]\s?\d{1,4})?\.?",
    re.IGNORECASE,
)
_OF = frozenset("of and & on".split())
_QUOTES = "«»„“”\"'‘’ "
_SENTENCE_ENDS = (".", "?", "!", ":", ";", ",", "…")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a line of a masthead says; both None where it is only a section or a page.

    Attributes:
        date: month of the issue (``2024-03``).
    """

    outlet: str | None = None
    date: str | None = None


def read_masthead(words: str, language: str | None = None) -> Masthead | None:
    """What a line of a masthead says, or None for a line that holds anything else.

    Args:
        words: the line.
        language: ISO 639-1 code of the article.
    """
    words = words.strip("*_#\u00a0 ")
    if not words or len(words) > _MAX_LINE:
        return None
    outlet = date = None
    for part in _BARS.split(words):
        named = _outlet_alone(part, language)
        month = None if named else _month(part, language)
        if not (named or month or _PAGE.fullmatch(part) or _is_section(part)):
            return None
        outlet, date = outlet or named, date or month
    return Masthead(outlet, date)


def _month(words: str, language: str | None) -> str | None:
    """The month of an issue ("March 2024"), where the words are nothing else."""
    for mention in find_dates(words, language):
        if (mention.start, mention.end) == (0, len(words)) and mention.year and mention.month:
            return mention.iso
    return None


@cache
def _section_lines() -> frozenset[str]:
    return by_language(SECTION_LINES) | section_words()


def _is_section(words: str) -> bool:
    """Whether words are the name of a newspaper's section, or two of them ("Politik & Wirtschaft")."""
    named = words.lower()
    if not words[:1].isupper() or words.endswith(_SENTENCE_ENDS):
        return False
    return named in _section_lines() or all(part in _section_lines() for part in _JOINERS.split(named))


def _outlet_alone(words: str, language: str | None) -> str | None:
    """The newspaper whose name a line is; an English headline with such a word in it ("Mail Strike Ends") is none."""
    name = words.strip(_QUOTES)
    if len(name.split()) > 5 or name.endswith(_SENTENCE_ENDS):
        return None
    named = outlet_named(name)
    if named is None or is_known_outlet(named) or " " not in named:
        return named
    parts = [part.lower() for part in named.split()]
    if any(part in NO_NAMES for part in parts):
        return None
    core = parts[1:] if parts[0] in ARTICLES else parts
    telling = [_is_telling(part) for part in core]
    if not any(telling):
        return None if parts[0] == "the" else named
    inner = next((index for index, part in enumerate(core) if part in GENITIVES), len(core))
    german = language == "de" and any(part in ("der", "des") for part in core[inner:])
    if german or not any(telling[:inner]):
        return None  # "Der Kurier des Zaren", "Das Ende der Zeitung", "The Future of News"
    return named if language != "en" or telling[-1] or (telling[0] and core[1] in _OF) else None


def _is_telling(part: str) -> bool:
    """Whether a word, small or behind "l'", is one of the names of newspapers."""
    return bool(
        outlet_words() & {*part.split("-"), part.partition("'")[2] or part, part.partition("’")[2] or part}
    )


def is_surely_outlet(name: str) -> bool:
    """Whether a name on a line of its own is a newspaper's where no headline stands beside it.

    It is a known one's or a host, one word, or two without small words: "Elbe-Kurier", "Corriere Adriatico" and not
    "Der Kurier des Zaren", which can be a headline.
    """
    parts = name.lower().split()
    return is_known_outlet(name) or (len(parts) <= 2 and not any(part in PARTICLES for part in parts[1:]))
