"""Web pages: the article without its page, and what the page says about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index.articles import ArticleList, read_file
from index.errors import ArticleError
from index.text.sentences import sentences

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
        ('<meta name="publication_date" content="2021-12-31">', "meta tag"),
        ('<meta name="dc:date" content="2021-12-31">', "meta tag"),
        ('<meta name="pub_date" content="soon"><meta name="created" content="2021-12-31">', "meta tag"),
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


OTHERS = "".join(
    f'<div class="card"><h3>Pokalsieg für Verein {number}</h3><p>Der Verein {number} hat am Wochenende das Endspiel '
    f"mit {number}:0 gewonnen, wie Trainer Huber nach dem Abpfiff in Berlin sagte.</p></div>"
    for number in range(1, 6)
)
FIRST_OTHER = OTHERS[: OTHERS.index("</div>") + len("</div>")]
LINKED = "".join(
    f'<article class="teaser"><h3><a href="/sport/{number}">Pokalsieg für Verein {number}</a></h3>'
    f"<p>Der Verein {number} hat am Wochenende das Endspiel mit {number}:0 gewonnen, wie der Trainer sagte.</p>"
    "</article>"
    for number in range(1, 6)
)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    "frame",
    [
        f'<article>%s</article><section class="rail"><h2>Mehr</h2>{OTHERS}</section>',
        f'<article>%s<section class="more-stories"><h2>Mehr</h2>{OTHERS}</section></article>',
        f'<article>%s</article><section><div class="post-content">{FIRST_OTHER}</div></section>{LINKED}',
        f"<main>%s</main><section><h2>Mehr</h2>{LINKED}</section>",
        f'<div>%s</div><div class="related"><h2>Mehr</h2>{OTHERS}</div>',
    ],
)
def test_teasers_of_other_articles_are_no_part_of_a_short_one(parse: Parse, frame: str, count: int) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:count])
    page = f"<html><head><title>Kurze Nacht</title></head><body>{frame % f'<h1>Kurze Nacht</h1>{text}'}</body></html>"
    (article,) = parse("a.html", page.encode())
    assert article.text == "\n\n".join(["Kurze Nacht", *PARAGRAPHS[:count]])


@pytest.mark.parametrize("kind", ['div class="article-body"', 'div itemprop="articleBody"', "article"])
def test_an_article_element_with_the_headline_alone_is_not_taken_for_the_text(
    parse: Parse, kind: str
) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    header = (
        "<article><h1>Kurze Nacht</h1><p>Ein Gespräch, fünfzig Minuten lang, und kein Ende.</p></article>"
    )
    page = f'<html><body><main>{header}<div class="article-body">{text}</div></main></body></html>'
    (article,) = parse("a.html", page.encode())
    assert all(paragraph in article.text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "kind", ['div class="entry"', 'div class="post"', "article", 'section itemprop="articleBody"']
)
def test_every_entry_of_a_live_ticker_keeps_its_heading(parse: Parse, kind: str) -> None:
    entries = "".join(
        f"<{kind}><h3>Eintrag {number}: Lage im Gebiet</h3><p>{number} {PARAGRAPHS[0]}</p></{kind.split()[0]}>"
        for number in range(1, 6)
    )
    (article,) = parse(
        "a.html", f"<html><body><main><h1>Liveticker</h1>{entries}</main></body></html>".encode()
    )
    heads = [article.text[start:end] for start, end in article.headlines]
    assert heads == ["Liveticker", *(f"Eintrag {number}: Lage im Gebiet" for number in range(1, 6))]


ROWS = "<tr><td>Labour</td><td>12,345</td><td>45.1%</td></tr><tr><td>Greens</td><td>3,210</td><td>11.7%</td></tr>"


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        (f"<tr><th>Party</th><th>Votes</th><th>Share</th></tr>{ROWS}", ["Party | Votes | Share"]),
        (f"<thead><tr><th>Party<th>Votes<th>Share</thead><tbody>{ROWS}</tbody>", ["Party | Votes | Share"]),
        (f"<caption>Final <b>result</b></caption>{ROWS}", ["Final result"]),
        (ROWS.replace("<td>", "<td><p>").replace("</td>", "</p></td>"), []),
        (f"<tr><td>Nr.<td>Votes in <i>all</i> wards, approx.<td></tr>{ROWS}", ["Nr | Votes in all wards, approx."]),
    ],
)  # fmt: skip
def test_a_row_of_a_table_is_one_line_and_one_sentence(parse: Parse, table: str, lines: list[str]) -> None:
    lines = [*lines, "Labour | 12,345 | 45.1%", "Greens | 3,210 | 11.7%"]
    (article,) = parse("a.html", _page(body=f"<table>{table}</table><p>Turnout was higher than before.</p>"))
    assert "\n\n".join(lines) in article.text
    found = [article.text[start:end] for start, end in sentences(article.text, "en")]
    assert found[-len(lines) - 1 :] == [*lines, "Turnout was higher than before."]


def test_a_short_article_with_a_table_is_not_run_together(parse: Parse) -> None:
    page = f"<html><body><article><h1>Result</h1><p>{PARAGRAPHS[0]}</p><table>{ROWS}</table></article></body></html>"
    (article,) = parse("a.html", page.encode())
    lines = ["Labour | 12,345 | 45.1%", "Greens | 3,210 | 11.7%"]
    assert article.text == "\n\n".join(["Result", PARAGRAPHS[0], *lines])


def test_a_cell_over_several_rows_stands_in_each_of_them(parse: Parse) -> None:
    rows = "<tr><th>Party<th>Year<th>Share</tr><tr><td rowspan=2>SPD<td>2021<td>25.7 %</tr><tr><td>2025<td>16.4 %</tr>"
    (article,) = parse("a.html", _page(body=f"<table>{rows}</table>"))
    assert "SPD | 2021 | 25.7 %\n\nSPD | 2025 | 16.4 %" in article.text


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td><a href=a>Home</a><br><a href=b>Archiv</a></td><td>{text}</td></tr>",
        "<tr><td>Home</td><td>Archiv</td></tr><tr><td>Sport</td><td>{text}</td></tr>",
        "<tr><td><a href=a>Home</a></td><td><a href=b>Archiv</a></td></tr><tr><td><a href=c>Sport</a></td>"
        "<td><a href=d>Wetter</a></td></tr><tr><td colspan=2>{text}</td></tr>",
    ],
)
def test_a_table_that_lays_out_the_page_is_not_written_as_rows(parse: Parse, table: str) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    (article,) = parse(
        "a.html", f"<html><body><table>{table.format(text=text)}</table></body></html>".encode()
    )
    assert "\n\n".join(PARAGRAPHS) in article.text
    assert "|" not in article.text


def test_captions_and_who_is_quoted_are_kept(parse: Parse) -> None:
    figure = "<figure><img src=a.jpg><figcaption>Das Ministerium am Montag. Foto: dpa</figcaption></figure>"
    quoted = "<blockquote>Sachlich war das nicht.<footer>— Ilka Dornbusch</footer></blockquote>"
    (article,) = parse("a.html", _page(body=figure + quoted))
    assert "Das Ministerium am Montag. Foto: dpa" in article.text
    assert "Sachlich war das nicht.\n\n— Ilka Dornbusch" in article.text


@pytest.mark.parametrize(
    "place",
    ['<img src="data:image/png;base64,{}">', "<style>a{{background:url(data:a/b;base64,{})}}</style>"],
)
def test_a_large_embedded_picture_does_not_end_the_page(parse: Parse, place: str) -> None:
    (article,) = parse(
        "a.html", _page(body=place.format("A" * 10_500_000) + f"<p>Danach. {PARAGRAPHS[0]}</p>")
    )
    assert f"Danach. {PARAGRAPHS[0]}" in article.text


OWN = '<time datetime="2019-03-04">4 March</time>'
OTHER = '<time datetime="2024-11-05">5 November</time>'


@pytest.mark.parametrize(
    ("before", "inside"),
    [
        (f"<header>{OTHER}</header>", OWN.replace("time ", 'time itemprop="datePublished" ', 1)),
        (OTHER, '<span itemprop="datePublished" content="2019-03-04">4 March</span>'),
        ("", OTHER + OWN.replace("time ", "time pubdate ", 1)),
        (OTHER, OWN),
        (OTHER, OWN.replace("time ", 'time class="entry-date published updated" ', 1)),
        ("", OTHER.replace("time ", 'time itemprop="dateModified" ', 1) + OWN),
        ("", f"<p>Aktualisiert: {OTHER} | Veröffentlicht: {OWN}</p>"),
        ("", f"<span>Last updated</span> {OTHER}<span>Published</span> {OWN}"),
    ],
)
def test_the_articles_own_time_of_publication_counts(parse: Parse, before: str, inside: str) -> None:
    page = f"<html><body>{before}<article><h1>Kurze Nacht</h1>{inside}<p>{PARAGRAPHS[0]}</p></article></body></html>"
    (article,) = parse("a.html", page.encode())
    assert (article.date, article.date_origin) == ("2019-03-04", "time element")


@pytest.mark.parametrize(
    ("language", "date"), [("en-US", "2024"), ("en", "2024"), ("en-GB", "2024-04-03"), ("de", "2024-04-03")]
)
def test_days_and_months_are_not_mixed_up(parse: Parse, language: str, date: str) -> None:
    page = _page('<meta name="date" content="03/04/2024">').replace(
        b'lang="de"', f'lang="{language}"'.encode()
    )
    assert parse("a.html", page)[0].date == date


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0050){} -->",
        "<!--\n Page saved with SingleFile \n url: {} \n saved date: x\n-->",
    ],
)
def test_the_address_that_a_browser_noted_is_read(parse: Parse, comment: str) -> None:
    address = "https://kuestenbote.example.org/2021/12/31/nacht.html"
    page = _page().replace(b"<head>", comment.format(address).encode() + b"<head>")
    (article,) = parse("a.html", page)
    assert article.url == address
    assert (article.date, article.date_origin) == ("2021-12-31", "url")


def _linked(script: str) -> bytes:
    return _page(f'<script type="application/ld+json">{script}</script>')


def test_entities_in_linked_data_are_resolved(parse: Parse) -> None:
    stated = '{"@type": "NewsArticle", "headline": "Kurze &quot;Nacht&quot; bei Smith &amp; Sons&#39;"}'
    (article,) = parse("a.html", _linked(stated))
    assert article.title == 'Kurze "Nacht" bei Smith & Sons\''


def test_an_article_in_linked_data_counts_before_its_page_and_references_are_resolved(parse: Parse) -> None:
    graph = [
        {"@type": "WebPage", "datePublished": "2015-01-01", "headline": "Seite"},
        {
            "@type": "NewsArticle", "headline": "Kurze Nacht", "datePublished": "2024-05-06",
            "author": [{"@id": "#a"}, "https://example.org/autor"], "publisher": {"@id": "#o"},
        },
        {"@type": "Organization", "@id": "#o", "name": "Küstenbote"},
        {"@type": "Person", "@id": "#a", "name": "Ilka Dornbusch"},
    ]  # fmt: skip
    (article,) = parse("a.html", _linked(json.dumps({"@graph": graph})))
    assert (article.date, article.author, article.outlet) == ("2024-05-06", "Ilka Dornbusch", "Küstenbote")


@pytest.mark.parametrize(
    "script",
    [
        '{{"@type": "NewsArticle", "description": "one\ntwo", {date}}}',
        '\n//<![CDATA[\n{{"@type": "NewsArticle", {date}}}\n//]]>\n',
        '/*<![CDATA[*/{{"@type": "NewsArticle", {date}}}/*]]>*/',
        '<!--\n{{"@type": "NewsArticle", {date}}};\n-->',
        '{{"@type": "WebPage", "mainEntity": {{"@type": "NewsArticle", {date}}}}}',
    ],
)
def test_linked_data_is_read_as_pages_write_it(parse: Parse, script: str) -> None:
    (article,) = parse("a.html", _linked(script.format(date='"datePublished": "2024-05-06"')))
    assert (article.date, article.date_origin) == ("2024-05-06", "JSON-LD")
