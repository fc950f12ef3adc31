"""Whether a paragraph that many articles of an outlet carry is the outlet's own or news that they all report.

What its carriers have in common comes in, a verdict goes out. In doubt it is news, or stays in one article: a wrong
"boilerplate" would hide what the articles say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from enum import IntEnum

MIN_ARTICLES = 4
"""Different articles that must carry a paragraph before it counts as repeated."""
MIN_SHARE = 0.2
"""Share of the outlet's different articles that must carry it."""
MIN_DAYS = 4
"""Publication days of the carriers of what an outlet repeats whatever happens."""
MIN_SPAN = 14
"""Days between the first and the last of them: papers go on for a week or two about one event."""

Paragraph = tuple[str, int]
"""An outlet in folded case, empty where unknown, and the hash of a paragraph."""


class Verdict(IntEnum):
    """In how many of its articles a repeated paragraph stays in search; of two outlets' verdicts the higher counts."""

    NONE = 0
    ONE = 1
    ALL = 2


@dataclass(frozen=True, slots=True)
class Repeated:
    """Hashes of the paragraphs that passages leave out; those of ``once`` stay in the first article that has them."""

    paragraphs: frozenset[int] = frozenset()
    once: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Carriers:
    """The different articles of one outlet that carry a paragraph.

    Attributes:
        articles: how many there are, copies counted once.
        tied: how many of them have words of their headline in the paragraph.
        dated: how many of them have a publication date.
        days: how many publication days they have.
        span: days from the first to the last of these.
        telling: whether the paragraph holds a figure or a quotation.
    """

    articles: int
    tied: int = 0
    dated: int = 0
    days: int = 0
    span: int = 0
    telling: bool = False


def is_repeated(
    carriers: int, articles: int, min_articles: int = MIN_ARTICLES, min_share: float = MIN_SHARE
) -> bool:
    """Whether so many of an outlet's different articles carry a paragraph that it may be none of theirs."""
    return carriers >= min_articles and carriers >= min_share * articles


def judge(outlet: str, carriers: Carriers) -> Verdict:
    """What becomes of a paragraph that is repeated in an outlet."""
    spread = carriers.days >= MIN_DAYS and carriers.span >= MIN_SPAN
    together = not spread and 2 * carriers.dated >= carriers.articles
    tied = 2 * carriers.tied >= carriers.articles
    if not spread and (tied or (together and not outlet)):
        return Verdict.ALL
    return Verdict.ONE if tied or together or carriers.telling else Verdict.NONE


def settle(judged: Iterable[tuple[Paragraph, Verdict]], bodies: Callable[[Paragraph], Set[int]]) -> Repeated:
    """The paragraphs left out of an archive.

    A paragraph at least half of whose carriers also share news belongs to the same report: it is news too.

    Args:
        judged: every repeated paragraph of every outlet, with its verdict.
        bodies: gives the carriers of a paragraph in an outlet, by their longest paragraphs.
    """
    verdicts = dict(judged)
    reports: dict[str, set[int]] = defaultdict(set)
    for paragraph, verdict in verdicts.items():
        if verdict is Verdict.ALL:
            reports[paragraph[0]] |= bodies(paragraph)
    highest: dict[int, Verdict] = {}
    for paragraph, verdict in verdicts.items():
        if verdict is not Verdict.ALL and (report := reports.get(paragraph[0])):
            beside = bodies(paragraph)
            verdict = Verdict.ALL if 2 * len(beside & report) >= len(beside) else verdict
        highest[paragraph[1]] = max(verdict, highest.get(paragraph[1], Verdict.NONE))
    return Repeated(
        frozenset(hash_ for hash_, verdict in highest.items() if verdict is not Verdict.ALL),
        frozenset(hash_ for hash_, verdict in highest.items() if verdict is Verdict.ONE),
    )
