"""Files of many articles, one a record: JSON lines and tables (csv, tsv); each record becomes one article.

A file of questions is recognised and refused with a reason: it is not an archive.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from index.errors import QUESTION_SET, ArticleError
from index.formats import fields as names
from index.formats.encoding import decode
from index.formats.fields import named_fields
from index.formats.markup import without_markup
from index.formats.parsed import Parsed
from index.formats.plain import described
from index.formats.tables import Record, read_table
from index.languages import detect

Problem = tuple[str, str]
"""Record id (or line) and why it is no article."""

_NUMERIC_DATE = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[/-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
)
_LATEST_NUMBER = 10**14
_NAMED_COLUMNS = 12


def read_jsonl(data: bytes) -> tuple[list[Parsed], list[Problem]]:
    """Articles and refused records of a file with one JSON object a line, or one JSON list of objects.

    Raises:
        ArticleError: no record is an article, or the file is a question set.
    """
    decoded = decode(data)
    whole = _whole(decoded.text)
    if whole is not None:
        return _articles(whole, "record", decoded.note)
    return _articles(_json_lines(decoded.text), "line", decoded.note)


def read_csv(data: bytes) -> tuple[list[Parsed], list[Problem]]:
    """Articles and refused rows of a table whose first row names the columns.

    Raises:
        ArticleError: there is no column for the text, or the file is a question set.
    """
    decoded = decode(data)
    return _articles(read_table(decoded.text), "row", decoded.note)


def _whole(text: str) -> list[Record] | None:
    """The records of a file that is one JSON list of objects, or one object over many lines; else None."""
    text = text.strip("\ufeff \t\r\n")
    if not (text.startswith("[") and text.endswith("]")) and not re.match(r"\{[ \t]*[\r\n]", text):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    values = [value] if isinstance(value, dict) else value
    if not any(isinstance(one, dict) for one in values):
        return None
    return [_record(number, one) for number, one in enumerate(values, 1)]


def _json_lines(text: str) -> Iterator[Record]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield Record(number, "not valid JSON")
            continue
        yield _record(number, value)


def _record(number: int, value: Any) -> Record:
    return Record(number, value if isinstance(value, dict) else "not a JSON object")


def _articles(found: Iterable[Record], unit: str, note: str | None) -> tuple[list[Parsed], list[Problem]]:
    parsed: list[Parsed] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    questions = 0
    columns: dict[str, None] = {}
    records = list(found)
    given = [named_fields(record.value) if isinstance(record.value, dict) else {} for record in records]
    day_first = _day_first(given)
    for record, fields in zip(records, given, strict=True):
        if isinstance(record.value, str):
            problems.append((f"{unit} {record.number}", record.value))
            continue
        columns |= dict.fromkeys(map(str, record.value))
        text = _text(fields)
        if _is_question(fields, text):
            questions += 1
            problems.append((f"{unit} {record.number}", "a question, not an article"))
            continue
        if text is None:
            problems.append((f"{unit} {record.number}", f"no text (looked for {', '.join(names.TEXT[:5])})"))
            continue
        name = _record_id(fields, record.number, taken)
        taken.add(name)
        notes = tuple(one for one in (note, record.note) if one)
        try:
            parsed.append(_article(_plain(fields, text, day_first), text, name, notes))
        except Exception as error:  # noqa: BLE001 - one record must not take the file's others with it
            problems.append(
                (name, f"cannot be read ({type(error).__name__}: {error}); mend that record"[:300])
            )
    if not parsed:
        if questions:
            raise ArticleError(QUESTION_SET)
        if not problems:
            raise ArticleError("empty: it holds no records")
        raise ArticleError(f"no record is an article: {': '.join(problems[0])}{_shown_columns([*columns])}")
    return parsed, problems


def _shown_columns(columns: list[str]) -> str:
    """What a reason says of the columns that were found, so that a person can rename the one with the text."""
    if not columns:
        return ""
    shown = [" ".join(column.split())[:40] or "(no name)" for column in columns[:_NAMED_COLUMNS]]
    more = ", …" if len(columns) > len(shown) else ""
    return f"; it has the columns {', '.join(shown)}{more}: name the one with the text {names.TEXT[0]!r}"


def _is_question(fields: dict[str, Any], text: str | None) -> bool:
    """A question without a text, or with an answer beside it; ``query`` beside a text tells how it was found."""
    asked = any(isinstance(fields.get(name), str) for name in names.QUESTION)
    return asked and (text is None or any(fields.get(name) is not None for name in names.ANSWER))


def _text(fields: dict[str, Any]) -> str | None:
    """The record's text: a string, or a list of paragraphs; HTML in it becomes its words."""
    for name in names.TEXT:
        value = fields.get(name)
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            text = without_markup(value)
            if text.strip():
                return text
    return None


