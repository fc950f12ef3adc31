"""SQuAD's exact match and F1, area under the ROC curve, expected calibration error: what the tables are made of."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np

_ARTICLES = {
    "squad": frozenset(("a", "an", "the")),
    "mlqa": frozenset(
        "a an the ein eine einen einem eines einer der die das den dem des un una unos unas el la los las".split()
    ),
}


def normalized(text: str, articles: str = "squad") -> list[str]:
    """The words that SQuAD's script compares: lower case, no punctuation, no articles (``mlqa``: of more languages)."""
    text = "".join(c for c in text.lower() if not unicodedata.category(c).startswith("P"))
    return [word for word in text.split() if word not in _ARTICLES[articles]]


def exact(given: str, expected: Sequence[str], articles: str = "squad") -> float:
    """1.0 when ``given`` equals an expected answer after normalisation."""
    return float(any(normalized(given, articles) == normalized(one, articles) for one in expected))


def f1(given: str, expected: Sequence[str], articles: str = "squad") -> float:
    """The best overlap of words with an expected answer, 0 to 1."""
    return max(
        (_overlap(normalized(given, articles), normalized(one, articles)) for one in expected), default=0.0
    )


def _overlap(given: list[str], expected: list[str]) -> float:
    if not given or not expected:
        return float(given == expected)
    common = sum((Counter(given) & Counter(expected)).values())
    return 2 * common / (len(given) + len(expected))


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The probability that a positive scores above a negative (ties count half)."""
    ranks = np.sort(np.asarray(negative, float))
    values = np.asarray(positive, float)
    below = np.searchsorted(ranks, values, "left") + np.searchsorted(ranks, values, "right")
    return float(below.mean() / 2 / max(1, len(ranks)))


def calibration_error(probabilities: Sequence[float], right: Sequence[float], bins: int = 10) -> float:
    """Expected calibration error over ``bins`` bins of equal count."""
    order = np.argsort(np.asarray(probabilities, float), kind="stable")
    given, truth = np.asarray(probabilities, float)[order], np.asarray(right, float)[order]
    parts = zip(np.array_split(given, bins), np.array_split(truth, bins), strict=True)
    return float(sum(abs(p.mean() - t.mean()) * len(p) for p, t in parts if len(p)) / max(1, len(given)))


def sentence_holds(sentence: str, expected: Sequence[str]) -> bool:
    """Whether an expected answer stands in the sentence, letter case and spaces aside."""
    flat = re.sub(r"\s+", " ", sentence).casefold()
    return any(re.sub(r"\s+", " ", one).casefold() in flat for one in expected)
