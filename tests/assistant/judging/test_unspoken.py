"""Where somebody's words are asked for and nobody speaks."""

from __future__ import annotations

import pytest

from assistant.judging.unspoken import asks_what_is_said, is_no_speech
from assistant.judging.wanted import Wanted
from assistant.reading import Question
from index.records import Article
from tests.assistant.scripted import MemoryArchive, passage_of


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Bei den Frauen gewann die Dänin Ida Holm."),
        ("en", "Ida Holm of Denmark won the women's race."),
        ("fr", "La course est revenue à la Danoise Ida Holm."),
        ("es", "La carrera la ganó la danesa Ida Holm."),
    ],
)
def test_a_deed_is_no_speech(language: str, sentence: str) -> None:
    assert is_no_speech(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Holm sagte, sie sei müde."),
        ("de", "Sie sei müde und glücklich."),
        ("de", "Laut Holm war der Schnee zu weich."),
        ("de", "Holm will im Sommer aufhören."),
        ("en", '"I am tired," Holm said.'),
        ("en", "Holm wants to stop in summer."),
        ("en", "According to Holm the snow was too soft."),
        ("hu", "Holm fáradt."),
    ],
)
def test_what_is_said_wanted_or_thought_may_be(language: str, sentence: str) -> None:
    assert not is_no_speech(sentence, language)


def likelier(question: str, text: str) -> float:
    article = Article("race.txt", text, language="en")
    asked = Wanted(Question(question, question, "en"), MemoryArchive(article))
    return asked.likelier(passage_of(article), (0, text.index(".") + 1))


def test_words_of_a_passage_without_any_of_theirs_are_much_less_likely() -> None:
    assert likelier("What did Ida Holm say after the race?", "Ida Holm won the race. It rained.") < -3


def test_an_announcement_may_be_told_as_a_deed_and_speech_nearby_keeps_the_rest() -> None:
    assert likelier("What did Ida Holm announce?", "Ida Holm closes her workshop. It rained.") >= 0
    text = 'Ida Holm won the race. "I am tired," Holm said.'
    assert likelier("What did Ida Holm say after the race?", text) >= 0
    assert not asks_what_is_said("What did Ida Holm announce?", "en")
