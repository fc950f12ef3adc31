"""The command line: reads the words of a command, calls the assistant, prints. Errors become one message."""

from __future__ import annotations

import argparse
import atexit
import contextlib
import difflib
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import __version__, cli_eval, cli_questions, cli_upkeep
from assistant.cli_arguments import chosen, count, opened
from assistant.cli_contents import (
    DONE,
    FAILED,
    show_articles,
    show_status,
    show_verification,
)
from assistant.cli_progress import ProgressLine
from assistant.settings import DEFAULT_INDEX
from index.errors import AssistantError, SettingsError
from prompts.loader import PromptError

if TYPE_CHECKING:
    from assistant.api import Assistant

WRONG_USAGE, INTERRUPTED = 2, 130
_ONE_ANSWER = ("ask", "search", "status", "articles")
"""Commands that end with their answer."""
_GO_ON = ("index", "rebuild", "eval")
"""Commands that go on where they were stopped."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 1 failed with a message, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    parser = build_parser()
    options = parser.parse_args(words)
    signal.signal(signal.SIGTERM, _interrupt)
    atexit.register(gc.freeze)  # Python would end by looking through all that was imported: half a second
    try:
        with _uncollected() if options.command in _ONE_ANSWER else contextlib.nullcontext():
            return int(options.run(options))
    except SettingsError as error:
        print(f"assistant: {error}", file=sys.stderr)
        return WRONG_USAGE
    except (AssistantError, PromptError) as error:
        print(f"assistant: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt as stop:
        kept = "Stopped."
        if options.command in _GO_ON:
            kept += " What was finished is kept; the same command goes on from there."
        print(f"assistant: {stop if stop.args else kept}", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: it takes a fifth of the time of imports, which make no garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


class _Parser(argparse.ArgumentParser):
    """As argparse's own, with the command that a misspelt one may have meant."""

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as error:
            near = difflib.get_close_matches(
                str(value).lower(), [str(name) for name in action.choices or ()], n=1
            )
            if not near:
                raise
            raise argparse.ArgumentError(action, f"{error.message}. Was {near[0]!r} meant?") from None


def build_parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    parser = _Parser(
        prog="assistant",
        description="Ask questions of a folder of articles; every statement is cited word for word.",
    )
    parser.add_argument("--version", action="version", version=f"assistant {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    index = _command(
        commands, "index", cli_upkeep.index_folder, "bring the index up to date with a folder of articles"
    )
    index.add_argument("folder", type=Path, help="folder of articles, searched with all folders below it")
    index.add_argument(
        "--allow-removals",
        action="store_true",
        help="forget articles even if the folder lost over 20 %% of them",
    )
    index.add_argument("--chroma-url", help="a Chroma server in place of the embedded store")
    _json(index)

    ask = _command(commands, "ask", cli_questions.ask, "answer one question")
    ask.add_argument("question", help="the question; - reads it from standard input")
    _filters(ask)
    _model(ask)
    _json(ask)

    chat = _command(commands, "chat", cli_questions.chat, "ask in the terminal, with follow-ups")
    _filters(chat)
    _model(chat)

    ui = _command(commands, "ui", _ui, "open the chat in a browser")
    ui.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    ui.add_argument("--port", type=int, default=7860)
    ui.add_argument(
        "--auth", metavar="USER:PASSWORD", help="login; needed on any address but this machine's own"
    )
    ui.add_argument("--no-browser", action="store_true", help="do not open a browser window")
    _model(ui)

    search = _command(
        commands,
        "search",
        cli_questions.search,
        "list the passages nearest to a query, or every mention of a phrase",
    )
    search.add_argument("query")
    search.add_argument("-k", type=count, default=10, help="how many (default 10)")
    search.add_argument(
        "--rerank", action="store_true", help="let the reader rank the best ones, as ask does"
    )
    search.add_argument(
        "--exact", action="store_true", help="passages that hold these very words (any spelling of a name)"
    )
    search.add_argument("--all", action="store_true", help="every mention, with a count (implies --exact)")
    search.add_argument("--csv", action="store_true", help="print CSV")
    _filters(search)
    _json(search)

    evaluate = _command(commands, "eval", _eval, "measure on a question set, compare runs, draft a set")
    cli_eval.add_arguments(evaluate)
    _model(evaluate)
    _json(evaluate)

    _json(_command(commands, "status", _status, "say what is indexed"))
    articles = _command(commands, "articles", _articles, "list the indexed articles")
    articles.add_argument(
        "--notes", action="store_true", help="only those with notes on how they were read, and the notes"
    )
    _filters(articles)
    _json(articles)
    _json(_command(commands, "verify", _verify, "check every passage and every vector"))
    _json(
        _command(
            commands,
            "rebuild",
            cli_upkeep.rebuild,
            "build everything anew with today's settings, then switch over",
        )
    )
    remove = _command(
        commands, "remove", cli_upkeep.remove, "forget one article, or a folder with all its articles"
    )
    remove.add_argument("source", help="as articles and citations name it, or a folder that was indexed")
    _json(remove)
    purge = _command(
        commands, "purge", cli_upkeep.purge, "erase every byte of articles that were removed or changed"
    )
    purge.add_argument("--everything", action="store_true", help="delete the whole index")
    purge.add_argument("--yes", action="store_true", help="do not ask")
    _json(purge)
    return parser


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], what: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=what, description=what[0].upper() + what[1:] + "."
    )
    parser.add_argument(
        "--index",
        type=Path,
        metavar="PATH",
        help=f"folder of the index (default: ASSISTANT_INDEX, or {DEFAULT_INDEX})",
    )
    parser.set_defaults(run=run)
    return parser


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")


def _filters(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("which articles")
    group.add_argument("--source", action="append", metavar="GLOB", help="only these files (repeatable)")
    group.add_argument(
        "--from", dest="date_from", metavar="DATE", help="published on or after (2021-12-31, 2021-12, 2021)"
    )
    group.add_argument("--to", dest="date_to", metavar="DATE", help="published on or before")
    group.add_argument(
        "--language", action="append", metavar="CODE", help="only articles in this language (repeatable)"
    )


def _model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--llm", help="a language model, e.g. ollama:qwen3:4b, openai:gpt-5-mini, gguf:/path (default: none)"
    )


def _ui(options: argparse.Namespace) -> int:
    from importlib import import_module

    serve = import_module("ui.serve").serve
    with opened(options) as assistant:
        cli_questions.say_unready_model(assistant)
        serve(
            assistant,
            host=options.host,
            port=options.port,
            auth=options.auth,
            open_browser=not options.no_browser and sys.stdout.isatty(),
            announce=lambda text: print(text, flush=True),
        )
    return DONE


def _status(options: argparse.Namespace) -> int:
    with opened(options) as assistant:
        return show_status(assistant, as_json=options.json)


def _articles(options: argparse.Namespace) -> int:
    with opened(options) as assistant:
        return show_articles(assistant, as_json=options.json, only_noted=options.notes, **chosen(options))


def _verify(options: argparse.Namespace) -> int:
    with opened(options) as assistant:
        return show_verification(assistant, as_json=options.json)


def _eval(options: argparse.Namespace) -> int:
    def opened_at(path: Path) -> Assistant:
        return opened(argparse.Namespace(**{**vars(options), "index": path}))

    with ProgressLine() as line:
        return cli_eval.run(options, opened_at, line.show)


if __name__ == "__main__":
    sys.exit(main())
