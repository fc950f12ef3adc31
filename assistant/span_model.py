"""The reader's model: a question and passages in; exact words, "no answer" and relevance out.

It stands between the ranked passages and the extractive reader. The bundled weights are low-rank
adapters on the retriever's own encoder, whose word embeddings and tokenizer they share; any Hugging Face
extractive question-answering model can take their place (:class:`HubSpanModel`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from index.adapters import AdapterFile, read_adapter
from index.encoder import MAX_TOKENS, Encoder
from index.errors import EncoderError
from index.records import Span
from index.shared import Shared
from index.tokenizer import BOS, EOS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUNDLED_WEIGHTS = Path(__file__).parent / "weights"
MAX_QUESTION_TOKENS = 64
MAX_SPAN_TOKENS = 40
MAX_SPAN_CHARACTERS = 300
WINDOW_OVERLAP = 64
SPANS_PER_PASSAGE = 5


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


MAX_MARGIN = 40.0


class SpanReader(Protocol):
    """What both models are."""

    @property
    def name(self) -> str:
        """Name and version, as shown to people."""
        ...

    def read(
        self, question: str, texts: Sequence[str], starts: Sequence[int] | None = None
    ) -> list[PassageReading]:
        """One reading for each text, in order; see :meth:`SpanModel.read`."""
        ...


@dataclass(frozen=True, slots=True)
class _Window:
    """Part of a text that fits the encoder: tokens ``[first, last)`` of the text numbered ``text``."""

    text: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Found:
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


class SpanModel:
    """The bundled reader. Threads may share one."""

    def __init__(self, encoder: Encoder, file: AdapterFile) -> None:
        """Use :meth:`load`."""
        tensors = file.tensors()
        try:
            self._heads = {
                name: value.float().numpy()
                for name, value in tensors.items()
                if name.startswith(("span.", "relevance."))
            }
            adapter = {name: value for name, value in tensors.items() if name not in self._heads}
            self._encoder = encoder.with_adapter(
                adapter, file.weights["scale"], file.weights["segment_layer"]
            )
            self._name = f"bundled reader {file.weights['sha256'][:8]}"
        except (KeyError, ValueError) as error:
            raise file.unreadable(error) from error

    @classmethod
    def load(cls, path: Path | None, encoder: Encoder) -> SpanModel:
        """Merge the weights in folder ``path`` (the bundled ones when None) into a copy of ``encoder``'s layers.

        The same weights on the same encoder are merged once, for as long as somebody uses them.

        Raises:
            EncoderError: weights are missing or damaged (checksum), or do not fit the encoder.
        """
        file = read_adapter(path or BUNDLED_WEIGHTS, "reader")
        return _models.get((encoder, file.about), lambda: cls(encoder, file))

    @property
    def name(self) -> str:
        """Name and version, as shown to people."""
        return self._name

    def read(
        self,
        question: str,
        texts: Sequence[str],
        starts: Sequence[int] | None = None,
        spans_per_passage: int = SPANS_PER_PASSAGE,
    ) -> list[PassageReading]:
        """Read every text for the question, in one pass over the encoder.

        Args:
            question: in any language; read to its 64th token.
            texts: passages, with or without a header; longer ones than the encoder takes are read in
                overlapping windows.
            starts: for each text the offset before which no span may begin (the end of its header).
            spans_per_passage: how many spans to give at most.
        """
        return self.read_pairs([(question, text) for text in texts], starts, spans_per_passage)

    def read_pairs(
        self,
        pairs: Sequence[tuple[str, str]],
        starts: Sequence[int] | None = None,
        spans_per_passage: int = SPANS_PER_PASSAGE,
    ) -> list[PassageReading]:
        """As :meth:`read`, for pairs of a question and a text: many questions in one pass over the encoder."""
        tokenizer = self._encoder.tokenizer
        asked = {
            question: tokenizer.ids(question)[:MAX_QUESTION_TOKENS] for question, _ in dict.fromkeys(pairs)
        }
        encodings = [tokenizer.tokens(text) for _, text in pairs]
        heads = [[BOS, *asked[question], EOS] for question, _ in pairs]
        windows = [
            window
            for i, (head, encoding) in enumerate(zip(heads, encodings, strict=True))
            for window in _windows(i, len(encoding.ids), MAX_TOKENS - len(head) - 1)
        ]
        ids = [[*heads[w.text], *encodings[w.text].ids[w.first : w.last], EOS] for w in windows]
        states = self._encoder.hidden_states(ids, [len(heads[w.text]) for w in windows])
        found: list[list[tuple[_Window, _Found]]] = [[] for _ in pairs]
        for window, hidden in zip(windows, states, strict=True):
            found[window.text].append((window, self._judge(hidden, len(heads[window.text]))))
        return [
            _reading(text, encoding.spans, parts, starts[i] if starts else 0, spans_per_passage)
            for i, ((_, text), encoding, parts) in enumerate(zip(pairs, encodings, found, strict=True))
        ]

    def score_places(
        self, question: str, text: str, places: Sequence[Span]
    ) -> tuple[NDArray[np.float32], float]:
        """Log-probabilities that exactly these places of ``text`` answer, and the text's relevance.

        Args:
            question: in any language; read to its 64th token.
            text: short enough for one window; what stands after it is not read.
            places: half-open character offsets.
        """
        import numpy as np

        encoding = self._encoder.tokenizer.tokens(text)
        head = [BOS, *self._encoder.tokenizer.ids(question)[:MAX_QUESTION_TOKENS], EOS]
        ids = [*head, *encoding.ids[: MAX_TOKENS - len(head) - 1], EOS]
        found = self._judge(self._encoder.hidden_states([ids], [len(head)])[0], len(head))
        begins, ends = (np.array(side) for side in zip(*encoding.spans[: len(found.start)], strict=True))
        firsts = np.searchsorted(ends, [start for start, _ in places], side="right")
        lasts = np.searchsorted(begins, [end for _, end in places], side="left") - 1
        inside = len(found.start) - 1
        scores = found.start[firsts.clip(max=inside)] + found.end[lasts.clip(0, inside)] - found.log_total
        return scores.astype(np.float32), found.relevance

    def _judge(self, hidden: NDArray[np.float32], head: int) -> _Found:
        spans = hidden @ self._heads["span.w"].T + self._heads["span.b"]
        inner = _gelu(hidden[0] @ self._heads["relevance.hidden.w"].T + self._heads["relevance.hidden.b"])
        relevance = float((inner @ self._heads["relevance.out.w"].T + self._heads["relevance.out.b"])[0])
        body = spans[head:-1]
        return _Found(body[:, 0], body[:, 1], float(spans[0, 0]), float(spans[0, 1]), relevance)


_models: Shared[SpanModel] = Shared()


class HubSpanModel:
    """Any Hugging Face extractive question-answering model that knows "no answer" (SQuAD 2.0's form)."""

    def __init__(self, name: str, tokenizer: Any, model: Any) -> None:
        """Use :meth:`load`."""
        self._model_name = name
        self._tokenizer = tokenizer
        self._model = model

    @classmethod
    def load(cls, name: str) -> HubSpanModel:
        """A model of the hub or a local folder; code that a model brings along is never run.

        Raises:
            EncoderError: it cannot be had, or is no question-answering model.
        """
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer

        try:
            tokenizer = AutoTokenizer.from_pretrained(name, use_fast=True)
            model = AutoModelForQuestionAnswering.from_pretrained(name, use_safetensors=True)
        except (OSError, ValueError, KeyError) as error:
            raise EncoderError(
                f"The reader {name!r} cannot be loaded: {error}. Name a question-answering model that this machine "
                "can reach, a folder, or leave ASSISTANT_READER unset for the bundled one."
            ) from error
        return cls(name, tokenizer, model.eval())

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model_name

    def read(
        self,
        question: str,
        texts: Sequence[str],
        starts: Sequence[int] | None = None,
        spans_per_passage: int = SPANS_PER_PASSAGE,
    ) -> list[PassageReading]:
        """As :meth:`SpanModel.read`; relevance is the best span against no answer."""
        import torch

        readings = []
        limit = min(MAX_TOKENS, int(self._tokenizer.model_max_length))
        for i, text in enumerate(texts):
            batch = self._tokenizer(
                question,
                text,
                truncation="only_second",
                max_length=limit,
                stride=min(WINDOW_OVERLAP, limit // 4),
                return_overflowing_tokens=True,
                return_offsets_mapping=True,
                padding=True,
                return_tensors="pt",
            )
            offsets = batch.pop("offset_mapping").tolist()
            batch.pop("overflow_to_sample_mapping", None)
            with torch.inference_mode():
                output = self._model(**batch)
            parts: list[tuple[_Window, _Found]] = []
            places: list[tuple[int, int]] = []
            for row, row_offsets in enumerate(offsets):
                body = [n for n, part in enumerate(batch.sequence_ids(row)) if part == 1]
                if not body:
                    continue
                start, end = output.start_logits[row].float().numpy(), output.end_logits[row].float().numpy()
                first = len(places)
                places.extend((row_offsets[n][0], row_offsets[n][1]) for n in body)
                found = _Found(start[body], end[body], float(start[0]), float(end[0]), 0.0)
                parts.append((_Window(i, first, len(places)), found))
            reading = _reading(text, places, parts, starts[i] if starts else 0, spans_per_passage)
            readings.append(PassageReading(reading.spans, reading.null_score, reading.margin))
        return readings


def load_span_model(name: str | None, encoder: Encoder) -> SpanModel | HubSpanModel:
    """The bundled reader (None or ``bundled``), weights of ours in a folder, or a Hugging Face model by name."""
    if name is None or name == "bundled":
        return SpanModel.load(None, encoder)
    if (Path(name) / "reader.json").is_file():
        return SpanModel.load(Path(name), encoder)
    return HubSpanModel.load(name)


def _windows(text: int, tokens: int, room: int) -> list[_Window]:
    if tokens <= room:
        return [_Window(text, 0, tokens)]
    return [
        _Window(text, first, min(first + room, tokens))
        for first in range(0, tokens - WINDOW_OVERLAP, room - WINDOW_OVERLAP)
    ]


def _reading(
    text: str,
    offsets: Sequence[tuple[int, int]],
    parts: Sequence[tuple[_Window, _Found]],
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


def _gelu(x: NDArray[np.float32]) -> NDArray[np.float32]:
    import math

    import numpy as np

    return np.array([0.5 * v * (1 + math.erf(v / math.sqrt(2))) for v in x.tolist()], np.float32)
