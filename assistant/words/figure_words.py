"""Below the figures: the words by which numbers are written, and the units behind them, of all languages at once.

In comes text, out come tokens; in comes a token, out comes its number, scale or unit. The words stand in
``figure_words.toml``, those from two to twenty in ``denials.toml``, units of time in ``time_units.py``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from assistant.words.denials import number_words
from assistant.words.plain_figures import plain_figures
from assistant.words.tables import word_table
from assistant.words.time_units import UNITS

TIME = "time"
"""Seconds."""
MONTHS = "months"
THOUSAND = 1000
HALF = Fraction(1, 2)
_TOKEN = re.compile(
    r"(?<!\d)\d{1,3}(?:[.,\u00a0\u202f\u2009 ’']\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,:]\d+)?"
    r"|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*['’]?|%%|[%€$£¥₽₴°½¼¾,]"
)
_UNIT_SECONDS = {"week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}
_UNIT_MONTHS = {"year": 12, "month": 1}
_ROUGH = ("under", "over", "about")
_SETS = """
one surely_one mostly_else and of quatre_vingt hundred half half_alone quarter third dozen one_and_a_half vague clock
clock_before one_alone per
""".split()


@dataclass(frozen=True, slots=True)
class _Compounds:
    """How a language writes numbers in one word."""

    thousand: tuple[str, ...]
    hundred: str
    joint: tuple[str, ...]
    half: tuple[str, ...]
    one: frozenset[str]
    tens_first: bool


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The tables of ``figure_words.toml``."""

    small: Mapping[str, int]
    sets: Mapping[str, frozenset[str]]
    scales: Sequence[tuple[int, re.Pattern[str]]]
    time: Sequence[tuple[str, re.Pattern[str]]]
    spans_of_time: Mapping[str, Fraction]
    one_word: Sequence[tuple[str, re.Pattern[str]]]
    measures: Sequence[tuple[str, Fraction, re.Pattern[str]]]
    compounds: Sequence[_Compounds]
    phrases: Sequence[tuple[str, re.Pattern[str]]]
    unread: re.Pattern[str]
    rough: Sequence[tuple[str, re.Pattern[str]]]
    never: re.Pattern[str]
    known: frozenset[str]


@cache
def figure_words() -> FigureWords:
    """The tables, read once."""
    tables = word_table(__file__)
    small = dict(number_words())
    for kind, first, step in (("tens", 30, 10), ("hundreds", 100, 100), ("twenties", 21, 1)):
        for row in tables[kind].values():
            for place, forms in enumerate(row.split()):
                small |= dict.fromkeys(forms.split("|"), first + place * step)
    for value, forms in tables["further"].items():
        small |= dict.fromkeys(forms.split(), int(value))
    sets = {name: frozenset(tables[name].split()) for name in _SETS}
    units = {name: f"{UNITS[name]}|{more}" for name, more in tables["time"].items()}
    known = {word for word in small if word not in sets["mostly_else"]}
    for name in ("surely_one", "hundred", "half", "dozen", "one_and_a_half", "vague"):
        known |= sets[name]
    return FigureWords(
        small=small,
        sets=sets,
        scales=[(int(float(value)), _whole(words)) for value, words in tables["scales"].items()],
        time=[(name, _whole(pattern)) for name, pattern in units.items()],
        spans_of_time={
            word: Fraction(minutes)
            for minutes, words in tables["spans_of_time"].items()
            for word in words.split()
        },
        one_word=[
            (name, re.compile(rf"(.+?)(?:{stems})\w{{0,3}}")) for name, stems in tables["one_word"].items()
        ],
        measures=[
            (kind, Fraction(size), _whole(pattern))
            for kind, sizes in tables["measures"].items()
            for size, pattern in sizes.items()
        ],
        compounds=[_compounds_of(table) for table in tables["compounds"].values()],
        phrases=[(short, re.compile(pattern, re.IGNORECASE)) for short, pattern in tables["phrases"].items()],
        unread=_whole(tables["unread"]),
        rough=[
            (name, re.compile(rf"(?<!\w)(?<!\w')(?:{tables['rough'][name]}) (?:the |de |les |los |las )?\Z"))
            for name in _ROUGH
        ],
        never=_whole(tables["rough"]["never"]),
        known=frozenset(known),
    )


def _compounds_of(table: Mapping[str, Any]) -> _Compounds:
    joint = tuple(table["joint"].split())
    return _Compounds(
        tuple(table["thousand"].split()),
        table["hundred"],
        joint,
        tuple(table["half"].split()),
        frozenset(table["one"].split()),
        tens_first=not joint,
    )


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\Z")


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'")


def tokens_of(text: str) -> list[str]:
    """Numbers as written, in plain digits, words in small letters, signs; elided words apart."""
    text = plain_figures(text)
    for short, phrase in figure_words().phrases:
        text = phrase.sub(f" {short} ", text)
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        token = match.group() if match.group()[0].isdecimal() else _plain(match.group())
        if "'" in token and not token[0].isdecimal() and not _is_known(token):
            found += [part for part in token.split("'") if part]
        else:
            found.append(token)
    return found


