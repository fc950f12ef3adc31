"""Which stand to what is said a question asks for: who denied it, who confirmed it, who urged; and who takes it.

In: a question, and sentences of articles in any language. Out: whether a sentence's verb takes the stand asked for, or
one that is opposed. A sentence without such a verb may still do so ("There is no such clause"). Words are in
``stances.toml``.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from assistant.words.tables import word_table
from assistant.words.word_patterns import pattern

_CLAIMED = frozenset(("that", "dass", "que", "che", "dat", "że", "что", "що"))
"""Open what somebody takes a stand to; a verb behind them is another's."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Stance(Enum):
    """What somebody does with what is said."""

    AGAINST = "against"
    FOR = "for"
    RETRACT = "retract"
    URGE = "urge"
    BEHALF = "behalf"


@lru_cache(maxsize=256)
def asked_stance(question: str, language: str | None) -> Stance | None:
    """The stand that a question asks for, by the first verb of one before any "that"; None where it asks for none."""
    table = _patterns(language)
    end = next(
        (w.start() for w in _WORD.finditer(question) if w.group().casefold() in _CLAIMED), len(question)
    )
    found = [
        (match.start(), stance)
        for stance, words in table.items()
        if (match := words.search(question)) is not None and match.start() < end
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def takes(stance: Stance, sentence: str, language: str | None) -> bool:
    """Whether a sentence of that language says that somebody takes the stand."""
    words = _patterns(language).get(stance)
    return words is not None and words.search(sentence) is not None


@lru_cache(maxsize=16)
def _patterns(language: str | None) -> dict[Stance, re.Pattern[str]]:
    table = word_table(__file__).get(language or "", {})
    return {Stance(name): pattern(phrases) for name, phrases in table.items()}
