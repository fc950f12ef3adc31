"""Whether a question is about somebody or something that an article nowhere names, a namesake's, or another country's.

In: a question, the article that a passage is of, the sentence that carries its words. Out: log-odds that this takes
away. Names are compared by spelling, in whatever languages and alphabets; countries by a table of their names.
A name that stands in the article in some like spelling is there; so is one whose beginning is, as cases and languages
change the end. Measured on 1,810 questions on news of our own writing (docs/decisions.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from assistant.kinds.asked_kinds import asked_kinds
from assistant.reading import Question
from assistant.speakers.words import speech_words
from assistant.words.german_nouns import is_common_noun
from assistant.words.mentions import is_function_word, names, stands_in, word_set
from assistant.words.world_names import world_names, world_places
from index.records import Article
from index.text.letters import WORD
from index.text.spellings import latin, same_name

_ABSENT = -2.0
"""For a name that the article does not write: 7 % of the near misses that would be answered, 0.6 % of right answers."""
_OTHER_COUNTRY = -2.0
"""For a sentence on another country, in an article that nowhere names the one asked about. Not measured."""
_NAMESAKE = -3.0
"""For a sentence on somebody who shares the surname alone: "Ernst Quist" for "Bertram Quist". Not measured."""
_COUNTS_OTHERS = -4.0
"""For a sentence that counts people of another country than those whose number is asked for. Not measured."""
CAPITALISES_NOUNS = frozenset({"de", "lb"})
"""Where what looks like a name may be any noun."""
_BEGINNING = 4
"""Letters in which a name and its other forms agree."""
_LONGEST_ACRONYM = 5
_TITLE_CASE = 0.6
"""The share of words with capitals from which a question is written like a headline, and they show no name."""
_WORD = re.compile(rf"{WORD}(?:[-’']{WORD})*")
_PLACED = re.compile(rf"(?<!\w)(?:in|bei)\s+({WORD}(?:-{WORD})*)")
"""German words for where, without an article, before what may be a place."""
_LONG = 3
_FEW_WORDS = 3
"""Long words behind the first from which capitals show a headline."""
_COUNTED_WITHIN = 4
"""Words of a question for how many within which a nationality is of those who are counted."""


def loss_by_names(question: Question, article: Article, sentence: str) -> float:
    """What names that the article or the sentence lacks take from the probability that the words are right."""
    text, language = question.text, question.language
    same = article.language == language
    named = [name for name in asked_names(text, language) if same or not _is_acronym(name)]
    loss = 0.0
    if named:
        written = word_set(_all_of(article))
        loss += _ABSENT * any(not _is_written(name, written) for name in named)
    loss += _NAMESAKE * _is_a_namesake_s(text, sentence)
    return loss + _loss_by_countries(text, article, sentence)


@lru_cache(maxsize=64)
def asked_names(question: str, language: str | None) -> tuple[str, ...]:
    """Names in a question that stand in every article about their bearers; places of the world and offices left out.

    In a language that gives all nouns a capital, only surnames behind given names, and places behind "in" and "bei".
    """
    plain = _without_world(question)
    if language in CAPITALISES_NOUNS:
        return tuple(dict.fromkeys((*_surnames(plain), *_places(plain))))
    return () if _is_in_title_case(question) else names(plain, language)


def _without_world(text: str) -> str:
    """The text without countries, capitals, offices and the like, which languages write each in its way."""
    for _, (start, end) in world_names(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_in_title_case(question: str) -> bool:
    long = [word for word in _WORD.findall(question)[1:] if len(word) > _LONG]
    return len(long) >= _FEW_WORDS and sum(word[0].isupper() for word in long) >= _TITLE_CASE * len(long)


def _surnames(text: str) -> Iterator[str]:
    for _, surname in _persons(text):
        yield surname


@lru_cache(maxsize=256)
def _persons(text: str) -> tuple[tuple[str, str], ...]:
    """Each given name with the last of the words with capitals behind it."""
    words, given = _WORD.findall(text), speech_words("de").given_names
    found = []
    place = 0
    while place < len(words):
        if words[place] not in given:
            place += 1
            continue
        last = place
        while last + 1 < len(words) and words[last + 1][0].isupper():
            last += 1
        if last > place and not is_common_noun(words[last]):
            found.append((words[place], words[last]))
        place = last + 1
    return tuple(found)


def _is_a_namesake_s(question: str, sentence: str) -> bool:
    """Whether the sentence names somebody of the surname asked about, but of no like given name."""
    words = _WORD.findall(_without_world(question))
    for other, surname in _persons(sentence):
        before = [one for one, last in pairwise(words) if same_name(last, surname) and _may_be_given(one)]
        if before and not any(same_name(one, given) for one in before for given, _ in _persons(sentence)):
            return other not in before
    return False


def _may_be_given(word: str) -> bool:
    return (
        word[0].isupper() and len(word) >= _LONG and not is_function_word(word) and not is_common_noun(word)
    )


def _places(text: str) -> Iterator[str]:
    for match in _PLACED.finditer(text):
        name = match[1]
        if name[0].isupper() and not is_function_word(name) and not is_common_noun(name):
            yield name


def _is_written(name: str, written: frozenset[str]) -> bool:
    if is_function_word(name) or stands_in(name, written):
        return True
    parts = [part for part in re.split(r"[-’']", name) if part]
    if len(parts) > 1 and any(stands_in(part, written) for part in parts):
        return True
    beginning = latin(name)[:_BEGINNING]
    return len(beginning) == _BEGINNING and beginning in _beginnings(written)


@lru_cache(maxsize=64)
def _beginnings(written: frozenset[str]) -> frozenset[str]:
    return frozenset(latin(word)[:_BEGINNING] for word in written)


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) <= _LONGEST_ACRONYM


def _all_of(article: Article) -> str:
    told = (article.title, article.outlet, article.author, article.agency, article.source, article.text)
    return "\n".join(part for part in told if part)


def _loss_by_countries(question: str, article: Article, sentence: str) -> float:
    """What it takes away that a sentence names other countries, and not the one asked about."""
    asked = world_places(question)
    there = world_places(sentence)
    if not asked or not there - asked or asked & there:
        return 0.0
    if asked_kinds(question).counted and asked & world_places(" ".join(question.split()[:_COUNTED_WITHIN])):
        return _COUNTS_OTHERS
    return 0.0 if asked & world_places(_all_of(article)) else _OTHER_COUNTRY
