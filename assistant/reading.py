"""What a reader is: from a question and ranked passages to statements, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from assistant.answer import Attribution, Turn
from index.errors import AssistantError, ModelError
from index.records import Article, Passage, ScoredPassage, Span

MARKS = "{marks}"
"""Where a draft's text has the numbers of its citations."""


class ArticleSource(Protocol):
    """Whatever can hand out the indexed version of an article (the index itself, or a test's dict)."""

    def article(self, source: str) -> Article:
        """The article of that source; SourceNotFoundError when there is none."""
        ...


class Aside(Enum):
    """What a turn asks about the last answer."""

    AGAIN = "where it stands, or whether it is so: the same answer, with its sources"
    MORE = "what else is known about it"
    FORM = "the same shorter, in another language or in other words"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, made stand-alone.

    Attributes:
        text: what the person typed.
        standalone: the same with what earlier turns supply written in; equal to ``text`` without history.
        language: ISO 639-1 code.
        history: earlier turns, oldest first.
        may_stand_alone: no word in it points back, so that it may be meant as it was typed.
        topic: what later turns lean on, where that is not ``standalone``: the same with the topic that it goes on with.
        aside: what it asks about the last answer, in place of something about the articles; or None.
    """

    text: str
    standalone: str
    language: str
    history: tuple[Turn, ...] = ()
    may_stand_alone: bool = False
    topic: str | None = None
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that a statement rests on, as claimed by a reader; the quote gate checks the claim.

    Attributes:
        passage: where the reader found them.
        quote: the words, as the reader gives them.
        span: half-open offsets in the article where the reader says they stand; None when it only
            gives words (a language model), then the gate looks for them in the passage's article.
        short: offsets in the article of the exact answer inside the quote, or None.
        speaker, via: who says it and through whom, by the text.
        score: higher is better.
    """

    passage: Passage
    quote: str
    span: Span | None = None
    short: Span | None = None
    speaker: Attribution | None = None
    via: Attribution | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Draft:
    """One sentence as a reader writes it, before the gate: text without marks, and its evidence.

    Marks go to the sentence's end, where ``text`` may hold the placeholder ``{marks}``.

    Attributes:
        unplaced: how many more quotes it claims, of a passage that was not given or with too few words to be one.
        unquoted: it names passages, quotes nothing of them, and no sentence of theirs carries it.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()
    unplaced: int = 0
    unquoted: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of the passages.

    Attributes:
        drafts: the statements in order; empty when the passages do not answer.
        confidence: calibrated probability that the answer is right, or None.
        notes: for the person.
    """

    drafts: tuple[Draft, ...] = ()
    confidence: float | None = None
    notes: tuple[str, ...] = ()


class Reader(Protocol):
    """Produces statements from passages. Never decides what counts as a citation: the gate does."""

    @property
    def name(self) -> str:
        """What ``Answer.model`` shows."""
        ...

    @property
    def prompt_hash(self) -> str:
        """SHA-256 (hex) of the prompts or phrases in use."""
        ...

    def read(
        self, question: Question, passages: Sequence[ScoredPassage], articles: ArticleSource
    ) -> Iterator[Draft | Reading]:
        """Yield drafts as they are ready, then one Reading, last, that holds all of them."""
        ...


class UnreadyReader:
    """Stands in for a language model that could not be built: each question learns why, and is answered without it.

    Attributes:
        error: why it could not be built, with the next step.
    """

    def __init__(self, name: str, error: AssistantError) -> None:
        self._name = name
        self.error = error

    @property
    def name(self) -> str:
        """The model as it was named."""
        return self._name

    @property
    def prompt_hash(self) -> str:
        """Empty: no prompt is used."""
        return ""

    def read(
        self, question: Question, passages: Sequence[ScoredPassage], articles: ArticleSource
    ) -> Iterator[Draft | Reading]:
        """ModelError, always."""
        raise ModelError(str(self.error)) from self.error

    def close(self) -> None:
        """Nothing is held open."""
