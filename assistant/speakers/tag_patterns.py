"""Below tagged speech on the question line: who speaks, where neither capitals nor an article show a name.

In comes a sentence in Chinese, Japanese, Korean, Persian or Hindi, out come the offsets of the name beside a role and a
verb of saying: "村长李明说：“…”", "田中一郎村長は「…」と述べた". The expressions stand in ``tag_patterns.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.words.tables import word_table
from index.records import Span

_PARTS = ("role", "verb", "when", "name")


@cache
def pattern_languages() -> frozenset[str]:
    """The languages that are read so."""
    return frozenset(word_table(__file__))


def name_in_pattern(text: str, unit: Span, language: str) -> Span | None:
    """Half-open offsets of who speaks in a range of a text; None where nobody is shown, or two people are."""
    named = {
        text[slice(*match.span("name"))]: match.span("name")
        for pattern in _patterns(language)
        for match in pattern.finditer(text, *unit)
    }
    return next(iter(named.values())) if len(named) == 1 else None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    table = word_table(__file__)[language]
    found = []
    for pattern in table["patterns"]:
        filled = pattern
        for part in reversed(_PARTS):
            filled = filled.replace(f"{{{part}}}", table[part])
        found.append(re.compile(filled))
    return tuple(found)
