"""What two disagree on: the sentence that sets the one's view against the other's ("Moe wants a bridge, but Lind ...").

In: a question for what two disagree on, a passage. Out: such a sentence, which is the answer as a whole: either side's
words alone would tell half of it. The words are in ``disputes.toml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.words.mentions import is_function_word, names, stands_in, word_set
from assistant.words.tables import word_table
from assistant.words.word_patterns import whole_words
from index.records import Span
from index.text.sentences import whole_sentences

_TWO = 2


@lru_cache(maxsize=256)
def asks_for_dispute(question: str, language: str | None) -> bool:
    """Whether a question asks on what people disagree."""
    if language not in word_table(__file__)["disagree"]:
        return False
    return (
        _pattern("disagree", language).search(question) is not None
        and _pattern("on_what", language).search(question) is not None
    )


@lru_cache(maxsize=64)
def contrast(question: str, asked_in: str | None, text: str, language: str | None) -> Span | None:
    """The first sentence of the text that sets the two views against each other; None without.

    None, too, where a sentence with both names says outright what they quarrel about.
    """
    if not asks_for_dispute(question, asked_in) or language not in word_table(__file__)["but"]:
        return None
    asked = tuple(name for name in names(question, asked_in) if not is_function_word(name))
    is_of_two = not asked and _pattern("the_two", asked_in).search(question) is not None
    found: Span | None = None
    for place in whole_sentences(text, language):
        said = text[slice(*place)]
        if asked and _pattern("disagree", language).search(said) and all(_has(said, name) for name in asked):
            return None
        if found is None and _sets_apart(said, asked, is_of_two, language):
            found = place
    return found


def _sets_apart(sentence: str, asked: tuple[str, ...], is_of_two: bool, language: str | None) -> bool:
    """Whether one who is asked about stands before a word for "but", and another behind it.

    Of "the two" anybody may be one whose name begins a clause.
    """
    for match in _pattern("but", language).finditer(sentence):
        before, behind = sentence[: match.start()], sentence[match.end() :]
        if len(asked) >= _TWO:
            first = [name for name in asked if _has(before, name)]
            second = [name for name in asked if _has(behind, name) and name not in first]
            if first and second:
                return True
        elif is_of_two and _name(before) and _name(behind) and _name(before) != _name(behind):
            return True
    return False


def _has(text: str, name: str) -> bool:
    return stands_in(name, word_set(text))


def _name(clause: str) -> str | None:
    """The name that a clause begins with."""
    found = re.match(r"\W*((?:[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w'’-]+\s+){1,3})", f"{clause} ")
    words = [word for word in found[1].split() if not is_function_word(word)] if found else []
    return words[-1] if words else None


@cache
def _pattern(name: str, language: str | None) -> re.Pattern[str]:
    return whole_words(word_table(__file__)[name].get(language or "") or "(?!)")
