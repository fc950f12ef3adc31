"""Below the speakers on the question line: a name behind a role and what that is of, without a preposition between.

In come the tokens of a sentence and a place among them: "директора Центра изучения климата Анны Серовой", "президент
Тарвии Илиан Драсков", "minister zdrowia Jan Wilk". Out comes where the name begins, or whether one does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.speakers.tokens import Token
from assistant.speakers.words import SpeechWords, speech_words

_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овн|евн|івн|йович)\w{0,3}$")
_GENITIVE = re.compile(r"[аяыиії]$|[aiyu]$")
_CASE_ENDING = re.compile(r"(?:ию|ии|ія|ію|ії|ей|ею|ой|ою|ом|ем|ем|єм|owi|em|ie|ą|ę|[аяуюеыиійьєaiuyoe])$")


def pair_follows(tokens: Sequence[Token], at: int, limit: int, words: SpeechWords) -> bool:
    """Whether a name of two words ends what a head governs: "minister zdrowia Jan Wilk"."""
    position = at
    while position < min(limit, at + 3) and tokens[position].kind == "word" and not tokens[position].capital:
        if tokens[position].low in words.closed or tokens[position].low in words.finite:
            return False
        position += 1
    return position + 1 < limit and tokens[position].capital and tokens[position + 1].capital


def person_follows(tokens: Sequence[Token], at: int, limit: int, words: SpeechWords) -> bool:
    """Whether a person's name ends what a body is called: "Центра изучения климата Анны Серовой"."""
    if not words.by_stem or at < 2 or not words.is_role(tokens[at - 2].text):
        return False
    if not words.is_institution(tokens[at - 1].text):
        return False
    position = at
    while position < min(limit, at + 5) and not tokens[position].capital:
        token = tokens[position]
        is_called = token.kind == "quote" and len(token.text) < 40
        if not is_called and (token.kind != "word" or token.low in words.closed or token.low in words.finite):
            return False
        position += 1
    if position + 1 >= limit or position - at > 4:
        return False
    return is_given_name(tokens[position].text, words) and tokens[position + 1].capital


def person_behind_body(tokens: Sequence[Token], begin: int, end: int, words: SpeechWords) -> int | None:
    """Where the person's name begins behind a body and its own: "эксперта Института Арктики Павла Дёмина"."""
    pair = end - 2
    has_body = any(words.is_institution(token.text) for token in tokens[begin:pair] if token.kind == "word")
    if not has_body or not (tokens[pair].capital and tokens[end - 1].capital):
        return None
    patronymic = _PATRONYMIC.search(tokens[pair].low) and tokens[pair - 1].capital and pair - 1 > begin
    person = pair - 1 if patronymic else pair
    return None if words.is_institution(tokens[person].text) else person


def is_place_before_name(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """Whether the first of three capitalised words behind a role is a place: "президент Тарвии Илиан Драсков"."""
    place, given, surname = tokens[at : at + 3]
    in_genitive = len(place.text) > 4 and _GENITIVE.search(place.low) is not None
    is_name = is_given_name(place.text, words) or _PATRONYMIC.search(given.low) is not None
    return in_genitive and not is_name and given.capital and surname.capital


def is_given_name(word: str, words: SpeechWords) -> bool:
    """Whether a word is a listed given name, in a case form too where names are inflected: "Павла"."""
    if word in words.given_names:
        return True
    return words.by_stem and len(word) > 3 and _uninflected(word) in _given_stems(words.language)


@lru_cache(maxsize=4)
def _given_stems(language: str) -> frozenset[str]:
    return frozenset(_uninflected(name) for name in speech_words(language).given_names if len(name) > 3)


def _uninflected(name: str) -> str:
    """The name without its case ending, a fleeting vowel left out: Павел and Павла alike."""
    stem = _CASE_ENDING.sub("", name.lower())
    return re.sub(r"[её](?=[лр]$)", "", stem)
