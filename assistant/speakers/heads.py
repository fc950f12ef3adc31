"""Below the speakers on the question line: the part of a noun phrase's head that is reported.

In come the tokens of a sentence and the range of a head among them, out comes the range of the name that it holds, past
its roles, places and callings, or the head itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.speakers.names import is_given_name, is_place_before_name, person_behind_body
from assistant.speakers.tokens import Token
from assistant.speakers.words import SpeechWords

ADJECTIVE = re.compile(r"[a-zäöüß-]{3,}(?:e|er|en|es|em)$")
SIGNS = frozenset("&+")
"""Join the names in what a firm is called: "Brandt & Kahl"."""
_FEMININE_OR_AGENT = re.compile(r"(?:in|er|ist|or|ent|ant|eur|oge)$")


def reduced(
    tokens: Sequence[Token], first: int, end: int, words: SpeechWords, article: bool
) -> tuple[int, int, bool]:
    """The part of a head that is reported, and whether it is a name."""
    titles = [
        i
        for i in range(first, end)
        if tokens[i].kind == "word"
        and (words.is_role(tokens[i].text) and tokens[i].text not in words.given_names)
        and not (i > first and not words.nouns_capitalised and _is_surname(tokens, i, words))
    ]
    kinds = [
        i
        for i in range(first, end)
        if tokens[i].kind == "word"
        and words.is_media(tokens[i].text)
        and not words.is_outlet_name(tokens[i].text)
    ]
    after = max([i for i in titles + kinds if i < end - 1], default=-1)
    if tokens[end - 1].kind == "quote":
        return end - 1, end, True
    if titles and titles[-1] == end - 1:
        return first, end, False
    if kinds and kinds[-1] == end - 1:
        return first, end, False
    if after >= 0:
        start = after + 1 if lower_outlet(tokens, after + 1, words) else _next_capital(tokens, after + 1, end)
        if start is None:
            return first, end, False
        if tokens[start].low in words.sets["media_names"] and not tokens[start].capital:
            return start, end, True
        if words.by_stem and (person := person_behind_body(tokens, after + 1, end, words)) is not None:
            return person, end, True
        if start > after + 1 and opens_surname(tokens, after + 1, words):
            start = after + 1
        start = _past_places(tokens, start, end, words)
        if start is None:
            return first, end, False
        if words.by_stem and end - start == 3 and is_place_before_name(tokens, start, words):
            start += 1
        return start, _name_end(tokens, start, end, words), True
    if words.nouns_capitalised:
        return _german_name(tokens, first, end, words, article)
    capital = _next_capital(tokens, first, end)
    if capital is None or (not tokens[end - 1].capital and tokens[end - 1].kind == "word"):
        return first, end, False
    if capital > first and words.is_institution(tokens[first].text):
        return first, end, False
    if (
        first == 0
        and capital == 0
        and not words.is_institution(tokens[0].text)
        and end - first == 1
        and words.by_stem
    ):
        return first, end, True
    trailing = end - 1
    while trailing > first and (
        tokens[trailing - 1].capital
        or tokens[trailing - 1].low in words.sets["particles"]
        or tokens[trailing - 1].text in SIGNS
    ):
        trailing -= 1
    if not tokens[trailing].capital:
        trailing = _next_capital(tokens, trailing, end) or trailing
    if _is_calling_before_name(tokens, trailing, end, words):
        trailing += 1
    return trailing, end, True


def opens_surname(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """Whether a small particle that the language has no other use for opens a name: "Minister van Dijk"."""
    others = words.sets["prepositions"] | words.sets["determiners"] | words.sets["attach"]
    particles = words.sets["particles"] - others
    position = at
    while position < min(len(tokens) - 1, at + 3) and tokens[position].low in words.sets["particles"]:
        position += 1
    is_foreign = at < len(tokens) and tokens[at].low in particles and not tokens[at].capital
    return is_foreign and tokens[position].capital


def _is_surname(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """Whether a role's word is somebody's name behind a given one: "Stephen King", "Luis Rey"."""
    return tokens[at].capital and tokens[at - 1].text in words.given_names


def _is_calling_before_name(tokens: Sequence[Token], at: int, end: int, words: SpeechWords) -> bool:
    """Whether the first of three capitalised words is a calling: "Biologist Anna Kern", not "Mary Ann Kern"."""
    if end - at < 3 or not all(token.capital for token in tokens[at : at + 3]):
        return False
    return not is_given_name(tokens[at].text, words) and is_given_name(tokens[at + 1].text, words)


def _german_name(
    tokens: Sequence[Token], first: int, end: int, words: SpeechWords, article: bool
) -> tuple[int, int, bool]:
    nouns = _next_capital(tokens, first, end)
    if nouns is None:
        return first, end, False
    for i in range(nouns, end):
        if tokens[i].text in words.given_names and (i + 1 < end or i == nouns):
            return i, end, True
    if any(words.is_institution(tokens[i].text) for i in range(nouns, end)):
        return first, end, False
    if nouns > first:
        return first, end, False
    if end - nouns == 3 and _FEMININE_OR_AGENT.search(tokens[nouns].low):
        return nouns + 1, end, True
    if _is_short(tokens[nouns]):
        return nouns, end, True
    if article and end - nouns >= 2 and not ADJECTIVE.match(tokens[nouns].low):
        return nouns + 1, end, True
    if article and end - nouns == 1:
        return nouns, end, False
    return nouns, end, True


def _is_short(token: Token) -> bool:
    """Whether a word is all capitals, as what a body is called by: "IG Metall"."""
    return len(token.text) > 1 and token.text.isupper()


def _next_capital(tokens: Sequence[Token], at: int, end: int) -> int | None:
    return next((i for i in range(at, end) if tokens[i].capital), None)


def _past_places(tokens: Sequence[Token], at: int, end: int, words: SpeechWords) -> int | None:
    """Past the country or body that stands between a role and a name: "президент России Владимир Путин"."""
    if not words.by_stem:
        return at
    while at < end and (
        words.is_institution(tokens[at].text) or (tokens[at].text.isupper() and len(tokens[at].text) > 1)
    ):
        at += 1
    return at if at < end and tokens[at].capital else None


def _name_end(tokens: Sequence[Token], at: int, end: int, words: SpeechWords) -> int:
    position = at
    while position < end and (
        tokens[position].capital
        or tokens[position].low in words.sets["particles"]
        or tokens[position].text in SIGNS
    ):
        position += 1
    return position


def lower_outlet(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """True for "dpa" in "Agentur dpa"."""
    kind = tokens[at - 1]
    return tokens[at].low in words.sets["media_names"] and kind.kind == "word" and words.is_media(kind.text)
