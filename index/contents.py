"""What an opened version holds, as records: articles, passages, copies, the status; and removing an article."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from index import copies as near_copies
from index.errors import QUESTION_SET, IndexDamagedError, SourceNotFoundError, StorageError
from index.folders import folder_warnings, forget_folder, known_folder
from index.opened import OpenedVersion
from index.postings import WordChanges
from index.records import Article, ArticleInfo, IndexStatus, Passage, PassageInfo
from index.rows import delete_article
from index.scan import has_changed, known_file
from index.storage.database import Row, next_generation
from index.storage.version import versions
from index.text.dates import date_range

ARTICLE_SQL = (
    "SELECT n, source, title, outlet, date, date_origin, language, notes, rest, text, digest,"
    " (SELECT content_hash FROM files WHERE files.folder = articles.folder AND files.path = articles.path)"
    " FROM articles"
)


def article(version: OpenedVersion, source: str) -> Article:
    """The whole article; SourceNotFoundError for an unknown source."""
    rows = version.database.read(f"{ARTICLE_SQL} WHERE source = ?", (source,))
    if not rows:
        raise _unknown(source)
    return as_article(rows[0], version.database.path)


def as_article(row: Row, path: Path) -> Article:
    """An Article from a row of ``ARTICLE_SQL``; IndexDamagedError when its text cannot be unpacked."""
    try:
        rest = json.loads(row[8])
        return Article(
            source=row[1],
            text=_text(row[9]),
            title=row[2],
            outlet=row[3],
            author=rest["author"],
            agency=rest["agency"],
            url=rest["url"],
            date=row[4],
            date_origin=row[5],
            language=row[6],
            headlines=_spans(rest["headlines"]),
            boilerplate=_spans(rest["boilerplate"]),
            pages=tuple(rest["pages"]),
            format=rest["format"],
            content_hash=row[11] or "",
            notes=tuple(json.loads(row[7])),
            repeated=_spans(rest.get("repeated", [])),
        )
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError(
            f"The article {row[1]} in {path} is damaged ({error}). Mend the index with: assistant rebuild"
        ) from error


@lru_cache(maxsize=8)
def _text(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def _spans(content: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((int(start), int(end)) for start, end in content)


def _unknown(source: str) -> SourceNotFoundError:
    return SourceNotFoundError(f"No article {source!r} in the index. List them with: assistant articles")


def article_number(version: OpenedVersion, source: str) -> int:
    """The number under which a source is kept; SourceNotFoundError for an unknown one."""
    number = version.database.value("SELECT n FROM articles WHERE source = ?", (source,))
    if number is None:
        raise _unknown(source)
    return int(number)


def articles(version: OpenedVersion, allowed: frozenset[int] | None = None) -> list[ArticleInfo]:
    """One line about every article, by source; with ``allowed``, about those that have one of these numbers."""
    rows = version.database.read(
        "SELECT articles.n, source, title, outlet, date, date_origin, language, passages, characters, folders.path,"
        " notes, json_extract(rest, '$.author') FROM articles LEFT JOIN folders ON folders.n = articles.folder"
        " ORDER BY source"
    )
    twins = near_copies.all_copies(version.database)
    return [
        ArticleInfo(
            source=row[1], title=row[2], outlet=row[3], date=row[4], date_origin=row[5], language=row[6],
            passages=row[7], characters=row[8], folder=row[9] or "", copies=twins.get(row[0], ()),
            notes=tuple(json.loads(row[10])), author=row[11],
        )
        for row in rows
        if allowed is None or row[0] in allowed
    ]  # fmt: skip


_PASSAGE = (
    'SELECT passages.id, articles.source, passages.start, passages."end", articles.title, articles.date,'
    " articles.language, articles.text FROM passages JOIN articles ON articles.n = passages.article"
)


def passages(version: OpenedVersion, ids: Sequence[str]) -> dict[str, Passage]:
    """Passages by id, in the order asked; unknown ids are left out."""
    rows = version.database.read_among(f"{_PASSAGE} WHERE passages.id IN (?*) ORDER BY passages.article", ids)
    found = {row[0]: _passage(row, version.database.path) for row in rows}
    return {id_: found[id_] for id_ in ids if id_ in found}


def passage_infos(version: OpenedVersion, ids: Sequence[str]) -> dict[str, PassageInfo]:
    """What ranking asks about passages, by id, without their texts; unknown ids are left out."""
    rows = version.database.read_among(
        "SELECT passages.id, articles.source, articles.date, articles.language FROM passages"
        " JOIN articles ON articles.n = passages.article WHERE passages.id IN (?*)",
        ids,
    )
    return {row[0]: PassageInfo(*row) for row in rows}


def passages_of(version: OpenedVersion, source: str) -> list[Passage]:
    """An article's passages in order; SourceNotFoundError for an unknown source."""
    number = article_number(version, source)
    rows = version.database.read(f"{_PASSAGE} WHERE passages.article = ? ORDER BY passages.start", (number,))
    return [_passage(row, version.database.path) for row in rows]


