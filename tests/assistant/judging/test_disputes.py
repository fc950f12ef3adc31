"""What two disagree on."""

from __future__ import annotations

import pytest

from assistant.judging.disputes import asks_for_dispute, contrast

ENGLISH = (
    "Moe and Lindqvist have sat on the council since May. Moe wants a bridge to Vik, while Lindqvist would rather "
    "keep the ferry. The budget is small."
)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "What did Moe and Lindqvist disagree about?"),
        ("de", "Worüber streiten Moe und Lindqvist?"),
        ("fr", "Sur quoi Moe et Lindqvist sont-ils en désaccord ?"),
        ("es", "¿En qué discrepan Moe y Lindqvist?"),
        ("it", "Su cosa sono in disaccordo Moe e Lindqvist?"),
        ("pt", "Em que discordam Moe e Lindqvist?"),
        ("nl", "Waarover zijn Moe en Lindqvist het oneens?"),
        ("pl", "O co spierają się Moe i Lindqvist?"),
        ("ru", "О чём спорят Мо и Линдквист?"),
        ("uk", "Про що сперечаються Мо і Ліндквіст?"),
    ],
)
def test_a_dispute_is_asked_for(language: str, question: str) -> None:
    assert asks_for_dispute(question, language)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Who disagrees with Moe?"),
        ("en", "What did Moe and Lindqvist agree on?"),
        ("de", "Wer streitet mit Moe?"),
        ("ru", "О чём договорились Мо и Линдквист?"),
    ],
)
def test_another_question_asks_for_none(language: str, question: str) -> None:
    assert not asks_for_dispute(question, language)


def found(question: str, asked_in: str, text: str, language: str) -> str | None:
    place = contrast(question, asked_in, text, language)
    return None if place is None else text[slice(*place)]


def test_the_sentence_that_sets_one_against_the_other_is_the_answer() -> None:
    said = "Moe wants a bridge to Vik, while Lindqvist would rather keep the ferry."
    assert found("What did Moe and Lindqvist disagree about?", "en", ENGLISH, "en") == said
    assert found("What do the two disagree about?", "en", ENGLISH, "en") == said
    assert found("Worüber streiten Moe und Lindqvist?", "de", ENGLISH, "en") == said


def test_in_other_languages_too() -> None:
    text = "Мо хочет мост, а Линдквист стоит за паром."
    assert found("О чём спорят Мо и Линдквист?", "ru", text, "ru") == text
    text = "Moe quiere un puente, pero Lindqvist defiende el transbordador."
    assert found("¿En qué discrepan Moe y Lindqvist?", "es", text, "es") == text


def test_no_contrast_of_these_two_is_none() -> None:
    assert found("What did Moe and Brandt disagree about?", "en", ENGLISH, "en") is None
    assert found("Where does Moe want a bridge?", "en", ENGLISH, "en") is None


def test_what_is_said_outright_comes_before_a_contrast() -> None:
    text = "Moe and Lindqvist disagree about the toll. " + ENGLISH
    assert found("What did Moe and Lindqvist disagree about?", "en", text, "en") is None
