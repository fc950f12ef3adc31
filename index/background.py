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
    spoken: dict[int, str] = {}
    for number, _, _, _, language, passages in version.table().rows:
        if language:
            counts[language] = counts.get(language, 0) + passages
            spoken[number] = language
    chosen: dict[str, list[int]] = {language: [] for language in counts}
    strides = {language: max(1, count // SAMPLE) for language, count in counts.items()}
    for passage, article in enumerate(version.articles_of_passages().tolist()):
        language = spoken.get(article)
        if language is not None and passage % strides[language] == 0:
            chosen[language].append(passage)
    centred = {language: _centre(version, passages) for language, passages in chosen.items()}
    return {
        language: Centre(counts[language], vector)
        for language, vector in centred.items()
        if vector is not None
    }


def _centre(version: OpenedVersion, passages: list[int]) -> Vectors | None:
    rows = version.database.read_among(
        "SELECT vectors.vector FROM passages JOIN vectors ON vectors.n = passages.vector"
        " WHERE passages.n IN (?*) ORDER BY passages.n",
        passages,
    )
    if not rows:
        return None
    return np.asarray(unpack([row[0] for row in rows], version.dimension).mean(axis=0), dtype=np.float32)
