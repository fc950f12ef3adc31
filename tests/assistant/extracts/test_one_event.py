"""When a figure that an article in another language makes less likely still surely is of the same event."""

from __future__ import annotations

from index.records import Article
from tests.assistant.scripted import MemoryArchive, WordJudge, chain

ASKED = "How many people were hurt in the fire in Brunnsund?"
DE = "Beim Brand in Brunnsund wurden 24 Menschen verletzt."
FR = "Un incendie a fait 31 blessés à Brunnsund."
LESS_LIKELY = {"24_Menschen": 0.9, "31_blessés": 0.22}


def shown(other: str, *, language: str = "fr", first: str = DE) -> list[str]:
    articles = (
        Article("de.txt", first, title=None, date="2024-03-15", language="de"),
        Article("other.txt", other, title=None, date="2024-03-16", language=language),
    )
    answer = chain(MemoryArchive(*articles), WordJudge(**LESS_LIKELY)).invoke(ASKED)
    return [statement.text for statement in answer.statements[1:]]


def test_a_less_likely_figure_in_another_language_differs_where_both_name_place_and_kind_of_event() -> None:
    assert [text.startswith("The articles differ: 31 blessés") for text in shown(FR)] == [True]


def test_it_is_not_shown_of_another_place_or_another_kind_of_event() -> None:
    assert shown("Un incendie a fait 31 blessés à Valmont.") == []
    assert shown("Un accident a fait 31 blessés à Brunnsund.") == []


def test_it_is_not_shown_of_another_day() -> None:
    first = "Am 3. März 2024 brannte ein Haus in Brunnsund. Beim Brand wurden 24 Menschen verletzt."
    assert shown("Le 11 mars 2024, un incendie a éclaté à Brunnsund. Il y a 31 blessés.", first=first) == []
