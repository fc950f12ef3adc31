"""Whose name a question asks for by what somebody does: "the name of the driver", "Wie heißt der Kranführer".

In comes a question, out come the kinds of the noun. The words stand in ``asked_bearers.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.kinds.occupations import is_acting, occupations
from assistant.words.tables import word_table
from assistant.words.word_patterns import any_case
from index.text.letters import LETTERS

_WORD = re.compile(rf"(?:\d+[-‑])?{LETTERS}(?:[-‑'’]{LETTERS})*|[^\w\s]")
_NAME_BEHIND = re.compile(r"(?i)['’]s?\s+name\b.*$")
_MOST_AHEAD = 3
"""Words, articles left out, of which one may be the noun that stands first."""
_MOST_IN_FRONT = 6
"""Words up to the noun that stands last."""


@dataclass(frozen=True, slots=True)
class _Tables:
    first: Mapping[str, re.Pattern[str]]
    last: Mapping[str, re.Pattern[str]]
    ends: re.Pattern[str]
    article: re.Pattern[str]
    adjective: Mapping[str, re.Pattern[str]]
    passing: re.Pattern[str]


@cache
def _tables() -> _Tables:
    table = word_table(__file__)
    words = table["words"]
    return _Tables(
        first=_patterns(table["first"]),
        last=_patterns(table["last"]),
        ends=any_case(words["ends"]),
        article=any_case(words["article"]),
        adjective=_patterns(table["adjective"]),
        passing=any_case(words["passing"]),
    )


def _patterns(table: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    return {language: any_case(words) for language, words in table.items()}


@lru_cache(maxsize=256)
def asked_bearer(question: str) -> frozenset[str]:
    """The kinds of whoever takes part in an event and whose name, or who that is, is asked for; empty for others.

    Kinds are those of ``occupations.py``. Empty, too, for whoever takes over or gave up what is asked ("the new
    driver", "the other driver"): a text may call two people so.
    """
    tables = _tables()
    for language, lead in (*tables.first.items(), *tables.last.items()):
        found = lead.search(question)
        if found is None:
            continue
        rest = _WORD.findall(_NAME_BEHIND.sub("", question[found.end() :]))
        noun = _first(rest, language) if language in tables.first else _last(rest)
        kinds = occupations(noun, language) if noun is not None else frozenset()
        if is_acting(kinds):
            return kinds
    return frozenset()


def _first(words: Sequence[str], language: str) -> str | None:
    """The first noun, behind an article and adjectives."""
    tables = _tables()
    adjective = tables.adjective.get(language)
    for word in [word for word in words if not tables.article.fullmatch(word)][:_MOST_AHEAD]:
        if not word[-1].isalpha() or tables.passing.fullmatch(word) or tables.ends.fullmatch(word):
            return None
        if occupations(word, language) or adjective is None or not adjective.fullmatch(word):
            return word
    return None


def _last(words: Sequence[str]) -> str | None:
    """The last noun before what follows it."""
    tables = _tables()
    phrase: list[str] = []
    for word in words[:_MOST_IN_FRONT]:
        if not word[-1].isalpha() or tables.ends.fullmatch(word):
            break
        phrase.append(word)
    if any(tables.passing.fullmatch(word) for word in phrase):
        return None
    plain = [word for word in phrase if not tables.article.fullmatch(word)]
    return plain[-1] if plain else None
