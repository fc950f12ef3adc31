"""Which version of the index is in force: each is a folder of its own, and one small file names the current one.

A rebuild fills a new version beside the old one and switches the name, atomically; the old folder then goes, and
with it every byte of what was deleted.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from pathlib import Path
from typing import Any

from index.errors import StorageError

_POINTER = "current"
_REMEMBERED = "remembered.json"
_PREFIX = "v"
POINTER_FILES = (_POINTER, _REMEMBERED)
"""Names of the files that stand beside the versions."""


def current_version(folder: Path) -> Path | None:
    """The folder of the version in force, or None where there is no index."""
    try:
        name = (folder / _POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    if name.startswith(_PREFIX) and "/" not in name and (folder / name).is_dir():
        return folder / name
    left = versions(folder)
    return left[0] if len(left) == 1 and (left[0] / "complete").exists() else None


def versions(folder: Path) -> list[Path]:
    """Every version's folder that exists, in force or not, oldest first."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.iterdir() if path.is_dir() and path.name[1:].split("-")[0].isdigit()]
    return sorted(
        (path for path in found if path.name.startswith(_PREFIX)),
        key=lambda path: (int(path.name[1:].split("-")[0]), path.name),
    )


def new_version(folder: Path) -> Path:
    """Make the folder of a further version; it is in force only after ``switch_to``."""
    numbers = [int(path.name[1:].split("-")[0]) for path in versions(folder)]
    path = folder / f"{_PREFIX}{max(numbers, default=0) + 1}-{secrets.token_hex(4)}"
    try:
        path.mkdir(parents=True)
    except OSError as error:
        raise StorageError(f"Cannot make {path}: {error}. Check the folder and the disk.") from error
    return path


def switch_to(version: Path) -> None:
    """Put a version in force: one atomic rename."""
    write_whole(version / "complete", "")
    write_whole(version.parent / _POINTER, version.name)


def drop_others(folder: Path, *, keep: Path | None) -> None:
    """Remove every version's folder but one; what cannot be removed now is left to the next writer."""
    for path in versions(folder):
        if keep is None or path.name != keep.name:
            shutil.rmtree(path, ignore_errors=True)


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that a reader sees the old one or the new one; StorageError when the disk refuses."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StorageError(f"Cannot write {path}: {error}. Free some space and try again.") from error


def remember(folder: Path, content: dict[str, Any]) -> None:
    """Keep settings and folders a second time, outside the database, so that a rebuild survives its loss."""
    text = json.dumps(content, indent=1, sort_keys=True)
    path = folder / _REMEMBERED
    if not path.exists() or path.read_bytes() != text.encode():
        write_whole(path, text)


def remembered(folder: Path) -> dict[str, Any]:
    """What ``remember`` kept last; empty when there is nothing readable."""
    try:
        content = json.loads((folder / _REMEMBERED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
