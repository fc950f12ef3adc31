"""The article line from text to index: Articles come in, passages, words, vectors and metadata are committed.

Order of a batch: vectors into the archive, new ids into the store, then one transaction that makes everything
visible. A process killed anywhere leaves what readers see whole; what it had embedded is found again.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from index.errors import EncoderError, IndexMismatchError
from index.opened import OpenedVersion
from index.parts import repetition
from index.parts.boilerplate import repeated_in
from index.postings import WordChanges
from index.preparing import PreparedArticle, prepare
from index.records import Article
from index.rows import FileRecord, days, delete_article, write_article, write_file
from index.storage.database import count_files_noted, next_generation, set_meta
from index.store import StoredPassage, pack, unpack

if TYPE_CHECKING:
    from index.embedder import Embedder

BATCH_CHARACTERS = 250_000
BATCH_ARTICLES = 400
_EMBED_AT_ONCE = 512
EmbedderSource: TypeAlias = "Callable[[], Embedder]"


@dataclass(slots=True)
class _Batch:
    articles: list[tuple[PreparedArticle, int, str]] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    files: list[FileRecord] = field(default_factory=list)
    forgotten: list[tuple[int, str]] = field(default_factory=list)
    characters: int = 0


class ArticleLine:
    """Writes articles into an opened version in batches; the one writer's, for one run.

    ``repeated`` are the paragraphs to be left out of what is prepared next, as far as they are known by now.
    """

    def __init__(
        self,
        version: OpenedVersion,
        embedder: EmbedderSource,
        on_step: Callable[[str, int], None] | None = None,
    ) -> None:
        """``embedder`` is called once something must be embedded; ``on_step`` hears (step, articles committed)."""
        self._version = version
        self._source = embedder
        self._embedder: Embedder | None = None
        self._batch = _Batch()
        self._on_step = on_step or (lambda step, committed: None)
        self._look_again_at = 1
        self.repeated: frozenset[int] = frozenset()
        self.embedded = 0
        self.committed = 0
        self.changed_anything = False

    def fingerprint(self) -> str:
        """``model id:rules`` of this index; loads the model only while the index does not know it yet."""
        model = self._version.database.meta("model_id")
        if model is None:
            model = self._model().model_id
        return f"{model}:{self._version.settings.fingerprint()}"

    def put(self, prepared: PreparedArticle, folder: int, path: str) -> None:
        """Add an article, or put it in place of the one with its source."""
        self._batch.articles.append((prepared, folder, path))
        self._batch.characters += sum(len(passage.text) for passage in prepared.passages)

    def remove(self, articles: Iterable[int]) -> None:
        """Remove articles by number."""
        self._batch.removed.extend(articles)

    def note(self, record: FileRecord) -> None:
        """Remember a file; committed with the articles that came from it."""
        self._batch.files.append(record)
        self.commit_when_full()

    def commit_when_full(self) -> None:
        """Commit once the batch is large; to be called between files, so that a file is committed whole."""
        batch = self._batch
        if batch.characters >= BATCH_CHARACTERS or len(batch.files) + len(batch.articles) >= BATCH_ARTICLES:
            self.commit()

    def forget(self, folder: int, path: str) -> None:
        """Forget a file."""
        self._batch.forgotten.append((folder, path))

    def commit(self) -> None:
        """Embed what is missing, then make the batch visible in one transaction."""
        batch, self._batch = self._batch, _Batch()
        if not (batch.articles or batch.removed or batch.files or batch.forgotten):
            return
        if batch.articles or batch.removed:
            self._mark_begun()
        if self.committed == 0 and self._version.passage_count() == 0:
            self._cut_by_themselves(batch)
        self._embed(batch)
        self._on_step("storing", self.committed)
        self._version.add(self._rows_for_store(batch))
        gone: list[str] = []
        with self._version.database.transaction() as change:
            generation = 0
            if batch.articles or batch.removed:
                generation = next_generation(change)
            words = WordChanges()
            for number in batch.removed:
                gone += delete_article(change, number, words)
            for prepared, folder, path in batch.articles:
                gone += write_article(change, prepared, folder, path, generation, words)
            words.apply(change)
            for table in ("files", "refused"):
                change.executemany(f"DELETE FROM {table} WHERE folder = ? AND path = ?", batch.forgotten)
            for record in batch.files:
                write_file(change, record)
            if batch.files or batch.forgotten:
                count_files_noted(change)
        if generation:
            self.changed_anything = True
            self._version.now_holds(generation)
        self._delete_from_server(gone)
        self.committed += len(batch.articles)
        self._look_for_repeated()
        self._on_step("storing", self.committed)

    def _cut_by_themselves(self, batch: _Batch) -> None:
        """The first articles of an index tell what they repeat of each other before any of them is embedded."""
        repeated = repeated_in(prepared.edges for prepared, _, _ in batch.articles)
        self.repeated |= repeated.paragraphs
        once = set(repeated.once)
        earliest = sorted(enumerate(batch.articles), key=lambda item: _publication(item[1][0]))
        for place, (prepared, folder, path) in earliest:
            found = {paragraph for paragraph, _ in prepared.edges.paragraphs} if prepared.edges else set()
            left_out = self.repeated - (found & once)
            once -= found
            if not found.isdisjoint(left_out):
                rules = self._version.settings.rules
                prepared = prepare(prepared.article, rules, self.fingerprint(), left_out)
                batch.articles[place] = (prepared, folder, path)

    def _look_for_repeated(self) -> None:
        """Whenever twice as many articles are committed, so that few are cut a second time at the end of the run."""
        if self.committed >= self._look_again_at:
            self._look_again_at = 2 * self.committed
            self.repeated |= repetition.repeated(self._version.database).paragraphs

    def _mark_begun(self) -> None:
        """From here to the end of the run a killed process is noticed by the next writer."""
        if not self._version.database.meta("dirty"):
            with self._version.database.transaction() as change:
                set_meta(change, "dirty", True)

    def _model(self) -> Embedder:
        if self._embedder is None:
            self._on_step("preparing model", self.committed)
            self._embedder = self._source()
            check_model(self._version, self._embedder)
            with self._version.database.transaction() as change:
                set_meta(change, "model_id", self._embedder.model_id)
                set_meta(change, "dimension", self._embedder.dimension)
        return self._embedder

    def _embed(self, batch: _Batch) -> None:
        wanted = {
            passage.key: passage.text for prepared, _, _ in batch.articles for passage in prepared.passages
        }
        known = _known(self._version, "vectors", "key", list(wanted))
        missing = [(key, text) for key, text in wanted.items() if key not in known]
        for start in range(0, len(missing), _EMBED_AT_ONCE):
            part = missing[start : start + _EMBED_AT_ONCE]
            self._on_step("embedding", self.committed)
            embedder = self._model()
            vectors = np.asarray(embedder.embed_passages([text for _, text in part]), dtype=np.float32)
            if vectors.shape != (len(part), embedder.dimension) or not np.isfinite(vectors).all():
                raise EncoderError(
                    f"The model {embedder.model_id} gave vectors of shape {vectors.shape} or with values that are no "
                    "numbers. Check the model."
                )
            blobs = pack(vectors)
            with self._version.database.transaction() as change:
                change.executemany(
                    "INSERT OR IGNORE INTO vectors(key, crc, vector) VALUES (?, ?, ?)",
                    ((key, zlib.crc32(blob), blob) for (key, _), blob in zip(part, blobs, strict=True)),
                )
            self.embedded += len(part)

    def _rows_for_store(self, batch: _Batch) -> list[StoredPassage]:
        everything = [(p, prepared.article) for prepared, _, _ in batch.articles for p in prepared.passages]
        known = _known(self._version, "passages", "id", [passage.id for passage, _ in everything])
        new = [(passage, article) for passage, article in everything if passage.id not in known]
        vectors = _vectors(self._version, list({passage.key for passage, _ in new}))
        return [
            stored_row(passage.id, vectors[passage.key], passage.text, article) for passage, article in new
        ]

    def _delete_from_server(self, ids: list[str]) -> None:
        if ids and self._version.settings.remote:
            alive = _known(self._version, "passages", "id", ids)
            with self._version.writing() as store:
                store.delete([id_ for id_ in ids if id_ not in alive])


def _publication(prepared: PreparedArticle) -> tuple[bool, int, str]:
    """By which the earliest of several articles is found: undated ones last, then by source."""
    day = prepared.edges.day if prepared.edges else None
    return day is None, day or 0, prepared.article.source


def check_model(version: OpenedVersion, embedder: Embedder) -> None:
    """IndexMismatchError when the index was built with another model, revision or dimension."""
    kept = (version.database.meta("model_id"), version.dimension)
    if kept[0] is not None and kept != (embedder.model_id, embedder.dimension):
        raise IndexMismatchError(
            f"The index was built with the model {kept[0]} ({kept[1]} dimensions); asked for is {embedder.model_id} "
            f"({embedder.dimension} dimensions). Use the same model, or build it anew with: assistant rebuild"
        )


def stored_row(id_: str, vector: Any, text: str, article: Article) -> StoredPassage:
    """What the vector store keeps of a passage."""
    first, last = days(article)
    return StoredPassage(id_, vector, text, article.source, article.title, article.language, first, last)


def _known(version: OpenedVersion, table: str, column: str, values: Sequence[Any]) -> set[Any]:
    sql = f"SELECT {column} FROM {table} WHERE {column} IN (?*)"
    return {row[0] for row in version.database.read_among(sql, values)}


def _vectors(version: OpenedVersion, keys: Sequence[bytes]) -> dict[bytes, Any]:
    rows = version.database.read_among("SELECT key, vector FROM vectors WHERE key IN (?*)", keys)
    return {
        row[0]: vector
        for row, vector in zip(rows, unpack([row[1] for row in rows], version.dimension), strict=True)
    }
