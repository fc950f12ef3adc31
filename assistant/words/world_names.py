"""Below the guard behind language models: which countries, capitals, world organisations and offices are named.

In comes text in any language, out come their places and one name for each, so that "Moscow" and "Moskau" are seen to
be one. The spellings stand in ``world_names.toml``; no person does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from assistant.words.tables import word_table
from index.records import Span

_MORE_LETTERS = r"[^\W\d_]{0,3}"


@lru_cache(maxsize=512)
def world_names(text: str) -> tuple[tuple[str, Span], ...]:
    """(one name for all spellings, half-open place), in order; of overlapping ones the longest."""
    return tuple(
        (name, match.span()) for match in _anywhere().finditer(text) for name in _named(match.group())
    )


@lru_cache(maxsize=512)
def world_places(text: str) -> frozenset[str]:
    """The countries, regions and their people that a text names."""
    return frozenset(name for name, _ in world_names(text)) & _table("countries")


def is_capital(words: str) -> bool:
    """True when the words name a capital and nothing else."""
    return any(_patterns()[name].fullmatch(words.strip()) for name in _table("capitals"))


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(word_table(__file__)[name])


def _named(words: str) -> Iterator[str]:
    """Whose spelling the words are; of two names where they share one."""
    for name, pattern in _patterns().items():
        if pattern.fullmatch(words):
            yield name


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile("|".join(forms)) for name, forms in _forms().items()}


@cache
def _anywhere() -> re.Pattern[str]:
    """Any form of any name; longer forms first, as the first that fits is taken."""
    forms = sorted({form for own in _forms().values() for form in own}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    return {
        name: tuple(_pattern(form) for form in forms.split("|"))
        for table in word_table(__file__).values()
        for name, forms in table.items()
    }


def _pattern(form: str) -> str:
    pattern = re.escape(form).replace(r"\*", _MORE_LETTERS).replace(r"\ ", r"\s+")
    return pattern if form[0].isupper() else f"(?i:{pattern})"
