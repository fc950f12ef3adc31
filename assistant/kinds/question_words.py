"""Below the kinds of a question: the question words of languages in which one word or phrase tells the kind.

In come a question and a kind ("when", "how_long", ...), out comes whether one of its words stands there. The words
are those of ``question_words.toml``; English, German and others that need more stand in ``asked_kinds.py``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from assistant.kinds.beginnings import BEGINNING
from assistant.words.tables import word_table

_UNPARTED = frozenset({"ja", "zh", "ko", "th"})
"""Languages whose words touch each other, or the particles behind them."""
_WORD_ENDS = r"(?![\w\u0900-\u0963])"
"""The vowel signs of Devanagari are no letters for ``\\w``."""


def asks(kind: str, question: str) -> bool:
    """Whether a question word of this kind stands in the question; the kinds are the table's."""
    return _patterns()[kind].search(question) is not None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """One pattern a kind, of all languages."""
    tables = word_table(__file__)
    begins: Mapping[str, Mapping[str, str]] = tables["begins"]
    anywhere: Mapping[str, Mapping[str, str]] = tables["anywhere"]
    found = {}
    for kind in begins.keys() | anywhere.keys():
        first = [f"(?:{words})" for words in begins.get(kind, {}).values()]
        parted = [f"(?:{words})" for code, words in anywhere.get(kind, {}).items() if code not in _UNPARTED]
        unparted = [f"(?:{words})" for code, words in anywhere.get(kind, {}).items() if code in _UNPARTED]
        alternatives = [rf"(?<!\w)(?:{'|'.join(parted)}){_WORD_ENDS}", *unparted]
        if first:
            alternatives.append(rf"{BEGINNING}(?:{'|'.join(first)}){_WORD_ENDS}")
        found[kind] = re.compile("|".join(alternatives), re.IGNORECASE)
    return found
