"""What a figure was and what it has become, where one sentence gives both: "cut from four years to 27 months".

In: a sentence and its figures. Out: pairs of a former and a present one. Words are in ``changes.toml``, most verbs in
``updates.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from assistant.words.figures import figures_in
from assistant.words.tables import word_table
from assistant.words.word_patterns import pattern
from index.records import Span

_MOST_BETWEEN = 4
"""Words between a figure and "to": "from four years in prison to"."""
_CLAUSE = re.compile(r"[,;:](?!\d)|[.!?](?=\s|$)")
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|i|и|і|та)\s+")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ABOUT = (
    r"\s+(?:(?:about|around|some|nearly|almost|just|over|at\s+least|only|den|die|rund|etwa|fast|knapp|nur|mehr\s+als|environ|presque|"
    r"près\s+de|les|unos|unas|casi|los|las|circa|quasi|bijna|ruim|około|prawie|cerca\s+de|quase|около|почти|близько|майже)\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A figure's former and present state; offsets into the text, half-open."""

    former: Span
    present: Span


@dataclass(frozen=True, slots=True)
class _Words:
    """What finds the phrases of one language; the attributes are the names in the file."""

    changed: re.Pattern[str]
    source: re.Pattern[str]
    to: re.Pattern[str]
    at_first: re.Pattern[str]
    aged: re.Pattern[str]
    asks: re.Pattern[str]
    is_behind: bool


def asks_for_former_state(question: str) -> bool:
    """Whether a question is for what a figure was before it changed."""
    return any(words.asks.search(question) is not None for words in _all_words())


def changes(text: str, sentence: Span, figures: Sequence[Span]) -> list[Change]:
    """The former and the present figures of a sentence, in whichever language it is.

    Args:
        text: in which the spans lie.
        sentence: that says so.
        figures: of the sentence, in their order.
    """
    given = _joined(text, figures)
    if len(given) < 2:
        return []
    found = [change for words in _all_words() for change in _told(text, sentence, given, words)]
    return list(dict.fromkeys(found))


def _joined(text: str, figures: Sequence[Span]) -> list[Span]:
    """The figures, those that are one together as one: "two years and three months"."""
    found: list[Span] = []
    for figure in figures:
        if found and _AND.fullmatch(text, found[-1][1], figure[0]):
            whole = (found[-1][0], figure[1])
            if len(figures_in(text[slice(*whole)]).read) == 1:
                found[-1] = whole
                continue
        found.append(figure)
    return found


def _told(text: str, sentence: Span, figures: Sequence[Span], words: _Words) -> Iterator[Change]:
    start, end = sentence
    for one, other in pairwise(figures):
        before, between = text[start : one[0]], text[one[1] : other[0]]
        if len(_WORD.findall(between)) > _MOST_BETWEEN or _CLAUSE.search(between):
            continue
        clause, behind = _CLAUSE.split(before)[-1], _CLAUSE.split(text[other[1] : end])[0]
        if not (words.changed.search(clause) or (words.is_behind and words.changed.search(behind))):
            continue
        opens = words.source.search(before)
        if opens and words.to.search(between) and not _tells_age(before[: opens.start()]):
            yield Change(one, other)
        elif words.to.search(before) and words.source.search(between) and not words.is_behind:
            yield Change(other, one)
    yield from _since_first(text, sentence, figures, words)


def _since_first(text: str, sentence: Span, figures: Sequence[Span], words: _Words) -> Iterator[Change]:
    """What was so at first, in one clause, and to what it changed in another."""
    clauses = {figure: _clause_around(text, sentence, figure) for figure in figures}
    became = [
        figure
        for figure, clause in clauses.items()
        if words.changed.search(text, *clause) and words.to.search(text[clause[0] : figure[0]])
    ]
    for former, clause in clauses.items():
        if words.at_first.search(text, *clause) is None or words.changed.search(text, *clause):
            continue
        for present in became:
            if _units(text[slice(*former)]) == _units(text[slice(*present)]):
                yield Change(former, present)


def _tells_age(before: str) -> bool:
    """Whether an age follows; by the words of all languages, as those that are near share their prepositions."""
    last = _WORD.findall(before)[-2:]
    return any(words.aged.fullmatch(word) for words in _all_words() for word in last)


def _units(words: str) -> frozenset[str | None]:
    return frozenset(figure.unit for figure in figures_in(words).read)


def _clause_around(text: str, sentence: Span, span: Span) -> Span:
    start, end = sentence
    ends = [match.end() for match in _CLAUSE.finditer(text, start, span[0])]
    behind = _CLAUSE.search(text, span[1], end)
    return (ends[-1] if ends else start, behind.start() if behind else end)


@cache
def _all_words() -> tuple[_Words, ...]:
    return tuple(_words(language) for language in word_table(__file__))


@lru_cache(maxsize=16)
def _words(language: str) -> _Words:
    table = word_table(__file__)[language]
    verbs = word_table(__file__, "updates")[language]["changed"]
    return _Words(
        changed=pattern(f"{verbs}, {table['further']}"),
        source=pattern(table["from"], behind=_ABOUT),
        to=pattern(table["to"], behind=_ABOUT),
        at_first=pattern(table["at_first"]),
        aged=pattern(table["aged"]),
        asks=pattern(table["asks"]),
        is_behind=table.get("behind", False),
    )
