"""What an article says of its own event: its kind, its number among those of its kind, and whether it is still to come.

In: a passage, or an article as one. Out: what tells it from the reports of similar events.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.events.dates import names_days
from assistant.events.numbers import counted
from assistant.events.ranks import kind_of_time
from assistant.events.words import alike, all_words, of_kind, words
from assistant.words.word_patterns import whole_words
from index.passages import sentences
from index.records import Passage

FIRST = 1
_OPENING = 4
"""Sentences in which news says what it is about, its title and dateline among them."""


def is_of_kind(kind: str, passage: Passage) -> bool:
    """Whether title or text name an event of the kind, by a noun or a verb."""
    text = f"{passage.title or ''}\n{passage.text}"
    return of_kind(kind).search(text) is not None or _verbs_of(kind).search(text) is not None


def numbers_given(kind: str, text: str) -> tuple[int, ...]:
    """The numbers of the events of that kind that a text counts; 1 where they happened for the first time."""
    first = (FIRST,) if kind_of_time("first_time", text) in alike(kind) else ()
    return first + tuple(number for of, number in counted(text) if of in alike(kind))


def own_number(kind: str, passage: Passage) -> int | None:
    """The number of the event that an article of its day is of; None where it gives none, or several.

    An event that the article looks back on or only thinks possible is not its own; one that it announces for the next
    days is.
    """
    title = numbers_given(kind, passage.title or "")
    if title:
        return title[0] if len(set(title)) == 1 else None
    found: set[int] = set()
    for start, end in sentences(passage.text, passage.language):
        sentence = passage.text[start:end]
        own = numbers_given(kind, _without_earlier(sentence))
        if not own or names_days(passage, sentence, near=False):
            continue
        if _ahead().search(sentence) and not names_days(passage, passage.text, near=True):
            continue
        found.update(own)
    return found.pop() if len(found) == 1 else None


def is_ahead(article: Passage) -> bool:
    """Whether an article announces something for the next days in its title or first sentences."""
    end = max((end for _, end in sentences(article.text, article.language)[:_OPENING]), default=0)
    opening = article.text[:end]
    return _ahead().search(opening) is not None and names_days(article, opening, near=True)


@cache
def _verbs_of(kind: str) -> re.Pattern[str]:
    verbs = [verb for of, verb in words("verbs").items() if of in alike(kind)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(verbs)})(?!\w)" if verbs else r"(?!)", re.IGNORECASE)


def _without_earlier(sentence: str) -> str:
    """The sentence without the events that it counts from: "since their first call"."""
    return _looking_back().sub(" ", sentence)


@cache
def _looking_back() -> re.Pattern[str]:
    lead = r"(?:[^\W\d_]{1,6}\s+){0,2}"
    ordinals = "|".join(words("ordinals").values())
    return re.compile(rf"(?<!\w)(?:{all_words('looking_back')})\s+{lead}(?:{ordinals})(?!\w)", re.IGNORECASE)


@cache
def _ahead() -> re.Pattern[str]:
    return whole_words(all_words("ahead"))
