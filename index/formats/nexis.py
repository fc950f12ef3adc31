"""Nexis exports as text, old (numbered documents) and new (Nexis Uni): a text comes in, its documents go out."""

from __future__ import annotations

import re
from itertools import pairwise

from index.formats.export_records import (
    PAGE,
    RIGHTS,
    ExportRecord,
    author_name,
    cannot_be_split,
    joined,
    paragraphs,
    publication_day,
)

_NUMBERED = re.compile(
    r"^[ \t]*(?:(?:FOCUS - )?(?P<n>\d+) (?:of|von|de|van|di) (?P<all>\d+) DO[CK]UMENT\w{0,3}"
    r"|DO[CK]UMENT\w? (?P<n2>\d+) (?:of|von|de|van|di) (?P<all2>\d+))[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LABELS = {
    "author": ("BYLINE", "AUTHOR", "AUTOR", "AUTEUR"),
    "title": ("HEADLINE", "TITLE", "TITEL", "TITRE"),
    "lead": ("HIGHLIGHT", "SUBHEADLINE"),
    "date": ("PUBLICATION DATE", "DATE", "DATUM"),
    "outlet": ("PUBLICATION TITLE", "PUBLICATION", "SOURCE", "QUELLE"),
    "body": ("BODY", "FULL TEXT", "VOLLTEXT"),
    "other": (
        "SECTION", "RUBRIK", "RESSORT", "RUBRIQUE", "LENGTH", "LÄNGE", "LAENGE", "LONGUEUR", "LENGTE", "DATELINE",
        "LOAD-DATE", "UPDATE", "LANGUAGE", "SPRACHE", "LANGUE", "TAAL", "PUBLICATION-TYPE", "PUB-TYPE",
        "PUBLIKATIONSART", "GRAPHIC", "GRAFIK", "DOCUMENT-TYPE", "JOURNAL-CODE", "ACC-NO", "SERIES", "CORRECTION-DATE",
        "DISTRIBUTION", "SUBJECT", "COMPANY", "ORGANIZATION", "PERSON", "CITY", "STATE", "COUNTRY", "GEOGRAPHIC",
        "INDUSTRY", "TICKER", "CLASSIFICATION", "NOTES", "URL", "ISSN", "TYPE", "CATEGORY", "PUBLICATION INFO",
        "PUBLICATION YEAR", "PUBLISHER", "DATABASE", "DOCUMENT URL", "PROQUEST DOCUMENT ID", "LOCATION", "PAGES",
    ),
}  # fmt: skip
_ROLES = {label: role for role, labels in _LABELS.items() for label in labels}
_LABEL = re.compile(
    rf"[ \t]*(?P<label>{'|'.join(sorted(_ROLES, key=len, reverse=True))}):[ \t]*(?P<value>.*)"
)
_CLOSING = re.compile(r"(?:LOAD-DATE|LANGUAGE|SPRACHE|LANGUE|PUBLICATION-TYPE|PUB-TYPE|PUBLIKATIONSART):")
_TELLING_LABELS = frozenset(
    "LENGTH LÄNGE LAENGE LONGUEUR LENGTE LOAD-DATE UPDATE PUBLICATION-TYPE PUB-TYPE PUBLIKATIONSART BODY BYLINE"
    " HEADLINE SECTION RUBRIK".split()
)


def _fields(lines: list[str], pattern: re.Pattern[str] = _LABEL) -> list[tuple[str, str]]:
    """The (label, value) pairs that a paragraph consists of; empty for one of running text."""
    found: list[tuple[str, str]] = []
    for line in lines:
        match = pattern.fullmatch(line)
        if match and (match["label"].upper() != "UPDATE" or publication_day(match["value"])):
            found.append((match["label"].upper(), match["value"].strip()))
        elif found:
            label, value = found[-1]
            found[-1] = (label, f"{value} {line.strip()}".strip())
        else:
            return []
    return found


