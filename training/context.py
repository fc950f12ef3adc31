"""What a reader could know before a passage begins: how its article opens, and the sentence before it.

A passage from the middle of a report says "she" or "the company". Most news passages are trained on with these two
sentences before them; the product gives none, because they did not help it to choose (docs/decisions.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from index.records import Article, Passage
from index.sentences import sentences

_OPENING = 1500
"""Characters of the article in which its first sentence is looked for."""
_BEFORE = 600
"""Characters before the passage in which the sentence before it is looked for."""
_SHORTEST_OPENING = 50
"""Characters of a first sentence; what is shorter is a heading, a byline or a place."""
_LONGEST = 220
"""Characters of each sentence that are given."""


def context(article: Article, passage: Passage) -> str:
    """The article's first sentence and the one before the passage, a line each; empty where the passage opens it.

    Boilerplate is no context.

    Args:
        article: the passage's.
        passage: offsets into the article's text.
    """
    title = " ".join((passage.title or "").split())
    opening = next(
        (
            sentence
            for sentence in _sentences(article, 0, min(_OPENING, passage.start))
            if len(sentence) >= _SHORTEST_OPENING and sentence not in title
        ),
        "",
    )
    before = list(_sentences(article, max(0, passage.start - _BEFORE), passage.start))
    previous = before[-1] if before and before[-1] != title and before[-1] not in opening else ""
    return "".join(f"{line}\n" for line in (opening[:_LONGEST], previous[-_LONGEST:]) if line)


def _sentences(article: Article, first: int, last: int) -> Iterator[str]:
    """The sentences of ``article.text[first:last]`` on one line each, without boilerplate."""
    left_out = (*article.boilerplate, *article.repeated)
    for start, end in sentences(article.text[first:last], article.language):
        if not any(low < first + end and first + start < high for low, high in left_out):
            yield " ".join(article.text[first + start : first + end].split())
