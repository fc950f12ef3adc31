from __future__ import annotations

import pytest

from assistant.words.german_nouns import is_common_noun


@pytest.mark.parametrize(
    "word",
    ["Pfund", "Dienstjahren", "Protesten", "Begründung", "Ärztemangel", "Häuserpreise", "Käse", "Millionen"],
)
def test_common_nouns_in_any_case_form_and_at_the_end_of_compounds(word: str) -> None:
    assert is_common_noun(word)


@pytest.mark.parametrize(
    "word", ["Merkel", "Scholz", "Bauer", "Hartmann", "Neustadt", "Bremen", "Steinbach", "Hamburg", "Lindqvist",
             "Richter", "Kolb", "Essen", "Brandt", "Anton", "Milton", "Bartels"]
)  # fmt: skip
def test_names_are_none(word: str) -> None:
    assert not is_common_noun(word)
