"""Searching an opened version: a query's vector or words and filters in, passage ids with scores out.

Chroma proposes, the archive disposes: ids that the archive does not know are left out, and scores are computed
anew from the archive's own vectors, so that a damaged or stale store can never change what a score means.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index import lexical, postings
from index.errors import SettingsError
from index.kept import among, for_filters, is_kept, kept_vectors
from index.opened import OpenedVersion
from index.records import Filters
from index.store import Vectors, unpack
from index.text.dates import date_range
from index.text.languages import language_code

EXACT_LIMIT = 10_000
"""Up to so many passages left by a filter are compared one by one: exact, and faster than a filtered graph."""
_MOST_FETCHED = 1000
_MOST_FETCHED_OF_MANY = 4000
"""The same for an archive whose vectors are too many to be kept in memory, where comparing all takes long."""
Hit = tuple[str, float]


@dataclass(frozen=True)
class Selection:
    """What filters leave in.

    Attributes:
        articles: numbers of the articles left in, or None when nothing was filtered.
        article_count: how many articles are searched.
        passages: how many passages they have.
        undated_left_out: articles left out for having no date, though nothing else kept them out.
    """

    articles: tuple[int, ...] | None
    article_count: int
    passages: int
    undated_left_out: int = 0

    @cached_property
    def allowed(self) -> frozenset[int] | None:
        """``articles`` for asking whether one is in."""
        return None if self.articles is None else frozenset(self.articles)


def as_day(iso: str, *, last: bool = False) -> int:
    """The first (or last) day of an ISO date of any precision as ``YYYYMMDD``; ValueError when it is none."""
    day = date_range(iso)[1 if last else 0]
    return day.year * 10_000 + day.month * 100 + day.day


def select(version: OpenedVersion, filters: Filters) -> Selection:
    """Which articles filters leave in; a month's article is in when its month overlaps the range.

    SettingsError for a date that is none.
    """
    if not filters:
        table = version.table()
        return Selection(None, len(table.rows), table.passages)
    return for_filters(version, filters, lambda: _selected(version, filters))


def _selected(version: OpenedVersion, filters: Filters) -> Selection:
    first = _asked_day(filters.date_from, "date_from", last=False)
    last = _asked_day(filters.date_to, "date_to", last=True)
    languages = {language_code(code) for code in filters.languages}
    globs = [glob for named in filters.sources for glob in source_globs(named)]
    chosen: list[int] = []
    passages = undated = 0
    for number, source, first_day, last_day, language, count in version.table().rows:
        if languages and (language or "") not in languages:
            continue
        if globs and not any(fnmatchcase(source, glob) for glob in globs):
            continue
        if first is not None or last is not None:
            if first_day is None or last_day is None:
                undated += 1
                continue
            if (first is not None and last_day < first) or (last is not None and first_day > last):
                continue
        chosen.append(number)
        passages += count
    return Selection(tuple(chosen), len(chosen), passages, undated)


def source_globs(named: str) -> tuple[str, str, str]:
    """Globs of the sources that a filter names: those that match it, lie in that folder, are records of that file."""
    bare = named.removeprefix("./")
    folder = bare.rstrip("/")
    return bare, f"{folder}/*", f"{folder}#*"


def _asked_day(iso: str | None, name: str, *, last: bool) -> int | None:
    if not iso:
        return None
    try:
        return as_day(iso, last=last)
    except ValueError as error:
        raise SettingsError(
            f"{name} is no date: {error}. Write it as 2021-12-31, 2021-12 or 2021."
        ) from error


def vector_search(version: OpenedVersion, vector: Vectors, k: int, selection: Selection) -> list[Hit]:
    """The ``k`` best (passage id, cosine), best first, ties by id; StoreBrokenError when the store is damaged."""
    if k < 1 or selection.passages == 0:
        return []
    if selection.articles is not None and selection.passages <= EXACT_LIMIT:
        return exact_search(version, vector, k, selection)
    allowed = selection.allowed
    most = _MOST_FETCHED if is_kept(version) else _MOST_FETCHED_OF_MANY
    with version.searching() as (store, generation):
        fetch = (
            k + 8 if allowed is None else int((k + 8) * version.passage_count() / selection.passages * 1.5)
        )
        while True:
            if fetch > most:
                return exact_search(version, vector, k, selection)
            near = store.query(vector[None, :], fetch)[0]
            hits = _known(version, [id_ for id_, _ in near], vector, allowed)
            if len(hits) >= min(k, selection.passages) or len(near) < fetch:
                break
            fetch *= 4
    if not store.remote and version.generation > generation:
        hits = _merged(hits, _delta(version, vector, k, selection, generation))
    if len(hits) < min(k, selection.passages):
        return exact_search(version, vector, k, selection)
    return sorted(hits, key=lambda hit: (-hit[1], hit[0]))[:k]


def _known(
    version: OpenedVersion, ids: Sequence[str], vector: Vectors, allowed: frozenset[int] | None
) -> list[Hit]:
    """Those ids that the archive knows and the filters allow, scored from the archive's vectors."""
    rows = version.database.read_among(
        "SELECT passages.id, vectors.vector, passages.article FROM passages JOIN vectors ON vectors.n = passages.vector"
        " WHERE passages.id IN (?*)",
        ids,
    )
    if allowed is not None:
        rows = [row for row in rows if row[2] in allowed]
    if not rows:
        return []
    scores = unpack([row[1] for row in rows], version.dimension) @ vector
    return [(row[0], float(score)) for row, score in zip(rows, scores, strict=True)]


