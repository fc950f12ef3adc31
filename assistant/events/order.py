"""Which of several similar events a passage is of, told by what the others say: the last call, the first strike.

In: a question that ranks or counts an event or names a month, and the passages that are read for it, each with how
well its words answer. Out: what each passage gains or loses by its day among those of the same kind of event with the
same people and places, in log-odds. A question without such words gives and takes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from assistant.events.dates import DAYS_AFTER, day_of_publication, delay, is_of_days
from assistant.events.numbers import Counted, asked_number
from assistant.events.offsets import day_of
from assistant.events.ranks import Rank, asked_rank
from assistant.events.reports import FIRST, is_ahead, is_of_kind, numbers_given, own_number
from assistant.events.words import kind_of, words
from assistant.reading import ArticleSource, Question
from assistant.words.mentions import missing_names, names, stands_in, word_set
from index.records import Passage
from index.text.dates import DateRange

_IS_THE_ONE, _IS_ANOTHER, _UNCOUNTED = 1.0, -3.0, -2.5
"""What a passage gains whose event is the one asked for, and loses whose event is another or is nowhere so counted."""
_OTHER_TIME, _OTHER_KIND = -2.0, -2.0
"""What it loses beside such as are of the time asked about, or of its kind of event."""
_SOONEST, _LATE = 1.0, -1.0
"""Of the reports of a day the first one gains, and one of two days later loses, which tells how things stand then."""
_ANSWERS = 15.0
"""How far, in log-odds, the best words of a passage may lie behind the likeliest ones and still answer."""
_AHEAD = -1.5
"""What an article loses that announces the event, beside one that reports it."""
_SHARED_NAMES = 2
_SHORT_PERIOD = 7
"""Days; what a question names beyond is a month."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage that answers, with the day of its article's publication and the numbers that this gives."""

    passage: Passage
    day: date
    stated: tuple[int, ...]
    own: int | None
    is_ahead: bool


class EventOrder:
    """The passages that are read for one question, in the order of their events.

    Args:
        question: as it was asked.
        read: each passage with the margin of its best words.
        articles: for what else the passages' articles say of their events.
        days: that the question names, or counts from an event.
    """

    def __init__(
        self,
        question: Question,
        read: Sequence[tuple[Passage, float]],
        articles: ArticleSource,
        days: Sequence[DateRange],
    ) -> None:
        self._gains: dict[str, float] = {}
        self._chosen: set[str] = set()
        number, rank = asked_number(question.standalone), asked_rank(question.standalone)
        if not (days or number or rank):
            return
        best = max((margin for _, margin in read), default=0.0)
        passages = [passage for passage, _ in read]
        whole = {passage.id: _with_article(passage, articles) for passage in passages}
        kind = rank.kind if rank is not None else kind_of(question.standalone)
        kind = kind if kind in words("kinds") else None
        able = [pair for pair in read if pair[1] >= best - _ANSWERS]
        of_kind = [pair for pair in able if kind is not None and is_of_kind(kind, pair[0])]
        answering = _of_one_affair(question, of_kind or able, whole)
        asked = rank.kind if rank is not None and not days else number[0] if number is not None else None
        candidates = _candidates(asked, answering, whole) if asked is not None else []
        if rank is not None and not days:
            self._by_rank(rank, candidates, passages)
        elif number is not None:
            self._by_number(number, candidates)
        self._prefer_reports(candidates)
        self._by_days(days, answering)
        if kind is not None and (
            self._chosen or (days and any(is_of_days(days, passage) for passage, _ in of_kind))
        ):
            for passage in passages:
                if not is_of_kind(kind, whole[passage.id]):
                    self._gains[passage.id] = self.gain(passage) + _OTHER_KIND

    def gain(self, passage: Passage) -> float:
        """What the passage gains or loses by its event's place among those of the others."""
        return self._gains.get(passage.id, 0.0)

    def is_the_one(self, passage: Passage) -> bool:
        """Whether the others show the passage to be of the event that the question ranks or counts."""
        return passage.id in self._chosen

    def _by_rank(self, rank: Rank, candidates: Sequence[_Candidate], read: Sequence[Passage]) -> None:
        if rank.before is not None:
            limit = day_of(rank.before, read)
            if limit is None:
                return
            self._gains.update({one.passage.id: _IS_ANOTHER for one in candidates if one.day > limit})
            candidates = [one for one in candidates if one.day <= limit]
        groups = _by_day(candidates)
        if len(groups) >= max(2, rank.from_end):
            self._choose(groups, len(groups) - rank.from_end)

    def _by_number(self, asked: Counted, candidates: Sequence[_Candidate]) -> None:
        number = asked[1]
        stated = {own for one in candidates for own in one.stated}
        if not stated:
            groups = _by_day(candidates)
            if number == FIRST and len(groups) > 1:
                self._choose(groups, 0)
            return
        left = []
        for one in candidates:
            if one.own != number and number in one.stated:
                continue
            is_it = number == one.own if one.own is not None else _is_it(number, one, candidates)
            if is_it is not None:
                self._set(one, is_it)
            else:
                left.append(one)
        if number not in stated:
            self._uncounted(number, stated, left)

    def _uncounted(self, number: int, stated: Collection[int], left: Sequence[_Candidate]) -> None:
        """What is left for a number that no article gives: its place among those that count nothing, or doubt."""
        groups = _by_day(left)
        later = min((own for own in stated if own > number), default=None)
        if number == FIRST:
            if len(groups) > 1:
                self._choose(groups, 0)
        elif later is not None and len(groups) == later - 1:
            self._choose(groups, number - 1)
        elif number - 1 not in stated:
            self._gains.update({one.passage.id: _UNCOUNTED for one in left})

    def _by_days(self, days: Sequence[DateRange], answering: Sequence[Passage]) -> None:
        """Of passages on one affair those of the days asked about, and the reports of those days before later ones."""
        of_days = [passage for passage in answering if days and is_of_days(days, passage)]
        if not of_days:
            return
        soonest = min(delay(days, passage) for passage in of_days)
        for passage in answering:
            gain = self.gain(passage)
            if passage not in of_days:
                gain += _OTHER_TIME
            elif _are_months(days) or delay(days, passage) == soonest:
                gain += 0.0 if _are_months(days) or len(of_days) == 1 else _SOONEST
            elif delay(days, passage) > soonest + 1:
                gain += _LATE
            self._gains[passage.id] = gain

    def _choose(self, groups: Sequence[Sequence[_Candidate]], place: int) -> None:
        for number, group in enumerate(groups):
            for one in group:
                self._set(one, number == place)

    def _prefer_reports(self, candidates: Sequence[_Candidate]) -> None:
        """Of the articles on the event asked for those that announce it lose, beside a later one that reports it."""
        chosen = [one for one in candidates if self.is_the_one(one.passage)]
        for one in chosen:
            if one.is_ahead and any(other.day > one.day and not other.is_ahead for other in chosen):
                self._gains[one.passage.id] = _AHEAD
                self._chosen.discard(one.passage.id)

    def _set(self, one: _Candidate, is_it: bool) -> None:
        self._gains[one.passage.id] = _IS_THE_ONE if is_it else _IS_ANOTHER
        if is_it:
            self._chosen.add(one.passage.id)


