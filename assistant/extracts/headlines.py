"""Where the text of an article says what its headline says: evidence rests on the text where it can.

In: an article, a headline in it and the exact words found there. Out: the sentence of the text that shares the
headline's telling words, and where the exact words stand in it.
"""

from __future__ import annotations

import re
from collections import Counter

from index.lexical import stems
from index.passages import sentences
from index.records import Article, Span
from index.text.letters import WORD

_TELLING_SHARE = 0.15
"""A stem in more of the text's sentences than this tells nothing: the names that the article is about."""
_MIN_TELLING, _MIN_SHARE = 2, 0.4
_WORD = re.compile(rf"{WORD}(?:[-’']{WORD})*")


def in_headline(article: Article, span: Span) -> bool:
    """True when the span lies in one of the article's headlines."""
    return any(low <= span[0] and span[1] <= high for low, high in article.headlines)


def said_in_text(article: Article, headline: Span) -> Span | None:
    """The sentence of the text that says the same by its words, or None."""
    title = article.text[headline[0] : headline[1]]
    body = [
        span
        for span in sentences(article.text, article.language)
        if _is_text(article, span) and title not in article.text[span[0] : span[1]]
    ]
    held = [frozenset(stems(article.text[low:high], article.language)) for low, high in body]
    counts = Counter(stem for found in held for stem in found)
    limit = max(2, _TELLING_SHARE * len(body))
    wanted = frozenset(stems(title, article.language))
    telling = {stem for stem in wanted if counts[stem] <= limit}
    best: tuple[float, int] | None = None
    for number, found in enumerate(held):
        shared = telling & found
        if len(shared) < _MIN_TELLING or len(shared) < _MIN_SHARE * len(telling):
            continue
        score = (sum(1 / counts[stem] for stem in shared), -number)
        if best is None or score > best:
            best = score
    return None if best is None else body[-best[1]]


def same_words(article: Article, words: Span, sentence: Span) -> Span | None:
    """Where the sentence holds all telling words of ``words``, in whatever form; from the first to the last of them."""
    language = article.language
    wanted = frozenset(stems(article.text[words[0] : words[1]], language))
    places = [
        (sentence[0] + match.start(), sentence[0] + match.end(), frozenset(stems(match.group(), language)))
        for match in _WORD.finditer(article.text[sentence[0] : sentence[1]])
    ]
    held = [(start, end, found & wanted) for start, end, found in places if found & wanted]
    if not wanted or frozenset().union(*(found for _, _, found in held)) != wanted:
        return None
    start, end = held[0][0], held[-1][1]
    return (start, end) if end - start <= 2 * (words[1] - words[0]) + 20 else None


def _is_text(article: Article, span: Span) -> bool:
    apart = (*article.headlines, *article.boilerplate, *article.repeated)
    return not any(low < span[1] and span[0] < high for low, high in apart)
