"""The parent's side of the child that parses html, pdf and docx: one warm process for many files.

It is killed when a file takes too long. A file that makes it die is reported; the next one gets a fresh child.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from index.errors import ArticleError
from index.formats.parsed import EXPORT_PAGE, Parsed, Problem, ReadLimits

_FILES_PER_CHILD = 500


class ParserProcess:
    """A child process that turns bytes into ``Parsed``; safe for several threads, which take turns."""

    def __init__(self) -> None:
        """Nothing is started before the first file."""
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._memory_bytes = 0
        self._files = 0

    def parse(self, file_format: str, data: bytes, limits: ReadLimits) -> Parsed:
        """The parsed file.

        Raises:
            ArticleError: the file cannot be parsed, or not within the limits.
        """
        return Parsed.from_dict(self._answer(file_format, data, limits)["parsed"][0])

    def parse_export_page(self, data: bytes, limits: ReadLimits) -> tuple[list[Parsed], list[Problem]] | None:
        """The articles of a page that a press database made, as ``export_pages`` reads it; None for any other page.

        Raises:
            ArticleError: the page cannot be parsed or split, or not within the limits.
        """
        answer = self._answer(EXPORT_PAGE, data, limits)
        articles = [Parsed.from_dict(values) for values in answer["parsed"]]
        problems = [(str(record), str(reason)) for record, reason in answer["problems"]]
        return (articles, problems) if articles else None

    def _answer(self, file_format: str, data: bytes, limits: ReadLimits) -> dict[str, Any]:
        with self._lock:
            process = self._ready(limits)
            timed_out = threading.Event()
            timer = threading.Timer(limits.parse_seconds, _kill, (process, timed_out))
            timer.daemon = True
            timer.start()
            try:
                answer = self._exchange(process, file_format, data, limits)
            finally:
                timer.cancel()
            if answer is None:
                reason = self._cause_of_death(process, timed_out.is_set(), limits)
                self._stop()
                raise ArticleError(reason)
            if answer.get("memory"):
                self._stop()
                raise ArticleError(_memory_reason(limits))
            self._files += 1
        if "error" in answer:
            raise ArticleError(answer["error"])
        return answer

    def close(self) -> None:
        """End the child; the next ``parse`` starts a new one."""
        with self._lock:
            self._stop()

    def _ready(self, limits: ReadLimits) -> subprocess.Popen[bytes]:
        process = self._process
        if process is not None and (self._owner != os.getpid()):
            self._process = process = None  # a fork inherited it: it belongs to the parent
        if process is not None and (
            process.poll() is not None
            or self._files >= _FILES_PER_CHILD
            or self._memory_bytes != limits.parse_memory_bytes
        ):
            self._stop()
            process = None
        if process is None:
            process = _start(limits)
            self._process, self._owner = process, os.getpid()
            self._files, self._memory_bytes = 0, limits.parse_memory_bytes
        return process

    def _exchange(
        self, process: subprocess.Popen[bytes], file_format: str, data: bytes, limits: ReadLimits
    ) -> dict[str, Any] | None:
        """The child's answer, or None when it died."""
        request = {
            "format": file_format,
            "bytes": len(data),
            "seconds": limits.parse_seconds + 5,
            "characters": limits.max_characters,
        }
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the parser process has no pipes")
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.write(data)
            process.stdin.flush()
            line = process.stdout.readline()
            answer = json.loads(line) if line else None
        except (OSError, ValueError):
            return None
        return answer if isinstance(answer, dict) else None

    def _cause_of_death(self, process: subprocess.Popen[bytes], timed_out: bool, limits: ReadLimits) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        code = process.returncode
        if timed_out or code == -getattr(signal, "SIGALRM", 0):
            return f"not parsed within {limits.parse_seconds:g} seconds; given up"
        if code in (-9, 137):
            return _memory_reason(limits)
        return f"its parser died (exit {code}); the file is damaged or made to break parsers"

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _start(limits: ReadLimits) -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *(path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONSAFEPATH": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "index.formats.child", str(limits.parse_memory_bytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _kill(process: subprocess.Popen[bytes], timed_out: threading.Event) -> None:
    timed_out.set()
    process.kill()


def _memory_reason(limits: ReadLimits) -> str:
    return f"needs more than {limits.parse_memory_bytes // 1_000_000} MB of memory to parse; given up"


_shared = ParserProcess()
atexit.register(_shared.close)


def shared_parser() -> ParserProcess:
    """The one parser process of this program."""
    return _shared
