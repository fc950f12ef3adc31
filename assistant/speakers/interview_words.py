"""Below the interviews on the question line: the words by which an article shows that it is one.

In comes a language code, out go its words and phrases, read once from assistant/speakers/lists/interviews.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.speakers.words import word_lists

_FILE = "interviews"
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class InterviewWords:
    """The words of one language, as patterns over its text.

    Attributes:
        interview: the article calls itself an interview.
        given_to: what the name of the one interviewed follows.
        after: what follows the name of the one interviewed.
        receives: so does this, with the paper or one of ``us`` behind it.
        us: what a paper calls itself, lower case.
        by: a note on who asked.
        first, you: words of the first and the second person, lower case.
        mine: a whole word that is a verb in the first person by its ending.
    """

    interview: re.Pattern[str]
    given_to: re.Pattern[str]
    after: re.Pattern[str]
    receives: re.Pattern[str]
    us: frozenset[str]
    by: re.Pattern[str]
    first: frozenset[str]
    you: frozenset[str]
    mine: re.Pattern[str] = _NOTHING


@lru_cache(maxsize=16)
def interview_words(language: str | None) -> InterviewWords:
    """The words of a language; none at all for one without a list."""
    lists = word_lists(_FILE).get(language or "")
    if not isinstance(lists, dict):
        none = frozenset[str]()
        return InterviewWords(_NOTHING, _NOTHING, _NOTHING, _NOTHING, none, _NOTHING, none, none)
    return InterviewWords(
        _any_of(lists["interview"]),
        _any_of(lists["with"]),
        _any_of(lists["after"]),
        _any_of(lists["receives"]),
        frozenset(lists["us"].split()),
        _any_of(lists["by"]),
        frozenset(lists["first"].split()),
        frozenset(lists["you"].split()),
        re.compile(rf"\w{{2,}}{lists['mine']}\Z") if "mine" in lists else _NOTHING,
    )


@lru_cache(maxsize=1)
def explainers() -> re.Pattern[str]:
    """What names an article of questions and answers that nobody is interviewed in, in all languages."""
    return _any_of(word_lists(_FILE)["explainers"])


@lru_cache(maxsize=256)
def asks_for_questions(question: str) -> bool:
    """Whether somebody wants to know what was asked, not what was said: "What did the interviewer ask Weber?"."""
    return _asking().search(question) is not None


@lru_cache(maxsize=1)
def pairs() -> tuple[tuple[str, str], ...]:
    """Labels of the two sides, the question's and the answer's: ("q", "a")."""
    split = (pair.split(":") for pair in word_lists(_FILE)["pairs"].split())
    return tuple((question, answer) for question, answer in split)


@lru_cache(maxsize=8)
def word_set(name: str) -> frozenset[str]:
    """The ``askers``, ``honorifics`` or ``outlets`` of all languages."""
    return frozenset(word_lists(_FILE)[name].split())


@lru_cache(maxsize=1)
def _asking() -> re.Pattern[str]:
    phrases = (" ".join(phrase.split()) for phrase in word_lists(_FILE)["asking"].split("|"))
    joined = "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in phrases)
    return re.compile(rf"(?i)(?<!\w)(?:{joined})(?!\w)")


def _any_of(phrases: str) -> re.Pattern[str]:
    found = sorted((" ".join(phrase.split()) for phrase in phrases.split("|")), key=len, reverse=True)
    joined = "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’ʼ]") for phrase in found)
    return re.compile(rf"(?i)(?<!\w)(?:{joined})(?!\w)")
