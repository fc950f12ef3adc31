"""PDF files: the words of every page, and where each page starts. Runs in the child process.

Lines stay as the page breaks them; they are mended only in what is embedded. A heading stands by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from index.errors import ArticleError
from index.formats.parsed import Parsed
from index.formats.pdf_layout import SENTENCE_ENDS, Line, laid_out, lines_of, title_of
from index.formats.properties import believable_author, believable_title
from index.parts.opening import read_opening, unbroken
from index.text.languages import detect

if TYPE_CHECKING:
    import pypdfium2

from index.records import Span

_MAX_PAGES = 20_000
_HEAD = 8000
_NUMBER = re.compile(r"\d+")
_COUNTER = r"\d+\s?(?:/|of|von|sur|de|di|van|z|из|з)\s?\d+"
_TRAILING_COUNTER = re.compile(rf"(?<=\s){_COUNTER}\s*$")
_STAMP = (
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4},?\s\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[\s\u202f]?[AaPp]\.?[Mm]\b\.?)?"
)
_PRINTED = re.compile(rf"(?:https?|file)://\S+\s+{_COUNTER}|{_COUNTER}\s+{_STAMP}|{_STAMP}\s+{_COUNTER}")
_STAMPED = re.compile(rf"{_STAMP}(?:\s.*)?")


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
        laid = laid_out([_page_text(document, number) for number in range(len(document))])
        stated = _stated(document)
    finally:
        document.close()
    pages = [page.text for page in laid]
    empty = [number for number, text in enumerate(pages, 1) if not text.strip()]
    if len(empty) == len(pages):
        raise ArticleError(
            f"no text on any of its {len(pages)} pages: scanned pictures need text recognition (OCR) first"
        )
    running = _running_lines(pages)
    text, starts = _joined(pages, running)
    notes = [_scanned_note(empty, len(pages))] if empty else []
    boilerplate = tuple(
        (start + left, start + right)
        for start, lines in zip(starts, running, strict=True)
        for left, right in lines
    )
    headlines = tuple(
        (start + left, start + right)
        for start, page in zip(starts, laid, strict=True)
        for (left, right), _ in page.headings
    )
    head = max((end for start, end in boilerplate if start == 0), default=0)
    broken = text[head : head + _HEAD]
    language = detect(text[head:])
    opening, by_lines = (read_opening(one, language=language) for one in (unbroken(broken), broken))
    named = any(found.byline is not None and found.byline.author for found in (opening, by_lines))
    return Parsed(
        text=text,
        title=believable_title(stated.get("Title", ""), text, title_of(laid[0]) or opening.title),
        author=believable_author(stated.get("Author", ""), named=named),
        pages=starts,
        headlines=headlines,
        structured=bool(headlines),
        boilerplate=boilerplate,
        notes=tuple(notes),
    )


def _page_text(document: pypdfium2.PdfDocument, number: int) -> tuple[str, list[Line]]:
    """The page's words, line by line, and its lines as they stand on it."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number].get_textpage()
        words, lines = page.get_text_bounded(), lines_of(page)
    except PdfiumError:
        return "", []
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    # PDFium joins a word divided at a line's end and leaves U+FFFE or U+0002 there: put the line back.
    words = re.sub("[\ufffe\x02]\n?", "-\n", words)
    words = "".join(character for character in words if character in "\n\t\x0c" or character >= " ")
    return words.encode("utf-8", "replace").decode("utf-8"), lines


def _joined(pages: list[str], running: list[tuple[Span, ...]]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages and where each starts; a sentence that goes on over the page has no blank line in it."""
    starts: list[int] = []
    parts: list[str] = []
    length = 0
    for number, text in enumerate(pages):
        starts.append(length)
        page = text.strip("\n")
        following = pages[number + 1].strip("\n") if number + 1 < len(pages) else ""
        between = running[number] or running[min(number + 1, len(pages) - 1)]
        goes_on = following[:1].islower() and page and not page.rstrip().endswith(SENTENCE_ENDS)
        part = page + ("\n" if goes_on and not between else "\n\n")
        parts.append(part)
        length += len(part)
    return "".join(parts).rstrip("\n"), tuple(starts)


def _scanned_note(empty: list[int], total: int) -> str:
    listed = ", ".join(str(number) for number in empty[:10]) + (", …" if len(empty) > 10 else "")
    pages = "page" if len(empty) == 1 else "pages"
    return f"no text on {pages} {listed} of {total} (scanned or blank); only the others are searched"


def _running_lines(pages: list[str]) -> list[tuple[Span, ...]]:
    """For each page the spans of headers, footers and page numbers, from the page's start.

    They are first or last lines that stand on most pages, and what a browser prints there on every page.
    """
    seen: Counter[str] = Counter()
    for text in pages:
        seen.update({_running_key(line) for line, _ in _edge_lines(text)})
    running = {line for line, count in seen.items() if count >= 3 and count * 2 > len(pages)}
    found: list[tuple[Span, ...]] = []
    for text in pages:
        edges = _edge_lines(text)
        printed = any(_PRINTED.fullmatch(line.strip()) for line, _ in edges)
        found.append(
            tuple(
                (offset, offset + len(line))
                for line, offset in edges
                if _running_key(line) in running or (printed and _is_printed(line.strip()))
            )
        )
    return found


def _is_printed(line: str) -> bool:
    """Whether a browser puts such a line on the page: address and page number, or time of printing and title."""
    return bool(_PRINTED.fullmatch(line) or _STAMPED.fullmatch(line))


def _running_key(line: str) -> str:
    """A short line counts as the same whatever its numbers ("page 3"); a long one but for "3/12" at its end."""
    return _NUMBER.sub("0", line) if len(line) <= 40 else _TRAILING_COUNTER.sub("0", line)


def _edge_lines(text: str) -> list[tuple[str, int]]:
    """The first and last two lines of a page that are not empty, with their offsets."""
    lines: list[tuple[str, int]] = []
    offset = 0
    for line in text.strip("\n").split("\n"):
        if line.strip():
            lines.append((line, offset))
        offset += len(line) + 1
    return lines if len(lines) < 4 else lines[:2] + lines[-2:]


def _stated(document: pypdfium2.PdfDocument) -> dict[str, str]:
    """The document's properties; none where they cannot be read."""
    from pypdfium2 import PdfiumError

    try:
        return dict(document.get_metadata_dict(skip_empty=True))
    except (PdfiumError, UnicodeError):
        return {}
