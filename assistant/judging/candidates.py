"""Words of a passage that may answer, and what their sentence speaks for or against, in log-odds.

In: a passage, its reading, what the question's form wants. Out: candidates, each with the sentence that carries it, and
their gains: by nearness, time, number of the event, kind of words, and what takes them back.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.claims.left_open import leaves_open, tells_it_after_all
from assistant.claims.superseded import is_superseded
from assistant.events.datelines import is_date_of_report
from assistant.events.dates import Time, time_of
from assistant.events.numbers import Number, asked_number, number_of
from assistant.judging.disputes import contrast
from assistant.judging.readings import PassageReading, ScoredSpan
from assistant.judging.reasons import is_mere_comparison, loss_as_reason
from assistant.judging.teasers import asks_why, only_announces
from assistant.judging.wanted import Wanted
from assistant.judging.yes_no_subjects import loss_as_answer, sentence_on_it
from assistant.kinds.answer_types import asks_for_somebody, completes_name, fits
from assistant.kinds.answer_words import asks_for_name, is_no_name
from assistant.kinds.asked_kinds import asked_kinds
from assistant.kinds.definitions import says_nothing_of
from assistant.kinds.edge_words import says_nothing
from assistant.kinds.question_type import asks_for_byline
from assistant.kinds.tolls import counts_another_fate, tells_of_nobody
from assistant.reading import Question
from assistant.speakers.tellers import is_mere_teller
from index.parts.bylines import read_byline
from index.records import Passage, ScoredPassage, Span
from index.text.dates import DateRange
from index.text.sentences import whole_sentences

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
    Number.OTHER: -5.0,
}
"""What it gains by the number of its event, where the question asks for the second call, in log-odds."""
_OF_REPORT = 3.0
"""What the date of a report's dateline loses: it says when somebody wrote, seldom when something happened."""
_SUPERSEDED = 3.0
"""What a figure loses that its sentence takes back."""
_BEHIND_UNFIT = 8.0
"""How far below no answer words may lie that lead only because the model's best ones never answer. Not measured."""
_NEARLY = 1.0
"""How far below it a sentence starts that has all of a question for yes or no."""
_ADDED = 4.0
"""How far below the model's best span words start that the rules propose, not the model."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may answer, with the sentence that carries them; offsets into the passage's text."""

    span: ScoredSpan
    sentence: Span


def candidates_of(
    question: Question, wanted: Wanted, passage: Passage, reading: PassageReading, head: int
) -> list[Candidate]:
    """The model's spans, the best first, then what the question's form proposes; none crosses its sentence's end.

    None is an interviewer's, unless that is asked for. Where a sentence leaves open what is asked, it takes the place
    of words that others of its passage happen to have.
    """
    inside = [replace(span, start=span.start - head, end=span.end - head) for span in reading.spans]
    placed = [
        Candidate(span, sentence)
        for span in inside
        if (sentence := carrier(passage, span.start, span.end)) is not None
        and not wanted.is_aside(passage, sentence)
        and not says_nothing(passage.text[span.start : span.end])
    ]
    placed = _that_may_answer(question, passage, placed, reading.null_score)
    placed = _with_left_open(question, passage, placed, inside)
    placed = _with_contrast(question, passage, placed, inside)
    placed = _with_whole_answer(question, passage, placed)
    proposed = wanted.proposed(passage)
    if not placed or not proposed:
        return placed
    score = placed[0].span.score - _ADDED
    added = [Candidate(ScoredSpan(*words, score), sentence) for words, sentence in proposed]
    return [*placed[:SPANS_WEIGHED], *added, *placed[SPANS_WEIGHED:]]


def _that_may_answer(
    question: Question, passage: Passage, placed: Sequence[Candidate], null_score: float
) -> list[Candidate]:
    """The candidates without those that never answer; where the best one goes, what is far behind it goes with it.

    Never does, where a name is asked for, a mere noun; where a reason is, a sentence that only announces one, or a mere
    comparison; where somebody who did something is, the name of whoever merely tells it.
    """
    kept = [found for found in placed if not _never_answers(question, passage, found)]
    if len(kept) == len(placed) or kept[:1] == placed[:1]:
        return kept
    return [found for found in kept if found.span.score >= null_score - _BEHIND_UNFIT]


def _never_answers(question: Question, passage: Passage, found: Candidate) -> bool:
    asked, text = question.standalone, passage.text
    low, high = found.sentence
    if asks_for_name(asked) and is_no_name(text[found.span.start : found.span.end]):
        return True
    if asked_kinds(asked).why and only_announces(text[low:high], passage.language):
        return True
    if asks_why(asked, question.language) and is_mere_comparison(
        text[found.span.start : found.span.end], text[low : found.span.start], passage.language
    ):
        return True
    words = (found.span.start - low, found.span.end - low)
    return asks_for_somebody(asked) and is_mere_teller(
        asked, question.language, text[low:high], words, passage.language
    )


