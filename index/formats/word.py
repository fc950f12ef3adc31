"""Word files (.docx): paragraphs, lists and table rows in reading order. Runs in the child process."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from index.errors import ArticleError
from index.formats.parsed import Parsed, TextBuilder
from index.formats.properties import believable_author, believable_title
from index.parts.opening import read_opening
from index.text.languages import detect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from lxml.etree import _Element

_MAX_UNPACKED_BYTES = 300_000_000
_MAX_RATIO = 200
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_REMOVED = (f"{_W}moveFrom", f"{_W}del")
_CELL_LIMIT = 200
_HEADING = re.compile(r"heading|title|überschrift|titel|titre|título|titolo|заголовок", re.IGNORECASE)


def read_docx(data: bytes) -> Parsed:
    """The text of a Word file; words inserted under "track changes" are in, deleted ones are not.

    Raises:
        ArticleError: damaged, locked, a zip bomb, or without text.
    """
    _refuse_bomb(data)
    document = _document(data)
    text = TextBuilder()
    for block, heading in _blocks(document):
        text.add(block, heading)
    for note in _notes(document):
        text.add(note)
    if not text.parts:
        raise ArticleError("no text in the document")
    opening = read_opening(text.text, guess_title=not text.headlines, language=detect(text.text))
    styled = text.headlines and text.headlines[0][0] < 300
    named = opening.byline is not None and opening.byline.author is not None
    properties = document.core_properties
    return Parsed(
        text=text.text,
        title=believable_title(
            properties.title or "",
            text.text,
            text.text[slice(*text.headlines[0])] if styled else opening.title,
        ),
        author=believable_author(properties.author or "", named=named),
        headlines=tuple(text.headlines),
        structured=bool(text.headlines),
    )


def _blocks(document: Document) -> Iterator[tuple[str, bool]]:
    """Paragraphs and table rows in reading order, each with whether it is a heading."""
    in_rows: set[_Element] = set()
    for element in document.element.body.iter(f"{_W}p", f"{_W}tr"):
        if next(element.iterancestors(_FALLBACK), None) is not None or element in in_rows:
            continue
        if element.tag == f"{_W}p":
            yield _words(element), _is_heading(document, element)
        elif (cells := _cells(element)) is not None:
            in_rows.update(element.iter(f"{_W}p"))
            yield " | ".join(cells), False


def _cells(row: _Element) -> list[str] | None:
    """The words of each cell of a table row; None for one that only lays out paragraphs."""
    if row.find(f".//{_W}tbl") is not None:
        return None
    cells: list[str] = []
    for cell in row.iter(f"{_W}tc"):
        paragraphs = [words for one in cell.iter(f"{_W}p") if (words := " ".join(_words(one).split()))]
        if len(paragraphs) > 3 or sum(map(len, paragraphs)) > _CELL_LIMIT:
            return None
        if paragraphs:
            cells.append(" ".join(paragraphs))
    return cells if len(cells) > 1 else None


def _refuse_bomb(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
    # zipfile raises NotImplementedError for a package that asks for a later version of the zip format.
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeError, OverflowError) as error:
        locked = data.startswith(b"\xd0\xcf\x11\xe0")
        raise ArticleError(
            "locked by a password, or an old .doc" if locked else f"not a .docx file ({error})"
        ) from error
    if unpacked > _MAX_UNPACKED_BYTES or (unpacked > 20_000_000 and unpacked > _MAX_RATIO * len(data)):
        raise ArticleError(
            f"unpacks to {unpacked // 1_000_000} MB from {len(data) // 1000} KB: taken for a zip bomb"
        )


def _document(data: bytes) -> Document:
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # the library throws whatever its zip and xml parsers throw
        raise ArticleError(f"not a readable .docx file ({type(error).__name__}: {error})"[:300]) from error


def _words(paragraph: object) -> str:
    parts: list[str] = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen", f"{_W}p"):  # type: ignore[attr-defined]
        if element.tag == f"{_W}p" or next(element.iterancestors(f"{_W}p")) is not paragraph:
            continue
        if next(element.iterancestors(*_REMOVED), None) is not None:
            continue
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        else:
            parts.append("\t" if element.tag == f"{_W}tab" else "\n")
    return "".join(parts)


def _is_heading(document: Document, paragraph: object) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")  # type: ignore[attr-defined]
    if style is None:
        return False
    identifier = style.get(f"{_W}val") or ""
    if _HEADING.search(identifier):
        return True
    named = (
        document.styles.element.xpath(f'w:style[@w:styleId="{identifier}"]/w:name/@w:val')
        if identifier.isalnum()
        else []
    )
    return bool(named and _HEADING.search(named[0]))


def _notes(document: Document) -> list[str]:
    """Footnotes and endnotes, which stand in parts of their own."""
    from lxml import etree

    found: list[str] = []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        try:
            root = etree.fromstring(relation.target_part.blob, parser)
        except (etree.LxmlError, ValueError, AttributeError):
            continue
        found.extend(_words(paragraph) for paragraph in root.iter(f"{_W}p"))
    return found
