"""The checksum of a file that SQLite has open in this process.

In: the file of an opened database. Out: its SHA-256. The operating system drops every lock that a process holds on a
file as soon as the process closes any descriptor of it, SQLite's own locks among them: another process then takes
itself for the last user and deletes the write-ahead log that is still in use. So a descriptor of such a file is kept
until nothing in this process has the database open (https://www.sqlite.org/howtocorrupt.html, section 2.2).
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections import Counter, deque
from pathlib import Path

_CHUNK = 1 << 20
_File = tuple[int, int]

_lock = threading.Lock()
_users: Counter[_File] = Counter()
_left: deque[_File] = deque()
"""Files that a database has left; settled when the lock is free."""
_kept: dict[_File, list[int]] = {}
"""Descriptors of files in use that were read; a second one only where the path changed hands while it was opened."""


def use(path: Path) -> _File:
    """Tell that a database has this file open from now on; give what comes back to ``let_go``."""
    file = _identity(path.stat())
    with _lock:
        _settle()
        _users[file] += 1
    return file


def let_go(file: _File) -> None:
    """Tell that a database has closed all its connections to the file.

    The garbage collector may call this anywhere, also within this module: it never waits for the lock.
    """
    _left.append(file)
    if _lock.acquire(blocking=False):
        try:
            _settle()
        finally:
            _lock.release()


def _settle() -> None:
    """Close what nobody uses any more; under the lock."""
    while _left:
        file = _left.popleft()
        _users[file] -= 1
        if _users[file] <= 0:
            del _users[file]
            for descriptor in _kept.pop(file, []):
                os.close(descriptor)


def sha256(path: Path) -> str:
    """The checksum (hex) of the file's bytes; OSError where it cannot be read."""
    if not hasattr(os, "pread"):  # Windows, whose locks belong to a descriptor
        return _of_closed(path)
    with _lock:
        file = _identity(path.stat())
        if file not in _kept:
            descriptor = os.open(path, os.O_RDONLY)
            file = _identity(os.fstat(descriptor))
            if file in _users:
                _kept.setdefault(file, []).append(descriptor)
            else:
                os.close(descriptor)
                return _of_closed(path)
        descriptor = _kept[file][0]
        _users[file] += 1
    try:
        return _of_descriptor(descriptor)
    finally:
        let_go(file)


def _of_closed(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _of_descriptor(descriptor: int) -> str:
    digest, at = hashlib.sha256(), 0
    while part := os.pread(descriptor, _CHUNK, at):
        digest.update(part)
        at += len(part)
    return digest.hexdigest()


def _identity(stat: os.stat_result) -> _File:
    return stat.st_dev, stat.st_ino
