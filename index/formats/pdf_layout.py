"""What a PDF page's layout says of its lines: which are headings, by their size, and where a paragraph ends.

PDFium gives a page's words line by line, without the space between them; here it is put back as blank lines.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.parts.bylines import read_byline
from index.records import Span

if TYPE_CHECKING:
    import pypdfium2

_HEADING = 1.15
"""How much larger than the running text a heading's letters are at least."""
_SAME_SIZE = 0.05
_GAP = 1.3
"""How much more than the usual distance lies between the lines of two paragraphs."""
_CLOSE = 0.3
"""Where among all distances those within a paragraph lie, also in one of short paragraphs."""
_FEWEST, _MANY = 3, 20
_SINGLE = 1.15
"""Single spacing, in line heights: what is usual where few lines tell nothing else."""
_FARTHEST = 4.0
"""Lines farther apart than this many line heights are not usual neighbours."""
_MOST_HEADING = 250
_SENTENCE = 8
_TITLE_WITHIN = 12
"""Among how many first lines of the first page the title is looked for."""
_NEARLY_LARGEST = 0.75
_LOOKED_AHEAD = 6
_WORD = re.compile(r"[^\W\d_]{2,}")
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
SENTENCE_ENDS = tuple(".!?:;…。！？؟\"'”“»«)]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on the page: its words, the height of its letters and where it stands, in points."""

    words: str
    size: float
    middle: float


def lines_of(page: pypdfium2.PdfTextPage) -> list[Line]:
    """The page's lines in reading order; those whose place PDFium does not know are left out."""
    words = page.get_text_range()
    found = []
    for match in re.finditer("[^\r\n\ufffe\x02]+", words):
        inked = [place for place in range(*match.span()) if not words[place].isspace()]
        if not inked:
            continue
        boxes = [_box(page, place) for place in (inked[0], inked[len(inked) // 2], inked[-1])]
        known = [box for box in boxes if box is not None]
        if len(known) == len(boxes):
            height = min(top - bottom for bottom, top in known)
            bottom, top = known[1]
            found.append(Line(match.group(), height, (bottom + top) / 2))
    return found


def _box(page: pypdfium2.PdfTextPage, place: int) -> tuple[float, float] | None:
    """Bottom and top of a character's line box."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(page, place, ctypes.byref(box)) or box.top <= box.bottom:
        return None
    return float(box.bottom), float(box.top)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text, blank lines where the layout has space, and its headings' spans with their letters' height."""

    text: str
    headings: tuple[tuple[Span, float], ...] = ()


def laid_out(pages: Sequence[tuple[str, Sequence[Line]]]) -> list[Page]:
    """For each page its text with what its layout says.

    Args:
        pages: for each page its words, line by line, and its lines as :func:`lines_of` found them.
    """
    body = _usual_size([line for _, lines in pages for line in lines])
    usual = _usual_distance([lines for _, lines in pages])
    return [_laid_out(words, lines, body, usual) for words, lines in pages]


def _usual_size(lines: Sequence[Line]) -> float:
    """The height of the letters that most of the text has; 0 without lines."""
    ordered = sorted(lines, key=lambda line: line.size)
    half, seen = sum(len(line.words) for line in ordered) / 2, 0
    for line in ordered:
        seen += len(line.words)
        if seen >= half:
            return line.size
    return 0.0


def _laid_out(words: str, lines: Sequence[Line], body: float, usual: float) -> Page:
    placed = list(_placed([line for line in words.split("\n") if line.strip()], lines))
    text = ""
    headings: list[tuple[Span, float]] = []
    before: tuple[str, Line | None] = ("", None)
    for shown, line in placed:
        is_heading = line is not None and _is_heading(line, body)
        goes_on = False
        if text:
            last = before[1]
            goes_on = bool(
                is_heading
                and headings
                and headings[-1][0][1] == len(text)
                and line
                and last
                and _alike(line, last)
            )
            ended = bool(headings) and headings[-1][0][1] == len(text)
            apart = not goes_on and (is_heading or ended or _is_apart(before, (shown, line), usual))
            text += "\n\n" if apart else "\n"
        start = len(text)
        text += shown
        if is_heading and line is not None:
            if goes_on:
                (start, _), size = headings.pop()
                headings.append(((start, len(text)), size))
            else:
                headings.append(((start, len(text)), line.size))
        before = (shown, line)
    return Page(text, tuple(kept for kept in headings if not _is_sentence(text[slice(*kept[0])])))


def _is_sentence(words: str) -> bool:
    """Whether large letters are a standfirst's, or a quotation's: words that end as sentences do."""
    return len(words.split()) >= _SENTENCE and words.rstrip().endswith((".", "。", ":", ";", ","))


def _placed(shown: Sequence[str], lines: Sequence[Line]) -> Iterator[tuple[str, Line | None]]:
    """Each shown line with the line of the layout that has the same words; both stand in one order."""
    at = 0
    for words in shown:
        key = _key(words)
        for number in range(at, min(len(lines), at + _LOOKED_AHEAD)):
            if key and _key(lines[number].words) == key:
                at = number + 1
                yield words, lines[number]
                break
        else:
            yield words, None


def _key(words: str) -> str:
    return "".join(character for character in words if character.isalnum())


def _is_heading(line: Line, body: float) -> bool:
    """Whether a line is larger than the running text; a byline in large letters is none, nor is a standfirst."""
    return (
        line.size >= _HEADING * body > 0
        and len(line.words) <= _MOST_HEADING
        and bool(_WORD.search(line.words) or _WITHOUT_SPACES.search(line.words))
        and read_byline(line.words) is None
    )


def _alike(one: Line, other: Line) -> bool:
    """Whether two lines belong to one heading: letters of one size, one below the other."""
    return (
        abs(one.size - other.size) <= _SAME_SIZE * one.size and 0 < other.middle - one.middle < 1.6 * one.size
    )


def _usual_distance(pages: Sequence[Sequence[Line]]) -> float:
    """How far apart the lines of one paragraph stand; 0 where that cannot be told."""
    distances = sorted(
        one.middle - other.middle
        for lines in pages
        for one, other in pairwise(lines)
        if 0 < one.middle - other.middle < _FARTHEST * one.size
    )
    if len(distances) < _FEWEST:
        return 0.0
    usual = distances[int(len(distances) * _CLOSE)]
    single = _SINGLE * _usual_size([line for lines in pages for line in lines])
    return usual if len(distances) >= _MANY else min(usual, single)


def _is_apart(one: tuple[str, Line | None], other: tuple[str, Line | None], usual: float) -> bool:
    """Whether there is more space between two lines than usual, and no sentence that goes on over it."""
    if one[1] is None or other[1] is None or not usual:
        return False
    if other[0][:1].islower() and not one[0].rstrip().endswith(SENTENCE_ENDS):
        return False
    return one[1].middle - other[1].middle > _GAP * usual


def title_of(page: Page) -> str | None:
    """The title on a first page: of its headings at the top the largest, a newspaper's name aside; None without any."""
    ahead = len("\n".join(page.text.split("\n")[: 2 * _TITLE_WITHIN]))
    above = [
        (" ".join(page.text[slice(*span)].split()), size) for span, size in page.headings if span[0] < ahead
    ]
    if not above:
        return None
    largest = max(size for _, size in above)
    sayings = [
        (size, words)
        for words, size in above
        if size >= _NEARLY_LARGEST * largest
        and (len(words.split()) >= 3 or len(_WITHOUT_SPACES.findall(words)) >= 6)
    ]
    best = max(sayings or [(size, words) for words, size in above], key=lambda item: item[0])
    return best[1]
