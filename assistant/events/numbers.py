"""Whether a sentence speaks of the event that a question counts: the second call, das dritte Treffen, первый раунд.

In: a question; a sentence and its passage. An ordinal counts an event where it stands before a noun of one, in any of
ten languages: "first quarter", "second estimate" and "World War" count none. Where an article counts nothing, nothing
speaks for or against it.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache

from assistant.events.words import alike, words
from assistant.words.word_patterns import whole_words
from index.records import Passage


class Number(Enum):
    """What a sentence's event is to the one asked about."""

    SAME = "the sentence gives its number"
    AROUND = "the sentence gives its number without a noun, or what counts last before it does, or the title"
    POSSIBLE = "nothing speaks against it"
    ASIDE = "its passage and title give other numbers alone"
    OTHER = "the sentence gives another number"


Counted = tuple[str, int]
"""An event's kind and its number among those of its kind."""

_DIGIT = r"(?P<digit>1[0-2]|[1-9])\s?(?:\.?ª|\.?º|\.|er|ère|e|ème|-?(?:й|я|е|го|ю|ой|ая|а|ий|ій))"
_COMPARED = re.compile(
    r"(?i)\b(?:than|als|do que|чем|ніж|niż|dan|(?:unter|über)\s+(?:der|dem|denen))\s+(?:[^\W\d_]{1,3}\s+){0,2}$"
)
"""What stands before an event that another is compared with."""
_EARLIER = re.compile(
    r"(?i)\b(?:previous|earlier|vorherig|vorangegangen|vorig|précédent|anterior|precedente|предыдущ|попередн|poprzedni)"
)
"""What tells that a sentence is of an event before the one that its article counts."""
NO_EVENT = (
    r"(?!feira|quarter|quartal|half|hälfte|halb|trim|time|mal\b|place|platz|day|tag|jour|día|dia|giorno|dag\b|dzień|день|two|three|zwei|drei|beiden|deux|trois|dos|tres|due|tre|"
    r"week|woche|semaine|semana|settimana|minute|hour|stunde|month|monat|mois|mes\b|mese|year|jahr|année|an\b|año|anno|ano\b|weekend"
    r"|wochenende|maand|jaar|uur\b|недел|тижд|дн[иейя]|день|дні|час|сут|месяц|місяц|год|рік|рок|tydzień|tygodni|miesiąc|rok|night|of|the|in|and|or|to|at|for|on|und"
    r"|der|die|das|des|dem|den|de|du|la|le|les|el|lo|il|et|e|y|i|и|і|en|im|in|von|van|за|в|на|по|world|welt)"
)
"""What no word between the ordinal and its noun is: then the ordinal counts something else."""


def _numbered() -> str:
    return "|".join(rf"(?P<n{number}>{forms})" for number, forms in words("ordinals").items())


@cache
def _pattern() -> re.Pattern[str]:
    kinds = "|".join(rf"(?P<{kind}>{nouns})" for kind, nouns in words("kinds").items())
    between = rf"(?:{NO_EVENT}[^\W\d_][\w’'-]*\s+)"
    return re.compile(
        rf"(?<![\w.,])(?:(?P<rank>{_numbered()})(?:\s+|-){between}{{0,2}}?|{_DIGIT}\s+)"
        rf"(?:\w+-)?(?:{kinds})(?!\w)(?!\s+(?:day|week|night|minister))",
        re.IGNORECASE,
    )


@cache
def _ordinal() -> re.Pattern[str]:
    return whole_words(_numbered())


@lru_cache(maxsize=512)
def counted(text: str) -> tuple[Counted, ...]:
    """The events that a text counts, in order, each with its number."""
    return tuple(
        (next(kind for kind in words("kinds") if match[kind]), _number(match))
        for match in _pattern().finditer(text)
        if not _COMPARED.search(text[: match.start()])
    )


def ordinal_of(question: str) -> re.Match[str] | None:
    """The event that a question counts, its ordinal as the group ``rank``; None where it writes it in digits."""
    match = _pattern().search(question) if asked_number(question) is not None else None
    return match if match is not None and match["rank"] else None


def asked_number(question: str) -> Counted | None:
    """The counted event that a question is about; None where it counts none, or several."""
    found = set(counted(question))
    return found.pop() if len(found) == 1 else None


def number_of(asked: Counted | None, passage: Passage, sentence: str) -> Number:
    """Which event the sentence is of; ``POSSIBLE`` where the question counts none.

    A number that the sentence only compares with ("higher than in the first round") is not its own.
    """
    if asked is None:
        return Number.POSSIBLE
    kind, number = asked
    own = _numbers(kind, sentence)
    if number in own:
        return Number.SAME
    title, text = _numbers(kind, passage.title or ""), _numbers(kind, passage.text)
    if number in _ordinals(sentence) and (title or text):
        return Number.AROUND
    if own:
        return Number.OTHER
    if number in (_numbers(kind, passage.text.partition(sentence)[0])[-1:] or title):
        return Number.AROUND
    if number in title + text or _EARLIER.search(sentence):
        return Number.POSSIBLE
    return Number.ASIDE if title or text else Number.POSSIBLE


def _numbers(kind: str, text: str) -> tuple[int, ...]:
    return tuple(number for of, number in counted(text) if of in alike(kind))


def _ordinals(text: str) -> frozenset[int]:
    return frozenset(_number(match) for match in _ordinal().finditer(text))


def _number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("digit"):
        return int(groups["digit"])
    return next(int(number) for number in words("ordinals") if groups[f"n{number}"])
