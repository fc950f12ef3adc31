"""Tables of questions as people keep them (csv, tsv, one question a line): a file comes in, checked questions go out.

Which column is which is told by the headings, in any order and several languages; without headings by the columns'
number and by question marks. What cannot be told is an error that names file and line.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.evaluation.question_columns import (
    field_of,
    is_exactly,
    says_nothing,
    says_unanswerable,
    truth,
)
from assistant.evaluation.set_questions import QuestionSet, SetQuestion, question_from_dict
from index.errors import ArticleError, QuestionSetError
from index.formats.encoding import decode

SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers")
_MARKS = (",", ";", "\t", "|")
_SEPARATOR = re.compile(r'"?sep=(?P<mark>[^"\r\n])"?\s*', re.IGNORECASE)
_JOINED = ("answers", "sources", "speaker", "must_not", "must", "quotes")
"""Fields that hold several texts, of one cell or of several columns."""
_BETWEEN_ANSWERS, _BETWEEN_QUOTES = re.compile(r"[|;\n]"), re.compile(r"[|\n]")
_ASKS = re.compile(r"[?？؟;]\s*[\"'”»)]*\s*\Z")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_END = "\x00end of the table\x00"
_LONGEST_HEADING = 40
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class _Row:
    """One row that holds anything: the line on which it begins, and its cells."""

    line: int
    cells: tuple[str, ...]


def read_table(path: Path) -> QuestionSet:
    """A table of questions; several right answers stand between ``|`` or ``;``, or in several columns.

    Comma, semicolon and tab separate, in any encoding that articles may have. An empty answer leaves open whether
    the question can be answered, unless another column says that it cannot.

    Raises:
        QuestionSetError: it is no text, no column can be told to hold the questions, or a row is at fault.
    """
    content = path.read_bytes()
    try:
        decoded = decode(content)
    except ArticleError as error:
        raise QuestionSetError(f"{path}: {error}. {_as_csv(path)}") from error
    rows = _rows(decoded.text, str(path))
    if not rows:
        raise QuestionSetError(f"{path}: no question in it.")
    fields, has_heading, notes = _columns(rows, str(path))
    asked = rows[1:] if has_heading else rows
    questions = tuple(_question(row, fields, f"{path}:{row.line}") for row in asked)
    if not questions:
        raise QuestionSetError(f"{path}: no question in it, only a heading.")
    _refuse_same_ids(questions, asked, path)
    return QuestionSet(
        path.stem,
        str(path),
        "csv",
        questions,
        hashlib.sha256(content).hexdigest(),
        warnings=(*((f"{path.name}: {decoded.note}",) if decoded.note else ()), *notes),
    )


def refuse_spreadsheet(path: Path) -> None:
    """QuestionSetError, with what to do, for a file that only a spreadsheet program reads."""
    if path.suffix.lower() in SPREADSHEETS:
        raise QuestionSetError(f"{path} is a spreadsheet, which is not read here. {_as_csv(path)}")


def _as_csv(path: Path) -> str:
    return f"Save it as CSV (in Excel: Save As, CSV UTF-8) and give {path.with_suffix('.csv').name}."


def _rows(text: str, where: str) -> list[_Row]:
    """The rows under the mark that separates the table's cells; one cell each where none does."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    stated = _SEPARATOR.fullmatch(lines[first].strip())
    if stated:
        return _stripped(_read(lines, first + 1, stated["mark"]), where)
    best = max((_read(lines, first, mark) for mark in _MARKS), key=_fit)
    if _fit(best) > (0, 0.0, 0.0):
        return _stripped(best, where)
    return [_Row(at, (_unquoted(line.strip()),)) for at, line in enumerate(lines, 1) if line.strip()]


def _read(lines: Sequence[str], first: int, mark: str) -> list[_Row]:
    text = "\n".join((*lines[first:], _END))
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    rows: list[_Row] = []
    at = first + 1
    for cells in reader:
        if any(cell.strip() for cell in cells) and cells != [_END]:
            rows.append(_Row(at, tuple(cells)))
        at = first + reader.line_num + 1
    return rows


def _stripped(rows: Sequence[_Row], where: str) -> list[_Row]:
    if rows and rows[-1].cells[-1].endswith(_END):
        raise QuestionSetError(
            f"{where}:{rows[-1].line}: a quotation mark in this row is never closed. Close it."
        )
    return [_Row(row.line, tuple(cell.strip() for cell in row.cells)) for row in rows]


def _unquoted(line: str) -> str:
    whole = _QUOTED.fullmatch(line)
    return whole[1].replace('""', '"').strip() if whole else line


def _fit(rows: Sequence[_Row]) -> tuple[int, float, float]:
    """How far rows are a table's: headings known in the first, the share of several cells, that of questions in one."""
    if not rows or len(rows[0].cells) < 2:
        return 0, 0.0, 0.0
    known = sum(field_of(cell) is not None for cell in rows[0].cells if len(cell) < _LONGEST_HEADING)
    several = sum(len(row.cells) > 1 for row in rows) / len(rows)
    if not known and (several <= _MOSTLY or _is_prose(rows)):
        return 0, 0.0, 0.0
    return known, several, max(_share_that_asks(rows, column) for column in range(len(rows[0].cells)))


