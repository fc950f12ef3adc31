"""Whether two articles' exact words say the same thing, as far as spelling shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from assistant.words.denials import weekdays
from assistant.words.figure_words import MONTHS, TIME, is_figure_word
from assistant.words.figures import Figures, counting, figures_in
from assistant.words.mentions import is_function_word, names, numbers, stands_in
from assistant.words.same_figures import same_figures
from index.text.dates import DateMention, find_dates, overlaps
from index.text.letters import WORD, plain_digits
from index.text.spellings import latin

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_WORD = re.compile(rf"{WORD}(?:[-’']{WORD})*")
_MARKS = " .,;:!?"
"""Behind the last word: "October 5." has a day."""
_MIN_LETTERS = 3
_LONGEST_NAME = 4
"""Words; more are a clause, of which the last word alone tells nothing."""
_LEAST_STEM = 4
_SHARE_OF_STEM = 0.7
_MOST_TIMES = 2
"""Reports of one thing give figures of which none is more than so many times another."""


def agree(one: str, other: str, *, said: bool = False) -> bool:
    """True when the exact words give the same date or figure or, where they give neither, the same name or thing.

    Figures are the same when their values are: "90 minutes" and "anderthalb Stunden". Where one text's figure cannot be
    read, no agreement is claimed. Names are the same by the last word of either, or most words of the shorter:
    "russische Seite" and "der russische Präsident" share no more than where they are from. Of clauses, and of what
    somebody said, half of the words that name something must be the same. Words of another language may well say the
    same; where that does not show, it is not claimed.

    Args:
        one: exact words of an article.
        other: exact words of another one.
        said: the words are what somebody said.
    """
    if one.strip().casefold() == other.strip().casefold():
        return True
    dates, others_dates = _dates(one), _dates(other)
    if dates and others_dates and not (_within(dates, others_dates) and _within(others_dates, dates)):
        return False
    figures, others_figures = _figures(one), _figures(other)
    if dates and others_dates and figures == others_figures and figures.years:
        return True
    same = _same_numbers(figures, others_figures)
    if same is not None:
        return same
    words, others_words = _content(one), _content(other)
    if not words and not others_words:
        days = weekdays(one, None) & weekdays(other, None)
        return bool((dates and others_dates) or days)
    lengths = sorted(len(_WORD.findall(text)) for text in (one, other))
    if lengths[1] > _LONGEST_NAME or said:
        are_clauses = lengths[0] > _LONGEST_NAME
        if not are_clauses and not said and not _share_last(words, others_words):
            return False
        return _overlap(words, others_words, both=are_clauses, whole=said and not are_clauses)
    return _share(words, others_words) or _share(others_words, words)


def comparable(one: str, other: str) -> bool:
    """True when both texts give a date, or a figure of one kind: minutes and hours, not minutes and people."""
    if _dates(one) and _dates(other):
        return True
    kinds, others = _kinds(_figures(one)), _kinds(_figures(other))
    return bool(kinds & others) or (None in kinds and bool(others)) or (None in others and bool(kinds))


def of_unlike_kinds(one: str, other: str) -> bool:
    """True when both texts give figures, and of kinds that never answer the same question: cranes and pounds."""
    kinds, others = (
        {_MONEY if kind in _CURRENCIES else kind for kind in _kinds(_figures(text))} for text in (one, other)
    )
    return bool(kinds and others) and None not in kinds | others and not kinds & others


def near_in_value(one: str, other: str) -> bool:
    """True when figures of one kind lie near each other, as reports of one thing do that differ: 14 and 16 hours."""
    figures, others = _figures(one).read, _figures(other).read
    kinds, others_kinds = _kinds(_figures(one)), _kinds(_figures(other))
    if kinds != others_kinds and None not in kinds | others_kinds:
        return False
    return any(
        0 < max(mine.value, another.value) <= _MOST_TIMES * min(mine.value, another.value)
        for mine in figures
        for another in others
        if mine.unit == another.unit or None in (mine.unit, another.unit)
    )


def share_content(one: str, other: str, *, without: str = "") -> bool:
    """True when two sentences share half of the shorter's words that name something, those of ``without`` aside."""
    aside = frozenset(_content(without))
    own, others = (
        tuple(word for word in _content(text) if not stands_in(word, aside)) for text in (one, other)
    )
    return _overlap(own, others, both=False)


def share_names(one: str, other: str, language: str | None, *, without: str = "") -> bool:
    """True when a name or a number of a text in that language stands in the other, those of ``without`` aside."""
    aside, known = frozenset(_content(without)), frozenset(_WORD.findall(other))
    named = (name for name in names(one, language) if not stands_in(name, aside))
    return any(stands_in(name, known) for name in named) or bool(set(numbers(one)) & set(numbers(other)))


def kept_words(asked: str, one: str, other: str) -> bool | None:
    """Whether half of a question's words that one sentence has stand in the other too; None where it has none."""
    known, others = frozenset(_content(one)), frozenset(_content(other))
    given = [word for word in _content(asked) if _stands(word, known)]
    return sum(_stands(word, others) for word in given) * 2 >= len(given) if given else None


def same_asked(asked: str, one: str, other: str) -> bool:
    """Whether two sentences of one language have the same of a question's words, and any of them."""
    known, others = frozenset(_content(one)), frozenset(_content(other))
    held = [(_stands(word, known), _stands(word, others)) for word in _content(asked)]
    return any(mine for mine, _ in held) and all(mine == another for mine, another in held)


