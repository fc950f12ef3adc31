"""What a question wants measured - an age, a price, a weight - and whether words measure that.

By question words and units, in the languages known here (``quantities.toml``). What is asked for without any of these
words is not told apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from assistant.kinds.dimensions import Dimension, dimensions_of, measured, unit_behind
from assistant.kinds.prices import names_sum
from assistant.words.figures import figures_in
from assistant.words.mentions import spelled_numbers
from assistant.words.tables import word_table
from assistant.words.word_patterns import whole_words
from index.records import Span

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_UNIT_WITHIN = 24
"""Characters after a number within which its unit stands, whatever stands between."""
_NOT_AFTER_AGE_WITHIN = 12
_AGE_WITHIN = 40
"""Characters beside a number of years within which stands what they are the time of."""

_NUMBER_WORD = re.compile(
    r"""(?xi)
    \b(?:dozen|hundred|thousand|million|billion|half|twice|several|few|none|no|all|most|majority|third|quarter|dutzend|
    hundert|tausend|million|milliarde|hälfte|halb|drittel|viertel|mehrere|einige|keine?|zig|douzaine|cent|mille|
    milliard|moitié|demi|tiers|plusieurs|docena|cien|mil|mill[oó]n|mitad|medio|varios|сот|тысяч|миллион|миллиард|
    половин|десят|сто|несколько|ноль|тысяча|восемью|четырь?мя|\w*(?:teen|ty|zehn|zig|hundert|tausend)|(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|mehr)(?:mal|tel)\b|
    (?:dwoma|trzema|czterema|pięcioma|sześcioma|siedmioma|ośmioma|\w+naście|\w+nastu|\w+dziesiąt|\w+dziesięciu)\b)
    """
)


class Quantity(StrEnum):
    """What can be measured; the tables' names."""

    PERCENT = "percent"
    AGE = "age"
    WEIGHT = "weight"
    SPEED = "speed"
    DISTANCE = "distance"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a quantity is asked for, the units of which one stands in an answer, and what does not stand behind one.

    ``lasts`` is what makes a number of years the time that something took: before it and behind it.
    """

    asked: re.Pattern[str]
    unit: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    lasts: tuple[re.Pattern[str], re.Pattern[str]] | None
    dimension: Dimension | None


_DIMENSIONS = {
    Quantity.PERCENT: Dimension.PERCENT,
    Quantity.WEIGHT: Dimension.MASS,
    Quantity.SPEED: Dimension.SPEED,
    Quantity.DISTANCE: Dimension.LENGTH,
    Quantity.MONEY: Dimension.MONEY,
}
_MAY_BE = {
    Quantity.PERCENT: (Dimension.PERCENT,),
    Quantity.WEIGHT: (Dimension.MASS, Dimension.PERCENT),
    Quantity.SPEED: (Dimension.SPEED, Dimension.LENGTH, Dimension.PERCENT),
    Quantity.DISTANCE: (Dimension.LENGTH, Dimension.TIME, Dimension.PERCENT),
    Quantity.MONEY: (Dimension.MONEY, Dimension.PERCENT, Dimension.TIME),
}
"""What units may stand in an answer, beside none: a share of it, two months' pay, an hour's walk."""
_FOUND_BY_UNIT = {quantity: _DIMENSIONS[quantity] for quantity in (Quantity.WEIGHT,)}
_SCALE = (
    r"(?:\s?(?:mill?i(?:on|ard|ón|ao|oen|jard)\w*|mil\w{0,5}|thousand|tausend|duizend|billion\w*|bn|mio|mrd|mln|mld|"
    r"млн|млрд|тыс\w*|тис\w*|миллион\w*|миллиард\w*|мільйон\w*|мільярд\w*|tys\w*)\b\.?)?"
)
_WITH_UNIT = re.compile(
    rf"(?i)[$€£¥]\s?\d[\d.,]*(?<![.,]){_SCALE}"
    rf"|(?<![\w.,])\d[\d.,]*(?<![.,]){_SCALE}(?:\s(?:de|d['’]|di|of|von))?\s?(?:[$€£¥₽₴]|[^\W\d_]+)"
)
_NO_SUM = frozenset(Dimension) - {Dimension.MONEY, Dimension.TIME, Dimension.VOLUME}
"""What is no sum of money; "two months", of salary, or barrels of oil may be one."""
_SHARE_OF = re.compile(
    r"(?i)^\W*(?:of|der|des|von|d[eu']|d’|del|della|dei|di|do|da|van|от|z|wart\w+|від)\b|^\W*\w+(?:а|и|ы|ów|у)\b"
)
"""Behind a share: it is one of something, and may be a sum."""


_OF_SIZE = (
    r"(?:(?:the|an?|der|die|das|ein|eine|de|het|een|el|la|le|los|las|les|o|a|il|lo|i)\s+|l['’])?"
    r"(?:(?:amount|sum|montant|hauteur|höhe|importe|cuantía|monto|importo|ammontare|valor|montante|bedrag|hoogte|wysokość)"
    r"\s+(?:of|der|des|von|de\s+la|de\s+l['’]|del|della|dell['’]|du|de|do|da|van\s+de|van)?\s*(?:the\s+|l['’]|la\s+)?)?"
    r"(?:(?!(?:of|for|in|on|at|to|by|with|from|the|der|des|dem|den|die|das|von|vom|für|im|an|am|auf|zu|bei|mit|de|du|del|"
    r"della|di|do|da|van|voor|dla|для|на|о|human|political|personal|emotional)\b)[\w'’.-]+\s+){0,4}?"
)
"""What may stand between how a size is asked for and its noun: whose it is, of what kind; no noun of its own."""
_OF_ANOTHER = (
    r"(?!\w|-|['’]s\b|\s+(?:rates?|ratio|rises?|increases?|growth|caps?|limits?|holders?|cuts?|ind(?:ex|ices)|gaps?|periods?|"
    r"terms?|shares?|drops?|hikes?|levels?|default|margins?|burden|area|hall|building|bank|funds?|claim|range)\b)"
)
"""What does not follow such a noun: it makes a part of a compound of it ("price index")."""


@cache
def _kinds() -> Mapping[Quantity, _Kind]:
    tables = word_table(__file__)
    value = rf"^\W*(?:{'|'.join(tables['value'])})?"
    return {
        quantity: _Kind(
            _any(
                [
                    *(pattern.replace("{value}", value) for pattern in tables[quantity]["asked"]),
                    *_asked_by_size(tables[quantity]),
                ]
            ),
            _any(tables[quantity]["unit"]) if "unit" in tables[quantity] else None,
            _any(tables[quantity]["not_before"]) if "not_before" in tables[quantity] else None,
            (_any(tables[quantity]["since"]), _any(tables[quantity]["spent"]))
            if "since" in tables[quantity]
            else None,
            _DIMENSIONS.get(quantity),
        )
        for quantity in Quantity
    }


def _asked_by_size(table: Mapping[str, Mapping[str, str]]) -> list[str]:
    """How the size of what is named by a noun is asked for; the noun is what is asked, and no word of another one's."""
    if "size" not in table:
        return []
    return [
        rf"\b(?:{table['size'][language]})\s+{_OF_SIZE}"
        rf"(?:{nouns}){_OF_ANOTHER}"
        for language, nouns in table["nouns"].items()
    ]


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


