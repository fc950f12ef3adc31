"""The checksum of a database's file, while this process has the database open."""

from __future__ import annotations

import gc
import hashlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from index.storage import checksums
from index.storage.database import Database

_LAST_USER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM meta").fetchone()
connection.close()
"""


def _open_and_close_elsewhere(path: Path) -> None:
    subprocess.run([sys.executable, "-c", _LAST_USER, str(path)], check=True)


def _note(path: Path, word: str) -> None:
    with sqlite3.connect(path) as change:
        change.execute("INSERT OR REPLACE INTO meta VALUES ('word', ?)", (f'"{word}"',))
    change.close()


def _descriptors(path: Path) -> int:
    return sum(one.resolve() == path for one in Path("/proc/self/fd").iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "archive.sqlite"
    database = Database(path, create=True)
    database.seal()
    database.close()
    return path


def test_another_process_that_leaves_takes_no_log_from_under_a_checked_database(path: Path) -> None:
    database = Database(path)
    database.require_sound(thorough=True)
    _open_and_close_elsewhere(path)
    log = path.with_name("archive.sqlite-wal")
    assert log.exists()
    _note(path, "spire")
    assert database.meta("word") == "spire"
    database.close()


def test_closing_one_database_leaves_the_locks_of_another_one_on_the_same_file(path: Path) -> None:
    first, second = Database(path), Database(path)
    first.require_sound(thorough=True)
    second.require_sound(thorough=True)
    first.close()
    _open_and_close_elsewhere(path)
    assert path.with_name("archive.sqlite-wal").exists()
    second.close()


def test_checksum_is_that_of_the_bytes_open_or_not(path: Path) -> None:
    expected = hashlib.sha256(path.read_bytes()).hexdigest()
    assert checksums.sha256(path) == expected
    database = Database(path)
    assert checksums.sha256(path) == expected == checksums.sha256(path)
    database.close()


def test_nothing_stays_open_when_the_last_database_is_closed_or_dropped(path: Path) -> None:
    for ending in ("closed", "dropped"):
        database = Database(path)
        database.require_sound(thorough=True)
        assert _descriptors(path) >= 1
        if ending == "closed":
            database.close()
        del database
        gc.collect()
        assert _descriptors(path) == 0, ending


def test_file_that_is_put_in_place_of_an_open_one_is_read_itself(path: Path, tmp_path: Path) -> None:
    database = Database(path)
    checksums.sha256(path)
    other = tmp_path / "other"
    other.write_bytes(b"other bytes")
    other.replace(path)
    assert checksums.sha256(path) == hashlib.sha256(b"other bytes").hexdigest()
    database.close()


def test_database_that_is_dropped_while_another_is_counted_waits_for_nobody(path: Path) -> None:
    database = Database(path)
    database.require_sound(thorough=True)
    with checksums._lock:  # as when the garbage collector runs within
        del database
        gc.collect()
    Database(path).close()
    assert _descriptors(path) == 0
