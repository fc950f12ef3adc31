"""ProQuest exports as text: a text comes in, its documents go out."""

from __future__ import annotations

import re

from index.formats.export_records import (
    ExportRecord,
    author_name,
    cannot_be_split,
    joined,
    paragraphs,
    publication_day,
)

_NUMBERED = re.compile(r"^[ \t]*Document (?P<n>\d+) of (?P<all>\d+)[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*_{20,}[ \t]*$", re.MULTILINE)
_HEADER = re.compile(r"^[ \t]*Report Information from ProQuest\b", re.MULTILINE)
_CLOSE = re.compile(
    r"^[ \t]*(?:Bibliography\s+Citation style|Contact us at:|Terms and Conditions:|Copyright (?:© ?)?\d{4} ProQuest)",
    re.MULTILINE,
)
_LABELS = (
    "Title", "Author", "Publication title", "Publication info", "Publication date", "Publication year",
    "Publication subject", "Full text", "Full Text", "Abstract", "Abstract (summary)", "Links", "Subject",
    "Business indexing term", "Location", "Company / organization", "People", "Identifier / keyword", "Classification",
    "Volume", "Issue", "Pages", "First page", "Number of pages", "Section", "Column", "Dateline", "Publisher",
    "Place of publication", "Country of publication", "ISSN", "e-ISSN", "ISBN", "Source type", "Source attribution",
    "Language of publication", "Document type", "Document feature", "ProQuest document ID", "Accession number",
    "Document URL", "DOI", "Copyright", "Last updated", "Database", "Credit", "Illustration", "Notes", "CODEN",
    "Alternate title", "Correspondence author", "Publication history", "Online publication date",
)  # fmt: skip
_ANY_LABEL = "|".join(map(re.escape, sorted(_LABELS, key=len, reverse=True)))
_LABEL = re.compile(rf"[ \t]*(?P<label>{_ANY_LABEL}):(?:[ \t]+(?P<value>.*)|[ \t]*)")
_BODY = ("Full text", "Full Text")
_TELLING = frozenset(("ProQuest document ID", "Publication title", "Publication info", "Publication date"))
_MISSING = re.compile(r"(?:not available|none available)\.?", re.IGNORECASE)
_INVERTED = re.compile(r"(?P<surname>[^,;.]+), (?P<given>[^,;]+?)")


def split_proquest(text: str) -> list[ExportRecord] | None:
    """Documents under "Document 1 of 2", or between rules, each with fields such as "Publication title: ..."."""
    marks = list(_NUMBERED.finditer(text))
    if marks:
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        blocks = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    else:
        blocks = _between_rules(text)
    fields = [_labels(block) for block in blocks]
    sound = [
        bool(_TELLING & {*named}) and ("Abstract" in named or not {*_BODY}.isdisjoint(named))
        for named in fields
    ]
    named_database = any("ProQuest document ID" in named for named in fields) or _HEADER.search(text)
    if not any(sound) or not named_database:
        return None
    numbers = [int(mark["n"]) for mark in marks]
    if numbers and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        raise cannot_be_split("ProQuest", len(blocks), "its documents are not numbered through")
    if not all(sound):
        cause = f"document {sound.index(False) + 1} has no fields such as Publication title and Full text"
        raise cannot_be_split("ProQuest", len(blocks), cause)
    if any(
        sum(label in _BODY for label in named) > 1 or named.count("ProQuest document ID") > 1
        for named in fields
    ):
        raise cannot_be_split("ProQuest", len(blocks), "the beginning of a document is missing")
    blocks[-1] = _CLOSE.split(blocks[-1])[0]
    return [_record(number, block) for number, block in enumerate(blocks, numbers[0] if numbers else 1)]


