from __future__ import annotations

import time

import pytest

from assistant.answer import Answer, Turn
from assistant.conversation import bare, turns, understand
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
def test_question_that_leans_on_the_last_one_carries_its_topic(question: str) -> None:
    assert "Seoul" in understand(question, [("Who spoke in Seoul?", "x")]).standalone


@pytest.mark.parametrize(
    "question",
    [
        "Who warned about a colossal mistake?",
        "Wie lange dauerte das Gespräch am 7. Dezember?",
        "Qui a appelé Vladimir Poutine samedi ?",
    ],
)
def test_question_that_stands_alone_stays_as_it_was_typed(question: str) -> None:
    assert understand(question, [("Who spoke in Seoul?", "x")]).standalone == question


def test_follow_up_carries_the_words_it_leans_on() -> None:
    question = understand("Und wann?", [Turn("Wer warnte vor einem Fehler?", "Der Berater [1].")])
    assert question.standalone == "Und wann? Berater warnte Fehler."
    assert question.text == "Und wann?"
    assert question.language == "de"


def test_chain_of_follow_ups_goes_back_to_the_question_that_stands_alone() -> None:
    history = [("Who warned about a mistake?", "x"), ("And when?", "y")]
    assert understand("And where?", history).standalone == "And where? warned mistake."


def test_new_topic_drops_the_history() -> None:
    question = understand(
        "How long did the talks in Geneva last?", [("Who warned about a mistake?", "Putin")]
    )
    assert question.standalone == "How long did the talks in Geneva last?"


def test_question_that_may_be_complete_is_told_from_one_that_leans() -> None:
    history = [("Wie viele Punkte umfasst das zweite Minsker Abkommen?", "13 Punkte.")]
    assert understand("Wie lange dauerte der Videogipfel?", history).may_stand_alone
    assert not understand("Und wie lange dauerte er?", history).may_stand_alone
    assert not understand("Wie lange dauerte der Videogipfel?").may_stand_alone


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("By the way, who won the cup in Kalt?", "who won the cup in Kalt?"),
        ("Übrigens wer gewann den Pokal in Kalt?", "wer gewann den Pokal in Kalt?"),
        ("Кстати, кто выиграл кубок в Калте?", "кто выиграл кубок в Калте?"),
        ("I meant: who won the cup in Kalt?", "who won the cup in Kalt?"),
    ],
)
def test_what_opens_a_new_question_is_not_searched_for(question: str, asked: str) -> None:
    assert understand(question).standalone == asked
    assert understand(question).text == question


def test_twisted_letters_in_small_words_hide_no_follow_up() -> None:
    history = [("Who opened the Eldon bridge?", "Ines Harlow.")]
    assert understand("adn hwat did teh mayor say?", history).standalone.endswith("opened Eldon bridge.")


def test_history_is_taken_in_every_usual_form() -> None:
    expected = (Turn("q", "a"),)
    assert turns([Turn("q", "a")]) == expected
    assert turns([("q", "a")]) == expected
    assert turns([["q", "a"]]) == expected
    assert turns([{"question": "q", "answer": "a"}]) == expected
    assert turns([{"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}]) == expected
    assert turns([Answer("q", "a", True, short="s", standalone="q x.")]) == (Turn("q", "a", "s", "q x."),)
    assert turns([{"question": "q", "answer": "a", "short": "s"}]) == (Turn("q", "a", "s"),)
    assert turns([{"question": "q", "answer": "a", "standalone": "q x."}]) == (Turn("q", "a", None, "q x."),)
    with pytest.raises(QuestionError, match="int"):
        turns([3])


def test_long_conversation_costs_little() -> None:
    history = [
        (f"Who spoke in Seoul on {day} May about the harbour?", "Ines Harlow.") for day in range(1, 30)
    ]
    began = time.thread_time()
    for day in range(50):
        understand(f"And what did she say about it {day}?", history)
    assert (time.thread_time() - began) / 50 < 0.005


def test_empty_and_endless_questions_are_errors() -> None:
    with pytest.raises(QuestionError, match="empty"):
        understand("  \n")
    with pytest.raises(QuestionError, match="2001"):
        understand("x" * 2001)


@pytest.mark.parametrize(
    "question",
    [
        "Back to the Garden, who wrote it?",
        "Zurück zum Meer: wer schrieb das Buch?",
        "Retour à Brest, qui a écrit ce roman ?",
        "Возвращаясь к морю: кто написал роман?",
    ],
)
def test_title_that_opens_like_a_return_is_kept(question: str) -> None:
    assert understand(question).standalone == question
    history = [("Who won the cup in Kalt?", "Ines Harlow.")]
    assert question.split(",")[0].split(":")[0] in understand(question, history).standalone


@pytest.mark.parametrize(
    ("earlier", "question", "asked"),
    [
        ("Who built the dam in Kalt?", "Back to the dam: who paid?", "dam: who paid?"),
        ("Wer baute den Staudamm in Kalt?", "Zurück zum Staudamm: wer zahlte?", "Staudamm: wer zahlte?"),
    ],
)
def test_return_to_an_earlier_topic_is_not_searched_for(earlier: str, question: str, asked: str) -> None:
    history = [(earlier, "Orme."), ("Who won the cup in Kalt?", "x")]
    assert understand(question, history).standalone.startswith(asked)


def test_what_asks_for_other_words_is_no_topic_of_later_turns() -> None:
    history = [("Make it shorter", "Answers are the articles' own words.")]
    assert understand("Who warned about it?", history).standalone == "Who warned about it?"


def test_thanks_before_a_question_are_none_of_its_words() -> None:
    assert bare("Danke! Was sagte der Sprecher?", "de", ()) == "Was sagte der Sprecher?"
    assert bare("By the way, who won the cup?", "en", ()) == "who won the cup?"


@pytest.mark.parametrize("history", ["Who called?", {"question": "Who called?", "answer": "Bo."}])
def test_a_history_that_is_no_list_is_refused(history: object) -> None:
    with pytest.raises(QuestionError, match=r"Give \[\(question, answer\)"):
        turns(history)  # type: ignore[arg-type]
