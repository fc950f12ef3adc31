"""Whether a question asks who says something, in languages without rules of their own in ``lists``.

In comes a question, out comes True for "Kdo řekl, že …?" and "من قال إن …؟": "who", and a verb of saying of
``tagged_speech.toml`` right behind it, auxiliaries aside. The words for "who" stand in ``asked_tags.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.speakers.tagged_speech import words_of
from assistant.words.tables import word_table
from index.text.letters import WORD

_TOKEN = re.compile(rf"{WORD}(?:[-’']{WORD})*|[^\w\s]")
_MOST_BETWEEN = 2
_FIRST_ONLY = frozenset({"ar"})
"""Where "who" is spelled like "from", unless it opens the question."""


def asks_for_tagged_speaker(question: str) -> bool:
    """True where the question asks who said something, by "who" and the verb of saying behind it."""
    if any(pattern.search(question) for pattern in _patterns()):
        return True
    tokens = [match.group().lower() for match in _TOKEN.finditer(question)]
    return any(
        _says_behind(tokens[place + 1 :], language)
        for place, token in enumerate(tokens)
        for language in _who().get(token, ())
        if not (place and language in _FIRST_ONLY)
    )


def _says_behind(rest: list[str], language: str) -> bool:
    """Whether a verb of saying stands behind "who", small words of the language aside."""
    lists = words_of(language)
    verbs = lists["verbs"] - _deeds(language)
    for token in rest[: _MOST_BETWEEN + 1]:
        if token in verbs:
            return True
        if token not in lists["helps"]:
            return False
    return False


@cache
def _who() -> dict[str, tuple[str, ...]]:
    """The languages in which a word means "who"."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in word_table(__file__)["who"].items():
        for word in words.split():
            found[word] = (*found.get(word, ()), language)
    return found


@cache
def _deeds(language: str) -> frozenset[str]:
    return frozenset(str(word_table(__file__)["deeds"].get(language, "")).split())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in word_table(__file__)["patterns"].values())
