"""A passage named without a quote gives the sentence that carries the statement, or none."""

from __future__ import annotations

import pytest

from assistant.models.carrying import carrying_sentence
from index.records import Passage

EN = (
    "The ferry company Norvik will cut eleven routes in autumn, director Sara Holm said. "
    "Fishermen on the island of Trane fear for their catch. The old pier collapsed on Friday. "
    "Repairs cost 640,000 euros."
)
DE = (
    "Die Reederei Norvik streicht im Herbst elf Linien, sagte Direktorin Sara Holm. "
    "Die Fischer auf der Insel Trane fürchten um ihren Fang. Die Reparatur kostet 640.000 Euro."
)


def found(statement: str, text: str, source: str, language: str, question: str = "?") -> str | None:
    return carrying_sentence(
        statement, Passage("1", "a.txt", text, 0, len(text), language=source), question, language
    )


@pytest.mark.parametrize(
    ("statement", "text", "source", "language", "begins"),
    [
        ("Fishermen on Trane fear for their catch.", EN, "en", "en", "Fishermen"),
        ("The old pier collapsed.", EN, "en", "en", "The old pier"),
        ("Die Fischer fürchten um ihren Fang.", DE, "de", "de", "Die Fischer"),
        ("The repairs cost 640,000 euros.", DE, "de", "en", "Die Reparatur"),
        ("Die Reparatur kostet 640.000 Euro.", EN, "en", "de", "Repairs"),
        ("Les réparations coûtent 640 000 euros.", DE, "de", "fr", "Die Reparatur"),
    ],
)
def test_sentence_that_carries_the_statement_is_found(
    statement: str, text: str, source: str, language: str, begins: str
) -> None:
    assert (found(statement, text, source, language) or "").startswith(begins)


@pytest.mark.parametrize(
    ("statement", "text", "source", "language", "question"),
    [
        ("The pier will be sold.", EN, "en", "en", "What becomes of the pier?"),
        ("Sara Holm said that she will resign.", EN, "en", "en", "What did Sara Holm say?"),
        ("Repairs cost 640,000 lives.", EN, "en", "en", "?"),
        ("Die Reparatur kostet 640.000 Kronen.", DE, "de", "de", "?"),
        ("Repairs cost 64,000 euros.", EN, "en", "en", "?"),
        ("Die Fischer auf Trane demonstrieren heute.", DE, "de", "de", "Was tun die Fischer auf Trane?"),
        ("Sara Holm resigned.", DE, "de", "en", "?"),
        ("The fishermen fear for their catch.", DE, "de", "en", "?"),
        ("Eleven people died.", DE, "de", "en", "?"),
    ],
)
def test_topic_or_name_alone_carries_nothing(
    statement: str, text: str, source: str, language: str, question: str
) -> None:
    assert found(statement, text, source, language, question) is None
