"""First on the article line: a folder in, its files found, and each file read into one or more Articles.

Nothing is dropped in silence: whatever is not read comes back as (path, reason). No link is followed, nothing
but regular files is opened, and a file that changes while it is read is read again.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import stat
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Any

from index.errors import OTHER_ENDING, ArticleError, unforeseen
from index.formats import CHILD_FORMATS, FORMATS, begins_like_a_page
from index.formats.encoding import well_formed
from index.formats.europresse import is_europresse_page
from index.formats.exports import read_export
from index.formats.parsed import Parsed, ReadLimits
from index.formats.parser_process import ParserProcess, shared_parser
from index.formats.plain import read_md, read_txt
from index.formats.records import read_csv, read_jsonl
from index.metadata import describe
from index.records import Article

__all__ = [
    "ArticleList",
    "FileBytes",
    "FileEntry",
    "ReadLimits",
    "find_files",
    "parse_file",
    "read_bytes",
    "read_file",
]

_MAX_DEPTH = 64
_MAX_READS = 5
_STEPS = {
    "save them as .docx or PDF": ".doc .odt .rtf .pages .wpd .docm .dot .dotx",
    "unpack them into the folder": ".zip .7z .rar .tar .gz .tgz .bz2 .xz .zst",
    "save the pages as .html": ".mhtml .mht .webarchive .maff",
    "save the letters as .txt or PDF": ".eml .msg .mbox",
    "save the table as .csv": ".xls .xlsx .xlsm .ods .numbers .parquet",
    "save them as PDF": ".epub .mobi .azw .azw3 .djvu .ps .ppt .pptx .odp .key .indd",
    "run text recognition (OCR) and save them as PDF": ".jpg .jpeg .png .gif .tif .tiff .bmp .webp .heic .svg",
    "rename them to .txt": ".log .rst .adoc .org .asc",
    "save the articles as .html or .txt": ".xml .rss .atom .php .asp .aspx .shtml",
}
_STEP_FOR = {ending: step for step, endings in _STEPS.items() for ending in endings.split()}


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file that can hold articles, as the folder lists it.

    Attributes:
        path: relative to the folder, ``/`` separators.
        size: bytes.
        mtime_ns: time of the last change; tells whether a file needs reading again, never a publication date.
        inode: of the file, so that a replaced file of the same size and time is noticed.
    """

    path: str
    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class FileBytes:
    """One true version of a file: its bytes, and its state on disk when they were read."""

    data: bytes
    entry: FileEntry

    @property
    def content_hash(self) -> str:
        """SHA-256 of the bytes, hex."""
        return hashlib.sha256(self.data).hexdigest()


class ArticleList(list[Article]):
    """The articles of one file; ``problems`` names the records of it that are none, as (source, reason)."""

    def __init__(self, articles: list[Article], problems: list[tuple[str, str]] | None = None) -> None:
        """A list of articles, and what was refused beside them."""
        super().__init__(articles)
        self.problems: tuple[tuple[str, str], ...] = tuple(problems or ())


def find_files(folder: str | Path) -> tuple[list[FileEntry], list[tuple[str, str]]]:
    """The files of a folder that can hold articles, sorted by path, and (path, reason) for everything else.

    Raises:
        ArticleError: the folder itself is missing, no folder, or not to be listed.
    """
    root = Path(folder)
    if not root.is_dir():
        what = "is a file, not a folder" if root.exists() else "does not exist"
        raise ArticleError(f"{root} {what}. Give the folder that holds the articles")
    found: list[FileEntry] = []
    refused: list[tuple[str, str]] = []
    waiting: list[tuple[str, int]] = [("", 0)]
    while waiting:
        below, depth = waiting.pop()
        try:
            with os.scandir(root / below if below else root) as entries:
                listed = list(entries)
        except OSError as error:
            if not below:
                raise ArticleError(
                    f"{root} cannot be listed ({_cause(error)}). Check its permissions"
                ) from error
            refused.append((_shown(below), f"folder cannot be listed ({_cause(error)})"))
            continue
        for entry in listed:
            path = f"{below}/{entry.name}" if below else entry.name
            outcome = _judge(root, entry, path, depth)
            if isinstance(outcome, FileEntry):
                found.append(outcome)
            elif outcome is None:
                waiting.append((path, depth + 1))
            else:
                refused.append((_shown(path), outcome))
    return sorted(found, key=lambda file: file.path), sorted(refused)


