"""What the reader alone is worth as a judge: fitted on half of the held-out articles, told on the other.

In: the records of ``training.evaluate``. Out: tables of ranking, refusals, calibration, and the risk-coverage
curve. The product's own constants, which know its retriever's score too, come from ``training.product``.

    python -m training.calibrate --records records.json
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from training.measures import auc
from training.questions import XQUAD_HELD_OUT

Case = Mapping[str, Any]
SHARES = {"answer": 0.6, "sentence taken out": 0.15, "question exchanged": 0.15, "other": 0.1}
"""What people are taken to ask: three in five questions have an answer; confidence is calibrated for this mix."""

MAX_OVER_REFUSAL = 0.07
RANKING_FEATURES = ("cosine", "margin", "relevance")
WITHOUT_COSINE = ("margin", "relevance")
CONFIDENCE_FEATURES = ("margin", "relevance", "score")


def half_of(article: str) -> int:
    """0 or 1: which half of the held-out articles this one is in; fixed for ever by its place in the list."""
    if article.startswith("xquad/"):
        return sorted(XQUAD_HELD_OUT).index(int(article.split("/")[1])) % 2
    return sum(article.encode()) % 2


def fit_ranking(cases: Sequence[Case], features: Sequence[str]) -> dict[str, float]:
    """Weights under which the right passage of each answered question is most likely first (conditional logit)."""
    from scipy.optimize import minimize

    tables = []
    for case in cases:
        if case["kind"] == "answer" and any(p["gold"] for p in case["passages"]):
            x = np.array([[p[f] for f in features] for p in case["passages"]])
            tables.append((x, np.array([p["gold"] for p in case["passages"]])))
    spread = np.concatenate([x - x.mean(0) for x, _ in tables]).std(0) + 1e-9

    def loss(w: np.ndarray) -> float:
        total = 0.05 * float(w @ w)
        for x, gold in tables:
            s = (x / spread) @ w
            total += float(np.logaddexp.reduce(s) - np.logaddexp.reduce(s[gold]))
        return total

    found = minimize(loss, np.ones(len(features)), method="L-BFGS-B").x / spread
    return dict(zip(features, map(float, found), strict=True))


def first_passage(case: Case, ranking: Mapping[str, float]) -> dict[str, Any]:
    """The passage that the ranking puts first."""
    best: dict[str, Any] = max(case["passages"], key=lambda p: sum(w * p[f] for f, w in ranking.items()))
    return best


def is_right(case: Case, passage: Mapping[str, Any]) -> bool:
    """Whether showing this passage's best words, in their sentence, answers the question."""
    return case["kind"] == "answer" and passage["gold"] and (passage["in_sentence"] or passage["f1"] >= 0.5)


def case_weights(cases: Sequence[Case]) -> np.ndarray:
    """Weights that give each kind its share of SHARES."""
    kinds = [case["kind"] for case in cases]
    total = sum(SHARES[k] for k in set(kinds))
    return np.array([SHARES[k] / total / kinds.count(k) * len(cases) for k in kinds])


def fit_confidence(
    cases: Sequence[Case], ranking: Mapping[str, float], features: Sequence[str]
) -> dict[str, Any]:
    """Logistic regression of :func:`is_right` on the first passage's features."""
    from sklearn.linear_model import LogisticRegression

    firsts = [first_passage(case, ranking) for case in cases]
    x = np.array([[p[f] for f in features] for p in firsts])
    right = np.array([is_right(c, p) for c, p in zip(cases, firsts, strict=True)])
    spread, middle = x.std(0) + 1e-9, x.mean(0)
    model = LogisticRegression(C=1.0).fit((x - middle) / spread, right, sample_weight=case_weights(cases))
    weights = model.coef_[0] / spread
    return {
        "weights": dict(zip(features, map(float, weights), strict=True)),
        "intercept": float(model.intercept_[0] - weights @ middle),
    }


def confidences(
    cases: Sequence[Case], ranking: Mapping[str, float], confidence: Mapping[str, Any]
) -> np.ndarray:
    """The confidence shown for each case."""
    values = []
    for case in cases:
        first = first_passage(case, ranking)
        values.append(confidence["intercept"] + sum(w * first[f] for f, w in confidence["weights"].items()))
    return 1 / (1 + np.exp(-np.clip(values, -40, 40)))


def weighted_error(
    probabilities: np.ndarray, right: np.ndarray, weights: np.ndarray, bins: int = 10
) -> float:
    """Expected calibration error over bins of equal weight."""
    order = np.argsort(probabilities, kind="stable")
    share = np.cumsum(weights[order]) / weights.sum()
    places = np.minimum((share * bins - 1e-9).astype(int), bins - 1)
    total = 0.0
    for place in range(bins):
        rows = order[places == place]
        if len(rows):
            gap = np.average(probabilities[rows], weights=weights[rows]) - np.average(
                right[rows], weights=weights[rows]
            )
            total += abs(float(gap)) * float(weights[rows].sum())
    return total / float(weights.sum())