def _passage(row: Row, path: Path) -> Passage:
    try:
        text = _text(row[7])
    except (zlib.error, ValueError) as error:
        raise IndexDamagedError(
            f"The article {row[1]} in {path} is damaged ({error}). Mend the index with: assistant rebuild"
        ) from error
    return Passage(row[0], row[1], text[row[2] : row[3]], row[2], row[3], row[4], row[5], row[6])


def copies(version: OpenedVersion, source: str) -> tuple[str, ...]:
    """Sources of the other articles that carry the same text."""
    return near_copies.copies_of(version.database, article_number(version, source))


def is_stale(version: OpenedVersion, source: str) -> bool:
    """True when the article's file is gone or has other bytes than were indexed."""
    number = article_number(version, source)
    ((folder, path, folder_path),) = version.database.read(
        "SELECT folder, articles.path, folders.path FROM articles JOIN folders ON folders.n = folder"
        " WHERE articles.n = ?",
        (number,),
    )
    record = known_file(version.database, folder, path)
    return record is None or has_changed(Path(folder_path), record)


def status(version: OpenedVersion, folder: Path, *, healthy: bool) -> IndexStatus:
    """What the index holds."""
    database = version.database
    ((count, passages, undated, first, last),) = database.read(
        "SELECT count(*), coalesce(sum(passages), 0), sum(first_day IS NULL), min(first_day), max(last_day)"
        " FROM articles"
    )
    languages = database.read(
        "SELECT coalesce(language, 'und') AS code, count(*) FROM articles GROUP BY code ORDER BY count(*) DESC, code"
    )
    unreadable = database.read(
        "SELECT path, reason FROM files WHERE reason IS NOT NULL UNION SELECT path, reason FROM unfit"
        " UNION SELECT source, reason FROM refused ORDER BY 1"
    )
    return IndexStatus(
        path=str(folder),
        articles=count,
        passages=passages,
        languages={row[0]: row[1] for row in languages},
        date_from=_iso(
            first, database.value("SELECT date FROM articles WHERE first_day = ? ORDER BY date", (first,))
        ),
        date_to=_iso(
            last, database.value("SELECT date FROM articles WHERE last_day = ? ORDER BY date", (last,))
        ),
        undated=undated or 0,
        unreadable=tuple((row[0], row[1]) for row in unreadable if row[1] != QUESTION_SET),
        folders=tuple(row[0] for row in database.read("SELECT path FROM folders ORDER BY n")),
        settings={
            **(database.meta("settings") or {}),
            "model_id": database.meta("model_id"),
            "dimension": version.dimension,
        },
        generation=version.generation,
        size_bytes=sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        healthy=healthy,
        noted=database.value("SELECT count(*) FROM articles WHERE notes <> '[]'") or 0,
        warnings=tuple(folder_warnings(database, folder)),
    )


def _iso(day: int | None, date: str | None) -> str | None:
    """A date as its article gives it, where it is valid; else the day itself."""
    if day is None:
        return None
    try:
        date_range(date or "")
        return date
    except ValueError:
        return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"


def remove(version: OpenedVersion, source: str) -> None:
    """Remove an article, or a folder with all its articles, within the version; SourceNotFoundError for neither."""
    folder = _folder_called(version, source)
    if folder is not None:
        gone, generation = forget_folder(version.database, folder)
    else:
        gone, generation = _remove_article(version, article_number(version, source))
    version.now_holds(generation)
    if version.settings.remote:
        with version.writing() as store:
            store.delete(gone)


def _folder_called(version: OpenedVersion, name: str) -> int | None:
    """The number of the known folder with this path, where the name is no article's source."""
    if version.database.value("SELECT 1 FROM articles WHERE source = ?", (name,)):
        return None
    try:
        return known_folder(version.database, Path(name).expanduser().resolve())
    except (OSError, ValueError, RuntimeError):
        return None


def _remove_article(version: OpenedVersion, number: int) -> tuple[list[str], int]:
    with version.database.transaction() as change:
        generation = next_generation(change)
        words = WordChanges()
        gone = delete_article(change, number, words)
        words.apply(change)
        _forget_lonely_file(change)
    return gone, generation


def _forget_lonely_file(change: sqlite3.Connection) -> None:
    change.execute(
        "DELETE FROM files WHERE reason IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM articles WHERE articles.folder = files.folder AND articles.path = files.path)"
    )


def erase(folder: Path) -> None:
    """Delete every version and what is remembered beside them."""
    leftovers: list[Any] = [folder / "current", folder / "remembered.json"]
    for path in leftovers:
        path.unlink(missing_ok=True)
    for path in versions(folder):
        try:
            shutil.rmtree(path)
        except OSError as error:
            raise StorageError(f"Cannot delete {path}: {error}. Close what uses it and try again.") from error