def _first(fields: dict[str, Any], candidates: tuple[str, ...]) -> str | None:
    for name in candidates:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _record_id(fields: dict[str, Any], number: int, taken: set[str]) -> str:
    """The record's own id, or its line; a second record of the same id gets its line too."""
    for name in names.ID:
        value = fields.get(name)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            record = "".join(character for character in str(value).strip()[:100] if character.isprintable())
            if record:
                return record if record not in taken else f"{record}~{number}"
    record = str(number)
    return record if record not in taken else f"{record}~line"


def _day_first(records: list[dict[str, Any]]) -> bool | None:
    """Whether the file writes 03/04/2024 for 3 April: one part over 12 tells it for all; None where none does."""
    orders: set[bool] = set()
    for fields in records:
        for name in names.DATE:
            value = fields.get(name)
            match = _NUMERIC_DATE.search(value[:200]) if isinstance(value, str) else None
            if match and (int(match["first"]) > 12) != (int(match["second"]) > 12):
                orders.add(int(match["first"]) > 12)
    return orders.pop() if len(orders) == 1 else None


def _plain(fields: dict[str, Any], text: str, day_first: bool | None) -> dict[str, Any]:
    """The fields with dates whose order of day and month is settled, and words without HTML."""
    changed = dict(fields)
    for name in names.DATE:
        value = fields.get(name)
        if isinstance(value, int) and abs(value) > _LATEST_NUMBER:
            changed[name] = None
        elif isinstance(value, str):
            changed[name] = _settled(value[:200], day_first, fields, text)
    for name in (*names.TITLE, *names.OUTLET):
        value = fields.get(name)
        if isinstance(value, str):
            changed[name] = without_markup(value)
    return changed


def _settled(value: str, day_first: bool | None, fields: dict[str, Any], text: str) -> str:
    """A date in ISO where the file's order is known; its year alone where English leaves it open."""
    match = _NUMERIC_DATE.search(value)
    if match is None:
        return value
    first, second = int(match["first"]), int(match["second"])
    if max(first, second) > 12:
        day_first = first > 12
    elif day_first is None and first != second:
        stated = _first(fields, names.LANGUAGE)
        english = stated[:2].lower() == "en" if stated else detect(text) == "en"
        return match["year"] if english and match["mark"] == "/" else value
    month, day = (second, first) if day_first else (first, second)
    return f"{value[: match.start()]}{match['year']}-{month:02}-{day:02}{value[match.end() :]}"


def _article(fields: dict[str, Any], text: str, record: str, notes: tuple[str, ...]) -> Parsed:
    stated = described(fields, "record")
    headlines: tuple[tuple[int, int], ...] = ()
    title = _first(fields, names.TITLE)
    if title is not None:
        title = " ".join(title.split())[:500]
        if title not in " ".join(text[:1000].split()):
            text = f"{title}\n\n{text}"
        if text.startswith(title):
            headlines = ((0, len(title)),)
    return Parsed(text=text, record=record, headlines=headlines, notes=notes, **stated)
