"""Which of a passage's reasons is the one for what a question asks: that of the sentence which speaks of it.

In: a question that asks why, a passage of its language. Out: what a sentence with a reason loses where another, with a
reason of any sort ("after a fire", "auf Wunsch der Stadt"), has more of the question's words; and whether words are
only a comparison ("as if they were toys"), which is no reason. The words are in ``reasons.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.judging.shared_words import asked_words, share
from assistant.judging.teasers import asks_why
from assistant.words.tables import word_table
from assistant.words.word_patterns import whole_words
from index.lexical import stems
from index.records import Span
from index.text.sentences import whole_sentences

_LOST = 5.0
"""What a reason loses for something else than is asked, by the share of the question's words, in log-odds."""
_LEAST = 0.3
"""The share from which a sentence speaks of what is asked."""


@lru_cache(maxsize=2048)
def loss_as_reason(
    question: str, asked_in: str | None, text: str, language: str | None, sentence: Span
) -> float:
    """What the sentence of the passage's text loses, in log-odds; 0 where it gives no reason or the nearest one."""
    if language != asked_in or not asks_why(question, asked_in):
        return 0.0
    if _pattern("because", language).search(text, *sentence) is None:
        return 0.0
    places = whole_sentences(text, language)
    if sentence not in places:
        return 0.0
    own = _share(question, text, language, places, places.index(sentence))
    best = max(
        (
            _share(question, text, language, places, number)
            for number, place in enumerate(places)
            if _gives_reason(text[slice(*place)], language)
        ),
        default=0.0,
    )
    return _LOST * (best - own) if best >= _LEAST and best > own else 0.0


@lru_cache(maxsize=1024)
def is_mere_comparison(words: str, before: str, language: str | None) -> bool:
    """Whether words begin with "as if", or what stands right before them does, and hold no reason."""
    if language not in word_table(__file__)["as_if"]:
        return False
    found = _pattern("as_if", language)
    begins = found.match(words.lstrip(" \"'“”„«»")) is not None
    behind = any(not before[match.end() :].strip() for match in found.finditer(before))
    return (begins or behind) and not _gives_reason(words, language)


def _gives_reason(sentence: str, language: str | None) -> bool:
    """Whether a sentence tells why something is so, or after what it came about."""
    if sentence.rstrip(" \"'“”»«").endswith("?"):
        return False
    return any(_pattern(name, language).search(sentence) is not None for name in ("because", "follows"))


def _share(question: str, text: str, language: str | None, places: Sequence[Span], number: int) -> float:
    """The sentence's share of the question's words; that of the one before where it goes on: "That was because"."""
    asked = asked_words(question, language)
    said = text[slice(*places[number])]
    own = share(asked, said, language)
    first = _pattern("because", language).search(said)
    goes_on = first is not None and not stems(said[: first.start()], language)
    if not (goes_on and number):
        return own
    return max(own, share(asked, text[slice(*places[number - 1])], language))


@cache
def _pattern(name: str, language: str | None) -> re.Pattern[str]:
    if name == "because":
        own = word_table(__file__)["because"].get(language or "")
        known = word_table(__file__, "teasers")["reason"].get(language or "")
        return whole_words("|".join(part for part in (known, own) if part) or "(?!)")
    return whole_words(word_table(__file__)[name].get(language or "") or "(?!)")
