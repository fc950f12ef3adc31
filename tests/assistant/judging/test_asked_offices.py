"""Whose words are asked for by office and country."""

from __future__ import annotations

import pytest

from assistant.judging.asked_offices import asked_office, said_from_office
from assistant.judging.wanted import Wanted
from assistant.reading import Question
from assistant.speakers.asked_speaker import Said
from index.records import Article
from tests.assistant.scripted import MemoryArchive, passage_of


@pytest.mark.parametrize(
    "question",
    [
        "What did the Polish president say about the bridge?",
        "Was sagte der polnische Präsident zur Brücke?",
        "Was hat der Präsident Polens zur Brücke gesagt?",
        "Qu'a dit le président polonais du pont ?",
        "¿Qué dijo el presidente polaco sobre el puente?",
        "Что сказал президент Польши о мосте?",
        "Що сказав президент Польщі про міст?",
    ],
)
def test_office_and_country_are_read_in_several_languages(question: str) -> None:
    asked = asked_office(question)
    assert asked is not None
    assert (asked.offices, asked.countries) == (frozenset({"president"}), frozenset({"poland"}))


@pytest.mark.parametrize(
    "question",
    [
        "What did the Polish president Halik say about the bridge?",
        "What did the adviser to the Polish president say about the bridge?",
        "What did the Polish president's adviser say about the bridge?",
        "What did Halik say about the Polish president?",
        "When did the Polish president cross the bridge?",
        "Which bridge did the Polish president praise?",
        "Was sagte Halik zum polnischen Präsidenten?",
    ],
)
def test_a_name_or_somebody_else_is_no_office(question: str) -> None:
    assert asked_office(question) is None


def said(question: str, text: str) -> Said:
    asked = asked_office(question)
    assert asked is not None
    article = Article("talks.txt", text, language="en")
    return said_from_office(article, (0, text.index(".") + 1), asked)


POLISH = "What did the Polish president say about the bridge?"


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ('"It holds," the Polish president, Jan Halik, said.', Said.THEIRS),
        ('"It holds," said Halik. Jan Halik, the president of Poland, was tired.', Said.THEIRS),
        ('"It holds," Ort, an adviser to the Polish president, said.', Said.ANOTHER_S),
        ('"It holds," said the Latvian president, Ilze Ort.', Said.ANOTHER_S),
        ('"It holds," said the Polish transport minister, Eva Ort.', Said.ANOTHER_S),
        ("After talks with the Latvian president, Ort said it held.", Said.OPEN),
        ('"It holds," said Ewa Ort.', Said.OPEN),
        ('"It holds," said the spokesman, Adam Ort.', Said.OPEN),
    ],
)
def test_a_speaker_of_another_office_or_country_is_another(text: str, whose: Said) -> None:
    assert said(POLISH, text) is whose


def test_another_s_words_are_much_less_likely_and_the_holder_s_not() -> None:
    def likelier(text: str) -> float:
        article = Article("talks.txt", text, language="en")
        asked = Wanted(Question(POLISH, POLISH, "en"), MemoryArchive(article))
        return asked.likelier(passage_of(article), (0, text.index(".") + 1))

    assert likelier('"It holds," Ort, an adviser to the Polish president, said of the bridge.') < -3
    assert likelier('"It holds," the Polish president, Jan Halik, said of the bridge.') >= 0
