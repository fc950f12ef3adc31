"""What every format hands on: a text and what the file itself says about it, and the limits of reading."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from index.records import Span

EXPORT_PAGE = "export page"
"""A web page that a press database made of many articles: a format of its own for the child process."""


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """How much one file may cost; what goes beyond is reported, never cut silently.

    Attributes:
        max_file_bytes: size on disk.
        max_characters: length of the text that comes out of a binary format.
        parse_seconds: time for one html, pdf or docx file.
        parse_memory_bytes: address space of the child process that parses them.
    """

    max_file_bytes: int = 50_000_000
    max_characters: int = 50_000_000
    parse_seconds: float = 30.0
    parse_memory_bytes: int = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """One article as its format gives it; fields that the file does not state are None or empty.

    Attributes:
        text: what every offset points into.
        dates: (ISO date, where it stood) for every publication date that the file states.
        record: id of the record within the file (jsonl, csv), else None.
        headlines, boilerplate: spans of ``text`` that the format itself marks as such.
        pages: offset of each page's start (pdf).
        structured: the format marks headings itself, so that none are to be guessed.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    agency: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[tuple[str, str], ...] = ()
    record: str | None = None
    headlines: tuple[Span, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    structured: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Parsed:
        """The record back from ``to_dict``'s values after a passage through JSON."""
        return cls(**{name: _tuples(value) for name, value in values.items()})


Problem = tuple[str, str]
"""Record id (or line) and why it is no article."""


def own_id(record: str, number: int, taken: set[str]) -> str:
    """A record's id, which no other of its file has: one that is ``taken`` is followed by the record's number."""
    while record in taken:
        record = f"{record}~{number}"
    taken.add(record)
    return record


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value


@dataclass(slots=True)
class TextBuilder:
    """Puts a text together from blocks divided by a blank line, and keeps the spans of its headings."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    headlines: list[Span] = field(default_factory=list)

    def add(self, block: str, heading: bool = False, separator: str = "\n\n") -> None:
        """Append a block (stripped; nothing happens for an empty one)."""
        block = block.strip()
        if not block:
            return
        if self.parts:
            self.parts.append(separator)
            self.length += len(separator)
        if heading:
            self.headlines.append((self.length, self.length + len(block)))
        self.parts.append(block)
        self.length += len(block)

    @property
    def text(self) -> str:
        """All blocks."""
        return "".join(self.parts)
