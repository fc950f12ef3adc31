"""A duration that says when something happens is no answer to how long it lasted."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import fits
from assistant.kinds.time_limits import is_time_limit
from assistant.words.tables import word_table

LASTED = "How long did the talks last?"


@pytest.mark.parametrize(
    ("words", "before", "after", "language"),
    [
        ("dreieinhalb Wochen", "das zweite Gespräch innerhalb von nur ", ".", "de"),
        ("zwei Tagen", "Das war vor ", " gewesen.", "de"),
        ("drei Monate", "Sie hatten ", " zuvor begonnen.", "de"),
        ("three weeks", "They had met ", " earlier.", "en"),
        ("within three weeks", "It was the second round ", ".", "en"),
        ("trois semaines", "Elles avaient commencé il y a ", ".", "fr"),
        ("dos meses", "Hablaron hace ", ".", "es"),
        ("due mesi", "Si erano parlati ", " fa.", "it"),
        ("dois meses", "Falaram ", " atrás.", "pt"),
        ("twee maanden", "Dat was ", " geleden.", "nl"),
        ("dwa miesiące", "Zaczęły się ", " temu.", "pl"),
        ("две недели", "Они встретились ", " назад.", "ru"),
        ("два тижні", "Вони зустрілися ", " тому.", "uk"),
    ],
)
def test_a_time_before_or_within_which_it_happens_is_no_duration(
    words: str, before: str, after: str, language: str
) -> None:
    assert is_time_limit(LASTED, words, before, after, language)
    assert not fits(LASTED, words, language, before=before, after=after)


@pytest.mark.parametrize(
    ("words", "before", "after", "language"),
    [
        ("50 Minuten", "Sie sprachen am Donnerstag ", " miteinander.", "de"),
        ("50 Minuten", "Nach Angaben vor Journalisten waren es ", ".", "de"),
        ("three hours", "Within the building they talked for ", ".", "en"),
        ("three hours", "They talked for ", ", later than planned.", "en"),
        ("zwei Stunden", "Nach ", " war es vorbei.", "de"),
        ("deux heures", "La rencontre a duré ", ".", "fr"),
        ("два часа", "Переговоры длились ", ".", "ru"),
    ],
)
def test_a_duration_stays_one(words: str, before: str, after: str, language: str) -> None:
    assert fits(LASTED, words, language, before=before, after=after)


@pytest.mark.parametrize(
    "question",
    [
        "How long ago did they meet?",
        "How long do the parties have to appeal?",
        "Wie lange ist das her?",
        "Wie lange haben sie Zeit?",
        "¿Cuánto tiempo antes se vieron?",
    ],
)
def test_who_asks_for_such_a_time_gets_it(question: str) -> None:
    assert not is_time_limit(question, "three weeks", "within ", " ago", "en")


def test_of_a_language_without_a_table_nothing_is_told() -> None:
    assert not is_time_limit(LASTED, "three weeks", "within ", "", None)
    assert not is_time_limit(LASTED, "tre veckor", "inom ", "", "sv")
    assert not is_time_limit(LASTED, "three weeks", "within ", "", "between")


def test_every_language_has_both_lists() -> None:
    import assistant.kinds.time_limits as module

    languages = {code: lists for code, lists in word_table(module.__file__).items() if len(code) == 2}
    assert len(languages) == 10
    assert all(lists["before"] and lists["after"] for lists in languages.values())


MET = "When did the two sides meet?"


@pytest.mark.parametrize(
    ("words", "before", "language"),
    [
        ("innerhalb von dreieinhalb Wochen", "Zum zweiten Mal ", "de"),
        ("dreieinhalb Wochen", "Zum zweiten Mal binnen ", "de"),
        ("for the third time in two months", "They met ", "en"),
        ("two years", "They met twice in ", "en"),
        ("en trois semaines", "Ils se sont vus pour la deuxième fois ", "fr"),
        ("en un mes", "Se vieron por segunda vez ", "es"),
        ("in due mesi", "Si sono visti per la terza volta ", "it"),
        ("em dois meses", "Viram-se pela terceira vez ", "pt"),
        ("binnen twee weken", "Zij spraken voor de tweede keer ", "nl"),
        ("w ciągu dwóch tygodni", "Spotkali się po raz drugi ", "pl"),
        ("за две недели", "Они встретились во второй раз ", "ru"),
        ("за два тижні", "Вони зустрілися вдруге ", "uk"),
    ],
)
def test_how_often_within_a_time_is_not_when_it_was(words: str, before: str, language: str) -> None:
    assert not fits(MET, words, language, before=before, after=".")


@pytest.mark.parametrize(
    ("words", "before", "language"),
    [
        ("vor drei Wochen", "Zum zweiten Mal trafen sie sich ", "de"),
        ("im Mai", "Zum zweiten Mal ", "de"),
        ("in 2019", "They met for the second time ", "en"),
        ("within two hours", "The two sides met ", "en"),
        ("на прошлой неделе", "Они встретились во второй раз ", "ru"),
    ],
)
def test_a_time_at_which_it_was_stays_one(words: str, before: str, language: str) -> None:
    assert fits(MET, words, language, before=before, after=".")
