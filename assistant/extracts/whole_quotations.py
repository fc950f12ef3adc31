"""A quote grown to all of the quotation that it would break off, and to the sentence that holds what is asked about.

In: an article and the span of a quote. Out: a span around it, within its paragraph and short enough to be shown; the
quote itself where nothing fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.answer import MAX_QUOTE_CHARACTERS
from assistant.extracts.headlines import in_headline
from assistant.speakers.interviews import turn_at
from index.passages import sentences
from index.records import Article, Span

_CLOSED_BY = {
    "„": "“”\"‟", "“": "”\"", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "\"": "\"", "‚": "‘’", "‘": "’",
    "「": "」", "『": "』", "〝": "〟〞", "《": "》", "〈": "〉",
}  # fmt: skip
_NEITHER_WAY = '“”»›"‘'
"""Marks that open a quotation in one language and close one in another: where they stand tells."""
_BLANK_LINE = re.compile(r"\n[ \t\r\u00a0]*\n")
_DIALOGUE = re.compile(r"[–—―]\s*(?=[^\W\d_])")
_OPENED = re.compile(rf"\s*([{''.join(_CLOSED_BY)}])")
_WIDE = re.compile("[\u2e80-\u9fff]")
_SAYS_SO = re.compile("[说說道称稱表示问問答喊语語話言述告补補]")
"""In a short sentence of Chinese or Japanese: it may tell who says what stands before it."""
_FARTHEST = 1500
_LONGEST_CLAUSE = 30
"""Of Chinese and Japanese: "said Yang Xiaofeng" as a sentence of its own behind the quotation."""


def completed(article: Article, quote: Span) -> Span:
    """The quote to the end of a quotation that it ends in, and from the beginning of one that it begins in.

    With all of the sentences that the quotation ends and begins in, which name its speaker. Where only the beginning
    makes it too long, to the end alone.
    """
    text, (start, end) = article.text, quote
    if end - start > MAX_QUOTE_CHARACTERS or in_headline(article, quote):
        return quote
    low, high = paragraph(text, quote)
    turns = () if turn_at(article, quote) else _turn(text, quote, low, high)
    found = [span for span in (*quotations(text, low, high), *turns) if _meet(span, quote)]
    begins = min([start, *(first for first, last in found if _says(text, first, min(start, last)))])
    finishes = max([end, *(last for first, last in found if _says(text, max(end, first), last))])
    around = (
        sentences(article.text, article.language, low, high) if found or _WIDE.search(text, low, high) else []
    )
    if begins < start:
        begins = next((one[0] for one in around if one[0] <= begins < one[1]), begins)
    if finishes > end:
        finishes = next((one[1] for one in around if one[0] < finishes <= one[1]), finishes)
    wider = _with_speaker(text, (begins, finishes), around)
    for span in (wider, (begins, finishes), (start, finishes)):
        if span[1] - span[0] <= MAX_QUOTE_CHARACTERS:
            return span
    return quote


def is_quoted(article: Article, quote: Span, words: Span) -> bool:
    """Whether a sentence is somebody's own words: the words that answer, or half of it, stand in quotation marks.

    A turn of an interview or of a dialogue is, too, and a paragraph whose quotation goes on in the next one.
    """
    text = article.text
    if turn_at(article, quote) is not None:
        return True
    low, high = paragraph(text, quote)
    own = min(quote[1] - quote[0], high - quote[0])
    for first, last in (*quotations(text, low, high), *_turn(text, quote, low, high)):
        if first <= words[0] and words[1] <= last:
            return True
        if (min(last, quote[1]) - max(first, quote[0])) * 2 >= own:
            return True
    lead = _OPENED.match(text, low)
    return lead is not None and not any(
        mark in _CLOSED_BY[lead[1]] for mark in text[lead.end() : quote[1] - 1]
    )


def quotations(text: str, start: int, end: int) -> Iterator[Span]:
    """Spans between quotation marks of any language, marks included; outermost only, none that is not closed."""
    position = start
    while position < end:
        closers = _CLOSED_BY.get(text[position])
        if closers is not None and _opens(text, position, start, end):
            last = next((at for at in range(position + 1, end) if _closes(text, at, end, closers)), None)
            if last is not None:
                yield position, last + 1
                position = last
        position += 1


def paragraph(text: str, span: Span) -> Span:
    """From the blank line before to the one behind, each looked for in the next 1500 characters."""
    low, high = max(0, span[0] - _FARTHEST), min(len(text), span[1] + _FARTHEST)
    for blank in _BLANK_LINE.finditer(text, low, span[0]):
        low = blank.end()
    blank_behind = _BLANK_LINE.search(text, span[1], high)
    return low, blank_behind.start() if blank_behind else high


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark not in _NEITHER_WAY:
        return True
    before = text[at - 1] if at > start else " "
    behind = text[at + 1] if at + 1 < end else " "
    if behind.isspace() or (before.isalnum() and not _WIDE.match(before)):
        return False
    return before.isspace() or not (mark in '”»›"' and before in ".,!?…")


def _closes(text: str, at: int, end: int, closers: str) -> bool:
    if text[at] not in closers:
        return False
    behind = text[at + 1] if at + 1 < end else " "
    return text[at] != "’" or not behind.isalnum()


def _turn(text: str, quote: Span, low: int, high: int) -> Iterator[Span]:
    """The line around the quote, where it is a turn of a dialogue behind a dash."""
    first = max(low, text.rfind("\n", 0, quote[0] + 1) + 1)
    last = text.find("\n", quote[1], high)
    if _DIALOGUE.match(text, first, high):
        yield first, high if last < 0 else last


def _with_speaker(text: str, quote: Span, around: list[Span]) -> Span:
    """With the short sentence right behind a quotation, without a space, that names its speaker; and the other way.

    A quotation whose own sentence begins before it has been given a speaker there.
    """
    for one, clause in pairwise(around):
        is_beside = one[1] == clause[0] and text[one[1] - 1] in '”’」』"'
        if not is_beside or clause[1] - clause[0] > _LONGEST_CLAUSE or not _SAYS_SO.search(text, *clause):
            continue
        opened = next((span for span in quotations(text, around[0][0], one[1]) if span[1] == one[1]), None)
        if opened is None or not any(span[0] == opened[0] for span in around):
            continue
        if one[1] == quote[1]:
            return quote[0], clause[1]
        if clause == quote:
            return opened[0], quote[1]
    return quote


def _says(text: str, start: int, end: int) -> bool:
    return any(character.isalnum() for character in text[start:end])


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
