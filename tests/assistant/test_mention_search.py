from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.mention_search import find_mentions, print_mentions
from index.errors import QuestionError, SettingsError
from index.records import Article, ArticleInfo
from tests.hash_embedder import HashEmbedder

ARTICLES = {
    "a.txt": Article(
        "a.txt", "Selenskyj sprach.\nDas war ein KOLOSSALER\nFehler.", date="2022-01", language="de"
    ),
    "b.txt": Article("b.txt", "Zelensky and Зеленский are one name.", date="2021-12-31", language="en"),
    "c.txt": Article("c.txt", "=SUM(1) Selensky, undatiert.", language="de"),
}


class Archive:
    def articles(self, **filters: object) -> list[ArticleInfo]:
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


@pytest.fixture
def indexed(tmp_path: Path) -> Iterator[Assistant]:
    folder = tmp_path / "articles"
    folder.mkdir()
    body = "Der Präsident Selenskyj sprach am Abend zu den Leuten, und niemand ist gegangen."
    (folder / "a.txt").write_text(f"Rede am Abend\n\n14.01.2022, 08:15 Uhr\n\n{body}", encoding="utf-8")
    (folder / "b.txt").write_text("The speech\n\nThe president Zelensky spoke to them.", encoding="utf-8")
    with Assistant.open(tmp_path / "index") as assistant:
        assistant._embedder = HashEmbedder()
        assistant.index(folder)
        yield assistant


@pytest.mark.parametrize(
    ("filters", "sources"),
    [
        ({"date_from": "2022"}, {"a.txt"}),
        ({"date_to": "2021"}, set()),
        ({"languages": ["en"]}, {"b.txt"}),
        ({"languages": ["DE"]}, {"a.txt"}),
        ({"languages": ["de-AT"]}, {"a.txt"}),
        ({"sources": ["b*"]}, {"b.txt"}),
    ],
)
def test_filters_are_those_of_every_search(indexed: Assistant, filters: dict, sources: set[str]) -> None:
    assert {m.source for m in find_mentions(indexed, "Selenskyj", **filters)} == sources
    assert {info.source for info in indexed.articles(**filters)} == sources


def test_a_date_that_is_none_is_an_error(indexed: Assistant) -> None:
    with pytest.raises(SettingsError, match="garbage"):
        find_mentions(indexed, "Selenskyj", date_from="garbage")


def test_a_phrase_without_words_is_an_error() -> None:
    with pytest.raises(QuestionError):
        find_mentions(Archive(), "?!")


def test_json_counts_and_csv_cannot_run_as_a_formula() -> None:
    out = io.StringIO()
    print_mentions(find_mentions(Archive(), "Selenskyj"), out, as_json=True, as_csv=False)
    document = json.loads(out.getvalue())
    assert (document["count"], document["articles"]) == (4, 3)
    out = io.StringIO()
    print_mentions(find_mentions(Archive(), "Selensky"), out, as_json=False, as_csv=True)
    row = list(csv.DictReader(io.StringIO(out.getvalue())))[-1]
    assert row["before"].startswith("'=SUM")
