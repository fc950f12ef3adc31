"""Later states of a figure in articles whose passages were not read, or not for it.

In: findings that give a figure, and the retrieved passages. Out: the latest state that a later article of the
same language gives, found by its words: it says that the figure has become another, or was wrong, and counts the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import MAX_QUOTE_CHARACTERS
from assistant.claims.agreement import agree
from assistant.claims.superseded import corrects, in_its_place, mentions
from assistant.extracts.accounts import asks_for_state, share_story, updates
from assistant.extracts.finds import Find, beside
from assistant.judge import Finding, Judged
from assistant.kinds.quantities import is_number
from assistant.reading import ArticleSource, Question
from assistant.words.figure_words import is_figure_word
from assistant.words.mentions import names
from index.lexical import stems
from index.passages import sentences

_SHARE = 0.5
"""How likely a state is that the words alone tell, by the former one's probability. Not measured."""
_COUNTED_WITHIN = 4
"""Words around a figure among which is what it counts."""


def later_state(
    question: Question, finds: Sequence[Find], judged: Sequence[Judged], articles: ArticleSource
) -> Find | None:
    """The latest state of the first finding's figure in an article that none of the findings is from."""
    if not finds or not is_number(finds[0].words) or not asks_for_state(question):
        return None
    seen = {find.article.source for find in finds}
    latest: Find | None = None
    for item in judged:
        source = item.passage.passage.source
        if source in seen:
            continue
        seen.add(source)
        found = next(_states(question, finds, item, articles), None)
        is_later = found is not None and (latest is None or _date(found) > _date(latest))
        latest = found if is_later else latest
    return latest


def _states(
    question: Question, finds: Sequence[Find], item: Judged, articles: ArticleSource
) -> Iterator[Find]:
    """What the article of a passage gives as a later state of any of the findings, its text before its headlines."""
    passage = item.passage.passage
    article = articles.article(passage.source)
    former = [
        find
        for find in finds
        if find.article.language == article.language
        and (find.article.date or "") < (article.date or "")
        and share_story(article, find.article, at_least=1)
    ]
    if not former:
        return
    spans = sorted(sentences(article.text, article.language), key=lambda span: span in article.headlines)
    for span in spans:
        for words in mentions(article.text, span):
            probability = finds[0].finding.probability * _SHARE
            state = Find(passage, article, Finding(words, probability), span)
            instead = _corrected(question, state, former)
            if instead is not None:
                yield instead
            counted = _counted(state) | _named(state)
            if any(updates(question, state, find) and _counted(find) & counted for find in former):
                yield state


def _corrected(question: Question, wrong: Find, former: Sequence[Find]) -> Find | None:
    """What the text gives for a figure of any of the former ones that it takes back."""
    text, span = wrong.article.text, wrong.quote
    if not corrects(question.standalone, text, wrong.finding.span, span):
        return None
    counted = _counted(wrong) | _named(wrong)
    if not any(agree(wrong.words, find.words) and _counted(find) & counted for find in former):
        return None
    following = beside(wrong.article, span, before=False)
    place = in_its_place(text, wrong.finding.span, span, following)
    if place is None:
        return None
    is_within = following is None or place[1] <= span[1]
    quote = span if is_within or following is None else (span[0], following[1])
    if quote[1] - quote[0] > MAX_QUOTE_CHARACTERS:
        return None
    return Find(wrong.passage, wrong.article, Finding(place, wrong.finding.probability), quote)


def _counted(find: Find) -> frozenset[str]:
    """The stems of what stands around a figure, without names."""
    low, high = find.finding.span
    before = find.article.text[find.quote[0] : low].split()[-_COUNTED_WITHIN:]
    behind = find.article.text[high : find.quote[1]].split()[:_COUNTED_WITHIN]
    return _things(" ".join([*before, *behind]), find)


def _named(find: Find) -> frozenset[str]:
    """The stems of what the sentence is about up to its figure."""
    return _things(find.article.text[find.quote[0] : find.finding.span[0]], find)


def _things(text: str, find: Find) -> frozenset[str]:
    language = find.article.language
    named = {name.casefold() for name in names(find.article.text[slice(*find.quote)], language)}
    return frozenset(
        stem
        for stem in stems(text, language)
        if len(stem) > 2
        and not stem.isdecimal()
        and not is_figure_word(stem)
        and not any(name.startswith(stem) for name in named)
    )


def _date(find: Find) -> str:
    return find.article.date or ""
