"""Whether a question asks who says something ("who warned of ...?"), by its main verb.

The verb that belongs to "who" decides, a whole word and not in the passive: "who discovered", "who was accused" and
"who won the district that Braun called lost" ask for somebody who acts, not for somebody who speaks. Words of
assistant/speakers/lists and, for further languages, of ``asked_tags``; in one without words nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.speakers.asked_tags import asks_for_tagged_speaker
from assistant.speakers.words import LANGUAGES, speech_words, word_lists
from index.text.letters import WORD

_TOKEN = re.compile(rf"{WORD}(?:[-’']{WORD})*['’]?|[,;:.?!(\"„“«]")
_OTHER_QUESTIONS = frozenset(
    """what when where why how which was wann wo warum wie welche welcher welches welchen welchem wohin woher où quand
    pourquoi comment combien quel quelle quels quelles dónde cuándo cómo cuánto cuántos qué cuál cuáles что когда где
    почему как сколько какой какая какие що коли де чому як скільки який яка які quando perché dove quanto""".split()
)
"""Behind one of these "who" belongs to another clause."""
_FARTHEST = 12
"""How many words behind "who" its verb may stand."""


@dataclass(frozen=True, slots=True)
class _Words:
    """How one language asks who speaks; all lower case.

    Attributes:
        finite: verbs that follow "who".
        participles: what follows an auxiliary, at the end of the clause in German.
        needs: verb -> words of which one must follow it at once or, with a star, anywhere behind it.
        between: adverbs and the like that may stand before the verb.
        prepositions: begin what may stand between ("who in the government said").
        perfect, passive, modals: auxiliaries.
        never: auxiliaries of a question that asks for the object ("who did Braun accuse").
        ends: where another clause begins ("that", "which").
    """

    finite: frozenset[str]
    participles: frozenset[str]
    needs: dict[str, tuple[str, ...]]
    between: frozenset[str]
    prepositions: frozenset[str]
    perfect: frozenset[str]
    passive: frozenset[str]
    modals: frozenset[str]
    never: frozenset[str]
    ends: frozenset[str]


@lru_cache(maxsize=256)
def asks_for_speaker(question: str) -> bool:
    """True when the question asks who said, warned, demanded or wrote something."""
    return _asks_in_lists(question) or asks_for_tagged_speaker(question)


def _asks_in_lists(question: str) -> bool:
    """Whether it asks so in one of the languages of ``lists/who_speaks.toml``."""
    written = [match.group().replace("’", "'") for match in _TOKEN.finditer(question)]
    tokens = [token.casefold() for token in written]
    for place, token in enumerate(tokens):
        if token in _OTHER_QUESTIONS:
            return False
        if written[place] == "WHO" and not question.isupper():
            continue
        language = _languages_of_who().get(token)
        if language is not None:
            return _speaks(_clause(tokens[place + 1 :]), _words(language))
    return False


def _clause(tokens: Sequence[str]) -> list[str]:
    """The words up to the next mark of punctuation."""
    clause = []
    for token in tokens:
        if not token[0].isalnum():
            break
        clause.append(token)
    return clause


def _speaks(clause: Sequence[str], words: _Words) -> bool:
    """Whether the verb of the clause behind "who" is one of speech."""
    inside_phrase = False
    for place, token in enumerate(clause[:_FARTHEST]):
        rest = clause[place + 1 :]
        if token in words.never:
            return False
        if token in words.finite and _has_what_it_needs(token, rest, words):
            return True
        if token in words.perfect or token in words.modals:
            return _says_behind(rest, words)
        if token in words.passive:
            return bool(rest) and rest[0].endswith("ing") and rest[0] in words.finite
        if token in words.prepositions:
            inside_phrase = True
        elif not inside_phrase and token not in words.between:
            return False
    return False


def _says_behind(rest: Sequence[str], words: _Words) -> bool:
    """Whether what stands behind an auxiliary is a verb of speech, and not in the passive."""
    if any(token in words.passive for token in rest[:3]):
        return False
    border = next((place for place, token in enumerate(rest) if token in words.ends), len(rest))
    spoken = words.participles or words.finite
    return any(
        (token in spoken or (place < 2 and token in words.finite))
        and _has_what_it_needs(token, rest[place + 1 :], words)
        for place, token in enumerate(rest[:border])
        if token not in words.perfect
    )


def _has_what_it_needs(verb: str, rest: Sequence[str], words: _Words) -> bool:
    needed = words.needs.get(verb)
    if needed is None:
        return True
    return any(f"*{token}" in needed for token in rest) or (bool(rest) and rest[0] in needed)


@lru_cache(maxsize=1)
def _languages_of_who() -> dict[str, str]:
    return {
        word: language
        for language, lists in word_lists("who_speaks").items()
        for word in lists["who"].split()
    }


@lru_cache(maxsize=16)
def _words(language: str) -> _Words:
    lists = word_lists("who_speaks")[language]
    known = speech_words(language).sets if language in LANGUAGES else {}
    pairs = (item.split(":") for item in lists["needs"].split())

    def words(name: str) -> frozenset[str]:
        return frozenset(lists.get(name, "").split()) | known.get(name, frozenset())

    return _Words(
        finite=words("finite"),
        participles=words("participles"),
        needs={verb: tuple(followers.split(",")) for verb, followers in pairs},
        between=words("between") | words("adverbs") | words("time"),
        prepositions=words("prepositions"),
        perfect=words("perfect"),
        passive=words("passive"),
        modals=words("modals") - words("prepositions"),
        never=words("never"),
        ends=words("relatives") - words("determiners") | words("that"),
    )
