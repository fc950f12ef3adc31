"""A run: a folder that holds all that was asked and answered, so that it can be scored again at any time.

Stands around ``asking``: it opens the folder, asks what is not yet answered, one flushed line per question,
and closes it. A run that was killed is taken up where it stopped, as long as set and index are still the
same.

    run.json        settings, versions, hashes of prompts, index and set
    answers.jsonl   one ``Asked`` a line
    result.json     the measures, once finished; beside it the report and the exports
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from assistant.evaluation.asking import Askable, Asked, ask_question, asked_from_dict
from assistant.evaluation.missing_files import missing_notes
from assistant.evaluation.public_sets import file_stem
from assistant.evaluation.relevance import ExpectedPlaces
from assistant.evaluation.set_questions import QuestionSet, SetQuestion
from index.errors import QuestionSetError, RunError

RUNS_FOLDER = "runs"
_FORMAT = 1
_PACKAGES = ("cited-archive", "chromadb", "langchain-core", "numpy", "sentence-transformers", "torch")
_LOGIN = re.compile(r"//[^/@\s]*@")
_SECRET = ("key", "token", "secret", "password")


@dataclass(frozen=True, slots=True)
class EvaluationProgress:
    """How far a run is; ``remaining_s`` is None until the first answer of this sitting."""

    done: int
    total: int
    seconds: float
    remaining_s: float | None


ProgressCallback = Callable[[EvaluationProgress], None]


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What a run was made with.

    Attributes:
        set: name, path, kind, sha256 and number of questions.
        index: path, generation, counts, and the sha256 over all articles' contents.
        prompt_hashes: of every prompt or phrase file that wrote an answer.
        models: what wrote the answers.
        started, finished: local ISO times; finished is None while the run is incomplete.
        peak_memory_mb: the most that the process held, or None where it cannot be told.
    """

    id: str
    set: dict[str, Any]
    index: dict[str, Any]
    settings: dict[str, Any]
    versions: dict[str, str]
    started: str
    finished: str | None = None
    prompt_hashes: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    peak_memory_mb: float | None = None
    warnings: tuple[str, ...] = ()
    format: int = _FORMAT

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


