"""Whether a question asks for two things, or for one of several that it names, in the languages known here.

In comes a question; what joins its parts stands in ``question_parts.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.words.tables import word_table


@dataclass(frozen=True, slots=True)
class _Choice:
    """What offers a choice, and by what its language shows; None where no other language has the word."""

    word: re.Pattern[str]
    shown: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Tables:
    several: re.Pattern[str]
    choices: tuple[_Choice, ...]


@cache
def _tables() -> _Tables:
    tables = word_table(__file__)
    joined = "|".join(
        rf"(?:{own['and']})\s+(?:(?:{own['before']})\s+)?(?:{own['asks']})"
        for own in tables["several"].values()
    )
    return _Tables(
        several=re.compile(rf"(?:(?<=\w)|(?<=\w[,;])|(?<=[?]))\s+(?:{joined})\b", re.IGNORECASE),
        choices=tuple(
            _Choice(_word(own["or"]), _word(own["shown"]) if "shown" in own else None)
            for own in tables["choice"].values()
        ),
    )


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def asks_for_several(question: str) -> bool:
    """True for "Who won and when?": an answer to one of both answers. A question that begins with "and" asks once."""
    return _tables().several.search(question) is not None


@lru_cache(maxsize=256)
def offers_choice(question: str) -> bool:
    """True for "Was it Braun or Kern?": an answer may repeat the question's words."""
    return any(
        choice.word.search(question) is not None
        and (choice.shown is None or choice.shown.search(question) is not None)
        for choice in _tables().choices
    )
