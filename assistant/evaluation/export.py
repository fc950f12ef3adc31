"""A finished run -> files for other programs: CSV, Markdown and TREC run files (JSON is ``result.json``).

Written beside the run's records, always all of them, so that nobody has to run anything again to get one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from assistant.evaluation.asking import Asked, Ranked
from assistant.evaluation.measures import measure
from assistant.evaluation.reasons import outcome, reasons
from assistant.evaluation.runs import RunInfo, write_whole
from assistant.evaluation.scoring import MEASURES, Scores

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_exports(folder: Path, info: RunInfo, records: Sequence[Asked], scores: Scores) -> list[Path]:
    """Write ``questions.csv``, ``result.md``, ``passages.trec`` and ``articles.trec``; their paths."""
    contents = {
        "questions.csv": questions_csv(records),
        "result.md": measures_markdown(info, scores),
        "passages.trec": trec_run(records, info.id, articles=False),
        "articles.trec": trec_run(records, info.id, articles=True),
    }
    for name, text in contents.items():
        write_whole(folder / name, text)
    return [folder / name for name in contents]


def questions_csv(records: Sequence[Asked]) -> str:
    """One row a question: what was asked, expected and answered, how it came out, and every measure of it.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    values = [measure(asked) for asked in records]
    names = [name for name in MEASURES if any(name in one for one in values)]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(
        ["id", "lang", "type", "question", "expected", "answer", "short", "sources", "outcome", "why", *names]
    )
    for asked, one in zip(records, values, strict=True):
        question, answer = asked.question, asked.answer or {}
        cells = [
            *(question.id, question.lang or "", question.type or "", question.question),
            " | ".join(question.answers),
            str(answer.get("text", asked.error or "")),
            str(answer.get("short") or ""),
            " | ".join(citation["source"] for citation in asked.citations),
            outcome(asked),
            " ".join(reasons(asked)),
        ]
        numbers = ["" if name not in one else f"{one[name][0] / one[name][1]:.6g}" for name in names]
        writer.writerow([*(_plain_cell(cell) for cell in cells), *numbers])
    return buffer.getvalue()


def measures_markdown(info: RunInfo, scores: Scores) -> str:
    """The measures as a Markdown table, with what they were measured on above it."""
    lines = [
        f"Set {info.set['name']} ({scores.counts.get('questions', 0)} questions), "
        f"{info.index['articles']} articles, {info.index['passages']} passages, run {info.id}.",
        "",
        "| measure | value | 95 % interval | n |",
        "| --- | ---: | --- | ---: |",
    ]
    for name, value in scores.measures.items():
        bounds = scores.intervals.get(name)
        shown = f"{bounds[0]:.3f} to {bounds[1]:.3f}" if bounds else ""
        lines.append(f"| {name} | {value:.3f} | {shown} | {scores.counts[f'n {name}']} |")
    return "\n".join(lines) + "\n"


def trec_run(records: Sequence[Asked], tag: str, *, articles: bool) -> str:
    """The retriever's ranking in TREC's form: ``question Q0 item rank score tag``.

    Scores are replaced by 1/rank, since tools sort by score and ours are only comparable within a search.
    Blanks in names become ``%20``, since the form separates by blanks.
    """
    lines = []
    for asked in records:
        for rank, item in enumerate(ranked_items(asked.retrieved, articles=articles), 1):
            lines.append(f"{_token(asked.question.id)} Q0 {_token(item)} {rank} {1 / rank:.6f} {_token(tag)}")
    return "\n".join(lines) + ("\n" if lines else "")


def ranked_items(ranking: Sequence[Ranked], *, articles: bool) -> list[str]:
    """Passage ids or articles as ranked, each once."""
    return list(dict.fromkeys(item.article if articles else item.id for item in ranking))


def _token(text: str) -> str:
    return "%20".join(text.split()) or "-"


def _plain_cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
