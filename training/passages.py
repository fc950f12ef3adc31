"""Passages for training: whole paragraphs, or cut as the index cuts them (whole sentences, 150 to 1,000 characters).

In: a paragraph and the place of an answer. Out: a piece of it with the answer's new place, or a piece
from which the answer's sentence is gone.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from index.records import Span

_SENTENCE_END = re.compile(r"[.!?…]+[\"“”»’')\]]*(?=\s)|[。！？।॥]+[」』”）]*|\n+")
_DENSE = re.compile(r"[぀-ヿ㐀-鿿가-힯ก-๛]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A cut passage: ``answer`` is the place of the answer in ``text``, or None when it is not in it."""

    text: str
    answer: Span | None


def sentences(text: str) -> list[Span]:
    """Sentence spans that cover ``text`` without gaps but for white space; digits before a full stop do not end one."""
    spans: list[Span] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.group().startswith(".") and re.search(r"(?:\b\w|\d)$", text[start : match.start()]):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))


def target_characters(text: str, rng: random.Random, whole: float) -> int:
    """How long a passage should be: 150 to 1,000 characters, short ones more often; fewer in dense scripts.

    ``whole`` is the share of the passages that keep all of ``text``.
    """
    if rng.random() < whole:
        return len(text)
    wanted = 150 + 850 * rng.betavariate(1.4, 3.1)
    dense = len(_DENSE.findall(text[:200])) / max(1, len(text[:200]))
    return int(wanted / (1 + 1.6 * dense))


def cut_around(text: str, place: Span, target: int, rng: random.Random) -> Piece:
    """Whole sentences around ``place``, grown at random to either side until ``target`` characters."""
    spans = sentences(text)
    first = next(i for i, span in enumerate(spans) if span[1] > place[0])
    last = max(i for i, span in enumerate(spans) if span[0] < place[1])
    first = min(first, last)
    while spans[last][1] - spans[first][0] < target and (first > 0 or last < len(spans) - 1):
        if last == len(spans) - 1 or (first > 0 and rng.random() < 0.5):
            first -= 1
        else:
            last += 1
    start, end = min(spans[first][0], place[0]), max(spans[last][1], place[1])
    return Piece(text[start:end], (place[0] - start, place[1] - start))


def cut_anywhere(text: str, target: int, rng: random.Random) -> Piece:
    """Whole sentences from a random place."""
    anchor = rng.choice(sentences(text))
    return Piece(cut_around(text, anchor, target, rng).text, None)


def without_sentence(text: str, place: Span, target: int, rng: random.Random) -> Piece | None:
    """A passage from around ``place`` that lacks the sentences which hold it; None when nothing is left."""
    spans = sentences(text)
    kept = [span for span in spans if span[1] <= place[0] or span[0] >= place[1]]
    if not kept:
        return None
    near = min(range(len(kept)), key=lambda i: min(abs(kept[i][0] - place[1]), abs(kept[i][1] - place[0])))
    first = last = near
    while sum(b - a for a, b in kept[first : last + 1]) < target and (first > 0 or last < len(kept) - 1):
        if last == len(kept) - 1 or (first > 0 and rng.random() < 0.5):
            first -= 1
        else:
            last += 1
    return Piece(" ".join(text[a:b] for a, b in kept[first : last + 1]), None)


def with_header(piece: Piece, title: str, rng: random.Random) -> Piece:
    """The piece under a line of title, date or both, in one of the forms in which an index writes it."""
    year, month, day = rng.randint(1995, 2025), rng.randint(1, 12), rng.randint(1, 28)
    date = rng.choice((f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{day}.{month}.{year}"))
    if rng.random() < 0.5:
        header = f"{title} · {date}\n"
    else:
        header = rng.choice(
            (
                f"{title}\n",
                f"{title} ({date})\n",
                f"{title}, {date}\n",
                f"{date} {title}\n",
                f"{title}\n{date}\n",
            )
        )
    answer = piece.answer and (piece.answer[0] + len(header), piece.answer[1] + len(header))
    return Piece(header + piece.text, answer)
