"""The reader that needs no language model: the exact words that answer, in the sentences that carry them.

In: a question and ranked passages, judged. Out: drafts in the question's language around verbatim quotes, one
for each article that says so; none when nothing answers well enough.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.about_articles import particulars
from assistant.accounts import Account, account, is_plain_disagreement, is_same, updates
from assistant.agreement import agree, comparable, near_in_value
from assistant.answer import MAX_CITATIONS, Attribution
from assistant.answer_types import asks_for_somebody, fits
from assistant.doubts import Doubt, doubt
from assistant.figures import figures_in
from assistant.finds import Find, as_shown, carrying, found, overlap, text_of
from assistant.gate import MARKS, shortened
from assistant.headlines import in_headline
from assistant.judge import Finding, Judge, Judged
from assistant.later_states import later_state
from assistant.question_type import asks_for_list
from assistant.reading import ArticleSource, Draft, Evidence, Question, Reading
from assistant.shown_quotes import plain, quoted
from assistant.speakers import attribute
from assistant.taken_back import Kind
from assistant.world_names import is_capital
from index.records import Article, ScoredPassage, Span
from prompts.loader import Phrases, languages, phrases

_SHARE_OF_BEST = 0.6
_SHARE_IN_LIST = 0.4
_SHARE_WHEN_AGREEING = 0.2
_MOST_BEHIND = 3.0
"""How far, in log-odds of the ranking, the passage of another account may lie behind the first (docs/decisions.md)."""
_MOST_BEHIND_WHEN_DIFFERING = 6.0
"""The same of a like figure for surely the same thing, which ranks lower in another language; it need be as likely as
one that agrees."""
_NEARLY_AS_LIKELY = 0.25
"""The share of its likeliest words' probability from which another account's words may count for agreeing."""
_OWN_LANGUAGE_SHARE = 0.5
"""The share of the likeliest words' probability from which the question's language leads (docs/decisions.md)."""
_SHARE_WHEN_DENIED = 0.5
"""What is left of the probability where the archive takes back what the question takes for so. Not measured."""
_OF_THE_FILE = 0.95
"""How sure what a byline says about its own article is. Not measured."""
_MAX_SHORT_CHARACTERS = 120
_SPACE = re.compile(r"\s+")


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
        finds = of_articles or self._chosen(judged, question, articles, is_list=is_list)
        if not (is_list or of_articles):
            finds = _without_other_kinds(_led(finds, question), question)
            later = later_state(question, finds, judged, articles)
            finds = _corrected_first([*finds, later] if later else finds, question)[:MAX_CITATIONS]
        words = phrases(question.language)
        are_accounts = not (is_list or of_articles)
        doubted = doubt(question, finds, judged, articles) if are_accounts else None
        if doubted is not None and not doubted.is_asked:
            denied = _denied(doubted, words)
            yield from denied
            yield Reading(denied, confidence * _SHARE_WHEN_DENIED)
            return
        groups = _groups(finds, question) if are_accounts else [[find] for find in finds]
        drafts: list[Draft] = []
        for group in groups:
            for find in group:
                is_other = are_accounts and group is not groups[0] and find is group[0]
                lead = _lead(question, groups[0][0], find, words) if is_other else ""
                shown = None if is_list or of_articles else as_shown(question, find)
                draft = _draft(find, words, lead, with_short=find is group[0], shown=shown)
                drafts.append(draft)
                yield draft
                beside = [(text_of(find, find.also), "")] if find.also is not None else []
                if doubted is not None and doubted.claim is find:
                    beside.append((doubted.find, f"{_denies(doubted.kind, words)} "))
                for further, lead in beside:
                    drafts.append(_draft(further, words, lead, with_short=False))
                    yield drafts[-1]
        yield Reading(tuple(drafts), confidence, notes=self._notes(groups, words))

    def _notes(self, groups: Sequence[Sequence[Find]], words: Phrases) -> tuple[str, ...]:
        """How many articles say the first thing, copies not counted, and where the same text stands again."""
        notes = []
        agreeing = {find.article.source for find in groups[0]} if groups else set()
        if len(agreeing) > 1:
            notes.append(words.several_articles_agree.fill(count=len(agreeing)))
        cited = [find.article.source for group in groups for find in group]
        again = sorted({copy for source in cited for copy in self._copies(source)} - set(cited))
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
        self, judged: Sequence[Judged], question: Question, articles: ArticleSource, *, is_list: bool
    ) -> list[Find]:
        """The first passage's words, then those of others nearly as likely: one for each article that is no copy."""
        best = judged[0].findings[0]
        share = _SHARE_IN_LIST if is_list else _SHARE_OF_BEST
        floor = max(self._threshold * share, best.probability * share)
        lowest = min(floor, best.probability * _SHARE_WHEN_AGREEING)
        first = judged[0].passage.passage
        answer = found(question, first, articles.article(first.source), best, is_list=is_list)
        others = [
            (finding, item)
            for item in judged
            for finding in (item.findings if is_list else _account(item, answer.words, articles))
            if finding is not best and finding.probability >= lowest
        ]
        others.sort(key=lambda pair: -pair[0].probability)
        finds, taken = [answer], {first.source}
        for finding, item in others:
            is_full = len(finds) >= MAX_CITATIONS
            if is_full and (is_list or _has_own(finds, question)):
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
            stands = Account.OTHERWISE if is_list else account(question, answer, find)
            if stands is Account.NONE:
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
                if _is_own(find, question) and is_same(question, answer, find):
                    return [*finds[:-1], find]
                continue
            finds.append(find)
            taken.add(passage.source)
        return finds


