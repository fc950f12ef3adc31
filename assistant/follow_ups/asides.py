"""Turns about the last answer: where it stands, what else is known, the same in other words.

In: what was typed. Out: which of these is asked for, and in which languages it may be said.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.follow_ups.words import LANGUAGES, follow_up_words
from assistant.reading import Aside
from index.text.letters import WORD

_WORD = re.compile(rf"{WORD}(?:[-’']{WORD})*")


@lru_cache(maxsize=256)
def aside(text: str, language: str | None) -> Aside | None:
    """What the whole of it asks about the last answer in any language; None for a question of its own.

    What is nothing but a question word or the like in the conversation's language is one: "Quelle ?" in French.
    """
    if language is not None:
        words = follow_up_words(language)
        asking = words.asking | words.pointers | words.openers
        if all(match.group().casefold() in asking for match in _WORD.finditer(text)):
            return None
    return next((_said_in(text, other) for other in LANGUAGES if _said_in(text, other)), None)


@lru_cache(maxsize=256)
def summed_up(text: str) -> str | None:
    """What the article is about that the whole of it wants summed up or the like; None for any other turn."""
    spoken = " ".join(match.group().replace("’", "'") for match in _WORD.finditer(text))
    for language in LANGUAGES:
        if found := follow_up_words(language).summed.fullmatch(spoken):
            return next(topic for topic in found.groups() if topic)
    return None


def languages_of_aside(text: str) -> tuple[str, ...]:
    """The languages in which the whole of it asks about the last answer."""
    return tuple(language for language in LANGUAGES if _said_in(text, language))


def _said_in(text: str, language: str) -> Aside | None:
    said = [match.group().replace("’", "'") for match in _WORD.finditer(text)]
    words = follow_up_words(language)
    spoken = " ".join(said[1:] if len(said) > 1 and said[0].casefold() in words.openers else said)
    for kind, pattern in ((Aside.FORM, words.form), (Aside.MORE, words.more), (Aside.AGAIN, words.again)):
        if pattern.fullmatch(spoken):
            return kind
    return None
