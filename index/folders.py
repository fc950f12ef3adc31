"""The folders of articles that an index knows: their numbers, what a person should know about them, forgetting one."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePath

from index.postings import WordChanges
from index.rows import delete_article
from index.storage.database import Database, Row, next_generation


def folder_number(database: Database, folder: Path) -> int:
    """The number under which a folder is remembered, given now when it is new."""
    known = known_folder(database, folder)
    if known is None:
        with database.transaction() as change:
            known = change.execute("INSERT INTO folders(path) VALUES (?)", (str(folder),)).lastrowid or 0
    return known


def known_folder(database: Database, folder: Path) -> int | None:
    """The number of a folder that was indexed, else None."""
    number = database.value("SELECT n FROM folders WHERE path = ?", (str(folder),))
    return None if number is None else int(number)


def holds_anything(database: Database, number: int) -> bool:
    """True while articles or files of a folder are remembered."""
    sql = "SELECT EXISTS (SELECT 1 FROM articles WHERE folder = ?1) OR EXISTS (SELECT 1 FROM files WHERE folder = ?1)"
    return bool(database.value(sql, (number,)))


def forget_folder(database: Database, number: int) -> tuple[list[str], int]:
    """Forget a folder with its articles and files at one go; the ids of its passages, and the generation then."""
    with database.transaction() as change:
        generation = next_generation(change)
        words = WordChanges()
        gone: list[str] = []
        for (article,) in change.execute("SELECT n FROM articles WHERE folder = ?", (number,)).fetchall():
            gone += delete_article(change, article, words)
        words.apply(change)
        for table in ("files", "refused", "unfit"):
            change.execute(f"DELETE FROM {table} WHERE folder = ?", (number,))
        change.execute("DELETE FROM folders WHERE n = ?", (number,))
    return gone, generation


def forget_if_nothing_is_left(database: Database, folder: Path) -> None:
    """Forget a folder that is not there any more and of which the index holds nothing."""
    number = known_folder(database, folder)
    if number is None or is_folder(folder) or holds_anything(database, number):
        return
    with database.transaction() as change:
        change.execute("DELETE FROM unfit WHERE folder = ?", (number,))
        change.execute("DELETE FROM folders WHERE n = ?", (number,))


def command(words: str, folder: Path, index: Path) -> str:
    """A command about a folder, to be typed as it stands; ``words`` has ``{}`` where the folder belongs."""
    return f"assistant {words.format(shlex.quote(str(folder)))} --index {shlex.quote(str(index))}"


def is_folder(path: Path) -> bool:
    """True for a folder that can be reached now."""
    try:
        return path.is_dir()
    except OSError:
        return False


def folder_warnings(database: Database, index: Path, but: Path | None = None) -> list[str]:
    """What is wrong with the known folders: some that are missing (``but`` one told of elsewhere), some twice there."""
    rows = database.read(
        "SELECT n, path, (SELECT count(*) FROM articles WHERE folder = folders.n) FROM folders ORDER BY n"
    )
    missing = {path for _, path, _ in rows if not is_folder(Path(path))}
    told = [
        _missing(Path(path), count, index)
        for _, path, count in rows
        if count and path in missing - {str(but)}
    ]
    there = [row for row in rows if row[1] not in missing]
    numbers = {PurePath(path): number for number, path, _ in there}
    for inner in there:
        around = [place for place in PurePath(inner[1]).parents if place in numbers]
        told += filter(None, (_twice(database, inner, outer, numbers, index) for outer in around))
    return told


def _missing(folder: Path, count: int, index: Path) -> str:
    return (
        f"The folder {folder} is missing; the index still holds {articles_in_words(count)} of it. If its disk is only "
        "away, nothing needs doing. If it was moved or deleted, take it out of the index with: "
        + command("remove {}", folder, index)
    )


def _twice(
    database: Database, inner: Row, outer: PurePath, numbers: dict[PurePath, int], index: Path
) -> str | None:
    """What is to be said of a folder within another, where the index holds articles of both."""
    number, path, count = inner
    below = f"{PurePath(path).relative_to(outer).as_posix()}/"
    twice = database.value(
        "SELECT count(*) FROM articles AS mine WHERE folder = ?1 AND EXISTS"
        " (SELECT 1 FROM articles WHERE folder = ?2 AND path = ?3 || mine.path)",
        (number, numbers[outer], below),
    )
    if not twice:
        return None
    first = f"{command('index {}', Path(outer), index)} && " if twice < count else ""
    return (
        f"The folder {path} lies in the folder {outer}, and both are indexed: the index holds "
        f"{articles_in_words(twice)} twice. Keep those of {outer} alone with: "
        f"{first}{command('remove {}', Path(path), index)}"
    )


def articles_in_words(count: int) -> str:
    """A number of articles as it is said."""
    return "1 article" if count == 1 else f"{count} articles"
