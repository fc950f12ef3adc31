"""What a number measures - a length, a sum of money, a time - by the unit beside it, in the languages known here.

In come the words of a question or an answer, out come dimensions. Units of one dimension may be turned into each other
(miles and kilometres), those of two never. The units stand in ``figure_words.toml``, ``time_units.py`` and
``dimensions.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from assistant.words.figure_words import compound, figure_words, is_scale, tokens_of, unit_of
from assistant.words.mentions import is_function_word
from assistant.words.tables import word_table

_MIN_LETTERS = 3
"""Shorter units ("g", "ha") count behind digits only: elsewhere they are other words."""
UNIT_WITHIN = 48
"""Characters after words within which the unit of their last number stands."""
_NOUN_WITHIN = 4
"""Words behind "how many" within which the noun stands, with what describes it."""
_PAUSE = re.compile(r"[,;:.!?)](?:\s|$)|\s[(–—-]")
_OF_ONE_THING = re.compile(
    r"(?i)(?<=\w)[-‑](night|day|hour|minute|second|week|month|year|yard|mile|metre|meter|pound|dollar|acre|gallon|barrel)\b"
)
"""A number's unit in the singular: "a 12-hour shift"."""
_PREFIXED = re.compile(r"(?<![^\s(])([^\W\d_]{3,})[-‑]([^\W\d_]+)")
_YEAR = re.compile(r"1\d{3}|20\d\d")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_COMPOUND = re.compile(r"(?!werk)\w+(?:tage|stunde|woche|monate|jahre|minute|sekunde|jährige)n?")
"""A thing that is counted: "Verhandlungstage"."""
_CURRENCY = re.compile(r"[$€£¥₽₴]|eur|usd|gbp|chf|rub|uah|pln|cad|aud")
_NUMBER_SETS = ("hundred", "half", "half_alone", "dozen", "one_and_a_half", "vague", "surely_one")


class Dimension(StrEnum):
    """What units measure; the tables' names."""

    TIME = "time"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    PERCENT = "percent"
    MONEY = "money"
    POWER = "power"
    DATA = "data"
    PRESSURE = "pressure"


NONE: frozenset[Dimension] = frozenset()


@dataclass(frozen=True, slots=True)
class Measured:
    """The numbers of a few words.

    Attributes:
        numbers: for each number the dimensions that its unit may have; none where no unit stands beside it.
        others: how many words stand there beside the numbers, their units and small words.
    """

    numbers: tuple[frozenset[Dimension], ...]
    others: int

    @property
    def mere(self) -> bool:
        """Nothing else stands there."""
        return not self.others

    def none_is(self, *dimensions: Dimension) -> bool:
        """True when numbers stand there, each has a unit, and none has one of these dimensions."""
        return bool(self.numbers) and all(units and units.isdisjoint(dimensions) for units in self.numbers)


@dataclass(frozen=True, slots=True)
class _Tables:
    kinds: Mapping[str, Dimension]
    units: Sequence[tuple[Dimension, re.Pattern[str]]]
    phrases: Sequence[tuple[str, re.Pattern[str]]]
    no_units: frozenset[str]
    singular: frozenset[str]
    singular_elsewhere: frozenset[str]
    behind_singular: frozenset[str]
    between: frozenset[str]
    joining: frozenset[str]


@cache
def _tables() -> _Tables:
    tables = word_table(__file__)
    kinds = {
        kind: Dimension(dimension)
        for dimension, names in tables["kinds"].items()
        for kind in (names.split() if isinstance(names, str) else names)
    }
    return _Tables(
        kinds=kinds,
        units=[(Dimension(name), re.compile(pattern)) for name, pattern in tables["units"].items()],
        phrases=[(word, re.compile(pattern, re.IGNORECASE)) for word, pattern in tables["phrases"].items()],
        no_units=frozenset(tables["no_units"].split()),
        singular=frozenset(tables["singular"].split()),
        singular_elsewhere=frozenset(tables["singular_elsewhere"].split()),
        behind_singular=frozenset(tables["behind_singular"].split()),
        between=frozenset(tables["between"]["words"].split()),
        joining=frozenset(tables["between"]["joining"].split()),
    )


