"""Turns that ask nothing of the articles: thanks, greetings, letter runs; which articles there are, who answers.

In: what was typed. Out: whether anything is asked with it, what else it is, and in which languages it may be said.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache

from assistant.follow_ups.words import LANGUAGES, follow_up_words
from index.text.letters import WORD

_WORD = re.compile(rf"{WORD}(?:[-’']{WORD})*")
_LETTER_RUN = re.compile(r"(\w)\1{3,}|([^\W\d_A-ZА-Я])\2{2,}|[b-df-hj-np-tv-xz]{5,}")
"""A word of one letter ("AAA" may be asked for), or of five small Latin consonants and no vowel."""
_PIECE_END = re.compile(r"(?:(?<=[,!;])|(?<=\w{5}\.))\s+(?=\S)")
"""Not behind a full stop after fewer letters: "No. 10" and "Pa. governor" belong together."""


class Talk(Enum):
    """What a turn is that asks nothing of the articles."""

    NOTHING = "thanks, a greeting, letter runs or marks"
    FAREWELL = "a goodbye"
    ARCHIVE = "which articles there are"
    ASSISTANT = "who or what answers, and what can be asked"


@lru_cache(maxsize=256)
def talk(text: str) -> Talk | None:
    """What the whole of it is in any language; None for a question to the articles."""
    if _is_small_talk(text):
        words = [word.casefold() for word in _words(text)]
        return Talk.FAREWELL if _says_goodbye(words) else Talk.NOTHING
    return next((said for language in LANGUAGES if (said := _about_us(text, language))), None)


def asks_nothing(text: str) -> bool:
    """True where nothing is asked of the articles with the whole of it."""
    return talk(text) is not None


@lru_cache(maxsize=256)
def _is_small_talk(text: str) -> bool:
    """True where the whole of it is thanks, a greeting or the like in any language, letter runs or marks."""
    words = _words(text)
    return not words or _said_with(tuple(words), LANGUAGES)


def without_small_talk(text: str) -> str:
    """What is asked behind a greeting or thanks at the beginning; the same text where there are none."""
    end = 0
    for match in _PIECE_END.finditer(text):
        if not _is_small_talk(text[end : match.start()]):
            break
        end = match.end()
    return text[end:]


def languages_of_small_talk(text: str) -> tuple[str, ...]:
    """The languages in which the whole of it asks nothing; none for a question, letter runs or marks."""
    words = tuple(word for word in _words(text) if not _LETTER_RUN.fullmatch(word))
    return tuple(
        language
        for language in LANGUAGES
        if words and (_said_with(words, (language,)) or _about_us(text, language))
    )


def _about_us(text: str, language: str) -> Talk | None:
    """Whether it asks in that language about the archive or about who answers, a greeting before it or not."""
    lists = follow_up_words(language)
    spoken = " ".join(_words(without_small_talk(text)))
    if lists.archive.fullmatch(spoken):
        return Talk.ARCHIVE
    return Talk.ASSISTANT if lists.assistant.fullmatch(spoken) else None


def _says_goodbye(words: list[str]) -> bool:
    """Whether one of the phrases is a goodbye; one that greets elsewhere, only behind another ("thanks, ciao")."""
    goodbyes, greetings = _farewells()
    for at in range(len(words)):
        for end in range(at + 1, len(words) + 1):
            phrase = tuple(words[at:end])
            if phrase in goodbyes and (at or phrase not in greetings):
                return True
    return False


@cache
def _farewells() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """The goodbyes of all languages, and those of them that are none in a language that says them, too."""
    lists = [follow_up_words(language) for language in LANGUAGES]
    goodbyes = frozenset(phrase for words in lists for phrase in words.farewell)
    greetings = frozenset(phrase for words in lists for phrase in words.small_talk - words.farewell)
    return goodbyes, goodbyes & greetings


def _words(text: str) -> list[str]:
    return [match.group().replace("’", "'") for match in _WORD.finditer(text)]


def _said_with(words: tuple[str, ...], languages: tuple[str, ...]) -> bool:
    """Whether the words are phrases of small talk and letter runs, one after the other."""
    phrases, longest = _phrases(languages)
    reached = {0}
    for place, word in enumerate(words):
        if place not in reached:
            continue
        if _LETTER_RUN.fullmatch(word) and not word.isdecimal():
            reached.add(place + 1)
        for end in range(place + 1, min(place + longest, len(words)) + 1):
            if tuple(one.casefold() for one in words[place:end]) in phrases:
                reached.add(end)
    return len(words) in reached


@cache
def _phrases(languages: tuple[str, ...]) -> tuple[frozenset[tuple[str, ...]], int]:
    """The phrases of small talk, each as its words, and how many words the longest has."""
    phrases = frozenset(phrase for language in languages for phrase in follow_up_words(language).small_talk)
    return phrases, max(map(len, phrases))
