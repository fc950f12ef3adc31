"""The figures of a few words as values: "zwei Stunden und fünf Minuten" and "125 minutes" are one.

In come words of any language known here, out come values, each in the one unit of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from assistant.words.figure_words import (
    HALF,
    MONTHS,
    THOUSAND,
    TIME,
    compound,
    figure_words,
    is_one_alone,
    is_per,
    is_scale,
    roughness,
    scale_of,
    time_unit,
    tokens_of,
    unit_of,
)
from assistant.words.mentions import is_function_word

_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f\u2009 ’']\d{3})+(?=$|[.,])")
_SEPARATOR = re.compile(r"\D")
_QUARTER = Fraction(1, 4)
_SIGNS = {"½": HALF, "¼": _QUARTER, "¾": 3 * _QUARTER}
CLOCK = "clock"
"""Minutes since midnight."""
_PERCENT = "percent"
THING = "thing"
_MILLION = 1_000_000
_YEARS = range(1500, 2100)
_YEAR_DIGITS = 4
_MOST_BEFORE = 4
"""Words in which a figure is said to be not exact."""
_BEFORE_FIGURE = re.compile(r"[’'.]")
_MIN_BARE = 3
"""Letters from which a unit without a number counts as one; "an" is a year in French only."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value.

    Attributes:
        value: in the one unit of its kind.
        unit: the kind; ``thing`` for what is counted, None where the words do not tell of what.
        number: as written, before its unit; None for one of several parts (2 hours 5 minutes).
        rough: ``under`` for "almost 50", ``over`` for "more than 50", ``about`` for "some 50"; None for an exact one.
            Figures of one value are equal, whatever it is.
    """

    value: Fraction
    unit: str | None
    number: Fraction | None
    rough: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a text counts and measures.

    Attributes:
        read: the values.
        years: numbers that can be years, in no other figure.
        vague: a figure stands there that gives no value ("several", "dozens", a number that cannot be read).
        bare: a unit stands there without a number.
    """

    read: frozenset[Figure]
    years: frozenset[int]
    vague: bool
    bare: bool


@lru_cache(maxsize=1024)
def figures_in(text: str) -> Figures:
    """The figures of a text. Dates are not told apart: take them out before."""
    return _Reading(tokens_of(text)).all()


def counting(year: int) -> Figure:
    """A number that could be a year, taken for none."""
    return Figure(Fraction(year), None, Fraction(year))


def with_roughness(text: str, start: int, end: int, *, since: int = 0) -> str:
    """The words of ``text[start:end]``, with what before them makes their figure less than exact: "almost"."""
    before = " ".join(_BEFORE_FIGURE.sub(" ", text[since:start]).split()[-_MOST_BEFORE:])
    found = roughness(f"{before} ")
    return text[start:end] if found is None else f"{before[found[1] :]} {text[start:end]}"


def _written(token: str) -> Fraction:
    """A number in digits: "1.600" is 1600, "12,5" is 12.5."""
    grouped = _GROUPED.match(token)
    if grouped is None:
        return Fraction(token.replace(",", "."))
    rest = token[grouped.end() :].replace(",", ".")
    return Fraction(_SEPARATOR.sub("", grouped.group()) + rest)


def _joins(current: Fraction, value: int) -> bool:
    """Whether a word adds to the number before it: "twenty" and "five", "soixante" and "onze"."""
    if current.denominator != 1 or not value:
        return False
    tail = int(current) % 100
    if value < 10:
        return (tail % 10 == 0 and tail >= 20) or (tail == 0 and current > 0)
    if value < 20:
        return tail in (0, 60, 80)
    return value < 100 and tail == 0


