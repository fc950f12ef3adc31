"""Which sentence gives the reason for what is asked."""

from __future__ import annotations

import pytest

from assistant.judging.reasons import is_mere_comparison, loss_as_reason
from index.text.sentences import sentences


def losses(question: str, text: str, language: str) -> list[float]:
    return [loss_as_reason(question, language, text, language, place) for place in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        (
            "en",
            "Why did the choir cancel the concert?",
            "The choir cancelled the concert after a pipe burst. The mayor was late because she missed a train.",
        ),
        (
            "de",
            "Warum wurde das Konzert abgesagt?",
            "Das Konzert wurde auf Drängen der Feuerwehr abgesagt. Die Wirtin lachte, weil es regnete.",
        ),
        (
            "fr",
            "Pourquoi le concert a-t-il été annulé ?",
            "Le concert a été annulé à la demande des pompiers. Elle riait parce que la pluie tombait.",
        ),
        (
            "es",
            "¿Por qué se canceló el concierto?",
            "El concierto se canceló tras una fuga de gas. Ella reía porque llovía.",
        ),
        (
            "ru",
            "Почему отменили концерт?",
            "Концерт отменили по просьбе пожарных. Она смеялась, потому что шёл дождь.",
        ),
    ],
)
def test_a_reason_for_something_else_loses(language: str, question: str, text: str) -> None:
    on_it, aside = losses(question, text, language)
    assert on_it == 0.0 < aside


def test_a_reason_that_only_goes_on_with_the_sentence_before_loses_nothing() -> None:
    text = "The ferry stopped on Monday after a quarrel. That was because its engine burned."
    assert losses("Why did the ferry stop?", text, "en") == [0.0, 0.0]


def test_a_length_of_time_is_no_reason() -> None:
    text = "The ferry stopped running after two years. The owner fled because the engine burned."
    assert losses("Why did the ferry stop running?", text, "en") == [0.0, 0.0]


def test_nothing_loses_where_no_reason_is_asked_for_or_in_another_language() -> None:
    text = (
        "The choir cancelled the concert after a pipe burst. The mayor was late because she missed a train."
    )
    assert losses("When did the choir cancel the concert?", text, "en") == [0.0, 0.0]
    place = sentences(text, "en")[1]
    assert loss_as_reason("Warum sagte der Chor das Konzert ab?", "de", text, "en", place) == 0.0


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "as if one took a spoon from a cook"),
        ("de", "als nehme man einem Koch den Löffel"),
        ("de", "als hätte ein Koch keinen Löffel"),
        ("fr", "comme si on prenait sa cuillère au cuisinier"),
        ("es", "como si le quitaran la cuchara al cocinero"),
        ("ru", "как будто у повара отняли ложку"),
        ("uk", "ніби в кухаря забрали ложку"),
        ("pl", "jakby kucharzowi zabrano łyżkę"),
    ],
)
def test_a_comparison_is_no_reason(language: str, words: str) -> None:
    assert is_mere_comparison(words, "", language)
    assert not is_mere_comparison(words.split()[-1], "", language)


def test_a_comparison_with_a_reason_and_a_plain_than_are_none() -> None:
    assert not is_mere_comparison("als ob es brenne, weil die Glocke läutete", "", "de")
    assert not is_mere_comparison("als der Damm brach", "", "de")
    assert is_mere_comparison("a cook had lost a spoon", "It is as if ", "en")
