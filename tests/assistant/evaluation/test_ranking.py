from __future__ import annotations

import math
import random

import pytest

from assistant.evaluation.ranking import first_rank, hit_at, ndcg_at, recall_at, reciprocal_rank

RANKED = ["d3", "d1", "d7", "d2"]
RELEVANT = {"d1": 1.0, "d2": 2.0, "d9": 1.0}


def test_hit_asks_for_any_relevant_item() -> None:
    assert (hit_at(1, RANKED, RELEVANT), hit_at(2, RANKED, RELEVANT)) == (0, 1)


def test_recall_is_the_share_of_the_relevant_items() -> None:
    assert recall_at(2, RANKED, RELEVANT) == pytest.approx(1 / 3)
    assert recall_at(10, RANKED, RELEVANT) == pytest.approx(2 / 3)


def test_reciprocal_rank_is_of_the_first_relevant_item() -> None:
    assert reciprocal_rank(RANKED, RELEVANT) == 0.5
    assert first_rank(RANKED, RELEVANT) == 2
    assert reciprocal_rank(["x"], RELEVANT) == 0
    assert first_rank(["x"], RELEVANT) is None


def test_ndcg_by_hand() -> None:
    gained = 1 / math.log2(3) + 2 / math.log2(5)
    best = 2 / math.log2(2) + 1 / math.log2(3) + 1 / math.log2(4)
    assert ndcg_at(10, RANKED, RELEVANT) == pytest.approx(gained / best)


def test_nothing_ranked_is_zero_everywhere() -> None:
    assert [hit_at(5, [], RELEVANT), recall_at(5, [], RELEVANT), ndcg_at(10, [], RELEVANT)] == [0, 0, 0]


def test_equal_to_ir_measures_on_random_rankings() -> None:
    ir = pytest.importorskip("ir_measures")
    chance = random.Random(7)
    items = [f"d{number}" for number in range(40)]
    qrels, run, ours = {}, {}, {}
    for number in range(60):
        query = f"q{number}"
        ranked = chance.sample(items, chance.randint(1, 30))
        relevant = {item: chance.randint(1, 3) for item in chance.sample(items, chance.randint(1, 8))}
        qrels[query] = relevant
        run[query] = {item: 1.0 / rank for rank, item in enumerate(ranked, 1)}
        ours[query] = (ranked, {item: float(grade) for item, grade in relevant.items()})
    wanted = {
        ir.Success @ 1: lambda ranked, relevant: hit_at(1, ranked, relevant),
        ir.Success @ 5: lambda ranked, relevant: hit_at(5, ranked, relevant),
        ir.R @ 5: lambda ranked, relevant: recall_at(5, ranked, relevant),
        ir.R @ 10: lambda ranked, relevant: recall_at(10, ranked, relevant),
        ir.RR: reciprocal_rank,
        ir.nDCG @ 10: lambda ranked, relevant: ndcg_at(10, ranked, relevant),
    }
    compared = 0
    for metric in ir.iter_calc(list(wanted), qrels, run):
        assert wanted[metric.measure](*ours[metric.query_id]) == pytest.approx(metric.value), metric
        compared += 1
    assert compared == 60 * len(wanted)
