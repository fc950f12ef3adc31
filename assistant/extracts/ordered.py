"""Which of several findings leads, and which stand beside it: corrected and latest ones first, equal ones together.

In: the findings of several articles. Out: the same in the order in which an answer tells them, or fewer.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims.agreement import agree, comparable, near_in_value
from assistant.extracts.accounts import Account, account, is_same, updates
from assistant.extracts.finds import Find, carrying
from assistant.judge import Finding, Judged
from assistant.kinds.answer_types import asks_for_somebody, fits
from assistant.reading import ArticleSource, Question
from assistant.words.figures import figures_in
from assistant.words.world_names import is_capital
from index.records import overlap

_NEARLY_AS_LIKELY = 0.25
"""The share of its likeliest words' probability from which another account's words may count for agreeing."""
_OWN_LANGUAGE_SHARE = 0.5
"""The share of the likeliest words' probability from which the question's language leads (docs/decisions.md)."""


def is_own(find: Find, question: Question) -> bool:
    """Whether the quote is in the question's language."""
    return find.article.language == question.language


def has_own(finds: Sequence[Find], question: Question) -> bool:
    """Whether one in the question's language says the first thing, or is the first."""
    return any(is_own(find, question) and is_same(question, finds[0], find) for find in finds)


def led(finds: Sequence[Find], question: Question) -> list[Find]:
    """The findings with the one before that leads: whoever speaks, and of those that agree the question's language.

    Of a question who said something the likeliest whom the text makes the speaker leads, before a name that a sentence
    merely mentions.
    """
    first = next((find for find in finds if find.says), finds[0])
    own = (
        find
        for find in finds
        if is_own(find, question)
        and find.says >= first.says
        and find.finding.probability >= first.finding.probability * _OWN_LANGUAGE_SHARE
        and is_same(question, first, find)
    )
    lead = first if is_own(first, question) else next(own, first)
    return [lead, *(find for find in finds if find is not lead)]


def without_other_kinds(finds: Sequence[Find], question: Question) -> list[Find]:
    """The findings without accounts of another kind than was asked for: "Paris", where somebody was."""
    lead, *others = finds
    return [lead, *(find for find in others if _is_of_kind(find, lead, question))]


def corrected_first(finds: Sequence[Find], question: Question) -> list[Find]:
    """The findings led by one that corrects the first, gives its latest state, or that the first takes back.

    None of another event.
    """
    before = (Account.CORRECTS, Account.TAKEN_BACK)
    lead = next((find for find in finds if account(question, finds[0], find) in before), finds[0])
    later = [find for find in finds if updates(question, find, lead)]
    lead = max(later, key=lambda find: find.article.date or "", default=lead)
    others = (find for find in finds if find is not lead)
    return [lead, *(find for find in others if account(question, lead, find) is not Account.NONE)]


def _is_of_kind(find: Find, lead: Find, question: Question) -> bool:
    if agree(lead.words, find.words) or account(question, lead, find) is Account.CORRECTS:
        return True
    is_elsewhere = is_capital(find.words) and not is_capital(lead.words) and not find.says
    if is_elsewhere and asks_for_somebody(question.standalone):
        return False
    text, (start, end), quote = find.article.text, find.finding.span, find.quote
    return fits(
        question.standalone,
        find.words,
        find.article.language,
        typed=question.text,
        before=text[quote[0] : start],
        after=text[end : quote[1]],
    )


def likeliest_account(item: Judged, given: str, articles: ArticleSource) -> tuple[Finding, ...]:
    """The passage's likeliest words; of others nearly as likely those that agree with the answer given, if any do.

    Failing those, where the likeliest are of another kind than the figure given, a figure near it in value.
    Articles that tell of one event agree more often than they differ. Another figure of the likeliest one's own
    sentence is there beside it ("18 million, against 12 million"), not in its place.
    """
    if not item.findings:
        return ()
    likeliest = item.findings[0]
    sentence = carrying(articles.article(item.passage.passage.source), likeliest.span)
    counted = _counted(_words(item, likeliest, articles))
    like: Finding | None = None
    for finding in item.findings:
        if finding.probability < item.probability * _NEARLY_AS_LIKELY:
            break
        words = _words(item, finding, articles)
        is_beside = finding is not likeliest and overlap(finding.span, sentence)
        if is_beside and counted and counted == _counted(words):
            continue
        if agree(words, given):
            return (finding,)
        if like is None and not is_beside and comparable(words, given) and near_in_value(words, given):
            like = finding
    if like is None or comparable(_words(item, likeliest, articles), given):
        return (likeliest,)
    return (like,)


def _counted(words: str) -> frozenset[str | None]:
    """The kinds of the figures in the words."""
    return frozenset(figure.unit for figure in figures_in(words).read)


def _words(item: Judged, finding: Finding, articles: ArticleSource) -> str:
    return articles.article(item.passage.passage.source).text[slice(*finding.span)]


def groups_of(finds: Sequence[Find], question: Question) -> list[list[Find]]:
    """Findings that say the same, together; the best first."""
    groups: list[list[Find]] = []
    for find in finds:
        for group in groups:
            if is_same(question, group[0], find):
                group.append(find)
                break
        else:
            groups.append([find])
    return groups
