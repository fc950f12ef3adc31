"""Which sentence of a passage a question for yes or no is about: the one that has its subject, its verb and the rest.

In: a question, a passage of its language. Out: what a sentence loses against the one with most of the question's
words, and the sentence that has all of them. "Was the auditor convicted?" is answered by "The auditor was acquitted",
not by the sentence in which somebody else was convicted. The words are in ``yes_no_subjects.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.judging.shared_words import AskedWord, asked_words, met
from assistant.kinds.yes_no import wants_yes_or_no
from assistant.words.tables import word_table
from index.records import Span
from index.text.sentences import whole_sentences

_LOST = 9.0
"""What a sentence loses by the share of the question's words that another has beyond it, in log-odds."""
_OTHER_SUBJECT = 3.0
"""What it loses beside that where it lacks the question's subject, and the other has it."""
_LEAST = 0.5
"""The share of the words from which a sentence is about what is asked."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A sentence's share of the question's words, the subject counted twice."""

    place: Span
    share: float
    has_subject: bool
    has_all: bool


@lru_cache(maxsize=2048)
def loss_as_answer(
    question: str, asked_in: str | None, text: str, language: str | None, sentence: Span
) -> float:
    """What a sentence of the passage's text loses in log-odds against the one that is about what is asked."""
    weighed = _weighed(question, asked_in, text, language)
    own = next((one for one in weighed if one.place == sentence), None)
    best = _best(weighed)
    if own is None or best is None or own.share >= best.share:
        return 0.0
    other = _OTHER_SUBJECT if best.has_subject and not own.has_subject else 0.0
    return _LOST * (best.share - own.share) + other


def sentence_on_it(question: str, asked_in: str | None, text: str, language: str | None) -> Span | None:
    """The one sentence of the passage that has the question's subject, its verb and everything else; None without."""
    whole = [one for one in _weighed(question, asked_in, text, language) if one.has_all]
    return whole[0].place if len(whole) == 1 else None


def _best(weighed: tuple[_Weighed, ...]) -> _Weighed | None:
    best = max(weighed, key=lambda one: (one.share, one.has_subject), default=None)
    return best if best is not None and best.share >= _LEAST else None


@lru_cache(maxsize=64)
def _weighed(question: str, asked_in: str | None, text: str, language: str | None) -> tuple[_Weighed, ...]:
    """The passage's sentences that are no questions; none where the question is of another form or language."""
    if language != asked_in or not wants_yes_or_no(question, asked_in):
        return ()
    asked = asked_words(question, asked_in)
    if len(asked) < 2:
        return ()
    subject = _subject(asked, asked_in)
    most = len(asked) + (subject is not None)
    found = []
    for place in whole_sentences(text, language):
        said = text[slice(*place)]
        if said.rstrip(" \"'“”»«").endswith("?"):
            continue
        has = met(asked, said, language)
        has_subject = subject in has
        found.append(_Weighed(place, (len(has) + has_subject) / most, has_subject, len(has) == len(asked)))
    return tuple(found)


def _subject(asked: tuple[AskedWord, ...], language: str | None) -> AskedWord | None:
    """The first word that is surely no verb; where German shows nouns by capitals, the first of those."""
    if language == "de" and any(word.written[0].islower() for word in asked):
        nouns = [word for word in asked if word.written[0].isupper()]
        if nouns:
            return nouns[0]
    return next((word for word in asked if not _verb(language).fullmatch(word.written)), None)


@cache
def _verb(language: str | None) -> re.Pattern[str]:
    shapes = word_table(__file__)["participle"].get(language or "", "")
    return re.compile(rf"\w+(?:{shapes})", re.IGNORECASE) if shapes else re.compile(r"(?!)")
