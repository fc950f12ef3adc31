from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from assistant.enumerations.words import LANGUAGES, enumeration_words

LISTS = files("assistant") / "enumerations" / "lists"
ALWAYS = frozenset("joining after_comma pairs determiners of purpose prepositions stops".split())
SOMETIMES = frozenset("alike_forms regular_verbs verb_forms also_nouns not_verbs not_verb_endings".split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_holds_known_lists(language: str) -> None:
    lists = tomllib.loads((LISTS / f"{language}.toml").read_text("utf-8"))
    assert lists.keys() >= ALWAYS
    assert lists.keys() <= ALWAYS | SOMETIMES
    assert all(isinstance(words, str) and words == words.lower() for words in lists.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_words(language: str) -> None:
    words = enumeration_words(language)
    assert words is not None
    assert words.joining and words.pairs and words.determiners and words.prepositions and words.stops
    assert words.after_comma <= set(words.joining)
    assert words.of | words.purpose <= words.prepositions
    assert not words.stops & (words.determiners | words.prepositions)


def test_every_file_is_a_language_s() -> None:
    assert {path.name for path in LISTS.iterdir()} == {f"{language}.toml" for language in LANGUAGES}


@pytest.mark.parametrize("language", [None, "", "fi"])
def test_language_without_lists_has_no_words(language: str | None) -> None:
    assert enumeration_words(language) is None


def test_word_that_only_looks_like_a_verb_is_none() -> None:
    english, french = enumeration_words("en"), enumeration_words("fr")
    assert english is not None and french is not None
    assert english.is_verb("reaches") and english.is_verb("damaged") and not english.is_verb("hundred")
    assert french.is_verb("affirmait") and not french.is_verb("idée") and not french.is_verb("publicités")


def test_forms_of_one_preposition_are_alike() -> None:
    german = enumeration_words("de")
    assert german is not None
    assert german.alike("in", "im") and german.alike("laut", "laut") and not german.alike("in", "an")
