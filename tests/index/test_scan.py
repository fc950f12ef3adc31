from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from index import refusals
from index.articles import ArticleList, FileBytes, parse_file, read_bytes
from index.build import ArticleIndex
from index.errors import ArticleError
from index.metadata import describe
from tests.hash_embedder import HashEmbedder

_PAGE = (
    "<html><body><h1>{name}</h1><p>{name}: Der Rat beschloss am Montag den Bau der Brücke.</p></body></html>"
)


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_PAGE.format(name=name), encoding="utf-8")


@pytest.fixture
def index(tmp_path: Path):
    embedder = HashEmbedder()
    with ArticleIndex.open(tmp_path / "index", embedder=lambda: embedder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("page", "folder"),
    [
        ("Der Rat.html", "Der Rat_files"),
        ("2024/rat.htm", "2024/rat_files"),
        ("rat.html", "rat-Dateien"),
        ("a.html", "a_fichiers"),
    ],
)
def test_what_a_browser_saved_beside_a_page_is_one_line(
    index: ArticleIndex, tmp_path: Path, page: str, folder: str
) -> None:
    kept = tmp_path / "articles"
    write(
        kept,
        page,
        f"{folder}/saved_resource.html",
        f"{folder}/frame/ad.htm",
        f"{folder}/style.css",
        "other_files/b.html",
    )
    report = index.index(kept)
    assert {info.source for info in index.articles()} == {page, "other_files/b.html"}
    assert report.skipped_files == (
        (folder, "pictures and frames of the saved page beside it: not read (3 files)"),
    )