def is_echo(asked: str, words: str) -> bool:
    """Whether words name only what the question does, and so give nothing that could agree with another's.

    A name does, too, that the question has in part: "Petra Kern" for "Kern".
    """
    if _dates(words) or gives_figure(words):
        return False
    known = frozenset(_content(asked))
    things = [_content(thing) for thing in _phrases(words)]
    return any(things) and all(_names_known(thing, known) for thing in things if thing)


def _phrases(words: str) -> list[str]:
    """The words between function words and commas, each run by itself."""
    runs: list[list[str]] = [[]]
    end = 0
    for match in _WORD.finditer(words):
        is_apart = words[end : match.start()].strip() != ""
        end = match.end()
        if is_function_word(match.group()):
            runs.append([])
            continue
        if is_apart:
            runs.append([])
        runs[-1].append(match.group())
    return [" ".join(run) for run in runs]


def _names_known(thing: Sequence[str], known: frozenset[str]) -> bool:
    stand = [_stands(word, known) for word in thing]
    return all(stand) or (stand[-1] and all(word[0].isupper() for word in thing))


def gives_figure(words: str) -> bool:
    """Whether a figure can be read in the words, beside their dates."""
    return bool(_figures(words).read)


_MONEY = "money"
_CURRENCIES = frozenset(
    ("euro", "dollar", "pound sterling", "rouble", "hryvnia", "swiss franc", "zloty", "yuan", "yen")
)


def _kinds(figures: Figures) -> set[str | None]:
    return {TIME if figure.unit == MONTHS else figure.unit for figure in figures.read}


def _overlap(words: Sequence[str], others: Sequence[str], *, both: bool, whole: bool = False) -> bool:
    """Whether the words of the shorter (of both; all of it) stand in the other, at least half of them."""
    if not words or not others:
        return False
    if len(words) > len(others):
        words, others = others, words
    known = frozenset(others)
    shared = [_stands(word, known) for word in words]
    if whole:
        return all(shared)
    if sum(shared) * 2 < len(words):
        return False
    if both:
        return sum(_stands(word, frozenset(words)) for word in others) * 2 >= len(others)
    return True


def _share_last(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the last word of either stands in the other."""
    return bool(words and others) and (
        _stands(words[-1], frozenset(others)) or _stands(others[-1], frozenset(words))
    )


def _stands(word: str, known: frozenset[str]) -> bool:
    """Whether a word is among the known ones, in whatever form: most of its letters from the first on."""
    if stands_in(word, known):
        return True
    folded = latin(word)
    for other in known:
        pairs = zip(folded, latin(other), strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        if shared >= max(_LEAST_STEM, _SHARE_OF_STEM * max(len(folded), len(other))):
            return True
    return False


def _within(dates: Sequence[DateMention], others: Sequence[DateMention]) -> bool:
    """Whether each of the dates shares a day with one of the others."""
    return all(any(_share_day(date, other) for other in others) for date in dates)


def _share_day(date: DateMention, other: DateMention) -> bool:
    """Whether two dates can be the same; one without a year is of the other's."""
    return overlaps(date.range, other.range) if date.year is None else overlaps(other.range, date.range)


def _same_numbers(one: Figures, other: Figures) -> bool | None:
    """Whether two texts' figures and years are the same; None where they do not tell."""
    years, others_years = one.years, other.years
    if years and others_years and not years & others_years:
        return False
    one, other = _counted_years(one, other), _counted_years(other, one)
    if one.read and other.read:
        return same_figures(one, other)
    if not one.read and not other.read:
        if years & others_years:
            return True
        return False if one.vague and other.vague else None
    without = other if one.read else one
    return False if without.vague or without.bare or without.years else None


def _counted_years(one: Figures, other: Figures) -> Figures:
    """The figures with what could be a year counted, where the other text counts as many: "1600 Soldaten"."""
    counts = frozenset(counting(year) for year in one.years for figure in other.read if figure.number == year)
    return replace(one, read=one.read | counts) if counts else one


def _share(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the last of the words stands among the others, or more than half of them where they are the fewer."""
    if not words or not others:
        return False
    known = frozenset(others)
    shared = [stands_in(word, known) for word in words]
    return shared[-1] or (len(words) <= len(others) and sum(shared) * 2 > len(words))


@lru_cache(maxsize=1024)
def _dates(text: str) -> tuple[DateMention, ...]:
    return tuple(find_dates(text.rstrip(_MARKS)))


@lru_cache(maxsize=1024)
def _figures(text: str) -> Figures:
    """What a text counts and measures, without its dates; the years of its dates stay."""
    years = set()
    for mention in reversed(_dates(text)):
        years |= {int(year) for year in _YEAR.findall(plain_digits(text[mention.start : mention.end]))}
        text = text[: mention.start] + " " + text[mention.end :]
    figures = figures_in(text)
    return replace(figures, years=figures.years | years) if years else figures


@lru_cache(maxsize=1024)
def _content(text: str) -> tuple[str, ...]:
    """The words that name something, in their order: no articles and the like, months, figures, units."""
    return tuple(
        word
        for match in _WORD.finditer(text)
        if (len(word := match.group()) >= _MIN_LETTERS or not word.islower())
        and not word.isdecimal()
        and not is_function_word(word)
        and not is_figure_word(word)
    )
