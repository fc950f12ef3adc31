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
"""For a name that the article does not write."""
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
_TITLE_CASE = 0.6
"""The share of words with capitals from which a question is written like a headline, and they show no name."""
_WORD = re.compile(rf"{WORD}(?:[-’']{WORD})*")
_PLACED = re.compile(
    rf"(?<!\w)(?:in|at|near|from|à|en|del|a|te|uit|w|we|z|ze|в|во|из|под|у|з|із|від)\s+({WORD}(?:-{WORD})*)"
)
"""Words for where, without an article, before what may be a place."""
_PLACED_AMID_NOUNS = re.compile(rf"(?<!\w)(?:in|bei)\s+({WORD}(?:-{WORD})*)")
"""Those of German before which a noun has its article."""
_LONG = 3
_FEW_WORDS = 3
"""Long words behind the first from which capitals show a headline."""
_COUNTED_WITHIN = 4
"""Words of a question for how many within which a nationality is of those who are counted."""


def loss_by_names(question: Question, article: Article, sentence: str) -> float:
    """What names that the article or the sentence lacks take from the probability that the words are right."""
    text, language = question.text, question.language
    same = article.language == language
    named = asked_names(text, language, translated=not same)
    loss = 0.0
    if named:
        written = word_set(_all_of(article))
        loss += _ABSENT * any(not _is_written(name, written) for name in named)
    loss += _NAMESAKE * _is_a_namesake_s(text, sentence)
    return loss + _loss_by_countries(text, article, sentence)


@lru_cache(maxsize=64)
def asked_names(question: str, language: str | None, *, translated: bool = False) -> tuple[str, ...]:
    """Names in a question that stand in every article about their bearers; places of the world and offices left out.

    In a language that gives all nouns a capital, and before an article in another one, which translates what a capital
    begins ("Summer Theatre"), only surnames behind given names and what stands right behind a word for where.
    """
    plain = _without_world(question)
    if language in CAPITALISES_NOUNS or translated:
        return tuple(dict.fromkeys((*_surnames(plain), *_places(plain, language))))
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
    for _, surname in _persons(question):
        asked = [given for given, last in _persons(question) if same_name(last, surname)]
        alike = [given for given, last in _persons(sentence) if same_name(last, surname)]
        if alike and not any(same_name(one, other) for one in asked for other in alike):
            return True
    return False


def _places(text: str, language: str | None) -> Iterator[str]:
    of_nouns = language in CAPITALISES_NOUNS
    for match in (_PLACED_AMID_NOUNS if of_nouns else _PLACED).finditer(text):
        name = match[1]
        if not name[0].isupper() or name.isupper() or is_function_word(name):
            continue
        if not (of_nouns and is_common_noun(name)):
            yield name


def _is_written(name: str, written: frozenset[str]) -> bool:
    if is_function_word(name) or stands_in(name, written):
        return True
    parts = [part for part in re.split(r"[-’']", name) if part]
    if len(parts) > 1 and any(stands_in(part, written) for part in parts):
        return True
    beginning = _beginning(name)
    return len(beginning) == _BEGINNING and beginning in _beginnings(written)


@lru_cache(maxsize=64)
def _beginnings(written: frozenset[str]) -> frozenset[str]:
    return frozenset(_beginning(word) for word in written)


def _beginning(word: str) -> str:
    """The first letters, of which C and K are one: "California", "Kalifornien"."""
    return latin(word)[:_BEGINNING].replace("c", "k")


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
