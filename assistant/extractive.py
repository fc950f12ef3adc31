"""The reader that needs no language model: the exact words that answer, in the sentences that carry them.

In: a question and ranked passages, judged. Out: drafts in the question's language around verbatim quotes, one
for each article that says so; none when nothing answers well enough.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence, Set
from functools import partial

from assistant.answer import MAX_CITATIONS
from assistant.claims.agreement import agree, gives_figure
from assistant.extracts.about_articles import particulars
from assistant.extracts.accounts import Account, account, is_plain_disagreement, is_same
from assistant.extracts.doubts import doubt
from assistant.extracts.drafts import denied_drafts, denies, draft_of, lead_of
from assistant.extracts.finds import Find, as_shown, found, text_of
from assistant.extracts.later_states import later_state
from assistant.extracts.ordered import (
    corrected_first,
    groups_of,
    has_own,
    is_own,
    led,
    likeliest_account,
    without_other_kinds,
)
from assistant.extracts.reprints import is_reprint
from assistant.extracts.shorts import answers_alone
from assistant.judge import Finding, Judge, Judged
from assistant.kinds.question_type import asks_for_list
from assistant.reading import ArticleSource, Draft, Question, Reading
from index.records import ScoredPassage, overlap
from prompts.loader import Phrases, languages, phrases

_SHARE_OF_BEST = 0.6
_SHARE_IN_LIST = 0.4
_SHARE_WHEN_AGREEING = 0.2
_MOST_BEHIND = 3.0
"""How far, in log-odds of the ranking, the passage of another account may lie behind the first (docs/decisions.md)."""
_MOST_BEHIND_WHEN_DIFFERING = 6.0
"""The same of a like figure for surely the same thing, which ranks lower in another language; it need be as likely as
one that agrees."""
_SHARE_WHEN_DENIED = 0.5
"""What is left of the probability where the archive takes back what the question takes for so. Not measured."""
_OF_THE_FILE = 0.95
"""How sure what a byline says about its own article is. Not measured."""
_ABOUT_THE_FIRST = frozenset(
    {Account.SAME, Account.CORRECTS, Account.CORRECTED, Account.TAKES_BACK, Account.TAKEN_BACK}
)


class ExtractiveReader:
    """Answers in the articles' own words.

    Args:
        judge: finds the exact words and says how likely they answer.
        copies: source -> other sources that carry the same text; such articles count once.
        min_confidence: below it the articles do not say; None takes the judge's threshold.
    """

    def __init__(
        self,
        judge: Judge,
        *,
        copies: Callable[[str], tuple[str, ...]],
        min_confidence: float | None = None,
    ) -> None:
        self._judge = judge
        self._copies = copies
        self._threshold = judge.threshold if min_confidence is None else min_confidence

    @property
    def name(self) -> str:
        """What ``Answer.model`` shows."""
        return self._judge.name

    @property
    def threshold(self) -> float:
        """The probability below which nothing is answered."""
        return self._threshold

    @property
    def prompt_hash(self) -> str:
        """SHA-256 (hex) of the phrases of every language with phrases of its own."""
        return hashlib.sha256("".join(phrases(code).hash for code in languages()).encode()).hexdigest()

    def read(
        self, question: Question, passages: Sequence[ScoredPassage], articles: ArticleSource
    ) -> Iterator[Draft | Reading]:
        """Yield a draft for each article that answers, then the Reading with all of them."""
        judged = self._judge.judge(question, passages)
        yield from self.compose(question, judged, articles)

    def compose(
        self, question: Question, judged: Sequence[Judged], articles: ArticleSource
    ) -> Iterator[Draft | Reading]:
        """As ``read``, from passages that are judged already."""
        is_list = asks_for_list(question.standalone)
        of_articles = self._of_articles(judged, question, articles)
        confidence = _OF_THE_FILE if of_articles else judged[0].probability if judged else 0.0
        if confidence < self._threshold:
            yield Reading(confidence=confidence)
            return
        finds, again = of_articles, frozenset[str]()
        if not finds:
            finds, again = self._chosen(judged, question, articles, is_list=is_list)
        if not (is_list or of_articles):
            finds = without_other_kinds(led(finds, question), question)
            later = later_state(question, finds, judged, articles)
            finds = corrected_first([*finds, later] if later else finds, question)[:MAX_CITATIONS]
        words = phrases(question.language)
        are_accounts = not (is_list or of_articles)
        doubted = doubt(question, finds, judged, articles) if are_accounts else None
        if doubted is not None and not doubted.is_asked:
            denied = denied_drafts(doubted, words)
            yield from denied
            yield Reading(denied, confidence * _SHARE_WHEN_DENIED)
            return
        groups = groups_of(finds, question) if are_accounts else [[find] for find in finds]
        near = partial(self._judge.nearness, question)
        drafts: list[Draft] = []
        for group in groups:
            for find in group:
                is_other = are_accounts and group is not groups[0] and find is group[0]
                lead = lead_of(question, groups[0][0], find, words) if is_other else ""
                shown = None if is_list or of_articles else as_shown(question, find, near)
                is_shown = find is group[0] and answers_alone(question, find.words, find.article.language)
                draft = draft_of(find, words, lead, with_short=is_shown, shown=shown)
                drafts.append(draft)
                yield draft
                beside = [(text_of(find, find.also), "")] if find.also is not None else []
                if doubted is not None and doubted.claim is find:
                    beside.append((doubted.find, f"{denies(doubted.kind, words)} "))
                for further, lead in beside:
                    drafts.append(draft_of(further, words, lead, with_short=False))
                    yield drafts[-1]
        yield Reading(tuple(drafts), confidence, notes=self._notes(groups, words, again))

    def _notes(self, groups: Sequence[Sequence[Find]], words: Phrases, reprints: Set[str]) -> tuple[str, ...]:
        """How many articles say the first thing, copies not counted, and where the same text stands again."""
        notes = []
        agreeing = {find.article.source for find in groups[0]} if groups else set()
        if len(agreeing) > 1:
            notes.append(words.several_articles_agree.fill(count=len(agreeing)))
        cited = [find.article.source for group in groups for find in group]
        copies = {copy for source in cited for copy in self._copies(source)}
        again = sorted((copies | reprints) - set(cited))
        if again:
            notes.append(words.copies.fill(sources=", ".join(again)))
        return tuple(notes)

    def _of_articles(
        self, judged: Sequence[Judged], question: Question, articles: ArticleSource
    ) -> list[Find]:
        """The author, outlet or date of the articles that the question names, where it asks for that."""
        finds: list[Find] = []
        taken: set[str] = set()
        passages = [item.passage.passage for item in judged]
        for one in particulars(question.standalone, passages, articles):
            if len(finds) < MAX_CITATIONS and not taken & set(self._copies(one.article.source)):
                finds.append(Find(one.passage, one.article, Finding(one.words, _OF_THE_FILE), one.line))
                taken.add(one.article.source)
        return finds

    def _chosen(
        self,
        judged: Sequence[Judged],
        question: Question,
        articles: ArticleSource,
        *,
        is_list: bool,
    ) -> tuple[list[Find], frozenset[str]]:
        """The first passage's words, then those of others nearly as likely: one for each article that is no copy.

        With them come the sources of articles that print what one of these does.
        """
        best = judged[0].findings[0]
        share = _SHARE_IN_LIST if is_list else _SHARE_OF_BEST
        floor = max(self._threshold * share, best.probability * share)
        lowest = min(floor, best.probability * _SHARE_WHEN_AGREEING)
        first = judged[0].passage.passage
        answer = found(question, first, articles.article(first.source), best, is_list=is_list)
        others = [
            (finding, item)
            for item in judged
            for finding in (item.findings if is_list else likeliest_account(item, answer.words, articles))
            if finding is not best and finding.probability >= lowest
        ]
        others.sort(key=lambda pair: -pair[0].probability)
        finds, taken, again = [answer], {first.source}, set[str]()
        for finding, item in others:
            is_full = len(finds) >= MAX_CITATIONS
            if is_full and (is_list or has_own(finds, question)):
                break
            passage = item.passage.passage
            if passage.source in taken and not is_list:
                continue
            if taken & set(self._copies(passage.source)):
                continue
            find = found(question, passage, articles.article(passage.source), finding, is_list=is_list)
            if any(
                other.article.source == passage.source and overlap(other.quote, find.quote) for other in finds
            ):
                continue
            if any(is_reprint(other, find) for other in finds):
                again.add(passage.source)
                taken.add(passage.source)
                continue
            stands = Account.OTHERWISE if is_list else account(question, answer, find)
            is_unsure = finding.probability < self._threshold * _SHARE_OF_BEST and not gives_figure(
                find.words
            )
            if stands is Account.NONE or (stands is Account.SAME and is_unsure):
                continue
            is_near = is_list or item.score >= judged[0].score - _MOST_BEHIND
            is_likely = finding.probability >= floor
            if stands is Account.DIFFERS and is_plain_disagreement(question, answer, find):
                is_likely = True
                is_near = item.score >= judged[0].score - _MOST_BEHIND_WHEN_DIFFERING
            if stands is Account.UPDATES:
                is_likely = True
                is_near = item.score >= judged[0].score - _MOST_BEHIND_WHEN_DIFFERING
            if not (is_likely and is_near) and not (
                stands in _ABOUT_THE_FIRST
                or any(
                    agree(find.words, other.words) if is_list else is_same(question, find, other)
                    for other in finds
                )
            ):
                continue
            if is_full:
                if is_own(find, question) and is_same(question, answer, find):
                    return [*finds[:-1], find], frozenset(again)
                continue
            finds.append(find)
            taken.add(passage.source)
        return finds, frozenset(again)
