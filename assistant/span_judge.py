"""The judge that the product brings along: the reader's model over the best passages, calibrated.

In: a question and retrieved passages. Out: the same, best first, each with the exact words that may answer and the
probability that they do. Only the best retrieved ones are read; the others keep their places behind them.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.confidence import Confidence, features, shares
from assistant.judge import Finding, Judged
from assistant.reading import Question
from assistant.span_model import PassageReading, SpanReader, load_span_model
from index.embedder import Embedder
from index.encoder import Encoder, bundled_model_folder
from index.records import Passage, ScoredPassage

PASSAGES_READ = 8
_MAX_TITLE = 160


class SpanJudge:
    """Reads passages for exact words.

    Args:
        model: the reader's model.
        confidence: from its scores to a ranking and probabilities.
        passages_read: how many of the best retrieved passages are read.
    """

    def __init__(self, model: SpanReader, confidence: Confidence, passages_read: int = PASSAGES_READ) -> None:
        self._model = model
        self._confidence = confidence
        self._passages_read = passages_read

    @classmethod
    def load(cls, reader: str, embedder: Embedder) -> SpanJudge:
        """The bundled reader on the embedder's own encoder, or any Hugging Face question-answering model by name.

        Raises:
            EncoderError: the model cannot be had.
        """
        encoder = embedder.encoder or Encoder(bundled_model_folder())
        model = load_span_model(reader, encoder)
        return cls(model, Confidence.load())

    @property
    def name(self) -> str:
        """What ``Answer.model`` shows."""
        return self._model.name

    @property
    def threshold(self) -> float:
        """The probability from which an answer is given, chosen on a risk-coverage curve."""
        return self._confidence.threshold

    def judge(self, question: Question, passages: Sequence[ScoredPassage]) -> list[Judged]:
        """The passages, best first, each with its findings."""
        read, rest = passages[: self._passages_read], passages[self._passages_read :]
        heads = [header(item.passage) for item in read]
        texts = [head + item.passage.text for head, item in zip(heads, read, strict=True)]
        readings = self._model.read(question.standalone, texts, [len(head) for head in heads])
        judged = [
            self._judged(question, item, reading, len(head))
            for item, reading, head in zip(read, readings, heads, strict=True)
        ]
        judged.sort(key=lambda item: (-item.score, item.passage.passage.id))
        floor = min((item.score for item in judged), default=0.0)
        return judged + [Judged(item, floor - 1 - place, ()) for place, item in enumerate(rest)]

    def _judged(
        self, question: Question, scored: ScoredPassage, reading: PassageReading, head: int
    ) -> Judged:
        given = features(question, scored, reading)
        start = scored.passage.start - head
        probabilities = shares(self._confidence.probability(given), [span.score for span in reading.spans])
        findings = tuple(
            Finding((start + span.start, start + span.end), probability)
            for span, probability in zip(reading.spans, probabilities, strict=True)
        )
        return Judged(scored, self._confidence.ranking(given), findings)


def header(passage: Passage) -> str:
    """Title and date of the passage's article as a line before it, as the index embeds them; empty without."""
    title = " ".join((passage.title or "").split())
    parts = [title[:_MAX_TITLE] if title not in passage.text else "", passage.date or ""]
    line = " · ".join(part for part in parts if part)
    return f"{line}\n" if line else ""
