"""The line of place and date with which a report begins: when it was written, not when something happened."""

from __future__ import annotations

import re

from assistant.words.mentions import is_function_word
from index.records import Span
from index.text.dates import find_dates
from index.text.letters import LETTERS

_DATELINE = re.compile(
    r"(?=[^\n]*[\d(])[^\W\d_a-z][^\n–—]{1,70}?(?:\d{4}|\d\.?|\)|\d\.?\s?\w+)\.?\s*(?:[–—]|-{1,2}\s)"
)
_BRACKETED = re.compile(r"\([^)]*\)")
_WORD = re.compile(LETTERS)
_OF_TIME = frozenset(
    "am im in on at ab vom seit since bis until by from nach after vor before depuis dès en desde hasta dal nel "
    "в с на до после після з у від".split()
)
"""What begins a sentence on what happened that day, no dateline."""
_LONGEST_OF_A_NAME = 4
"""Letters of the longest word in small letters inside a place's name ("Frankfurt am Main", "Boulogne-sur-Mer")."""


def is_date_of_report(text: str, words: Span, sentence: Span) -> bool:
    """Whether the words are, or hold, the date of a dateline at the beginning of their sentence.

    Args:
        text: where they stand.
        words: half-open offsets into ``text``.
        sentence: the same of the sentence that holds them.
    """
    match = _DATELINE.match(text, sentence[0], sentence[1])
    if match is None or words[1] > match.end():
        return False
    for found in find_dates(match[0]):
        start, end = sentence[0] + found.start, sentence[0] + found.end
        if words[0] < end and start < words[1]:
            return _is_place(match[0][: found.start])
    return False


def _is_place(text: str) -> bool:
    """Whether the text can be a place and an agency, or nothing; "On" and "The vote was held on" are not."""
    words = _WORD.findall(_BRACKETED.sub(" ", text))
    if not words:
        return True
    if words[0].casefold() in _OF_TIME or (len(words) == 1 and is_function_word(words[0])):
        return False
    return not any(word.islower() and len(word) > _LONGEST_OF_A_NAME for word in words) and not (
        words[-1].islower() and "," not in text
    )
