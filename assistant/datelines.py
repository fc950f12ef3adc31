"""The line of place and date with which a report begins: when it was written, not when something happened."""

from __future__ import annotations

import re

from index.records import Span

_DATELINE = re.compile(
    r"(?=[^\n]*[\d(])[^\W\d_a-z][^\n–—]{1,70}?(?:\d{4}|\d\.?|\)|\d\.?\s?\w+)\.?\s*(?:[–—]|-{1,2}\s)"
)
_DIGIT = re.compile(r"\d")


def is_date_of_report(text: str, words: Span, sentence: Span) -> bool:
    """Whether the words are, or hold, the date of a dateline at the beginning of their sentence.

    Args:
        text: where they stand.
        words: half-open offsets into ``text``.
        sentence: the same of the sentence that holds them.
    """
    match = _DATELINE.match(text, sentence[0], sentence[1])
    return match is not None and words[1] <= match.end() and bool(_DIGIT.search(text[slice(*words)]))