def _delta(
    version: OpenedVersion, vector: Vectors, k: int, selection: Selection, generation: int
) -> list[Hit]:
    """The best of the passages that came after this process opened its store."""
    sql = _VECTORS + " WHERE passages.generation > ?"
    parameters: list[int | str] = [generation]
    if selection.articles is not None:
        sql += _AMONG.replace("WHERE", "AND")
        parameters.append(_numbers(selection.articles))
    return _best(version, sql, parameters, vector, k)


_VECTORS = "SELECT passages.id, vectors.vector FROM passages JOIN vectors ON vectors.n = passages.vector"
_AMONG = " WHERE passages.article IN (SELECT value FROM json_each(?))"


def exact_search(version: OpenedVersion, vector: Vectors, k: int, selection: Selection) -> list[Hit]:
    """The ``k`` best by comparing every selected passage with the query: what a graph search approximates."""
    if (kept := kept_vectors(version)) is not None:
        scores = dict(kept.best(vector, k, selection.articles))
        rows = version.database.read_among("SELECT id, n FROM passages WHERE n IN (?*)", list(scores))
        return sorted(((row[0], scores[row[1]]) for row in rows), key=lambda hit: (-hit[1], hit[0]))[:k]
    if selection.articles is None:
        return _best(version, _VECTORS, [], vector, k)
    return _best(version, _VECTORS + _AMONG, [_numbers(selection.articles)], vector, k)


def cosines(version: OpenedVersion, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
    """The cosine of each of these passages, from the archive's own vectors; unknown ids are left out."""
    return dict(_known(version, ids, vector, None))


def _best(
    version: OpenedVersion, sql: str, parameters: list[int | str], vector: Vectors, k: int
) -> list[Hit]:
    best: list[Hit] = []
    for rows in version.database.scan(sql, parameters, size=4096):
        scores: NDArray[np.float32] = unpack([row[1] for row in rows], version.dimension) @ vector
        top = np.argsort(-scores, kind="stable")[: k + 32]
        best = heapq.nsmallest(
            k, [*best, *((rows[i][0], float(scores[i])) for i in top)], key=lambda hit: (-hit[1], hit[0])
        )
    return best


def passage_mask(version: OpenedVersion, selection: Selection) -> NDArray[np.bool_] | None:
    """Which passages, by number, a selection leaves in; None for all."""
    if selection.articles is None:
        return None
    return among(version.articles_of_passages(), selection.articles)


def languages_with(version: OpenedVersion, word: str) -> frozenset[str]:
    """The languages in whose articles the word stands, in a form that its language gives the same stem."""
    table = version.table()
    return frozenset(code for code in table.languages if _is_written(version, word, code))


def _is_written(version: OpenedVersion, word: str, language: str) -> bool:
    stems = lexical.word_stems(word, language)
    if not stems:
        return False
    articles, language_of = version.articles_of_passages(), version.table().language_of
    for stem in stems:
        passages = postings.passages_with(version.database, stem)
        numbers = np.unique(articles[passages[passages < len(articles)]]).tolist()
        if not any(language_of.get(number) == language for number in numbers):
            return False
    return True


def _merged(one: list[Hit], other: list[Hit]) -> list[Hit]:
    return list({**dict(one), **dict(other)}.items())


def _numbers(numbers: Sequence[int]) -> str:
    return "[" + ",".join(map(str, numbers)) + "]"
