"""The day that a question counts from an event: "the day after the landslide", "zwei Tage nach dem Streik".

In: a question and the passages that are read for it. Out: the day, where one of them dates that event.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from assistant.events.dates import past_days
from assistant.events.words import kind_of, of_kind, words
from assistant.words.denials import number_words
from assistant.words.word_patterns import whole_words
from index.passages import sentences
from index.records import Passage, Span
from index.text.dates import DateRange

_WORDS_TO_NOUN = 4
"""Words between "after" and the noun of the event, at most."""
_ONE = {
    word: 1 for word in "a one ein einen einem einer un une uno una um uma een één jeden один одна".split()
}


@dataclass(frozen=True, slots=True)
class Offset:
    """So many days from an event of a kind; ``place`` is where the question says how many."""

    days: int
    kind: str
    place: Span


@lru_cache(maxsize=128)
def asked_offset(question: str) -> Offset | None:
    """The days from an event at which a question asks for something; None where it names none."""
    for sign, table in ((1, "days_after"), (-1, "days_before")):
        match = _pattern(table).search(question)
        if match is None:
            continue
        following = re.match(rf"(?:\s*[^\s?!.,;:]+){{1,{_WORDS_TO_NOUN}}}", question[match.end() :])
        kind = kind_of(following.group()) if following else None
        if kind is None:
            continue
        return Offset(sign * _number(match.group()), kind, (match.start(), _keeping(match)))
    return None


def day_of(kind: str, passages: Sequence[Passage]) -> date | None:
    """The day on which most passages place an event of that kind, the earliest of several; None where none does."""
    named: Counter[date] = Counter()
    for passage in passages:
        found = [
            min(days)
            for start, end in sentences(passage.text, passage.language)
            if of_kind(kind).search(passage.text[start:end])
            and (days := past_days(passage, passage.text[start:end]))
        ]
        if found:
            named[min(found)] += 1
    most = max(named.values(), default=0)
    return min((day for day, count in named.items() if count == most), default=None)


def offset_days(question: str, passages: Sequence[Passage]) -> tuple[DateRange, ...]:
    """The day that the question counts from an event; empty where it counts from none that a passage dates."""
    offset = asked_offset(question)
    day = day_of(offset.kind, passages) if offset is not None else None
    if offset is None or day is None:
        return ()
    asked = day + timedelta(days=offset.days)
    return ((asked, asked),)


@cache
def _pattern(table: str) -> re.Pattern[str]:
    numbers = "|".join(sorted((*number_words(), *_ONE), key=len, reverse=True))
    rows = "|".join(row.replace("{n}", rf"\d{{1,2}}|{numbers}") for row in words(table).values())
    return whole_words(rows)


def _number(words_of_it: str) -> int:
    for word in words_of_it.casefold().split():
        if word.isdecimal():
            return int(word)
        if word in number_words():
            return number_words()[word]
    return 1


def _keeping(match: re.Match[str]) -> int:
    """Where "the day" ends and "after" begins, which stays; the start where they are one word."""
    last = _PREPOSITION.search(match.group())
    return match.start() + (last.start() if last else 0)


_PREPOSITION = re.compile(
    r"(?i)(?<!\w)(?:after|before|nach|vor|après|avant|(?:después|antes)(?: del?)?|dopo|prima(?: del?| della)?"
    r"|(?:depois|antes|após)(?: d[eoa])?|na|voor|po|przed|после|до|після)$"
)
