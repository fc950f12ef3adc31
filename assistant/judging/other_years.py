"""Whether a sentence tells of another year than the one asked about: "In 2024 the cup was won by ..." for 2025.

In: a question, the article that a passage is of, the sentence that carries its words. Out: log-odds that this takes
away. Only four digits are taken for a year, in whatever language; days and months are another matter
(:mod:`assistant.events.dates`).
"""

from __future__ import annotations

import re

from assistant.events.dates import BORDERS
from index.records import Article, Span
from index.text.date_mentions import LAST_WORD

_OTHER_YEAR = -3.0
"""Such words were given for one of 110 questions that name a year, on news of our own writing and on XQuAD: wrongly."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_AMID_DIGITS = re.compile(r"[\d.,/–-]")


def loss_by_year(question: str, article: Article, sentence: str, words: Span) -> float:
    """What it takes away that the sentence names years and not the one asked about, which the article nowhere writes.

    An article of that very year need not write it, and one of the year after may call it the last one: then a year
    behind the words may be what they are compared with ("12, against 10 in 2024").

    Args:
        question: its words.
        article: where the sentence stands.
        sentence: its text.
        words: what would answer, half-open offsets in the sentence.
    """
    asked = _asked_year(question)
    if asked is None:
        return 0.0
    named = list(_YEAR.finditer(sentence))
    published = (article.date or "")[:4]
    if not named or published == asked or asked in article.text or asked in (article.title or ""):
        return 0.0
    if published == str(int(asked) + 1) and named[0].start() > words[0]:
        return 0.0
    return _OTHER_YEAR


def _asked_year(question: str) -> str | None:
    """The one year that a question names as its time; None where it is a border or one of several."""
    years = list(_YEAR.finditer(question))
    if len(years) != 1:
        return None
    start, end = years[0].span()
    around = question[max(0, start - 1) : start], question[end : end + 2]
    if _AMID_DIGITS.fullmatch(around[0]) or re.match(r"[.,/–-]\d", around[1]):
        return None
    lead = LAST_WORD.search(question[:start])
    return None if lead is not None and lead[1].casefold() in BORDERS else years[0][0]
