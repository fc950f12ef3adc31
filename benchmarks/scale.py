"""What an index of articles costs as it grows, beside the scorecard's limits: python -m benchmarks.scale.

    python -m benchmarks.scale [--articles 1000 4000] [--model none|questions|bundled] [--queries 200]

Runs ``benchmarks.store`` for each size in a process of its own, so that each one's memory is its own, and prints a
Markdown table: time and memory of indexing, of indexing again with nothing changed, and of a question's way to its
passages. Articles are synthetic, a file and five passages each; ``--model bundled`` embeds all of them, which takes
minutes for each thousand, and ``--model questions`` only what is asked.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from benchmarks.store import MODELS, PASSAGES_PER_ARTICLE

Report = dict[str, Any]
_ASKED = "question_to_passages, in the {} language"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the sizes in turn and print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 4000])
    parser.add_argument("--model", choices=MODELS, default="none")
    parser.add_argument("--queries", type=int, default=200)
    options = parser.parse_args(arguments)
    reports = []
    for articles in sorted(options.articles):
        print(f"--- {articles} articles", file=sys.stderr, flush=True)
        reports.append(_run(articles, options.model, options.queries))
    print(table(reports))


def _run(articles: int, model: str, queries: int) -> Report:
    command = [sys.executable, "-m", "benchmarks.store", "--passages", str(articles * PASSAGES_PER_ARTICLE)]
    command += ["--model", model, "--queries", str(queries)]
    report: Report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return report


def table(reports: Sequence[Report]) -> str:
    """A column for each size, smallest first; what the growth costs stands in the last rows."""
    rows: dict[str, list[str]] = {
        "passages": [f"{report['passages']:,}" for report in reports],
        "indexing, by the clock": [f"{report['indexing']['wall_s']:.1f} s" for report in reports],
        "indexing, processor time": [f"{report['indexing']['processor_s']:.1f} s" for report in reports],
        "indexing, processor time an article": [
            f"{1000 * report['indexing']['processor_s'] / report['articles']:.1f} ms" for report in reports
        ],
        "indexing again, nothing changed": [
            f"{report['nothing_changed']['wall_s']:.2f} s ({report['nothing_changed']['processor_s']:.2f} s)"
            for report in reports
        ],
        "first question after opening": [
            f"{report['first_question_after_opening']['wall_s']:.2f} s" for report in reports
        ],
        "question to passages, p50 (p95)": [_times(report, "larger") for report in reports],
        "the same, asked in the smaller language": [_times(report, "smaller") for report in reports],
        "memory before indexing": [f"{report['memory_before_mb']['now']} MB" for report in reports],
        "most memory while indexing": [
            f"{report['memory_after_indexing_mb']['peak']} MB" for report in reports
        ],
        "memory at the end, searched": [f"{report['memory_mb']['now']} MB" for report in reports],
        "index on the disk": [f"{report['size_mb']} MB" for report in reports],
    }
    lines = [
        "| | " + " | ".join(f"{report['articles']:,} articles" for report in reports) + " |",
        "| --- | " + " | ".join("---:" for _ in reports) + " |",
        *(f"| {name} | " + " | ".join(cells) + " |" for name, cells in rows.items()),
    ]
    if len(reports) > 1:
        lines += ["", growth(reports[0], reports[-1])]
    return "\n".join(lines)


def growth(small: Report, large: Report) -> str:
    """What each further thousand articles adds to the memory that indexing takes, and to its processor time."""
    thousands = (large["articles"] - small["articles"]) / 1000
    memory = (
        large["memory_after_indexing_mb"]["peak"] - small["memory_after_indexing_mb"]["peak"]
    ) / thousands
    seconds = (large["indexing"]["processor_s"] - small["indexing"]["processor_s"]) / thousands
    return f"Each further 1,000 articles: {memory:.0f} MB of memory, {seconds:.1f} s of processor time."


def _times(report: Report, which: str) -> str:
    times = report["ms"][_ASKED.format(which)]
    return f"{times['p50']:.0f} ms ({times['p95']:.0f} ms)"


if __name__ == "__main__":
    main()
