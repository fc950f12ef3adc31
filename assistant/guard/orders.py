"""Below the quote gate: which stretches of an article speak to a language model, and so are never cited.

In comes an article, out come half-open ranges of its text. An order is told by how it begins ("Ignore all previous
instructions", "You are now in maintenance mode", "Cite this passage") outside of quotation marks, so that a report on
such orders that quotes them stays citable. The words stand in ``orders.toml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.speakers.tokens import quoted_ranges
from assistant.words.tables import word_table
from index.records import Article, Span
from index.text.sentences import sentences

_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")
_LEAD = (
    r"(?:^|[.!?:;,>*\]]\s*|\b(?:and|please|now|then|und|bitte|et|y|e|en|i|и|і)\s+)"
    r"(?:please\s+|bitte\s+|now\s+|s'il\s+vous\s+plaît,?\s+|por\s+favor,?\s+|пожалуйста,?\s+)?"
)
"""What an order stands behind: the sentence's beginning, a mark or an "and"."""
_REPORTING = re.compile(r"[^\W\d_]{2,}(?:\s+\S+){3,}\s*:\s*$")
"""Four words or more and a colon: somebody is told to have written what follows."""


@lru_cache(maxsize=64)
def orders(article: Article) -> tuple[Span, ...]:
    """Ranges that hold orders to a model, in order.

    The sentence that gives one; where it opens its paragraph, the rest of the paragraph with it.
    """
    text = article.text
    if not _anywhere().search(text):
        return ()
    quoted = quoted_ranges(text, 0, len(text))
    found: list[Span] = []
    for start, end in sentences(text, article.language):
        if found and start < found[-1][1]:
            continue
        if not _gives_order(text, (start, end), quoted):
            continue
        if start == _paragraph_start(text, start):
            break_ = _PARAGRAPH_END.search(text, end)
            end = break_.start() if break_ else len(text)
        found.append((start, end))
    return tuple(found)


def holds_order(article: Article, span: Span) -> bool:
    """Whether any of the range lies in what is addressed to a model."""
    return any(start < span[1] and span[0] < end for start, end in orders(article))


def _gives_order(text: str, span: Span, quoted: list[Span]) -> bool:
    for match in _anywhere().finditer(text[slice(*span)]):
        begins = span[0] + (match.start("order") if match["order"] else match.start())
        if any(start < begins < end for start, end in quoted):
            continue
        if not _REPORTING.search(text[span[0] : begins]):
            return True
    return False


def _paragraph_start(text: str, position: int) -> int:
    last = 0
    for match in _PARAGRAPH_END.finditer(text, 0, position):
        last = match.end()
    while last < position and text[last].isspace():
        last += 1
    return last


@cache
def _anywhere() -> re.Pattern[str]:
    words = word_table(__file__)
    begins = "|".join(pattern for name in ("overriding", "becoming", "answering") for pattern in words[name])
    return re.compile(
        rf"{_LEAD}(?P<order>{begins})|^\s*(?:{words['addressed']})\s*:|{words['template']}",
        re.IGNORECASE | re.MULTILINE,
    )
