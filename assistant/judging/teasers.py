"""Whether a sentence only announces a reason: "Why the buses stay on diesel.", below a headline.

In: a sentence that may answer why. Out: True where it begins with the word for why, gives no reason and has no main
clause, or is a question. "Why they stay, Kern explains with the price" has one. The words are in ``teasers.toml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.kinds.beginnings import BEGINNING
from assistant.speakers.clauses import voices
from assistant.speakers.tokens import quoted_ranges, tokens_of
from assistant.speakers.words import LANGUAGES, speech_words
from assistant.words.tables import word_table
from assistant.words.word_patterns import whole_words

_ADDRESS = r"^\W*[^\W\d_]+\s*:\s+"
"""A word and a colon before it: "Frage: warum ..."."""
_VERBS_OF_ONE_CLAUSE = 1
"""In English no comma divides "why it fell is a riddle"; a second small verb shows the main clause."""


@lru_cache(maxsize=1024)
def only_announces(sentence: str, language: str | None) -> bool:
    """Whether the sentence begins with why and answers nothing by itself."""
    if language not in LANGUAGES or _begins(language).match(sentence) is None:
        return False
    if sentence.rstrip(" \"'“”»«").endswith("?"):
        return True
    if _words("reason", language).search(sentence):
        return False
    tokens = tokens_of(sentence, (0, len(sentence)), quoted_ranges(sentence, 0, len(sentence)))
    words = speech_words(language)
    comma = next((place for place, token in enumerate(tokens) if token.text == ","), len(tokens))
    if voices(tokens, words) or any(token.low in words.finite for token in tokens[comma:]):
        return False
    main = _words("main", language)
    if language == "en":
        return len(main.findall(sentence)) <= _VERBS_OF_ONE_CLAUSE
    return not any(main.match(sentence, match.end()) for match in re.finditer(r"[,–—-]\s+", sentence))


def asks_why(question: str, language: str | None) -> bool:
    """Whether a question of that language begins with the word for why."""
    return language in LANGUAGES and _begins(language).match(question) is not None


@cache
def _begins(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_ADDRESS})?{BEGINNING}(?:{word_table(__file__)['why'][language]})(?!\w)", re.IGNORECASE
    )


@cache
def _words(name: str, language: str) -> re.Pattern[str]:
    return whole_words(word_table(__file__)[name][language])
