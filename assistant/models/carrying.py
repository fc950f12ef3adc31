"""Below the reader with a language model: which sentence of a passage carries what the model wrote without a quote.

In comes a statement that names a passage and quotes nothing of it, out comes the passage's sentence with its words,
or None. It only proposes a quote: whether the statement may rest on it is decided behind the quote gate, as of any.
"""

from __future__ import annotations

import re

from assistant.words.denials import spelled_from_two
from assistant.words.figure_words import is_figure_word
from assistant.words.mentions import is_function_word, names, numbers, stands_in, word_set
from index.records import Passage
from index.text.letters import LETTERS
from index.text.sentences import sentences
from index.text.spellings import latin

_WORD = re.compile(rf"{LETTERS}(?:['’]{LETTERS})*")
_MEASURED = re.compile(r"\d\s*(?:([%‰€$£])|([^\W\d_]+))")
_COUNTED = re.compile(r"\d\s+([^\W\d_]{3,})")
"""What a figure counts, which no other word may stand for."""
_STEM = 4
_MIN_SHARE = 0.6
"""The part that its sentence must have of a statement's words, in one language: of all, of those that are no names, and
of those that the question has not."""
_MIN_WORDS = 2
_TELLING_DIGITS = 3
_MIN_TOLD = 2
"""Figures and names that must agree across languages; a figure that tells or has a unit counts twice."""


def carrying_sentence(statement: str, passage: Passage, question: str, language: str | None) -> str | None:
    """The one sentence of the passage that has most of the statement's words, figures and names; None without one."""
    best: tuple[float, str] | None = None
    for start, end in sentences(passage.text, passage.language):
        words = passage.text[start:end]
        share = _carried(statement, words, passage.language, question, language)
        if share and (best is None or share > best[0]):
            best = (share, words)
    return best[1] if best else None


def carries(
    statement: str, words: str, source_language: str | None, question: str, language: str | None
) -> bool:
    """Whether the words have enough of the statement to be quoted for it although the model did not say so."""
    return _carried(statement, words, source_language, question, language) > 0


def _carried(
    statement: str, words: str, source_language: str | None, question: str, language: str | None
) -> float:
    """How much of the statement stands in the words, 0 where it is too little."""
    claimed = _figures(statement, language)
    if not claimed <= _figures(words, source_language) | _figures(question, language):
        return 0.0
    if language is None or source_language is None or language != source_language:
        return _carried_across(statement, words, claimed, question, language)
    wanted, held = _stems(statement), _stems(words)
    shared = wanted & held
    named = _stems(" ".join(names(statement, language)))
    parts = (wanted, wanted - named, wanted - _stems(question))
    counted = _stems(" ".join(_COUNTED.findall(statement)))
    if (
        len(shared) < _MIN_WORDS
        or not counted <= held
        or any(len(part & held) < _MIN_SHARE * len(part) for part in parts)
    ):
        return 0.0
    return len(shared) / len(wanted) + len(claimed)


def _carried_across(
    statement: str, words: str, claimed: frozenset[str], question: str, language: str | None
) -> float:
    """Across languages figures and names are all that can be compared: a figure that tells, or more than one."""
    told = claimed - _figures(question, language)
    known, asked = word_set(words), word_set(question)
    named = [
        name for name in names(statement, language) if stands_in(name, known) and not stands_in(name, asked)
    ]
    telling = [figure for figure in told if _is_telling(figure)]
    measured = any(match[1] or is_figure_word(match[2]) for match in _MEASURED.finditer(statement))
    if not told or len(told) + len(telling) + measured + len(named) < _MIN_TOLD:
        return 0.0
    return float(len(claimed) + len(named))


def _is_telling(figure: str) -> bool:
    """A small number stands in any text, and a year in any sentence that names it."""
    digits = re.sub(r"\D", "", figure)
    return len(digits) >= _TELLING_DIGITS and not re.fullmatch(r"(?:19|20)\d\d", figure)


def _figures(text: str, language: str | None) -> frozenset[str]:
    return frozenset(numbers(text)) | spelled_from_two(text, language)


def _stems(text: str) -> frozenset[str]:
    """Beginnings of the words that are no function words, and the numbers."""
    words = (word for word in _WORD.findall(text) if len(word) > 2 and not is_function_word(word))
    return frozenset(latin(word)[:_STEM] for word in words).union(numbers(text))
