"""Word files: every paragraph, table row and footnote in order; bombs and broken packages are reported."""

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
        "Beginn | 21.35 Uhr", "Danach war Ruhe.",
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


def test_what_was_moved_stands_in_its_new_place_only(parse: Parse, make_docx: MakeDocx) -> None:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(
            b"<w:r><w:t>ein Dank des Kremls</w:t></w:r>",
            b"<w:moveFrom><w:r><w:t>Ruhe.</w:t></w:r></w:moveFrom><w:r><w:t>ein Dank</w:t></w:r>"
            b"<w:del><w:r><w:br/></w:r></w:del>",
        ).replace(
            b"<w:t>Danach war Ruhe.</w:t></w:r>",
            b"<w:t>Danach war </w:t></w:r><w:moveTo><w:r><w:t>Ruhe.</w:t></w:r></w:moveTo>",
        )

    (article,) = parse("a.docx", _rewritten(make_docx(BLOCKS), change))
    assert article.text.count("Ruhe.") == 1
    assert article.text.endswith("Danach war Ruhe.")
    assert "\n\nein Dank\n\n" in article.text


LONG = "Die Leitung stand fünfzig Minuten lang, und keiner der beiden legte vorher auf, wie es heißt."


@pytest.mark.parametrize(
    ("title", "blocks", "expected"),
    [
        (
            "Vorlage 2019",
            [("", "Ministerium stellt Programm vor"), ("", LONG)],
            "Ministerium stellt Programm vor",
        ),
        ("Vorlage 2019", [("Title", "Kurze Nacht"), ("", LONG)], "Kurze Nacht"),
        (
            "Kurze Nacht am Telefon",
            [("", "Ausland"), ("", "Kurze Nacht am Telefon"), ("", LONG)],
            "Kurze Nacht am Telefon",
        ),
        ("Kurze Nacht am Telefon", [("", LONG), ("", LONG)], "Kurze Nacht am Telefon"),
    ],
)
def test_the_title_of_the_properties_must_agree_with_the_page(
    parse: Parse, make_docx: MakeDocx, title: str, blocks: list[tuple[str, str]], expected: str
) -> None:
    (article,) = parse("a.docx", make_docx(blocks, title=title))
    assert article.title == expected


@pytest.mark.parametrize(
    ("stated", "byline", "expected"),
    [
        ("Falk Adebar", "Von Ilka Dornbusch", "Ilka Dornbusch"),
        ("Falk Adebar", None, "Falk Adebar"),
        ("python-docx", None, None),
        ("Microsoft Office User", None, None),
    ],
)
def test_the_author_of_the_properties_counts_where_no_byline_names_one(
    parse: Parse, make_docx: MakeDocx, stated: str, byline: str | None, expected: str | None
) -> None:
    blocks = [("", "Kurze Nacht am Telefon"), *([("", byline)] if byline else []), ("", LONG), ("", LONG)]
    (article,) = parse("a.docx", make_docx(blocks, author=stated))
    assert article.author == expected


def test_a_table_row_is_one_line_and_a_table_for_layout_is_none(parse: Parse, make_docx: MakeDocx) -> None:
    blocks = [
        ("", LONG),
        ("table", "Partei\tStimmen\tAnteil"),
        ("table", "Grüne\t3.210\t11,7 %"),
        ("table", "Nur eine Zelle\t"),
        ("table", f"{LONG * 3}\tam Rand"),
    ]
    (article,) = parse("a.docx", make_docx(blocks))
    assert article.text.split("\n\n")[1:] == [
        "Partei | Stimmen | Anteil",
        "Grüne | 3.210 | 11,7 %",
        "Nur eine Zelle",
        LONG * 3,
        "am Rand",
    ]


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
