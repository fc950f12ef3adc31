"""Whether the figures of two texts are one: units against units, with what a rough word ("almost 50") leaves open.

In: figures as they were read. Out: True where nothing in them differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.words.figures import CLOCK, THING, Figure, Figures

_UNDER, _OVER = "under", "over"
_TOLERANCE = Fraction(1, 10)
"""The share of a figure that is not exact by which another one may differ from it. Not measured."""
_EXACT = (CLOCK,)


def same_figures(one: Figures, other: Figures) -> bool:
    """Whether two texts with figures give the same: equal in every kind that both give, in one at least.

    A number without a unit is held against the other's number. "Almost 50" is 48 too, "more than 50" 52, by
    ``_TOLERANCE``.
    """
    if not one.read or not other.read:
        return False
    mine, others = _by_unit(one), _by_unit(other)
    counted, others_counted = _counted(one), _counted(other)
    shared = mine.keys() & others.keys()
    if any(not _are_same(mine[unit], others[unit]) for unit in shared):
        return False
    if counted and others_counted:
        return _are_same(counted, others_counted)
    if shared:
        return True
    if all(figure.unit is None for figure in one.read):
        return _are_same(counted, _numbers(other))
    return all(figure.unit is None for figure in other.read) and _are_same(others_counted, _numbers(one))


def _by_unit(figures: Figures) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures.read:
        if figure.unit not in (None, THING):
            found.setdefault(figure.unit or "", []).append(figure)
    return found


def _counted(figures: Figures) -> list[Figure]:
    return [figure for figure in figures.read if figure.unit in (None, THING)]


def _numbers(figures: Figures) -> list[Figure]:
    """The figures by their numbers as written."""
    return [
        replace(figure, value=Fraction(-1) if figure.number is None else figure.number)
        for figure in figures.read
    ]


def _are_same(some: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether each of the figures is one of the others, and the other way round."""
    return all(any(_is_same(one, other) for other in others) for one in some) and all(
        any(_is_same(other, one) for one in some) for other in others
    )


def _is_same(one: Figure, other: Figure) -> bool:
    return one.value == other.value or _covers(one, other.value) or _covers(other, one.value)


def _covers(figure: Figure, value: Fraction) -> bool:
    """Whether a value is one that a figure may stand for that is not exact."""
    if figure.rough is None or figure.unit in _EXACT:
        return False
    away = value - figure.value
    is_side = (away < 0 or figure.rough != _UNDER) and (away > 0 or figure.rough != _OVER)
    return is_side and abs(away) <= figure.value * _TOLERANCE
