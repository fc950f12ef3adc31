"""Below the speakers on the question line: whether a verb that may say something says something here.

In come the tokens of a sentence and a verb among them, out comes whether what is said stands by it: "called for help",
"put the damage at two million", not "gave no figure".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.speakers.subjects import behind_clitic, clause_start, low_at
from assistant.speakers.tokens import Token
from assistant.speakers.words import SpeechWords
from assistant.words.numerals import begins_with_number

POINTING = frozenset({"das", "dies", "dat", "dit"})
_OPINIONS = frozenset(
    form
    for stem in (
        "believe",
        "hope",
        "estimate",
        "argue",
        "acknowledge",
        "note",
        "add",
        "claim",
        "suggest",
        "conclude",
    )
    for form in (stem, stem + "s", stem + ("d" if stem.endswith("e") else "ed"))
) | {"think", "thinks", "thought", "admitted", "admits", "found", "argued"}
_ENGLISH_CLAUSE = frozenset("will would is are was were has had have could may might can should must".split())
_CLAUSE_OF_SOURCE = frozenset({"zoals", "jak"})
_INFINITIVE = re.compile(r"zu|\w+zu\w{2,}n")
_FARTHEST_NUMBER = 20
"""Tokens between "put" and the "at" of its number."""


def content_fits(tokens: Sequence[Token], at: int, verb: int, words: SpeechWords) -> bool:
    """True when the verb speaks by itself, or what is said stands by it."""
    low = tokens[at].low
    if _withholds(tokens, at, words):
        return False
    if _announces(tokens, at, words):
        return False
    if low in words.sets["dubs"]:
        return _dubs(tokens, at, words)
    if low in words.sets["reckons"] and _reckons(tokens, at, verb, words):
        return True
    if low not in words.sets["open"]:
        return True
    if low in words.sets["only_speaks_of"]:
        return any(token.low in words.sets["spoken_of"] for token in tokens[at + 1 : at + 3])
    if low in words.sets["threatens"] and _threatens(tokens, at, words):
        return True
    if behind_clitic(tokens, verb, words):
        return True
    if verb == 1 and tokens[0].low in POINTING and low in words.sets["conveying"]:
        return True
    if "bekannt" in words.split.get(low, ()) and any(token.low == "bekannt" for token in tokens[verb:]):
        return True
    if verb > 0 and (tokens[verb - 1].kind == "quote" or tokens[verb - 1].text in {",", "–", "—", "-"}):
        return True
    if any(token.kind == "quote" and len(token.text) > 3 for token in tokens):
        return True
    after = tokens[at + 1 :]
    if any(token.text == ":" for token in after):
        return True
    if low.startswith("rechne") and any(token.low == "mit" for token in after[:4]):
        return True
    if low.startswith(("begrüß", "welcome")):
        people = words.sets["greeted"] | words.given_names
        return not any(t.low in people or t.text in people or words.is_role(t.text) for t in after[:4])
    if low in words.sets["speaks_of"]:
        start = clause_start(tokens, at, words)
        is_last = words.nouns_capitalised and low_at(tokens, start - 1) in words.sets["subordinators"]
        around = [*after[:6], *(tokens[start:at] if is_last else ())]
        if any(token.low in words.sets["spoken_of"] for token in around):
            return True
    if words.language == "en":
        if low.startswith("rule") and low_at(tokens, at + 1) == "out":
            return True
        if low.startswith(("call", "appeal")) and low_at(tokens, at + 1) in {"for", "on", "upon"}:
            return True
        start = clause_start(tokens, at, words)
        if low_at(tokens, start - 1) == "as":
            return True
        cites = any(token.low == phrase[0] for phrase in words.citing for token in after[:5])
        return any(token.low in words.sets["that"] for token in after[: 15 if cites else 7]) or (
            low in _OPINIONS and any(t.low in _ENGLISH_CLAUSE for t in after[:7])
        )
    if words.language == "de":
        for position, token in enumerate(after[:-1]):
            if token.text == ",":
                following = after[position + 1]
                if following.low in words.sets["that"] or any(
                    t.low in words.sets["reported"] | words.sets["reported_weak"] for t in after[position:]
                ):
                    return True
        start = clause_start(tokens, at, words)
        return low_at(tokens, start - 1) == "wie"
    if low_at(tokens, clause_start(tokens, at, words) - 1) in _CLAUSE_OF_SOURCE:
        return True
    return any(token.low in words.sets["that"] for token in after[:8])


def _withholds(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """Whether nothing is told: "nannte keine Zahl", "eine Zahl nannte er nicht", "äußerte sich nicht"."""
    if tokens[at].low not in words.sets["withholds"]:
        return False
    rest: list[Token] = []
    for token in tokens[at + 1 :]:
        if token.kind in {"mark", "quote"} or token.low in words.sets["coordinators"]:
            break
        rest.append(token)
    passed = words.sets["adverbs"] | words.sets["time"] | words.sets["reflexive"]
    first = next((token.low for token in rest if token.low not in passed), "")
    return first in words.sets["none"] or (bool(rest) and rest[-1].low in words.sets["none"])


def _announces(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """Whether it is only announced what somebody tells: "She explains why she left"; nothing of it is said here."""
    if tokens[at].low not in words.sets["announces"]:
        return False
    if any(token.kind == "quote" or token.text == ":" for token in tokens):
        return False
    rest = [
        token
        for token in tokens[at + 1 : at + 6]
        if token.low not in words.sets["adverbs"] and token.text != ","
    ]
    place = 1 if rest and rest[0].low in words.sets["attach"] | words.sets["determiners"] | {"por"} else 0
    asked = rest[place].low if len(rest) > place else ""
    return asked in words.sets["asked_for"] or (bool(rest) and rest[0].low in words.sets["asked_for"])


def _dubs(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """Whether somebody calls something by quoted words: "tachó el plan de «farsa»", not "llamó tras ver «Nadie»"."""
    for place in range(at + 1, min(len(tokens), at + _FARTHEST_NUMBER)):
        token = tokens[place]
        opens_clause = words.sets["that"] | words.sets["relatives"] - words.sets["determiners"]
        if token.text in {",", ";", ":"} or token.low in opens_clause - words.sets["dubbed_as"]:
            return False
        if token.kind != "quote":
            continue
        opens = place - 1
        while opens > at and tokens[opens].low in words.sets["determiners"]:
            opens -= 1
        if tokens[opens].low in words.sets["dubbed_as"]:
            return True
        joins = words.sets["prepositions"] - words.sets["attach_after_verb"]
        return tokens[opens].low not in words.sets["prepositions"] and not any(
            token.low in joins for token in tokens[at + 2 : place]
        )
    return False


def _reckons(tokens: Sequence[Token], at: int, verb: int, words: SpeechWords) -> bool:
    """Whether somebody gives a number: "put the damage at twelve million"."""
    if at == verb and low_at(tokens, at - 1) in words.sets["passive"]:
        return False
    return any(
        token.low in words.sets["reckoned_at"]
        and any(
            begins_with_number(near.text) for near in tokens[place + 1 : place + 4] if near.kind != "mark"
        )
        for place, token in enumerate(tokens[at + 1 : at + _FARTHEST_NUMBER], at + 1)
    )


def _threatens(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """Whether somebody threatens to do something: "drohte mit Streik", not "ihm droht Haft"."""
    clause = tokens[clause_start(tokens, at, words) :]
    after = tokens[at + 1 :]
    comma = next((n for n, token in enumerate(after) if token.text == ","), len(after))
    return any(token.low in {"mit", "damit"} for token in clause) or any(
        _INFINITIVE.fullmatch(token.low) for token in after[comma:]
    )
