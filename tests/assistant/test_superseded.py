"""Figures that a text takes back."""

from __future__ import annotations

import pytest

from assistant.superseded import is_superseded


def asked(question: str, sentence: str, words: str) -> bool:
    start = sentence.index(words)
    return is_superseded(question, sentence, (start, start + len(words)), (0, len(sentence)))


@pytest.mark.parametrize(
    ("question", "sentence", "old", "new"),
    [
        ("Wie viele Tote gab es?", "Es gab nicht 34, sondern 43 Tote.", "34", "43"),
        (
            "How high is the damage?",
            "It is 18 million, against 12 million on Tuesday.",
            "12 million",
            "18 million",
        ),
        (
            "À combien s'élèvent les dégâts ?",
            "Ils sont de 18 millions, contre 12 millions mardi.",
            "12",
            "18",
        ),
        ("¿Cuántos heridos hubo?", "Hubo 21 heridos en lugar de 17.", "17", "21"),
        ("Сколько погибло?", "Погибли 9 человек, а не 7.", "7", "9"),
        ("Quanti morti?", "I morti sono 12 invece di 15.", "15", "12"),
        ("How many workers are there?", "It has 900 workers, up from 700.", "700", "900"),
    ],
)
def test_what_is_set_against_the_figure_that_counts(question: str, sentence: str, old: str, new: str) -> None:
    assert asked(question, sentence, old)
    assert not asked(question, sentence, new)


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Wie viele Tote gab es?", "Zunächst war von 34 Toten die Rede gewesen.", "34"),
        ("How many died?", "Police had initially spoken of 17 dead.", "17"),
        ("Combien de morts ?", "On avait d'abord parlé de 17 morts.", "17"),
    ],
)
def test_what_was_reported_at_first(question: str, sentence: str, words: str) -> None:
    assert asked(question, sentence, words)


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Von wie vielen Toten war zunächst die Rede?", "Zunächst war von 34 Toten die Rede gewesen.", "34"),
        ("How many workers did it have before?", "It has 900 workers, up from 700.", "700"),
        ("Who spoke first?", "Police had initially spoken.", "Police"),
        ("How many came?", "In the end 200 came, not everybody happy.", "200"),
        ("How many voted against it?", "43 voted against the plan.", "43"),
    ],
)
def test_other_words_stay(question: str, sentence: str, words: str) -> None:
    assert not asked(question, sentence, words)
