"""A run -> one HTML page that needs nothing else: measures, plots, every question with its quotes in place.

The report that is opened in a browser and sent around. Every text is escaped, and the page forbids itself any
request, so that nothing in an article or an answer can act.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from importlib import resources
from pathlib import Path

from assistant.evaluation import plots
from assistant.evaluation.asking import Asked, Context
from assistant.evaluation.reasons import (
    ANSWERED_WRONGLY,
    DECLINED_RIGHTLY,
    DECLINED_WRONGLY,
    FAILED,
    OUTCOMES,
    RIGHT,
    WRONG,
    article_rank,
    outcome,
    reasons,
)
from assistant.evaluation.report import GROUP_COLUMNS
from assistant.evaluation.risk_coverage import calibration, curve
from assistant.evaluation.runs import RunInfo, write_whole
from assistant.evaluation.scoring import Scores, confident_answers
from assistant.evaluation.thresholds import Verdict

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
_STATE_CLASSES = {
    RIGHT: "good",
    DECLINED_RIGHTLY: "good",
    WRONG: "bad",
    ANSWERED_WRONGLY: "bad",
    DECLINED_WRONGLY: "bad",
    FAILED: "bad",
}
_LAST_RANK = 10


def write_page(
    path: Path,
    info: RunInfo,
    records: Sequence[Asked],
    scores: Scores,
    by_type: Mapping[str, Scores],
    by_language: Mapping[str, Scores],
    seconds: Mapping[str, float],
    verdict: Verdict,
) -> None:
    """Write the page of a run to ``path``."""
    sections = [
        _head(info),
        f"<h1>{escape(info.set['name'])}</h1>",
        _lead(info, scores),
        _verdict(verdict),
        "<h2>Measures</h2>",
        _measures(scores),
        '<h2>Pictures</h2><div class="plots">',
        *_plots(records, seconds),
        "</div>",
        _groups("By type", by_type),
        _groups("By language", by_language),
        "<h2>Questions</h2>",
        _filters(records),
        *(_question(asked) for asked in records),
        '<p class="files">Beside this page: questions.csv, result.md, result.json, passages.trec, '
        "articles.trec, answers.jsonl.</p>",
        f"<script>{_file('page.js')}</script></body></html>\n",
    ]
    write_whole(path, "\n".join(sections))


def _head(info: RunInfo) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
        f"<title>{escape(info.set['name'])}: evaluation</title>"
        f"<style>{_file('page.css')}</style></head><body>"
    )


def _lead(info: RunInfo, scores: Scores) -> str:
    counts = scores.counts
    facts = [
        f"{counts.get('questions', 0)} questions over {info.index['articles']} articles "
        f"({info.index['passages']} passages): {counts.get('answered', 0)} answered, "
        f"{counts.get('refused', 0)} declined, "
        f"{counts.get('errors', 0)} errors.",
        f"Run {info.id}, begun {info.started}. Answers by {', '.join(info.models) or 'nobody'}.",
        "Versions: " + ", ".join(f"{name} {version}" for name, version in info.versions.items()) + ".",
        f"Set {info.set['sha256'][:12]}, index {info.index['sha256'][:12]}"
        + "".join(f", prompts {value[:12]}" for value in info.prompt_hashes)
        + ".",
    ]
    return "".join(f'<p class="lead">{escape(fact)}</p>' for fact in (*facts, *info.warnings))


def _verdict(verdict: Verdict) -> str:
    return "".join(f'<p class="failed">{escape(message)}</p>' for message in verdict.messages)


def _measures(scores: Scores) -> str:
    rows = []
    for name, value in scores.measures.items():
        bounds = scores.intervals.get(name)
        low = -1.0 if name == "score" else 0.0
        shown = f"{bounds[0]:.3f} to {bounds[1]:.3f}" if bounds else ""
        rows.append(
            f'<tr><th scope="row">{escape(name)}</th><td class="number">{value:.3f}</td>'
            f"<td>{plots.interval_bar(value, bounds, low)}</td><td>{shown}</td>"
            f'<td class="number">{scores.counts[f"n {name}"]}</td></tr>'
        )
    head = "<tr><th>measure</th><th>value</th><th></th><th>95 % interval</th><th>questions</th></tr>"
    return f'<div class="tables"><table id="measures">{head}{"".join(rows)}</table></div>'


def _plots(records: Sequence[Asked], seconds: Mapping[str, float]) -> list[str]:
    confidences, right, _ = confident_answers(records)
    steps = {
        name.removesuffix(" p50").removeprefix("step "): (
            1000 * value,
            1000 * seconds[name.replace(" p50", " p95")],
        )
        for name, value in seconds.items()
        if name.endswith(" p50") and name != "step total p50"
    }
    drawn = [
        plots.risk_coverage(curve(confidences, right, len(records)) if confidences else []),
        plots.reliability(calibration(confidences, right)),
        plots.columns(
            "Rank of the first expected article", _ranks(records), "rank by the retriever", "questions"
        ),
        plots.rows("How questions came out", _outcomes(records), ""),
        plots.rows("Time by step (median / 95th percentile)", steps, "ms"),
    ]
    return [picture for picture in drawn if picture]


def _ranks(records: Sequence[Asked]) -> dict[str, float]:
    expecting = [asked for asked in records if asked.expected.articles]
    if not expecting:
        return {}
    counts = Counter(article_rank(asked) for asked in expecting)
    shown = {str(rank): float(counts.get(rank, 0)) for rank in range(1, _LAST_RANK + 1)}
    shown["later"] = float(
        sum(count for rank, count in counts.items() if rank is not None and rank > _LAST_RANK)
    )
    shown["not"] = float(counts.get(None, 0))
    return shown


def _outcomes(records: Sequence[Asked]) -> dict[str, tuple[float, float]]:
    counts = Counter(outcome(asked) for asked in records)
    return {name: (counts[name], counts[name]) for name in OUTCOMES if counts[name]}


def _groups(heading: str, parts: Mapping[str, Scores]) -> str:
    if not parts:
        return ""
    columns = [name for name in GROUP_COLUMNS if any(name in part.measures for part in parts.values())]
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td class="number">{part.counts["questions"]}</td>'
        + "".join(_group_cell(part, column) for column in columns)
        + "</tr>"
        for name, part in parts.items()
    )
    return (
        f'<h2>{heading}</h2><div class="tables"><table><tr><th></th><th>n</th>{head}</tr>{rows}</table></div>'
    )


def _group_cell(part: Scores, name: str) -> str:
    if name not in part.measures:
        return '<td class="number">-</td>'
    bounds = part.intervals.get(name)
    hint = f' title="95 % interval {bounds[0]:.3f} to {bounds[1]:.3f}"' if bounds else ""
    return f'<td class="number"{hint}>{part.measures[name]:.3f}</td>'


def _filters(records: Sequence[Asked]) -> str:
    present = {outcome(asked) for asked in records}
    return (
        '<div class="filters"><label>Words <input id="words" type="search" autocomplete="off"></label>'
        + _select("state", "Came out", [name for name in OUTCOMES if name in present])
        + _select("kind", "Type", sorted({asked.question.type or "" for asked in records}))
        + _select("language", "Language", sorted({_language(asked) for asked in records}))
        + f'<span><b id="shown">{len(records)}</b> of {len(records)}</span></div>'
    )


def _select(identity: str, label: str, values: Sequence[str]) -> str:
    options = "".join(
        f'<option value="{escape(value)}">{escape(value)}</option>' for value in values if value
    )
    return f'<label>{label} <select id="{identity}"><option value="">all</option>{options}</select></label>'


def _question(asked: Asked) -> str:
    state = outcome(asked)
    question, answer = asked.question, asked.answer or {}
    parts = [
        (
            "Asked before",
            "<br>".join(escape(f"{turn.question} → {turn.answer}") for turn in question.history),
        ),
        ("Why", "<br>".join(escape(reason) for reason in reasons(asked))),
        ("Answer", escape(str(answer.get("text", asked.error or ""))).replace("\n", "<br>")),
        ("Exact words", escape(str(answer.get("short") or ""))),
        ("Confidence", "" if answer.get("confidence") is None else f"{answer['confidence']:.2f}"),
        ("Quotes", "".join(_quote(asked, position) for position in range(len(asked.citations)))),
        ("Expected", _expected(asked)),
        ("Found", _found(asked)),
        ("Notes", escape(question.notes or "")),
    ]
    listed = "".join(f"<dt>{name}</dt><dd>{content}</dd>" for name, content in parts if content)
    return (
        f'<details class="question" data-state="{escape(state)}" data-kind="{escape(question.type or "")}" '
        f'data-language="{escape(_language(asked))}"><summary>'
        f'<span class="state {_STATE_CLASSES.get(state, "")}">'
        f"{escape(state)}</span> {escape(question.question)} <small>{escape(question.id)}</small></summary>"
        f"<dl>{listed}</dl></details>"
    )


def _quote(asked: Asked, position: int) -> str:
    citation = asked.citations[position]
    checked = "" if asked.verified[position] else ' <span class="failed">does not stand there</span>'
    facts = [citation["source"], citation["date"] or "", (citation["speaker"] or {}).get("name", "")]
    place = asked.citations_in_place[position]
    if place.words != citation["quote"]:
        place = Context(place.source, "", citation["quote"], "")
    named = escape(", ".join(fact for fact in facts if fact))
    return f"<div>[{citation['number']}] {named}{checked}{_in_place(place)}</div>"


def _expected(asked: Asked) -> str:
    question = asked.question
    if question.answerable is False:
        return "that it declines"
    said = [
        ("", " | ".join(question.answers)),
        ("in ", ", ".join(question.sources)),
        ("not in the index: ", ", ".join(asked.expected.missing)),
        ("said by ", ", ".join(question.speaker)),
        ("of ", " to ".join(date for date in (question.date_from, question.date_to) if date)),
        ("without ", ", ".join(question.must_not)),
    ]
    lines = "<br>".join(escape(lead + value) for lead, value in said if value)
    return lines + "".join(
        f"<div>{escape(place.source)}{_in_place(place)}</div>" for place in asked.expected_in_place
    )


def _found(asked: Asked) -> str:
    articles = list(dict.fromkeys(item.article for item in asked.retrieved))[:5]
    return "<br>".join(f"{rank}. {escape(article)}" for rank, article in enumerate(articles, 1))


def _in_place(place: Context) -> str:
    before, words, after = escape(place.before), escape(place.words), escape(place.after)
    return f"<blockquote>{before}<mark>{words}</mark>{after}</blockquote>"


def _language(asked: Asked) -> str:
    return asked.question.lang or str((asked.answer or {}).get("language") or "")


def _file(name: str) -> str:
    return resources.files("assistant.evaluation").joinpath(name).read_text(encoding="utf-8")
