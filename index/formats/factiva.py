"""Factiva exports as text, with and without tags: a text comes in, its documents go out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.formats.export_records import (
    BY,
    RIGHTS,
    ExportRecord,
    author_name,
    cannot_be_split,
    joined,
    paragraphs,
    publication_day,
)

_CODED = ("CO", "IN", "NS", "RE")
_TAGS = "SE HD CR BY WC PD ET SN SC ED PG VOL LA CY CX LP TD CT RF ART CO IN NS RE IPC IPD PUB AN".split()
_TAG = re.compile(
    r"(?P<tag>"
    rf"(?:{'|'.join(tag for tag in _TAGS if tag not in _CODED)})(?=\s|$)|(?:{'|'.join(_CODED)})(?=[^:|]*[:|]|\s*$))"
    r"(?:[ \t]+(?P<value>.*))?[ \t]*"
)


def split_factiva_tags(text: str) -> list[ExportRecord] | None:
    """Documents of two-letter tags (HD headline, PD date, SN outlet, LP and TD text), in their fixed order."""
    documents = [tags for tags in _tagged(text) if "HD" in tags]
    sound = [{"HD", "PD", "SN"} <= tags.keys() for tags in documents]
    if not any(sound) or not any({"LP", "TD"} & tags.keys() for tags in documents):
        return None
    if not all(sound):
        raise cannot_be_split("Factiva", len(documents), f"document {sound.index(False) + 1} lacks PD or SN")
    return [_tagged_record(number, tags) for number, tags in enumerate(documents, 1)]


def _tagged(text: str) -> Iterator[dict[str, list[str]]]:
    """For each document its tags' lines; a tag that comes before the last one begins the next document."""
    tags: dict[str, list[str]] = {}
    current = ""
    for line in text.split("\n"):
        match = _TAG.fullmatch(line.strip() if not current else line.rstrip())
        tag = match["tag"] if match else ""
        begins = tag in ("SE", "HD") and (not current or ("HD" in tags and {"LP", "TD"} & tags.keys()))
        if begins:
            if tags:
                yield tags
            tags = {}
        elif not current or (tag and _TAGS.index(tag) <= _TAGS.index(current)):
            tag = ""
        if match and tag:
            current = tag
            tags[tag] = [match["value"] or ""]
        elif current:
            tags[current].append(line)
    if tags:
        yield tags


def _tagged_record(number: int, tags: dict[str, list[str]]) -> ExportRecord:
    def value(tag: str) -> str:
        return joined(tags.get(tag, []))

    body = "\n".join([*tags.get("LP", []), "", *tags.get("TD", [])])
    accession = re.search(r"\b[A-Za-z0-9]{15,}\b", value("AN"))
    return ExportRecord(
        accession[0] if accession else str(number),
        value("HD"),
        value("SN") or None,
        author_name(value("BY")),
        publication_day(value("PD")),
        [joined(lines) for lines in paragraphs(body)],
    )


_ACCESSION = re.compile(
    r"^[ \t]*(?:Document|Dokument|Documento) (?P<id>[A-Za-z0-9]{15,})[ \t]*$", re.MULTILINE
)
_WORDS = re.compile(r"\d[\d,. ]* (?:words|Wörter|mots|palabras|parole|woorden|palavras|слов)", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?: ?[AP]M)?.{0,12}")


def split_factiva(text: str) -> list[ExportRecord] | None:
    """Documents that close with "Document" and their accession number, under a line of their length in words."""
    marks = list(_ACCESSION.finditer(text))
    starts = [0, *(mark.end() for mark in marks)]
    blocks = [
        [line.strip() for line in text[start : mark.start()].split("\n")]
        for start, mark in zip(starts, marks, strict=False)
    ]
    records = [_lined_record(mark["id"], block) for mark, block in zip(marks, blocks, strict=True)]
    sound = [record for record in records if record is not None]
    if sound and len(sound) < len(records):
        without = records.index(None) + 1
        raise cannot_be_split(
            "Factiva", len(marks), f"document {without} has no length and date below its headline"
        )
    if sound and _lined_record("", [line.strip() for line in text[starts[-1] :].split("\n")]):
        raise cannot_be_split("Factiva", len(marks), "its last document is cut off")
    return sound or None


def _lined_record(id_: str, block: list[str]) -> ExportRecord | None:
    """Headline and author above the line of the length; date, outlet, code, language and rights below it."""
    count = next((place for place, line in enumerate(block) if _WORDS.fullmatch(line)), None)
    if count is None:
        return None
    below = [(place, line) for place, line in enumerate(block) if place > count and line][:10]
    rights = next((place for place, line in below if RIGHTS.match(line)), None)
    named = [line for _, line in below]
    if rights is None or len(named) < 3 or (date := publication_day(named[0])) is None:
        return None
    outlet = named[2] if _CLOCK.fullmatch(named[1]) else named[1]
    above = [line for line in block[:count] if line]
    author = above.pop() if len(above) > 1 and BY.match(above[-1]) else None
    body = "\n".join(block[rights + 1 :])
    title = joined(above[-2:] if len(above) == 2 else above[:1])
    return ExportRecord(
        id_, title, outlet, author_name(author), date, [joined(part) for part in paragraphs(body)]
    )
