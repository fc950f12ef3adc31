"""The words by which several similar events are told apart, as patterns: kinds of events, ordinals, ranks, times.

They stand in ``event_words.toml``; those of all languages count at once, as an article counts its events in another
language than the question does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from assistant.words.tables import word_table


def words(table: str) -> Mapping[str, str]:
    """The alternatives of each row of a table, to be put between brackets."""
    return {name: one_line(pattern) for name, pattern in word_table(__file__)[table].items()}


def all_words(table: str) -> str:
    """The alternatives of all rows of a table."""
    return "|".join(words(table).values())


def one_line(pattern: str) -> str:
    """A pattern that is written over several lines."""
    return "".join(line.strip() for line in pattern.splitlines())


@cache
def alike(kind: str) -> frozenset[str]:
    """The kinds under which an event of that kind may be counted, itself among them."""
    pairs = [
        (one, other) for one, others in word_table(__file__)["alike"].items() for other in others.split()
    ]
    return frozenset({kind, *(a for a, b in pairs if b == kind), *(b for a, b in pairs if a == kind)})


@cache
def of_kind(kind: str) -> re.Pattern[str]:
    """Finds a noun of that kind of event or one alike, in the plural too."""
    nouns = {**words("kinds"), **words("dated")}
    named = "|".join(nouns[one] for one in sorted(alike(kind)))
    return re.compile(rf"(?<!\w)(?:\w+-)?(?:{named})(?:s|e|en|n)?(?!\w)", re.IGNORECASE)


def kind_of(text: str) -> str | None:
    """The kind of the first event that a text names; None where it names none."""
    match = _any_kind().search(text)
    return next(kind for kind, found in match.groupdict().items() if found) if match else None


@cache
def _any_kind() -> re.Pattern[str]:
    nouns = {**words("kinds"), **words("dated")}
    named = "|".join(rf"(?P<{kind}>{forms})" for kind, forms in nouns.items())
    return re.compile(rf"(?<!\w)(?:\w+-)?(?:{named})(?:s|e|en|n)?(?!\w)", re.IGNORECASE)
