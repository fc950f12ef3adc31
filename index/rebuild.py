"""Builds the index anew beside the old one and switches: with other settings, or after damage.

Articles and vectors come from the old archive as far as it can be read, else articles from the remembered folders.
A rebuild that was killed is taken up where it stopped.
"""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path
from typing import Any
from uuid import uuid4

from index.errors import ArchiveIndexError, IndexDamagedError, IndexMissingError
from index.line import ArticleLine, EmbedderSource
from index.mending import renew, with_passages
from index.opened import OpenedVersion
from index.parts import repetition
from index.preparing import prepare
from index.records import IndexProgress, ProgressCallback
from index.run import FolderRun, end_run, stopped_by_sigterm
from index.settings import IndexSettings
from index.settling import settle
from index.storage.database import SCHEMA_VERSION, Database, set_meta
from index.storage.version import current_version, new_version, remembered, switch_to, versions
from index.store import VectorStore


def rebuild_index(
    folder: Path, settings: IndexSettings, embedder: EmbedderSource, progress: ProgressCallback | None
) -> None:
    """Put a new version in force; the caller holds the lock and drops the old one.

    IndexMissingError where there is nothing to build from; IndexDamagedError when nothing readable is left.
    """
    with stopped_by_sigterm():
        old = _readable(folder, settings)
        if old is None:
            _from_folders(folder, settings, embedder, progress)
            return
        try:
            if not _can_be_copied(old, settings):
                _recut(old, settings, embedder, progress)
            else:
                renew(old)
        except IndexDamagedError:
            old.close()
            _from_folders(folder, settings, embedder, progress)
        finally:
            old.close()


def _readable(folder: Path, settings: IndexSettings) -> OpenedVersion | None:
    """The version in force when its archive is whole, else None."""
    current = current_version(folder)
    if current is None:
        if not remembered(folder):
            raise IndexMissingError(
                f"No index at {folder}. Build one with: assistant index ARTICLES --index {folder}"
            )
        return None
    try:
        version = OpenedVersion(current, settings, earlier=True)
    except ArchiveIndexError:
        return None
    try:
        version.database.require_sound(thorough=True)
        return version
    except ArchiveIndexError:
        version.close()
        return None


def _can_be_copied(old: OpenedVersion, settings: IndexSettings) -> bool:
    """Whether format, settings and vectors of the old archive are good as they are."""
    return (
        _has_this_format(old)
        and not settings.differences(old.database.meta("settings") or {})
        and _vectors_sound(old.database)
    )


def _has_this_format(old: OpenedVersion) -> bool:
    return bool(old.database.meta("schema") == SCHEMA_VERSION)


def _vectors_sound(database: Database) -> bool:
    return all(
        zlib.crc32(blob) == crc
        for rows in database.scan("SELECT crc, vector FROM vectors")
        for crc, blob in rows
    )


def _recut(
    old: OpenedVersion, settings: IndexSettings, embedder: EmbedderSource, progress: ProgressCallback | None
) -> None:
    """Cut, embed and store every article of the old archive with the settings asked for now."""
    target = _unfinished(old, settings) or _begun(old, settings)
    try:
        _take_vectors(old, target.database)
        done = {row[0]: row[1] for row in target.database.read("SELECT source, digest FROM articles")}
        places = {row[0]: row[1:] for row in old.database.read("SELECT source, folder, path FROM articles")}
        total = len(places)
        line = ArticleLine(target, embedder)
        fingerprint = line.fingerprint()
        if _has_this_format(old):
            line.repeated = repetition.left_out(old.database)
        for count, (article, _) in enumerate(with_passages(old)):
            if progress is not None:
                progress(IndexProgress("embedding", count, total, 0.0, article.source))
            prepared = prepare(article, settings.rules, fingerprint, line.repeated)
            if done.get(article.source) != prepared.digest:
                line.put(prepared, *places[article.source])
                line.commit_when_full()
        line.commit()
        settle(target, line)
        end_run(target)
        switch_to(target.folder)
    finally:
        target.close()
    _drop_old_collection(old)


