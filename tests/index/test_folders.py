"""Folders that were moved, that lie in one another, that are away for a while, and that are forgotten."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from index import folders
from index.build import ArticleIndex
from index.errors import ArchiveIndexError, SourceNotFoundError
from tests.hash_embedder import HashEmbedder


def write(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"Die Brücke {name}\n\nDer Rat beschloss am Montag den Bau der Brücke {name}.", encoding="utf-8"
        )
    return folder


def cure(index: ArticleIndex, warning: str) -> None:
    """Do what a warning's commands say."""
    for line in warning.split(": ")[-1].split(" && "):
        program, command, folder, option, place = shlex.split(line)
        assert (program, option, place) == ("assistant", "--index", str(index.folder))
        {"remove": index.remove, "index": index.index}[command](folder)


def sources(index: ArticleIndex) -> set[str]:
    return {info.source for info in index.articles()}


@pytest.fixture
def index(tmp_path: Path):
    embedder = HashEmbedder()
    with ArticleIndex.open(tmp_path / "the index", embedder=lambda: embedder) as opened:
        yield opened


def test_a_moved_folder_is_told_of_and_the_command_takes_the_old_one_out(
    index: ArticleIndex, tmp_path: Path
) -> None:
    old = write(tmp_path / "g 1", "a.txt", "b.txt")
    assert index.index(old).warnings == ()
    new = old.rename(tmp_path / "g2")
    report = index.index(new)
    assert len(index.articles()) == 4
    (warning,) = report.warnings
    assert f"{old} is missing" in warning
    assert "2 articles" in warning
    assert index.status().warnings == report.warnings
    cure(index, warning)
    assert sources(index) == {"g2/a.txt", "g2/b.txt"}
    status = index.status()
    assert (status.folders, status.warnings) == ((str(new),), ())
    assert json.loads((index.folder / "remembered.json").read_text())["folders"] == [str(new)]
    assert index.verify().ok
    assert index.index(new).unchanged == 2


@pytest.mark.parametrize("inner_first", [True, False])
def test_a_folder_within_another_is_told_of_and_the_command_leaves_each_article_once(
    index: ArticleIndex, tmp_path: Path, inner_first: bool
) -> None:
    outer = write(tmp_path / "f", "a.txt", "sub/b.txt", "sub/c.txt")
    order = [outer / "sub", outer] if inner_first else [outer, outer / "sub"]
    assert index.index(order[0]).warnings == ()
    (warning,) = index.index(order[1]).warnings
    assert f"{outer / 'sub'} lies in the folder {outer}" in warning
    assert "2 articles twice" in warning
    assert index.status().warnings == (warning,)
    assert len(index.articles()) == 5
    cure(index, warning)
    assert sources(index) == {"a.txt", "sub/b.txt", "sub/c.txt"}
    assert index.status().warnings == ()
    assert index.index(outer).unchanged == 3


def test_what_only_the_inner_folder_has_is_indexed_before_it_is_forgotten(
    index: ArticleIndex, tmp_path: Path
) -> None:
    outer = write(tmp_path / "f", "sub/b.txt")
    index.index(outer)
    write(outer, "sub/new.txt")
    (warning,) = index.index(outer / "sub").warnings
    cure(index, warning)
    assert sources(index) == {"sub/b.txt", "sub/new.txt"}


def test_folders_side_by_side_are_not_told_of(index: ArticleIndex, tmp_path: Path) -> None:
    index.index(write(tmp_path / "g1", "a.txt"))
    assert index.index(write(tmp_path / "g10", "a.txt")).warnings == ()


def test_a_folder_that_is_away_loses_nothing_and_is_whole_when_it_is_back(
    index: ArticleIndex, tmp_path: Path
) -> None:
    disk = write(tmp_path / "disk", "a.txt", "b.txt")
    index.index(disk)
    away = disk.rename(tmp_path / "away")
    for _ in range(2):
        report = index.index(disk)
        assert report.removed == 0
        (warning,) = report.warnings
        assert f"{disk} is missing" in warning
        assert f"assistant remove {disk}" in warning
    assert len(index.articles()) == 2
    away.rename(disk)
    assert (index.index(disk).unchanged, index.status().warnings) == (2, ())


def test_a_missing_folder_of_which_nothing_is_left_is_forgotten_and_an_error(
    index: ArticleIndex, tmp_path: Path
) -> None:
    gone = write(tmp_path / "gone", "a.txt")
    index.index(gone)
    index.index(write(tmp_path / "other", "b.txt"))
    (gone / "a.txt").unlink()
    gone.rmdir()
    assert index.index(gone, allow_removals=True).removed == 1
    assert index.status().folders == (str(tmp_path / "other"),)
    with pytest.raises(ArchiveIndexError, match=f"{gone} does not exist"):
        index.index(gone)


def test_forgetting_a_folder_is_done_whole_or_not_at_all(
    index: ArticleIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "f", "a.txt", "b.txt")
    write(folder, "leer.txt").joinpath("leer.txt").write_text("")
    index.index(folder)
    deleted = []

    def interrupted(*given: object) -> list[str]:
        deleted.append(given)
        if len(deleted) == 2:
            raise KeyboardInterrupt
        return folders_delete(*given)

    folders_delete = folders.delete_article
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(folders, "delete_article", interrupted)
        index.remove(str(folder))
    assert len(index.articles()) == 2
    assert index.verify().ok
    index.remove(str(folder))
    status = index.status()
    assert (status.articles, status.folders, status.unreadable) == (0, (), ())
    assert index.verify().ok
    assert index.index(folder).added == 2


def test_an_articles_source_comes_before_a_folder_of_that_name_and_other_names_are_unknown(
    index: ArticleIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    index.index(write(tmp_path / "f", "f", "f.txt"))
    index.index(write(tmp_path / "f.txt", "a.txt"))
    index.remove("f.txt")
    assert sources(index) == {"a.txt"}
    index.remove("f.txt")
    assert sources(index) == set()
    with pytest.raises(SourceNotFoundError):
        index.remove(str(tmp_path))
