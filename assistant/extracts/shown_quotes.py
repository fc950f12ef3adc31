"""Words of an article as an answer shows them: on one line, without what stands around them alone.

Whoever looks them up finds them: nothing within them is changed, but that every white space is one space.
"""

from __future__ import annotations

import re

from prompts.loader import Template

_SPACE = re.compile(r"\s+")
_MARKDOWN = re.compile(r"\s*(?:#{1,6}\s+|(?:>\s?)+)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1", re.DOTALL)
_OPENING, _CLOSING = '„“”«»"', '“”»«"'
_KINDS = (frozenset('„“”‟"'), frozenset("«»"), frozenset("‚‘‛"), frozenset("‹›"))
"""Marks that are not told apart where one stands in the other. An apostrophe is none."""
_ANSWERS = {"„": "“”", "“": "”", "”": "”", "«": "»", "»": "«", '"': '"'}
"""What closes a quotation that a mark opens."""
_WITHIN = {"„“": ("‚", "‘"), "„”": ("«", "»"), "“”": ("‘", "’"), "«»": ("“", "”")}
"""By the marks of a language those for a quotation within a quotation."""


def plain(text: str) -> str:
    """A text on one line, without the marks of a heading, a quotation or emphasis around the whole of it."""
    bare = _MARKDOWN.sub("", text, count=1) if _MARKDOWN.match(text) else text
    whole = _EMPHASIS.fullmatch(bare.strip())
    return _SPACE.sub(" ", whole[2] if whole else bare).strip()


def quoted(text: str, quote: Template) -> str:
    """A text in a language's quotation marks; marks of its own that enclose the whole of it are left out.

    Where it has marks of the same kind in it, the language's second kind stands around it, and none where its own
    enclose the whole.

    Args:
        text: to quote.
        quote: the phrase with the marks and ``{text}`` between them.
    """
    inside = text[1:-1]
    enclosed = text[:1] in _OPENING and text[-1:] in _CLOSING and len(text) > 2
    if enclosed and inside.strip() and not any(mark in inside for mark in _OPENING + _CLOSING):
        return quote.fill(text=inside.strip())
    before, _, behind = quote.text.partition("{text}")
    if enclosed and _ANSWERS.get(text[0], "").count(text[-1]) and not set(inside) & {text[0], text[-1]}:
        return text
    if not set(text) & _kind(before.strip()[-1:]):
        return quote.fill(text=text)
    pair = _WITHIN.get(before.strip()[-1:] + behind.strip()[:1])
    if pair is None or set(text) & _kind(pair[0]):
        return quote.fill(text=text)
    return f"{pair[0]}{text}{pair[1]}"


def _kind(mark: str) -> frozenset[str]:
    return next((kind for kind in _KINDS if mark in kind), frozenset())
