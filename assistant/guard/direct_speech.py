"""Behind the quote gate: words that a written statement puts in quotation marks must stand in its articles.

In come a statement and the articles that it cites, out come the stretches that it shows as quoted, or the first one
that is in none of them. A translated quotation is such a one: it shows words that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.quotes import locate
from index.records import Article, Span
from index.text.spellings import latin

_OPEN = {
    '"': '"”“',
    "“": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "「": "」",
    "『": "』",
}
_CLOSING = "”“»«"
_SINGLE = "‘‚'"
_MIN_WORDS = 3
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ENDS = ".!?…"
_EDGE = " \t\r\n,;:.!?…"


def stretches(statement: str) -> Iterator[Span]:
    """What stands between quotation marks, without them; where one side has no mark, up to the statement's border."""
    at = 0
    while at < len(statement):
        char = statement[at]
        if char in _OPEN and _opens(statement, at):
            end = _end(statement, at + 1, _OPEN[char], single=char in _SINGLE)
        elif char == "'" and _opens(statement, at) and statement[at + 1 : at + 2].isalpha():
            end = _end(statement, at + 1, "'’", single=True)
        elif char in _CLOSING or char == '"':
            yield (0, at)
            at += 1
            continue
        else:
            at += 1
            continue
        if end is None and char in "‘‚'":
            at += 1
            continue
        yield (at + 1, len(statement) if end is None else end)
        at = len(statement) if end is None else end + 1


def invented_speech(statement: str, articles: Sequence[Article], language: str | None) -> str | None:
    """A stretch in quotation marks that stands in none of the articles, or None.

    Three words or more count, and fewer where they are all that is said, or the articles are in the statement's
    language: a word or two in quotation marks may be a translated name.
    """
    for start, end in stretches(statement):
        words = statement[start:end].strip(_EDGE)
        count = len(_WORD.findall(words))
        if not count or any(_stands(article, words) for article in articles):
            continue
        same = language is not None and any(article.language == language for article in articles)
        if count >= _MIN_WORDS or same or _is_all_that_is_said(statement, start, end):
            return words
    return None


def _stands(article: Article, words: str) -> bool:
    if locate(article, words) is not None:
        return True
    named = f" {latin(article.title or '')} {latin(article.outlet or '')} {latin(article.text)} "
    short = len(_WORD.findall(words)) < _MIN_WORDS
    return (short or words in (article.title or "")) and re.search(
        rf"(?<!\w){re.escape(latin(words))}(?!\w)", named
    ) is not None


def _is_all_that_is_said(statement: str, start: int, end: int) -> bool:
    before = statement[: start - 1].rstrip()
    return before.endswith(":") or (
        statement[start : start + 1].isupper() and statement[:end].rstrip()[-1:] in _ENDS
    )


def _opens(text: str, at: int) -> bool:
    return at == 0 or not (text[at - 1].isalnum() or (text[at] in '"“»' and text[at - 1] in ".,!?…"))


def _end(text: str, start: int, closers: str, *, single: bool) -> int | None:
    for at in range(start, len(text)):
        if text[at] in closers:
            inside_word = single and text[at + 1 : at + 2].isalnum()
            if not inside_word and not (text[at] in "«»" and text[at - 1 : at] == "("):
                return at
    return None
