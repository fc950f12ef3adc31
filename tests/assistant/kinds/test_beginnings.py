"""One small word may stand before a question word, the same ones whatever is asked."""

from __future__ import annotations

import pytest

from assistant.kinds.asked_kinds import asked_kinds


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("aber warum?", "why"),
        ("so why did he leave?", "why"),
        ("Doch wann begann es?", "when"),
        ("donc où est-il ?", "where"),
        ("ma chi ha vinto?", "who"),
        ("ale kto wygrał?", "who"),
        ("maar wanneer was dat?", "when"),
    ],
)
def test_a_small_word_before_the_question_word(question: str, kind: str) -> None:
    assert getattr(asked_kinds(question), kind)


def test_two_words_before_it_are_a_clause() -> None:
    assert not asked_kinds("He knew why he left").why
