"""Files of many articles: one article a record, refused records named, question sets recognised."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index.articles import ArticleList, read_file
from index.errors import ArticleError

Parse = Callable[[str, bytes], ArticleList]

TEXT = "Die Leitung stand fünfzig Minuten lang. Danach war Ruhe."


def _lines(*records: object) -> bytes:
    return "\n".join(
        record if isinstance(record, str) else json.dumps(record, ensure_ascii=False) for record in records
    ).encode()


def test_one_article_a_line(parse: Parse) -> None:
    data = _lines(
        {
            "id": "n1",
            "title": "Kurze Nacht",
            "text": TEXT,
            "date": "2021-12-31",
            "publisher": "Küstenbote",
            "url": "https://e.org/1",
        },
        {"id": 7, "body": TEXT, "published_at": 1640908800},
    )
    first, second = parse("a.jsonl", data)
    assert (first.source, second.source) == ("a.jsonl#n1", "a.jsonl#7")
    assert first.text == f"Kurze Nacht\n\n{TEXT}"
    assert (first.title, first.date, first.date_origin, first.outlet, first.language) == (
        "Kurze Nacht", "2021-12-31", "record", "Küstenbote", "de",
    )  # fmt: skip
    assert second.text == TEXT
    assert second.date == "2021-12-31"


def test_records_without_an_id_are_named_by_their_line(parse: Parse) -> None:
    assert [article.source for article in parse("a.jsonl", _lines({"text": TEXT}, "", {"text": TEXT}))] == [
        "a.jsonl#1",
        "a.jsonl#3",
    ]


def test_a_second_record_of_the_same_id_is_kept(parse: Parse) -> None:
    articles = parse("a.jsonl", _lines({"id": "x", "text": TEXT}, {"id": "x", "text": TEXT}))
    assert [article.source for article in articles] == ["a.jsonl#x", "a.jsonl#x~2"]


def test_bad_records_are_named_and_the_rest_is_read(parse: Parse) -> None:
    articles = parse(
        "a.jsonl",
        _lines(
            {"text": TEXT},
            "{broken",
            {"title": "only"},
            "[1]",
            {"text": "…"},
            {"question": "Wer?", "answers": ["er"], "text": TEXT},
        ),
    )
    assert len(articles) == 1
    assert dict(articles.problems).keys() == {
        "a.jsonl#line 2",
        "a.jsonl#line 3",
        "a.jsonl#line 4",
        "a.jsonl#5",
        "a.jsonl#line 6",
    }


def test_a_question_set_is_not_an_archive(parse: Parse) -> None:
    with pytest.raises(ArticleError, match="question set"):
        parse("questions.jsonl", _lines({"question": "Wer rief an?", "answers": ["er"]}))
    with pytest.raises(ArticleError, match="question set"):
        parse("questions.csv", b"question,answer\nWer?,er\n")


def test_the_sample_questions_are_refused(sample_folder: Path) -> None:
    with pytest.raises(ArticleError, match="question set"):
        read_file(sample_folder, "questions.jsonl")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_one_article_a_row(parse: Parse, delimiter: str) -> None:
    rows = [
        ["id", "headline", "content", "published"],
        ["1", "Kurze Nacht", f'"{TEXT}\nZweite Zeile."', "31.12.2021"],
    ]
    (article,) = parse("a.csv", "\r\n".join(delimiter.join(row) for row in rows).encode())
    assert article.source == "a.csv#1"
    assert article.text.endswith("Zweite Zeile.")
    assert (article.title, article.date) == ("Kurze Nacht", "2021-12-31")


def test_a_table_without_a_text_column_is_reported(parse: Parse) -> None:
    with pytest.raises(ArticleError, match="no text"):
        parse("a.csv", b"name,price\nApfel,3\n")


def test_a_cell_of_a_megabyte_is_read(parse: Parse) -> None:
    (article,) = parse("a.csv", b"text\n" + b"Ein Satz. " * 100_000)
    assert len(article.text) > 900_000


def test_deeply_nested_json_is_reported(parse: Parse) -> None:
    with pytest.raises(ArticleError, match="not valid JSON"):
        parse("a.jsonl", b"[" * 200_000)


def test_a_lone_surrogate_in_any_field_is_replaced_one_for_one(parse: Parse) -> None:
    text = "Vor \\ud83d nach, und \\ud83d\\ude00."
    record = f'{{"id": "a\\ud83d", "title": "B\\udc00", "text": "{text}", "outlet": "\\ud83d"}}'
    articles = parse("a.jsonl", f'{record}\n{{"\\ud83d": 1}}'.encode())
    (article,) = articles
    assert article.text == "B\ufffd\n\nVor \ufffd nach, und 😀."
    assert (article.title, article.outlet) == ("B\ufffd", "\ufffd")
    for written in (article.source, *(words for problem in articles.problems for words in problem)):
        assert written.encode()


@pytest.mark.parametrize("number", [10**400, -(10**400), 10**18])
def test_a_number_that_is_no_date_leaves_the_record_undated(parse: Parse, number: int) -> None:
    articles = parse("a.jsonl", _lines({"text": TEXT, "date": number}, {"text": TEXT, "date": 2021}))
    assert [article.date for article in articles] == [None, "2021"]


def test_a_record_that_breaks_the_reading_is_named_and_the_rest_is_read(
    parse: Parse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def described(fields: dict[str, object], origin: str) -> dict[str, object]:
        if fields["id"] == 1:
            raise ZeroDivisionError("nobody foresaw it")
        return {}

    monkeypatch.setattr("index.formats.records.described", described)
    articles = parse("a.jsonl", _lines({"id": 1, "text": TEXT}, {"id": 2, "text": TEXT}))
    assert [article.source for article in articles] == ["a.jsonl#2"]
    ((source, reason),) = articles.problems
    assert source == "a.jsonl#1"
    assert "ZeroDivisionError" in reason


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["03/04/2024", "3/25/2024"], ["2024-03-04", "2024-03-25"]),
        (["3/25/2024", "03/04/2024 10:30"], ["2024-03-25", "2024-03-04"]),
        (["03/04/2024", "25/3/2024"], ["2024-04-03", "2024-03-25"]),
        (["03-04-2024", "03-25-2024"], ["2024-03-04", "2024-03-25"]),
        (["03/04/2024", "04/04/2024"], ["2024", "2024-04-04"]),
        (["03/04/2024", "3/25/2024", "25/3/2024"], ["2024", "2024-03-25", "2024-03-25"]),
    ],
)
def test_the_order_of_day_and_month_is_settled_once_for_a_file(
    parse: Parse, dates: list[str], expected: list[str]
) -> None:
    text = "The council approved the budget on Monday, and the members who were against it left the hall."
    rows = "".join(f"{day},{text!r}\n".replace("'", '"') for day in dates)
    assert [article.date for article in parse("a.csv", f"date,text\n{rows}".encode())] == expected


def test_a_stated_language_settles_the_order_where_nothing_else_does(parse: Parse) -> None:
    articles = parse("a.csv", f"date;lang;text\n03/04/2024;de;{TEXT}\n03/04/2024;en;{TEXT}\n".encode())
    assert [article.date for article in articles] == ["2024-04-03", "2024"]


@pytest.mark.parametrize(
    "header",
    ["Headline,Publication Date,Full Text,Source", "webTitle,publishedAt,fullText,sourceName",
     "Überschrift,Erscheinungsdatum,Volltext,Quelle", "TITLE,date (UTC),Body-Text,publication_name"],
)  # fmt: skip
def test_columns_are_known_in_any_spelling(parse: Parse, header: str) -> None:
    (article,) = parse("a.csv", f"{header}\nKurze Nacht,2021-12-31,{TEXT},Küstenbote\n".encode())
    assert (article.title, article.date, article.outlet) == ("Kurze Nacht", "2021-12-31", "Küstenbote")
    assert article.text.endswith(TEXT)


def test_a_column_of_queries_beside_a_text_is_no_question_set(parse: Parse) -> None:
    (article,) = parse("a.csv", f"query,title,text\nklima,Kurze Nacht,{TEXT}\n".encode())
    assert article.text.endswith(TEXT)


@pytest.mark.parametrize("start", ["sep=;\r\n", '"sep=;"\r\n', "\r\n \r\n"])
def test_what_excel_puts_before_the_header_is_skipped(parse: Parse, start: str) -> None:
    (article,) = parse("a.csv", f"{start}Titel;Text\r\nKurze Nacht;{TEXT}\r\n".encode())
    assert article.title == "Kurze Nacht"
    assert article.source == f"a.csv#{2 + start.count(chr(10))}"


def test_a_quote_mark_that_never_closes_swallows_no_row(parse: Parse) -> None:
    rows = (
        f'1,2024-03-05,"Sie sagte nichts. {TEXT}\n2,2024-03-06,{TEXT}\n3,2024-03-07,"{TEXT}\nZwei, drei."\n'
    )
    first, second, third = parse("a.csv", f"id,date,text\n{rows}".encode())
    assert first.text == f"Sie sagte nichts. {TEXT}\n"
    assert any("never closes" in note and "line 3" in note for note in first.notes)
    assert (second.text, third.text) == (TEXT, f"{TEXT}\nZwei, drei.")
    assert third.notes == ()


def test_a_table_cut_off_within_a_quote_says_so(parse: Parse) -> None:
    first, second = parse(
        "a.csv", f'id,date,text\n1,2024-03-05,{TEXT}\n2,2024-03-06,"{TEXT}\nUnd, dann'.encode()
    )
    assert second.text == f"{TEXT}\nUnd, dann"
    assert any("never closes" in note for note in second.notes)
    assert first.notes == ()


def test_quotes_within_a_cell_of_many_lines_are_kept(parse: Parse) -> None:
    (article,) = parse("a.csv", 'id,text\n1,"Er sagte ""nein"", und\ndann, spät, ""ja"" zu ihr."\n'.encode())
    assert article.text == 'Er sagte "nein", und\ndann, spät, "ja" zu ihr.'
    assert article.notes == ()


def test_html_in_a_record_becomes_its_words(parse: Parse) -> None:
    body = (
        "<!-- x --><p>Der <b>Rat</b> zahlt\n&pound;300&nbsp;Mio.</p><p>&bdquo;Nein&ldquo;, hieß es.<br/>Dann Ruhe.</p>"
        "<script>if (a<b) alert('nie')</script><p>Schluss &amp; aus.</p>"
    )
    (article,) = parse("a.jsonl", _lines({"headline": "Rat &amp; Haus", "body": body}))
    assert article.title == "Rat & Haus"
    assert article.text == (
        "Rat & Haus\n\nDer Rat zahlt £300\u00a0Mio.\n\n„Nein“, hieß es.\nDann Ruhe.\n\nSchluss & aus."
    )


def test_what_only_looks_like_html_is_kept(parse: Parse) -> None:
    text = "Für a < b und b > c gilt x.\nDas Zeichen <script> blieb stehen, wie R&D und https://e.org/?a=1&copy=2 auch."
    (article,) = parse("a.jsonl", _lines({"text": text}))
    assert article.text == text


def test_a_json_list_and_a_record_over_many_lines_are_read(parse: Parse) -> None:
    records = [{"id": "x", "text": TEXT}, {"text": [TEXT, TEXT]}, 3]
    articles = parse("a.jsonl", json.dumps(records, indent=1).encode())
    assert [article.source for article in articles] == ["a.jsonl#x", "a.jsonl#2"]
    assert articles[1].text == f"{TEXT}\n\n{TEXT}"
    assert articles.problems == (("a.jsonl#record 3", "not a JSON object"),)
    assert parse("a.jsonl", json.dumps(records[0], indent=1).encode())[0].text == TEXT


def test_a_table_without_a_text_says_which_columns_it_has(parse: Parse) -> None:
    with pytest.raises(ArticleError, match=r"columns Name, Preis in Euro: .*'text'"):
        parse("a.csv", b"Name,Preis in Euro\nApfel,3\n")


@pytest.mark.parametrize(
    "field",
    ["date_publish", "published_date", "publish_time", "article_date", "datetime", "versioncreated",
     "versionCreated", "data",
     "firstPublished", "seendate", "firstcreated", "Publication Date", "publishedDateTime", "Veröffentlicht am"],
)  # fmt: skip
def test_a_date_is_known_by_many_names(parse: Parse, field: str) -> None:
    (article,) = parse("a.jsonl", _lines({"text": TEXT, field: "2021-12-31T10:00:00Z"}))
    assert (article.date, article.date_origin) == ("2021-12-31", "record")


@pytest.mark.parametrize(
    "date",
    [{"$date": "2021-12-31T00:00:00Z"}, {"$date": {"$numberLong": "1640908800000"}}, ["2021-12-31"], "1640908800",
     "1640908800000", "1640908800.0", 1640908800000, 20211231101500, "20211231101500", "20211231T101500Z",
     {"_seconds": 1640908800, "_nanoseconds": 0}, {"year": 2021, "month": 12, "day": 31}, ["2021-12-31", "2022-01-01"]],
)  # fmt: skip
def test_a_date_is_read_in_many_forms(parse: Parse, date: object) -> None:
    assert parse("a.jsonl", _lines({"text": TEXT, "date": date}))[0].date == "2021-12-31"


@pytest.mark.parametrize(
    "date", [5, "10:15", "12345", [], {}, {"$date": None}, [[]], "12345678", "00000000000000"]
)
def test_what_is_no_date_leaves_the_record_undated(parse: Parse, date: object) -> None:
    assert parse("a.jsonl", _lines({"text": TEXT, "time": date}))[0].date is None


def test_the_field_of_the_very_name_counts_before_another_that_says_the_same(parse: Parse) -> None:
    (article,) = parse(
        "a.jsonl", _lines({"data": "x", "date_publish": "2020-01-01", "date": "2021-12-31", "text": TEXT})
    )
    assert article.date == "2021-12-31"


WRAPPED = {
    "wordpress": {
        "id": 1,
        "date": "2021-12-31T22:00:00",
        "title": {"rendered": "Kurze Nacht"},
        "content": {"rendered": f"<p>{TEXT}</p>", "protected": False},
        "author": 3,
    },
    "guardian": {
        "id": "uk/1",
        "webTitle": "Kurze Nacht",
        "webPublicationDate": "2021-12-31T22:00:00Z",
        "fields": {"bodyText": TEXT, "main": "<figure>x</figure>", "publication": "The Guardian"},
    },
    "elastic": {
        "_index": "a",
        "_id": "1",
        "_source": {"title": "Kurze Nacht", "body": TEXT, "date": "2021-12-31"},
    },
    "solr": {"id": "1", "title": ["Kurze Nacht"], "content": [TEXT], "date": ["2021-12-31"]},
    "json:api": {
        "id": "1",
        "attributes": {"headline": "Kurze Nacht", "text": TEXT, "published": "2021-12-31"},
    },
    "metadata": {"text": TEXT, "meta": {"title": "Kurze Nacht", "date": "2021-12-31"}},
    "ninjs": {
        "headlines": [{"role": "main", "value": "Kurze Nacht"}],
        "bodies": [{"role": "teaser", "value": "x"}, {"role": "main", "value": f"<p>{TEXT}</p>"}],
        "versioncreated": "2021-12-31",
    },
    "blocks": {
        "headline": {"main": "Kurze Nacht", "kicker": None},
        "content_elements": [{"type": "text", "content": TEXT}, {"type": "image", "url": "x"}],
        "pub_date": "2021-12-31",
    },
    "html": {
        "title": "Kurze Nacht",
        "text": "",
        "body_html": f"<div><p>{TEXT}</p></div>",
        "date": "2021-12-31",
    },
}


@pytest.mark.parametrize("record", WRAPPED.values(), ids=WRAPPED.keys())
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_record_is_read_as_databases_and_interfaces_write_it(
    parse: Parse, name: str, record: dict[str, object]
) -> None:
    (article,) = parse(name, _lines(record))
    assert article.text == f"Kurze Nacht\n\n{TEXT}"
    assert (article.title, article.date, article.author) == ("Kurze Nacht", "2021-12-31", None)


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "around",
    [
        lambda records: {"status": "ok", "totalResults": 2, "articles": records},
        lambda records: {
            "took": 1,
            "hits": {"total": {"value": 2}, "hits": [{"_source": one} for one in records]},
        },
        lambda records: {"responseHeader": {"status": 0}, "response": {"numFound": 2, "docs": records}},
        lambda records: {"data": records},
        lambda records: {"response": {"status": "ok", "results": records}},
        lambda records: [{"articles": records[:1]}, {"articles": records[1:]}],
    ],
)
def test_the_records_within_an_answer_are_read(
    parse: Parse, around: Callable[[object], object], indent: int | None
) -> None:
    records = [{"title": "Eins", "text": TEXT}, {"title": "Zwei", "content": TEXT}]
    articles = parse("a.json", json.dumps(around(records), indent=indent).encode())
    assert [(one.source, one.title) for one in articles] == [("a.json#1", "Eins"), ("a.json#2", "Zwei")]


def test_an_answer_a_line_is_numbered_through(parse: Parse) -> None:
    lines = _lines({"articles": [{"text": TEXT}, {"title": "x"}]}, {"text": TEXT}, "{broken")
    articles = parse("a.jsonl", lines)
    assert [one.source for one in articles] == ["a.jsonl#1", "a.jsonl#3"]
    assert [source for source, _ in articles.problems] == ["a.jsonl#record 2", "a.jsonl#record 4"]


def test_lists_within_an_article_are_no_articles(parse: Parse) -> None:
    (article,) = parse("a.jsonl", _lines({"text": TEXT, "results": [{"text": "Ein Kommentar."}]}))
    assert article.text == TEXT


def test_a_question_set_in_json_is_no_archive(parse: Parse) -> None:
    paragraph = {"context": TEXT, "qas": [{"id": "1", "question": "Wer?", "answers": [{"text": "er"}]}]}
    data = {"version": "1", "data": [{"title": "Nacht", "paragraphs": [paragraph]}]}
    with pytest.raises(ArticleError, match="question set"):
        parse("a.json", json.dumps(data).encode())


def test_the_longest_text_counts(parse: Parse) -> None:
    snippet = "Die Leitung stand… [+2310 chars]"
    (article,) = parse("a.jsonl", _lines({"content": snippet, "fulltext": TEXT, "html": "<p>x</p>"}))
    assert (article.text, article.notes) == (TEXT, ())
    (article,) = parse("a.jsonl", _lines({"content": snippet, "body_html": f"<p>{TEXT}</p>"}))
    assert article.text == TEXT
    (article,) = parse(
        "a.jsonl", _lines({"text": TEXT, "content": f"<!DOCTYPE html><p>Menu</p><p>{TEXT}</p>"})
    )
    assert article.text == TEXT


def test_a_text_that_is_cut_off_says_so(parse: Parse) -> None:
    (article,) = parse("a.jsonl", _lines({"content": "Die Leitung stand fünfzig Minuten… [+2310 chars]"}))
    assert article.text == "Die Leitung stand fünfzig Minuten …"
    assert article.notes == ("its text is cut off ([+2310 chars])",)


LEAD = "Keiner der beiden wollte zuerst auflegen."


@pytest.mark.parametrize(
    "field", ["lead", "Lead", "standfirst", "description", "Vorspann", "subtitle", "trailText"]
)
def test_a_lead_beside_the_text_stands_before_it(parse: Parse, field: str) -> None:
    (article,) = parse("a.jsonl", _lines({"title": "Kurze Nacht", "text": TEXT, field: f"<p>{LEAD}</p>"}))
    assert article.text == f"Kurze Nacht\n\n{LEAD}\n\n{TEXT}"
    assert article.title == "Kurze Nacht"
    (article,) = parse(
        "a.jsonl", _lines({"title": "Kurze Nacht", "text": f"Kurze Nacht\n\n{TEXT}", field: LEAD})
    )
    assert article.text == f"Kurze Nacht\n\n{LEAD}\n\n{TEXT}"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("lead", "Die Leitung stand  fünfzig Minuten lang."),
        ("lead", "Kurze Nacht"),
        ("lead", "https://e.org/1"),
        ("description", "Die Leitung stand fünfzig Minuten…"),
        ("description", "Lang stand die Leitung, fünfzig Minuten. Danach Ruhe."),
        ("summary", LEAD),
        ("lead", 3),
    ],
)
def test_what_the_text_says_itself_is_not_put_before_it(parse: Parse, field: str, words: object) -> None:
    (article,) = parse("a.jsonl", _lines({"title": "Kurze Nacht", "text": TEXT, field: words}))
    assert article.text == f"Kurze Nacht\n\n{TEXT}"


def test_a_description_that_records_share_is_the_outlets(parse: Parse) -> None:
    records = [{"text": TEXT, "description": LEAD}, {"text": f"{TEXT} Ende.", "description": LEAD}]
    assert [one.text for one in parse("a.jsonl", _lines(*records))] == [TEXT, f"{TEXT} Ende."]


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("By Nora Pym", "Nora Pym"),
        ("BY NORA PYM", "NORA PYM"),
        (["By Nora Pym", "by Tom Ash"], "Nora Pym, Tom Ash"),
        ({"original": "By Nora Pym"}, "Nora Pym"),
        ("Von Petra Schreiber", "Petra Schreiber"),
        ("Par Claire Morel", "Claire Morel"),
        ("von Trapp, Maria", "von Trapp, Maria"),
        ("Byron Pym", "Byron Pym"),
        ("Von Trapp", "Von Trapp"),
    ],
)
def test_the_word_before_an_authors_name_is_left_out(parse: Parse, author: object, name: str) -> None:
    assert parse("a.jsonl", _lines({"text": TEXT, "author": author}))[0].author == name


def test_a_table_with_spanish_columns(parse: Parse) -> None:
    data = "Titular;Fecha;Periódico;Cuerpo;Autor\nPuente cerrado;05/03/2024;La Gaceta;El puente está cerrado.;Ana\n"
    (article,) = parse("a.csv", data.encode())
    assert (article.title, article.outlet, article.date) == ("Puente cerrado", "La Gaceta", "2024-03-05")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (
            {"title": "x", "abstract": "y"},
            r"looked for text, .*; it has the columns title, abstract: .*'text'",
        ),
        (
            {"title": "x", "content": {"html5": "y", "raw": 1}},
            r"no text in its content \(an object of html5, raw\); put",
        ),
        ({"title": "x", "body": ""}, r"no text in its body \(nothing\); put the words themselves into body"),
        (
            {"title": "x", "meldungen": [{"text": "a"}, {"text": "b"}]},
            r"its meldungen is a list of 2: save that list",
        ),
        ({"title": "x", "text": 3}, r"no text in its text \(a number\)"),
        ({"title": "x", "paragraphs": [{"a": 1}, {"b": 2}]}, r"no text in its paragraphs \(a list of 2\)"),
    ],
)
def test_a_record_without_a_text_names_what_it_has(
    parse: Parse, record: dict[str, object], reason: str
) -> None:
    with pytest.raises(ArticleError, match=reason):
        parse("a.jsonl", _lines(record))
    articles = parse("a.jsonl", _lines({"text": TEXT}, record))
    ((source, told),) = articles.problems
    assert source == "a.jsonl#line 2"
    assert all(name in told for name in record if name != "title")


STORM = "In der Nacht riss ein Sturm das Dach der Turnhalle ab. Verletzt wurde niemand, sagte die Feuerwehr am Morgen."
QUAY = (
    "The old quay is to be rebuilt in stone. The council voted for it on Monday, after four years of debate."
)


@pytest.mark.parametrize(
    "heading",
    [
        "Volltext der Meldung",
        "Meldung (Text)",
        "text_of_article",
        "Texte de la dépêche",
        "Текст новости",
        "Treść: tekst",
    ],
)
def test_a_word_for_a_text_inside_a_heading_tells_its_column(parse: Parse, heading: str) -> None:
    table = (
        f"Titel;Textart;{heading};Datum\nDach weg;Bericht;{STORM};2024-05-03\nKai;Notiz;{QUAY};2024-05-04\n"
    )
    first, second = parse("a.csv", table.encode())
    assert first.text == f"Dach weg\n\n{STORM}" and second.text == f"Kai\n\n{QUAY}"
    assert first.title == "Dach weg" and first.date == "2024-05-03"


def test_a_column_taken_for_the_text_is_said_in_a_note(parse: Parse) -> None:
    (article,) = parse("a.csv", f'title,Story as printed\nQuay,"{4 * QUAY}"\n'.encode())
    assert article.notes == ("its text was taken from 'Story as printed'",)


@pytest.mark.parametrize(
    "table",
    [
        f'question,context\nWho voted?,"{4 * QUAY}"\n',
        f'title,first,second\nQuay,"{4 * QUAY}","{4 * STORM}"\n',
        "title,remark\nQuay,Seen twice. Check again.\n",
        f"title,link\nQuay,https://example.org/{'a' * 400}. End.\n",
        "title,text length,text id\nQuay,1400,77\n",
    ],
)
def test_what_is_not_plainly_the_text_is_not_taken_for_it(parse: Parse, table: str) -> None:
    with pytest.raises(ArticleError):
        parse("a.csv", table.encode())


def test_a_column_known_for_the_text_counts_whatever_else_is_long(parse: Parse) -> None:
    table = f'title,text,notes of the desk\nQuay,"{QUAY}","{6 * STORM}"\n'
    (article,) = parse("a.csv", table.encode())
    assert QUAY in article.text and STORM not in article.text and article.notes == ()
