"""R5, R6: a full disk and damaged files give clear errors; what was indexed still answers, and a rebuild mends."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.build import ArticleIndex
from index.errors import ArchiveIndexError, StorageError
from index.passages import embedded_text
from tests.faults.scenes import (
    FULL,
    Child,
    assert_searchable,
    contents,
    index_child,
    small_batches,
    times,
    write_article,
)
from tests.hash_embedder import HashEmbedder

pytestmark = pytest.mark.faults


def limited_child(tell, path: Path, folder: Path, most_bytes: int) -> Any:
    """Index while no file may grow past a size: every write beyond it fails, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    return _attempt(path, folder)


def failing_child(tell, path: Path, folder: Path, nth: int) -> Any:
    """Index while SQLite refuses the nth statement that writes."""
    import index.storage.database

    seen = 0

    class Failing(index.storage.database._Connection):
        def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
            nonlocal seen
            if sql.startswith(("INSERT", "UPDATE", "DELETE", "COMMIT", "VACUUM", "BEGIN")):
                seen += 1
                if seen == nth:
                    raise sqlite3.OperationalError("database or disk is full")
            return super().execute(sql, *rest)

    index.storage.database._Connection = Failing
    return _attempt(path, folder)


def _attempt(path: Path, folder: Path) -> str:
    small_batches()
    embedder = HashEmbedder()
    try:
        with ArticleIndex.open(path, embedder=lambda: embedder) as index:
            index.index(folder)
    except ArchiveIndexError as error:
        return f"{type(error).__name__}: {error}"
    return "done"


@pytest.fixture
def indexed(tmp_path: Path) -> Path:
    """A folder with an index of its twelve articles beside it."""
    for number in range(12):
        write_article(tmp_path / "articles", number)
    with _bundled(tmp_path / "index") as index:
        index.index(tmp_path / "articles")
    for number in range(12, 40):
        write_article(tmp_path / "articles", number)
    return tmp_path


def _bundled(path: Path) -> ArticleIndex:
    embedder = HashEmbedder()
    return ArticleIndex.open(path, embedder=lambda: embedder)


def _still_answers_then_heals(path: Path, folder: Path) -> None:
    with _bundled(path) as index:
        assert index.status().articles >= 12
        assert_searchable(index, every=5)
        index.index(folder)
        assert index.status().articles == 40
        assert index.verify().problems == ()


def test_file_that_cannot_grow_is_a_clear_error_and_the_old_index_answers(indexed: Path):
    largest = max(path.stat().st_size for path in (indexed / "index").rglob("*") if path.is_file())
    draw = random.Random(5)
    outcomes = []
    for point in range(times(3, 30)):
        place = indexed / f"point-{point}"
        shutil.copytree(indexed / "index", place / "index")
        outcome = Child(
            limited_child, place / "index", indexed / "articles", int(largest * draw.uniform(0.3, 1.3))
        ).result()
        outcomes.append(outcome)
        if outcome != "done":
            assert outcome.startswith("StorageError")
            assert "Free some space" in outcome or "Check the folder and the disk" in outcome
        _still_answers_then_heals(place / "index", indexed / "articles")
        shutil.rmtree(place)
    assert any(outcome != "done" for outcome in outcomes)


