"""Records as databases and interfaces wrap them: a JSON value comes in, flat records of named fields go out.

Elastic and Solr put their records into ``hits`` or ``docs``, news interfaces into ``articles``; WordPress puts a text
into ``{"rendered": ...}``, The Guardian's fields into ``fields``, MongoDB a day into ``{"$date": ...}``.
"""

from __future__ import annotations

from typing import Any

from index.formats.fields import HTML, TEXT, TITLE, field_named

_LISTS = frozenset(
    "articles docs documents hits results items data records entries posts stories news rows response result value"
    " artikel".split()
)
_INNER = frozenset(
    "_source fields attributes doc document node item post record article data story text content body news meta"
    " metadata properties".split()
)
_VALUES = (
    "rendered", "$date", "$numberLong", "$oid", "_seconds", "seconds", "value", "main", "#text", "_text", "$t",
    "original", "plain",
)  # fmt: skip
_WORDS = ("text", "content", "value")
_WORD_TYPES = ("text", "paragraph", "p", "header", "heading", "quote", "blockquote")
_DEEPEST = 4


def records_within(value: dict[str, Any], depth: int = 0) -> list[dict[str, Any]] | None:
    """The records in an answer's list (``{"articles": [...]}``, ``hits.hits``); None for a record of its own."""
    if depth > _DEEPEST or (depth == 0 and _has_text(value)):
        return None
    found: list[list[dict[str, Any]]] = []
    for name, content in value.items():
        if name.casefold() not in _LISTS:
            continue
        if isinstance(content, list) and content and all(isinstance(one, dict) for one in content):
            found.append(content)
        elif isinstance(content, dict) and (inner := records_within(content, depth + 1)):
            found.append(inner)
    return max(found, key=len, default=None)


def flat(value: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    """A record's own fields, then those of the objects that it keeps them in; a value's object is its value."""
    fields: dict[str, Any] = {}
    inner: list[dict[str, Any]] = []
    for name, content in value.items():
        is_inner = isinstance(content, dict) and _is_inner(name, content)
        plain = content if is_inner else unwrapped(content)
        if isinstance(plain, dict) and depth < _DEEPEST and _is_inner(name, plain):
            inner.append(plain)
        else:
            fields[name] = plain
    for one in inner:
        for name, content in flat(one, depth + 1).items():
            if fields.get(name) in (None, "", []):
                fields[name] = content
    return fields


def unwrapped(value: Any, depth: int = 0) -> Any:
    """The value that an object of one value or a list of one item stands for; a list of paragraphs as their words."""
    if depth > _DEEPEST:
        return value
    if isinstance(value, dict):
        if isinstance(value.get("year"), int):
            return _day(value)
        known = next((value[name] for name in _VALUES if value.get(name) not in (None, "")), None)
        return value if known is None else unwrapped(known, depth + 1)
    if not isinstance(value, list) or not value:
        return value
    if words := _paragraphs(value):
        return words
    main = [one for one in value if isinstance(one, dict) and one.get("role") == "main"] or value
    return unwrapped(main[0], depth + 1) if main is not value or len(value) == 1 else value


def shown_kind(value: Any) -> str:
    """What a field that should hold a text holds, for a reason."""
    if isinstance(value, dict):
        return f"an object of {', '.join(map(str, [*value][:6]))}" if value else "an empty object"
    if isinstance(value, list):
        return f"a list of {len(value)}" if value else "an empty list"
    if value is None or isinstance(value, str):
        return "nothing"
    return "a number" if isinstance(value, (int, float)) and not isinstance(value, bool) else "no words"


def _has_text(value: dict[str, Any]) -> bool:
    return any(
        field_named(name) in (*TEXT, *HTML) and isinstance(content, str) and content.strip()
        for name, content in flat(value).items()
    )


def _is_inner(name: str, value: dict[str, Any]) -> bool:
    """Whether an object holds fields of the article, more than a value: The Guardian's ``fields`` have a ``main``."""
    if name.casefold() not in _INNER:
        return False
    named = {field_named(inner) for inner in value}
    return name.casefold() in ("fields", "_source", "meta", "metadata", "attributes") or not named.isdisjoint(
        (*TEXT, *HTML, *TITLE)
    )


def _day(value: dict[str, Any]) -> str:
    parts = [value["year"]]
    for name in ("month", "day"):
        if not isinstance(value.get(name), int):
            break
        parts.append(value[name])
    return "-".join(f"{part:02}" for part in parts)


def _paragraphs(items: list[Any]) -> list[str]:
    """The words of a list of paragraphs given as objects, such as those of an editor; none for any other list."""
    if not all(isinstance(one, dict) and isinstance(one.get("type"), str) for one in items):
        return []
    given = (_block(one) for one in items if one["type"].casefold() in _WORD_TYPES)
    return [words for words in given if words]


def _block(block: dict[str, Any]) -> str:
    """The words of one paragraph given as an object (``{"type": "p", "text": ...}``)."""
    inner = block.get("data")
    for one in (block, inner if isinstance(inner, dict) else {}):
        words = next((one[name] for name in _WORDS if isinstance(one.get(name), str)), "")
        if words:
            return str(words)
    return ""
