"""Near-duplicates: which articles carry the same text, a wire report in two papers or a lightly edited copy.

Comes in: what is embedded of an article. Goes out: the sources whose word triples overlap with it by half or more,
estimated by MinHash and found through bands of it, so that no article is compared with all others.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import zlib
from collections.abc import Iterable

import numpy as np

from index.storage.database import Database

_PERMUTATIONS = 128
_ROWS_IN_BAND = 4
_SHINGLE = 3
_FEWEST_SHINGLES = 20
LEAST_OVERLAP = 0.5
_WORD = re.compile(r"\w+", re.UNICODE)


def signature(texts: Iterable[str]) -> bytes | None:
    """MinHash over the word triples of an article's passages, 4 bytes each; None for a text without words.

    Of a text too short for that a hash of its words, which the very same words alone share.
    """
    from datasketch import MinHash

    words = [word for text in texts for word in _WORD.findall(text.casefold())]
    shingles = {
        " ".join(words[i : i + _SHINGLE]).encode(errors="replace") for i in range(len(words) - _SHINGLE + 1)
    }
    if not words:
        return None
    if len(shingles) < _FEWEST_SHINGLES:
        return hashlib.shake_128(" ".join(words).encode(errors="replace")).digest(4 * _PERMUTATIONS)
    sketch = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=zlib.crc32)
    sketch.update_batch(sorted(shingles))
    return np.asarray(sketch.hashvalues, dtype="<u4").tobytes()


def store(change: sqlite3.Connection, article: int, signature: bytes | None) -> None:
    """Keep an article's signature, in place of the one it had, within a transaction."""
    forget(change, article)
    if signature is not None:
        change.execute("INSERT INTO copies(article, signature) VALUES (?, ?)", (article, signature))
        change.executemany(
            "INSERT OR IGNORE INTO bands(band, article) VALUES (?, ?)",
            ((band, article) for band in _bands(signature)),
        )


def forget(change: sqlite3.Connection, article: int) -> None:
    """Drop an article's signature within a transaction."""
    change.execute("DELETE FROM bands WHERE article = ?", (article,))
    change.execute("DELETE FROM copies WHERE article = ?", (article,))


def copies_of(database: Database, article: int) -> tuple[str, ...]:
    """Sources of the other articles that carry this one's text, in order of name."""
    rows = database.read("SELECT signature FROM copies WHERE article = ?", (article,))
    if not rows:
        return ()
    mine = np.frombuffer(rows[0][0], dtype="<u4")
    others = database.read(
        "SELECT DISTINCT articles.source, copies.signature FROM bands AS mine JOIN bands AS theirs USING (band)"
        " JOIN copies ON copies.article = theirs.article JOIN articles ON articles.n = theirs.article"
        " WHERE mine.article = ? AND theirs.article <> mine.article",
        (article,),
    )
    near = [
        source
        for source, blob in others
        if np.mean(np.frombuffer(blob, dtype="<u4") == mine) >= LEAST_OVERLAP
    ]
    return tuple(sorted(near))


def all_copies(database: Database) -> dict[int, tuple[str, ...]]:
    """For every article that has copies, by number, what ``copies_of`` tells."""
    shared = database.read(
        "SELECT DISTINCT article FROM bands WHERE band IN (SELECT band FROM bands GROUP BY band HAVING count(*) > 1)"
    )
    found = {row[0]: copies_of(database, row[0]) for row in shared}
    return {number: sources for number, sources in found.items() if sources}


def _bands(signature: bytes) -> list[int]:
    size = 4 * _ROWS_IN_BAND
    return [
        int.from_bytes(
            hashlib.blake2b(signature[at : at + size] + at.to_bytes(2, "little"), digest_size=8).digest()
        )
        >> 1
        for at in range(0, len(signature), size)
    ]
