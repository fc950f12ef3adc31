"""Which of several similar events a sentence speaks of."""

from __future__ import annotations

import pytest

from assistant.events.dates import Time, asked_days, time_of
from index.records import Passage
from index.text.sentences import sentences


def passage(text: str, date: str | None, language: str = "de") -> Passage:
    return Passage("id", "a.txt", text, 0, len(text), None, date, language)


REPORT = "Am Samstag haben die Präsidenten 62 Minuten telefoniert. Es war das dritte Gespräch."
LOOKING_BACK = "Am 30. Dezember hatten sie 50 Minuten gesprochen. Diesmal waren es 62."


@pytest.mark.parametrize(
    ("question", "language", "text", "date", "sentence", "expected"),
    [
        ("Wie lange dauerte das Telefonat am 12. Februar 2022?", "de", REPORT, "2022-02-13", 0, Time.SAME),
        ("How long was the call on 12 February?", "en", REPORT, "2022-02-13", 0, Time.SAME),
        (
            "Wie lange dauerte das Telefonat am 12. Februar 2022?",
            "de",
            REPORT,
            "2022-02-13",
            1,
            Time.POSSIBLE,
        ),
        ("Wie lange dauerte das Telefonat am 26. Januar 2022?", "de", REPORT, "2022-02-13", 0, Time.OTHER),
        ("Wie lange dauerte das Telefonat am 12. Februar 2021?", "de", REPORT, "2022-02-13", 0, Time.OTHER),
        ("Wie lange dauerte das Telefonat am 12. Februar 2022?", "de", REPORT, None, 0, Time.POSSIBLE),
        (
            "¿Cuánto duró la llamada del 30 de diciembre de 2021?",
            "es",
            LOOKING_BACK,
            "2022-02-13",
            0,
            Time.SAME,
        ),
        (
            "¿Cuánto duró la llamada del 30 de diciembre de 2020?",
            "es",
            LOOKING_BACK,
            "2022-02-13",
            0,
            Time.OTHER,
        ),
        ("Сколько длился разговор 30 декабря?", "ru", LOOKING_BACK, "2022-02-13", 1, Time.POSSIBLE),
        (
            "What did he announce about the call of 13 February 2022?",
            "en",
            REPORT,
            "2022-02-14",
            0,
            Time.ASIDE,
        ),
        ("Wie lange sprachen sie?", "de", REPORT, "2022-02-13", 0, Time.POSSIBLE),
        ("What happened in February 2022?", "en", REPORT, "2022-02", 1, Time.POSSIBLE),
        ("What happened in January 2022?", "en", REPORT, "2022-02-08", 1, Time.POSSIBLE),
        ("What happened in January 2022?", "en", REPORT, "2022-02-18", 1, Time.OTHER),
        ("What happened in April 2022?", "en", REPORT, "2022-02", 1, Time.OTHER),
    ],
)
def test_a_sentence_is_of_the_time_asked_about(
    question: str, language: str, text: str, date: str | None, sentence: int, expected: Time
) -> None:
    start, end = sentences(text, "de")[sentence]
    assert time_of(asked_days(question, language), passage(text, date), text[start:end]) is expected


@pytest.mark.parametrize(
    "question",
    [
        "Seit wann hatte der Rat vor Januar 2022 nicht getagt?",
        "Who spoke after 12 January 2022?",
        "Что было до 12 января 2022 года?",
        "Was war vor dem 12. Januar 2022 geplant?",
        "What had been planned before the 12th of January 2022?",
    ],
)
def test_a_border_is_not_the_time_of_the_event(question: str) -> None:
    assert asked_days(question, None) == ()


def test_a_year_is_a_period_and_no_event() -> None:
    assert asked_days("Who won in 2021?", "en") == ()


def test_a_weekday_counts_from_the_day_of_publication_and_may_lie_ahead() -> None:
    text = "Am Montag wollen sie wieder sprechen."
    asked = asked_days("Was ist für den 14. Februar 2022 geplant?", "de")
    assert time_of(asked, passage(text, "2022-02-12"), text) is Time.SAME


def test_a_weekday_with_a_part_of_the_day_is_that_day() -> None:
    text = "Das Gespräch begann am Samstagabend."
    asked = asked_days("Wann begann das Gespräch am 12. Februar 2022?", "de")
    assert time_of(asked, passage(text, "2022-02-14"), text) is Time.SAME


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Das Gespräch begann gestern um acht Uhr.", "de", Time.SAME),
        ("The call began yesterday at eight.", "en", Time.SAME),
        ("L'entretien a commencé hier à huit heures.", "fr", Time.SAME),
        ("Das Gespräch begann hier um acht Uhr.", "de", Time.POSSIBLE),
    ],
)
def test_yesterday_is_the_day_before_the_publication(text: str, language: str, expected: Time) -> None:
    asked = asked_days("When did the call of 12 February 2022 begin?", "en")
    assert time_of(asked, passage(text, "2022-02-13", language), text) is expected
