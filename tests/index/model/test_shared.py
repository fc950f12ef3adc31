"""Parts that are loaded once and shared for as long as somebody holds them."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.model.shared import Shared


class Part:
    """Stands for a model."""


def test_a_part_that_somebody_holds_is_given_again() -> None:
    shared: Shared[Part] = Shared()
    first = shared.get("a", Part)
    assert shared.get("a", Part) is first
    assert shared.get("b", Part) is not first


def test_a_part_that_nobody_holds_is_loaded_anew() -> None:
    shared: Shared[Part] = Shared()
    loaded = []

    def load() -> Part:
        loaded.append(1)
        return Part()

    shared.get("a", load)
    shared.get("a", load)
    assert len(loaded) == 2


def test_threads_that_ask_at_once_get_the_same_part() -> None:
    shared: Shared[Part] = Shared()
    together = threading.Barrier(8)

    def ask(_: int) -> Part:
        together.wait()
        return shared.get("a", Part)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(8)))
    assert len({id(part) for part in found}) == 1


def test_what_could_not_be_loaded_is_tried_again() -> None:
    shared: Shared[Part] = Shared()

    def fail() -> Part:
        raise OSError("no file")

    with pytest.raises(OSError, match="no file"):
        shared.get("a", fail)
    assert isinstance(shared.get("a", Part), Part)


def test_a_forked_process_loads_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    shared: Shared[Part] = Shared()
    parent = shared.get("a", Part)
    monkeypatch.setattr("index.model.shared.os.getpid", lambda: -1)
    assert shared.get("a", Part) is not parent
