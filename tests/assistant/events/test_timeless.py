"""The question that a passage of the day asked about is read for."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.events.timeless import without_days
from index.records import Passage

ON_WEDNESDAY = "Die Zahl der Verletzten stieg am Mittwoch auf zwölf."


def passage(text: str, published: str | None, language: str = "de") -> Passage:
    return Passage("id", "a.txt", text, 0, len(text), None, published, language)


@pytest.mark.parametrize(
    ("question", "language", "read"),
    [
        ("Wie viele Verletzte gab es am 14. Juni in Orbach?", "de", "Wie viele Verletzte gab es in Orbach?"),
        (
            "Wie viele Verletzte gab es in Orbach am 14.06.2023?",
            "de",
            "Wie viele Verletzte gab es in Orbach?",
        ),
        (
            "How many were hurt in Orbach on Wednesday, 14 June 2023?",
            "en",
            "How many were hurt in Orbach?",
        ),
        ("How many were hurt in the June fire in Orbach?", "en", "How many were hurt in the fire in Orbach?"),
        ("How many were hurt in Orbach in June?", "en", "How many were hurt in Orbach?"),
        ("Combien de blessés le 14 juin à Orbach ?", "fr", "Combien de blessés à Orbach?"),
        ("¿Cuántos heridos hubo el 14 de junio en Orbach?", "es", "¿Cuántos heridos hubo en Orbach?"),
        ("Сколько раненых было в Орбахе 14 июня?", "ru", "Сколько раненых было в Орбахе?"),
        ("Quanti feriti ci furono il 14 giugno a Orbach?", "it", "Quanti feriti ci furono a Orbach?"),
    ],
)
def test_a_date_is_left_out_for_news_of_that_day(question: str, language: str, read: str) -> None:
    assert without_days(question, language, passage(ON_WEDNESDAY, "2023-06-14")) == read


@pytest.mark.parametrize(
    ("question", "text", "published"),
    [
        ("Wie viele Verletzte gab es am 13. Juni in Orbach?", ON_WEDNESDAY, "2023-06-14"),
        ("Wie viele Verletzte gab es am 14. Juni in Orbach?", ON_WEDNESDAY, None),
        ("Wie viele Verletzte gab es am 14. Juni in Orbach?", ON_WEDNESDAY, "2023-06"),
        ("Wie viele Verletzte gab es am 14. Juni 2021 in Orbach?", ON_WEDNESDAY, "2023-06-14"),
        ("Wie viele Verletzte gab es im Mai in Orbach?", ON_WEDNESDAY, "2023-06-14"),
        ("Wie viele Verletzte gab es vor dem 14. Juni in Orbach?", ON_WEDNESDAY, "2023-06-14"),
        ("Was geschah am 14. Juni?", ON_WEDNESDAY, "2023-06-14"),
        ("Was brachte der Juni-Gipfel den Bauern?", ON_WEDNESDAY, "2023-06-14"),
        ("Wie viele Verletzte gab es 2023 in Orbach?", ON_WEDNESDAY, "2023-06-14"),
        (
            "Wie viele Verletzte gab es am 13. Juni in Orbach?",
            "Am 13. Juni waren es neun, am Mittwoch zwölf.",
            "2023-06-14",
        ),
        ("Wie viele Verletzte gab es im Juni?", "Im Mai waren es neun, im Juni zwölf.", "2023-06-28"),
        ("Wie viele Verletzte gab es in Orbach?", ON_WEDNESDAY, "2023-06-14"),
    ],
)
def test_it_stays_where_the_passage_is_of_another_day_or_writes_it(
    question: str, text: str, published: str | None
) -> None:
    assert without_days(question, "de", passage(text, published)) == question


def test_the_morning_after_with_no_day_named_is_of_the_day_before() -> None:
    told = passage("Zwölf Menschen wurden verletzt.", "2023-06-15")
    assert without_days("Wie viele wurden am 14. Juni verletzt?", "de", told) == "Wie viele wurden verletzt?"


def test_its_own_dateline_counts_for_the_publication() -> None:
    told = passage(f"14.06.2023 | Orbacher Bote\n\n{ON_WEDNESDAY}", "2023-06-14")
    assert (
        without_days("Wie viele Verletzte gab es am 14. Juni?", "de", told) == "Wie viele Verletzte gab es?"
    )


def test_days_counted_from_an_event_leave_the_event() -> None:
    day = date(2023, 6, 14)
    asked = "How many were hurt the day after the explosion?"
    read = without_days(asked, "en", passage(ON_WEDNESDAY, "2023-06-14"), [(day, day)])
    assert read == "How many were hurt after the explosion?"
    assert without_days(asked, "en", passage(ON_WEDNESDAY, "2023-06-14")) == asked
