"""The assistant: an index, its retriever, its readers and the chain, put together. The only place that assembles."""

from __future__ import annotations

import shutil
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from assistant.answer import Answer, Event
from assistant.archive import IndexedArchive
from assistant.conversation import understand
from assistant.filters import checked_filters, passage_count
from assistant.loaded import loaded
from assistant.settings import Settings, load_settings
from index.build import ArticleIndex
from index.embedder import Embedder
from index.errors import ModelError, SettingsError
from index.records import (
    Article,
    ArticleInfo,
    Filters,
    IndexReport,
    IndexStatus,
    ProgressCallback,
    ScoredPassage,
    VerifyReport,
)
from index.retrieve import PassageRetriever
from index.settings import IndexSettings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from assistant.chain import AnswerChain
    from assistant.generative import GenerativeReader
    from assistant.judging.span_judge import SpanJudge
    from assistant.models.chat_model import ConnectedModel
    from assistant.reading import UnreadyReader
    from assistant.retriever import ArchiveRetriever

T = TypeVar("T")
FALLBACK_S = 2.0
"""Of the deadline, kept for retrieval and for the extractive answer if the language model fails."""
_BESIDE_THE_INDEX = ("runs", "sets", "feedback.jsonl")
"""What evaluation and the chat keep in the index folder; it may hold words of articles."""
_LOADED = ("chain", "retriever", "_retriever", "_judge", "_embedder")
"""Parts that hold models, some through the assistant itself: kept, they would wait for the garbage collector."""
CANDIDATES = 24
"""Passages retrieved for the judge to choose from when its own judgement is wanted on the ranking."""


