from __future__ import annotations

import math
import random
from pathlib import Path

import numpy as np
import pytest

from index.postings import WordChanges, checksum, document_counts, expected_checksum, search
from index.storage.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "archive.sqlite", create=True)


def add(database: Database, passages: dict[int, list[str]]) -> None:
    with database.transaction() as change:
        words = WordChanges()
        for number, stems in passages.items():
            change.execute("INSERT INTO passages VALUES (?, ?, 1, 0, 1, 1, 1, x'')", (number, f"p{number}"))
            words.add(number, stems)
        words.apply(change)


def remove(database: Database, passages: dict[int, list[str]]) -> None:
    with database.transaction() as change:
        words = WordChanges()
        for number, stems in passages.items():
            change.execute("DELETE FROM passages WHERE n = ?", (number,))
            words.remove(number, stems)
        words.apply(change)


def test_scores_are_those_of_bm25_worked_out_by_hand(database: Database):
    add(database, {1: ["a", "b"], 2: ["a", "a", "c", "d"], 3: ["c"]})
    hits = dict(search(database, [["a"]], 5, 3))
    idf = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    mean = 7 / 3
    one = idf * 1 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2 / mean))
    two = idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 4 / mean))
    assert hits == pytest.approx({"p1": one, "p2": two}, rel=1e-5)


def test_any_history_gives_the_lists_of_a_fresh_build(database: Database, tmp_path: Path):
    draw = random.Random(3)
    texts = {n: [draw.choice("abcdefghij") for _ in range(draw.randint(1, 30))] for n in range(1, 3001)}
    add(database, texts)
    gone = {n: texts[n] for n in draw.sample(sorted(texts), 1700)}
    remove(database, gone)
    left = {n: stems for n, stems in texts.items() if n not in gone}
    assert checksum(database) == sum(expected_checksum(n, stems) for n, stems in left.items()) % 2**64
    fresh = Database(tmp_path / "fresh.sqlite", create=True)
    add(fresh, left)
    for query in ([["a"]], [["b"], ["c", "d"]]):
        assert search(database, query, 20, len(left)) == search(fresh, query, 20, len(left))
    assert document_counts(database, [["a", "b"]]) == [sum(1 for s in left.values() if {"a", "b"} & set(s))]


def test_ties_are_ordered_by_id_and_masks_hold(database: Database):
    add(database, {n: ["x"] for n in range(1, 40)})
    assert [id_ for id_, _ in search(database, [["x"]], 3, 39)] == ["p1", "p10", "p11"]
    allowed = np.zeros(20, dtype=bool)
    allowed[[7, 9]] = True
    assert [id_ for id_, _ in search(database, [["x"]], 5, 39, allowed)] == ["p7", "p9"]
    assert search(database, [["unknown"]], 5, 39) == []
