"""A question set on disk -> checked questions, and the archive that belongs to them where there is one.

This is where an evaluation begins. JSON with only ``question`` required is read here; SQuAD and BEIR in
``public_sets``, tables in ``question_tables``. Every fault names the file, the line and the field (QuestionSetError).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.evaluation import public_sets, question_tables
from assistant.evaluation.set_questions import FIELDS, SINGULAR, QuestionSet, question_from_dict
from index.errors import QuestionSetError


def load_question_set(path: Path | str) -> QuestionSet:
    """The set at ``path``, of whatever kind it is; QuestionSetError when there is none or it is malformed."""
    place = Path(path)
    if place.is_dir():
        return public_sets.read_beir(place)
    if not place.is_file():
        raise QuestionSetError(
            f"No question set at {place}. Give a .jsonl, .json, .csv or SQuAD file, or a BEIR folder."
        )
    question_tables.refuse_spreadsheet(place)
    opening = place.read_bytes()[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if place.suffix.lower() in (".csv", ".tsv") or not _is_json(place, opening):
        return question_tables.read_table(place)
    if place.suffix.lower() == ".json" and opening.startswith(b"{") and not _is_lines(opening):
        return public_sets.read_squad(place)
    return read_jsonl(place)


def _is_json(path: Path, opening: bytes) -> bool:
    """Whether a file is to be read as JSON: by its ending, or where that says nothing by its first character."""
    return path.suffix.lower() in (".json", ".jsonl", ".ndjson") or not opening or opening[:1] in b"{[#/"


def _is_lines(opening: bytes) -> bool:
    """Whether the first line is an object with a question, so that one stands on each line."""
    try:
        first = json.loads(opening.partition(b"\n")[0])
    except ValueError:
        return False
    return isinstance(first, dict) and "question" in first


def load_pair(questions: Path | str, archive: Path | str) -> QuestionSet:
    """Questions of one set over the documents of another, e.g. English questions over German paragraphs.

    Two SQuAD files are paired by question id: the question is the first file's, everything else (paragraph,
    answers, their offsets) the second's. Any other questions are asked as they are.
    """
    asked, kept = load_question_set(questions), load_question_set(archive)
    if not kept.documents:
        raise QuestionSetError(
            f"{archive} brings no documents along. Give a SQuAD file or a BEIR folder as the archive."
        )
    return public_sets.pair(asked, kept)


def read_jsonl(path: Path) -> QuestionSet:
    """One JSON object a line, or a JSON list of objects; QuestionSetError names the line (or item) and the field.

    Empty lines and those that begin with ``#`` or ``//`` are skipped.
    """
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionSetError(f"{path}: not UTF-8 at byte {error.start}. Save the file as UTF-8.") from error
    warnings: dict[str, int] = {}
    questions = []
    lines: dict[str, int] = {}
    for unit, number, values in _items(text, path):
        where = f"{path}:{number}" if unit == "line" else f"{path}: item {number}"
        if not isinstance(values, dict):
            raise QuestionSetError(f"{where}: {type(values).__name__} in place of an object with 'question'.")
        for key in values:
            if key not in FIELDS and key not in SINGULAR:
                warnings[key] = warnings.get(key, 0) + 1
        question = question_from_dict(values, where, f"{unit}-{number}")
        if question.id in lines:
            raise QuestionSetError(
                f"{where}: id {question.id!r} was already given in {unit} {lines[question.id]}. "
                "Ids must differ."
            )
        lines[question.id] = number
        questions.append(question)
    if not questions:
        raise QuestionSetError(
            f"{path}: no question in it. Write one JSON object a line, at least with 'question'."
        )
    return QuestionSet(
        name=path.stem,
        path=str(path),
        kind="jsonl",
        questions=tuple(questions),
        sha256=hashlib.sha256(content).hexdigest(),
        warnings=tuple(
            f"field {key!r} is in no measure ({count} lines)" for key, count in sorted(warnings.items())
        ),
    )


def _items(text: str, path: Path) -> Iterator[tuple[str, int, Any]]:
    """What stands on each line, or each item of one list: ``line`` or ``item``, its number from 1, its value."""
    if text.lstrip().startswith("["):
        try:
            values = json.loads(text)
        except json.JSONDecodeError as error:
            if error.msg != "Extra data":
                raise QuestionSetError(f"{path}:{error.lineno}: not JSON ({error.msg}).") from error
        else:
            for number, value in enumerate(values, 1):
                yield "item", number, {"question": value} if isinstance(value, str) else value
            return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith(("#", "//")):
            continue
        try:
            yield "line", number, json.loads(line)
        except json.JSONDecodeError as error:
            raise QuestionSetError(
                f"{path}:{number}: not JSON ({error.msg}, column {error.colno})."
            ) from error
