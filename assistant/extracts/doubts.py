"""Whether what leads the answer is taken back, in its own article or in a later one; then what says so comes with it.

In: the findings as they would be quoted, and the passages. Out: the denial as it is quoted, with the claim where one
quote can hold both. A later article that tells the thing as it is leaves no doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import MAX_QUOTE_CHARACTERS
from assistant.claims.taken_back import (
    Denial,
    Kind,
    asks_about_claim,
    denial,
    denial_elsewhere,
    denial_in_own_sentence,
    is_unsettled,
)
from assistant.extracts.accounts import days_between
from assistant.extracts.finds import Find
from assistant.judge import Finding, Judged
from assistant.reading import ArticleSource, Question
from assistant.speakers.who_speaks import asks_for_speaker
from index.records import Span

_DAYS = 60
"""How much later an article may take back what another one told."""
_READ = 12
"""How many of the best passages' articles are looked through for what takes a claim back."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What takes back the words that lead.

    Attributes:
        find: the sentence that takes them back, as it is quoted; its words are what says so.
        claim: what is taken back, to be quoted beside it; None where ``find``'s quote holds it.
        is_asked: the question is about the claim itself, which then leads.
    """

    kind: Kind
    find: Find
    claim: Find | None
    is_asked: bool


def doubt(
    question: Question, finds: Sequence[Find], judged: Sequence[Judged], articles: ArticleSource
) -> Doubt | None:
    """What takes back the first finding; None where nothing does, or a later article tells it as a fact."""
    if not finds or finds[0].taken_back or asks_for_speaker(question.standalone):
        return None
    first = finds[0]
    is_asked = asks_about_claim(question.standalone, question.language)
    found = denial(first.article, first.finding.span, first.quote, question.standalone, question.language)
    told: Doubt | None
    if found is not None:
        told = _doubt(first, found, first, is_asked=is_asked)
    else:
        told = _told_later(question, finds, judged, articles, is_asked=is_asked)
    if told is None or any(_is_settled_since(told, find) for find in finds[1:]):
        return None
    return told


def _told_later(
    question: Question,
    finds: Sequence[Find],
    judged: Sequence[Judged],
    articles: ArticleSource,
    *,
    is_asked: bool,
) -> Doubt | None:
    """What another, later article says of it."""
    first = finds[0]
    if not is_unsettled(first.article, first.finding.span, first.quote):
        return None
    for find in finds[1:]:
        own = denial_in_own_sentence(find.article, find.finding.span, find.quote)
        if own is not None and _is_later(find, first):
            return Doubt(own.kind, _whole(find, find.quote), first, is_asked)
    seen = {first.article.source}
    for item in judged[:_READ]:
        passage = item.passage.passage
        if passage.source in seen:
            continue
        seen.add(passage.source)
        other = articles.article(passage.source)
        there = Find(passage, other, Finding((0, 0), first.finding.probability), (0, 0))
        if not _is_later(there, first):
            continue
        found = denial_elsewhere(first.article, first.finding.span, first.quote, other, question.standalone)
        if found is not None:
            return _doubt(there, found, first, is_asked=is_asked)
    return None


def _doubt(there: Find, found: Denial, claim: Find, *, is_asked: bool) -> Doubt:
    """The doubt that a denial casts; one quote for both where it points to the sentence right before it."""
    low, high = claim.quote[0], found.sentence[1]
    if found.sentence == claim.quote:
        return Doubt(found.kind, _whole(there, found.sentence), None, is_asked)
    text = claim.article.text
    if found.points and not text[claim.quote[1] : found.sentence[0]].strip() and not is_asked:
        fits = high - low <= MAX_QUOTE_CHARACTERS and "\n\n" not in text[low:high]
        if fits:
            words = Finding(found.sentence, claim.finding.probability)
            return Doubt(found.kind, Find(claim.passage, claim.article, words, (low, high)), None, is_asked)
    return Doubt(found.kind, _whole(there, found.sentence), claim, is_asked)


def _whole(find: Find, sentence: Span) -> Find:
    """The sentence as a finding of its own."""
    return Find(find.passage, find.article, Finding(sentence, find.finding.probability), sentence)


def _is_later(find: Find, first: Find) -> bool:
    days = days_between(first, find)
    return days is not None and days <= _DAYS and (find.article.date or "") > (first.article.date or "")


def _is_settled_since(told: Doubt, find: Find) -> bool:
    """Whether a finding of a still later article tells it, and not as a claim or plan."""
    if find.article.source in (told.find.article.source, told.claim and told.claim.article.source):
        return False
    if (find.article.date or "") <= (told.find.article.date or ""):
        return False
    return not is_unsettled(find.article, find.finding.span, find.quote)
