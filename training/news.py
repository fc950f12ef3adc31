"""Training pairs from news: questions on whole articles, beside the passages that the product would read for them.

In: folders with ``archive/`` and ``questions.jsonl``, one question a line, the same one in several languages:
``{"question": {"de": ..., "en": ...}, "answer", "quote", "source", "answerable"}``. Out: groups of pairs. A passage is
what the index cuts, under its title and date; what does not answer is what the retriever finds for the question.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant import Assistant
from assistant.conversation import understand
from assistant.span_judge import header
from index.records import Passage, Span
from training.product import search

FOUND = 10
"""How many passages are looked at for each question."""
NEGATIVES = (2, 3, 4)
"""How many passages that do not answer stand beside one that does."""
IN_VAIN = (2, 3)
"""How many passages are read for a question that nothing answers."""


@dataclass(frozen=True, slots=True)
class Read:
    """A question and a passage as the product reads it; ``answer`` is the answer's place in ``text``, or None."""

    question: str
    text: str
    answer: Span | None


def groups_of(folder: Path, rng: random.Random) -> Iterator[list[Read]]:
    """For each question in each of its languages the passages that are read for it, the one that answers first."""
    rows = [json.loads(line) for line in (folder / "questions.jsonl").read_text("utf-8").splitlines()]
    with (
        tempfile.TemporaryDirectory() as temporary,
        Assistant.open(Path(temporary)) as assistant,
    ):
        assistant.index(folder / "archive")
        for row in rows:
            for question in row["question"].values():
                found = [scored.passage for scored in search(assistant, understand(question), FOUND)]
                group = (
                    _answered(row, question, found, rng)
                    if row["answerable"]
                    else _in_vain(question, found, rng)
                )
                if group:
                    yield group


def _answered(row: dict[str, Any], question: str, found: Sequence[Passage], rng: random.Random) -> list[Read]:
    """Nothing where the retriever misses the answer: such a question teaches nothing about reading."""
    right: Read | None = None
    others: list[Passage] = []
    for passage in found:
        place = _place(passage, row) if right is None else None
        if place is not None:
            right = _read(question, passage, place)
        elif row["answer"].casefold() not in passage.text.casefold():
            others.append(passage)
    if right is None:
        return []
    near = others[:6]
    chosen = rng.sample(near, min(len(near), rng.choice(NEGATIVES)))
    return [right, *(_read(question, passage, None) for passage in chosen)]


def _in_vain(question: str, found: Sequence[Passage], rng: random.Random) -> list[Read]:
    near = list(found[:5])
    chosen = rng.sample(near, min(len(near), rng.choice(IN_VAIN)))
    return [_read(question, passage, None) for passage in chosen]


def _place(passage: Passage, row: dict[str, Any]) -> Span | None:
    """Where the answer stands in the passage, inside the quote that carries it."""
    if passage.source != row["source"] and not passage.source.endswith(f"/{row['source']}"):
        return None
    quote, answer = row["quote"], row["answer"]
    at = passage.text.find(quote)
    if at < 0 or answer not in quote:
        return None
    start = at + quote.index(answer)
    return start, start + len(answer)


def _read(question: str, passage: Passage, place: Span | None) -> Read:
    head = header(passage)
    moved = None if place is None else (place[0] + len(head), place[1] + len(head))
    return Read(question, head + passage.text, moved)
