"""One thread a core, each running a batch of its own on that core alone.

Two batches side by side beat one batch spread over two cores: nobody waits for the other core after each
small product, each keeps its batch in its own cache, and a busy neighbour slows down one batch, not both.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from index.storage.forks import require_threads, threads_begin

Given = TypeVar("Given")
Made = TypeVar("Made")


class Cores:
    """A pool of threads in which PyTorch uses one core each; elsewhere its thread count stays as it was."""

    def __init__(self, count: int | None = None) -> None:
        """Threads start with the first work; None means one for each core that this process may use."""
        self.count = count or _usable_cores()
        self._pool: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()

    def run(self, work: Callable[[], Made]) -> Made:
        """The result of one piece of work."""
        return self._threads().submit(work).result()

    def map(self, work: Callable[[Given], Made], items: list[Given]) -> Iterator[tuple[Given, Made]]:
        """(item, result) in order; what has not begun is dropped when the caller stops."""
        futures: list[Future[Made]] = [self._threads().submit(work, item) for item in items]
        try:
            for item, future in zip(items, futures, strict=True):
                yield item, future.result()
        finally:
            for future in futures:
                future.cancel()

    def _threads(self) -> ThreadPoolExecutor:
        import torch

        require_threads()
        threads_begin()
        with self._lock:
            if self._pool is None:
                outside = torch.get_num_threads()
                all_started = threading.Barrier(self.count + 1)

                def start() -> None:
                    torch.set_num_threads(1)  # holds for this thread, and for threads that begin later
                    torch.get_num_threads()  # settles it: a thread that has not asked takes what is set last
                    all_started.wait()

                self._pool = ThreadPoolExecutor(self.count, "encoder", initializer=start)
                for _ in range(self.count):
                    self._pool.submit(int)
                all_started.wait()
                torch.set_num_threads(outside)
            return self._pool


def _usable_cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1
