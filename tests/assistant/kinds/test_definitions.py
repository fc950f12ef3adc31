"""Who or what a name stands for."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import fits
from assistant.kinds.definitions import asked_thing, find_descriptions


@pytest.mark.parametrize(
    ("question", "before", "words", "after"),
    [
        (
            "What is Kelvar-3?",
            "The ship carries a sonar named Kelvar-3, which finds ",
            "old cables",
            " on the bed.",
        ),
        ("Was ist Kelvar-3?", "Kelvar-3 hat im Hafen ", "eine Mine", " gefunden."),
        ("Who is Maud Eriksen?", "Maud Eriksen met ", "the bishop", " on Monday."),
        ("Qui est Marie Dupont ?", "Marie Dupont a rencontré ", "le président", " hier."),
        ("Кто такой Иван Петров?", "Иван Петров встретил ", "министра", " в Москве."),
        ("Wie is Jan Bos?", "Jan Bos sprak met ", "een rechter", " in Breda."),
    ],
)
def test_what_another_clause_is_about_is_no_description(
    question: str, before: str, words: str, after: str
) -> None:
    assert not fits(question, words, before=before, after=after)


@pytest.mark.parametrize(
    ("question", "before", "words", "after"),
    [
        ("What is Kelvar-3?", "The ship carries ", "a sonar", " named Kelvar-3, which finds cables."),
        ("What is Kelvar-3?", "Kelvar-3, built in Oslo, is now also ", "a trade mark", "."),
        ("What is Kelvar-3?", "It is ", "a new sonar", "."),
        ("Who is Maud Eriksen?", "Maud Eriksen, 45, ", "a baker from Lund", ", said no."),
        ("Who is Maud Eriksen?", "The verdict was read by ", "presiding judge", " Maud Eriksen."),
        ("Who is Maud Eriksen?", "Maud Eriksen, who ", "chairs the court", ", said no."),
        ("Qui est Marie Dupont ?", "", "La maire de Lille", ", Marie Dupont, a dit non."),
        ("Chi è Paolo Neri?", "ha detto ", "il sindaco di Lucca", " Paolo Neri."),
        ("Kim jest Jan Nowak?", "powiedział ", "rzecznik policji", " Jan Nowak."),
        ("Кто такой Иван Петров?", "Иван Петров - ", "режиссёр", "."),
        ("Was ist Pekings Ziel?", "Peking will ", "den Hafen", " kaufen."),
        ("Was ist das Problem?", "Das Problem sei, dass ", "die Kassen leer", " sind."),
        ("Who is the mayor of Lund?", "Lund has chosen ", "Maud Eriksen", "."),
    ],
)
def test_a_description_is_and_other_questions_ask_for_none(
    question: str, before: str, words: str, after: str
) -> None:
    assert fits(question, words, before=before, after=after)


@pytest.mark.parametrize(
    ("question", "sentence", "description"),
    [
        ("Wer ist Detmar Vogel?", "Schulleiter Detmar Vogel lud am Montag ein.", "Schulleiter"),
        ("Who is Detmar Vogel?", "Am Montag lud der Schulleiter Detmar Vogel ein.", "Schulleiter"),
        ("Vem är Fredrik Wall?", "Bolagets vd Fredrik Wall varslar 40 anställda.", "vd"),
        ("Kuka on Ann Poe?", "The firm's clerk Ann Poe left.", "clerk"),
        (
            "Quem é Marta Dinho?",
            "A presidente da cooperativa, Marta Dinho, disse que sim.",
            "presidente da cooperativa",
        ),
        (
            "Cine este Marta Dinho?",
            "La direttrice del mulino, Marta Dinho, ha detto no.",
            "direttrice del mulino",
        ),
        ("Ki az a Jan Nowak?", "Powiedział to bibliotekarz Jan Nowak.", "bibliotekarz"),
        ("Kdo je Jan Nowak?", "Jan Nowak, a baker, said no.", "a baker"),
        ("Ποιος είναι ο Jan Bos;", "Jan Bos, de molenaar, zei nee.", "de molenaar"),
        ("Jan Bos kimdir?", "Jan Bos, a miller, said no.", "a miller"),
        ("Hvem er Jan Bos?", "Jan Bos, een molenaar, zei nee.", "een molenaar"),
        ("What is Kelvar-3?", "The ship carries a sonar named Kelvar-3, which finds cables.", "a sonar"),
        ("Wer ist Eva Rau?", "„Nein“, sagte die Vorsitzende Richterin Eva Rau.", "Vorsitzende Richterin"),
        ("Who is Ann Berg?", "Ann Berg, 45, a baker from Lund, said no.", "a baker from Lund"),
        ("Was ist Torvan?", "Torvan ist ein Wirkstoff gegen Gicht.", "ein Wirkstoff gegen Gicht"),
    ],
)
def test_a_sentence_describes(question: str, sentence: str, description: str) -> None:
    assert description in [sentence[low:high] for low, high in find_descriptions(question, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Berg met the bishop on Monday.",
        "Das sagte in Hannover Ann Berg.",
        "Am Dienstag kam Ann Berg.",
        "They never remembered that Ann Berg came.",
        "The mill burned down, Ann Berg said.",
    ],
)
def test_no_description_stands_where_the_name_only_acts(sentence: str) -> None:
    assert not find_descriptions("Who is Ann Berg?", sentence)


def test_a_dutch_question_asks_who_and_a_german_one_how() -> None:
    assert asked_thing("Wie is Jan Bos?") == "Jan Bos"
    assert asked_thing("Wie ist Jan Bos?") is None
