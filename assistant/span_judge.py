"""The judge that the product brings along: the reader's model over the best passages, calibrated.

In: a question and retrieved passages. Out: the same, best first, each with the exact words that may answer and the
probability that they do. Only the best retrieved ones are read; the others keep their places behind them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.answer_types import completes_name, fits
from assistant.asked_speaker import Said, asked_speaker, names_speaker, said_by
from assistant.confidence import Confidence, features, shares
from assistant.event_dates import Time, asked_days, time_of
from assistant.judge import Finding, Judged
from assistant.nearness import Nearness
from assistant.question_type import asks_for_byline, asks_for_wording
from assistant.reading import Question
from assistant.span_model import PassageReading, ScoredSpan, SpanReader, load_span_model
from assistant.speakers_tokens import quoted_ranges
from index.bylines import read_byline
from index.embedder import Embedder
from index.encoder import Encoder, bundled_model_folder
from index.passages import sentences
from index.records import Article, Passage, ScoredPassage, Span

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
_SAID = {Said.THEIRS: 3.0, Said.OPEN: 0.0, Said.ANOTHER_S: -3.0}
"""What a sentence gains by whose words it holds, where somebody's words are asked for, in log-odds."""
_SAID_PARTLY = 0.4
"""The share of it where one thing said is asked for, which the speaker's other sentences do not hold."""
_SAID_LIKELY = 0.4
"""The share of it for the probability that it is right."""
_VERBATIM = 3.0
"""What words in quotation marks gain where the exact wording is asked for."""
_ADDED = 4.0
"""How far below the model's best span words start that the rules propose, not the model."""
_MOST_ADDED = 3


class Archive(Protocol):
    """What the judge asks of the index beside the passages."""

    def article(self, source: str) -> Article:
        """The article of that source; SourceNotFoundError when there is none."""
        ...

    def languages_with(self, word: str) -> frozenset[str]:
        """The languages in whose articles a word stands."""
        ...


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words that may answer, with the sentence that carries them; offsets into the passage's text."""

    span: ScoredSpan
    sentence: Span


