"""Parts that a process loads once and all who ask for them use together, for as long as one of them holds on."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Part = TypeVar("Part")


class Shared(Generic[Part]):
    """Parts by key; one that nobody holds any more is gone. Threads may share one."""

    def __init__(self) -> None:
        """Holds nothing yet."""
        self._parts: weakref.WeakValueDictionary[tuple[int, Hashable], Part] = weakref.WeakValueDictionary()
        self._lock = threading.Lock()

    def get(self, key: Hashable, load: Callable[[], Part]) -> Part:
        """The part under that key, from ``load`` when nobody in this process holds it; others wait meanwhile."""
        here = os.getpid(), key  # what a forked process inherits has lost its threads
        with self._lock:
            part = self._parts.get(here)
            if part is None:
                part = self._parts[here] = load()
            return part
