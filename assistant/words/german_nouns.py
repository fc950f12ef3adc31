"""Below the guard behind language models: which capitalised German words are common nouns and no names.

In comes a word, out comes whether it surely is one: from a list with endings, or a compound that ends in one of them.
The words stand in ``german_nouns.toml``. What it does not know may be either.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from assistant.words.figure_words import is_figure_word
from assistant.words.mentions import is_function_word
from assistant.words.tables import word_table

_SHORTEST_HEAD = 3
_SHORTEST_TAIL = 4
_SHORTEST_WITH_SUFFIX = 7


@lru_cache(maxsize=4096)
def is_common_noun(word: str) -> bool:
    """Whether the word is a German common noun for sure, in any case form, alone or as a compound's last part."""
    low = word.casefold()
    if is_figure_word(word) or is_function_word(word):
        return True
    if "-" in low:
        return is_common_noun(word.rsplit("-", 1)[1]) and not _may_be_name(word.rsplit("-", 1)[0])
    if _is_known(low):
        return True
    if len(low) >= _SHORTEST_WITH_SUFFIX and low.endswith(_lists()["suffixes"]):
        return True
    return any(
        _is_known(low[at:]) and low[at:] not in _lists()["alone"]
        for at in range(_SHORTEST_HEAD, len(low) - _SHORTEST_TAIL + 1)
    )


def _may_be_name(part: str) -> bool:
    return not is_common_noun(part)


def _is_known(low: str) -> bool:
    nouns = _nouns()
    return low in nouns or any(
        low.endswith(ending) and low[: -len(ending)] in nouns for ending in _lists()["endings"]
    )


@cache
def _nouns() -> frozenset[str]:
    return frozenset(_lists()["nouns"])


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    table = word_table(__file__)
    return {name: tuple(words.casefold().split()) for name, words in table.items()}
