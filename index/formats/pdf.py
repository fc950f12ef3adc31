"""PDF files: the words of every page, and where each page starts. Runs in the child process.

Lines stay as the page breaks them; they are mended only in what is embedded.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from index.errors import ArticleError
from index.formats.parsed import Parsed

if TYPE_CHECKING:
    import pypdfium2

from index.records import Span

_MAX_PAGES = 20_000
_NUMBER = re.compile(r"\d+")


def read_pdf(data: bytes) -> Parsed:
    """The text of a PDF, its pages divided by a blank line.

    Raises:
        ArticleError: damaged, locked by a password, or all pages are pictures.
    """
    import pypdfium2
    from pypdfium2 import PdfiumError

    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        reason = (
            "locked by a password" if "password" in str(error).lower() else f"not a readable PDF ({error})"
        )
        raise ArticleError(reason) from error
    try:
        if len(document) > _MAX_PAGES:
            raise ArticleError(f"{len(document)} pages; at most {_MAX_PAGES} are read")
        pages = [_page_text(document, number) for number in range(len(document))]
        stated = _stated(document)
    finally:
        document.close()
    empty = [number for number, text in enumerate(pages, 1) if not text.strip()]
    if len(empty) == len(pages):
        raise ArticleError(
            f"no text on any of its {len(pages)} pages: scanned pictures need text recognition (OCR) first"
        )
    text, starts = _joined(pages)
    notes = [_scanned_note(empty, len(pages))] if empty else []
    return Parsed(
        text=text, pages=starts, boilerplate=_running_lines(pages, starts), notes=tuple(notes), **stated
    )


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        words = page.get_textpage().get_text_bounded()
    except PdfiumError:
        return ""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    # PDFium joins a word divided at a line's end and leaves U+FFFE or U+0002 there: put the line back.
    words = re.sub("[\ufffe\x02]\n?", "-\n", words)
    words = "".join(character for character in words if character in "\n\t\x0c" or character >= " ")
    return words.encode("utf-8", "replace").decode("utf-8")


def _joined(pages: list[str]) -> tuple[str, tuple[int, ...]]:
    starts: list[int] = []
    parts: list[str] = []
    length = 0
    for text in pages:
        starts.append(length)
        part = text.strip("\n") + "\n\n"
        parts.append(part)
        length += len(part)
    return "".join(parts).rstrip("\n"), tuple(starts)


def _scanned_note(empty: list[int], total: int) -> str:
    listed = ", ".join(str(number) for number in empty[:10]) + (", …" if len(empty) > 10 else "")
    pages = "page" if len(empty) == 1 else "pages"
    return f"no text on {pages} {listed} of {total} (scanned or blank); only the others are searched"


def _running_lines(pages: list[str], starts: tuple[int, ...]) -> tuple[Span, ...]:
    """Spans of headers, footers and page numbers: first or last lines that stand on most pages."""
    if len(pages) < 3:
        return ()
    seen: Counter[str] = Counter()
    for text in pages:
        seen.update({_running_key(line) for line, _ in _edge_lines(text)})
    running = {line for line, count in seen.items() if count >= 3 and count * 2 > len(pages)}
    return tuple(
        (starts[number] + offset, starts[number] + offset + len(line))
        for number, text in enumerate(pages)
        for line, offset in _edge_lines(text)
        if _running_key(line) in running
    )


def _running_key(line: str) -> str:
    """A short line counts as the same whatever its numbers ("page 3"); a long one only word for word."""
    return _NUMBER.sub("0", line) if len(line) <= 40 else line


def _edge_lines(text: str) -> list[tuple[str, int]]:
    """The first and last two lines of a page that are not empty, with their offsets."""
    lines: list[tuple[str, int]] = []
    offset = 0
    for line in text.strip("\n").split("\n"):
        if line.strip():
            lines.append((line, offset))
        offset += len(line) + 1
    return lines if len(lines) < 4 else lines[:2] + lines[-2:]


def _stated(document: pypdfium2.PdfDocument) -> dict[str, Any]:
    """Title and author from the document's properties, unless a program left its own name there."""
    from pypdfium2 import PdfiumError

    try:
        properties = document.get_metadata_dict(skip_empty=True)
    except (PdfiumError, UnicodeError):
        return {}
    title = " ".join(properties.get("Title", "").split())
    author = " ".join(properties.get("Author", "").split())
    junk = (
        not title
        or len(title) < 4
        or re.search(r"\.(?:docx?|indd|pdf|qxd|odt)$|^(?:untitled|microsoft word)", title, re.I)
    )
    return {"title": None if junk else title[:500], "author": author[:200] or None}
