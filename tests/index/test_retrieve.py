"""How scores are joined, worked out by hand on an index of four passages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pytest

from index.background import Centre
from index.records import Filters, Passage, PassageInfo
from index.retrieve import Fusion, PassageRetriever
from index.unrelated import unrelated_questions

QUERY = np.array([1.0, 0.0], dtype=np.float32)


class TableIndex:
    """An index whose cosines and BM25 scores are written down."""

    generation = 1

    def __init__(self) -> None:
        self.near = {"de1": 0.80, "de2": 0.79, "en1": 0.82, "en2": 0.81}
        self.far: dict[str, float] = {}
        self.words: dict[str, float] = {}
        self.counts: list[int] = [1]
        self.dates: dict[str, str] = {}
        self.same: dict[str, tuple[str, ...]] = {}
        self.centre = {"de": Centre(1000, QUERY * 0.70), "en": Centre(1000, QUERY * 0.74)}

    def vector_search(self, vector, k: int, filters: Filters | None = None) -> list[tuple[str, float]]:
        allowed = filters.languages if filters else ()
        hits = [(id_, c) for id_, c in self.near.items() if not allowed or id_[:2] in allowed]
        return sorted(hits, key=lambda hit: -hit[1])[:k]

    def word_search(self, query: str, k: int, filters=None, language=None) -> list[tuple[str, float]]:
        return sorted(self.words.items(), key=lambda hit: -hit[1])[:k]

    def word_counts(self, query: str, language=None) -> list[int]:
        return self.counts

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        return {
            id_: Passage(id_, f"{id_}.txt", id_, 0, 3, date=self.dates.get(id_), language=id_[:2])
            for id_ in ids
        }

    def passage_infos(self, ids: Iterable[str]) -> dict[str, PassageInfo]:
        return {id_: PassageInfo(id_, f"{id_}.txt", self.dates.get(id_), id_[:2]) for id_ in ids}

    def copies(self, source: str) -> tuple[str, ...]:
        return self.same.get(source, ())

    def cosines(self, vector, ids: Iterable[str]) -> dict[str, float]:
        every = self.near | self.far
        return {id_: every[id_] * float(vector[0]) for id_ in ids if id_ in every}

    def centres(self) -> dict[str, Centre]:
        return self.centre


class OneQuery:
    def __init__(self, vector=QUERY) -> None:
        self.vector = vector

    def embed_queries(self, texts):
        return np.stack([self.vector] * len(texts))


def ranked(index: TableIndex, language: str | None = "en", query: str = "what", fusion: Fusion | None = None):
    return PassageRetriever(index, OneQuery(), fusion).retrieve(query, 10, language=language)


def test_languages_compete_by_their_background() -> None:
    found = ranked(TableIndex())
    scores = {item.passage.id: item.score for item in found}
    gap = (1000 * 0.04 + 30 * 0.034) / 1030
    assert scores["de1"] == pytest.approx(0.80 + gap, abs=1e-6)
    assert scores["en1"] == pytest.approx(0.82 - 0.02, abs=1e-6)
    assert [item.passage.id for item in found] == ["de1", "de2", "en1", "en2"]


def test_one_language_alone_keeps_its_cosines() -> None:
    index = TableIndex()
    index.near = {"en1": 0.82, "en2": 0.81}
    index.centre = {"en": Centre(10, QUERY * 0.74)}
    assert [item.score for item in ranked(index)] == pytest.approx([0.82, 0.81])


def test_a_full_match_of_words_counts_as_measured_against_what_it_could_be() -> None:
    index = TableIndex()
    full = 2.0 * float(np.log(1 + (2000 - 1 + 0.5) / 1.5))
    index.words = {"en2": full, "de2": full / 2}
    scores = {item.passage.id: item.score for item in ranked(index)}
    gap = (1000 * 0.04 + 30 * 0.034) / 1030
    assert scores["en2"] == pytest.approx(0.81 - 0.02 + 0.10, abs=1e-6)
    assert scores["de2"] == pytest.approx(0.79 + gap + 0.06 / 2, abs=1e-6)


def test_the_articles_of_a_time_that_the_question_names_are_lifted() -> None:
    index = TableIndex()
    index.dates = {"de2": "2021-12-08", "en2": "2022-03-01"}
    before = {item.passage.id: item.score for item in ranked(TableIndex())}
    after = {item.passage.id: item.score for item in ranked(index, query="What was said on 7 December 2021?")}
    assert after["de2"] - before["de2"] == pytest.approx(Fusion().date)
    assert after["en2"] == pytest.approx(before["en2"])


def test_of_copies_only_the_best_is_ranked() -> None:
    index = TableIndex()
    index.same = {"de1.txt": ("en1.txt",), "en1.txt": ("de1.txt",)}
    assert [item.passage.id for item in ranked(index)] == ["de1", "de2", "en2"]


def test_other_languages_are_searched_even_when_the_querys_own_fills_every_place() -> None:
    index = TableIndex()
    index.near = {**{f"en{n}": 0.85 - n / 1000 for n in range(20)}, "de1": 0.80}
    found = ranked(index, fusion=Fusion(candidates=5))
    assert "de1" in {item.passage.id for item in found}


def usual(index: TableIndex, vector: float = 1.0) -> float:
    """What the nearest passage gives to any question: every cosine is in the table, whoever asks."""
    gap = (1000 * 0.04 * vector + 30 * 0.034) / 1030
    return max(c + (gap if id_.startswith("de") else -0.02) for id_, c in index.near.items())


def test_the_topics_score_has_the_other_vectors_cosine_and_the_same_gains() -> None:
    index = TableIndex()
    index.words, index.counts = {"en2": 30.0}, [2]
    topics = OneQuery(QUERY * 0.5)
    found = PassageRetriever(index, OneQuery(), topics=topics).retrieve("what", 10, language="en")
    assert [item.passage.id for item in found] == [item.passage.id for item in ranked(index)]
    for item in found:
        cosine = index.near[item.passage.id]
        assert item.topic_score == pytest.approx(item.score - 0.5 * cosine - usual(index, 0.5), abs=1e-6)


def test_without_another_vector_the_topics_score_has_the_same_one() -> None:
    for item in ranked(TableIndex()):
        assert item.topic_score == pytest.approx(item.score - usual(TableIndex()), abs=1e-6)


def test_when_not_asked_for_there_is_no_topics_score() -> None:
    retriever = PassageRetriever(TableIndex(), OneQuery(), topics=OneQuery())
    assert {item.topic_score for item in retriever.retrieve("what", topic_scores=False)} == {None}
    assert None not in {item.topic_score for item in retriever.retrieve("what")}


def test_what_only_words_found_gets_its_own_cosine_in_the_topics_score() -> None:
    index = TableIndex()
    index.words, index.counts = {"en9": 30.0}, [2]
    index.far = {"en9": 0.30}
    found = PassageRetriever(index, OneQuery(), topics=OneQuery()).retrieve("what", 10, language="en")
    (only_words,) = [item for item in found if item.passage.id == "en9"]
    floor = min(index.near.values())
    assert only_words.topic_score == pytest.approx(only_words.score - floor + 0.30 - usual(index), abs=1e-6)


class CountingQuery(OneQuery):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def embed_queries(self, texts):
        self.texts += texts
        return super().embed_queries(texts)


def test_unrelated_questions_are_embedded_once_a_language_and_asked_once_a_generation() -> None:
    index, embedder = TableIndex(), CountingQuery()
    retriever = PassageRetriever(index, embedder)
    first = retriever.retrieve("what", language="en")
    embedder.texts.clear()
    index.near = {id_: cosine - 0.1 for id_, cosine in index.near.items()}
    stale = retriever.retrieve("what", language="en")
    index.generation = 2
    fresh = retriever.retrieve("what", language="en")
    assert set(embedder.texts) == {"what"}
    assert stale[0].topic_score == pytest.approx((first[0].topic_score or 0) - 0.1)
    assert fresh[0].topic_score == pytest.approx(first[0].topic_score)
    retriever.retrieve("was", language="de")
    assert set(unrelated_questions("de")) < set(embedder.texts)


def test_there_are_as_many_unrelated_questions_in_every_language() -> None:
    english = unrelated_questions("en")
    for code in ("de", "fr", "ru", "zh", "ar", "sw"):
        questions = unrelated_questions(code)
        assert len(set(questions)) == len(english) == 24
        assert not set(questions) & set(english)
    for unknown in (None, "xx"):
        mixed = unrelated_questions(unknown)
        assert len(set(mixed)) == 24
        assert (
            len({code for code in ("de", "en", "fr", "ru") if set(unrelated_questions(code)) & set(mixed)})
            < 4
        )


class Worded(TableIndex):
    """As ``TableIndex``, with the texts given."""

    texts: ClassVar[dict[str, str]] = {}

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        return {
            id_: Passage(id_, f"{id_}.txt", self.texts.get(id_, ""), 0, 3, language=id_[:2]) for id_ in ids
        }


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Who said “we shall  Not sleep tonight”?", "de2"),
        ("Who said we shall not sleep tonight?", "de1"),
        ("Who said “we shall never sleep tonight”?", "de1"),
        ("Who said “we shall”?", "de1"),
    ],
)
def test_words_between_quotation_marks_find_the_passage_that_holds_them(query: str, first: str) -> None:
    index = Worded()
    index.texts = {"de2": "„We shall not\nsleep tonight“, sagte sie."}
    index.words = {"de1": 1.0, "de2": 1.0}
    index.near = {"de1": 0.80, "de2": 0.70}
    assert ranked(index, "de", query)[0].passage.id == first
