"""Below the guard behind language models: what a text denies, and which small numbers, months and weekdays it names.

In comes text and its language, out come places and plain numbers that can be compared across languages. The words
stand in ``denials.toml``; those of other languages count too, save where they mean something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from assistant.words.tables import word_table
from index.records import Span
from index.text.date_words import MONTH_LEADS, MONTHS
from index.text.letters import LETTERS

_WORD = re.compile(rf"{LETTERS}(?:['’ʼ-]{LETTERS})*")
_PART = re.compile(rf"{LETTERS}(?:['’ʼ]{LETTERS})*")
_ELIDED = re.compile(r"^n['’ʼ]", re.IGNORECASE)
_NUMBERED = re.compile(r"[Nn]o\.?\s?\d")
"""Before a number "No." is no negation."""
_NEIGHBOUR_BEFORE = re.compile(r"(\w+)\W*$")
_NEIGHBOUR_AFTER = re.compile(r"\W*(\w+)")
_AMBIGUOUS_MONTHS = frozenset({"mars", "mai", "maj", "maja", "maju", "marco"})
_MONTHS_IN_DATES = frozenset({"may", "march", "marco"})
"""Verbs and a name too: months only where a date is written."""
_FIRST_NUMBER = 2


def negations(text: str, language: str | None) -> tuple[Span, ...]:
    """Where the text's negating words stand, half-open."""
    known = _of("negations", language)
    return tuple(
        match.span()
        for match in _PART.finditer(text)
        if (_plain(match.group()) in known and not _NUMBERED.match(text, match.start()))
        or (language in ("fr", None) and _ELIDED.match(match.group()))
        or _plain(match.group()).endswith("n't")
    )


def spelled_from_two(text: str, language: str | None) -> frozenset[str]:
    """Numbers from two to twenty that the text writes as words and no part of a greater one, as digits."""
    known, greater = _of("numbers", language), _of("greater", language)
    found = set()
    for match in _words_in(text, known):
        beside = _beside(text, match)
        if not any(word in greater or word in known for word in beside):
            found.add(str(known[_plain(match.group())]))
    return frozenset(found)


def number_words() -> Mapping[str, int]:
    """The words for two to twenty of every language, in small letters, with their values."""
    return {word: value for words in _tables()["numbers"].values() for word, value in words.items()}


def months(text: str, language: str | None) -> frozenset[int]:
    """The months that the text names in words, 1 to 12. An English "may" is one only where a date is written."""
    known = _of("months", language)
    return frozenset(
        known[word]
        for match in _words_in(text, known)
        if (word := _plain(match.group())) not in _MONTHS_IN_DATES or _is_in_date(text, match)
    )


def weekdays(text: str, language: str | None) -> frozenset[int]:
    """The days of the week that the text names, 1 (Monday) to 7."""
    known = _of("weekdays", language)
    return frozenset(known[_plain(match.group())] for match in _words_in(text, known))


def _words_in(text: str, known: Mapping[str, int]) -> Iterator[re.Match[str]]:
    """The known words: a hyphenated one whole, or else its parts."""
    for match in _WORD.finditer(text):
        if _plain(match.group()) in known:
            yield match
        elif "-" in match.group():
            yield from (m for m in _PART.finditer(text, *match.span()) if _plain(m.group()) in known)


def _beside(text: str, match: re.Match[str]) -> list[str]:
    """The words right before and after, where nothing but white space or a hyphen stands between."""
    before = re.search(r"([^\W_]+)[\s-]+$", text[max(0, match.start() - 40) : match.start()])
    after = re.match(r"[\s-]+([^\W_]+)", text[match.end() : match.end() + 40])
    return [_plain(found[1]) for found in (before, after) if found]


def _is_in_date(text: str, match: re.Match[str]) -> bool:
    if not match.group()[0].isupper():
        return False
    before = _NEIGHBOUR_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
    after = _NEIGHBOUR_AFTER.match(text[match.end() : match.end() + 40])
    leads = before is not None and (before[1].casefold() in MONTH_LEADS or before[1][0].isdecimal())
    return leads or (after is not None and after[1][0].isdecimal())


@cache
def _of(kind: str, language: str | None) -> Mapping[str, int]:
    """The words that count in a language, with their values: all but those that mean something else in it."""
    tables = _tables()[kind]
    elsewhere = _elsewhere(kind)
    known: dict[str, int] = {}
    for words in tables.values():
        known |= {word: value for word, value in words.items() if word not in elsewhere}
    known |= tables.get((language or "").split("-")[0], {})
    return known


def _elsewhere(kind: str) -> frozenset[str]:
    return _AMBIGUOUS_MONTHS if kind == "months" else _ambiguous().get(kind, frozenset())


@cache
def _ambiguous() -> Mapping[str, frozenset[str]]:
    return {
        kind: frozenset(_folded(words.split())) for kind, words in word_table(__file__)["elsewhere"].items()
    }


@cache
def _tables() -> Mapping[str, Mapping[str, Mapping[str, int]]]:
    lists = word_table(__file__)
    in_order = {
        "numbers": _numbered(lists["numbers"], _FIRST_NUMBER),
        "weekdays": _numbered(lists["weekdays"], 1),
        "months": _numbered({code: " ".join(names) for code, names in MONTHS.items()}, 1),
    }
    plain = {
        kind: {code: dict.fromkeys(_folded(words.split()), 0) for code, words in lists[kind].items()}
        for kind in ("negations", "greater")
    }
    return {**in_order, **plain}


def _numbered(lists: Mapping[str, str], first: int) -> dict[str, dict[str, int]]:
    return {
        code: {
            form: value
            for value, forms in enumerate(words.split(), first)
            for form in _folded(forms.split("|"))
        }
        for code, words in lists.items()
    }


def _folded(words: Iterable[str]) -> list[str]:
    return [_plain(word) for word in words]


def _plain(word: str) -> str:
    """The word in small letters with one kind of apostrophe; accents and the script stay."""
    return unicodedata.normalize("NFC", word).casefold().replace("’", "'").replace("ʼ", "'")
