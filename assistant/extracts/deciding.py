"""Which half of a sentence decides a question for yes or no: "nobody died", of "seven were injured but nobody died".

In: a question and words with the sentence that carries them. Out: the words moved to the clause that tells whether what
is asked about befell somebody or nobody, or that denies what is asked; as they were where no clause does.
"""

from __future__ import annotations

import re

from assistant.judge import Finding
from assistant.judging.shared_words import asked_words, met
from assistant.kinds.tolls import tells_of_nobody, tells_of_somebody
from assistant.kinds.yes_no import says_yes_or_no, wants_yes_or_no
from assistant.reading import Question
from index.records import Article, Span

_BORDER = re.compile(
    r"\s*(?:[;–—]|,(?=\s))\s*(?:(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar|i|ale|и|но|а|і|але)\s+)?"
    r"|\s+(?:but|aber|mais|pero|mas|maar|ale|но|але)\s+"
)
_AT_THE_END = " \t\r\n.!?…"


def decided(question: Question, article: Article, finding: Finding, quote: Span) -> Finding:
    """The finding moved to the clause of the quote that decides what is asked, where one does."""
    asked, asked_in = question.standalone, question.language
    if not wants_yes_or_no(asked, asked_in):
        return finding
    said = article.text[slice(*quote)]
    part = (
        tells_of_nobody(asked, asked_in, said, article.language)
        or tells_of_somebody(asked, asked_in, said, article.language)
        or _denying(asked, asked_in, said, article.language)
    )
    if part is None or part[0] >= part[1]:
        return finding
    return Finding((quote[0] + part[0], quote[0] + part[1]), finding.probability)


def tells_alone(question: Question, words: str, language: str | None) -> bool:
    """Whether words that are no "no" answer a question for yes or no all the same: "two people died"."""
    span = tells_of_somebody(question.standalone, question.language, words, language)
    return span is not None and span == (0, len(words.rstrip(_AT_THE_END)))


def _denying(asked: str, asked_in: str | None, said: str, language: str | None) -> Span | None:
    """The one clause of several that says no and has more of the question's words than any other."""
    if language != asked_in:
        return None
    parts = _parts(said)
    wanted = asked_words(asked, asked_in)
    if len(parts) < 2 or not wanted:
        return None
    held = [len(met(wanted, said[slice(*part)], language)) for part in parts]
    most = max(held)
    best = [place for place, own in enumerate(held) if own == most]
    if len(best) != 1 or not most:
        return None
    part = parts[best[0]]
    return part if says_yes_or_no(said[slice(*part)], language) else None


def _parts(said: str) -> list[Span]:
    """The clauses of a sentence without the words that join them and the marks at its end."""
    end = len(said.rstrip(_AT_THE_END))
    starts, ends = [0], []
    for border in _BORDER.finditer(said, 0, end):
        ends.append(border.start())
        starts.append(border.end())
    return [(low, high) for low, high in zip(starts, [*ends, end], strict=True) if low < high]
