"""Whether two articles carry one report: what answers stands in the same sentence, amid mostly the same sentences.

In: two findings. Out: True for an agency's text that two papers print under headlines and first lines of their own;
the index finds only those whose text overlaps as a whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.extracts.finds import Find, carrying
from index.records import Article
from index.text.sentences import whole_sentences

_WORD = re.compile(r"[^\W_]+")
_LEAST_WORDS = 5
"""A shorter sentence may be the same by chance."""
_LEAST_SHARE = 0.4
"""The share of the shorter article's words that stand in sentences which the other has, too. Not measured."""

Words = tuple[str, ...]


def is_reprint(one: Find, other: Find) -> bool:
    """Whether the words of both are of one report, which counts as one source."""
    if one.article.source == other.article.source or not _carriers(one) & _carriers(other):
        return False
    known, others = (_sentences(find.article.text, find.article.language) for find in (one, other))
    shorter = min(known, others, key=_size)
    return _size(known & others) >= _size(shorter) * _LEAST_SHARE


def _carriers(find: Find) -> frozenset[Words]:
    """The sentences that carry the words, and the whole quote."""
    spans = (find.quote, carrying(find.article, find.finding.span))
    return _long({_words(find.article, slice(*span)) for span in spans})


def _words(article: Article, part: slice) -> Words:
    return tuple(_WORD.findall(article.text[part].casefold()))


@lru_cache(maxsize=64)
def _sentences(text: str, language: str | None) -> frozenset[Words]:
    return _long(
        {tuple(_WORD.findall(text[slice(*span)].casefold())) for span in whole_sentences(text, language)}
    )


def _long(found: set[Words]) -> frozenset[Words]:
    return frozenset(words for words in found if len(words) >= _LEAST_WORDS)


def _size(found: frozenset[Words]) -> int:
    return sum(map(len, found))
