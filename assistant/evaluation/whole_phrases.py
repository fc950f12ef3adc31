"""Whether a phrase that stands in a text stands there whole: no part of a longer number, no part of another word.

In: a text, a span of it and its language. Out: yes or no. A word may have an ending of its language, in German and its
neighbours it may be the last part of a compound; scripts without spaces, and those that write particles and
articles onto a word, part no words here.
"""

from __future__ import annotations

import re
import unicodedata

from assistant.kinds.quantities import is_number
from index.lexical import stems

_BOUNDED = re.compile(
    "[A-Za-z\u00aa-\u024f\u1e00-\u1eff\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0531-\u058f]"
)
"""Letters of scripts in which a space or a mark stands between words: Latin, Greek, Cyrillic, Armenian."""
_LETTERS = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_WITHIN_NUMBERS = ".,'’٫٬"
_BETWEEN_THOUSANDS = " \u00a0\u2009\u202f"
_LAST_GROUP = re.compile(rf"(?<![\d{_WITHIN_NUMBERS}])\d{{1,3}}(?:[{_BETWEEN_THOUSANDS}]\d{{3}})*\Z")
_FIRST_GROUP = re.compile(r"\d{3}(?!\d)")
_DATE = re.compile(r"(?<!\d)(?:\d{4}[./]\d{1,2}[./]\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}))(?!\d)")
_LONGEST_DATE = 10
_CURRENCY = re.compile(r"(?<![A-Za-z])(?:[A-Z]{3}|Rs|[Kk]r|Fr)\Z")
"""What may stand before a number without a space."""
_LONGEST_ENDING = 3
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "nn", "no"})
_SHORTEST_HEAD, _SHORTEST_FIRST_PART = 6, 3
_UNTOLD = {"\u0370": "el", "\u0400": "ru"}
"""Whose endings count where the language is not known: by the first letter of a script."""


def stands_whole(text: str, start: int, end: int, language: str | None = None) -> bool:
    """Whether ``text[start:end]`` is no part of a longer number or of another word; never empty."""
    begins = _begins_word(text, start)
    if not begins and not _is_head(text, start, end, language):
        return False
    return _ends_word(text, end) or (begins and _is_ending(text, start, end, language))


def _begins_word(text: str, start: int) -> bool:
    if start == 0:
        return True
    first, before = text[start], text[start - 1]
    if first.isdigit():
        return _begins_number(text, start)
    return not _BOUNDED.match(first) or not _is_word_part(before)


def _begins_number(text: str, start: int) -> bool:
    before = text[start - 1]
    if before.isdigit():
        return False
    if _BOUNDED.match(before):
        return bool(_CURRENCY.search(text, max(0, start - 4), start))
    if start < 2 or not text[start - 2].isdigit():
        return True
    if before in _WITHIN_NUMBERS:
        return _in_date(text, start)
    return not (
        before in _BETWEEN_THOUSANDS
        and _FIRST_GROUP.match(text, start)
        and _LAST_GROUP.search(text[max(0, start - 16) : start - 1])
    )


def _ends_word(text: str, end: int) -> bool:
    if end == len(text):
        return True
    last, after = text[end - 1], text[end]
    if last.isdigit():
        return _ends_number(text, end)
    return not _BOUNDED.match(last) or not _is_word_part(after)


def _ends_number(text: str, end: int) -> bool:
    after = text[end]
    if after.isdigit():
        return False
    if not text[end + 1 : end + 2].isdigit():
        return True
    if after in _WITHIN_NUMBERS:
        return _in_date(text, end - 1)
    return not (
        after in _BETWEEN_THOUSANDS
        and _FIRST_GROUP.match(text, end + 1)
        and _LAST_GROUP.search(text[max(0, end - 16) : end])
    )


def _in_date(text: str, at: int) -> bool:
    """Whether a date in digits stands here, whose day, month and year are numbers of their own."""
    low, high = max(0, at - _LONGEST_DATE), at + _LONGEST_DATE + 1
    return any(match.start() <= at < match.end() for match in _DATE.finditer(text, low, high))


def _is_word_part(character: str) -> bool:
    return bool(_BOUNDED.match(character)) or unicodedata.category(character).startswith("M")


def _is_ending(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether what follows the span is an ending of its last word, as the language inflects it."""
    more, word = _LETTERS.match(text, end), _LAST_WORD.search(text[start:end])
    if more is None or word is None or len(more[0]) > _LONGEST_ENDING:
        return False
    short, long = word[0], word[0] + more[0]
    for code in (language,) if language else _likely(short):
        inflected = stems(long, code)
        if inflected and inflected in (stems(short, code), [short.casefold()]):
            return True
    return False


def _likely(word: str) -> tuple[str, ...]:
    first = max((letter for letter in _UNTOLD if letter <= word[0]), default=None)
    return (_UNTOLD[first],) if first else ("en", "de")


def _is_head(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether the span begins with the last part of a compound: "Brücke" in "Nordbrücke", but no number in another."""
    word = _LETTERS.match(text, start, end)
    if language not in _COMPOUNDING or word is None or len(word[0]) < _SHORTEST_HEAD:
        return False
    first_part = _LAST_WORD.search(text[:start])
    return first_part is not None and len(first_part[0]) >= _SHORTEST_FIRST_PART and not is_number(word[0])
