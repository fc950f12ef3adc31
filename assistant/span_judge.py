"""Interim judge by sentence cosine; replaced when the reader's weights are there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from assistant.judge import Finding, Judged
from assistant.reading import ArticleSource, Question
from index.passages import sentences
from index.records import ScoredPassage


class SpanJudge:
    """Judges sentences by cosine."""

    def __init__(self, embedder: Any, articles: ArticleSource) -> None:
        self._embedder, self._articles = embedder, articles

    @classmethod
    def load(cls, reader: str, embedder: Any, *, articles: ArticleSource) -> SpanJudge:
        """The judge."""
        return cls(embedder, articles)

    @property
    def name(self) -> str:
        """Its name."""
        return "extractive"

    @property
    def threshold(self) -> float:
        """Where an answer is given."""
        return 0.5

    def judge(self, question: Question, passages: Sequence[ScoredPassage]) -> list[Judged]:
        """Judge."""
        if not passages:
            return []
        query = self._embedder.embed_queries([question.standalone])[0]
        judged = []
        for scored in passages[:8]:
            passage = scored.passage
            text = self._articles.article(passage.source).text
            spans = sentences(text, passage.language, passage.start, passage.end) or [
                (passage.start, passage.end)
            ]
            cosines = self._embedder.embed_passages([text[a:b] for a, b in spans]) @ query
            best = sorted(zip(cosines, spans, strict=True), key=lambda pair: -pair[0])
            findings = tuple(
                Finding(span, 1 / (1 + math.exp(-(float(c) - 0.84) * 60))) for c, span in best[:3]
            )
            judged.append(Judged(scored, scored.score, findings))
        judged.sort(key=lambda item: -item.score)
        return judged
