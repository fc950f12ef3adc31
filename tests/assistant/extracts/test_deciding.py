"""Which half of a sentence decides a question for yes or no."""

from __future__ import annotations

import pytest

from assistant.extracts.deciding import decided, tells_alone
from assistant.judge import Finding
from assistant.reading import Question
from index.records import Article


def short(question: str, asked_in: str, sentence: str, language: str, words: str) -> str:
    article = Article("a.txt", sentence, language=language)
    start = sentence.index(words)
    asked = Question(question, question, asked_in)
    finding = decided(asked, article, Finding((start, start + len(words)), 0.9), (0, len(sentence)))
    return sentence[slice(*finding.span)]


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "words", "half"),
    [
        (
            "Did anyone die in the mill fire?",
            "en",
            "Nine millers were injured in the fire, but nobody died.",
            "en",
            "Nine millers",
            "nobody died",
        ),
        ("磨坊火灾中有人死亡吗？", "zh", "九名工人受伤，没有人死亡。", "zh", "九名工人受伤", "没有人死亡"),
        (
            "Vielen er doden bij de brand?",
            "nl",
            "Negen mensen raakten gewond; er vielen geen doden.",
            "nl",
            "Negen",
            "er vielen geen doden",
        ),
        (
            "¿Hubo muertos en el incendio?",
            "es",
            "Rannych zostało dziewięć osób, ale nikt nie zginął.",
            "pl",
            "dziewięć",
            "nikt nie zginął",
        ),
        (
            "Was anyone hurt in the fire?",
            "en",
            "Nine millers were injured but nobody died.",
            "en",
            "Nine",
            "Nine millers were injured",
        ),
        (
            "Did the council pay the ransom?",
            "en",
            "The council met the kidnappers, but the council did not pay the ransom.",
            "en",
            "kidnappers",
            "the council did not pay the ransom",
        ),
    ],
)
def test_the_half_that_decides_is_shown(
    question: str, asked_in: str, sentence: str, language: str, words: str, half: str
) -> None:
    assert short(question, asked_in, sentence, language, words) == half


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("How many were hurt?", "Nine were injured, but nobody died.", "Nine"),
        ("Did the council pay?", "The council paid nothing.", "nothing"),
        ("Did the council pay the ransom?", "The council paid the ransom, but not the mill.", "the ransom"),
        ("Is the mill or the school open?", "The mill is open, but the school is not.", "The mill"),
    ],
)
def test_other_words_stay_as_they_are(question: str, sentence: str, words: str) -> None:
    assert short(question, "en", sentence, "en", words) == words


def test_whom_it_befell_answers_without_a_yes() -> None:
    asked = Question("Did anyone die?", "Did anyone die?", "en")
    assert tells_alone(asked, "two men died", "en")
    assert not tells_alone(asked, "nine were injured", "en")