def _is_known(token: str) -> bool:
    words = figure_words()
    return token in words.small or token in words.sets["clock"]


@lru_cache(maxsize=4096)
def scale_of(token: str) -> int | None:
    """A thousand, a million, ...; None for any other word."""
    return next((value for value, pattern in figure_words().scales if pattern.match(token)), None)


def is_scale(token: str) -> bool:
    """True for "thousand", "Mio.", "млрд"."""
    return scale_of(token) is not None


@lru_cache(maxsize=4096)
def unit_of(token: str) -> tuple[str, Fraction] | None:
    """The kind of a unit and its size; "second" stays the ordinal where no number stands before."""
    for name, pattern in figure_words().time:
        if pattern.match(token):
            return time_unit(name)
    for kind, size, pattern in figure_words().measures:
        if pattern.match(token):
            return kind, size
    return None


def is_one_alone(word: str) -> bool:
    """Whether a unit of time stands in the singular, and so for one without a number: "godzinę"."""
    return _plain(word) in figure_words().sets["one_alone"]


def is_per(word: str) -> bool:
    """Whether a unit behind the word is one of a rate: "per hour"."""
    return _plain(word) in figure_words().sets["per"]


def time_unit(name: str) -> tuple[str, Fraction]:
    """The kind of a unit of time, by its name in ``time_units``, and its size."""
    months = _UNIT_MONTHS.get(name)
    return (MONTHS, Fraction(months)) if months else (TIME, Fraction(_UNIT_SECONDS[name]))


@lru_cache(maxsize=4096)
def compound(word: str) -> Fraction | None:
    """A number written in one word, as German, Dutch and Italian write it."""
    for rules in figure_words().compounds:
        value = _below_million(word, rules)
        if value is None:
            for half in rules.half:
                whole = _below_million(word.removesuffix(half), rules) if word.endswith(half) else None
                if whole is not None:
                    return whole + HALF
        if value is not None:
            return Fraction(value)
    return None


def _below_million(word: str, rules: _Compounds) -> int | None:
    for thousand in rules.thousand:
        before, found, after = word.partition(thousand)
        if found:
            many = _below_thousand(before, rules) if before else 1
            rest = _below_thousand(_without_joint(after, rules), rules) if after else 0
            return None if many is None or rest is None else many * THOUSAND + rest
    return _below_thousand(word, rules)


def _below_thousand(word: str, rules: _Compounds) -> int | None:
    before, found, after = word.partition(rules.hundred)
    if not found:
        return _below_hundred(word, rules)
    many = _below_hundred(before, rules) if before else 1
    rest = _below_hundred(_without_joint(after, rules), rules) if after else 0
    return None if many is None or rest is None else many * 100 + rest


def _without_joint(word: str, rules: _Compounds) -> str:
    return next((word.removeprefix(joint) for joint in rules.joint if word.startswith(joint)), word)


def _below_hundred(word: str, rules: _Compounds) -> int | None:
    small = figure_words().small
    if word in rules.one:
        return 1
    if word in small and small[word] < 100:
        return small[word]
    if rules.tens_first:
        for cut in range(len(word) - 2, 3, -1):
            unit = _digit(word[cut:].replace("é", "e"), rules)
            for tens in (word[:cut], word[:cut] + "i", word[:cut] + "a"):
                if unit and small.get(tens, 0) in range(20, 100, 10):
                    return small[tens] + unit
        return None
    for joint in rules.joint:
        for place in re.finditer(joint, word):
            unit, ten = _digit(word[: place.start()], rules), small.get(word[place.end() :], 0)
            if unit and ten in range(20, 100, 10):
                return ten + unit
    return None


def _digit(word: str, rules: _Compounds) -> int:
    value = 1 if word in rules.one else figure_words().small.get(word, 0)
    return value if value < 10 else 0


def roughness(before: str) -> tuple[str, int] | None:
    """How a figure behind the words is meant that is not exact, and where that begins: ``under``, ``over``, ``about``.

    None for an exact one, and behind "no more than".

    Args:
        before: ends where the figure begins, with one space.
    """
    low = before.casefold()
    for name, pattern in figure_words().rough:
        match = pattern.search(low)
        if match is not None:
            is_turned = any(figure_words().never.match(word) for word in low[: match.start()].split()[-1:])
            return None if is_turned else (name, match.start())
    return None


@lru_cache(maxsize=4096)
def is_figure_word(word: str) -> bool:
    """Whether a word gives a number, a scale or a unit, so that it names nothing."""
    low = _plain(word)
    return (
        low in figure_words().known or is_scale(low) or unit_of(low) is not None or compound(low) is not None
    )
