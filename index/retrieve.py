"""A query in, ranked passages out: meaning and words fused, languages balanced, dates lifted, copies merged.

Words only help where they can match: a passage in another language than the query shares names and numbers with
it, and little else, so there its word score counts less. The weights are chosen by measurement (docs/decisions.md).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.dates import date_range, find_in_question, overlaps
from index.records import Filters, Passage, ScoredPassage


@dataclass(frozen=True, slots=True)
class Fusion:
    """How scores are joined; all on the scale of the cosine.

    Attributes:
        words_same: what the best word match in the query's language adds.
        words_other: what the best word match in another language adds.
        same_language: taken from passages in the query's language, which embed nearer to it than their
            meaning deserves, when the archive holds other languages too.
        date: added when the article is of a time that the query names.
        candidates: how many passages each index is asked for.
    """

    words_same: float = 0.05
    words_other: float = 0.02
    same_language: float = 0.01
    date: float = 0.015
    candidates: int = 60


class SearchableIndex(Protocol):
    """What retrieval asks of an index."""

    def vector_search(
        self, vector: NDArray[np.float32], k: int, filters: Filters = ...
    ) -> Sequence[tuple[str, float]]:
        """The nearest passages by cosine: (id, cosine), best first."""
        ...

    def word_search(
        self, query: str, k: int, filters: Filters = ..., language: str | None = ...
    ) -> Sequence[tuple[str, float]]:
        """The best passages by words: (id, BM25), best first."""
        ...

    def passages(self, ids: Iterable[str]) -> Mapping[str, Passage]:
        """Passages by id; unknown ids are left out."""
        ...

    def copies(self, source: str) -> tuple[str, ...]:
        """Other sources that carry the same text."""
        ...


class QueryEmbedder(Protocol):
    """Embeds queries."""

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """float32 (n, dimension), unit length."""
        ...


class PassageRetriever:
    """Ranks an index's passages for a query.

    Args:
        index: where vectors and words are searched.
        embedder: turns the query into a vector.
        languages: the languages that the index's articles are in.
        fusion: how scores are joined.
    """

    def __init__(
        self,
        index: SearchableIndex,
        embedder: QueryEmbedder,
        languages: Callable[[], Collection[str]] = tuple,
        fusion: Fusion | None = None,
    ) -> None:
        self._index = index
        self._embedder = embedder
        self._languages = languages
        self._fusion = fusion or Fusion()

    def retrieve(
        self, query: str, k: int = 10, filters: Filters | None = None, language: str | None = None
    ) -> list[ScoredPassage]:
        """The ``k`` best passages, best first; the score is a cosine plus what words and dates add.

        Args:
            query: in any language.
            k: how many.
            filters: which articles to search.
            language: ISO 639-1 code of the query, or None when unknown.
        """
        filters = filters or Filters()
        vector = self._embedder.embed_queries([query])[0]
        wanted = max(self._fusion.candidates, 3 * k)
        near = dict(self._index.vector_search(vector, wanted, filters))
        worded = dict(self._index.word_search(query, wanted, filters, language))
        passages = self._index.passages([*near, *(id_ for id_ in worded if id_ not in near)])
        scored = self._fused(query, language, near, worded, passages)
        return self._without_copies(scored, k)

    def _fused(
        self,
        query: str,
        language: str | None,
        near: Mapping[str, float],
        worded: Mapping[str, float],
        passages: Mapping[str, Passage],
    ) -> list[ScoredPassage]:
        fusion = self._fusion
        asked_times = find_in_question(query, language)
        mixed = language is not None and any(code != language for code in self._languages())
        best_words = max(worded.values(), default=0.0) or 1.0
        floor = min(near.values(), default=0.0)
        scored = []
        for id_, passage in passages.items():
            same = language is not None and passage.language == language
            score = near.get(id_, floor)
            weight = fusion.words_same if same or language is None else fusion.words_other
            score += weight * worded.get(id_, 0.0) / best_words
            if same and mixed:
                score -= fusion.same_language
            if asked_times and passage.date:
                published = date_range(passage.date)
                if any(overlaps(asked, published, tolerance_days=3) for asked in asked_times):
                    score += fusion.date
            scored.append(ScoredPassage(passage, float(score)))
        scored.sort(key=lambda item: (-item.score, item.passage.id))
        return scored

    def _without_copies(self, scored: Sequence[ScoredPassage], k: int) -> list[ScoredPassage]:
        """The best ones, with each text that several articles carry only once."""
        kept: list[ScoredPassage] = []
        sources: set[str] = set()
        passed_over: set[str] = set()
        for item in scored:
            source = item.passage.source
            if source in passed_over:
                continue
            if source not in sources:
                copies = set(self._index.copies(source))
                if copies & sources:
                    passed_over.add(source)
                    continue
                sources.add(source)
            kept.append(item)
            if len(kept) == k:
                break
        return kept
