"""Which sentence a question for yes or no is about."""

from __future__ import annotations

import pytest

from assistant.judging.yes_no_subjects import loss_as_answer, sentence_on_it
from index.text.sentences import sentences


def losses(question: str, text: str, language: str) -> list[float]:
    return [loss_as_answer(question, language, text, language, place) for place in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        (
            "de",
            "Wurde die Buchhalterin entlassen?",
            "Die Reederei hat den Kapitän Ole Brandt entlassen. Die Buchhalterin Ina Moll wurde befördert.",
        ),
        (
            "en",
            "Was the accountant dismissed?",
            "The shipping line dismissed its captain Ole Brandt. The accountant Ina Moll was promoted.",
        ),
        (
            "es",
            "¿Fue despedida la contable?",
            "La naviera dejó despedida a la capitana. La contable Ina Moll fue ascendida.",
        ),
        (
            "ru",
            "Была ли уволена бухгалтер?",
            "Капитан порта уволена в среду. Бухгалтер Инна Моль получила повышение.",
        ),
    ],
)
def test_the_sentence_with_the_subject_wins_over_the_one_with_the_verb(
    language: str, question: str, text: str
) -> None:
    other, own = losses(question, text, language)
    assert own == 0.0 < other


def test_the_sentence_with_subject_and_verb_wins_in_the_negative_too() -> None:
    text = "A draft of the port authority describes the toll. The authority would neither confirm nor deny the draft."
    question = "Did the port authority confirm the draft?"
    first, second = losses("Did the authority confirm the draft?", text, "en")
    assert second == 0.0 < first
    place = sentence_on_it("Did the authority confirm the draft?", "en", text, "en")
    assert place is not None and text[slice(*place)].startswith("The authority")
    assert sentence_on_it(question, "en", text, "en") is None


def test_a_word_with_a_hyphen_is_met_by_its_last_part_and_a_participle_by_its_verb() -> None:
    text = "Der Vorstand der Hafen-Behörde tagte am Montag. Die Behörde wollte dem Plan nicht zustimmen."
    place = sentence_on_it("Hat die Hafen-Behörde dem Plan zugestimmt?", "de", text, "de")
    assert place is not None and text[slice(*place)].startswith("Die Behörde")


def test_nothing_loses_where_something_else_is_asked_or_in_another_language() -> None:
    text = "The shipping line dismissed its captain. The accountant was promoted."
    assert losses("Who was dismissed by the accountant?", text, "en") == [0.0, 0.0]
    place = sentences(text, "en")[0]
    assert loss_as_answer("Wurde die Buchhalterin entlassen?", "de", text, "en", place) == 0.0
    assert losses("Was the lighthouse painted?", text, "en") == [0.0, 0.0]
