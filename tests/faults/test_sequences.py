"""R9, R10, R11, R13, R14: any history of a folder gives what a fresh build gives; settings cannot be mixed."""

from __future__ import annotations

import gc
import resource
import shutil
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from index.errors import IndexMismatchError
from index.passages import PassageRules
from tests.faults.scenes import (
    FOOTERS,
    FULL,
    article_text,
    assert_searchable,
    contents,
    fresh_contents,
    open_index,
    times,
    unit,
    write_article,
)

pytestmark = pytest.mark.faults


class Histories(RuleBasedStateMachine):
    """Adds, edits, renames, swaps and deletes files, some with the same footer, indexing now and then."""

    @initialize()
    def begin(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        self.folder = self.place / "articles"
        self.folder.mkdir()
        self.index = open_index(self.place / "index")
        self.edition = 0
        self.indexed = False
        for number in range(5):
            write_article(self.folder, number, paragraphs=2, footer=FOOTERS[0] if number < 3 else "")

    def _files(self) -> list[Path]:
        return sorted(self.folder.rglob("*.txt"))

    @rule(number=st.integers(0, 30), footer=st.sampled_from(("", *FOOTERS)))
    def add(self, number: int, footer: str) -> None:
        write_article(self.folder, number, paragraphs=2, footer=footer)

    @precondition(lambda self: len(self._files()) > 0)
    @rule(pick=st.integers(0, 1000), same_size=st.booleans())
    def edit(self, pick: int, same_size: bool) -> None:
        file = self._files()[pick % len(self._files())]
        self.edition += 1
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text.swapcase() if same_size else f"{text}\n\nNachtrag {self.edition}.", encoding="utf-8"
        )

    @precondition(lambda self: len(self._files()) > 0)
    @rule(pick=st.integers(0, 1000), below=st.booleans())
    def rename(self, pick: int, below: bool) -> None:
        file = self._files()[pick % len(self._files())]
        self.edition += 1
        target = self.folder / ("tief" if below else "") / f"name-{self.edition}.txt"
        target.parent.mkdir(exist_ok=True)
        file.rename(target)

    @precondition(lambda self: len(self._files()) > 1)
    @rule(pick=st.integers(0, 1000))
    def swap(self, pick: int) -> None:
        files = self._files()
        one, other = files[pick % len(files)], files[(pick + 1) % len(files)]
        texts = one.read_bytes(), other.read_bytes()
        one.write_bytes(texts[1])
        other.write_bytes(texts[0])

    @precondition(lambda self: len(self._files()) > 1)
    @rule(pick=st.integers(0, 1000))
    def delete(self, pick: int) -> None:
        self._files()[pick % len(self._files())].unlink()

    @rule()
    def index_now(self) -> None:
        self.index.index(self.folder, allow_removals=True)
        assert self.index.index(self.folder, allow_removals=True).embedded == 0
        self.indexed = True

    @invariant()
    def equals_a_fresh_build(self) -> None:
        if not getattr(self, "indexed", False):
            return
        self.indexed = False
        fresh = self.place / "fresh"
        assert contents(self.index) == fresh_contents(self.folder, fresh)
        shutil.rmtree(fresh)
        report = self.index.verify()
        assert report.problems == ()

    def teardown(self) -> None:
        if hasattr(self, "index"):
            self.index.close()
            shutil.rmtree(self.place, ignore_errors=True)


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=times(4, 100),
    stateful_step_count=times(8, 25),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)


def test_search_finds_the_exact_nearest(tmp_path: Path):
    from index.search import Selection, exact_search

    for number in range(times(300, 1500)):
        write_article(tmp_path / "articles", number)
    with open_index(tmp_path / "index") as index:
        index.index(tmp_path / "articles")
        draw = np.random.default_rng(8)
        shares = []
        for _ in range(100):
            query = unit(draw.standard_normal(64))
            with index._using() as version:
                exact = exact_search(version, query, 10, Selection(None, 0, version.passage_count()))
            shares.append(
                len({id_ for id_, _ in exact} & {id_ for id_, _ in index.vector_search(query, 10)}) / 10
            )
    assert np.mean(shares) >= 0.99


