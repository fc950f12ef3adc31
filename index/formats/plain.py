"""Plain text and Markdown: the decoded file is the article's text, unchanged; front matter and letterheads are read."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, datetime
from typing import Any

from index.formats.encoding import decode
from index.formats.letterhead import read_letterhead
from index.formats.parsed import Parsed
from index.records import Span
from index.text.dates import parse_date
from index.text.languages import detect, stated_code

_FRONT = re.compile(
    r"\A\s*---[ \t]*(?:\r\n|\r|\n)(?P<yaml>.*?)(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)", re.DOTALL
)
_TOML_FRONT = re.compile(
    r"\A\s*\+\+\+[ \t]*(?:\r\n|\r|\n)(?P<toml>.*?)(?:\r\n|\r|\n)\+\+\+[ \t]*(?=[\r\n]|\Z)", re.DOTALL
)
_ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<words>[^\s#][^\r\n]*)", re.MULTILINE)
_FENCE = re.compile(r"^(?P<fence>```|~~~).*?(?:^(?P=fence)|\Z)", re.MULTILINE | re.DOTALL)
_MAX_FRONT = 64_000
_MAX_FIELD = 2_000
_FIELD_LINE = re.compile(r"(?P<name>[^\W\d_][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_LIST_LINE = re.compile(r"\s*-[ \t]+(?P<value>.*)")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*[|/])?(?P<words>[^\[\]|]+)\]\]")
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\([^()\s]*\)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<whole>\d{8,14})(?:\.\d+)?")
_DAY_AND_TIME = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?"
)
_FIRST_SECONDS = 365 * 24 * 3600
_BY = re.compile(
    r"(?:^|(?<=, ))(?:(?:by|BY|By)[ :]"
    r"|(?:Von|VON|Par|PAR|Por|POR|Door|DOOR)[ :](?=[^\W\d_]+[ .][^,]+(?:,|$)))\s*(?=[^\W\d_])"
)
_SLASHED_DATE = re.compile(r"\d/\d{1,2}/\d")

TITLE_FIELDS = ("title", "headline", "titel", "titre", "título", "titolo", "name")
DATE_FIELDS = (
    "date", "published", "published_at", "publication_date", "publish_date", "date_published", "datepublished",
    "pubdate", "datum", "fecha", "published_time", "publishedat", "datetime", "firstcreated", "versioncreated",
    "created", "timestamp", "time", "seendate",
)  # fmt: skip
OUTLET_FIELDS = (
    "outlet",
    "publisher",
    "source",
    "site",
    "newspaper",
    "zeitung",
    "medium",
    "publication",
    "site_name",
)
AUTHOR_FIELDS = ("author", "authors", "byline", "autor", "autorin", "auteur")
URL_FIELDS = ("url", "link", "canonical", "permalink", "source_url")
LANGUAGE_FIELDS = ("language", "lang", "sprache")
AGENCY_FIELDS = ("agency", "agentur", "wire")
_CREATED_FIELDS = ("created",)
_FRONT_MATTER = "front matter"
_CREATED = "created"


def read_txt(data: bytes) -> Parsed:
    """A plain text file."""
    decoded = decode(data)
    return _with_front_matter(decoded.text, decoded.note, markdown=False)


def read_md(data: bytes) -> Parsed:
    """A Markdown file: headings are known from their marks."""
    decoded = decode(data)
    return _with_front_matter(decoded.text, decoded.note, markdown=True)


def _with_front_matter(text: str, note: str | None, markdown: bool) -> Parsed:
    notes = [note] if note else []
    stated: dict[str, Any] = {}
    boilerplate: tuple[Span, ...] = ()
    front = _FRONT.match(text, 0, _MAX_FRONT) or _TOML_FRONT.match(text, 0, _MAX_FRONT)
    letterhead = None if front or markdown else read_letterhead(text)
    if front:
        fields, problem = _front_fields(front)
        notes += [problem] if problem else []
        if fields is not None:
            slashed = _SLASHED_DATE.search(front.group())
            stated = described(fields, _FRONT_MATTER, detect(text[front.end() :]) if slashed else None)
            boilerplate = ((0, front.end()),)
    elif letterhead:
        stated = described(letterhead.fields, _FRONT_MATTER, detect(text[letterhead.end :]))
        boilerplate = ((0, letterhead.end),)
    headings: tuple[Span, ...] = ()
    if markdown:
        headings = _headings(text, boilerplate[0][1] if boilerplate else 0)
    if markdown and headings and not stated.get("title"):
        stated["title"] = text[slice(*headings[0])].strip("*_ ")
    return Parsed(
        text=text,
        boilerplate=boilerplate,
        headlines=headings,
        notes=tuple(notes),
        structured=bool(headings),
        **stated,
    )


def _front_fields(front: re.Match[str]) -> tuple[dict[str, Any] | None, str | None]:
    """The fields of front matter in YAML or TOML, and a note where not all of it could be read."""
    if "toml" in front.groupdict():
        fields = _toml(front["toml"])
        return fields, None if fields is not None else "the front matter is not valid TOML and was not read"
    fields = _yaml(front["yaml"])
    if fields is not None:
        return fields, None
    if (fields := _field_lines(front["yaml"])) is not None:
        return fields, 'the front matter is not valid YAML; only its lines "name: value" were read'
    return None, "the front matter is not valid YAML and was not read"


def _headings(text: str, start: int) -> tuple[Span, ...]:
    """Spans of the words of Markdown headings (``## words``), code blocks left out."""
    fences = [match.span() for match in _FENCE.finditer(text)]
    found: list[Span] = []
    for match in _ATX.finditer(text, start):
        fence = bisect_right(fences, (match.start(), len(text))) - 1
        if fence < 0 or match.start() >= fences[fence][1]:
            left, right = match.span("words")
            found.append((left, left + len(text[left:right].rstrip(" \t#"))))
    return tuple(found)


def _yaml(block: str) -> dict[str, Any] | None:
    import yaml

    try:
        loaded = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        return None
    return {str(key).lower(): value for key, value in loaded.items()} if isinstance(loaded, dict) else None


def _toml(block: str) -> dict[str, Any] | None:
    """The fields of Hugo's or Zola's front matter; those in ``[params]`` and ``[extra]`` where the head lacks them."""
    import tomllib

    try:
        loaded = tomllib.loads(block.replace("\r\n", "\n").replace("\r", "\n"))
    except (ValueError, RecursionError, OverflowError):
        return None
    fields = {key.lower(): value for key, value in loaded.items() if not isinstance(value, dict)}
    for table in ("params", "extra", "taxonomies"):
        inner = loaded.get(table)
        for key, value in inner.items() if isinstance(inner, dict) else ():
            fields.setdefault(key.lower(), value)
    return fields


def _field_lines(block: str) -> dict[str, Any] | None:
    """The fields of front matter that is not valid YAML (``title: Council: approves budget``), by its lines.

    None where a line is something else, or no field is known.
    """
    fields: dict[str, Any] = {}
    name = ""
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        listed = _LIST_LINE.match(line)
        if listed and name:
            above = fields[name]
            fields[name] = [*(above if isinstance(above, list) else []), _scalar(listed["value"])]
        elif not line[0].isspace():
            match = _FIELD_LINE.fullmatch(line)
            if match is None:
                return None
            name = match["name"].lower()
            fields[name] = _scalar(match["value"] or "")
    known = (TITLE_FIELDS, DATE_FIELDS, OUTLET_FIELDS, AUTHOR_FIELDS, URL_FIELDS)
    return fields if any(field in fields for names in known for field in names) else None


def _scalar(value: str) -> list[str] | str | None:
    """A value as it is written in front matter: quotes dropped, a list in brackets divided, other YAML left out."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    if value.startswith("[") and value.endswith("]") and not _WIKI_LINK.match(value):
        return [part.strip(" \"'") for part in value[1:-1].split(",")]
    return None if value.startswith(tuple("{&*|>!%@`")) or value[:1] == "[" != value[1:2] else value


def described(fields: dict[str, Any], origin: str, language: str | None = None) -> dict[str, Any]:
    """What a set of named fields (front matter, a JSON record, a table row) says, as arguments of ``Parsed``.

    Args:
        fields: by name.
        origin: where they stand, for their date; a file's ``created`` has that name as its origin.
        language: of the text, for dates where the fields name none.
    """
    stated_language = _text(fields, LANGUAGE_FIELDS)
    dates = [
        (day, _CREATED if origin == _FRONT_MATTER and name in _CREATED_FIELDS else origin)
        for name in DATE_FIELDS
        if (day := _date(fields.get(name), stated_language or language)) is not None
    ]
    return {
        "title": _text(fields, TITLE_FIELDS),
        "outlet": _text(fields, OUTLET_FIELDS, address=False),
        "author": _BY.sub("", _text(fields, AUTHOR_FIELDS, address=False) or "") or None,
        "agency": _text(fields, AGENCY_FIELDS),
        "url": _text(fields, URL_FIELDS) or _text(fields, OUTLET_FIELDS, address=True),
        "language": stated_code(stated_language),
        "dates": tuple(dates[:1]),
    }


def _text(fields: dict[str, Any], names: tuple[str, ...], address: bool | None = None) -> str | None:
    """The first of the named fields that says anything; with ``address``, only what is a web address, or is none."""
    for name in names:
        value = fields.get(name)
        values = value[:10] if isinstance(value, list) else [value]
        words = ", ".join(
            word
            for one in values
            if (word := _words(one)) and (address is None or address == bool(_ADDRESS.fullmatch(word)))
        )
        if words:
            return words[:500]
    return None


def _words(value: Any) -> str | None:
    """A field's value as text, links as their words.

    Only a plain string, an object's name or a ``[[wiki link]]`` that YAML takes for a list in a list: an alias in
    YAML can stand for lists within lists without end.
    """
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, str):
        return None
    return " ".join(_LINK.sub(r"\g<words>", _WIKI_LINK.sub(r"\g<words>", value[:_MAX_FIELD])).split()) or None


def _date(value: Any, language: str | None) -> str | None:
    if isinstance(value, list) and value and not isinstance(value[0], list):
        value = value[0]
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value)
    if isinstance(value, str) and (number := _NUMBER.fullmatch(value.strip())):
        return _from_number(int(number["whole"]))
    return parse_date(value[:200], stated_code(language)) if isinstance(value, str) else None


def _from_number(value: float) -> str | None:
    """A year, a day as 20211231 (with a time behind it), or seconds or milliseconds since 1970."""
    if value != value or abs(value) == float("inf"):
        return None
    if 1500 <= value <= 2100 or 15_000_101 <= value <= 21_001_231:
        return parse_date(str(int(value)))
    if _DAY_AND_TIME.fullmatch(str(int(value))):
        return parse_date(str(int(value))[:8])
    seconds = value / 1000 if value > 20_000_000_000 else value
    if _FIRST_SECONDS < seconds < 4_200_000_000:
        from datetime import UTC

        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return None
