"""How often the intervals of an evaluation hold the truth, simulated: python -m benchmarks.intervals.

Questions come in articles of one to nine; how well they go is drawn for each article, then for each question.
Measures of one question are 0 or 1 (a share) or reciprocal ranks (a mean). The aim is 95 %.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from assistant.evaluation.intervals import Floats, Interval, bootstrap_interval, share_interval

DRAWS, BOOTSTRAPS, RESAMPLES = 4000, 500, 500
TOGETHER = 5.0
"""How much the questions of an article go together: their shares are drawn from a Dirichlet of this weight."""
RANKS = np.array([1, 1 / 2, 1 / 3, 1 / 4, 0])
SHARES = np.array([1.0, 0.0])
MIXES = {
    "share .60": (SHARES, np.array([0.6, 0.4])),
    "share .90": (SHARES, np.array([0.9, 0.1])),
    "mean .66": (RANKS, np.array([0.5, 0.2, 0.1, 0.1, 0.1])),
    "mean .93": (RANKS, np.array([0.88, 0.06, 0.03, 0.01, 0.02])),
}


def coverage(
    interval: Callable[[Floats], Interval], articles: int, values: Floats, weights: Floats, draws: int
) -> float:
    """The share of ``draws`` in which the interval holds the true measure."""
    chance = np.random.default_rng(articles)
    truth, held = float(values @ weights), 0
    for _ in range(draws):
        sizes = chance.integers(1, 10, articles)
        mixes = chance.dirichlet(TOGETHER * weights, articles)
        points = [chance.multinomial(size, mix) @ values for size, mix in zip(sizes, mixes, strict=True)]
        low, high = interval(np.stack([np.array(points), sizes.astype(np.float64)], axis=1))
        held += low <= truth <= high
    return held / draws


def main() -> None:
    print("| articles | " + " | ".join(f"{name}: effective n | bootstrap" for name in MIXES) + " |")
    print("| ---: |" + " ---: | ---: |" * len(MIXES))
    for articles in (12, 24, 48, 150):
        cells = []
        for values, weights in MIXES.values():
            whole = values is SHARES

            def effective(totals: Floats, whole: bool = whole) -> Interval:
                return share_interval(totals, whole=whole)

            def bootstrap(totals: Floats) -> Interval:
                return bootstrap_interval(totals, RESAMPLES)

            cells.append(f"{coverage(effective, articles, values, weights, DRAWS):.3f}")
            cells.append(f"{coverage(bootstrap, articles, values, weights, BOOTSTRAPS):.3f}")
        print(f"| {articles} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
