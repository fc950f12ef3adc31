"""Chroma, the vector store: passages' vectors come in, the ids nearest to a query's vector go out.

The only module that knows chromadb. Ids are only ever added, never replaced: an existing id that is written again
can end as a dead vector when the process is killed. The embedded store's graph files are sealed with checksums,
because a truncated one can end the process that opens it, and cleared of the memory that Chroma writes into them.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamagedError, StorageError
from index.settings import IndexSettings
from index.storage.forks import require_threads, threads_begin
from index.storage.version import write_whole

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateCollectionConfiguration

Vectors = NDArray[np.float32]

_SEAL = "seal.json"
_PROBE_S = 600
_client_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """One row of the store; ``vector`` is float32 of unit length, days are ``YYYYMMDD`` or None."""

    id: str
    vector: Vectors
    text: str
    source: str
    title: str | None
    language: str | None
    first_day: int | None
    last_day: int | None

    def metadata(self) -> dict[str, str | int]:
        """What the store filters by; absent values are left out, long ones cut to the hosted service's limit."""
        content = {
            "source": self.source[:1000],
            "title": (self.title or "")[:500] or None,
            "language": self.language,
            "from": self.first_day,
            "to": self.last_day,
        }
        return {key: value for key, value in content.items() if value is not None}


class VectorStore:
    """One collection in Chroma: embedded in a folder, or on a server."""

    def __init__(
        self, settings: IndexSettings, folder: Path, collection: str, *, create: bool = False
    ) -> None:
        """Open or make the collection; StorageError when Chroma cannot.

        ``folder`` is the embedded store's and is not touched when the settings name a server.
        """
        self.remote = settings.remote
        self.folder = folder
        self._name = collection
        self._closed = False
        self._cleared = False
        with _client_lock, self._errors("be opened"):
            self._client = _connect(settings, folder)
        try:
            self._open(settings, collection, create)
        except StorageError:
            self.close()
            raise

    def _open(self, settings: IndexSettings, collection: str, create: bool) -> None:
        with self._errors("be opened"):
            if create and collection not in {found.name for found in self._client.list_collections()}:
                self._collection = self._client.create_collection(
                    collection, embedding_function=None, configuration=_configuration(settings)
                )
            else:
                self._collection = self._client.get_collection(collection, embedding_function=None)
            self._batch = min(self._client.get_max_batch_size(), 300 if settings.chroma_api_key else 5000)

    def add(self, rows: Sequence[StoredPassage]) -> None:
        """Add rows whose ids are new; an id that is there already stays as it is."""
        for start in range(0, len(rows), self._batch):
            part = rows[start : start + self._batch]
            with self._errors("take new passages"):
                self._collection.add(
                    ids=[row.id for row in part],
                    embeddings=np.stack([row.vector for row in part]),
                    documents=[row.text[:8000] for row in part],
                    metadatas=[row.metadata() for row in part],
                )
            self._clear_files()

    def query(self, vectors: Vectors, k: int) -> list[list[tuple[str, float]]]:
        """For each vector the ``k`` nearest (id, cosine), best first; fewer where the store holds fewer."""
        with self._errors("be searched"):
            found = self._collection.query(query_embeddings=vectors, n_results=k, include=["distances"])
        distances = found["distances"] or []
        return [
            [(id_, 1.0 - float(distance)) for id_, distance in zip(ids, row, strict=True)]
            for ids, row in zip(found["ids"], distances, strict=True)
        ]

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """The vectors that the store holds for these ids, as far as it has them."""
        held: dict[str, Vectors] = {}
        for start in range(0, len(ids), self._batch):
            with self._errors("be read"):
                found = self._collection.get(
                    ids=list(ids[start : start + self._batch]), include=["embeddings"]
                )
            if found["embeddings"] is not None and len(found["ids"]):
                self._clear_files()
                held.update(zip(found["ids"], np.asarray(found["embeddings"], dtype=np.float32), strict=True))
        return held

    def ids(self) -> Iterator[list[str]]:
        """Every id in the store, in parts."""
        offset = 0
        while True:
            with self._errors("be read"):
                found = self._collection.get(include=[], limit=self._batch, offset=offset)["ids"]
            if not found:
                return
            yield found
            offset += len(found)

    def count(self) -> int:
        """How many rows the store holds, dead ones too."""
        with self._errors("be read"):
            return int(self._collection.count())

    def delete(self, ids: Sequence[str]) -> None:
        """Delete rows (a server only: the embedded store forgets by being built anew)."""
        for start in range(0, len(ids), self._batch):
            with self._errors("delete passages"):
                self._collection.delete(ids=list(ids[start : start + self._batch]))

    def drop(self) -> None:
        """Delete the whole collection from a server; the embedded store's folder is its owner's to remove."""
        if self.remote:
            with self._errors("drop a collection"):
                self._client.delete_collection(self._name)

    def _clear_files(self) -> None:
        """Once the first rows were added or read, and with that the files made: clear them of old memory.

        Both happen under the opening lock, so that no other process is writing its graph out meanwhile.
        """
        if not self.remote and not self._cleared:
            with self._errors("be written to"):
                clear_unwritten(self.folder)
            self._cleared = True

    def close(self) -> None:
        """Let go of the files or the connection; twice does no harm."""
        if not self._closed:
            self._closed = True
            with _client_lock, self._errors("be closed"):
                self._client.close()

    @contextmanager
    def _errors(self, what: str) -> Iterator[None]:
        """Chroma raises its own errors, httpx's, and the panics of its Rust core: all become StorageError."""
        try:
            yield
        except BaseException as error:
            if isinstance(error, Exception) or type(error).__name__ == "PanicException":
                where = "the vector store's server" if self.remote else f"the vector store at {self.folder}"
                step = (
                    "Check the server and its URL"
                    if self.remote
                    else "Free some space if the disk is full; else mend it with: assistant rebuild"
                )
                raise StorageError(f"{where} could not {what}: {_brief(error)}. {step}.") from error
            raise


