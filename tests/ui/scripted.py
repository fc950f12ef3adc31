"""An assistant whose answers are written down beforehand, over a real folder of articles: for tests of the page."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.answer import Answer, AnswerEvent, Citation, Event, Statement, StatusEvent, TextEvent, Turn
from assistant.pump import pumped
from index.errors import QuestionError, SourceNotFoundError
from index.records import Article, ArticleInfo, Filters, IndexStatus, Passage, ScoredPassage

Script = Callable[["ScriptedAssistant", str], Answer]


@dataclass
class ScriptedAssistant:
    """Answers by ``script``; knows the articles it is given; counts what is running."""

    folder: Path
    held: list[Article]
    script: Script
    pause_s: float = 0.0
    started: int = 0
    running: int = 0
    asked: list[tuple[str, tuple[Turn, ...], Filters]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def article(self, source: str) -> Article:
        for article in self.held:
            if article.source == source:
                return article
        raise SourceNotFoundError(f"No article {source} in the index.")

    def articles(self) -> list[ArticleInfo]:
        return [
            ArticleInfo(
                a.source, a.title, a.outlet, a.date, a.date_origin, a.language, 1, len(a.text), "articles"
            )
            for a in self.held
        ]

    def status(self) -> IndexStatus:
        languages: dict[str, int] = {}
        for article in self.held:
            languages[article.language or "und"] = languages.get(article.language or "und", 0) + 1
        dates = sorted(article.date for article in self.held if article.date)
        return IndexStatus(
            path=str(self.folder),
            articles=len(self.held),
            passages=len(self.held),
            languages=languages,
            date_from=dates[0] if dates else None,
            date_to=dates[-1] if dates else None,
            undated=sum(1 for article in self.held if not article.date),
            generation=1,
        )

    def ask(self, question: str, **options: Any) -> Answer:
        if not question.strip():
            raise QuestionError("The question is empty. Ask something.")
        return self.script(self, question)

    def stream(
        self, question: str, *, history: Sequence[Turn] | None = None, **filters: Any
    ) -> Iterator[Event]:
        given = {
            key: tuple(value) if isinstance(value, list) else value for key, value in filters.items() if value
        }
        with self.lock:
            self.started += 1
            self.running += 1
            self.asked.append((question, tuple(history or ()), Filters(**given)))
        try:
            answer = self.ask(question)
            yield StatusEvent(f"Searching {len(self.held)} articles …")
            time.sleep(self.pause_s)
            for statement in answer.statements:
                yield TextEvent(statement.text)
                time.sleep(self.pause_s)
            yield AnswerEvent(answer)
        finally:
            with self.lock:
                self.running -= 1

    async def astream(self, question: str, **options: Any) -> AsyncIterator[Event]:
        async for event in pumped(lambda: self.stream(question, **options)):
            yield event

    async def aask(self, question: str, **options: Any) -> Answer:
        return self.ask(question)

    def search(self, query: str, k: int = 10, *, rerank: bool = False, **filters: Any) -> list[ScoredPassage]:
        if not query.strip():
            raise QuestionError("The question is empty. Ask something.")
        return [
            ScoredPassage(passage_of(article), 1.0 / (place + 1)) for place, article in enumerate(self.held)
        ][:k]


def passage_of(article: Article, start: int = 0, end: int = 400) -> Passage:
    end = min(end, len(article.text))
    return Passage(
        f"{article.source}-{start}",
        article.source,
        article.text[start:end],
        start,
        end,
        article.title,
        article.date,
        article.language,
    )


def cite(article: Article, words: str, number: int = 1, **known: Any) -> Citation:
    """A citation of words that stand in the article."""
    start = article.text.index(words)
    return Citation(
        number,
        article.source,
        words,
        start,
        start + len(words),
        title=article.title,
        outlet=article.outlet,
        date=article.date,
        date_origin=article.date_origin,
        language=article.language,
        **known,
    )


def answer_from(question: str, citations: Sequence[Citation], **known: Any) -> Answer:
    """An answer that says what it cites, a sentence for each citation."""
    statements = tuple(
        Statement(f"{citation.quote} [{citation.number}]", "supported", (citation.number,))
        for citation in citations
    )
    text = " ".join(statement.text for statement in statements)
    values = {"confidence": 0.87, "language": "en", "seconds": {"total": 0.13}, **known}
    return Answer(
        question, values.pop("text", text), True, statements=statements, citations=tuple(citations), **values
    )


def refusal(question: str, nearest: Sequence[ScoredPassage], **known: Any) -> Answer:
    text = known.pop("text", "The articles do not say. 2 articles were searched.")
    known.setdefault("standalone", question)
    return Answer(
        question,
        text,
        False,
        statements=(Statement(text, "unmarked"),),
        nearest=tuple(nearest),
        language=known.pop("language", "en"),
        **known,
    )


def small_archive() -> list[Article]:
    """Two articles of our own, one of them long."""
    ferry = (
        "Harbour line reopens\n\nThe ferry between Nordhaven and Sund sails again. "
        "“A mistake of colossal size would be to close it twice,” said harbour master Inga Dahl on Monday.\n\n"
        "The first boat left at 6.15 with 84 passengers.\n"
    )
    filler = "".join(
        f"Paragraph {n}: the council heard another report on the dikes and put the matter off once more.\n\n"
        for n in range(400)
    )
    dikes = "Deiche bleiben Thema\n\n" + filler + "Am Ende stimmten elf Mitglieder dafür und zwei dagegen.\n"
    return [
        Article(
            "ferry.txt",
            ferry,
            title="Harbour line reopens",
            date="2021-12-07",
            date_origin="byline",
            outlet="Sund Post",
            language="en",
            headlines=((0, 20),),
        ),
        Article(
            "deiche/lang.txt",
            dikes,
            title="Deiche bleiben Thema",
            date="2022-02",
            date_origin="file name",
            language="de",
        ),
    ]


def scripted(question_words: dict[str, Callable[[ScriptedAssistant, str], Answer]]) -> Script:
    """A script that picks by a word in the question; anything else is refused."""

    def script(assistant: ScriptedAssistant, question: str) -> Answer:
        for word, make in question_words.items():
            if word in question.lower():
                return make(assistant, question)
        return refusal(question, [ScoredPassage(passage_of(article), 0.5) for article in assistant.held])

    return script


def ferry_script() -> Script:
    """Who said it (two citations), how the council voted (deep in a long article); all else is refused."""

    def said(assistant: ScriptedAssistant, question: str) -> Answer:
        ferry = assistant.article("ferry.txt")
        quote = "“A mistake of colossal size would be to close it twice,” said harbour master Inga Dahl on Monday."
        first = cite(ferry, quote, 1)
        second = cite(ferry, "The first boat left at 6.15 with 84 passengers.", 2)
        return answer_from(
            question,
            [first, second],
            short="Inga Dahl",
            nearest=(ScoredPassage(passage_of(assistant.article("deiche/lang.txt")), 0.3),),
        )

    def voted(assistant: ScriptedAssistant, question: str) -> Answer:
        dikes = assistant.article("deiche/lang.txt")
        return answer_from(
            question, [cite(dikes, "elf Mitglieder dafür und zwei dagegen")], short="elf Mitglieder"
        )

    return scripted({"mistake": said, "vote": voted})


def with_title(article: Article, title: str) -> Article:
    return replace(article, title=title)
