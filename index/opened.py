"""One version of the index, opened: its database, and its vector store once something asks for it.

Comes in: a version's folder and the settings. Goes out: the database at once, the store under a gate that lets
searches run side by side and a reopening wait for them.
"""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import StorageError
from index.settings import IndexSettings
from index.storage.database import Database, Row
from index.storage.lock import opening_lock
from index.store import StoredPassage, VectorStore, is_sealed, opens_safely, seal, unpack

DELTA_LIMIT = 2000
"""Passages that a reader searches by itself, beside a store opened before they came, until it opens it anew."""
RENEW_LIMIT = 5000
"""Up to so many passages a store in doubt is built anew from the archive's vectors instead of being examined."""
_RECENT = 1200
ArticleRow = tuple[int, str, int | None, int | None, str | None, int]


class ArticleTable:
    """What searches ask about all articles at once, as it is in one generation.

    Attributes:
        rows: (number, source, first day, last day, language, passages) of every article.
        passages: how many passages they have together.
        languages: the languages with most passages first, at most six.
        language_of: an article's language by its number, None where it is not known.
    """

    def __init__(self, generation: int, rows: list[Row]) -> None:
        """Count once what every search needs."""
        self.generation = generation
        self.rows: list[ArticleRow] = [(r[0], r[1], r[2], r[3], r[4], r[5]) for r in rows]
        self.passages = sum(row[5] for row in self.rows)
        self.language_of = {row[0]: row[4] for row in self.rows}
        counts: Counter[str] = Counter()
        for row in self.rows:
            if row[4]:
                counts[row[4]] += row[5]
        self.languages = sorted(counts, key=lambda code: (-counts[code], code))[:6]


class StoreBrokenError(StorageError):
    """The embedded vector store cannot be trusted; it can be built anew from the archive's own vectors."""


