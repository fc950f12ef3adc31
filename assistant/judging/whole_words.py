"""The exact words that answer, with borders a person would choose.

A span that ends inside a measure of two parts ("six months" of "four years and six months") grows to all of it, as does
one that cuts a role in two ("die Vorsitzende" Richterin); a full stop, a comma or a quotation mark without its
fellow at either end is no part of an answer.
"""

from __future__ import annotations

import re

from assistant.kinds.edge_words import with_negation, without_particle
from assistant.kinds.quantities import is_number
from assistant.kinds.roles import with_role
from assistant.words.figure_words import is_one_alone, is_per, unit_of
from assistant.words.numerals import whole_number
from assistant.words.time_units import UNITS
from index.records import Span

_BY_SIZE = tuple(UNITS.values())
_NUMBER = r"(?:\d+(?:[.,]\d+)?|[^\W\d_]{1,14})"
_AND = r"(?:\s*,)?\s+(?P<and{0}>(?:und|and|et|y|и|і|й|та|e|i|oraz|en)\s+)?"
_PAIRS = re.compile(
    "|".join(
        rf"\b(?P<first{place}>{_NUMBER}\s+|un['’]\s?)?(?P<one{place}>{larger}){_AND.format(place)}"
        rf"{_NUMBER}\s+(?:{'|'.join(_BY_SIZE[place + 1 : place + 3])})\b"
        for place, larger in enumerate(_BY_SIZE[:-1])
    ),
    re.IGNORECASE,
)
_ARTICLES = frozenset(
    "a an one ein eine einer einem einen un une una uno um uma een één jeden jedna jedną один одна одну".split()
)
_ANY_UNIT = re.compile(rf"\b(?:{'|'.join(_BY_SIZE)})\b", re.IGNORECASE)
_AROUND = 60
_OPENING, _CLOSING = '„“”«»"([‚‘’「『', '“”»«")]‘’」』'
_AT_THE_END = ".,;:!?"
_ABBREVIATION = re.compile(r"\b[^\W\d_]\.[^\W\d_]\.$")
"""What keeps its full stop even where a sentence ends with it: "p.m.", "U.S."."""


def whole(text: str, span: Span, within: Span, language: str | None = None) -> Span:
    """The span with good borders, never beyond ``within`` (the sentence that carries it), never empty.

    ``language`` is the text's.
    """
    grown = _grown(text, whole_number(text, span, within), within)
    trimmed = _trimmed(text, without_particle(text, grown, language), within[1])
    return with_negation(text, with_role(text, trimmed, within), within, language)


def _grown(text: str, span: Span, within: Span) -> Span:
    """All of the measure of time of which the span holds a unit."""
    if not _ANY_UNIT.search(text[slice(*span)]):
        return span
    low, high = max(within[0], span[0] - _AROUND), min(within[1], span[1] + _AROUND)
    for match in _PAIRS.finditer(text, low, high):
        start = _beginning(match, text)
        if start is not None and start < span[1] and span[0] < match.end() and is_number(match.group()):
            return min(span[0], start), max(span[1], match.end())
    return span


def _beginning(match: re.Match[str], text: str) -> int | None:
    """Where a measure of two parts begins: at its number, or at a unit that is one by itself ("godzinę i 20 minut").

    None where its larger unit is that of a rate: "8 hours a day and 3 hours a night".
    """
    place = next(n for n in range(len(_BY_SIZE)) if match[f"one{n}"])
    first = (match[f"first{place}"] or "").strip()
    one = match.start(f"one{place}")
    if _is_rate(text[max(0, one - _AROUND) : one], first):
        return None
    if first and ("'" in first or "’" in first or first.casefold() in _ARTICLES or is_number(first)):
        return match.start()
    alone = match[f"and{place}"] and is_one_alone(match[f"one{place}"])
    return one if alone and not is_per(first) else None


def _is_rate(before: str, first: str) -> bool:
    """Whether one word stands before a unit and right before that a number with its unit: "8 hours a" day."""
    if first.isdecimal() or not (first.casefold() in _ARTICLES or not is_number(first)):
        return False
    words = before.split()
    if first:
        words = words[:-1]
    return len(words) > 1 and unit_of(words[-1].casefold()) is not None and is_number(words[-2])


def _trimmed(text: str, span: Span, sentence_end: int) -> Span:
    """Without marks at its ends that belong to the sentence; a full stop inside the sentence is a word's own."""
    start, end = span
    while end - start > 1:
        words = text[start:end]
        last, first = words[-1], words[0]
        closes = not text[end:sentence_end].strip(_CLOSING + " \r\n")
        if last.isspace() or (
            last in _AT_THE_END and (last != "." or (closes and not _ABBREVIATION.search(words)))
        ):
            end -= 1
        elif first.isspace() or (first in _AT_THE_END and not words[1].isdecimal()):
            start += 1
        elif last in _CLOSING and not any(mark in words[:-1] for mark in _partners(last)):
            end -= 1
        elif first in _OPENING and not any(mark in words[1:] for mark in _partners(first)):
            start += 1
        else:
            return start, end
    return span


def _partners(mark: str) -> str:
    """The marks that may stand at the other end of what this one encloses."""
    pairs = ("„“”", "“”", "«»", "»«", '""', "()", "[]", "‚‘", "‘’", "「」", "『』")
    return "".join(pair for pair in pairs if mark in pair) if mark != "(" else ")"
