"""A store too large to be built anew at once, left unsealed by a killed writer: tried in a child, then kept or not."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

import index.build
import index.opened
from index.build import ArticleIndex
from index.settings import IndexSettings
from index.store import is_sealed, opens_safely
from tests.faults.scenes import Child, assert_searchable, contents, open_index, write_article
from tests.hash_embedder import HashEmbedder

pytestmark = pytest.mark.faults

_ARTICLES = 280


def killed_before_sealing(tell, path: Path, folder: Path) -> None:
    """Index, and die when the new passages are in the store but it is not sealed yet."""

    def die(chroma: Path) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    index.opened.seal = die
    embedder = HashEmbedder()
    with ArticleIndex.open(path, IndexSettings(model="hash-1"), embedder=lambda: embedder) as opened:
        opened.index(folder)


@pytest.fixture(scope="module")
def unsealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of articles, and beside it their index of more than 1,000 passages as a killed writer left it."""
    place = tmp_path_factory.mktemp("unsealed")
    for number in range(_ARTICLES):
        write_article(place / "articles", number)
    with open_index(place / "index") as index_:
        assert index_.index(place / "articles").passages > 1000
    write_article(place / "articles", _ARTICLES, paragraphs=6)
    write_article(place / "articles", 3, edition=1)
    child = Child(killed_before_sealing, place / "index", place / "articles")
    child.process.join(60)
    assert child.process.exitcode == -signal.SIGKILL
    return place


@pytest.fixture
def place(unsealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that index, and a limit above which it lies."""
    for module in (index.build, index.opened):
        monkeypatch.setattr(module, "RENEW_LIMIT", 500)
    shutil.copytree(unsealed / "index", tmp_path / "index")
    _unseal(tmp_path / "index")
    return tmp_path


def _unseal(path: Path) -> None:
    """As when the killed writer had written its graph out: the seal is of an earlier one."""
    (seal,) = path.glob("v*/chroma/seal.json")
    seal.unlink()
    assert not is_sealed(seal.parent)


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What came of each opening in a child process."""
    outcomes: list[bool] = []

    def told(folder: Path, collection: str) -> bool:
        outcomes.append(opens_safely(folder, collection))
        return outcomes[-1]

    monkeypatch.setattr(index.opened, "opens_safely", told)
    return outcomes


def _version(path: Path) -> str:
    return (path / "current").read_text(encoding="utf-8")


def _cut_graph(path: Path) -> None:
    (graph,) = path.glob("v*/chroma/*/data_level0.bin")
    os.truncate(graph, graph.stat().st_size // 3)


def _whole_after_indexing(place: Path) -> None:
    with open_index(place / "index") as opened:
        (folder,) = opened.status().folders
        report = opened.index(folder)
        assert report.unchanged + report.added + report.changed == _ARTICLES + 1
        assert opened.status().healthy
        assert_searchable(opened, every=40)
        assert opened.verify().problems == ()


def test_good_store_is_examined_in_a_child_and_kept_by_the_next_writer(place: Path, tried: list[bool]):
    before = _version(place / "index")
    _whole_after_indexing(place)
    assert tried == [True]
    assert _version(place / "index") == before


def test_good_store_is_examined_in_a_child_and_kept_by_a_reader(place: Path, tried: list[bool]):
    before = _version(place / "index")
    with open_index(place / "index") as opened:
        assert len(contents(opened)) == _ARTICLES
        assert_searchable(opened, every=40)
    assert tried == [True]
    assert _version(place / "index") == before


def test_truncated_graph_ends_no_writer_and_is_built_anew(place: Path, tried: list[bool]):
    before = _version(place / "index")
    _cut_graph(place / "index")
    _whole_after_indexing(place)
    assert tried == [False]
    assert _version(place / "index") != before


def test_truncated_graph_ends_no_reader_and_is_built_anew(place: Path, tried: list[bool]):
    before = _version(place / "index")
    _cut_graph(place / "index")
    with open_index(place / "index") as opened:
        assert_searchable(opened, every=40)
    assert tried == [False]
    assert _version(place / "index") != before
    _whole_after_indexing(place)


def test_store_that_opens_but_has_lost_vectors_is_made_whole(place: Path, tried: list[bool]):
    with open_index(place / "index") as opened, opened._using() as version:
        lost = version.database.read("SELECT id FROM passages ORDER BY n LIMIT 5")
        with version.writing() as store:
            store._collection.delete(ids=[row[0] for row in lost])
    _unseal(place / "index")
    tried.clear()
    _whole_after_indexing(place)
    assert tried == [True]
