"""The judge that the product brings along: the reader's model over the best passages, calibrated.

In: a question and retrieved passages. Out: the same, best first, each with the exact words that may answer and the
probability that they do. Only the best retrieved ones are read; the others keep their places behind them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations
from typing import Protocol

from assistant.agreement import agree
from assistant.answer_types import completes_name, fits
from assistant.confidence import Confidence, Grounds, features_of_all, shares
from assistant.datelines import is_date_of_report
from assistant.edge_words import says_nothing
from assistant.event_dates import Time, asked_days, is_of_days, time_of
from assistant.event_numbers import Number, asked_number, number_of
from assistant.event_offsets import offset_days
from assistant.event_order import EventOrder
from assistant.event_ranks import without_rank
from assistant.judge import Finding, Judged
from assistant.nearness import Nearness
from assistant.question_type import asks_for_byline
from assistant.reading import ArticleSource, Question
from assistant.same_name import Weighed, best_shown_first
from assistant.span_model import PassageReading, ScoredSpan, SpanReader, load_span_model
from assistant.superseded import is_superseded
from assistant.timeless import without_days
from assistant.wanted import MOST_PROPOSED, Wanted
from index.bylines import read_byline
from index.dates import DateRange
from index.embedder import Embedder
from index.encoder import Encoder, bundled_model_folder
from index.passages import sentences
from index.records import Passage, ScoredPassage, Span

PASSAGES_READ = 6
_MAX_TITLE = 160
_SPANS_WEIGHED = 3
_NEARNESS = 80.0
"""What a cosine of one between question and sentence is worth, in log-odds (docs/decisions.md)."""
_USUAL_NEARNESS = -0.04
_MOST_NEARNESS = 6.0
"""The most that nearness gives or takes: a sentence with a pronoun for the name lies far, and may answer."""
_UNFIT = 4.0
"""What words of another kind than asked for lose against others of their passage, in log-odds."""
_UNFIT_PASSAGE = 2.0
"""What a passage loses that has no better words (docs/decisions.md)."""
_TIMES = {Time.SAME: 1.0, Time.POSSIBLE: 0.0, Time.ASIDE: -1.0, Time.OTHER: -5.0}
"""What a sentence gains by the time that it speaks of, in log-odds."""
_NUMBERS = {
    Number.SAME: 1.0,
    Number.AROUND: 0.5,
    Number.POSSIBLE: 0.0,
    Number.ASIDE: -1.5,
    Number.OTHER: -3.0,
}
"""What it gains by the number of its event, where the question asks for the second call, in log-odds."""
_OF_REPORT = 3.0
"""What the date of a report's dateline loses: it says when somebody wrote, seldom when something happened."""
_SUPERSEDED = 3.0
"""What a figure loses that its sentence takes back."""
_ADDED = 4.0
"""How far below the model's best span words start that the rules propose, not the model."""


