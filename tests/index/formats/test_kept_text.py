"""What files write in unusual ways is read in full, and in time that grows with their length alone."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable

import pytest

from index.articles import ArticleList, FileBytes, FileEntry, ReadLimits, parse_file
from index.errors import ArticleError
from index.formats.page_blocks import prepare
from index.formats.records import read_csv
from index.formats.web import page_tree
from tests.index.formats.conftest import HEADLINE, PARAGRAPHS, TEXT, lock_page

Parse = Callable[[str, bytes], ArticleList]

RULE = "_" * 60


def _in_time(name: str, data: bytes, seconds: float) -> ArticleList:
    return parse_file(FileBytes(data, FileEntry(name, len(data), 0, 0)), ReadLimits(parse_seconds=seconds))


def _lines(*records: dict[str, object]) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


@pytest.mark.faults
@pytest.mark.parametrize("name", ["MsoNormal", "text-{}"])
def test_a_page_of_many_named_paragraphs_is_read_in_time(name: str) -> None:
    blocks = (
        f'<p class="{name.format(number)}">Entry {number}: the lock was shut.</p>' for number in range(3000)
    )
    (article,) = _in_time(
        "a.html", lock_page(f"<article><h2>Log</h2><div>{''.join(blocks)}</div></article>"), 12.0
    )
    assert article.text.count("the lock was shut") == 3000


@pytest.mark.faults
def test_a_cell_of_many_blocks_is_read_in_time() -> None:
    blocks = "".join(f"<div>Entry {number}: the lock was shut again.</div>" for number in range(6000))
    (article,) = _in_time("a.html", lock_page(f"<table><tr><td>{blocks}</td></tr></table>"), 12.0)
    assert article.text.count("the lock was shut") == 6000


_EUROPRESSE = (
    '<article><span class="DocPublicationName">{outlet}</span><span class="DocHeader">6 mars 2024</span>'
    '<p class="titreArticle">{title}</p><div class="docOcurrContainer">{text}</div></article>'
)


def _europresse(*texts: str, before: str = "") -> bytes:
    articles = (
        _EUROPRESSE.format(outlet="Le Phare", title=f"Titre {number}", text=text)
        for number, text in enumerate(texts)
    )
    return f"<!DOCTYPE html><html><body>{before}{''.join(articles)}</body></html>".encode()


@pytest.mark.parametrize(
    "unseen", ["<style>p.x { color: red }</style>", "<script>var shown = 1;</script>", "<!-- note -->"]
)
def test_what_no_reader_of_an_export_sees_is_no_paragraph(parse: Parse, unseen: str) -> None:
    (article,) = parse("a.html", _europresse(f"<p>Le pont est fermé.</p>{unseen}<p>Le bac part.</p>"))
    assert article.text == "Titre 0\n\nLe pont est fermé.\n\nLe bac part."


def test_the_words_around_elements_of_an_export_are_kept(parse: Parse) -> None:
    text = "Avant.<div>Le <b>pont</b>&nbsp;&amp; le bac<br>de Skell</div>Entre.<p>Fin.</p>Après."
    first, second = parse("a.html", _europresse(text, "Un autre texte."))
    assert first.text == "Titre 0\n\nAvant.\n\nLe pont & le bac de Skell\n\nEntre.\n\nFin.\n\nAprès."
    assert second.text == "Titre 1\n\nUn autre texte."


@pytest.mark.faults
@pytest.mark.parametrize("broken", ["<!--" * 20000, "<a b='" * 20000, "<![CDATA[" * 20000])
def test_broken_markup_of_an_export_ends_within_the_limit(broken: str) -> None:
    began = time.monotonic()
    with contextlib.suppress(ArticleError):
        _in_time("a.html", _europresse("Le pont est fermé.", before=broken), 4.0)
    assert time.monotonic() - began < 8


def _proquest(*documents: str) -> bytes:
    return f"Report Information from ProQuest\n{RULE}\n{f'{RULE}'.join(documents)}\n{RULE}\nContact us at: x\n".encode()


def _document(title: str, text: str, number: int, *, fields_last: bool = False) -> str:
    fields = f"Publication title: The Buoy\n\nPublication date: Mar {number}, 2024\n\nProQuest document ID: {number}\n"
    below = f"\n\n{fields}" if fields_last else "\n"
    above = "" if fields_last else f"{fields}\n"
    return f"\n\nTitle: {title}\n\n{above}Full text: {text}{below}"


@pytest.mark.parametrize("fields_last", [False, True])
def test_text_below_a_line_within_a_proquest_document_is_kept(parse: Parse, fields_last: bool) -> None:
    text = f"{TEXT[0]}\n\n{RULE}\n\n{TEXT[1]}\n{RULE}\n{TEXT[2]}"
    first, second = parse(
        "a.txt",
        _proquest(
            _document("Lock shut", text, 4, fields_last=fields_last),
            _document("Ferry back", TEXT[3], 5, fields_last=fields_last),
        ),
    )
    assert first.text == "\n\n".join(["Lock shut", *TEXT[:3]])
    assert second.text == f"Ferry back\n\n{TEXT[3]}"
    assert [one.outlet for one in (first, second)] == ["The Buoy", "The Buoy"]
    assert [one.date for one in (first, second)] == ["2024-03-04", "2024-03-05"]


_BLOCKS = [
    {"type": "text", "content": TEXT[0]},
    {"type": "header", "content": "What follows", "level": 2},
    {"type": "raw_html", "content": f"<p>{TEXT[1]}</p>"},
    {
        "type": "list",
        "items": [{"type": "text", "content": "By way of Lund"}, {"type": "text", "content": "On foot"}],
    },
    {"type": "quote", "content_elements": [{"type": "text", "content": "No gate lasts."}]},
    {"type": "image", "content": "A picture of the lock", "url": "x"},
    {"type": "interstitial_link", "content": "Read more about ferries", "url": "x"},
    {"type": "oembed_response", "content": "A post of the skippers"},
    {"type": "h2", "content": "The lock"},
    {"type": "correction", "text": TEXT[3]},
]
_KEPT = [
    TEXT[0],
    "What follows",
    TEXT[1],
    "By way of Lund",
    "On foot",
    "No gate lasts.",
    "The lock",
    TEXT[3],
]


def test_every_block_with_words_is_read_and_no_picture_or_link(parse: Parse) -> None:
    (article,) = parse("a.jsonl", _lines({"id": "a", "content_elements": _BLOCKS}))
    assert article.text.split("\n\n") == _KEPT


@pytest.mark.parametrize(
    "content",
    [
        {
            "blocks": [
                {"type": "paragraph", "data": {"text": TEXT[0]}},
                {"type": "list", "data": {"style": "ordered", "items": ["By way of Lund", "On foot"]}},
                {"type": "image", "data": {"caption": "A picture", "file": {}}},
                {"type": "paragraph", "data": {"text": TEXT[1]}},
            ]
        },
        {
            "type": "doc",
            "content": [
                {
                    "type": "paragraph",
                    "content": [
                        {"type": "text", "text": TEXT[0][:20]},
                        {"type": "text", "marks": [{"type": "bold"}], "text": TEXT[0][20:]},
                    ],
                },
                {
                    "type": "bulletList",
                    "content": [
                        {
                            "type": "listItem",
                            "content": [{"type": "paragraph", "content": [{"type": "text", "text": words}]}],
                        }
                        for words in ("By way of Lund", "On foot")
                    ],
                },
                {"type": "image", "attrs": {"alt": "A picture"}},
                {"type": "paragraph", "content": [{"type": "text", "text": TEXT[1]}]},
            ],
        },
    ],
    ids=["editor's blocks", "editor's document"],
)
def test_the_blocks_of_editors_are_read(parse: Parse, content: dict[str, object]) -> None:
    (article,) = parse("a.jsonl", _lines({"id": "a", "content": content}))
    assert article.text.split("\n\n") == [TEXT[0], "By way of Lund", "On foot", TEXT[1]]


def test_typed_values_beside_the_text_stay_values(parse: Parse) -> None:
    headline = [{"type": "main", "role": "main", "value": "Lock shut"}]
    (article,) = parse(
        "a.jsonl",
        _lines(
            {"headline": headline, "date": [{"type": "first", "value": "2024-03-04"}], "text": TEXT[0] * 3}
        ),
    )
    assert (article.title, article.date) == ("Lock shut", "2024-03-04")


LEAD = "The oldest crossing of the county closes for a year, and nobody has built another."


def test_a_lead_that_one_story_has_in_two_outlets_is_kept(parse: Parse) -> None:
    text = " ".join(TEXT)
    first, second = parse(
        "a.jsonl",
        _lines(
            {"id": "a", "outlet": "Buoy", "lead": LEAD, "text": f"OSTWICK (Wire) - {text}"},
            {"id": "b", "outlet": "Anchor", "lead": LEAD, "text": text},
        ),
    )
    assert first.text.startswith(LEAD)
    assert second.text.startswith(LEAD)


def test_a_lead_that_a_record_gives_twice_is_kept_once(parse: Parse) -> None:
    (article,) = parse("a.jsonl", _lines({"subtitle": LEAD, "lead": LEAD, "text": " ".join(TEXT)}))
    assert article.text.count(LEAD) == 1


def test_a_lead_of_different_texts_is_the_outlets(parse: Parse) -> None:
    records = [
        {"lead": "News from the coast, every morning.", "text": TEXT[0] * 2},
        {"lead": "News from the coast, every morning.", "text": TEXT[3] * 2},
    ]
    assert not any("every morning" in article.text for article in parse("a.jsonl", _lines(*records)))


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        (
            "橋の閉鎖で物流に影響",
            "県議会は月曜日、北の水門を六月二日から閉じると決めた。門は一九二七年に造られた。",
        ),
        (
            "ประตูน้ำเก่าแก่ที่สุดปิดหนึ่งปี",
            "สภาเทศบาลมีมติเมื่อวันจันทร์ให้หยุดเรือบรรทุกสินค้าตั้งแต่เดือนมิถุนายน",
        ),
        ("北闸关闭一年影响航运", "议会周一决定从六月二日起禁止驳船通行。该设施建于一九二七年。"),
    ],
)
def test_a_lead_without_spaces_is_kept_and_not_repeated(parse: Parse, lead: str, text: str) -> None:
    (article,) = parse("a.jsonl", _lines({"lead": lead, "text": text}))
    assert article.text == f"{lead}\n\n{text}"
    (article,) = parse("b.jsonl", _lines({"lead": lead, "text": f"「{lead}」。{text}"}))
    assert article.text.count(lead) == 1


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["Mail Boat Returns", "Island boatmen carry the letters again", "By Rosalind Thorne"],
            "Mail Boat Returns",
        ),
        (
            ["Fährlinie wieder offen", "Die Boote nach Lund fahren nach neun Wochen", "Von Rosalinde Dorn"],
            "Fährlinie wieder offen",
        ),
    ],
)
def test_the_headline_above_a_standfirst_is_the_title_in_every_format(
    parse: Parse,
    make_docx: Callable[..., bytes],
    make_pdf: Callable[..., bytes],
    lines: list[str],
    title: str,
) -> None:
    text = (
        TEXT
        if lines[2].startswith("By")
        else [
            "Der Hafenrat von Ostwick hat am Montag beschlossen, die nördliche Schleuse im Juni zu schließen.",
            "„Niemand weiß, wie lange die Tore noch halten“, sagte die Leiterin, die seit elf Jahren dort arbeitet.",
        ]
    )
    plain = "\n\n".join([*lines, *text]).encode()
    (from_text,) = parse("a.txt", plain)
    (from_word,) = parse("a.docx", make_docx([("", words) for words in (*lines, *text)]))
    (from_pdf,) = parse("a.pdf", make_pdf([[line for words in (*lines, *text) for line in (words, "")]]))
    assert [one.title for one in (from_text, from_word, from_pdf)] == [title] * 3


@pytest.mark.parametrize("ids", [("a~3", "a", "a"), ("a", "a~2", "a", "a"), ("2~line", "2", None, "2")])
def test_records_that_share_ids_are_all_kept(parse: Parse, ids: tuple[str | None, ...]) -> None:
    records = [{"id": id_, "text": f"{TEXT[0]} Number {number}."} for number, id_ in enumerate(ids)]
    articles = parse("a.jsonl", _lines(*records))
    assert len({article.source for article in articles}) == len(ids)


def test_documents_of_an_export_that_share_ids_are_all_kept(parse: Parse) -> None:
    documents = [_document(f"Title {number}", TEXT[number], number + 4) for number in range(3)]
    documents = [one.replace("ID: 5", "ID: 4").replace("ID: 6", "ID: 4") for one in documents]
    assert len({article.source for article in parse("a.txt", _proquest(*documents))}) == 3


@pytest.mark.parametrize("name", ["latest-news", "more-news", "weitere-meldungen", "latest_articles"])
def test_an_article_in_a_body_named_for_news_is_read(parse: Parse, name: str) -> None:
    body = "".join(f"<h2>Point {number}</h2><p>{words}</p>" for number, words in enumerate(TEXT))
    linked = (
        '<p>More on <a href="/lund">the way by Lund</a>, which is three hours longer, follows in June.</p>'
    )
    (article,) = parse(
        "a.html", lock_page(f'<article><h1>{HEADLINE}</h1><div class="{name}">{body}{linked}</div></article>')
    )
    assert all(words in article.text for words in (*TEXT, "Point 0", "Point 3", "the way by Lund"))


@pytest.mark.parametrize(
    "entry",
    [
        '<h3><a href="/{0}">The choir of Lund sings again in {0}</a></h3><p>Tickets are on sale.</p>',
        '<a href="/{0}"><h3>The choir of Lund sings again in {0}</h3></a>',
        '<div class="card"><a href="/{0}"></a><h3>The choir of Lund sings again in {0}</h3></div>',
        '<ul><li><a href="/{0}">The choir of Lund sings again in {0}</a><p>Tickets for all are on sale.</p></li></ul>',
    ],
)
def test_a_list_of_other_news_stays_out(parse: Parse, entry: str) -> None:
    others = "".join(entry.format(year) for year in range(2001, 2006))
    (article,) = parse(
        "a.html",
        lock_page(
            f'<main><article><h1>{HEADLINE}</h1>{PARAGRAPHS}<div class="more-news">{others}</div></article></main>'
        ),
    )
    assert "choir" not in article.text
    assert TEXT[3] in article.text


def test_blank_lines_between_elements_without_paragraphs_are_borders(parse: Parse) -> None:
    quote = "<blockquote>No gate lasts.</blockquote>"
    raw = f"{TEXT[0]}\n\n{TEXT[1]}\n<h2>The gates</h2>\n{TEXT[2]}\n\n{quote}\n\n{TEXT[3]}"
    (article,) = parse("a.jsonl", _lines({"text": raw}))
    assert article.text.split("\n\n") == [*TEXT[:2], "The gates", TEXT[2], "No gate lasts.", TEXT[3]]
    marked = "<p>One sentence\n\nover blank lines.</p><p>Another one.</p>"
    (article,) = parse("b.jsonl", _lines({"text": marked}))
    assert article.text == "One sentence over blank lines.\n\nAnother one."


def test_a_quote_mark_alone_on_the_last_line_of_a_table_ends_it() -> None:
    parsed, _ = read_csv(f'id,title,text\n7,Lock shut,{TEXT[2].replace(",", ";")}\n"'.encode())
    assert [one.record for one in parsed] == ["7"]


@pytest.mark.faults
@pytest.mark.parametrize("row", ['{0},9" pipe,"it broke at noon', '{0},b",c,"d'])
def test_a_table_of_broken_quotes_is_read_in_time(row: str) -> None:
    rows = "".join(f"{row.format(number)}\n" for number in range(6000))
    began = time.process_time()
    parsed, _ = read_csv(f"id,title,text\n{rows}".encode())
    assert parsed
    assert time.process_time() - began < 4


@pytest.mark.parametrize(
    ("beside", "is_kept"),
    [
        (f"<p>{TEXT[0]}</p><p>{TEXT[1]}</p>", True),
        (f'<p class="shareholders">{TEXT[0]}</p><p class="shareholders">{TEXT[1]}</p>', False),
        ("<p>Short.</p>", False),
        ("<h1>The lock</h1>", True),
    ],
)
def test_a_named_paragraph_is_the_articles_beside_paragraphs_of_other_names_or_a_headline(
    beside: str, is_kept: bool
) -> None:
    tree = page_tree(f'<html><body><div>{beside}<p class="shareholders">{TEXT[2]}</p></div></body></html>')
    prepare(tree)
    assert (tree.xpath("//p")[-1].get("class") is None) == is_kept


@pytest.mark.parametrize(
    ("division", "is_paragraph"),
    [
        (f"<div>{TEXT[0]}</div>", True),
        (f"<div><b>{TEXT[0]}</b> {TEXT[1]}</div>", True),
        ("<div>The lock is shut for a year.</div>", True),
        ("<div>The lock is shut.</div>", False),
        ("<div>Lock, weir and the mill beyond</div>", False),
        ("<div>Lock, weir and the mill beyond them on the northern shore</div>", True),
        (f"<div><h4>{TEXT[0]}</h4></div>", False),
        (f'<div><a href="/a">{TEXT[0]}</a></div>', False),
        ("<div>" + "-*-" * 30 + "</div>", False),
        ("<div>© 2024 The Buoy of Ostwick, its printers and its heirs</div>", False),
    ],
)
def test_which_divisions_beside_paragraphs_are_paragraphs(division: str, is_paragraph: bool) -> None:
    tree = page_tree(f"<html><body><section><p>{TEXT[3]}</p>{division}</section></body></html>")
    prepare(tree)
    assert len(tree.xpath("//section/p")) == 1 + is_paragraph


def test_a_division_without_paragraphs_beside_it_is_left() -> None:
    tree = page_tree(f"<html><body><section><div>{TEXT[0]}</div></section></body></html>")
    prepare(tree)
    assert not tree.xpath("//p")


@pytest.mark.parametrize("place", [0, 1])
def test_of_several_articles_the_one_of_the_pages_headline_is_read(parse: Parse, place: int) -> None:
    choir = "<p>The choir of Lund sings again in the old mill.</p>" * 3
    other = f"<article><h1>Choir sings in Lund</h1>{choir}</article>"
    both = [other, other]
    both[place] = f"<article><h1>{HEADLINE}</h1>{PARAGRAPHS}</article>"
    stated = f'<meta property="og:title" content="{HEADLINE}">'
    (article,) = parse("a.html", lock_page("".join(both)).replace(b"</head>", stated.encode() + b"</head>"))
    assert article.text == "\n\n".join([HEADLINE, *TEXT])
