from __future__ import annotations

import pytest

from assistant.answer import Turn
from assistant.conversation import is_follow_up, turns, understand
from index.errors import QuestionError


@pytest.mark.parametrize(
    "question",
    [
        "And when?",
        "Und wann?",
        "Warum?",
        "Et pourquoi ?",
        "¿Y cuándo?",
        "А когда?",
        "What did he say about it?",
    ],
)
def test_question_that_leans_on_the_last_one_is_a_follow_up(question: str) -> None:
    assert is_follow_up(question)


@pytest.mark.parametrize(
    "question",
    [
        "Who warned about a colossal mistake?",
        "Wie lange dauerte das Gespräch am 7. Dezember?",
        "Qui a appelé Vladimir Poutine samedi ?",
    ],
)
def test_question_that_stands_alone_is_none(question: str) -> None:
    assert not is_follow_up(question)


def test_follow_up_carries_the_question_it_leans_on() -> None:
    question = understand("Und wann?", [Turn("Wer warnte vor einem Fehler?", "Der Berater [1].")])
    assert question.standalone == "Wer warnte vor einem Fehler? Und wann?"
    assert question.text == "Und wann?"
    assert question.language == "de"


def test_chain_of_follow_ups_goes_back_to_the_question_that_stands_alone() -> None:
    history = [("Who warned about a mistake?", "x"), ("And when?", "y")]
    assert understand("And where?", history).standalone == "Who warned about a mistake? And when? And where?"


def test_new_topic_drops_the_history() -> None:
    question = understand(
        "How long did the talks in Geneva last?", [("Who warned about a mistake?", "Putin")]
    )
    assert question.standalone == "How long did the talks in Geneva last?"


def test_history_is_taken_in_every_usual_form() -> None:
    expected = (Turn("q", "a"),)
    assert turns([Turn("q", "a")]) == expected
    assert turns([("q", "a")]) == expected
    assert turns([["q", "a"]]) == expected
    assert turns([{"question": "q", "answer": "a"}]) == expected
    assert turns([{"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}]) == expected
    with pytest.raises(QuestionError, match="int"):
        turns([3])


def test_empty_and_endless_questions_are_errors() -> None:
    with pytest.raises(QuestionError, match="empty"):
        understand("  \n")
    with pytest.raises(QuestionError, match="2001"):
        understand("x" * 2001)
