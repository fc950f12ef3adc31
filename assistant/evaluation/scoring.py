"""The records of a run -> measures, intervals, counts and seconds, for all questions and for parts of them.

Comes after the asking, and again at will: nothing here asks anything. Measures and intervals are the same to
the last digit for the same records, in whatever order they were written.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.asking import Asked
from assistant.evaluation.intervals import Interval, interval, resampled
from assistant.evaluation.measures import Value, is_right, measure
from assistant.evaluation.risk_coverage import area, expected_calibration_error

_ORDER = (
    *("hit@1", "hit@3", "hit@5", "hit@10", "mrr", "ndcg@10", "recall@5", "recall@10", "recall@50"),
    *(f"passage_{name}" for name in ("hit@1", "hit@3", "hit@5", "hit@10", "mrr", "ndcg@10")),
    *(f"passage_recall@{k}" for k in (5, 10, 50)),
    *(f"judged_{name}" for name in ("hit@1", "hit@3", "hit@5", "hit@10", "mrr")),
    *(f"judged_passage_{name}" for name in ("hit@1", "hit@3", "hit@5", "hit@10", "mrr")),
    *("right", "right@1", "exact_match", "f1", "contains", "required_present", "forbidden_absent", "nuggets"),
    *(
        "right_file",
        "right_file@1",
        "right_place",
        "source_precision",
        "citation_recall",
        "citation_precision",
    ),
    *("quotes_verified", "speaker", "date", "refusal_recall", "over_refusal", "score", "aurc", "ece"),
)
MEASURES = _ORDER
LOWER_IS_BETTER = frozenset({"over_refusal", "aurc", "ece"})


@dataclass(frozen=True, slots=True)
class Scores:
    """What a run, or a part of it, measures.

    Attributes:
        measures: name -> value, in a fixed order; a measure that the set's fields do not allow is absent.
        intervals: name -> 95 % interval.
        counts: how many questions, answers, citations; ``n <measure>`` how many questions a measure rests on.
    """

    measures: dict[str, float] = field(default_factory=dict)
    intervals: dict[str, Interval] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def score_records(records: Iterable[Asked]) -> Scores:
    """Every measure over ``records``, with intervals that resample articles."""
    ordered = sorted(records, key=lambda asked: asked.number)
    if not ordered:
        return Scores()
    values = [measure(asked) for asked in ordered]
    groups = [asked.question.group for asked in ordered]
    measures: dict[str, float] = {}
    intervals: dict[str, Interval] = {}
    counts = _counts(ordered)
    for name in MEASURES:
        rows = [(one[name], group) for one, group in zip(values, groups, strict=True) if name in one]
        if rows:
            measures[name], bounds = _ratio(rows)
            if bounds is not None:
                intervals[name] = bounds
            counts[f"n {name}"] = len(rows)
    if "quotes_verified" not in measures:
        measures["quotes_verified"], intervals["quotes_verified"] = 1.0, (0.0, 1.0)
        counts["n quotes_verified"] = 0
    for name, statistic in (("aurc", area), ("ece", expected_calibration_error)):
        _confidence_measure(name, statistic, ordered, measures, intervals, counts)
    return Scores({name: measures[name] for name in MEASURES if name in measures}, intervals, counts)


def confident_answers(records: Sequence[Asked]) -> tuple[list[float], list[bool], list[str]]:
    """Confidence, rightness and cluster of each shown answer that claims a confidence and can be judged."""
    rows = [
        (float(asked.answer["confidence"]), bool(right), asked.question.group)
        for asked in records
        if asked.answered and asked.answer and asked.answer["confidence"] is not None
        if (right := is_right(asked)) is not None
    ]
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def by_field(records: Sequence[Asked], of: Callable[[Asked], str | None]) -> dict[str, Scores]:
    """Scores for each value of ``of`` (``-`` where there is none); empty when there is only one value."""
    parts: dict[str, list[Asked]] = {}
    for asked in records:
        parts.setdefault(of(asked) or "-", []).append(asked)
    return {name: score_records(parts[name]) for name in sorted(parts)} if len(parts) > 1 else {}


def seconds_of(records: Sequence[Asked], total: float | None = None) -> dict[str, float]:
    """Median and 95th percentile of each step, in seconds, and the total over all questions."""
    steps: dict[str, list[float]] = {}
    for asked in records:
        for name, value in asked.seconds.items():
            steps.setdefault(name, []).append(value)
    found = {
        "total": total if total is not None else sum(sum(steps.get(name, [])) for name in ("ask", "search"))
    }
    for name in sorted(steps, key=lambda name: (name.startswith("step "), name)):
        found[f"{name} p50"] = median(steps[name])
        found[f"{name} p95"] = float(np.quantile(steps[name], 0.95))
    return found


def _ratio(rows: list[tuple[Value, str]]) -> tuple[float, Interval | None]:
    points = [value[0] for value, _ in rows]
    possible = [value[1] for value, _ in rows]
    offered = math.fsum(possible)
    return math.fsum(points) / offered, interval(points, possible, [group for _, group in rows])


def _counts(records: Sequence[Asked]) -> dict[str, int]:
    return {
        "questions": len(records),
        "answerable": sum(asked.question.answerable is True for asked in records),
        "unanswerable": sum(asked.question.answerable is False for asked in records),
        "answered": sum(asked.answered for asked in records),
        "refused": sum(not asked.answered and asked.error is None for asked in records),
        "errors": sum(asked.error is not None for asked in records),
        "citations": sum(len(asked.verified) for asked in records),
        "fallbacks": sum(bool(asked.answer and asked.answer["fallback"]) for asked in records),
        "missing_sources": len({source for asked in records for source in asked.expected.missing}),
    }


def _confidence_measure(
    name: str,
    statistic: Callable[[Sequence[float], Sequence[bool]], float],
    records: Sequence[Asked],
    measures: dict[str, float],
    intervals: dict[str, Interval],
    counts: dict[str, int],
) -> None:
    confidences, right, groups = confident_answers(records)
    if not confidences:
        return

    def drawn(positions: NDArray[np.intp]) -> float:
        return statistic(
            [confidences[position] for position in positions], [right[position] for position in positions]
        )

    measures[name] = statistic(confidences, right)
    intervals[name] = resampled(drawn, groups)
    counts[f"n {name}"] = len(confidences)
