"""Who may know what is said "according to" it: people, bodies and documents, not datings, plans and methods."""

from __future__ import annotations

import pytest

from assistant.speakers.attribution import attribute
from index.records import Article


def speaker(text: str, language: str) -> str | None:
    said = attribute(Article(source="a.txt", text=text, language=language), (0, len(text)))
    return said.speaker.name if said.speaker is not None else None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La flûte aurait 9 000 ans, selon la datation au carbone 14."),
        ("fr", "Le pain fut distribué selon un système de jetons."),
        ("it", "Secondo la datazione al radiocarbonio, il flauto ha 9.000 anni."),
        ("es", "La lana se clasificaba según la finura."),
        ("es", "Según el análisis, el flauto procede de un ciervo."),
        ("pt", "Segundo a datação, a flauta tem 9.000 anos."),
        ("nl", "Volgens de dienstregeling vertrekt de veerboot om zes uur."),
        ("en", "According to the timetable, the ferry leaves at six."),
        ("en", "The coins were sorted according to a simple rule."),
        ("de", "Laut der Datierung ist die Flöte 9000 Jahre alt."),
        ("de", "Die Flöte ist laut Radiokarbonmessung 9000 Jahre alt."),
        ("de", "Laut dem Kalender beginnt die Messe am Montag."),
        ("en", "The trust refused, citing the effect of noise on the bats."),
    ],
)
def test_a_thing_says_nothing(language: str, text: str) -> None:
    assert speaker(text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "said_by"),
    [
        ("fr", "Selon l'étude, la flûte vient d'un cygne.", "étude"),
        ("fr", "Selon la boulangère, le four était éteint.", "boulangère"),
        ("fr", "Selon son entourage, il est parti.", "entourage"),
        ("fr", "Selon les riverains, le canal sent mauvais.", "riverains"),
        ("fr", "Selon la datation de l'institut, elle a 9 000 ans.", "datation de l'institut"),
        ("it", "Secondo i giudici, il cavo era vecchio.", "giudici"),
        ("it", "Secondo gli industriali, il prezzo scende.", "industriali"),
        ("es", "Según un diplomático, el acuerdo está cerrado.", "diplomático"),
        ("es", "Según la versión de los vecinos, nadie avisó.", "versión de los vecinos"),
        ("pt", "Segundo os moradores, a ponte caiu.", "moradores"),
        ("nl", "Volgens de visser was het donker.", "visser"),
        ("en", "According to a delegate, the talks went well.", "delegate"),
        ("en", "According to the records, the mill closed early.", "records"),
        ("de", "Laut der Bäckerin war der Ofen aus.", "Bäckerin"),
        ("de", "Laut einem Vermerk war der Ofen aus.", "Vermerk"),
        ("de", "Nach Angaben der Leitstelle ist der Ofen aus.", "Leitstelle"),
        ("de", "Laut Brandt war der Ofen aus.", "Brandt"),
        ("pl", "Według rzecznika piec był zimny.", "rzecznika"),
    ],
)
def test_somebody_a_body_or_a_document_says_it(language: str, text: str, said_by: str) -> None:
    assert speaker(text, language) == said_by
