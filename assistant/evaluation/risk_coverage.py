"""Confidences and rightness -> the risk-coverage curve, its area, and the calibration of the confidence.

Stands beside ``measures`` for what only a whole run can tell. Confidence is what ``Answer.confidence``
claims: the probability that the answer shown is right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_BINS = 10


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """If only answers of at least ``confidence`` were shown.

    Attributes:
        coverage: the share of all questions that would be answered.
        risk: the share of wrong ones among those answers.
    """

    confidence: float
    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Answers with a confidence in ``[low, high)`` (the last holds 1): claimed and true share of right ones."""

    low: float
    high: float
    count: int
    claimed: float
    right: float


def curve(confidences: Sequence[float], right: Sequence[bool], asked: int) -> list[CurvePoint]:
    """One point for each distinct confidence, highest first; ``asked`` counts all questions, refused too."""
    points = []
    shown = wrong = 0
    for value, (count, errors) in _by_confidence(confidences, right):
        shown += count
        wrong += errors
        points.append(CurvePoint(value, shown / asked, wrong / shown))
    return points


def area(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """The mean risk over all coverages up to that of the run (0 is best); ties count in expected order."""
    risks = []
    shown = 0
    wrong = 0.0
    for _, (count, errors) in _by_confidence(confidences, right):
        for _ in range(count):
            shown += 1
            wrong += errors / count
            risks.append(wrong / shown)
    return math.fsum(risks) / len(risks) if risks else 0.0


def calibration(confidences: Sequence[float], right: Sequence[bool]) -> list[CalibrationBin]:
    """Ten bins of equal width, the empty ones left out."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for value, is_right in zip(confidences, right, strict=True):
        groups.setdefault(min(int(value * _BINS), _BINS - 1), []).append((value, is_right))
    return [
        CalibrationBin(
            low=position / _BINS,
            high=(position + 1) / _BINS,
            count=len(groups[position]),
            claimed=math.fsum(value for value, _ in groups[position]) / len(groups[position]),
            right=sum(is_right for _, is_right in groups[position]) / len(groups[position]),
        )
        for position in sorted(groups)
    ]


def expected_calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Mean distance of claimed and true share over the bins, weighted by counts (Naeini et al. 2015)."""
    if not confidences:
        return 0.0
    return math.fsum(
        bin_.count * abs(bin_.claimed - bin_.right) for bin_ in calibration(confidences, right)
    ) / len(confidences)


def _by_confidence(
    confidences: Sequence[float], right: Sequence[bool]
) -> list[tuple[float, tuple[int, int]]]:
    counts: dict[float, tuple[int, int]] = {}
    for value, is_right in zip(confidences, right, strict=True):
        count, errors = counts.get(value, (0, 0))
        counts[value] = (count + 1, errors + (not is_right))
    return sorted(counts.items(), reverse=True)