class Run:
    """One run's folder, open for reading and for going on."""

    def __init__(self, folder: Path, info: RunInfo) -> None:
        self.folder = folder
        self.info = info

    @classmethod
    def start(cls, root: Path, questions: QuestionSet, assistant: Askable, folder: Path | None = None) -> Run:
        """A new run below ``root`` (or in ``folder`` itself); RunError when that already holds one."""
        started = datetime.now().astimezone()
        index, settings = index_facts(assistant), settings_facts(assistant)
        place = folder or _new_folder(root, f"{started:%Y%m%d-%H%M%S}-{file_stem(questions.name)}")
        if (place / "run.json").exists():
            raise RunError(
                f"{place} already holds a run. Go on with it by --resume {place}, or name another folder."
            )
        _make_folder(place)
        info = RunInfo(
            id=place.name,
            set=_set_facts(questions),
            index=index,
            settings=settings,
            versions=versions(),
            started=started.isoformat(timespec="seconds"),
            warnings=questions.warnings,
        )
        run = cls(place, info)
        run._write_info()
        (place / "answers.jsonl").touch()
        return run

    @classmethod
    def open(cls, folder: Path) -> Run:
        """The run in ``folder``; RunError when there is none."""
        try:
            values = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError) as error:
            raise RunError(
                f"No run at {folder}. Runs are folders made by: assistant eval QUESTION_SET"
            ) from error
        except json.JSONDecodeError as error:
            raise RunError(f"{folder / 'run.json'} is damaged ({error.msg}). Start a new run.") from error
        if values.get("format") != _FORMAT:
            raise RunError(
                f"{folder} is of format {values.get('format')}, this version reads {_FORMAT}. "
                "Start a new run."
            )
        for name in ("prompt_hashes", "models", "warnings"):
            values[name] = tuple(values[name])
        return cls(folder, RunInfo(**values))

    def check_same(self, questions: QuestionSet, assistant: Askable) -> None:
        """RunError unless set, index and settings are those that the run began with."""
        now = {
            "set": _set_facts(questions),
            "index": index_facts(assistant),
            "settings": settings_facts(assistant),
        }
        for part, key in (("set", "sha256"), ("index", "generation"), ("index", "sha256")):
            before = getattr(self.info, part)
            if before[key] != now[part][key]:
                raise RunError(
                    f"The {part} has changed since run {self.info.id} began "
                    f"({key} {before[key]}, now {now[part][key]}). Start a new run."
                )
        changed = sorted(
            name
            for name in {*self.info.settings, *now["settings"]}
            if self.info.settings.get(name) != now["settings"].get(name)
        )
        if changed:
            raise RunError(
                f"Settings changed since run {self.info.id} began: {', '.join(changed)}. Start a new run."
            )

    def records(self) -> list[Asked]:
        """Every answered question, by its place in the set; a line that a kill has torn is left out."""
        found: dict[int, Asked] = {}
        for asked in self._lines():
            found[asked.number] = asked
        return [found[number] for number in sorted(found)]

    def ask(
        self,
        assistant: Askable,
        questions: Sequence[SetQuestion],
        *,
        workers: int = 1,
        progress: ProgressCallback | None = None,
        warn: Callable[[str], None] | None = None,
    ) -> None:
        """Ask every question that has no answer yet (or ended in an error) and keep each answer at once.

        ``warn`` is told, before the first is asked, which expected files the index does not hold.
        """
        finished = {asked.number for asked in self.records() if asked.error is None}
        waiting = [(number, question) for number, question in enumerate(questions) if number not in finished]
        places = ExpectedPlaces(assistant)
        self._warn_of_missing(places, questions, warn)
        begun = time.monotonic()
        self._end_torn_line()
        with (self.folder / "answers.jsonl").open("a", encoding="utf-8", newline="\n") as file:
            for done, asked in enumerate(_answers(assistant, waiting, places, workers), 1):
                file.write(json.dumps(asked.to_dict(), ensure_ascii=False) + "\n")
                file.flush()
                if progress is not None:
                    spent = time.monotonic() - begun
                    left = spent / done * (len(waiting) - done)
                    progress(EvaluationProgress(len(finished) + done, len(questions), spent, left))

    def _warn_of_missing(
        self, places: ExpectedPlaces, questions: Sequence[SetQuestion], warn: Callable[[str], None] | None
    ) -> None:
        notes = missing_notes(places, questions)
        known = (*self.info.warnings, *(note for note in notes if note not in self.info.warnings))
        if known != self.info.warnings:
            self.info = replace(self.info, warnings=known)
            self._write_info()
        if warn is not None:
            for note in notes:
                warn(note)

    def finish(self) -> None:
        """Note what only the answers tell, and that the run is complete."""
        answers = [asked.answer for asked in self.records() if asked.answer]
        self.info = replace(
            self.info,
            finished=datetime.now().astimezone().isoformat(timespec="seconds"),
            prompt_hashes=tuple(
                sorted({answer["prompt_hash"] for answer in answers if answer["prompt_hash"]})
            ),
            models=tuple(sorted({answer["model"] for answer in answers})),
            peak_memory_mb=peak_memory_mb(),
        )
        self._write_info()

    def _write_info(self) -> None:
        write_whole(
            self.folder / "run.json", json.dumps(self.info.to_dict(), ensure_ascii=False, indent=1) + "\n"
        )

    def _lines(self) -> Iterator[Asked]:
        try:
            lines = (self.folder / "answers.jsonl").read_text(encoding="utf-8", errors="replace").split("\n")
        except FileNotFoundError as error:
            raise RunError(f"{self.folder} has lost its answers.jsonl. Start a new run.") from error
        for number, line in enumerate(lines, 1):
            if not line:
                continue
            try:
                yield asked_from_dict(json.loads(line))
            except (json.JSONDecodeError, KeyError, TypeError, QuestionSetError) as error:
                if number < len(lines):
                    raise RunError(
                        f"{self.folder / 'answers.jsonl'}:{number} is damaged ({error})."
                    ) from error

    def _end_torn_line(self) -> None:
        path = self.folder / "answers.jsonl"
        content = path.read_bytes()
        if content and not content.endswith(b"\n"):
            with path.open("ab") as file:
                file.truncate(content.rfind(b"\n") + 1)


