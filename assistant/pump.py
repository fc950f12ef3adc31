"""A synchronous iterator as an asynchronous one: the work on a thread, which ends when the asker leaves."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")


async def pumped(start: Callable[[], Iterator[T]]) -> AsyncGenerator[T, None]:
    """Items as the thread that calls ``start`` produces them.

    When the asker closes or is cancelled, the iterator is closed at its next item, and the thread ends.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
    left = threading.Event()

    def tell(kind: str, value: Any) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(queue.put_nowait, (kind, value))

    def work() -> None:
        items: Iterator[T] | None = None
        try:
            items = start()
            for item in items:
                if left.is_set():
                    break
                tell("item", item)
            tell("end", None)
        except BaseException as error:  # noqa: BLE001 - handed to the asker, who raises it
            tell("error", error)
        finally:
            close = getattr(items, "close", None)
            if close is not None:
                close()

    threading.Thread(target=work, name="answer", daemon=True).start()
    try:
        while True:
            kind, value = await queue.get()
            if kind == "end":
                return
            if kind == "error":
                raise value
            yield value
    finally:
        left.set()
