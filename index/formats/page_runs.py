"""The runs of text on a web page, as a reader sees them: one for each block, in order. Runs in the child process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q ruby s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
_UNSEEN = frozenset(
    "script style noscript template head title svg select textarea iframe object button rt rp".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_LONG, _COVERED = 25, 0.8


@dataclass(frozen=True, slots=True)
class Run:
    """Text between two borders of blocks.

    Attributes:
        words: with single spaces; a line break stays one.
        block: the element whose text it is.
    """

    words: str
    block: HtmlElement

    @property
    def is_heading(self) -> bool:
        """Whether it stands in a heading."""
        return self.block.tag in _HEADINGS or any(
            above.tag in _HEADINGS for above in self.block.iterancestors()
        )


def runs(element: HtmlElement) -> Iterator[Run]:
    """The runs of text in an element, empty ones left out."""
    pieces: list[str] = []
    block = element
    for kind, piece, owner in _events(element):
        if kind == "text":
            pieces.append(piece)
            continue
        if run := _run(pieces, block):
            yield run
        pieces, block = [], owner
    if run := _run(pieces, block):
        yield run


def _run(pieces: list[str], block: HtmlElement) -> Run | None:
    lines = "".join(pieces).split("\n")
    words = "\n".join(line for one in lines if (line := " ".join(one.split())))
    return Run(words, block) if words else None


def _events(element: HtmlElement) -> Iterator[tuple[str, str, HtmlElement]]:
    """Texts and borders of blocks in order, without recursion: pages nest as deep as they like."""
    waiting: list[tuple[HtmlElement, HtmlElement, bool]] = [(element, element, False)]
    while waiting:
        current, block, leaving = waiting.pop()
        if leaving:
            if current.tag not in INLINE:
                yield "border", "", block
            if current.tail and current is not element:
                yield "text", _spaced(current.tail), block
            continue
        waiting.append((current, block, True))
        if not isinstance(current.tag, str) or current.tag in _UNSEEN:
            continue
        if current.tag == "br":
            yield "text", "\n", block
            waiting.pop()
            if current.tail:
                yield "text", _spaced(current.tail), block
            continue
        inner = block if current.tag in INLINE else current
        if inner is current:
            yield "border", "", current
        if current.text:
            yield "text", _spaced(current.text), inner
        waiting += [(child, inner, False) for child in reversed(current)]


def _spaced(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def divided(text: str, page: HtmlElement, rows: dict[str, str]) -> list[tuple[str, bool]]:
    """The runs of a page that an extractor ran together as one text, and whether each is a heading.

    Empty where they do not make up most of that text. A run that stands on the page twice is there twice.

    Args:
        text: what the extractor found.
        page: where it found it.
        rows: as ``row_lines`` gives them; a row of data stays one line.
    """
    whole = _INVISIBLE.sub("", text)
    found: list[tuple[str, bool]] = []
    seen: set[str] = set()
    row = None
    lines: dict[HtmlElement, str | None] = {}
    at = covered = 0
    for run in runs(page):
        squeezed = _INVISIBLE.sub("", run.words)
        start = at if whole.startswith(squeezed, at) else whole.find(squeezed, at)
        if squeezed and start >= 0 and (start == at or len(squeezed) >= _LONG):
            at = start + len(squeezed)
            covered += len(squeezed)
            seen.add(squeezed)
        elif squeezed not in seen or len(squeezed) < _LONG:
            continue
        table_row = next((one for one in [run.block, *run.block.iterancestors()] if one.tag == "tr"), None)
        if table_row is not None and table_row not in lines:
            lines[table_row] = rows.get("".join("".join(table_row.xpath(".//text()")).split()))
        line = None if table_row is None else lines[table_row]
        if line is None:
            found.append((run.words, run.is_heading))
        elif table_row is not row:
            found.append((line, False))
        row = table_row
    return found if len(found) > 1 and covered >= _COVERED * len(whole) else []
