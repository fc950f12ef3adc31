"""Quality on public questions and on the sample archive, end to end: python -m benchmarks.quality XQUAD_FOLDER.

XQUAD_FOLDER holds xquad.en.json and xquad.de.json (CC BY-SA 4.0, github.com/google-deepmind/xquad). Sets:

- en over de, de over en: all 1,190 questions in one language over the 240 paragraphs in the other;
- mixed: every other title in German only, the rest in English only, each asked in the other language;
- topic missing: English questions over German, the paragraphs of every other title left out of the archive;
- sentence missing: the same, from every paragraph the sentence of one answer taken out;
- sample: the articles and questions of this repository;
- news: benchmarks/news, sixteen reports on invented events, written by somebody who knew nothing of the product.

The reader has seen XQuAD's other articles in training, so every figure on answers and refusals is given on the
twelve held-out titles alone; retrieval on all. ``--write docs/quality.md`` puts the tables there.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant import Assistant
from assistant.evaluation.asking import Asked
from assistant.evaluation.commands import EvaluationResult, evaluate, evaluate_set
from assistant.evaluation.public_sets import pair
from assistant.evaluation.question_sets import load_question_set
from assistant.evaluation.risk_coverage import CurvePoint, curve
from assistant.evaluation.runs import RUNS_FOLDER, EvaluationProgress, Run
from assistant.evaluation.scoring import Scores, confident_answers, score_records
from assistant.evaluation.set_questions import ArchiveDocument, QuestionSet, SetQuestion
from assistant.evaluation.wording import stands_in
from index.text.sentences import sentences

HELD_OUT = frozenset(
    {
        *("Super_Bowl_50", "Warsaw", "Southern_California", "Oxygen", "Apollo_program", "Black_Death"),
        *("Victoria_and_Albert_Museum", "Civil_disobedience", "Economic_inequality", "Yuan_dynasty"),
        *("Imperialism", "Force"),
    }
)
SETS = ("en-over-de", "de-over-en", "mixed", "topic-missing", "sentence-missing", "sample", "news")
RETRIEVAL = ("hit@1", "hit@5", "mrr")
READING = ("judged_hit@1", "right_file@1", "right", "exact_match", "f1", "quotes_verified")
COVERAGES = (0.1, 0.25, 0.5, 0.75)
REFUSING = ("refusal_recall", "over_refusal", "score", "aurc", "ece")
_BEGIN, _END = "<!-- begin: python -m benchmarks.quality -->", "<!-- end -->"
_SAMPLE = Path(__file__).parent.parent / "articles"
_NEWS = Path(__file__).parent / "news"


@dataclass(frozen=True)
class Row:
    """One set: over all its questions, and over those whose article the reader has never seen."""

    name: str
    result: EvaluationResult
    everything: Scores
    unseen: Scores
    curve: Sequence[CurvePoint] = ()


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    root = options.index or Path(tempfile.mkdtemp(prefix="quality-"))
    rows = []
    try:
        for name in options.sets:
            begun = time.monotonic()
            result = _run(name, options, root / name)
            records = Run.open(result.run).records()
            unseen = _unseen(records)
            confidences, right, _ = confident_answers(unseen)
            points = curve(confidences, right, len(unseen)) if confidences else []
            rows.append(Row(name, result, result.scores, score_records(unseen), points))
            print(f"{name}: {time.monotonic() - begun:.0f} s in all, report {result.report}", file=sys.stderr)
            print(table([rows[-1]]), flush=True)
        text = table(rows)
        if options.json:
            options.json.write_text(
                json.dumps({row.name: row.result.to_dict() for row in rows}, indent=1) + "\n"
            )
        if options.write:
            write_between_marks(options.write, text)
    finally:
        if options.index is None:
            shutil.rmtree(root, ignore_errors=True)
    return 0


def table(rows: Sequence[Row]) -> str:
    """Three tables in Markdown: retrieval, answers and refusals, time and memory."""
    lines = ["Retrieval alone, by article, all questions that were asked:", ""]
    lines += _part(rows, RETRIEVAL, lambda row: row.everything)
    lines += ["", "Answers, questions on articles that the reader has never seen:", ""]
    lines += _part(rows, READING, lambda row: row.unseen)
    lines += ["", "Declining, the same questions:", ""]
    lines += _part(
        [row for row in rows if "over_refusal" in row.unseen.measures], REFUSING, lambda row: row.unseen
    )
    lines += [
        "",
        "Risk and coverage: the share of wrong answers if only the surest were shown, so that this share of the",
    ]
    lines += ["questions were answered; last, all that were (and the share answered):", ""]
    lines += _risks(rows)
    lines += ["", "Time and memory:", ""]
    lines += ["| set | questions | ask p50 | ask p95 | search p50 | all questions | peak memory |"]
    lines += ["| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for row in rows:
        seconds = row.result.seconds
        lines.append(
            f"| {row.name} | {row.everything.counts['questions']} | {1000 * seconds['ask p50']:.0f} ms | "
            f"{1000 * seconds['ask p95']:.0f} ms | {1000 * seconds.get('search p50', 0):.0f} ms | "
            f"{seconds['total']:.0f} s | {seconds['peak_memory_mb']:.0f} MB |"
        )
    return "\n".join(lines) + "\n"


def _risks(rows: Sequence[Row]) -> list[str]:
    """One line for each set; empty where fewer questions were answered."""
    lines = [
        "| set | " + " | ".join(f"{share:.0%}" for share in COVERAGES) + " | all answered |",
        "| --- | " + " | ".join("---:" for _ in (*COVERAGES, None)) + " |",
    ]
    for row in rows:
        cells = []
        for share in COVERAGES:
            point = next((point for point in row.curve if point.coverage >= share), None)
            cells.append(f"{point.risk:.3f}" if point else "")
        last = row.curve[-1] if row.curve else None
        cells.append(f"{last.risk:.3f} ({last.coverage:.2f})" if last else "")
        lines.append(f"| {row.name} | " + " | ".join(cells) + " |")
    return lines


def mixed_languages(german: QuestionSet, english: QuestionSet) -> QuestionSet:
    """Every other title in German only, the rest in English only; each question in the other language."""
    titles = list(dict.fromkeys(question.cluster for question in german.questions))
    in_german = set(titles[::2])
    titles_of = _titles(german)
    in_english = {question.id: question for question in english.questions}
    documents = [
        ArchiveDocument(f"{language}/{document.source}", document.text)
        for language, chosen, here in (("de", german, in_german), ("en", english, set(titles) - in_german))
        for document in chosen.documents
        if titles_of[document.source] in here
    ]
    questions = []
    for question in german.questions:
        other = in_english[question.id]
        kept, asked, language = (
            (question, other, "de") if question.cluster in in_german else (other, question, "en")
        )
        sources = tuple(f"{language}/{source}" for source in kept.sources)
        questions.append(
            replace(kept, question=asked.question, sources=sources, type=f"article in {language}")
        )
    return replace(german, name="mixed", questions=tuple(questions), documents=tuple(documents))


def topic_missing(chosen: QuestionSet) -> QuestionSet:
    """The paragraphs of every other title are left out; questions on them cannot be answered."""
    titles = list(dict.fromkeys(question.cluster for question in chosen.questions))
    held, others = [t for t in titles if t in HELD_OUT], [t for t in titles if t not in HELD_OUT]
    gone = {*held[::2], *others[::2]}
    titles_of = _titles(chosen)
    documents = tuple(item for item in chosen.documents if titles_of[item.source] not in gone)
    questions = [
        _unanswerable(question, "topic missing") if question.cluster in gone else question
        for question in chosen.questions
    ]
    return replace(chosen, name="topic-missing", questions=tuple(questions), documents=documents)


def sentence_missing(chosen: QuestionSet, language: str) -> QuestionSet:
    """From every paragraph the sentence is taken out that alone holds one question's answer.

    Questions whose answer went with it cannot be answered; those whose answer only partly went are left out.
    """
    by_source: dict[str, list[SetQuestion]] = {}
    for question in chosen.questions:
        by_source.setdefault(question.sources[0], []).append(question)
    documents, questions = [], []
    for document in chosen.documents:
        asked = by_source.get(document.source, [])
        text = next(_without_a_sentence(document.text, asked, language), document.text)
        documents.append(ArchiveDocument(document.source, text))
        for question in asked:
            if all(stands_in(answer, text) for answer in question.answers):
                questions.append(question)
            elif not any(stands_in(answer, text) for answer in question.answers):
                questions.append(_unanswerable(question, "sentence missing"))
    return replace(chosen, name="sentence-missing", questions=tuple(questions), documents=tuple(documents))


def write_between_marks(path: Path, text: str) -> None:
    """Put ``text`` between the marks in the file, which must be there."""
    content = path.read_text(encoding="utf-8")
    if _BEGIN not in content or _END not in content:
        raise SystemExit(f"{path} lacks the lines {_BEGIN!r} and {_END!r}.")
    before, rest = content.split(_BEGIN, 1)
    path.write_text(before + _BEGIN + "\n" + text + _END + rest.split(_END, 1)[1], encoding="utf-8")


def _run(name: str, options: argparse.Namespace, index: Path) -> EvaluationResult:
    progress = _Progress(name)
    run = index / RUNS_FOLDER / "benchmark"
    kept = {"resume": run} if options.resume and (run / "run.json").exists() else {"run": run}
    if "run" in kept:
        shutil.rmtree(run, ignore_errors=True)
    if name in ("sample", "news"):
        articles, questions = (
            (options.articles, options.articles) if name == "sample" else (_NEWS / "archive", _NEWS)
        )
        with Assistant.open(index) as assistant:
            assistant.index(articles)
        return evaluate(Assistant.open, index, questions / "questions.jsonl", progress=progress, **kept)
    english, german = (load_question_set(options.xquad / f"xquad.{code}.json") for code in ("en", "de"))
    chosen = {
        "en-over-de": lambda: pair(english, german),
        "de-over-en": lambda: pair(german, english),
        "mixed": lambda: mixed_languages(german, english),
        "topic-missing": lambda: topic_missing(pair(english, german)),
        "sentence-missing": lambda: sentence_missing(pair(english, german), "de"),
    }[name]()
    if options.unseen_only is not None and name in (options.unseen_only or SETS):
        unseen = tuple(question for question in chosen.questions if question.cluster in HELD_OUT)
        chosen = replace(chosen, questions=unseen)
    return evaluate_set(Assistant.open, index, chosen, progress=progress, **kept)


def _unseen(records: Sequence[Asked]) -> list[Asked]:
    kept = [asked for asked in records if asked.question.cluster in HELD_OUT]
    return kept or list(records)


def _without_a_sentence(text: str, asked: Sequence[SetQuestion], language: str) -> Iterator[str]:
    for question in asked:
        for start, end in sentences(text, language):
            rest = re.sub(r" {2,}", " ", text[:start] + text[end:])
            if any(stands_in(answer, text[start:end]) for answer in question.answers) and not any(
                stands_in(answer, rest) for answer in question.answers
            ):
                yield rest


def _unanswerable(question: SetQuestion, kind: str) -> SetQuestion:
    return replace(question, answers=(), sources=(), answerable=False, type=kind)


def _titles(chosen: QuestionSet) -> dict[str, str | None]:
    return {question.sources[0]: question.cluster for question in chosen.questions}


def _part(rows: Sequence[Row], names: Sequence[str], of: object) -> list[str]:
    lines = [
        "| set | n | " + " | ".join(names) + " |",
        "| --- | ---: | " + " | ".join("---:" for _ in names) + " |",
    ]
    for row in rows:
        scores = of(row)  # type: ignore[operator]
        cells = []
        for name in names:
            bounds = scores.intervals.get(name)
            shown = f"{scores.measures[name]:.3f}" if name in scores.measures else ""
            cells.append(f"{shown} ({bounds[0]:.2f} to {bounds[1]:.2f})" if shown and bounds else shown)
        lines.append(f"| {row.name} | {scores.counts['questions']} | " + " | ".join(cells) + " |")
    return lines


class _Progress:
    """A line on standard error now and then."""

    def __init__(self, name: str) -> None:
        self._name, self._told = name, 0.0

    def __call__(self, progress: EvaluationProgress) -> None:
        now = time.monotonic()
        if now - self._told > 30:
            self._told = now
            left = progress.remaining_s or 0
            print(
                f"{self._name}: {progress.done}/{progress.total}, {left:.0f} s left",
                file=sys.stderr,
                flush=True,
            )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__.split("\n")[0])
    parser.add_argument("xquad", type=Path, help="folder with xquad.en.json and xquad.de.json")
    parser.add_argument("--articles", type=Path, default=_SAMPLE, help="the sample archive")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument(
        "--unseen-only",
        nargs="*",
        choices=SETS,
        metavar="SET",
        help="ask these sets (or all) about the held-out titles alone",
    )
    parser.add_argument("--index", type=Path, help="keep indexes and runs in this folder")
    parser.add_argument(
        "--resume", action="store_true", help="go on with what an interrupted benchmark left there"
    )
    parser.add_argument("--write", type=Path, help="put the tables into this file, between its marks")
    parser.add_argument("--json", type=Path, help="write all results to this file")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
