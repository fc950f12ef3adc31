"""What a web page shows about its headline and day: not a picture's, not a topic's, not that of an event."""

from __future__ import annotations

import pytest

from index.articles import FileBytes, FileEntry, parse_file
from index.formats.page_titles import headline_and_site
from index.records import Article

TEXT = (
    "<p>The ferry to the islands will not sail until the harbour wall has been mended, the owners said in a letter to "
    "all who hold a ticket.</p><p>Nobody was hurt when the wall fell, and the lighthouse stands.</p>"
)


def _read(body: str, title: str = "Ferry stays in harbour for weeks", language: str = "en") -> Article:
    data = f'<html lang="{language}"><head><title>{title}</title></head><body><article>{body}{TEXT}'.encode()
    return parse_file(FileBytes(data, FileEntry("a.html", len(data), 0, 0)))[0]


@pytest.mark.parametrize(
    "below",
    [
        "<p>The regatta begins on 9 July 2023</p>",
        "<div>Regatta begins 9 July 2023</div>",
        "<h2>Ten years after 9 July 2013</h2>",
        "<figure><figcaption>Leith, 9 July 2013</figcaption></figure>",
        "<p>Das Fest beginnt am 9. Juli 2023</p>",
    ],
)
def test_the_day_of_an_event_below_the_headline_is_no_publication_date(below: str) -> None:
    assert _read(f"<h1>Ferry stays in harbour for weeks</h1>{below}").date is None


@pytest.mark.parametrize(
    "below",
    [
        "<p>Published 9 July 2023</p>",
        "<p class='byline'>By Nora Pym 9 July 2023</p>",
        "<div>Nora Pym 9 July 2023 09:00</div>",
        "<p>9 July 2023</p>",
    ],
)
def test_the_day_of_publication_below_the_headline_is_read(below: str) -> None:
    assert _read(f"<h1>Ferry stays in harbour for weeks</h1>{below}").date == "2023-07-09"


@pytest.mark.parametrize(
    ("language", "day"), [("en-GB", "2024-04-03"), ("en-US", "2024"), ("German", "2024-04-03")]
)
def test_the_region_tells_the_order_of_day_and_month_in_a_byline(language: str, day: str) -> None:
    byline = "<p class='byline'>By Nora Pym, 03/04/2024</p>"
    assert _read(f"<h1>Ferry stays in harbour for weeks</h1>{byline}", language=language).date == day


@pytest.mark.parametrize(
    "heading",
    [
        '<h1><a href="/?p=77">{}</a></h1>',
        '<h1><a href="index.php?id=7">{}</a></h1>',
        '<h1><a href="#ferry">{}</a></h1>',
        '<h1 class="dialogo-abierto">{}</h1>',
        '<h1 id="a-new-logo-for-the-ferry">{}</h1>',
    ],
)
def test_a_headline_that_links_to_its_own_page_is_one(heading: str) -> None:
    headline = "Ferry stays in harbour for weeks"
    assert _read(heading.format(headline), title="Ferry news").title == headline


@pytest.mark.parametrize("heading", ['<h1><a href="/">Leith</a></h1>', '<h1 class="site-logo">Leith</h1>'])
def test_the_site_s_name_is_no_headline(heading: str) -> None:
    assert _read(heading).title == "Ferry stays in harbour for weeks"


@pytest.mark.parametrize(
    ("page_title", "heading", "site", "expected"),
    [
        ("Fährstreit – Reederei lässt alle Schiffe im Hafen liegen", "Fährstreit", None, None),
        ("Fährstreit – Reederei lässt alle Schiffe im Hafen liegen", "Fährstreit", "Elbblick", None),
        ("Elbblick – Reederei lässt alle Schiffe im Hafen liegen", "Elbblick", "Elbblick", "Elbblick"),
        ("Elbe-Kurier – Reederei lässt alle Schiffe im Hafen liegen", "Elbe-Kurier", None, "Elbe-Kurier"),
    ],
)
def test_a_topic_in_the_heading_is_no_outlet(
    page_title: str, heading: str, site: str | None, expected: str | None
) -> None:
    assert headline_and_site(page_title, heading, site) == (
        "Reederei lässt alle Schiffe im Hafen liegen",
        expected,
    )


def test_long_words_behind_a_dash_are_no_outlet() -> None:
    assert headline_and_site("Fährstreit – Reederei lässt alle Schiffe im Hafen liegen", None)[1] is None


def test_a_record_s_title_is_no_headline_where_a_sentence_begins_with_it() -> None:
    for text in ("Storms kept every boat in the harbour.", "Storm kept every boat in the harbour."):
        data = f'{{"title": "Storm", "text": "{text} Nobody was hurt."}}\n'.encode()
        (article,) = parse_file(FileBytes(data, FileEntry("a.jsonl", len(data), 0, 0)))
        assert [article.text[slice(*span)] for span in article.headlines] == (
            ["Storm"] if "Storms" in text else []
        )
