from __future__ import annotations

from pathlib import Path

from assistant.archive import IndexedArchive
from index.build import ArticleIndex
from index.records import Filters
from tests.hash_embedder import HashEmbedder


def test_a_file_that_became_unreadable_counts_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bridge.txt").write_text("New bridge\n\nThe mayor opened the new bridge.", encoding="utf-8")
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


def test_the_status_is_kept_while_nothing_changes(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bridge.txt").write_text("New bridge\n\nThe mayor opened the new bridge.", encoding="utf-8")
    with ArticleIndex.open(tmp_path / "index", embedder=lambda: HashEmbedder()) as index:
        index.index(folder)
        archive = IndexedArchive(index)
        first = archive.status()
        index.index(folder)
        assert archive.status() is first
