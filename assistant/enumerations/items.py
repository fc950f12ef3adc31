"""Beside the reader on the question line: whole enumerations in an article's text, and the items they hold.

In come a text and a span in it, out comes the span of the coordination of like items around it ("Genf, Brüssel und
Wien"), by small words, punctuation and the shape of words alone. When unsure, nothing: an apposition, a date or
clauses in a row are no enumeration, and half a one is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.enumerations.coordinations import Coordinations, Enumeration
from assistant.enumerations.phrases import MAX_ITEM_WORDS
from assistant.enumerations.tokens import merged, regions
from assistant.enumerations.words import EnumerationWords, enumeration_words
from assistant.speakers.tokens import Token, quoted_ranges, tokens_of
from index.records import Span
from index.text.sentences import sentences, trim

_AROUND = 1000
_BULLET = re.compile(r"[ \t]*(?P<mark>[-–—*•·▪◦‣●■►]|\(?\d{1,2}[.)]|\(?[a-h]\))[ \t]+(?=\S)")
_LINE = re.compile(r"[^\n\r]+")


def enumerations(
    text: str, language: str | None, start: int = 0, end: int | None = None
) -> list[Enumeration]:
    """The enumerations of ``text[start:end]``, in order, the widest where one holds another."""
    end = len(text) if end is None else min(end, len(text))
    found = list(_bulleted(text, start, end))
    for sentence in sentences(text, language, start, end):
        found.extend(_in_sentence(text, sentence, language))
    return _widest(found)


def _widest(found: list[Enumeration]) -> list[Enumeration]:
    found.sort(key=lambda one: (one.start, -one.end))
    widest: list[Enumeration] = []
    for one in found:
        if not widest or one.start >= widest[-1].end:
            widest.append(one)
        elif one.start == widest[-1].start and one.end > widest[-1].end:
            widest[-1] = one
    return widest


def enumeration_around(text: str, span: Span, language: str | None) -> Enumeration | None:
    """The enumeration that the words at ``span`` stand in; None when there is none, or none for sure.

    Words that begin before it or end behind it count only where what sticks out are small words.
    """
    start, end = trim(text, *span)
    if start >= end:
        return None
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while low > 0 and not text[low - 1].isspace():
        low -= 1
    words = enumeration_words(language)
    found = list(_bulleted(text, low, high))
    for sentence in sentences(text, language, low, high):
        if sentence[0] < end and start < sentence[1]:
            found.extend(_in_sentence(text, sentence, language))
    for one in sorted(_widest(found), key=lambda one: one.end - one.start):
        if one.start < end and start < one.end:
            one = _grown(text, one, (start, end), words)
            if _sticks_out_little(text, (start, end), one, words):
                return one
    return None


def _grown(text: str, one: Enumeration, span: Span, words: EnumerationWords | None) -> Enumeration:
    """The enumeration with what the words take along behind their noun: "a seat" grows to "a seat on the board"."""
    rest = text[one.end : span[1]].split()
    last = one.items[-1]
    if words is None or not rest or span[0] < last[0] or rest[0].lower() not in words.prepositions:
        return one
    if any(word.lower() in words.stops or word[-1] in ",;:" for word in rest):
        return one
    return Enumeration(one.start, span[1], (*one.items[:-1], (last[0], span[1])))


def _sticks_out_little(text: str, span: Span, one: Enumeration, words: EnumerationWords | None) -> bool:
    """Whether the words lie in the enumeration but for articles, prepositions and punctuation, and touch an item."""
    outside = text[span[0] : max(span[0], one.start)] + " " + text[min(span[1], one.end) : span[1]]
    small = frozenset[str]() if words is None else words.determiners | words.prepositions | words.stops
    if any(word.lower() not in small for word in re.findall(r"\w+", outside)):
        return False
    return any(first < span[1] and span[0] < last for first, last in one.items)


# Bulleted lines, and what stands between semicolons


def _bulleted(text: str, start: int, end: int) -> Iterator[Enumeration]:
    """Two or more lines in a row that begin with the same kind of mark."""
    run: list[Span] = []
    kind = ""
    previous_end = start
    for line in _LINE.finditer(text, start, end):
        bullet = _BULLET.match(text, line.start(), line.end())
        mark = "" if bullet is None else re.sub(r"[\da-h]+", "1", bullet["mark"])
        apart = len(re.findall(r"\n", text[previous_end : line.start()])) > 2
        if bullet is None or mark != kind or apart:
            if len(run) > 1:
                yield Enumeration(run[0][0], run[-1][1], tuple(run))
            run = []
        kind, previous_end = mark, line.end()
        if bullet is not None:
            first, last = trim(text, bullet.end(), line.end())
            run.append((first, last - (text[last - 1] in ",;")))
    if len(run) > 1:
        yield Enumeration(run[0][0], run[-1][1], tuple(run))


def _in_sentence(text: str, sentence: Span, language: str | None) -> Iterator[Enumeration]:
    start, end = sentence
    bullet = _BULLET.match(text, start, end)
    if bullet is not None:
        start = bullet.end()
    words = enumeration_words(language)
    quoted = quoted_ranges(text, start, end)
    for reach in [(start, end), *((first + 1, last - 1) for first, last in quoted)]:
        inner = [one for one in quoted if reach[0] <= one[0] and one[1] <= reach[1] and one != reach]
        tokens = merged(text, tokens_of(text, reach, inner if reach == (start, end) else []))
        yield from _by_semicolons(tokens, words)
        if words is None:
            continue
        for first, last in regions(tokens):
            yield from Coordinations(
                tokens[first:last], words, after_colon=first > 0 and tokens[first - 1].text == ":"
            ).found()


def _by_semicolons(tokens: Sequence[Token], words: EnumerationWords | None) -> Iterator[Enumeration]:
    """What follows a colon, in at least two pieces between semicolons, none of them a clause."""
    colon = next((place for place, token in enumerate(tokens) if token.text == ":"), None)
    if colon is None:
        return
    last = len(tokens) - (tokens[-1].text in ".!?")
    pieces: list[list[Token]] = [[]]
    for token in tokens[colon + 1 : last]:
        if token.text == ";":
            pieces.append([])
        else:
            pieces[-1].append(token)
    if len(pieces) < 2 or not all(pieces) or max(len(piece) for piece in pieces) > 2 * MAX_ITEM_WORDS:
        return
    if words is not None and len(pieces[-1]) > 1 and (pieces[-1][0].low,) in words.joining:
        pieces[-1] = pieces[-1][1:]
    if words is not None and any(_holds_verb(piece, words) for piece in pieces):
        return
    if words is None and len(pieces) < 3:
        return
    spans = tuple((piece[0].start, piece[-1].end) for piece in pieces)
    yield Enumeration(spans[0][0], spans[-1][1], spans)


def _holds_verb(piece: Sequence[Token], words: EnumerationWords) -> bool:
    if words.language == "de":
        return any(
            token.kind == "word"
            and not token.capital
            and (token.low in _GERMAN_AUXILIARIES or (words.speech and token.low in words.speech.finite))
            for token in piece
        )
    return any(
        token.kind == "word" and not token.capital and (token.low in words.stops or words.is_verb(token.low))
        for token in piece
    )


_GERMAN_AUXILIARIES = frozenset(
    """ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können soll sollen will wollen muss
    müssen darf dürfen sei seien würde würden ich wir er es man""".split()
)