@lru_cache(maxsize=256)
def asked_for(question: str) -> Quantity | None:
    """The quantity that the question's words ask for; None when they name none."""
    return next((quantity for quantity, kind in _kinds().items() if kind.asked.search(question)), None)


def measures(
    quantity: Quantity, words: str, after: str = "", before: str = "", language: str | None = None
) -> bool:
    """Whether the words can be such a quantity.

    Args:
        quantity: what is asked for.
        words: what may answer.
        after: what follows them in their sentence; its beginning may hold the unit of a number.
        before: what stands before them there.
        language: that of the words; None where it is not known.
    """
    kind = _kinds()[quantity]
    counted = is_number(words)
    if kind.not_before is not None and kind.not_before.search(
        words + unit_behind(after)[:_NOT_AFTER_AGE_WITHIN]
    ):
        return False
    if kind.unit is None:
        return counted and not (quantity is Quantity.AGE and _lasts(words, after, before))
    if quantity is Quantity.MONEY and (names_sum(words) or _pay().search(words + after[:_UNIT_WITHIN])):
        return True
    found = measured(words, after, language)
    if quantity is Quantity.MONEY and found.none_is(Dimension.MONEY):
        return any(Dimension.PERCENT in units for units in found.numbers) and not is_no_sum(
            words, after, language
        )
    if quantity is Quantity.WEIGHT and found.none_is(Dimension.MASS):
        return False
    if kind.unit.search(words) or (counted and kind.unit.search(after[:_UNIT_WITHIN])):
        return True
    return any(kind.dimension in units for units in found.numbers)


