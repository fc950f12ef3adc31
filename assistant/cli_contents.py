"""The commands that say what an index holds: ``status``, ``articles`` and ``verify``.

An opened assistant comes in; what a person or a program reads goes to standard output, and the exit code back.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import OTHER_ENDING

if TYPE_CHECKING:
    from assistant.api import Assistant
    from index.records import IndexStatus

DONE, FAILED = 0, 1
_NAMED_FILES = 3


def print_json(value: Any) -> None:
    """One JSON document."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def grouped(files: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """(path, reason) of files that were not read; those of one other ending become one item with the first names."""
    listed: list[tuple[str, str]] = []
    others: dict[str, list[str]] = {}
    for path, reason in files:
        if OTHER_ENDING in reason:
            others.setdefault(reason, []).append(path)
        else:
            listed.append((path, reason))
    for reason, paths in others.items():
        more = f" and {len(paths) - _NAMED_FILES} more" if len(paths) > _NAMED_FILES else ""
        listed.append((", ".join(paths[:_NAMED_FILES]) + more, reason))
    return listed


def say_notes(status: IndexStatus) -> None:
    """One line that counts the articles with notes on how they were read, where there are any."""
    if status.noted:
        carry = "1 article carries notes" if status.noted == 1 else f"{status.noted} articles carry notes"
        print(f"  {carry} on the reading (encoding, date, ...); see them: assistant articles --notes")


def show_status(assistant: Assistant, *, as_json: bool) -> int:
    """Say what is indexed."""
    from index.folders import is_folder

    status = assistant.status()
    if as_json:
        print_json(status.to_dict())
        return DONE
    languages = ", ".join(
        f"{count} {code}" for code, count in sorted(status.languages.items(), key=lambda i: -i[1])
    )
    print(f"{status.path}: {status.articles} articles ({languages}), {status.passages} passages")
    print(f"published {status.date_from or '?'} to {status.date_to or '?'}, {status.undated} without a date")
    folders = [path if is_folder(Path(path)) else f"{path} (missing)" for path in status.folders]
    print(f"folders: {', '.join(folders)}")
    print(
        f"generation {status.generation}, {status.size_bytes / 1e6:.1f} MB"
        + ("" if status.healthy else ", the last writer did not end well: the next index run heals it")
    )
    for path, reason in grouped(status.unreadable):
        print(f"  not read: {path}: {reason}")
    for warning in status.warnings:
        print(f"  note: {warning}")
    say_notes(status)
    return DONE


def show_articles(assistant: Assistant, *, as_json: bool, only_noted: bool = False, **filters: Any) -> int:
    """List the indexed articles that the filters leave in, one a line; ``only_noted``: those with notes, and these."""
    found = assistant.articles(**filters)
    if only_noted:
        found = [info for info in found if info.notes]
    if as_json:
        print_json([info.to_dict() for info in found])
        return DONE
    for info in found:
        title = " ".join((info.title or "").split())
        print(f"{info.source}  {info.date or '?'}  {info.language or '?'}  {title}".rstrip())
        for note in info.notes if only_noted else ():
            print(f"    note: {note}")
    return DONE


def show_verification(assistant: Assistant, *, as_json: bool) -> int:
    """Check every passage and every vector, and say what was found."""
    report = assistant.verify()
    if as_json:
        print_json(report.to_dict())
    else:
        found = "all sound" if report.ok else "problems found"
        print(
            f"{report.passages} passages, {report.vectors} vectors checked in {report.seconds:.1f} s: {found}"
        )
        for problem in report.problems:
            print(f"  {problem}")
    return DONE if report.ok else FAILED
