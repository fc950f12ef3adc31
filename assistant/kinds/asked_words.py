"""Where a passage holds words that the question has between quotation marks: they are what is asked about.

In: the question's phrases (:mod:`index.phrases`) and a passage's text. Out: the sentences that hold one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.lexical import stems
from index.passages import sentences
from index.records import Span
from index.text.phrases import folded

_UNSPACED = frozenset(("zh", "ja", "th"))
_MORE, _MORE_UNSPACED = 2, 4
"""By how many of the question's words a sentence must hold more than another; in scripts without spaces of pairs."""
_MOST_SENTENCES = 4
"""Over how many sentences a phrase may run."""
_BESIDE = 0.5
"""What a sentence right beside the words is worth: it often names who says them."""


@dataclass(frozen=True, slots=True)
class AskedWords:
    """Sentences of a text, half-open spans in order, and which of them hold the words asked about.

    Attributes:
        sentences: all of the text.
        first, last: numbers of the first and the last sentence that the words stand in.
    """

    sentences: tuple[Span, ...]
    first: int
    last: int

    @property
    def place(self) -> Span:
        """From the beginning of the first of those sentences to the end of the last."""
        return self.sentences[self.first][0], self.sentences[self.last][1]

    def nearness(self, sentence: Span) -> float:
        """1 for a sentence that holds the words, less for one right beside, else 0."""
        for number, one in enumerate(self.sentences):
            if one[0] < sentence[1] and sentence[0] < one[1]:
                if self.first <= number <= self.last:
                    return 1.0
                if self.first - 1 <= number <= self.last + 1:
                    return _BESIDE
        return 0.0


def find_asked_words(phrases: Sequence[str], text: str, language: str | None) -> AskedWords | None:
    """Where the text first holds one of the phrases (folded), in as few sentences as possible; None where nowhere."""
    whole = folded(text)
    held = [phrase for phrase in phrases if phrase in whole]
    if not held:
        return None
    spans = tuple(sentences(text, language))
    for count in range(_MOST_SENTENCES):
        for first in range(len(spans) - count):
            part = folded(text[spans[first][0] : spans[first + count][1]])
            if any(phrase in part for phrase in held):
                return AskedWords(spans, first, first + count)
    return None


def holds_more(question: str, sentence: str, other: str, language: str | None) -> bool:
    """Whether a sentence holds clearly more of the question's content words than another of the same language."""
    asked = frozenset(stems(question, language))
    held, held_by_other = (
        asked & frozenset(stems(sentence, language)),
        asked & frozenset(stems(other, language)),
    )
    least = _MORE_UNSPACED if language in _UNSPACED else _MORE
    return len(held) - len(held_by_other) >= least
