"""The evaluation over the real assistant with the bundled model, by the command line that people use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from scripted_assistant import ARTICLES, QUESTIONS, write_questions

from assistant.cli import main

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("harbour")
    articles = folder / "articles"
    articles.mkdir()
    for source, text in ARTICLES.items():
        (articles / source).write_text(text, encoding="utf-8")
    assert main(["index", str(articles), "--index", str(folder / "index")]) == 0
    return folder / "index"


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict, str]:
    capsys.readouterr()
    code = main(["eval", *words, "--json"])
    shown = capsys.readouterr()
    return code, json.loads(shown.out), shown.err


def test_two_runs_print_the_same_measures_and_nothing_but_json(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = str(write_questions(tmp_path / "set.jsonl", QUESTIONS))
    code, first, _ = printed(capsys, questions, "--index", str(index), "--require", "hit@5>=0.9")
    again, second, _ = printed(capsys, questions, "--index", str(index))
    assert (code, again) == (0, 0)
    assert set(first) == {"measures", "intervals", "counts", "seconds", "settings", "run"}
    assert first["measures"] == second["measures"]
    assert first["measures"]["hit@1"] == first["measures"]["quotes_verified"] == 1.0
    assert first["run"] != second["run"]
    assert (Path(first["run"]) / "report.html").is_file()


def test_thresholds_set_the_exit_code_and_are_told_on_standard_error(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = str(write_questions(tmp_path / "set.jsonl", QUESTIONS))
    code, _, told = printed(capsys, questions, "--index", str(index), "--require", "hit@1>1")
    assert code == 1
    assert "hit@1" in told
    bare = str(write_questions(tmp_path / "bare.jsonl", [{"question": "Who owns the ferry?"}]))
    code, _, told = printed(capsys, bare, "--index", str(index), "--require", "hit@1>=0")
    assert code == 2
    assert "hit@1" in told


def test_a_squad_file_runs_without_an_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = ARTICLES["ferry.txt"]
    answer = {"text": "four hours", "answer_start": context.index("four hours")}
    qas = [{"id": "a", "question": "How long did the passengers wait?", "answers": [answer]}]
    path = tmp_path / "squad.json"
    path.write_text(
        json.dumps({"data": [{"title": "Ferry", "paragraphs": [{"context": context, "qas": qas}]}]})
    )
    code, found, _ = printed(capsys, str(path), "--index", str(tmp_path / "none"))
    assert code == 0
    assert found["measures"]["hit@1"] == 1.0