def _judge(root: Path, entry: os.DirEntry[str], path: str, depth: int) -> FileEntry | str | None:
    """A file to read, the reason why not, or None for a folder to go into."""
    problem = _name_problem(entry.name)
    if problem:
        return problem
    try:
        if entry.is_symlink():
            return _link_reason(root, path)
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        return f"cannot be looked at ({_cause(error)})"
    if stat.S_ISDIR(status.st_mode):
        if entry.name.startswith("."):
            return "hidden folder: not read"
        return None if depth < _MAX_DEPTH else f"more than {_MAX_DEPTH} folders deep: not read"
    if not stat.S_ISREG(status.st_mode):
        return f"{_kind(status.st_mode)}, not a file"
    if entry.name.startswith("."):
        return "hidden file: not read"
    suffix = PurePosixPath(entry.name).suffix.lower()
    if suffix not in FORMATS:
        return _other_ending(suffix)
    return FileEntry(path, status.st_size, status.st_mtime_ns, status.st_ino)


def _other_ending(suffix: str) -> str:
    kind = f"{suffix} files" if suffix else "files without an ending"
    step = _STEP_FOR.get(suffix, "save them as .txt or PDF if they are articles")
    return f"{kind}{OTHER_ENDING}{step}"


def _name_problem(name: str) -> str | None:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return "its name is not valid UTF-8; rename it"
    if any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in name):
        return "its name holds a control character; rename it"
    return None


def _shown(path: str) -> str:
    """A path as it can be printed and stored: bytes that are no UTF-8, and control characters, are escaped."""
    safe = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(
        character.encode("unicode_escape").decode()
        if unicodedata.category(character) in ("Cc", "Zl", "Zp")
        else character
        for character in safe
    )


def _link_reason(root: Path, path: str) -> str:
    try:
        target = (root / path).resolve(strict=True)
    except (OSError, RuntimeError):
        return "a link that leads nowhere or in a circle"
    if target.is_relative_to(root.resolve()):
        return "a link to something in the same folder, which is read in its own place"
    return "a link that leaves the folder: not followed"


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for test, name in kinds if test(mode)), "something else")


def _cause(error: OSError) -> str:
    return error.strerror or type(error).__name__


def read_bytes(folder: str | Path, path: str, limits: ReadLimits | None = None) -> FileBytes:
    """The bytes of a file in the folder, read at one go or again until it held still.

    Raises:
        ArticleError: gone, unreadable, too large, outside the folder, or never still.
    """
    limits = limits or ReadLimits()
    root = os.path.realpath(folder)
    inside, _, name = path.rpartition("/")
    parent = os.path.realpath(f"{root}{os.sep}{inside}") if inside else root
    if parent != root and not parent.startswith(root.rstrip(os.sep) + os.sep):
        raise ArticleError("it lies outside the folder: not followed")
    for _ in range(_MAX_READS):
        try:
            read = _read_once(f"{parent}{os.sep}{name}", path, limits)
        except FileNotFoundError as error:
            raise ArticleError("gone before it was read") from error
        except PermissionError as error:
            raise ArticleError("no permission to read it") from error
        except OSError as error:
            raise ArticleError(f"cannot be read ({_cause(error)})") from error
        if read is not None:
            return read
    raise ArticleError("it keeps changing while it is read; index again when its writer is done")


