"""The archive as a LangChain retriever: a query in, ranked passages out as Documents.

A Document's ``page_content`` is the passage, verbatim; its ``metadata`` holds source, start, end, title, date,
language, score and topic_score, from which ``passages`` makes our own records again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from assistant.filters import filters_of, passage_count
from index.records import Filters, Passage, ScoredPassage

Search = Callable[[str, int, Filters, str | None], Sequence[ScoredPassage]]


class ArchiveRetriever(BaseRetriever):
    """Ranks the passages of an index for a query.

    ``invoke(query, k=..., filters=...)`` takes filters as the chain does: ``Filters``, or a dict with ``ask``'s keys.

    Attributes:
        search: (query, k, filters, language of the query) -> ranked passages.
        k: how many by default.
    """

    search: Search
    k: int = 8

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,
        k: int | None = None,
        filters: Filters | Mapping[str, Any] | None = None,
        language: str | None = None,
    ) -> list[Document]:
        count = passage_count(self.k if k is None else k)
        found = self.search(query, count, filters_of(filters), language)
        return [document(scored) for scored in found]


def document(scored: ScoredPassage) -> Document:
    """A ranked passage as a LangChain Document."""
    passage = scored.passage
    metadata: dict[str, Any] = {
        "source": passage.source,
        "start": passage.start,
        "end": passage.end,
        "title": passage.title,
        "date": passage.date,
        "language": passage.language,
        "score": scored.score,
        "topic_score": scored.topic_score,
    }
    return Document(id=passage.id, page_content=passage.text, metadata=metadata)


def passages(documents: Sequence[Document]) -> list[ScoredPassage]:
    """Documents of an ``ArchiveRetriever`` as our own records, in their order."""
    return [
        ScoredPassage(
            Passage(
                id=item.id or "",
                source=item.metadata["source"],
                text=item.page_content,
                start=item.metadata["start"],
                end=item.metadata["end"],
                title=item.metadata.get("title"),
                date=item.metadata.get("date"),
                language=item.metadata.get("language"),
            ),
            float(item.metadata.get("score") or 0.0),
            item.metadata.get("topic_score"),
        )
        for item in documents
    ]
