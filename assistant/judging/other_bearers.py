"""Whether a name is that of somebody else than the driver, the captain, the child whose name is asked for.

In: a question and a name in an article. Out: True where the article says that whoever is named is a bystander (an
owner, a spokeswoman), and speaks of the one asked for beside that: in what the bystander tells ("police spokeswoman X
said the driver ..."), or before it first names X. Where it may call both one person, the name may be right.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from assistant.kinds.asked_bearers import asked_bearer
from assistant.kinds.occupations import does_as, named_in, occupations, stands_beside
from assistant.kinds.roles import roles_beside
from assistant.reading import ArticleSource
from assistant.speakers.asked_speaker import is_verb_of_speech
from assistant.speakers.attribution import attribute
from assistant.words.tables import word_table
from assistant.words.word_patterns import whole_words
from index.records import Article, Passage, Span, overlap
from index.text.letters import LETTERS
from index.text.sentences import whole_sentences
from index.text.spellings import same_name

_WORD = re.compile(rf"{LETTERS}(?:[-‑'’]{LETTERS})*")
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿа-яёіїєґ]")
_MOST_NAME_WORDS = 7
_LONGEST_NAME = 4
"""Words with capitals up to the surname that may be of the name, or say what somebody is."""
_NEAR = 3
"""Words before a noun among which a verb says that somebody is it; words of a phrase up to the one for a role."""
_APPOSED = re.compile(r"\s*[,(–—-]\s*(?:[^\s,;:.!?]+\s+){0,4}")
_VERB_WITHIN = 2
"""Words behind a name of which one may be a verb of saying, the other what helps it."""
_NEVER_THE_ONE = frozenset({"owner", "spokesperson", "prosecutor"})
"""Whom an article introduces so, but for the owner of what is driven, has done nothing else in it."""
_AGE = re.compile(r"\s*[,(]\s*(?:aged\s+)?\d{1,3}(?!\d)")
_MARK = re.compile(r"[,;:–—\"„“”«»]")
_CLOSED = re.compile(r"[^,;:.!?()]*[,)]")
_OF = re.compile(r"\s+(?:[^\W\d_]{1,5}['’]?\s*){1,2}")
"""What stands between somebody and whose that one is: "the lawyer of the driver"."""
_LED_IN = re.compile(r"(?:^|[,;:–—])\s*(?P<words>[^,;:.–—\d]{3,80}?)\s*,\s*$")


@dataclass(frozen=True, slots=True)
class _Tables:
    being: re.Pattern[str]
    source: re.Pattern[str]
    definite: re.Pattern[str]
    article: re.Pattern[str]
    to: re.Pattern[str]
    verb: re.Pattern[str]
    vehicle: re.Pattern[str]
    says: re.Pattern[str]


@cache
def _tables() -> _Tables:
    words = word_table(__file__)["words"]
    return _Tables(
        being=whole_words(words["being"]),
        source=whole_words(words["source"]),
        definite=re.compile(rf"(?i)\s*[,(–—-]\s*(?:{words['article']})(?:\s|(?<=['’]))"),
        article=re.compile(rf"(?i)(?:{words['article']})"),
        to=re.compile(rf"(?i).*(?<!\w)(?:{words['to']})\s+(?P<behind>(?:[^\s,;:.!?]+\s+){{0,{_NEAR}}})"),
        verb=re.compile(words["verb"]),
        vehicle=whole_words(words["vehicle"]),
        says=whole_words(words["says"]),
    )


def names_another_bearer(question: str, articles: ArticleSource, passage: Passage, words: Span) -> bool:
    """As :func:`is_another_bearer`, with offsets into a passage's text; False where its article has other words."""
    if not asked_bearer(question):
        return False
    article = articles.article(passage.source)
    if article.text[passage.start : passage.end] != passage.text:
        return False
    return is_another_bearer(question, article, (passage.start + words[0], passage.start + words[1]))


