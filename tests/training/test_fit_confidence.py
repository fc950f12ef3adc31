"""Constants from records of our own making: what outweighs what, and where the threshold lies."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from training.fit_confidence import MAX_OVER_REFUSAL, SHARES, case_weights, first, fit, probabilities, topics


def passage(margin: float, *, gold: bool, right: bool) -> dict[str, Any]:
    still = {
        "fused": 0.85,
        "relevance": 0.0,
        "span": -1.0,
        "names": 0.0,
        "elsewhere": 0.0,
        "agreeing": [],
        "numbers": 0.0,
        "unfit": 0.0,
        "rank": 0.0,
        "log_odds": 0.0,
    }
    return {
        **still,
        "margin": margin,
        "alone": margin,
        "gold": gold,
        "f1": float(right),
        "in_sentence": right,
    }


def records(number: int, seed: int) -> list[dict[str, Any]]:
    """Answered questions with higher margins than those that nothing answers; half of them on news."""
    rng = random.Random(seed)
    made: list[dict[str, Any]] = []
    for n in range(number):
        kind = ("answer", "answer", "near" if n % 2 else "exchanged", "topic")[n % 4]
        right = kind == "answer"
        read = [
            passage(rng.gauss(4 if right else -2, 2), gold=right, right=right),
            passage(-5.0, gold=False, right=False),
        ]
        nearness = rng.gauss(0.0 if kind == "topic" else 0.05, 0.015)
        for one in read:
            one |= {"topic": nearness, "relevant": 0.0}
        made.append({"kind": kind, "article": f"a{n}.txt" if n % 2 else 12, "lang": "de", "passages": read})
    return made


def test_a_better_margin_ranks_higher_and_is_likelier_right() -> None:
    constants = fit(records(400, 1))
    other = records(200, 2)
    shown = probabilities(other, constants)
    right = np.array([r["kind"] == "answer" for r in other])
    assert shown[right].mean() > 0.7 > 0.4 > shown[~right].mean()
    assert all(first(r, constants["ranking"]["weights"])["gold"] for r in other if r["kind"] == "answer")


def test_what_rules_add_counts_beside_the_constants() -> None:
    made = records(400, 5)
    constants = fit(made)
    before = probabilities(made, constants)
    for record in made:
        for passage in record["passages"]:
            passage["log_odds"] = -3.0
    after = probabilities(made, constants)
    assert (after <= before).all()
    assert (after < before)[topics(made, constants) >= constants["topic"]["threshold"]].all()
    made[0]["passages"][1]["rank"] = 99.0
    assert first(made[0], constants["ranking"]["weights"])["margin"] == -5.0


def test_the_threshold_refuses_few_right_answers() -> None:
    made = records(400, 3)
    constants = fit(made)
    right = [r for r in made if r["kind"] == "answer"]
    shown = probabilities(right, constants)
    refused = (shown < constants["threshold"]).mean()
    assert MAX_OVER_REFUSAL - 0.03 <= refused <= MAX_OVER_REFUSAL


def test_each_kind_has_its_share() -> None:
    made = records(40, 4)
    weights = case_weights(made)
    kinds = np.array([r["kind"] for r in made])
    answers, topics = weights[kinds == "answer"].sum(), weights[kinds == "topic"].sum()
    assert np.isclose(answers / topics, SHARES["answer"] / SHARES["topic"])
    assert np.isclose(weights.sum(), len(made))


def test_what_lies_far_from_the_archive_is_refused_however_good_its_margin() -> None:
    made = records(400, 4)
    constants = fit(made)
    lured = [r for r in made if r["kind"] == "topic"]
    for record in lured:
        record["passages"][0]["margin"] = 9.0
    refused = probabilities(lured, constants) < constants["threshold"]
    assert refused.mean() > 0.8


def test_an_uncontested_passage_is_likelier_right() -> None:
    record = records(4, 6)[0]
    ahead = first(record, {"margin": 1.0})
    record["passages"][1]["margin"] = record["passages"][0]["margin"] - 0.5
    assert ahead["lead"] > first(record, {"margin": 1.0})["lead"] == 0.5
    record["passages"][0]["agreeing"], record["passages"][1]["agreeing"] = [1], [0]
    assert first(record, {"margin": 1.0})["lead"] == ahead["lead"] == 6.0
