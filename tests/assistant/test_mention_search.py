from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.mention_search import find_mentions, print_mentions
from assistant.words.mention_words import places_of
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


@pytest.mark.parametrize(
    ("phrase", "text", "language", "words"),
    [
        ("大连", "昨天在大连港，大\n连和大 连。", "zh", ["大连", "大\n连", "大 连"]),
        ("大连", "规模很大。连日来", "zh", []),
        ("小野田健", "小野田健さん、小野田 健氏", "ja", ["小野田健", "小野田 健"]),
        ("小野田 健", "小野田健さんと小野田・健", "ja", ["小野田健", "小野田・健"]),
        ("ロンドン", "大ロンドン市、ロンドン橋", "ja", ["ロンドン", "ロンドン"]),
        ("キュー", "バーベキュー、キュー王立", "ja", ["キュー"]),
        ("カタル", "カタルーニャとカタル国", "ja", ["カタル"]),
        ("キ", "キャベツ", "ja", []),
        ("8号", "地铁8号线18号", "zh", ["8号"]),
        ("ตลาด", "ที่ตลาดน้ำ ตลาด", "th", ["ตลาด", "ตลาด"]),
        ("ปา", "ป้าปา ปาน", "th", ["ปา", "ปา"]),
        ("นา", "เนา นานา", "th", ["นา", "นา"]),
        ("ລາວ", "ປະເທດລາວ", "lo", ["ລາວ"]),
        ("대전", "대전에서는 대전도 대전역 대전", "ko", ["대전", "대전", "대전"]),
        ("김하늘", "김하늘씨가 김하늘님 김하", "ko", ["김하늘", "김하늘"]),
        ("가", "가나와 가는 가", "ko", ["가"]),
        ("아라 해운", "아라 해운이 아라 해운사", "ko", ["아라 해운"]),
        ("אילת", "באילת ושבאילת אילתים", "he", ["אילת", "אילת"]),
        ("אילת", "אֵילַת, מאֵילַת", "he", ["אֵילַת", "אֵילַת"]),
        ("ים", "מים בים ים", "he", ["ים"]),
        ("حلب", "في حلب وبحلب وحلبة", "ar", ["حلب", "حلب"]),
        ("الخطيب", "والخطيب للخطيب خطيب", "ar", ["الخطيب", "خطيب"]),
        ("خطيب", "الخطيب خطيب", "ar", ["خطيب", "خطيب"]),
        ("حلب", "وبحلب", "fa", []),
        ("كرمان", "در کرمان", "fa", ["کرمان"]),
        ("پل", "پل‌ها و پلنگ", "fa", ["پل"]),
        ("نیک نام", "نیک‌نام و نیکنام", "fa", ["نیک‌نام"]),
        ("نیک‌نام", "نیک‌نام، نیکنام و نیک نام", "fa", ["نیک‌نام", "نیکنام", "نیک نام"]),
        ("नल", "नाल नल नीला", "hi", ["नल"]),
        ("बाजार", "बाज़ार", "hi", ["बाज़ार"]),
        ("Λαρισα", "στη Λάρισα, ΛΑΡΙΣΑ", "el", ["Λάρισα", "ΛΑΡΙΣΑ"]),
        ("igdir", "Iğdır'da, IĞDIR", "tr", ["Iğdır", "IĞDIR"]),
        ("Ukraine", "l'Ukraine et d’Ukraine, O'Ukraine", "fr", ["Ukraine", "Ukraine"]),
        ("kan", "kan'an", "en", []),
        ("47", "४७ ٤٧ ۴۷ ４７ 147 4.7", "hi", ["४७", "٤٧", "۴۷", "４７"]),
        ("haus", "Haus Hausboot Landhaus", "de", ["Haus"]),
    ],
)
def test_a_phrase_is_found_as_its_script_is_written(
    phrase: str, text: str, language: str, words: list[str]
) -> None:
    assert [text[start:end] for start, end in places_of(phrase, text, language)] == words


@pytest.mark.parametrize("seed", ["1'", "ก้", "大", "और ", "a'b "])
def test_long_texts_are_searched_at_once(seed: str) -> None:
    started = time.monotonic()
    places_of("大大大 ก้ب", seed * 50_000, None)
    assert time.monotonic() - started < 5


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
