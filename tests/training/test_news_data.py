"""The sets of news that the reader is trained on: each quote stands in its report, each answer in its quote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

NEWS = Path(__file__).parents[2] / "training" / "data" / "news"


@pytest.mark.parametrize(
    "folder", sorted(NEWS.iterdir(), key=lambda path: int(path.name)), ids=lambda p: p.name
)
def test_a_set_holds_together(folder: Path) -> None:
    reports = {path.name: path.read_text(encoding="utf-8") for path in (folder / "archive").iterdir()}
    rows = [json.loads(line) for line in (folder / "questions.jsonl").read_text("utf-8").splitlines()]
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
