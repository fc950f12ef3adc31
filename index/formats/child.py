"""The child process that parses html, pdf and docx: requests on standard input, answers on standard output.

Started by ``parser_process`` as ``python -m index.formats.child MEMORY_BYTES``. A request is one line of JSON
(``format``, ``bytes``, ``seconds``) and then the file; an answer is one line of JSON. The process limits its
own memory, and kills itself when a request runs over its time, even if the parent is gone.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from index.errors import ArticleError, unforeseen
from index.formats.export_pages import read_export_page
from index.formats.parsed import EXPORT_PAGE, Parsed, Problem
from index.formats.pdf import read_pdf
from index.formats.web import read_html
from index.formats.word import read_docx

READERS: dict[str, Callable[[bytes], Parsed | tuple[list[Parsed], list[Problem]] | None]] = {
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
    EXPORT_PAGE: read_export_page,
}


def main() -> int:
    """Answer requests until standard input ends."""
    memory_bytes = int(sys.argv[1])
    answers = os.fdopen(os.dup(1), "wb")
    # A parser's own prints must not get between the answers.
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    _limit_memory(memory_bytes)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests = sys.stdin.buffer
    while line := requests.readline():
        request = json.loads(line)
        _alarm(request["seconds"])
        answer = _answer(request, requests)
        _alarm(0)
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
        if answer.get("memory"):
            return 1
    return 0


def _limit_memory(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _answer(request: dict[str, Any], requests: BinaryIO) -> dict[str, Any]:
    try:
        data = requests.read(request["bytes"])
        parsed = READERS[request["format"]](data)
        del data
        articles, problems = ([parsed], []) if isinstance(parsed, Parsed) else parsed or ([], [])
        length = sum(len(article.text) for article in articles)
        if length > request["characters"]:
            return {"error": f"{length:,} characters of text; at most {request['characters']:,} are read"}
        return {"parsed": [article.to_dict() for article in articles], "problems": problems}
    except ArticleError as error:
        if isinstance(error.__cause__, MemoryError):
            return {"memory": True}
        return {"error": str(error)}
    except MemoryError:
        gc.collect()
        return {"memory": True}
    except RecursionError:
        return {"error": "nested too deeply to be read"}
    except Exception as error:  # noqa: BLE001 - parsers throw anything on broken input; the parent reports it
        return {"error": unforeseen("parsed", error)}


if __name__ == "__main__":
    sys.exit(main())
