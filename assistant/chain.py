"""The question line, as a LangChain Runnable: a question in, an Answer out, or the events on the way.

question -> stand-alone query -> ranked passages (the retriever) -> judged -> drafts (a reader) -> the quote
gate -> Answer. A language model that fails hands over to the extractive reader, and the answer says why.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import aclosing, closing
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol

from langchain_core.callbacks import AsyncCallbackManagerForChainRun
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableConfig
from langchain_core.runnables.config import patch_config

from assistant.about_articles import particulars
from assistant.answer import Answer, AnswerEvent, Citation, Event, Statement, StatusEvent, TextEvent
from assistant.asides import Aside
from assistant.carried import has_carried
from assistant.chain_input import QuestionInput, plain
from assistant.conversation import bare, understand
from assistant.extractive import ExtractiveReader
from assistant.filters import filters_of
from assistant.gate import QuoteGate, Refusal
from assistant.judge import Judge, Judged
from assistant.model_stream import ModelFailure
from assistant.pump import pumped
from assistant.reading import ArticleSource, Draft, Question, Reader, Reading
from assistant.retriever import passages
from assistant.small_talk import asks_nothing
from assistant.support import says
from index.errors import ModelError, QuestionError
from index.records import Filters, ScoredPassage, Span
from prompts.loader import Phrases, Template, phrases

NEAREST = 5
_SURE = 0.5
"""Probability from which the judge's own words go before those that a language model cites for something else."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What a question was looked for in: articles in, undated ones left out, files that could not be read."""

    articles: int
    undated_left_out: int = 0
    unreadable: int = 0
    date_from: str | None = None
    date_to: str | None = None


class Archive(ArticleSource, Protocol):
    """What the chain asks of an index beside its passages."""

    @property
    def generation(self) -> int:
        """Grows with every change of content."""
        ...

    def copies(self, source: str) -> tuple[str, ...]:
        """Other sources that carry the same text."""
        ...

    def is_stale(self, source: str) -> bool:
        """The file has changed or gone since it was indexed."""
        ...

    def searched(self, filters: Filters) -> Searched:
        """What a question with these filters is looked for in."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """The chain's input; a plain string, or a dict with these keys, does as well."""

    question: str
    history: Sequence[Any] = ()
    filters: Filters = field(default_factory=Filters)

    @classmethod
    def of(cls, value: Any) -> Asked:
        """The input in any of its forms; QuestionError when it has none of them."""
        match value:
            case Asked():
                return value
            case str():
                return cls(value)
            case QuestionInput():
                return cls.of(plain(value))
            case {"question": str(question)} if value.keys() <= {"question", "history", "filters"}:
                history, filters = plain(value.get("history")), plain(value.get("filters"))
                return cls(question, history or (), filters_of(filters))
            case _:
                raise QuestionError(
                    "The chain takes a question as text, or a dict: question, history, filters."
                )


