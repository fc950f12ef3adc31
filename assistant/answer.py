"""What a question comes back as: an answer whose every statement carries its citations, or a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from index.records import Filters, ScoredPassage, as_json

StatementState = Literal["supported", "unsupported", "unmarked"]

MAX_CITATIONS = 5
MAX_QUOTE_CHARACTERS = 350
_SURE_ENOUGH = 0.5
"""An answer that is less likely right than this says so wherever a person reads it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is named as saying something, as the text spells it: ``article.text[start:end] == name``."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Words that stand in an article: ``article.text[start:end] == quote``, always.

    Attributes:
        number: the mark in the answer's text, from 1.
        source: path relative to the indexed folder, ``/`` separators.
        quote: at most 350 characters, verbatim.
        start, end: half-open code points into the indexed version of the article.
        page: 1-based page of a PDF, or None.
        date: publication date (ISO, day, month or year precision) or None; date_origin says from where.
        speaker: who says it, by the text; via: through whom it is known ("laut Interfax").
        in_headline: the quote stands in a headline, which may say more than the body.
        copies: other sources that carry the same text.
        stale: the file has changed or gone since it was indexed.
        score: how well the passage fits the question; higher is better.
    """

    number: int
    source: str
    quote: str
    start: int
    end: int
    page: int | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    date: str | None = None
    date_origin: str | None = None
    language: str | None = None
    speaker: Attribution | None = None
    via: Attribution | None = None
    in_headline: bool = False
    copies: tuple[str, ...] = ()
    stale: bool = False
    score: float = 0.0

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values."""
        return asdict(self)


def marks_of(numbers: Sequence[int]) -> str:
    """The marks that stand at a statement's end: ``[1][2]``."""
    return "".join(f"[{number}]" for number in numbers)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of the answer.

    Attributes:
        text: the sentence, with its marks at the end (``... [1][2]``); other marks in it are an article's own.
        state: ``supported`` when every mark's quote passed the quote gate, ``unsupported`` when a quote
            was claimed and failed, ``unmarked`` when none was claimed.
        citations: numbers of the citations that it rests on, in the order of its marks.
    """

    text: str
    state: StatementState
    citations: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """The sentence without its own marks."""
        return self.text.removesuffix(marks_of(self.citations)).rstrip() if self.citations else self.text


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer to one question.

    Attributes:
        text: what a person reads, with marks ``[1]``.
        answered: False when the articles do not say; ``text`` then says so in the question's language.
        short: the shortest exact answer, a substring of ``citations[0].quote``; None when there is none.
        nearest: what was found, also when refused; best first.
        confidence: probability (0 to 1) that the answer shown is right, calibrated; None when unknown.
        language: ISO 639-1 code of the question.
        standalone: the question with earlier turns' words written in, as later turns go on with it: what the archive
            was asked, or what it would have been where as typed it was answered better; None where nothing was asked.
        model: what wrote the answer.
        fallback: why another reader took over, or None.
        prompt_hash: SHA-256 (hex) of the prompts or phrases that made it.
        generation: of the index that answered.
        notes: what else a person should know (undated articles left out, quote in another language).
        seconds: wall time per step.
    """

    question: str
    text: str
    answered: bool
    short: str | None = None
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    nearest: tuple[ScoredPassage, ...] = ()
    confidence: float | None = None
    language: str | None = None
    standalone: str | None = None
    model: str = "extractive"
    fallback: str | None = None
    prompt_hash: str = ""
    filters: Filters = field(default_factory=Filters)
    generation: int = 0
    notes: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def is_uncertain(self) -> bool:
        """Whether an answer is given that is less likely right than not."""
        return self.answered and self.confidence is not None and self.confidence < _SURE_ENOUGH

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready values (lists in place of tuples)."""
        values = as_json(asdict(self))
        values["nearest"] = [near.to_dict() for near in self.nearest]
        return values


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier exchange of a conversation.

    Attributes:
        question: what was asked.
        answer: what was shown for it.
        short: the shortest exact answer, where one is known.
        standalone: the question as later turns go on with it (``Answer.standalone``), where that is known.
    """

    question: str
    answer: str
    short: str | None = None
    standalone: str | None = None


@dataclass(frozen=True, slots=True)
class StatusEvent:
    """What is being done now, for a person who waits."""

    text: str
    type: Literal["status"] = "status"


@dataclass(frozen=True, slots=True)
class TextEvent:
    """A verified sentence of the answer; nothing unverified is ever sent."""

    text: str
    type: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """The finished answer; always the last event."""

    answer: Answer
    type: Literal["answer"] = "answer"


Event = StatusEvent | TextEvent | AnswerEvent
