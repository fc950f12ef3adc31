"""What words are made of in any script, and how the spellings of one word are levelled.

The word characters of ``re`` are letters and digits without the signs written on them, so that a word of Hindi or Thai
falls into pieces. Patterns for words are put together from WORD and LETTERS; text comes in, text in plain letters or
digits goes out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WITH_MARKS = ((0x0300, 0x20FF), (0x3020, 0x309F), (0xA660, 0xABFF), (0xFB1E, 0xFB1E), (0xFE00, 0xFE2F))
"""Where marks and digits beside the ASCII ones stand, half of the code points aside that are Chinese and Korean."""
_INVISIBLE = "\u00ad\u200c\u200d\u2060\ufeff"
"""Soft hyphen, the joiners and the like, which part no word."""


def _ranges(points: Iterable[int]) -> str:
    """The code points as they stand in a character class."""
    runs: list[list[int]] = []
    for point in points:
        if runs and runs[-1][1] == point - 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in runs)


_SIGNS = [
    (point, unicodedata.category(chr(point)))
    for low, high in _WITH_MARKS
    for point in range(low, high + 1)
    if not chr(point).isalpha()
]
MARKS = _ranges(point for point, category in _SIGNS if category[0] == "M") + _INVISIBLE
"""In a character class: vowel signs, accents, points and joiners, which belong to the letter before them."""
WORD = rf"[^\W_]++(?:[{MARKS}]++[^\W_]*+)*+"
"""A run of letters and digits with their marks."""
LETTERS = rf"[^\W\d_]++(?:[{MARKS}]++[^\W\d_]*+)*+"
"""A run of letters with their marks."""

_SPACELESS = (
    "\u0e00-\u0e3e\u0e40-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
SPACELESS = f"[{_SPACELESS}]"
"""A letter of a script that writes words without spaces: Chinese, Japanese, Thai, Lao, Burmese, Khmer."""
_SMALL_KANA = "ぁぃぅぇぉゃゅょゎァィゥェォャュョヮー"
SYLLABLE = re.compile(
    rf"(?:[\u0e40-\u0e44\u0ec0-\u0ec4](?=[{_SPACELESS}]))?[{_SPACELESS}]"
    rf"(?:[{MARKS}]|(?<=[\u1039\u17d2])[{_SPACELESS}]|[\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3{_SMALL_KANA}])*"
)
"""A letter of such a script with the signs and vowels that are read with it: the least that can be a word."""

_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff\u093c\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
    f"\ufe20-\ufe2f{_INVISIBLE}]+"
)
"""What may be written or left out: accents, vowel points, tatweel, the dot of a Hindi letter for a foreign sound."""
_SAME_LETTER = str.maketrans(
    "\u0131\u0671\u06cc\u06a9\u0629\u06c1\u06c3\u06d5\u0901",
    "i\u0627\u064a\u0643\u0647\u0647\u0647\u0647\u0902",
)
"""Letters that are written for each other: Turkish and Persian ones, Urdu's, and the two nasal signs of Hindi."""
_OTHER_DIGITS = re.compile(
    f"[{_ranges(point for point, category in _SIGNS if category == 'Nd')}\uff10-\uff19\u066b\u066c]"
)


def plain_letters(word: str) -> str:
    """A word in small letters without accents and vowel points; vowel signs and the voicing of kana stay."""
    if word.isascii():
        return word.lower()
    apart = _ACCENTS.sub("", unicodedata.normalize("NFKD", word.casefold()))
    return plain_digits(unicodedata.normalize("NFC", apart.translate(_SAME_LETTER)))


def plain_digits(text: str) -> str:
    """The text, as long as it was, with the digits of every script as 0 to 9 and Arabic's number signs as ``.,``."""
    return text if text.isascii() else _OTHER_DIGITS.sub(_plain_digit, text)


def _plain_digit(match: re.Match[str]) -> str:
    sign = match.group()
    return {"\u066b": ".", "\u066c": ","}.get(sign) or str(unicodedata.digit(sign))
