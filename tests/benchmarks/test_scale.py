"""The benchmarks of size run, and their table says what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.scale import growth, table
from benchmarks.store import Vocabulary, run, write_archive
from index.articles import find_files, parse_file, read_bytes
from index.passages import cut


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict:
    return run(tmp_path_factory.mktemp("store"), passages=100, queries=3, model="none")


def test_a_small_run_measures_every_part(report: dict) -> None:
    assert (report["articles"], report["added"], report["passages"]) == (20, 20, 100)
    assert report["recall@10"] >= 0.99
    assert all(0 <= times["p50"] <= times["p95"] for times in report["ms"].values())
    assert sum(times["p50"] for times in report["ms"].values()) > 0
    assert report["memory_after_indexing_mb"]["peak"] > 50


def test_articles_are_of_both_languages_and_as_many_passages_as_promised(tmp_path: Path) -> None:
    write_archive(tmp_path, 10, Vocabulary.invent(5000))
    entries, _ = find_files(tmp_path)
    articles = [parse_file(read_bytes(tmp_path, entry.path))[0] for entry in entries]
    assert [article.language for article in articles].count("en") == 2
    assert [article.language for article in articles].count("de") == 8
    assert {len(cut(article)) for article in articles} == {5}


def test_the_table_has_a_column_a_size_and_the_cost_of_growth(report: dict) -> None:
    large = {
        **report,
        "articles": 4020,
        "memory_after_indexing_mb": {"peak": report["memory_after_indexing_mb"]["peak"] + 40},
        "indexing": {"wall_s": 30.0, "processor_s": report["indexing"]["processor_s"] + 20.0},
    }
    assert growth(report, large) == "Each further 1,000 articles: 10 MB of memory, 5.0 s of processor time."
    lines = table([report, large]).splitlines()
    assert lines[0] == "| | 20 articles | 4,020 articles |"
    assert all(line.count("|") == 4 for line in lines[:-2])
