"""Repeated paragraphs of a whole archive: what articles tell of them comes in, what passages leave out goes out.

Each article's edges are kept beside it and change with it in one transaction, so that this is always that of the
articles in the index, whatever their history; which paragraphs an article was cut without is kept there too.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from index.parts.boilerplate import Edges
from index.parts.carriers import (
    MIN_ARTICLES,
    Carriers,
    Paragraph,
    Repeated,
    Verdict,
    is_repeated,
    judge,
    settle,
)
from index.storage.database import Database

LeftOut = frozenset[int]
"""Hashes of the paragraphs that an article's passages leave out."""
_TIED, _TELLING = 1, 2


def store(change: sqlite3.Connection, article: int, found: Edges | None, left_out: LeftOut) -> None:
    """Keep an article's edges, in place of those it had, and which of them its passages leave out."""
    forget(change, article)
    if found is None:
        return
    change.execute("INSERT INTO bodies VALUES (?, ?, ?, ?)", (article, found.outlet, found.body, found.day))
    rows = [(hash_, article, signs, hash_ in left_out) for hash_, signs in signs_of(found).items()]
    change.executemany("INSERT INTO edges VALUES (?, ?, ?, ?)", rows)


def forget(change: sqlite3.Connection, article: int) -> None:
    """Drop an article's edges within a transaction."""
    change.execute("DELETE FROM edges WHERE article = ?", (article,))
    change.execute("DELETE FROM bodies WHERE article = ?", (article,))


def signs_of(found: Edges) -> dict[int, int]:
    """For each of an article's edges what is kept of it: whether it is tied to the headline, whether it is telling."""
    return {
        hash_: _TIED * (hash_ in found.tied) + _TELLING * (hash_ in found.telling)
        for hash_, _ in found.paragraphs
    }


def repeated(database: Database) -> Repeated:
    """What ``boilerplate.repeated_in`` gives for the articles of the archive; in memory, what repeats."""

    def bodies(paragraph: Paragraph) -> set[int]:
        outlet, hash_ = paragraph
        rows = database.read(
            "SELECT DISTINCT body FROM edges CROSS JOIN bodies USING (article)"
            " WHERE paragraph = ? AND outlet = ? AND body <> paragraph",
            (hash_, outlet),
        )
        return {row[0] for row in rows}

    return settle(_judged(database), bodies)


def _judged(database: Database) -> Iterator[tuple[Paragraph, Verdict]]:
    counts = database.read("SELECT outlet, count(DISTINCT body) FROM bodies GROUP BY outlet")
    articles: dict[str, int] = {outlet: count for outlet, count in counts}
    sql = (
        "SELECT bodies.outlet, edges.paragraph, count(DISTINCT bodies.body),"
        f" count(DISTINCT CASE WHEN edges.signs & {_TIED} THEN bodies.body END),"
        " count(DISTINCT CASE WHEN bodies.day IS NOT NULL THEN bodies.body END),"
        f" count(DISTINCT bodies.day), max(bodies.day) - min(bodies.day), max(edges.signs & {_TELLING})"
        " FROM (SELECT paragraph FROM edges GROUP BY paragraph HAVING count(*) >= ?) AS frequent"
        " CROSS JOIN edges USING (paragraph) JOIN bodies ON bodies.article = edges.article"
        " WHERE edges.paragraph <> bodies.body GROUP BY edges.paragraph, bodies.outlet"
    )
    for rows in database.scan(sql, (MIN_ARTICLES,)):
        for outlet, hash_, carriers, tied, dated, days, span, telling in rows:
            if is_repeated(carriers, articles[outlet]):
                found = Carriers(carriers, tied, dated, days, span or 0, bool(telling))
                yield (outlet, hash_), judge(outlet, found)


def left_out(database: Database) -> LeftOut:
    """Paragraphs that at least one article's passages leave out."""
    return frozenset(row[0] for row in database.read("SELECT DISTINCT paragraph FROM edges WHERE left_out"))


def differing(database: Database, wanted: Repeated) -> list[tuple[int, LeftOut]]:
    """The articles whose passages were cut otherwise than ``wanted`` asks: number, in order, and what to leave out."""
    kept: dict[int, set[int]] = defaultdict(set)
    numbers: set[int] = set()
    for hash_ in left_out(database) | wanted.paragraphs:
        keeper = _first_with(database, hash_) if hash_ in wanted.once else None
        if keeper is not None:
            kept[keeper].add(hash_)
        rows = database.read(
            "SELECT article FROM edges WHERE paragraph = ? AND left_out <> (? AND article IS NOT ?)",
            (hash_, hash_ in wanted.paragraphs, keeper),
        )
        numbers.update(row[0] for row in rows)
    return [
        (number, wanted.paragraphs - kept[number] if number in kept else wanted.paragraphs)
        for number in sorted(numbers)
    ]


def _first_with(database: Database, hash_: int) -> int | None:
    """The number of the earliest article that carries a paragraph, undated ones last, then by source."""
    found: int | None = database.value(
        "SELECT articles.n FROM edges JOIN articles ON articles.n = edges.article JOIN bodies USING (article)"
        " WHERE edges.paragraph = ? ORDER BY bodies.day IS NULL, bodies.day, articles.source LIMIT 1",
        (hash_,),
    )
    return found
