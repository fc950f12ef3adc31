"""The records that cross folder borders: an article, its passages, and what a search or a build returns.

Everything here is plain data. Offsets are half-open, in Unicode code points, into ``Article.text``.
Dates are ISO strings at day, month or year precision: ``2021-12-31``, ``2021-12``, ``2021``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

Span = tuple[int, int]
"""Half-open range of code points in an article's text."""


def overlap(one: Span, other: Span) -> bool:
    """Whether two ranges share a character."""
    return one[0] < other[1] and other[0] < one[1]


def as_json(values: dict[str, Any]) -> dict[str, Any]:
    """The values with lists in place of tuples, at any depth, as JSON gives them back."""
    return {key: _plain(value) for key, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return as_json(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


@dataclass(frozen=True, slots=True)
class Article:
    """A source document as it was read: its whole text, and what is known about it.

    Attributes:
        source: path relative to the indexed folder, ``/`` separators; ``file.jsonl#id`` for a record.
        text: the text that every offset points into. For .txt and .md the decoded file, unchanged.
        title: the headline, or None.
        date: publication date (ISO, day, month or year precision), or None.
        date_origin: where the date was found, e.g. ``front matter``, ``byline``, ``file name``.
        language: ISO 639-1 code, or None where it could not be told.
        headlines: spans of ``text`` that are headlines (title, subheads), in order.
        boilerplate: spans of ``text`` that are not the article's own words (footers, subscription notes).
        repeated: spans of ``text`` that stand in many articles of its outlet; known once it is in an index.
        pages: for a PDF, the offset at which each page starts; empty otherwise.
        content_hash: SHA-256 (hex) of the bytes that were read.
        notes: what a person should know about the reading, e.g. ``decoded as cp1252``.
    """

    source: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    agency: str | None = None
    url: str | None = None
    date: str | None = None
    date_origin: str | None = None
    language: str | None = None
    headlines: tuple[Span, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    format: str = "txt"
    content_hash: str = ""
    notes: tuple[str, ...] = ()
    repeated: tuple[Span, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values (lists in place of tuples)."""
        return as_json(asdict(self))


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """One line about an indexed article, without its text."""

    source: str
    title: str | None
    outlet: str | None
    date: str | None
    date_origin: str | None
    language: str | None
    passages: int
    characters: int
    folder: str
    copies: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    author: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values (lists in place of tuples)."""
        return as_json(asdict(self))


@dataclass(frozen=True, slots=True)
class Passage:
    """The indexed and cited piece of an article: ``article.text[start:end] == text``."""

    id: str
    source: str
    text: str
    start: int
    end: int
    title: str | None = None
    date: str | None = None
    language: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values (lists in place of tuples)."""
        return as_json(asdict(self))


@dataclass(frozen=True, slots=True)
class PassageInfo:
    """What ranking asks about a passage: all but its text."""

    id: str
    source: str
    date: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage and how well it fits: higher is better; only comparable within one search.

    ``topic_score`` tells whether the archive has the topic at all: by how much the score by the embedding model's own
    query vector exceeds what the archive gives to questions on which it has nothing; None where it was not asked for.
    """

    passage: Passage
    score: float
    topic_score: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values."""
        return {"passage": self.passage.to_dict(), "score": self.score}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles a question may be answered from. Empty fields leave everything in.

    Attributes:
        sources: globs over ``source`` (``fnmatch`` rules); an article is in when any matches it, its folder, or the
            file that it is a record of.
        date_from: first day (ISO, any precision), inclusive.
        date_to: last day (ISO, any precision), inclusive.
        languages: ISO 639-1 codes.
    """

    sources: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    languages: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """True when anything is filtered."""
        return bool(self.sources or self.date_from or self.date_to or self.languages)

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values (lists in place of tuples)."""
        return as_json(asdict(self))


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """How far an indexing run is.

    Attributes:
        step: ``reading``, ``embedding``, ``storing`` or ``preparing model``.
        done: articles finished.
        total: articles to do.
        seconds: since the run began.
        source: the article in hand, or None.
    """

    step: str
    done: int
    total: int
    seconds: float
    source: str | None = None


ProgressCallback = Callable[[IndexProgress], None]


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What one indexing run did; the first five are counts of articles.

    Attributes:
        skipped_files: (path, reason) for every file that could not be read.
        passages: passages now in the index.
        embedded: passages embedded in this run.
        seconds: wall time of the run.
        warnings: what a person should know, e.g. that a shrunken folder removed nothing.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: int = 0
    skipped_files: tuple[tuple[str, str], ...] = ()
    passages: int = 0
    embedded: int = 0
    seconds: float = 0.0
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values (lists in place of tuples)."""
        return as_json(asdict(self))


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What an index holds.

    Attributes:
        languages: articles per language code (``und`` where unknown).
        date_from, date_to: the span of publication dates, ISO, or None.
        undated: articles without a date.
        unreadable: (path, reason) of the files that the last runs could not read.
        settings: what the index is built with.
        generation: grows with every change of content.
        healthy: False when the last writer did not end well.
        noted: articles that carry notes on how they were read.
        warnings: what a person should know about the folders: one is missing, or lies in another.
    """

    path: str
    articles: int
    passages: int
    languages: dict[str, int] = field(default_factory=dict)
    date_from: str | None = None
    date_to: str | None = None
    undated: int = 0
    unreadable: tuple[tuple[str, str], ...] = ()
    folders: tuple[str, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict)
    generation: int = 0
    size_bytes: int = 0
    healthy: bool = True
    noted: int = 0
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values (lists in place of tuples)."""
        return as_json(asdict(self))


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """Every passage and every vector, checked.

    Attributes:
        ok: no problem was found.
        passages: passages checked.
        vectors: vectors checked (each must be found by a search for itself).
        problems: one sentence each, naming source or id.
    """

    ok: bool
    passages: int
    vectors: int
    problems: tuple[str, ...] = ()
    seconds: float = 0.0

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values (lists in place of tuples)."""
        return as_json(asdict(self))
