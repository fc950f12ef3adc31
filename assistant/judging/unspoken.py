"""Whether a sentence is no speech at all where a question asks what somebody said ("Koval won the men's race").

In: a question, a sentence. Out: True where nobody speaks, wants or thinks anything in the sentence, and nothing is
quoted. The words are in ``unspoken.toml``; in a language without lists nothing is known.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.speakers.clauses import is_reported, voices
from assistant.speakers.sources import sources
from assistant.speakers.tokens import quoted_ranges, tokens_of
from assistant.speakers.words import LANGUAGES, speech_words
from assistant.words.tables import word_table
from assistant.words.word_patterns import whole_words


@lru_cache(maxsize=256)
def asks_what_is_said(question: str, language: str | None) -> bool:
    """Whether a question's verb is one of mere saying; what is announced or criticised may be told as a deed."""
    return _pattern("say", language).search(question) is not None


@lru_cache(maxsize=1024)
def is_no_speech(sentence: str, language: str | None) -> bool:
    """Whether nobody says, wants or thinks anything in the sentence, as far as its language's lists tell."""
    if language not in LANGUAGES:
        return False
    quoted = quoted_ranges(sentence, 0, len(sentence))
    if quoted or re.search(r"[\"“”„«»:]", sentence) or _pattern("thinks", language).search(sentence):
        return False
    words = speech_words(str(language))
    tokens = tokens_of(sentence, (0, len(sentence)), quoted)
    lows = {token.low for token in tokens}
    if not lows.isdisjoint(
        (words.finite | words.sets["verb_participles"] | words.sets["nouns_of_saying"]) - _helping(language)
    ):
        return False
    return not (
        voices(tokens, words) or sources(tokens, words) or is_reported(tokens, words, after_report=True)
    )


@cache
def _helping(language: str | None) -> frozenset[str]:
    sets = speech_words(str(language)).sets
    return sets["perfect"] | sets["passive"] | sets["modals"]


@cache
def _pattern(name: str, language: str | None) -> re.Pattern[str]:
    return whole_words(word_table(__file__)[name].get(language or "") or "(?!)")
