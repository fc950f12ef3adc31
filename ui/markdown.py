"""What Markdown's marks in an article stand for: text in, spans or the words without the marks out.

Whatever is shown of a Markdown article goes by this: the article panel styles the spans and keeps every
character, cards, copied quotes and exports show the words alone. Nothing that is verified goes through here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

Span = tuple[int, int]
"""Half-open range of characters in the text that was given."""

MAX_SPANS = 240
"""A text with more Markdown than this is taken as it was typed: nobody wrote that by hand."""
MIN_STROKES = 3
"""A row of a table has two cells at least; "|x|" alone is none."""
MAX_COLUMN = 36
"""Cells are padded up to this many letters; a longer one pushes the rest of its row."""

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+", re.MULTILINE)
_STRONG = re.compile(
    r"(?P<mark>\*\*|(?<!\w)__)(?=[^\s*_])(?P<words>[^\r\n]{1,300}?)(?:(?<=\w)(?P=mark)(?<!__)|(?<=\S)(?P=mark)(?!\w))"
)
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(?P<mark>[*_])(?=[^\s*_])(?P<words>[^*_\r\n]{1,300}?)(?<=\S)(?P=mark)(?![\w*])"
)
_LINK = re.compile(r"(?<![!\]\\])\[(?P<words>[^\[\]\r\n]{1,300})\]\([^()\s]{1,2000}\)")
_CODE = re.compile(r"(?<![`\\])(?P<mark>`{1,2})(?!`)(?P<words>[^`\r\n]{1,300})(?P=mark)(?!`)")
_FENCE = re.compile(
    r"^ {0,3}(?P<mark>`{3,}|~{3,})[^`\n]*\n(?P<words>.*?)(?P<end>^ {0,3}(?P=mark)[`~]*[ \t]*(?:\n|\Z)|\Z)",
    re.MULTILINE | re.DOTALL,
)
_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*\r?$")
_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*\r?$")
_PIPE = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_HALF = re.compile(r"\A(?:\*\*|__)(?=\S)|(?<=\S)(?:\*\*|__)\Z")


@dataclass
class Marks:
    """The spans of one text, by what they stand for.

    Attributes:
        layers: ``markup`` is what is not to be seen; ``bold``, ``emphasis``, ``linked``, ``code``, ``table`` are words.
        gaps: (span, width) of the signs between a table's cells: as many letters wide as aligns the next cell.
    """

    layers: dict[str, list[Span]] = field(default_factory=dict)
    gaps: list[tuple[Span, int]] = field(default_factory=list)

    def add(self, layer: str, span: Span) -> None:
        """Note a span of that layer; an empty one is none."""
        if span[0] < span[1]:
            self.layers.setdefault(layer, []).append(span)

    def __len__(self) -> int:
        return len(self.gaps) + sum(map(len, self.layers.values()))


def is_markdown(source: str) -> bool:
    """Whether an article of that name is read as Markdown."""
    return source.lower().endswith(".md")


def marks(text: str) -> Marks:
    """What Markdown's marks in the text stand for; none where nobody can have typed so many by hand."""
    found = Marks()
    fences = _fences(text)
    for match in fences:
        found.add("markup", (match.start(), match.start("words")))
        found.add("code", match.span("words"))
        found.add("markup", match.span("end"))
    code = [match.span() for match in fences]
    for lines in _tables(text, code):
        _table(text, found, lines)
    code += _wrapped(text, found, "code", _CODE, code)
    for heading in _HEADING.finditer(text):
        if not _within(heading.span(), code):
            found.add("markup", heading.span())
    for layer, pattern in (("bold", _STRONG), ("emphasis", _EMPHASIS), ("linked", _LINK)):
        _wrapped(text, found, layer, pattern, code)
    return found if len(found) <= MAX_SPANS else Marks()


def unbroken(text: str) -> list[Span]:
    """What must be looked at in one piece to be read rightly: fenced code and tables, in order."""
    fences = [match.span() for match in _fences(text)]
    tables = [(lines[0][0], lines[-1][1]) for lines in _tables(text, fences)]
    return sorted([*fences, *tables])


