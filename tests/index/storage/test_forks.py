"""A forked process whose parent has searched is told what to do; it does not wait for ever."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from index.build import ArticleIndex
from index.errors import ForkedProcessError
from index.settings import IndexSettings
from tests.hash_embedder import HashEmbedder

pytestmark = [
    pytest.mark.skipif(
        "fork" not in multiprocessing.get_all_start_methods(), reason="no fork on this system"
    ),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


def _searched(index: ArticleIndex) -> str:
    try:
        with index._using() as version:
            return f"{version.passage_count()} passages"
    except ForkedProcessError as error:
        index.close()
        return str(error)


def _in_a_fork(results: object, work: object, *given: object) -> None:
    results.put(work(*given))


def forked(work: object, *given: object) -> str:
    context = multiprocessing.get_context("fork")
    results = context.SimpleQueue()
    child = context.Process(target=_in_a_fork, args=(results, work, *given))
    child.start()
    child.join(20)
    hangs = child.is_alive()
    child.kill()
    assert not hangs
    return results.get()


def test_a_fork_of_a_process_that_has_searched_is_told_to_spawn(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ferry.txt").write_text("The ferry ran aground off Tarnvik.", encoding="utf-8")
    index = ArticleIndex.open(tmp_path / "index", IndexSettings(model="hash"), embedder=HashEmbedder)
    index.index(tmp_path / "articles")
    for asked in (
        index,
        ArticleIndex.open(tmp_path / "index", IndexSettings(model="hash"), embedder=HashEmbedder),
    ):
        assert "get_context('spawn')" in forked(_searched, asked)
    assert _searched(index) == "1 passages"
    index.close()
