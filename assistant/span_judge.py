"""The judge that the product brings along: the reader's model over the best passages, calibrated.

In: a question and retrieved passages. Out: the same, best first, each with the exact words that may answer and the
probability that they do. Only the best retrieved ones are read; the others keep their places behind them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer_types import fits
from assistant.confidence import Confidence, features, shares
from assistant.event_dates import Time, asked_days, time_of
from assistant.judge import Finding, Judged
from assistant.nearness import Nearness
from assistant.question_type import asks_for_byline
from assistant.reading import Question
from assistant.span_model import PassageReading, ScoredSpan, SpanReader, load_span_model
from index.bylines import read_byline
from index.embedder import Embedder
from index.encoder import Encoder, bundled_model_folder
from index.passages import sentences
from index.records import Passage, ScoredPassage

PASSAGES_READ = 6
_MAX_TITLE = 160
_SPANS_WEIGHED = 3
_NEARNESS = 80.0
"""What a cosine of one between question and sentence is worth, in log-odds (docs/decisions.md)."""
_USUAL_NEARNESS = -0.04
_UNFIT = 4.0
"""What words of another kind than asked for lose against others, in log-odds; and a passage that has no better ones."""
_UNFIT_LESS_LIKELY = 2.0
"""The same for the probability that they are right."""
_TIMES = {Time.SAME: 1.0, Time.POSSIBLE: 0.0, Time.ASIDE: -1.0, Time.OTHER: -5.0}
"""What a sentence gains by the time that it speaks of, in log-odds."""


class SpanJudge:
    """Reads passages for exact words.

    Args:
        model: the reader's model.
        embedder: tells how near a sentence is to the question.
        confidence: from its scores to a ranking and probabilities.
        passages_read: how many of the best retrieved passages are read.
    """

    def __init__(
        self,
        model: SpanReader,
        embedder: Embedder,
        confidence: Confidence,
        passages_read: int = PASSAGES_READ,
    ) -> None:
        self._model = model
        self._nearness = Nearness(embedder)
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
        return cls(model, embedder, Confidence.load())

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
        judged = [
            self._judged(question, scored, reading) for scored, reading in self.readings(question, read)
        ]
        judged.sort(key=lambda item: (-item.score, item.passage.passage.id))
        floor = min((item.score for item in judged), default=0.0)
        return judged + [Judged(item, floor - 1 - place, ()) for place, item in enumerate(rest)]

    def readings(
        self, question: Question, passages: Sequence[ScoredPassage]
    ) -> list[tuple[ScoredPassage, PassageReading]]:
        """Each passage's reading, its spans weighed by their sentences; offsets are into the passage's text.

        A span gains when the sentence that carries it is near the question, and loses when it is not of the
        kind of words that the question asks for. None crosses the end of its sentence.
        """
        heads = [header(scored.passage) for scored in passages]
        texts = [head + scored.passage.text for head, scored in zip(heads, passages, strict=True)]
        given = self._model.read(question.standalone, texts, [len(head) for head in heads])
        placed = [
            [placed for span in reading.spans if (placed := _placed(span, len(head), scored.passage))]
            for scored, reading, head in zip(passages, given, heads, strict=True)
        ]
        carriers = list(dict.fromkeys(sentence for spans in placed for _, sentence in spans[:_SPANS_WEIGHED]))
        nearness = self._nearness.cosines(question.standalone, carriers)
        weighed = []
        for scored, reading, spans in zip(passages, given, placed, strict=True):
            rescored = [
                replace(
                    span,
                    score=span.score + self._gain(question, scored, span, sentence, nearness.get(sentence)),
                )
                for span, sentence in spans
            ]
            rescored.sort(key=lambda span: -span.score)
            weighed.append((scored, replace(reading, spans=tuple(rescored))))
        return weighed

    @staticmethod
    def _gain(
        question: Question, scored: ScoredPassage, span: ScoredSpan, sentence: str, nearness: float | None
    ) -> float:
        near = _USUAL_NEARNESS if nearness is None else nearness - scored.score
        unfit = 0.0 if _is_fit(question, scored.passage, span, sentence) else _UNFIT
        return _NEARNESS * near - unfit + _TIMES[_time(question, scored.passage, sentence)]

    def _judged(self, question: Question, scored: ScoredPassage, reading: PassageReading) -> Judged:
        given = features(question, scored, reading)
        passage, rank, shift = scored.passage, self._confidence.ranking(given), 0.0
        if reading.spans:
            span = reading.spans[0]
            sentence = _carrier(passage, span.start, span.end) or passage.text[span.start : span.end]
            time = _TIMES[_time(question, passage, sentence)]
            rank, shift = rank + time, time if time < -1 else 0.0
            if not _is_fit(question, passage, span, sentence):
                rank, shift = rank - _UNFIT, shift - _UNFIT_LESS_LIKELY
        best = self._confidence.probability(given, shift)
        probabilities = shares(best, [span.score for span in reading.spans])
        findings = tuple(
            Finding((passage.start + span.start, passage.start + span.end), probability)
            for span, probability in zip(reading.spans, probabilities, strict=True)
        )
        return Judged(scored, rank, findings)


def _is_fit(question: Question, passage: Passage, span: ScoredSpan, sentence: str) -> bool:
    """Whether the words are of the kind asked for; those of a byline are so only where a byline is asked for."""
    if not fits(question.text, passage.text[span.start : span.end], passage.language):
        return False
    return read_byline(sentence) is None or asks_for_byline(question.standalone)


def _time(question: Question, passage: Passage, sentence: str) -> Time:
    return time_of(asked_days(question.standalone, question.language), passage, sentence)


def _carrier(passage: Passage, start: int, end: int) -> str | None:
    """The sentence of the passage that holds ``[start, end)``; None where that crosses a sentence's end."""
    for low, high in sentences(passage.text, passage.language):
        if low <= start and end <= high:
            return passage.text[low:high]
    return None


def _placed(span: ScoredSpan, head: int, passage: Passage) -> tuple[ScoredSpan, str] | None:
    """The span in the passage's own text with the sentence that carries it; None when it crosses a sentence's end."""
    start, end = span.start - head, span.end - head
    sentence = _carrier(passage, start, end)
    return None if sentence is None else (replace(span, start=start, end=end), sentence)


def header(passage: Passage) -> str:
    """Title and date of the passage's article as a line before it, as the index embeds them; empty without."""
    title = " ".join((passage.title or "").split())
    parts = [title[:_MAX_TITLE] if title not in passage.text else "", passage.date or ""]
    line = " · ".join(part for part in parts if part)
    return f"{line}\n" if line else ""
