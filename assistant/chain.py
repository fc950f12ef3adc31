"""The question line, as a LangChain Runnable: a question in, an Answer out, or the events on the way.

question -> stand-alone query -> ranked passages (the retriever) -> judged -> drafts (a reader) -> the quote
gate -> Answer. A language model that fails hands over to the extractive reader, and the answer says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import aclosing, closing
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from langchain_core.callbacks import AsyncCallbackManagerForChainRun
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableConfig
from langchain_core.runnables.config import patch_config

from assistant.answer import Answer, AnswerEvent, Event, StatusEvent
from assistant.archive import Archive, Searched
from assistant.chain_input import QuestionInput, plain
from assistant.conversation import bare, understand
from assistant.extractive import ExtractiveReader
from assistant.extracts.about_articles import particulars
from assistant.filters import filters_of
from assistant.follow_ups.carried import has_carried, may_be_about
from assistant.follow_ups.listed import Listed, listed, taken_singly, wants_list
from assistant.follow_ups.small_talk import Talk, talk
from assistant.follow_ups.taken_apart import take_apart
from assistant.gate import QuoteGate
from assistant.judge import Judge, Judged
from assistant.models.stream import ModelFailure
from assistant.pump import pumped
from assistant.reading import Aside, Draft, Question, Reader
from assistant.retriever import passages
from assistant.step_times import StepTimes
from assistant.written import Written, notes_of, refusal_text, rests_on, short_answer, shown
from index.errors import ModelError, QuestionError
from index.records import Filters, ScoredPassage
from prompts.loader import Phrases, phrases

NEAREST = 5
_SURE = 0.5
"""Probability from which the judge's own words go before those that a language model cites for something else."""

