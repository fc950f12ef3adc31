"""The word index: stems of passages come in, the passages that share a query's stems go out by BM25.

Inverted lists in the archive's own SQLite file, so that words and passages change in one transaction; a list is kept
in blocks of packed rows that numpy scores at once. (SQLite's FTS5 scores row by row: docs/decisions.md.)
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamagedError
from index.storage.database import Database, get_meta, set_meta

K1 = 1.2
B = 0.75
PART_WEIGHT = 0.5
_BLOCK = 1024
_ROW = np.dtype([("passage", "<u4"), ("times", "u1"), ("length", "<u2")])
Mask = NDArray[np.bool_]


def pack_stems(stems: Sequence[str]) -> bytes:
    """A passage's stems as they are kept beside it, so that its rows can be found again when it goes."""
    return zlib.compress(" ".join(stems).encode(), 1)


def unpack_stems(packed: bytes) -> list[str]:
    """The stems of ``pack_stems``; IndexDamagedError when they cannot be unpacked."""
    try:
        return zlib.decompress(packed).decode().split()
    except (zlib.error, ValueError) as error:
        raise IndexDamagedError(f"A passage's words are damaged ({error}). Run: assistant rebuild") from error


class WordChanges:
    """Collects what a transaction adds to and takes from the word index, then applies it list by list."""

    def __init__(self) -> None:
        """Nothing collected yet."""
        self._added: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        self._removed: dict[str, set[int]] = defaultdict(set)
        self._words = 0

    def add(self, passage: int, stems: Sequence[str]) -> None:
        """A new passage, by number."""
        for stem, row in _rows(passage, stems):
            self._added[stem].append(row)
        self._words += len(stems)

    def remove(self, passage: int, stems: Sequence[str]) -> None:
        """A passage that goes, with the stems it was added with."""
        for stem in set(stems):
            self._removed[stem].add(passage)
        self._words -= len(stems)

    def apply(self, change: sqlite3.Connection) -> None:
        """Write everything collected, within a transaction."""
        for stem, gone in self._removed.items():
            _take_from(change, stem, gone)
        for stem, rows in self._added.items():
            _add_to(change, stem, np.array(sorted(rows), dtype=_ROW))
        if self._words:
            set_meta(change, "words", self._words + int(get_meta(change, "words") or 0))


def _rows(passage: int, stems: Sequence[str]) -> list[tuple[str, tuple[int, int, int]]]:
    length = min(len(stems), 65_535)
    return [(stem, (passage, min(times, 255), length)) for stem, times in Counter(stems).items()]


def _take_from(change: sqlite3.Connection, stem: str, gone: set[int]) -> None:
    numbers = np.fromiter(gone, dtype="<u4")
    for block, data in change.execute("SELECT n, rows FROM postings WHERE stem = ?", (stem,)).fetchall():
        rows = np.frombuffer(data, dtype=_ROW)
        left = rows[~np.isin(rows["passage"], numbers)]
        if len(left) == 0:
            change.execute("DELETE FROM postings WHERE n = ?", (block,))
        elif len(left) < len(rows):
            change.execute("UPDATE postings SET rows = ? WHERE n = ?", (left.tobytes(), block))


def _add_to(change: sqlite3.Connection, stem: str, rows: NDArray[Any]) -> None:
    last = change.execute(
        "SELECT n, rows FROM postings WHERE stem = ? ORDER BY first DESC LIMIT 1", (stem,)
    ).fetchone()
    if last is not None and len(last[1]) // _ROW.itemsize + len(rows) <= _BLOCK:
        change.execute("UPDATE postings SET rows = ? WHERE n = ?", (last[1] + rows.tobytes(), last[0]))
        return
    for start in range(0, len(rows), _BLOCK):
        part = rows[start : start + _BLOCK]
        change.execute(
            "INSERT INTO postings(stem, first, rows) VALUES (?, ?, ?)",
            (stem, int(part["passage"][0]), part.tobytes()),
        )


def _list(database: Database, stem: str) -> NDArray[Any]:
    blocks = database.read("SELECT rows FROM postings WHERE stem = ? ORDER BY first", (stem,))
    data = b"".join(row[0] for row in blocks)
    if len(data) % _ROW.itemsize:
        raise IndexDamagedError(f"The word index is damaged at {stem!r}. Run: assistant rebuild")
    return np.frombuffer(data, dtype=_ROW)


