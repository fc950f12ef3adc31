"""What another article's account is to the leading one: the same, another figure for it, of another time, a correction.

In: a question and two findings as they are quoted. Out: how the second may be shown beside the first, if at all.
"""

from __future__ import annotations

from enum import Enum, auto

from assistant.claims.agreement import (
    agree,
    comparable,
    is_echo,
    kept_words,
    near_in_value,
    of_unlike_kinds,
    same_asked,
    share_content,
    share_names,
)
from assistant.claims.superseded import asks_for_former, corrects, former_figures, mentions
from assistant.claims.updates import is_other_figure, is_update
from assistant.events.dates import DAYS_AFTER, Time, asked_days, time_of
from assistant.events.numbers import Number, asked_number, counted, number_of
from assistant.extracts.finds import Find, beside, carrying
from assistant.extracts.one_event import surely_one_thing
from assistant.kinds.quantities import is_number
from assistant.kinds.question_parts import offers_choice
from assistant.kinds.yes_no import says_yes_or_no, wants_yes_or_no
from assistant.reading import Question
from assistant.speakers.asked_speaker import Said, asked_speaker, said_by
from assistant.speakers.attribution import attribute
from assistant.speakers.who_speaks import asks_for_speaker
from assistant.words.denials import negations
from assistant.words.figures import with_roughness
from assistant.words.mentions import missing_names, names
from index.records import Article
from index.text.dates import date_range, find_in_question
from index.text.spellings import same_name

_DAYS_OF_ONE_STORY = 7
"""Articles that lie farther apart may well tell of two events (docs/decisions.md)."""
_DAYS_OF_UPDATES = 60
"""How much later a report may give a later state of a figure."""
_NAMES_OF_ONE_STORY = 3
"""Names that two articles share which lie farther apart and are on one thing."""
_AS_LIKELY = 0.6
"""What in two languages no name shows to be one quote may be so where either answers nearly as likely."""


class Account(Enum):
    """How a finding may stand beside the leading one."""

    SAME = auto()
    DIFFERS = auto()
    """It gives another date or figure for surely the same thing, within days."""
    OTHERWISE = auto()
    """It gives other words."""
    OF_ANOTHER_TIME = auto()
    """It may be of another event: its article was published well before or after."""
    CORRECTS = auto()
    UPDATES = auto()
    """It gives a later state of the same figure."""
    UPDATED = auto()
    """The leading one gives a later state."""
    CORRECTED = auto()
    """The leading one corrects it."""
    TAKES_BACK = auto()
    """It says that what the leading one says is not so, and no more."""
    TAKEN_BACK = auto()
    """The leading one says so of it."""
    NONE = auto()
    """It is of another event or another kind: not to be shown."""


def account(question: Question, lead: Find, find: Find) -> Account:
    """What a finding is to the leading one."""
    if is_same(question, lead, find):
        return Account.SAME
    agrees = _agree(lead, find)
    if find.taken_back:
        return Account.TAKES_BACK if agrees and not lead.taken_back else Account.NONE
    if lead.taken_back and agrees:
        return Account.TAKEN_BACK
    if _corrects(question, find, lead):
        return Account.CORRECTS
    if _corrects(question, lead, find):
        return Account.CORRECTED
    if updates(question, find, lead):
        return Account.UPDATES
    if updates(question, lead, find):
        return Account.UPDATED
    if agrees and (asks_for_speaker(question.standalone) or _only_echo(question, lead, find)):
        return Account.NONE
    if _is_said_by_another(question, lead, find):
        return Account.NONE
    if _is_of_another_story(question, lead, find) or _is_of_another_event(question, lead, find):
        return Account.NONE
    days = days_between(lead, find)
    if days is not None and days > _DAYS_OF_ONE_STORY:
        unlike = of_unlike_kinds(lead.words, find.words)
        return Account.NONE if unlike else Account.OF_ANOTHER_TIME
    is_datable = days is not None or not (lead.article.date or find.article.date)
    differs = is_datable and comparable(lead.words, find.words) and surely_one_thing(question, lead, find)
    return Account.DIFFERS if differs else Account.OTHERWISE


