"""The reader's model: a question and passages in; exact words, "no answer" and relevance out.

It stands between the ranked passages and the extractive reader. The bundled weights are low-rank
adapters on the retriever's own encoder, whose word embeddings and tokenizer they share; any Hugging Face
extractive question-answering model can take their place (:class:`HubSpanModel`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.judging.hub_span_model import HubSpanModel
from assistant.judging.readings import (
    SPANS_PER_PASSAGE,
    Logits,
    PassageReading,
    Window,
    reading_of,
    windows_of,
)
from index.model.adapters import AdapterFile, read_adapter
from index.model.encoder import MAX_TOKENS, Encoder
from index.model.shared import Shared
from index.model.tokenizer import BOS, EOS
from index.records import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUNDLED_WEIGHTS = Path(__file__).parents[1] / "weights"
MAX_QUESTION_TOKENS = 64


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
            for window in windows_of(i, len(encoding.ids), MAX_TOKENS - len(head) - 1)
        ]
        ids = [[*heads[w.text], *encodings[w.text].ids[w.first : w.last], EOS] for w in windows]
        states = self._encoder.hidden_states(ids, [len(heads[w.text]) for w in windows])
        found: list[list[tuple[Window, Logits]]] = [[] for _ in pairs]
        for window, hidden in zip(windows, states, strict=True):
            found[window.text].append((window, self._judge(hidden, len(heads[window.text]))))
        return [
            reading_of(text, encoding.spans, parts, starts[i] if starts else 0, spans_per_passage)
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

    def _judge(self, hidden: NDArray[np.float32], head: int) -> Logits:
        spans = hidden @ self._heads["span.w"].T + self._heads["span.b"]
        inner = _gelu(hidden[0] @ self._heads["relevance.hidden.w"].T + self._heads["relevance.hidden.b"])
        relevance = float((inner @ self._heads["relevance.out.w"].T + self._heads["relevance.out.b"])[0])
        body = spans[head:-1]
        return Logits(body[:, 0], body[:, 1], float(spans[0, 0]), float(spans[0, 1]), relevance)


_models: Shared[SpanModel] = Shared()


def load_span_model(name: str | None, encoder: Encoder) -> SpanModel | HubSpanModel:
    """The bundled reader (None or ``bundled``), weights of ours in a folder, or a Hugging Face model by name."""
    if name is None or name == "bundled":
        return SpanModel.load(None, encoder)
    if (Path(name) / "reader.json").is_file():
        return SpanModel.load(Path(name), encoder)
    return HubSpanModel.load(name)


def _gelu(x: NDArray[np.float32]) -> NDArray[np.float32]:
    import math

    import numpy as np

    return np.array([0.5 * v * (1 + math.erf(v / math.sqrt(2))) for v in x.tolist()], np.float32)
