"""How near passages of each language lie to anything: what a cosine is worth depends on the language pair.

A query embeds nearer to passages in its own language than their meaning deserves. The mean cosine between a query
and a language's passages, whatever they are about, is the query's cosine with the centre of those passages.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.opened import OpenedVersion
from index.store import Vectors, unpack

SAMPLE = 512


@dataclass(frozen=True, slots=True)
class Centre:
    """Of one language: how many passages it has, and the mean of (a sample of) their vectors, float32 (dim,)."""

    passages: int
    vector: Vectors


def centres(version: OpenedVersion) -> dict[str, Centre]:
    """The centre of every language in the index, from up to 512 passages each, evenly spread."""
    counts: dict[str, int] = {}
    for row in version.table().rows:
        if row[4]:
            counts[row[4]] = counts.get(row[4], 0) + row[5]
    found = {}
    for language, count in counts.items():
        stride = max(1, count // SAMPLE)
        rows = version.database.read(
            "SELECT vectors.vector FROM passages JOIN articles ON articles.n = passages.article"
            " JOIN vectors ON vectors.n = passages.vector WHERE articles.language = ? AND passages.n % ? = 0",
            (language, stride),
        )
        if rows:
            vectors = unpack([row[0] for row in rows], version.dimension)
            found[language] = Centre(count, np.asarray(vectors.mean(axis=0), dtype=np.float32))
    return found