def is_same(question: Question, one: Find, other: Find) -> bool:
    """Whether two articles say the same; of whoever said something, that they have it of one quote."""
    if one.taken_back or other.taken_back:
        return False
    if not asks_for_speaker(question.standalone):
        said = asked_speaker(question.standalone, question.language) is not None
        return _agree(one, other, said=said) and _give_anything(question, one, other)
    return agree(one.words, other.words) and _is_one_quote(question, one, other)


def _agree(one: Find, other: Find, *, said: bool = False) -> bool:
    """Whether two findings give the same; of a figure with the words that make it less than exact: "almost 50"."""
    return agree(_roughly(one), _roughly(other), said=said)


def _give_anything(question: Question, one: Find, other: Find) -> bool:
    """Whether words that agree tell that the articles do; else their sentences must say the same.

    Words that stand in the question tell nothing, nor do those that say neither yes nor no where that is asked for.
    """
    wordless = wants_yes_or_no(question.standalone, question.language) and not all(
        says_yes_or_no(find.words, find.article.language) for find in (one, other)
    )
    if not (wordless or _only_echo(question, one, other)):
        return True
    if one.article.language != other.article.language:
        return False
    said, others = _quote(one), _quote(other)
    denied = [bool(negations(text, one.article.language)) for text in (said, others)]
    if denied[0] != denied[1]:
        return False
    known = f"{question.standalone} {one.words} {other.words}"
    return same_asked(question.standalone, said, others) and share_content(said, others, without=known)


def _only_echo(question: Question, one: Find, other: Find) -> bool:
    """Whether the words of both name nothing but what stands in the question, which offers no choice."""
    asked = question.standalone
    return not offers_choice(asked) and all(is_echo(asked, find.words) for find in (one, other))


def _roughly(find: Find) -> str:
    if not is_number(find.words):
        return find.words
    low, high = find.finding.span
    return with_roughness(find.article.text, low, high, since=find.quote[0])


def _is_said_by_another(question: Question, lead: Find, find: Find) -> bool:
    """Whether somebody's words are asked for, the leading one has them, and these are another's."""
    asked = asked_speaker(question.standalone, question.language)
    if asked is None or asked.is_group or find.article.source == lead.article.source:
        return False
    whose = [said_by(one.article, one.quote, asked) for one in (lead, find)]
    if whose[1] is Said.THEIRS:
        return False
    return whose[1] is Said.ANOTHER_S or _names_another(question, find)


def _names_another(question: Question, find: Find) -> bool:
    """Whether an article that lacks the names of the question has the words from somebody whom it names."""
    speaker = attribute(find.article, find.quote).speaker
    return speaker is not None and bool(_missing(question, find))


def updates(question: Question, find: Find, former: Find) -> bool:
    """Whether a finding gives a later state of another one's figure, and no time or former state is asked for."""
    days = days_between(former, find)
    if days is None or (find.article.date or "") <= (former.article.date or ""):
        return False
    if asks_for_state(question) and _tells_former(find, former):
        return not _is_of_another_story(question, former, find)
    if days > _DAYS_OF_UPDATES:
        return False
    spelled = any(is_other_figure(one.words, one.article.language) for one in (find, former))
    if not (all(map(_is_figure, (find, former))) and (spelled or comparable(find.words, former.words))):
        return False
    if agree(find.words, former.words) or not asks_for_state(question):
        return False
    if not _tells_change(find):
        return False
    if _is_of_another_story(question, former, find) or _is_of_another_event(question, former, find):
        return False
    return days <= _DAYS_OF_ONE_STORY or share_story(find.article, former.article)


def _tells_former(find: Find, former: Find) -> bool:
    """Whether the sentence of a figure says that it was the other one before: "cut from four years to 27 months"."""
    text = find.article.text
    return any(
        agree(text[slice(*figure)], former.words)
        for figure in former_figures(text, find.finding.span, find.quote)
    )


def _is_figure(find: Find) -> bool:
    return is_number(find.words) or is_other_figure(find.words, find.article.language)


def _tells_change(find: Find) -> bool:
    """Whether the sentence of a figure, or a headline with the same one, says that it is what another has become."""
    article = find.article
    if is_update(article.text, find.finding.span, find.quote, article.language):
        return True
    return any(
        agree(article.text[slice(*mention)], find.words)
        and is_update(article.text, mention, headline, article.language)
        for headline in article.headlines
        for mention in mentions(article.text, headline)
    )


