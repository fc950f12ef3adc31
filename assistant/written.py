"""What a reader has given, behind the quote gate, and what of it the Answer shows: its sentences, notes, short answer.

The last stretch of the question line: drafts in, the parts of an Answer out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import Citation, Event, Statement, TextEvent
from assistant.archive import Searched
from assistant.extracts.shorts import answers_alone
from assistant.gate import QuoteGate, Refusal
from assistant.guard.support import says
from assistant.judge import Judged
from assistant.models.stream import ModelFailure
from assistant.reading import Draft, Question, Reading
from index.records import Span
from prompts.loader import Phrases

_NEAR = 0.5
"""The share of the threshold from which a refusal points to the nearest passages. Not measured."""


class Written:
    """What a reader has given so far, behind the gate."""

    def __init__(self, gate: QuoteGate) -> None:
        self.gate = gate
        self.statements: list[Statement] = []
        self.confidence: float | None = None
        self.notes: tuple[str, ...] = ()
        self.first_short: tuple[str, int, int] | None = None

    def take(self, item: Draft | Reading) -> Iterator[Event]:
        """A draft passes the gate, and its sentence goes out when a verified quote carries it."""
        if isinstance(item, Reading):
            self.confidence, self.notes = item.confidence, item.notes
            return
        statement = self.gate.admit(item)
        if statement is None:
            return
        self.statements.append(statement)
        if statement.state == "supported":
            if self.first_short is None and item.evidence and item.evidence[0].short is not None:
                self.first_short = (item.evidence[0].passage.source, *item.evidence[0].short)
            yield TextEvent(statement.text)

    def nothing_verified(self, words: Phrases) -> str | None:
        """Why this cannot stand: the model wrote sentences, and not one says what a verified quote carries."""
        if not self.statements or any(s.state == "supported" for s in self.statements):
            return None
        return words.model_failed.fill(reason=words.failures[self._reason()])

    def broke_off(self, failure: ModelFailure, words: Phrases) -> str | None:
        """Why this cannot stand as the model failed; None with a note where verified sentences were written before."""
        reason = words.failures.get(failure.kind, str(failure))
        if any(s.state == "supported" for s in self.statements):
            self.statements = [s for s in self.statements if s.state == "supported"]
            self.notes = (*self.notes, words.model_broke_off.fill(reason=reason))
            return None
        if failure.kind == "length" and (nothing := self.nothing_verified(words)):
            return nothing
        return f"{words.model_failed.fill(reason=reason)} {failure.advice}"

    def only_quotes(self, words: Phrases) -> str:
        """That in place of the model's sentences the words that they cite are shown."""
        return words.model_misread.fill(reason=words.failures[self._reason()])

    def _reason(self) -> Refusal:
        """Of the reasons why its sentences were refused the one that came furthest."""
        reasons: tuple[Refusal, ...] = ("wording_differs", "no_verified_quote")
        return next((reason for reason in reasons if self.gate.refused[reason]), "no_quote")


def short_answer(question: Question, written: Written, judged: Sequence[Judged]) -> str | None:
    """The exact words, inside the first citation's quote.

    None when the best ones stand elsewhere, or answer nothing by themselves.
    """
    first = written.gate.citations[0]
    spans = [written.first_short] if written.first_short else []
    spans += [(j.passage.passage.source, *f.span) for j in judged for f in j.findings]
    for source, start, end in spans:
        if _shows(first, source, (start, end)):
            words = first.quote[start - first.start : end - first.start]
            return words if answers_alone(question, words, first.language) else None
    return None


def rests_on(written: Written, best: Judged) -> bool:
    """Whether a citation shows the judge's best words: what it says of others' probability is about those alone.

    Of a language model's sentences one that cites them must say them, too.
    """
    if not best.findings:
        return False
    source, span = best.passage.passage.source, best.findings[0].span
    by_number = {c.number: c for c in written.gate.citations if _shows(c, source, span)}
    if not written.gate.check_wording:
        return bool(by_number)
    return any(
        says(
            statement.words,
            by_number[number].quote[span[0] - by_number[number].start : span[1] - by_number[number].start],
        )
        for statement in written.statements
        for number in statement.citations
        if number in by_number
    )


def _shows(citation: Citation, source: str, span: Span) -> bool:
    return citation.source == source and citation.start <= span[0] and span[1] <= citation.end


def shown(statement: Statement, words: Phrases) -> str:
    """The sentence as the answer's text has it: one without a verified quote says so."""
    return statement.text if statement.state == "supported" else f"{statement.text} {words.unsupported.text}"


def refusal_text(
    written: Written, judged: Sequence[Judged], words: Phrases, searched: Searched, threshold: float
) -> str:
    """That the articles do not say, or, where something nearly answers, that nothing does surely.

    Args:
        written: what the reader gave.
        judged: the passages, best first.
        words: the phrases of the question's language.
        searched: what was searched.
        threshold: the probability from which an answer is given.
    """
    likely = max([written.confidence or 0.0, *(item.probability for item in judged[:1])])
    near = bool(judged) and likely >= threshold * _NEAR
    return (words.refusal_near if near else words.refusal).fill(articles=searched.articles)


def notes_of(written: Written, words: Phrases, question: Question, searched: Searched) -> tuple[str, ...]:
    """What the answer says beside its sentences: foreign quotes, what the archive covers, what could not be read."""
    notes = list(written.notes)
    if not searched.articles:
        notes.append(words.nothing_passes.text)
    if written.gate.citations:
        foreign = {
            c.language for c in written.gate.citations if c.language and c.language != question.language
        }
        if foreign:
            listed = ", ".join(words.language_name(code) for code in sorted(foreign))
            notes.append(words.quotes_in_other_languages.fill(languages=listed))
    elif searched.date_from and searched.date_to:
        notes.append(_covered(words, searched.date_from, searched.date_to))
    if searched.unreadable and not written.gate.citations:
        notes.append(words.refusal_unreadable.fill(unreadable=searched.unreadable))
    if searched.undated_left_out:
        notes.append(words.undated_left_out.fill(count=searched.undated_left_out))
    return tuple(notes)


def _covered(words: Phrases, first: str, last: str) -> str:
    """Which dates the archive's articles have."""
    if first == last:
        text = words.covers_one_date.fill(date=words.date(first))
    else:
        text = words.covers.fill(**{"from": words.date(first), "to": words.date(last)})
    return text[:-1] if text.endswith("..") else text
