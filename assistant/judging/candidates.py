"""Words of a passage that may answer, and what their sentence speaks for or against, in log-odds.

In: a passage, its reading, what the question's form wants. Out: candidates, each with the sentence that carries it, and
their gains: by nearness, time, number of the event, kind of words, and what takes them back.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.claims.superseded import is_superseded
from assistant.events.datelines import is_date_of_report
from assistant.events.dates import Time, time_of
from assistant.events.numbers import Number, asked_number, number_of
from assistant.judging.readings import PassageReading, ScoredSpan
from assistant.judging.wanted import Wanted
from assistant.kinds.answer_types import completes_name, fits
from assistant.kinds.edge_words import says_nothing
from assistant.kinds.question_type import asks_for_byline
from assistant.reading import Question
from index.parts.bylines import read_byline
from index.passages import sentences
from index.records import Passage, ScoredPassage, Span
from index.text.dates import DateRange

SPANS_WEIGHED = 3
"""Spans of a passage whose sentence's nearness counts."""
_NEARNESS = 80.0
"""What a cosine of one between question and sentence is worth, in log-odds (docs/decisions.md)."""
_USUAL_NEARNESS = -0.04
_MOST_NEARNESS = 6.0
"""The most that nearness gives or takes: a sentence with a pronoun for the name lies far, and may answer."""
_UNFIT = 4.0
"""What words of another kind than asked for lose against others of their passage, in log-odds."""
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may answer, with the sentence that carries them; offsets into the passage's text."""

    span: ScoredSpan
    sentence: Span


def candidates_of(wanted: Wanted, passage: Passage, reading: PassageReading, head: int) -> list[Candidate]:
    """The model's spans, the best first, then what the question's form proposes; none crosses its sentence's end.

    None is an interviewer's, unless that is asked for.
    """
    inside = [replace(span, start=span.start - head, end=span.end - head) for span in reading.spans]
    placed = [
        Candidate(span, sentence)
        for span in inside
        if (sentence := carrier(passage, span.start, span.end)) is not None
        and not wanted.is_aside(passage, sentence)
        and not says_nothing(passage.text[span.start : span.end])
    ]
    proposed = wanted.proposed(passage)
    if not placed or not proposed:
        return placed
    score = placed[0].span.score - _ADDED
    added = [Candidate(ScoredSpan(*words, score), sentence) for words, sentence in proposed]
    return [*placed[:SPANS_WEIGHED], *added, *placed[SPANS_WEIGHED:]]


def best_margin(wanted: Wanted, passage: Passage, reading: PassageReading, head: int) -> float:
    """The margin of the best span that stays within its sentence."""
    candidates = candidates_of(wanted, passage, reading, head)
    return max((found.span.score for found in candidates), default=-math.inf) - reading.null_score


def gain_of(
    question: Question,
    wanted: Wanted,
    days: Sequence[DateRange],
    scored: ScoredPassage,
    found: Candidate,
    nearness: Mapping[str, float],
) -> float:
    """What the sentence and the words speak for or against, in log-odds."""
    passage, words = scored.passage, (found.span.start, found.span.end)
    carrier = passage.text[slice(*found.sentence)]
    near = nearness[carrier] - scored.score if carrier in nearness else _USUAL_NEARNESS
    gain = max(-_MOST_NEARNESS, min(_MOST_NEARNESS, _NEARNESS * near))
    gain += gain_by_event(question, days, passage, found.sentence)
    gain += wanted.gain(passage, words, found.sentence)
    if is_date_of_report(passage.text, words, found.sentence):
        gain -= _OF_REPORT
    if is_superseded(question.standalone, passage.text, words, found.sentence):
        gain -= _SUPERSEDED
    return gain if is_fit(question, wanted, passage, words, found.sentence) else gain - _UNFIT


def is_fit(question: Question, wanted: Wanted, passage: Passage, words: Span, sentence: Span) -> bool:
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


def gain_by_event(question: Question, days: Sequence[DateRange], passage: Passage, sentence: Span) -> float:
    """What speaks for or against the sentence's event being the one asked about, by its time and its number."""
    text = passage.text[slice(*sentence)]
    number = asked_number(question.standalone)
    return _TIMES[time_of(days, passage, text)] + _NUMBERS[number_of(number, passage, text)]


def carrier(passage: Passage, start: int, end: int) -> Span | None:
    """The sentence of the passage that holds ``[start, end)``; None where that crosses a sentence's end."""
    for low, high in _sentences(passage.text, passage.language):
        if low <= start and end <= high:
            return low, high
    return None


@lru_cache(maxsize=16)
def _sentences(text: str, language: str | None) -> tuple[Span, ...]:
    """The sentences of a passage, which is asked for them once for each span."""
    return tuple(sentences(text, language))