def test_frames_of_saved_pages_that_were_indexed_leave_the_index(index: ArticleIndex, tmp_path: Path) -> None:
    kept = tmp_path / "articles"
    write(kept, "b.html", "rat_files/1.html", "rat_files/2.html")
    assert index.index(kept).added == 3
    write(kept, "rat.html")
    report = index.index(kept)
    assert (report.added, report.removed, report.warnings) == (1, 2, ())


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are parsed, as they are."""
    paths: list[str] = []

    def parse(file: FileBytes) -> ArticleList:
        paths.append(file.entry.path)
        return parse_file(file)

    monkeypatch.setattr("index.reading.parse_file", parse)
    return paths


def long_ago(path: Path) -> None:
    os.utime(path, (1_600_000_000, 1_600_000_000))


def test_a_refused_file_is_read_again_only_when_it_or_the_program_is_another(
    index: ArticleIndex, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "articles"
    write(kept, "rat.html")
    for name in ("leer.txt", "bild.txt"):
        (kept / name).write_bytes(b"" if name == "leer.txt" else bytes(range(256)) * 40)
        long_ago(kept / name)
    first = index.index(kept)
    assert first.skipped == 2
    other = tmp_path / "other"
    other.mkdir()
    (other / "auch.txt").write_bytes(b"")
    long_ago(other / "auch.txt")
    index.index(other)
    read.clear()
    long_ago(kept / "rat.html")
    again = index.index(kept)
    assert read == []
    assert (again.skipped_files, again.unchanged) == (first.skipped_files, 1)
    assert len(index.status().unreadable) == 3
    os.utime(kept / "leer.txt", (1_600_000_009, 1_600_000_009))
    index.index(kept)
    assert read == ["leer.txt"]
    read.clear()
    monkeypatch.setattr("index.refusals.reader_version", lambda: "another")
    index.index(kept)
    assert read == ["bild.txt", "leer.txt"]
    index.index(kept)
    index.index(other)
    index.index(other)
    assert read == ["bild.txt", "leer.txt", "auch.txt"]


def test_a_file_that_could_not_be_opened_or_failed_unforeseen_is_tried_at_each_run(
    index: ArticleIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "articles"
    write(kept, "a.html", "b.html", "c.html")
    for path in kept.iterdir():
        long_ago(path)

    def locked(folder: Path, path: str) -> FileBytes:
        if path == "a.html":
            raise ArticleError("no permission to read it")
        return read_bytes(folder, path)

    def out_of_memory(file: FileBytes) -> ArticleList:
        if file.entry.path == "b.html":
            raise MemoryError
        return parse_file(file)

    with monkeypatch.context() as patch:
        patch.setattr("index.reading.read_bytes", locked)
        patch.setattr("index.reading.parse_file", out_of_memory)
        assert index.index(kept).skipped == 2
        assert index.index(kept).skipped == 2
    report = index.index(kept)
    assert (report.added, report.skipped) == (2, 0)


@pytest.mark.parametrize("place", ["articles/index", "articles/.index", "articles/deep/index", "articles"])
def test_an_index_among_the_articles_is_no_article_and_not_listed(tmp_path: Path, place: str) -> None:
    kept = tmp_path / "articles"
    write(kept, "a.html", "index.html", "deep/b.html")
    embedder = HashEmbedder()
    with ArticleIndex.open(tmp_path / place, embedder=lambda: embedder) as index:
        for _ in range(2):
            report = index.index(kept)
            assert (report.skipped_files, report.warnings) == ((), ())
            if place != "articles":
                write(tmp_path / place, "runs/1/report.html")
        assert {info.source for info in index.articles()} == {"a.html", "index.html", "deep/b.html"}


def records(path: Path, count: int, tail: str = "") -> None:
    lines = [
        json.dumps({"id": str(number), "text": f"Der Rat beschloss den Bau der Brücke Nummer {number}."})
        for number in range(count)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + tail, encoding="utf-8")


@pytest.mark.parametrize(
    ("left", "tail", "reason"), [(2, '\n{"id": "2", "te', "export.jsonl#"), (0, "", "export.jsonl")]
)
def test_a_half_copied_export_removes_nothing_until_it_is_allowed(
    index: ArticleIndex, tmp_path: Path, left: int, tail: str, reason: str
) -> None:
    kept = tmp_path / "articles"
    export = kept / "export.jsonl"
    records(export, 10)
    index.index(kept)
    records(export, left, tail)
    long_ago(export)
    for _ in range(2):
        report = index.index(kept)
        assert (report.removed, len(index.articles())) == (0, 10)
        (warning,) = report.warnings
        assert f"{left} of its 10 articles" in warning
        assert f"export.jsonl ({10 - left} of 10)" in warning
        assert f"assistant index {kept} --allow-removals --index {index.folder}" in warning
        assert report.skipped == 1
        assert report.skipped_files[0][0].startswith(reason)
    assert index.verify().ok
    records(export, 10)
    whole = index.index(kept)
    assert (whole.unchanged, whole.removed, whole.warnings, whole.skipped) == (10, 0, (), 0)
    records(export, left, tail)
    assert index.index(kept, allow_removals=True).removed == 10 - left
    assert len(index.articles()) == left
    assert index.index(kept).warnings == ()


def test_articles_are_counted_not_files(index: ArticleIndex, tmp_path: Path) -> None:
    kept = tmp_path / "articles"
    records(kept / "export.jsonl", 30)
    write(kept, "a.html", "b.html", "c.html")
    index.index(kept)
    (kept / "a.html").unlink()
    (kept / "b.html").unlink()
    records(kept / "export.jsonl", 28)
    report = index.index(kept)
    assert (report.removed, report.warnings) == (4, ())


def test_what_an_interrupted_run_did_not_remove_the_next_one_does(
    index: ArticleIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "articles"
    export = kept / "export.jsonl"
    records(export, 10)
    index.index(kept)
    records(export, 9)
    long_ago(export)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("index.line.BATCH_CHARACTERS", 0)
        patch.setattr("index.run.FolderRun._remove_what_is_gone", interrupted)
        index.index(kept)
    assert len(index.articles()) == 10
    assert index.index(kept).removed == 1
    assert index.verify().ok


def test_articles_in_a_folder_that_cannot_be_listed_for_now_stay(
    index: ArticleIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "articles"
    write(kept, *(f"{number}.html" for number in range(9)), "locked/a.html")
    index.index(kept)
    listed = os.scandir

    def refuses(place: Path) -> object:
        if Path(place).name == "locked":
            raise PermissionError(13, "Permission denied")
        return listed(place)

    with monkeypatch.context() as patch:
        patch.setattr("index.articles.os.scandir", refuses)
        report = index.index(kept)
    assert report.removed == 0
    assert report.skipped_files == (("locked", "folder cannot be listed (Permission denied)"),)
    assert index.index(kept).unchanged == 10


def test_the_whole_export_put_back_in_its_place_is_read_again_after_half_of_it_was(
    index: ArticleIndex, tmp_path: Path
) -> None:
    kept = tmp_path / "articles"
    export = kept / "export.jsonl"
    records(export, 10)
    long_ago(export)
    index.index(kept)
    whole = index.article("export.jsonl#1").text
    aside = export.rename(tmp_path / "aside")
    records(export, 2)
    export.write_text(export.read_text(encoding="utf-8").replace("Nummer 1", "Nummer 111"), encoding="utf-8")
    report = index.index(kept)
    assert (report.changed, report.removed, len(report.warnings)) == (1, 0, 1)
    assert index.is_stale("export.jsonl#5")
    aside.rename(export)
    assert index.index(kept).changed == 1
    assert index.article("export.jsonl#1").text == whole
    assert not index.is_stale("export.jsonl#5")


def test_articles_that_no_browser_saves_are_read_beside_a_page(index: ArticleIndex, tmp_path: Path) -> None:
    kept = tmp_path / "articles"
    write(kept, "rat.html", "rat_files/saved_resource.html", "rat_files/f.txt", "rat_files/f(1).txt")
    for name in ("notes.txt", "deep/notes.md"):
        path = kept / "rat_files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Die Brücke in {name}\n\nDer Rat beschloss am Montag den Bau der Brücke.\n", "utf-8")
    report = index.index(kept)
    assert {info.source for info in index.articles()} == {
        "rat.html",
        "rat_files/notes.txt",
        "rat_files/deep/notes.md",
    }
    assert report.skipped_files == (
        ("rat_files", "pictures and frames of the saved page beside it: not read (3 files)"),
    )


def test_articles_that_vanish_beside_a_page_are_not_removed_unasked(
    index: ArticleIndex, tmp_path: Path
) -> None:
    kept = tmp_path / "articles"
    write(kept, "rat.html")
    (kept / "rat_files").mkdir()
    texts = [kept / "rat_files" / f"{number}.txt" for number in range(4)]
    for path in texts:
        path.write_text(f"Der Rat beschloss am Montag den Bau der Brücke {path.stem}.", "utf-8")
    index.index(kept)
    for path in texts:
        path.unlink()
    report = index.index(kept)
    assert (report.removed, len(report.warnings)) == (0, 1)


def test_an_article_whose_description_fails_unforeseen_is_tried_at_each_run(
    index: ArticleIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "articles"
    write(kept, "a.html", "b.html")
    for path in kept.iterdir():
        long_ago(path)

    def failing(source: str, *rest: object) -> object:
        if source == "b.html":
            raise KeyError("fault")
        return describe(source, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("index.articles.describe", failing)
        report = index.index(kept)
        assert [path for path, _ in report.skipped_files] == ["b.html"]
    assert index.index(kept).added == 1


def test_a_file_with_a_refused_record_is_tried_again_by_another_reader(
    index: ArticleIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "articles"
    kept.mkdir()
    lines = [
        json.dumps({"id": name, "text": f"Der Rat beschloss am Montag den Bau der Brücke {name}."})
        for name in "ab"
    ]
    (kept / "rat.jsonl").write_text("\n".join(lines), "utf-8")
    long_ago(kept / "rat.jsonl")

    def failing(source: str, *rest: object) -> object:
        if source.endswith("#b"):
            raise KeyError("fault")
        return describe(source, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("index.articles.describe", failing)
        assert index.index(kept).skipped == 1
    assert index.index(kept).skipped == 1
    monkeypatch.setattr("index.refusals.reader_version", lambda: "another")
    report = index.index(kept)
    assert (report.added, report.unchanged, report.removed, report.skipped) == (1, 1, 0, 0)


def test_every_module_and_table_that_decides_counts_for_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("articles.py", "bylines.py", "formats/web.py", "data/words.toml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("one", "utf-8")
    monkeypatch.setattr(refusals, "__file__", str(tmp_path / "refusals.py"))
    version = refusals.reader_version.__wrapped__
    seen = [version()]
    for path in sorted(tmp_path.rglob("*.*")):
        path.write_text("another", "utf-8")
        seen.append(version())
    assert len(set(seen)) == len(seen) == 5
