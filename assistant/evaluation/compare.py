"""Two runs over the same questions -> which is better, by how much, how surely, and on which questions.

Comes after two runs are finished. The difference is taken question by question and resampled by article, so
that a hard question counts against both (paired cluster bootstrap).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.evaluation.asking import Asked
from assistant.evaluation.intervals import Interval, bootstrap_interval, cluster_totals
from assistant.evaluation.measures import Value, measure
from assistant.evaluation.runs import Run
from assistant.evaluation.scoring import LOWER_IS_BETTER, MEASURES
from index.errors import RunError

_SENTENCES = {
    "hit@1": "finds the right article first",
    "hit@5": "finds the right article among the first five",
    "judged_hit@1": "ranks the right article first after reading",
    "right": "answers rightly",
    "f1": "gives more of the exact words",
    "refusal_recall": "declines what cannot be answered",
    "over_refusal": "declines what could be answered",
    "quotes_verified": "quotes words that stand in the articles",
}
_FLIP_MEASURES = ("right", "refusal_recall", "judged_hit@1", "hit@1")


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure in both runs.

    Attributes:
        a, b: the measure over the questions that both runs have.
        difference: ``b - a``.
        interval: 95 % interval of the difference.
        effect: Cohen's h for shares, Cohen's d of the paired differences for means.
        n: questions that it rests on.
    """

    measure: str
    a: float
    b: float
    difference: float
    interval: Interval
    effect: float
    n: int

    @property
    def certain(self) -> bool:
        """True when the interval leaves zero out."""
        return self.interval[0] > 0 or self.interval[1] < 0

    @property
    def better(self) -> str | None:
        """``A`` or ``B`` where the difference is certain, else None."""
        if not self.certain:
            return None
        return "B" if (self.difference > 0) != (self.measure in LOWER_IS_BETTER) else "A"


@dataclass(frozen=True, slots=True)
class Flip:
    """A question that one run gets right and the other does not, with both answers."""

    id: str
    question: str
    measure: str
    better: str
    answer_a: str
    answer_b: str
    sources_a: tuple[str, ...]
    sources_b: tuple[str, ...]
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Run ``b`` against run ``a``.

    Attributes:
        sentence: what a person should take from it.
        only_a, only_b: ids of questions that only one run has; they are left out.
    """

    a: str
    b: str
    sentence: str
    differences: tuple[Difference, ...]
    flips: tuple[Flip, ...]
    questions: int
    only_a: tuple[str, ...] = ()
    only_b: tuple[str, ...] = ()
    changed_settings: dict[str, tuple[Any, Any]] | None = None

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON-ready values."""
        return {
            "a": self.a,
            "b": self.b,
            "sentence": self.sentence,
            "questions": self.questions,
            "differences": {
                item.measure: {
                    "a": item.a,
                    "b": item.b,
                    "difference": item.difference,
                    "interval": list(item.interval),
                    "effect": item.effect,
                    "n": item.n,
                    "better": item.better,
                }
                for item in self.differences
            },
            "flips": [
                {name: _plain(getattr(flip, name)) for name in flip.__dataclass_fields__}
                for flip in self.flips
            ],
            "only_a": list(self.only_a),
            "only_b": list(self.only_b),
            "changed_settings": {name: list(pair) for name, pair in (self.changed_settings or {}).items()},
        }


def compare(a: Run, b: Run) -> Comparison:
    """Compare two runs on the questions that both have; RunError when they share none."""
    records_a = {asked.question.id: asked for asked in a.records()}
    records_b = {asked.question.id: asked for asked in b.records()}
    shared = sorted(
        identity
        for identity in records_a.keys() & records_b.keys()
        if records_a[identity].question.question == records_b[identity].question.question
    )
    if not shared:
        raise RunError(
            f"Runs {a.info.id} and {b.info.id} have no question in common. Run the same set twice."
        )
    pairs = [(records_a[identity], records_b[identity]) for identity in shared]
    values = [(measure(before), measure(after)) for before, after in pairs]
    groups = [before.question.group for before, _ in pairs]
    differences = tuple(
        difference for name in MEASURES if (difference := _difference(name, values, groups)) is not None
    )
    return Comparison(
        a=a.info.id,
        b=b.info.id,
        sentence=plain_sentence(differences),
        differences=differences,
        flips=tuple(_flips(pairs, values)),
        questions=len(shared),
        only_a=tuple(sorted(records_a.keys() - set(shared))),
        only_b=tuple(sorted(records_b.keys() - set(shared))),
        changed_settings=_changed(a, b),
    )