def _tokens(text: str) -> list[str]:
    for word, phrase in _tables().phrases:
        text = phrase.sub(f" {word} ", text)
    if "-" in text or "‑" in text:
        text = _PREFIXED.sub(_as_one_word, _OF_ONE_THING.sub(" \\1s", text))
    return tokens_of(text)


def _as_one_word(match: re.Match[str]) -> str:
    """A unit and what a hyphen joins to it, so that the unit measures nothing: "fünf Bar-Besucher"."""
    first, second = match[1], match[2]
    measures = second.casefold() in _tables().behind_singular or dimensions_of(second.casefold())
    return match[0] if measures or not dimensions_of(first.casefold()) else first + second


@lru_cache(maxsize=4096)
def dimensions_of(token: str) -> frozenset[Dimension]:
    """The dimensions that a unit may have, given in small letters; none for any other word."""
    if token in _tables().no_units or _COMPOUND.fullmatch(token):
        return NONE
    found = {dimension for dimension, pattern in _tables().units if pattern.fullmatch(token)}
    unit = unit_of(token)
    if unit is not None:
        found.add(_tables().kinds.get(unit[0], Dimension.MONEY))
    return frozenset(found)


@lru_cache(maxsize=4096)
def measured(words: str, after: str = "", language: str | None = None) -> Measured:
    """The numbers in words and what they measure.

    Args:
        words: in any language known here.
        after: what follows them in their sentence; its beginning may hold the unit of their last number.
        language: that of the words; None where it is not known.
    """
    return _Reading(_tokens(words), _tokens(unit_behind(after)), language).all()


def unit_behind(after: str, within: int = UNIT_WITHIN) -> str:
    """What follows a number in its sentence up to a pause, as far as its unit may stand there; whole words only."""
    text = _PAUSE.split(after, maxsplit=1)[0]
    return text if len(text) <= within else text[:within].rpartition(" ")[0]


def first_unit(text: str) -> frozenset[Dimension] | None:
    """The dimensions of the unit that a text begins with; none for a thing, None where a unit may stand later.

    A scale and small words may stand before it: "million euros".
    """
    for place, token in enumerate(tokens := _tokens(text)[:_NOUN_WITHIN]):
        if token in _tables().between or is_scale(token):
            continue
        units = dimensions_of(token) if _is_plain(token) else NONE
        is_open = any(_is_plain(later) and dimensions_of(later) for later in tokens[place + 1 :])
        return units or (None if place or is_open else NONE)
    return None


def _is_plain(token: str) -> bool:
    """True for what can be read as a unit even without digits before it: no "ha", no "g"."""
    return len(token) >= _MIN_LETTERS or not token.isalpha() or token in _PLAIN or token in _phrase_words()


@cache
def _phrase_words() -> frozenset[str]:
    return frozenset(word for word, _ in _tables().phrases)


_ONE_OR_LESS = frozenset("a an one half quarter third".split())
_PLAIN = frozenset("km kg км кг".split())


