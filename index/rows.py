"""The end of the article line: prepared articles and files become rows of the archive, within one transaction."""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import dataclass

from index import copies
from index.parts import repetition
from index.postings import WordChanges, pack_stems, unpack_stems
from index.preparing import PreparedArticle, rest
from index.records import Article
from index.search import as_day


@dataclass(slots=True)
class FileRecord:
    """What is remembered about one file: its stat when read, its bytes' hash, or why it could not be read.

    ``refused`` names records within it that are no articles, as (source, reason); None where it was not read.
    """

    folder: int
    path: str
    size: int
    mtime_ns: int
    inode: int
    trusted: bool
    content_hash: str
    reason: str | None = None
    refused: tuple[tuple[str, str], ...] | None = None

    def row(self) -> tuple[int, str, int, int, int, int, str, str | None]:
        """In the order of the table's columns."""
        return (
            self.folder, self.path, self.size, self.mtime_ns, self.inode, int(self.trusted), self.content_hash,
            self.reason,
        )  # fmt: skip


def days(article: Article) -> tuple[int | None, int | None]:
    """First and last day of the publication date as ``YYYYMMDD``; (None, None) without a valid one."""
    if not article.date:
        return None, None
    try:
        return as_day(article.date), as_day(article.date, last=True)
    except ValueError:
        return None, None


def write_article(
    change: sqlite3.Connection,
    prepared: PreparedArticle,
    folder: int,
    path: str,
    generation: int,
    words: WordChanges,
) -> list[str]:
    """Write an article and its passages; the ids of passages that it no longer has."""
    article = prepared.article
    first, last = days(article)
    values = (
        folder, path, article.title, article.outlet, article.date, article.date_origin, article.language, first, last,
        len(article.text), len(prepared.passages), json.dumps(article.notes),
        rest(article, repeated=article.repeated),
        zlib.compress(article.text.encode("utf-8", "surrogatepass")), prepared.digest, article.source,
    )  # fmt: skip
    row = change.execute("SELECT n FROM articles WHERE source = ?", (article.source,)).fetchone()
    if row is None:
        number = change.execute(_INSERT_ARTICLE, values).lastrowid or 0
    else:
        number = row[0]
        change.execute(_UPDATE_ARTICLE, values)
    gone = _replace_passages(change, number, prepared, generation, words)
    copies.store(change, number, prepared.signature)
    repetition.store(change, number, prepared.edges, prepared.repeated)
    return gone


_ARTICLE_COLUMNS = (
    "folder", "path", "title", "outlet", "date", "date_origin", "language", "first_day", "last_day", "characters",
    "passages", "notes", "rest", "text", "digest",
)  # fmt: skip
_NAMES = ", ".join(_ARTICLE_COLUMNS)
_MARKS = ", ".join("?" * len(_ARTICLE_COLUMNS))
_INSERT_ARTICLE = f"INSERT INTO articles({_NAMES}, source) VALUES ({_MARKS}, ?)"
_UPDATE_ARTICLE = f"UPDATE articles SET ({_NAMES}) = ({_MARKS}) WHERE source = ?"


def write_file(change: sqlite3.Connection, record: FileRecord) -> None:
    """Write what is remembered about a file, and which of its records are no articles."""
    change.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)", record.row())
    if record.refused is None:
        return
    change.execute("DELETE FROM refused WHERE folder = ? AND path = ?", (record.folder, record.path))
    rows = [(record.folder, record.path, source, reason) for source, reason in record.refused]
    change.executemany("INSERT INTO refused VALUES (?, ?, ?, ?)", rows)


def _replace_passages(
    change: sqlite3.Connection, number: int, prepared: PreparedArticle, generation: int, words: WordChanges
) -> list[str]:
    wanted = {passage.id for passage in prepared.passages}
    held = dict(change.execute("SELECT id, n FROM passages WHERE article = ?", (number,)).fetchall())
    gone = [id_ for id_ in held if id_ not in wanted]
    _delete_passages(change, [held[id_] for id_ in gone], words)
    for passage in prepared.passages:
        if passage.id in held:
            continue
        row = change.execute(
            'INSERT INTO passages(id, article, start, "end", vector, generation, stems)'
            " SELECT ?, ?, ?, ?, n, ?, ? FROM vectors WHERE key = ?",
            (
                passage.id,
                number,
                passage.start,
                passage.end,
                generation,
                pack_stems(passage.stems),
                passage.key,
            ),
        )
        words.add(row.lastrowid or 0, passage.stems)
    return gone


def _delete_passages(change: sqlite3.Connection, numbers: list[int], words: WordChanges) -> None:
    for number in numbers:
        (packed,) = change.execute("SELECT stems FROM passages WHERE n = ?", (number,)).fetchone()
        words.remove(number, unpack_stems(packed))
        change.execute("DELETE FROM passages WHERE n = ?", (number,))


def delete_article(change: sqlite3.Connection, number: int, words: WordChanges) -> list[str]:
    """Delete an article with all that hangs on it; the ids of its passages."""
    held = change.execute("SELECT id, n FROM passages WHERE article = ?", (number,)).fetchall()
    _delete_passages(change, [row[1] for row in held], words)
    copies.forget(change, number)
    repetition.forget(change, number)
    change.execute("DELETE FROM articles WHERE n = ?", (number,))
    return [row[0] for row in held]
