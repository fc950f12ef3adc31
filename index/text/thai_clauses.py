"""Below the sentences on the article line: Thai, which has no full stop, cut at the spaces between its clauses.

In: a text and the span of what reads as one sentence. Out: the spans of pieces that are short enough to be read and
quoted as one; for other scripts the span as it is.
"""

from __future__ import annotations

import re

from index.records import Span
from index.text.sentence_words import THAI_CONTINUERS, THAI_OPENERS

_LONGEST = 120
_SHORTEST = 25
_FARTHEST = 600
_THAI = re.compile("[\u0e00-\u0e7f]")
_SPACE = re.compile(r"[ \u00a0]+")
_OPENING, _CLOSING = "“‘«(「", "”’»)」"
_REPEATS = "\u0e46\u0e2f"
"""The sign that repeats a word, and the one that shortens it: a space before or behind them parts nothing."""
_OVER, _SHORT, _PIECE = 0.05, 1.0, 1.0
_OPENS, _GOES_ON, _BESIDE_OTHERS, _IN_A_NAME = -0.6, 1.2, 0.8, 2.0
_GIVEN_NAME = re.compile("(?:นางสาว|นาย|นาง|ด\\.[ชญ]\\.|น\\.ส\\.|ดร\\.|คุณ|พล)[^ ]{2,18}$")


def clauses(text: str, span: Span) -> list[Span]:
    """The span itself, or where it is Thai and longer than 120 characters, pieces of it that end at spaces.

    None ends within quotation marks or brackets, or beside a digit. Of the ways to cut the cheapest is taken: each
    piece costs, more when it is too long or very short, when it breaks off before "which" or at a Latin word.
    """
    start, end = span
    if end - start <= _LONGEST or len(_THAI.findall(text, start, end)) * 2 < end - start:
        return [span]
    borders = _borders(text, start, end)
    places = [(start, start, 0.0), *borders, (end, end, 0.0)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for number in range(1, len(places)):
        stop, _, cost = places[number]
        options: list[tuple[float, int]] = []
        for before in range(number - 1, -1, -1):
            length = stop - places[before][1]
            if options and length > _FARTHEST:
                break
            options.append((best[before][0] + cost + _cost(length), before))
        best.append(min(options))
    pieces: list[Span] = []
    at = len(places) - 1
    while at > 0:
        before = best[at][1]
        pieces.append((places[before][1], places[at][0]))
        at = before
    return pieces[::-1]


def _cost(length: int) -> float:
    return _PIECE + _OVER * max(0, length - _LONGEST) + (_SHORT if length < _SHORTEST else 0.0)


def _borders(text: str, start: int, end: int) -> list[tuple[int, int, float]]:
    """Where a piece may end and the next begin, and what that costs."""
    borders = []
    is_open = _Marks()
    position = start
    for match in _SPACE.finditer(text, start, end):
        low, high = match.span()
        is_open.read(text[position:low])
        chunk, position = text[position:low], high
        if low == start or high == end or is_open:
            continue
        before, behind = text[low - 1], text[high]
        if before.isdigit() or behind.isdigit() or behind in _REPEATS + ",;:.)-–—" or before in "-–—:,(":
            continue
        if chunk.endswith(("ว่า", "คือ")):
            continue
        cost = 0.0
        if text.startswith(THAI_CONTINUERS, high):
            cost = _GOES_ON
        elif text.startswith(THAI_OPENERS, high):
            cost = _OPENS
        if _GIVEN_NAME.match(chunk):
            cost += _IN_A_NAME
        if not (_THAI.match(before) or before in _CLOSING + '"') or not (
            _THAI.match(behind) or behind in _OPENING + '"'
        ):
            cost += _BESIDE_OTHERS
        borders.append((low, high, cost))
    return borders


class _Marks:
    """Quotation marks and brackets as a text is read on; true while one is open."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(_OPENING + _CLOSING + '"', 0)

    def read(self, text: str) -> None:
        """Count the marks of the next stretch."""
        for mark in self._counts:
            self._counts[mark] += text.count(mark)

    def __bool__(self) -> bool:
        counts = self._counts
        pairs = zip(_OPENING, _CLOSING, strict=True)
        return counts['"'] % 2 == 1 or any(counts[one] > counts[other] for one, other in pairs)
