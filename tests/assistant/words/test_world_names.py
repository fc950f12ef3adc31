from __future__ import annotations

import pytest

from assistant.words.world_names import world_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Germany", "in Deutschland"),
        ("Moscow", "из Москвы"),
        ("Switzerland", "la Suisse"),
        ("the United States", "en EE.UU."),
        ("the UN", "ООН"),
        ("the German court", "das deutsche Gericht"),
    ],
)
def test_spellings_of_one_name_agree(one: str, other: str) -> None:
    assert {name for name, _ in world_names(one)} == {name for name, _ in world_names(other)} != set()


@pytest.mark.parametrize("text", ["tell us who it is", "un pont", "Bertrand Russell", "Angela Merkel"])
def test_other_words_name_nothing(text: str) -> None:
    assert world_names(text) == ()


def test_longest_name_is_taken_with_its_place() -> None:
    assert world_names("South Korea pays") == (("south_korea", (0, 11)),)


@pytest.mark.parametrize(
    "text",
    ["on the island of Sund", "Rhode Island", "Los jugadores irán a Madrid.", "the governor of Indiana"],
)
def test_a_common_word_or_another_place_is_no_country(text: str) -> None:
    assert {name for name, _ in world_names(text)} <= {"madrid"}
