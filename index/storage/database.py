"""The archive's one SQLite file, which alone decides what is in the index: schema, access, errors.

Comes in: SQL and parameters from the modules of this folder. Goes out: rows; SQLite's errors as ours.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index.errors import ArchiveIndexError, IndexDamagedError, IndexMismatchError, StorageError
from index.storage import checksums
from index.storage.version import write_whole

SCHEMA_VERSION = 4
EARLIER_VERSIONS = (2, 3)
"""Schemas of earlier versions, from which a rebuild can take articles and vectors."""
_SMALL = 64_000_000
Row = tuple[Any, ...]

_SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE folders(n INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
CREATE TABLE files(
    folder INTEGER NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL, trusted INTEGER NOT NULL, content_hash TEXT NOT NULL, reason TEXT,
    PRIMARY KEY (folder, path)) WITHOUT ROWID;
CREATE TABLE refused(folder INTEGER NOT NULL, path TEXT NOT NULL, source TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX refused_of_file ON refused(folder, path);
CREATE TABLE unfit(folder INTEGER NOT NULL, path TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE articles(
    n INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL UNIQUE, folder INTEGER NOT NULL, path TEXT NOT NULL,
    title TEXT, outlet TEXT, date TEXT, date_origin TEXT, language TEXT, first_day INTEGER, last_day INTEGER,
    characters INTEGER NOT NULL, passages INTEGER NOT NULL, notes TEXT NOT NULL, rest TEXT NOT NULL,
    text BLOB NOT NULL, digest TEXT NOT NULL);
CREATE INDEX articles_of_file ON articles(folder, path);
CREATE TABLE vectors(n INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, crc INTEGER NOT NULL, vector BLOB NOT NULL);
CREATE TABLE passages(
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, vector INTEGER NOT NULL, generation INTEGER NOT NULL,
    stems BLOB NOT NULL);
CREATE INDEX passages_of_article ON passages(article);
CREATE INDEX passages_of_vector ON passages(vector);
CREATE INDEX passages_of_generation ON passages(generation);
CREATE TABLE postings(n INTEGER PRIMARY KEY, stem TEXT NOT NULL, first INTEGER NOT NULL, rows BLOB NOT NULL);
CREATE INDEX postings_of_stem ON postings(stem, first);
CREATE TABLE copies(article INTEGER PRIMARY KEY, signature BLOB NOT NULL);
CREATE TABLE bands(band INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (band, article)) WITHOUT ROWID;
CREATE INDEX bands_of_article ON bands(article);
CREATE TABLE bodies(article INTEGER PRIMARY KEY, outlet TEXT NOT NULL, body INTEGER NOT NULL, day INTEGER);
CREATE TABLE edges(
    paragraph INTEGER NOT NULL, article INTEGER NOT NULL, signs INTEGER NOT NULL, left_out INTEGER NOT NULL,
    PRIMARY KEY (paragraph, article)) WITHOUT ROWID;
CREATE INDEX edges_of_article ON edges(article);
"""


class _Connection(sqlite3.Connection):
    """One that can be kept track of without keeping it alive: a thread that ends takes its own along."""


_VALUES_AT_ONCE = 500


