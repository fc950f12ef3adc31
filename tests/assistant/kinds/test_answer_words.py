"""Which questions ask for a name, and which words are none."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_words import asks_for_name, is_no_name


@pytest.mark.parametrize(
    "question",
    [
        "Wie heißt der Zeitungsbote aus Waldheim?",
        "What is the police spokesman called?",
        "What are the thieves called?",
        "Jak nazywał się złodziej?",
        "Comment s'appelle le voleur ?",
        "¿Cómo se llama el ladrón?",
        "Come si chiama il ladro?",
        "Como se chama o ladrão?",
        "Hoe heet de dief?",
    ],
)
def test_what_somebody_is_called_asks_for_a_name(question: str) -> None:
    assert asks_for_name(question)


@pytest.mark.parametrize(
    "question",
    ["What is the disease called?", "What is this kind of carrier called?", "Wie heißt die Krankheit?"],
)
def test_what_something_is_called_may_ask_for_a_common_word(question: str) -> None:
    assert not asks_for_name(question)


@pytest.mark.parametrize(
    "words", ["ein Held", "a hero", "un héros", "The carrier is a hero", "Der Bote ist ein Held", "hero"]
)
def test_an_article_and_a_noun_are_no_name(words: str) -> None:
    assert is_no_name(words)


@pytest.mark.parametrize(
    "words", ["Mary Bell", "Ein Herz für Kinder", "The Hague", "der Kapitän Max Rot", "U2"]
)
def test_a_name_is_one(words: str) -> None:
    assert not is_no_name(words)
