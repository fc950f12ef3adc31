"""R1 to R4: a writer that is killed, interrupted or terminated loses nothing, doubles nothing, breaks nothing."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from index.build import ArticleIndex
from index.errors import IndexMismatchError, IndexMissingError
from index.settings import IndexSettings
from tests.faults.scenes import (
    FOOTERS,
    Child,
    assert_searchable,
    contents,
    fresh_contents,
    index_child,
    open_index,
    rebuild_child,
    sleep_somewhere,
    times,
    write_article,
)
from tests.hash_embedder import HashEmbedder

pytestmark = pytest.mark.faults


def _typical_seconds(target, *arguments) -> float:
    child = Child(target, *arguments)
    child.wait_for("begun")
    began = time.monotonic()
    child.result()
    return time.monotonic() - began


def test_killed_while_indexing_new_files_loses_and_doubles_nothing(tmp_path: Path):
    folder = tmp_path / "articles"
    for number in range(30):
        write_article(folder, number)
    longest = _typical_seconds(index_child, tmp_path / "timed", folder)
    wanted = contents_of(tmp_path / "timed")
    draw = random.Random(1)
    landed = 0
    attempt = 0
    while landed < times(6, 200):
        path = tmp_path / f"index-{attempt}"
        attempt += 1
        child = Child(index_child, path, folder)
        child.wait_for("begun")
        sleep_somewhere(draw, longest)
        if not child.kill():
            continue
        landed += 1
        assert_readable(path, wanted)
        with open_index(path) as index:
            report = index.index(folder)
            assert report.added + report.unchanged == 30
            assert contents(index) == wanted
            assert index.verify().problems == ()
            assert index.index(folder).embedded == 0
    assert attempt < 3 * landed + 5


def killed_while_settling(tell, path: Path, folder: Path, nth: int) -> None:
    """Index, and die at the nth article that is cut again because a paragraph of it has become a repeated one."""
    import index.line
    from index import settling

    index.line.BATCH_ARTICLES = 1
    cut, seen = settling.prepare, 0

    def deadly(*given):
        nonlocal seen
        seen += 1
        if seen == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return cut(*given)

    settling.prepare = deadly
    embedder = HashEmbedder()
    with ArticleIndex.open(path, IndexSettings(model="hash-1"), embedder=lambda: embedder) as opened:
        opened.index(folder)


@pytest.mark.parametrize("nth", [1, 4, 8])
def test_killed_while_settling_repeated_paragraphs_is_made_up_for_by_a_run_without_changes(
    tmp_path: Path, nth: int
):
    folder = tmp_path / "articles"
    for number in range(48):
        write_article(folder, number, paragraphs=2, footer=FOOTERS[0] if number < 8 else "")
    with open_index(tmp_path / "index") as index:
        index.index(folder)
        assert _with_footer(index) == 8
    for number in range(48, 52):
        write_article(folder, number, paragraphs=2, footer=FOOTERS[0])
    child = Child(killed_while_settling, tmp_path / "index", folder, nth)
    child.process.join(60)
    assert child.process.exitcode == -signal.SIGKILL
    wanted = fresh_contents(folder, tmp_path / "fresh")
    with open_index(tmp_path / "index") as index:
        assert _with_footer(index) == 12 - nth + 1
        assert_searchable(index, every=4)
        report = index.index(folder)
        assert (report.unchanged, report.added, report.changed) == (52, 0, 0)
        assert contents(index) == wanted
        assert _with_footer(index) == 0
        assert index.verify().problems == ()
        assert index.index(folder).embedded == 0


def _with_footer(index: ArticleIndex) -> int:
    return sum(FOOTERS[0] in " ".join(text for *_, text in passages) for passages in contents(index).values())


def contents_of(path: Path):
    with open_index(path) as index:
        return contents(index)


def assert_readable(path: Path, wanted) -> None:
    """What a reader sees right after the kill is whole: each article with all of its passages, or not there."""
    with open_index(path) as index:
        try:
            held = contents(index)
            for source, passages in held.items():
                assert passages == wanted[source]
            if held:
                assert_searchable(index, every=4)
        except IndexMissingError:
            pass


def test_killed_while_reindexing_changed_files_leaves_no_dead_vector(tmp_path: Path):
    folder = tmp_path / "articles"
    for number in range(260):
        write_article(folder, number)
    path = tmp_path / "index"
    with open_index(path) as index:
        assert index.index(folder).passages > 1000
    draw = random.Random(2)
    landed = attempt = 0
    while landed < times(4, 200):
        attempt += 1
        for number in draw.sample(range(260), 40):
            write_article(folder, number, edition=attempt)
        child = Child(index_child, path, folder)
        child.wait_for("begun")
        sleep_somewhere(draw, 1.2)
        if not child.kill():
            continue
        landed += 1
        with open_index(path) as index:
            index.index(folder)
            report = index.verify()
            assert report.problems == ()
            assert report.vectors == index.status().passages > 1000
    assert contents_of(path) == fresh_contents(folder, tmp_path / "fresh")


@pytest.mark.parametrize("model", ["hash-1", "hash-2"], ids=["same model", "other model"])
def test_killed_while_rebuilding_the_old_or_the_new_index_is_in_force(tmp_path: Path, model: str):
    folder = tmp_path / "articles"
    for number in range(25):
        write_article(folder, number)
    draw = random.Random(3)
    landed = attempt = 0
    path = tmp_path / "index"
    present = "hash-1"
    with open_index(path) as index:
        index.index(folder)
    wanted = {
        name: fresh_contents(folder, tmp_path / f"fresh-{name}", model=name) for name in ("hash-1", "hash-2")
    }
    while landed < times(3, 50):
        attempt += 1
        assert attempt < 300
        target = present if model == "hash-1" else {"hash-1": "hash-2", "hash-2": "hash-1"}[present]
        child = Child(rebuild_child, path, target)
        child.wait_for("begun")
        sleep_somewhere(draw, 0.9)
        landed += child.kill()
        present = _model_in_force(path, wanted)
    with open_index(path, model="hash-2") as index:
        index.rebuild()
        assert contents(index) == wanted["hash-2"]
        assert index.verify().problems == ()


def _model_in_force(path: Path, wanted) -> str:
    """The one model with which the index opens: all of its content is that model's."""
    opened = []
    for model in ("hash-1", "hash-2"):
        with open_index(path, model=model) as index:
            try:
                assert contents(index) == wanted[model]
            except IndexMismatchError:
                continue
            assert index.verify().problems == ()
            opened.append(model)
    assert len(opened) == 1
    return opened[0]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_interrupted_run_ends_within_five_seconds_and_resumes(tmp_path: Path, number: int):
    folder = tmp_path / "articles"
    for article in range(40):
        write_article(folder, article)
    draw = random.Random(4)
    for attempt in range(times(2, 25)):
        path = tmp_path / f"index-{attempt}"
        child = Child(index_child, path, folder, 0.05)
        child.wait_for("begun")
        time.sleep(0.05 + 0.5 * draw.random())
        began = time.monotonic()
        child.kill(number)
        assert not child.process.is_alive()
        assert time.monotonic() - began < 5
        with open_index(path) as index:
            before = index.status() if index.exists else None
            assert before is None or before.healthy
            report = index.index(folder)
            assert report.added == 40 - (before.articles if before else 0)
            assert index.verify().problems == ()
