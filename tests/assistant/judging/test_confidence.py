"""What ranking and confidence are computed from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.judging.confidence import (
    BUNDLED,
    MOST_LEAD,
    TOPIC_SCORES,
    Confidence,
    Grounds,
    features,
    features_of_all,
    leads,
)
from assistant.judging.readings import PassageReading, ScoredSpan
from assistant.reading import Question
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


@pytest.mark.parametrize(
    ("text", "text_language", "written", "names"),
    [
        ("आदा मो ने नाव खरीदी।", "hi", {}, 0.0),
        ("アダ・モーが船を買った。", "ja", {}, 0.0),
        ("아다 모가 배를 샀다.", "ko", {}, 0.0),
        ("اشترت آدا مو العبارة.", "ar", {}, 0.0),
        ("אדה מו קנתה את המעבורת.", "he", {}, 0.0),
        ("他们买了渡轮。", "zh", {"Moe": {"zh"}}, 1.0),
        ("他们买了渡轮。", "zh", {"Moe": {"de"}}, 0.0),
        ("Она купила паром.", "ru", {}, 2.0),
        ("Αγόρασε το πλοίο.", "el", {}, 2.0),
        ("Sie kaufte die Fähre 渡轮.", "de", {}, 2.0),
    ],
)
def test_a_name_counts_only_where_it_could_be_seen(
    text: str, text_language: str, written: dict[str, set[str]], names: float
) -> None:
    found = given("What does the ferry of Ada Moe cost?", "en", text, text_language, written)
    assert found["names"] == names


@pytest.mark.parametrize(
    ("text", "written", "elsewhere"),
    [
        ("モーさんが船を買った。", {}, 0.0),
        ("モーさんが船を買った。", {"Moe": {"ja"}}, 1.0),
        ("Ada bought it.", {}, 1.0),
    ],
)
def test_a_name_in_another_script_than_its_language_proves_nothing(
    text: str, written: dict[str, set[str]], elsewhere: float
) -> None:
    found = given("船を買ったのは Moe ですか？", "ja", text, "ja", written)
    assert found["names"] == found["elsewhere"] == elsewhere


def test_a_name_that_stands_there_is_not_missing() -> None:
    found = given("What does the ferry of Ada Moe cost?", "en", "Ada Moe bought it.", "en", {"Moe": {"en"}})
    assert found["names"] == found["elsewhere"] == 0.0


def scored(score: float, topic_score: float | None) -> ScoredPassage:
    passage = Passage("p", "a.txt", "Ada Moe bought it.", 0, 18, None, None, "en")
    return ScoredPassage(passage, score, topic_score)


ASKED = Question("Who bought it?", "Who bought it?", "en")


def told(*topic_scores: float | None, relevance: float = 0.0) -> list[dict[str, float]]:
    read = [(scored(0.8, topic), replace(READING, relevance=relevance)) for topic in topic_scores]
    return features_of_all(ASKED, read, lambda word: frozenset())


def test_the_nearest_and_the_most_relevant_passage_tell_for_all_whether_the_topic_is_there() -> None:
    assert [given["topic"] for given in told(0.0, 0.03, -0.1)] == [0.03] * 3
    assert [given["topic"] for given in told(-0.2, -0.3)] == [TOPIC_SCORES[0]] * 2
    assert [given["topic"] for given in told(0.5)] == [TOPIC_SCORES[1]]
    assert [given["topic"] for given in told(None)] == [TOPIC_SCORES[1]]
    assert [given["relevant"] for given in told(0.0, 0.1, relevance=2.5)] == [2.5] * 2
    assert told() == []


def test_without_its_topic_no_passage_answers_however_sure_its_words_are() -> None:
    constants = Confidence.load(BUNDLED)
    near, far = (
        {**told(score, relevance=relevance)[0], "margin": 9.0, "unfit": 0.0, "lead": 6.0}
        for score, relevance in ((0.08, 3.0), (-0.04, -3.0))
    )
    assert constants.probability(Grounds(near)) > constants.threshold
    assert constants.probability(Grounds(far, log_odds=9.0)) < constants.threshold
    farther = {**far, "relevant": -4.0}
    assert constants.probability(Grounds(farther, log_odds=9.0)) < constants.probability(
        Grounds(far, log_odds=9.0)
    )


def test_the_bundled_constants_weigh_features_that_exist() -> None:
    [found] = features_of_all(ASKED, [(scored(0.8, 0.9), READING)], lambda word: frozenset())
    found |= {"unfit": 0.0, "lead": 0.0}
    constants = Confidence.load(BUNDLED)
    assert set(constants.ranking.weights) <= set(found)
    assert set(constants.log_odds.weights) <= set(found)
    fit, unfit = Grounds(found), Grounds({**found, "unfit": 1.0})
    assert 0.0 < constants.probability(unfit) < constants.probability(fit) < 1.0
    assert 0.0 < constants.threshold < 0.5


def test_what_rules_add_counts_beside_the_constants() -> None:
    [found] = features_of_all(ASKED, [(scored(0.8, 0.9), READING)], lambda word: frozenset())
    found |= {"unfit": 0.0, "lead": 0.0}
    constants = Confidence.load(BUNDLED)
    assert constants.rank(Grounds(found, rank=2.0)) == pytest.approx(constants.rank(Grounds(found)) + 2.0)
    assert constants.probability(Grounds(found, log_odds=-5.0)) < constants.probability(Grounds(found))


def test_the_lead_is_over_the_best_passage_whose_words_are_others() -> None:
    ranks = [3.0, 2.5, 1.0, -9.0]
    nobody = [frozenset[int]()] * 4
    assert leads(ranks, nobody) == pytest.approx([0.5, 0.0, 0.0, 0.0])
    told_twice = [frozenset({1}), frozenset({0}), frozenset[int](), frozenset[int]()]
    assert leads(ranks, told_twice) == pytest.approx([2.0, 1.5, 0.0, 0.0])
    all_say_so = [frozenset({0, 1, 2, 3}) - {number} for number in range(4)]
    assert leads(ranks, all_say_so) == [MOST_LEAD] * 4
    assert leads([1.0], [frozenset()]) == [MOST_LEAD]
    assert leads([], []) == []
