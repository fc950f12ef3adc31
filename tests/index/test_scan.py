from __future__ import annotations

from pathlib import Path

import pytest

from index.build import ArticleIndex
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