class _Reading:
    """The numbers of one text, from left to right."""

    def __init__(self, tokens: Sequence[str], after: Sequence[str], language: str | None) -> None:
        self._tokens = [*tokens, *after]
        self._language = language
        self._end = len(tokens)
        self._words = figure_words()

    def all(self) -> Measured:
        numbers: list[frozenset[Dimension]] = []
        counted: set[int] = set()
        at = 0
        while at < self._end:
            one_word = self._one_word(self._tokens[at])
            if one_word:
                numbers.append(frozenset({Dimension.TIME}))
                counted.add(at)
            elif self._is_number(at):
                numbers.append(self._units(at, counted))
            at = max([at, *counted]) + 1 if at in counted else at + 1
        rest = [token for place, token in enumerate(self._tokens[: self._end]) if place not in counted]
        return Measured(tuple(numbers), sum(not _says_nothing(token) for token in rest))

    def _at(self, at: int) -> str:
        return self._tokens[at] if 0 <= at < len(self._tokens) else ""

    def _is_number(self, at: int) -> bool:
        token = self._at(at)
        if token[:1].isdecimal():
            return True
        if token in self._words.sets["one"]:
            is_rate = self._at(at - 1)[:1].isdecimal()
            return not is_rate and (bool(self._full_unit(at + 1)) or is_scale(self._at(at + 1)))
        if token == "miles":
            return self._at(at + 1) in ("de", "di")
        if token in self._words.sets["mostly_else"]:
            return at == 0 or bool(self._full_unit(at + 1))
        return bool(token) and (
            token in self._words.small
            or any(token in self._words.sets[name] for name in _NUMBER_SETS)
            or (is_scale(token) and len(token) >= _MIN_LETTERS)
            or (token.isalpha() and compound(token) is not None)
        )

    def _one_word(self, token: str) -> bool:
        """For "dreistündig"."""
        if token in self._words.spans_of_time:
            return True
        return any(
            (match := pattern.fullmatch(token))
            and (match[1] in self._words.small or compound(match[1]) is not None)
            for _, pattern in self._words.one_word
        )

    def _full_unit(self, at: int) -> frozenset[Dimension]:
        token = self._at(at)
        return dimensions_of(token) if _is_plain(token) else NONE

    def _units(self, at: int, counted: set[int]) -> frozenset[Dimension]:
        """The dimensions of the number that starts here; its tokens and its unit's become counted."""
        place = at + 1
        while place < len(self._tokens) and (
            self._goes_on(place) or is_scale(self._at(place)) or self._joins(place)
        ):
            place += 1
        counted.update(range(at, min(place, self._end)))
        if _CURRENCY.fullmatch(self._at(at - 1)):
            counted.add(at - 1)
            return frozenset({Dimension.MONEY})
        if _CLOCK.fullmatch(self._at(at)):
            return frozenset({Dimension.TIME})
        if place >= self._end and _YEAR.fullmatch(self._at(at)):
            return NONE
        while self._at(place) in _tables().between:
            place += 1
        unit = self._at(place)
        behind_digits = self._at(place - 1)[:1].isdecimal() or is_scale(self._at(place - 1))
        units = dimensions_of(unit) if (behind_digits and place < self._end) or _is_plain(unit) else NONE
        if units and self._describes(at, place):
            return NONE
        if units:
            counted.update(range(at, min(place + 1, self._end)))
        return units

    def _describes(self, at: int, place: int) -> bool:
        """Whether the unit there says what kind of thing the number that starts at ``at`` counts: "12 night nurses"."""
        unit, following = self._at(place), self._at(place + 1)
        tables = _tables()
        if unit not in tables.singular and unit not in tables.singular_elsewhere:
            return False
        if not following.isalpha() or following in tables.behind_singular or is_function_word(following):
            return False
        number = self._tokens[at:place]
        if self._language not in (None, "en") or number == ["1"] or set(number) & _ONE_OR_LESS:
            return False
        if unit in tables.singular or self._language == "en":
            return True
        return any(word.endswith("s") and word.isascii() for word in self._tokens[place + 1 : place + 3])

    def _goes_on(self, place: int) -> bool:
        """Whether a number goes on here; "400 a day" does not."""
        return self._is_number(place) and self._at(place) not in self._words.sets["one"]

    def _joins(self, place: int) -> bool:
        return self._at(place) in _tables().joining and self._is_number(place + 1)


def _says_nothing(token: str) -> bool:
    return not token.isalnum() or token in _tables().between or token in _tables().joining or token in _SMALL


_SMALL = frozenset(
    "the a an in of at for by with on up some almost nearly over under around only just than least most "
    "der die das den dem ein eine einen einem im am auf mit von zu um bei rund etwa knapp über unter fast "
    "nur mindestens höchstens gut circa ca le la les l' un une des du au à en de d' environ près presque "
    "plus moins el los las unos unas casi más menos alrededor il lo gli i uno una di da quasi più meno o "
    "os as uma cerca quase mais het een ruim bijna ongeveer meer w we z na do po ponad około prawie в во "
    "на с со к до от из о около почти более менее свыше у з із від майже понад близько".split()
)