def split_nexis(text: str) -> list[ExportRecord] | None:
    """Documents under lines such as "1 of 3 DOCUMENTS", each with a head and labelled fields."""
    marks = list(_NUMBERED.finditer(text))
    if not marks:
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    blocks = [paragraphs(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    labelled = [
        sum(label in _TELLING_LABELS for lines in block for label, _ in _fields(lines)) >= 2
        for block in blocks
    ]
    if not any(labelled):
        return None
    numbers = [int(mark["n"] or mark["n2"]) for mark in marks]
    totals = {int(mark["all"] or mark["all2"]) for mark in marks}
    if len(totals) != 1 or any(later != number + 1 for number, later in pairwise(numbers)):
        raise cannot_be_split("Nexis", len(marks), "its documents are not numbered through")
    if not all(labelled):
        without = numbers[labelled.index(False)]
        raise cannot_be_split(
            "Nexis", len(marks), f"document {without} has no fields such as LENGTH and BYLINE"
        )
    return [_numbered_record(str(number), block) for number, block in zip(numbers, blocks, strict=True)]


def _numbered_record(number: str, block: list[list[str]]) -> ExportRecord:
    record = ExportRecord(number)
    first = next(place for place, lines in enumerate(block) if _fields(lines))
    _read_head(record, block[:first])
    closing = (place for place, lines in enumerate(block) if place > first and _CLOSING.match(lines[0]))
    last = next(closing, len(block))
    while last > first and _is_tail(block[last - 1]):
        last -= 1
    for lines in block[last:]:
        _take(record, [pair for pair in _fields(lines) if _ROLES[pair[0]] in ("date", "outlet", "author")])
    body = first
    while body < last and (fields := _fields(block[body])):
        _take(record, fields)
        body += 1
    explicit = [
        place
        for place in range(first, last)
        if any(_ROLES[label] == "body" for label, _ in _fields(block[place]))
    ]
    for place in range(body, explicit[0] + 1 if explicit else body):
        _take(record, _fields(block[place]))
    record.paragraphs += [joined(lines) for lines in block[explicit[0] + 1 if explicit else body : last]]
    return record


def _is_tail(lines: list[str]) -> bool:
    """Whether a document's last paragraph is none of its text: fields or a note of rights."""
    fields = _fields(lines)
    return bool(RIGHTS.match(lines[0])) or any(_ROLES[label] != "body" for label, _ in fields[:1])


def _take(record: ExportRecord, fields: list[tuple[str, str]]) -> None:
    for label, value in fields:
        role = _ROLES[label]
        if role == "title":
            record.title = value
        elif role == "author":
            record.author = author_name(value)
        elif role == "date":
            record.date = record.date or publication_day(value)
        elif role == "outlet":
            record.outlet = record.outlet or value or None
        elif role in ("lead", "body") and value:
            record.paragraphs.append(value)


def _read_head(record: ExportRecord, head: list[list[str]]) -> None:
    """Outlet, date and headline from what stands above the fields; what is centred below the date is an edition."""
    dated = next((place for place, lines in enumerate(head) if any(map(publication_day, lines))), None)
    if dated is None:
        record.title = joined(head[-1]) if head else ""
        return
    lines = head[dated]
    on = next(place for place, line in enumerate(lines) if publication_day(line))
    record.date = publication_day(lines[on])
    above = [line.strip() for part in head[:dated] for line in part] + [line.strip() for line in lines[:on]]
    named = [line for line in above if not line.lower().startswith("distributed by")]
    record.outlet = " ".join(named[-1].split()) if named and not RIGHTS.match(named[-1]) else None
    below = [part for part in head[dated + 1 :] if not RIGHTS.match(part[0])]
    titles = [part for part in below if not part[0][0].isspace()] or below
    record.title = joined(titles[-1]) if titles else ""


_UNI_LABEL = re.compile(_LABEL.pattern, re.IGNORECASE)
_END = re.compile(r"^[ \t]*(?:End of Document|Ende des Dokuments)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_BODY_LINE = re.compile(r"^[ \t]*(?:Body|Textkörper|Volltext)[ \t]*:?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_CLASSES = re.compile(
    r"^[ \t]*(?:Classification|Klassifizierung|Load-Date:.*|Graphic)[ \t]*$", re.IGNORECASE | re.MULTILINE
)


def split_nexis_uni(text: str) -> list[ExportRecord] | None:
    """Documents that close with "End of Document", their text below a line "Body"."""
    *blocks, rest = _END.split(text)
    sound = [bool(_BODY_LINE.search(block)) and _labels(block) >= 1 for block in blocks]
    if not any(sound):
        return None
    if not all(sound):
        raise cannot_be_split("Nexis", len(blocks), f"document {sound.index(False) + 1} has no line Body")
    if _BODY_LINE.search(rest) or any(len(_BODY_LINE.findall(block)) > 1 for block in blocks):
        raise cannot_be_split("Nexis", len(blocks), "the end of a document is missing")
    return [_uni_record(str(number), block) for number, block in enumerate(blocks, 1)]


def _labels(block: str) -> int:
    return sum(
        1
        for line in block.split("\n")
        if (match := _UNI_LABEL.fullmatch(line)) and match["label"].upper() in _TELLING_LABELS
    )


def _uni_record(number: str, block: str) -> ExportRecord:
    record = ExportRecord(number)
    head, body = _BODY_LINE.split(block, maxsplit=1)
    above = [line.strip() for line in head.split("\n") if line.strip() and not PAGE.fullmatch(line)]
    for line in above:
        _take(record, _fields([line], _UNI_LABEL))
    names = [line for line in above if not _fields([line], _UNI_LABEL) and not RIGHTS.match(line)]
    dated = max((place for place, line in enumerate(names) if publication_day(line)), default=0)
    if dated > 1:
        record.date, record.outlet, record.title = (
            publication_day(names[dated]),
            names[dated - 1],
            names[dated - 2],
        )
    elif names:
        record.title = names[0]
    closing = _CLASSES.search(body)
    parts = paragraphs(body[: closing.start()] if closing else body)
    while parts and _is_tail(parts[-1]):
        parts.pop()
    record.paragraphs += [joined(lines) for lines in parts]
    return record
