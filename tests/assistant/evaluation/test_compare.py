from __future__ import annotations

import math
from pathlib import Path

import pytest
from scripted_assistant import ARTICLES, QUESTIONS, SCRIPT, ScriptedAssistant, write_questions

from assistant.evaluation.commands import compare_runs, run_evaluation
from assistant.evaluation.compare import Difference, plain_sentence
from assistant.evaluation.report import comparison_text
from index.errors import RunError


def two_runs(tmp_path: Path, **faults: object) -> tuple[str, str]:
    path = write_questions(tmp_path / "set.jsonl", QUESTIONS)
    first = run_evaluation(ScriptedAssistant(tmp_path / "index", ARTICLES, **faults), path)
    second = run_evaluation(ScriptedAssistant(tmp_path / "index", ARTICLES), path)
    return first.run.name, second.run.name


def test_the_same_run_twice_differs_in_nothing(tmp_path: Path) -> None:
    comparison = compare_runs(*two_runs(tmp_path), tmp_path / "index")
    assert comparison.flips == ()
    assert {item.difference for item in comparison.differences} == {0.0}
    assert comparison.sentence.startswith("No difference that these questions can show")


def test_differences_effects_and_flips_by_hand(tmp_path: Path) -> None:
    script = {
        **SCRIPT,
        "How many stalls did the autumn fair draw?": ("fair.txt", "Rain ended the last day early.", "Rain"),
    }
    comparison = compare_runs(*two_runs(tmp_path, script=script), tmp_path / "index")
    right = next(item for item in comparison.differences if item.measure == "right")
    assert (right.a, right.b, right.difference, right.n) == (0.75, 1.0, 0.25, 4)
    assert right.effect == pytest.approx(math.pi - 2 * math.asin(math.sqrt(0.75)))
    (flip,) = comparison.flips
    assert (flip.id, flip.better, flip.expected) == ("q4", "B", ("50",))
    assert "Rain" in flip.answer_a and "50 stalls" in flip.answer_b
    shown = comparison_text(comparison)
    assert flip.question in shown and "Rain ended" in shown and comparison.sentence in shown


def test_a_certain_difference_is_said_in_words_with_its_interval() -> None:
    hit = Difference("hit@1", 0.8, 0.841, 0.041, (0.012, 0.07), 0.1, 500)
    right = Difference("right", 0.6, 0.605, 0.005, (-0.02, 0.03), 0.0, 500)
    assert plain_sentence([hit, right]) == (
        "B finds the right article first more often: +4.1 points, 95 % interval 1.2 to 7.0; "
        "no certain difference in right (+0.5)."
    )
    worse = Difference("hit@1", 0.9, 0.8, -0.1, (-0.15, -0.05), -0.3, 500)
    assert plain_sentence([worse]) == (
        "A finds the right article first more often: +10.0 points, 95 % interval 5.0 to 15.0."
    )


def test_lower_is_better_for_over_refusal() -> None:
    assert Difference("over_refusal", 0.1, 0.2, 0.1, (0.05, 0.15), 0.3, 100).better == "A"
    assert Difference("right", 0.1, 0.2, 0.1, (0.05, 0.15), 0.3, 100).better == "B"
    assert Difference("right", 0.1, 0.2, 0.1, (-0.05, 0.25), 0.3, 100).better is None


def test_questions_that_only_one_run_has_are_left_out_and_counted(tmp_path: Path) -> None:
    assistant = ScriptedAssistant(tmp_path / "index", ARTICLES)
    first = run_evaluation(assistant, write_questions(tmp_path / "a.jsonl", QUESTIONS[:4]))
    second = run_evaluation(assistant, write_questions(tmp_path / "b.jsonl", QUESTIONS[2:]))
    comparison = compare_runs(first.run, second.run, assistant.path)
    assert (comparison.questions, comparison.only_a, comparison.only_b) == (2, ("q1", "q2"), ("q5", "q6"))


def test_runs_without_a_common_question_are_refused(tmp_path: Path) -> None:
    assistant = ScriptedAssistant(tmp_path / "index", ARTICLES)
    first = run_evaluation(assistant, write_questions(tmp_path / "a.jsonl", QUESTIONS[:2]))
    second = run_evaluation(assistant, write_questions(tmp_path / "b.jsonl", QUESTIONS[2:]))
    with pytest.raises(RunError, match="no question in common"):
        compare_runs(first.run, second.run, assistant.path)


def test_a_comparison_is_json_ready(tmp_path: Path) -> None:
    import json

    found = compare_runs(*two_runs(tmp_path, broken=True), tmp_path / "index").to_dict()
    assert json.loads(json.dumps(found)) == found
    assert found["differences"]["right"]["b"] == 1.0
    assert len(found["flips"]) == 4
