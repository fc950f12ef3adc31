"""Whose name is asked for by what somebody does."""

from __future__ import annotations

import pytest

from assistant.kinds.asked_bearers import asked_bearer


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What is the name of the driver of the bus?", "driver"),
        ("What is the bus driver's name?", "driver"),
        ("What was the tram driver called?", "driver"),
        ("Who was the pilot of the plane?", "pilot"),
        ("Wie heißt der 51-jährige Kranführer?", "driver"),
        ("Wer war der Kapitän?", "captain"),
        ("Comment s'appelle l'infirmière de Lens ?", "doctor"),
        ("Quel est le nom du chauffeur ?", "driver"),
        ("¿Cómo se llama la niña?", "child"),
        ("Qual è il nome dell'autista?", "driver"),
        ("Como se chama o motorista?", "driver"),
        ("Hoe heet de kapitein van het schip?", "captain"),
        ("Jak ma na imię ranny kierowca?", "driver"),
        ("Как зовут раненого водителя?", "driver"),
        ("Як звати машиніста?", "driver"),
        ("Vad heter bussens förare?", "driver"),
        ("Hvad hedder chaufføren i bussen?", "driver"),
        ("Jak se jmenuje řidič?", "driver"),
        ("Hogy hívják a busz sofőrjét?", "driver"),
        ("Mikä on bussin kuljettajan nimi?", "driver"),
        ("Otobüs şoförünün adı ne?", "driver"),
        ("What is the name of the suspect?", "concerned"),
    ],
)
def test_the_noun_tells_whose_name_is_asked_for(question: str, kind: str) -> None:
    assert kind in asked_bearer(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is the name of the driver's wife?",
        "Comment s'appelle la femme du chauffeur ?",
        "Как зовут жену водителя?",
        "What is the name of the new driver?",
        "Comment s'appelle l'autre conducteur ?",
        "What is the name of the ship?",
        "What is the name of the owner?",
        "Who drove the bus?",
        "Who was at the wheel?",
        "Кто выиграл гонку?",
    ],
)
def test_another_s_name_is_not_that_one_s(question: str) -> None:
    assert not asked_bearer(question)
