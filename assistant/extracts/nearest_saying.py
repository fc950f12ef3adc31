"""What somebody said, one or two sentences away from the one that names who said it.

"Uschakow warned of sanctions. They would end all relations. They would be a colossal mistake." Asked in another
language, no word of the question stands in the text; but the sentence that says it lies clearly nearer to the question.
In: a quote. Out: the quote grown to that sentence, within its paragraph; the quote itself where none lies nearer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.answer import MAX_QUOTE_CHARACTERS
from assistant.extracts.whole_quotations import paragraph
from index.passages import sentences
from index.records import Article, Span, overlap

Near = Callable[[Sequence[str]], Mapping[str, float]]
"""Sentences -> the cosine of each with the question; of none where nothing measures it."""

_FARTHEST = 2
"""How many sentences off."""
_NEARER = 0.04
"""By how much of cosine: what is said there lay .06 to .10 nearer, a sentence beside one that says it itself .09 to .18
farther off (docs/decisions.md)."""


def with_nearest_saying(article: Article, quote: Span, near: Near) -> Span:
    """The quote and the sentences up to the one close by that is clearly nearest to the question."""
    text = article.text
    around = sentences(text, article.language, *paragraph(text, quote))
    own = [place for place, one in enumerate(around) if overlap(one, quote)]
    if not own:
        return quote
    close = range(max(0, own[0] - _FARTHEST), min(len(around), own[-1] + 1 + _FARTHEST))
    wider = {
        place: (min(quote[0], around[place][0]), max(quote[1], around[place][1]))
        for place in close
        if place not in own
    }
    wider = {place: span for place, span in wider.items() if span[1] - span[0] <= MAX_QUOTE_CHARACTERS}
    if not wider:
        return quote
    words = {place: text[slice(*around[place])] for place in (*own, *wider)}
    found = near(list(words.values()))
    if any(one not in found for one in words.values()):
        return quote
    nearest = max(wider, key=lambda place: found[words[place]])
    least = max(found[words[place]] for place in own) + _NEARER
    return wider[nearest] if found[words[nearest]] >= least else quote
