from __future__ import annotations

import csv
import io
import json

import pytest

from assistant.mention_search import find_mentions, print_mentions
from index.errors import QuestionError
from index.records import Article, ArticleInfo

ARTICLES = {
    "a.txt": Article(
        "a.txt", "Selenskyj sprach.\nDas war ein KOLOSSALER\nFehler.", date="2022-01", language="de"
    ),
    "b.txt": Article("b.txt", "Zelensky and Зеленский are one name.", date="2021-12-31", language="en"),
    "c.txt": Article("c.txt", "=SUM(1) Selensky, undatiert.", language="de"),
}


class Archive:
    def articles(self) -> list[ArticleInfo]:
        return [
            ArticleInfo(a.source, a.title, None, a.date, None, a.language, 1, len(a.text), "f")
            for a in ARTICLES.values()
        ]

    def article(self, source: str) -> Article:
        return ARTICLES[source]


def test_every_spelling_is_found_with_exact_offsets_in_the_order_of_dates() -> None:
    found = find_mentions(Archive(), "Selenskyj")
    assert [(m.source, m.words) for m in found] == [
        ("b.txt", "Zelensky"),
        ("b.txt", "Зеленский"),
        ("a.txt", "Selenskyj"),
        ("c.txt", "Selensky"),
    ]
    assert all(ARTICLES[m.source].text[m.start : m.end] == m.words for m in found)


def test_words_of_a_phrase_stand_together_whatever_their_case_and_line() -> None:
    (found,) = find_mentions(Archive(), "kolossaler Fehler")
    assert found.words == "KOLOSSALER\nFehler"
    assert find_mentions(Archive(), "kolossaler Irrtum") == []


def test_filters_leave_undated_articles_out() -> None:
    assert {m.source for m in find_mentions(Archive(), "Selenskyj", date_from="2022")} == {"a.txt"}
    assert {m.source for m in find_mentions(Archive(), "Selenskyj", languages=["en"])} == {"b.txt"}
    assert {m.source for m in find_mentions(Archive(), "Selenskyj", sources=["c*"])} == {"c.txt"}


def test_a_phrase_without_words_is_an_error() -> None:
    with pytest.raises(QuestionError):
        find_mentions(Archive(), "?!")


def test_json_counts_and_csv_cannot_run_as_a_formula() -> None:
    out = io.StringIO()
    print_mentions(find_mentions(Archive(), "Selenskyj"), out, as_json=True, as_csv=False)
    document = json.loads(out.getvalue())
    assert (document["count"], document["articles"]) == (4, 3)
    out = io.StringIO()
    print_mentions(find_mentions(Archive(), "Selensky", sources=["c*"]), out, as_json=False, as_csv=True)
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert row["before"].startswith("'=SUM")
