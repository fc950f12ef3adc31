"""Files of many articles, one a record: JSON lines and tables (csv, tsv); each record becomes one article.

A file of questions is recognised and refused with a reason: it is not an archive.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from index.errors import QUESTION_SET, ArticleError, unforeseen
from index.formats import fields as names
from index.formats.encoding import decode
from index.formats.fields import field_named, named_fields
from index.formats.markup import without_markup
from index.formats.nested import flat, records_within
from index.formats.parsed import Parsed, Problem, own_id
from index.formats.plain import described
from index.formats.record_reasons import Untold
from index.formats.record_text import is_own, lead_texts, record_text, shared_leads
from index.formats.tables import Record, read_table
from index.formats.text_column import text_column
from index.text.languages import detect, stated_code

_NUMERIC_DATE = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[/-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
)
_LATEST_NUMBER = 10**14
TEXT_FIELD = "fulltext"


def read_jsonl(data: bytes) -> tuple[list[Parsed], list[Problem]]:
    """Articles and refused records of a file with one JSON object a line, or with a JSON list of them.

    Raises:
        ArticleError: no record is an article, or the file is a question set.
    """
    decoded = decode(data)
    whole = _whole(decoded.text)
    records, unit = (
        _unpacked(list(_json_lines(decoded.text)), "line") if whole is None else _unpacked(whole, "record")
    )
    return _articles(records, unit, decoded.note)


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
    is_list = text.startswith("[") and text.endswith("]")
    is_object = text.startswith("{") and text.endswith("}") and _is_over_lines(text)
    if not is_list and not is_object:
        return None
    value = _json(text)
    if value is None:
        return None
    values = [value] if isinstance(value, dict) else value
    if not any(isinstance(one, dict) for one in values):
        return None
    return [_record(number, one) for number, one in enumerate(values, 1)]


def _is_over_lines(text: str) -> bool:
    """Whether one value goes on over the lines, none of which is a value of its own."""
    first, line_end, _ = text.partition("\n")
    return bool(line_end) and _json(first) is None


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _unpacked(records: list[Record], unit: str) -> tuple[list[Record], str]:
    """The records with those in an answer's list (``{"articles": [...]}``) in its place, numbered through."""
    found: list[Record] = []
    lists = 0
    for record in records:
        within = records_within(record.value) if isinstance(record.value, dict) else None
        lists += within is not None
        found += [record] if within is None else [Record(record.number, one, record.note) for one in within]
    if not lists:
        return records, unit
    return [Record(number, one.value, one.note) for number, one in enumerate(found, 1)], "record"


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
    untold = Untold()
    records = list(found)
    given = [named_fields(flat(record.value)) if isinstance(record.value, dict) else {} for record in records]
    column = None if any(record_text(fields)[0] for fields in given) else text_column(given)
    if column is not None:
        given = [{**fields, TEXT_FIELD: fields.get(column), column: None} for fields in given]
    chosen = f"its text was taken from {_written(column, records)!r}" if column is not None else None
    day_first = _day_first(given)
    shared = shared_leads(given)
    for record, fields in zip(records, given, strict=True):
        if isinstance(record.value, str):
            problems.append((f"{unit} {record.number}", record.value))
            continue
        untold.columns |= dict.fromkeys(map(str, record.value))
        text, cut = record_text(fields)
        if _is_question(fields, text):
            questions += 1
            problems.append((f"{unit} {record.number}", "a question, not an article"))
            continue
        if text is None:
            where = f"{unit} {record.number}"
            problems.append((where, untold.reason(where, record.value)))
            continue
        name = _record_id(fields, record.number, taken)
        notes = tuple(one for one in (note, record.note, chosen, cut) if one)
        try:
            lead = [one for one in lead_texts(fields) if one not in shared]
            parsed.append(_article(_plain(fields, text, day_first), text, lead, name, notes))
        except Exception as error:  # noqa: BLE001 - one record must not take the file's others with it
            problems.append((name, unforeseen("read", error)))
    if not parsed:
        if questions:
            raise ArticleError(QUESTION_SET)
        if not problems:
            raise ArticleError("empty: it holds no records")
        first = untold.first or ": ".join(problems[0])
        raise ArticleError(f"no record is an article: {first}{untold.next_step()}")
    return parsed, problems


def _written(name: str, records: list[Record]) -> str:
    """A field as the file itself writes its name."""
    values = (record.value for record in records if isinstance(record.value, dict))
    return next((str(own) for value in values for own in value if field_named(str(own)) == name), name)


def _is_question(fields: dict[str, Any], text: str | None) -> bool:
    """A question without a text, or with an answer beside it; ``query`` beside a text tells how it was found."""
    inner = fields.get("paragraphs")
    listed = inner if isinstance(inner, list) else [inner]
    if any(isinstance(one, dict) and "qas" in one for one in listed):
        return True
    asked = any(isinstance(fields.get(name), str) for name in names.QUESTION)
    return asked and (text is None or any(fields.get(name) is not None for name in names.ANSWER))


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
                return own_id(record, number, taken)
    record = str(number)
    return own_id(f"{record}~line" if record in taken else record, number, taken)


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
        english = stated_code(stated) == "en" if stated else detect(text) == "en"
        return match["year"] if english and match["mark"] == "/" else value
    month, day = (second, first) if day_first else (first, second)
    return f"{value[: match.start()]}{match['year']}-{month:02}-{day:02}{value[match.end() :]}"


def _article(
    fields: dict[str, Any], text: str, leads: list[str], record: str, notes: tuple[str, ...]
) -> Parsed:
    stated = described(fields, "record")
    title = " ".join((_first(fields, names.TITLE) or "").split())[:500]
    shown = re.search(rf"(?<!\w){re.escape(title)}(?!\w)", " ".join(text[:1000].split()))
    above = "" if shown else title
    at = len(title) if title and text.startswith((f"{title}\n", f"{title}\r")) else 0
    own = [lead for lead in leads if is_own(lead, title, text)]
    if own and at:
        text = "\n\n".join((title, *own, text[at:].lstrip()))
    elif own or above:
        text = "\n\n".join(part for part in (above, *own, text) if part)
    of_its_own = title and re.match(r"[ \t]*(?:[\r\n]|$)", text[len(title) :]) is not None
    headlines = ((0, len(title)),) if of_its_own and text.startswith(title) else ()
    return Parsed(text=text, record=record, headlines=headlines, notes=notes, **stated)
