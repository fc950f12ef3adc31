"""Wall time per step of one question: ``Answer.seconds``."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class StepTimes:
    """Seconds that each step of a question has taken, since it was built."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._seconds: dict[str, float] = {}

    def step(self, name: str, work: Callable[[], T]) -> T:
        """What ``work`` returns; its time counts for the step of that name."""
        with self.timed(name):
            return work()

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """What is done inside counts for the step of that name, also where it is left by an error."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self._seconds[name] = self._seconds.get(name, 0.0) + time.perf_counter() - began

    def seconds(self) -> dict[str, float]:
        """Every step's seconds so far, and ``total``."""
        return {**self._seconds, "total": time.perf_counter() - self._began}
