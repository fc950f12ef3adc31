"""What a reader's model gives for a passage, and how its logits become that: the best spans against "no answer".

In: logits of the windows that a text is read in. Out: exact words with comparable scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_SPAN_TOKENS = 40
MAX_SPAN_CHARACTERS = 300
WINDOW_OVERLAP = 64
SPANS_PER_PASSAGE = 5
MAX_MARGIN = 40.0


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """Half-open character offsets into the text that was read; ``score`` is the span's log-probability there."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class PassageReading:
    """What the model makes of one passage.

    Attributes:
        spans: the best spans, best first; no two overlap. Empty for a text without words.
        null_score: log-probability that the passage does not answer.
        relevance: log-odds that the passage answers the question, from the model's own head.
    """

    spans: tuple[ScoredSpan, ...]
    null_score: float
    relevance: float

    @property
    def margin(self) -> float:
        """Best span against no answer, in log-odds: comparable across passages and questions."""
        return (self.spans[0].score if self.spans else -MAX_MARGIN) - self.null_score


class SpanReader(Protocol):
    """What both models are."""

    @property
    def name(self) -> str:
        """Name and version, as shown to people."""
        ...

    def read_pairs(
        self, pairs: Sequence[tuple[str, str]], starts: Sequence[int] | None = None
    ) -> list[PassageReading]:
        """One reading for each pair of a question and a text, in order; see :meth:`SpanModel.read_pairs`."""
        ...


@dataclass(frozen=True, slots=True)
class Window:
    """Part of a text that fits the encoder: tokens ``[first, last)`` of the text numbered ``text``."""

    text: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Logits:
    """Logits of one window: per token, and for no answer; relevance."""

    start: NDArray[np.float32]
    end: NDArray[np.float32]
    null_start: float
    null_end: float
    relevance: float

    @property
    def log_total(self) -> float:
        """Log of the sum over all starts plus that over all ends, "no answer" among both."""
        return _log_sum(self.start, self.null_start) + _log_sum(self.end, self.null_end)


def windows_of(text: int, tokens: int, room: int) -> list[Window]:
    """The windows of a text of that many tokens where ``room`` fit at once; neighbours share ``WINDOW_OVERLAP``."""
    if tokens <= room:
        return [Window(text, 0, tokens)]
    return [
        Window(text, first, min(first + room, tokens))
        for first in range(0, tokens - WINDOW_OVERLAP, room - WINDOW_OVERLAP)
    ]


def reading_of(
    text: str,
    offsets: Sequence[tuple[int, int]],
    parts: Sequence[tuple[Window, Logits]],
    start_from: int,
    wanted: int,
) -> PassageReading:
    """Join the windows of one text: spans compete by their lead over their window's "no answer"."""
    import numpy as np

    if not any(len(found.start) for _, found in parts):
        return PassageReading((), 0.0, -MAX_MARGIN)
    candidates: list[tuple[float, int, int]] = []
    best: tuple[float, float] = (-np.inf, 0.0)
    for window, found in parts:
        log_total = found.log_total
        null = found.null_start + found.null_end - log_total
        spans = _best_spans(found.start, found.end, offsets[window.first : window.last], start_from, wanted)
        candidates.extend(
            (score - log_total - null, window.first + a, window.first + b) for score, a, b in spans
        )
        lead = spans[0][0] - log_total - null if spans else -MAX_MARGIN
        best = max(best, (lead, null))
    candidates.sort(reverse=True)
    chosen: list[ScoredSpan] = []
    for lead, first, last in candidates:
        start, end = _whole_words(text, offsets[first][0], offsets[last][1])
        apart = all(end <= other.start or start >= other.end for other in chosen)
        if start_from <= start < end and apart and len(chosen) < wanted:
            chosen.append(ScoredSpan(start, end, float(lead + best[1])))
    return PassageReading(tuple(chosen), float(best[1]), max(found.relevance for _, found in parts))


def _log_sum(logits: NDArray[np.float32], null: float) -> float:
    import numpy as np

    return float(np.logaddexp.reduce(np.append(logits, null).astype(np.float64)))


def _best_spans(
    start: NDArray[np.float32],
    end: NDArray[np.float32],
    offsets: Sequence[tuple[int, int]],
    start_from: int,
    wanted: int,
) -> list[tuple[float, int, int]]:
    """(start logit + end logit, first token, last token) of the best spans that share no token, best first."""
    import numpy as np

    count = len(start)
    width = min(MAX_SPAN_TOKENS, count)
    padded = np.concatenate([end, np.full(width, -np.inf, np.float32)])
    scores = start[:, None] + padded[np.arange(count)[:, None] + np.arange(width)[None, :]]
    begins = np.array([a for a, _ in offsets])
    ends = np.array([b for _, b in offsets])
    scores[ends <= start_from] = -np.inf
    lasts = np.minimum(np.arange(count)[:, None] + np.arange(width)[None, :], count - 1)
    scores[ends[lasts] - begins[:, None] > MAX_SPAN_CHARACTERS] = -np.inf
    found: list[tuple[float, int, int]] = []
    while len(found) < wanted:
        first, length = np.unravel_index(int(scores.argmax()), scores.shape)
        if not np.isfinite(scores[first, length]):
            break
        last = int(first + length)
        found.append((float(scores[first, length]), int(first), last))
        scores[first : last + 1] = -np.inf
        for row in range(max(0, int(first) - width + 1), int(first)):
            scores[row, int(first) - row :] = -np.inf
    return found


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends, grown to whole words in scripts that part words by spaces."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and _joined(text[start - 1], text[start]):
        start -= 1
    while start < end < len(text) and _joined(text[end - 1], text[end]):
        end += 1
    return start, end


def _joined(left: str, right: str) -> bool:
    """Whether a word goes on across this border; never in scripts that are written without spaces."""
    return left.isalnum() and right.isalnum() and max(left, right) < "\u0e00"
