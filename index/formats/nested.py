"""Records as databases and interfaces wrap them: a JSON value comes in, flat records of named fields go out.

Elastic and Solr put their records into ``hits`` or ``docs``, news interfaces into ``articles``; WordPress puts a text
into ``{"rendered": ...}``, The Guardian's fields into ``fields``, MongoDB a day into ``{"$date": ...}``.
"""

from __future__ import annotations

import re
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
_WORDS = ("text", "content", "value", "html", "message")
_WORD_TYPES = ("text", "paragraph", "p", "header", "heading", "quote", "blockquote")
_WORDLESS = re.compile(
    r"image|picture|photo|figure|gallery|slideshow|video|audio|podcast|embed|social|tweet|instagram|youtube|facebook"
    r"|link|reference|promo|advert|\bads?\b|newsletter|divider|delimiter|html_?comment|code",
    re.IGNORECASE,
)
"""Types of blocks in an article whose words, if they have any, are not its text: captions, labels of links, posts."""
_BLOCKS = ("blocks", "content_elements", "contentElements", "children", "items", "content")
_DEEPEST, _DEEPEST_BLOCK = 4, 12


def records_within(value: dict[str, Any], depth: int = 0) -> list[dict[str, Any]] | None:
    """The records in an answer's list (``{"articles": [...]}``, ``hits.hits``); None for a record of its own."""
    if depth > _DEEPEST:
        return None
    found: list[list[dict[str, Any]]] = []
    for name, content in value.items():
        if name.casefold() not in _LISTS:
            continue
        if isinstance(content, list) and content and all(isinstance(one, dict) for one in content):
            found.append(content)
        elif isinstance(content, dict) and (inner := records_within(content, depth + 1)):
            found.append(inner)
    if not found or (depth == 0 and _has_text(value)):
        return None
    return max(found, key=len, default=None)


def flat(value: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    """A record's own fields, then those of the objects that it keeps them in; a value's object is its value."""
    fields: dict[str, Any] = {}
    inner: list[dict[str, Any]] = []
    for name, content in value.items():
        is_inner = isinstance(content, dict) and _is_inner(name, content)
        plain = content if is_inner else unwrapped(content, is_text=field_named(name) in TEXT)
        if isinstance(plain, dict) and depth < _DEEPEST and _is_inner(name, plain):
            inner.append(plain)
        else:
            fields[name] = plain
    for one in inner:
        for name, content in flat(one, depth + 1).items():
            if fields.get(name) in (None, "", []):
                fields[name] = content
    return fields


def unwrapped(value: Any, depth: int = 0, *, is_text: bool = False) -> Any:
    """The value that an object of one value or a list of one item stands for; a list of paragraphs as their words.

    In a field that holds a text, ``is_text``, any block with words is a paragraph but those of pictures and links.
    """
    if depth > _DEEPEST:
        return value
    if isinstance(value, dict):
        if isinstance(value.get("year"), int):
            return _day(value)
        if is_text and (words := _words_within(value)):
            return words
        known = next((value[name] for name in _VALUES if value.get(name) not in (None, "")), None)
        return value if known is None else unwrapped(known, depth + 1)
    if not isinstance(value, list) or not value:
        return value
    if words := _words_of_blocks(value) if is_text else _paragraphs(value):
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


def _words_of_blocks(items: list[Any]) -> list[str]:
    """The paragraphs of a text given as blocks of any type; none for a list of anything else."""
    if not all(isinstance(one, dict) and _type(one) for one in items):
        return []
    return [words for one in items for words in _paragraphs_of(one)]


def _words_within(value: dict[str, Any]) -> list[str]:
    """The paragraphs of an object that holds a list of blocks, as editors write it (``{"blocks": [...]}``)."""
    found = (_words_of_blocks(value[name]) for name in _BLOCKS if isinstance(value.get(name), list))
    return next((words for words in found if words), [])


def _type(block: dict[str, Any]) -> str:
    given = next((block[name] for name in ("type", "_type", "nodeType") if block.get(name)), "")
    return given if isinstance(given, str) else ""


def _paragraphs_of(block: Any, depth: int = 0) -> list[str]:
    """The paragraphs of one block and of those within it: a list's items, a quotation's paragraphs."""
    if isinstance(block, str):
        return [block] if block.strip() else []
    if not isinstance(block, dict) or depth > _DEEPEST_BLOCK or _WORDLESS.search(_type(block)):
        return []
    if words := _block(block):
        return [words]
    data = block.get("data")
    for holder in (block, data if isinstance(data, dict) else {}):
        for name in _BLOCKS:
            inner = holder.get(name)
            if not isinstance(inner, list):
                continue
            if any(isinstance(one, dict) and isinstance(one.get("text"), str) for one in inner) and (
                name in ("children", "content")
            ):
                return [words] if (words := "".join(map(_run_of_words, inner))).strip() else []
            if found := [words for one in inner for words in _paragraphs_of(one, depth + 1)]:
                return found
    return []


def _run_of_words(node: Any, depth: int = 0) -> str:
    """The words of a part of a paragraph: bold ones, a link's, a line break."""
    if not isinstance(node, dict) or depth > _DEEPEST_BLOCK:
        return ""
    if isinstance(node.get("text"), str):
        return str(node["text"])
    if "break" in _type(node).casefold():
        return "\n"
    inner = next((node[name] for name in ("children", "content") if isinstance(node.get(name), list)), None)
    return "".join(_run_of_words(one, depth + 1) for one in inner or ())
