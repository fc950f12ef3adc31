"""Which files need not be read again although they gave no article: those that this very program refused.

A refusal is trusted, like an article, by the file's size, time and inode. Another version of what reads files, or of
the libraries that parse them, tries every refused file once more.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from index.database import Database, set_meta

_PARSERS = ("charset-normalizer", "lxml", "pypdfium2", "python-docx", "trafilatura")
_KEY = "refused_by"


def has_refusals(database: Database) -> bool:
    """True where a file is remembered with the reason for which it gave no article."""
    return bool(database.value("SELECT EXISTS (SELECT 1 FROM files WHERE reason IS NOT NULL)"))


def doubt_refusals_of_others(database: Database) -> None:
    """From here on the refusals that are trusted are this program's; those of another are trusted no more."""
    if database.meta(_KEY) == reader_version():
        return
    with database.transaction() as change:
        change.execute("UPDATE files SET trusted = 0 WHERE reason IS NOT NULL")
        set_meta(change, _KEY, reader_version())


@cache
def reader_version() -> str:
    """A hash of all that decides whether a file is read: our own code, and which parsers it uses."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for path in [here / "articles.py", *sorted((here / "formats").iterdir())]:
        if path.suffix in (".py", ".toml"):
            digest.update(path.name.encode() + path.read_bytes())
    for library in _PARSERS:
        try:
            digest.update(f"{library} {version(library)}".encode())
        except PackageNotFoundError:
            continue
    return digest.hexdigest()[:16]
