from __future__ import annotations

import pytest

from assistant.mentions import missing_names, missing_numbers, names, numbers, spelled_numbers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("What did Emmanuel Macron say to the Kremlin on Monday?", "en", ("Emmanuel", "Macron", "Kremlin")),
        ("Was sagte Scholz am Montag über die Verhandlungen in Genf?", "de", ("Scholz", "Genf")),
        ("Wie lange dauerte das Gespräch?", "de", ()),
        ("Qu'a dit Poutine à Joe Biden en décembre ?", "fr", ("Poutine", "Joe", "Biden")),
        ("Что сказал Путин в Женеве?", "ru", ("Путин", "Женеве")),
        ("How many NATO members signed?", "en", ("NATO",)),
    ],
)
def test_names_are_told_from_other_words(text: str, language: str, expected: tuple[str, ...]) -> None:
    assert names(text, language) == expected


def test_numbers_are_levelled() -> None:
    assert numbers("1.250 Euro, 12,5 Prozent, 1 000 000, 7. Dezember 2021") == (
        "1250",
        "12.5",
        "1000000",
        "7",
        "2021",
    )
    assert spelled_numbers("zwei Stunden und five minutes") == {"2", "5"}


def test_name_that_stands_in_another_spelling_is_not_missing() -> None:
    assert missing_names("What did Ushakov tell Zelensky?", "en", "Uschakow sagte Selenskyj nichts.") == ()
    assert missing_names("What did Macron tell Zelensky?", "en", "Uschakow sagte Selenskyj nichts.") == (
        "Macron",
    )


def test_number_written_as_a_word_is_not_missing() -> None:
    assert (
        missing_numbers("Who spoke for 2 hours on 7 December?", "Sie sprachen zwei Stunden am 7. Dezember.")
        == ()
    )
    assert missing_numbers("Who spoke for 3 hours?", "Sie sprachen zwei Stunden.") == ("3",)
