"""Ranked passages as LangChain Documents, and back."""

from __future__ import annotations

from assistant.retriever import document, passages
from index.records import Passage, ScoredPassage


def test_documents_bring_back_every_field_of_a_ranked_passage() -> None:
    passage = Passage("id", "a.txt", "The ferry.", 7, 17, "Ferry", "2021-05-07", "en")
    for ranked in (ScoredPassage(passage, 0.7, 0.85), ScoredPassage(passage, 0.7)):
        assert passages([document(ranked)]) == [ranked]
