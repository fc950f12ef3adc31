"""The ``assistant eval`` commands: measure on a question set, compare two runs, draft a set, score a run again."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli_arguments import count
from assistant.cli_contents import print_json
from assistant.cli_progress import AskingLine
from assistant.settings import load_settings
from index.records import ProgressCallback

if TYPE_CHECKING:
    from assistant.evaluation.commands import EvaluationResult

WRONG_USAGE = 2
Opener = Callable[[Path], AbstractContextManager[Any]]
_FORMS = """forms:
  assistant eval SET               measure on a question set (JSONL, SQuAD, BEIR folder, CSV)
  assistant eval --questions A --archive B   ask the questions of one SQuAD file over the articles of another
  assistant eval compare A B       say which of two runs is better, and on which questions
  assistant eval draft FOLDER      draft a question set from articles, for a person to correct
  assistant eval score RUN         score a run again without asking again"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words and options of ``assistant eval``."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _FORMS
    parser.add_argument(
        "words", nargs="*", metavar="SET", help="a question set, or compare, draft, score and theirs"
    )
    parser.add_argument("--questions", type=Path, help="take the questions from this SQuAD file")
    parser.add_argument("--archive", type=Path, help="take the articles from this SQuAD file")
    parser.add_argument(
        "--run",
        dest="run_folder",
        type=Path,
        metavar="FOLDER",
        help="where to keep the run (default: in the index)",
    )
    parser.add_argument("--resume", metavar="RUN", help="go on with an interrupted run")
    parser.add_argument(
        "--require",
        action="append",
        default=[],
        metavar="RULE",
        help='fail unless it holds, e.g. "hit@5>=0.9"',
    )
    parser.add_argument("--limit", type=count, metavar="N", help="ask only the first N questions")
    parser.add_argument(
        "--workers", type=count, default=1, help="questions asked at the same time (default 1)"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("draft"), help="draft: the folder to write (default: draft)"
    )


def run(options: argparse.Namespace, open_assistant: Opener, show_indexing: ProgressCallback) -> int:
    """Run one of the forms; the exit code. ``show_indexing`` is told how far the index of a set's own archive is."""
    match options.words:
        case ["compare", a, b]:
            return _compare(options, a, b)
        case ["draft", folder]:
            return _draft(options, Path(folder))
        case ["score", name]:
            from assistant.evaluation.commands import score_run

            return _show(options, score_run(name, _index(options), options.require))
        case ["compare" | "draft" | "score", *_]:
            print(_FORMS, file=sys.stderr)
            return WRONG_USAGE
        case [] if options.questions and options.archive:
            return _evaluate(options, None, open_assistant, show_indexing)
        case [name]:
            return _evaluate(options, name, open_assistant, show_indexing)
        case _:
            print(_FORMS, file=sys.stderr)
            return WRONG_USAGE


def _index(options: argparse.Namespace) -> Path:
    return load_settings(index=options.index).index


def _evaluate(
    options: argparse.Namespace, name: str | None, open_assistant: Opener, show_indexing: ProgressCallback
) -> int:
    from assistant.evaluation.commands import RunInterruptedError, evaluate

    told: list[str] = []

    def warn(note: str) -> None:
        told.append(note)
        print(f"note: {note}", file=sys.stderr, flush=True)

    try:
        with AskingLine() as line:
            result = evaluate(
                open_assistant,
                _index(options),
                name,
                questions=options.questions,
                archive=options.archive,
                run=options.run_folder,
                resume=options.resume,
                require=options.require,
                workers=options.workers,
                limit=options.limit,
                progress=line.show,
                index_progress=show_indexing,
                warn=warn,
            )
    except RunInterruptedError as stop:
        raise KeyboardInterrupt(
            f"Stopped. What was answered is kept. Go on with: {_resuming(options, stop.run)}"
        ) from None
    return _show(options, result, told)


def _resuming(options: argparse.Namespace, run: Path) -> str:
    """The command that was given, as the one that goes on with its run."""
    words = ["assistant", "eval", *options.words, "--resume", str(run)]
    for option in ("questions", "archive", "limit", "index", "llm"):
        value = getattr(options, option)
        words += [] if value is None else [f"--{option}", str(value)]
    if options.workers != 1:
        words += ["--workers", str(options.workers)]
    for rule in options.require:
        words += ["--require", rule]
    return shlex.join([*words, "--json"] if options.json else words)


def _show(options: argparse.Namespace, result: EvaluationResult, told: Sequence[str] = ()) -> int:
    """Print the result; as JSON, with the notes that are not ``told`` yet on standard error."""
    if options.json:
        print_json(result.to_dict())
        untold = (warning for warning in result.warnings if warning not in told)
        for message in (*untold, *result.verdict.messages):
            print(message, file=sys.stderr)
    else:
        print(result.to_text())
        print(f"\nEvery question, with plots: {result.report}")
    return result.exit_code


def _compare(options: argparse.Namespace, a: str, b: str) -> int:
    from assistant.evaluation.commands import compare_runs
    from assistant.evaluation.report import comparison_text

    comparison = compare_runs(a, b, _index(options))
    if options.json:
        print_json(comparison.to_dict())
    else:
        print(comparison_text(comparison))
    return 0


def _draft(options: argparse.Namespace, folder: Path) -> int:
    from assistant.evaluation.draft import draft_folder

    report = draft_folder(folder, options.out)
    print(
        f"{report.answerable} answerable and {report.unanswerable} unanswerable questions: {report.questions}"
    )
    if report.left_out:
        print(f"Left out for the unanswerable ones: {', '.join(report.left_out)}")
    print("Read them, correct or delete, then run:")
    print(f"  assistant index {report.archive} --index draft-index")
    print(f"  assistant eval {report.questions} --index draft-index")
    return 0
