"""Verdicts become question-set lines."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from assistant import StorageError, Turn
from tests.ui.scripted import ScriptedAssistant, ferry_script, small_archive
from ui.feedback import FILE_NAME, Correction, feedback_question, store_feedback


@pytest.fixture
def answer(tmp_path):
    return ScriptedAssistant(tmp_path, small_archive(), ferry_script()).ask("Who warned of a mistake?")


@pytest.fixture
def refused(tmp_path):
    return ScriptedAssistant(tmp_path, small_archive(), ferry_script()).ask("What does a car cost?")


def lines(folder):
    return [json.loads(line) for line in (folder / FILE_NAME).read_text(encoding="utf-8").splitlines()]


def test_a_right_answer_gives_expected_words_quotes_and_files(answer):
    copied = replace(answer, citations=tuple(replace(c, copies=("b.txt",)) for c in answer.citations))
    entry = feedback_question(copied, "right")
    assert entry["question"] == "Who warned of a mistake?"
    assert entry["answers"] == ["Inga Dahl"]
    assert entry["sources"] == ["ferry.txt", "b.txt"]
    assert entry["quotes"] == [citation.quote for citation in answer.citations]
    assert entry["answerable"] is True
    assert entry["lang"] == "en"


def test_a_right_refusal_gives_an_unanswerable_question(refused):
    entry = feedback_question(refused, "right")
    assert entry["answerable"] is False
    assert "answers" not in entry


def test_a_wrong_answer_gives_what_must_not_be_said(answer):
    entry = feedback_question(answer, "wrong")
    assert entry["must_not"] == ["Inga Dahl"]
    assert "answers" not in entry
    assert "answerable" not in entry


def test_a_correction_gives_what_would_have_been_right(answer, refused):
    said = Correction("the harbour master", ("ferry.txt",))
    entry = feedback_question(answer, "wrong", (Turn("And before?", "Nothing."),), said)
    assert entry["answers"] == ["the harbour master"]
    assert entry["sources"] == ["ferry.txt"]
    assert entry["must_not"] == ["Inga Dahl"]
    assert entry["history"] == [{"question": "And before?", "answer": "Nothing."}]
    silent = feedback_question(answer, "wrong", correction=Correction(in_articles=False))
    assert silent["answerable"] is False
    same = feedback_question(answer, "wrong", correction=Correction("Inga Dahl"))
    assert "must_not" not in same
    assert (
        feedback_question(refused, "wrong", correction=Correction("84", ("ferry.txt",)))["answerable"] is True
    )


def test_a_second_verdict_on_a_question_replaces_the_first(answer, tmp_path):
    store_feedback(tmp_path, feedback_question(answer, "wrong"))
    store_feedback(tmp_path, feedback_question(replace(answer, question="Another?"), "right"))
    store_feedback(tmp_path, feedback_question(answer, "right"))
    stored = lines(tmp_path)
    assert [entry["question"] for entry in stored] == ["Another?", "Who warned of a mistake?"]
    assert stored[1]["answerable"] is True


def test_lines_that_a_person_wrote_are_kept(answer, tmp_path):
    (tmp_path / FILE_NAME).write_text('{"question": "Mine?"}\nnot json\n', encoding="utf-8")
    store_feedback(tmp_path, feedback_question(answer, "right"))
    assert (tmp_path / FILE_NAME).read_text(encoding="utf-8").startswith('{"question": "Mine?"}\nnot json\n{')


def test_verdicts_from_many_visitors_at_once_are_all_kept(answer, tmp_path):
    entries = [feedback_question(replace(answer, question=f"Question {n}?"), "right") for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda entry: store_feedback(tmp_path, entry), entries))
    assert {entry["question"] for entry in lines(tmp_path)} == {f"Question {n}?" for n in range(40)}
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_a_folder_that_cannot_be_written_is_an_error_that_says_so(answer, tmp_path):
    with pytest.raises(StorageError, match=r"Cannot write .*feedback\.jsonl"):
        store_feedback(tmp_path / "missing", feedback_question(answer, "right"))
