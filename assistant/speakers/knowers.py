"""Below the sources on the question line: whether a noun without a name may know what it is said to tell.

In comes the phrase behind "according to", out comes False for a thing, in "selon la datation au carbone 14" or "laut
der Messung". People, bodies and what they publish are known by the word lists, by how words for people end
(``knowers.toml``), and by a name that stands in the phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.speakers.phrase_heads import is_head
from assistant.speakers.phrases import Phrase
from assistant.speakers.tokens import Token
from assistant.speakers.words import SpeechWords
from assistant.words.tables import word_table

_LEAST_BEFORE_AN_ENDING = 2
_LEAST_OF_A_COMPOUND = 5
"""Letters of a head that German compounds end with."""
_PLURALS = ("s", "x", "es")


@dataclass(frozen=True, slots=True)
class _Knowers:
    behind: frozenset[tuple[str, ...]]
    heads: frozenset[str]
    compounds: tuple[str, ...]
    people: tuple[str, ...]
    none: frozenset[str]


def may_know(tokens: Sequence[Token], phrase: Phrase, opener: Sequence[str], words: SpeechWords) -> bool:
    """Whether a phrase has a word for somebody, a body, an outlet or a document in it, or somebody's name.

    Args:
        tokens: of the sentence.
        phrase: the noun phrase that is given as a source.
        opener: the lower-case words before it; True behind those that only somebody follows ("in the words of").
        words: of the language; True in one that shows common nouns by no article.
    """
    known = _knowers(words.language)
    if known is None or not (tuple(opener) in known.behind or tuple(opener) in words.citing):
        return True
    inside = [token for token in tokens[phrase.first : phrase.last] if token.kind != "mark"]
    if any(token.kind == "quote" or is_head(token, words) for token in inside):
        return True
    if not words.nouns_capitalised and any(token.capital for token in inside):
        return True
    return any(_knows(token, known, words) for token in inside if token.kind == "word")


def _knows(token: Token, known: _Knowers, words: SpeechWords) -> bool:
    if words.nouns_capitalised and not token.capital:
        return False
    low = token.low
    if low in known.none or low in words.closed:
        return False
    if low in known.heads or low in words.sets["nouns_of_saying"]:
        return True
    if words.nouns_capitalised and low.endswith(known.compounds):
        return True
    ones = _singulars(low, words.language)
    if not known.none.isdisjoint(ones):
        return False
    if any(one in known.heads or words.is_role(one) or words.is_institution(one) for one in ones):
        return True
    return any(
        low.endswith(ending) and len(low) - len(ending) > _LEAST_BEFORE_AN_ENDING for ending in known.people
    )


def _singulars(word: str, language: str) -> set[str]:
    """What a word may be many of, itself too: "giudici" of "giudice", "écrivains" of "écrivain"."""
    if language == "it":
        vowels = {"i": ("o", "e", "a", "io"), "e": ("a",)}.get(word[-1], ())
        return {word} | {word[:-1] + vowel for vowel in vowels}
    return {word} | {word.removesuffix(ending) for ending in _PLURALS}


@cache
def _knowers(language: str) -> _Knowers | None:
    """The words of a language, None where there are none."""
    table = word_table(__file__).get(language)
    if table is None:
        return None
    heads = table["heads"].split()
    return _Knowers(
        behind=frozenset(tuple(phrase.split()) for phrase in table["behind"].split("|")),
        heads=frozenset(heads),
        compounds=tuple(head for head in heads if len(head) >= _LEAST_OF_A_COMPOUND),
        people=tuple(table["people"].split()),
        none=frozenset(table["not"].split()),
    )
