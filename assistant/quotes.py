"""The quote gate: words that a reader claims to quote become a citation only when they stand in the article.

In comes an article and the claimed words, perhaps with the place where they are said to stand; out goes
the half-open range of the article that carries them, or None. Only typography is forgiven when a reader
gives words without a place (white space, quotation marks, dashes, soft hyphens, a word divided at a line
end, a capital at the beginning, an ellipsis within one sentence): every other letter, digit and mark of meaning
must agree, in order, from word start to word end. What is shown is always the article's own characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from index.records import Article, Span
from index.text.sentences import sentences

_QUOTATION_MARKS = "\"'`´‘’‚‛“”„‟«»‹›「」『』〝〞＂＇"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DIVIDED_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_CUT_PREFIX = re.compile(r"(?i)\b(?:non|nicht|no|not|un|anti|не|ни|sin|sans)[-\u2010\u2011]$")
_CUT_AT_LINE_END = re.compile(r"[^\W\d_][-\u2010\u00ad][ \t]*\r?\n[ \t]*$")
_EDGE = " \t\r\n" + _QUOTATION_MARKS + "()[]…."
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\)|\.{3}|…)\s*")
_MAX_LEFT_OUT = 600
_MIN_LETTERS = 4
_MIN_LETTERS_CJK = 2


def locate(article: Article, quote: str, span: Span | None = None, near: Span | None = None) -> Span | None:
    """Where the claimed words stand in the article, or None when they do not.

    Args:
        article: the article that is said to carry the words.
        quote: the words as claimed.
        span: half-open offsets where they are said to stand; then ``article.text[span] == quote`` must
            hold exactly, and nothing is searched.
        near: a range to prefer when the words stand in several places.
    """
    if span is not None:
        start, end = span
        exact = 0 <= start < end <= len(article.text) and article.text[start:end] == quote
        return span if exact and quote.strip() else None
    claimed = quote.strip(_EDGE + "".join(_DASHES))
    if not _says_something(claimed):
        return None
    places = _places(article.text, claimed) or _places_of_pieces(article, claimed)
    if not places:
        return None
    if near is None:
        return places[0]
    inside = [place for place in places if near[0] <= place[0] and place[1] <= near[1]]
    return inside[0] if inside else min(places, key=lambda place: abs(place[0] - near[0]))


def _places(text: str, claimed: str) -> list[Span]:
    """Where the words stand; as a quote may begin with a capital that the article has not, or the other way round."""
    found = _exact_places(text, claimed) or _folded_places(text, claimed)
    first = claimed[0].swapcase()
    if found or len(first) != 1 or first == claimed[0]:
        return found
    turned = first + claimed[1:]
    return _exact_places(text, turned) or _folded_places(text, turned)


def _places_of_pieces(article: Article, claimed: str) -> list[Span]:
    """From the first to the last of the pieces around ellipses, where they stand in order in one sentence."""
    pieces = [piece.strip(_EDGE) for piece in _ELLIPSIS.split(claimed)]
    if len(pieces) < 2 or not all(pieces) or not all(_says_something(piece) for piece in pieces):
        return []
    found: list[Span] = []
    for start, end in _places(article.text, pieces[0]):
        whole = (start, end)
        for piece in pieces[1:]:
            behind = [
                place for place in _places(article.text, piece) if 0 <= place[0] - whole[1] <= _MAX_LEFT_OUT
            ]
            if not behind:
                break
            whole = (start, behind[0][1])
        else:
            if _in_one_sentence(article, whole):
                found.append(whole)
    return found


def _in_one_sentence(article: Article, place: Span) -> bool:
    low, high = max(0, place[0] - _MAX_LEFT_OUT), min(len(article.text), place[1] + _MAX_LEFT_OUT)
    spans = sentences(article.text, article.language, low, high)
    return any(start <= place[0] and place[1] <= end for start, end in spans)


def _says_something(claimed: str) -> bool:
    letters = [char for char in claimed if char.isalnum()]
    wide = sum(1 for char in letters if unicodedata.east_asian_width(char) in "WF")
    return len(letters) >= (_MIN_LETTERS_CJK if wide else _MIN_LETTERS) or (
        bool(letters) and all(char.isdigit() for char in letters)
    )


def _exact_places(text: str, claimed: str) -> list[Span]:
    places = []
    at = text.find(claimed)
    while at >= 0:
        if _whole_words(text, at, at + len(claimed)):
            places.append((at, at + len(claimed)))
        at = text.find(claimed, at + 1)
    return places


def _folded_places(text: str, claimed: str) -> list[Span]:
    """Places that agree with the claim in all but typography."""
    places: list[Span] = []
    for join_divided in (False, True):
        wanted, _ = fold(claimed, join_divided=join_divided)
        wanted = wanted.strip()
        if not wanted:
            continue
        folded, origin = _fold_cached(text, join_divided)
        at = folded.find(wanted)
        while at >= 0:
            start, end = origin[at], origin[at + len(wanted) - 1] + 1
            if _whole_words(text, start, end) and (start, end) not in places:
                places.append((start, end))
            at = folded.find(wanted, at + 1)
    return sorted(places)


@lru_cache(maxsize=64)
def _fold_cached(text: str, join_divided: bool) -> tuple[str, list[int]]:
    return fold(text, join_divided=join_divided)


def fold(text: str, *, join_divided: bool) -> tuple[str, list[int]]:
    """The text with its typography levelled, and for each character kept its offset in ``text``.

    White space runs become one space, quotation marks ``"``, dashes ``-``; invisible characters go;
    compatibility forms (ligatures, full width) become plain. With ``join_divided`` a hyphen between
    letters at a line end goes too. Letters, digits, case and all other marks stay.
    """
    dropped: set[int] = set()
    if join_divided:
        for match in _DIVIDED_WORD.finditer(text):
            dropped.update(range(match.start(), match.end()))
    characters: list[str] = []
    origin: list[int] = []
    for position, char in enumerate(text):
        if position in dropped or char in _INVISIBLE:
            continue
        if char.isspace():
            if characters and characters[-1] == " ":
                continue
            folded = " "
        elif char in _QUOTATION_MARKS:
            folded = '"'
        elif char in _DASHES:
            folded = "-"
        elif char < "\u0080" or unicodedata.category(char) == "No":
            folded = char
        else:
            folded = unicodedata.normalize("NFKC", char)
        for piece in folded:
            characters.append(piece)
            origin.append(position)
    return "".join(characters), origin


def _whole_words(text: str, start: int, end: int) -> bool:
    """True when the range neither begins nor ends inside a word or a number, nor cuts off a negating prefix."""
    if _inside_word(text, start) or _inside_word(text, end):
        return False
    before = text[max(0, start - 40) : start]
    return not (_CUT_PREFIX.search(before) or (_CUT_AT_LINE_END.search(before) and text[start].isalpha()))


def _inside_word(text: str, position: int) -> bool:
    if position <= 0 or position >= len(text):
        return False
    before, after = text[position - 1], text[position]
    if _is_wide(before) or _is_wide(after):
        return before.isdigit() and after.isdigit()
    joined = (before.isalnum() or _is_mark(before)) and (after.isalnum() or _is_mark(after))
    if joined:
        return True
    if after in ".,:" and before.isdigit():
        return position + 1 < len(text) and text[position + 1].isdigit()
    if before in ".,:" and after.isdigit():
        return position >= 2 and text[position - 2].isdigit()
    return after in "%‰" and before.isdigit()


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) != 0 or char in _INVISIBLE


def _is_wide(char: str) -> bool:
    code = ord(char)
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xAC00 <= code <= 0xD7AF
        or 0xF900 <= code <= 0xFAFF
        or 0x0E00 <= code <= 0x0E7F
    )
