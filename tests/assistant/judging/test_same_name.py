"""The sentence that shows a name beside the one that introduces it."""

from __future__ import annotations

import pytest

from assistant.judging.readings import ScoredSpan
from assistant.judging.same_name import Weighed, best_shown_first

TEXT = (
    "Inga Dahl told reporters at midnight. The bridge would fall within a year, Ms Dahl said of the plan. "
    "Otto Marek praised the bridge."
)


def weighed(words: str, score: float, gain: float, text: str = TEXT) -> Weighed:
    start = text.index(words)
    return Weighed(ScoredSpan(start, start + len(words), score), gain)


def shown(*candidates: Weighed, text: str = TEXT) -> list[tuple[str, float]]:
    return [(text[span.start : span.end], span.score) for span in best_shown_first(text, candidates)]


def test_the_sentence_that_gains_most_shows_the_name() -> None:
    found = shown(weighed("Inga Dahl", -1, -6), weighed("Otto Marek", -4, 0), weighed("Ms Dahl", -4.5, -2))
    assert found == [("Ms Dahl", -1), ("Otto Marek", -4), ("Inga Dahl", -4.5)]


def test_another_name_takes_no_place() -> None:
    found = shown(weighed("Inga Dahl", -1, -6), weighed("Otto Marek", -4, 0))
    assert found == [("Inga Dahl", -1), ("Otto Marek", -4)]


def test_the_best_sentence_stays_where_it_gains_most() -> None:
    found = shown(weighed("Inga Dahl", -1, -2), weighed("Ms Dahl", -5, -6))
    assert found == [("Inga Dahl", -1), ("Ms Dahl", -5)]


def test_a_sentence_that_gains_little_more_takes_no_place() -> None:
    found = shown(weighed("Inga Dahl", -1, -3), weighed("Ms Dahl", -5, -2))
    assert found[0] == ("Inga Dahl", -1)


def test_a_mention_that_the_model_finds_hopeless_takes_no_place() -> None:
    found = shown(weighed("Inga Dahl", -1, -6), weighed("Ms Dahl", -15, -2))
    assert found[0] == ("Inga Dahl", -1)


def test_what_follows_the_name_is_left_out() -> None:
    found = shown(weighed("Inga Dahl", -1, -6), weighed("Ms Dahl said of the plan", -4.5, -2))
    assert found[0] == ("Ms Dahl", -1)


@pytest.mark.parametrize("best", ["bridge", "told reporters at midnight", "a year"])
def test_only_names_are_looked_for_elsewhere(best: str) -> None:
    found = shown(weighed(best, -1, -6), weighed("The bridge would fall within a year", -5, -2))
    assert found[0] == (best, -1)


def test_a_name_inside_a_longer_word_is_another() -> None:
    text = "Dahl came early. The Dahlberg bridge is closed."
    found = shown(weighed("Dahl", -1, -6, text), weighed("The Dahlberg bridge", -5, 0, text), text=text)
    assert found[0] == ("Dahl", -1)


def test_a_name_before_a_combining_accent_is_another() -> None:
    text = "Dahl came early. The bridge of Dahl\u0301 is closed."
    candidates = [weighed("Dahl", -1, -6, text), weighed("The bridge of Dahl\u0301", -4.5, -2, text)]
    assert best_shown_first(text, candidates)[0].start == 0


def test_no_spans_are_no_spans() -> None:
    assert best_shown_first(TEXT, []) == []
