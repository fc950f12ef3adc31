from __future__ import annotations

from pathlib import Path

from scripted_assistant import ScriptedAssistant

from assistant.answer import Turn
from assistant.evaluation.feedback import keep_feedback, question_from_feedback
from assistant.evaluation.question_sets import load_question_set

ASKED = "How long did the ferry passengers wait?"


def test_a_right_answer_becomes_what_is_expected(assistant: ScriptedAssistant) -> None:
    question = question_from_feedback(assistant.ask(ASKED), right=True, history=[Turn("a", "b")])
    assert (question.answers, question.sources, question.answerable) == (
        ("four hours",),
        ("ferry.txt",),
        True,
    )
    assert question.history == (Turn("a", "b"),)


def test_a_right_refusal_becomes_unanswerable(assistant: ScriptedAssistant) -> None:
    assert question_from_feedback(assistant.ask("Who owns the ferry?"), right=True).answerable is False


def test_a_wrong_answer_must_not_come_again(assistant: ScriptedAssistant) -> None:
    question = question_from_feedback(assistant.ask(ASKED), right=False, comment="too long")
    assert (question.must_not, question.answers, question.notes) == (("four hours",), (), "too long")


def test_a_wrong_refusal_is_answerable(assistant: ScriptedAssistant) -> None:
    assert question_from_feedback(assistant.ask("Who owns the ferry?"), right=False).answerable is True


def test_kept_feedback_is_a_question_set_and_a_later_verdict_wins(
    assistant: ScriptedAssistant, tmp_path: Path
) -> None:
    path = tmp_path / "feedback" / "chat.jsonl"
    keep_feedback(path, question_from_feedback(assistant.ask(ASKED), right=False))
    keep_feedback(path, question_from_feedback(assistant.ask("Who owns the ferry?"), right=True))
    keep_feedback(path, question_from_feedback(assistant.ask(ASKED), right=True))
    questions = load_question_set(path).questions
    assert {question.question: question.answerable for question in questions} == {
        "Who owns the ferry?": False,
        ASKED: True,
    }
