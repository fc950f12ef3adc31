"""Forked processes: where an index was searched before the fork, its child may not search, and is told so at once.

PyTorch's and Chroma's threads stay behind in the parent; whatever waits for them in the child waits for ever. A
process that was forked before anything was loaded, or that was spawned, is not concerned.
"""

from __future__ import annotations

import os

from index.errors import ForkedProcessError

_state = {"has threads": False, "lost them": False}


def threads_begin() -> None:
    """Note that threads are about to run here that a fork does not carry over."""
    _state["has threads"] = True


def require_threads() -> None:
    """ForkedProcessError in a process whose parent had begun threads before it forked."""
    if _state["lost them"]:
        raise ForkedProcessError(
            f"Process {os.getpid()} was forked from one that had already loaded models or searched an index, whose "
            "threads it has not got. Start processes that ask by spawn: multiprocessing.get_context('spawn'), "
            "or fork before the first question."
        )


def has_threads_left_behind() -> bool:
    """Whether this process was forked from one that had begun threads."""
    return _state["lost them"]


def _after_fork() -> None:
    _state["lost them"] = _state["lost them"] or _state["has threads"]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