class OpenedVersion:
    """A version's database and store, shared by the threads of a process."""

    def __init__(
        self, folder: Path, settings: IndexSettings, *, create: bool = False, earlier: bool = False
    ) -> None:
        """Open a version; ``folder`` exists. Errors are the database's; ``earlier`` is for reading from it."""
        self.folder = folder
        self.settings = settings
        self.database = Database(folder / "archive.sqlite", create=create, earlier=earlier)
        self.chroma_folder = folder / "chroma"
        self._gate = threading.Condition()
        self._searching = 0
        self._store: VectorStore | None = None
        self._store_generation = -1
        self._articles_of: tuple[int, NDArray[np.int64]] | None = None
        self._table: ArticleTable | None = None

    @property
    def collection(self) -> str:
        """The store's collection: unique to this index and version, so that indexes can share a server."""
        return f"archive-{self.database.meta('identity')}-{self.folder.name}"

    @property
    def generation(self) -> int:
        """Grows with every change of content."""
        return int(self.database.meta("generation") or 0)

    @property
    def files_noted(self) -> int:
        """Grows with everything noted about files, also about those that cannot be read and change no content."""
        return int(self.database.meta("files_noted") or 0)

    @property
    def dimension(self) -> int:
        """Of the vectors; 0 while there are none."""
        return int(self.database.meta("dimension") or 0)

    def table(self) -> ArticleTable:
        """One row for each article, kept for a generation."""
        generation = self.generation
        if self._table is None or self._table.generation != generation:
            rows = self.database.read(
                "SELECT n, source, first_day, last_day, language, passages FROM articles"
            )
            self._table = ArticleTable(generation, rows)
        return self._table

    def articles_of_passages(self) -> NDArray[np.int64]:
        """The article's number by passage number (-1 where there is none), kept for a generation."""
        generation = self.generation
        if self._articles_of is None or self._articles_of[0] != generation:
            rows = np.array(
                self.database.read("SELECT n, article FROM passages") or [(0, -1)], dtype=np.int64
            )
            articles = np.full(int(rows[:, 0].max()) + 1, -1, dtype=np.int64)
            articles[rows[:, 0]] = rows[:, 1]
            self._articles_of = (generation, articles)
        return self._articles_of[1]

    def passage_count(self) -> int:
        """Passages in the index."""
        return self.table().passages

    @contextmanager
    def searching(self) -> Iterator[tuple[VectorStore, int]]:
        """The store, and the generation up to which it is known to hold every passage.

        StoreBrokenError when an embedded store is damaged, StorageError when a server cannot be reached.
        """
        with self._gate:
            if self._store is None or self._is_behind():
                self._gate.wait_for(lambda: self._searching == 0)
                if self._store is None or self._is_behind():
                    self._close_store()
                    self._open_store()
            store, generation = self._store, self._store_generation
            assert store is not None
            self._searching += 1
        try:
            yield store, generation
        except StorageError as error:
            if store.remote:
                raise
            raise StoreBrokenError(str(error)) from error
        finally:
            with self._gate:
                self._searching -= 1
                self._gate.notify_all()

    def forget_store(self) -> None:
        """Close the store, so that the next search opens it anew."""
        with self._gate:
            self._gate.wait_for(lambda: self._searching == 0)
            self._close_store()

    def _is_behind(self) -> bool:
        if self.settings.remote or self._store_generation >= self.generation:
            return False
        sql = "SELECT count(*) FROM (SELECT 1 FROM passages WHERE generation > ? LIMIT ?)"
        return int(self.database.value(sql, (self._store_generation, DELTA_LIMIT + 1))) > DELTA_LIMIT

    def _open_store(self) -> None:
        if self.settings.remote:
            self._store = VectorStore(self.settings, self.chroma_folder, self.collection)
            self._store_generation = self.generation
            return
        try:
            with opening_lock(self.folder.parent):
                generation = self.generation
                self._require_sound()
                store = VectorStore(self.settings, self.chroma_folder, self.collection)
                self._require_recent(store)
        except StorageError as error:
            raise error if isinstance(error, StoreBrokenError) else StoreBrokenError(str(error)) from error
        self._store, self._store_generation = store, generation

    def _require_sound(self) -> None:
        """StoreBrokenError unless the files are as sealed, or a large unsealed store proves itself in a child.

        A small one is sooner built anew than tried.
        """
        if is_sealed(self.chroma_folder):
            return
        small = self.passage_count() <= RENEW_LIMIT
        if small or not self.chroma_folder.exists() or not opens_safely(self.chroma_folder, self.collection):
            raise StoreBrokenError(
                f"The store at {self.chroma_folder} is damaged. Mend it with: assistant rebuild"
            )

    def _require_recent(self, store: VectorStore) -> None:
        """The rows that the seal does not cover, those not yet in the graph files, are as the archive has them."""
        rows = self.database.read(
            "SELECT passages.id, vectors.vector FROM passages JOIN vectors ON vectors.n = passages.vector"
            " ORDER BY passages.n DESC LIMIT ?",
            (_RECENT,),
        )
        try:
            bad = differing(store, rows, self.dimension)
        except StorageError as error:
            store.close()
            raise StoreBrokenError(str(error)) from error
        if bad:
            store.close()
            raise StoreBrokenError(
                f"The vector store at {self.chroma_folder} has lost {len(bad)} vectors. Mend it with: assistant rebuild"
            )

    @contextmanager
    def writing(self) -> Iterator[VectorStore]:
        """The store for the one writer, made when missing; other processes open theirs before or after."""
        if self.settings.remote:
            with self._gate:
                if self._store is None:
                    self._store = VectorStore(self.settings, self.chroma_folder, self.collection, create=True)
            yield self._store
            return
        with opening_lock(self.folder.parent):
            with self._gate:
                if self._store is None:
                    self._store = self._made_or_opened()
                    self._store_generation = self.generation
            yield self._store
            seal(self.chroma_folder)

    def make_store(self) -> None:
        """Make the store's collection for an archive that holds passages already, so that it can be filled."""
        with opening_lock(self.folder.parent), self._gate:
            self._store = VectorStore(self.settings, self.chroma_folder, self.collection, create=True)
            self._store_generation = self.generation

    def _made_or_opened(self) -> VectorStore:
        if self.passage_count() == 0:
            shutil.rmtree(self.chroma_folder, ignore_errors=True)
            return VectorStore(self.settings, self.chroma_folder, self.collection, create=True)
        self._require_sound()
        try:
            store = VectorStore(self.settings, self.chroma_folder, self.collection)
        except StorageError as error:
            raise StoreBrokenError(str(error)) from error
        self._require_recent(store)
        return store

    def add(self, rows: list[StoredPassage]) -> None:
        """Add rows to the store, by the one writer."""
        if rows:
            with self.writing() as store:
                store.add(rows)

    def now_holds(self, generation: int) -> None:
        """Told by the writer after a commit: this process's store holds everything up to that generation."""
        with self._gate:
            if self._store is not None and self._store_generation >= generation - 1:
                self._store_generation = generation

    def _close_store(self) -> None:
        store, self._store, self._store_generation = self._store, None, -1
        if store is not None:
            store.close()

    def close(self) -> None:
        """Close store and database, once the searches that run have ended."""
        self.forget_store()
        self.database.close()


def differing(store: VectorStore, rows: list[Row], dimension: int) -> list[str]:
    """Ids of (id, packed vector) rows that the store lacks or holds with another vector.

    Rounding may differ (the same text embedded twice, in other company), direction may not.
    """
    if not rows:
        return []
    held = store.vectors([row[0] for row in rows])
    bad = [row[0] for row in rows if row[0] not in held or held[row[0]].shape != (dimension,)]
    good = [row for row in rows if row[0] not in set(bad)]
    if good:
        cosines = np.sum(
            np.stack([held[row[0]] for row in good]) * unpack([row[1] for row in good], dimension), axis=1
        )
        norms = np.linalg.norm(np.stack([held[row[0]] for row in good]), axis=1)
        right = (cosines > 0.998) & (np.abs(norms - 1) < 0.01)
        bad += [row[0] for row, fits in zip(good, right, strict=True) if not fits]
    return bad