class SpanJudge:
    """Reads passages for exact words.

    Args:
        model: the reader's model.
        embedder: tells how near a sentence is to the question.
        confidence: from its scores to a ranking and probabilities.
        archive: the articles, for who says what, and the words that they write.
        passages_read: how many of the best retrieved passages are read.
    """

    def __init__(
        self,
        model: SpanReader,
        embedder: Embedder,
        confidence: Confidence,
        archive: Archive,
        passages_read: int = PASSAGES_READ,
    ) -> None:
        self._model = model
        self._nearness = Nearness(embedder)
        self._confidence = confidence
        self._archive = archive
        self._passages_read = passages_read

    @classmethod
    def load(cls, reader: str, embedder: Embedder, archive: Archive) -> SpanJudge:
        """The bundled reader on the embedder's own encoder, or any Hugging Face question-answering model by name.

        Raises:
            EncoderError: the model cannot be had.
        """
        encoder = embedder.encoder or Encoder(bundled_model_folder())
        model = load_span_model(reader, encoder)
        return cls(model, embedder, Confidence.load(), archive)

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

        A span gains when the sentence that carries it is near the question, of its time, and said by whom it asks
        about, and loses when it is not of the kind of words that it asks for. None crosses the end of its sentence.
        Where somebody's words or an exact wording are asked for, such words are weighed beside the model's spans.
        """
        heads = [header(scored.passage) for scored in passages]
        texts = [head + scored.passage.text for head, scored in zip(heads, passages, strict=True)]
        given = self._model.read(question.standalone, texts, [len(head) for head in heads])
        candidates = [
            self._candidates(question, scored.passage, reading, len(head))
            for scored, reading, head in zip(passages, given, heads, strict=True)
        ]
        carriers = [
            scored.passage.text[slice(*candidate.sentence)]
            for scored, own in zip(passages, candidates, strict=True)
            for candidate in own[: _SPANS_WEIGHED + _MOST_ADDED]
        ]
        nearness = self._nearness.cosines(question.standalone, list(dict.fromkeys(carriers)))
        weighed = []
        for scored, reading, own in zip(passages, given, candidates, strict=True):
            spans = [
                replace(found.span, score=found.span.score + self._gain(question, scored, found, nearness))
                for found in own
            ]
            spans.sort(key=lambda span: -span.score)
            weighed.append((scored, replace(reading, spans=_apart(spans))))
        return weighed

    def _candidates(
        self, question: Question, passage: Passage, reading: PassageReading, head: int
    ) -> list[_Candidate]:
        """The model's spans, the best first, then what the rules propose; none crosses its sentence's end."""
        inside = [replace(span, start=span.start - head, end=span.end - head) for span in reading.spans]
        placed = [
            _Candidate(span, sentence)
            for span in inside
            if (sentence := _carrier(passage, span.start, span.end)) is not None
        ]
        proposed = self._proposed(question, passage)
        if not placed or not proposed:
            return placed
        score = placed[0].span.score - _ADDED
        added = [_Candidate(ScoredSpan(*span, score), sentence) for span, sentence in proposed]
        return [*placed[:_SPANS_WEIGHED], *added, *placed[_SPANS_WEIGHED:]]

    def _proposed(self, question: Question, passage: Passage) -> list[tuple[Span, Span]]:
        """Words with their sentence: said by whom the question asks about, or quoted where it asks for a wording."""
        found = []
        quoted = quoted_ranges(passage.text, 0, len(passage.text))
        asked = asked_speaker(question.standalone, question.language)
        verbatim = asks_for_wording(question.standalone)
        if not verbatim and (asked is None or not asked.openly):
            return []
        for sentence in sentences(passage.text, passage.language):
            within = [span for span in quoted if sentence[0] <= span[0] and span[1] <= sentence[1]]
            longest = max(within, key=lambda span: span[1] - span[0], default=None)
            if verbatim and longest is not None:
                found.append(((longest[0] + 1, longest[1] - 1), sentence))
            elif asked is not None and self._said(question, passage, sentence) is Said.THEIRS:
                found.append((sentence, sentence))
        return [pair for pair in found if pair[0][0] < pair[0][1]][:_MOST_ADDED]

    def _gain(
        self, question: Question, scored: ScoredPassage, found: _Candidate, nearness: Mapping[str, float]
    ) -> float:
        """What the sentence and the words speak for or against, in log-odds."""
        passage, span = scored.passage, found.span
        sentence = passage.text[slice(*found.sentence)]
        near = nearness[sentence] - scored.score if sentence in nearness else _USUAL_NEARNESS
        gain = _NEARNESS * near + _TIMES[_time(question, passage, sentence)]
        gain += self._speaking(question, passage, found.sentence)
        if not _is_fit(question, passage, (span.start, span.end), sentence):
            gain -= _UNFIT
        if asks_for_wording(question.standalone) and _is_quoted(passage, span):
            gain += _VERBATIM
        return gain

    def _judged(self, question: Question, scored: ScoredPassage, reading: PassageReading) -> Judged:
        given = features(question, scored, reading, self._archive.languages_with)
        passage, rank, shift = scored.passage, self._confidence.ranking(given), 0.0
        if reading.spans:
            words = (reading.spans[0].start, reading.spans[0].end)
            carrier = _carrier(passage, *words) or words
            sentence = passage.text[slice(*carrier)]
            time = _TIMES[_time(question, passage, sentence)]
            said = self._speaking(question, passage, carrier)
            rank, shift = rank + time + said, (time if time < -1 else 0.0) + _SAID_LIKELY * said
            if not _is_fit(question, passage, words, sentence):
                rank, shift = rank - _UNFIT, shift - _UNFIT_LESS_LIKELY
        best = self._confidence.probability(given, shift)
        probabilities = shares(best, [span.score for span in reading.spans])
        findings = tuple(
            Finding((passage.start + span.start, passage.start + span.end), probability)
            for span, probability in zip(reading.spans, probabilities, strict=True)
        )
        return Judged(scored, rank, findings)

    def _speaking(self, question: Question, passage: Passage, sentence: Span) -> float:
        """What the sentence gains by whose words it holds, in log-odds."""
        asked = asked_speaker(question.standalone, question.language)
        share = 1.0 if asked is None or asked.openly else _SAID_PARTLY
        return share * _SAID[self._said(question, passage, sentence)]

    def _said(self, question: Question, passage: Passage, sentence: Span) -> Said:
        """Whose words the passage's sentence holds, where the question asks for somebody's."""
        asked = asked_speaker(question.standalone, question.language)
        if asked is None:
            return Said.OPEN
        article = self._archive.article(passage.source)
        if article.text[passage.start : passage.end] != passage.text:
            return Said.OPEN
        return said_by(article, (passage.start + sentence[0], passage.start + sentence[1]), asked)


def _is_fit(question: Question, passage: Passage, words: Span, sentence: str) -> bool:
    """Whether the words are of the kind asked for; those of a byline are so only where a byline is asked for.

    A part of a name whose other part the question gives is not, nor is the name of whoever's words are asked for.
    """
    if not fits(question.text, passage.text[slice(*words)], passage.language):
        return False
    asked = asked_speaker(question.standalone, question.language)
    if asked is not None and names_speaker(asked, passage.text[slice(*words)]):
        return False
    if completes_name(question.text, passage.text, words):
        return False
    return read_byline(sentence) is None or asks_for_byline(question.standalone)


def _time(question: Question, passage: Passage, sentence: str) -> Time:
    return time_of(asked_days(question.standalone, question.language), passage, sentence)


def _is_quoted(passage: Passage, span: ScoredSpan) -> bool:
    quoted = quoted_ranges(passage.text, 0, len(passage.text))
    return any(start <= span.start and span.end <= end for start, end in quoted)


def _apart(spans: Sequence[ScoredSpan]) -> tuple[ScoredSpan, ...]:
    """The spans in their order, without those that overlap an earlier one."""
    kept: list[ScoredSpan] = []
    for span in spans:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(kept)


def _carrier(passage: Passage, start: int, end: int) -> Span | None:
    """The sentence of the passage that holds ``[start, end)``; None where that crosses a sentence's end."""
    for low, high in sentences(passage.text, passage.language):
        if low <= start and end <= high:
            return low, high
    return None


def header(passage: Passage) -> str:
    """Title and date of the passage's article as a line before it, as the index embeds them; empty without."""
    title = " ".join((passage.title or "").split())
    parts = [title[:_MAX_TITLE] if title not in passage.text else "", passage.date or ""]
    line = " · ".join(part for part in parts if part)
    return f"{line}\n" if line else ""