def _brief(error: BaseException) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__


def _configuration(settings: IndexSettings) -> CreateCollectionConfiguration:
    if settings.chroma_api_key and not settings.chroma_url:
        return {"spann": {"space": "cosine"}}
    return {"hnsw": {"space": "cosine", "ef_construction": 100, "ef_search": 320, "max_neighbors": 16}}


def _connect(settings: IndexSettings, folder: Path) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    place: dict[str, str] = {}
    if settings.chroma_tenant:
        place["tenant"] = settings.chroma_tenant
    if settings.chroma_database:
        place["database"] = settings.chroma_database
    key = settings.chroma_api_key.get_secret_value() if settings.chroma_api_key else None
    if settings.chroma_url:
        url = urlsplit(settings.chroma_url)
        secure = url.scheme == "https"
        return chromadb.HttpClient(
            host=url.hostname or "localhost",
            port=url.port or (443 if secure else 8000),
            ssl=secure,
            headers={"x-chroma-token": key} if key else None,
            settings=quiet,
            **place,
        )
    if key:
        return chromadb.CloudClient(api_key=key, settings=quiet, **place)
    folder.mkdir(parents=True, exist_ok=True)
    require_threads()
    threads_begin()
    return chromadb.PersistentClient(path=str(folder), settings=quiet)


def seal(folder: Path) -> None:
    """Write down the checksums of the embedded store's graph files; to be called while nothing adds to it."""
    before = _sealed(folder) or {}
    files: dict[str, list[Any]] = {}
    for path in _graph_files(folder):
        stat = path.stat()
        name = path.relative_to(folder).as_posix()
        known = before.get(name)
        same = known is not None and known[:2] == [stat.st_size, stat.st_mtime_ns]
        files[name] = [stat.st_size, stat.st_mtime_ns, known[2] if same and known else _digest(path)]
    if files != before or not (folder / _SEAL).exists():
        write_whole(folder / _SEAL, json.dumps(files))


def is_sealed(folder: Path) -> bool:
    """True when the embedded store's graph files are byte for byte those of the last ``seal``."""
    files = _sealed(folder)
    if files is None or not (folder / "chroma.sqlite3").exists():
        return False
    if {path.relative_to(folder).as_posix() for path in _graph_files(folder)} != set(files):
        return False
    return all(
        (folder / name).stat().st_size == size and _digest(folder / name) == digest
        for name, (size, _, digest) in files.items()
    )


def opens_safely(folder: Path, collection: str) -> bool:
    """Open an unsealed embedded store in a child process and search it; False when the child dies or fails.

    A damaged graph can end a process with a signal that Python cannot catch: better the child's than ours.
    """
    command = [sys.executable, "-c", _PROBE, str(folder), collection]
    try:
        return subprocess.run(command, capture_output=True, timeout=_PROBE_S, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


_PROBE = """
import sys
import chromadb
from chromadb.config import Settings
client = chromadb.PersistentClient(path=sys.argv[1], settings=Settings(anonymized_telemetry=False))
collection = client.get_collection(sys.argv[2], embedding_function=None)
for offset in range(0, collection.count(), 1000):
    part = collection.get(limit=1000, offset=offset, include=["embeddings"])
    if len(part["ids"]):
        collection.query(query_embeddings=part["embeddings"][::10], n_results=3, include=["distances"])
client.close()
"""


def _graph_files(folder: Path) -> list[Path]:
    """Files of graphs that were written out; until then Chroma makes its files anew at each opening."""
    written = [path.parent for path in folder.glob("*/index_metadata.pickle")]
    return sorted(path for parent in written for path in parent.iterdir() if path.is_file())


_FROM_MEMORY = ("data_level0.bin", "length.bin", "link_lists.bin")


def clear_unwritten(folder: Path) -> None:
    """Fill with zeros what a graph that was not yet written out takes up on the disk.

    Chroma makes these files anew at each opening, from memory that it does not fill: they can hold words of any
    article that the process has read before. Nothing reads them.
    """
    for path in (path for name in _FROM_MEMORY for path in folder.glob(f"*/{name}")):
        if (path.parent / "index_metadata.pickle").exists():
            continue
        nothing = bytes(path.stat().st_size)
        if path.read_bytes() != nothing:
            with path.open("r+b") as file:
                file.write(nothing)
                file.flush()
                os.fsync(file.fileno())


def _sealed(folder: Path) -> dict[str, list[Any]] | None:
    try:
        content = json.loads((folder / _SEAL).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    good = isinstance(content, dict) and all(
        isinstance(value, list) and len(value) == 3 for value in content.values()
    )
    return content if good else None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(vectors: Vectors) -> list[bytes]:
    """Each row as half-precision bytes: what the archive keeps, at half the size."""
    halves = np.ascontiguousarray(vectors, dtype="<f2")
    return [row.tobytes() for row in halves]


def unpack(blobs: Sequence[bytes], dimension: int) -> Vectors:
    """The vectors of packed rows: ``float32, (n, dimension), unit length``; IndexDamagedError when sizes differ."""
    joined = b"".join(blobs)
    if len(joined) != 2 * dimension * len(blobs):
        raise IndexDamagedError(
            "A stored vector has another length than its model gives. Run: assistant rebuild"
        )
    vectors = np.frombuffer(joined, dtype="<f2").reshape(len(blobs), dimension).astype(np.float32)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = vectors / np.maximum(norms, 1e-9)
    return unit
