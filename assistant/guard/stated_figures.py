"""Behind the quote gate: are a written statement's figures those of the words that it quotes?

In come texts, out comes why they differ, or None. Figures are compared as values with their units ("72 hours" and
"three days" are one), with what bounds them ("at least"), and with what is counted where both are in one language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

from assistant.words.denials import months
from assistant.words.figure_words import figure_words, is_figure_word, tokens_of
from assistant.words.figures import Figure, Figures, figures_in
from assistant.words.mentions import is_function_word
from assistant.words.tables import word_table
from assistant.words.word_patterns import whole_words
from index.text.spellings import latin

_THING = "thing"
_PERCENT = "percent"
_BOUND_REACHES = 34
"""Characters behind a bound in which its figure begins."""
_FIGURE_ENDS = re.compile(r"[;:!?()]|[.,](?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")
_STEM = 4
_NEAR = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Carriers:
    """What a statement's figures may rest on.

    Attributes:
        quotes: the words that it quotes, with their languages.
        referred: the sentences before quotes that point back to them ("He is 74.").
        dates: publication dates, ISO, for years and days alone.
        question: what it gives counts where the quotes give no figure of the kind.
    """

    quotes: Sequence[tuple[str, str | None]]
    referred: str = ""
    dates: str = ""
    question: str = ""


def other_figure(statement: str, carriers: Carriers, language: str | None) -> str | None:
    """Why the statement's figures are not those of its quotes, or None."""
    return (
        _other_value(statement, carriers, language)
        or _other_magnitude(statement, carriers)
        or _other_change(statement, carriers)
        or _other_bound(statement, carriers)
        or _other_thing(statement, carriers, language)
        or _greater_part(statement, carriers)
    )


def carries_figures(statement: str, words: str) -> bool | None:
    """Whether a statement gives every figure of some words; None where these give none."""
    wanted, given = _figures(words), _figures(statement)
    figures = [*wanted.read, *(Figure(Fraction(year), None, Fraction(year)) for year in wanted.years)]
    return all(_holds(given, figure) for figure in figures) if figures else None


def _other_value(statement: str, carriers: Carriers, language: str | None) -> str | None:
    claimed = _figures(statement)
    said = [_figures(quote) for quote, _ in carriers.quotes]
    known = [*said, *([_figures(carriers.referred)] if carriers.referred else [])]
    asked = _figures(carriers.question)
    for figure in claimed.read:
        if figure.number == 1 or any(_holds(figures, figure) for figures in known):
            continue
        if _is_day_of(figure, carriers.dates) and months(statement, language):
            continue
        if _holds(asked, figure) and not any(_of_kind(figures, figure) for figures in said):
            continue
        return f"the figure {_plain(figure)} does not stand in the quoted text"
    named = months(statement, language)
    dated = {
        int(year) for year, month, _ in _ISO_DATE.findall(carriers.dates) if month and int(month) in named
    }
    return _other_year(claimed, known, asked, carriers.dates, dated)


def _other_year(
    claimed: Figures, known: Sequence[Figures], asked: Figures, dates: str, dated: set[int]
) -> str | None:
    """A year that no quote names.

    That of a publication counts with its month, or where the quotes name no year, or the statement also one of theirs.
    """
    written = {int(year) for year, _, _ in _ISO_DATE.findall(dates)}
    quoted = {year for figures in known for year in figures.years}
    for year in claimed.years:
        if year in quoted or any(
            _holds(figures, Figure(Fraction(year), None, Fraction(year))) for figures in known
        ):
            continue
        if year in dated:
            continue
        if year in written | asked.years and (not quoted or quoted & claimed.years):
            continue
        return f"the year {year} does not stand in the quoted text"
    return None


def _figures(text: str) -> Figures:
    """The figures, without raised and circled digits, which mark notes."""
    return figures_in(_without_marks(text))


def _without_marks(text: str) -> str:
    return "".join(char for char in text if not char.isdigit() or char.isdecimal())


def _holds(figures: Figures, figure: Figure) -> bool:
    return any(_agree(figure, other) for other in figures.read) or (
        figure.unit in (None, _THING) and figure.value in figures.years
    )


def _agree(one: Figure, other: Figure) -> bool:
    """Whether two figures are one; a number without a unit is held against the other's number."""
    measured = [figure for figure in (one, other) if figure.unit not in (None, _THING)]
    if len(measured) == 2:
        return one.unit == other.unit and one.value == other.value
    if not measured:
        return one.value == other.value
    counted = other if measured[0] is one else one
    if measured[0].unit == _PERCENT and counted.unit == _THING:
        return False
    return counted.value in (measured[0].number, measured[0].value)


def _of_kind(figures: Figures, figure: Figure) -> bool:
    counts = (None, _THING)
    return any(
        other.unit == figure.unit or (other.unit in counts and figure.unit in counts)
        for other in figures.read
    )


def _is_day_of(figure: Figure, dates: str) -> bool:
    days = {int(day) for _, _, day in _ISO_DATE.findall(dates) if day}
    return figure.unit in (None, _THING) and figure.value in days


def _plain(figure: Figure) -> str:
    value = figure.number if figure.number is not None else figure.value
    return str(int(value)) if value.denominator == 1 else f"{float(value):g}"


def _other_magnitude(statement: str, carriers: Carriers) -> str | None:
    """Dozens, hundreds, thousands: of quotes that say so, or give a number that can be meant."""
    for (least, most), pattern in _magnitudes():
        if not pattern.search(statement) or any(pattern.search(quote) for quote, _ in carriers.quotes):
            continue
        texts = [*(quote for quote, _ in carriers.quotes), carriers.referred]
        values = [_counted(figure) for text in texts for figure in _figures(text).read]
        values += [Fraction(year) for text in texts for year in _figures(text).years]
        if not any(least <= value <= most for value in values):
            return "another magnitude than in the quoted text"
    return None


