"""What a sentence leaves open of what is asked."""

from __future__ import annotations

import pytest

from assistant.claims.left_open import leaves_open, tells_it_after_all

FIRE = "Who started the fire?"


@pytest.mark.parametrize(
    ("language", "question", "sentence"),
    [
        ("en", FIRE, "It is not known who started the fire."),
        ("en", FIRE, "Police did not say who started the fire."),
        ("en", FIRE, "Who started the fire is still unclear."),
        ("de", "Wer hat den Wolf geschossen?", "Wer geschossen hat, werde nicht mitgeteilt."),
        ("de", "Wann öffnet das Freibad?", "Wann das Freibad öffnet, ist noch unklar."),
        ("fr", "Qui a allumé le feu ?", "On ne sait pas encore qui a allumé le feu."),
        ("es", "¿Quién provocó el incendio?", "Se desconoce quién provocó el incendio."),
        ("it", "Chi ha appiccato l'incendio?", "Non è ancora chiaro chi abbia appiccato l'incendio."),
        ("pt", "Quem provocou o incêndio?", "Ainda não se sabe quem provocou o incêndio."),
        ("nl", "Wie heeft de brand gesticht?", "Het is nog niet bekend wie de brand heeft gesticht."),
        ("pl", "Kto podpalił stodołę?", "Nie wiadomo jeszcze, kto podpalił stodołę."),
        ("ru", "Кто поджёг сарай?", "Кто поджёг сарай, пока неизвестно."),
        ("uk", "Хто підпалив сарай?", "Хто підпалив сарай, поки не відомо."),
    ],
)
def test_a_sentence_says_that_what_is_asked_is_not_known(language: str, question: str, sentence: str) -> None:
    assert leaves_open(question, language, sentence, language)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not known who owned the barn.",
        "It is not known when the fire started.",
        "At first it was not known who started the fire.",
        "Tom Dale started the fire.",
        "Who started the fire?",
    ],
)
def test_another_thing_or_another_time_is_not_left_open(sentence: str) -> None:
    assert not leaves_open(FIRE, "en", sentence, "en")


def test_a_sentence_with_the_deed_may_tell_it_after_all() -> None:
    left = "It is not known who started the fire."
    assert tells_it_after_all(FIRE, "en", "Police say Tom Dale started the fire.", "en", left)
    assert not tells_it_after_all(FIRE, "en", "The barn is Mary Bell's.", "en", left)
