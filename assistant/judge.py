"""What a judge of passages is: which words in each passage answer the question, and how likely they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.reading import Question
from index.records import ScoredPassage, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Words in a passage that may answer.

    Attributes:
        span: half-open offsets in the article of the exact words.
        probability: that these words answer the question, calibrated, 0 to 1.
    """

    span: Span
    probability: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage, how well it fits (higher is better, comparable across passages and questions), and its findings."""

    passage: ScoredPassage
    score: float
    findings: tuple[Finding, ...]

    @property
    def probability(self) -> float:
        """Of the best finding; 0 where there is none."""
        return self.findings[0].probability if self.findings else 0.0


class Judge(Protocol):
    """Judges passages for a question, without a language model."""

    @property
    def name(self) -> str:
        """What ``Answer.model`` shows."""
        ...

    @property
    def threshold(self) -> float:
        """The probability from which an answer is given, chosen on a risk-coverage curve."""
        ...

    def judge(self, question: Question, passages: Sequence[ScoredPassage]) -> list[Judged]:
        """The passages, best first, each with its findings (best first; their spans do not overlap)."""
        ...

    def nearness(self, question: Question, sentences: Sequence[str]) -> Mapping[str, float]:
        """The cosine of each sentence with the question, -1 to 1; empty where the judge cannot tell."""
        ...
