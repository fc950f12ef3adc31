"""Plain text and Markdown: the decoded file is the article's text, unchanged; front matter is read and kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, datetime
from typing import Any

from index.dates import parse_date
from index.formats.encoding import decode
from index.formats.parsed import Parsed
from index.records import Span

_FRONT = re.compile(
    r"\A\s*---[ \t]*(?:\r\n|\r|\n)(?P<yaml>.*?)(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)", re.DOTALL
)
_ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<words>[^\s#][^\r\n]*)", re.MULTILINE)
_FENCE = re.compile(r"^(?P<fence>```|~~~).*?(?:^(?P=fence)|\Z)", re.MULTILINE | re.DOTALL)
_MAX_FRONT = 64_000

TITLE_FIELDS = ("title", "headline", "titel", "titre", "título", "titolo", "name")
DATE_FIELDS = (
    "date", "published", "published_at", "publication_date", "publish_date", "date_published", "datepublished",
    "pubdate", "datum", "fecha", "published_time", "publishedat", "created", "timestamp",
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
    front = _FRONT.match(text, 0, _MAX_FRONT)
    if front:
        fields = _yaml(front["yaml"])
        if fields is None:
            notes.append("the front matter is not valid YAML and was not read")
        else:
            stated = described(fields, "front matter")
            boilerplate = ((0, front.end()),)
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


def described(fields: dict[str, Any], origin: str) -> dict[str, Any]:
    """What a set of named fields (front matter, a JSON record, a table row) says, as arguments of ``Parsed``."""
    dates = [
        (day, origin)
        for name in DATE_FIELDS
        if (day := _date(fields.get(name), _text(fields, LANGUAGE_FIELDS))) is not None
    ]
    language = _text(fields, LANGUAGE_FIELDS)
    return {
        "title": _text(fields, TITLE_FIELDS),
        "outlet": _text(fields, OUTLET_FIELDS),
        "author": _text(fields, AUTHOR_FIELDS),
        "agency": _text(fields, AGENCY_FIELDS),
        "url": _text(fields, URL_FIELDS),
        "language": language[:2].lower() if language else None,
        "dates": tuple(dates[:1]),
    }


def _text(fields: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, list):
            # Only plain strings: an alias in YAML can stand for lists within lists without end.
            listed = [item.get("name") if isinstance(item, dict) else item for item in value[:10]]
            value = ", ".join(name for name in listed if isinstance(name, str))
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())[:500]
    return None


def _date(value: Any, language: str | None) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value)
    return (
        parse_date(value[:200], language[:2].lower() if language else None)
        if isinstance(value, str)
        else None
    )


def _from_number(value: float) -> str | None:
    """A year, a day as 20211231, or seconds or milliseconds since 1970."""
    if value != value or abs(value) == float("inf"):
        return None
    if 1500 <= value <= 2100 or 15_000_101 <= value <= 21_001_231:
        return parse_date(str(int(value)))
    seconds = value / 1000 if value > 20_000_000_000 else value
    if 0 < seconds < 4_200_000_000:
        from datetime import UTC

        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return None
