from __future__ import annotations

import math

import numpy as np
import pytest

from assistant.evaluation.intervals import (
    _student_quantile,
    bootstrap_interval,
    cluster_totals,
    interval,
    resample_counts,
    share_interval,
    wilson,
)

DRAWS = 500
Z = 1.959963984540054


def test_wilson_by_hand() -> None:
    # 8 of 10: centre (0.8 + z²/20) / (1 + z²/10), half width z·sqrt(0.8·0.2/10 + z²/400) / (1 + z²/10)
    z2 = Z * Z
    centre = (0.8 + z2 / 20) / (1 + z2 / 10)
    half = Z * math.sqrt(0.016 + z2 / 400) / (1 + z2 / 10)
    assert wilson(0.8, 10, Z) == pytest.approx((centre - half, centre + half))
    assert interval([1.0] * 8 + [0.0] * 2, [1.0] * 10, [str(n) for n in range(10)]) == pytest.approx(
        (0.4902, 0.9433), abs=1e-4
    )


def test_interval_stays_within_zero_and_one() -> None:
    low, high = interval([1.0] * 12, [1.0] * 12, [str(n) for n in range(12)])
    assert 0.7 < low < 1 and high == 1


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 7, 15, 40, 200])
def test_student_quantile_is_near_the_exact_one(freedom: int) -> None:
    from scipy.stats import t

    assert _student_quantile(freedom) == pytest.approx(t.ppf(0.975, freedom), abs=0.002)


def test_interval_does_not_depend_on_the_order_of_questions() -> None:
    chance = np.random.default_rng(3)
    points, groups = chance.random(60).tolist(), [f"a{n % 13}" for n in range(60)]
    order = chance.permutation(60)
    shuffled = interval([points[n] for n in order], [1.0] * 60, [groups[n] for n in order])
    assert shuffled == interval(points, [1.0] * 60, groups)


def test_questions_of_one_article_widen_the_interval() -> None:
    points = [1.0] * 30 + [0.0] * 30
    alone = interval(points, [1.0] * 60, [str(n) for n in range(60)])
    together = interval(points, [1.0] * 60, [str(n // 10) for n in range(60)])
    assert together[1] - together[0] > 1.8 * (alone[1] - alone[0])


def test_resamples_are_always_the_same() -> None:
    assert np.array_equal(resample_counts(7, 50), resample_counts(7, 50))
    assert (resample_counts(7, 50).sum(axis=1) == 7).all()


def _clustered(chance: np.random.Generator, n_clusters: int, mean: float, spread: float) -> np.ndarray:
    """Points and counts by cluster: 1 to 9 questions each, their rightness pulled together by the cluster."""
    sizes = chance.integers(1, 10, n_clusters)
    shares = chance.beta(mean * spread, (1 - mean) * spread, n_clusters)
    return np.stack([chance.binomial(sizes, shares), sizes], axis=1).astype(np.float64)


def test_share_interval_of_single_questions_covers_the_truth() -> None:
    chance = np.random.default_rng(11)
    covered = 0
    for _ in range(DRAWS):
        right = chance.random(120) < 0.82
        low, high = share_interval(np.stack([right, np.ones(120)], axis=1).astype(np.float64))
        covered += low <= 0.82 <= high
    assert 0.93 <= covered / DRAWS <= 0.97


def test_share_interval_of_clustered_questions_covers_the_truth() -> None:
    chance = np.random.default_rng(12)
    intervals = [share_interval(_clustered(chance, 48, 0.8, 4.0)) for _ in range(DRAWS)]
    assert 0.93 <= sum(low <= 0.8 <= high for low, high in intervals) / DRAWS <= 0.97


@pytest.mark.parametrize("n_clusters", [24, 48])
def test_interval_of_clustered_reciprocal_ranks_covers_the_truth(n_clusters: int) -> None:
    chance = np.random.default_rng(16)
    values, weights = np.array([1, 1 / 2, 1 / 3, 1 / 4, 0]), np.array([0.85, 0.07, 0.04, 0.02, 0.02])
    truth, covered = float(values @ weights), 0
    for _ in range(DRAWS):
        sizes = chance.integers(1, 10, n_clusters)
        mixed = chance.dirichlet(5 * weights, n_clusters)
        sums = [chance.multinomial(size, mix) @ values for size, mix in zip(sizes, mixed, strict=True)]
        low, high = share_interval(np.stack([np.array(sums), sizes.astype(np.float64)], axis=1), whole=False)
        covered += low <= truth <= high
    assert 0.93 <= covered / DRAWS <= 0.97


def test_bootstrap_interval_of_clustered_means_covers_the_truth() -> None:
    chance = np.random.default_rng(13)
    covered = 0
    for _ in range(DRAWS):
        sizes = chance.integers(1, 10, 48)
        means = chance.normal(0.6, 0.15, 48)
        sums = sizes * means + np.sqrt(sizes) * chance.normal(0, 0.2, 48)
        low, high = bootstrap_interval(np.stack([sums, sizes.astype(np.float64)], axis=1), 1000)
        covered += low <= 0.6 <= high
    assert 0.93 <= covered / DRAWS <= 0.97


def test_bootstrap_interval_of_paired_differences_covers_the_truth() -> None:
    chance = np.random.default_rng(14)
    covered = 0
    for _ in range(DRAWS):
        before, after = chance.random((2, 150)) < np.array([[0.7], [0.75]])
        groups = [str(n // 5) for n in range(150)]
        differences = (after.astype(float) - before).tolist()
        low, high = bootstrap_interval(cluster_totals(differences, [1.0] * 150, groups), 1000)
        covered += low <= 0.05 <= high
    assert 0.93 <= covered / DRAWS <= 0.97


def test_without_questions_there_is_no_interval() -> None:
    assert interval([], [], []) is None
