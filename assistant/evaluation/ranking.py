"""Ranked items and relevant items -> hit@k, recall@k, reciprocal rank and nDCG, each for one question.

Stands beside ``measures``; used at passage and at article level. Items are any hashable names, best first,
each once. The definitions are those of trec_eval, which ir-measures gives as Success@k, R@k, RR and nDCG@k.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence


def hit_at(k: int, ranked: Sequence[Hashable], relevant: Mapping[Hashable, float]) -> float:
    """1 when any relevant item is among the first ``k``, else 0."""
    return float(any(item in relevant for item in ranked[:k]))


def recall_at(k: int, ranked: Sequence[Hashable], relevant: Mapping[Hashable, float]) -> float:
    """The share of the relevant items that are among the first ``k``; 0 when there is none."""
    return sum(item in relevant for item in ranked[:k]) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranked: Sequence[Hashable], relevant: Mapping[Hashable, float]) -> float:
    """1 / rank of the first relevant item, 0 when none is ranked."""
    return next((1 / rank for rank, item in enumerate(ranked, 1) if item in relevant), 0.0)


def first_rank(ranked: Sequence[Hashable], relevant: Mapping[Hashable, float]) -> int | None:
    """The rank (from 1) of the first relevant item, or None."""
    return next((rank for rank, item in enumerate(ranked, 1) if item in relevant), None)


def ndcg_at(k: int, ranked: Sequence[Hashable], relevant: Mapping[Hashable, float]) -> float:
    """Discounted gain of the first ``k`` over the best possible; gain = grade, discount = log2(rank + 1)."""
    gained = math.fsum(_gain(relevant.get(item, 0.0), rank) for rank, item in enumerate(ranked[:k], 1))
    best = math.fsum(
        _gain(grade, rank) for rank, grade in enumerate(sorted(relevant.values(), reverse=True)[:k], 1)
    )
    return gained / best if best else 0.0


def _gain(grade: float, rank: int) -> float:
    return grade / math.log2(rank + 1)
