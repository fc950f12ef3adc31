"""Which files need not be read again although they, or records in them, gave no article: this very program refused.

A refusal is trusted, like an article, by the file's size, time and inode. Another version of what reads files, or of
the libraries that parse them, tries every refused file, and every file with a refused record, once more.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from index.storage.database import Database, set_meta

_PARSERS = ("charset-normalizer", "lxml", "pypdfium2", "python-docx", "trafilatura")
_KEY = "refused_by"


def has_refusals(database: Database) -> bool:
    """True where a file, or a record in one, is remembered with the reason for which it gave no article."""
    sql = "SELECT EXISTS (SELECT 1 FROM files WHERE reason IS NOT NULL) OR EXISTS (SELECT 1 FROM refused)"
    return bool(database.value(sql))


def doubt_refusals_of_others(database: Database) -> None:
    """From here on the refusals that are trusted are this program's; those of another are trusted no more."""
    if database.meta(_KEY) == reader_version():
        return
    with database.transaction() as change:
        change.execute("UPDATE files SET trusted = 0 WHERE reason IS NOT NULL")
        # A size that no file has: the file's articles stay, and the next look at it reads it again.
        change.execute(
            "UPDATE files SET trusted = 0, size = -1 WHERE (folder, path) IN (SELECT folder, path FROM refused)"
        )
        set_meta(change, _KEY, reader_version())


@cache
def reader_version() -> str:
    """A hash of all that decides whether a file is read: our own code and tables, and which parsers it uses."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.*")):
        if path.suffix in (".py", ".toml"):
            digest.update(path.name.encode() + path.read_bytes())
    for library in _PARSERS:
        try:
            digest.update(f"{library} {version(library)}".encode())
        except PackageNotFoundError:
            continue
    return digest.hexdigest()[:16]