def find_run(name: str | Path, index_path: Path) -> Run:
    """The run of that folder or id; ids are looked for in the index. RunError when there is none."""
    given = Path(name)
    if (given / "run.json").is_file():
        return Run.open(given)
    for root in (index_path / RUNS_FOLDER, *sorted(index_path.glob(f"sets/*/index/{RUNS_FOLDER}"))):
        if (root / given / "run.json").is_file():
            return Run.open(root / given)
    known = ", ".join(sorted(path.name for path in (index_path / RUNS_FOLDER).glob("*"))[-5:]) or "none"
    raise RunError(f"No run {name}. Runs of {index_path}: {known}.")


def forget_runs(index_path: Path, assistant: Askable) -> list[str]:
    """Delete the runs that were made on other contents than the index has now; their ids.

    They may hold words of articles that were removed since. What cannot be read as a run is left alone.
    """
    now = index_facts(assistant)["sha256"]
    gone = []
    for folder in sorted((index_path / RUNS_FOLDER).glob("*")):
        try:
            if Run.open(folder).info.index["sha256"] == now:
                continue
        except RunError:
            continue
        shutil.rmtree(folder)
        gone.append(folder.name)
    return gone


def settings_facts(assistant: object) -> dict[str, Any]:
    """The assistant's settings as JSON-ready values, without anything secret."""
    settings: Any = getattr(assistant, "settings", None)
    values = dict(settings.model_dump(mode="json")) if settings is not None else {}
    return {
        name: _LOGIN.sub("//", value) if isinstance(value, str) else value
        for name, value in sorted(values.items())
        if name != "index" and not any(word in name.lower().split("_") for word in _SECRET)
    }


def index_facts(assistant: Askable) -> dict[str, Any]:
    """Path, generation, counts and settings of the index, and the sha256 over its articles' contents."""
    status = assistant.status()
    digest = hashlib.sha256()
    for info in sorted(assistant.articles(), key=lambda info: info.source):
        article = assistant.article(info.source)
        digest.update(f"{info.source}\0{info.passages}\0{info.date}\0{info.language}\0".encode())
        digest.update(hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).digest())
    return {
        "path": str(status.path),
        "generation": status.generation,
        "articles": status.articles,
        "passages": status.passages,
        "settings": status.settings,
        "sha256": digest.hexdigest(),
    }


def versions() -> dict[str, str]:
    """Installed versions of what can change a number."""
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def peak_memory_mb() -> float | None:
    """The most memory that this process has held resident, in MiB; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    import sys

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)


def write_whole(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` in one step: a reader sees the old file or the new one."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)


def _answers(
    assistant: Askable, waiting: list[tuple[int, SetQuestion]], places: ExpectedPlaces, workers: int
) -> Iterator[Asked]:
    if workers == 1:
        for number, question in waiting:
            yield ask_question(assistant, question, number, places)
        return
    with ThreadPoolExecutor(workers) as pool:
        jobs = [
            pool.submit(ask_question, assistant, question, number, places) for number, question in waiting
        ]
        try:
            for job in as_completed(jobs):
                yield job.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _new_folder(root: Path, name: str) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    count = 1
    while True:
        place = root / (name if count == 1 else f"{name}-{count}")
        try:
            place.mkdir()
        except FileExistsError:
            count += 1
            continue
        return place


def _make_folder(place: Path) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunError(
            f"No run can be kept in {place} ({error.strerror}). Name a new folder with --run."
        ) from error


def _set_facts(questions: QuestionSet) -> dict[str, Any]:
    return {
        "name": questions.name,
        "path": questions.path,
        "kind": questions.kind,
        "sha256": questions.sha256,
        "questions": len(questions.questions),
    }
