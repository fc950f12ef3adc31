"""Points per question -> a 95 % interval around the measure, deterministic to the last digit.

Stands after ``measures``. Questions that are drawn from one article vary together, so articles are what is
counted. A measure between 0 and 1 gets Wilson's interval (1927) at the effective number of questions, as surveys
do for clusters (Korn and Graubard 1998); for single questions that are right or wrong this is Wilson's interval as
published. Everything else, differences of runs above all, gets the cluster bootstrap with expanded percentiles
(Hesterberg 2015). Simulated, the first keeps its 95 % where the bootstrap falls to 89 % (a measure of .93 on 14
articles); docs/evaluation.md has the table.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Interval = tuple[float, float]
Floats = NDArray[np.float64]

RESAMPLES = 2000
_SEED = 20211230
_NORMAL = 1.959963984540054
_STUDENT_FIRST = (12.706204736, 4.302652730, 3.182446305)


def interval(points: Sequence[float], possible: Sequence[float], clusters: Sequence[str]) -> Interval | None:
    """The 95 % interval of ``sum(points) / sum(possible)``; None when nothing was possible.

    Measures between 0 and 1 get ``share_interval``, all else ``bootstrap_interval``. The order of the questions
    does not matter.
    """
    totals = cluster_totals(points, possible, clusters)
    if totals[:, 1].sum() <= 0:
        return None
    if any(point < 0 or point > most for point, most in zip(points, possible, strict=True)):
        return bootstrap_interval(totals)
    return share_interval(totals, whole=all(float(point).is_integer() for point in points))


def cluster_totals(points: Sequence[float], possible: Sequence[float], clusters: Sequence[str]) -> Floats:
    """float64, (n_clusters, 2): points and possible points by cluster, in the order of names."""
    sums: dict[str, tuple[list[float], list[float]]] = {}
    for point, most, cluster in zip(points, possible, clusters, strict=True):
        gained, offered = sums.setdefault(cluster, ([], []))
        gained.append(point)
        offered.append(most)
    rows = [(math.fsum(sums[name][0]), math.fsum(sums[name][1])) for name in sorted(sums)]
    return np.array(rows, dtype=np.float64).reshape(len(rows), 2)


def wilson(share: float, count: float, z: float) -> Interval:
    """Wilson's score interval for ``share`` of ``count`` trials at ``z`` standard deviations."""
    if count <= 0:
        return (0.0, 1.0)
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    scale = 1 + z * z / count
    return (max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))


def share_interval(totals: Floats, *, whole: bool = True) -> Interval:
    """Wilson's interval for a measure between 0 and 1, at the number of questions that the clusters are worth.

    Args:
        totals: as ``cluster_totals`` gives them.
        whole: every question is right or wrong, nothing between; then no cluster is worth more than its questions.
    """
    sizes = totals[:, 1]
    count = float(sizes.sum())
    share = float(totals[:, 0].sum()) / count
    n_clusters = len(totals)
    if whole and n_clusters == count:
        return wilson(share, count, _NORMAL)
    if n_clusters < 2:
        return (0.0, 1.0)
    residuals = (totals[:, 0] - share * sizes) / (1 - sizes / count)
    variance = (n_clusters - 1) / n_clusters * float(residuals @ residuals) / count**2
    worth = share * (1 - share) / variance if variance > 0 else count
    effective_clusters = count**2 / float(sizes @ sizes)
    return wilson(
        share, min(worth, count) if whole else worth, _student_quantile(max(1, round(effective_clusters) - 1))
    )


def bootstrap_interval(totals: Floats, resamples: int = RESAMPLES) -> Interval:
    """Percentile interval of the resampled ratio, its tails widened for the number of clusters."""
    return percentiles(bootstrap_ratios(totals, resamples), len(totals))


def bootstrap_ratios(totals: Floats, resamples: int = RESAMPLES) -> Floats:
    """float64, (resamples,): the ratio in each resample of whole clusters, empty ones left out."""
    sums = resample_counts(len(totals), resamples) @ totals
    offered = sums[:, 1] > 0
    return np.asarray(sums[offered, 0] / sums[offered, 1])


def resample_counts(n_clusters: int, resamples: int = RESAMPLES) -> Floats:
    """float64, (resamples, n_clusters): how often each cluster is drawn; the same for equal sizes."""
    generator = np.random.Generator(np.random.PCG64(_SEED))
    draws = generator.integers(0, n_clusters, size=(resamples, n_clusters))
    counts = np.zeros((resamples, n_clusters))
    np.add.at(counts, (np.arange(resamples)[:, None], draws), 1.0)
    return counts


def percentiles(statistics: Floats, n_clusters: int) -> Interval:
    """The 95 % interval between expanded percentiles of resampled statistics."""
    if n_clusters < 2 or not len(statistics):
        return (float(np.min(statistics, initial=0.0)), float(np.max(statistics, initial=1.0)))
    widened = math.sqrt(n_clusters / (n_clusters - 1)) * _student_quantile(n_clusters - 1)
    tail = 0.5 * math.erfc(widened / math.sqrt(2))
    low, high = np.quantile(statistics, [tail, 1 - tail])
    return (float(low), float(high))


def resampled(
    statistic: Callable[[NDArray[np.intp]], float], clusters: Sequence[str], resamples: int = 500
) -> Interval:
    """The interval of any statistic of question positions (repeated as often as their cluster is drawn)."""
    members: dict[str, list[int]] = {}
    for position, cluster in enumerate(clusters):
        members.setdefault(cluster, []).append(position)
    ordered = [np.array(members[name], dtype=np.intp) for name in sorted(members)]
    generator = np.random.Generator(np.random.PCG64(_SEED))
    statistics = []
    for draws in generator.integers(0, len(ordered), size=(resamples, len(ordered))):
        statistics.append(statistic(np.concatenate([ordered[draw] for draw in draws])))
    return percentiles(np.array(statistics), len(ordered))


def _student_quantile(freedom: int) -> float:
    """The 97.5 % point of Student's t: exact to 3 freedoms, then Cornish and Fisher, within 0.002."""
    if freedom <= len(_STUDENT_FIRST):
        return _STUDENT_FIRST[freedom - 1]
    z = _NORMAL
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + math.fsum(term / freedom**power for power, term in enumerate(terms, 1))
