"""Under the enumerations: a sentence's tokens as they count there, and the ranges that no enumeration leaves.

In come a sentence's tokens, out come fewer: brackets, "mehr als", names that hold an "and" and "Wirtschafts- und
Finanzminister" are one each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.enumerations.words import names_with_and
from assistant.speakers.tokens import Token
from index.records import Span

_MORE_THAN = re.compile(
    r"(?i)(?:(?:more|less|fewer|better) than|(?:mehr|weniger) als|более чем|meer dan|at least"
    r"|(?:up to|bis zu|plus de|moins de|jusqu['’]à|más de|menos de|hasta|più di|mais de)(?= \d))\b"
)
_HARD = frozenset(":–—|…/")


def merged(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with brackets, names that hold an "and", and "Wirtschafts- und Finanzminister" as one each."""
    if not tokens:
        return tokens
    whole = names_with_and(text, tokens[0].start, tokens[-1].end)
    merged: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        until = place + 1
        name = next((span for span in whole if span[0] == token.start), None)
        count = _MORE_THAN.match(text, token.start, tokens[-1].end)
        if name is not None:
            while until < len(tokens) and tokens[until].end <= name[1]:
                until += 1
            token = replace(token, text=text[token.start : name[1]], end=name[1])
        elif token.low in ("zu", "sehr", "besonders", "möglichst") and _is_graded(tokens, place):
            until = place + 2
            token = replace(
                tokens[place + 1], text=text[token.start : tokens[place + 1].end], start=token.start
            )
        elif count is not None:
            while until < len(tokens) and tokens[until].end <= count.end():
                until += 1
            token = Token(count.group(), token.start, count.end(), "number", count.group().lower())
        elif token.text in "([" and token.kind == "mark":
            close = next((n for n in range(place, len(tokens)) if tokens[n].text in (")", "]")), None)
            if close is not None:
                until = close + 1
                token = Token("(…)", token.start, tokens[close].end, "quote", "(…)")
        else:
            while _is_suspended(tokens, until - 1):
                until = min(len(tokens), until + 3)
                last = tokens[until - 1]
                token = replace(token, text=text[token.start : last.end], end=last.end)
        merged.append(token)
        place = until
    return merged


def _is_graded(tokens: Sequence[Token], at: int) -> bool:
    """Whether "zu" stands before a German adjective that no preposition rules: "zu warme Winter"."""
    if at + 2 >= len(tokens):
        return False
    adjective, noun = tokens[at + 1 : at + 3]
    return adjective.kind == "word" and not adjective.capital and adjective.low.endswith("e") and noun.capital


def _is_suspended(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word goes on behind a hyphen and an "und" or a comma: "Wirtschafts- und Finanzminister"."""
    if at + 3 >= len(tokens) or tokens[at].kind != "word":
        return False
    hyphen, joint, after = tokens[at + 1 : at + 4]
    return (
        hyphen.text in "-‐‑"
        and hyphen.start == tokens[at].end
        and joint.low in ("und", "oder", "sowie", "bis", ",", "en", "of", "and", "or")
        and after.kind == "word"
    )


def regions(tokens: Sequence[Token]) -> Iterator[Span]:
    """Ranges of tokens that no enumeration crosses: between colons, dashes, and the sentence's ends."""
    first = 0
    for place, token in enumerate(tokens):
        apart = token.text == "-" and place > 0 and token.start > tokens[place - 1].end
        if (
            token.kind == "mark" and (token.text in _HARD or token.text in ".!?;" or apart)
        ) or token.text == "...":
            if place > first:
                yield first, place
            first = place + 1
    if first < len(tokens):
        yield first, len(tokens)