def _begun(old: OpenedVersion, settings: IndexSettings) -> OpenedVersion:
    target = OpenedVersion(new_version(old.folder.parent), settings, create=True)
    with target.database.transaction() as change:
        set_meta(change, "settings", settings.kept())
        set_meta(change, "identity", old.database.meta("identity") or uuid4().hex[:12])
        set_meta(change, "generation", old.generation + 1)
        set_meta(change, "rebuild_of", [old.folder.name, old.generation])
        for table in ("folders", "files", "unfit", "refused"):
            rows = old.database.read(f"SELECT * FROM {table}")
            if rows:
                change.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)
    return target


def _unfinished(old: OpenedVersion, settings: IndexSettings) -> OpenedVersion | None:
    """A version that a killed rebuild of this same state with these same settings left behind."""
    for path in versions(old.folder.parent):
        if path.name == old.folder.name:
            continue
        try:
            version = OpenedVersion(path, settings)
        except ArchiveIndexError:
            continue
        meta = version.database.meta
        if meta("rebuild_of") == [old.folder.name, old.generation] and meta("settings") == settings.kept():
            return version
        version.close()
    return None


def _take_vectors(old: OpenedVersion, target: Database) -> None:
    """Copy the old archive's sound vectors: a passage whose text and model stay is not embedded again."""
    for rows in old.database.scan("SELECT key, crc, vector FROM vectors"):
        sound = [row for row in rows if zlib.crc32(row[2]) == row[1]]
        with target.transaction() as change:
            change.executemany("INSERT OR IGNORE INTO vectors(key, crc, vector) VALUES (?, ?, ?)", sound)


def _from_folders(
    folder: Path, settings: IndexSettings, embedder: EmbedderSource, progress: ProgressCallback | None
) -> None:
    """Index every remembered folder into a new version; vectors that can still be read are used again."""
    kept = remembered(folder)
    paths = [Path(path) for path in kept.get("folders", [])]
    current = current_version(folder)
    if not paths and current is not None:
        paths = [Path(path) for path in _salvaged_folders(current / "archive.sqlite")]
    if not any(path.is_dir() for path in paths):
        named = ", ".join(map(str, paths)) or "none is known"
        raise IndexDamagedError(
            f"The index at {folder} is damaged and its folders cannot be read ({named}). Bring them back, or delete "
            f"{folder} and build it with: assistant index ARTICLES --index {folder}"
        )
    target = OpenedVersion(new_version(folder), settings, create=True)
    try:
        with target.database.transaction() as change:
            set_meta(change, "settings", settings.kept())
            set_meta(change, "identity", uuid4().hex[:12])
        if current is not None:
            _salvage_vectors(current / "archive.sqlite", target.database)
        for path in paths:
            FolderRun(target, embedder, progress).run(path, allow_removals=True)
        end_run(target)
        switch_to(target.folder)
    finally:
        target.close()


def _salvaged_folders(path: Path) -> list[str]:
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        try:
            return [row[0] for row in connection.execute("SELECT path FROM folders ORDER BY n")]
        finally:
            connection.close()
    except sqlite3.Error:
        return []


def _salvage_vectors(path: Path, target: Database) -> None:
    """Read vectors from a damaged file, row by row, as long as SQLite can; only those whose checksum holds count."""
    rows: list[tuple[Any, ...]] = []
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        try:
            for key, crc, blob in connection.execute("SELECT key, crc, vector FROM vectors"):
                if isinstance(key, bytes) and isinstance(blob, bytes) and zlib.crc32(blob) == crc:
                    rows.append((key, crc, blob))
        finally:
            connection.close()
    except sqlite3.Error:
        pass
    with target.transaction() as change:
        change.executemany("INSERT OR IGNORE INTO vectors(key, crc, vector) VALUES (?, ?, ?)", rows)


def _drop_old_collection(old: OpenedVersion) -> None:
    kept = old.database.meta("settings") or {}
    if old.settings.remote and kept.get("location") == old.settings.location:
        VectorStore(old.settings, old.chroma_folder, old.collection).drop()
