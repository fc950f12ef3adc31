"""From a finding to a sentence of the answer: the quoted words, who says them, the article and its date.

In: findings and the phrases of the question's language. Out: drafts, which the quote gate checks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Attribution
from assistant.claims.taken_back import Kind
from assistant.extracts.accounts import Account, account
from assistant.extracts.doubts import Doubt
from assistant.extracts.finds import Find
from assistant.extracts.headlines import in_headline
from assistant.extracts.lengths import shown_about
from assistant.extracts.shown_quotes import plain, quoted
from assistant.extracts.whole_quotations import is_quoted
from assistant.reading import MARKS, Draft, Evidence, Question
from assistant.speakers.attribution import Attributions, attribute
from assistant.speakers.full_names import full_name
from index.records import Article, Span, overlap
from prompts.loader import Phrases

_MAX_SHORT_CHARACTERS = 120
_SPACE = re.compile(r"\s+")


def lead_of(question: Question, first: Find, find: Find, words: Phrases) -> str:
    """What goes before an account that does not say the same as the first one."""
    stands = account(question, first, find)
    if stands is Account.OF_ANOTHER_TIME:
        return f"{words.another_article.fill(date=words.date(find.article.date or ''))} "
    if stands is Account.UPDATED:
        return f"{words.before_that.fill(date=words.date(find.article.date or ''))} "
    leads = {
        Account.DIFFERS: words.articles_differ,
        Account.CORRECTED: words.since_corrected,
        Account.TAKES_BACK: words.taken_back,
    }
    return f"{leads.get(stands, words.others_say).text} "


def denied_drafts(doubted: Doubt, words: Phrases) -> tuple[Draft, ...]:
    """What takes a claim back, then the claim, where one quote does not hold both."""
    lead = f"{denies(doubted.kind, words)} "
    drafts = [draft_of(doubted.find, words, lead, with_short=False)]
    if doubted.claim is not None:
        lead = f"{words.what_it_is_about.text} "
        drafts.append(draft_of(doubted.claim, words, lead, with_short=False))
    return tuple(drafts)


def denies(kind: Kind, words: Phrases) -> str:
    """What goes before a sentence that takes a claim back."""
    leads = {
        Kind.DENIED: words.claim_denied,
        Kind.RETRACTED: words.claim_retracted,
        Kind.AVERTED: words.plan_averted,
    }
    return leads[kind].text


def draft_of(find: Find, words: Phrases, lead: str, *, with_short: bool, shown: Span | None = None) -> Draft:
    """What is said of a finding; ``shown`` is what is quoted, where that is more than the quote that carries it."""
    article = find.article
    said = _said(article, find)
    whole_words = find.finding.span == find.quote
    direct = is_quoted(article, find.quote, find.finding.span)
    find = replace(find, quote=shown or find.quote)
    start, end = find.quote
    quote = quoted(plain(_shown(article, find)), words.quote)
    whole = full_name(article, said.speaker) if said.speaker is not None else None
    speaker = _named_outside(said.speaker, find.quote)
    speaker = speaker and (_named_outside(whole, find.quote) or speaker)
    via = _named_outside(said.via, find.quote)
    if speaker and via:
        body = words.via.fill(speaker=speaker, via=via, text=quote)
    elif speaker:
        told = words.says if direct else words.reported
        body = told.fill(speaker=speaker, text=quote)
    elif via:
        body = words.according_to.fill(via=via, text=quote)
    else:
        body = quote
    title = _SPACE.sub(" ", article.title or article.source)
    if article.date:
        text = words.answer_dated.fill(source_title=title, date=words.date(article.date), text=body)
    else:
        text = words.answer_undated.fill(source_title=title, text=body)
    answer = speaker if find.says and speaker and whole_words else find.words
    if with_short and len(answer) <= _MAX_SHORT_CHARACTERS:
        text = f"{plain(answer)} — {text}"
    if in_headline(article, find.quote) and find.also is None:
        text += f" ({words.headline_only.text})"
    evidence = Evidence(
        passage=find.passage,
        quote=article.text[start:end],
        span=find.quote,
        short=find.finding.span,
        speaker=whole,
        via=said.via,
        score=find.finding.probability,
    )
    return Draft(f"{lead}{text} {MARKS}", (evidence,))


def _said(article: Article, find: Find) -> Attributions:
    """Who says the quote; where its sentence has two voices, who says the words that answer, if anybody."""
    whole = attribute(article, find.quote)
    if find.finding.span == find.quote or whole.speaker is None or find.says:
        return whole
    narrow = attribute(article, find.finding.span)
    if narrow.speaker is None or narrow.speaker.name == whole.speaker.name:
        return whole if narrow.speaker is not None else narrow
    return narrow


def _named_outside(named: Attribution | None, quote: Span) -> str | None:
    """The name, where the quote itself does not show it."""
    if named is None or overlap((named.start, named.end), quote):
        return None
    return _SPACE.sub(" ", named.name)


def _shown(article: Article, find: Find) -> str:
    start, end = shown_about(article, find.quote, find.finding.span)
    cut_before, cut_after = start > find.quote[0], end < find.quote[1]
    return ("… " if cut_before else "") + article.text[start:end] + (" …" if cut_after else "")
