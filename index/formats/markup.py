"""Text that carries HTML within a record: tags and entities in, the words out, in paragraphs."""

from __future__ import annotations

import html
import re

_SIGN = re.compile(
    r"</(?:p|div|a|b|i|u|em|strong|span|ul|ol|li|h[1-6]|blockquote|figure|section|article|td|tr|table)\s*>"
    r"|<(?:br|p|img|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"(<[/!]?[A-Za-z][^<>]*>)")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr"
    " li main nav ol p pre section table tr ul".split()
)
_BLANK_LINE = re.compile(r"\r?\n[ \t\r]*\n\s*")
_CELLS = frozenset(("td", "th"))
_SILENT = frozenset(("script", "style", "template", "noscript"))


def holds_markup(text: str) -> bool:
    """Whether ``without_markup`` takes a text for HTML."""
    return _SIGN.search(text) is not None


def without_markup(text: str) -> str:
    """The words of a text that holds HTML; any other text as it is, but for its entities (``&amp;``)."""
    return _in_paragraphs(_without_comments(text)) if holds_markup(text) else _unescaped(text)


def _unescaped(text: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def _without_comments(text: str) -> str:
    kept, *parts = text.split("<!--")
    return kept + "".join(part.partition("-->")[2] if "-->" in part else part for part in parts)


def _in_paragraphs(text: str) -> str:
    pieces = _TAG.split(text)
    names = [match[1].lower() if (match := _NAME.match(tag)) else "" for tag in pieces[1::2]]
    marked = "p" in names
    in_blocks = not _BLOCKS.isdisjoint(names) or "br" in names
    closed = {name: at for at, name in enumerate(names) if pieces[2 * at + 1].startswith("</")}
    words: list[str] = []
    silent = ""
    for at, piece in enumerate(pieces):
        if at % 2 == 0:
            if not silent:
                words.append(_unescaped(_flowing(piece, marked) if in_blocks else piece))
            continue
        name = names[at // 2]
        if silent:
            silent = "" if piece.startswith("</") and name == silent else silent
        elif name in _SILENT and closed.get(name, 0) > at // 2:
            silent = name
        elif name in _BLOCKS:
            words.append("\n\n")
        elif name == "br":
            words.append("\n")
        elif name in _CELLS:
            words.append(" ")
    lines = (line.strip(" \t\r") for line in "".join(words).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _flowing(words: str, marked: bool) -> str:
    """Words whose line ends are spaces; where no paragraph is marked as one, a blank line is the border of two."""
    parts = [words] if marked else _BLANK_LINE.split(words)
    return "\n\n".join(" ".join(re.split(r"[ \t\r\n\f]+", part)) for part in parts)
