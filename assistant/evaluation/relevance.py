"""What a question expects, found in the index that is asked: files, places in them, and copies of them.

Comes after the question set is read and before its questions are asked. In: a question's ``sources``,
``quotes`` and ``answers``. Out: the sources by the index's names, and the half-open offsets where the
expected words stand.
"""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.evaluation.set_questions import SetQuestion
from assistant.evaluation.wording import occurrences, same_path
from index.errors import SourceNotFoundError
from index.records import Article, ArticleInfo, Passage, ScoredPassage

Place = tuple[str, int, int]
"""A source, and half-open code points in its text."""

_ALL_PASSAGES = 100_000


class Archive(Protocol):
    """What is needed of an assistant to find the expected places."""

    def article(self, source: str) -> Article:
        """The indexed version of an article."""
        ...

    def articles(self) -> Sequence[ArticleInfo]:
        """Every indexed article, without its text."""
        ...

    def search(
        self, query: str, k: int = 10, *, sources: Sequence[str] | None = None
    ) -> Sequence[ScoredPassage]:
        """Passages, best first."""
        ...


@dataclass(frozen=True, slots=True)
class Expected:
    """Where the answer to one question is to be found.

    Attributes:
        sources: expected files by the index's names, and every copy of them.
        articles: what a ranking should hold: each expected article (its copies under one name) and how
            relevant it is; a file that the index does not hold stays in, since it cannot be found.
        missing: expected files that the index does not hold.
        places: where the expected quotes stand in those files; without quotes, where the answers stand.
        passages: how many passages of the index overlap a place.
        language: of the first expected article, or None.
    """

    sources: tuple[str, ...] = ()
    articles: tuple[tuple[str, float], ...] = ()
    missing: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    passages: int = 0
    language: str | None = None


class ExpectedPlaces:
    """Finds what questions expect; keeps what it has read, so that one article is looked through once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._infos = {info.source: info for info in archive.articles()}
        self._by_path: dict[str, list[str]] = {}
        for source in sorted(self._infos):
            for name in _names(source):
                self._by_path.setdefault(name, []).append(source)
        self._texts: dict[str, str] = {}
        self._passages: dict[str, tuple[Passage, ...]] = {}
        self._representatives = _representatives(self._infos.values())

    def find(self, question: SetQuestion) -> Expected:
        """What ``question`` expects of this index."""
        if question.answerable is False:
            return Expected()
        found: list[str] = []
        missing = []
        grades = dict(question.grades)
        articles: dict[str, float] = {}
        for source in question.sources:
            matches = self.matches(source)
            if not matches:
                missing.append(source)
            for article in (self.representative(match) for match in matches or [f"missing {source}"]):
                articles[article] = max(articles.get(article, 0.0), grades.get(source, 1.0))
            found += matches
        first = self._infos[found[0]] if found else None
        sources = tuple(
            dict.fromkeys(copy for source in found for copy in (source, *self._infos[source].copies))
        )
        places = tuple(place for source in sources for place in self._places(source, question))
        passages = sum(
            overlaps(passage, places)
            for source in dict.fromkeys(place[0] for place in places)
            for passage in self._of(source)
        )
        return Expected(
            sources,
            tuple(articles.items()),
            tuple(missing),
            places,
            passages,
            first.language if first else None,
        )

    @property
    def infos(self) -> list[ArticleInfo]:
        """Every indexed article, by source."""
        return [self._infos[source] for source in sorted(self._infos)]

    def matches(self, source: str) -> list[str]:
        """The index's names of an expected file: itself, all whose path ends so, all records of a file."""
        return [source] if source in self._infos else self._by_path.get(same_path(source), [])

    def representative(self, source: str) -> str:
        """One name for an article and all its copies."""
        return self._representatives.get(source, source)

    def text(self, source: str) -> str | None:
        """The indexed text of ``source``, or None when there is no such article."""
        if source not in self._texts:
            try:
                self._texts[source] = self._archive.article(source).text
            except SourceNotFoundError:
                return None
        return self._texts[source]

    def _places(self, source: str, question: SetQuestion) -> list[Place]:
        text = self.text(source)
        if text is None:
            return []
        language = self._infos[source].language if source in self._infos else None
        for phrases in (question.quotes, question.answers):
            spans = sorted({span for phrase in phrases for span in occurrences(phrase, text, language)})
            if spans:
                return [(source, start, end) for start, end in spans]
        return []

    def _of(self, source: str) -> tuple[Passage, ...]:
        if source not in self._passages:
            hits = self._archive.search(source, k=_ALL_PASSAGES, sources=(glob.escape(source),))
            self._passages[source] = tuple(hit.passage for hit in hits if hit.passage.source == source)
        return self._passages[source]


def overlaps(passage: Passage, places: Iterable[Place]) -> bool:
    """True when the passage holds any part of any of the places."""
    return any(
        passage.source == source and passage.start < end and start < passage.end
        for source, start, end in places
    )


def quote_check(text_of: Callable[[str], str | None]) -> Callable[[str, int, int, str], bool]:
    """A check that ``quote`` is what stands at ``[start:end]`` of ``source``; an unknown source fails."""

    def check(source: str, start: int, end: int, quote: str) -> bool:
        text = text_of(source)
        return text is not None and bool(quote) and 0 <= start < end <= len(text) and text[start:end] == quote

    return check


def _names(source: str) -> list[str]:
    """Every name by which a set may mean ``source``: its path, the ends of its path, a record's file."""
    parts = same_path(source).split("/")
    tails = ["/".join(parts[position:]) for position in range(len(parts))]
    return list(dict.fromkeys(name for tail in tails for name in (tail, tail.split("#")[0])))


def _representatives(infos: Iterable[ArticleInfo]) -> dict[str, str]:
    return {info.source: min((info.source, *info.copies)) for info in infos if info.copies}
