"""What a word says somebody is: a driver, a doctor, an owner, a witness - whatever the language known here.

In come words of a question or an article, out come their kinds. Those who act in an event ("the driver") and those who
stand beside it ("the owner of the house") are told apart, as one person is seldom both. The words stand in
``occupations.toml``, offices in ``speakers/lists/offices.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from assistant.speakers.namesakes import offices
from assistant.words.tables import word_table
from assistant.words.word_patterns import any_case, whole_words
from index.text.letters import LETTERS

_ELIDED = re.compile(r"(?i)^(?:[ld]|dell|all|dall|nell|sull)['’]")
_WORD = re.compile(rf"{LETTERS}(?:[-‑'’]{LETTERS})*")
_POSSESSIVE = re.compile(r"['’]s?$")
_OF_KINDS = frozenset({"sides", "both", "deeds"})
"""Tables that say something of kinds."""
_SCANDINAVIAN = {"nb": "no", "nn": "no"}


@lru_cache(maxsize=8192)
def occupations(word: str, language: str | None) -> frozenset[str]:
    """The kinds of occupation and office that a word of that language names; empty for a possessive."""
    if _POSSESSIVE.search(word):
        return frozenset()
    bare = _ELIDED.sub("", word)
    kinds = _of_language(_SCANDINAVIAN.get(language or "", language or ""))
    return frozenset(kind for kind, pattern in kinds.items() if pattern.fullmatch(bare)) | offices([bare])


@lru_cache(maxsize=256)
def named_in(text: str) -> frozenset[str]:
    """The kinds that words of a text, whatever its language, may name."""
    words = [match.group() for match in _WORD.finditer(text)]
    return frozenset(
        kind for word in words for language in _languages() for kind in occupations(word, language)
    )


def is_acting(kinds: Collection[str]) -> bool:
    """Whether somebody of such a kind takes part in an event by what they are: a driver, a pilot, a child."""
    return any(kind in _sides()[0] for kind in kinds)


def stands_beside(acting: Collection[str], others: Collection[str]) -> bool:
    """Whether whoever is of the second kinds alone is surely nobody of the first: an owner is no driver.

    Not where one of the others' kinds is no bystander's, or may go with one of the first.
    """
    acts, beside = _sides()
    may_be = {kind for own in acting for kind in (own, *_both().get(own, ()))}
    if not others or not any(kind in acts for kind in acting):
        return False
    return all(kind in beside for kind in others) and may_be.isdisjoint(others)


def does_as(kinds: Collection[str], text: str) -> bool:
    """Whether a text, in any language, tells what somebody of such a kind does: "at the wheel" of a driver."""
    return any(deeds.search(text) for kind, deeds in _deeds().items() if kind in kinds)


@cache
def _deeds() -> Mapping[str, re.Pattern[str]]:
    return {kind: whole_words(words) for kind, words in word_table(__file__)["deeds"].items()}


@cache
def _of_language(language: str) -> Mapping[str, re.Pattern[str]]:
    table = word_table(__file__)
    return {
        kind: any_case(words[language])
        for kind, words in table.items()
        if kind not in _OF_KINDS and language in words
    }


@cache
def _languages() -> frozenset[str]:
    table = word_table(__file__)
    return frozenset(language for kind in table if kind not in _OF_KINDS for language in table[kind])


@cache
def _sides() -> tuple[frozenset[str], frozenset[str]]:
    sides = word_table(__file__)["sides"]
    return frozenset(sides["acting"].split()), frozenset(sides["beside"].split())


@cache
def _both() -> Mapping[str, tuple[str, ...]]:
    return {kind: tuple(others.split()) for kind, others in word_table(__file__)["both"].items()}