def _is_prose(rows: Sequence[_Row]) -> bool:
    """Whether what separates the cells is the punctuation of whole questions: "In May, who won?"."""
    spaced = sum(row.cells[1:2] != () and row.cells[1].startswith(" ") for row in rows)
    asked = sum(bool(_ASKS.search(row.cells[0])) for row in rows)
    return spaced > _MOSTLY * len(rows) > asked


def _columns(rows: Sequence[_Row], path: str) -> tuple[list[str | None], bool, list[str]]:
    """The field of each column, whether the first row is a heading, and notes on what was taken for what."""
    first = rows[0]
    width = len(first.cells)
    fields = [field_of(cell) for cell in first.cells]
    if "question" in fields:
        fields = [
            "answers" if cell in ("A", "a") else field
            for cell, field in zip(first.cells, fields, strict=True)
        ]
    asks = [_share_that_asks(rows[1:], column) for column in range(len(first.cells))]
    asked_at_once = any(_ASKS.search(cell) for cell in first.cells)
    if "question" in fields and not asked_at_once:
        return _without_doubles(fields, first.cells)
    if any(fields) and len(fields) > 1 and not asked_at_once:
        unknown = [at for at, field in enumerate(fields) if field is None and asks[at] >= _MOSTLY]
        if len(unknown) == 1:
            fields[unknown[0]] = "question"
            kept, heading, notes = _without_doubles(fields, first.cells)
            return kept, heading, [*notes, f"column {first.cells[unknown[0]]!r} was taken for the questions"]
        raise QuestionSetError(
            f"{path}:{first.line}: no column is headed as the questions (columns: {_listed(first.cells)}). "
            "Name it 'question'."
        )
    heads = not asked_at_once and max(asks, default=0) >= _MOSTLY and len(rows) > 1
    if width > 2:
        raise QuestionSetError(
            f"{path}:{first.line}: {width} columns, and no heading says what they hold. "
            "Name them in the first line: question, answers, sources, answerable, notes."
        )
    given = rows[1:] if heads else rows
    notes = [f"line {first.line} was taken for a heading: {_listed(first.cells)}"] if heads else []
    if width == 1:
        return ["question"], heads, notes
    if _share_that_asks(given, 1) >= _MOSTLY and _share_that_asks(given, 0) == 0:
        return ["answers", "question"], heads, [*notes, "the second column was taken for the questions"]
    return ["question", "answers"], heads, notes


def _without_doubles(
    fields: Sequence[str | None], headings: Sequence[str]
) -> tuple[list[str | None], bool, list[str]]:
    """The fields with one column for each that holds a single text, and notes on the columns that are not used."""
    kept = list(fields)
    notes: list[str] = []
    for field in dict.fromkeys(filter(None, fields)):
        columns = [at for at, other in enumerate(fields) if other == field]
        if field in _JOINED or len(columns) < 2:
            continue
        chosen = next((at for at in columns if is_exactly(headings[at], field)), columns[0])
        for at in columns:
            if at != chosen:
                kept[at] = None
    unused = [heading for heading, field in zip(headings, kept, strict=True) if field is None and heading]
    if unused:
        notes.append(f"columns in no measure: {_listed(unused)}")
    return kept, True, notes


def _share_that_asks(rows: Sequence[_Row], column: int) -> float:
    cells = [row.cells[column] for row in rows if column < len(row.cells) and row.cells[column]]
    return sum(bool(_ASKS.search(cell)) for cell in cells) / len(cells) if cells else 0.0


def _question(row: _Row, fields: Sequence[str | None], where: str) -> SetQuestion:
    if any(row.cells[len(fields) :]):
        raise QuestionSetError(
            f"{where}: {len(row.cells)} columns in place of {len(fields)}. "
            "Put a cell that holds the separating mark in quotation marks."
        )
    values: dict[str, Any] = {}
    for field, cell in zip(fields, row.cells, strict=False):
        if field is None or not cell or (field != "question" and says_nothing(cell)):
            continue
        if field in ("answerable", "unanswerable"):
            values["answerable"] = _answerable(field, cell, where)
        elif field in _JOINED:
            between = _BETWEEN_QUOTES if field == "quotes" else _BETWEEN_ANSWERS
            values.setdefault(field, []).extend(part.strip() for part in between.split(cell) if part.strip())
        else:
            values[field] = cell
    answers = values.get("answers", [])
    if len(answers) == 1 and says_unanswerable(answers[0]):
        del values["answers"]
        values.setdefault("answerable", False)
    elif not answers and any(says_unanswerable(cell) for cell in row.cells):
        values.setdefault("answerable", False)
    if not values.get("question"):
        raise QuestionSetError(f"{where}: the question is empty.")
    return question_from_dict(values, where, f"line-{row.line}")


def _answerable(field: str, cell: str, where: str) -> bool:
    said = truth(cell)
    if said is None:
        if says_unanswerable(cell):
            return False
        if field_of(cell) == "answerable":
            return True
        raise QuestionSetError(f"{where}: the column for {field!r} says {cell!r}. Write yes or no.")
    return said == (field == "answerable")


def _refuse_same_ids(questions: Sequence[SetQuestion], rows: Sequence[_Row], path: Path) -> None:
    lines: dict[str, int] = {}
    for question, row in zip(questions, rows, strict=True):
        if question.id in lines:
            raise QuestionSetError(
                f"{path}:{row.line}: id {question.id!r} was already given in line {lines[question.id]}. "
                "Ids must differ."
            )
        lines[question.id] = row.line


def _listed(headings: Sequence[str]) -> str:
    return ", ".join(repr(heading) for heading in headings)