def asks_for_state(question: Question) -> bool:
    """Whether a question for a figure may be met by its latest state: it names no time, and no former state."""
    days = asked_days(question.standalone, question.language)
    times = days or find_in_question(question.standalone, question.language)
    return not (times or asks_for_former(question.standalone))


def share_story(one: Article, other: Article, at_least: int = _NAMES_OF_ONE_STORY) -> bool:
    """Whether two articles share names enough to be on one thing."""
    named = [frozenset(names(article.text, article.language)) for article in (one, other)]
    shared = {name for name in named[0] if any(same_name(name, there) for there in named[1])}
    return len(shared) >= at_least


def is_plain_disagreement(question: Question, lead: Find, find: Find) -> bool:
    """Whether a finding that differs surely speaks of the same: a like figure, in days, with the question's names."""
    days = days_between(lead, find)
    if days is None or days > _DAYS_OF_ONE_STORY or not near_in_value(lead.words, find.words):
        return False
    return not _missing(question, find) - _missing(question, lead)


def days_between(one: Find, other: Find) -> int | None:
    """How many days lie between the publication of two findings' articles; None where either's day is not known."""
    if not one.article.date or not other.article.date:
        return None
    try:
        first, last = sorted((date_range(one.article.date), date_range(other.article.date)))
    except ValueError:
        return None
    return max(0, (last[0] - first[1]).days)


def _quote(find: Find) -> str:
    also = f" {find.article.text[slice(*find.also)]}" if find.also is not None else ""
    return find.article.text[slice(*find.quote)] + also


def _is_one_quote(question: Question, one: Find, other: Find) -> bool:
    """Whether what the two articles have of a speaker is the same saying."""
    said, others = _quote(one), _quote(other)
    speaker = f"{one.words} {other.words}"
    if one.article.language == other.article.language:
        kept = kept_words(question.standalone, said, others)
        return kept if kept is not None else share_content(said, others, without=speaker)
    if share_names(said, others, one.article.language, without=speaker):
        return True
    likely = sorted((one.finding.probability, other.finding.probability))
    return likely[0] >= likely[1] * _AS_LIKELY


def _corrects(question: Question, find: Find, other: Find) -> bool:
    """Whether a finding's quote, or the sentence beside it, takes back what the other finding gives."""
    if (find.article.date or "") < (other.article.date or "") or find.article.source == other.article.source:
        return False
    text = find.article.text
    around = [beside(find.article, find.quote, before=before) for before in (True, False)]
    spans = [find.quote, *(sentence for sentence in around if sentence is not None)]
    return any(
        mention != find.finding.span
        and corrects(question.standalone, text, mention, carrying(find.article, mention))
        and agree(text[slice(*mention)], other.words)
        for span in spans
        for mention in mentions(text, span)
    )


def _missing(question: Question, find: Find) -> set[str]:
    """The question's names that the finding's article lacks."""
    text = f"{find.article.title or ''}\n{find.article.text}"
    return set(missing_names(question.standalone, question.language, text))


def _is_of_another_story(question: Question, lead: Find, find: Find) -> bool:
    """Whether the article lacks a name of the question that the leading one has.

    Of articles in one language only: others may spell it otherwise.
    """
    if find.article.language != lead.article.language:
        return False
    return bool(_missing(question, find) - _missing(question, lead))


def _is_of_another_event(question: Question, lead: Find, find: Find) -> bool:
    """Whether the question names a time, or the third of such events, that the leading one's article fits, not this.

    Which of a row of events it is need not stand in an article of the same days, and the first in none.
    """
    asked = asked_days(question.standalone, question.language)
    asked = asked or tuple(find_in_question(question.standalone, question.language))
    if asked:
        here, there = (
            time_of(asked, one.passage, one.article.text[slice(*one.quote)]) for one in (lead, find)
        )
        if there is Time.OTHER and here is not Time.OTHER:
            return True
    event = asked_number(question.standalone)
    numbers = [number_of(event, one.passage, one.article.text[slice(*one.quote)]) for one in (lead, find)]
    if numbers[1] is Number.OTHER and numbers[0] is not Number.OTHER:
        return True
    days = days_between(lead, find)
    if days is not None and days <= DAYS_AFTER:
        return False
    if event is None or event[1] == 1:
        return False
    return event in counted(lead.article.text) and event not in counted(find.article.text)
