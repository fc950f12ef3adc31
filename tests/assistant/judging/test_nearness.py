"""Cosines of sentences with a question, each sentence embedded once."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.judging.nearness import Nearness
from tests.hash_embedder import HashEmbedder


class Counting(HashEmbedder):
    """Remembers what it was asked to embed."""

    def __init__(self) -> None:
        super().__init__("hash-1")
        self.seen: list[str] = []

    def embed_passages(self, texts):  # type: ignore[no-untyped-def]
        self.seen.extend(texts)
        return super().embed_passages(texts)


def test_cosines_are_those_of_the_embedder_and_sentences_are_embedded_once() -> None:
    embedder = Counting()
    nearness = Nearness(embedder)
    first = nearness.cosines(
        "Was kostet die Brücke?", ["Die Brücke kostet viel.", "Es regnet.", "Es regnet."]
    )
    again = nearness.cosines("Was kostet die Brücke?", ["Es regnet.", "Die Brücke kostet viel."])
    assert first == again
    assert embedder.seen == ["Die Brücke kostet viel.", "Es regnet."]
    query = HashEmbedder("hash-1").embed_queries(["Was kostet die Brücke?"])[0]
    passage = HashEmbedder("hash-1").embed_passages(["Es regnet."])[0]
    assert first["Es regnet."] == pytest.approx(float(np.dot(query, passage)))


def test_only_the_sentences_used_last_are_kept() -> None:
    embedder = Counting()
    nearness = Nearness(embedder, kept=2)
    for sentence in ("Eins.", "Zwei.", "Eins.", "Drei.", "Eins.", "Zwei."):
        nearness.cosines("Wie viele?", [sentence])
    assert embedder.seen == ["Eins.", "Zwei.", "Drei.", "Zwei."]


def test_nothing_to_compare() -> None:
    assert Nearness(Counting()).cosines("Was?", []) == {}
