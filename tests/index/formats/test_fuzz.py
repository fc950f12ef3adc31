"""Broken input of every format: an article or a reason, never a hang, never a crash of this process.

Short by default; FAULTS=full runs 10,000 inputs a format.
"""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from index.articles import FileBytes, FileEntry, ReadLimits, parse_file
from index.errors import ArticleError
from index.formats.parser_process import ParserProcess
from index.passages import cut

ROUNDS = 10_000 if os.environ.get("FAULTS") == "full" else 60
LIMITS = ReadLimits(parse_seconds=30)
TEXT = "Die Leitung stand fünfzig Minuten lang. Danach war Ruhe.\n\n31.12.2021, 00:07 Uhr | rtr\n\n„Nein“, sagte er.\n"
SPICE = (
    *(
        b"\x00",
        b"\xff" * 9,
        b"<",
        b">",
        b'"',
        b"&#xfffff;",
        b"{",
        b"[" * 50,
        b"\r",
        b"%PDF-",
        b"endobj",
        b"9" * 11,
        b"-1",
    ),
    *(
        b"<p>" * 99,
        b"---\n",
        b"\xf0\x9f\x99\x82",
        b"\xed\xa0\x80",
        b"obj <<",
        b"/Length 999999",
        b"&a;",
        b"\xef\xbb\xbf",
    ),
)


def _seeds(make_pdf: Callable[..., bytes], make_docx: Callable[..., bytes]) -> dict[str, bytes]:
    article = f"<article><h1>Nacht</h1><p>{TEXT}</p><ul><li>x</li></ul></article>"
    page = f"<html><head><title>Nacht</title></head><body>{article}</body></html>"
    return {
        "txt": TEXT.encode(),
        "md": f"---\ntitle: Nacht\ndate: 2021-12-31\n---\n# Nacht\n{TEXT}".encode(),
        "html": page.encode(),
        "pdf": make_pdf([TEXT.split("\n"), ["Zweite Seite"]], title="Nacht"),
        "docx": make_docx([("Title", "Nacht"), ("", TEXT), ("table", "a\tb")]),
        "jsonl": b'{"id": 1, "title": "Nacht", "text": "Ein Satz. Noch einer.", "date": "2021-12-31"}\n' * 3,
        "csv": b'id,title,text,date\n1,Nacht,"Ein Satz. Noch einer.",2021-12-31\n' * 2,
    }


def _mutated(data: bytes, chance: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(broken) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            broken[at : at + chance.randint(1, 30)] = b""
        elif kind == 1:
            broken[at:at] = chance.choice(SPICE)
        elif kind == 2:
            broken[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 3:
            broken[at:at] = broken[at : at + chance.randint(1, 200)] * chance.randint(1, 4)
        else:
            broken[at:] = broken[at : at + chance.randint(1, 400)]
        if not broken:
            broken[:] = b"x"
    return bytes(broken)


def _mutated_member(package: bytes, chance: random.Random) -> bytes:
    """A sound zip around a broken document: past the checksum, into the parser."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        target = chance.choice(["word/document.xml", "word/document.xml", chance.choice(old.namelist())])
        for name in old.namelist():
            content = old.read(name)
            if name == target:
                at = content.find(b"<w:t>") + 5 if chance.random() < 0.3 else 0
                content = (
                    content[:at] + _mutated(content[at : at + 40], chance) + content[at + 40 :]
                    if at
                    else _mutated(content, chance)
                )
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.faults
@pytest.mark.parametrize("ending", ["txt", "md", "html", "pdf", "docx", "jsonl", "csv"])
def test_broken_input_gives_an_article_or_a_reason(
    ending: str, make_pdf: Callable[..., bytes], make_docx: Callable[..., bytes], tmp_path: Path
) -> None:
    seed = _seeds(make_pdf, make_docx)[ending]
    chance = random.Random(f"fuzz {ending}")
    parser = ParserProcess()
    slowest = 0.0
    outcomes = {"read": 0, "reported": 0}
    try:
        for number in range(ROUNDS):
            inside = ending == "docx" and chance.random() < 0.7
            data = _mutated_member(seed, chance) if inside else _mutated(seed, chance)
            (tmp_path / "last-input").write_bytes(data)
            started = time.perf_counter()
            try:
                articles = parse_file(
                    FileBytes(data, FileEntry(f"{number}.{ending}", len(data), 0, 0)), LIMITS, parser
                )
            except ArticleError as error:
                assert str(error)
                outcomes["reported"] += 1
            else:
                outcomes["read"] += 1
                for article in articles:
                    article.text.encode("utf-8")
                    spans = (*article.headlines, *article.boilerplate, *cut(article))
                    assert all(0 <= start < end <= len(article.text) for start, end in spans)
            slowest = max(slowest, time.perf_counter() - started)
    finally:
        parser.close()
    assert slowest < 36
    assert outcomes["read"] > 0 and sum(outcomes.values()) == ROUNDS
