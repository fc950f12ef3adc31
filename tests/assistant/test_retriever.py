"""Ranked passages as LangChain Documents, and back."""

from __future__ import annotations

import pytest

from assistant.retriever import ArchiveRetriever, document, passages
from index.errors import QuestionError, SettingsError
from index.records import Filters, Passage, ScoredPassage


def test_documents_bring_back_every_field_of_a_ranked_passage() -> None:
    passage = Passage("id", "a.txt", "The ferry.", 7, 17, "Ferry", "2021-05-07", "en")
    for ranked in (ScoredPassage(passage, 0.7, 0.85), ScoredPassage(passage, 0.7)):
        assert passages([document(ranked)]) == [ranked]


def recording() -> tuple[ArchiveRetriever, list[tuple[int, Filters]]]:
    asked: list[tuple[int, Filters]] = []

    def search(query: str, k: int, filters: Filters, language: str | None) -> list[ScoredPassage]:
        asked.append((k, filters))
        return []

    return ArchiveRetriever(search=search, k=5), asked


def test_filters_and_how_many_are_taken_as_the_chain_takes_them() -> None:
    retriever, asked = recording()
    retriever.invoke("ferry", filters={"languages": ["de-AT"]}, k=3)
    retriever.invoke("ferry", filters=Filters(date_from="2021"))
    retriever.invoke("ferry")
    assert asked == [(3, Filters(languages=("de",))), (5, Filters(date_from="2021")), (5, Filters())]


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"k": 0}, SettingsError),
        ({"k": -1}, SettingsError),
        ({"k": "3"}, SettingsError),
        ({"k": 2.5}, SettingsError),
        ({"filters": {"languages": "de"}}, SettingsError),
        ({"filters": {"language": ["de"]}}, QuestionError),
    ],
)
def test_an_impossible_filter_or_count_is_an_error_before_anything_is_searched(options, error) -> None:
    retriever, asked = recording()
    with pytest.raises(error):
        retriever.invoke("ferry", **options)
    assert asked == []
