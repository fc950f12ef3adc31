from __future__ import annotations

import pytest

from assistant.words.denials import months, negations, spelled_from_two, weekdays


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [
        ("He can’t come", "en", ["can’t"]),
        ("Il n’a rien dit", "fr", ["n’a", "rien"]),
        ("Но син и но", "ru", []),
        ("fica no centro", "pt", []),
        ("im Mai", "de", []),
        ("non è mai venuto", "it", ["non", "mai"]),
        ("Er kam nicht", "en", ["nicht"]),
        ("He did not come", None, ["not"]),
        ("He lives at No. 10", "en", []),
        ("He has no home", "en", ["no"]),
    ],
)
def test_negations_are_those_of_the_language(text: str, language: str | None, denied: list[str]) -> None:
    assert [text[slice(*place)] for place in negations(text, language)] == denied


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("one of three", "en", {"3"}),
        ("twenty-five of twelve", "en", {"12"}),
        ("five hundred", "en", set()),
        ("five million", "en", {"5"}),
        ("eine von elf", "de", {"11"}),
        ("only once", "en", set()),
        ("once personas", "es", {"11"}),
    ],
)
def test_spelled_numbers_count_from_two_and_by_language(text: str, language: str, counted: set[str]) -> None:
    assert spelled_from_two(text, language) == counted


def test_months_and_weekdays_agree_across_languages() -> None:
    assert months("im Mai", "de") == months("in May", "en") == months("в мае", "ru") == {5}
    assert months("Theresa May may march", "en") == frozenset()
    assert (
        weekdays("am Montag", "de")
        == weekdays("on Monday", "en")
        == weekdays("na segunda-feira", "pt")
        == {1}
    )
