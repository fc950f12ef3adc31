"""What a run must reach -> whether it did: the exit code for a build server, and which requirement failed.

Comes last in a run. A threshold is written as ``hit@5>=0.9``, over any name in the run's measures.
"""

from __future__ import annotations

import difflib
import operator
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from index.errors import SettingsError

HELD, NOT_HELD, WRONG_USAGE = 0, 1, 2

_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
}
_FORM = re.compile(r"\s*([A-Za-z_][\w@]*)\s*(>=|<=|==|>|<)\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*")


class RequirementError(SettingsError):
    """A requirement cannot be read, or names a measure that does not exist: wrong usage, exit code 2."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """One requirement: ``measure comparison value``."""

    measure: str
    comparison: str
    value: float

    def holds(self, measured: float) -> bool:
        """Whether ``measured`` satisfies it."""
        return _COMPARISONS[self.comparison](measured, self.value)

    def __str__(self) -> str:
        """As it is written on the command line."""
        return f"{self.measure}{self.comparison}{self.value:g}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """All requirements against one run.

    Attributes:
        exit_code: 0 when all hold, 1 when one does not, 2 when one names a measure that the run does not
        have.
        messages: one sentence for each requirement that fails or cannot be checked.
    """

    exit_code: int = HELD
    messages: tuple[str, ...] = ()


def parse_threshold(text: str, known: Collection[str] = ()) -> Threshold:
    """``hit@5>=0.9`` as a Threshold; RequirementError when it is not of that form or its measure not ``known``."""
    match = _FORM.fullmatch(text)
    if match is None:
        raise RequirementError(f'Cannot read the requirement {text!r}. Write it as --require "hit@5>=0.9".')
    if known and match[1] not in known:
        near = difflib.get_close_matches(match[1], list(known), n=1)
        meant = f" Was {near[0]!r} meant?" if near else ""
        raise RequirementError(f"No measure {match[1]!r}.{meant} Measures: {', '.join(known)}.")
    return Threshold(match[1], match[2], float(match[3]))


def judge(thresholds: Sequence[Threshold], measures: Mapping[str, float]) -> Verdict:
    """Whether ``measures`` satisfy ``thresholds``; an unknown measure outweighs one that is not reached."""
    unknown = [threshold for threshold in thresholds if threshold.measure not in measures]
    missed = [
        threshold
        for threshold in thresholds
        if threshold.measure in measures and not threshold.holds(measures[threshold.measure])
    ]
    messages = [
        f"Required {threshold}, measured {threshold.measure} = {measures[threshold.measure]:.4f}."
        for threshold in missed
    ]
    if unknown:
        names = ", ".join(measures)
        messages += [
            f"No measure {threshold.measure!r} in this run. It has: {names}." for threshold in unknown
        ]
    code = WRONG_USAGE if unknown else NOT_HELD if missed else HELD
    return Verdict(code, tuple(messages))


def unfinished(verdict: Verdict, missing: int) -> Verdict:
    """The verdict on a run of which so many questions are not asked yet: requirements do not hold on a part of it."""
    message = f"{missing} questions are not asked yet, so nothing that is required can hold: resume the run."
    return Verdict(verdict.exit_code or NOT_HELD, (*verdict.messages, message))