def search(
    database: Database,
    groups: Sequence[Sequence[str]],
    k: int,
    passages: int,
    allowed: Mask | None = None,
    parts: Sequence[str] = (),
) -> list[tuple[str, float]]:
    """The ``k`` best (passage id, score), best first, ties by id; scores above 0, higher is better.

    BM25 as in Robertson and Zaragoza (2009) with the idf of Lucene, which is never negative. ``groups`` are a
    query's words, each in its ways of being stemmed; ``passages`` is how many there are; ``allowed`` tells by passage
    number which count; ``parts`` are stems that count half, of the compounds among the words.
    """
    weighted = [(stem, 1.0) for group in groups for stem in group] + [(stem, PART_WEIGHT) for stem in parts]
    found = [(rows, factor) for stem, factor in weighted if len(rows := _list(database, stem))]
    if not found or k < 1:
        return []
    mean = max(float(database.meta("words") or 0) / max(passages, 1), 1.0)
    scores = np.zeros(1 + max(int(rows["passage"].max()) for rows, _ in found), dtype=np.float32)
    for rows, factor in found:
        idf = factor * np.log(1 + (max(passages, len(rows)) - len(rows) + 0.5) / (len(rows) + 0.5))
        times = rows["times"].astype(np.float32)
        weight = idf * times * (K1 + 1) / (times + K1 * (1 - B + B * rows["length"] / mean))
        scores[rows["passage"]] += weight.astype(np.float32)
    if allowed is not None:
        shared = min(len(allowed), len(scores))
        scores[:shared][~allowed[:shared]] = 0
        scores[shared:] = 0
    return _best(database, scores, k)


def _best(database: Database, scores: NDArray[np.float32], k: int) -> list[tuple[str, float]]:
    found = np.flatnonzero(scores)
    if len(found) > k:
        least = np.partition(scores[found], len(found) - k)[len(found) - k]
        found = found[scores[found] >= least][: k + 500]
    rows = database.read_among("SELECT n, id FROM passages WHERE n IN (?*)", found.tolist())
    hits = [(str(id_), float(scores[number])) for number, id_ in rows]
    return sorted(hits, key=lambda hit: (-hit[1], hit[0]))[:k]


def real_parts(database: Database, pairs: Sequence[tuple[str, str]]) -> list[str]:
    """The stems of those pairs of which the archive knows both, without repetition."""
    stems = list({stem for pair in pairs for stem in pair})
    rows = database.read_among("SELECT DISTINCT stem FROM postings WHERE stem IN (?*)", stems)
    known = {row[0] for row in rows}
    return list(dict.fromkeys(stem for pair in pairs if known.issuperset(pair) for stem in pair))


def passages_with(database: Database, stem: str) -> NDArray[Any]:
    """The numbers of the passages that hold a stem, in no order."""
    return _list(database, stem)["passage"]


def document_counts(database: Database, groups: Sequence[Sequence[str]]) -> list[int]:
    """For each group of stems, how many passages hold any of them."""
    return [
        _held_by_one(database, group[0]) if len(group) == 1 else _held_by_any(database, group)
        for group in groups
    ]


def _held_by_one(database: Database, stem: str) -> int:
    size = database.value("SELECT sum(length(rows)) FROM postings WHERE stem = ?", (stem,)) or 0
    return int(size) // _ROW.itemsize


def _held_by_any(database: Database, group: Sequence[str]) -> int:
    lists = [rows["passage"] for stem in group if len(rows := _list(database, stem))]
    return len(lists[0]) if len(lists) == 1 else len(np.unique(np.concatenate(lists))) if lists else 0


def expected_checksum(passage: int, stems: Sequence[str]) -> int:
    """What a passage adds to ``checksum``."""
    return sum(_hash(stem, *row) for stem, row in _rows(passage, stems)) % 2**64


def checksum(database: Database) -> int:
    """A sum over every row of every list, in any order: equal sums, equal word indexes."""
    total = 0
    for part in database.scan("SELECT stem, rows FROM postings", size=200):
        for stem, data in part:
            total += sum(_hash(stem, *map(int, row)) for row in np.frombuffer(data, dtype=_ROW).tolist())
    return total % 2**64


def _hash(stem: str, passage: int, times: int, length: int) -> int:
    content = f"{stem} {passage} {times} {length}".encode()
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "little")
