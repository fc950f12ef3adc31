"""Sums that are told without a number."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import fits
from assistant.kinds.prices import asks_price, find_no_prices


@pytest.mark.parametrize(
    ("question", "words", "language"),
    [
        ("How much is admission?", "free", "en"),
        ("Was kostet der Eintritt?", "kostenlos", "de"),
        ("Wie viel kostet der Eintritt für Kinder?", "gratis", "de"),
        ("Combien coûte l'entrée ?", "gratuit", "fr"),
        ("¿Cuánto cuesta la entrada?", "gratuita", "es"),
        ("Quanto costa il biglietto?", "gratuito", "it"),
        ("Quanto custa o bilhete?", "grátis", "pt"),
        ("Wat kost de toegang?", "gratis", "nl"),
        ("Ile kosztuje bilet?", "za darmo", "pl"),
        ("Сколько стоит билет?", "бесплатно", "ru"),
        ("Скільки коштує квиток?", "безкоштовно", "uk"),
        ("Wie viel bekommen die Fahrgäste zurück?", "den vollen Fahrpreis", "de"),
        ("How much do passengers get back?", "the full fare", "en"),
    ],
)
def test_free_and_a_full_price_answer_what_something_costs(question: str, words: str, language: str) -> None:
    assert fits(question, words, language)


@pytest.mark.parametrize(
    ("question", "words", "language"),
    [
        ("How much is admission to the festival?", "9 a.m.", "en"),
        ("How much is the bus fare?", "20 Minuten", "de"),
        ("What does the festival cost?", "from 9 a.m.", "en"),
        ("How many visitors came?", "free", "en"),
        ("How old is the mayor?", "free", "en"),
    ],
)
def test_a_time_is_no_price_and_free_no_number(question: str, words: str, language: str) -> None:
    assert not fits(question, words, language)


@pytest.mark.parametrize(
    ("sentence", "found", "language"),
    [
        ("Admission to the festival is free.", ["free"], "en"),
        ("Children get in free.", ["free"], "en"),
        ("Students pay nothing.", ["nothing"], "en"),
        ("The hostages are free to go, and a free press wrote of it.", [], "en"),
        ("Kinder kommen gratis hinein.", ["gratis"], "de"),
        ("Der Eintritt ist frei, der freie Markt nicht.", ["frei"], "de"),
        ("Kinder zahlen weiterhin nichts.", ["nichts"], "de"),
        ("L'entrée est gratuite.", ["gratuite"], "fr"),
        ("Вход бесплатный.", ["бесплатный"], "ru"),
        ("Admission is free.", [], None),
    ],
)
def test_what_costs_nothing_is_found(sentence: str, found: list[str], language: str | None) -> None:
    assert [sentence[slice(*span)] for span in find_no_prices(sentence, language)] == found


def test_what_somebody_earns_is_no_price() -> None:
    assert asks_price("How much do children pay?")
    assert not asks_price("Wie viel verdient der Trainer?")
