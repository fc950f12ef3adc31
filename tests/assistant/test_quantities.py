"""What a question wants measured, and which words measure it."""

from __future__ import annotations

import pytest

from assistant.answer_types import fits
from assistant.quantities import Quantity, asked_for, measures


@pytest.mark.parametrize(
    ("question", "quantity"),
    [
        ("How old is the harbour master?", Quantity.AGE),
        ("Wie alt war der Fahrer?", Quantity.AGE),
        ("Сколько лет директору школы?", Quantity.AGE),
        ("Quanti anni ha la sindaca?", Quantity.AGE),
        ("Was kostet eine Fahrt mit der neuen Fähre?", Quantity.MONEY),
        ("How much did the new bridge cost?", Quantity.MONEY),
        ("For how much was the shipyard sold?", Quantity.MONEY),
        ("Wie viel Schadenersatz fordert die Reederei?", Quantity.MONEY),
        ("Wie hoch war der Kaufpreis?", Quantity.MONEY),
        ("Combien coûte le billet ?", Quantity.MONEY),
        ("¿Cuánto costó el puente?", Quantity.MONEY),
        ("За сколько продали верфь?", Quantity.MONEY),
        ("What was the voter turnout?", Quantity.PERCENT),
        ("Wie hoch war die Wahlbeteiligung?", Quantity.PERCENT),
        ("taux de chômage à Sundholm", Quantity.PERCENT),
        ("Welchen Anteil hält die Stadt?", Quantity.PERCENT),
        ("Wie schwer ist der Anker?", Quantity.WEIGHT),
        ("¿Cuánto pesa el ancla?", Quantity.WEIGHT),
        ("how fast was the ferry going", Quantity.SPEED),
        ("À quelle vitesse roulait le train ?", Quantity.SPEED),
        ("How far is the island from the mainland?", Quantity.DISTANCE),
    ],
)
def test_quantities_are_told_by_how_they_are_asked_for(question: str, quantity: Quantity) -> None:
    assert asked_for(question) is quantity


@pytest.mark.parametrize(
    "question",
    [
        "Why was the turnout so low?",
        "Who paid for the bridge?",
        "How much time did they lose?",
        "How many people were hurt?",
        "Wie schwer verletzt wurde der Fahrer?",
        "Wie lange dauerte die Sitzung?",
        "Сколько лет длилась война?",
        "На сколько лет его осудили?",
        "How far did the talks get?",
        "Wie weit gehen die Pläne?",
        "Wie hoch ist das Risiko?",
        "What did the mayor say about the price?",
        "Wer zahlte die Rechnung?",
    ],
)
def test_other_questions_ask_for_none(question: str) -> None:
    assert asked_for(question) is None


@pytest.mark.parametrize(
    ("quantity", "words", "after"),
    [
        (Quantity.AGE, "46", ", who joined in 2011"),
        (Quantity.AGE, "sechzig", " und"),
        (Quantity.AGE, "24-year-old", ""),
        (Quantity.MONEY, "36,4 Cent", " je Kilowattstunde"),
        (Quantity.MONEY, "16,8", " millones de euros"),
        (Quantity.MONEY, "€40,000", ""),
        (Quantity.MONEY, "Two million", ""),
        (Quantity.PERCENT, "63,8", " %, frente al"),
        (Quantity.PERCENT, "two thirds", ""),
        (Quantity.WEIGHT, "742 grams", ""),
        (Quantity.WEIGHT, "12", " Tonnen schwer"),
        (Quantity.SPEED, "118", " Kilometern pro Stunde"),
        (Quantity.DISTANCE, "3,2 km", ""),
    ],
)
def test_a_number_with_its_unit_measures(quantity: Quantity, words: str, after: str) -> None:
    assert measures(quantity, words, after)


@pytest.mark.parametrize(
    ("quantity", "words", "after"),
    [
        (Quantity.AGE, "47 Minuten lang", ""),
        (Quantity.AGE, "zwölf", " Monaten"),
        (Quantity.AGE, "im Hafen", ""),
        (Quantity.MONEY, "neun Monaten", " verurteilt"),
        (Quantity.MONEY, "54,000", " visitors a year"),
        (Quantity.MONEY, "mehr", " zahlen"),
        (Quantity.PERCENT, "31", " escaños, seis más que"),
        (Quantity.WEIGHT, "54,000", " visitors"),
        (Quantity.SPEED, "5.38 Uhr", ""),
        (Quantity.DISTANCE, "two hours", ""),
    ],
)
def test_numbers_of_other_things_do_not(quantity: Quantity, words: str, after: str) -> None:
    assert not measures(quantity, words, after)


def test_words_that_measure_something_else_do_not_fit_the_question() -> None:
    assert fits("How fast was the ferry going?", "22", after=" knots when it struck")
    assert not fits("How fast was the ferry going?", "at 6.15")
    assert fits("How long is the tunnel?", "3.2 kilometres")
    assert fits("How long did it last?", "three and a half", after=" hours of debate")
    assert not fits("Nach wie vielen Tagen kam die Fähre?", "24 Grad")
    assert not fits("How many boats were waiting?", "since 6 o'clock")
