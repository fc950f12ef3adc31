"""The article line from text to index: Articles come in, passages, words, vectors and metadata are committed.

Order of a batch: vectors into the archive, new ids into the store, then one transaction that makes everything
visible. A process killed anywhere leaves what readers see whole; what it had embedded is found again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from index import copies, lexical, repetition
from index.boilerplate import Edges, edges, repeated_in, without_repeated
from index.database import next_generation, set_meta
from index.errors import EncoderError, IndexMismatchError
from index.opened import OpenedVersion
from index.passages import PassageRules, cut, embedded_text
from index.postings import WordChanges, pack_stems, unpack_stems
from index.records import Article
from index.search import as_day
from index.store import StoredPassage, pack, unpack

if TYPE_CHECKING:
    from index.embedder import Embedder

BATCH_CHARACTERS = 250_000
BATCH_ARTICLES = 400
_EMBED_AT_ONCE = 512
EmbedderSource: TypeAlias = "Callable[[], Embedder]"


@dataclass(frozen=True, slots=True)
class PreparedPassage:
    """A passage before it is embedded: its place, what the model sees, and its words as stems."""

    id: str
    start: int
    end: int
    text: str
    key: bytes
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article cut into passages, and the digest by which a later run sees that nothing changed.

    ``edges`` is what it tells of repeated paragraphs, ``repeated`` the set that it was cut with.
    """

    article: Article
    passages: tuple[PreparedPassage, ...]
    digest: str
    signature: bytes | None = None
    edges: Edges | None = None
    repeated: frozenset[int] = frozenset()


def prepare(
    article: Article, rules: PassageRules, fingerprint: str, repeated: frozenset[int] = frozenset()
) -> PreparedArticle:
    """Cut an article and work out ids, keys, stems and signature; pure, so that a thread of its own can do it.

    ``repeated`` are hashes of the paragraphs that its passages leave out.
    """
    found = edges(article)
    article = without_repeated(article, repeated, found)
    passages = []
    for start, end in cut(article, rules):
        text = embedded_text(article, (start, end), rules)
        passages.append(
            PreparedPassage(
                id=passage_id(article.source, start, end, text, fingerprint),
                start=start,
                end=end,
                text=text,
                key=vector_key(fingerprint, text),
                stems=tuple(lexical.stems(text, article.language)),
            )
        )
    return PreparedArticle(
        article,
        tuple(passages),
        digest(article),
        copies.signature(passage.text for passage in passages),
        found,
        repeated,
    )


def passage_id(source: str, start: int, end: int, text: str, fingerprint: str) -> str:
    """Thirty-two hex digits that change with source, place, embedded text, model or rules."""
    content = json.dumps([source, start, end, text, fingerprint], ensure_ascii=True)
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def vector_key(fingerprint: str, text: str) -> bytes:
    """Sixteen bytes under which the vector of an embedded text is kept for reuse."""
    return hashlib.sha256(
        f"{fingerprint.rpartition(':')[0]}\0{text}".encode(errors="surrogatepass")
    ).digest()[:16]


def digest(article: Article) -> str:
    """Hash of an article's text and all that is known about it; what other articles repeat of it does not count."""
    content = json.dumps([article.text, _columns(article), _rest(article)], ensure_ascii=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()


def _columns(article: Article) -> list[Any]:
    return [article.title, article.outlet, article.date, article.date_origin, article.language, article.notes]


def _rest(article: Article, **more: Any) -> str:
    return json.dumps(
        {
            "author": article.author,
            "agency": article.agency,
            "url": article.url,
            "format": article.format,
            "headlines": article.headlines,
            "boilerplate": article.boilerplate,
            "pages": article.pages,
            **more,
        }
    )


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
                gone += _write_article(change, prepared, folder, path, generation, words)
            words.apply(change)
            for table in ("files", "refused"):
                change.executemany(f"DELETE FROM {table} WHERE folder = ? AND path = ?", batch.forgotten)
            for record in batch.files:
                _write_file(change, record)
        if generation:
            self.changed_anything = True
            self._version.now_holds(generation)
        self._delete_from_server(gone)
        self.committed += len(batch.articles)
        self._look_for_repeated()
        self._on_step("storing", self.committed)

    def _cut_by_themselves(self, batch: _Batch) -> None:
        """The first articles of an index tell what they repeat of each other before any of them is embedded."""
        self.repeated |= repeated_in(prepared.edges for prepared, _, _ in batch.articles)
        for place, (prepared, folder, path) in enumerate(batch.articles):
            found = prepared.edges.paragraphs if prepared.edges else ()
            if any(paragraph in self.repeated for paragraph, _ in found):
                rules = self._version.settings.rules
                prepared = prepare(prepared.article, rules, self.fingerprint(), self.repeated)
                batch.articles[place] = (prepared, folder, path)

    def _look_for_repeated(self) -> None:
        """Whenever twice as many articles are committed, so that few are cut a second time at the end of the run."""
        if self.committed >= self._look_again_at:
            self._look_again_at = 2 * self.committed
            self.repeated |= repetition.repeated(self._version.database)

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


def days(article: Article) -> tuple[int | None, int | None]:
    """First and last day of the publication date as ``YYYYMMDD``; (None, None) without a valid one."""
    if not article.date:
        return None, None
    try:
        return as_day(article.date), as_day(article.date, last=True)
    except ValueError:
        return None, None


def _known(version: OpenedVersion, table: str, column: str, values: Sequence[Any]) -> set[Any]:
    found: set[Any] = set()
    for start in range(0, len(values), 500):
        part = values[start : start + 500]
        marks = ",".join("?" * len(part))
        found.update(
            row[0]
            for row in version.database.read(
                f"SELECT {column} FROM {table} WHERE {column} IN ({marks})", part
            )
        )
    return found


def _vectors(version: OpenedVersion, keys: Sequence[bytes]) -> dict[bytes, Any]:
    found: dict[bytes, Any] = {}
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        marks = ",".join("?" * len(part))
        rows = version.database.read(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part)
        found.update(
            zip((row[0] for row in rows), unpack([row[1] for row in rows], version.dimension), strict=True)
        )
    return found


def _write_article(
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
        _rest(article, repeated=article.repeated),
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


def _write_file(change: sqlite3.Connection, record: FileRecord) -> None:
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
