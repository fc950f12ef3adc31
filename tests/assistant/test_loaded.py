"""Parts that are loaded once, under one lock."""

from __future__ import annotations

import threading
from typing import Any

from assistant.loaded import loaded


class Machine:
    def __init__(self) -> None:
        self._lock = threading.RLock()
        self.made: list[str] = []
        self.inside, self.go_on = threading.Event(), threading.Event()

    @loaded
    def wheel(self) -> str:
        """A part that others need."""
        self.made.append("wheel")
        return "wheel"

    @loaded
    def slow(self) -> str:
        self.inside.set()
        self.go_on.wait(10)
        return self.wheel + " slow"

    @loaded
    def car(self) -> str:
        return self.wheel + " car"


def test_a_part_is_loaded_once_and_again_when_forgotten() -> None:
    machine = Machine()
    assert machine.wheel == machine.wheel == "wheel"
    assert machine.made == ["wheel"]
    machine.__dict__.pop("wheel")
    assert machine.wheel == "wheel" and machine.made == ["wheel", "wheel"]
    assert Machine.wheel.__doc__ == "A part that others need."


def test_parts_that_need_one_another_may_be_asked_for_by_two_threads() -> None:
    machine = Machine()
    results: list[Any] = []
    one = threading.Thread(target=lambda: results.append(machine.slow))
    other = threading.Thread(target=lambda: results.append(machine.car))
    one.start()
    assert machine.inside.wait(10)
    other.start()
    machine.go_on.set()
    for thread in (one, other):
        thread.join(10)
        assert not thread.is_alive()
    assert sorted(results) == ["wheel car", "wheel slow"] and machine.made == ["wheel"]
