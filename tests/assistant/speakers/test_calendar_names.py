"""Words of the calendar that are names, and such that tell the time."""

from __future__ import annotations

import pytest

from assistant.speakers.attribution import attribute
from index.records import Article


def speaker(text: str, language: str) -> str | None:
    said = attribute(Article(source="a.txt", text=text, language=language), (0, len(text)))
    return said.speaker.name if said.speaker is not None else None


@pytest.mark.parametrize(
    ("language", "text", "said_by"),
    [
        ("fr", "La directrice Solène Avril a annoncé que le musée fermera.", "Solène Avril"),
        ("fr", "La directrice, Solène Avril, a annoncé que le musée fermera.", "Solène Avril"),
        ("es", "«No sabemos nada todavía», dijo Julio Barrios.", "Julio Barrios"),
        ("es", "Según Abril Montes, el museo cerrará.", "Abril Montes"),
        ("it", "«Non sappiamo ancora nulla», ha detto Domenica Salis.", "Domenica Salis"),
        ("pl", "„Nie wiemy jeszcze nic” – powiedziała Maja Wrona.", "Maja Wrona"),
        ("en", "Mayor Grace March said that the museum would close.", "Grace March"),
        ("en", '"We know nothing yet," said Mrs May.', "May"),
        ("de", "„Wir wissen noch nichts“, sagte Direktorin Anna März.", "Anna März"),
        ("de", "Direktorin Svantje Juli kündigte an, dass das Museum schließt.", "Svantje Juli"),
    ],
)
def test_a_month_behind_a_given_name_or_a_role_is_a_surname(language: str, text: str, said_by: str) -> None:
    assert speaker(text, language) == said_by


@pytest.mark.parametrize(
    ("language", "text", "said_by"),
    [
        ("en", '"We know nothing yet," said Mayor Grace Bell March 5.', "Grace Bell"),
        ("en", '"We know nothing yet," Mayor Grace Bell said Monday.', "Grace Bell"),
        ("de", "„Wir wissen noch nichts“, sagte Direktorin Anna Kohl Montag.", "Anna Kohl"),
        ("de", "„Wir wissen noch nichts“, sagte Anna Kohl Anfang März.", "Anna Kohl"),
        ("fr", "« Nous ne savons rien encore », a dit la maire lundi.", "maire"),
        ("es", "«No sabemos nada todavía», dijo el alcalde en julio.", "alcalde"),
    ],
)
def test_a_date_behind_the_speaker_is_no_name(language: str, text: str, said_by: str) -> None:
    assert speaker(text, language) == said_by
