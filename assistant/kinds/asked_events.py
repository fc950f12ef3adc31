"""Which one of several events is asked for - "which of the three calls" - and whether words name only people.

An event is told by its number, its day, or what it was; whoever took part says nothing of that. The words stand in
``asked_events.toml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.speakers.names import is_given_name
from assistant.speakers.words import speech_words
from assistant.words.tables import word_table
from index.text.letters import LETTERS

_NAME = re.compile(rf"{LETTERS}\.?(?:[-‑'’]{LETTERS})*|[^\w\s]|\d")
_MOST_WORDS = 4
"""How many words a name has at most."""


@cache
def _asked() -> re.Pattern[str]:
    tables = word_table(__file__)
    which = tables["which"]
    return re.compile(
        "|".join(
            rf"(?:{which[language].replace('{count}', which['count'])})(?:{events})(?!\w)"
            for language, events in tables["events"].items()
        ),
        re.IGNORECASE,
    )


@lru_cache(maxsize=256)
def asks_which_event(question: str) -> bool:
    """True for "which of the three calls", "welches der drei Telefonate"."""
    return _asked().search(question) is not None


def names_only_people(words: str) -> bool:
    """True for "Anna Berg and Karl Falk": capital words alone, one of them a listed given name or behind a title."""
    joining, titles = _joining()
    runs: list[list[str]] = [[]]
    for match in _NAME.finditer(words):
        word = match.group()
        if joining.fullmatch(word) or word == ",":
            runs.append([])
        elif not word[0].isupper():
            return False
        else:
            runs[-1].append(word)
    runs = [run for run in runs if run]
    if not all(1 < len(run) <= _MOST_WORDS for run in runs):
        return False
    return any(titles.fullmatch(run[0].rstrip(".")) or _is_given(run[0]) for run in runs)


def _is_given(word: str) -> bool:
    return is_given_name(word, speech_words("ru" if "\u0400" <= word[0] <= "\u04ff" else "en"))


@cache
def _joining() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = word_table(__file__)["joining"]
    return re.compile(table["words"], re.IGNORECASE), re.compile(table["titles"], re.IGNORECASE)