class AnswerChain(Runnable[Any, Answer]):
    """Answers questions. What every Runnable has (``invoke``, ``stream``, ``batch``) gives Answers, ``events`` more.

    ``stream`` gives the Answer in one piece, so that it can be a step of another chain; ``events`` gives what is being
    done and the verified sentences as they come.

    Args:
        retriever: any LangChain retriever whose documents carry what ``retriever.document`` writes.
        archive: the indexed articles, for the gate.
        judge: ranks what was retrieved and finds exact words.
        extractive: the reader that needs no language model.
        generative: a reader with one, or None.
        passages_read: how many passages a language model is given.
        unsupported: ``mark`` or ``drop`` statements without a verified quote.
    """

    def __init__(
        self,
        *,
        retriever: BaseRetriever,
        archive: Archive,
        judge: Judge,
        extractive: ExtractiveReader,
        generative: Reader | None = None,
        passages_read: int = 8,
        unsupported: Literal["mark", "drop"] = "mark",
    ) -> None:
        self._retriever = retriever
        self._archive = archive
        self._judge = judge
        self._extractive = extractive
        self._generative = generative
        self._passages_read = passages_read
        self._unsupported = unsupported

    def invoke(self, input: Any, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:
        """The Answer to a question (text, dict or Asked)."""
        return self._call_with_config(self._answer_with_config, input, config)

    async def ainvoke(self, input: Any, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:
        """As ``invoke``; the work runs on a thread that ends when the caller is cancelled."""
        return await self._acall_with_config(self._answer_beside, input, config)

    def events(self, input: Any, config: RunnableConfig | None = None) -> Iterator[Event]:
        """What happens on the way, as it happens; the last event carries the Answer. Closing it stops the work."""
        return self._events(Asked.of(input), config)

    @property
    def InputType(self) -> type[QuestionInput]:
        """What a tool made of the chain takes; the chain takes plain text as well."""
        return QuestionInput

    @property
    def OutputType(self) -> type[Answer]:
        """What comes out."""
        return Answer

    async def _answer_beside(
        self, value: Any, run_manager: AsyncCallbackManagerForChainRun, config: RunnableConfig
    ) -> Answer:
        """As ``_answer_with_config``, on a thread of its own, where callbacks are called without awaiting."""
        beside = patch_config(config, callbacks=run_manager.get_sync().get_child())
        asked = Asked.of(value)
        async with aclosing(pumped(lambda: self._events(asked, beside))) as events:
            async for event in events:
                if isinstance(event, AnswerEvent):
                    return event.answer
        raise AssertionError("the chain ended without an answer")

    def _answer_with_config(self, value: Any, run_manager: Any, config: RunnableConfig) -> Answer:
        for event in self._events(Asked.of(value), config):
            if isinstance(event, AnswerEvent):
                return event.answer
        raise AssertionError("the chain ended without an answer")

    def _events(self, asked: Asked, config: RunnableConfig | None) -> Iterator[Event]:
        line = _Line()
        question = line.step("understand", lambda: understand(asked.question, asked.history))
        words = phrases(question.language)
        if asks_nothing(question.text):
            yield AnswerEvent(self._said_instead(words.nothing_asked, question, asked, line))
            return
        if question.aside is Aside.FORM and self._generative is None:
            yield AnswerEvent(self._said_instead(words.form_asked, question, asked, line))
            return
        searched = self._archive.searched(asked.filters)
        yield StatusEvent(words.searching.fill(articles=searched.articles))
        found = line.step("retrieve", lambda: self._retrieve(question, asked.filters, config))
        yield StatusEvent(words.reading.fill(passages=len(found)))
        judged = line.step("judge", lambda: self._judge.judge(question, found))
        if question.may_stand_alone:
            question, judged = self._likelier(question, judged, asked.filters, config, line)
        if question.aside is Aside.MORE and self._generative is None:
            yield AnswerEvent(self._said_instead(words.more_asked, question, asked, line, judged))
            return
        fallback = None
        if self._generative is not None and judged and not self._about_articles(question, judged):
            written = _Written(self._gate(question, judged[: self._passages_read]))
            try:
                yield from self._write(self._generative, question, judged, written, line)
                fallback = written.nothing_verified(words)
            except ModelFailure as failure:
                fallback = written.broke_off(failure, words)
            except ModelError as error:
                fallback = str(error)
            if fallback is None:
                yield AnswerEvent(
                    self._finish(question, asked, judged, written, self._generative, searched, line)
                )
                return
            yield StatusEvent(fallback)
            if question.aside is Aside.FORM:
                said = self._said_instead(words.form_asked, question, asked, line)
                yield AnswerEvent(replace(said, fallback=fallback))
                return
            if misread := self._misread(written, judged):
                quoted = _Written(self._gate(question))
                for draft in misread:
                    yield from quoted.take(draft)
                answer = self._finish(question, asked, judged, quoted, self._extractive, searched, line)
                yield AnswerEvent(replace(answer, fallback=written.only_quotes(words)))
                return
        written = _Written(self._gate(question))
        yield from self._extract(question, judged, written, line)
        answer = self._finish(question, asked, judged, written, self._extractive, searched, line)
        yield AnswerEvent(replace(answer, fallback=fallback))

    def _misread(self, written: _Written, judged: Sequence[Judged]) -> list[Draft]:
        """The true quotes of sentences that said something else, where they stand in passages that answer by the judge.

        None where the judge itself holds words for right: then those are shown.
        """
        if any(item.probability >= _SURE for item in judged):
            return []
        answering = {j.passage.passage.id for j in judged if j.probability >= self._judge.threshold}
        quotes = [e for e in written.gate.misread if e.passage.id in answering and e.quote]
        return [Draft(evidence.quote, (evidence,)) for evidence in dict.fromkeys(quotes)]

    def _about_articles(self, question: Question, judged: Sequence[Judged]) -> bool:
        """Whether a byline answers, which a language model is not given."""
        given = [item.passage.passage for item in judged]
        return bool(particulars(question.standalone, given, self._archive))

    def _retrieve(
        self, question: Question, filters: Filters, config: RunnableConfig | None
    ) -> list[ScoredPassage]:
        documents = self._retriever.invoke(
            question.standalone, config, filters=filters, language=question.language
        )
        return passages(documents)

    def _likelier(
        self,
        question: Question,
        judged: list[Judged],
        filters: Filters,
        config: RunnableConfig | None,
        line: _Line,
    ) -> tuple[Question, list[Judged]]:
        """The question as typed where by itself it is answered, as likely rightly; else as it is carried on."""
        alone = bare(question.text, question.language, question.history)
        typed = replace(question, standalone=alone)
        found = line.step("retrieve", lambda: self._retrieve(typed, filters, config))
        as_typed = line.step("judge", lambda: self._judge.judge(typed, found))
        likely = as_typed[0].probability if as_typed else 0.0
        if likely >= max(self._judge.threshold, judged[0].probability if judged else 0.0):
            article = self._archive.article(as_typed[0].passage.passage.source)
            text = f"{article.title or ''}\n{article.text}"
            goes_on = has_carried(alone, question.standalone, text, question.language)
            return replace(typed, topic=question.standalone if goes_on else None), as_typed
        return question, judged

    def _said_instead(
        self, text: Template, question: Question, asked: Asked, line: _Line, judged: Sequence[Judged] = ()
    ) -> Answer:
        """What comes back where nothing is asked of the articles: a refusal that says what may be asked."""
        return Answer(
            question=asked.question,
            text=text.text,
            answered=False,
            nearest=tuple(item.passage for item in judged[:NEAREST]),
            language=question.language,
            model=self._extractive.name,
            prompt_hash=self._extractive.prompt_hash,
            filters=asked.filters,
            generation=self._archive.generation,
            seconds=line.seconds(),
        )

    def _gate(self, question: Question, given: Sequence[Judged] | None = None) -> QuoteGate:
        """A gate for what is made of quotes, or for what a language model writes from what it is given."""
        return QuoteGate(
            self._archive,
            copies=self._archive.copies,
            is_stale=self._archive.is_stale,
            question=question.standalone,
            check_wording=given is not None,
            language=question.language,
            given="\n".join(item.passage.passage.text for item in given or ()),
        )

    def _write(
        self, reader: Reader, question: Question, judged: Sequence[Judged], written: _Written, line: _Line
    ) -> Iterator[Event]:
        """Let the language model write; only verified sentences are passed on."""
        given = [item.passage for item in judged[: self._passages_read]]
        read: Any = getattr(reader, "read_with_pauses", reader.read)
        waiting = StatusEvent(phrases(question.language).reading.fill(passages=len(given)))
        with line.timed("read"), closing(read(question, given, self._archive)) as drafts:
            for draft in drafts:
                if draft is None:
                    yield waiting
                else:
                    yield from written.take(draft)

    def _extract(
        self, question: Question, judged: Sequence[Judged], written: _Written, line: _Line
    ) -> Iterator[Event]:
        with line.timed("read"):
            for draft in self._extractive.compose(question, judged, self._archive):
                yield from written.take(draft)

    def _finish(
        self,
        question: Question,
        asked: Asked,
        judged: Sequence[Judged],
        written: _Written,
        reader: Reader,
        searched: Searched,
        line: _Line,
    ) -> Answer:
        words = phrases(question.language)
        statements = [s for s in written.statements if s.state == "supported" or self._unsupported == "mark"]
        answered = any(s.state == "supported" for s in statements)
        notes = _notes(written, words, question, searched)
        if answered:
            text = "\n\n".join(_shown(statement, words) for statement in statements)
        else:
            statements, text = [], " ".join([words.refusal.fill(articles=searched.articles), *notes])
        confidence = written.confidence
        if confidence is None and judged and (not answered or _rests_on_best(written, judged[0])):
            confidence = judged[0].probability
        return Answer(
            question=asked.question,
            text=text,
            answered=answered,
            short=_short(written, judged) if answered else None,
            statements=tuple(statements),
            citations=tuple(written.gate.citations) if answered else (),
            nearest=tuple(item.passage for item in judged[:NEAREST]),
            confidence=_probability_shown_is_right(confidence, answered),
            language=question.language,
            standalone=question.topic or question.standalone,
            model=reader.name,
            prompt_hash=reader.prompt_hash,
            filters=asked.filters,
            generation=self._archive.generation,
            notes=notes,
            seconds=line.seconds(),
        )


class _Line:
    """Wall time per step of one question."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._seconds: dict[str, float] = {}

    def step(self, name: str, work: Any) -> Any:
        with self.timed(name):
            return work()

    def timed(self, name: str) -> _Timed:
        return _Timed(name, self._seconds)

    def seconds(self) -> dict[str, float]:
        return {**self._seconds, "total": time.perf_counter() - self._began}


class _Timed:
    def __init__(self, name: str, seconds: dict[str, float]) -> None:
        self._name, self._seconds, self._began = name, seconds, 0.0

    def __enter__(self) -> None:
        self._began = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self._seconds[self._name] = self._seconds.get(self._name, 0.0) + time.perf_counter() - self._began


class _Written:
    """What a reader has given so far, behind the gate."""

    def __init__(self, gate: QuoteGate) -> None:
        self.gate = gate
        self.statements: list[Statement] = []
        self.confidence: float | None = None
        self.notes: tuple[str, ...] = ()
        self.first_short: tuple[str, int, int] | None = None

    def take(self, item: Draft | Reading) -> Iterator[Event]:
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


def _short(written: _Written, judged: Sequence[Judged]) -> str | None:
    """The exact words, inside the first citation's quote; None when the best ones stand elsewhere."""
    first = written.gate.citations[0]
    spans = [written.first_short] if written.first_short else []
    spans += [(j.passage.passage.source, *f.span) for j in judged for f in j.findings]
    for source, start, end in spans:
        if _shows(first, source, (start, end)):
            return first.quote[start - first.start : end - first.start]
    return None


def _rests_on_best(written: _Written, best: Judged) -> bool:
    """Whether a citation shows the judge's best words: what it says of others' probability is about those alone.

    Of a language model's sentences one that cites them must say them, too.
    """
    if not best.findings:
        return False
    source, span = best.passage.passage.source, best.findings[0].span
    shown = {c.number: c for c in written.gate.citations if _shows(c, source, span)}
    if not written.gate.check_wording:
        return bool(shown)
    return any(
        says(
            statement.words,
            shown[number].quote[span[0] - shown[number].start : span[1] - shown[number].start],
        )
        for statement in written.statements
        for number in statement.citations
        if number in shown
    )


def _shows(citation: Citation, source: str, span: Span) -> bool:
    return citation.source == source and citation.start <= span[0] and span[1] <= citation.end


def _shown(statement: Statement, words: Phrases) -> str:
    return statement.text if statement.state == "supported" else f"{statement.text} {words.unsupported.text}"


def _notes(written: _Written, words: Phrases, question: Question, searched: Searched) -> tuple[str, ...]:
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


def _probability_shown_is_right(confidence: float | None, answered: bool) -> float | None:
    """For a refusal the probability that nothing answers, else that the answer is right."""
    if confidence is None:
        return None
    return confidence if answered else 1.0 - confidence