class Database:
    """One SQLite file, a connection for each thread that uses it."""

    def __init__(self, path: Path, *, create: bool = False, earlier: bool = False) -> None:
        """Open the file; IndexDamagedError when it is none of ours, StorageError when the disk refuses.

        IndexMismatchError when an earlier version of this program made it, unless ``earlier`` (to read from it).
        """
        self.path = path
        self._mine = threading.local()
        self._all: weakref.WeakSet[sqlite3.Connection] = weakref.WeakSet()
        self._closed = False
        self._let_go: weakref.finalize[[tuple[int, int]], Database] | None = None
        if create:
            self._create()
        elif not path.exists():
            raise IndexDamagedError(f"The index has lost its file {path}. Mend it with: assistant rebuild")
        if (version := self.meta("schema")) in EARLIER_VERSIONS and not earlier:
            self.close()
            raise IndexMismatchError(
                f"The index file {path} was made by an earlier version (format {version}, this one reads "
                f"{SCHEMA_VERSION}). Build it anew from its own articles and vectors with: assistant rebuild"
            )
        if version != SCHEMA_VERSION and version not in EARLIER_VERSIONS:
            self.close()
            raise IndexDamagedError(
                f"The index file {path} has format {version!r}, this version reads {SCHEMA_VERSION}. "
                "Mend it with: assistant rebuild"
            )

    def _create(self) -> None:
        with self.errors():
            connection = self.connection()
            connection.executescript(_SCHEMA)
        with self.transaction() as change:
            set_meta(change, "schema", SCHEMA_VERSION)
            set_meta(change, "generation", 0)

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if connection is None:
            if self._closed:
                raise ArchiveIndexError(f"The index {self.path} is closed. Open it again.")
            connection = sqlite3.connect(
                self.path, timeout=30, isolation_level=None, check_same_thread=False, factory=_Connection
            )
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("PRAGMA cache_size=-16000")
            self._mine.connection = connection
            self._all.add(connection)
            self._count_as_user()
        return connection

    def _count_as_user(self) -> None:
        """From its first connection to its last, so that no checksum costs them their locks."""
        if self._let_go is None:
            self._let_go = weakref.finalize(self, checksums.let_go, checksums.use(self.path))
            self._let_go.atexit = False

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Translate SQLite's errors: broken content to IndexDamagedError, a refusing disk to StorageError."""
        try:
            yield
        except sqlite3.Error as error:
            raise translated(error, self.path) from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that happens within is committed together at the end, or not at all."""
        with self.errors():
            connection = self.connection()
            self._unseal()
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                self.abandon()
                raise

    def abandon(self) -> None:
        """Undo what an interruption left half done by this thread, wherever it fell; nothing where there is none."""
        connection = self.connection()
        if connection.in_transaction:
            connection.execute("ROLLBACK")

    def read(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with self.errors():
            rows: list[Row] = self.connection().execute(sql, parameters).fetchall()
            return rows

    def read_among(self, sql: str, values: Sequence[Any]) -> list[Row]:
        """All rows of a query whose ``(?*)`` stands for a list of values, asked for some hundred at a time."""
        rows: list[Row] = []
        for start in range(0, len(values), _VALUES_AT_ONCE):
            part = values[start : start + _VALUES_AT_ONCE]
            rows += self.read(sql.replace("(?*)", f"({','.join('?' * len(part))})"), part)
        return rows

    def scan(self, sql: str, parameters: Sequence[Any] = (), size: int = 1000) -> Iterator[list[Row]]:
        """Rows of a long query, ``size`` at a time."""
        with self.errors():
            cursor = self.connection().execute(sql, parameters)
        while True:
            with self.errors():
                rows = cursor.fetchmany(size)
            if not rows:
                return
            yield rows

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first value of the first row, or None."""
        rows = self.read(sql, parameters)
        return rows[0][0] if rows else None

    def meta(self, key: str) -> Any:
        """What the index remembers under a key, or None."""
        stored = self.value("SELECT value FROM meta WHERE key = ?", (key,))
        try:
            return None if stored is None else json.loads(stored)
        except ValueError as error:
            raise IndexDamagedError(
                f"The index file {self.path} holds an unreadable {key!r}. Mend it with: assistant rebuild"
            ) from error

    def checkpoint(self) -> bool:
        """Fold the write-ahead log into the file and empty it; False when a reader is in the way."""
        busy = self.read("PRAGMA wal_checkpoint(TRUNCATE)")
        return bool(busy) and busy[0][0] == 0

    @property
    def _seal_path(self) -> Path:
        return self.path.with_suffix(".seal")

    def _unseal(self) -> None:
        try:
            self._seal_path.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(
                f"The disk refused {self._seal_path}: {error}. Check the folder and the disk."
            ) from error

    def seal(self) -> None:
        """Write down the file's checksum, so that any byte changed from outside is noticed; every write undoes it."""
        if self._seal_path.exists() or not self.checkpoint():
            return
        stat = self.path.stat()
        write_whole(
            self._seal_path, json.dumps([stat.st_size, stat.st_mtime_ns, checksums.sha256(self.path)])
        )

    def require_sound(self, *, thorough: bool = False) -> None:
        """IndexDamagedError when the file is not what the last writer left.

        A file over 64 MB whose size and time are as they were is only read through when ``thorough``.
        An unsealed one (a writer is at work, or was killed) is SQLite's to check.
        """
        if not self._is_as_sealed(thorough) and self._seal_path.exists():
            raise IndexDamagedError(
                f"The index file {self.path} was changed or damaged from outside. Mend it with: assistant rebuild"
            )
        if not self._seal_path.exists() and (thorough or self.path.stat().st_size < _SMALL):
            found = self.value("PRAGMA integrity_check(1)" if thorough else "PRAGMA quick_check(1)")
            if found != "ok":
                raise IndexDamagedError(
                    f"The index file {self.path} is damaged ({found}). Mend it with: assistant rebuild"
                )

    def _is_as_sealed(self, thorough: bool) -> bool:
        try:
            size, mtime_ns, digest = json.loads(self._seal_path.read_text(encoding="utf-8"))
            stat = self.path.stat()
            if stat.st_size != size:
                return False
            if stat.st_mtime_ns == mtime_ns and size >= _SMALL and not thorough:
                return True
            return bool(checksums.sha256(self.path) == digest)
        except (OSError, ValueError, TypeError):
            return False

    def close(self) -> None:
        """Close every thread's connection."""
        self._closed = True
        for connection in list(self._all):
            try:
                connection.close()
            except sqlite3.Error:
                continue
        self._mine = threading.local()
        if self._let_go is not None:
            self._let_go()


def set_meta(change: sqlite3.Connection, key: str, value: Any) -> None:
    """Remember a JSON-ready value under a key, within a transaction."""
    change.execute("INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)", (key, json.dumps(value)))


def get_meta(change: sqlite3.Connection, key: str) -> Any:
    """What is remembered under a key, within a transaction, or None."""
    row = change.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else json.loads(row[0])


def next_generation(change: sqlite3.Connection) -> int:
    """Count the generation up by one and return it, within a transaction."""
    generation = 1 + get_meta(change, "generation")
    set_meta(change, "generation", generation)
    return int(generation)


def count_files_noted(change: sqlite3.Connection) -> None:
    """Count up that something was noted about files, perhaps which of them cannot be read; within a transaction."""
    set_meta(change, "files_noted", 1 + (get_meta(change, "files_noted") or 0))


def translated(error: sqlite3.Error, path: Path) -> ArchiveIndexError:
    """Our error for one of SQLite's."""
    text = str(error)
    if isinstance(error, sqlite3.OperationalError):
        if "full" in text:
            return StorageError(
                f"The disk is full: {path} cannot grow ({text}). Free some space and try again."
            )
        if "locked" in text or "busy" in text:
            return StorageError(f"The index file {path} stayed locked ({text}). Try again in a moment.")
        if "readonly" in text or "unable to open" in text or "disk I/O" in text:
            return StorageError(
                f"The disk refused the index file {path} ({text}). Check the folder and the disk."
            )
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.InterfaceError):
        return IndexDamagedError(
            f"The index file {path} is damaged ({text}). Mend it with: assistant rebuild"
        )
    return ArchiveIndexError(f"The index file {path} cannot be used ({text}). Open it again.")
