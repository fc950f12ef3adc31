"""Where a speaker's name begins and ends, in sentences written for faults of rules: tests/data/speakers/spans.jsonl.

The reported words are compared letter for letter with the accepted ones. An outlet whose kind is not given ("the
Courier") may be missed, but nothing else may stand in its place.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant.speakers.attribution import attribute
from index.records import Article

SPANS = Path(__file__).parent.parent.parent / "data" / "speakers" / "spans.jsonl"
FLOOR = 0.95


def items() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SPANS.read_text(encoding="utf-8").splitlines()]


def misread(item: dict[str, Any]) -> str | None:
    start = item["text"].index(item["quote"])
    article = Article("a.txt", item["text"], language=item["lang"])
    found = attribute(article, (start, start + len(item["quote"])))
    speaker = None if found.speaker is None else found.speaker.name
    via = None if found.via is None else found.via.name
    right = speaker in (item["speaker"] or [None]) and via in [None, *(item["via"] or [])]
    return None if right else f"{item['text']}: {speaker}, via {via}"


def test_names_begin_and_end_where_they_do() -> None:
    missed = [line for line in map(misread, items()) if line is not None]
    assert len(missed) <= (1 - FLOOR) * len(items()), "\n".join(missed)


def test_every_accepted_name_stands_in_its_sentence() -> None:
    for item in items():
        assert item["text"].count(item["quote"]) == 1, item["id"]
        for label in (item["speaker"] or []) + (item["via"] or []):
            assert label in item["text"], (item["id"], label)
