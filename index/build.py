"""The archive's index as the rest of the product sees it: folders come in, articles and searches go out.

Opening reads nothing; the first ``index`` makes the folder. One process writes at a time, any number read, and
readers see each commit of the writer at once.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np

from index import background, contents, lexical, postings, search
from index.errors import (
    ArchiveIndexError,
    IndexDamagedError,
    IndexLockedError,
    IndexMismatchError,
    IndexMissingError,
    StorageError,
)
from index.folders import forget_if_nothing_is_left, holds_anything, is_folder, known_folder
from index.line import EmbedderSource, check_model
from index.mending import is_worn, reconcile, renew
from index.opened import RENEW_LIMIT, OpenedVersion, StoreBrokenError
from index.rebuild import rebuild_index
from index.records import (
    Article,
    ArticleInfo,
    Filters,
    IndexReport,
    IndexStatus,
    Passage,
    PassageInfo,
    ProgressCallback,
    VerifyReport,
)
from index.run import FolderRun, end_run
from index.search import Hit, Selection
from index.settings import IndexSettings
from index.storage.database import set_meta
from index.storage.forks import has_threads_left_behind, require_threads
from index.storage.lock import is_being_written, writer_lock
from index.storage.version import current_version, drop_others, new_version, remember, switch_to
from index.store import Vectors
from index.verify import verify_version

if TYPE_CHECKING:
    from index.embedder import Embedder


class ArticleIndex:
    """An index in a folder; safe to use from several threads."""

    def __init__(self, folder: Path, settings: IndexSettings, embedder: EmbedderSource) -> None:
        """Use ``open``."""
        self.folder = folder
        self.settings = settings
        self._source = embedder
        self._embedder: Embedder | None = None
        self._lock = threading.RLock()
        self._opened: OpenedVersion | None = None
        self._users: dict[OpenedVersion, int] = {}

    @classmethod
    def open(
        cls, folder: str | Path, settings: IndexSettings | None = None, *, embedder: EmbedderSource
    ) -> ArticleIndex:
        """An index at a folder that need not exist yet; nothing is read, made or loaded.

        ``embedder`` gives the model when something must be embedded.
        """
        return cls(Path(folder).expanduser().absolute(), settings or IndexSettings(), embedder)

    def __enter__(self) -> ArticleIndex:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    @property
    def exists(self) -> bool:
        """True once something was indexed here."""
        return current_version(self.folder) is not None

    @property
    def embedder(self) -> Embedder:
        """The model, loaded now if it was not; IndexMismatchError when the index was built with another."""
        embedder = self._loaded()
        if self.exists:
            with self._using() as version:
                check_model(version, embedder)
        return embedder

    def index(
        self, folder: str | Path, *, allow_removals: bool = False, progress: ProgressCallback | None = None
    ) -> IndexReport:
        """Bring the index in line with a folder of articles; makes the index when missing.

        A folder that is missing or has lost more than 20 % of its articles removes nothing unless ``allow_removals``.
        Errors: IndexLockedError, IndexMismatchError, IndexDamagedError, StorageError, EncoderError.
        """
        articles = Path(folder).expanduser().resolve()
        self._require_folder(articles, allow_removals=allow_removals)
        with self._locked(create=True):
            try:
                return self._run(articles, allow_removals, progress)
            except StoreBrokenError:
                self._renew(complete=False)
                return self._run(articles, allow_removals, progress)

    def _run(self, articles: Path, allow_removals: bool, progress: ProgressCallback | None) -> IndexReport:
        with self._using() as version:
            run = FolderRun(version, self._loaded, progress)
            try:
                report = run.run(articles, allow_removals=allow_removals)
            except (KeyboardInterrupt, SystemExit):
                version.database.abandon()
                end_run(version, complete=False)
                raise
            if allow_removals:
                forget_if_nothing_is_left(version.database, articles)
            end_run(version, changed=run.changed_anything)
            self._remember(version)
            worn = run.changed_anything and is_worn(version)
        if worn:
            self._renew()
        return report

    def _loaded(self) -> Embedder:
        with self._lock:
            if self._embedder is None:
                self._embedder = self._source()
            return self._embedder

    def _require_folder(self, articles: Path, *, allow_removals: bool) -> None:
        """A folder that is there, or one that the index knows and of which something is or may be left to remove."""
        if is_folder(articles):
            return
        if self.exists:
            with self._using() as version:
                number = known_folder(version.database, articles)
                if number is not None and (allow_removals or holds_anything(version.database, number)):
                    return
        kind = "is a file, not a folder" if articles.is_file() else "does not exist"
        raise ArchiveIndexError(f"The folder {articles} {kind}. Give the folder that holds the articles.")

    def article(self, source: str) -> Article:
        """The whole article as it was indexed; SourceNotFoundError for an unknown source."""
        with self._using() as version:
            return contents.article(version, source)

    def articles(self, filters: Filters | None = None) -> list[ArticleInfo]:
        """One line about every article that filters leave in, by source."""
        with self._using() as version:
            allowed = search.select(version, filters).allowed if filters else None
            return contents.articles(version, allowed)

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Passages by id; unknown ids are left out."""
        with self._using() as version:
            return contents.passages(version, list(ids))

    def passage_infos(self, ids: Iterable[str]) -> dict[str, PassageInfo]:
        """What ranking asks about passages, by id, without their texts; unknown ids are left out."""
        with self._using() as version:
            return contents.passage_infos(version, list(ids))

    def passages_of(self, source: str) -> list[Passage]:
        """An article's passages in order; SourceNotFoundError for an unknown source."""
        with self._using() as version:
            return contents.passages_of(version, source)

    def copies(self, source: str) -> tuple[str, ...]:
        """Other sources that carry the same text, whole or lightly edited."""
        with self._using() as version:
            return contents.copies(version, source)

    def is_stale(self, source: str) -> bool:
        """True when the article's file is gone or has other bytes than were indexed."""
        with self._using() as version:
            return contents.is_stale(version, source)

    def select(self, filters: Filters) -> Selection:
        """What filters leave in, and how many undated articles they leave out."""
        with self._using(filled=True) as version:
            return search.select(version, filters)

    def vector_search(self, vector: Vectors, k: int, filters: Filters | None = None) -> list[Hit]:
        """The ``k`` passages nearest to a query's vector (``float32, (dim,), unit length``): (id, cosine), best first.

        A damaged embedded store is built anew from the archive's vectors, or, while another process writes,
        passed over: every passage is then compared one by one.
        """
        query = np.asarray(vector, dtype=np.float32).reshape(-1)
        for _ in range(2):
            with self._using(filled=True) as version:
                self._require_dimension(version, query)
                selection = search.select(version, filters or Filters())
                try:
                    return search.vector_search(version, query, k, selection)
                except StoreBrokenError:
                    version.forget_store()
            if not self._mended():
                break
        with self._using(filled=True) as version:
            return search.exact_search(version, query, k, search.select(version, filters or Filters()))

    def cosines(self, vector: Vectors, ids: Iterable[str]) -> dict[str, float]:
        """The cosine of each of these passages with a query's vector; ids that the archive lacks are left out."""
        query = np.asarray(vector, dtype=np.float32).reshape(-1)
        with self._using(filled=True) as version:
            self._require_dimension(version, query)
            return search.cosines(version, query, list(ids))

    def word_search(
        self, query: str, k: int, filters: Filters | None = None, language: str | None = None
    ) -> list[Hit]:
        """The ``k`` best passages by words: (id, BM25), higher is better; ``language`` is the query's."""
        with self._using(filled=True) as version:
            selection = search.select(version, filters or Filters())
            groups = lexical.query_stems(query, language, version.table().languages)
            allowed = search.passage_mask(version, selection)
            parts = postings.real_parts(version.database, lexical.possible_parts(query, language))
            return postings.search(version.database, groups, k, version.passage_count(), allowed, parts)

    def word_counts(self, query: str, language: str | None = None) -> list[int]:
        """For each word of a query that is no stop word, how many passages hold it."""
        with self._using(filled=True) as version:
            groups = lexical.query_stems(query, language, version.table().languages)
            return postings.document_counts(version.database, groups)

    def languages_with(self, word: str) -> frozenset[str]:
        """The languages in whose articles a word stands, in whatever form of it has the same stem."""
        with self._using(filled=True) as version:
            return search.languages_with(version, word)

    def centres(self) -> dict[str, background.Centre]:
        """For each language of the index how many passages it has, and their centre."""
        with self._using(filled=True) as version:
            return background.centres(version)

    @property
    def generation(self) -> int:
        """Grows with every change of content; 0 where there is no index."""
        if not self.exists:
            return 0
        with self._using() as version:
            return version.generation

    @property
    def files_noted(self) -> int:
        """Grows with everything noted about files, also about those that cannot be read and change no content."""
        with self._using() as version:
            return version.files_noted

    def status(self) -> IndexStatus:
        """What the index holds and how it is."""
        with self._using() as version:
            healthy = not version.database.meta("dirty") or is_being_written(self.folder)
            return contents.status(version, self.folder, healthy=healthy)

    def verify(self) -> VerifyReport:
        """Check every passage, every vector and the files; finds, mends nothing."""
        with self._using() as version:
            return verify_version(version)

    def rebuild(self, progress: ProgressCallback | None = None) -> None:
        """Build the index anew beside the old one, with the settings asked for now, then switch.

        Needs no folder while the archive can be read: articles and vectors are taken from it. A damaged archive
        is built from the remembered folders. Killed at any moment, the old index or the new one is in force.
        """
        if not self.folder.is_dir():
            raise IndexMissingError(self._missing())
        with writer_lock(self.folder):
            self._let_go()
            rebuild_index(self.folder, self.settings, self._loaded, progress)
            drop_others(self.folder, keep=current_version(self.folder))
            with self._using() as version:
                self._remember(version)

    def remove(self, source: str) -> None:
        """Remove one article, and every byte of it, from the index; its file, if left there, comes back with ``index``.

        The path of a folder that was indexed removes all its articles, and the folder is known no more. Which
        paragraphs are repeated among the articles that stay is settled by the next ``index``.
        SourceNotFoundError for an unknown source.
        """
        with self._locked():
            with self._using() as version:
                contents.remove(version, source)
                end_run(version)
                self._remember(version)
            self._renew()

    def purge(self) -> None:
        """Erase every byte of articles that were removed or changed: what is current is copied, the rest deleted."""
        with self._locked():
            self._renew()

    def erase(self) -> None:
        """Delete the whole index: no byte of any article or vector remains."""
        if not self.folder.is_dir():
            return
        with writer_lock(self.folder):
            self._let_go()
            contents.erase(self.folder)

    def close(self) -> None:
        """Let go of every file and of the model; a later call opens them again."""
        if has_threads_left_behind():
            return  # the files are the parent's, which still uses them
        with self._lock:
            self._let_go()
            self._embedder = None

    @contextmanager
    def _using(self, *, filled: bool = False) -> Iterator[OpenedVersion]:
        """The version in force, kept open while it is used."""
        version = self._lease(filled)
        try:
            yield version
        finally:
            self._release(version)

    def _lease(self, filled: bool) -> OpenedVersion:
        require_threads()
        with self._lock:
            folder = current_version(self.folder)
            if folder is None:
                self._refuse_missing()
                raise IndexMissingError(self._missing())
            if self._opened is None or self._opened.folder != folder:
                self._let_go()
                self._opened = self._checked(folder)
            version = self._opened
            self._users[version] = self._users.get(version, 0) + 1
        if filled and version.passage_count() == 0:
            self._release(version)
            raise IndexMissingError(
                f"The index at {self.folder} holds no articles. Build it with: assistant index ARTICLES{self._option()}"
            )
        return version

    def _checked(self, folder: Path) -> OpenedVersion:
        version = OpenedVersion(folder, self.settings)
        try:
            version.database.require_sound()
            self._require_same_settings(version)
        except ArchiveIndexError:
            version.close()
            raise
        return version

    def _require_same_settings(self, version: OpenedVersion) -> None:
        kept = version.database.meta("settings") or {}
        differences = self.settings.differences(kept)
        server = str(kept.get("location", "")).partition("|")[0]
        if differences and server.startswith(("http://", "https://")) and not self.settings.remote:
            raise IndexMismatchError(
                f"The index at {self.folder} keeps its vectors on the Chroma server {server}. "
                f"Set ASSISTANT_CHROMA_URL={server}, or build it anew without: assistant rebuild{self._option()}"
            )
        if differences:
            raise IndexMismatchError(
                f"The index at {self.folder} was built with other settings: {'; '.join(differences)}. "
                f"Use the same settings, or build it anew with: assistant rebuild{self._option()}"
            )

    def _refuse_missing(self) -> None:
        """A folder with versions but none in force was damaged, not never built."""
        if (self.folder / "remembered.json").exists():
            raise IndexDamagedError(
                f"The index at {self.folder} has lost its contents. Mend it with: assistant rebuild{self._option()}"
            )

    def _release(self, version: OpenedVersion) -> None:
        with self._lock:
            self._users[version] -= 1
            if self._users[version] == 0:
                del self._users[version]
                if version is not self._opened:
                    version.close()

    def _let_go(self) -> None:
        """Close the opened version, or leave that to the last thread that uses it."""
        with self._lock:
            version, self._opened = self._opened, None
            if version is not None and version not in self._users:
                version.close()

    @contextmanager
    def _locked(self, *, create: bool = False) -> Iterator[None]:
        """Locked for writing and whole: what a killed writer left is mended first."""
        require_threads()
        if create and not self.folder.exists():
            self._make_folder()
        if not self.folder.exists():
            raise IndexMissingError(self._missing())
        with writer_lock(self.folder):
            if create and not self.exists:
                self._refuse_missing()
                self._create()
            self._mend()
            drop_others(self.folder, keep=current_version(self.folder))
            yield

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"Cannot make the index folder {self.folder}: {error}. Choose another."
            ) from error

    def _create(self) -> None:
        version = OpenedVersion(new_version(self.folder), self.settings, create=True)
        with version.database.transaction() as change:
            set_meta(change, "settings", self.settings.kept())
            set_meta(change, "identity", uuid4().hex[:12])
        version.close()
        switch_to(version.folder)

    def _mend(self) -> None:
        with self._using() as version:
            version.database.abandon()
            if not version.database.meta("dirty"):
                return
            if version.settings.remote or version.passage_count() > RENEW_LIMIT:
                try:
                    reconcile(version)
                    end_run(version, complete=False)
                    return
                except StoreBrokenError:
                    version.forget_store()
        self._renew(complete=False)

    def _mended(self) -> bool:
        """True when the damaged store could be built anew now; False while another process writes."""
        try:
            with writer_lock(self.folder, wait_s=0.0):
                self._renew(complete=False)
        except (IndexLockedError, StorageError):
            return False
        return True

    def _renew(self, *, complete: bool = True) -> None:
        """Put a copy with a new store in the place of the version in force."""
        with self._using() as version:
            renewed = renew(version, complete=complete)
        self._let_go()
        drop_others(self.folder, keep=renewed)

    def _remember(self, version: OpenedVersion) -> None:
        folders = [row[0] for row in version.database.read("SELECT path FROM folders ORDER BY n")]
        remember(self.folder, {"settings": self.settings.kept(), "folders": folders})

    def _require_dimension(self, version: OpenedVersion, query: Vectors) -> None:
        if query.shape[0] != version.dimension:
            raise IndexMismatchError(
                f"The query's vector has {query.shape[0]} dimensions, the index's have {version.dimension}. "
                f"Use the model that the index was built with, or: assistant rebuild{self._option()}"
            )

    def _missing(self) -> str:
        return f"No index at {self.folder}. Build one with: assistant index ARTICLES{self._option()}"

    def _option(self) -> str:
        return f" --index {self.folder}"
