"""Scores -> a table for a terminal, and a comparison in words and figures.

The last step of a run that a person watches; ``page`` is its counterpart for the browser.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.evaluation.compare import Comparison
from assistant.evaluation.scoring import Scores
from assistant.evaluation.thresholds import Verdict

GROUP_COLUMNS = ("hit@1", "hit@5", "right", "f1", "right_file", "refusal_recall", "over_refusal")
_HEADINGS = (
    (
        "Retrieval, by article",
        ("hit@1", "hit@3", "hit@5", "hit@10", "mrr", "ndcg@10", "recall@5", "recall@10"),
    ),
    ("Retrieval, by passage", ("passage_hit@1", "passage_hit@5", "passage_mrr", "passage_ndcg@10")),
    (
        "Ranking with the reader's judgement",
        ("judged_hit@1", "judged_hit@5", "judged_mrr", "judged_passage_hit@1"),
    ),
    (
        "Answers",
        (
            "right",
            "right@1",
            "exact_match",
            "f1",
            "contains",
            "required_present",
            "forbidden_absent",
            "nuggets",
            "speaker",
            "date",
        ),
    ),
    (
        "Citations",
        (
            *("quotes_verified", "right_file", "right_file@1", "right_place", "source_precision"),
            *("citation_recall", "citation_precision"),
        ),
    ),
    ("Declining", ("refusal_recall", "over_refusal", "score", "aurc", "ece")),
)
_FLIPS_SHOWN = 10
_FLIP_CHARACTERS = 160


def table(
    scores: Scores,
    by_type: Mapping[str, Scores],
    by_language: Mapping[str, Scores],
    seconds: Mapping[str, float],
    verdict: Verdict,
    warnings: Sequence[str] = (),
) -> str:
    """The whole result as text of at most 100 columns."""
    counts = scores.counts
    lines = [
        f"{counts.get('questions', 0)} questions: {counts.get('answered', 0)} answered, "
        f"{counts.get('refused', 0)} declined, {counts.get('errors', 0)} errors"
    ]
    for heading, names in _HEADINGS:
        rows = [_measure_row(name, scores) for name in names if name in scores.measures]
        if rows:
            lines += ["", heading, *rows]
    for heading, parts in (("By type", by_type), ("By language", by_language)):
        if parts:
            lines += ["", *group_table(heading, parts)]
    lines += ["", "Seconds", *(f"  {name:<24}{value:10.3f}" for name, value in seconds.items())]
    lines += [f"Note: {warning}" for warning in warnings]
    lines += list(verdict.messages)
    return "\n".join(lines)


def group_table(heading: str, parts: Mapping[str, Scores]) -> list[str]:
    """One row for each part, one column for each measure that any part has."""
    columns = [name for name in GROUP_COLUMNS if any(name in part.measures for part in parts.values())]
    lines = [f"{heading:<26}{'n':>6}" + "".join(f"{name:>15}" for name in columns)]
    for name, part in parts.items():
        cells = "".join(
            f"{part.measures[column]:>15.3f}" if column in part.measures else f"{'-':>15}"
            for column in columns
        )
        lines.append(f"  {name[:24]:<24}{part.counts['questions']:>6}{cells}")
    return [line.rstrip() for line in lines]


def comparison_text(comparison: Comparison) -> str:
    """The comparison for a terminal: the sentence, the figures, the questions that flipped."""
    lines = [f"A = {comparison.a}", f"B = {comparison.b}", "", comparison.sentence, ""]
    lines.append(f"{'measure':<24}{'A':>9}{'B':>9}{'B - A':>9}   95 % interval      effect  better")
    for item in comparison.differences:
        low, high = item.interval
        lines.append(
            f"{item.measure:<24}{item.a:>9.3f}{item.b:>9.3f}{item.difference:>+9.3f}"
            f"   {low:+.3f} to {high:+.3f}  {item.effect:>+6.2f}  {item.better or '-'}"
        )
    for name, (before, after) in (comparison.changed_settings or {}).items():
        lines.append(f"Differs: {name}: {before} -> {after}")
    if comparison.only_a or comparison.only_b:
        lines.append(
            f"Left out: {len(comparison.only_a)} questions only in A, {len(comparison.only_b)} only in B."
        )
    if comparison.flips:
        lines += ["", f"{len(comparison.flips)} questions came out differently:"]
    for flip in comparison.flips[:_FLIPS_SHOWN]:
        lines += [
            f"  {flip.id}: {flip.question} ({flip.measure}: {flip.better} is right)",
            f"    expected  {_cut(' | '.join(flip.expected))}",
            f"    A  {_cut(flip.answer_a)}",
            f"    B  {_cut(flip.answer_b)}",
        ]
    if len(comparison.flips) > _FLIPS_SHOWN:
        lines.append(f"  and {len(comparison.flips) - _FLIPS_SHOWN} more (--json lists all).")
    return "\n".join(lines)


def _measure_row(name: str, scores: Scores) -> str:
    bounds = scores.intervals.get(name)
    shown = f"{bounds[0]:.3f} to {bounds[1]:.3f}" if bounds else ""
    return f"  {name:<24}{scores.measures[name]:>8.3f}   {shown:<16}   n = {scores.counts[f'n {name}']}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _FLIP_CHARACTERS else line[: _FLIP_CHARACTERS - 1] + "…"