@lru_cache(maxsize=256)
def is_another_bearer(question: str, article: Article, words: Span) -> bool:
    """Whether the words surely name somebody else than the one whose name is asked for by what that one does.

    Args:
        question: as it stands alone.
        article: that holds the words.
        words: half-open offsets into its text.
    """
    asked = asked_bearer(question)
    surname = _surname(article.text, words) if asked else None
    if surname is None or _nouns(asked, article, words):
        return False
    named_at = [_whole_name(article.text, place) for place in _places_of(surname, article.text)]
    nouns = _nouns(asked, article, (0, len(article.text)))
    kinds = frozenset(_kinds_of(article, named_at)) if named_at and nouns else frozenset()
    if not stands_beside(asked, kinds) or not kinds.isdisjoint(named_in(question)):
        return False
    told = False
    for sentence in whole_sentences(article.text, article.language):
        here = [one for one in named_at if _holds(sentence, one)]
        there = [one for one in nouns if _holds(sentence, one)]
        if here and not there and does_as(asked, article.text[slice(*sentence)]):
            return False
        if not all(_is_told_of(article, sentence, name, noun) for name in here for noun in there):
            return False
        told = told or bool(here and there)
    if told or nouns[0][0] > named_at[0][0] or _places_of(surname, article.title or ""):
        return told
    return kinds <= _NEVER_THE_ONE or _is_teller(article, named_at)


def _surname(text: str, words: Span) -> str | None:
    """The last word with a capital of a few that name somebody."""
    named = _WORD.findall(text[slice(*words)])
    capital = [word for word in named if _CAPITAL.match(word)]
    return capital[-1] if capital and len(named) <= _MOST_NAME_WORDS else None


def _nouns(asked: Collection[str], article: Article, within: Span) -> list[Span]:
    """Where the article speaks of somebody of the kinds asked for; not where that one's lawyer is meant."""
    found = []
    last: re.Match[str] | None = None
    for match in _WORD.finditer(article.text, *within):
        kinds = occupations(match.group(), article.language)
        if kinds and not kinds.isdisjoint(asked):
            between = article.text[last.end() : match.start()] if last is not None else ","
            if _OF.fullmatch(between) is None:
                found.append(match.span())
        if kinds:
            last = match
    return found


def _places_of(surname: str, text: str) -> list[Span]:
    return [
        match.span()
        for match in _WORD.finditer(text)
        if _CAPITAL.match(match.group()) and _is_name(surname, match.group())
    ]


@lru_cache(maxsize=8192)
def _is_name(surname: str, word: str) -> bool:
    return surname == word or same_name(surname, word)


def _whole_name(text: str, surname: Span) -> Span:
    """The surname with the words with capitals right before it, which may say what somebody is."""
    start = surname[0]
    ahead = list(_WORD.finditer(text, max(0, start - 80), start))[-_LONGEST_NAME:]
    for match in reversed(ahead):
        if text[match.end() : start].strip(" \t") or not _CAPITAL.match(match.group()):
            break
        start = match.start()
    return start, surname[1]


def _is_teller(article: Article, named_at: Sequence[Span]) -> bool:
    """Whether somebody is named as telling something, and nowhere by an age, as whoever an article is about is."""
    text, sentences = article.text, whole_sentences(article.text, article.language)
    if any(_AGE.match(text, name[1]) for name in named_at):
        return False
    return any(
        _tells(article, sentence, name) or any(map(_is_saying, _behind(text, name, sentence)))
        for name in named_at
        for sentence in sentences
        if _holds(sentence, name)
    )


def _behind(text: str, name: Span, sentence: Span) -> list[str]:
    """The first words behind a name in its sentence."""
    return _WORD.findall(text[name[1] : sentence[1]])[:_VERB_WITHIN]


def _is_saying(word: str) -> bool:
    return is_verb_of_speech(word) or _tables().says.fullmatch(word) is not None


def _tells(article: Article, sentence: Span, name: Span) -> bool:
    """Whether whoever is named tells the sentence."""
    if _led(article.text[sentence[0] : name[0]]):
        return True
    speaker = attribute(article, sentence).speaker
    return speaker is not None and overlap((speaker.start, speaker.end), name)


