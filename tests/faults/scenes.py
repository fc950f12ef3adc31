"""What the fault tests share: a folder of articles that can be edited, child processes, and the state to expect."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import numpy as np

from index.build import ArticleIndex
from index.passages import embedded_text
from index.settings import IndexSettings
from tests.hash_embedder import HashEmbedder

FULL = os.environ.get("FAULTS") == "full"
_NAMES = "Havel Elbe Weser Isar Donau Spree Oder Rhein Mosel Neckar Saale Lahn".split()
_THINGS = "Brücke Haushalt Schule Hafen Theater Bahnhof Museum Markt Kraftwerk Deich Rathaus Stadion".split()
_VERBS = "eröffnet prüft verkauft plant sperrt erneuert besucht lobt kritisiert verschiebt".split()
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["index.build", "chromadb", "datasketch", "tests.faults.scenes"])


def times(short: int, full: int) -> int:
    """How often to repeat: the short count, or the full one with FAULTS=full."""
    return full if FULL else short


FOOTERS = (
    "Der Elbbote erscheint seit langer Zeit jeden Morgen, und seine Leser tragen ihn.",
    "Unsere Redaktion im Hafen nimmt Hinweise aller Art entgegen, gern auch vertraulich.",
)


def article_text(number: int, edition: int = 0, paragraphs: int = 4, footer: str = "") -> str:
    """An article of our own making, about one passage for each paragraph; other editions differ in the last one."""
    lines = [
        f"{_NAMES[number % 12]}stadt {_VERBS[number % 10]} {_THINGS[number * 7 % 12]} Nummer {number}",
        "",
    ]
    for paragraph in range(paragraphs):
        draw = random.Random(f"{number}/{paragraph}/{edition if paragraph == paragraphs - 1 else 0}")
        sentences = [
            f"Die Stadt an der {draw.choice(_NAMES)} {draw.choice(_VERBS)} im Jahr {draw.randint(1990, 2025)}"
            f" das Vorhaben {draw.choice(_THINGS)} {draw.randint(100, 99999)} mit {draw.randint(2, 900)} Beteiligten."
            for _ in range(7)
        ]
        lines += [" ".join(sentences), ""]
    if footer:
        lines += [footer, ""]
    return "\n".join(lines)


def write_article(folder: Path, number: int, edition: int = 0, paragraphs: int = 4, footer: str = "") -> None:
    """Write or overwrite one article's file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"artikel-{number:04}.txt").write_text(
        article_text(number, edition, paragraphs, footer), encoding="utf-8"
    )


def open_index(path: Path, model: str = "hash-1", **settings: Any) -> ArticleIndex:
    """The index with the hash embedder."""
    embedder = HashEmbedder(model)
    return ArticleIndex.open(path, IndexSettings(model=model, **settings), embedder=lambda: embedder)


def contents(index: ArticleIndex) -> dict[str, list[tuple[str, int, int, str]]]:
    """Source to its passages' (id, start, end, text)."""
    return {
        info.source: [(p.id, p.start, p.end, p.text) for p in index.passages_of(info.source)]
        for info in index.articles()
    }


def fresh_contents(
    folder: Path, scratch: Path, **settings: Any
) -> dict[str, list[tuple[str, int, int, str]]]:
    """What an index built from nothing holds of a folder."""
    with open_index(scratch, **settings) as index:
        index.index(folder)
        return contents(index)


def assert_searchable(index: ArticleIndex, model: str = "hash-1", every: int = 1) -> None:
    """Every passage (or each n-th) is the first hit of a search for its own vector, at cosine 1."""
    embedder = HashEmbedder(model)
    for info in index.articles():
        article = index.article(info.source)
        for passage in index.passages_of(info.source)[::every]:
            assert article.text[passage.start : passage.end] == passage.text
            text = embedded_text(article, (passage.start, passage.end), index.settings.rules)
            ((found, cosine), *_) = index.vector_search(embedder.embed_queries([text])[0], 3)
            assert found == passage.id
            assert cosine > 0.999


class Child:
    """A process that runs one function of this module's kind and can be killed at any moment."""

    def __init__(self, target: Callable[..., None], *arguments: Any) -> None:
        ours, theirs = _processes.Pipe()
        self._ours: Connection = ours
        self.process: ForkServerProcess = _processes.Process(target=_run, args=(theirs, target, *arguments))
        self.process.start()
        theirs.close()

    def wait_for(self, word: str, timeout_s: float = 60.0) -> Any:
        """What the child tells under a word; AssertionError when it ends or stays silent instead."""
        while self._ours.poll(timeout_s):
            try:
                told, content = self._ours.recv()
            except EOFError:
                break
            if told == word:
                return content
            if told == "failed":
                raise AssertionError(content)
        raise AssertionError(f"the child never said {word!r}; exit code {self.process.exitcode}")

    def kill(self, number: int = signal.SIGKILL) -> bool:
        """Send a signal and wait; True when it was this that ended the child, before it was done."""
        assert self.process.pid
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process.pid, number)
        self.process.join(30)
        done = False
        try:
            while self._ours.poll(0):
                told = self._ours.recv()[0]
                done = done or told == "done"
        except (EOFError, ConnectionResetError):
            pass
        return self.process.exitcode == -number and not done

    def result(self, timeout_s: float = 120.0) -> Any:
        """What the child's function returned, once it has ended."""
        content = self.wait_for("done", timeout_s)
        self.process.join(30)
        return content


def _run(pipe: Connection, target: Callable[..., Any], *arguments: Any) -> None:
    def tell(word: str, content: Any = None) -> None:
        pipe.send((word, content))

    try:
        result = target(tell, *arguments)
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        tell("failed", f"{type(error).__name__}: {error}")
        raise
    tell("done", result)


def small_batches() -> None:
    """In a child: commit after every few articles, so that a short run has many moments to die in."""
    import index.line

    index.line.BATCH_CHARACTERS = 12_000


def index_child(
    tell: Callable[..., None], path: Path, folder: Path, pause_s: float = 0.01, model: str = "hash-1"
) -> Any:
    """Index a folder; tells ``begun`` just before."""
    small_batches()
    embedder = HashEmbedder(model, pause_s=pause_s)
    with ArticleIndex.open(path, IndexSettings(model=model), embedder=lambda: embedder) as index:
        tell("begun")
        report = index.index(folder, progress=lambda step: tell("step", (step.step, step.done)))
    return report.to_dict()


def rebuild_child(tell: Callable[..., None], path: Path, model: str) -> None:
    """Rebuild an index with a model; tells ``begun`` just before."""
    small_batches()
    embedder = HashEmbedder(model, pause_s=0.01)
    with ArticleIndex.open(path, IndexSettings(model=model), embedder=lambda: embedder) as index:
        tell("begun")
        index.rebuild()


def sleep_somewhere(draw: random.Random, longest_s: float) -> None:
    """Wait a random time, more often a short one, since more happens at the start."""
    time.sleep(longest_s * draw.random() ** 1.3)


def unit(values: Any) -> np.ndarray:
    """A float32 vector of length 1."""
    vector = np.asarray(values, dtype=np.float32)
    return vector / np.linalg.norm(vector)
