"""From a reader's raw scores to a ranking, a probability and a threshold, by constants fitted on held-out data.

In: a passage's reading and its cosine with the question. Out: how well it fits, comparable across
questions, and the probability that its best words are a right answer. The constants stand in
weights/reader.json, with what they were fitted on; ``training.calibrate`` writes them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.span_model import MAX_MARGIN, PassageReading

RANKING_FEATURES = ("cosine", "margin", "relevance")
CONFIDENCE_FEATURES = ("margin", "relevance", "score")
"""No cosine here: its level depends on languages and on how passages are cut, which differ between archives."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A weighted sum of a reading's features."""

    weights: Mapping[str, float]
    intercept: float = 0.0

    def __call__(self, features: Mapping[str, float]) -> float:
        """The sum; every weight must have its feature."""
        return self.intercept + sum(weight * features[name] for name, weight in self.weights.items())


@dataclass(frozen=True, slots=True)
class Calibration:
    """Fitted constants of one reader.

    Attributes:
        ranking: the log-odds by which passages are ordered, cosine included.
        ranking_without_cosine: the same where no cosine is known.
        confidence: log-odds that the best words of the passage ranked first answer the question.
        threshold: the confidence from which an answer is given.
        fitted_on: what data, in words.
    """

    ranking: Linear
    ranking_without_cosine: Linear
    confidence: Linear
    threshold: float
    fitted_on: str

    @classmethod
    def from_constants(cls, constants: Mapping[str, Any]) -> Calibration:
        """Read what ``SpanModel.constants`` holds; a reader without constants of its own gets plain ones."""
        if not constants:
            plain = Linear({"margin": 1.0})
            return cls(
                Linear({"margin": 1.0, "cosine": 160.0}), plain, plain, 0.5, "nothing: plain constants"
            )
        parts = {
            name: Linear(dict(constants[name]["weights"]), float(constants[name]["intercept"]))
            for name in ("ranking", "ranking_without_cosine", "confidence")
        }
        return cls(**parts, threshold=float(constants["threshold"]), fitted_on=str(constants["fitted_on"]))

    def rank_score(self, reading: PassageReading, cosine: float | None) -> float:
        """How well the passage answers, in log-odds against other passages: higher is better."""
        features = _features(reading, cosine)
        return self.ranking_without_cosine(features) if cosine is None else self.ranking(features)

    def probability(self, reading: PassageReading, span: int = 0) -> float:
        """The probability, 0 to 1, that the reading's span number ``span`` is a right answer; 0 where there is none.

        Calibrated for the best span of the passage ranked first. A later span shares out what the first one has
        by how much less likely the reader finds it, so the spans of a passage never add up to more than one.
        """
        if span >= len(reading.spans):
            return 0.0
        log_odds = self.confidence(_features(reading, None))
        first = 1 / (1 + math.exp(-max(-40.0, min(40.0, log_odds))))
        return (
            first
            if span == 0
            else min(first, 1 - first) * math.exp(reading.spans[span].score - reading.spans[0].score)
        )


def _features(reading: PassageReading, cosine: float | None) -> dict[str, float]:
    score = reading.spans[0].score if reading.spans else -MAX_MARGIN
    features = {"margin": reading.margin, "relevance": reading.relevance, "score": score}
    return features if cosine is None else {**features, "cosine": cosine}