def _read_once(target: str, path: str, limits: ReadLimits) -> FileBytes | None:
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    descriptor = os.open(target, flags)
    with os.fdopen(descriptor, "rb") as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise ArticleError(f"{_kind(before.st_mode)}, not a file")
        if before.st_size > limits.max_file_bytes:
            raise ArticleError(_too_large(before.st_size, limits))
        data = file.read(limits.max_file_bytes + 1)
        after = os.fstat(file.fileno())
    if len(data) > limits.max_file_bytes:
        raise ArticleError(_too_large(len(data), limits))
    if (before.st_size, before.st_mtime_ns, len(data)) != (after.st_size, after.st_mtime_ns, after.st_size):
        return None
    return FileBytes(data, FileEntry(path, after.st_size, after.st_mtime_ns, after.st_ino))


def _too_large(size: int, limits: ReadLimits) -> str:
    return f"{size / 1e6:,.1f} MB; at most {limits.max_file_bytes / 1e6:g} MB are read: split it into smaller files"


def read_file(folder: str | Path, path: str, limits: ReadLimits | None = None) -> ArticleList:
    """The articles of one file: one, or one a record for jsonl and csv (source ``file.jsonl#id``).

    Args:
        folder: the indexed folder.
        path: of the file, relative to it, ``/`` separators; as ``find_files`` gives it.
        limits: what the file may cost.

    Raises:
        ArticleError: with the reason, for a file that gives no article at all.
    """
    limits = limits or ReadLimits()
    return parse_file(read_bytes(folder, path, limits), limits)


_READERS: dict[str, Callable[[bytes], Parsed]] = {"txt": read_txt, "md": read_md}
_RECORD_READERS: dict[str, Callable[[bytes], tuple[list[Parsed], list[tuple[str, str]]]]] = {
    "jsonl": read_jsonl,
    "csv": read_csv,
}


def _is_empty(data: bytes) -> bool:
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        data = data.removeprefix(mark)
    return not data.strip(b" \t\r\n\x00")


def parse_file(
    file: FileBytes, limits: ReadLimits | None = None, parser: ParserProcess | None = None
) -> ArticleList:
    """The articles in bytes that were read before; see ``read_file``.

    Raises:
        ArticleError: with the reason, for a file that gives no article at all.
    """
    limits = limits or ReadLimits()
    path = file.entry.path
    file_format = FORMATS.get(PurePosixPath(path).suffix.lower())
    if file_format is None:
        raise ArticleError(_other_ending(PurePosixPath(path).suffix.lower()))
    if _is_empty(file.data):
        raise ArticleError("empty")
    if file_format == "txt" and begins_like_a_page(file.data):
        file_format = "html"
    problems: list[tuple[str, str]] = []
    records = read_export(file.data) if file_format == "txt" else None
    if file_format == "html" and is_europresse_page(file.data):
        records = (parser or shared_parser()).parse_export_page(file.data, limits)
    if file_format in _RECORD_READERS:
        records = _RECORD_READERS[file_format](file.data)
    if records is not None:
        parsed, refused = records
        problems = [(f"{path}#{record}", reason) for record, reason in refused]
    elif file_format in CHILD_FORMATS:
        parsed = [(parser or shared_parser()).parse(file_format, file.data, limits)]
    else:
        parsed = [_READERS[file_format](file.data)]
    articles = []
    content_hash = file.content_hash
    for one in map(_well_formed, parsed):
        source = path if one.record is None else f"{path}#{one.record}"
        if not any(character.isalnum() for character in one.text):
            problems.append((source, "no words in it"))
            continue
        try:
            articles.append(describe(source, one, file_format, content_hash))
        except Exception as error:  # noqa: BLE001 - one record must not take the file's others with it
            problems.append((source, unforeseen("read", error)))
    problems = [(well_formed(source), well_formed(reason)) for source, reason in problems]
    if not articles:
        raise ArticleError(problems[0][1] if problems else "no words in it")
    return ArticleList(articles, problems)


def _well_formed(parsed: Parsed) -> Parsed:
    return Parsed(**{field.name: _cleaned(getattr(parsed, field.name)) for field in fields(Parsed)})


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return well_formed(value)
    return tuple(_cleaned(item) for item in value) if isinstance(value, tuple) else value