def test_churn_keeps_disk_and_memory_flat(tmp_path: Path):
    folder = tmp_path / "articles"
    for number in range(80):
        write_article(folder, number)
    with open_index(tmp_path / "index") as index:
        index.index(folder)
        first = index.status().size_bytes
        resident = []
        for edition in range(1, times(6, 20) + 1):
            for number in range(80):
                (folder / f"artikel-{number:04}.txt").write_text(
                    article_text(number + 1000 * edition), encoding="utf-8"
                )
            assert index.index(folder).changed == 80
            gc.collect()
            resident.append(_resident_mb())
        assert index.status().size_bytes <= 2 * first
        assert index.verify().problems == ()
    if FULL:
        assert resident[-1] <= 1.1 * resident[4]


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
    return pages * resource.getpagesize() / 1e6


def test_other_model_revision_dimension_or_rule_is_refused(tmp_path: Path):
    from index.build import ArticleIndex
    from index.settings import IndexSettings
    from tests.hash_embedder import HashEmbedder

    write_article(tmp_path / "articles", 1)
    path = tmp_path / "index"
    with open_index(path) as index:
        index.index(tmp_path / "articles")
        vector = HashEmbedder().embed_queries(["x"])[0]
    others = [
        (IndexSettings(model="hash-2"), HashEmbedder("hash-2")),
        (IndexSettings(model="hash-1", rules=PassageRules(max_size=700)), HashEmbedder("hash-1")),
        (IndexSettings(model="hash-1", rules=PassageRules(header="none")), HashEmbedder("hash-1")),
        (IndexSettings(model="hash-1", lexical_version=99), HashEmbedder("hash-1")),
    ]
    for asked, embedder in others:
        with ArticleIndex.open(path, asked, embedder=lambda e=embedder: e) as index:
            for act in (
                lambda i=index: i.vector_search(vector, 3),
                lambda i=index: i.word_search("Brücke", 3),
                lambda i=index: i.index(tmp_path / "articles"),
                lambda i=index: i.status(),
            ):
                with pytest.raises(IndexMismatchError, match="assistant rebuild"):
                    act()
    same_name = [HashEmbedder("hash-1 revision 2"), HashEmbedder("hash-1", dimension=32)]
    for embedder in same_name:
        with ArticleIndex.open(path, IndexSettings(model="hash-1"), embedder=lambda e=embedder: e) as index:
            with pytest.raises(IndexMismatchError, match="assistant rebuild"):
                _ = index.embedder
            write_article(tmp_path / "articles", 2)
            with pytest.raises(IndexMismatchError, match="assistant rebuild"):
                index.index(tmp_path / "articles")
            with pytest.raises(IndexMismatchError):
                index.vector_search(unit(np.ones(31)), 3)


_SENTENCES = (
    "Der Bürgermeister übergab die Brücke – „endlich“, sagte er. Über 3 000 Gäste kamen zur Eröffnung.",
    "Größere Schäden gab es an den Häusern; die Straße blieb für Wochen gesperrt, hieß es in Süßen.",
    "L'élève a reçu son prix à Besançon, où la fête a duré jusqu'à l'aube.",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252"])
@pytest.mark.parametrize("lines", ["\n", "\r\n"])
@pytest.mark.parametrize("sentence", range(3))
def test_text_of_any_encoding_comes_out_whole(tmp_path: Path, encoding: str, lines: str, sentence: int):
    text = lines.join(["Überschrift", "", *[f"{_SENTENCES[sentence]} Nummer {n}." for n in range(4)]])
    if encoding == "utf-16-le-bom":
        data = b"\xff\xfe" + text.encode("utf-16-le")
    elif encoding == "cp1252":
        text = text.replace("3 000", "3000")
        data = text.encode("cp1252")
    else:
        data = text.encode(encoding)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_bytes(data)
    with open_index(tmp_path / "index") as index:
        assert index.index(folder).added == 1
        assert index.article("a.txt").text == text
        assert_searchable(index)


def test_file_that_changes_while_it_is_read_is_one_true_version_or_reported(tmp_path: Path):
    folder = tmp_path / "articles"
    for number in range(20):
        write_article(folder, number)
    versions = {article_text(3, edition).encode() for edition in range(6)}
    stop = threading.Event()

    def rewrite() -> None:
        edition = 0
        while not stop.is_set():
            edition += 1
            (folder / "artikel-0003.txt").write_bytes(article_text(3, edition % 6).encode())
            time.sleep(0.0005)

    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        for run in range(times(3, 30)):
            with open_index(tmp_path / f"index-{run}") as index:
                report = index.index(folder)
                told = {path for path, _ in report.skipped_files}
                held = {info.source for info in index.articles()}
                assert "artikel-0003.txt" in told | held
                if "artikel-0003.txt" in held:
                    assert index.article("artikel-0003.txt").text.encode() in versions
    finally:
        stop.set()
        writer.join()
