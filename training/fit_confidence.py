"""Fits what ranks passages and what ``confidence`` means, on one half of the articles; reports on the other half.

    python -m training.fit_confidence records.jsonl [--write assistant/weights/confidence.json]

In: records of ``training.product``. The ranking is a conditional logit (which passage is the right one), confidence a
logistic regression of "the first passage's best words are right" over all kinds of question, and the threshold the
confidence that refuses at most MAX_OVER_REFUSAL of the answerable questions that would be answered rightly. What is
written is fitted on all records; what is printed is cross-fitted: each half under constants of the other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from assistant.judging.confidence import leads
from training.measures import calibration_error
from training.questions import XQUAD_HELD_OUT

Record = Mapping[str, Any]
RANKING = ("fused", "margin", "relevance", "names", "numbers")
CONFIDENCE = ("margin", "relevance", "span", "lead", "elsewhere", "numbers", "unfit")
TOPIC = ("topic", "relevant")
SHARES = {"answer": 0.72, "sentence": 0.055, "exchanged": 0.055, "near": 0.1, "topic": 0.07}
"""What people are taken to ask; confidence is calibrated for this mix."""
MAX_OVER_REFUSAL = 0.06
MAX_TOPIC_REFUSAL = 0.04
"""The share of right answers that may be refused for want of the topic; part of MAX_OVER_REFUSAL."""
LEAST_LESS = {"elsewhere": 0.8, "numbers": 0.5, "unfit": 1.0}
"""Log-odds that each of these takes away at least: XQuAD asks for few people and days, news for little else."""
AGAINST = frozenset({"names", *LEAST_LESS})
"""Features that can only speak against a passage or an answer; all others can only speak for it."""


def fit_ranking(records: Sequence[Record]) -> dict[str, float]:
    """Weights under which the right passage is most likely first."""
    tables = []
    for record in records:
        gold = np.array([p["gold"] for p in record["passages"]])
        if record["kind"] == "answer" and gold.any() and not gold.all():
            x = np.array([[p[f] for f in RANKING] for p in record["passages"]])
            tables.append((x, gold, _by_rules(record["passages"], "rank")))
    spread = np.concatenate([x - x.mean(0) for x, _, _ in tables]).std(0) + 1e-9

    def loss(w: np.ndarray) -> float:
        total = 0.05 * float(w @ w)
        for x, gold, added in tables:
            s = (x / spread) @ w + added
            total += float(np.logaddexp.reduce(s) - np.logaddexp.reduce(s[gold]))
        return total

    bounds = [(None, 0.0) if name in AGAINST else (0.0, None) for name in RANKING]
    begin = np.array([0.0 if name in AGAINST else 1.0 for name in RANKING])
    found = minimize(loss, begin, method="L-BFGS-B", bounds=bounds).x / spread
    return dict(zip(RANKING, map(float, found), strict=True))


def first(record: Record, ranking: Mapping[str, float]) -> Any:
    """The passage that the ranking puts first, with its lead."""
    passages = record["passages"]
    ranks = [p["rank"] + sum(w * p[f] for f, w in ranking.items()) for p in passages]
    best = ranks.index(max(ranks))
    return {**passages[best], "lead": leads(ranks, [p["agreeing"] for p in passages])[best]}


def _by_rules(passages: Sequence[Mapping[str, Any]], name: str) -> np.ndarray:
    """What rules add to each passage, beside the constants."""
    return np.array([passage[name] for passage in passages])


def is_right(record: Record, passage: Mapping[str, Any]) -> bool:
    """Whether the passage's best words, or the sentence that carries them, answer the question."""
    return bool(
        record["kind"] == "answer" and passage["gold"] and (passage["in_sentence"] or passage["f1"] >= 0.5)
    )


