"""Word files: every paragraph, cell and footnote in order; bombs and broken packages are reported."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from index.articles import ArticleList
from index.errors import ArticleError

Parse = Callable[[str, bytes], ArticleList]
MakeDocx = Callable[..., bytes]

BLOCKS = [
    ("Title", "Kurze Nacht am Telefon"),
    ("", "Die Leitung stand fünfzig Minuten lang."),
    ("Heading 2", "Was Moskau meldet"),
    ("List Bullet", "ein Dank des Kremls"),
    ("table", "Beginn\t21.35 Uhr"),
    ("", "Danach war Ruhe."),
]


def _rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(entry.filename, old.read(entry)))
    return out.getvalue()


def test_everything_in_reading_order(parse: Parse, make_docx: MakeDocx) -> None:
    (article,) = parse("a.docx", make_docx(BLOCKS, author="Ilka Dornbusch"))
    assert article.text.split("\n\n") == [
        "Kurze Nacht am Telefon", "Die Leitung stand fünfzig Minuten lang.", "Was Moskau meldet", "ein Dank des Kremls",
        "Beginn", "21.35 Uhr", "Danach war Ruhe.",
    ]  # fmt: skip
    assert article.title == "Kurze Nacht am Telefon"
    assert article.author == "Ilka Dornbusch"
    assert [article.text[start:end] for start, end in article.headlines] == [
        "Kurze Nacht am Telefon",
        "Was Moskau meldet",
    ]


def test_tracked_insertions_are_in_and_deletions_are_not(parse: Parse, make_docx: MakeDocx) -> None:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(
            b"<w:t>Danach war Ruhe.</w:t></w:r>",
            b"<w:t>Danach war </w:t></w:r><w:ins><w:r><w:t>keine</w:t></w:r></w:ins>"
            b"<w:del><w:r><w:delText>endlich</w:delText></w:r></w:del><w:r><w:t xml:space='preserve'> "
            b"Ruhe.</w:t></w:r>",
        )

    (article,) = parse("a.docx", _rewritten(make_docx(BLOCKS), change))
    assert article.text.endswith("Danach war keine Ruhe.")


def test_a_zip_bomb_is_reported(parse: Parse, make_docx: MakeDocx) -> None:
    bomb = _rewritten(
        make_docx(BLOCKS),
        lambda name, content: b"<w/>" + b" " * 90_000_000 if name == "word/document.xml" else content,
    )
    with pytest.raises(ArticleError, match="zip bomb"):
        parse("a.docx", bomb)


def test_an_entity_bomb_is_harmless(parse: Parse, make_docx: MakeDocx) -> None:
    entities = b'<!DOCTYPE w [<!ENTITY a "' + b"x" * 1000 + b'">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + level, (b"&%c;" % (97 + level)) * 20) for level in range(8)
    ) + b"]>"  # fmt: skip

    def change(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        head, _, rest = content.partition(b"?>")
        return head + b"?>" + entities + rest.replace(b"Danach war Ruhe.", b"Danach &i; Ruhe.")

    try:
        (article,) = parse("a.docx", _rewritten(make_docx(BLOCKS), change))
    except ArticleError as error:
        assert str(error)
    else:
        assert len(article.text) < 10_000


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"no zip", b"PK\x05\x06" + b"\x00" * 18])
def test_a_broken_package_is_reported(parse: Parse, data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"not a (readable )?\.docx file"):
        parse("a.docx", data)


def test_a_document_without_text_is_reported(parse: Parse, make_docx: MakeDocx) -> None:
    with pytest.raises(ArticleError, match="no text"):
        parse("a.docx", make_docx([]))
