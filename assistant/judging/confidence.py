"""From a passage's reading to its rank and to the probability that its words are a right answer.

The constants stand in weights/confidence.json with what they were fitted on: questions on held-out articles, asked of
the whole product, each also in forms that the articles do not answer. ``training.fit_confidence`` writes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.events.dates import DAYS_AFTER
from assistant.judging.absent import CAPITALISES_NOUNS
from assistant.judging.readings import MAX_MARGIN, PassageReading
from assistant.reading import Question
from assistant.words.mentions import missing_names, missing_numbers, script_of
from index.errors import EncoderError
from index.records import Passage, ScoredPassage
from index.text.dates import date_range, find_dates, overlaps

BUNDLED = Path(__file__).parents[1] / "weights" / "confidence.json"
_MAX_LOG_ODDS = 30.0
MOST_LEAD = 6.0
TOPIC_SCORES = (-0.04, 0.08)
"""Below the one and above the other, nearer or farther says nothing more of whether the archive has the topic."""


def features_of_all(
    question: Question,
    read: Sequence[tuple[ScoredPassage, PassageReading]],
    languages_with: Callable[[str], frozenset[str]],
) -> list[dict[str, float]]:
    """As :func:`features`, for all passages that were read, with what all of them tell of the archive.

    ``topic`` is the highest topic score, within TOPIC_SCORES, and ``relevant`` the highest relevance: whether the
    archive has the topic is a matter of the archive, and the passage that answers may not be the nearest.
    """
    low, high = TOPIC_SCORES
    scores = [high if scored.topic_score is None else scored.topic_score for scored, _ in read]
    of_archive = {
        "topic": max(low, min(high, max(scores, default=low))),
        "relevant": max((reading.relevance for _, reading in read), default=0.0),
    }
    return [{**features(question, scored, reading, languages_with), **of_archive} for scored, reading in read]


def features(
    question: Question,
    scored: ScoredPassage,
    reading: PassageReading,
    languages_with: Callable[[str], frozenset[str]],
) -> dict[str, float]:
    """What ranking and confidence are computed from, for one passage.

    ``fused`` is the retriever's score; ``margin`` the best span against no answer; ``relevance`` the model's own
    judgement of the passage; ``span`` the best span's log-probability; ``names`` and ``numbers`` how many of the
    question's names and numbers stand nowhere in the passage, its title or its date (at most two count; a name in
    another script than the passage's may stand there unseen and counts only when it is ``elsewhere``);
    ``elsewhere`` those names among them that other articles in the passage's language write (``languages_with``
    tells) or that are asked for in that language, so that no translation explains why they are missing.
    """
    passage = scored.passage
    around = f"{passage.title or ''}\n{passage.date or ''}\n{passage.text}"
    missing = missing_names(question.text, question.language, around)
    sure = passage.language == question.language and question.language not in CAPITALISES_NOUNS
    script = script_of(passage.text)
    comparable = frozenset(name for name in missing if script_of(name) == script)
    elsewhere = [
        name for name in missing if (sure and name in comparable) or passage.language in languages_with(name)
    ]
    return {
        "fused": scored.score,
        "margin": max(-MAX_MARGIN, min(MAX_MARGIN, reading.margin)),
        "relevance": reading.relevance,
        "span": max(-MAX_MARGIN, reading.spans[0].score) if reading.spans else -MAX_MARGIN,
        "names": float(min(2, len(comparable.union(elsewhere)))),
        "elsewhere": float(min(2, len(elsewhere))),
        "numbers": float(min(2, len(missing_numbers(_without_dates(question, passage), around)))),
    }


def leads(ranks: Sequence[float], agreeing: Sequence[Collection[int]]) -> list[float]:
    """By how much each passage is ahead of the best one whose words are others, 0 to MOST_LEAD log-odds.

    Args:
        ranks: the passages' places, higher is better.
        agreeing: for each passage the numbers of those whose best words say the same as its own.
    """
    found = []
    for number, rank in enumerate(ranks):
        others = [
            other for place, other in enumerate(ranks) if place != number and place not in agreeing[number]
        ]
        found.append(max(0.0, min(MOST_LEAD, rank - max(others, default=-math.inf))))
    return found


def _without_dates(question: Question, passage: Passage) -> str:
    """The question without the dates that the article's own date agrees with: news says "on Saturday" of its day."""
    if not passage.date:
        return question.text
    published = date_range(passage.date)
    text = question.text
    for mention in reversed(find_dates(text, question.language)):
        if overlaps(mention.range, published, DAYS_AFTER):
            text = text[: mention.start] + text[mention.end :]
    return text


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for and against a passage.

    Attributes:
        features: what the fitted constants weigh.
        rank: what rules add to the ranking, beside the constants.
        log_odds: what rules add to the log-odds that its best words are right.
    """

    features: Mapping[str, float]
    rank: float = 0.0
    log_odds: float = 0.0


@dataclass(frozen=True, slots=True)
class Linear:
    """A weighted sum of features."""

    weights: Mapping[str, float]
    intercept: float = 0.0

    def __call__(self, given: Mapping[str, float]) -> float:
        """The sum; features without a weight count nothing."""
        return self.intercept + sum(weight * given[name] for name, weight in self.weights.items())


@dataclass(frozen=True, slots=True)
class Confidence:
    """Fitted constants.

    Attributes:
        ranking: orders passages; higher is better.
        log_odds: that the best words of a passage are a right answer.
        topic: log-odds that the archive has the topic at all.
        topic_threshold: the probability of that from which an answer may be given.
        threshold: the probability from which an answer is given.
        fitted_on: what data, in words.
    """

    ranking: Linear
    log_odds: Linear
    topic: Linear
    topic_threshold: float
    threshold: float
    fitted_on: str

    @classmethod
    def load(cls, path: Path = BUNDLED) -> Confidence:
        """The bundled constants; EncoderError when the installation lacks them."""
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                Linear(kept["ranking"]["weights"]),
                _linear(kept["log_odds"]),
                _linear(kept["topic"]),
                float(kept["topic"]["threshold"]),
                float(kept["threshold"]),
                str(kept["fitted_on"]),
            )
        except (OSError, ValueError, KeyError) as error:
            raise EncoderError(
                f"The reader's constants in {path} cannot be read: {error!r}. Install again."
            ) from error

    def leading(self, grounds: Sequence[Grounds], agreeing: Sequence[Collection[int]]) -> list[Grounds]:
        """The grounds of all passages that were read, each with its ``lead`` among the features."""
        found = leads([self.rank(own) for own in grounds], agreeing)
        return [
            replace(own, features={**own.features, "lead": lead})
            for own, lead in zip(grounds, found, strict=True)
        ]

    def rank(self, grounds: Grounds) -> float:
        """The passage's place among those that were read; higher is better, in log-odds."""
        return self.ranking(grounds.features) + grounds.rank

    def probability(self, grounds: Grounds) -> float:
        """That the best words of the passage are a right answer, 0 to 1; below the threshold without the topic."""
        right = _sigmoid(self.log_odds(grounds.features) + grounds.log_odds)
        topic = _sigmoid(self.topic(grounds.features))
        return (
            right
            if topic >= self.topic_threshold
            else min(right, self.threshold * topic / self.topic_threshold)
        )


def _linear(kept: Mapping[str, Any]) -> Linear:
    return Linear(kept["weights"], float(kept["intercept"]))


def _sigmoid(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-_MAX_LOG_ODDS, min(_MAX_LOG_ODDS, log_odds))))


def shares(best: float, scores: Sequence[float]) -> list[float]:
    """The passage's probability for its best span; for each later one less, as the model finds it less likely."""
    return [best * math.exp(min(0.0, score - scores[0])) for score in scores]