def fit(records: Sequence[Record]) -> dict[str, Any]:
    """All constants."""
    ranking = fit_ranking(records)
    firsts = [first(record, ranking) for record in records]
    x = np.array([[p[f] for f in CONFIDENCE] for p in firsts])
    right = np.array([is_right(r, p) for r, p in zip(records, firsts, strict=True)])
    topic = fit_topic(records, right)
    given = topics(records, {"topic": topic}) >= topic["threshold"]
    weights = case_weights(records) * given
    middle, spread = x.mean(0), x.std(0) + 1e-9
    z = (x - middle) / spread
    added = _by_rules(firsts, "log_odds")

    def loss(w: np.ndarray) -> float:
        log_odds = z @ w[:-1] + w[-1] + added
        errors = np.logaddexp(0.0, np.where(right, -log_odds, log_odds))
        return float(errors @ weights) + 0.5 * float(w[:-1] @ w[:-1])

    most = [
        -LEAST_LESS[name] * unit if name in LEAST_LESS else None
        for name, unit in zip(CONFIDENCE, spread, strict=True)
    ]
    bounds = [(None, limit) if limit is not None else (0.0, None) for limit in most]
    begin = np.array([limit or 0.0 for limit in most])
    found = minimize(loss, np.append(begin, 0.0), method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    slope, intercept = found[:-1] / spread, found[-1]
    constants: dict[str, Any] = {
        "ranking": {"weights": ranking},
        "log_odds": {
            "weights": dict(zip(CONFIDENCE, map(float, slope), strict=True)),
            "intercept": float(intercept - slope @ middle),
        },
        "topic": topic,
    }
    more = MAX_OVER_REFUSAL * right.sum() - (right & ~given).sum()
    kept = np.sort(_likely(records, firsts, constants)[right & given])
    return {**constants, "threshold": float(kept[max(0, int(more))])}


def fit_topic(records: Sequence[Record], right: np.ndarray) -> dict[str, Any]:
    """Constants that tell right answers from questions whose topic the archive lacks, with their threshold."""
    kinds = np.array([record["kind"] for record in records])
    told = right | (kinds == "topic")
    x = _of_archive(records)[told]
    middle, spread = x.mean(0), x.std(0) + 1e-9
    z, there = (x - middle) / spread, right[told]
    weights = np.where(there, 0.5 / there.sum(), 0.5 / (~there).sum()) * len(there)

    def loss(w: np.ndarray) -> float:
        log_odds = z @ w[:-1] + w[-1]
        errors = np.logaddexp(0.0, np.where(there, -log_odds, log_odds))
        return float(errors @ weights) + 0.5 * float(w[:-1] @ w[:-1])

    bounds = [*((0.0, None) for _ in TOPIC), (None, None)]
    found = minimize(loss, np.zeros(len(TOPIC) + 1), method="L-BFGS-B", bounds=bounds).x
    slope = found[:-1] / spread
    constants = {
        "weights": dict(zip(TOPIC, map(float, slope), strict=True)),
        "intercept": float(found[-1] - slope @ middle),
    }
    shown = np.sort(
        topics([r for r, is_right in zip(records, right, strict=True) if is_right], {"topic": constants})
    )
    return {**constants, "threshold": float(shown[int(MAX_TOPIC_REFUSAL * len(shown))])}


def _of_archive(records: Sequence[Record]) -> np.ndarray:
    """What the passages read tell of the archive; all of a record's say the same."""
    return np.array([[record["passages"][0][f] for f in TOPIC] for record in records])


def topics(records: Sequence[Record], constants: Mapping[str, Any]) -> np.ndarray:
    """For each record the probability that the archive has the topic."""
    kept = constants["topic"]
    return _sigmoid(_of_archive(records) @ np.array([kept["weights"][f] for f in TOPIC]) + kept["intercept"])


def _sigmoid(log_odds: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -30, 30))))


def is_news(record: Record) -> bool:
    """Whether the question was asked of news; XQuAD's articles have numbers."""
    return isinstance(record["article"], str)


def case_weights(records: Sequence[Record]) -> np.ndarray:
    """Weights that give each kind its share."""
    kinds = np.array([record["kind"] for record in records])
    shares = sum(SHARES[kind] for kind in set(kinds))
    share = np.array([SHARES[kind] / shares / (kinds == kind).sum() for kind in kinds])
    return np.asarray(share * len(kinds))


def _likely(
    records: Sequence[Record], firsts: Sequence[Mapping[str, Any]], constants: Mapping[str, Any]
) -> np.ndarray:
    """How likely the first passages' words are right, given that the archive has the topic."""
    kept = constants["log_odds"]
    weighed = [sum(w * passage[f] for f, w in kept["weights"].items()) for passage in firsts]
    return _sigmoid(kept["intercept"] + np.asarray(weighed) + _by_rules(firsts, "log_odds"))


