"""One question of a set -> the record that everything is measured from, without asking again.

Comes after the expected places are found. The assistant is asked as a person asks it (``ask``), and its
retriever alone is asked too (``search``). A question that fails is recorded with its error, never dropped.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from assistant.answer import Answer, Turn
from assistant.evaluation.relevance import Archive, Expected, ExpectedPlaces, overlaps, quote_check
from assistant.evaluation.set_questions import SetQuestion, question_from_dict
from assistant.evaluation.wording import without_marks
from index.errors import AssistantError, ModelError, QuestionError
from index.records import IndexStatus, ScoredPassage

RANKING_DEPTH = 50
_CONTEXT_CHARACTERS = 240
_SHOWN_PLACES = 3


class Askable(Archive, Protocol):
    """What an evaluation needs of an assistant; ``Assistant`` is one."""

    def ask(self, question: str, *, history: Sequence[Turn] = ()) -> Answer:
        """The answer with its citations."""
        ...

    def status(self) -> IndexStatus:
        """What the index holds."""
        ...


@dataclass(frozen=True, slots=True)
class Ranked:
    """One passage of a ranking.

    Attributes:
        article: the source, or the name that stands for it and its copies.
        relevant: the passage overlaps an expected place.
    """

    id: str
    source: str
    article: str
    start: int
    end: int
    score: float
    relevant: bool


@dataclass(frozen=True, slots=True)
class Context:
    """Words in their place: what stands before and after them in the article."""

    source: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what came back, and what is needed to measure it again later.

    Attributes:
        number: position in the set, from 0.
        answer: ``Answer.to_dict()``, or None after an error.
        error: the error's class and message.
        verified: for each citation, whether its quote stands in the index at its offsets.
        retrieved: the retriever's ranking, best first, at most 50; for a follow-up, which the retriever
            alone cannot understand, what the answer found.
        judged: the ranking that the answer shows, in which the reader had its say.
        citations_in_place: each citation with its surroundings; expected_in_place: the first expected places.
        seconds: wall time of ``ask`` and ``search``.
    """

    number: int
    question: SetQuestion
    answer: dict[str, Any] | None
    error: str | None
    verified: tuple[bool, ...]
    retrieved: tuple[Ranked, ...]
    judged: tuple[Ranked, ...]
    expected: Expected
    citations_in_place: tuple[Context, ...] = ()
    expected_in_place: tuple[Context, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def answered(self) -> bool:
        """True when an answer was shown."""
        return bool(self.answer and self.answer["answered"])

    @property
    def citations(self) -> list[dict[str, Any]]:
        """The answer's citations, as dicts."""
        return list(self.answer["citations"]) if self.answer else []

    @property
    def short(self) -> str:
        """The exact words that answer; without them, the answer's text without marks; empty when refused."""
        if not self.answered or self.answer is None:
            return ""
        return self.answer["short"] or without_marks(self.answer["text"])

    def to_dict(self) -> dict[str, Any]:
        """One line of a run, as JSON-ready values."""
        return {**asdict(self), "question": self.question.to_dict()}


def asked_from_dict(values: dict[str, Any]) -> Asked:
    """The record that ``Asked.to_dict`` wrote; KeyError or TypeError when it is another thing."""
    expected = values["expected"]
    return Asked(
        **{
            **values,
            "question": question_from_dict(values["question"], "run", ""),
            "verified": tuple(values["verified"]),
            "retrieved": tuple(Ranked(**item) for item in values["retrieved"]),
            "judged": tuple(Ranked(**item) for item in values["judged"]),
            "expected": Expected(
                tuple(expected["sources"]),
                tuple((article, grade) for article, grade in expected["articles"]),
                tuple(expected["missing"]),
                tuple((source, start, end) for source, start, end in expected["places"]),
                expected["passages"],
                expected["language"],
            ),
            "citations_in_place": tuple(Context(**item) for item in values["citations_in_place"]),
            "expected_in_place": tuple(Context(**item) for item in values["expected_in_place"]),
        }
    )


def ask_question(assistant: Askable, question: SetQuestion, number: int, places: ExpectedPlaces) -> Asked:
    """Ask ``question`` once and record all that its measures need.

    QuestionError, ModelError and what nobody foresaw become part of the record, so that one question does not end
    the run; any other error that the product raises on purpose (the index is gone, the disk is full) ends it.
    """
    expected = places.find(question)
    answer: Answer | None = None
    error: str | None = None
    retrieved: tuple[ScoredPassage, ...] = ()
    seconds: dict[str, float] = {}
    begun = time.perf_counter()
    try:
        answer = assistant.ask(question.question, history=question.history)
        seconds["ask"] = time.perf_counter() - begun
        begun = time.perf_counter()
        if not question.history:
            retrieved = tuple(assistant.search(question.question, k=RANKING_DEPTH))
            seconds["search"] = time.perf_counter() - begun
    except (QuestionError, ModelError) as failure:
        error = f"{type(failure).__name__}: {failure}"
    except AssistantError:
        raise
    except Exception as failure:  # noqa: BLE001 - one question must not take the others' answers with it
        error = _unforeseen(failure)
    judged = _ranked(answer.nearest if answer else (), expected, places)
    check = quote_check(places.text)
    citations = answer.citations if answer else ()
    return Asked(
        number=number,
        question=question,
        answer=answer.to_dict() if answer else None,
        error=error,
        verified=tuple(check(item.source, item.start, item.end, item.quote) for item in citations),
        retrieved=judged if question.history else _ranked(retrieved, expected, places),
        judged=judged,
        expected=expected,
        citations_in_place=tuple(_in_place(places, item.source, item.start, item.end) for item in citations),
        expected_in_place=tuple(_in_place(places, *place) for place in expected.places[:_SHOWN_PLACES]),
        seconds={
            **seconds,
            **{f"step {name}": value for name, value in (answer.seconds if answer else {}).items()},
        },
    )


def _unforeseen(failure: Exception) -> str:
    """A fault of the program in words, with its place, so that whoever reports it need not look for it."""
    frames = traceback.extract_tb(failure.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"
    return f"{type(failure).__name__}: {failure} (a fault of this program, at {place}: report it with the question)"


def _ranked(hits: Sequence[ScoredPassage], expected: Expected, places: ExpectedPlaces) -> tuple[Ranked, ...]:
    return tuple(
        Ranked(
            id=hit.passage.id,
            source=hit.passage.source,
            article=places.representative(hit.passage.source),
            start=hit.passage.start,
            end=hit.passage.end,
            score=hit.score,
            relevant=overlaps(hit.passage, expected.places),
        )
        for hit in hits
    )


def _in_place(places: ExpectedPlaces, source: str, start: int, end: int) -> Context:
    text = places.text(source) or ""
    before, after = max(0, start - _CONTEXT_CHARACTERS), end + _CONTEXT_CHARACTERS
    return Context(source, text[before:start], text[start:end], text[end:after])
