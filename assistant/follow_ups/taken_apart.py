"""A follow-up taken apart: its words, each with what it is, and what it opens with.

In: a question and its language. Out: its words, names and dates, by word lists alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.follow_ups.words import FollowUpWords, follow_up_words
from assistant.words.mentions import is_function_word, names, stands_in
from index.text.dates import find_dates
from index.text.letters import WORD
from index.text.spellings import latin

_ELISION = r"(?:[cdjlmnst]|qu|jusqu|un|[dns]ell|all|sull|dall|quest|com|dov|cos)['’](?=\w)"
_ELIDED = re.compile(rf"(?i)\b{_ELISION}")
_ELIDING = frozenset({"fr", "it"})
_INFLECTING = frozenset({"pl", "ru", "uk"})
_SHORTEST_STEM, _LONGEST_CASE_ENDING = 4, 4
_WORD = re.compile(rf"{WORD}(?:[-’']{WORD})*")
_FRENCH_WORD = re.compile(
    rf"(?i){_ELISION}"
    rf"|{WORD}(?:-(?!(?:t-)?(?:ils?|elles?|on|ce|je|tu|nous|vous|y|en|les?|la)\b){WORD})*"
)
_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]\d|\d)")
_LONGEST_TWISTED = 8
LONGEST_PHRASE = 6
"""Words of what a question may put in the place of something."""
_QUOTED = re.compile(r"[„“\"«‘][^„“”\"«»‘’]+[“”\"»’]|(?<!\w)'[^']+'(?!\w)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question with its half-open place and what it is."""

    text: str
    folded: str
    start: int
    end: int
    is_name: bool
    in_date: bool
    is_topic: bool
    is_general: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart.

    Attributes:
        text: as it was typed, white space joined.
        words: all of its words in order.
        dates: half-open places of its dates and years.
        lists: the words of its language.
    """

    text: str
    language: str
    words: tuple[Word, ...]
    dates: tuple[tuple[int, int], ...]
    lists: FollowUpWords

    @property
    def names(self) -> list[Word]:
        """The words that are names."""
        return [word for word in self.words if word.is_name]

    @property
    def opens(self) -> bool:
        """True when the first word goes on with what was said ("and")."""
        return bool(self.words) and self.words[0].folded in self.lists.openers

    @property
    def asks(self) -> bool:
        """True when it has a question word."""
        return any(word.folded in self.lists.asking for word in self.words)


def opens_as_in(question: str, language: str) -> bool:
    """Whether it opens with a "by the way" or an "I meant" of that language."""
    lists = follow_up_words(language)
    openings = (lists.turning, lists.returning, lists.correcting)
    return any(opening.match(question) for opening in openings)


def without_opening(question: str, language: str, said: frozenset[str] = frozenset()) -> str:
    """The question without "by the way" before it; "I meant" goes, too, before a whole question.

    "Back to" goes where what it goes back to is among the ``said`` words (folded): it may begin a title.
    """
    lists = follow_up_words(language)
    opening = lists.turning.match(question)
    if opening and opening.end() < len(question):
        question = question[opening.end() :]
    returning = lists.returning.match(question)
    if returning:
        topic = take_apart(returning["topic"].strip(), language).words
        if any(word.is_topic and is_known(word.folded, said, language) for word in topic):
            question = question[returning.start("topic") :].lstrip()
    correction = lists.correcting.match(question)
    if correction:
        rest = take_apart(question[correction.end() :], language)
        if rest.asks or len(rest.words) > LONGEST_PHRASE:
            return rest.text
    return question


@lru_cache(maxsize=256)
def take_apart(question: str, language: str) -> Asked:
    """The question's words, each with what it is: a name, part of a date, a word of its topic."""
    lists = follow_up_words(language)
    dates = _date_places(question, language)
    eliding = language in _ELIDING
    spaced = _ELIDED.sub(lambda match: match.group()[:-1] + " ", question) if eliding else question
    named = frozenset(names(spaced, language))
    quoted = [match.span() for match in _QUOTED.finditer(question)]
    matches = list((_FRENCH_WORD if eliding else _WORD).finditer(question))
    words = []
    for place, match in enumerate(matches):
        text = match.group().rstrip("'’")
        folded = _untwisted(text.casefold(), lists)
        in_date = any(start <= match.start() < end for start, end in dates)
        is_name = not in_date and (text in named or (place == 0 and _opens_with_name(text, lists, language)))
        if is_name and text.isalpha() and not text.isupper() and language == "de":
            is_name = not (lists.general.match(folded) or lists.roles.match(folded))
        is_name = is_name or any(start < match.start() < end for start, end in quoted)
        empty = in_date or _says_nothing(folded, lists)
        general = not is_name and (lists.general.match(folded) or lists.roles.match(folded))
        words.append(
            Word(
                text,
                folded,
                match.start(),
                match.end(),
                is_name,
                in_date,
                is_name or (not empty and not (place == 0 and folded in lists.openers)),
                general,
            )
        )
    return Asked(question, language, tuple(words), dates, lists)


def _untwisted(word: str, lists: FollowUpWords) -> str:
    """A question word, article or the like in which two neighbouring letters changed places ("teh"); else the word."""
    if not 3 <= len(word) <= _LONGEST_TWISTED or not word.isalpha() or word in lists.stop:
        return word
    for place in range(1, len(word) - 1):
        other = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        if other != word and (
            other in lists.asking
            or other in lists.articles
            or other in lists.openers
            or other in lists.counting
        ):
            return other
    return word


def is_known(word: str, known: frozenset[str], language: str) -> bool:
    """Whether the word is among those (folded), in any spelling and, in Slavic languages, in any case."""
    if stands_in(word, known):
        return True
    if language not in _INFLECTING:
        return False
    folded = latin(word)
    stem = folded[: max(_SHORTEST_STEM, len(folded) - 2)]
    return len(folded) >= _SHORTEST_STEM and any(
        other.startswith(stem) and len(other) - len(stem) <= _LONGEST_CASE_ENDING for other in known
    )


def _says_nothing(folded: str, lists: FollowUpWords) -> bool:
    return (
        len(folded) == 1
        or folded in lists.stop
        or folded in lists.asking
        or folded in lists.pointers
        or folded in lists.possessives
        or folded in lists.prepositions
        or folded in lists.articles
        or folded in lists.counting
        or folded in lists.one
        or folded in lists.light.stems
        or (lists.light.match(folded) and not lists.roles.match(folded))
    )


def _opens_with_name(text: str, lists: FollowUpWords, language: str) -> bool:
    """Whether the first word, which any question capitalises, is a name."""
    folded = text.casefold()
    if language == "de" or not text[0].isupper() or folded in lists.openers or is_function_word(text):
        return False
    return not (_says_nothing(folded, lists) or lists.general.match(folded) or lists.roles.match(folded))


def _date_places(question: str, language: str) -> tuple[tuple[int, int], ...]:
    places = [(mention.start, mention.end) for mention in find_dates(question, language)]
    for match in _YEAR.finditer(question):
        if not any(start < match.end() and match.start() < end for start, end in places):
            places.append(match.span())
    return tuple(sorted(places))