def probabilities(records: Sequence[Record], constants: Mapping[str, Any]) -> np.ndarray:
    """The confidence of each record's first passage, as ``assistant.judging.confidence`` gives it."""
    right = _likely(records, [first(r, constants["ranking"]["weights"]) for r in records], constants)
    topic, least = topics(records, constants), constants["topic"]["threshold"]
    return np.where(topic >= least, right, np.minimum(right, constants["threshold"] * topic / least))


def report(records: Sequence[Record], halves: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Measures of records under constants that were not fitted on them (``halves[h]`` is for articles of half h)."""
    shown, firsts, refused = [], [], []
    for record in records:
        constants = halves[half(record)]
        shown.append(float(probabilities([record], constants)[0]))
        firsts.append(first(record, constants["ranking"]["weights"]))
        refused.append(shown[-1] < constants["threshold"])
    right = np.array([is_right(r, p) for r, p in zip(records, firsts, strict=True)])
    kinds = np.array([r["kind"] for r in records])
    answer = kinds == "answer"
    read = [[is_right(r, p) for p in r["passages"] if p["gold"]] for r in records if r["kind"] == "answer"]
    table: dict[str, Any] = {
        "questions": int(answer.sum()),
        "hit@1 of the retriever": float(
            np.mean([r["passages"][0]["gold"] for r in records if r["kind"] == "answer"])
        ),
        "hit@1 after judging": float(
            np.mean([p["gold"] for r, p in zip(records, firsts, strict=True) if r["kind"] == "answer"])
        ),
        "right passage among those read": float(np.mean([bool(golds) for golds in read])),
        "right words in it": float(np.mean([any(golds) for golds in read if golds])),
        "right when forced": float(right[answer].mean()),
        "exact words, F1 when forced": float(
            np.mean([p["f1"] * p["gold"] for p, a in zip(firsts, answer, strict=True) if a])
        ),
        "over-refusal": float(np.array(refused)[answer].mean()),
        "over-refusal of right answers": float(np.array(refused)[answer & right].mean()),
    }
    for kind in sorted(set(kinds) - {"answer"}):
        table[f"refused: {kind}"] = float(np.array(refused)[kinds == kind].mean())
    given = ~np.array(refused)
    table["right among answers given (mix)"] = float(
        np.average(right[given], weights=case_weights(records)[given])
    )
    rng = np.random.default_rng(7)
    weights = case_weights(records)
    drawn = rng.choice(len(records), 20_000, p=weights / weights.sum())
    table["calibration error (mix)"] = calibration_error(
        np.array(shown)[drawn].tolist(), right[drawn].astype(float).tolist()
    )
    return table


def half(record: Record) -> int:
    """0 or 1, by article; of a news question without one, by itself."""
    if is_news(record):
        return hashlib.sha256(record["article"].encode()).digest()[0] % 2
    return sorted(XQUAD_HELD_OUT).index(record["article"]) % 2


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("records", type=Path, nargs="+")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    records = [
        json.loads(line) for path in options.records for line in path.read_text(encoding="utf-8").splitlines()
    ]
    records = [record for record in records if record["passages"]]
    halves = [fit([r for r in records if half(r) != number]) for number in (0, 1)]
    for news in sorted({is_news(r) for r in records}):
        part = [r for r in records if is_news(r) == news]
        print("news" if news else "XQuAD", json.dumps(report(part, halves), indent=1))
    table = report(records, halves)
    print("all", json.dumps(table, indent=1))
    constants = fit(records)
    print(json.dumps(constants, indent=1))
    if options.write:
        xquad = [r for r in records if not is_news(r)]
        asked, archives = (", ".join(sorted({r[key] for r in xquad})) for key in ("lang", "archive"))
        constants["fitted_on"] = (
            f"{sum(r['kind'] == 'answer' for r in xquad)} questions ({asked}) on the twelve held-out XQuAD articles, "
            f"archives in one language ({archives}), each also with its sentence taken out, a name or number "
            f"exchanged, its topic left out; and {len(records) - len(xquad)} questions on news of our own writing, "
            f"{sum(r['kind'] != 'answer' for r in records if is_news(r))} of which nothing answers"
        )
        constants["cross_fitted"] = table
        options.write.write_text(json.dumps(constants, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
