"""What ranking and confidence are computed from."""

from __future__ import annotations

import pytest

from assistant.confidence import BUNDLED, Confidence, features
from assistant.reading import Question
from assistant.span_model import PassageReading, ScoredSpan
from index.records import Passage, ScoredPassage

READING = PassageReading((ScoredSpan(0, 3, -1.0),), -2.0, 0.5)


def given(
    question: str, language: str, text: str, text_language: str, written: dict[str, set[str]]
) -> dict[str, float]:
    passage = Passage("p", "a.txt", text, 0, len(text), None, None, text_language)
    asked = Question(question, question, language)
    return features(
        asked, ScoredPassage(passage, 0.8), READING, lambda word: frozenset(written.get(word, set()))
    )


@pytest.mark.parametrize(
    ("language", "text_language", "written", "elsewhere"),
    [
        ("en", "de", {"Moe": {"de"}}, 1.0),
        ("en", "de", {"Moe": {"fr"}}, 0.0),
        ("en", "de", {}, 0.0),
        ("en", "en", {}, 1.0),
        ("de", "de", {}, 0.0),
    ],
)
def test_a_missing_name_counts_where_no_translation_explains_it(
    language: str, text_language: str, written: dict[str, set[str]], elsewhere: float
) -> None:
    question = {
        "en": "What does the ferry of Ada Moe cost?",
        "de": "Was kostet die Fähre, sagte Ada Moe?",
    }[language]
    found = given(question, language, "Ada kaufte die Fähre.", text_language, written)
    assert found["names"] == 1.0
    assert found["elsewhere"] == elsewhere


def test_a_name_that_stands_there_is_not_missing() -> None:
    found = given("What does the ferry of Ada Moe cost?", "en", "Ada Moe bought it.", "en", {"Moe": {"en"}})
    assert found["names"] == found["elsewhere"] == 0.0


def test_the_bundled_constants_weigh_features_that_exist() -> None:
    found = given("What does the ferry of Ada Moe cost?", "en", "Ada Moe bought it.", "en", {})
    constants = Confidence.load(BUNDLED)
    assert set(constants.ranking.weights) <= set(found)
    assert set(constants.log_odds.weights) <= set(found)
    assert 0.0 < constants.probability(found) < 1.0
    assert 0.0 < constants.threshold < 0.5
