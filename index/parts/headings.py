"""Headings inside a plain text, told by their shape: short lines of their own, without a full stop."""

from __future__ import annotations

import re

from index.parts.author_words import BY_WORDS
from index.parts.byline_words import SOURCE
from index.records import Span

MAX_HEADING_CHARACTERS = 90
MAX_TITLE_CHARACTERS = 220

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_NO_HEADING_END = (".", ":", ",", ";", "…", "。", "！", "，", "|", ")", "]")
_LIST_ITEM = re.compile(r"\s*(?:[-*•·▪–—]\s|\d{1,2}[.)]\s)")
_INTERVIEW_FROM = 3
_NOTE = re.compile(
    rf"\s*(?:©|https?:|www\.|(?:{'|'.join((*SOURCE, *BY_WORDS))}|foto|photo|bild|image|video|"
    r"mehr zum|lesen sie|read more|anmerkung|stand|date)\b)",
    re.IGNORECASE,
)


def lines(text: str, start: int = 0) -> list[Span]:
    """Spans of the lines that hold anything, without the white space around them."""
    spans: list[Span] = []
    for match in _LINE.finditer(text, start):
        words = match.group()
        left = len(words) - len(words.lstrip())
        if words.strip():
            spans.append((match.start() + left, match.start() + len(words.rstrip())))
    return spans


def looks_like_headline(words: str, limit: int) -> bool:
    """Whether a line can be a headline: short, no full stop at its end, and begins like one."""
    return (
        3 <= len(words) <= limit
        and not words.endswith(_NO_HEADING_END)
        and not _LIST_ITEM.match(words)
        and (not words[0].isalpha() or not words[0].islower())
        and any(character.isalpha() for character in words)
    )


def find_headings(text: str, start: int) -> list[Span]:
    """Spans of the subheads after ``start``: a short line between blank lines, with a longer paragraph below.

    Several that ask are the questions of an interview, or of what explains something in that form.
    """
    spans = lines(text, start)
    found: list[Span] = []
    for index, (left, right) in enumerate(spans[:-1]):
        words = text[left:right]
        if (
            not looks_like_headline(words, MAX_HEADING_CHARACTERS)
            or _NOTE.match(words)
            or len(words.split()) > 12
        ):
            continue
        following = text[slice(*spans[index + 1])]
        before = text[spans[index - 1][1] : left] if index else "\n\n"
        after = text[right : spans[index + 1][0]]
        alone = _line_ends(before) >= 2 and _line_ends(after) >= 1
        previous = text[slice(*spans[index - 1])] if index else "."
        closed = (
            previous.rstrip().endswith((".", "!", "?", "“", "”", '"', "»", ")", "…", "。", "«")) or index == 0
        )
        if alone and closed and len(following) > max(len(words), 60):
            found.append((left, right))
    questions = [span for span in found if text[slice(*span)].rstrip().endswith("?")]
    return found if len(questions) < _INTERVIEW_FROM else [span for span in found if span not in questions]


def _line_ends(gap: str) -> int:
    return gap.count("\n") or gap.count("\r")
