"""Parts of an object that are loaded when first asked for, all under one lock of the object's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Part = TypeVar("Part")


class loaded(Generic[Part]):
    """As ``functools.cached_property``, under the lock that the object has as ``_lock`` (re-entrant).

    One lock for all parts: Python 3.11 has one for each property instead, and two parts that need each other's parts
    wait for each other for ever when two threads ask at once. ``del`` or ``__dict__.pop`` forgets the part.
    """

    def __init__(self, load: Callable[[Any], Part]) -> None:
        self._load = load
        self.__doc__ = load.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the name under which the part is kept."""
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type) -> loaded[Part]: ...

    @overload
    def __get__(self, owner: object, kind: type) -> Part: ...

    def __get__(self, owner: Any, kind: type) -> loaded[Part] | Part:
        """The part; only asked when the object does not hold it yet."""
        if owner is None:
            return self
        with owner._lock:
            held = owner.__dict__
            if self._name not in held:
                held[self._name] = self._load(owner)
            part: Part = held[self._name]
            return part
