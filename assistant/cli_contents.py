"""The commands that say what an index holds: ``status``, ``articles`` and ``verify``.

An opened assistant comes in; what a person or a program reads goes to standard output, and the exit code back.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.api import Assistant

DONE, FAILED = 0, 1


def print_json(value: Any) -> None:
    """One JSON document."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def show_status(assistant: Assistant, *, as_json: bool) -> int:
    """Say what is indexed."""
    status = assistant.status()
    if as_json:
        print_json(status.to_dict())
        return DONE
    languages = ", ".join(
        f"{count} {code}" for code, count in sorted(status.languages.items(), key=lambda i: -i[1])
    )
    print(f"{status.path}: {status.articles} articles ({languages}), {status.passages} passages")
    print(f"published {status.date_from or '?'} to {status.date_to or '?'}, {status.undated} without a date")
    print(f"folders: {', '.join(status.folders)}")
    print(
        f"generation {status.generation}, {status.size_bytes / 1e6:.1f} MB"
        + ("" if status.healthy else ", the last writer did not end well: the next index run heals it")
    )
    for path, reason in status.unreadable:
        print(f"  not read: {path}: {reason}")
    return DONE


def show_articles(assistant: Assistant, *, as_json: bool, **filters: Any) -> int:
    """List the indexed articles that the filters leave in, one a line."""
    found = assistant.articles(**filters)
    if as_json:
        print_json([info.to_dict() for info in found])
        return DONE
    for info in found:
        title = " ".join((info.title or "").split())
        print(f"{info.source}  {info.date or '?'}  {info.language or '?'}  {title}".rstrip())
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
