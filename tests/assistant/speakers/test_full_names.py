"""The whole name of whom a sentence names by a surname or a role alone."""

from __future__ import annotations

import pytest

from assistant.speakers.attribution import attribute
from assistant.speakers.full_names import full_name
from index.records import Article


def whole(text: str, language: str, quote: str) -> str:
    article = Article(source="a.txt", text=text, language=language)
    start = text.index(quote)
    speaker = attribute(article, (start, len(text))).speaker
    assert speaker is not None
    found = full_name(article, speaker)
    assert text[found.start : found.end] == found.name
    return found.name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("it", "La custode del faro, Irma Bassi, ha chiuso. «È vecchio», ha detto Bassi.", "Irma Bassi"),
        (
            "it",
            "La direttrice del faro, Irma Bassi, ha chiuso. «È vecchio», ha detto la direttrice.",
            "Irma Bassi",
        ),
        ("en", 'Mayor Alban Crook shut it. "It is old," the mayor said.', "Alban Crook"),
        ("en", 'The mayor of Wick, Alban Crook, shut it. "It is old," the mayor said.', "Alban Crook"),
        ("en", 'Alban Crook, the mayor of Wick, shut it. "It is old," the mayor said.', "Alban Crook"),
        (
            "en",
            'Mayor Alban Crook shut it. Deputy mayor Una Hale left. "It is old," the mayor said.',
            "Alban Crook",
        ),
        ("de", "Bürgermeisterin Tilda Rohde schloss ihn. „Er ist alt“, sagte Rohde.", "Tilda Rohde"),
        (
            "de",
            "Bürgermeisterin Tilda Rohde schloss ihn. „Er ist alt“, sagte die Bürgermeisterin.",
            "Tilda Rohde",
        ),
        ("nl", 'Burgemeester Teun de Graaf sloot hem. "Hij is oud", aldus de burgemeester.', "Teun de Graaf"),
        ("fr", "La maire Odette Mars l'a fermé. « Il est vieux », a dit la maire.", "Odette Mars"),
        ("es", "El alcalde, Julio Barrios, lo cerró. «Es viejo», dijo Barrios.", "Julio Barrios"),
        ("pl", "Wójt Adam Pilch zamknął most. „Jest stary” – powiedział wójt.", "Adam Pilch"),
        ("ru", "Мэр Антон Рыжов закрыл маяк. «Он старый», — сказал мэр.", "Антон Рыжов"),
        ("cs", "Starosta Karel Hrubý ho zavřel. „Je už hodně starý,“ uvedl starosta.", "Karel Hrubý"),
        ("ru", "Скрипачка Анна Рыжова уходит. «Я устала», — сказала Рыжова.", "Анна Рыжова"),
        ("cs", "Starosta obce Karel Hrubý ho zavřel. „Je už hodně starý,“ uvedl starosta.", "Karel Hrubý"),
        ("uk", "Посол Данії Ларс Ольсен закрив його. «Він старий», — сказав посол.", "Ларс Ольсен"),
        ("sv", "Ordförande Maj Sundell är nöjd.\n\n– Den är gammal, säger ordföranden.", "Maj Sundell"),
        ("sv", "Kommunalrådet Olle Frid är nöjd.\n\n– Den är gammal, säger Frid.", "Olle Frid"),
    ],
)
def test_the_name_stands_in_full_before(language: str, text: str, name: str) -> None:
    quote = next(mark for mark in ("«", '"', "„", "– ") if mark in text)
    assert whole(text, language, quote) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Ulla Crook met her brother Alban Crook. "It is old," Crook said.', "Crook"),
        ('Mayor Alban Crook met Mayor Una Hale. "It is old," the mayor said.', "mayor"),
        ('Former mayor Alban Crook shut it. "It is old," the mayor said.', "mayor"),
        ('The acting mayor Alban Crook shut it. "It is old," the mayor said.', "mayor"),
        ('Police spokesman Alban Crook came. "It is old," a spokesman said.', "spokesman"),
        ('"It is old," Crook said. Alban Crook shut it.', "Crook"),
        ('The lighthouse was shut. "It is old," the mayor said.', "mayor"),
    ],
)
def test_nobody_is_guessed(text: str, name: str) -> None:
    assert whole(text, "en", '"It') == name


def test_a_surname_that_is_a_role_too_is_not_taken_for_one() -> None:
    text = "König Ottokar Lenz kam zu Besuch. „Der Turm ist alt“, sagte König."
    assert whole(text, "de", "„Der") == "König"


def test_whom_the_role_does_something_to_is_not_its_bearer() -> None:
    text = "Starosta navštívil Karla Hrubého. „Je už hodně starý,“ uvedl starosta."
    assert whole(text, "cs", "„Je") == "starosta"
