"""Below the noun phrases on the question line: which words of a phrase are its head, with what stands before it.

In come the tokens of a sentence and the place behind an article, out comes the range of adjectives, roles and names up
to the next preposition, verb or mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.speakers.calendar_names import tells_time
from assistant.speakers.heads import ADJECTIVE, SIGNS, lower_outlet, opens_surname
from assistant.speakers.names import pair_follows, person_follows
from assistant.speakers.tokens import Token
from assistant.speakers.words import ROMANCE, SpeechWords

_MAX_WORDS = 9
_HEAD_FIRST = frozenset({"nl", "pl"})
"""Where a verb may follow a head without a mark between: "volgens de politie reed …"."""
_DEFINITE = frozenset("der die das dem den des".split())


def german_core(
    tokens: Sequence[Token], at: int, limit: int, words: SpeechWords, article: str
) -> tuple[int, int] | None:
    """Adjectives and capitalised words: (first adjective or noun, end of the nouns)."""
    if at < limit and tokens[at].low in words.sets["verb_participles"]:
        return None
    position = at
    if (
        at + 1 < limit
        and tokens[at].capital
        and tokens[at].low.endswith("s")
        and not article
        and plain_adjective(tokens[at + 1], words)
    ):
        position = at + 1
    while position < limit and position - at < 5:
        token = tokens[position]
        if (
            plain_adjective(token, words)
            or (
                position > at
                and token.low in {"und", ","}
                and position + 1 < limit
                and ADJECTIVE.match(tokens[position + 1].text)
            )
            or (position > at and token.kind == "word" and token.low in {"sehr", "inzwischen", "jetzt"})
        ):
            position += 1
        else:
            break
    nouns = position
    while position < limit and position - nouns < _MAX_WORDS:
        token = tokens[position]
        if (
            token.capital
            and token.low not in words.closed
            and token.low not in words.finite
            and token.low not in words.sets["so"]
        ):
            if position > nouns and (
                tells_time(tokens, position, words)
                or tokens[position - 1].low in words.sets["nouns_of_saying"]
            ):
                break
            position += 1
        elif position > nouns and _joined(tokens, position, limit):
            position += 2
        elif position > nouns and (
            (token.capital and token.low in words.sets["particles"])
            or lower_outlet(tokens, position, words)
            or _particle_chain(tokens, position, limit, words)
        ):
            position += 1
        elif (
            position > nouns
            and token.kind == "quote"
            and len(token.text) < 40
            and is_head(tokens[position - 1], words)
        ) or (token.kind == "quote" and position == nouns and _is_called(token, article, words)):
            position += 1
            break
        else:
            break
    return (at, position) if position > nouns else None


def _is_called(token: Token, article: str, words: SpeechWords) -> bool:
    """Whether a quotation behind an article is a name (der „Anzeiger“), not quoted words (einem „großen Erfolg“)."""
    inner = token.text[1:-1].split()
    return article in _DEFINITE and len(token.text) < 30 and all(word[0].isupper() for word in inner)


def plain_adjective(token: Token, words: SpeechWords) -> bool:
    """True for a word that may be a German adjective before its noun: "belgische"."""
    return (
        token.kind == "word"
        and not token.capital
        and bool(ADJECTIVE.match(token.low))
        and token.low not in words.closed
        and token.low not in words.finite
    )


def _particle_chain(tokens: Sequence[Token], at: int, limit: int, words: SpeechWords) -> bool:
    """True inside "von der Leyen", false in "Müller von der SPD" and "Sprecher von Siemens"."""
    if tokens[at].low not in words.sets["particles"]:
        return False
    if words.is_role(tokens[at - 1].text):
        return opens_surname(tokens, at, words) and at + 1 < limit
    if words.nouns_capitalised and tokens[at - 1].text not in words.given_names and len(tokens[at].low) > 2:
        return False
    if tokens[at].low not in {"of", "de", "del", "du", "d'"} and is_head(tokens[at - 1], words):
        return False
    if words.nouns_capitalised and tokens[at].low in {"der", "den", "zur"} and tokens[at - 1].low != "von":
        return tokens[at - 1].low == "van"
    position = at
    while (
        position < limit and tokens[position].low in words.sets["particles"] and not tokens[position].capital
    ):
        position += 1
    if position >= limit or not tokens[position].capital or position - at > 2:
        return False
    text = tokens[position].text
    return tokens[at].low == "of" or (
        not (text.isupper() and len(text) > 1) and not is_head(tokens[position], words)
    )


def _joined(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """True for the sign in a firm's name: "Brandt & Kahl"."""
    return (
        at + 1 < limit
        and at > 0
        and tokens[at].text in SIGNS
        and tokens[at - 1].capital
        and tokens[at + 1].capital
    )


def plain_core(
    tokens: Sequence[Token], at: int, limit: int, words: SpeechWords, bounded: bool
) -> tuple[int, int] | None:
    """Words up to the next preposition, verb or mark, where nouns are not capitalised."""
    position = at
    while position < limit and position - at < _MAX_WORDS:
        token = tokens[position]
        if (
            token.kind == "quote"
            and position > at
            and len(token.text) < 40
            and words.is_media(tokens[position - 1].text)
        ):
            position += 1
            break
        if token.kind == "quote" and person_follows(tokens, position, limit, words):
            position += 1
            continue
        if position > at and _joined(tokens, position, limit):
            position += 2
            continue
        if token.kind != "word" or (position > at and token.low in words.sets["made_known"]):
            break
        person = any(t.text in words.given_names or words.is_role(t.text) for t in tokens[at:position])
        chained = position > at and tokens[position - 1].capital and not (token.low == "of" and person)
        if chained and _particle_chain(tokens, position, limit, words):
            position += 1
            continue
        is_closed = token.low in words.closed and not (token.capital and position > at)
        if is_closed or tells_time(tokens, position, words):
            break
        if (
            token.low in words.finite
            and not token.capital
            and position > at
            and not words.is_role(token.text)
        ):
            break
        if words.language in _HEAD_FIRST and not bounded and not token.capital and position > at:
            head = is_head(tokens[position - 1], words)
            if head and not is_head(token, words) and not pair_follows(tokens, position, limit, words):
                break
        lower_after_name = (
            (not bounded or words.language == "nl")
            and not token.capital
            and position > at
            and tokens[position - 1].capital
        )
        if lower_after_name and not _head_follows(tokens, position, limit, words):
            break
        position += 1
    return (at, position) if position > at else None


def _head_follows(tokens: Sequence[Token], at: int, limit: int, words: SpeechWords) -> bool:
    """True when the name before is an attribute of a coming noun: "Kremlin spokesman", "Commission européenne"."""
    if words.by_stem:
        return words.is_institution(tokens[at].text) or person_follows(tokens, at, limit, words)
    if words.language in ROMANCE:
        return words.is_institution(tokens[at - 1].text) or words.is_role(tokens[at - 1].text)
    for token in tokens[at : min(limit, at + 4)]:
        if token.kind != "word" or token.low in words.closed:
            return False
        if is_head(token, words):
            return True
    return False


def is_head(token: Token, words: SpeechWords) -> bool:
    """True for a word that shows who can speak: a role, a body, an outlet, a short name in capitals."""
    return token.kind == "word" and (
        (len(token.text) > 1 and token.text.isupper())
        or words.is_role(token.text)
        or words.is_institution(token.text)
        or words.is_media(token.text)
    )
