"""R7, R8: several processes on one index: one writes, the others are told who; readers see each commit."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from index.build import ArticleIndex
from index.errors import IndexLockedError
from index.passages import embedded_text
from index.settings import IndexSettings
from index.storage.lock import WAIT_S
from tests.faults.scenes import Child, article_text, contents, index_child, open_index, times, write_article
from tests.hash_embedder import HashEmbedder

pytestmark = pytest.mark.faults


def racing_child(tell, path: Path, folder: Path, wait_s: float, pause_s: float) -> Any:
    """Index with another patience; how it went and how long it took to say so."""
    import index.build
    from index.storage.lock import writer_lock

    index.build.writer_lock = partial(writer_lock, wait_s=wait_s)
    embedder = HashEmbedder(pause_s=pause_s)
    began = time.monotonic()
    try:
        with ArticleIndex.open(path, IndexSettings(model="hash-1"), embedder=lambda: embedder) as index_:
            tell("begun")
            index_.index(folder)
    except IndexLockedError as error:
        return str(error), time.monotonic() - began
    return "indexed", time.monotonic() - began


def test_second_writer_says_who_writes_and_nothing_is_doubled(tmp_path: Path):
    folder = tmp_path / "articles"
    for number in range(6):
        write_article(folder, number)
    for race in range(times(3, 100)):
        path = tmp_path / f"index-{race}"
        one = Child(racing_child, path, folder, 0.4, 1.5)
        other = Child(racing_child, path, folder, 0.4, 1.5)
        outcomes = [one.result(), other.result()]
        locked = [told for told, _ in outcomes if told != "indexed"]
        assert len(locked) == 1
        assert f"process {one.process.pid}" in locked[0] or f"process {other.process.pid}" in locked[0]
        with open_index(path) as index:
            assert index.status().articles == 6
            assert index.verify().problems == ()


def test_patience_of_a_writer_ends_well_within_ten_seconds(tmp_path: Path):
    write_article(tmp_path / "articles", 1)
    one = Child(racing_child, tmp_path / "index", tmp_path / "articles", 10.0, 14.0)
    one.wait_for("begun")
    time.sleep(0.5)
    began = time.monotonic()
    with (
        open_index(tmp_path / "index") as index,
        pytest.raises(IndexLockedError, match=f"waited {WAIT_S:.0f} s"),
    ):
        index.index(tmp_path / "articles")
    assert WAIT_S - 1 < time.monotonic() - began < 9
    assert one.result()[0] == "indexed"


def reading_child(tell, path: Path, seconds: float) -> Any:
    """Search until the time is over: for the newest article by words and for every fourth by its vector."""
    embedder = HashEmbedder()
    searches = 0
    seen: dict[str, float] = {}
    with ArticleIndex.open(path, IndexSettings(model="hash-1"), embedder=lambda: embedder) as index:
        ends = time.monotonic() + seconds
        tell("begun")
        while time.monotonic() < ends:
            for info in index.articles():
                if info.source not in seen:
                    seen[info.source] = time.time()
            newest = max(seen)
            (passage, *_) = index.passages_of(newest)
            text = embedded_text(index.article(newest), (passage.start, passage.end))
            (vector,) = embedder.embed_queries([text])
            hits = index.vector_search(vector, 5)
            found = index.passages(id_ for id_, _ in hits)
            if passage.id not in found and passage.id in index.passages([passage.id]):
                return f"{newest}: its passage is known and a search for it gives {hits}", searches, seen
            assert index.word_search("Brücke Museum", 5, language="de")
            searches += 2
            time.sleep(0.05)
    return "well", searches, seen


def test_readers_never_fail_while_the_index_is_written_and_see_new_articles_soon(tmp_path: Path):
    folder = tmp_path / "articles"
    for number in range(200):
        write_article(folder, number)
    path = tmp_path / "index"
    with open_index(path) as index:
        index.index(folder)
    seconds = times(10, 600)
    readers = [Child(reading_child, path, seconds) for _ in range(4)]
    for reader in readers:
        reader.wait_for("begun")
    committed: dict[str, float] = {}
    ends = time.monotonic() + seconds - 6
    number = 200
    with open_index(path) as index:
        while time.monotonic() < ends:
            write_article(folder, number)
            write_article(folder, number % 150, edition=number)
            index.index(folder)
            committed[f"artikel-{number:04}.txt"] = time.time()
            number += 1
            time.sleep(0.3)
    for reader in readers:
        told, searches, seen = reader.result(seconds + 120)
        assert told == "well"
        assert searches > 0
        delays = [seen[source] - at for source, at in committed.items()]
        assert max(delays) < 5
    with open_index(path) as index:
        assert index.verify().problems == ()


def test_reader_that_was_open_follows_a_rebuild_by_another_process(tmp_path: Path):
    folder = tmp_path / "articles"
    for number in range(8):
        write_article(folder, number)
    path = tmp_path / "index"
    with open_index(path) as reader:
        Child(index_child, path, folder).result()
        before = contents(reader)
        (id_, *_) = before["artikel-0003.txt"][0]
        vector = HashEmbedder().embed_queries([article_text(3)])[0]
        reader.vector_search(vector, 3)
        generation = reader.generation
        from tests.faults.scenes import rebuild_child

        Child(rebuild_child, path, "hash-1").result()
        assert contents(reader) == before
        assert len(reader.vector_search(vector, 3)) == 3
        assert reader.generation > generation
        assert id_ in reader.passages([id_])