def plain_sentence(differences: Sequence[Difference]) -> str:
    """What the differences say in words: the certain ones with their size, then what shows no difference."""
    named = {item.measure: item for item in differences if item.measure in _SENTENCES}
    certain, even = [], []
    for name, phrase in _SENTENCES.items():
        item = named.get(name)
        if item is None:
            continue
        if item.certain:
            more = "more often" if name != "f1" else "on average"
            winner = "B" if item.difference > 0 else "A"
            low, high = item.interval
            size = f"{_points(abs(item.difference))} points, 95 % interval "
            size += (
                f"{_points(low)} to {_points(high)}"
                if item.difference > 0
                else f"{_points(-high)} to {_points(-low)}"
            )
            certain.append(f"{winner} {phrase} {more}: +{size}")
        else:
            even.append(f"{name} ({_points(item.difference, sign=True)})")
    if not certain:
        return "No difference that these questions can show" + (f" in {', '.join(even)}." if even else ".")
    return "; ".join(certain) + (f"; no certain difference in {', '.join(even)}." if even else ".")


def _difference(
    name: str, values: Sequence[tuple[dict[str, Value], dict[str, Value]]], groups: Sequence[str]
) -> Difference | None:
    rows = [
        (before[name], after[name], group)
        for (before, after), group in zip(values, groups, strict=True)
        if name in before and name in after
    ]
    if not rows:
        return None
    a = math.fsum(before[0] for before, _, _ in rows) / math.fsum(before[1] for before, _, _ in rows)
    b = math.fsum(after[0] for _, after, _ in rows) / math.fsum(after[1] for _, after, _ in rows)
    paired = [after[0] / after[1] - before[0] / before[1] for before, after, _ in rows]
    totals = cluster_totals(paired, [1.0] * len(paired), [group for _, _, group in rows])
    shares = all(value in (0.0, 1.0) for before, after, _ in rows for value in (before[0], after[0]))
    return Difference(
        measure=name,
        a=a,
        b=b,
        difference=math.fsum(paired) / len(paired),
        interval=bootstrap_interval(totals),
        effect=_cohen_h(a, b) if shares else _cohen_d(paired),
        n=len(rows),
    )


def _cohen_h(a: float, b: float) -> float:
    return 2 * math.asin(math.sqrt(min(1.0, b))) - 2 * math.asin(math.sqrt(min(1.0, a)))


def _cohen_d(paired: Sequence[float]) -> float:
    mean = math.fsum(paired) / len(paired)
    spread = math.fsum((value - mean) ** 2 for value in paired)
    return mean / math.sqrt(spread / (len(paired) - 1)) if spread > 0 else 0.0


def _flips(
    pairs: Sequence[tuple[Asked, Asked]], values: Sequence[tuple[dict[str, Value], dict[str, Value]]]
) -> list[Flip]:
    flips = []
    for (before, after), (old, new) in zip(pairs, values, strict=True):
        name = next((name for name in _FLIP_MEASURES if name in old and name in new), None)
        if name is None or old[name] == new[name]:
            continue
        flips.append(
            Flip(
                id=before.question.id,
                question=before.question.question,
                measure=name,
                better="B" if new[name][0] > old[name][0] else "A",
                answer_a=_shown(before),
                answer_b=_shown(after),
                sources_a=tuple(citation["source"] for citation in before.citations),
                sources_b=tuple(citation["source"] for citation in after.citations),
                expected=before.question.answers or before.question.sources,
            )
        )
    return flips


def _shown(asked: Asked) -> str:
    if asked.answer is None:
        return asked.error or ""
    return str(asked.answer["text"])


def _changed(a: Run, b: Run) -> dict[str, tuple[Any, Any]]:
    before = {**a.info.settings, **{f"index {key}": value for key, value in a.info.index["settings"].items()}}
    after = {**b.info.settings, **{f"index {key}": value for key, value in b.info.index["settings"].items()}}
    before["index contents"], after["index contents"] = (
        a.info.index["sha256"][:12],
        b.info.index["sha256"][:12],
    )
    names = sorted(before.keys() | after.keys())
    return {
        name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)
    }


def _points(share: float, sign: bool = False) -> str:
    return f"{100 * share:+.1f}" if sign else f"{100 * share:.1f}"


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
