"""Votes for and against."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import fits


@pytest.mark.parametrize(
    ("question", "words", "after", "language"),
    [
        ("How many members voted in favour of the merger?", "31", " against", "en"),
        ("How many voted against it?", "58", " votes for", "en"),
        ("Wie viele stimmten gegen den Plan?", "58", " Stimmen dafür und 31 dagegen", "de"),
        ("Wie viele stimmten für den Plan?", "31", " dagegen", "de"),
        ("Combien ont voté pour ?", "31", " voix contre", "fr"),
        ("¿Cuántos votaron a favor?", "31", " en contra", "es"),
        ("Quanti hanno votato contro?", "58", " voti a favore", "it"),
        ("Сколько депутатов проголосовало за?", "31", " против", "ru"),
        ("Ilu głosowało za?", "31 przeciw", "", "pl"),
    ],
)
def test_the_other_sides_votes_do_not_fit(question: str, words: str, after: str, language: str) -> None:
    assert not fits(question, words, language, after=after)


@pytest.mark.parametrize(
    ("question", "words", "after", "language"),
    [
        ("How many members voted in favour of the merger?", "58", " votes for and 31 against", "en"),
        ("How many voted against it?", "31", " against", "en"),
        ("Wie viele stimmten für den Plan?", "58", " Stimmen", "de"),
        ("How many voted for it and how many against?", "31", " against", "en"),
        ("¿Cuántos votaron a favor?", "58", " votos a favor y 31 en contra", "es"),
        ("How many goals did the club score?", "31", " against Ulm", "en"),
    ],
)
def test_the_own_sides_votes_do(question: str, words: str, after: str, language: str) -> None:
    assert fits(question, words, language, after=after)
