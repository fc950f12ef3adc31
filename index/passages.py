"""On the article line, between reading and embedding: an Article in, the spans of its passages out.

Also what the model sees of a passage (``embedded_text``): a header of title and date, then the passage's words
with wrapped lines and hyphenation mended. Offsets always point into ``article.text`` as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Literal

from index.records import Article, Span
from index.text.sentences import sentences, trim

__all__ = ["PassageRules", "cut", "embedded_text", "sentences", "size"]

Header = Literal["title and date", "title", "date", "none"]


@dataclass(frozen=True, slots=True)
class PassageRules:
    """How articles are cut; part of the index's fingerprint, so that other rules mean other passages.

    Attributes:
        max_size: upper limit of a passage, in characters of an alphabetic script (see ``size``). The reader is best
            on short ones, and 500 stays far under the bundled model's 512 tokens (docs/decisions.md).
        overlap_sentences: sentences repeated at the start of a passage that begins inside a paragraph.
        header: what stands before the passage's words in what is embedded.
        max_title: characters of the title that the header keeps.
        version: of the code here and in ``index.text.sentences``; raise it when the same rules cut differently.
    """

    max_size: int = 500
    overlap_sentences: int = 0
    header: Header = "title and date"
    max_title: int = 160
    version: int = 3

    def __post_init__(self) -> None:
        """ValueError for rules that cannot cut."""
        if self.max_size < 100:
            raise ValueError(f"max_size is {self.max_size}; a passage needs at least 100 characters")
        if not 0 <= self.overlap_sentences <= 5:
            raise ValueError(f"overlap_sentences is {self.overlap_sentences}; give 0 to 5")
        if self.header not in ("title and date", "title", "date", "none"):
            raise ValueError(f"header is {self.header!r}; give 'title and date', 'title', 'date' or 'none'")


_WIDE = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")
_WIDE_WEIGHT = 1.5


def size(text: str) -> int:
    """Length in characters of an alphabetic script: one Chinese, Japanese or Korean character counts 2.5."""
    if text.isascii():
        return len(text)
    return len(text) + int(_WIDE_WEIGHT * len(_WIDE.findall(text)))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence (or a piece of one over the limit) and the border before it."""

    start: int
    end: int
    size: int
    heading: bool
    border: Literal["sentence", "paragraph", "heading"]


def cut(article: Article, rules: PassageRules | None = None) -> list[Span]:
    """Spans of the passages, in order: whole sentences, at most ``rules.max_size``, no boilerplate.

    Borders fall on headings and paragraphs where sizes allow; headings stay with what follows them. Only a
    sentence over the limit is cut, at a clause or a space. What is repeated in other articles is left out like
    boilerplate, with a heading that has nothing else below it. An article that would lose all of its words is cut
    as if it had no boilerplate, so that no text is lost; one without any words gives no passages.
    """
    rules = rules or PassageRules()
    for boilerplate, repeated in (
        (article.boilerplate, article.repeated),
        (article.boilerplate, ()),
        ((), ()),
    ):
        if passages := _cut_around(article, boilerplate, repeated, rules):
            return passages
    return []


def _cut_around(
    article: Article, boilerplate: tuple[Span, ...], repeated: tuple[Span, ...], rules: PassageRules
) -> list[Span]:
    passages: list[Span] = []
    waiting: list[_Unit] = []
    article = (
        article
        if _is_sorted(article.headlines)
        else replace(article, headlines=tuple(sorted(article.headlines)))
    )
    for start, end in _gaps(len(article.text), (*boilerplate, *repeated)):
        units = _units(article, start, end, rules)
        if not units:
            continue
        if waiting and _stands_between(repeated, waiting[-1].end, start):
            if not _is_in_header(article, waiting, rules):
                passages.extend(_pack(waiting, rules))
            waiting = []
        units = waiting + units
        if all(unit.heading for unit in units) and sum(unit.size for unit in units) < rules.max_size // 2:
            waiting = units
            continue
        waiting = []
        passages.extend(_pack(units, rules))
    if waiting and not _stands_between(repeated, waiting[-1].end, len(article.text)):
        passages.extend(_pack(waiting, rules))
    return passages


