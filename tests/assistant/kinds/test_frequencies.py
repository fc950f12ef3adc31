"""How often something happens, and shares where things are counted."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import fits
from assistant.kinds.frequencies import asks_how_often, tells_how_often


@pytest.mark.parametrize(
    ("words", "after", "language"),
    [
        ("at 3 pm", "", "en"),
        ("15.00 Uhr", "", "de"),
        ("15.00", " Uhr", "de"),
        ("à 15 h 30", "", "fr"),
        ("o godz. 15", "", "pl"),
        ("forty minutes", "", "en"),
        ("zwei Stunden", "", "de"),
    ],
)
def test_an_hour_or_a_duration_is_no_number_of_times(words: str, after: str, language: str) -> None:
    assert not tells_how_often(words, language, after)


@pytest.mark.parametrize(
    ("words", "after", "language"),
    [
        ("dreimal", "", "de"),
        ("three", " times", "en"),
        ("zwei Besuche in vier Wochen", "", "de"),
        ("daily at 3 pm", "", "en"),
        ("alle zwei Stunden", "", "de"),
        ("rarely", "", "en"),
        ("tre volte", "", "it"),
        ("три раза", "", "ru"),
        ("un jour sur six", "", "fr"),
    ],
)
def test_a_number_of_times_or_of_events_is_one(words: str, after: str, language: str) -> None:
    assert tells_how_often(words, language, after)


def test_a_mere_day_does_not_fit_how_often() -> None:
    assert not fits("How often did they meet?", "on Thursday", "en")
    assert not fits("Wie oft trafen sie sich?", "am Donnerstag", "de")
    assert fits("How often did they meet?", "every Thursday", "en")
    assert fits("Wie oft trafen sie sich?", "zweimal am Donnerstag", "de")


def test_how_often_is_asked_in_all_languages_known_here() -> None:
    for question in ("How often?", "Wie oft?", "Quante volte?", "Quantas vezes?", "Hoe vaak?", "Ile razy?"):
        assert asks_how_often(question)
    assert not asks_how_often("How many boats?")


@pytest.mark.parametrize(
    ("question", "before", "words", "language"),
    [
        ("¿Cuántos barcos tiene la naviera?", "ofrece el ", "3,5 %", "es"),
        ("How many trams does the city own?", "offers ", "3.5 per cent", "en"),
        ("Wie viele Fähren hat Nordlinie?", "bietet ", "3,5 Prozent", "de"),
        ("Quantos barcos tem a empresa?", "oferece ", "3,5 por cento", "pt"),
        ("How many mills closed?", "Prices rose by ", "12 per cent", "en"),
        ("Wie viele Läden schlossen?", "Die Preise stiegen um ", "12 Prozent", "de"),
    ],
)
def test_a_rise_is_no_number_of_things_and_nobody_owns_a_share(
    question: str, before: str, words: str, language: str
) -> None:
    assert not fits(question, words, language, before=before)


@pytest.mark.parametrize(
    ("question", "before", "words", "language"),
    [
        ("How many members voted for it?", "In all ", "61 per cent", "en"),
        ("Wie viele Mitglieder haben gestreikt?", "Es waren ", "61 Prozent", "de"),
        ("¿Cuántos votos tiene el partido?", "con el ", "31 %", "es"),
        ("How many ferries does the firm own?", "It owns ", "14", "en"),
    ],
)
def test_a_share_of_those_that_are_counted_is(question: str, before: str, words: str, language: str) -> None:
    assert fits(question, words, language, before=before)
