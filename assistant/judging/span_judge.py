"""The judge that the product brings along: the reader's model over the best passages, calibrated.

In: a question and retrieved passages. Out: the same, best first, each with the exact words that may answer and the
probability that they do. Only the best retrieved ones are read; the others keep their places behind them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Protocol

from assistant.claims.agreement import agree
from assistant.events.dates import asked_days, is_of_days
from assistant.events.offsets import offset_days
from assistant.events.order import EventOrder
from assistant.events.ranks import without_rank
from assistant.events.timeless import without_days
from assistant.judge import Finding, Judged
from assistant.judging.absent import loss_by_names
from assistant.judging.candidates import (
    SPANS_WEIGHED,
    best_margin,
    candidates_of,
    carrier,
    gain_by_event,
    gain_of,
    is_fit,
)
from assistant.judging.confidence import TOPIC_SCORES, Confidence, Grounds, features_of_all, shares
from assistant.judging.nearness import Nearness
from assistant.judging.other_years import loss_by_year
from assistant.judging.readings import PassageReading, ScoredSpan, SpanReader
from assistant.judging.same_name import Weighed, best_shown_first
from assistant.judging.span_model import load_span_model
from assistant.judging.wanted import MOST_PROPOSED, Wanted
from assistant.kinds.asked_kinds import asked_kinds
from assistant.kinds.differences import asks_for_difference
from assistant.kinds.tolls import counts_another_fate
from assistant.reading import ArticleSource, Question
from index.embedder import Embedder
from index.model.encoder import Encoder, bundled_model_folder
from index.records import Passage, ScoredPassage
from index.text.dates import DateRange

PASSAGES_READ = 6
_MAX_TITLE = 160
_UNFIT_PASSAGE = 2.0
"""What a passage loses that has no better words (docs/decisions.md)."""
_ANOTHER_FATE = 2.0
"""What it takes from the log-odds, beside that they do not fit, that words count the hurt where the dead are asked for.
Such words were right in none of ten answers (docs/decisions.md)."""
_ANOTHER_BEARER = 3.0
"""What it takes, beside that they do not fit, that words name somebody else than the one whose name is asked for."""
_NO_SUCH_NUMBER = 3.0
"""What it takes from the log-odds, beside that they do not fit, that words are no such number or sum as is asked
for. Such words were right in two of eleven answers, in one of the two to a double question (docs/decisions.md)."""
_NAMED = -3.0
"""The relevance that counts at least for whether the archive has the topic, where it is asked who somebody is and a
sentence with the whole name tells it. Not measured."""
_WORDLESS_PASSAGE = 4.0
"""What it loses that has no words at all, or only the name of whoever tells it. Not measured."""


class Archive(ArticleSource, Protocol):
    """What the judge asks of the index beside the passages."""

    def languages_with(self, word: str) -> frozenset[str]:
        """The languages in whose articles a word stands."""
        ...


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

    def nearness(self, question: Question, sentences: Sequence[str]) -> Mapping[str, float]:
        """The cosine of each sentence with the question, -1 to 1, by the retriever's own vectors."""
        return self._nearness.cosines(question.standalone, sentences)

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
            candidates_of(question, wanted, scored.passage, reading, len(head))
            for scored, reading, head in zip(passages, given, heads, strict=True)
        ]
        carriers = [
            scored.passage.text[slice(*candidate.sentence)]
            for scored, own in zip(passages, candidates, strict=True)
            for candidate in own[: SPANS_WEIGHED + MOST_PROPOSED]
        ]
        nearness = self.nearness(question, list(dict.fromkeys(carriers)))
        weighed = []
        for scored, reading, own in zip(passages, given, candidates, strict=True):
            gains = [gain_of(question, wanted, days, scored, found, nearness) for found in own]
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
        """Each text's reading, for the question less what a report of the event need not write.

        The date is left out for the passages of that day where one of them does not write it. So is "the last" for one
        that the others show to be the last; that takes a second reading, and the likelier one counts.
        """
        days = days_of(question, passages)
        asked = _without_days(question, passages, days)
        given = self._model.read_pairs(list(zip(asked, texts, strict=True)), starts)
        read = [(scored.passage, reading.margin) for scored, reading in zip(passages, given, strict=True)]
        order = EventOrder(question, read, self._archive, days)
        ranked = {
            place: without_rank(asked[place])
            for place, scored in enumerate(passages)
            if order.is_the_one(scored.passage)
        }
        changed = [place for place, text in ranked.items() if text != asked[place]]
        again = self._model.read_pairs(
            [(ranked[place], texts[place]) for place in changed], [starts[place] for place in changed]
        )
        for place, reading in zip(changed, again, strict=True):
            passage = passages[place].passage
            if best_margin(question, wanted, passage, reading, starts[place]) > best_margin(
                question, wanted, passage, given[place], starts[place]
            ):
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
        grounds = []
        for own, (scored, reading) in zip(given, readings, strict=True):
            event = order.gain(scored.passage)
            found = _grounds(question, wanted, own, scored.passage, reading, days, event)
            absent = self._loss_by_others(question, wanted, scored.passage, reading)
            grounds.append(replace(found, log_odds=found.log_odds + absent))
        return grounds

    def _loss_by_others(
        self, question: Question, wanted: Wanted, passage: Passage, reading: PassageReading
    ) -> float:
        """What it takes away that the words are about others: another name, country, year or fate than asked about."""
        if not reading.spans:
            return 0.0
        words = (reading.spans[0].start, reading.spans[0].end)
        sentence = carrier(passage, *words) or words
        whole, within = passage.text[slice(*sentence)], (words[0] - sentence[0], words[1] - sentence[0])
        article = self._archive.article(passage.source)
        loss = loss_by_names(question, article, whole)
        loss += loss_by_year(question.standalone, article, whole, within)
        if counts_another_fate(question.standalone, question.language, whole, within, passage.language):
            loss -= _ANOTHER_FATE
        if wanted.is_another_bearer(passage, words):
            loss -= _ANOTHER_BEARER
        return loss

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
        return Grounds({**given, "unfit": 0.0}, rank=-_WORDLESS_PASSAGE)
    words = (reading.spans[0].start, reading.spans[0].end)
    sentence = carrier(passage, *words) or words
    event = gain_by_event(question, days, passage, sentence) + by_order
    unfit = 0.0 if is_fit(question, wanted, passage, words, sentence) else 1.0
    likelier = (event if event < -1 else 0.0) + wanted.likelier(passage, sentence, words)
    asked = question.standalone
    if unfit and asked_kinds(asked).measure and not asks_for_difference(asked):
        likelier -= _NO_SUCH_NUMBER
    if wanted.describes_in_full(passage, words, sentence):
        given = {**given, "topic": TOPIC_SCORES[1], "relevant": max(_NAMED, given.get("relevant", _NAMED))}
    return Grounds(
        {**given, "unfit": unfit},
        rank=event + wanted.gain(passage, words, sentence) - _UNFIT_PASSAGE * unfit,
        log_odds=likelier,
    )


