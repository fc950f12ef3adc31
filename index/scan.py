"""What has changed in a folder since it was indexed: files come in, what to read and what has gone goes out.

A file is taken as unchanged by its size, time and inode; where these differ, or were noted within the clock's
grain of the file's last change, its bytes decide. One that gave no article is then read again.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from index.articles import FileEntry, find_files
from index.folders import is_folder
from index.rows import FileRecord
from index.storage.database import Database, Row
from index.storage.lock import LOCK_FILES
from index.storage.version import POINTER_FILES, versions

_GRAIN_NS = 2_000_000_000
_PAGE_FOLDER = re.compile(
    r"(?P<page>.+)[_-](?:files|Dateien|fichiers|archivos|bestanden|filer|arquivos|file|pliki)"
)
_PAGE_ENDINGS = frozenset((".html", ".htm", ".xhtml"))
_NO_FRAMES = frozenset(".txt .text .md .markdown .pdf .docx .jsonl .ndjson .csv .tsv".split())
"""Endings that a person gives to articles, and no browser to what it saves of a page."""
_SAVED_SCRIPT = re.compile(r"f(?: ?\(\d+\))?\.txt")
"""The name under which browsers save the scripts of advertisements."""


@dataclass(slots=True)
class Changes:
    """What an indexing run has to do.

    Attributes:
        to_read: files that are new or have other bytes.
        unchanged: files whose articles stay, and those that still give none.
        touched: unchanged files whose stat is to be noted anew.
        gone: known files that are no longer there; what lies in a folder that cannot be listed now is not known to be.
        no_articles: known files that hold no articles by where they lie: beside a saved page, in the index's folder.
        unreadable: (path, reason) of files that cannot be taken as articles, their old articles kept.
    """

    to_read: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    touched: list[FileRecord] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    no_articles: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)


def known_files(database: Database, folder: int) -> dict[str, FileRecord]:
    """What is remembered of a folder's files, by path."""
    rows = database.read("SELECT * FROM files WHERE folder = ?", (folder,))
    return {row[1]: _as_record(row) for row in rows}


def known_file(database: Database, folder: int, path: str) -> FileRecord | None:
    """What is remembered of one file."""
    rows = database.read("SELECT * FROM files WHERE folder = ? AND path = ?", (folder, path))
    return _as_record(rows[0]) if rows else None


def _as_record(row: Row) -> FileRecord:
    return FileRecord(row[0], row[1], row[2], row[3], row[4], bool(row[5]), row[6], row[7])


def changes(database: Database, number: int, folder: Path, index: Path) -> Changes:
    """Compare a folder with what the index remembers of it; a missing folder counts as one without files.

    ``index`` is the folder of the index itself, of which nothing is read.
    """
    known = known_files(database, number)
    found, unfit = find_files(folder) if is_folder(folder) else ([], [])
    own = _own_places(folder, index)
    found = [entry for entry in found if not _is_in(entry.path, own)]
    unfit = [item for item in unfit if not _is_in(item[0], own)]
    pages = _saved_pages(found)
    listed = [*(entry.path for entry in found), *(path for path, _ in unfit)]
    result = Changes(unreadable=[item for item in unfit if _page_folder(item[0], pages) is None])
    result.unreadable += _in_page_folders(listed, pages)
    found = [entry for entry in found if _page_folder(entry.path, pages) is None]
    for entry in found:
        _compare(folder, number, entry, known.get(entry.path), result)
    unlisted = frozenset(path for path, _ in unfit if _is_real_folder(folder / path))
    left = sorted(set(known) - {entry.path for entry in found} - {path for path, _ in result.unreadable})
    for path in left:
        if _is_in(path, unlisted):
            continue
        elsewhere = _is_in(path, own) or _page_folder(path, pages) is not None
        (result.no_articles if elsewhere else result.gone).append(path)
    return result


def _own_places(folder: Path, index: Path) -> frozenset[str]:
    """Where below a folder of articles the index keeps its own files: its folder, or their names where both are one."""
    place = index.resolve()
    if place == folder:
        return frozenset((*POINTER_FILES, *LOCK_FILES, *(version.name for version in versions(folder))))
    return frozenset((place.relative_to(folder).as_posix(),)) if place.is_relative_to(folder) else frozenset()


def _is_real_folder(path: Path) -> bool:
    return is_folder(path) and not path.is_symlink()


def _is_in(path: str, places: frozenset[str]) -> bool:
    return any(path == place or path.startswith(f"{place}/") for place in places)


def _saved_pages(found: list[FileEntry]) -> set[str]:
    """The paths of the web pages of a folder, without their endings."""
    paths = (PurePosixPath(entry.path) for entry in found)
    return {str(path.with_suffix("")) for path in paths if path.suffix.lower() in _PAGE_ENDINGS}


def _page_folder(path: str, pages: set[str]) -> str | None:
    """The folder ``X_files`` that a file lies in where a browser saved it beside a page ``X.html``, else None."""
    parts = path.split("/")
    if PurePosixPath(path).suffix.lower() in _NO_FRAMES and not _SAVED_SCRIPT.fullmatch(parts[-1]):
        return None
    for depth, name in enumerate(parts[:-1]):
        match = _PAGE_FOLDER.fullmatch(name)
        if match and "/".join([*parts[:depth], match["page"]]) in pages:
            return "/".join(parts[: depth + 1])
    return None


def _in_page_folders(paths: list[str], pages: set[str]) -> list[tuple[str, str]]:
    """One (folder, reason) for all the files that a browser saved beside one page."""
    folders = Counter(folder for path in paths if (folder := _page_folder(path, pages)))
    return [
        (folder, f"pictures and frames of the saved page beside it: not read ({count} files)")
        for folder, count in sorted(folders.items())
    ]


def _compare(folder: Path, number: int, entry: FileEntry, record: FileRecord | None, result: Changes) -> None:
    if record is None:
        result.to_read.append(entry.path)
        return
    if record.trusted and (record.size, record.mtime_ns, record.inode) == (
        entry.size,
        entry.mtime_ns,
        entry.inode,
    ):
        result.unchanged.append(entry.path)
        return
    if record.reason is not None:
        result.to_read.append(entry.path)
        return
    try:
        if record.size == entry.size and _hash_of(folder / entry.path) == record.content_hash:
            result.unchanged.append(entry.path)
            now = record_of(number, entry, record.content_hash)
            if (now.trusted, now.mtime_ns, now.inode) != (record.trusted, record.mtime_ns, record.inode):
                result.touched.append(now)
            return
    except OSError as error:
        result.unreadable.append(
            (entry.path, f"cannot be read ({error.strerror}); its indexed version stays")
        )
        return
    result.to_read.append(entry.path)


def record_of(number: int, entry: FileEntry, content_hash: str) -> FileRecord:
    """A file as it is on disk; its stat is trusted once its last change is older than the clock's grain."""
    trusted = time.time_ns() - entry.mtime_ns > _GRAIN_NS
    return FileRecord(number, entry.path, entry.size, entry.mtime_ns, entry.inode, trusted, content_hash)


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def has_changed(folder: Path, record: FileRecord) -> bool:
    """True when a file is gone or has other bytes than those remembered."""
    try:
        now = (folder / record.path).stat()
        held = (record.size, record.mtime_ns, record.inode)
        if record.trusted and held == (now.st_size, now.st_mtime_ns, now.st_ino):
            return False
        return record.size != now.st_size or _hash_of(folder / record.path) != record.content_hash
    except OSError:
        return True
