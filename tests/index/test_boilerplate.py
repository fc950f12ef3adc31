"""Boilerplate: lines told by their wording and paragraphs told by repetition, never a sentence of news."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.boilerplate import find_boilerplate, repeated_paragraphs, without_repeated
from index.passages import cut
from index.records import Article

BODY = "Die Leitung stand fünfzig Minuten lang, und keiner der beiden legte vorher auf. Danach war es still."
FOOTER = (
    "Der Küstenbote erscheint täglich. Wer ihn unterstützen will, findet auf der letzten Seite alles Nötige."
)


@pytest.mark.parametrize(
    "line",
    [
        "Mehr zum Thema - Noch ein Gespräch in derselben Nacht",
        "Lesen Sie auch: Was am Morgen geschah",
        "Read more: What happened in the morning",
        "Lire aussi : Ce qui s'est passé",
        "Читайте также: Что было утром",
        "Jetzt Newsletter abonnieren!",
        "Foto: Archiv/Küstenbote",
        "© 2022 Küstenbote",
    ],
)
def test_lines_that_are_not_the_article(line: str) -> None:
    text = f"Kurze Nacht\n\n{BODY}\n\n{line}"
    assert [text[start:end] for start, end in find_boilerplate(text)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Quelle: Küstenbote",
        "Mehr zum Thema sagte der Sprecher erst am Abend in der Hauptstadt.",
        "Fotografen waren beim Gespräch nicht zugelassen, teilte der Kreml mit.",
        "Bildung und Arbeit: Worüber die beiden sonst noch sprachen",
        "31.12.2021, 00:07 Uhr | rtr | dpa",
        BODY,
    ],
)
def test_lines_that_are_kept(line: str) -> None:
    assert find_boilerplate(f"Kurze Nacht\n\n{BODY}\n\n{line}") == []


def _article(number: int, footer: str = FOOTER, outlet: str | None = "Küstenbote") -> Article:
    words = ("rot", "blau", "grün", "gelb", "weiß", "grau", "braun", "lila", "rosa", "beige")[number]
    text = (
        f"Meldung {number}\n\n{BODY} Das Haus war {words}, wie so viele Häuser in dieser Straße.\n\n{footer}"
    )
    return Article(source=f"{number}.txt", text=text, outlet=outlet, language="de")


def test_a_footer_of_many_articles_is_found_and_left_out_of_ranking() -> None:
    articles = [_article(number) for number in range(6)]
    repeated = repeated_paragraphs(articles)
    assert len(repeated) == 1
    marked = without_repeated(articles[0], repeated)
    assert [marked.text[start:end] for start, end in marked.boilerplate] == [FOOTER]
    assert not any(FOOTER in marked.text[start:end] for start, end in cut(marked))
    assert marked.text == articles[0].text


def test_copies_of_one_article_are_not_boilerplate() -> None:
    copies = [replace(_article(1), source=f"{number}.txt") for number in range(8)]
    assert repeated_paragraphs(copies) == frozenset()


def test_a_paragraph_in_two_articles_is_not_boilerplate() -> None:
    others = [
        _article(number, f"Ein eigener Schluss, Nummer {'ABCDEFGH'[number]}, steht hier ganz allein.")
        for number in range(2, 8)
    ]
    assert repeated_paragraphs([_article(0), _article(1), *others]) == frozenset()


def test_outlets_are_counted_apart() -> None:
    articles = [_article(number, outlet=f"Blatt {number}") for number in range(8)]
    assert repeated_paragraphs(articles) == frozenset()


def test_an_article_without_repeated_paragraphs_stays_the_same() -> None:
    article = _article(0)
    assert without_repeated(article, frozenset({"x"})) is article
