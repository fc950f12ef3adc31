"""A query in, ranked passages out: meaning and words fused, languages balanced, dates lifted, copies merged.

Words only help where they can match. A passage in another language than the query shares names and numbers with it,
and little else; how much a match is worth is therefore measured against what all the query's words could give.
The weights were chosen by measurement (docs/decisions.md).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from math import log
from statistics import fmean
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.background import Centre
from index.records import Filters, Passage, PassageInfo, ScoredPassage
from index.text.dates import DateRange, date_range, find_in_question, overlaps
from index.text.phrases import folded, quoted_phrases
from index.unrelated import unrelated_questions


@dataclass(frozen=True, slots=True)
class Fusion:
    """How scores are joined; all on the scale of the cosine.

    Attributes:
        words_same: what a full match of the query's words adds, in a passage of the query's language.
        words_other: the same in another language.
        full_match: BM25 of a full match, in sums of the query words' inverse document frequencies.
        same_language: taken, beyond what the background says, from passages in the query's language, whose
            cosines also spread further; only where the index holds other languages too.
        usual_gap: by how much passages in the query's language usually lie nearer; what is believed
            of a language with few passages.
        gap_passages: how many passages it takes to believe the measured gap as much as the usual one.
        quoted: added when the passage holds, word for word, what the query has between quotation marks.
        date: added when the article is of a time that the query names.
        days_after: how many days later news of an event may appear.
        candidates: how many passages each index is asked for.
    """

    words_same: float = 0.10
    words_other: float = 0.06
    full_match: float = 2.0
    same_language: float = 0.02
    usual_gap: float = 0.034
    gap_passages: int = 30
    quoted: float = 0.2
    date: float = 0.03
    days_after: int = 2
    candidates: int = 80


_FEW = 8


class SearchableIndex(Protocol):
    """What retrieval asks of an index."""

    @property
    def generation(self) -> int:
        """Grows with every change of content."""
        ...

    def vector_search(
        self, vector: NDArray[np.float32], k: int, filters: Filters | None = ...
    ) -> Sequence[tuple[str, float]]:
        """The nearest passages by cosine: (id, cosine), best first."""
        ...

    def word_search(
        self, query: str, k: int, filters: Filters | None = ..., language: str | None = ...
    ) -> Sequence[tuple[str, float]]:
        """The best passages by words: (id, BM25), best first."""
        ...

    def word_counts(self, query: str, language: str | None = ...) -> Sequence[int]:
        """For each word of the query that is no stop word, how many passages hold it."""
        ...

    def passages(self, ids: Iterable[str]) -> Mapping[str, Passage]:
        """Passages by id; unknown ids are left out."""
        ...

    def passage_infos(self, ids: Iterable[str]) -> Mapping[str, PassageInfo]:
        """What ranking asks about passages, by id; unknown ids are left out."""
        ...

    def copies(self, source: str) -> tuple[str, ...]:
        """Other sources that carry the same text."""
        ...

    def cosines(self, vector: NDArray[np.float32], ids: Iterable[str]) -> Mapping[str, float]:
        """The cosine of each of these passages; unknown ids are left out."""
        ...

    def centres(self) -> Mapping[str, Centre]:
        """For each language how many passages it has, and their centre."""
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
        fusion: how scores are joined.
        topics: turns the query into the vector of ``ScoredPassage.topic_score``, where it is another one.
    """

    def __init__(
        self,
        index: SearchableIndex,
        embedder: QueryEmbedder,
        fusion: Fusion | None = None,
        topics: QueryEmbedder | None = None,
    ) -> None:
        self._index = index
        self._embedder = embedder
        self._topics = topics
        self._fusion = fusion or Fusion()
        self._lock = threading.Lock()
        self._centres: tuple[int, Mapping[str, Centre]] | None = None
        self._unrelated: dict[str | None, NDArray[np.float32]] = {}
        self._usual: dict[str | None, tuple[int, float]] = {}

    def retrieve(
        self,
        query: str,
        k: int = 10,
        filters: Filters | None = None,
        language: str | None = None,
        *,
        topic_scores: bool = True,
    ) -> list[ScoredPassage]:
        """The ``k`` best passages, best first; the score is a cosine plus what words, languages and dates add.

        Args:
            query: in any language.
            k: how many.
            filters: which articles to search.
            language: ISO 639-1 code of the query, or None when unknown.
            topic_scores: give ``ScoredPassage.topic_score``, too.
        """
        if not topic_scores:
            return self._ranked(query, k, filters, language, None)
        with ThreadPoolExecutor(1, "topics") as beside:  # two short queries, a core each
            return self._ranked(
                query, k, filters, language, beside.submit(self._topic_vector, query, language)
            )

    def _ranked(
        self,
        query: str,
        k: int,
        filters: Filters | None,
        language: str | None,
        topics: Future[tuple[NDArray[np.float32], float]] | None,
    ) -> list[ScoredPassage]:
        vector = self._embedder.embed_queries([query])[0]
        wanted = max(self._fusion.candidates, 3 * k)
        known = self._known_centres()
        near = self._nearest(vector, wanted, filters, language, known)
        worded = dict(self._index.word_search(query, wanted, filters, language))
        infos = self._index.passage_infos([*near, *(id_ for id_ in worded if id_ not in near)])
        languages = self._language_scores(vector, language, known)
        words = self._word_scores(query, language, worded, infos, known)
        quoting = self._quoting(query, worded)
        times = find_in_question(query, language)
        floor = min(near.values(), default=0.0)
        scored = []
        for id_, info in infos.items():
            score = near.get(id_, floor) + words.get(id_, 0.0) + languages.get(info.language or "", 0.0)
            if id_ in quoting:
                score += self._fusion.quoted
            if times and self._is_of_time(info, times):
                score += self._fusion.date
            scored.append((info, float(score)))
        scored.sort(key=lambda item: (-item[1], item[0].id))
        best = self._without_copies(scored, k)
        ids = [info.id for info, _ in best]
        passages = self._index.passages(ids)
        topic, usual = topics.result() if topics else (None, 0.0)
        plain = self._index.cosines(topic, ids) if topic is not None else {}
        return [
            ScoredPassage(
                passages[id_],
                score,
                plain[id_] + score - near.get(id_, floor) - usual if id_ in plain else None,
            )
            for id_, (_, score) in zip(ids, best, strict=True)
            if id_ in passages
        ]

    def _topic_vector(self, query: str, language: str | None) -> tuple[NDArray[np.float32], float]:
        """The query's vector for topics, and how near the archive comes to queries on which it has nothing."""
        embedder = self._topics or self._embedder
        vector = embedder.embed_queries([query])[0]
        with self._lock:
            if language not in self._unrelated:
                self._unrelated[language] = embedder.embed_queries(unrelated_questions(language))
        generation = self._index.generation
        measured, usual = self._usual.get(language, (-1, 0.0))
        if measured != generation:
            usual = fmean(self._nearest_score(other, language) for other in self._unrelated[language])
            self._usual[language] = generation, usual
        return vector, usual

    def _nearest_score(self, vector: NDArray[np.float32], language: str | None) -> float:
        """The best score that a query has by its meaning alone."""
        known = self._known_centres()
        near = self._nearest(vector, _FEW, None, language, known)
        languages = self._language_scores(vector, language, known)
        infos = self._index.passage_infos(near)
        return max(
            (near[id_] + languages.get(info.language or "", 0.0) for id_, info in infos.items()), default=0.0
        )

    def _nearest(
        self,
        vector: NDArray[np.float32],
        wanted: int,
        filters: Filters | None,
        language: str | None,
        known: Mapping[str, Centre],
    ) -> dict[str, float]:
        """The nearest passages; where languages are mixed, those in other languages than the query's by themselves too.

        Otherwise passages in the query's language could fill every place.
        """
        near = dict(self._index.vector_search(vector, wanted, filters))
        filters = filters or Filters()
        others = [
            code
            for code in known
            if code != language and (not filters.languages or code in filters.languages)
        ]
        if others and len(others) < len(known):
            only = Filters(filters.sources, filters.date_from, filters.date_to, tuple(others))
            near.update(self._index.vector_search(vector, wanted, only))
        return near

    def _known_centres(self) -> Mapping[str, Centre]:
        generation = self._index.generation
        with self._lock:
            if self._centres is None or self._centres[0] != generation:
                self._centres = (generation, self._index.centres())
            return self._centres[1]

    def _language_scores(
        self, vector: NDArray[np.float32], language: str | None, known: Mapping[str, Centre]
    ) -> dict[str, float]:
        """What to add to a passage's cosine for its language, so that all languages compete alike."""
        fusion = self._fusion
        if len(known) < 2:
            return {}
        background = {code: float(centre.vector @ vector) for code, centre in known.items()}
        own = known.get(language or "")
        scores = {}
        for code, centre in known.items():
            if code == language:
                scores[code] = -fusion.same_language
                continue
            reference = (
                background[language] if own and language else sum(background.values()) / len(background)
            )
            usual = fusion.usual_gap if own else 0.0
            believed = min(centre.passages, own.passages if own else centre.passages)
            gap = believed * (reference - background[code]) + fusion.gap_passages * usual
            scores[code] = gap / (believed + fusion.gap_passages)
        return scores

    def _word_scores(
        self,
        query: str,
        language: str | None,
        worded: Mapping[str, float],
        infos: Mapping[str, PassageInfo],
        known: Mapping[str, Centre],
    ) -> dict[str, float]:
        """What matching words add, as a share of what all the query's words could give."""
        fusion = self._fusion
        total = max(1, sum(centre.passages for centre in known.values()))
        counts = self._index.word_counts(query, language)
        full = fusion.full_match * sum(log(1 + (max(total, n) - n + 0.5) / (n + 0.5)) for n in counts)
        if full <= 0:
            return {}
        return {
            id_: min(worded[id_] / full, 1.0)
            * (fusion.words_same if language in (None, info.language) else fusion.words_other)
            for id_, info in infos.items()
            if id_ in worded
        }

    def _quoting(self, query: str, worded: Iterable[str]) -> frozenset[str]:
        """Those of the passages with the query's words that hold the words it quotes, as it quotes them."""
        phrases = quoted_phrases(query)
        if not phrases:
            return frozenset()
        texts = {id_: folded(passage.text) for id_, passage in self._index.passages(worded).items()}
        return frozenset(id_ for id_, text in texts.items() if any(phrase in text for phrase in phrases))

    def _is_of_time(self, info: PassageInfo, times: Sequence[DateRange]) -> bool:
        if not info.date:
            return False
        published = date_range(info.date)
        return any(overlaps(asked, published, self._fusion.days_after) for asked in times)

    def _without_copies(
        self, scored: Sequence[tuple[PassageInfo, float]], k: int
    ) -> list[tuple[PassageInfo, float]]:
        """The best ones, with each text that several articles carry only once."""
        kept: list[tuple[PassageInfo, float]] = []
        sources: set[str] = set()
        passed_over: set[str] = set()
        for item in scored:
            source = item[0].source
            if source in passed_over:
                continue
            if source not in sources:
                if sources.intersection(self._index.copies(source)):
                    passed_over.add(source)
                    continue
                sources.add(source)
            kept.append(item)
            if len(kept) == k:
                break
        return kept
