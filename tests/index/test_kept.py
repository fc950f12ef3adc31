"""What searches keep in memory gives what the archive gives, and follows every change of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import kept, search
from index.build import ArticleIndex
from index.kept import KeptVectors, among, for_filters
from index.records import Filters
from index.store import unpack
from tests.hash_embedder import HashEmbedder

_WORDS = {
    "de": "Der Rat der Stadt beschloss am Montag, dass die Brücke nicht gebaut wird, und zwar Nummer {}.",
    "en": "The council of the city decided on Monday that the bridge will not be built, number {}.",
}


def write(folder: Path, language: str, numbers: range) -> None:
    for number in numbers:
        path = folder / language / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_WORDS[language].format(number) * 3, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "articles", "de", range(30))
    write(tmp_path / "articles", "en", range(12))
    return tmp_path / "articles"


@pytest.fixture
def index(tmp_path: Path, folder: Path):
    embedder = HashEmbedder()
    with ArticleIndex.open(tmp_path / "index", embedder=lambda: embedder) as opened:
        opened.index(folder)
        yield opened


def by_hand(version, query, filters: Filters) -> list[tuple[str, float]]:
    """Every passage's cosine by one row of SQL each, best first."""
    rows = version.database.read(
        "SELECT passages.id, vectors.vector, articles.language FROM passages JOIN vectors ON vectors.n ="
        " passages.vector JOIN articles ON articles.n = passages.article"
    )
    hits = [
        (row[0], float(unpack([row[1]], version.dimension)[0] @ query))
        for row in rows
        if not filters.languages or row[2] in filters.languages
    ]
    return sorted(hits, key=lambda hit: (-hit[1], hit[0]))


def assert_exact(index: ArticleIndex, filters: Filters, k: int = 7) -> None:
    query = HashEmbedder().embed_queries(["a question"])[0]
    with index._using() as version:
        found = search.exact_search(version, query, k, search.select(version, filters))
        expected = by_hand(version, query, filters)[:k]
    assert [id_ for id_, _ in found] == [id_ for id_, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected], abs=1e-6)


@pytest.mark.parametrize("filters", [Filters(), Filters(languages=("en",)), Filters(languages=("de",))])
@pytest.mark.parametrize("most_bytes", [kept.MOST_BYTES, 0], ids=["kept", "read from the archive"])
def test_comparing_all_is_exact_whatever_is_kept(
    index: ArticleIndex, folder: Path, filters: Filters, most_bytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", most_bytes)
    assert_exact(index, filters)
    write(folder, "en", range(12, 20))
    for number in range(0, 30, 7):
        (folder / "de" / f"{number}.txt").unlink()
    (folder / "de" / "1.txt").write_text(_WORDS["de"].format("eins") * 4, encoding="utf-8")
    assert index.index(folder, allow_removals=True).removed == 5
    assert_exact(index, filters)
    assert_exact(index, filters, k=1000)


def test_vectors_that_stay_are_not_read_again(index: ArticleIndex, folder: Path) -> None:
    with index._using() as version:
        before = KeptVectors.of(version, None)
    before._vectors[:] = 1.0
    write(folder, "de", range(30, 32))
    (folder / "en" / "3.txt").unlink()
    index.index(folder, allow_removals=True)
    with index._using() as version:
        after = KeptVectors.of(version, before)
    assert len(after.numbers) == len(before.numbers) + 1
    assert (after._vectors == 1.0).all(axis=1).tolist() == [True] * (len(before.numbers) - 1) + [False] * 2


def test_few_and_many_of_the_passages_are_scored_alike() -> None:
    rng = np.random.default_rng(1)
    vectors = rng.standard_normal((5000, 8)).astype(np.float32)
    table = KeptVectors(1, np.arange(1, 5001), np.arange(1, 5001) % 10, vectors)
    query = vectors[17]
    for chosen in ((7,), (7, 8), (1, 2, 3, 7, 8, 9)):
        found = table.best(query, 5, chosen)
        allowed = [n for n in range(1, 5001) if n % 10 in chosen]
        expected = sorted(allowed, key=lambda n: -float(vectors[n - 1] @ query))[:37]
        assert {number for number, _ in found} == set(expected)
    assert table.best(query, 5, ()) == []


def test_among_knows_no_article_by_minus_one() -> None:
    assert among(np.array([-1, 3, 5, -1, 9]), (3, 9)).tolist() == [False, True, False, False, True]
    assert among(np.array([-1, 1]), (40,)).tolist() == [False, False]
    assert among(np.array([2]), ()).tolist() == [False]


def test_filters_are_worked_out_once_a_generation(index: ArticleIndex, folder: Path) -> None:
    made: list[int] = []
    with index._using() as version:
        for _ in range(3):
            for_filters(version, Filters(languages=("xx",)), lambda: made.append(1))
    assert len(made) == 1
    assert index.select(Filters(languages=("en",))).passages == 12
    write(folder, "en", range(12, 14))
    index.index(folder)
    assert index.select(Filters(languages=("en",))).passages == 14


def test_a_centre_is_the_mean_of_a_languages_vectors(index: ArticleIndex) -> None:
    with index._using() as version:
        rows = version.database.read(
            "SELECT articles.language, vectors.vector FROM passages JOIN vectors ON vectors.n = passages.vector"
            " JOIN articles ON articles.n = passages.article"
        )
        expected = {
            code: unpack([row[1] for row in rows if row[0] == code], version.dimension).mean(axis=0)
            for code in ("de", "en")
        }
    found = index.centres()
    assert {code: centre.passages for code, centre in found.items()} == {"de": 30, "en": 12}
    for code, centre in found.items():
        assert np.allclose(centre.vector, expected[code], atol=1e-6)
