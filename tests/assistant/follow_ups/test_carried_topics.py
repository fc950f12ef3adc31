from __future__ import annotations

import pytest

from assistant.conversation import understand
from assistant.follow_ups.carried import may_be_about


@pytest.mark.parametrize(
    ("asked", "answer", "follow_up", "expected"),
    [
        (
            "why did Orsk close the mine",
            "high costs — A: “x”",
            "who else objected",
            "who else objected? Orsk close mine.",
        ),
        (
            "wie lange dauerte das treffen am 12. mai",
            "1 Stunde — A: „x“",
            "und am 3.?",
            "wie lange dauerte das treffen am 3. mai",
        ),
        ("How many came on 12 May 2021?", "40 — A: “x”", "and on the 3rd?", "How many came on 3 May 2021?"),
        ("¿Cuántos vinieron el 12 de mayo?", "40 — A: “x”", "¿y el 3?", "¿Cuántos vinieron el 3 de mayo?"),
        ("what did lindqvist demand", "x — A: “x”", "and orwell?", "what did orwell demand"),
        (
            "governor pratt whats happening",
            "x — A: “x”",
            "who follows her",
            "who follows her? governor pratt.",
        ),
        ("which schools are merging", "Eldon, Marsh and Kerr — A: “x”", "why?", "why? schools merging."),
        (
            "When did Lind and Orwell meet?",
            "On 12 May — A: “x”",
            "and how long did that last",
            "and how long did that last? Lind Orwell meet On 12 May.",
        ),
    ],
)
def test_follow_up_carries_the_topic(asked: str, answer: str, follow_up: str, expected: str) -> None:
    assert understand(follow_up, [(asked, answer)]).standalone == expected


def test_who_else_is_never_meant_as_typed_and_stands_alone_behind_a_name() -> None:
    history = [("why did Orsk close the mine", "high costs — A: “x”")]
    assert not understand("who else objected", history).may_stand_alone
    assert understand("Kim won, who else ran in Seoul?", history).standalone.startswith("Kim won")


def test_and_with_another_subject_may_stand_alone_only_behind_a_question_about_one() -> None:
    behind_one = [("was will nordstahl", "mehr Geld — A: „x“")]
    behind_topic = [("warum streikt nordstahl in lingen", "Lohn — A: „x“")]
    assert understand("und was verlangt der betriebsrat", behind_one).may_stand_alone
    assert not understand("und was verlangt der betriebsrat", behind_topic).may_stand_alone


def test_new_topic_is_told_behind_an_ok() -> None:
    assert (
        understand("ok new topic: what did Lind buy", [("Who won?", "x")]).standalone == "what did Lind buy"
    )
    assert (
        understand(
            "gut, anderes Thema: was kaufte Lind in Eldon", [("Wer gewann den Pokal?", "x")]
        ).standalone
        == "was kaufte Lind in Eldon"
    )


def test_about_it_is_answered_only_where_a_word_of_the_topic_stands() -> None:
    carried = "Was sagte Lind dazu? Streik Pfleger."
    assert not may_be_about("Was sagte Lind dazu?", carried, "Lind lobte die neue Brücke.", "de")
    assert may_be_about("Was sagte Lind dazu?", carried, "Lind nannte die Streiks falsch.", "de")
    assert may_be_about("Was sagte Lind?", "Was sagte Lind? Streik.", "Lind lobte die Brücke.", "de")
    assert may_be_about("Was sagte Lind dazu?", "Was sagte Lind dazu?", "Lind lobte die Brücke.", "de")


def test_ordinal_counts_on_where_the_last_question_counts() -> None:
    history = [("Who made the first call on 12 May?", "Lind — A: “x”")]
    assert understand("and the 2nd?", history).standalone == "Who made the 2nd call on 12 May?"
    assert understand("and on the 3rd?", history).standalone == "Who made the first call on 3 May?"
