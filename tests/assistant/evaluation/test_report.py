from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scripted_assistant import ARTICLES, QUESTIONS, SCRIPT, ScriptedAssistant, write_questions

from assistant.evaluation.commands import EvaluationResult, run_evaluation

HOSTILE = (
    '</script><script>document.title="ran"</script>'
    '<img src="http://203.0.113.9/x.png" onerror="document.title=1">'
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture
def result(tmp_path: Path) -> EvaluationResult:
    articles = {**ARTICLES, "hostile.txt": f"The pilot said {HOSTILE} at the pier.\n\nThe pilot left."}
    question = {
        "id": "h1",
        "question": f"What did the pilot say? {HOSTILE}",
        "answers": ["at the pier"],
        "sources": ["hostile.txt"],
        "type": '"><b>kind',
        "lang": "en",
        "must_not": [HOSTILE],
    }
    script = {
        **SCRIPT,
        question["question"]: ("hostile.txt", articles["hostile.txt"].split("\n")[0], "at the pier"),
    }
    assistant = ScriptedAssistant(tmp_path / "index", articles, script=script)
    return run_evaluation(assistant, write_questions(tmp_path / "set.jsonl", [*QUESTIONS, question]))


@pytest.fixture
def page(result: EvaluationResult) -> Iterator[tuple[Any, list[str], list[str]]]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    requests: list[str] = []
    errors: list[str] = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.on("request", lambda request: requests.append(request.url))
        tab.on(
            "console",
            lambda message: errors.append(message.text) if message.type in ("error", "warning") else None,
        )
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.goto(result.report.as_uri())
        yield tab, requests, errors
        browser.close()


@pytest.mark.browser
def test_the_page_asks_for_nothing_and_nothing_in_it_runs(page: Any, result: EvaluationResult) -> None:
    tab, requests, errors = page
    tab.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
    tab.wait_for_timeout(200)
    assert [url for url in requests if not url.startswith("data:")] == [result.report.as_uri()]
    assert errors == []
    assert tab.title() == "set: evaluation"


@pytest.mark.browser
def test_the_filters_of_the_page_work(page: Any) -> None:
    tab, _, _ = page
    questions = tab.locator("details.question")
    assert questions.count() == 7
    tab.select_option("#state", "should have declined")
    (left,) = [item for item in questions.all() if item.is_visible()]
    assert "Wie hoch ist die Nordbrücke?" in left.text_content()
    assert tab.text_content("#shown") == "1"
    tab.select_option("#state", "")
    tab.fill("#words", "WHO OWNS")
    assert tab.text_content("#shown") == "1"
    tab.select_option("#language", "de")
    assert tab.text_content("#shown") == "0"


@pytest.mark.browser
def test_the_page_shows_a_quote_in_its_place(page: Any) -> None:
    tab, _, _ = page
    question = tab.locator("details.question", has_text="How long did the ferry passengers wait?")
    question.locator("summary").click()
    assert (
        question.locator("mark").first.text_content()
        == "The passengers waited for four hours until a tug arrived."
    )
    assert "harbour master Ida Holm" in question.locator("blockquote").first.text_content()


@pytest.mark.browser
def test_the_page_fits_a_phone(page: Any) -> None:
    tab, _, _ = page
    tab.set_viewport_size({"width": 390, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_holds_every_plot_and_every_question(result: EvaluationResult) -> None:
    text = result.report.read_text(encoding="utf-8")
    for caption in (
        "Risk and coverage",
        "Calibration",
        "Rank of the first",
        "Time by step",
        "By type",
        "By language",
    ):
        assert caption in text
    assert text.count('<details class="question"') == 7
    assert "<script>document" not in text and "<img" not in text and "http://203" in text


def test_the_table_has_intervals_and_parts(result: EvaluationResult) -> None:
    text = result.to_text()
    assert "7 questions: 6 answered, 1 declined, 0 errors" in text
    assert max(len(line) for line in text.split("\n")) <= 140
    (row,) = [line for line in text.split("\n") if line.startswith("  right  ")]
    assert "1.000" in row and "n = 5" in row
    assert "By type" in text and "unanswerable" in text


def test_exports_hold_every_question_and_rank(result: EvaluationResult) -> None:
    rows = list(csv.DictReader(io.StringIO((result.run / "questions.csv").read_text(encoding="utf-8"))))
    assert [row["id"] for row in rows] == ["q1", "q2", "q3", "q4", "q5", "q6", "h1"]
    assert (rows[0]["outcome"], rows[0]["right"], rows[5]["outcome"]) == (
        "right",
        "1",
        "should have declined",
    )
    trec = (result.run / "articles.trec").read_text(encoding="utf-8").splitlines()
    assert trec[0].split() == ["q1", "Q0", "ferry.txt", "1", "1.000000", result.run.name]
    assert (result.run / "passages.trec").read_text(encoding="utf-8").count("\n") > len(trec)
    assert "| right | 1.000 |" in (result.run / "result.md").read_text(encoding="utf-8")


def test_trec_files_give_the_same_numbers_in_ir_measures(result: EvaluationResult) -> None:
    ir = pytest.importorskip("ir_measures")
    qrels = [ir.Qrel(item["id"], item["sources"][0], 1) for item in QUESTIONS if item.get("sources")]
    qrels.append(ir.Qrel("h1", "hostile.txt", 1))
    run = list(ir.read_trec_run(str(result.run / "articles.trec")))
    found = ir.calc_aggregate([ir.Success @ 1, ir.Success @ 5, ir.RR, ir.nDCG @ 10], qrels, run)
    names = {"hit@1": ir.Success @ 1, "hit@5": ir.Success @ 5, "mrr": ir.RR, "ndcg@10": ir.nDCG @ 10}
    for name, measure in names.items():
        assert result.scores.measures[name] == pytest.approx(found[measure]), name


def test_a_cell_is_never_a_formula(tmp_path: Path) -> None:
    assistant = ScriptedAssistant(tmp_path / "index", ARTICLES)
    result = run_evaluation(assistant, write_questions(tmp_path / "set.jsonl", [{"question": "=1+1"}]))
    (row,) = csv.DictReader(io.StringIO((result.run / "questions.csv").read_text(encoding="utf-8")))
    assert row["question"] == "'=1+1"
