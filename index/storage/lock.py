"""One writer at a time: a lock on a file beside the index, which the operating system drops with the process.

Comes in: the index folder. Goes out: a context in which no other process writes, or IndexLockedError that names
who does.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import IndexLockedError, StorageError

WAIT_S = 6.0
_LOCK = "write.lock"
_HOLDER = "writer.json"
_OPENING = "opening.lock"
LOCK_FILES = (_LOCK, _HOLDER, _OPENING)
"""Names of the files that these locks keep in the index's folder."""


@contextmanager
def writer_lock(folder: Path, wait_s: float = WAIT_S) -> Iterator[None]:
    """Hold the index for writing; IndexLockedError after ``wait_s`` seconds, naming the holder.

    ``folder`` must exist. The lock is the operating system's, so a killed holder leaves none behind.
    """
    lock = FileLock(folder / _LOCK, timeout=wait_s)
    try:
        lock.acquire()
    except Timeout:
        raise IndexLockedError(
            f"The index at {folder} is being written by {_holder(folder)}; waited {wait_s:.0f} s. "
            "Wait until it has finished, or stop that process, and try again."
        ) from None
    except OSError as error:
        raise StorageError(
            f"Cannot lock the index at {folder}: {error}. Check that the folder is writable."
        ) from error
    try:
        _sign(folder)
        yield
    finally:
        (folder / _HOLDER).unlink(missing_ok=True)
        lock.release()


def is_being_written(folder: Path) -> bool:
    """True while some process (this one too) holds the index for writing."""
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return True
    except OSError:
        return False
    lock.release()
    return False


@contextmanager
def opening_lock(folder: Path) -> Iterator[None]:
    """Held while the embedded vector store is opened by a reader or added to by the writer, never together.

    Opening replays what the store has not yet written to its graph, and a replay beside a running addition
    could write an older graph over a newer one. A folder that cannot be written to needs no such lock.
    """
    lock = FileLock(folder / _OPENING, timeout=60)
    try:
        lock.acquire()
    except Timeout:
        raise StorageError(f"The vector store at {folder} stayed busy for 60 s. Try again.") from None
    except OSError:
        yield
        return
    try:
        yield
    finally:
        lock.release()


def _sign(folder: Path) -> None:
    holder = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "since": datetime.now().isoformat(timespec="seconds"),
    }
    try:
        (folder / _HOLDER).write_text(json.dumps(holder), encoding="utf-8")
    except OSError as error:
        raise StorageError(
            f"Cannot write to the index at {folder}: {error}. Free some space and try again."
        ) from error


def _holder(folder: Path) -> str:
    try:
        holder = json.loads((folder / _HOLDER).read_text(encoding="utf-8"))
        return f"process {holder['pid']} on {holder['host']} since {holder['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