def shown_words(text: str) -> str:
    """The words of a Markdown text without its marks; a table's cells stand behind each other, its rows too."""
    text = _whole_rows(_without_halves(text))
    found = marks(text)
    hidden = sorted(found.layers.get("markup", []))
    joints = {span[0]: span for span, _ in found.gaps}
    rows = {start for start, _ in found.layers.get("table", [])}
    pieces: list[str] = []
    at = 0
    for start, end in sorted([*hidden, *joints.values()]):
        if start > at:
            pieces.append(text[at:start])
        if start in joints:
            pieces.append(" · ")
        at = max(at, end)
    pieces.append(text[at:])
    shown = "".join(pieces)
    if not rows:
        return shown
    return "; ".join(line.strip() for line in shown.splitlines() if line.strip())


def _without_halves(text: str) -> str:
    """A quote may begin or end within words that are set off: the mark that is left alone says nothing."""
    for mark in ("**", "__"):
        if text.count(mark) % 2:
            text = _HALF.sub("", text, count=1) if _HALF.search(text) else text
    return text


def _whole_rows(text: str) -> str:
    """A quote may begin or end within a table's row: beside a whole row, its part is one too."""
    lines = text.split("\n")
    if len(lines) > 1 and _ROW.match(lines[1]) and _ROW.match(f"|{lines[0]}"):
        lines[0] = lines[0] if _ROW.match(lines[0]) else f"| {lines[0]}"
    if len(lines) > 1 and _ROW.match(lines[-2]) and _ROW.match(f"{lines[-1]}|"):
        lines[-1] = lines[-1] if _ROW.match(lines[-1]) else f"{lines[-1]} |"
    return "\n".join(lines)


def _fences(text: str) -> list[re.Match[str]]:
    return list(_FENCE.finditer(text))


def _wrapped(
    text: str, found: Marks, layer: str, pattern: re.Pattern[str], code: Sequence[Span]
) -> list[Span]:
    """Note what stands between a pair of marks, code apart; where the pairs and their words are."""
    spans: list[Span] = []
    for match in pattern.finditer(text):
        if len(found) > MAX_SPANS:
            break
        if _within(match.span(), code):
            continue
        found.add(layer, match.span("words"))
        found.add("markup", (match.start(), match.start("words")))
        found.add("markup", (match.end("words"), match.end()))
        spans.append(match.span())
    return spans


def _within(span: Span, taken: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _tables(text: str, code: Sequence[Span]) -> Iterator[list[Span]]:
    """The lines of each table: rows of cells between upright strokes, two cells at least."""
    if text.count("|") < MIN_STROKES:
        return
    for is_row, group in groupby(_lines(text), key=lambda line: bool(_ROW.match(text[slice(*line)]))):
        lines = list(group)
        strokes = text.count("|", lines[0][0], lines[-1][1])
        if is_row and strokes >= MIN_STROKES * len(lines) and not _within((lines[0][0], lines[-1][1]), code):
            yield lines


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def _table(text: str, found: Marks, lines: list[Span]) -> None:
    rows = [(line, _pipes(text, line)) for line in lines if not _RULE.match(text[slice(*line)])]
    widths: dict[int, int] = {}
    for _, pipes in rows:
        for column, (before, after) in enumerate(pairwise(pipes)):
            width = min(MAX_COLUMN, _letters(text[before[1] : after[0]]))
            widths[column] = max(widths.get(column, 0), width)
    for line in lines:
        if _RULE.match(text[slice(*line)]):
            found.add("markup", (line[0], min(line[1] + 1, len(text))))
    for line, pipes in rows:
        found.add("table", line)
        found.add("markup", pipes[0])
        found.add("markup", pipes[-1])
        for column, (before, after) in enumerate(pairwise(pipes[:-1])):
            room = widths[column] - _letters(text[before[1] : after[0]])
            found.gaps.append((after, max(0, room) + 3))


def _pipes(text: str, line: Span) -> list[Span]:
    return [match.span() for match in _PIPE.finditer(text, *line)]


def _letters(text: str) -> int:
    """How wide the words stand in type of one width; Markdown's marks in them are not seen."""
    bare = re.sub(r"\*\*|__|`", "", text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in bare)
