"""Expected files that the index lacks are named, with the nearest that it has, before anything is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripted_assistant import ARTICLES, ScriptedAssistant, write_questions

from assistant import cli_eval
from assistant.cli import build_parser
from assistant.evaluation.commands import run_evaluation, score_run
from assistant.evaluation.missing_files import missing_notes, nearest_name
from assistant.evaluation.relevance import ExpectedPlaces
from assistant.evaluation.set_questions import SetQuestion

NAMES = (
    "mai/hafenfest.txt",
    "mai/Kurier.csv#2",
    "mai/Kurier.csv#3",
    "mai/Kurier.csv#17",
    "radio.jsonl#r-104",
)


def held(tmp_path: Path) -> ExpectedPlaces:
    return ExpectedPlaces(ScriptedAssistant(tmp_path, dict.fromkeys(NAMES, "Ein Text.")))


@pytest.mark.parametrize(
    ("expected", "nearest"),
    [
        ("Hafenfest.txt", "mai/hafenfest.txt"),
        ("hafenfst.txt", "mai/hafenfest.txt"),
        ("hafenfest.html", "mai/hafenfest.txt"),
        ("juni/hafenfest.txt", "mai/hafenfest.txt"),
        ("Kurier.csv#1", "mai/Kurier.csv#2"),
        ("Kurier.csv#15", "mai/Kurier.csv#17"),
        ("kurier.csv#3", "mai/Kurier.csv#3"),
        ("radio.jsonl#r104", "radio.jsonl#r-104"),
        ("Kurir.csv#3", "mai/Kurier.csv#3"),
        ("stadtrat.txt", None),
    ],
)
def test_the_nearest_name_in_case_folder_record_or_spelling(
    tmp_path: Path, expected: str, nearest: str | None
) -> None:
    found = nearest_name(expected, held(tmp_path).infos)
    assert (found.source if found else None) == nearest


def test_a_note_names_the_file_its_questions_and_how_records_are_numbered(tmp_path: Path) -> None:
    questions = [
        SetQuestion("a", "?", sources=("hafenfest.txt", "Kurier.csv#1")),
        SetQuestion("b", "?", sources=("Kurier.csv", "stadtrat.txt")),
        SetQuestion("c", "?", sources=("stadtrat.txt",)),
        SetQuestion("d", "?", sources=("nirgends.txt",), answerable=False),
    ]
    record, council = missing_notes(held(tmp_path), questions)
    assert record.startswith("The expected file 'Kurier.csv#1' (question a) is not in the index")
    assert "Was 'mai/Kurier.csv#2' meant" in record and "the heading is 1" in record
    assert council.startswith("The expected file 'stadtrat.txt' (questions b, c) is not in the index")
    assert "meant" not in council


def test_of_many_missing_files_ten_are_named(tmp_path: Path) -> None:
    questions = [SetQuestion(str(n), "?", sources=(f"fehlt-{n}.pdf",)) for n in range(14)]
    notes = missing_notes(held(tmp_path), questions)
    assert len(notes) == 11
    assert notes[-1] == "4 more expected files are not in the index."


def misspelt(folder: Path) -> Path:
    line = {"id": "q1", "question": "How long did the ferry passengers wait?", "sources": ["fery.txt"]}
    return write_questions(folder / "set.jsonl", [line, {"id": "q2", "question": "Who owns the ferry?"}])


def test_a_missing_file_is_told_before_anything_is_asked_and_again_with_the_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assistant = ScriptedAssistant(tmp_path / "index", ARTICLES)
    asked_when_told: list[int] = []
    result = run_evaluation(
        assistant, misspelt(tmp_path), warn=lambda _: asked_when_told.append(len(assistant.asked))
    )
    assert asked_when_told == [0]
    assert result.scores.measures["hit@1"] == 0
    assert any("'fery.txt' (question q1)" in note and "'ferry.txt'" in note for note in result.warnings)
    assert score_run(result.run, tmp_path / "index").warnings == result.warnings
    options = build_parser().parse_args(
        ["eval", str(misspelt(tmp_path)), "--json", "--index", str(tmp_path / "index")]
    )
    assert cli_eval.run(options, lambda path: assistant, lambda progress: None) == 0
    assert capsys.readouterr().err.count("'fery.txt'") == 1


def test_a_set_whose_files_are_all_there_has_no_note(
    assistant: ScriptedAssistant, question_set: Path
) -> None:
    assert run_evaluation(assistant, question_set).warnings == ()
