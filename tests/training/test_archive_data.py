"""Our own archives, for training and calibration: each quote stands in its article, each answer in its quote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "training" / "data"


def sets_of(kind: str) -> list[Path]:
    return sorted((DATA / kind).iterdir(), key=lambda path: int(path.name))


def read(folder: Path) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Reports by name, questions."""
    reports = {path.name: path.read_text(encoding="utf-8") for path in (folder / "archive").iterdir()}
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return reports, [json.loads(line) for line in lines]


@pytest.mark.parametrize(
    "folder",
    [*sets_of("news"), *sets_of("encyclopaedia")],
    ids=lambda path: f"{path.parent.name}-{path.name}",
)
def test_a_training_set_holds_together(folder: Path) -> None:
    reports, rows = read(folder)
    by_id = {row["id"]: row for row in rows}
    assert len(by_id) == len(rows) >= 100
    assert len(reports) == 12
    for row in rows:
        assert len(row["question"]) == 3
        assert {"de", "en"} < row["question"].keys()
        assert row["source"] in reports
        if row["answerable"]:
            assert row["quote"] in reports[row["source"]]
            assert row["answer"] in row["quote"]
        elif "twin" in row:
            assert by_id[row["twin"]]["answerable"]


@pytest.mark.parametrize("folder", sets_of("calibration"), ids=lambda path: path.name)
def test_a_calibration_set_holds_together(folder: Path) -> None:
    reports, rows = read(folder)
    assert len({row["id"] for row in rows}) == len(rows) >= 150
    for row in rows:
        if row["answerable"]:
            texts = [reports[source] for source in row["sources"]]
            assert all(any(quote in text for text in texts) for quote in row["quotes"])
            assert any(answer in quote for quote in row["quotes"] for answer in row["answers"])
        else:
            assert row["type"] in ("near_miss", "topic_missing")