def _counted(figure: Figure) -> Fraction:
    return figure.number if figure.number is not None else figure.value


def _other_change(statement: str, carriers: Carriers) -> str | None:
    """Halved, doubled, tripled: of quotes that say so, or give two numbers that differ so."""
    quotes = [quote for quote, _ in carriers.quotes]
    for ratio, pattern in _changes():
        if not pattern.search(statement) or any(pattern.search(quote) for quote in quotes):
            continue
        values = {_counted(figure) for quote in quotes for figure in _figures(quote).read}
        wanted = max(ratio, 1 / ratio)
        if ratio == Fraction(1, 2) and 50 in values:
            continue
        if not any(
            small and abs(great / small - wanted) <= _NEAR * wanted for great in values for small in values
        ):
            return "another change than in the quoted text"
    return None


def _other_bound(statement: str, carriers: Carriers) -> str | None:
    """A figure that is the least here and the most there."""
    quoted = [bound for quote, _ in carriers.quotes for bound in _bounds(quote)]
    for kind, figures in _bounds(statement):
        same = [other for other, theirs in quoted if any(_agree(a, b) for a in figures for b in theirs)]
        if same and kind not in same:
            return "another bound than in the quoted text"
    return None


@lru_cache(maxsize=512)
def _bounds(text: str) -> tuple[tuple[str, frozenset[Figure]], ...]:
    """Each bound with the figure behind it."""
    spans: list[tuple[int, int, str]] = []
    for kind, pattern in _bound_patterns():
        spans += [(*found.span(), kind) for found in pattern.finditer(text)]
    kept = [
        one for one in spans
        if not any(other[:2] != one[:2] and other[0] <= one[0] and one[1] <= other[1] for other in spans)
    ]  # fmt: skip
    found: list[tuple[str, frozenset[Figure]]] = []
    for _, end, kind in sorted(kept):
        behind = _FIGURE_ENDS.split(text[end : end + _BOUND_REACHES])[0]
        tokens = [token for token in tokens_of(_without_marks(behind)) if token != ","]
        for first in range(min(2, len(tokens))):
            if tokens[first][0].isdecimal() or is_figure_word(tokens[first]) or not tokens[first].isalpha():
                found.append((kind, _figures(behind).read))
                break
    return tuple(found)


def _other_thing(statement: str, carriers: Carriers, language: str | None) -> str | None:
    """In one language: "31 sheep and 9 lambs" for "9 sheep and 31 lambs"."""
    quotes = [quote for quote, code in carriers.quotes if language is not None and code == language]
    if len(quotes) < len(carriers.quotes):
        return None
    known = {pair for quote in quotes for pair in _pairs(quote)}
    for value, thing in _pairs(statement):
        numbers = {other for other, noun in known if noun == thing}
        things = {noun for other, noun in known if other == value}
        if numbers and things and value not in numbers and thing not in things:
            return f"another number of {thing} than in the quoted text"
    return None


@lru_cache(maxsize=512)
def _pairs(text: str) -> frozenset[tuple[Fraction, str]]:
    """Numbers with the beginning of the noun that they count: the next word of some length, if near."""
    tokens = tokens_of(_without_marks(text))
    found = set()
    for place, token in enumerate(tokens):
        value = _value(token)
        if value is None or token in figure_words().sets["one"]:
            continue
        for noun in tokens[place + 1 : place + 5]:
            if noun == "," or (_value(noun) is not None and noun not in figure_words().sets["of"]):
                break
            if (
                len(noun) > _STEM
                and noun.isalpha()
                and not is_function_word(noun)
                and not is_figure_word(noun)
            ):
                found.add((value, latin(noun)[: _STEM + 1]))
                break
    return frozenset(found)


def _greater_part(statement: str, carriers: Carriers) -> str | None:
    """Six of two: a part that is greater than its whole, where no quote says so."""
    parts = set(_parts(statement))
    for part, whole in parts:
        if part > whole and not any((part, whole) in _parts(quote) for quote, _ in carriers.quotes):
            return "a part that is greater than its whole"
    return None


def _parts(text: str) -> Iterator[tuple[Fraction, Fraction]]:
    tokens = tokens_of(_without_marks(text))
    of = figure_words().sets["of"] - figure_words().sets["one"] - {"о", "o"}
    for place, (token, following) in enumerate(pairwise(tokens)):
        part = _value(token)
        if part is None or following not in of:
            continue
        behind = tokens[place + 2 : place + 4]
        wholes = [value for value in map(_value, behind) if value is not None]
        if wholes and not is_figure_word(tokens[place - 1] if place else ""):
            yield part, wholes[0]


def _value(token: str) -> Fraction | None:
    if token[0].isdecimal() and ":" not in token:
        read = _figures(token)
        values = [_counted(figure) for figure in read.read] or [Fraction(year) for year in read.years]
        return values[0] if values else None
    small = figure_words().small.get(token)
    return None if small is None or token in figure_words().sets["mostly_else"] else Fraction(small)


@cache
def _bound_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, whole_words(pattern)) for kind, pattern in word_table(__file__)["bounds"].items())


@cache
def _changes() -> tuple[tuple[Fraction, re.Pattern[str]], ...]:
    return tuple(
        (Fraction(ratio), whole_words(pattern)) for ratio, pattern in word_table(__file__)["changes"].items()
    )


@cache
def _magnitudes() -> tuple[tuple[tuple[int, int], re.Pattern[str]], ...]:
    found = []
    for bounds, pattern in word_table(__file__)["magnitudes"].items():
        least, most = bounds.split("-")
        found.append(((int(least), int(most)), whole_words(pattern)))
    return tuple(found)
