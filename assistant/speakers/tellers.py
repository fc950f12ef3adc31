"""Whether words merely name whoever tells something, where a question asks who did it.

In: a question and words of a sentence. Out: True for "Bell" of "The barn burned down, Bell said" where it is asked who
burned it; False where whoever speaks may be the one: of "Bell said he had resigned", of "we closed it", and where the
question asks who says, leads, thinks or wants something. The words are in ``tellers.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from assistant.speakers.clauses import Voice, voices
from assistant.speakers.phrases import Phrase
from assistant.speakers.sources import sources
from assistant.speakers.stances import asked_stance
from assistant.speakers.tokens import Token, quoted_ranges, tokens_of
from assistant.speakers.who_speaks import asks_for_speaker
from assistant.speakers.words import LANGUAGES, SpeechWords, speech_words
from assistant.words.tables import word_table
from assistant.words.word_patterns import whole_words
from index.lexical import stems
from index.records import Span

_WORD = re.compile(r"[^\W\d_]+")
_MOST_OF_THEM = 0.5
"""The share of the words that must be of the phrase that names the teller."""
_NEAR = 3
"""Tokens between a verb of saying and its subject: titles, adverbs, a helping verb."""
_TAKES_THING = ("announc", "annonc", "anunci", "annunci")
"""What may be done by the word itself: "announced the closure"."""


def is_mere_teller(question: str, asked_in: str | None, text: str, words: Span, language: str | None) -> bool:
    """Whether the words only name who tells what their sentence says, and the question, which asks who, wants a doer.

    Args:
        question: who did something; it stands alone.
        asked_in: its language.
        text: the sentence.
        words: half-open offsets in the sentence.
        language: of the sentence; in one without rules nobody is a teller.
    """
    if language not in LANGUAGES or _wants_teller(question, asked_in):
        return False
    lists = speech_words(language)
    tokens = tokens_of(text, (0, len(text)), quoted_ranges(text, 0, len(text)))
    if _own(language).search(text):
        return False
    for source in sources(tokens, lists):
        if source.phrase.agent and not source.phrase.pronoun and _is_of(words, source.phrase, tokens):
            return True
    asked = frozenset(stems(question, language))
    return any(
        voice.who is not None
        and not voice.who.pronoun
        and _is_of(words, voice.who, tokens)
        and asked.isdisjoint(stems(_verb(voice, tokens), language))
        and _is_beside_its_verb(voice, voice.who, tokens, lists)
        and _tells(voice, voice.who, tokens, lists)
        and not _is_own_deed(voice, voice.who, tokens, lists)
        for voice in voices(tokens, lists)
    )


@lru_cache(maxsize=256)
def _wants_teller(question: str, language: str | None) -> bool:
    """Whether the question asks who speaks, who somebody is, or what shows in what somebody says."""
    if asks_for_speaker(question) or asked_stance(question, language) is not None:
        return True
    asked = {match.group().casefold() for match in _WORD.finditer(question)}
    return any(
        not asked.isdisjoint(_verbs_of_saying(one))
        or shown.search(question)
        or (who.search(question) and not done.search(question))
        for one in _languages(language)
        for shown, who, done in (_questions(one),)
    )


@cache
def _verbs_of_saying(language: str) -> frozenset[str]:
    lists = speech_words(language)
    return (lists.finite | lists.sets["verb_participles"]) - lists.sets["perfect"] - lists.sets["passive"]


def _languages(language: str | None) -> Sequence[str]:
    return (language,) if language in LANGUAGES else LANGUAGES


@cache
def _questions(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    tables = word_table(__file__)
    return (
        whole_words(tables["shown"][language]),
        whole_words(tables["is"][language]),
        whole_words(tables["done"].get(language, "(?!)")),
    )


@cache
def _own(language: str) -> re.Pattern[str]:
    return whole_words(word_table(__file__)["own"][language])


def _is_of(words: Span, phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether most of the words are the phrase's."""
    low, high = tokens[phrase.first].start, tokens[phrase.last - 1].end
    shared = min(words[1], max(high, phrase.end)) - max(words[0], min(low, phrase.start))
    return shared > _MOST_OF_THEM * (words[1] - words[0])


def _verb(voice: Voice, tokens: Sequence[Token]) -> str:
    """The verb of saying with what follows it closely, where its participle may stand."""
    return " ".join(token.text for token in tokens[voice.verb : voice.verb + 2] if token.kind == "word")


def _is_beside_its_verb(voice: Voice, who: Phrase, tokens: Sequence[Token], lists: SpeechWords) -> bool:
    """False for "Bell, who pulled him out, said" and "Bell rose and said", which tell what else the speaker did."""
    if voice.verb >= who.last:
        between = tokens[who.last : voice.verb]
    else:
        between = tokens[voice.verb + 1 : who.first]
        behind = tokens[who.last : who.last + 2]
        if len(behind) > 1 and behind[0].text == "," and behind[1].low in lists.sets["relatives"]:
            return False
    return len(between) <= _NEAR and not any(
        token.low in lists.sets["relatives"] - lists.sets["determiners"]
        or token.low in lists.sets["coordinators"]
        or token.text == ","
        for token in between
    )


def _tells(voice: Voice, who: Phrase, tokens: Sequence[Token], lists: SpeechWords) -> bool:
    """Whether a clause is said, not a thing: "confirmed that ...", "..., said Bell", "That was confirmed by Bell"."""
    begins = min(voice.first, who.first)
    before = tokens[begins - 1] if begins else None
    if before is not None and (before.kind == "quote" or before.text in {",", "–", "—", "-"}):
        return True
    said = tokens[voice.verb : voice.verb + 2]
    if any(
        token.low in lists.sets["conveying"] and not token.low.startswith(_TAKES_THING) for token in said
    ) or any(
        token.low in lists.sets["that"] and token.low not in lists.sets["relatives"]
        for token in tokens[voice.verb + 1 :]
    ):
        return True
    if any(token.kind == "quote" or token.text == ":" for token in tokens):
        return True
    lows = tuple(token.low for token in tokens)
    return any(
        lows[: len(phrase)] == phrase or lows[1 : len(phrase) + 1] == phrase for phrase in _pointing(lists)
    )


def _pointing(lists: SpeechWords) -> tuple[tuple[str, ...], ...]:
    return (*lists.points_back, ("that",), ("this",)) if lists.language == "en" else lists.points_back


def _is_own_deed(voice: Voice, who: Phrase, tokens: Sequence[Token], lists: SpeechWords) -> bool:
    """Whether what is said begins with a pronoun, or without a subject: "said he had resigned"."""
    pronouns = lists.sets["pronouns"] | ({"it"} if lists.language == "en" else set())
    begins = min(voice.first, who.first)
    if begins > 1 and tokens[0].low in pronouns:
        return True
    if any(
        token.low in lists.sets["that"] and following.low in pronouns
        for token, following in pairwise(tokens[voice.verb + 1 :])
    ):
        return True
    place = max(voice.verb + 1, who.last)
    while place < len(tokens) and (
        tokens[place].text == ","
        or tokens[place].low in lists.sets["that"] | lists.sets["adverbs"] | lists.sets["time"]
        or tokens[place].low in lists.split.get(tokens[voice.verb].low, ())
    ):
        place += 1
    if place >= len(tokens):
        return False
    low = tokens[place].low
    drops = lists.drops_subject and tokens[place - 1].low in lists.sets["that"]
    return low in pronouns or (
        drops and low in lists.sets["perfect"] | lists.sets["passive"] | lists.sets["modals"]
    )
