"""Days that a question counts from an event."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.events.offsets import asked_offset, offset_days
from index.records import Passage


def passage(text: str, published: str | None, language: str = "en") -> Passage:
    return Passage(text[:8], "a.txt", text, 0, len(text), None, published, language)


@pytest.mark.parametrize(
    ("question", "kind", "days"),
    [
        ("How many were hurt the day after the explosion?", "blast", 1),
        ("What did the mayor say two days after the vote?", "vote", 2),
        ("Who warned of it the day before the strike?", "strike", -1),
        ("Wie viele waren am Tag nach dem Erdbeben vermisst?", "quake", 1),
        ("Was sagte er drei Tage vor dem Gipfel?", "meeting", -3),
        ("Qu'a dit le maire le lendemain de l'explosion ?", "blast", 1),
        ("¿Qué dijo dos días después de la huelga?", "strike", 2),
        ("Что он сказал на следующий день после взрыва?", "blast", 1),
    ],
)
def test_days_are_counted_from_the_noun_of_an_event(question: str, kind: str, days: int) -> None:
    offset = asked_offset(question)
    assert offset is not None
    assert (offset.kind, offset.days) == (kind, days)


@pytest.mark.parametrize(
    "question",
    [
        "What happened the day after he left?",
        "How many days did the strike last?",
        "Wie viele Tage nach Ostern ist Pfingsten?",
        "What was said after the vote?",
        "The strike lasted for two days.",
    ],
)
def test_what_counts_from_no_event_has_no_offset(question: str) -> None:
    assert asked_offset(question) is None


REPORTS = [
    passage("An explosion shook the port on Tuesday.", "2023-05-09"),
    passage("Nach der Explosion am Dienstag gab es neun Verletzte.", "2023-05-10", "de"),
    passage("The inquiry into the explosion began on Friday.", "2023-05-12"),
]


def test_the_day_is_counted_from_the_one_that_most_reports_give() -> None:
    asked = offset_days("How many were hurt the day after the explosion?", REPORTS)
    assert asked == ((date(2023, 5, 10), date(2023, 5, 10)),)


def test_an_event_that_no_report_dates_gives_no_day() -> None:
    assert offset_days("Who spoke the day after the vote?", REPORTS) == ()
    undated = [passage("An explosion shook the port on Tuesday.", None)]
    assert offset_days("Who spoke the day after the explosion?", undated) == ()
