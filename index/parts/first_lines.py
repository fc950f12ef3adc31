"""A first line that states the date with its label (`` date 2021-12 TITLE``): a line in, date and title out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.parts.furniture import is_credit, without_credit
from index.parts.headings import MAX_TITLE_CHARACTERS
from index.text.dates import exists
from index.text.sentences import sentences

_FIRST_LINE = re.compile(
    r"\s*(?:date|datum|fecha|data|дата)\s*(?P<colon>:)?\s*(?P<date>\d{4}(?:-\d\d){0,2})"
    r"(?:[ \t]+(?P<rest>[^\s:,;.?!–—-][^\r\n]*)|[ \t]*)",
    re.IGNORECASE,
)
_MAX_SENTENCE, _MAX_SENTENCES = 180, 90
_ENDED = re.compile(r"[.!?…。।][\"'”“’»)\]]*$")


@dataclass(frozen=True, slots=True)
class FirstLine:
    """What a dated first line says.

    Attributes:
        date: ISO, at any precision.
        title: what stands behind the date and is a title; None for running text, a credit or nothing.
        rest: where the words behind the date begin in the line.
        is_text: the words behind the date are running text.
    """

    date: str
    title: str | None
    rest: int
    is_text: bool


def read_first_line(words: str, language: str | None = None) -> FirstLine | None:
    """The date that a first line states with its label, and what is behind it; "Data 2024 shows" states none.

    Args:
        words: the line.
        language: ISO 639-1 code of the article.
    """
    first = _FIRST_LINE.fullmatch(words)
    if first is None or not is_day(first["date"]):
        return None
    if not (first["colon"] or "-" in first["date"] or not first["rest"]):
        return None
    rest = (first["rest"] or "").rstrip()
    at = first.start("rest") if rest else len(words)
    if is_running_text(rest, language):
        return FirstLine(first["date"], None, at, is_text=True)
    title = None if is_credit(rest) else without_credit(rest)
    return FirstLine(first["date"], title or None, at, is_text=False)


def is_running_text(words: str, language: str | None = None) -> bool:
    """Whether a line is too long for a title, or sentences that a full stop ends: a title of two short ones is none."""
    if len(words) > MAX_TITLE_CHARACTERS:
        return True
    if _ENDED.search(words) is None:
        return False
    several = len(words) > _MAX_SENTENCES and len(sentences(words, language)) > 1
    return several or len(words) > _MAX_SENTENCE


def is_day(iso: str) -> bool:
    """Whether the calendar has a date of digits and hyphens, at any precision."""
    year, month, day = [*map(int, iso.split("-")), None, None][:3]
    return exists(year, month, day)
