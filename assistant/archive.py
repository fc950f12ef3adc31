"""The index as the question line sees it: articles, their copies, and what a question is searched in."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Protocol

from assistant.reading import ArticleSource
from index.build import ArticleIndex
from index.records import Article, ArticleInfo, Filters, IndexStatus


@dataclass(frozen=True, slots=True)
class Searched:
    """What a question was looked for in: articles in, undated ones left out, files that could not be read.

    ``languages`` are those of the whole archive.
    """

    articles: int
    undated_left_out: int = 0
    unreadable: int = 0
    date_from: str | None = None
    date_to: str | None = None
    languages: tuple[str, ...] = ()


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

    def infos(self, filters: Filters) -> list[ArticleInfo]:
        """One line about every article that the filters leave in."""
        ...


class IndexedArchive:
    """An index, with its status remembered for as long as its content and its unreadable files stay the same."""

    def __init__(self, index: ArticleIndex) -> None:
        self._index = index
        self._lock = threading.Lock()
        self._status: tuple[tuple[int, int], IndexStatus] | None = None

    @property
    def generation(self) -> int:
        """Grows with every change of content."""
        return self._index.generation

    def article(self, source: str) -> Article:
        """The article of that source, as it was indexed."""
        return self._index.article(source)

    def copies(self, source: str) -> tuple[str, ...]:
        """Other sources that carry the same text."""
        return self._index.copies(source)

    def is_stale(self, source: str) -> bool:
        """The file has changed or gone since it was indexed."""
        return self._index.is_stale(source)

    def searched(self, filters: Filters) -> Searched:
        """What a question with these filters is looked for in; IndexMissingError when nothing is indexed."""
        selection = self._index.select(filters)
        status = self.status()
        return Searched(
            articles=selection.article_count,
            undated_left_out=selection.undated_left_out,
            unreadable=len(status.unreadable),
            date_from=status.date_from,
            date_to=status.date_to,
            languages=tuple(sorted(status.languages)),
        )

    def infos(self, filters: Filters) -> list[ArticleInfo]:
        """One line about every article that the filters leave in."""
        return self._index.articles(filters)

    def languages_with(self, word: str) -> frozenset[str]:
        """The languages in whose articles a word stands."""
        return self._index.languages_with(word)

    def languages(self) -> frozenset[str]:
        """The languages that articles are in."""
        return frozenset(self.status().languages)

    def status(self) -> IndexStatus:
        """What the index holds; made anew when its content, or what is known of its files, has changed."""
        state = (self._index.generation, self._index.files_noted)
        with self._lock:
            if self._status is None or self._status[0] != state:
                self._status = (state, self._index.status())
            return self._status[1]
