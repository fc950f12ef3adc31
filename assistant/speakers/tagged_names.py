"""Below tagged speech on the question line: the name or the role beside a verb of saying, by its capital letters.

In come the tokens of a sentence and the place of the verb, out come the offsets of the name, past its role, bodies and
places: "řekla mluvčí policie Eva Malá", "a declarat ministrul Sănătății, Ioana Dobre", "dedi köy muhtarı Ali Sezer".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.speakers.places_before_names import opens_with_place
from assistant.speakers.tokens import Token
from index.records import Span

_REACH = 14
"""Tokens from a verb to the end of the name beside it."""
_MOST_OF_A_NAME = 3
_PARTICLES = frozenset("von van de der den di da la le af bin al el ter".split())

Lists = Mapping[str, frozenset[str]]


def is_role(word: str, lists: Lists) -> bool:
    """Whether a word says what somebody is; a star in the list stands for a word's other beginning or end."""
    low = word.lower()
    return any(
        low == role
        or (role.endswith("*") and low.startswith(role[:-1]))
        or (role.startswith("*") and low.endswith(role[1:]))
        for role in lists["roles"]
    )


def name_behind(tokens: Sequence[Token], at: int, text: str, lists: Lists) -> Span | None:
    """The offsets of who is named behind a verb of saying, up to the next mark; a role alone where no name stands."""
    end = at
    while end < min(len(tokens), at + _REACH) and tokens[end].kind in {"word", "number"}:
        if tokens[end].low in lists["that"]:
            break
        end += 1
    begin = at
    while begin < end and tokens[begin].low in lists["helps"]:
        begin += 1
    if begin == end:
        return None
    named = _first_name(tokens, begin, end, text, lists)
    if named is not None and len(text[slice(*named)].split()) > 1:
        return named
    role = _role(tokens, begin, end, lists)
    return (_apposed(tokens, end) if role is not None else None) or named or role


def _apposed(tokens: Sequence[Token], comma: int) -> Span | None:
    """The name that stands between a comma and another mark: "ministrul Sănătății, Ioana Dobre."."""
    last = comma + 1
    while last < len(tokens) and tokens[last].capital:
        last += 1
    is_closed = last == len(tokens) or tokens[last].kind != "word"
    if comma >= len(tokens) or tokens[comma].text != "," or not is_closed:
        return None
    return (
        (tokens[comma + 1].start, tokens[last - 1].end) if last - comma - 1 in (2, _MOST_OF_A_NAME) else None
    )


def name_before(tokens: Sequence[Token], at: int, text: str, lists: Lists) -> Span | None:
    """The offsets of who is named right before a verb of saying, or before what is said between them."""
    end = at
    while end and tokens[end - 1].kind == "quote":
        end -= 1
        if end and tokens[end - 1].text in {",", ":"}:
            end -= 1
    if end and tokens[end - 1].text == ")":
        end = next((n for n in range(end - 1, -1, -1) if tokens[n].text == "("), end)
    begin = end
    while begin and tokens[begin - 1].kind == "word":
        begin -= 1
    if begin == end:
        return None
    if not tokens[end - 1].capital:
        return _role(tokens, begin, end, lists)
    first = end - 1
    while first > begin and (tokens[first - 1].capital or tokens[first - 1].low in _PARTICLES):
        first -= 1
    return _as_name(tokens, first, end, text, lists) or _role(tokens, begin, end, lists)


def _first_name(tokens: Sequence[Token], begin: int, end: int, text: str, lists: Lists) -> Span | None:
    """The first run of capitals that can be the speaker's: two words or more before one, none behind a preposition."""
    single: Span | None = None
    at = begin
    while at < end:
        if not tokens[at].capital:
            at += 1
            continue
        last = at + 1
        while last < end and (
            tokens[last].capital
            or (tokens[last].low in _PARTICLES and last + 1 < end and tokens[last + 1].capital)
        ):
            last += 1
        is_led = at > begin and tokens[at - 1].low in lists["stops"]
        named = None if is_led else _as_name(tokens, at, last, text, lists)
        if named is not None and len(text[slice(*named)].split()) > 1:
            return named
        single = single or named
        at = last
    return single


def _as_name(tokens: Sequence[Token], first: int, last: int, text: str, lists: Lists) -> Span | None:
    """A run of capitals without the roles and fields before the name; None for what is nobody's name."""
    begin = first
    for at in range(first, last):
        if is_role(tokens[at].text, lists) or tokens[at].low in lists["fields"]:
            begin = at + 1
    led = begin > first or (first > 0 and is_role(tokens[first - 1].text, lists))
    is_called = first > 0 and tokens[first - 1].kind == "word" and tokens[first - 1].low not in lists["verbs"]
    if (led or is_called) and opens_with_place([token.text for token in tokens[begin:last]], text):
        begin += 1
    if last - begin > _MOST_OF_A_NAME and not any(token.low in _PARTICLES for token in tokens[begin:last]):
        begin = last - 2
    if begin == 0 and last == 2 and not led and _is_surname_behind_other(tokens, text):
        begin = 1
    if begin >= last or any("'" in token.low for token in tokens[begin:last]):
        return None
    run = tokens[begin:last]
    if len(run) == 1 and not led and not _is_known(run[0], text):
        return None
    is_short = all(token.text.isupper() and len(token.text) > 1 for token in run)
    return None if is_short and len(run) == 1 else (run[0].start, run[-1].end)


def _is_known(token: Token, text: str) -> bool:
    """Whether a word stands elsewhere behind another capitalised one, as a surname does behind a given name."""
    return any(place != token.start for _, place in _before(token.text, text))


def _is_surname_behind_other(tokens: Sequence[Token], text: str) -> bool:
    """Whether the second of two words is known as a surname from elsewhere, and the first only opens the sentence."""
    opening, surname = tokens[0], tokens[1]
    others = [word for word, place in _before(surname.text, text) if place != surname.start]
    return bool(others) and opening.text not in others


def _before(surname: str, text: str) -> list[tuple[str, int]]:
    """The capitalised words right before a word wherever it stands, with its place."""
    found = re.finditer(rf"(?P<before>[^\W\d_]+) (?P<name>{re.escape(surname)})\b", text)
    return [(match["before"], match.start("name")) for match in found if match["before"][0].isupper()]


def _role(tokens: Sequence[Token], begin: int, end: int, lists: Lists) -> Span | None:
    """The role that the words hold, where a preposition does not come first."""
    for at in range(begin, end):
        if tokens[at].low in lists["stops"]:
            return None
        if is_role(tokens[at].text, lists):
            return tokens[at].start, tokens[at].end
    return None
