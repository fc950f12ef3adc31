"""How many died, were hurt, saved, arrested: whether words count those of another fate, and where none are told.

In come a question, a sentence and words in it, in ten languages. Out: whether the part of the sentence that holds the
words tells only of another fate ("312 were rescued" for how many died), and the part that says that it befell nobody
("nobody was hurt", "Tote gab es nicht"). The words stand in ``tolls.toml``; another language's sentence tells nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.kinds.asked_kinds import asked_kinds
from assistant.words.mentions import spelled_numbers
from assistant.words.tables import word_table
from assistant.words.word_patterns import pattern
from index.records import Span

_NO_FATES = frozenset({"none", "not"})
_BORDER = re.compile(
    r"[,;:–—()]|\.(?=\s)|\s(?:and|but|while|und|aber|während|sowie|et|mais|tandis que|y|pero|mientras|e|ma|mentre|mas|"
    r"enquanto|en|maar|terwijl|i|oraz|ale|a|и|но|а|і|й|та|але)\s"
)
"""Where one part of a sentence ends and another begins."""
_NUMBER = re.compile(r"\d")
_FAR = 5
"""Words between a fate and the word that says that it is nobody's."""


@lru_cache(maxsize=256)
def asked_fate(question: str, language: str | None) -> str | None:
    """The one fate whose sufferers a question counts; None where it counts none, or those of several."""
    if language not in word_table(__file__) or not asked_kinds(question).how_many:
        return None
    return _only_fate(question, language)


@lru_cache(maxsize=256)
def named_fate(question: str, language: str | None) -> str | None:
    """The one fate that a question names, whether it counts or asks if there was anybody at all."""
    return _only_fate(question, language) if language in word_table(__file__) else None


@lru_cache(maxsize=1024)
def counts_another_fate(
    question: str, asked_in: str | None, sentence: str, words: Span, language: str | None
) -> bool:
    """Whether the words of a sentence belong to people of another fate alone than those that are counted.

    Args:
        words: half-open offsets into the sentence.
    """
    asked = asked_fate(question, asked_in)
    if asked is None or language not in word_table(__file__):
        return False
    start, end = _part(sentence, words)
    told = _fates(sentence[start:end], language) or _fates(sentence, language)
    return bool(told) and asked not in told


@lru_cache(maxsize=1024)
def tells_of_nobody(question: str, asked_in: str | None, sentence: str, language: str | None) -> Span | None:
    """The part of a sentence that says that what is asked about befell nobody; None where none does."""
    asked = named_fate(question, asked_in)
    if asked is None or language not in word_table(__file__):
        return None
    words = _words(language)
    for fate in words[asked].finditer(sentence):
        start, end = _part(sentence, fate.span())
        part = sentence[start:end]
        nobody = words["none"].search(part)
        if nobody is None and not _NUMBER.search(part) and not spelled_numbers(part):
            nobody = words["not"].search(part)
        if nobody is None:
            continue
        first, last = sorted((nobody.span(), (fate.start() - start, fate.end() - start)))
        if len(part[first[1] : last[0]].split()) <= _FAR:
            lead = len(part) - len(part.lstrip())
            return start + lead, start + len(part.rstrip(" .!?\n"))
    return None


def _part(sentence: str, words: Span) -> Span:
    """The part of the sentence around the words, as far as its borders."""
    start = max((match.end() for match in _BORDER.finditer(sentence, 0, words[0])), default=0)
    border = _BORDER.search(sentence, words[1])
    return start, border.start() if border else len(sentence)


def _fates(text: str, language: str) -> frozenset[str]:
    words = _words(language)
    return frozenset(name for name in words if name not in _NO_FATES and words[name].search(text))


def _only_fate(text: str, language: str) -> str | None:
    found = _fates(text, language)
    return next(iter(found)) if len(found) == 1 else None


@cache
def _words(language: str) -> dict[str, re.Pattern[str]]:
    return {name: pattern(listed) for name, listed in word_table(__file__)[language].items()}
