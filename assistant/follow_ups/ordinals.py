"""Words that count an event in a question: "second", "2nd", "the last".

In: a question taken apart and the place of a word. Out: whether it counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.events.words import all_words
from assistant.follow_ups.taken_apart import Asked, Word

_FIGURE = r"\d{1,2}(?:st|nd|rd|th|er|ère|re|e|ème|ª|º|-?(?:й|я|е|го|ю|ой|ая|а|ий|ій|му|м))"
_DOTTED = frozenset({"de", "pl"})
"""Languages that write an ordinal as a figure with a full stop."""


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?:{all_words('ordinals')}|{_FIGURE})", re.IGNORECASE)


def is_ordinal(asked: Asked, place: int) -> bool:
    """Whether the word at that place counts ("second", "2nd", "2.", "last"); dates and "did it last" do not."""
    word, lists = asked.words[place], asked.lists
    if word.in_date or word.is_name:
        return False
    led = place > 0 and asked.words[place - 1].folded in lists.articles | lists.possessives
    if word.folded in lists.last:
        return led or not lists.articles
    if word.folded in lists.prepositions and not led:
        return False
    if re.fullmatch(r"\d{1,2}", word.text):
        return (
            led and re.match(r"\.\s", asked.text[word.end :] + " ") is not None and asked.language in _DOTTED
        )
    return _ordinal().fullmatch(word.folded) is not None


def ordinal_at(asked: Asked, words: Sequence[Word]) -> int | None:
    """Where a phrase has its ordinal, right behind its article and preposition; None where it counts nothing."""
    lists = asked.lists
    for place, word in enumerate(words):
        if is_ordinal(asked, asked.words.index(word)):
            alone = len(words) == 1 and (word.folded in lists.closing or word.folded in lists.prepositions)
            return None if alone else place
        if word.folded not in lists.prepositions and word.folded not in lists.articles:
            return None
    return None