_OTHER_SUBJECT = 0.1
"""How much likelier what is carried must be where the question, begun with "and", has a subject of its own."""


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
        times = StepTimes()
        question = times.step("understand", lambda: understand(asked.question, asked.history))
        if self._generative is None:
            first, others = taken_singly(question.text, question.language)
            question = understand(first, asked.history) if others else question
        words = phrases(question.language)
        if about := talk(question.text):
            yield AnswerEvent(self._said_instead(self._reply(about, question, asked), question, asked, times))
            return
        if question.aside is Aside.FORM and self._generative is None:
            near = self._nearest_to(question.topic, question, asked, config, times)
            yield AnswerEvent(self._said_instead(words.form_asked.text, question, asked, times, near))
            return
        searched = self._archive.searched(asked.filters)
        yield StatusEvent(words.searching.fill(articles=searched.articles))
        found = times.step("retrieve", lambda: self._retrieve(question, asked.filters, config))
        yield StatusEvent(words.reading.fill(passages=len(found)))
        judged = times.step("judge", lambda: self._judge.judge(question, found))
        judged = [item for item in judged if self._may_be_about(question, item)]
        if question.may_stand_alone:
            question, judged = self._likelier(question, judged, asked.filters, config, times)
        if question.aside is Aside.MORE and self._generative is None:
            near = [item.passage for item in judged]
            yield AnswerEvent(self._said_instead(words.more_asked.text, question, asked, times, near))
            return
        fallback = None
        if self._generative is not None and judged and not self._about_articles(question, judged):
            written = Written(self._gate(question, judged[: self._passages_read]))
            try:
                yield from self._write(self._generative, question, judged, written, times)
                fallback = written.nothing_verified(words)
            except ModelFailure as failure:
                fallback = written.broke_off(failure, words)
            except ModelError as error:
                fallback = str(error)
            if fallback is None:
                yield AnswerEvent(
                    self._finish(question, asked, judged, written, self._generative, searched, times)
                )
                return
            yield StatusEvent(fallback)
            if question.aside is Aside.FORM:
                said = self._said_instead(words.form_asked.text, question, asked, times)
                yield AnswerEvent(replace(said, fallback=fallback))
                return
            if misread := self._misread(written, judged):
                quoted = Written(self._gate(question))
                for draft in misread:
                    yield from quoted.take(draft)
                answer = self._finish(question, asked, judged, quoted, self._extractive, searched, times)
                yield AnswerEvent(replace(answer, fallback=written.only_quotes(words)))
                return
        written = Written(self._gate(question))
        yield from self._extract(question, judged, written, times)
        answer = self._finish(question, asked, judged, written, self._extractive, searched, times)
        yield AnswerEvent(replace(answer, fallback=fallback))

    def _misread(self, written: Written, judged: Sequence[Judged]) -> list[Draft]:
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

    def _may_be_about(self, question: Question, item: Judged) -> bool:
        """Whether the article may tell of the topic that "about it" stands for, as far as its language lets us see."""
        passage = item.passage.passage
        if passage.language != question.language:
            return True
        article = self._archive.article(passage.source)
        typed = bare(question.text, question.language, question.history)
        return may_be_about(
            typed, question.standalone, f"{article.title or ''}\n{article.text}", question.language
        )

    def _likelier(
        self,
        question: Question,
        judged: list[Judged],
        filters: Filters,
        config: RunnableConfig | None,
        times: StepTimes,
    ) -> tuple[Question, list[Judged]]:
        """The question as typed where by itself it is answered, as likely rightly; else as it is carried on."""
        alone = bare(question.text, question.language, question.history)
        typed = replace(question, standalone=alone)
        found = times.step("retrieve", lambda: self._retrieve(typed, filters, config))
        as_typed = times.step("judge", lambda: self._judge.judge(typed, found))
        likely = as_typed[0].probability if as_typed else 0.0
        slack = _OTHER_SUBJECT if take_apart(alone, question.language).opens else 0.0
        if likely >= max(self._judge.threshold, (judged[0].probability if judged else 0.0) - slack):
            article = self._archive.article(as_typed[0].passage.passage.source)
            text = f"{article.title or ''}\n{article.text}"
            goes_on = has_carried(alone, question.standalone, text, question.language)
            return replace(typed, topic=question.standalone if goes_on else None), as_typed
        return question, judged

    def _nearest_to(
        self,
        topic: str | None,
        question: Question,
        asked: Asked,
        config: RunnableConfig | None,
        times: StepTimes,
    ) -> list[ScoredPassage]:
        """The passages nearest to a topic that was named; none without one."""
        if topic is None:
            return []
        named = replace(question, standalone=topic)
        found = times.step("retrieve", lambda: self._retrieve(named, asked.filters, config))
        return [item.passage for item in times.step("judge", lambda: self._judge.judge(named, found))]

    def _reply(self, about: Talk, question: Question, asked: Asked) -> str:
        """What is said to a turn that asks nothing of the articles."""
        words = phrases(question.language)
        match about:
            case Talk.FAREWELL:
                return words.farewell.text
            case Talk.ASSISTANT:
                return f"{words.assistant_asked.text} {words.nothing_asked.text}"
            case Talk.ARCHIVE:
                searched = self._archive.searched(asked.filters)
                languages = ", ".join(words.language_name(code) for code in searched.languages)
                held = words.archive_asked.fill(articles=searched.articles, languages=languages or "–")
                notes = notes_of(Written(self._gate(question)), words, question, searched)
                return " ".join([held, *notes, words.archive_listed.text])
            case _:
                return words.nothing_asked.text

    def _listed(self, question: Question, asked: Asked) -> Listed | None:
        """The articles of the paper or day that it asks about; None where it asks for neither."""
        if not wants_list(question.standalone, question.language):
            return None
        return listed(question.standalone, question.language, self._archive.infos(asked.filters))

    def _passages_of(self, wanted: Listed, question: Question, asked: Asked) -> list[ScoredPassage]:
        """The listed articles' passages that are nearest to the question."""
        sources = tuple(article.source for article in wanted.articles)
        return self._retrieve(question, replace(asked.filters, sources=sources), None)

    def _said_instead(
        self,
        text: str,
        question: Question,
        asked: Asked,
        times: StepTimes,
        near: Sequence[ScoredPassage] = (),
    ) -> Answer:
        """What comes back where nothing is asked of the articles: a refusal that says what may be asked."""
        return Answer(
            question=asked.question,
            text=text,
            answered=False,
            nearest=tuple(near[:NEAREST]),
            language=question.language,
            model=self._extractive.name,
            prompt_hash=self._extractive.prompt_hash,
            filters=asked.filters,
            generation=self._archive.generation,
            seconds=times.seconds(),
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
        self, reader: Reader, question: Question, judged: Sequence[Judged], written: Written, times: StepTimes
    ) -> Iterator[Event]:
        """Let the language model write; only verified sentences are passed on."""
        given = [item.passage for item in judged[: self._passages_read]]
        read: Any = getattr(reader, "read_with_pauses", reader.read)
        waiting = StatusEvent(phrases(question.language).reading.fill(passages=len(given)))
        with times.timed("read"), closing(read(question, given, self._archive)) as drafts:
            for draft in drafts:
                if draft is None:
                    yield waiting
                else:
                    yield from written.take(draft)

    def _extract(
        self, question: Question, judged: Sequence[Judged], written: Written, times: StepTimes
    ) -> Iterator[Event]:
        with times.timed("read"):
            for draft in self._extractive.compose(question, judged, self._archive):
                yield from written.take(draft)

    def _finish(
        self,
        question: Question,
        asked: Asked,
        judged: Sequence[Judged],
        written: Written,
        reader: Reader,
        searched: Searched,
        times: StepTimes,
    ) -> Answer:
        words = phrases(question.language)
        statements = [s for s in written.statements if s.state == "supported" or self._unsupported == "mark"]
        answered = any(s.state == "supported" for s in statements)
        notes = notes_of(written, words, question, searched)
        _, others = taken_singly(" ".join(asked.question.split()), question.language)
        if others and self._generative is None:
            notes = (*notes, words.next_question.fill(question=others))
        wanted = None if answered else self._listed(question, asked)
        nearest = [item.passage for item in judged]
        if wanted:
            told = _list_told(wanted, words)
            nearest = self._passages_of(wanted, question, asked)
            if wanted.is_all:
                return self._said_instead(told, question, asked, times, nearest)
            notes = (told, *notes)
        if answered:
            text = "\n\n".join(shown(statement, words) for statement in statements)
        else:
            refusal = refusal_text(written, judged, words, searched, self._extractive.threshold)
            statements, text = [], " ".join([refusal, *notes])
        confidence = written.confidence
        if confidence is None and judged and (not answered or rests_on(written, judged[0])):
            confidence = judged[0].probability
        return Answer(
            question=asked.question,
            text=text,
            answered=answered,
            short=short_answer(question, written, judged) if answered else None,
            statements=tuple(statements),
            citations=tuple(written.gate.citations) if answered else (),
            nearest=tuple(nearest[:NEAREST]),
            confidence=_probability_shown_is_right(confidence, answered),
            language=question.language,
            standalone=question.topic or question.standalone,
            model=reader.name,
            prompt_hash=reader.prompt_hash,
            filters=asked.filters,
            generation=self._archive.generation,
            notes=notes,
            seconds=times.seconds(),
        )


def _list_told(wanted: Listed, words: Phrases) -> str:
    """The titles of listed articles."""
    titles = "; ".join(words.quote.fill(text=a.title or a.source) for a in wanted.articles[:NEAREST])
    more = " …" if len(wanted.articles) > NEAREST else ""
    return words.articles_of.fill(name=wanted.name, titles=f"{titles}{more}")


def _probability_shown_is_right(confidence: float | None, answered: bool) -> float | None:
    """For a refusal the probability that nothing answers, else that the answer is right."""
    if confidence is None:
        return None
    return confidence if answered else 1.0 - confidence
