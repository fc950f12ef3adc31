"""A story for many pages, and small writers of real files: PDFs from hand-made bytes, Word files from python-docx."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from index.articles import ArticleList, FileBytes, FileEntry, parse_file

MakePdf = Callable[..., bytes]

TEXT = [
    "The harbour council of Ostwick decided on Monday to close the northern lock to barges from the second of June.",
    "“Nobody can say how long the gates will hold,” said Agnes Thorne, who has run the lock for eleven years.",
    "Skippers reckon with a detour of three hours by way of Lund, and their guild is preparing a complaint.",
    "The lock dates from 1927 and lifts some 140 vessels a week; a new one would cost 38 million crowns.",
]
PARAGRAPHS = "".join(f"<p>{words}</p>" for words in TEXT)
HEADLINE = "Council closes northern lock"
"""A story about a lock, as paragraphs, as a page's elements, and its headline."""


def lock_page(body: str, head: str = f"<title>{HEADLINE}</title>", lang: str = "en") -> bytes:
    """A page with that body."""
    head = f'<head><meta charset="utf-8">{head}</head>'
    return f'<!DOCTYPE html><html lang="{lang}">{head}<body>{body}</body></html>'.encode()


def _pdf_text(line: str, *, large: bool) -> bytes:
    return (b"T* /F1 20 Tf %s Tj /F1 11 Tf T*" if large else b"%s Tj T*") % _string(line)


def _string(words: str) -> bytes:
    escaped = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + escaped + b")"


def build_pdf(
    pages: Sequence[Sequence[str]],
    title: str | None = None,
    compress: bool = False,
    author: str | None = None,
    large: Sequence[str] = (),
) -> bytes:
    """A PDF with one page for each list of lines, those in ``large`` in large letters; no lines, no text."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    catalog, tree = add(b""), add(b"")
    font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        stream = (
            b"BT /F1 11 Tf 50 780 Td 14 TL\n"
            + b"\n".join(_pdf_text(line, large=line in large) for line in lines)
            + b"\nET"
            if lines
            else b""
        )
        extra = b""
        if compress:
            stream, extra = zlib.compress(stream), b" /Filter /FlateDecode"
        content = add(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(stream), extra, stream))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 %d 0 R >> >> "
                b"/Contents %d 0 R >>" % (tree, font, content)
            )
        )
    objects[catalog - 1] = b"<< /Type /Catalog /Pages %d 0 R >>" % tree
    objects[tree - 1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (
        b" ".join(b"%d 0 R" % kid for kid in kids),
        len(kids),
    )
    stated = {"Title": title, "Author": author}
    entries = [b"/%s %s" % (name.encode(), _string(value)) for name, value in stated.items() if value]
    info = add(b"<< %s >>" % b" ".join(entries)) if entries else None
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    xref = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    named = b" /Info %d 0 R" % info if info else b""
    out.write(
        b"trailer\n<< /Size %d /Root %d 0 R%s >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, catalog, named, xref)
    )
    return out.getvalue()


def build_docx(blocks: Sequence[tuple[str, str]], title: str = "", author: str = "") -> bytes:
    """A Word file of (style, text) blocks; the style ``table`` puts tab-divided cells into a table row."""
    import docx

    document = docx.Document()
    for style, text in blocks:
        if style == "table":
            cells = text.split("\t")
            for cell, words in zip(
                document.add_table(rows=1, cols=len(cells)).rows[0].cells, cells, strict=True
            ):
                cell.text = words
        else:
            document.add_paragraph(text, style=style or None)
    document.core_properties.title = title
    document.core_properties.author = author
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def make_pdf() -> MakePdf:
    """The PDF writer."""
    return build_pdf


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """The Word writer."""
    return build_docx


@pytest.fixture
def parse() -> Callable[[str, bytes], ArticleList]:
    """Parses bytes as if a file of that name held them."""

    def parse(name: str, data: bytes) -> ArticleList:
        return parse_file(FileBytes(data, FileEntry(name, len(data), 0, 0)))

    return parse


@pytest.fixture
def sample_folder() -> Path:
    """The sample archive of the repository."""
    return Path(__file__).parents[3] / "articles"
