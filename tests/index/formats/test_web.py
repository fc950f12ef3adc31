"""Web pages: the article without its page, and what the page says about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index.articles import ArticleList, read_file
from index.errors import ArticleError

Parse = Callable[[str, bytes], ArticleList]

PARAGRAPHS = [
    "Die Leitung stand fünfzig Minuten lang, und keiner der beiden legte vorher auf, wie es in der Hauptstadt hieß.",
    "Am Morgen danach meldete sich der Sprecher. Er nannte das Gespräch sachlich, mehr wollte er dazu nicht sagen.",
    "Ein weiteres Treffen ist nicht geplant. Die Unterhändler reisen im Januar an, hieß es aus dem "
    "Ministerium am Rande.",
]


def _page(head: str = "", body: str = "", charset: str = "utf-8") -> bytes:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="{charset}">{head}</head><body>'
        f'<nav><a href="/">Startseite</a><a href="/sport">Sport</a></nav><main><article>'
        f"<h1>Kurze Nacht</h1>{paragraphs}{body}"
        f"</article></main><footer>Impressum Datenschutz</footer></body></html>"
    ).encode(charset)


def test_the_article_without_its_page(parse: Parse) -> None:
    (article,) = parse("a.html", _page("<title>Kurze Nacht – Küstenbote</title>"))
    assert article.text == "\n\n".join(["Kurze Nacht", *PARAGRAPHS])
    assert (article.title, article.outlet, article.language) == ("Kurze Nacht", "Küstenbote", "de")
    assert article.headlines == ((0, 11),)


def test_linked_data_counts_before_meta_tags(parse: Parse) -> None:
    linked = {
        "@graph": [
            {"@type": "Organization", "name": "X"},
            {
                "@type": ["NewsArticle"], "headline": "Kurze Nacht", "datePublished": "2021-12-31T23:30:00-05:00",
                "author": [{"name": "Ilka Dornbusch"}, {"name": "Falk Adebar"}], "publisher": {"name": "Küstenbote"},
                "url": "https://kuestenbote.example.org/a",
            },
        ]
    }  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps(linked)}</script><meta property="og:site_name" content="Y">'
    (article,) = parse("a.html", _page(head))
    assert article.date == "2021-12-31"
    assert article.date_origin == "JSON-LD"
    assert article.author == "Ilka Dornbusch, Falk Adebar"
    assert article.outlet == "Küstenbote"
    assert article.url == "https://kuestenbote.example.org/a"


@pytest.mark.parametrize(
    ("head", "origin"),
    [
        ('<meta property="article:published_time" content="2021-12-31T07:00:00Z">', "meta tag"),
        ('<meta name="DC.date" content="31.12.2021">', "meta tag"),
        ('<link rel="canonical" href="https://example.org/2021/12/31/nacht">', "url"),
    ],
)
def test_where_a_date_may_stand(parse: Parse, head: str, origin: str) -> None:
    (article,) = parse("a.html", _page(head))
    assert (article.date, article.date_origin) == ("2021-12-31", origin)


def test_broken_linked_data_is_passed_over(parse: Parse) -> None:
    (article,) = parse(
        "a.html", _page('<script type="application/ld+json">{"@type": "NewsArticle", </script>')
    )
    assert article.date is None


def test_declared_encodings_are_believed(parse: Parse) -> None:
    (article,) = parse("a.html", _page(charset="iso-8859-1"))
    assert "hieß" in article.text
    assert any("iso-8859-1" in note for note in article.notes)


def test_lists_and_tables_are_kept(parse: Parse) -> None:
    items = "<ul><li>erstens die Waffenruhe</li><li>zweitens der Abzug</li></ul>"
    body = f"{items}<table><tr><td>Dauer</td><td>50 Minuten</td></tr></table>"
    (article,) = parse("a.html", _page(body=body))
    for words in ("erstens die Waffenruhe", "zweitens der Abzug", "50 Minuten"):
        assert words in article.text


def test_a_page_without_any_article_gives_its_paragraphs(parse: Parse) -> None:
    (article,) = parse("a.html", b"<html><body><p>Ein kurzer Satz.</p><p>Noch einer.</p></body></html>")
    assert "Ein kurzer Satz." in article.text and "Noch einer." in article.text


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<html><body><script>var a = 1;</script></body></html>", b"<!-- nothing -->"]
)
def test_a_page_without_text_is_reported(parse: Parse, data: bytes) -> None:
    with pytest.raises(ArticleError):
        parse("a.html", data)


def test_an_entity_bomb_is_harmless(parse: Parse) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 20}">' for level in range(8)
    ) + "]>"  # fmt: skip
    try:
        (article,) = parse(
            "a.html", (bomb + f"<html><body><p>&i;</p><p>{PARAGRAPHS[0]}</p></body></html>").encode()
        )
    except ArticleError as error:
        assert str(error)
    else:
        assert len(article.text) < 10_000


def test_deep_nesting_is_survived(parse: Parse) -> None:
    deep = b"<div>" * 50_000 + PARAGRAPHS[0].encode() + b"</div>" * 50_000
    try:
        (article,) = parse("a.html", b"<html><body>" + deep + b"</body></html>")
    except ArticleError as error:
        assert str(error)
    else:
        assert article.text


def test_the_sample_page_keeps_every_sentence_of_its_article(sample_folder: Path) -> None:
    pages = sorted(sample_folder.glob("*.htm*"))
    assert pages
    for page in pages:
        (article,) = read_file(sample_folder, page.name)
        assert article.title and article.date and article.outlet and article.language
        assert "Cookie" not in article.text
