"""Words that a question quotes, found in a passage."""

from __future__ import annotations

import pytest

from assistant.kinds.asked_words import find_asked_words
from index.text.phrases import quoted_phrases

TEXT = (
    "Der Rat tagte am Montag. „Das Wehr hält. Wir haben es dreimal geprüft“, sagte Ute Kolb. "
    "Die Opposition zweifelt daran. Am Abend regnete es wieder."
)


def _held(question: str, text: str = TEXT) -> str | None:
    asked = find_asked_words(quoted_phrases(question), text, "de")
    return None if asked is None else text[slice(*asked.place)]


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Wer sagte „Wir haben es dreimal geprüft“?", "Wir haben es dreimal geprüft“, sagte Ute Kolb."),
        (
            "Wer sagte „das Wehr hält.  Wir haben es“?",
            "„Das Wehr hält. Wir haben es dreimal geprüft“, sagte Ute Kolb.",
        ),
        ("Wer sagte „Wir haben es zweimal geprüft“?", None),
        ("Wer sagte, dass sie es dreimal geprüft haben?", None),
    ],
)
def test_sentences_that_hold_the_words(question: str, held: str | None) -> None:
    assert _held(question) == held


def test_sentence_beside_the_words_is_worth_less_and_one_further_off_nothing() -> None:
    asked = find_asked_words(("wir haben es dreimal geprüft",), TEXT, "de")
    assert asked is not None
    worth = [asked.nearness(span) for span in asked.sentences]
    assert worth == sorted(worth[:2]) + worth[2:]
    assert max(worth) == 1.0 and worth[-1] == 0.0
    beside = asked.last + 1
    assert 0.0 < worth[beside] < 1.0


def test_no_text_and_no_phrase() -> None:
    assert find_asked_words((), TEXT, "de") is None
    assert find_asked_words(("drei worte hier",), "", None) is None
