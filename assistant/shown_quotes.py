"""Words of an article as an answer shows them: on one line, without marks of Markdown, in quotation marks that nest.

The citation keeps them as they stand.
"""

from __future__ import annotations

import re

from prompts.loader import Template

_SPACE = re.compile(r"\s+")
_MARKDOWN = re.compile(r"(?m)^\s*(?:#{1,6}\s+|(?:>\s?)+)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_OPENING, _CLOSING = '„“”«»"', '“”»«"'
_SINGLE = {"„“": "‚‘", "„”": "‚’", "“”": "‘’", "«»": "“”"}
"""The marks inside a quotation, by those around it."""


def plain(text: str) -> str:
    """A text on one line, without the marks of headings, quotations and emphasis that Markdown has."""
    return _SPACE.sub(" ", _EMPHASIS.sub(r"\2", _MARKDOWN.sub("", text))).strip()


def quoted(text: str, quote: Template) -> str:
    """A text in a language's quotation marks.

    Marks of its own stay where none of them touches those. Where they enclose it they are left out, else they become
    the single ones.

    Args:
        text: to quote.
        quote: the phrase with the marks and ``{text}`` between them.
    """
    begins, ends = text[:1] in _OPENING, text[-1:] in _CLOSING
    if not text or not (begins or ends):
        return quote.fill(text=text)
    inside = text[1:-1]
    if begins and ends and not any(mark in inside for mark in _OPENING + _CLOSING):
        return quote.fill(text=inside.strip())
    marks = quote.text.strip()
    single = _SINGLE.get(marks[0] + marks[-1], "‘’")
    shown, is_open = "", False
    for place, mark in enumerate(text):
        if mark not in _OPENING + _CLOSING:
            shown += "" if mark.isspace() and shown[-1:] == single[0] and is_open else mark
            continue
        is_open = not is_open and place < len(text) - 1
        shown = shown + single[0] if is_open else shown.rstrip() + single[1]
    return quote.fill(text=shown)
