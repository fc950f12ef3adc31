from __future__ import annotations

import pytest

from index.text.spellings import latin, same_name, skeleton, words

FAMILIES = [
    ["Uschakow", "Ushakov", "Ouchakov", "Ушаков", "Ушакова"],
    ["Selenskyj", "Zelensky", "Zelenskyy", "Zelenski", "Зеленский", "Зеленський"],
    ["Gorbatschow", "Gorbachev", "Gorbatchev", "Горбачёв"],
    ["Jelzin", "Yeltsin", "Eltsine", "Ельцин"],
    ["Tschaikowski", "Tchaikovsky", "Чайковский"],
    ["Schoigu", "Shoigu", "Choïgou", "Шойгу"],
    ["Lukaschenko", "Lukashenko", "Loukachenko", "Лукашенко"],
    ["Nawalny", "Navalny", "Навальный"],
    ["Kiew", "Kyiv", "Kiev", "Київ", "Киев"],
    ["Juri", "Yuri", "Юрий"],
    ["Putin", "Poutine", "Путин", "Путина"],
    ["Erdoğan", "Erdogan", "Эрдоган"],
    ["Λάρισα", "Λαρισα", "ΛΆΡΙΣΑ", "Larisa"],
    ["Iğdır", "IĞDIR", "Igdir"],
]
OTHERS = [
    ("Putin", "Biden"),
    ("Macron", "Merkel"),
    ("Biden", "Baden"),
    ("Scholz", "Schulz"),
    ("Genf", "Gent"),
    ("Kreml", "Karmel"),
    ("Peskow", "Puschkow"),
    ("Lawrow", "Larow"),
]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_spellings_of_one_name_find_each_other(family: list[str]) -> None:
    assert all(same_name(one, other) for one in family for other in family)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_latin_drops_case_accents_and_cyrillic() -> None:
    assert latin("Łódź Ärger ПУТИН") == "łodz arger putin"


def test_words_of_any_script_are_whole() -> None:
    assert words("नदी-तट की सड़क, O'Brien") == ["नदी-तट", "की", "सड़क", "O'Brien"]


def test_skeleton_marks_a_vowel_at_the_start() -> None:
    assert skeleton("Uschakow").startswith("*")
    assert skeleton("Schakow") == skeleton("Uschakow").removeprefix("*")
