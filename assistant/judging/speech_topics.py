"""Whether what somebody says is about what is asked, and whether a "she said" is the asked speaker's.

In: the stems of a question's topic, a passage's text and its sentences. Out: how near a sentence is to the topic, by
its own words or by those of the two before it; whether a pronoun speaks for whoever the sentence before names.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from assistant.judging.shared_words import is_one_thing
from assistant.speakers.clauses import voices
from assistant.speakers.tokens import quoted_ranges, tokens_of
from assistant.speakers.words import LANGUAGES, speech_words
from assistant.words.mentions import names
from index.lexical import stems
from index.records import Span
from index.text.sentences import whole_sentences
from index.text.spellings import same_name

_BY_DISTANCE = (1.0, 0.9, 0.8)
"""What the topic's words count in a sentence, in the one before it, and in the one before that."""


@lru_cache(maxsize=2048)
def nearness_to_topic(topic: frozenset[str], text: str, language: str | None, sentence: Span) -> float:
    """The share of the topic's words in the sentence, or a little less where one of the two before it has them."""
    before = [place for place in whole_sentences(text, language) if place[1] <= sentence[0]]
    places = [sentence, *reversed(before)][: len(_BY_DISTANCE)]
    return max(
        (
            weight * _share(topic, text[slice(*place)], language)
            for weight, place in zip(_BY_DISTANCE, places, strict=False)
        ),
        default=0.0,
    )


def _share(topic: frozenset[str], said: str, language: str | None) -> float:
    held = stems(said, language)
    return sum(any(is_one_thing(word, one) for one in held) for word in topic) / max(1, len(topic))


def is_said_by_pronoun(surname: str, text: str, language: str | None, sentence: Span) -> bool:
    """Whether a pronoun says the sentence, right behind one that names nobody but whoever has the surname."""
    if language not in LANGUAGES:
        return False
    before = [place for place in whole_sentences(text, language) if place[1] <= sentence[0]]
    if not before:
        return False
    said = text[slice(*before[-1])]
    named = names(f"so {said}", language)
    if not named or not any(same_name(surname, name) for name in named):
        return False
    if any(not same_name(surname, name) and not _is_beside(name, surname, said) for name in named):
        return False
    tokens = tokens_of(text, sentence, quoted_ranges(text, *sentence))
    return any(
        voice.who is not None and voice.who.pronoun for voice in voices(tokens, speech_words(str(language)))
    )


def _is_beside(name: str, surname: str, said: str) -> bool:
    """Whether a name is the given one before the surname."""
    words = said.replace(",", " ,").split()
    return any(
        one.strip(".:;") == name and same_name(surname, other.strip(".:;")) for one, other in pairwise(words)
    )
