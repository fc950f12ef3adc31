"""Numbers of several words around a span: "two hundred" of "two hundred and six", the "R$" before "4,2 milhões".

In come a text and a span of it, out comes the span with all of the numbers at its ends.
"""

from __future__ import annotations

import re

from assistant.words.figure_words import compound, figure_words, is_scale
from assistant.words.figures import figures_in
from index.records import Span

_WORD = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009 ’']\d{3})*(?:[.,]\d+)?|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_GAP = re.compile(r"[ \u00a0\u202f\u2009]+|-")
_CURRENCY = re.compile(
    r"(?<![^\s(«\"“„–—-])(?:[A-Z]{0,3}[$€£¥₽₴₹]|EUR|USD|CHF|GBP|PLN|BRL|SEK|NOK|DKK|CZK)[ \u00a0\u202f]?$"
)
_AROUND = 60
_MOST_WORDS = 6


def whole_number(text: str, span: Span, within: Span) -> Span:
    """The span with the words of a number that its ends cut off, and a currency before its first digit.

    Args:
        text: where the span stands.
        span: half-open offsets.
        within: the sentence that carries it; the result stays inside.
    """
    low, high = max(within[0], span[0] - _AROUND), min(within[1], span[1] + _AROUND)
    words = [match.span() for match in _WORD.finditer(text, low, high)]
    inside = [place for place, word in enumerate(words) if span[0] <= word[0] and word[1] <= span[1]]
    if not inside:
        return span
    first, last = words[inside[0]], words[inside[-1]]
    start = first[0] if first[0] == span[0] else None
    end = last[1] if last[1] == span[1] else None
    if start is not None and _counts(text[slice(*first)]):
        start = words[_run(text, words, inside[0])[0]][0]
    if end is not None and _counts(text[slice(*last)]):
        end = words[_run(text, words, inside[-1])[1]][1]
    grown = (min(span[0], start if start is not None else span[0]), max(span[1], end or span[1]))
    currency = _CURRENCY.search(text, within[0], grown[0]) if text[grown[0]].isdecimal() else None
    return (currency.start(), grown[1]) if currency is not None else grown


def begins_with_number(words: str) -> bool:
    """Whether the first word is a number, in digits or letters; an article is none."""
    first = _WORD.search(words)
    return first is not None and first.group().casefold() not in _ONE_BEHIND_TENS and _counts(first.group())


def _run(text: str, words: list[Span], at: int) -> tuple[int, int]:
    """The first and the last word of the one number that the word is a part of."""
    low = high = at
    while low > 0 and at - low < _MOST_WORDS and _goes_with(text, words, low - 1, low):
        low -= 1
    while high + 1 < len(words) and high - at < _MOST_WORDS and _goes_with(text, words, high, high + 1):
        high += 1
    found = [
        (first, last)
        for first in range(low, at + 1)
        for last in range(at, high + 1)
        if _counts(text[slice(*words[first])])
        and _counts(text[slice(*words[last])])
        and (first == last or _is_one(text[words[first][0] : words[last][1]]))
    ]
    return max(found, key=lambda run: (run[1] - run[0], -run[0]), default=(at, at))


def _goes_with(text: str, words: list[Span], left: int, right: int) -> bool:
    """Whether two neighbours may be parts of one number: nothing but a space between, each a number's word or "and"."""
    if not _GAP.fullmatch(text, words[left][1], words[right][0]):
        return False
    return all(
        _counts(word) or word.casefold() in figure_words().sets["and"]
        for word in (text[slice(*words[left])], text[slice(*words[right])])
    )


def _is_one(words: str) -> bool:
    figures = figures_in(words)
    return len(figures.read) == 1 and not figures.years and not figures.vague


def _counts(word: str) -> bool:
    """Whether a word is a number or a part of one; an article is no "one"."""
    low = word.casefold().replace("’", "'").replace("ʼ", "'")
    known = figure_words()
    return (
        word[0].isdecimal()
        or low in known.small
        or low in known.sets["hundred"]
        or low in known.sets["quatre_vingt"]
        or low in _ONE_BEHIND_TENS
        or (is_scale(low) and len(low) > 1)
        or compound(low) is not None
    )


_ONE_BEHIND_TENS = frozenset("un une uno una um uma один одна одно одну одного jeden one".split())
"""Adds to a ten right before it; by itself no number grows by it."""