def _with_left_open(
    question: Question, passage: Passage, placed: Sequence[Candidate], read: Sequence[ScoredSpan]
) -> list[Candidate]:
    """The candidates with the sentence that leaves open what is asked; beside it only those that may tell it after all.

    Args:
        read: all spans of the model, the best first; the sentence has the best one's score.
    """
    asked, asked_in, language = question.standalone, question.language, passage.language
    text = passage.text
    left = next(
        (
            span
            for span in whole_sentences(text, language)
            if leaves_open(asked, asked_in, text[slice(*span)], language)
        ),
        None,
    )
    if left is None or not read:
        return list(placed)
    others = [
        found
        for found in placed
        if found.sentence != left
        and tells_it_after_all(asked, asked_in, text[slice(*found.sentence)], language, text[slice(*left)])
    ]
    score = others[0].span.score - _ADDED if others else read[0].score
    return [*others[:SPANS_WEIGHED], Candidate(ScoredSpan(*left, score), left), *others[SPANS_WEIGHED:]]


def _with_contrast(
    question: Question, passage: Passage, placed: Sequence[Candidate], read: Sequence[ScoredSpan]
) -> list[Candidate]:
    """The candidates led by the sentence that sets two views against each other, where a dispute is asked for."""
    place = contrast(question.standalone, question.language, passage.text, passage.language)
    if place is None or not read:
        return list(placed)
    others = [found for found in placed if found.sentence != place]
    return [Candidate(ScoredSpan(*place, read[0].score), place), *others]


def _with_whole_answer(question: Question, passage: Passage, placed: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the sentence that has all of a question for yes or no, where the model sees nothing in it."""
    place = sentence_on_it(question.standalone, question.language, passage.text, passage.language)
    if not placed or place is None or any(found.sentence == place for found in placed):
        return list(placed)
    score = placed[0].span.score - _NEARLY
    return [Candidate(ScoredSpan(*place, score), place), *placed]


def best_margin(
    question: Question, wanted: Wanted, passage: Passage, reading: PassageReading, head: int
) -> float:
    """The margin of the best span that stays within its sentence."""
    candidates = candidates_of(question, wanted, passage, reading, head)
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
    gain += wanted.gain(passage, words, found.sentence) + wanted.gain_by_fate(passage, words, found.sentence)
    asked = (question.standalone, question.language, passage.text, passage.language, found.sentence)
    gain -= loss_as_reason(*asked) + loss_as_answer(*asked)
    if is_date_of_report(passage.text, words, found.sentence):
        gain -= _OF_REPORT
    if is_superseded(question.standalone, passage.text, words, found.sentence):
        gain -= _SUPERSEDED
    return gain if is_fit(question, wanted, passage, words, found.sentence) else gain - _UNFIT


def is_fit(question: Question, wanted: Wanted, passage: Passage, words: Span, sentence: Span) -> bool:
    """Whether the words are of the kind asked for; those of a byline are so only where a byline is asked for.

    Where whoever says something is asked for, a sentence of an interview is: its turn tells whose it is. A part of a
    name whose other part the question gives is not, nor is the name of whoever's words are asked for, nor that of
    somebody else than the driver where the driver's name is.
    """
    if words == sentence and wanted.is_turn(passage, words):
        return True
    if words == sentence and leaves_open(
        question.standalone, question.language, passage.text[slice(*words)], passage.language
    ):
        return True
    if words == sentence and words in (
        contrast(question.standalone, question.language, passage.text, passage.language),
        sentence_on_it(question.standalone, question.language, passage.text, passage.language),
    ):
        return True
    text, whole = passage.text[slice(*words)], passage.text[slice(*sentence)]
    if wanted.describes(passage, words, sentence):
        return True
    if says_nothing_of(question.standalone, whole, passage.language):
        return False
    within = (words[0] - sentence[0], words[1] - sentence[0])
    if tells_of_nobody(question.standalone, question.language, whole, passage.language) == within:
        return True
    if counts_another_fate(question.standalone, question.language, whole, within, passage.language):
        return False
    before, after = passage.text[sentence[0] : words[0]], passage.text[words[1] : sentence[1]]
    if not fits(question.standalone, text, passage.language, typed=question.text, before=before, after=after):
        return False
    if wanted.is_speaker(text) or wanted.is_another_bearer(passage, words):
        return False
    if completes_name(question.standalone, passage.text, words):
        return False
    return read_byline(whole) is None or asks_for_byline(question.standalone)


def gain_by_event(question: Question, days: Sequence[DateRange], passage: Passage, sentence: Span) -> float:
    """What speaks for or against the sentence's event being the one asked about, by its time and its number."""
    text = passage.text[slice(*sentence)]
    number = asked_number(question.standalone)
    return _TIMES[time_of(days, passage, text)] + _NUMBERS[number_of(number, passage, text)]


def carrier(passage: Passage, start: int, end: int) -> Span | None:
    """The sentence of the passage that holds ``[start, end)``; None where that crosses a sentence's end."""
    for low, high in whole_sentences(passage.text, passage.language):
        if low <= start and end <= high:
            return low, high
    return None
