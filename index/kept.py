"""What searches keep in memory of a version's content: the passages' vectors, and the filters asked for last.

Comes in: an opened version. Goes out: scores of every passage that a filter leaves in, without a row of SQL. Kept for
one generation; the next one takes over all but what changed.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.opened import OpenedVersion
from index.records import Filters
from index.store import Vectors, unpack

MOST_BYTES = 384_000_000
"""Vectors of more than this together are read from the archive at each comparison instead of being kept."""
_FILTERS_KEPT = 16
_AT_ONCE = 1024
_FEW = 0.3
Numbers = NDArray[np.int64]
Kept = TypeVar("Kept")


class KeptVectors:
    """Every passage's vector in one matrix, with the passages' and their articles' numbers.

    Attributes:
        generation: whose content it is.
        numbers: of the passages, ascending.
        articles: number of each one's article.
    """

    def __init__(self, generation: int, numbers: Numbers, articles: Numbers, vectors: Vectors) -> None:
        """``vectors`` is float32 (n_passages, dim), unit length."""
        self.generation = generation
        self.numbers = numbers
        self.articles = articles
        self._vectors = vectors

    @classmethod
    def of(cls, version: OpenedVersion, before: KeptVectors | None) -> KeptVectors:
        """As the archive is now; what ``before`` holds and is still there is not read again.

        A passage's number is never given twice and its vector never changes, so numbers tell what is new.
        """
        generation = version.generation
        rows = version.database.read("SELECT n, article FROM passages ORDER BY n")
        pairs = np.array(rows, dtype=np.int64).reshape(-1, 2)
        numbers, articles = np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1])
        vectors = np.zeros(
            (len(numbers), version.dimension), dtype=np.float32
        )  # one deleted meanwhile stays 0
        last = 0
        if before is not None and len(before.numbers):
            last = int(before.numbers[-1])
            old = int(np.searchsorted(numbers, last, side="right"))
            vectors[:old] = before._vectors[np.searchsorted(before.numbers, numbers[:old])]
        sql = (
            "SELECT passages.n, vectors.vector FROM passages JOIN vectors ON vectors.n = passages.vector"
            " WHERE passages.n > ? AND passages.n <= ?"
        )
        newest = int(numbers[-1]) if len(numbers) else 0
        for part in version.database.scan(sql, (last, newest), size=_AT_ONCE):
            places = np.searchsorted(numbers, [row[0] for row in part])
            vectors[places] = unpack([row[1] for row in part], version.dimension)
        return cls(generation, numbers, articles, vectors)

    def best(self, vector: Vectors, k: int, articles: tuple[int, ...] | None) -> list[tuple[int, float]]:
        """The ``k + 32`` best (passage number, cosine) among the articles' passages, in no order.

        The few more than ``k`` make room for ties, which are the caller's to order.
        """
        places = None if articles is None else np.flatnonzero(among(self.articles, articles))
        if places is not None and len(places) < _FEW * len(self.numbers):
            parts = [places[start : start + _AT_ONCE] for start in range(0, len(places), _AT_ONCE)]
            scores = np.concatenate(
                [np.vecdot(self._vectors[part], vector) for part in parts] or [np.zeros(0)]
            )
        else:
            scores = np.vecdot(self._vectors, vector)
            scores = scores if places is None else scores[places]
        most = k + 32
        top = np.arange(len(scores))
        if len(scores) > most:
            top = np.argpartition(-scores, most - 1)[:most]
        chosen = top if places is None else places[top]
        return [(int(self.numbers[at]), float(scores[i])) for at, i in zip(chosen, top, strict=True)]


def among(articles: Numbers, chosen: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which of ``articles`` (-1 for none) are chosen."""
    if not chosen or not len(articles):
        return np.zeros(len(articles), dtype=bool)
    wanted = np.zeros(max(int(articles.max()), max(chosen)) + 2, dtype=bool)
    wanted[np.array(chosen, dtype=np.int64)] = True
    wanted[-1] = False
    found: NDArray[np.bool_] = wanted[articles]
    return found


class _Memory:
    """What is kept of one version."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.vectors: KeptVectors | None = None
        self.filtered: OrderedDict[tuple[int, Filters], object] = OrderedDict()


_memories: weakref.WeakKeyDictionary[OpenedVersion, _Memory] = weakref.WeakKeyDictionary()
_memories_lock = threading.Lock()


def _memory(version: OpenedVersion) -> _Memory:
    with _memories_lock:
        return _memories.setdefault(version, _Memory())


def is_kept(version: OpenedVersion) -> bool:
    """Whether the vectors are few enough to be kept."""
    return 4 * version.dimension * version.passage_count() <= MOST_BYTES


def kept_vectors(version: OpenedVersion) -> KeptVectors | None:
    """The vectors as they are in this generation; None where they are too many to be kept."""
    if not is_kept(version):
        return None
    memory = _memory(version)
    with memory.lock:
        if memory.vectors is None or memory.vectors.generation != version.generation:
            memory.vectors = KeptVectors.of(version, memory.vectors)
        return memory.vectors


def for_filters(version: OpenedVersion, filters: Filters, work_out: Callable[[], Kept]) -> Kept:
    """What ``work_out`` gives for filters, worked out once a generation for the filters asked for last."""
    memory = _memory(version)
    key = (version.generation, filters)
    with memory.lock:
        if key in memory.filtered:
            memory.filtered.move_to_end(key)
            held: Kept = memory.filtered[key]  # type: ignore[assignment]
            return held
    found = work_out()
    with memory.lock:
        memory.filtered[key] = found
        while len(memory.filtered) > _FILTERS_KEPT:
            memory.filtered.popitem(last=False)
    return found
