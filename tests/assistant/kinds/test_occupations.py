"""What a word says somebody is."""

from __future__ import annotations

import pytest

from assistant.kinds.occupations import does_as, is_acting, occupations, stands_beside


@pytest.mark.parametrize(
    ("word", "language", "kind"),
    [
        ("driver", "en", "driver"),
        ("Kranführer", "de", "driver"),
        ("Baggerfahrerin", "de", "driver"),
        ("l'autista", "it", "driver"),
        ("chauffeur", "fr", "driver"),
        ("camionero", "es", "driver"),
        ("motorniczego", "pl", "driver"),
        ("водителя", "ru", "driver"),
        ("машиніста", "uk", "driver"),
        ("föraren", "sv", "driver"),
        ("řidič", "cs", "driver"),
        ("kuljettajan", "fi", "driver"),
        ("şoförünün", "tr", "driver"),
        ("Gastwirtin", "de", "owner"),
        ("propriétaire", "fr", "owner"),
        ("спасателя", "ru", "rescuer"),
        ("Polizeisprecher", "de", "spokesperson"),
        ("mayor", "en", "mayor"),
    ],
)
def test_a_word_is_of_its_kind(word: str, language: str, kind: str) -> None:
    assert kind in occupations(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("driver's", "en"),
        ("Geschäftsführer", "de"),
        ("Parteiführer", "de"),
        ("ordføreren", "no"),
        ("chef", "de"),
        ("Fahrer", None),
        ("driver", "zh"),
    ],
)
def test_another_word_or_a_possessive_is_no_driver(word: str, language: str | None) -> None:
    assert "driver" not in occupations(word, language)


def test_a_bystander_is_nobody_who_acts() -> None:
    assert is_acting({"driver"})
    assert not is_acting({"owner", "mayor"})
    assert stands_beside({"driver"}, {"owner"})
    assert stands_beside({"captain"}, {"spokesperson", "police"})


def test_somebody_may_be_both() -> None:
    assert not stands_beside({"tradesman"}, {"owner"})
    assert not stands_beside({"concerned"}, {"mayor"})
    assert not stands_beside({"driver"}, {"owner", "driver"})
    assert not stands_beside({"driver"}, {"tradesman"})
    assert not stands_beside({"driver"}, set())


@pytest.mark.parametrize("text", ["He was at the wheel.", "Er saß am Steuer.", "Он был за рулём."])
def test_a_text_tells_what_a_driver_does(text: str) -> None:
    assert does_as({"driver"}, text)
    assert not does_as({"child"}, text)
