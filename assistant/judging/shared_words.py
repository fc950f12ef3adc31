"""How many of a question's words of weight a sentence has, whatever form they take there.

In: a question, and sentences of its language. Out: shares, 0 to 1. A word with a hyphen counts by its last part: the
"EU-Kommission" is met in "die Kommission".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.lexical import stems
from index.text.letters import WORD
from index.text.spellings import same_name

_WORD = re.compile(rf"{WORD}(?:[-‑–]{WORD})*|\d+(?:[.,]\d+)*")
_PART_OF_A_WORD = 5
"""Letters from which a stem within another is the same thing: the parts of compounds."""
_PARTICIPLE = re.compile(
    r"^(ab|an|auf|aus|bei|ein|fest|her|hin|mit|nach|vor|weg|zu|zurück|zuruck|zusammen|af|in|op|uit|terug|voor)?ge(?=\w{3})"
)
"""The mark of a German or Dutch participle, which other forms of the verb have not: "gestimmt", "angekündigt"."""
_TAKES_IT = frozenset({"de", "nl"})


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of weight in a question.

    Attributes:
        written: as the question writes it.
        stem: what it is met by.
    """

    written: str
    stem: str


@lru_cache(maxsize=256)
def asked_words(question: str, language: str | None) -> tuple[AskedWord, ...]:
    """The question's words of weight, each once, in order."""
    found: dict[str, AskedWord] = {}
    for match in _WORD.finditer(question):
        own = stems(match.group(), language)
        if own:
            found.setdefault(own[-1], AskedWord(match.group(), own[-1]))
    return tuple(found.values())


def share(asked: tuple[AskedWord, ...], text: str, language: str | None) -> float:
    """How many of the words a text of their language has; 0 where there are none."""
    return len(met(asked, text, language)) / max(1, len(asked))


@lru_cache(maxsize=2048)
def met(asked: tuple[AskedWord, ...], text: str, language: str | None) -> frozenset[AskedWord]:
    """Those of the words that a text of their language has."""
    held = frozenset(stems(text, language))
    return frozenset(word for word in asked if _stands_in(word.stem, held, language))


def is_one_thing(one: str, other: str) -> bool:
    """Whether two stems are one word's, one name's in other spelling, or one a part of the other."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _PART_OF_A_WORD and shorter in longer) or same_name(one, other)


def _stands_in(stem: str, held: frozenset[str], language: str | None) -> bool:
    if stem in held or any(is_one_thing(stem, one) for one in held):
        return True
    if language not in _TAKES_IT:
        return False
    bare = _bare(stem)
    return any(is_one_thing(bare, _bare(one)) for one in held) if len(bare) > 3 else False


def _bare(stem: str) -> str:
    """A stem without the mark of the participle and its ending."""
    return re.sub(r"(?:en|t|d)$", "", _PARTICIPLE.sub(r"\1", stem))
