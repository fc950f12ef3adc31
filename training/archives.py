"""Training pairs from archives of our own: questions on whole articles, beside the passages that the product reads.

In: folders with ``archive/`` and ``questions.jsonl``, one question a line, the same one in several languages:
``{"id", "question": {"de": ..., "en": ...}, "answer", "quote", "source", "answerable"}``. A question that nothing
answers may name as its ``twin`` the answered one that it differs from in one thing. Out: groups of pairs. A passage is
what the index cuts, mostly under its title and date; what does not answer is what the retriever finds for the question,
and the right passage for a twin.
"""

from __future__ import annotations

import json
import random
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant import Assistant
from assistant.judging.span_judge import header
from index.records import Passage, Span

FOUND = 10
"""How many passages are looked at for each question."""
IN_VAIN = (2, 3)
"""How many passages are read for a question that nothing answers."""
TWINS = 2
"""How many twins of a question are read with its passage at most."""
UNDER_TITLE = 0.8
"""Share of the groups whose passages stand under their title and date, as the product reads them."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a kind of archive is read.

    Attributes:
        negatives: how many passages that do not answer stand beside one that does, to choose from.
        whole: share of the groups whose passages are whole paragraphs and not what the index cuts.
    """

    negatives: tuple[int, ...]
    whole: float


NEWS = Manner((2, 3, 4), 0.0)
"""To learn which passage answers."""
ENCYCLOPAEDIA = Manner((0, 1, 2), 0.6)
"""To learn which words of a long, dense passage answer."""


@dataclass(frozen=True, slots=True)
class Read:
    """A question and a passage as the product reads it; ``answer`` is the answer's place in ``text``, or None.

    ``in_vain`` says that nothing answers the question.
    """

    question: str
    text: str
    answer: Span | None
    in_vain: bool


def groups_of(
    folder: Path, rng: random.Random, manner: Manner = NEWS, languages: int | None = None
) -> Iterator[list[Read]]:
    """For each question the passages that are read for it, the one that answers first.

    Each is asked in all of its languages, or in ``languages`` of them, drawn.
    """
    rows = [json.loads(line) for line in (folder / "questions.jsonl").read_text("utf-8").splitlines()]
    twins: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if "twin" in row:
            twins[row["twin"]].append(row["question"])
    with (
        tempfile.TemporaryDirectory() as temporary,
        Assistant.open(Path(temporary)) as assistant,
    ):
        assistant.index(folder / "archive")
        for row in rows:
            for language, question in _drawn(row["question"], languages, rng):
                found = [scored.passage for scored in assistant.search(question, k=FOUND)]
                if rng.random() < manner.whole:
                    found = _whole_paragraphs(assistant, found)
                if row["answerable"]:
                    others = [twin[language] for twin in twins[row["id"]] if language in twin]
                    chosen = _answered(row, question, found, others, rng.choice(manner.negatives), rng)
                else:
                    chosen = _in_vain(question, found, rng)
                if chosen:
                    under_title = rng.random() < UNDER_TITLE
                    yield [_read(one, under_title=under_title) for one in chosen]


def _drawn(question: dict[str, str], languages: int | None, rng: random.Random) -> list[tuple[str, str]]:
    known = list(question.items())
    return known if languages is None else rng.sample(known, min(len(known), languages))


def _whole_paragraphs(assistant: Assistant, found: Sequence[Passage]) -> list[Passage]:
    """The paragraphs that each passage touches, the same ones once."""
    paragraphs: dict[tuple[str, int], Passage] = {}
    for passage in found:
        text = assistant.article(passage.source).text
        start = text.rfind("\n\n", 0, passage.start + 1) + 2
        end = text.find("\n\n", passage.end - 1)
        end = len(text) if end < 0 else end
        whole = replace(passage, text=text[start:end].strip("\n"), start=start, end=end)
        paragraphs.setdefault((passage.source, start), whole)
    return list(paragraphs.values())


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A question beside a passage; ``place`` is the answer's, in the passage."""

    question: str
    passage: Passage
    place: Span | None = None
    in_vain: bool = False


def _answered(
    row: dict[str, Any],
    question: str,
    found: Sequence[Passage],
    twins: Sequence[str],
    negatives: int,
    rng: random.Random,
) -> list[_Chosen]:
    """Nothing where the retriever misses the answer: such a question teaches nothing about reading."""
    right: _Chosen | None = None
    others: list[Passage] = []
    for passage in found:
        place = place_of_answer(passage, row) if right is None else None
        if place is not None:
            right = _Chosen(question, passage, place)
        elif not re.search(rf"\b{re.escape(row['answer'].casefold())}\b", passage.text.casefold()):
            others.append(passage)
    if right is None:
        return []
    near = others[:6]
    chosen = rng.sample(near, min(len(near), negatives))
    return [
        right,
        *(_Chosen(question, passage) for passage in chosen),
        *(_Chosen(twin, right.passage, in_vain=True) for twin in twins[:TWINS]),
    ]


def _in_vain(question: str, found: Sequence[Passage], rng: random.Random) -> list[_Chosen]:
    near = list(found[:5])
    chosen = rng.sample(near, min(len(near), rng.choice(IN_VAIN)))
    return [_Chosen(question, passage, in_vain=True) for passage in chosen]


def place_of_answer(passage: Passage, row: dict[str, Any]) -> Span | None:
    """Where the answer stands in the passage, inside the quote that carries it."""
    if passage.source != row["source"] and not passage.source.endswith(f"/{row['source']}"):
        return None
    quote, answer = row["quote"], row["answer"]
    at = passage.text.find(quote)
    if at < 0 or answer not in quote:
        return None
    start = at + quote.index(answer)
    return start, start + len(answer)


def _read(chosen: _Chosen, *, under_title: bool) -> Read:
    passage, place = chosen.passage, chosen.place
    head = header(passage) if under_title else ""
    moved = None if place is None else (place[0] + len(head), place[1] + len(head))
    return Read(chosen.question, head + passage.text, moved, chosen.in_vain)
