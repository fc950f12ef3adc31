"""Files made to fill memory or never end: read or reported within the limits, and the next file is read."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Callable

import pytest

from index.articles import FileBytes, FileEntry, ReadLimits, parse_file
from index.errors import ArticleError
from index.formats.parser_process import ParserProcess

pytestmark = pytest.mark.faults
LIMITS = ReadLimits(parse_seconds=10, parse_memory_bytes=1_000_000_000)
PAGE = b"<html><body><p>Die Leitung stand lange, und keiner legte vorher auf.</p></body></html>"


def _pdf(*bodies: bytes) -> bytes:
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(bodies, 1))
    return (
        b"%PDF-1.4\n"
        + objects
        + b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n9\n%%%%EOF" % (len(bodies) + 1)
    )


def _stream(data: bytes, filters: int = 1) -> bytes:
    for _ in range(filters):
        data = zlib.compress(data, 9)
    names = b"/FlateDecode " * filters
    return b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (len(data), names, data)


def _one_page(content: bytes) -> bytes:
    return _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def _docx(document: bytes, extra: dict[str, bytes] | None = None) -> bytes:
    import docx

    plain = io.BytesIO()
    docx.Document().save(plain)
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def _entities(levels: int, name: str) -> str:
    letters = "abcdefghijklmnop"
    steps = "".join(f'<!ENTITY {letters[n + 1]} "{f"&{letters[n]};" * 12}">' for n in range(levels))
    return f'<!DOCTYPE {name} [<!ENTITY a "haha">{steps}]>'


_W = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_END = "</w:body></w:document>"

BOMBS: dict[str, Callable[[], bytes]] = {
    "a.pdf": lambda: _one_page(_stream(b"BT /F 9 Tf (a) Tj ET " * 20_000_000)),
    "b.pdf": lambda: _one_page(_stream(b"\x00" * 400_000_000, filters=3)),
    "c.pdf": lambda: _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"
    ),
    "d.pdf": lambda: _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 2000000000 >>"
    ),
    "e.pdf": lambda: b"%PDF-1.4\n" + b"<<" * 3_000_000,
    "f.pdf": lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 5_000_000 + b"\nendobj",
    "g.pdf": lambda: _one_page(_stream(b"q " * 30_000_000)),
    "a.docx": lambda: _docx((_W + "<w:p>" * 300_000 + "</w:p>" * 300_000 + _END).encode()),
    "b.docx": lambda: _docx(
        (_entities(12, "w") + _W + "<w:p><w:r><w:t>&m;</w:t></w:r></w:p>" + _END).encode()
    ),
    "c.docx": lambda: _docx((_W + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 2_500_000 + _END).encode()),
    "d.docx": lambda: _docx(b"<w/>", {"word/media/a.bin": b"\x00" * 350_000_000}),
    "e.docx": lambda: _docx(
        (_W + "<w:p " + " ".join(f'a{n}=""' for n in range(500_000)) + "/>" + _END).encode()
    ),
    "a.html": lambda: (_entities(14, "html") + "<p>&o;</p>").encode(),
    "b.html": lambda: b"<div>" * 4_000_000,
    "c.html": lambda: b"<table><tr><td>" * 500_000 + PAGE,
    "d.html": lambda: b"<p " + b" ".join(b'a%d=""' % n for n in range(1_000_000)) + b">" + PAGE,
    "e.html": lambda: b"<a><b><i>" * 300_000 + PAGE,
    "f.html": lambda: b"<p>Ein Satz steht hier.</p>\n" * 1_500_000,
    "a.jsonl": lambda: b'{"text": ' + b"[" * 3_000_000 + b"]" * 3_000_000 + b"}",
    "b.jsonl": lambda: b'{"text": "Ein Satz.", "date": ' + b"9" * 3_000_000 + b"}",
    "a.csv": lambda: b"text\n" + b'"' * 3_000_001,
    "b.csv": lambda: b"text," * 1_000_000 + b"\nEin Satz.\n",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_reported_within_the_limits(name: str) -> None:
    data = BOMBS[name]()
    parser = ParserProcess()
    try:
        started = time.perf_counter()
        try:
            articles = parse_file(FileBytes(data, FileEntry(name, len(data), 0, 0)), LIMITS, parser)
        except ArticleError as error:
            assert 0 < len(str(error)) < 400
        else:
            assert all(len(article.text) <= LIMITS.max_characters for article in articles)
        assert time.perf_counter() - started < LIMITS.parse_seconds + 8
        assert parse_file(FileBytes(PAGE, FileEntry("next.html", len(PAGE), 0, 0)), LIMITS, parser)
    finally:
        parser.close()
