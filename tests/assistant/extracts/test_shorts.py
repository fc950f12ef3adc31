"""Which exact words stand in front of the sentence that carries them."""

from __future__ import annotations

from assistant.extracts.shorts import answers_alone
from assistant.reading import Question


def alone(question: str, words: str, language: str = "de") -> bool:
    return answers_alone(Question(question, question, language), words, language)


def test_where_yes_or_no_is_wanted_only_words_that_say_so_answer_alone() -> None:
    assert not alone("Gibt es an der Schule Fisch?", "Fleisch")
    assert alone("Gab es Verletzte?", "keine Verletzten")
    assert alone("Gibt es Fleisch oder Fisch?", "Fisch")
    assert alone("Was gibt es an der Schule?", "Fleisch")


def test_a_sentence_that_leaves_open_what_is_asked_is_no_short_answer() -> None:
    assert not alone("Who started the fire?", "It is not known who started the fire.", "en")
    assert alone("Who started the fire?", "Tom Dale", "en")
