"""Tables of a web page: a line for each row of data; tables that only lay out a page stay as they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS_IN_CELL = ".//p|.//li|.//h1|.//h2|.//h3|.//h4|.//blockquote|.//table"
_SHORT_CELL, _LONGEST_CELL = 120, 500
_MOST_LINKED = 0.6
_LONGEST_REPEATED = 60
_SPANS = frozenset(str(rows) for rows in range(2, 31))


def row_lines(tree: HtmlElement) -> dict[str, str]:
    """The line "cell | cell | cell" of each row of every table of data, by the row's characters without white space.

    Data has header cells, or several rows with the same number of short cells and few links; none of its cells
    holds more than one paragraph.
    """
    return {key: line for table in tree.iter("table") for key, line in _lines(table)}


def _lines(table: HtmlElement) -> list[tuple[str, str]]:
    if table.get("role") in ("presentation", "none"):
        return []
    rows = [row.xpath("./td|./th") for row in table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")]
    header = any(cell.tag == "th" for row in rows for cell in row)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths or (not header and max(widths.values()) < 2):
        return []
    if any(len(cell.xpath(_BLOCKS_IN_CELL)) > 1 for row in rows for cell in row):
        return []
    texts = [[_words(cell) for cell in row] for row in rows]
    longest = _LONGEST_CELL if header else _SHORT_CELL
    if any(len(words) > longest for row in texts for words in row):
        return []
    if not header and _linked(table) > _MOST_LINKED * sum(len(words) for row in texts for words in row):
        return []
    own = ("".join("".join(row).split()) for row in texts if row)
    return [(key, _line(row)) for key, row in zip(own, _spread(rows, texts), strict=True) if key]


def _words(cell: HtmlElement) -> str:
    for element in cell.iter("br", "p", "div", "li"):
        element.text = " " + (element.text or "")
        element.tail = " " + (element.tail or "")
    return " ".join("".join(cell.xpath(".//text()[not(parent::script or parent::style)]")).split())


def _linked(table: HtmlElement) -> int:
    return sum(len(" ".join(link.text_content().split())) for link in table.iter("a"))


def _spread(rows: list[list[HtmlElement]], texts: list[list[str]]) -> list[list[str]]:
    """The rows with a cell over several rows repeated in each of them."""
    spread: list[list[str]] = []
    spanning: dict[int, tuple[str, int]] = {}
    for cells, words in zip(rows, texts, strict=True):
        if not cells:
            continue
        line: list[str] = []
        for cell, text in zip(cells, words, strict=True):
            _repeat(line, spanning)
            span = cell.get("rowspan") or ""
            if len(text) <= _LONGEST_REPEATED and span in _SPANS:
                spanning[len(line)] = (text, int(span) - 1)
            line.append(text)
        _repeat(line, spanning)
        spread.append(line)
    return spread


def _repeat(line: list[str], spanning: dict[int, tuple[str, int]]) -> None:
    while held := spanning.pop(len(line), None):
        text, left = held
        if left > 1:
            spanning[len(line)] = (text, left - 1)
        line.append(text)


def _line(cells: list[str]) -> str:
    """One row as one sentence: a full stop that a cell ends with would end it."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    return " | ".join([*(words.removesuffix(".") for words in cells[:-1]), *cells[-1:]])