class _Reading:
    """One text's tokens, read from left to right."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tokens
        self._words = figure_words()
        self._read_up_to = 0

    def all(self) -> Figures:
        read: set[Figure] = set()
        years: set[int] = set()
        vague = bare = False
        at = 0
        while at < len(self._tokens):
            found = self._figure(at)
            if found is not None:
                figure, after = self._roughly(at, found[0]), found[1]
                if self._is_year(at, after, figure):
                    years.add(int(figure.value))
                else:
                    read.add(figure)
                at = self._read_up_to = after
                continue
            token = self._tokens[at]
            vague = vague or token in self._words.sets["vague"] or token in self._words.sets["surely_one"]
            vague = vague or bool(self._words.unread.match(token))
            unit = unit_of(token)
            bare = bare or (
                unit is not None and (len(token) >= _MIN_BARE or not token.isalpha()) and token != "second"
            )
            at += 1
        return Figures(frozenset(read), frozenset(years), vague, bare)

    def _roughly(self, at: int, figure: Figure) -> Figure:
        """The figure with how exact it is, by the words before it or before its currency."""
        begin = at - 1 if at and self._is_currency(at - 1) else at
        before = self._tokens[max(self._read_up_to, begin - _MOST_BEFORE) : begin]
        found = roughness(f"{' '.join(before)} ")
        return figure if found is None else replace(figure, rough=found[0])

    def _is_year(self, at: int, after: int, figure: Figure) -> bool:
        return (
            after == at + 1
            and len(self._tokens[at]) == _YEAR_DIGITS
            and self._tokens[at].isdecimal()
            and figure.unit in (None, THING)
            and figure.value in _YEARS
        )

    def _at(self, at: int) -> str:
        return self._tokens[at] if 0 <= at < len(self._tokens) else ""

    def _in(self, at: int, name: str) -> bool:
        return self._at(at) in self._words.sets[name]

    def _figure(self, at: int) -> tuple[Figure, int] | None:
        """The figure that starts at a token and where it ends."""
        token = self._at(at)
        whole = self._words.spans_of_time.get(token)
        if whole is not None:
            return self._longer(Figure(whole * 60, TIME, None), at + 1)
        one_word = self._one_word(token)
        if one_word is not None:
            return one_word, at + 1
        if ":" in token and token[0].isdecimal():
            return self._clock_or_time(at)
        clock = self._clock(at)
        if clock is not None:
            return clock
        part = self._part(at)
        if part is not None:
            return part
        found = self._number(at)
        if found is None:
            return self._one_and_more(at)
        number, after = found
        return self._measured(at, number, after)

    def _one_and_more(self, at: int) -> tuple[Figure, int] | None:
        """One unit of time without a number, with a smaller part: "godzinę i 20 minut"."""
        unit = unit_of(self._at(at)) if is_one_alone(self._at(at)) and self._in(at + 1, "and") else None
        is_rate = is_per(self._at(at - 1)) or self._is_behind_unit(at - 1)
        if unit is None or unit[0] not in (TIME, MONTHS) or is_rate:
            return None
        whole, after = self._longer(Figure(unit[1], unit[0], None), at + 1, unit[1])
        return (whole, after) if after > at + 2 and whole.value > unit[1] else None

    def _is_behind_unit(self, at: int) -> bool:
        """Whether a number with its unit stands right before: what follows is a rate, "8 hours a day"."""
        return at > 0 and at == self._read_up_to and unit_of(self._at(at - 1)) is not None

    def _measured(self, at: int, number: Fraction, after: int) -> tuple[Figure, int]:
        """A number with the unit behind it, or the currency before it."""
        before = unit_of(self._at(at - 1)) if at > self._read_up_to else None
        if before is not None and before[0] not in (TIME, MONTHS) and self._is_currency(at - 1):
            if self._at(after) in ("m", "mn") and not self._tokens[at - 1].isdecimal():
                number, after = number * _MILLION, after + 1
            return Figure(number * before[1], before[0], number), after
        place = after
        while self._in(place, "of") and self._at(place) not in self._words.sets["one"]:
            place += 1
        unit = unit_of(self._at(place))
        if self._at(after) == "m" and self._is_currency(after + 1):
            number, place, unit = number * _MILLION, after + 1, unit_of(self._at(after + 1))
        if unit is None:
            following = self._at(after)
            is_thing = following.isalpha() and not is_function_word(following)
            return Figure(number, THING if is_thing else None, number), after
        figure = Figure(number * unit[1], unit[0], number)
        return self._longer(figure, place + 1, unit[1])

    def _longer(self, figure: Figure, after: int, size: Fraction | None = None) -> tuple[Figure, int]:
        """A time with its smaller parts: "and a half", "und fünf Minuten", "1 h 40"."""
        if figure.unit not in (TIME, MONTHS):
            return figure, after
        half = self._and_a_half(after)
        if half is not None and size is not None:
            return Figure(figure.value + size / 2, figure.unit, None), half
        next_at = after + 1 if self._in(after, "and") or self._at(after) == "," else after
        found = self._part(next_at)
        if found is None:
            number = self._number(next_at)
            if number is None:
                return figure, after
            value, unit_at = number
            unit = unit_of(self._at(unit_at))
            if unit is None or unit[0] not in (TIME, MONTHS):
                is_short = size == time_unit("hour")[1] and next_at == after and self._at(next_at).isdecimal()
                if is_short and value < 60:
                    return Figure(figure.value + value * 60, TIME, None), unit_at
                return figure, after
            found = Figure(value * unit[1], unit[0], None), unit_at + 1
            if size is not None and unit[0] == figure.unit and unit[1] >= size:
                return figure, after
            size = unit[1]
        part, end = found
        if part.unit != figure.unit or part.value >= figure.value:
            return figure, after
        return self._longer(Figure(figure.value + part.value, figure.unit, None), end, size)

    def _and_a_half(self, at: int) -> int | None:
        """Where "and a half" ends that starts here and has no unit of its own."""
        place = at + 1
        if not self._in(at, "and"):
            return None
        if self._in(place, "one"):
            place += 1
        return place + 1 if self._in(place, "half") else None

    def _part(self, at: int) -> tuple[Figure, int] | None:
        """Half, a quarter, two thirds: of a unit, else of a hundred percent."""
        place, many, counted = at, 1, False
        if self._in(at, "one") or self._at(at) in self._words.small:
            many = self._words.small.get(self._at(at), 1)
            place, counted = at + 1, True
        elif self._at(at).isdecimal():
            place, many, counted = at + 1, int(self._at(at)), True
        if self._in(place, "half") and (many == 1 or not counted):
            share = HALF
        elif self._in(place, "quarter"):
            share = _QUARTER * many
        elif self._in(place, "third") and counted and many < 3:
            share = Fraction(many, 3)
        else:
            return None
        noun = place
        place += 1
        while self._in(place, "of"):
            place += 1
        scale = scale_of(self._at(place))
        if scale is not None and share < 1:
            return self._measured(at, share * scale, place + 1)
        unit = unit_of(self._at(place))
        if unit is not None:
            return self._longer(Figure(share * unit[1], unit[0], share), place + 1, unit[1])
        alone = self._in(noun, "half_alone") if share == HALF else counted
        if share > 1 or not alone:
            return None
        return Figure(share * 100, _PERCENT, share * 100), noun + 1

    def _number(self, at: int) -> tuple[Fraction, int] | None:
        """A number in digits or words and where it ends."""
        total, current, last = Fraction(0), None, None
        in_digits = False
        place = at
        while place < len(self._tokens):
            token = self._at(place)
            value = self._small(place, started=current is not None)
            scale = scale_of(token)
            if token[0].isdecimal() and ":" not in token:
                follows = scale_of(self._at(place + 1))
                if current is not None or (last is not None and not (follows and follows < last)):
                    break
                current, in_digits = _written(token), True
            elif token in _SIGNS:
                current = (current or Fraction(0)) + _SIGNS[token]
            elif self._is_hundred(place) and (current is None or (0 < current < 100)):
                if current is not None and in_digits and token.startswith("cent"):
                    break
                current = Fraction(100) if current is None else current * 100
            elif self._in(place, "dozen") and (current is None or in_digits or current < 100):
                current = Fraction(12) if current is None else current * 12
            elif value is not None and current is None:
                current = value
            elif value is not None and not in_digits and current is not None and _joins(current, int(value)):
                current += value
            elif self._in(place, "quatre_vingt") and current is not None and current % 100 == 4:
                current += 76
            elif scale is not None and (last is None or scale < last) and self._scales(place, current, total):
                total += (current or Fraction(1)) * scale
                current, last, in_digits = None, scale, False
            elif current is not None and (half := self._and_a_half(place)) is not None:
                current += HALF
                place = half
                continue
            elif not (self._in(place, "and") and self._goes_on(place + 1, current, in_digits, last)):
                break
            place += 1
        if current is None and last is None:
            return None
        return total + (current or 0), place

    def _scales(self, place: int, current: Fraction | None, total: Fraction) -> bool:
        """Whether a scale has a number before it, or is a thousand by itself: "mille soldats"."""
        if current is not None:
            return True
        token = self._at(place)
        return not total and scale_of(token) == THOUSAND and len(token) > 2 and not self._in(place, "vague")

    def _is_hundred(self, place: int) -> bool:
        return self._in(place, "hundred")

    def _goes_on(self, place: int, current: Fraction | None, in_digits: bool, last: int | None) -> bool:
        """Whether the word behind an "and" belongs to the number: "two hundred and five", "trente et un"."""
        value = self._small(place, started=True)
        if value is None or in_digits:
            return False
        return last is not None if current is None else _joins(current, int(value))

    def _small(self, place: int, *, started: bool) -> Fraction | None:
        """A number below a thousand, or a compound; "one" only where a number must stand."""
        token = self._at(place)
        following = self._at(place + 1)
        if self._in(place, "one_and_a_half"):
            return HALF * 3
        if self._in(place, "one"):
            if not self._in(place, "surely_one") and not started and self._is_behind_unit(place):
                return None
            counts = (
                started
                or self._is_hundred(place + 1)
                or self._in(place + 1, "dozen")
                or is_scale(following)
                or self._and_a_half(place + 1) is not None
                or (len(following) >= _MIN_BARE and unit_of(following) is not None and following != "second")
                or (self._in(place, "surely_one") and unit_of(following) is not None)
            )
            return Fraction(1) if counts else None
        if self._in(place, "mostly_else") and not (
            started
            or place == 0
            or is_scale(following)
            or self._is_hundred(place + 1)
            or unit_of(following) is not None
            or following in self._words.small
        ):
            return None
        small = self._words.small.get(token)
        return Fraction(small) if small is not None else compound(token)

    def _one_word(self, token: str) -> Figure | None:
        """For "dreistündig", "двухчасовой"."""
        for name, pattern in self._words.one_word:
            match = pattern.fullmatch(token)
            if match is None:
                continue
            prefix = match[1]
            small = self._words.small.get(prefix)
            number = compound(prefix) if small is None else Fraction(small)
            if prefix in self._words.sets["one_and_a_half"]:
                number = 3 * HALF
            if number is not None:
                kind, size = time_unit(name)
                return Figure(number * size, kind, number)
        return None

    def _clock_or_time(self, at: int) -> tuple[Figure, int]:
        """For "14:30", or "2:05" before hours."""
        hours, minutes = self._at(at).split(":", 1)
        value = Fraction(int(hours) * 60 + int(minutes))
        if unit_of(self._at(at + 1)) == time_unit("hour"):
            return Figure(value * 60, TIME, None), at + 2
        late = 12 * 60 if self._at(at + 1) == "pm" and int(hours) < 12 else 0
        after = at + 2 if self._in(at + 1, "clock") or self._at(at + 1) in ("am", "pm") else at + 1
        return Figure(value + late, CLOCK, None), after

    def _clock(self, at: int) -> tuple[Figure, int] | None:
        """For "14 Uhr 30", "14.30 Uhr", "2 pm", "à 14h30"."""
        token, following = self._at(at), self._at(at + 1)
        if not token[:1].isdecimal():
            return None
        hours, _, minutes = token.replace(",", ".").partition(".")
        if len(hours) > 2 or len(minutes) > 2 or int(hours) > 24:
            return None
        value = Fraction(int(hours) * 60 + int(minutes or 0))
        later = self._at(at + 2) if self._at(at + 2).isdecimal() else ""
        if following in self._words.sets["clock"]:
            return Figure(value + int(later or 0), CLOCK, None), at + (3 if later else 2)
        if following in ("am", "pm"):
            late = 12 * 60 if following == "pm" and int(hours) < 12 else 0
            return Figure(value + late, CLOCK, None), at + 2
        if following == "h" and self._in(at - 1, "clock_before"):
            return Figure(value + int(later or 0), CLOCK, None), at + (3 if later else 2)
        return None

    def _is_currency(self, at: int) -> bool:
        unit = unit_of(self._at(at))
        return unit is not None and unit[0] not in (TIME, MONTHS, _PERCENT, "length", "weight", "degree")
