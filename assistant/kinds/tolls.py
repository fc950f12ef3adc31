"""How many died, were hurt, saved, arrested, dismissed: whether words count those of another fate, or nobody.

In come a question, a sentence and words in it, in the languages of ``tolls.toml``. Out: whether the part of the
sentence that holds the words tells only of another fate ("312 were rescued" for how many died), and the part that says
that it befell nobody ("nobody was hurt", "Tote gab es nicht"), or somebody. In other languages nothing is told.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.kinds.asked_kinds import asked_kinds
from assistant.words.denials import negations
from assistant.words.mentions import spelled_numbers
from assistant.words.tables import word_table
from assistant.words.word_patterns import pattern, phrases_of, whole_words
from index.records import Span

_NO_FATES = frozenset({"none", "not"})
_NO_WORDS = frozenset({"border", "counts"})
_SPACELESS = ("zh", "ja")
_MARKS = r"[,;:–—()，；：。、،؛]|\.(?=\s)|\s(?=و(?:لم|لا|قتل|أصيب))"
"""Where one part of a sentence ends and another begins."""
_NUMBER = re.compile(r"\d")
_FAR = 5
"""Words between a fate and the word that says that it is nobody's; where words are not parted, letters."""


@lru_cache(maxsize=256)
def asked_fate(question: str, language: str | None) -> str | None:
    """The one fate whose sufferers a question counts; None where it counts none, or those of several."""
    if language not in word_table(__file__):
        return None
    counts = word_table(__file__)[language].get("counts")
    if not (asked_kinds(question).how_many or (counts and whole_words(counts).search(question))):
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
    start, end = _part(sentence, words, language)
    told = _fates(sentence[start:end], language) or _fates(sentence, language)
    return bool(told) and asked not in told


@lru_cache(maxsize=1024)
def counts_asked_fate(
    question: str, asked_in: str | None, sentence: str, words: Span, language: str | None
) -> bool:
    """Whether the words of a sentence stand in a part of it that tells of the fate that is counted, and of no other."""
    asked = asked_fate(question, asked_in)
    if asked is None or language not in word_table(__file__):
        return False
    start, end = _part(sentence, words, language)
    return _fates(sentence[start:end], language) == {asked}


@lru_cache(maxsize=1024)
def tells_of_nobody(question: str, asked_in: str | None, sentence: str, language: str | None) -> Span | None:
    """The part of a sentence that says that what is asked about befell nobody; None where none does."""
    asked = named_fate(question, asked_in)
    if asked is None or language not in word_table(__file__):
        return None
    words = _words(language)
    for fate in words[asked].finditer(sentence):
        start, end = _part(sentence, fate.span(), language)
        part = sentence[start:end]
        nobody = words["none"].search(part)
        if nobody is None and not _NUMBER.search(part) and not spelled_numbers(part):
            nobody = words["not"].search(part)
        if nobody is None:
            continue
        first, last = sorted((nobody.span(), (fate.start() - start, fate.end() - start)))
        between = part[first[1] : last[0]]
        if len(between if language in _SPACELESS else between.split()) <= _FAR:
            lead = len(part) - len(part.lstrip())
            return start + lead, start + len(part.rstrip(" .!?。\n"))
    return None


@lru_cache(maxsize=1024)
def tells_of_somebody(
    question: str, asked_in: str | None, sentence: str, language: str | None
) -> Span | None:
    """The one part of a sentence that says that what is asked about befell somebody; None where none or several do.

    None, too, where anything but another fate is denied in the sentence: that may be it.
    """
    asked = named_fate(question, asked_in)
    if asked is None or language not in word_table(__file__):
        return None
    words = _words(language)
    denials = [match.span() for name in _NO_FATES for match in words[name].finditer(sentence)]
    for denial in (*denials, *negations(sentence, language)):
        start, end = _part(sentence, denial, language)
        told = _fates(sentence[start:end], language)
        if not told or asked in told:
            return None
    parts = {_part(sentence, fate.span(), language) for fate in words[asked].finditer(sentence)}
    if len(parts) != 1:
        return None
    start, end = parts.pop()
    part = sentence[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip(" .!?。\n"))


@cache
def _border(language: str) -> re.Pattern[str]:
    return re.compile(rf"{_MARKS}|\s(?:{word_table(__file__)[language]['border']})\s")


def _part(sentence: str, words: Span, language: str) -> Span:
    """The part of the sentence around the words, as far as its borders."""
    borders = _border(language)
    start = max((match.end() for match in borders.finditer(sentence, 0, words[0])), default=0)
    border = borders.search(sentence, words[1])
    return start, border.start() if border else len(sentence)


def _fates(text: str, language: str) -> frozenset[str]:
    words = _words(language)
    return frozenset(name for name in words if name not in _NO_FATES and words[name].search(text))


def _only_fate(text: str, language: str) -> str | None:
    found = _fates(text, language)
    return next(iter(found)) if len(found) == 1 else None


@cache
def _words(language: str) -> dict[str, re.Pattern[str]]:
    words = {name: listed for name, listed in word_table(__file__)[language].items() if name not in _NO_WORDS}
    if language in _SPACELESS:
        return {name: re.compile("|".join(phrases_of(listed))) for name, listed in words.items()}
    return {name: pattern(listed) for name, listed in words.items()}