class Archive(ArticleSource, Protocol):
    """What the judge asks of the index beside the passages."""

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
        wanted = Wanted(question, self._archive)
        readings = self.readings(question, read, wanted)
        grounds = self._confidence.leading(self.grounds(question, readings, wanted), agreeing(readings))
        judged = [
            self._judged(own, scored, reading)
            for own, (scored, reading) in zip(grounds, readings, strict=True)
        ]
        judged.sort(key=lambda item: (-item.score, item.passage.passage.id))
        floor = min((item.score for item in judged), default=0.0)
        return judged + [Judged(item, floor - 1 - place, ()) for place, item in enumerate(rest)]

    def readings(
        self, question: Question, passages: Sequence[ScoredPassage], wanted: Wanted | None = None
    ) -> list[tuple[ScoredPassage, PassageReading]]:
        """Each passage's reading, its spans weighed by their sentences; offsets are into the passage's text.

        A span gains when the sentence that carries it is near the question, of its time, and said by whom it asks
        about, and loses when it is not of the kind of words that it asks for. None crosses the end of its sentence.
        What the question's form proposes is weighed beside the model's spans. Of several sentences that give the same
        name, the one that gains most comes first.
        """
        wanted = wanted or Wanted(question, self._archive)
        days = days_of(question, passages)
        heads = [header(scored.passage) for scored in passages]
        texts = [head + scored.passage.text for head, scored in zip(heads, passages, strict=True)]
        given = self._read(question, wanted, passages, texts, [len(head) for head in heads])
        candidates = [
            _candidates(wanted, scored.passage, reading, len(head))
            for scored, reading, head in zip(passages, given, heads, strict=True)
        ]
        carriers = [
            scored.passage.text[slice(*candidate.sentence)]
            for scored, own in zip(passages, candidates, strict=True)
            for candidate in own[: _SPANS_WEIGHED + MOST_PROPOSED]
        ]
        nearness = self._nearness.cosines(question.standalone, list(dict.fromkeys(carriers)))
        weighed = []
        for scored, reading, own in zip(passages, given, candidates, strict=True):
            gains = [_gain(question, wanted, days, scored, found, nearness) for found in own]
            spans = [
                Weighed(replace(found.span, score=found.span.score + gain), gain)
                for found, gain in zip(own, gains, strict=True)
            ]
            shown = best_shown_first(scored.passage.text, spans)
            weighed.append((scored, replace(reading, spans=_apart(shown))))
        return weighed

    def _read(
        self,
        question: Question,
        wanted: Wanted,
        passages: Sequence[ScoredPassage],
        texts: Sequence[str],
        starts: Sequence[int],
    ) -> list[PassageReading]:
        """Each text's reading; the likelier of two where the question tells of an event what its report need not write.

        So the date is left out for the passages of that day where one of them does not write it, and "the last" for one
        that the others show to be the last.
        """
        given = self._model.read(question.standalone, texts, starts)
        days = days_of(question, passages)
        read = [(scored.passage, reading.margin) for scored, reading in zip(passages, given, strict=True)]
        order = EventOrder(question, read, self._archive, days)
        asked = [
            without_days(
                without_rank(question.standalone)
                if order.is_the_one(scored.passage)
                else question.standalone,
                question.language,
                scored.passage,
                days,
            )
            for scored in passages
        ]
        undated = next((text for text in asked if text != question.standalone), None)
        if undated is not None and days:
            asked = [
                undated if text == question.standalone and is_of_days(days, scored.passage) else text
                for text, scored in zip(asked, passages, strict=True)
            ]
        for text in dict.fromkeys(asked):
            if text == question.standalone:
                continue
            places = [place for place, own in enumerate(asked) if own == text]
            again = self._model.read(
                text, [texts[place] for place in places], [starts[place] for place in places]
            )
            for place, reading in zip(places, again, strict=True):
                one, other = (
                    _best_margin(wanted, passages[place].passage, own, starts[place])
                    for own in (given[place], reading)
                )
                if other > one:
                    given[place] = reading
        return given

    def grounds(
        self,
        question: Question,
        readings: Sequence[tuple[ScoredPassage, PassageReading]],
        wanted: Wanted | None = None,
    ) -> list[Grounds]:
        """What speaks for each passage and its best words; ``unfit`` says that they are not of the kind asked for."""
        wanted = wanted or Wanted(question, self._archive)
        given = features_of_all(question, readings, cache(self._archive.languages_with))
        days = days_of(question, [scored for scored, _ in readings])
        read = [(scored.passage, reading.margin) for scored, reading in readings]
        order = EventOrder(question, read, self._archive, days)
        return [
            _grounds(question, wanted, own, scored.passage, reading, days, order.gain(scored.passage))
            for own, (scored, reading) in zip(given, readings, strict=True)
        ]

    def _judged(self, grounds: Grounds, scored: ScoredPassage, reading: PassageReading) -> Judged:
        passage, best = scored.passage, self._confidence.probability(grounds)
        probabilities = shares(best, [span.score for span in reading.spans])
        findings = tuple(
            Finding((passage.start + span.start, passage.start + span.end), probability)
            for span, probability in zip(reading.spans, probabilities, strict=True)
        )
        return Judged(scored, self._confidence.rank(grounds), findings)


def agreeing(readings: Sequence[tuple[ScoredPassage, PassageReading]]) -> list[frozenset[int]]:
    """For each passage the numbers of the others whose best words say the same; nothing agrees with no words."""
    words = [
        scored.passage.text[reading.spans[0].start : reading.spans[0].end] if reading.spans else ""
        for scored, reading in readings
    ]
    same: list[set[int]] = [set() for _ in words]
    for (number, own), (place, other) in combinations(enumerate(words), 2):
        if own and other and agree(own, other):
            same[number].add(place)
            same[place].add(number)
    return [frozenset(numbers) for numbers in same]


def _grounds(
    question: Question,
    wanted: Wanted,
    given: Mapping[str, float],
    passage: Passage,
    reading: PassageReading,
    days: Sequence[DateRange],
    by_order: float,
) -> Grounds:
    if not reading.spans:
        return Grounds({**given, "unfit": 0.0})
    words = (reading.spans[0].start, reading.spans[0].end)
    sentence = _carrier(passage, *words) or words
    event = _of_event(question, days, passage, sentence) + by_order
    unfit = 0.0 if _is_fit(question, wanted, passage, words, sentence) else 1.0
    return Grounds(
        {**given, "unfit": unfit},
        rank=event + wanted.gain(passage, words, sentence) - _UNFIT_PASSAGE * unfit,
        log_odds=(event if event < -1 else 0.0) + wanted.likelier(passage, sentence),
    )


