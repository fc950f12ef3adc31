"""Whether a question asks twice, or offers a choice."""

from __future__ import annotations

import pytest

from assistant.kinds.question_parts import asks_for_several, offers_choice


@pytest.mark.parametrize(
    "question",
    [
        "Who built the mill and when?",
        "Wer kaufte die Werft, und für wie viel?",
        "Qui dirige le port et depuis quand ?",
        "¿Quién ganó y en qué ciudad vive?",
        "Chi ha vinto e dove?",
        "Quem ganhou e quando?",
        "Wie won en hoe lang duurde het?",
        "Kto wygrał i kiedy?",
        "Кто победил и когда?",
        "Хто переміг і де?",
        "Who came? And when?",
    ],
)
def test_two_question_words_that_are_joined_ask_twice(question: str) -> None:
    assert asks_for_several(question)


@pytest.mark.parametrize(
    "question",
    [
        "And how many boats sank?",
        "Und wie lange dauerte es?",
        "¿Y cuántos barcos se hundieron?",
        "И когда открыли порт?",
        "¿Habló el alcalde en qué idioma?",
        "Le maire est né en quel mois ?",
        "Wer und seine Frau kamen?",
        "Who are Braun and Kern?",
    ],
)
def test_a_question_that_begins_with_and_or_has_a_preposition_asks_once(question: str) -> None:
    assert not asks_for_several(question)


@pytest.mark.parametrize(
    "question",
    [
        "Was it Braun or Kern?",
        "War es Braun oder Kern?",
        "Was het Braun of Kern?",
        "¿Fue Braun o Kern quien ganó?",
        "Quale dei due, Braun o Kern?",
        "Foi Braun ou Kern?",
    ],
)
def test_a_choice_is_offered(question: str) -> None:
    assert offers_choice(question)


@pytest.mark.parametrize(
    "question",
    ["Who is the head of the school?", "Quem é o presidente do clube?", "Quando abriu o museu?", "Who left?"],
)
def test_of_and_the_portuguese_article_are_no_choice(question: str) -> None:
    assert not offers_choice(question)
