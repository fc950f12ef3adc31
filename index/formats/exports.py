"""Press databases' exports: Nexis, Nexis Uni, Factiva, Genios, ProQuest, Europresse; a file in, its articles out.

An export is told by its separators and labelled fields together, so that no ordinary article is taken for one. One that
cannot be split for sure is refused with the next step, never read as a single article.
"""

from __future__ import annotations

import re

from index.errors import ArticleError
from index.formats.encoding import decode
from index.formats.europresse import split_europresse
from index.formats.export_records import NEXT_STEP, ExportRecord
from index.formats.factiva import split_factiva, split_factiva_tags
from index.formats.genios import split_genios
from index.formats.nexis import split_nexis, split_nexis_uni
from index.formats.parsed import Parsed, Problem, TextBuilder, own_id
from index.formats.proquest import split_proquest

_HINT = re.compile(
    rb"^[ \t]*(?:(?:focus - )?\d+ \w+ \d+ do[ck]ument|do[ck]ument \d+ \w+ \d+|end of document|ende des dokuments|"
    rb"do[ck]ument [a-z0-9]{15,}|hd(?:[ \t\r]|$)|dokumentnummer:|ressort:|proquest document id:|"
    rb"[a-z]{2,8}[^a-z0-9\s]{1,3}(?:19|20)\d{6}[^a-z0-9\s]{1,3}[a-z])",
    re.IGNORECASE | re.MULTILINE,
)
_MAX_TITLE = 500


def read_export(data: bytes) -> tuple[list[Parsed], list[Problem]] | None:
    """The articles of a press database's export, and the records that are none; None for any other text.

    Raises:
        ArticleError: an export that cannot be split for sure, or without any article.
    """
    if not _HINT.search(data.replace(b"\0", b"")):
        return None
    decoded = decode(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\u00a0", " ")
    for split in _SPLITTERS:
        records = split(text)
        if records is not None:
            return as_articles(records, decoded.note)
    return None


_SPLITTERS = (
    split_proquest,
    split_nexis,
    split_nexis_uni,
    split_factiva_tags,
    split_factiva,
    split_genios,
    split_europresse,
)


def as_articles(records: list[ExportRecord], note: str | None) -> tuple[list[Parsed], list[Problem]]:
    """The documents of an export as articles, and those without a text as problems.

    Raises:
        ArticleError: none of them has a text.
    """
    parsed: list[Parsed] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for number, record in enumerate(records, 1):
        id_ = own_id(record.id, number, taken)
        if not record.paragraphs:
            problems.append((id_, "no text in this document of the export"))
            continue
        builder = TextBuilder()
        builder.add(record.title[:_MAX_TITLE], heading=True)
        for paragraph in record.paragraphs:
            builder.add(paragraph)
        parsed.append(
            Parsed(
                text=builder.text,
                title=record.title[:_MAX_TITLE] or None,
                outlet=record.outlet,
                author=record.author,
                dates=((record.date, "record"),) if record.date else (),
                record=id_,
                headlines=tuple(builder.headlines),
                notes=(note,) if note else (),
            )
        )
    if not parsed:
        raise ArticleError(f"an export of {len(records)} documents, none of which has a text: {NEXT_STEP}")
    return parsed, problems
