"""One visitor's conversation, kept on the server: what was asked, what came back, what is open beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from assistant import Answer, Citation, Filters, Turn

MAX_EXCHANGES = 100
HISTORY_TURNS = 6

ExchangeState = Literal["asking", "done", "stopped", "failed"]
Verdict = Literal["right", "wrong"]


@dataclass
class Exchange:
    """One question and what became of it.

    Attributes:
        number: counts up from 1 in a conversation; names the exchange in the page.
        language: of the words around the answer: the question's where we speak it, else the visitor's.
        sentences: verified sentences that have arrived so far.
        error: what a person should read when ``state`` is ``failed``.
        cut: the visitor wrote more than ``question``, which is as much as is read.
    """

    number: int
    question: str
    language: str
    filters: Filters = field(default_factory=Filters)
    state: ExchangeState = "asking"
    status: str = ""
    sentences: list[str] = field(default_factory=list)
    answer: Answer | None = None
    error: str = ""
    verdict: Verdict | None = None
    cut: bool = False

    def citation(self, number: int) -> Citation | None:
        """The citation with that mark, or None."""
        cited = self.answer.citations if self.answer else ()
        return next((citation for citation in cited if citation.number == number), None)


@dataclass(frozen=True)
class Reading:
    """What the article panel shows: which article, and which exchange's citation or passage in it."""

    source: str
    exchange: int | None = None
    citation: int | None = None
    passage: int | None = None


@dataclass
class Conversation:
    """The exchanges so far, oldest first, what is open in the article panel, and what its list is searched for."""

    language: str = "en"
    exchanges: list[Exchange] = field(default_factory=list)
    asked: int = 0
    reading: Reading | None = None
    sought: str = ""

    def begin(self, question: str, filters: Filters, *, cut: bool = False) -> Exchange:
        """Open the next exchange; the oldest goes when there are too many."""
        self.asked += 1
        exchange = Exchange(self.asked, question, self.language, filters, cut=cut)
        self.exchanges = [*self.exchanges[-(MAX_EXCHANGES - 1) :], exchange]
        return exchange

    def find(self, number: int) -> Exchange | None:
        """The exchange of that number, or None."""
        return next((exchange for exchange in self.exchanges if exchange.number == number), None)

    def before(self, exchange: Exchange) -> list[Exchange]:
        """All exchanges older than that one."""
        return [earlier for earlier in self.exchanges if earlier.number < exchange.number]

    def history(self, exchange: Exchange) -> list[Turn]:
        """The last finished turns before that exchange, for the reader of follow-up questions."""
        finished = [earlier for earlier in self.before(exchange) if earlier.answer is not None]
        return [
            Turn(item.question, item.answer.text, item.answer.short, item.answer.standalone)
            for item in finished[-HISTORY_TURNS:]
            if item.answer
        ]

    def interrupt(self) -> Exchange | None:
        """Mark the running exchange as stopped and return it; None when nothing runs."""
        latest = self.exchanges[-1] if self.exchanges else None
        if latest is None or latest.state != "asking":
            return None
        latest.state = "stopped"
        return latest

    def clear(self) -> None:
        """Forget everything but the language; numbers go on, so that no old mark finds a new exchange."""
        self.exchanges = []
        self.reading = None
        self.sought = ""
