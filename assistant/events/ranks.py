"""The event that a question ranks by its day: the last call, das vorletzte Treffen, when they last spoke.

In: a question. Out: the kind of event, and its place counted from the end. "Last year", "his last words" and "for the
last hour" rank no event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.events.numbers import NO_EVENT, ordinal_of
from assistant.events.words import all_words, kind_of, words


@dataclass(frozen=True, slots=True)
class Rank:
    """The event of a kind that comes so many from the end, 1 for the last; ``before`` is the kind it came before."""

    kind: str
    from_end: int
    before: str | None = None


@lru_cache(maxsize=128)
def asked_rank(question: str) -> Rank | None:
    """The last event of a kind, or the last but one, that a question asks about; None where it ranks none by day."""
    for from_end, pattern in ((2, _before_noun("last_but_one")), (1, _before_noun("last"))):
        match = pattern.search(question) or (_behind_noun().search(question) if from_end == 1 else None)
        if match is not None:
            return Rank(_kind(match), from_end, _before(question[match.end() :]))
    match = _verb_and("last_time").search(question) or _last_before_verb().search(question)
    return Rank(_kind(match), 1, _before(question[match.end() :])) if match is not None else None


def without_rank(question: str) -> str:
    """The question without what ranks or counts its event, for a passage that is surely of it: "the call"."""
    match = next(
        (found for pattern in _ranking() if (found := pattern.search(question)) is not None), None
    ) or ordinal_of(question)
    if match is None:
        return question
    return f"{question[: match.start('rank')]}{question[match.end('rank') :].lstrip()}"


def kind_of_time(table: str, text: str) -> str | None:
    """The kind of event that happened for the last, or the first time by a text: "haben erstmals telefoniert".

    Args:
        table: ``last_time`` or ``first_time``.
        text: a question, or an article's.
    """
    match = _verb_and(table).search(text)
    return _kind(match) if match is not None else None


def _before(following: str) -> str | None:
    """The kind of the event that another came before, by the words behind that."""
    match = _before_word().search(following)
    return kind_of(following[match.end() :]) if match is not None else None


def _kind(match: re.Match[str]) -> str:
    groups = match.groupdict().items()
    return next(kind for kind, found in groups if found and kind != "rank").removeprefix("then_")


def _ranking() -> tuple[re.Pattern[str], ...]:
    return _before_noun("last_but_one"), _before_noun("last"), _behind_noun(), _last_before_verb()


def _nouns() -> str:
    return "|".join(rf"(?P<{kind}>{nouns})" for kind, nouns in words("kinds").items())


def _verbs() -> str:
    return "|".join(rf"(?P<{kind}>{verbs})" for kind, verbs in words("verbs").items())


@cache
def _before_noun(table: str) -> re.Pattern[str]:
    between = rf"(?:{NO_EVENT}[^\W\d_][\w’'-]*\s+){{0,2}}?"
    return re.compile(
        rf"(?<!\w)(?P<rank>{all_words(table)})\s+{between}(?:\w+-)?(?:{_nouns()})(?!\w)", re.IGNORECASE
    )


@cache
def _behind_noun() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_nouns()})\s+(?P<rank>{all_words('last_behind')})(?!\w)", re.IGNORECASE)


@cache
def _verb_and(table: str) -> re.Pattern[str]:
    adverb, between = all_words(table), r"(?:\s+[^\W\d_]+){0,3}?\s+"
    one, other = _verbs(), _verbs().replace("(?P<", "(?P<then_")
    return re.compile(
        rf"(?<!\w)(?:(?:{adverb}){between}(?:{one})|(?:{other}){between}(?:{adverb}))(?!\w)", re.IGNORECASE
    )


@cache
def _last_before_verb() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<rank>{all_words('last_before_verb')})\s+(?:{_verbs()})(?!\w)", re.IGNORECASE
    )


@cache
def _before_word() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:before|ahead of|prior to|vor|avant|antes|prima|antes|voor|przed|до|перед)(?!\w)",
        re.IGNORECASE,
    )
