from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive import IndexedArchive
from index.build import ArticleIndex
from index.records import Filters
from tests.hash_embedder import HashEmbedder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    (place / "bridge.txt").write_text("New bridge\n\nThe mayor opened the new bridge.", encoding="utf-8")
    return place


def test_a_file_that_became_unreadable_counts_at_once(folder: Path, tmp_path: Path) -> None:
    with ArticleIndex.open(tmp_path / "index", embedder=lambda: HashEmbedder()) as index:
        index.index(folder)
        archive = IndexedArchive(index)
        assert archive.searched(Filters()).unreadable == 0
        generation = archive.generation
        (folder / "broken.txt").write_bytes(bytes(range(256)) * 40)
        index.index(folder)
        assert archive.generation == generation
        assert archive.searched(Filters()).unreadable == 1
        (folder / "broken.txt").unlink()
        index.index(folder)
        assert archive.searched(Filters()).unreadable == 0


def test_the_status_is_kept_while_nothing_changes(folder: Path, tmp_path: Path) -> None:
    with ArticleIndex.open(tmp_path / "index", embedder=lambda: HashEmbedder()) as index:
        index.index(folder)
        archive = IndexedArchive(index)
        first = archive.status()
        index.index(folder)
        assert archive.status() is first
