"""Whether a sentence leaves open exactly what is asked ("It is not known who started the fire").

In: a question and a sentence of its language. Out: True where the sentence says that something is not known or not
told, and repeats the question as a clause: its question word, and behind it no word of weight that the question has
not. The words stand in ``left_open.toml``; in other languages nothing is left open.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.words.tables import word_table
from assistant.words.word_patterns import whole_words
from index.lexical import stems

_CLAUSE_END = re.compile(r"[,;:.!?…–—\"“”«»]")
_ASKS = ("who", "when", "where", "why", "much")


@lru_cache(maxsize=1024)
def leaves_open(question: str, asked_in: str | None, sentence: str, language: str | None) -> bool:
    """Whether the sentence says of what is asked that it is not known."""
    asked = _asked(question, asked_in)
    if asked is None or language != asked_in or sentence.rstrip().endswith("?"):
        return False
    unknown, first = _pattern("unknown", language), _pattern("first", language)
    if unknown.search(sentence) is None or first.search(sentence) is not None:
        return False
    known = frozenset(stems(question, language))
    return any(
        _is_repeated(_clause(sentence, match.end(), language), known, language)
        for match in _pattern(asked, language).finditer(sentence)
    )


def tells_it_after_all(
    question: str, asked_in: str | None, sentence: str, language: str | None, open_one: str
) -> bool:
    """Whether a sentence has the words of the clause that another one, ``open_one``, leaves open."""
    asked = _asked(question, asked_in)
    if asked is None or language != asked_in:
        return True
    held = frozenset(stems(sentence, language))
    return any(
        bool(repeated) and repeated <= held
        for match in _pattern(asked, language).finditer(open_one)
        if (repeated := frozenset(stems(_clause(open_one, match.end(), language), language)))
    )


def _is_repeated(clause: str, known: frozenset[str], language: str | None) -> bool:
    repeated = frozenset(stems(clause, language))
    return bool(repeated) and repeated <= known


def _clause(sentence: str, start: int, language: str | None) -> str:
    """The words behind the question word up to the next mark or to what says that they are not known."""
    unknown = _pattern("unknown", language).search(sentence, start)
    ends = [match.start() for match in (_CLAUSE_END.search(sentence, start), unknown) if match is not None]
    return _pattern("aside", language).sub(" ", sentence[start : min(ends, default=len(sentence))])


@lru_cache(maxsize=256)
def _asked(question: str, language: str | None) -> str | None:
    """What is asked for, by the first question word; None in a language without a table."""
    if language not in word_table(__file__)["unknown"]:
        return None
    found = [
        (match.start(), asks)
        for asks in _ASKS
        if (match := _pattern(asks, language).search(question)) is not None
    ]
    return min(found)[1] if found else None


@cache
def _pattern(name: str, language: str | None) -> re.Pattern[str]:
    return whole_words(word_table(__file__)[name][language or ""])
