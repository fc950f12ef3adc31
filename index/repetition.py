"""Repeated paragraphs of a whole archive: what articles tell of them comes in, the set of hashes goes out.

Each article's edges are kept beside it and change with it in one transaction, so that the set is always that of the
articles in the index, whatever their history; which paragraphs an article was cut without is kept there too.
"""

from __future__ import annotations

import sqlite3

from index.boilerplate import MIN_ARTICLES, Edges, is_repeated
from index.database import Database

Repeated = frozenset[int]


def store(change: sqlite3.Connection, article: int, found: Edges | None, left_out: Repeated) -> None:
    """Keep an article's edges, in place of those it had, and which of them its passages leave out."""
    forget(change, article)
    if found is None:
        return
    change.execute("INSERT INTO bodies VALUES (?, ?, ?)", (article, found.outlet, found.body))
    rows = [
        (paragraph, article, paragraph in left_out) for paragraph in {hash_ for hash_, _ in found.paragraphs}
    ]
    change.executemany("INSERT INTO edges VALUES (?, ?, ?)", rows)


def forget(change: sqlite3.Connection, article: int) -> None:
    """Drop an article's edges within a transaction."""
    change.execute("DELETE FROM edges WHERE article = ?", (article,))
    change.execute("DELETE FROM bodies WHERE article = ?", (article,))


def repeated(database: Database) -> Repeated:
    """What ``boilerplate.repeated_paragraphs`` gives for the articles of the archive; in memory, what repeats."""
    counts = database.read("SELECT outlet, count(DISTINCT body) FROM bodies GROUP BY outlet")
    articles: dict[str, int] = {outlet: count for outlet, count in counts}
    found: set[int] = set()
    sql = (
        "SELECT edges.paragraph, bodies.outlet, count(DISTINCT bodies.body)"
        " FROM (SELECT paragraph FROM edges GROUP BY paragraph HAVING count(*) >= ?) AS frequent"
        " CROSS JOIN edges USING (paragraph) JOIN bodies ON bodies.article = edges.article"
        " WHERE edges.paragraph <> bodies.body GROUP BY edges.paragraph, bodies.outlet"
    )
    for rows in database.scan(sql, (MIN_ARTICLES,)):
        found.update(
            paragraph for paragraph, outlet, carriers in rows if is_repeated(carriers, articles[outlet])
        )
    return frozenset(found)


def left_out(database: Database) -> Repeated:
    """Paragraphs that at least one article's passages leave out."""
    return frozenset(row[0] for row in database.read("SELECT DISTINCT paragraph FROM edges WHERE left_out"))


def differing(database: Database, wanted: Repeated) -> list[int]:
    """Numbers, in order, of the articles whose passages were cut with another set than ``wanted``."""
    held = left_out(database)
    numbers: set[int] = set()
    for paragraph in held | wanted:
        rows = database.read(
            "SELECT article FROM edges WHERE paragraph = ? AND left_out <> ?",
            (paragraph, paragraph in wanted),
        )
        numbers.update(row[0] for row in rows)
    return sorted(numbers)