class Assistant:
    """Questions answered from an index of articles, every statement with its citations.

    Open one with ``Assistant.open``; it is a context manager. Models are loaded when first needed. One
    object may be used from several threads.
    """

    def __init__(self, settings: Settings, chat_model: BaseChatModel | ConnectedModel | None = None) -> None:
        """Use ``Assistant.open``; this takes settings that are built already."""
        self.settings = settings
        self._given_model = chat_model
        self._lock = threading.RLock()
        self._index = ArticleIndex.open(
            Path(settings.index),
            IndexSettings.checked(
                model=settings.model,
                chroma_url=settings.chroma_url,
                chroma_tenant=settings.chroma_tenant,
                chroma_database=settings.chroma_database,
                chroma_api_key=settings.chroma_api_key,
            ),
            embedder=lambda: self._embedder,
        )
        self._archive = IndexedArchive(self._index)

    @classmethod
    def open(
        cls,
        path: str | Path | None = None,
        *,
        chat_model: BaseChatModel | ConnectedModel | None = None,
        **settings: Any,
    ) -> Self:
        """An assistant over the index in a folder, which need not exist yet.

        Args:
            path: folder of the index; None takes ASSISTANT_INDEX, or ``.assistant`` in the current folder.
            chat_model: a LangChain chat model of your own making, in place of one that ``llm`` names.
            **settings: see ``Settings``; each can also be set as ASSISTANT_<NAME>.

        Raises:
            SettingsError: a setting is unknown or impossible.
        """
        if path is not None:
            settings["index"] = Path(path)
        return cls(load_settings(**settings), chat_model)

    # --- the article line

    def index(
        self, folder: str | Path, *, allow_removals: bool = False, progress: ProgressCallback | None = None
    ) -> IndexReport:
        """Bring the index up to date with a folder; makes the index when missing.

        Args:
            folder: a folder of articles, searched with all folders below it.
            allow_removals: also forget articles when the folder is gone, empty or more than 20 % smaller.
            progress: told how far the run is.

        Raises:
            IndexLockedError: another process is writing.
            IndexMismatchError: the index was built with other settings.
            StorageError: the disk or the vector store refused; what was there before still answers.
        """
        return self._index.index(Path(folder), allow_removals=allow_removals, progress=progress)

    def rebuild(self, *, progress: ProgressCallback | None = None) -> IndexStatus:
        """Build the index anew with today's settings beside the old one, then switch over; what it holds then."""
        self._index.rebuild(progress=progress)
        return self.status()

    def remove(self, source: str) -> None:
        """Forget one article, or an indexed folder with all of its articles; files on the disk stay.

        Args:
            source: the article's source, or the folder's path; a source takes precedence.

        Raises:
            SourceNotFoundError: it is neither.
        """
        self._index.remove(source)

    def purge(self, *, everything: bool = False) -> None:
        """Erase from the disk every byte of text and vectors of articles that were removed or changed.

        Evaluation runs made on earlier contents go too: they hold words of the articles.

        Args:
            everything: delete the whole index, with all runs and feedback.
        """
        from assistant.evaluation.runs import forget_runs

        if not everything:
            self._index.purge()
            forget_runs(self.settings.index, self)
            return
        self._index.erase()
        for name in _BESIDE_THE_INDEX:
            path = Path(self.settings.index) / name
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)

    def verify(self) -> VerifyReport:
        """Check every passage and every vector."""
        return self._index.verify()

    # --- what is there

    def article(self, source: str) -> Article:
        """The article as it was indexed; SourceNotFoundError when there is none of that source."""
        return self._index.article(source)

    def articles(
        self,
        *,
        sources: Sequence[str | PathLike[str]] | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        languages: Sequence[str] | None = None,
    ) -> list[ArticleInfo]:
        """One line for each indexed article, by source; with filters as for ``ask``, for those that they leave in."""
        return self._index.articles(checked_filters(sources, date_from, date_to, languages))

    def status(self) -> IndexStatus:
        """What the index holds; IndexMissingError when there is none."""
        return self._index.status()

    # --- the question line

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Any] | None = None,
        sources: Sequence[str | PathLike[str]] | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        languages: Sequence[str] | None = None,
    ) -> Answer:
        """The answer, or a refusal when the articles do not say.

        Args:
            question: in any language.
            history: earlier turns, oldest first: ``Turn``, ``Answer``, a pair, or a dict with question and answer.
            sources: globs, folders or files; only articles whose source matches one, or lies in it, are searched.
            date_from, date_to: first and last day of publication (ISO, any precision).
            languages: ISO 639-1 codes of the articles to search.

        Raises:
            QuestionError: the question is no text, empty or too long.
            SettingsError: a filter is impossible: no date, no language code, a range that ends before it begins.
            IndexMissingError: nothing is indexed yet.
        """
        return self.chain.invoke(self._asked(question, history, sources, date_from, date_to, languages))

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Any] | None = None,
        sources: Sequence[str | PathLike[str]] | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        languages: Sequence[str] | None = None,
    ) -> Iterator[Event]:
        """As ``ask``, as events: what is being done, verified sentences as they come, the Answer last."""
        return self.chain.events(self._asked(question, history, sources, date_from, date_to, languages))

    async def aask(self, question: str, **options: Any) -> Answer:
        """As ``ask``, for asynchronous callers."""
        answer: Answer | None = None
        async for event in self.astream(question, **options):
            if event.type == "answer":
                answer = event.answer
        assert answer is not None
        return answer

    async def astream(self, question: str, **options: Any) -> AsyncIterator[Event]:
        """As ``stream``, for asynchronous callers; leaving it stops the work."""
        from assistant.pump import pumped

        async for event in pumped(lambda: self.stream(question, **options)):
            yield event

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        rerank: bool = False,
        sources: Sequence[str | PathLike[str]] | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        languages: Sequence[str] | None = None,
    ) -> list[ScoredPassage]:
        """The passages nearest to a query, best first.

        Args:
            query: words, a question, a name, in any language.
            k: how many.
            rerank: let the judge of the reader that needs no language model rank the best ones, as ``ask`` does.
            sources, date_from, date_to, languages: as for ``ask``.

        Raises:
            QuestionError: the query is empty or too long.
            SettingsError: ``k`` is no whole number from 1 up, or a filter is impossible.
            IndexMissingError: nothing is indexed yet.
        """
        k = passage_count(k)
        question = understand(query)
        filters = checked_filters(sources, date_from, date_to, languages)
        self._require_index()
        if not rerank:
            return self._retriever.retrieve(
                question.standalone, k, filters, question.language, topic_scores=False
            )
        found = self._search(question.standalone, max(k, CANDIDATES), filters, question.language)
        judged = self._judge.judge(question, found)
        return [ScoredPassage(item.passage.passage, item.score) for item in judged[:k]]

    # --- the parts, for other people's LangChain code

    @loaded
    def chain(self) -> AnswerChain:
        """The question line as a LangChain Runnable."""
        from assistant.chain import AnswerChain
        from assistant.extractive import ExtractiveReader

        judge = self._judge
        return AnswerChain(
            retriever=self.retriever,
            archive=self._archive,
            judge=judge,
            extractive=ExtractiveReader(
                judge, copies=self._index.copies, min_confidence=self.settings.min_confidence
            ),
            generative=self._generative,
            passages_read=self.settings.passages,
            unsupported=self.settings.unsupported,
        )

    @loaded
    def retriever(self) -> ArchiveRetriever:
        """The index as a LangChain retriever."""
        from assistant.retriever import ArchiveRetriever

        return ArchiveRetriever(search=self._search, k=CANDIDATES)

    # --- housekeeping

    def require_model(self) -> None:
        """Build the language model that the settings name, if they name one.

        Questions are answered without it where it cannot be built; this is for whoever must not go on then.

        Raises:
            SettingsError: its name or address is impossible, or its package or key is missing.
            ModelError: a GGUF model cannot be loaded.
        """
        reader = self._generative
        error = getattr(reader, "error", None)
        if error is not None:
            raise error

    def close(self) -> None:
        """Close the index and what the language model holds open, and let go of every model.

        A second call does nothing; a later question opens and loads anew.
        """
        generative = self.__dict__.pop("_generative", None)
        for name in _LOADED:
            self.__dict__.pop(name, None)
        if generative is not None:
            generative.close()
        self._index.close()

    def __enter__(self) -> Self:
        """The assistant itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _asked(
        self,
        question: str,
        history: Sequence[Any] | None,
        sources: Sequence[str | PathLike[str]] | None,
        date_from: str | None,
        date_to: str | None,
        languages: Sequence[str] | None,
    ) -> Any:
        from assistant.chain import Asked

        filters = checked_filters(sources, date_from, date_to, languages)
        self._require_index()
        return Asked(question, tuple(history or ()), filters)

    def _require_index(self) -> None:
        """IndexMissingError, before any model is loaded, when nothing is indexed yet."""
        self._index.select(Filters())

    def _search(self, query: str, k: int, filters: Filters, language: str | None) -> list[ScoredPassage]:
        return self._retriever.retrieve(query, k=k, filters=filters, language=language)

    @loaded
    def _embedder(self) -> Embedder:
        return Embedder.load(self.settings.model, threads=self.settings.threads)

    @loaded
    def _retriever(self) -> PassageRetriever:
        embedder = self._embedder
        return PassageRetriever(self._index, embedder, topics=embedder.without_query_adapter())

    @loaded
    def _judge(self) -> SpanJudge:
        from assistant.judging.span_judge import SpanJudge

        return SpanJudge.load(self.settings.reader, self._embedder, self._archive)

    @loaded
    def _generative(self) -> GenerativeReader | UnreadyReader | None:
        if self._given_model is None and not self.settings.llm and not self.settings.llm_base_url:
            return None
        from assistant.generative import GenerativeReader
        from assistant.reading import UnreadyReader

        try:
            model = self._given_model or self._named_model()
        except (SettingsError, ModelError) as error:
            return UnreadyReader(self.settings.llm, error)
        return GenerativeReader(model, deadline_s=max(self.settings.deadline_s - FALLBACK_S, 0.5))

    def _named_model(self) -> ConnectedModel:
        from assistant.models.chat_model import chat_model

        key = self.settings.llm_api_key
        return chat_model(
            self.settings.llm,
            base_url=self.settings.llm_base_url,
            api_key=key.get_secret_value() if key is not None else None,
            deadline_s=self.settings.deadline_s,
            context_tokens=self.settings.llm_context_tokens,
            threads=self.settings.threads,
        )
