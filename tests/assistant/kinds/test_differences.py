"""A difference and a level."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import fits


@pytest.mark.parametrize(
    ("question", "before", "words", "after", "language"),
    [
        ("By how much did the fare go up?", "The fare was raised to ", "4.20 euros", " in May", "en"),
        ("By how much did rents rise?", "Rents rose from ", "900 euros", " to 950 euros", "en"),
        ("By how much did the toll rise?", "The toll is ", "12 dollars", " a trip.", "en"),
        ("Um wie viel stieg die Miete?", "Die Miete stieg auf ", "950 Euro", ".", "de"),
        (
            "Um wie viel wurde der Bau teurer?",
            "Vor zwei Jahren war von ",
            "20 Millionen Euro",
            " die Rede.",
            "de",
        ),
        ("De combien le loyer a-t-il augmenté ?", "Le loyer est passé à ", "950 euros", ".", "fr"),
        ("¿En cuánto subió el alquiler?", "El alquiler subió a ", "950 euros", ".", "es"),
        ("Di quanto è aumentato l'affitto?", "L'affitto è salito a ", "950 euro", ".", "it"),
        ("Em quanto subiu a renda?", "A renda subiu para ", "950 euros", ".", "pt"),
        ("Met hoeveel steeg de huur?", "De huur steeg naar ", "950 euro", ".", "nl"),
        ("O ile wzrósł czynsz?", "Czynsz wzrósł do ", "950 złotych", ".", "pl"),
        ("На сколько выросла аренда?", "Аренда выросла до ", "950 рублей", ".", "ru"),
        ("На скільки зросла оренда?", "Оренда зросла до ", "950 гривень", ".", "uk"),
    ],
)
def test_a_level_is_no_difference(question: str, before: str, words: str, after: str, language: str) -> None:
    assert not fits(question, words, language, before=before, after=after)


@pytest.mark.parametrize(
    ("question", "before", "words", "after", "language"),
    [
        (
            "By how much did the fare go up?",
            "The fare was raised by up to ",
            "30 cents",
            " to 4.20 euros",
            "en",
        ),
        ("By how much did rents rise?", "That is ", "50 euros", " more than a year ago.", "en"),
        ("Um wie viel stieg die Miete?", "Die Miete stieg um ", "50 Euro", " auf 950 Euro.", "de"),
        ("Um wie viel Uhr stieg er ein?", "Er kam gegen ", "9 Uhr", " an.", "de"),
        ("De combien le loyer a-t-il augmenté ?", "Le loyer a augmenté de ", "50 euros", ".", "fr"),
        ("De combien était la prime ?", "La prime était de ", "50 euros", ".", "fr"),
        ("¿En cuánto subió el alquiler?", "El alquiler subió ", "un 5 %", ".", "es"),
        ("Di quanto è aumentato l'affitto?", "L'affitto è aumentato del ", "5 per cento", ".", "it"),
        ("Met hoeveel steeg de huur?", "De huur steeg met ", "50 euro", ".", "nl"),
        ("O ile wzrósł czynsz?", "Czynsz wzrósł o ", "50 złotych", ".", "pl"),
        ("На сколько выросла аренда?", "Аренда выросла на ", "50 рублей", ".", "ru"),
        ("What does the ticket cost now?", "The fare was raised to ", "4.20 euros", ".", "en"),
    ],
)
def test_a_difference_is(question: str, before: str, words: str, after: str, language: str) -> None:
    assert fits(question, words, language, before=before, after=after)
