"""Boilerplate: lines told by their wording and paragraphs told by repetition, never a sentence of news."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.parts.boilerplate import (
    edges,
    find_boilerplate,
    repeated_in,
    repeated_paragraphs,
    without_repeated,
)
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


def test_a_footer_of_many_articles_is_found_and_left_out_of_passages() -> None:
    articles = [_article(number) for number in range(6)]
    repeated = repeated_paragraphs(articles)
    assert len(repeated) == 1
    marked = without_repeated(articles[0], repeated)
    assert [marked.text[start:end] for start, end in marked.repeated] == [FOOTER]
    assert marked.boilerplate == articles[0].boilerplate
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


NEWS = "Der Regionalzug war aus ungeklärter Ursache entgleist und eine Böschung hinabgestürzt."


def _dated(paragraph: str, days: list[str], title: str = "Bericht", **stated: str | None) -> list[Article]:
    found = []
    for number, day in enumerate(days):
        article = replace(_article(number, paragraph, None), title=f"{title} {number}", date=day)
        found.append(replace(article, **stated))
    return found


DAYS = {
    "one day": ["2022-06-03"] * 6,
    "a week": [f"2022-06-0{number}" for number in range(3, 9)],
    "months": [f"2022-0{number}-03" for number in range(3, 9)],
    "undated": [""] * 6,
}


@pytest.mark.parametrize("days", ["one day", "a week"])
@pytest.mark.parametrize("title", ["Zug entgleist in Bayern", "Bericht"])
def test_what_several_papers_report_within_days_is_news(days: str, title: str) -> None:
    assert repeated_paragraphs(_dated(NEWS, DAYS[days], title)) == frozenset()


@pytest.mark.parametrize("days", ["one day", "a week", "undated"])
@pytest.mark.parametrize("outlet", ["Küstenbote", None])
def test_what_the_headlines_speak_of_is_news(days: str, outlet: str | None) -> None:
    articles = _dated(NEWS, DAYS[days], "Regionalzug entgleist", outlet=outlet)
    assert repeated_paragraphs(articles) == frozenset()


def test_what_undated_reports_share_beside_a_common_lead_is_news() -> None:
    articles = [
        replace(
            article, text=article.text.replace("\n\n", "\n\nDer Unfall von Garching geschah früh.\n\n", 1)
        )
        for article in _dated(NEWS, DAYS["undated"], "Garching nach dem Unfall")
    ]
    assert repeated_paragraphs(articles) == frozenset()


@pytest.mark.parametrize(
    ("paragraph", "days", "title"),
    [
        (NEWS, "months", "Regionalzug entgleist"),
        (NEWS, "one day", "Bericht"),
        ("„Wir tun alles, was wir können“, sagte der Minister am Unfallort.", "months", "Bericht"),
        ("Im Jahr 2019 war die Strecke erneuert worden, sagte der Betreiber.", "undated", "Bericht"),
    ],
)
def test_what_an_outlet_repeats_and_may_be_news_stays_in_one_article(
    paragraph: str, days: str, title: str
) -> None:
    repeated = repeated_in(map(edges, _dated(paragraph, DAYS[days], title, outlet="Küstenbote")))
    assert len(repeated.once) == 1 and repeated.once == repeated.paragraphs


@pytest.mark.parametrize("days", ["months", "undated"])
@pytest.mark.parametrize("outlet", ["Küstenbote", None])
def test_a_footer_stays_in_no_article(days: str, outlet: str | None) -> None:
    repeated = repeated_in(map(edges, _dated(FOOTER, DAYS[days], outlet=outlet)))
    assert len(repeated.paragraphs) == 1 and not repeated.once


def test_the_outlets_name_in_a_headline_ties_no_footer_to_it() -> None:
    articles = _dated(FOOTER, DAYS["undated"], "Küstenbote am Morgen", outlet="Küstenbote")
    assert not repeated_in(map(edges, articles)).once and repeated_paragraphs(articles)


def test_an_article_without_repeated_paragraphs_stays_the_same() -> None:
    article = _article(0)
    assert without_repeated(article, frozenset({1})) is article


def test_a_paragraph_no_longer_repeated_is_the_articles_own_again() -> None:
    articles = [_article(number) for number in range(6)]
    marked = without_repeated(articles[0], repeated_paragraphs(articles))
    assert without_repeated(marked, frozenset()) == articles[0]


def test_paragraphs_that_differ_in_a_number_are_news() -> None:
    articles = [
        _article(number, f"Am Abend zählte das Amt {100 + number} neue Fälle.") for number in range(8)
    ]
    assert repeated_paragraphs(articles) == frozenset()


@pytest.mark.parametrize(
    "note", ["Quelle: Küstenbote, Redaktion Hamburg", "Source: The Harbourgate Post Weekly"]
)
def test_source_notes_are_never_repeated_paragraphs(note: str) -> None:
    assert repeated_paragraphs(_article(number, note) for number in range(8)) == frozenset()


def test_headlines_are_never_repeated_paragraphs() -> None:
    headline = "Aus der Hauptstadt und den Bezirken"
    articles = []
    for number in range(8):
        article = _article(number, "Schluss.")
        text = f"{headline}\n\n{article.text}"
        articles.append(replace(article, text=text, headlines=((0, len(headline)),)))
    assert repeated_paragraphs(articles) == frozenset()


def test_a_footer_on_several_lines_is_one_paragraph() -> None:
    footer = FOOTER.replace("findet auf", "findet\nauf")
    articles = [_article(number, footer) for number in range(6)]
    marked = without_repeated(articles[0], repeated_paragraphs(articles))
    assert [marked.text[start:end] for start, end in marked.repeated] == [footer]


def test_no_passage_goes_across_a_repeated_paragraph() -> None:
    text = f"Zwischentitel\n\n{FOOTER}\n\n{BODY}"
    article = Article("a.txt", text, language="de", headlines=((0, 13),))
    marked = replace(article, repeated=((15, 15 + len(FOOTER)),))
    assert [text[start:end] for start, end in cut(marked)] == ["Zwischentitel", BODY]
    titled = replace(marked, title="Zwischentitel")
    assert [text[start:end] for start, end in cut(titled)] == [BODY]


def test_an_article_of_title_and_repeated_paragraph_is_not_lost() -> None:
    text = f"Titel\n\n{FOOTER}\n"
    marked = Article(
        "a.txt", text, "Titel", language="de", headlines=((0, 5),), repeated=((7, 7 + len(FOOTER)),)
    )
    assert [text[start:end] for start, end in cut(marked)] == [text.strip()]
