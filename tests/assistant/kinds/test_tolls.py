"""Counted by their fate: the dead are not the saved, and nobody is a number, too."""

from __future__ import annotations

import pytest

from assistant.kinds.tolls import asked_fate, counts_another_fate, tells_of_nobody


@pytest.mark.parametrize(
    ("question", "language", "fate"),
    [
        ("How many people died in the fire?", "en", "dead"),
        ("Wie viele Menschen kamen bei dem Brand ums Leben?", "de", "dead"),
        ("Wie viele Verletzte gab es?", "de", "hurt"),
        ("Combien de personnes ont été arrêtées ?", "fr", "arrested"),
        ("¿Cuántos desaparecidos hay?", "es", "missing"),
        ("Сколько человек пострадало?", "ru", "hurt"),
        ("Ile osób ewakuowano?", "pl", "moved"),
        ("Hoeveel mensen zijn gered?", "nl", "saved"),
        ("How many of the injured died?", "en", None),
        ("Why did they die?", "en", None),
        ("How many seats has the hall?", "en", None),
    ],
)
def test_the_fate_that_is_counted(question: str, language: str, fate: str | None) -> None:
    assert asked_fate(question, language) == fate


@pytest.mark.parametrize(
    ("question", "sentence", "words", "language", "is_other"),
    [
        ("How many died?", "All 96 passengers were rescued.", "96", "en", True),
        ("How many died?", "Two were killed and 14 were injured.", "14", "en", True),
        ("How many died?", "Two were killed and 14 were injured.", "Two", "en", False),
        ("How many were injured?", "Two were killed, 14 injured.", "14", "en", False),
        ("How many died?", "The fire claimed 12 victims.", "12", "en", False),
        ("How many died?", "Bei dem Unglück wurden 14 Menschen verletzt.", "14", "de", True),
        ("How many died?", "Drei Menschen starben, 14 wurden verletzt.", "Drei", "de", False),
        ("How many were injured?", "Se contaron ocho muertos.", "ocho", "es", True),
        ("How many were arrested?", "Polícia: 20 pessoas detidas e dois feridos.", "20", "pt", False),
        ("How many seats were there?", "All 96 passengers were rescued.", "96", "en", False),
        ("How many died?", "96 osób uratowano.", "96", "pl", True),
        ("How many died?", "96 hengen pelastui.", "96", "fi", False),
    ],
)
def test_words_that_count_another_fate(
    question: str, sentence: str, words: str, language: str, is_other: bool
) -> None:
    start = sentence.index(words)
    given = counts_another_fate(question, "en", sentence, (start, start + len(words)), language)
    assert given is is_other


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "told"),
    [
        ("How many died?", "en", "All 96 were saved; nobody died.", "en", "nobody died"),
        ("Gab es Tote?", "de", "Der Zug entgleiste. Tote gab es nicht.", "de", "Tote gab es nicht"),
        (
            "Wurde jemand verletzt?",
            "de",
            "Verletzt wurde niemand, sagte die Polizei.",
            "de",
            "Verletzt wurde niemand",
        ),
        (
            "How many were hurt?",
            "en",
            "L'incendie n'a fait aucun blessé.",
            "fr",
            "L'incendie n'a fait aucun blessé",
        ),
        ("How many were hurt?", "en", "Никто не пострадал.", "ru", "Никто не пострадал"),
        ("How many died?", "en", "Nobody was arrested, but three people died.", "en", None),
        ("How many were hurt?", "en", "Two were not hurt.", "en", None),
        ("How many were hurt?", "en", "Of them 2 were not hurt.", "en", None),
        ("How many seats are there?", "en", "Nobody died.", "en", None),
    ],
)
def test_nobody(question: str, asked_in: str, sentence: str, language: str, told: str | None) -> None:
    span = tells_of_nobody(question, asked_in, sentence, language)
    assert (sentence[slice(*span)] if span else None) == told