def measures_another(quantity: Quantity, words: str, after: str = "", language: str | None = None) -> bool:
    """Whether words of a language whose grammar is not known here surely are no such quantity; False elsewhere.

    Their numbers all have units, and none of that kind; or there is neither a number nor a unit.

    Args:
        quantity: what is asked for.
        words: what may answer.
        after: what follows them in their sentence.
        language: that of the words.
    """
    numerals, may_be = _numerals().get(language or ""), _MAY_BE.get(quantity)
    if numerals is None or may_be is None:
        return False
    found = measured(words, after, language)
    if found.numbers:
        return found.none_is(*may_be)
    kind = _kinds()[quantity]
    if _DIGIT.search(words) or numerals.search(words) or (kind.unit is not None and kind.unit.search(words)):
        return False
    return not any(dimensions_of(word.casefold()) for word in _WORD.findall(words))


@cache
def _numerals() -> Mapping[str, re.Pattern[str]]:
    return {language: whole_words(words) for language, words in word_table(__file__)["numerals"].items()}


def _lasts(words: str, after: str = "", before: str = "") -> bool:
    """Whether a number of years is how long something took, not somebody's age: "ten years in office"."""
    known = _kinds()[Quantity.AGE].lasts
    if known is None:
        return False
    since, spent = known
    behind = spent.search(words + after[:_AGE_WITHIN])
    if behind is not None and behind.start() <= len(words) + 1:
        return True
    return (
        since.search(before[-_AGE_WITHIN:] + words + unit_behind(after)[:_NOT_AFTER_AGE_WITHIN]) is not None
    )


@lru_cache(maxsize=256)
def asks_for_sum(question: str) -> bool:
    """True when the question's words ask for a sum of money."""
    return asked_for(question) in (None, Quantity.MONEY) and _sum_asked().search(question) is not None


@cache
def _sum_asked() -> re.Pattern[str]:
    return _any(word_table(__file__)[Quantity.MONEY]["sum"])


@cache
def _pay() -> re.Pattern[str]:
    return _any(word_table(__file__)[Quantity.MONEY]["pay"])


def is_no_sum(words: str, after: str = "", language: str | None = None) -> bool:
    """True when the words' numbers measure something, and none of them money: "18 per cent", "twelve tonnes"."""
    found = measured(words, after, language)
    if not found.numbers or not all(units and units <= _NO_SUM for units in found.numbers):
        return False
    is_share = any(Dimension.PERCENT in units for units in found.numbers)
    return not (is_share and (not found.mere or _SHARE_OF.search(after)))


def is_number(words: str) -> bool:
    """Whether a number stands in the words, in digits or in letters."""
    if _DIGIT.search(words) or spelled_numbers(words) or _NUMBER_WORD.search(words):
        return True
    figures = figures_in(words)
    return bool(figures.read or figures.vague)


def find_measures(text: str, quantity: Quantity) -> list[Span]:
    """Where numbers in digits stand in the text with a unit of weight; none for another quantity."""
    dimension = _FOUND_BY_UNIT.get(quantity)
    if dimension is None:
        return []
    return [
        match.span()
        for match in _WITH_UNIT.finditer(text)
        if any(dimension in units for units in measured(match.group()).numbers)
    ]