def _stands_between(repeated: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether a repeated paragraph cuts a heading off from what follows: no passage goes across it."""
    return any(start <= left and right <= end for left, right in repeated)


def _is_in_header(article: Article, headings: list[_Unit], rules: PassageRules) -> bool:
    """Whether headings are the title, which stands at the head of every passage that is embedded."""
    title = " ".join((article.title or "").split())[: rules.max_title]
    return rules.header in ("title", "title and date") and all(
        " ".join(article.text[unit.start : unit.end].lstrip("#").split()) in title for unit in headings
    )


def _is_sorted(spans: tuple[Span, ...]) -> bool:
    return all(first <= second for first, second in pairwise(spans))


def _gaps(length: int, left_out: tuple[Span, ...]) -> list[Span]:
    gaps: list[Span] = []
    position = 0
    for start, end in sorted(left_out):
        if start > position:
            gaps.append((position, min(start, length)))
        position = max(position, end)
    if position < length:
        gaps.append((position, length))
    return gaps


def _units(article: Article, start: int, end: int, rules: PassageRules) -> list[_Unit]:
    """The sentences of a range, with headings told apart."""
    text = article.text
    first = max(bisect_right(article.headlines, (start, start)) - 1, 0)
    last = bisect_left(article.headlines, (end, end))
    headings = [span for span in article.headlines[first:last] if span[1] > start]
    edges = sorted({start, end, *(min(max(edge, start), end) for span in headings for edge in span)})
    heading_starts = [span[0] for span in headings]
    units: list[_Unit] = []
    for left, right in pairwise(edges):
        nearest = bisect_right(heading_starts, left) - 1
        heading = nearest >= 0 and headings[nearest][1] > left
        for sentence in sentences(text, article.language, left, right):
            for piece in _within_limit(text, sentence, rules.max_size):
                units.append(_unit(text, piece, heading, units[-1] if units else None))
    return units


def _unit(text: str, span: Span, heading: bool, before: _Unit | None) -> _Unit:
    border: Literal["sentence", "paragraph", "heading"] = "sentence"
    if before is None or (heading and not before.heading):
        border = "heading"
    elif "\n" in text[before.end : span[0]] or "\r" in text[before.end : span[0]]:
        border = "paragraph"
    gap = span[0] - before.end if before is not None else 1
    return _Unit(span[0], span[1], size(text[span[0] : span[1]]) + max(gap, 1), heading, border)


_CLAUSE = re.compile(r"[;:,،、，；：–—]\s*|\s[-|/]\s|[)\]»”]\s")
_SPACE = re.compile(r"\s+")


def _within_limit(text: str, span: Span, limit: int) -> list[Span]:
    """The span itself, or, when it is over the limit, pieces of it that end at clauses, spaces, or anywhere."""
    pieces: list[Span] = []
    start, end = span
    while start < end:
        if end - start <= limit and size(text[start:end]) <= limit:
            pieces.append((start, end))
            break
        reach = _reach(text, start, end, limit)
        half = start + (reach - start) // 2
        borders = [match.end() for match in _CLAUSE.finditer(text, half, reach)]
        borders = borders or [match.end() for match in _SPACE.finditer(text, half, reach)]
        border = borders[-1] if borders else reach
        piece = trim(text, start, border)
        if piece[0] < piece[1]:
            pieces.append(piece)
        start = trim(text, border, end)[0]
    return pieces


def _reach(text: str, start: int, end: int, limit: int) -> int:
    """The furthest end with ``size(text[start:end]) <= limit``."""
    low, high = start + 1, min(end, start + limit)
    while low < high:
        middle = (low + high + 1) // 2
        if size(text[start:middle]) <= limit:
            low = middle
        else:
            high = middle - 1
    return low


_MAX_CHOICES = 40
_BORDER_COST = {"heading": 0.0, "paragraph": 0.03, "sentence": 0.35}


def _pack(units: list[_Unit], rules: PassageRules) -> list[Span]:
    """Passages from units: the cheapest division, where small passages and borders inside paragraphs cost.

    One pass of dynamic programming; each unit looks back over at most ``max_size`` characters, and where these
    hold very many tiny units, at some of them.
    """
    if not units:
        return []
    sums = [0, *accumulate(unit.size for unit in units)]
    leads = [_overlap_start(units, begin, rules) for begin in range(len(units))]
    # What a passage costs by where it begins, its length apart.
    costs = [0.05 + (_BORDER_COST[unit.border] if begin else 0.0) for begin, unit in enumerate(units)]
    limit = rules.max_size + 1
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(units) + 1):
        first = min(bisect_left(sums, sums[end] - limit), end - 1)
        step = (end - first) // _MAX_CHOICES + 1
        choice, cheapest = end - 1, float("inf")
        for begin in range(end - 1, first - 1, -step):
            total = sums[end] - sums[leads[begin]]
            if total > limit and begin < end - 1:
                continue
            cost = best[begin][0] + (1.0 - min(total / limit, 1.0)) ** 2 + costs[begin]
            if cost < cheapest:
                choice, cheapest = begin, cost
        if units[end - 1].heading and end < len(units):
            cheapest += 4.0  # a heading is not left behind by what follows it
        best.append((cheapest, choice))
    spans: list[Span] = []
    end = len(units)
    while end > 0:
        begin = best[end][1]
        lead = leads[begin] if sums[end] - sums[leads[begin]] <= limit else begin
        spans.append((units[lead].start, units[end - 1].end))
        end = begin
    return spans[::-1]


def _overlap_start(units: list[_Unit], begin: int, rules: PassageRules) -> int:
    """The unit with which a passage begins once the sentences before it in its paragraph are repeated."""
    start = begin
    for _ in range(rules.overlap_sentences):
        if start == 0 or units[start].border != "sentence" or units[start - 1].size > rules.max_size // 3:
            break
        start -= 1
    return start


_SUSPENDED = r"(?:und|oder|bis|sowie|bzw|beziehungsweise|and|or|to|et|ou|y|o|e|и|или|і|або|en|of|i|lub)\b"
_HYPHENATED = re.compile(
    rf"(?<=[^\W\d_])[-\u2010\u00ad][ \t]*(?:\r\n|\r|\n)[ \t]*(?!{_SUSPENDED})(?=[^\W\d_])"
)
_SUSPENDED_BREAK = re.compile(rf"(?<=[^\W\d_])-[ \t]*(?:\r\n|\r|\n)[ \t]*(?={_SUSPENDED})")
_PARAGRAPH = re.compile(r"\s*(?:\r\n|\r|\n|\u2029)[ \t]*(?:\r\n|\r|\n)\s*")


def embedded_text(article: Article, span: Span, rules: PassageRules | None = None) -> str:
    """What is embedded and searched by words: the header, then the passage's words on mended lines.

    The header leaves out a title that the passage itself carries. Words divided at a line's end are joined,
    soft hyphens dropped, and white space folded to single spaces, paragraphs kept apart by a line break.
    """
    rules = rules or PassageRules()
    words = mended(article.text[span[0] : span[1]])
    head: list[str] = []
    title = " ".join((article.title or "").split())
    if rules.header in ("title", "title and date") and title and title not in words:
        head.append(title[: rules.max_title])
    if rules.header in ("date", "title and date") and article.date:
        head.append(article.date)
    return "\n".join([*([" · ".join(head)] if head else []), words])


def mended(text: str) -> str:
    """The words of a text as one would read them: hyphenation and wrapped lines undone, white space folded."""
    if "\n" in text or "\r" in text:
        text = _SUSPENDED_BREAK.sub("- ", text)
        text = _HYPHENATED.sub(_join_halves, text)
    text = text.replace("\u00ad", "")
    return "\n".join(" ".join(part.split()) for part in _PARAGRAPH.split(text) if part.strip())


def _join_halves(match: re.Match[str]) -> str:
    """``Regie-⏎rung`` loses its hyphen, ``Ukraine-⏎Krise`` keeps it."""
    following = match.string[match.end() : match.end() + 1]
    return "" if following.islower() or "\u00ad" in match.group() else "-"
