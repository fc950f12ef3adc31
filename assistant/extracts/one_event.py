"""Whether two findings surely measure one thing of one event, so that what they give may be said to differ.

In: a question and two findings as they are quoted. Out: False wherever a day, a number in a row of events, the size of
the figure or how likely the finding is leaves a doubt.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.claims.agreement import gives_figure, kept_words, near_in_value
from assistant.events.dates import past_days
from assistant.events.numbers import asked_number
from assistant.events.words import kind_of, words
from assistant.extracts.finds import Find
from assistant.reading import Question
from assistant.words.mentions import missing_names, names
from assistant.words.word_patterns import whole_words

_SHARE_OF_FIRST = 1 / 3
"""The share of the first finding's probability from which another one is taken for an answer to the same. Not
measured."""
_SHARE_ACROSS_LANGUAGES = 1 / 5
"""The same of an article in another language that is on one event by what it names. Not measured."""


def surely_one_thing(question: Question, lead: Find, find: Find) -> bool:
    """Whether nothing speaks against it that both findings give one quantity of one event."""
    share = _SHARE_ACROSS_LANGUAGES if tell_one_event(question, lead, find) else _SHARE_OF_FIRST
    if find.finding.probability < lead.finding.probability * share:
        return False
    if gives_figure(lead.words) and gives_figure(find.words) and not near_in_value(lead.words, find.words):
        return False
    if are_of_other_days(lead, find) or are_counted_otherwise(question, lead, find):
        return False
    if lead.article.language != find.article.language:
        return True
    return kept_words(question.standalone, _sentence(lead), _sentence(find)) is not False


def tell_one_event(question: Question, one: Find, other: Find) -> bool:
    """Whether two articles in two languages are on one event by what they name.

    Both have every name of the question, which has one, and both tell of the same day, or without a day to tell them
    apart of the same kind of event: "incendie" and "hotellbrand".
    """
    if one.article.language == other.article.language or not names(question.standalone, question.language):
        return False
    texts = [f"{find.article.title or ''}\n{find.article.text}" for find in (one, other)]
    if any(missing_names(question.standalone, question.language, text) for text in texts):
        return False
    days, others = (frozenset(past_days(find.passage, find.passage.text)) for find in (one, other))
    if days and others:
        return bool(days & others)
    kinds = [kind_of(text) for text in texts]
    return kinds[0] is not None and kinds[0] == kinds[1]


def are_of_other_days(one: Find, other: Find) -> bool:
    """Whether the sentences name other days, or one a day that the other's article appeared before.

    A day that is the answer itself tells nothing about the event.
    """
    days, others = (frozenset(past_days(find.passage, _around(find))) for find in (one, other))
    if days and others:
        return not days & others
    published = (other if days else one).article.date or ""
    return (
        bool(days or others)
        and len(published) == len("2024-03-05")
        and published < min(days | others).isoformat()
    )


def are_counted_otherwise(question: Question, one: Find, other: Find) -> bool:
    """Whether the sentences give other numbers in a row of events, or one another than is asked for."""
    numbers, others = (_ordinals(_sentence(find)) for find in (one, other))
    if numbers and others:
        return not numbers & others
    asked = asked_number(question.standalone)
    return asked is not None and any(found and asked[1] not in found for found in (numbers, others))


def _sentence(find: Find) -> str:
    return find.article.text[slice(*find.quote)]


def _around(find: Find) -> str:
    """The sentence without the words that answer."""
    text, (start, end), (low, high) = find.article.text, find.finding.span, find.quote
    return f"{text[low:start]} {text[end:high]}"


def _ordinals(text: str) -> frozenset[int]:
    return frozenset(int((match.lastgroup or "n0")[1:]) for match in _pattern().finditer(text))


@cache
def _pattern() -> re.Pattern[str]:
    return whole_words("|".join(rf"(?P<n{number}>{forms})" for number, forms in words("ordinals").items()))