def _is_own(find: Find, question: Question) -> bool:
    """Whether the quote is in the question's language."""
    return find.article.language == question.language


def _has_own(finds: Sequence[Find], question: Question) -> bool:
    """Whether one in the question's language says the first thing, or is the first."""
    return any(_is_own(find, question) and is_same(question, finds[0], find) for find in finds)


def _led(finds: Sequence[Find], question: Question) -> list[Find]:
    """The findings with the one before that leads: whoever speaks, and of those that agree the question's language.

    Of a question who said something the likeliest whom the text makes the speaker leads, before a name that a sentence
    merely mentions.
    """
    first = next((find for find in finds if find.says), finds[0])
    own = (
        find
        for find in finds
        if _is_own(find, question)
        and find.says >= first.says
        and find.finding.probability >= first.finding.probability * _OWN_LANGUAGE_SHARE
        and is_same(question, first, find)
    )
    lead = first if _is_own(first, question) else next(own, first)
    return [lead, *(find for find in finds if find is not lead)]


def _without_other_kinds(finds: Sequence[Find], question: Question) -> list[Find]:
    """The findings without accounts of another kind than was asked for: "Paris", where somebody was."""
    lead, *others = finds
    return [lead, *(find for find in others if _is_of_kind(find, lead, question))]


def _corrected_first(finds: Sequence[Find], question: Question) -> list[Find]:
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
    if agree(lead.words, find.words):
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


def _account(item: Judged, given: str, articles: ArticleSource) -> tuple[Finding, ...]:
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


def _groups(finds: Sequence[Find], question: Question) -> list[list[Find]]:
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


def _lead(question: Question, first: Find, find: Find, words: Phrases) -> str:
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


def _denied(doubted: Doubt, words: Phrases) -> tuple[Draft, ...]:
    """What takes a claim back, then the claim, where one quote does not hold both."""
    lead = f"{_denies(doubted.kind, words)} "
    drafts = [_draft(doubted.find, words, lead, with_short=False)]
    if doubted.claim is not None:
        lead = f"{words.what_it_is_about.text} "
        drafts.append(_draft(doubted.claim, words, lead, with_short=False))
    return tuple(drafts)


def _denies(kind: Kind, words: Phrases) -> str:
    """What goes before a sentence that takes a claim back."""
    leads = {
        Kind.DENIED: words.claim_denied,
        Kind.RETRACTED: words.claim_retracted,
        Kind.AVERTED: words.plan_averted,
    }
    return leads[kind].text


def _draft(find: Find, words: Phrases, lead: str, *, with_short: bool, shown: Span | None = None) -> Draft:
    """What is said of a finding; ``shown`` is what is quoted, where that is more than the quote that carries it."""
    article = find.article
    said = attribute(article, find.quote)
    whole_words = find.finding.span == find.quote
    find = replace(find, quote=shown or find.quote)
    start, end = find.quote
    quote = quoted(plain(_shown(article, find)), words.quote)
    speaker = _named_outside(said.speaker, find.quote)
    via = _named_outside(said.via, find.quote)
    if speaker and via:
        body = words.via.fill(speaker=speaker, via=via, text=quote)
    elif speaker:
        body = words.says.fill(speaker=speaker, text=quote)
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
        speaker=said.speaker,
        via=said.via,
        score=find.finding.probability,
    )
    return Draft(f"{lead}{text} {MARKS}", (evidence,))


def _named_outside(named: Attribution | None, quote: Span) -> str | None:
    """The name, where the quote itself does not show it."""
    if named is None or overlap((named.start, named.end), quote):
        return None
    return _SPACE.sub(" ", named.name)


def _shown(article: Article, find: Find) -> str:
    start, end = shortened(article, find.quote, find.finding.span)
    cut_before, cut_after = start > find.quote[0], end < find.quote[1]
    return ("… " if cut_before else "") + article.text[start:end] + (" …" if cut_after else "")