def _candidates(kind: str, answering: Sequence[Passage], whole: Mapping[str, Passage]) -> list[_Candidate]:
    """Those of the passages that are on an event of that kind and whose day is known."""
    found = []
    for passage in answering:
        day, article = day_of_publication(passage), whole[passage.id]
        if day is None or not is_of_kind(kind, passage):
            continue
        stated = numbers_given(kind, f"{article.title or ''}\n{article.text}")
        found.append(_Candidate(passage, day, stated, own_number(kind, article), is_ahead(article)))
    return found


def _of_one_affair(
    question: Question, answering: Sequence[tuple[Passage, float]], whole: Mapping[str, Passage]
) -> list[Passage]:
    """The passages whose articles have as many of the question's names as any, and share names with the likeliest."""
    lacking = [
        len(missing_names(question.text, question.language, _titled(whole[passage.id])))
        for passage, _ in answering
    ]
    least = min(lacking, default=0)
    left = [pair for pair, number in zip(answering, lacking, strict=True) if number == least]
    if not left:
        return []
    first = max(left, key=lambda pair: pair[1])[0]
    return [
        passage
        for passage, _ in left
        if passage is first
        or _share_names(whole[passage.id], whole[first.id], question.text, question.language)
    ]


def _with_article(passage: Passage, articles: ArticleSource) -> Passage:
    """The passage with all the text of its article, where it stands there."""
    article = articles.article(passage.source)
    if article.text[passage.start : passage.end] != passage.text:
        return passage
    return replace(passage, text=article.text, start=0, end=len(article.text))


def _is_it(number: int, one: _Candidate, candidates: Sequence[_Candidate]) -> bool | None:
    """Whether an article that counts nothing is of the event of that number, as far as those that count tell."""
    counting = [other for other in candidates if other.own is not None]
    near = {other.own for other in counting if _is_report_of_one(one, other)}
    if len(near) == 1:
        return number in near
    return None if near or _may_be(number, one, counting) else False


def _may_be(number: int, one: _Candidate, counting: Sequence[_Candidate]) -> bool:
    """Whether the days of the articles that count leave room for this one to be of the event of that number."""
    for other in counting:
        if other.own is None:
            continue
        if one.day < other.day and other.own <= number:
            return False
        if one.day > other.day and other.own >= number:
            return False
    return True


def _is_report_of_one(one: _Candidate, other: _Candidate) -> bool:
    """Whether an article appeared about when another did, so that both are of one event."""
    return -1 <= (one.day - other.day).days <= DAYS_AFTER


def _by_day(candidates: Sequence[_Candidate]) -> list[list[_Candidate]]:
    """The candidates by their events, the earliest first: reports of a few days are of one."""
    groups: list[list[_Candidate]] = []
    for one in sorted(candidates, key=lambda own: own.day):
        if groups and one.day - groups[-1][0].day <= timedelta(days=DAYS_AFTER):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _are_months(days: Sequence[DateRange]) -> bool:
    return any((last - first).days > _SHORT_PERIOD for first, last in days)


@lru_cache(maxsize=256)
def _share_names(one: Passage, other: Passage, question: str, language: str) -> bool:
    """Whether two names of the one article, or of the question, stand in both."""
    here, there = word_set(_titled(one)), word_set(_titled(other))
    named = {*names(one.text, one.language), *names(question, language)}
    return sum(stands_in(name, here) and stands_in(name, there) for name in named) >= _SHARED_NAMES


def _titled(passage: Passage) -> str:
    return f"{passage.title or ''}\n{passage.text}"