def _is_told_of(article: Article, sentence: Span, name: Span, noun: Span) -> bool:
    """Whether whoever is named tells the sentence, or has something done to them by the noun in it."""
    text = article.text
    source = _led(text[sentence[0] : name[0]])
    if not _meets(text[noun[1] : name[0]]) and not _tells(article, sentence, name):
        return False
    start = sentence[0] if noun[0] < name[0] else name[1]
    if _tables().being.search(" ".join(_WORD.findall(text[start : noun[0]])[-_NEAR:])):
        return False
    if noun[1] <= name[0]:
        gap = text[noun[1] : name[0]]
        if source and _tables().source.search(gap):
            return _tables().being.search(gap) is None
        return _meets(gap) or _says_behind(gap, text[name[1] : sentence[1]])
    gap, behind = text[name[1] : noun[0]], text[noun[1] : sentence[1]]
    if _APPOSED.fullmatch(gap) is None:
        return source or _WORD.search(gap) is not None
    return source and _CLOSED.match(behind) is None


def _says_behind(gap: str, after: str) -> bool:
    """Whether a name stands in a clause of its own behind a noun, with the verb of saying: "said police chief X"."""
    clauses = _MARK.split(gap)
    if any(map(_is_saying, _WORD.findall(clauses[-1]))):
        return True
    verb = _WORD.match(after.lstrip())
    return verb is not None and _is_saying(verb.group()) and len(clauses) > 1 and bool(clauses[0].strip())


def _led(before: str) -> bool:
    """Whether what stands before a name makes it a source: "according to police spokeswoman"."""
    led = list(_tables().source.finditer(before))
    words = _WORD.findall(before[led[-1].end() :]) if led else []
    return bool(led) and len(words) <= _NEAR and not any(map(_tables().article.fullmatch, words[1:]))


def _meets(gap: str) -> bool:
    """Whether a noun and the name behind it are two people's: "apologised to the owner"."""
    found = _tables().to.fullmatch(gap)
    return found is not None and _tables().being.search(found["behind"]) is None


def _kinds_of(article: Article, named_at: Sequence[Span]) -> Iterator[str]:
    """The kinds that stand right beside a name, at any of its places."""
    for sentence in whole_sentences(article.text, article.language):
        for name in named_at:
            if _holds(sentence, name):
                before, after = article.text[sentence[0] : name[0]], article.text[name[1] : sentence[1]]
                yield from _kinds_beside(article.text[slice(*name)], before, after, article.language)


def _kinds_beside(name: str, before: str, after: str, language: str | None) -> frozenset[str]:
    """The kinds that stand beside a name.

    Not what is newly told of somebody who may be known ("X, an officer", "X, owner of"), and not the owner of what is
    driven.
    """
    of = partial(occupations, language=language)
    found = {kind for role in roles_beside(name, before, "", of) for kind in role.kinds}
    apposed = after if _tables().definite.match(after) and not _led(before) else ""
    behind = {kind for role in roles_beside("", "", apposed, of) for kind in role.kinds}
    found |= behind
    if after.lstrip().startswith(","):
        led = _LED_IN.search(before)
        if led is not None:
            found |= _kinds_in_front(led["words"], language)
    words = _WORD.findall(before)
    if len(words) > 1 and before[-1:].isspace() and _is_field_of(words[-1], language):
        found |= occupations(words[-2], language)
    if "owner" in found and _tables().vehicle.search(before + name + (apposed if behind else "")):
        return frozenset({*found, "driver", "captain", "pilot"})
    return frozenset(found)


def _kinds_in_front(phrase: str, language: str | None) -> frozenset[str]:
    """The kinds of the first word of a phrase that has any: "The landlord of the Red Lion"."""
    for word in _WORD.findall(phrase)[:_NEAR]:
        if kinds := occupations(word, language):
            return kinds
    return frozenset()


def _is_field_of(word: str, language: str | None) -> bool:
    """Whether a word may be what an office is of, between it and the name: "komendant policji"."""
    inflected = language in {"pl", "ru", "uk", "cs"}
    return inflected and word.islower() and _tables().verb.fullmatch(word) is None


def _holds(one: Span, other: Span) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]
