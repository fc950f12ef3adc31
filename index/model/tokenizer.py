"""Texts to the bundled encoder's token ids, with the place of every token in the text.

The same unigram rule as in the model folder's ``tokenizer.json``, which the ``tokenizers`` library runs: that
takes 0.7 s and 290 MB to load, this 0.15 s and 60 MB; an archive's words repeat, so that a word is cut once.
A test compares both, token by token. Text that spells a special token (``</s>``) stays text here.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.model.bundled import PIECES_FILE, SCORES_FILE

BOS, PAD, EOS, UNKNOWN = 0, 1, 2, 3
"""Ids of ``<s>``, ``<pad>``, ``</s>``, ``<unk>``; a text never spells them."""

CACHED_WORDS = 1 << 16
UNKNOWN_PENALTY = 10.0
"""How much worse than the rarest piece an unknown character is (sentencepiece, ``kUnkPenalty``)."""

_START_OF_WORD = "▁"
_DROPPED = {*range(0x00, 0x09), 0x0B, *range(0x0E, 0x20), 0x7F, 0x8F, 0x9F}
_SPACES = {0x09, 0x0A, 0x0C, 0x0D, 0x1680, *range(0x200B, 0x2010), 0x2028, 0x2029, 0x2581, 0xFEFF, 0xFFFD}
_FOLDED = dict.fromkeys(_DROPPED) | dict.fromkeys(_SPACES, " ")
_WORD = re.compile("[^ ]+")
_PLAIN = re.compile("[ -~«»À-ıĴ-ľŁ-ňŊ-žΈ-ΊΌΎ-ΡΣ-ώЀ-҂–—‘-„†•€一-鿋]+")
"""Characters that NFKC leaves as they are and that join none before them."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens, without special ones.

    Attributes:
        ids: the tokens.
        spans: for each the half-open range of code points it stands for; empty for a mere start of a word.
    """

    ids: list[int]
    spans: list[tuple[int, int]]


class Tokenizer:
    """The unigram tokenizer. Threads may share one."""

    def __init__(self, pieces: list[str], scores: Sequence[float]) -> None:
        """Take the pieces in the order of their ids, and their log probabilities."""
        # The cache is not over a method of the tokenizer itself: that cycle would outlive the last user.
        self._cut = lru_cache(CACHED_WORDS)(_Vocabulary(pieces, scores).cut)

    @classmethod
    def load(cls, folder: Path) -> Tokenizer:
        """Read the vocabulary in a folder that :func:`index.model.bundled.bundled_model_folder` wrote.

        Raises:
            OSError: a file is missing.
            ValueError: the files do not belong together.
        """
        pieces = (folder / PIECES_FILE).read_text(encoding="utf-8").split("\n")
        scores = array("f")
        scores.frombytes((folder / SCORES_FILE).read_bytes())
        if sys.byteorder == "big":
            scores.byteswap()
        if len(pieces) != len(scores):
            raise ValueError(f"{len(pieces)} pieces, {len(scores)} scores")
        return cls(pieces, scores)

    def ids(self, text: str) -> list[int]:
        """The text's tokens alone: as :meth:`tokens`, without their places."""
        found: list[int] = []
        for word in _normalised(text).split():
            found += self._cut(word)[0]
        return found

    def tokens(self, text: str) -> Tokens:
        """The text's tokens and their places in it."""
        normalised, places = _normalised(text), None
        if normalised != text:
            normalised, places = _placed(text)
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        for word in _WORD.finditer(normalised):
            word_ids, lengths = self._cut(word.group())
            ids += word_ids
            start = word.start() - 1  # the mark of the word's start, which is not in the text
            for length in lengths:
                first, end = max(start, word.start()), start + length
                if places is None:
                    spans.append((first, end))
                elif first < end:
                    spans.append((places[first][0], places[end - 1][1]))
                else:
                    spans.append((places[first][0],) * 2)
                start = end
        return Tokens(ids, spans)


class _Vocabulary:
    """The pieces that words are cut into."""

    def __init__(self, pieces: list[str], scores: Sequence[float]) -> None:
        self._ids = dict(zip(pieces, range(len(pieces)), strict=True))
        for special in (*pieces[: UNKNOWN + 1], pieces[-1]):
            del self._ids[special]
        self._scores = scores
        self._longest = max(map(len, self._ids))
        self._unknown_score = min(scores) - UNKNOWN_PENALTY

    def cut(self, word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The most probable pieces of one word, ids and lengths; unknown characters in a row are one piece."""
        text = _START_OF_WORD + word
        find, scores, unknown = self._ids.get, self._scores, self._unknown_score
        best, begins, ids = [0.0], [0], [UNKNOWN]
        for end in range(1, len(text) + 1):
            top, begin, chosen = best[end - 1] + unknown, end - 1, UNKNOWN
            if (piece := find(text[end - 1])) is not None:
                top, chosen = best[end - 1] + scores[piece], piece
            for start in range(end - 2, max(0, end - self._longest) - 1, -1):
                if (piece := find(text[start:end])) is not None and best[start] + scores[piece] >= top:
                    top, begin, chosen = best[start] + scores[piece], start, piece
            best.append(top)
            begins.append(begin)
            ids.append(chosen)
        found: list[int] = []
        lengths: list[int] = []
        end = len(text)
        while end:
            if found and found[-1] == ids[end] == UNKNOWN:
                lengths[-1] += end - begins[end]
            else:
                found.append(ids[end])
                lengths.append(end - begins[end])
            end = begins[end]
        return tuple(reversed(found)), tuple(reversed(lengths))


def _normalised(text: str) -> str:
    """NFKC, control characters dropped, every white space a space."""
    return unicodedata.normalize("NFKC", text).translate(_FOLDED)


def _joins(character: str) -> bool:
    """Whether NFKC may make one character of this and the one before: marks, Korean vowels and finals."""
    return bool(unicodedata.combining(character)) or "\u1160" <= character <= "\u11ff"


def _placed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The normalised text, and for each of its characters the range of the text that it comes from."""
    found: list[str] = []
    places: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        plain = _PLAIN.match(text, start)
        end = plain.end() if plain else start
        if plain and end < len(text) and _joins(text[end]):
            end -= 1
        if start < end:
            found.append(text[start:end])
            places += zip(range(start, end), range(start + 1, end + 1), strict=True)
        else:
            end = start + 1
            while end < len(text) and _joins(text[end]):
                end += 1
            found.append(_normalised(text[start:end]))
            places += [(start, end)] * len(found[-1])
        start = end
    return "".join(found), places
