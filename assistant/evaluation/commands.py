"""What ``assistant eval`` does, as plain functions: evaluate, compare, score again, draft.

The front of this folder: the command line (and anybody's script) calls these; they print nothing. A set that
brings its own documents gets an index of its own, below the index folder, made on first use.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from assistant.evaluation import report
from assistant.evaluation.archive import archive_id, materialise
from assistant.evaluation.asking import Askable, Asked
from assistant.evaluation.compare import Comparison, compare
from assistant.evaluation.export import write_exports
from assistant.evaluation.page import write_page
from assistant.evaluation.question_sets import load_pair, load_question_set
from assistant.evaluation.runs import RUNS_FOLDER, ProgressCallback, Run, find_run, write_whole
from assistant.evaluation.scoring import MEASURES, Scores, by_field, score_records, seconds_of
from assistant.evaluation.set_questions import QuestionSet
from assistant.evaluation.thresholds import Threshold, Verdict, judge, parse_threshold, unfinished
from index.errors import RunError, SettingsError
from index.records import IndexReport
from index.records import ProgressCallback as IndexProgressCallback

SETS_FOLDER = "sets"


class Indexable(Askable, Protocol):
    """An assistant that can also take in a folder; ``Assistant`` is one."""

    def index(self, folder: Path | str, *, progress: IndexProgressCallback | None = None) -> IndexReport:
        """Take the folder's articles into the index."""
        ...


OpenAssistant = Callable[[Path], AbstractContextManager[Indexable]]
"""Opens an assistant on an index folder that may not exist yet, e.g. ``Assistant.open``."""

Warn = Callable[[str], None]


class RunInterruptedError(KeyboardInterrupt):
    """A person stopped a run; what was answered is kept in its folder.

    Attributes:
        run: the folder, to go on with by ``resume``.
    """

    def __init__(self, run: Path) -> None:
        self.run = run
        super().__init__(f"Stopped. Go on with the same arguments and resume={str(run)!r}.")


@dataclass(frozen=True, slots=True)
class EvaluationResult:
    """What one run came to.

    Attributes:
        scores: over all questions; by_type and by_language over parts of them.
        seconds: everything that depends on time or memory (``peak_memory_mb`` too).
        verdict: the requirements against the measures.
        report: the page to open; complete: every question of the set is answered.
    """

    run: Path
    scores: Scores
    seconds: dict[str, float]
    settings: dict[str, Any]
    by_type: dict[str, Scores] = field(default_factory=dict)
    by_language: dict[str, Scores] = field(default_factory=dict)
    verdict: Verdict = field(default_factory=Verdict)
    warnings: tuple[str, ...] = ()
    complete: bool = True

    @property
    def exit_code(self) -> int:
        """0 when every requirement holds, 1 when one does not, 2 for an unknown measure."""
        return self.verdict.exit_code

    @property
    def report(self) -> Path:
        """The self-contained page of this run."""
        return self.run / "report.html"

    def to_dict(self) -> dict[str, Any]:
        """What ``assistant eval --json`` prints."""
        return {
            "measures": dict(self.scores.measures),
            "intervals": {name: list(bounds) for name, bounds in self.scores.intervals.items()},
            "counts": dict(self.scores.counts),
            "seconds": dict(self.seconds),
            "settings": dict(self.settings),
            "run": str(self.run),
        }

    def to_text(self) -> str:
        """The table for a terminal."""
        return report.table(
            self.scores, self.by_type, self.by_language, self.seconds, self.verdict, self.warnings
        )


def evaluate(
    open_assistant: OpenAssistant,
    index_path: Path,
    set_path: Path | str | None = None,
    *,
    questions: Path | str | None = None,
    archive: Path | str | None = None,
    run: Path | None = None,
    resume: Path | str | None = None,
    require: Sequence[str] = (),
    workers: int = 1,
    limit: int | None = None,
    progress: ProgressCallback | None = None,
    index_progress: IndexProgressCallback | None = None,
    warn: Warn | None = None,
) -> EvaluationResult:
    """Run a set against the index at ``index_path``, or against the archive that the set brings along.

    Args:
        open_assistant: opens an assistant on an index folder.
        index_path: the index folder; an archive that the set brings along is kept below it.
        set_path: the set.
        questions: in its place, a set whose questions are asked over the documents of ``archive``.
        archive: a set that brings documents along.
        run: the folder to keep the run in; by default a new one below the index.
        resume: a run (folder or id) to go on with.
        require: thresholds such as ``hit@5>=0.9``; they are read before anything is asked.
        workers: questions asked at the same time; more than one helps where a model elsewhere is waited for.
        limit: ask only the first so many questions.
        progress: called after every question.
        index_progress: called while the set's own archive is indexed.
        warn: told, before anything is asked, of every expected file that the index does not hold.

    Raises:
        QuestionSetError, RunError, SettingsError, and whatever the assistant raises for its index.
    """
    return evaluate_set(
        open_assistant,
        index_path,
        choose_set(set_path, questions, archive),
        run=run,
        resume=resume,
        require=require,
        workers=workers,
        limit=limit,
        progress=progress,
        index_progress=index_progress,
        warn=warn,
    )


