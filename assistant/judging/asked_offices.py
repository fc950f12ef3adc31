"""Whose words a question asks for by office alone ("the Russian president"), and whether a speaker holds that office.

In: a question, and words of an article with whoever says them. Out: the office and the country asked for; whether the
speaker is another's: of another country, of another office, or only an adviser to whoever holds it. What an article
says of a speaker anywhere counts. The words for helpers are in ``asked_offices.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.answer import Attribution
from assistant.speakers.asked_speaker import Said, asks_openly_for_speech, is_verb_of_speech
from assistant.speakers.attribution import attribute
from assistant.speakers.namesakes import offices
from assistant.words.tables import word_table
from assistant.words.word_patterns import whole_words
from assistant.words.world_names import world_places
from index.records import Article, Span

_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|[.,;:?!]")
_HELPS = frozenset("did does do has have had hat haben a ont ha han hanno heeft hebben".split())
_GENITIVE = frozenset("of von de du des del della di do da van la le el il der the l".split())
_ENDS = frozenset(
    """about to on in for with from by at after before during regarding über zu zum zur am im an mit vom bei nach vor
    für sur avec pour dans après avant lors sobre con en por para tras su con dopo em no na após over met tegen na bij
    о об про на во в с по после перед під після w na po o nach""".split()
)
_MOST_WORDS = 8
_BEFORE = re.compile(r"(?:[^\W\d_][\w’'-]*(?:\s+|$)){0,5}$")
_NAME_BEHIND_COMMA = re.compile(r" ?,\s+(?:[^\W\d_a-zß-öø-ÿа-яё][\w.’'-]*\s+){0,2}$")
_BEHIND = re.compile(r"\s*,\s*([^,;:.!?\n\"“”«»()]{3,90})")


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is.

    Attributes:
        offices: kinds of assistant.speakers.namesakes; empty where only a country is known.
        countries: names of assistant.words.world_names.
        helps: whether it is only somebody who works for one of that office.
    """

    offices: frozenset[str]
    countries: frozenset[str]
    helps: bool


@lru_cache(maxsize=256)
def asked_office(question: str) -> Office | None:
    """The office, and its country, whose holder's words a question openly asks for; None where it names somebody."""
    if not asks_openly_for_speech(question):
        return None
    phrase = _subject(question)
    found = _office(phrase)
    if not found.offices or found.helps or "spokesperson" in found.offices:
        return None
    is_named = any(
        word[0].isupper() and not offices([word]) and not world_places(word) for word in phrase.split()
    )
    return None if is_named else found


def _subject(question: str) -> str:
    """The words between the verb of speech, or what helps it, and what the speech is about."""
    tokens = [match.group() for match in _TOKEN.finditer(question)]
    place = next(
        (n for n, token in enumerate(tokens) if token.casefold() in _HELPS or is_verb_of_speech(token)), None
    )
    if place is None:
        return ""
    subject: list[str] = []
    for number, token in enumerate(tokens[place + 1 : place + 1 + _MOST_WORDS], place + 1):
        low = token.casefold()
        if is_verb_of_speech(token) and not subject:
            continue
        if not token[0].isalpha() or is_verb_of_speech(token):
            break
        if low in _ENDS or (
            low in _GENITIVE and subject and not world_places(" ".join(tokens[number : number + 3]))
        ):
            break
        subject.append(token)
    return " ".join(subject)


def said_from_office(article: Article, quote: Span, asked: Office) -> Said:
    """Whose words the article's are: of the one who holds the office asked for, of another, or open."""
    said = attribute(article, quote)
    speaker = said.speaker
    if speaker is None:
        return Said.OPEN
    known = [one for one in _known(article.text, speaker) if one.offices or one.countries or one.helps]
    if any(_fits(one, asked) for one in known):
        return Said.THEIRS
    if any("spokesperson" in one.offices and not _is_of_another_country(one, asked) for one in known):
        return Said.OPEN
    return Said.ANOTHER_S if any(_is_other(one, asked) for one in known) else Said.OPEN


def _fits(one: Office, asked: Office) -> bool:
    if one.helps or not one.offices & asked.offices:
        return False
    return bool(one.countries & asked.countries) or not asked.countries


def _is_other(one: Office, asked: Office) -> bool:
    if one.helps or _is_of_another_country(one, asked):
        return True
    return bool(one.offices) and not one.offices & asked.offices


def _is_of_another_country(one: Office, asked: Office) -> bool:
    return bool(one.countries and asked.countries) and not one.countries & asked.countries


def _known(text: str, speaker: Attribution) -> list[Office]:
    """What the text says of a speaker, at each place of the surname."""
    surname = speaker.name.split()[-1]
    found = [_office(speaker.name)]
    if not surname[0].isupper():
        return found
    for match in re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", text):
        for place in _ends_before(text, match.start()):
            before = _BEFORE.search(text[max(0, place - 80) : place])
            words = before.group().split() if before is not None else []
            last = max((n for n, word in enumerate(words) if _parts(word)), default=-1)
            if place != match.start() and last >= 0 and words[last].casefold() in _ENDS:
                continue
            found.append(_office(" ".join(words[last + 1 :])))
        behind = _BEHIND.match(text, match.end())
        if behind is not None:
            found.append(_office(behind[1]))
    return found


def _ends_before(text: str, start: int) -> list[int]:
    """Where what is said of somebody may end before the surname: right there, or at a comma before the whole name."""
    comma = _NAME_BEHIND_COMMA.search(text[max(0, start - 40) : start])
    return [start] if comma is None else [start, max(0, start - 40) + comma.start()]


def _parts(word: str) -> bool:
    """Whether a word before a name belongs to another phrase than its title."""
    low = word.casefold()
    return (
        is_verb_of_speech(word)
        or low in _HELPS
        or low in _ENDS
        or low in {"and", "und", "et", "y", "e", "i", "и"}
    )


@lru_cache(maxsize=1024)
def _office(phrase: str) -> Office:
    words = re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", phrase)
    held = offices(part for word in words for part in (word, word.removesuffix("'s").removesuffix("’s")))
    return Office(held, world_places(phrase), _helper().search(phrase) is not None)


@cache
def _helper() -> re.Pattern[str]:
    return whole_words("|".join(word_table(__file__)["helpers"].values()))