def _without_days(
    question: Question, passages: Sequence[ScoredPassage], days: Sequence[DateRange]
) -> list[str]:
    """The question as each passage is read for it: all of the day asked about without the date, or none."""
    whole, language = question.standalone, question.language
    asked = [without_days(whole, language, scored.passage, days) for scored in passages]
    undated = next((text for text in asked if text != whole), None)
    if undated is None:
        return asked
    return [
        undated if text == whole and is_of_days(days, scored.passage) else text
        for text, scored in zip(asked, passages, strict=True)
    ]


def days_of(question: Question, passages: Sequence[ScoredPassage]) -> tuple[DateRange, ...]:
    """The days that the question names, or counts from an event that one of the passages dates."""
    named = asked_days(question.standalone, question.language)
    return named or offset_days(question.standalone, [scored.passage for scored in passages])


def _apart(spans: Sequence[ScoredSpan]) -> tuple[ScoredSpan, ...]:
    """The spans in their order, without those that overlap an earlier one."""
    kept: list[ScoredSpan] = []
    for span in spans:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(kept)


def header(passage: Passage) -> str:
    """Title and date of the passage's article as a line before it, as the index embeds them; empty without."""
    title = " ".join((passage.title or "").split())
    parts = [title[:_MAX_TITLE] if title not in passage.text else "", passage.date or ""]
    line = " · ".join(part for part in parts if part)
    return f"{line}\n" if line else ""
