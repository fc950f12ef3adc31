"""Reads files ahead of the embedding, in a thread of its own: paths come in, prepared articles come out in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from index.articles import parse_file, read_bytes
from index.errors import ArticleError, is_unforeseen, unforeseen
from index.formats.encoding import well_formed
from index.preparing import PreparedArticle
from index.records import Article
from index.rows import FileRecord
from index.scan import record_of

_AHEAD_FILES = 48
_AHEAD_BYTES = 24_000_000
Preparation = Callable[[Article], PreparedArticle]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as it was read: its record, and its articles or the reason that it gave none.

    ``keep`` tells a file that could not be reached (its indexed version stays) from one that holds no article. The
    record of one that failed for a cause that nobody foresaw, which may have passed by then, is not trusted.
    """

    path: str
    record: FileRecord
    articles: tuple[PreparedArticle, ...] = ()
    keep: bool = False


def read_ahead(
    folder: Path, number: int, paths: list[str], prefixes: dict[str, str], prepare: Preparation
) -> Generator[ReadFile]:
    """Every path's file in the order given; at most a few files and bytes ahead of who consumes them."""
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
    waiting: deque[tuple[Future[ReadFile], int]] = deque()
    rest = iter(paths)
    ahead = 0
    try:
        while True:
            while len(waiting) < _AHEAD_FILES and (ahead < _AHEAD_BYTES or not waiting):
                path = next(rest, None)
                if path is None:
                    break
                size = _size(folder / path)
                waiting.append(
                    (executor.submit(_read, folder, number, path, prefixes.get(path, ""), prepare), size)
                )
                ahead += size
            if not waiting:
                return
            future, size = waiting.popleft()
            ahead -= size
            yield future.result()
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(folder: Path, number: int, path: str, prefix: str, prepare: Preparation) -> ReadFile:
    """One file; whatever goes wrong with it is its own reason, so that the files after it are read."""
    try:
        file = read_bytes(folder, path)
    except Exception as error:  # noqa: BLE001 - one file must not end the run
        return ReadFile(path, FileRecord(number, path, -1, 0, 0, False, "", _reason(error)), keep=True)
    record = record_of(number, file.entry, file.content_hash)
    prepared: list[PreparedArticle] = []
    try:
        articles = parse_file(file)
    except Exception as error:  # noqa: BLE001 - one file must not end the run
        record.reason = _reason(error)
        record.trusted &= not is_unforeseen(record.reason)
        return ReadFile(path, record)
    problems = list(articles.problems)
    for article in articles:
        try:
            prepared.append(prepare(_named(article, prefix)))
        except Exception as error:  # noqa: BLE001 - one article must not take the file's others with it
            problems.append((article.source, _reason(error)))
    if prepared:
        record.refused = tuple(problems)
    else:
        record.reason = problems[0][1]
        record.trusted = False
    return ReadFile(path, record, tuple(prepared))


def _reason(error: Exception) -> str:
    return well_formed(str(error) if isinstance(error, ArticleError) else unforeseen("read", error))


def _named(article: Article, prefix: str) -> Article:
    return replace(article, source=prefix + article.source) if prefix else article
