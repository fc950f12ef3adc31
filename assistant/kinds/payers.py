"""Who pays a price: what adults pay is none of the children's, in the languages known here.

In come a question and a sentence with a sum, out comes whether that is of other payers alone. The words stand in
``payers.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from assistant.words.tables import word_table


@cache
def _groups() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{'|'.join(words.split())})\b".replace("*", r"\w*"), re.IGNORECASE)
        for name, words in word_table(__file__).items()
    }


@lru_cache(maxsize=1024)
def _payers(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _groups().items() if pattern.search(text))


def is_other_payer(question: str, sentence: str) -> bool:
    """True where the question is about one group of payers, and the sentence about others and not about that one."""
    asked, named = _payers(question), _payers(sentence)
    return len(asked) == 1 and bool(named) and asked.isdisjoint(named)
