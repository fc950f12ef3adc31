"""Which way something is measured."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import fits
from assistant.kinds.extents import asked_extent


@pytest.mark.parametrize(
    ("question", "before", "words", "after", "language"),
    [
        ("How wide is the canal?", "The canal is ", "90 metres", " long.", "en"),
        ("How wide is the canal?", "It has a length of ", "90 metres", ".", "en"),
        ("Wie hoch ist der Damm?", "Der Damm ist ", "40 Meter", " breit.", "de"),
        ("Wie hoch ist der Damm?", "Mit einer Länge von rund ", "40 Metern", " liegt er vorn.", "de"),
        ("Wie hoch ist der Damm?", "Der Damm ist ", "40", " Meter lang.", "de"),
        ("Quelle est la hauteur du mur ?", "Le mur, ", "12 mètres", " de long, s'effondre.", "fr"),
        ("Quelle est la largeur du mur ?", "Le mur a une longueur de ", "3 m", ".", "fr"),
        ("¿Qué altura tiene la nave?", "La nave, ", "12 metros", " de largo, arde.", "es"),
        ("Quanto è alto il molo?", "un molo lungo ", "30 metri", ", nuovo", "it"),
        ("Que altura tem a torre?", "um cais com ", "30 metros", " de comprimento", "pt"),
        ("Hoe breed is de sluis?", "De sluis is ", "24 meter", " lang.", "nl"),
        ("Jak wysoka jest wieża?", "Most o długości ", "30 metrów", " stoi.", "pl"),
        ("Какова высота башни?", "мост длиной ", "30 метров", ".", "ru"),
        ("Якої висоти вежа?", "міст ", "30 метрів", " завдовжки", "uk"),
        ("How old is the pier?", "The pier is ", "90 feet", " long.", "en"),
    ],
)
def test_a_measure_of_another_way_does_not_fit(
    question: str, before: str, words: str, after: str, language: str
) -> None:
    assert not fits(question, words, language, before=before, after=after)


@pytest.mark.parametrize(
    ("question", "before", "words", "after", "language"),
    [
        ("How long is the canal?", "The canal is ", "90 metres", " long and 12 metres wide.", "en"),
        ("How wide is the canal?", "It is 90 metres long and ", "12 metres", " wide.", "en"),
        ("Wie hoch ist der Damm?", "Der Damm ist ", "40 Meter", " hoch und alt.", "de"),
        ("Wie hoch ist der Turm?", "Ein Turm von ", "40 Metern", " soll entstehen.", "de"),
        ("Quelle est la hauteur du mur ?", "un mur haut de ", "3 m", "", "fr"),
        ("¿Qué altura tiene la torre?", "La torre, ", "30 metros", " de alto, arde.", "es"),
        ("Quanto è largo il molo?", "un molo largo ", "30 metri", ", nuovo", "it"),
        ("Jak wysoka jest wieża?", "Wieża o wysokości ", "30 metrów", " stoi.", "pl"),
        ("Какова высота башни?", "башня высотой ", "30 метров", ".", "ru"),
        ("How long did the strike last?", "It lasted ", "three days", " in all.", "en"),
        ("Wie lange dauerte es?", "Es dauerte ", "drei Stunden", " lang.", "de"),
        ("Wie hoch war die Strafe?", "Die Strafe beträgt ", "300 Euro", " und ist lange her.", "de"),
    ],
)
def test_a_measure_of_the_way_asked_for_or_of_none_fits(
    question: str, before: str, words: str, after: str, language: str
) -> None:
    assert fits(question, words, language, before=before, after=after)


def test_what_is_no_question_for_an_extent_has_none() -> None:
    assert asked_extent("Who owns the canal?") is None
    assert asked_extent("How deep is the lake?") == "deep"