def test_nth_failing_write_is_a_clear_error_and_the_old_index_answers(indexed: Path):
    points = range(1, 101) if FULL else (1, 7, 33, 90)
    for nth in points:
        place = indexed / f"write-{nth}"
        shutil.copytree(indexed / "index", place / "index")
        outcome = Child(failing_child, place / "index", indexed / "articles", nth).result()
        assert outcome.startswith("StorageError: The disk is full")
        _still_answers_then_heals(place / "index", indexed / "articles")
        shutil.rmtree(place)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB; needs the right to mount."""
    place = tmp_path / "disk"
    place.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", place], check=False).returncode
    ):
        pytest.skip("mounting a small tmpfs needs root")
    yield place
    subprocess.run(["umount", "-l", place], check=False)


def test_full_disk_is_a_clear_error_and_healed_once_there_is_space(tmp_path: Path, small_disk: Path):
    folder = tmp_path / "articles"
    for number in range(10):
        write_article(folder, number)
    path = small_disk / "index"
    with _bundled(path) as index:
        index.index(folder)
    for number in range(10, 500):
        write_article(folder, number)
    with _bundled(path) as index, pytest.raises(StorageError, match=r"Free some space|disk"):
        index.index(folder)
    with _bundled(path) as index:
        assert index.status().articles >= 10
        assert_searchable(index, every=9)
    subprocess.run(["mount", "-o", "remount,size=60m", small_disk], check=True)
    with _bundled(path) as index:
        index.index(folder)
        assert index.status().articles == 500
        assert index.verify().problems == ()


_QUESTIONS = ("Brücke Haushalt", "Museum 4711", "Havelstadt eröffnet", "Deich")


def answering_child(tell, path: Path, vectors: list[Any]) -> Any:
    """What searches answer, or the error that they raise."""
    try:
        with _bundled(path) as index:
            return answers(index, vectors)
    except ArchiveIndexError as error:
        return f"{type(error).__name__}: {error}"


def answers(index: ArticleIndex, vectors: list[Any]) -> list[Any]:
    """Searches by words and vectors, with the passages found."""
    words = [index.word_search(question, 5, language="de") for question in _QUESTIONS]
    near = [index.vector_search(vector, 5) for vector in vectors]
    ids = [id_ for hits in [*words, *near] for id_, _ in hits]
    rounded = [[(id_, round(score, 4)) for id_, score in hits] for hits in [*words, *near]]
    return [rounded, {id_: passage.text for id_, passage in index.passages(ids).items()}]


def damage(path: Path, draw: random.Random) -> str:
    """Flip, cut, blank or remove one of the index's files; what was done."""
    files = sorted(file for file in path.rglob("*") if file.is_file() and file.suffix != ".lock")
    file = draw.choice(files)
    data = bytearray(file.read_bytes())
    kind = draw.choice(["flip", "cut", "blank", "remove"])
    if kind == "remove" or not data:
        file.unlink()
        return f"removed {file.name}"
    if kind == "flip":
        for _ in range(draw.choice([1, 8, 200])):
            data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    elif kind == "cut":
        del data[draw.randrange(len(data)) :]
    else:
        start = draw.randrange(len(data))
        end = min(len(data), start + draw.choice([64, 4096, 100_000]))
        data[start:end] = bytes(end - start)
    file.write_bytes(bytes(data))
    return f"{kind} {file.name}"


def test_damaged_files_end_in_right_answers_or_a_clear_error_and_rebuild_mends(tmp_path: Path):
    folder = tmp_path / "articles"
    for number in range(270):
        write_article(folder, number)
    sound = tmp_path / "sound"
    embedder = HashEmbedder()
    with _bundled(sound) as index:
        assert index.index(folder).passages > 1000
        held = contents(index)
        article = index.article("artikel-0007.txt")
        spans = [(p.start, p.end) for p in index.passages_of("artikel-0007.txt")]
        vectors = list(embedder.embed_queries([embedded_text(article, span) for span in spans]))
        wanted = answers(index, vectors)
    draw = random.Random(6)
    outcomes: dict[str, int] = {}
    for mutation in range(times(12, 300)):
        path = tmp_path / "damaged"
        shutil.copytree(sound, path)
        what = damage(path, draw)
        child = Child(answering_child, path, vectors)
        outcome = child.result()
        assert child.process.exitcode == 0, f"{mutation}: {what} ended the process"
        if isinstance(outcome, str):
            assert "rebuild" in outcome or "Build" in outcome, f"{mutation}: {what}: {outcome}"
        else:
            assert outcome == wanted, f"{mutation}: {what}"
        outcomes["error" if isinstance(outcome, str) else "right"] = (
            outcomes.get("error" if isinstance(outcome, str) else "right", 0) + 1
        )
        if FULL or mutation % 4 == 0:
            with _bundled(path) as index:
                index.rebuild()
                assert contents(index) == held, f"{mutation}: {what}"
                assert index.verify().problems == ()
        shutil.rmtree(path)
    print(outcomes)


def test_index_of_a_damaged_folder_is_mended_by_indexing_when_only_the_store_is_lost(indexed: Path):
    (database,) = (indexed / "index").rglob("chroma.sqlite3")
    database.write_bytes(b"nothing that Chroma knows")
    with _bundled(indexed / "index") as index:
        report = index.index(indexed / "articles")
        assert report.added == 28
        assert index.verify().problems == ()
    Child(index_child, indexed / "other", indexed / "articles").result()


def test_damage_to_what_is_remembered_does_not_stop_a_rebuild(indexed: Path):
    with _bundled(indexed / "index") as index:
        held = contents(index)
    for damaged in (b"\xef\xbb{\x12 \xf3", b"[1, 2]", b""):
        (indexed / "index" / "remembered.json").write_bytes(damaged)
        with _bundled(indexed / "index") as index:
            index.rebuild()
            assert contents(index) == held
        assert b'"folders"' in (indexed / "index" / "remembered.json").read_bytes()
