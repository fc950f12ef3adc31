from __future__ import annotations

import pytest

from assistant.words.mentions import (
    missing_names,
    missing_numbers,
    names,
    numbers,
    script_of,
    spelled_numbers,
    word_set,
)


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("٣١٨ مليون و١٬٢٥٠ و٧٫٥", ("318", "1250", "7.5")),
        ("३१८ लोग", ("318",)),
        ("人口3.2亿", ("320000000",)),
        ("五十 und Ⅻ", ()),
    ],
)
def test_numbers_of_other_scripts_are_levelled(text: str, expected: tuple[str, ...]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("Which plant costs 318 million dinars?", "كلفة المحطة ٣١٨ مليون دينار", ()),
        ("ما كلفة ٣١٨ مليون؟", "The plant costs 318 million.", ()),
        ("किसे 90 हज़ार मिले?", "उसे ९० हज़ार मिले", ()),
        ("Who was fined 320 million yuan?", "公司被罚3.2亿元", ()),
        ("谁被罚3.2亿元？", "The firm was fined 320 million yuan.", ()),
        ("谁被罚3.2亿元？", "公司被罚3.4亿元", ("320000000",)),
        ("Which plant costs 319 million dinars?", "كلفة المحطة ٣١٨ مليون دينار", ("319",)),
        ("Wer bekam 50.000 Euro?", "Er bekam 50 Euro für die Brücke.", ("50000",)),
    ],
)
def test_a_number_is_the_same_in_every_script(question: str, text: str, missing: tuple[str, ...]) -> None:
    assert missing_numbers(question, text) == missing


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Die Brücke von Łódź", ""),
        ("Мост и ΓΕΦΥΡΑ", ""),
        ("पुल टूट गया, said BBC", "DEVANAGARI"),
        ("Das Wort पुल heißt Brücke", ""),
        ("다리가 무너졌다", "HANGUL"),
        ("2025 – 17", ""),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_words_keep_their_vowel_signs() -> None:
    assert word_set("नदी-तट टूटा") == {"नदी-तट", "नदी", "तट", "टूटा"}


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