def _between_rules(text: str) -> list[str]:
    """The documents between rules; one without any field goes on the document above it, up to the export's end."""
    blocks: list[str] = []
    closed = False
    for part in _RULE.split(text):
        block, *rest = _CLOSE.split(part, maxsplit=1) if not _labels(part) else [part]
        if _labels(block):
            closed = False
            if blocks and _goes_on(blocks[-1], block):
                blocks[-1] = f"{blocks[-1]}\n\n{block}"
            else:
                blocks.append(block)
        elif blocks and block.strip() and not closed:
            lines = blocks[-1].split("\n")
            end = _end_of_text(lines)
            blocks[-1] = "\n".join([*lines[:end], "", block, "", *lines[end:]])
        closed = closed or bool(rest)
    return blocks


def _goes_on(before: str, block: str) -> bool:
    """Whether a block is the rest of the text before it, with the fields that this lacks below."""
    named, more = _labels(before), _labels(block)
    begins_with_text = _LABEL.fullmatch(block.strip().partition("\n")[0]) is None
    has_text = not {*_BODY}.isdisjoint(named) and {*_BODY, "Title", "Author"}.isdisjoint(more)
    return begins_with_text and has_text and _TELLING.isdisjoint(named) and not _TELLING.isdisjoint(more)


def _end_of_text(lines: list[str]) -> int:
    """Where a document's text ends and the fields below it begin."""
    matches = [_LABEL.fullmatch(line) for line in lines]
    begin = next((at for at, match in enumerate(matches) if match and match["label"] in _BODY), len(lines))
    return _tail(lines, matches, begin)


def _labels(block: str) -> list[str]:
    return [match["label"] for line in block.split("\n") if (match := _LABEL.fullmatch(line))]


def _record(number: int, block: str) -> ExportRecord:
    lines = [line for line in block.split("\n") if not _RULE.fullmatch(line)]
    matches = [_LABEL.fullmatch(line) for line in lines]
    labelled = [place for place, match in enumerate(matches) if match]
    begin = next((place for place in labelled if (m := matches[place]) and m["label"] in _BODY), len(lines))
    end = _tail(lines, matches, begin)
    values: dict[str, str] = {}
    label = ""
    for place in (*range(begin), *range(end, len(lines))):
        match = matches[place]
        if match:
            label = match["label"]
            values[label] = match["value"] or ""
        elif label and lines[place].strip() and lines[place - 1].strip():
            values[label] = joined([values[label], lines[place]])
    first = labelled[0] if labelled else len(lines)
    above = paragraphs("\n".join(lines[: min(first, begin)]))
    body = ""
    if begin < len(lines) and (match := matches[begin]):
        body = "\n".join([match["value"] or "", *lines[begin + 1 : end]])
    info = values.get("Publication info", "")
    id_ = re.sub(r"\W+", "", values.get("ProQuest document ID", ""))[:100]
    return ExportRecord(
        id_ or str(number),
        joined([values.get("Title") or (joined(above[0]) if above else "")]),
        (values.get("Publication title") or info).split(";")[0].split("[")[0].strip(" .") or None,
        _author(values.get("Author")),
        publication_day(values.get("Publication date", "")) or publication_day(info.rpartition("]")[2]),
        [] if _MISSING.fullmatch(body.strip()) else [joined(part) for part in paragraphs(body)],
    )


def _tail(lines: list[str], matches: list[re.Match[str] | None], begin: int) -> int:
    """Where the fields below a text begin: a paragraph that begins with no field is text, and all above it."""
    found, told, pending = len(lines), False, False
    for place in range(len(lines) - 1, begin, -1):
        if match := matches[place]:
            found, pending = place, False
            told = told or match["label"] in _TELLING or match["label"] == "Copyright"
        elif lines[place].strip():
            pending = True
        elif pending:
            break
    return found if told else len(lines)


def _author(words: str | None) -> str | None:
    """The names behind "Author:", each with its given name first."""
    parts = [part.strip(" .") for part in (words or "").split(";")]
    names = [
        f"{match['given']} {match['surname']}" if (match := _INVERTED.fullmatch(part)) else author_name(part)
        for part in parts
    ]
    return ", ".join(name for name in names if name and name.casefold() != "anonymous") or None