def _candidates(wanted: Wanted, passage: Passage, reading: PassageReading, head: int) -> list[_Candidate]:
    """The model's spans, the best first, then what the question's form proposes; none crosses its sentence's end.

    None is an interviewer's, unless that is asked for.
    """
    inside = [replace(span, start=span.start - head, end=span.end - head) for span in reading.spans]
    placed = [
        _Candidate(span, sentence)
        for span in inside
        if (sentence := _carrier(passage, span.start, span.end)) is not None
        and not wanted.is_aside(passage, sentence)
        and not says_nothing(passage.text[span.start : span.end])
    ]
    proposed = wanted.proposed(passage)
    if not placed or not proposed:
        return placed
    score = placed[0].span.score - _ADDED
    added = [_Candidate(ScoredSpan(*words, score), sentence) for words, sentence in proposed]
    return [*placed[:_SPANS_WEIGHED], *added, *placed[_SPANS_WEIGHED:]]


def _best_margin(wanted: Wanted, passage: Passage, reading: PassageReading, head: int) -> float:
    """The margin of the best span that stays within its sentence."""
    candidates = _candidates(wanted, passage, reading, head)
    return max((found.span.score for found in candidates), default=-math.inf) - reading.null_score


def _gain(
    question: Question,
    wanted: Wanted,
    days: Sequence[DateRange],
    scored: ScoredPassage,
    found: _Candidate,
    nearness: Mapping[str, float],
) -> float:
    """What the sentence and the words speak for or against, in log-odds."""
    passage, words = scored.passage, (found.span.start, found.span.end)
    carrier = passage.text[slice(*found.sentence)]
    near = nearness[carrier] - scored.score if carrier in nearness else _USUAL_NEARNESS
    gain = max(-_MOST_NEARNESS, min(_MOST_NEARNESS, _NEARNESS * near))
    gain += _of_event(question, days, passage, found.sentence)
    gain += wanted.gain(passage, words, found.sentence)
    if is_date_of_report(passage.text, words, found.sentence):
        gain -= _OF_REPORT
    if is_superseded(question.standalone, passage.text, words, found.sentence):
        gain -= _SUPERSEDED
    return gain if _is_fit(question, wanted, passage, words, found.sentence) else gain - _UNFIT


def _is_fit(question: Question, wanted: Wanted, passage: Passage, words: Span, sentence: Span) -> bool:
    """Whether the words are of the kind asked for; those of a byline are so only where a byline is asked for.

    Where whoever says something is asked for, a sentence of an interview is: its turn tells whose it is. A part of a
    name whose other part the question gives is not, nor is the name of whoever's words are asked for.
    """
    if words == sentence and wanted.is_turn(passage, words):
        return True
    text = passage.text[slice(*words)]
    before, after = passage.text[sentence[0] : words[0]], passage.text[words[1] : sentence[1]]
    if not fits(question.standalone, text, passage.language, typed=question.text, before=before, after=after):
        return False
    if wanted.is_speaker(text):
        return False
    if completes_name(question.standalone, passage.text, words):
        return False
    return read_byline(passage.text[slice(*sentence)]) is None or asks_for_byline(question.standalone)


def days_of(question: Question, passages: Sequence[ScoredPassage]) -> tuple[DateRange, ...]:
    """The days that the question names, or counts from an event that one of the passages dates."""
    named = asked_days(question.standalone, question.language)
    return named or offset_days(question.standalone, [scored.passage for scored in passages])


def _of_event(question: Question, days: Sequence[DateRange], passage: Passage, sentence: Span) -> float:
    """What speaks for or against the sentence's event being the one asked about, by its time and its number."""
    text = passage.text[slice(*sentence)]
    number = asked_number(question.standalone)
    return _TIMES[time_of(days, passage, text)] + _NUMBERS[number_of(number, passage, text)]


def _apart(spans: Sequence[ScoredSpan]) -> tuple[ScoredSpan, ...]:
    """The spans in their order, without those that overlap an earlier one."""
    kept: list[ScoredSpan] = []
    for span in spans:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(kept)


def _carrier(passage: Passage, start: int, end: int) -> Span | None:
    """The sentence of the passage that holds ``[start, end)``; None where that crosses a sentence's end."""
    for low, high in _sentences(passage.text, passage.language):
        if low <= start and end <= high:
            return low, high
    return None


@lru_cache(maxsize=16)
def _sentences(text: str, language: str | None) -> tuple[Span, ...]:
    """The sentences of a passage, which is asked for them once for each span."""
    return tuple(sentences(text, language))


def header(passage: Passage) -> str:
    """Title and date of the passage's article as a line before it, as the index embeds them; empty without."""
    title = " ".join((passage.title or "").split())
    parts = [title[:_MAX_TITLE] if title not in passage.text else "", passage.date or ""]
    line = " · ".join(part for part in parts if part)
    return f"{line}\n" if line else ""
