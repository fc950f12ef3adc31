"""How far long work is, for the person who waits at the terminal: progress comes in, one line goes out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from index.records import IndexProgress

if TYPE_CHECKING:
    from assistant.evaluation.runs import EvaluationProgress


class _Progress(Protocol):
    @property
    def done(self) -> int: ...

    @property
    def total(self) -> int: ...


P = TypeVar("P", bound=_Progress)


class StatusLine:
    """One line on standard error, written over and over where a person watches, now and then where none does.

    Args:
        pause: seconds between two writings; a hundred times that where nobody watches.
    """

    def __init__(self, pause: float) -> None:
        self._live = sys.stderr.isatty()
        self._pause = pause if self._live else 100 * pause
        self._shown = 0.0
        self._width = 0

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Wipe the line out."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()

    def write(self, progress: P, text: Callable[[P], str]) -> None:
        """Write how far the work is, unless that was done a moment ago; its end is always written."""
        now = time.monotonic()
        if now - self._shown < self._pause and progress.done < progress.total:
            return
        self._shown = now
        line = text(progress)
        if self._live:
            sys.stderr.write("\r" + line.ljust(self._width))
            self._width = len(line)
        else:
            sys.stderr.write(line + "\n")
        sys.stderr.flush()


class ProgressLine(StatusLine):
    """How far an indexing run is."""

    def __init__(self) -> None:
        super().__init__(0.1)

    def show(self, progress: IndexProgress) -> None:
        """Write how far the run is, unless that was done a moment ago."""
        self.write(progress, _of_index)


class AskingLine(StatusLine):
    """How far an evaluation run is."""

    def __init__(self) -> None:
        super().__init__(0.2)

    def show(self, progress: EvaluationProgress) -> None:
        """Write how far the run is, unless that was done a moment ago."""
        self.write(progress, _of_questions)


def _of_index(progress: IndexProgress) -> str:
    rate = progress.done / progress.seconds if progress.seconds > 0 else 0.0
    left = (progress.total - progress.done) / rate if rate > 0 else 0.0
    share = progress.done / progress.total if progress.total else 0.0
    bar = "█" * round(share * 20) + "░" * (20 - round(share * 20))
    return f"{progress.step} {bar} {progress.done}/{progress.total} articles, {rate:.1f}/s, {_duration(left)} left"


def _of_questions(progress: EvaluationProgress) -> str:
    left = "" if progress.remaining_s is None else f", {progress.remaining_s:.0f} s left"
    return f"{progress.done}/{progress.total} questions, {progress.seconds:.0f} s{left}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
