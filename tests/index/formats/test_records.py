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
            {"question": "Wer?", "text": TEXT},
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
