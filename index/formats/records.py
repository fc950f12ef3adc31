"""Files of many articles, one a record: JSON lines and tables (csv, tsv); each record becomes one article.

A file of questions is recognised and refused with a reason: it is not an archive.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from index.errors import QUESTION_SET, ArticleError
from index.formats.encoding import decode
from index.formats.parsed import Parsed
from index.formats.plain import TITLE_FIELDS, described

TEXT_FIELDS = ("text", "body", "content", "article", "fulltext", "full_text", "articlebody", "maintext")
ID_FIELDS = ("id", "_id", "guid", "doc_id", "article_id", "uuid")
QUESTION_FIELDS = ("question", "query", "frage")

Problem = tuple[str, str]
"""Record id (or line) and why it is no article."""


def read_jsonl(data: bytes) -> tuple[list[Parsed], list[Problem]]:
    """Articles and refused records of a file with one JSON object a line.

    Raises:
        ArticleError: no record is an article, or the file is a question set.
    """
    decoded = decode(data)
    return _articles(_json_lines(decoded.text), "line", decoded.note)


def read_csv(data: bytes) -> tuple[list[Parsed], list[Problem]]:
    """Articles and refused rows of a table whose first row names the columns.

    Raises:
        ArticleError: there is no column for the text, or the file is a question set.
    """
    decoded = decode(data)
    return _articles(_rows(decoded.text), "row", decoded.note)


def _json_lines(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield number, "not valid JSON"
            continue
        yield number, value if isinstance(value, dict) else "not a JSON object"


def _rows(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    header, _, _ = text.partition("\n")
    delimiter = max("\t;,|", key=header.count)
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = next(reader, [])
        for number, row in enumerate(reader, 2):
            if any(cell.strip() for cell in row):
                yield number, dict(zip(names, row, strict=False))
    except csv.Error as error:
        yield reader.line_num, f"not a readable table row ({error})"


def _articles(
    found: Iterable[tuple[int, dict[str, Any] | str]], unit: str, note: str | None
) -> tuple[list[Parsed], list[Problem]]:
    parsed: list[Parsed] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    questions = 0
    for number, value in found:
        if isinstance(value, str):
            problems.append((f"{unit} {number}", value))
            continue
        fields = {str(name).strip().lower(): content for name, content in value.items()}
        text = _first(fields, TEXT_FIELDS)
        if any(isinstance(fields.get(name), str) for name in QUESTION_FIELDS):
            questions += 1
            problems.append((f"{unit} {number}", "a question, not an article"))
            continue
        if text is None:
            problems.append((f"{unit} {number}", f"no text (looked for {', '.join(TEXT_FIELDS[:4])})"))
            continue
        record = _record_id(fields, number, taken)
        taken.add(record)
        parsed.append(_article(fields, text, record, note))
    if not parsed:
        if questions:
            raise ArticleError(QUESTION_SET)
        if not problems:
            raise ArticleError("empty: it holds no records")
        raise ArticleError(f"no record is an article: {problems[0][0]}: {problems[0][1]}")
    return parsed, problems


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _record_id(fields: dict[str, Any], number: int, taken: set[str]) -> str:
    """The record's own id, or its line; a second record of the same id gets its line too."""
    for name in ID_FIELDS:
        value = fields.get(name)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            record = "".join(character for character in str(value).strip()[:100] if character.isprintable())
            if record:
                return record if record not in taken else f"{record}~{number}"
    record = str(number)
    return record if record not in taken else f"{record}~line"


def _article(fields: dict[str, Any], text: str, record: str, note: str | None) -> Parsed:
    stated = described(fields, "record")
    headlines: tuple[tuple[int, int], ...] = ()
    title = _first(fields, TITLE_FIELDS)
    if title is not None:
        title = " ".join(title.split())[:500]
        if title not in " ".join(text[:1000].split()):
            text = f"{title}\n\n{text}"
        if text.startswith(title):
            headlines = ((0, len(title)),)
    return Parsed(text=text, record=record, headlines=headlines, notes=(note,) if note else (), **stated)