def fit(cases: Sequence[Case]) -> dict[str, Any]:
    """All constants from these cases."""
    constants: dict[str, Any] = {}
    for suffix, features in (("", RANKING_FEATURES), ("_without_cosine", WITHOUT_COSINE)):
        constants[f"ranking{suffix}"] = {"weights": fit_ranking(cases, features), "intercept": 0.0}
    constants["confidence"] = fit_confidence(cases, constants["ranking"]["weights"], CONFIDENCE_FEATURES)
    answered = [case for case in cases if case["kind"] == "answer"]
    shown = confidences(answered, constants["ranking"]["weights"], constants["confidence"])
    constants["threshold"] = float(np.quantile(shown, MAX_OVER_REFUSAL))
    return constants


def report(cases: Sequence[Case], constants: Mapping[str, Any]) -> dict[str, Any]:
    """The measures of these cases under constants fitted on others."""
    answered = [case for case in cases if case["kind"] == "answer"]
    table: dict[str, Any] = {"questions": len(answered)}
    rankings = {
        "embedding alone": {"cosine": 1.0},
        "span score alone": {"margin": 1.0},
        "relevance alone": {"relevance": 1.0},
        "span score + 160 cosine": {"margin": 1.0, "cosine": 160.0},
        "fitted, without cosine": constants["ranking_without_cosine"]["weights"],
        "fitted": constants["ranking"]["weights"],
    }
    for name, weights in rankings.items():
        firsts = [first_passage(case, weights) for case in answered]
        table[f"hit@1 {name}"] = float(np.mean([p["gold"] for p in firsts]))
    firsts = [first_passage(case, constants["ranking"]["weights"]) for case in answered]
    table["f1"] = float(np.mean([p["f1"] * p["gold"] for p in firsts]))
    table["exact_match"] = float(np.mean([p["exact"] * p["gold"] for p in firsts]))
    table["right (sentence holds it)"] = float(
        np.mean([is_right(c, p) for c, p in zip(answered, firsts, strict=True)])
    )
    shown = confidences(cases, constants["ranking"]["weights"], constants["confidence"])
    right = np.array([is_right(c, first_passage(c, constants["ranking"]["weights"])) for c in cases], float)
    table["calibration error"] = weighted_error(shown, right, case_weights(cases))
    kinds = np.array([case["kind"] for case in cases])
    refused = shown < constants["threshold"]
    for kind in SHARES:
        if (kinds == kind).any():
            table[f"refused: {kind}"] = float(refused[kinds == kind].mean())
            if kind != "answer":
                table[f"auc: {kind}"] = auc(shown[kinds == "answer"], shown[kinds == kind])
    return table


def risk_coverage(
    cases: Sequence[Case], constants: Mapping[str, Any], points: int = 20
) -> list[dict[str, float]]:
    """Rows of threshold, coverage, risk among what is answered, and shares refused, at growing thresholds."""
    ranking = constants["ranking"]["weights"]
    shown = confidences(cases, ranking, constants["confidence"])
    right = np.array([is_right(c, first_passage(c, ranking)) for c in cases], float)
    weights, kinds = case_weights(cases), np.array([case["kind"] for case in cases])
    near = np.isin(kinds, ("sentence taken out", "question exchanged"))
    rows = []
    for threshold in np.linspace(0, 0.95, points):
        given = shown >= threshold
        if not given.any():
            break
        rows.append(
            {
                "threshold": round(float(threshold), 3),
                "coverage": round(float(weights[given].sum() / weights.sum()), 4),
                "risk": round(float(1 - np.average(right[given], weights=weights[given])), 4),
                "over_refusal": round(float((~given)[kinds == "answer"].mean()), 4),
                "near_miss_refused": round(float((~given)[near].mean()), 4) if near.any() else float("nan"),
                "off_topic_refused": round(float((~given)[kinds == "other"].mean()), 4),
            }
        )
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, report, and write the constants."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=Path, required=True)
    options = parser.parse_args(arguments)
    records = json.loads(options.records.read_text("utf-8"))
    sets: dict[str, list[Case]] = records["end_to_end"]
    halves = [
        [c for cases in sets.values() for c in cases if half_of(c["article"]) == half] for half in (0, 1)
    ]
    fitted = [fit(half) for half in halves]
    table = {
        name: [report([c for c in cases if half_of(c["article"]) != half], fitted[half]) for half in (0, 1)]
        for name, cases in sets.items()
    }
    for name, (one, two) in table.items():
        print(f"\n{name}: fitted on half 0, told on half 1 | the reverse | both")
        share = one["questions"] / (one["questions"] + two["questions"])
        for key in one:
            both = one[key] * share + two[key] * (1 - share) if key != "questions" else one[key] + two[key]
            print(f"  {key:32s} {one[key]:8.3f} {two[key]:8.3f} {both:8.3f}")
    curve = risk_coverage(halves[1], fitted[0])
    for row in curve:
        print(row)
    print(json.dumps(fitted[0], indent=1))


if __name__ == "__main__":
    main()