def evaluate_set(
    open_assistant: OpenAssistant,
    index_path: Path,
    chosen: QuestionSet,
    *,
    run: Path | None = None,
    resume: Path | str | None = None,
    require: Sequence[str] = (),
    workers: int = 1,
    limit: int | None = None,
    progress: ProgressCallback | None = None,
    index_progress: IndexProgressCallback | None = None,
    warn: Warn | None = None,
) -> EvaluationResult:
    """As ``evaluate``, for a set that is read already or made by a program."""
    thresholds = [parse_threshold(text, MEASURES) for text in require]
    if not chosen.documents:
        with open_assistant(index_path) as assistant:
            return _evaluate(
                assistant, index_path, chosen, run, resume, thresholds, workers, limit, progress, warn
            )
    own = index_path / SETS_FOLDER / archive_id(chosen)
    materialise(chosen, own / "articles")
    with open_assistant(own / "index") as assistant:
        assistant.index(own / "articles", progress=index_progress)
        return _evaluate(
            assistant, index_path, chosen, run, resume, thresholds, workers, limit, progress, warn
        )


def run_evaluation(
    assistant: Askable,
    set_path: Path | str,
    *,
    run: Path | None = None,
    resume: Path | str | None = None,
    require: Sequence[str] = (),
    workers: int = 1,
    limit: int | None = None,
    progress: ProgressCallback | None = None,
    warn: Warn | None = None,
) -> EvaluationResult:
    """Run a set against an open assistant's own index; documents that the set brings along are not used."""
    thresholds = [parse_threshold(text, MEASURES) for text in require]
    chosen = load_question_set(set_path)
    index_path = Path(assistant.status().path)
    return _evaluate(assistant, index_path, chosen, run, resume, thresholds, workers, limit, progress, warn)


def choose_set(
    set_path: Path | str | None, questions: Path | str | None = None, archive: Path | str | None = None
) -> QuestionSet:
    """The set that these arguments name; RunError when they name none or too many."""
    asked = questions or set_path
    if asked is None or (questions and set_path):
        raise RunError(
            "Give one question set: assistant eval SET, or assistant eval --questions A --archive B."
        )
    return load_pair(asked, archive) if archive else load_question_set(asked)


def score_run(name: Path | str, index_path: Path, require: Sequence[str] = ()) -> EvaluationResult:
    """Score a run again from what it keeps, and write its report and exports again; nothing is asked."""
    thresholds = [parse_threshold(text, MEASURES) for text in require]
    return _result(find_run(name, index_path), thresholds)


def compare_runs(a: Path | str, b: Path | str, index_path: Path) -> Comparison:
    """Run ``b`` against run ``a`` (folders or ids)."""
    return compare(find_run(a, index_path), find_run(b, index_path))


def _evaluate(
    assistant: Askable,
    index_path: Path,
    chosen: QuestionSet,
    run: Path | None,
    resume: Path | str | None,
    thresholds: Sequence[Threshold],
    workers: int,
    limit: int | None,
    progress: ProgressCallback | None,
    warn: Warn | None,
) -> EvaluationResult:
    for name, count in (("workers", workers), ("limit", limit)):
        if count is not None and count < 1:
            raise SettingsError(f"{name} is {count}; give 1 or more.")
    require_model = getattr(assistant, "require_model", None)
    if (
        require_model is not None
    ):  # answers without the model that was asked for would be another one's figures
        require_model()
    if limit is not None:
        chosen = replace(chosen, questions=chosen.questions[:limit], sha256=f"{chosen.sha256}:{limit}")
    if resume is not None:
        current = find_run(resume, index_path)
        current.check_same(chosen, assistant)
    else:
        current = Run.start(index_path / RUNS_FOLDER, chosen, assistant, run)
    try:
        current.ask(assistant, chosen.questions, workers=workers, progress=progress, warn=warn)
    except KeyboardInterrupt:
        raise RunInterruptedError(current.folder) from None
    current.finish()
    return _result(current, thresholds)


def _result(run: Run, thresholds: Sequence[Threshold]) -> EvaluationResult:
    records = run.records()
    scores = score_records(records)
    seconds = seconds_of(records)
    if run.info.peak_memory_mb is not None:
        seconds["peak_memory_mb"] = run.info.peak_memory_mb
    result = EvaluationResult(
        run=run.folder,
        scores=scores,
        seconds=seconds,
        settings={**run.info.settings, **_run_facts(run)},
        by_type=by_field(records, lambda asked: asked.question.type),
        by_language=by_field(records, _language),
        verdict=judge(thresholds, scores.measures),
        warnings=(*run.info.warnings, *_warnings(scores, run.info.models)),
        complete=len(records) == run.info.set["questions"],
    )
    if not result.complete:
        missing = run.info.set["questions"] - len(records)
        result = replace(
            result,
            warnings=(*result.warnings, f"{missing} questions are not asked yet: resume the run."),
            verdict=unfinished(result.verdict, missing) if thresholds else result.verdict,
        )
    write_whole(run.folder / "result.json", json.dumps(result.to_dict(), ensure_ascii=False, indent=1) + "\n")
    write_page(
        result.report, run.info, records, scores, result.by_type, result.by_language, seconds, result.verdict
    )
    write_exports(run.folder, run.info, records, scores)
    return result


def _language(asked: Asked) -> str | None:
    return asked.question.lang or (asked.answer or {}).get("language")


def _run_facts(run: Run) -> dict[str, Any]:
    return {
        "set": run.info.set,
        "index": {key: value for key, value in run.info.index.items() if key != "path"},
        "versions": run.info.versions,
        "prompt_hashes": list(run.info.prompt_hashes),
        "models": list(run.info.models),
    }


def _warnings(scores: Scores, models: Sequence[str]) -> list[str]:
    found = []
    if len(models) > 1:
        found.append(f"Several readers wrote the answers: {', '.join(models)}.")
    if scores.counts.get("errors"):
        found.append(f"{scores.counts['errors']} questions ended in an error; they count as not answered.")
    if scores.counts.get("fallbacks"):
        found.append(f"{scores.counts['fallbacks']} answers came from another reader than the one asked for.")
    return found
