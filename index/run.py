"""One indexing run over one folder: what changed comes in, the article line is fed, a report goes out."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType

from index import refusals
from index.folders import articles_in_words, command, folder_number, folder_warnings, is_folder
from index.line import ArticleLine, EmbedderSource
from index.opened import OpenedVersion
from index.parts import repetition
from index.preparing import prepare
from index.reading import ReadFile, read_ahead
from index.records import IndexProgress, IndexReport, ProgressCallback
from index.rows import FileRecord
from index.scan import Changes, changes
from index.settling import settle
from index.storage.database import Database, count_files_noted, set_meta

LEAST_LEFT = 0.8
"""A folder with fewer than this share of its known articles is taken for a mistake, and nothing is removed."""
_NAMED_FILES = 3


@dataclass(frozen=True, slots=True)
class _Lessened:
    """A file that no longer holds some of its articles: its record as it was read, and those articles' numbers.

    The record is noted only with their removal. Until then one is noted that fits no file: whatever comes in between,
    the next run reads the file again.
    """

    record: FileRecord
    held: int
    left: tuple[int, ...]


class _Course:
    """How far a run is; apart from the run, so that what tells of it does not hold on to the run and its model."""

    def __init__(self, progress: ProgressCallback | None) -> None:
        self._progress = progress
        self._began = time.monotonic()
        self.total = 0
        self.done = 0

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def tell(self, step: str, source: str | None = None) -> None:
        if self._progress is not None:
            self._progress(IndexProgress(step, self.done, self.total, self.seconds, source))


class FolderRun:
    """A run over one folder; the index is locked for writing while it lasts."""

    def __init__(
        self, version: OpenedVersion, embedder: EmbedderSource, progress: ProgressCallback | None
    ) -> None:
        """``progress`` is told of every step."""
        self._version = version
        self._database = version.database
        self._counts: Counter[str] = Counter()
        self._unreached: list[tuple[str, str]] = []
        self._lessened: list[_Lessened] = []
        self._course = course = _Course(progress)
        self._line = ArticleLine(version, embedder, lambda step, _: course.tell(step))

    def run(self, folder: Path, *, allow_removals: bool) -> IndexReport:
        """Bring the index in line with the folder and report what was done, in articles."""
        index = self._version.folder.parent
        number = folder_number(self._database, folder)
        if refusals.has_refusals(self._database):
            refusals.doubt_refusals_of_others(self._database)
        todo = changes(self._database, number, folder, index)
        held = self._articles_of_files(number)
        self._course.total = len(todo.to_read)
        with stopped_by_sigterm():
            self._note_unchanged(held, todo)
            self._read(folder, number, todo)
            self._forget(number, todo.no_articles)
            warning = self._remove_what_is_gone(number, folder, todo, held, allow_removals=allow_removals)
            self._line.commit()
            settle(self._version, self._line)
        skipped = self._skipped_now(number)
        warnings = [warning] if warning else []
        warnings += folder_warnings(self._database, index, folder if warning else None)
        return IndexReport(
            added=self._counts["added"],
            changed=self._counts["changed"],
            unchanged=self._counts["unchanged"],
            removed=self._counts["removed"],
            skipped=len(skipped),
            skipped_files=skipped,
            passages=self._version.passage_count(),
            embedded=self._line.embedded,
            seconds=self._course.seconds,
            warnings=tuple(warnings),
        )

    @property
    def changed_anything(self) -> bool:
        """True when the run committed any change of content."""
        return self._line.changed_anything

    def _skipped_now(self, number: int) -> tuple[tuple[str, str], ...]:
        """(path, reason) of every file and record of the folder that is not in the index, or not as it is now."""
        self._remember_unreadable(number)
        sql = (
            "SELECT path, reason FROM unfit WHERE folder = ?1"
            " UNION SELECT source, reason FROM refused WHERE folder = ?1"
            " UNION SELECT path, reason FROM files WHERE folder = ?1 AND reason IS NOT NULL ORDER BY 1"
        )
        return tuple((row[0], row[1]) for row in self._database.read(sql, (number,)))

    def _articles_of_files(self, number: int) -> dict[str, int]:
        """How many articles the index holds of each file of a folder."""
        sql = "SELECT path, count(*) FROM articles WHERE folder = ? GROUP BY path"
        return {row[0]: row[1] for row in self._database.read(sql, (number,))}

    def _note_unchanged(self, held: dict[str, int], todo: Changes) -> None:
        self._counts["unchanged"] += sum(held.get(path, 0) for path in todo.unchanged)
        for record in todo.touched:
            self._line.note(record)
        self._unreached += todo.unreadable

    def _remember_unreadable(self, number: int) -> None:
        """Files that could not be reached are remembered with their reason; those of the last run are forgotten."""
        unreadable = self._unreached
        held = self._database.read("SELECT path, reason FROM unfit WHERE folder = ?", (number,))
        if sorted(held) == sorted(unreadable):
            return
        with self._database.transaction() as change:
            change.execute("DELETE FROM unfit WHERE folder = ?", (number,))
            change.executemany("INSERT INTO unfit VALUES (?, ?, ?)", [(number, *item) for item in unreadable])
            count_files_noted(change)

    def _read(self, folder: Path, number: int, todo: Changes) -> None:
        if not todo.to_read:
            return
        self._course.tell("reading")
        prefixes = source_prefixes(self._database, number, folder.name, todo.to_read)
        fingerprint = self._line.fingerprint()
        rules = self._version.settings.rules
        self._line.repeated = repetition.left_out(self._database)
        files = read_ahead(
            folder,
            number,
            todo.to_read,
            prefixes,
            lambda article: prepare(article, rules, fingerprint, self._line.repeated),
        )
        with closing(files):
            for file in files:
                self._take(number, file)
                self._course.done += 1
                self._course.tell("reading", file.path)

    def _take(self, number: int, file: ReadFile) -> None:
        held = {
            row[1]: (row[0], row[2])
            for row in self._database.read(
                "SELECT n, source, digest FROM articles WHERE folder = ? AND path = ?", (number, file.path)
            )
        }
        if file.keep:
            self._unreached.append((file.path, file.record.reason or ""))
            return
        sources = {prepared.article.source for prepared in file.articles}
        for prepared in file.articles:
            old = held.get(prepared.article.source)
            if old is not None and old[1] == prepared.digest:
                self._counts["unchanged"] += 1
                continue
            self._counts["added" if old is None else "changed"] += 1
            self._line.put(prepared, number, file.path)
        if file.record.reason is not None or file.record.refused:
            refusals.doubt_refusals_of_others(self._database)
        left = tuple(row for source, (row, _) in held.items() if source not in sources)
        if left:
            self._lessened.append(_Lessened(file.record, len(held), left))
            self._line.note(replace(file.record, size=-1, trusted=False, reason=None))
        else:
            self._line.note(file.record)

    def _remove_what_is_gone(
        self, number: int, folder: Path, todo: Changes, held: dict[str, int], *, allow_removals: bool
    ) -> str | None:
        """Remove the articles that the folder no longer holds, or tell why none of them was removed."""
        before = sum(held.values()) - sum(held.get(path, 0) for path in todo.no_articles)
        going = sum(held.get(path, 0) for path in todo.gone) + sum(len(file.left) for file in self._lessened)
        now = before + self._counts["added"] - going
        if not going or allow_removals or now >= LEAST_LEFT * before:
            for file in self._lessened:
                self._counts["removed"] += len(file.left)
                self._line.remove(file.left)
                self._line.note(file.record)
            self._forget(number, todo.gone)
            return None
        for file in self._lessened:
            if file.record.reason is not None:
                self._unreached.append((file.record.path, f"{file.record.reason}; its indexed version stays"))
        self._forget(number, [path for path in todo.gone if path not in held])
        return self._shrunken(folder, before, now)

    def _shrunken(self, folder: Path, before: int, now: int) -> str:
        index = self._version.folder.parent
        if not is_folder(folder):
            return (
                f"The folder {folder} is missing. Nothing was removed from the index. If its disk is only away, "
                f"nothing needs doing. If its {articles_in_words(before)} are to go: "
                f"{command('remove {}', folder, index)}"
            )
        fewer = [f"{file.record.path} ({len(file.left)} of {file.held})" for file in self._lessened]
        named = ", ".join(fewer[:_NAMED_FILES]) + (" and others" if len(fewer) > _NAMED_FILES else "")
        return (
            f"The folder {folder} has {now} of its {articles_in_words(before)}"
            f"{f'; files that lost some: {named}' if fewer else ''}. Nothing was removed from the index. If those that "
            f"are missing are to go: {command('index {} --allow-removals', folder, index)}"
        )

    def _forget(self, number: int, paths: list[str]) -> None:
        for path in paths:
            rows = self._database.read("SELECT n FROM articles WHERE folder = ? AND path = ?", (number, path))
            self._counts["removed"] += len(rows)
            self._line.remove(row[0] for row in rows)
            self._line.forget(number, path)


def source_prefixes(database: Database, number: int, name: str, paths: list[str]) -> dict[str, str]:
    """What stands before a path in its source, where another folder has taken the plain path; stable once given."""
    mine: dict[str, str] = {}
    taken: set[str] = set()
    for folder, path, source in database.read("SELECT folder, path, source FROM articles"):
        prefix = _prefix(source, path)
        if folder == number:
            mine[path] = prefix
        else:
            taken.add(prefix + path)
    prefixes: dict[str, str] = {}
    for path in paths:
        prefix, copy = mine.get(path, ""), 1
        if path not in mine:
            while prefix + path in taken:
                prefix = f"{name}/" if copy == 1 else f"{name}~{copy}/"
                copy += 1
        if prefix:
            prefixes[path] = prefix
    return prefixes


def _prefix(source: str, path: str) -> str:
    if source.endswith(path):
        return source[: len(source) - len(path)]
    return source[: max(source.rfind(path + "#"), 0)]


@contextmanager
def stopped_by_sigterm() -> Iterator[None]:
    """Turn SIGTERM into an orderly end while indexing, where the program has not decided otherwise itself."""
    in_main = threading.current_thread() is threading.main_thread()
    if not in_main or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def end_run(version: OpenedVersion, *, changed: bool = True, complete: bool = True) -> None:
    """After an orderly end: note that nothing is half done, seal the archive, drop vectors that nothing uses.

    A run that was not ``complete`` leaves those to the next one, which will use them.
    """
    if changed or version.database.meta("dirty"):
        with version.database.transaction() as change:
            if complete:
                change.execute("DELETE FROM vectors WHERE n NOT IN (SELECT vector FROM passages)")
            set_meta(change, "dirty", False)
    version.database.seal()
