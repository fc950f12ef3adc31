"""What the benchmark of retrieval's parts counts as a hit, worked out by hand."""

from __future__ import annotations

from assistant.evaluation.set_questions import ArchiveDocument, QuestionSet, SetQuestion
from benchmarks.parts import Asked, by_reciprocal_ranks, hit_at_1, joined, own_language
from index.records import Passage


def a_set(language: str, *sources: str) -> QuestionSet:
    questions = tuple(
        SetQuestion(f"q{number}", f"{language} {number}", sources=(source,), cluster=source.split("-")[0])
        for number, source in enumerate(sources)
    )
    documents = tuple(ArchiveDocument(source, f"{language} text of {source}") for source in sources)
    return QuestionSet("set", "set.json", "squad", questions, "0", documents)


def test_reciprocal_ranks_add_up() -> None:
    assert by_reciprocal_ranks([["a", "b", "c"], ["b", "d"]]) == ["b", "a", "d", "c"]
    assert by_reciprocal_ranks([["b"], ["a"]]) == ["a", "b"]


def test_a_hit_is_a_first_passage_that_shares_text_with_the_place() -> None:
    found = {
        "right": [Passage("1", "a.md", "", 10, 20)],
        "beside": [Passage("2", "a.md", "", 0, 10), Passage("1", "a.md", "", 10, 20)],
        "elsewhere": [Passage("3", "b.md", "", 10, 20)],
        "nothing": [],
    }
    asked = Asked(list(found), [("a.md", 10, 15)] * 4)
    assert hit_at_1(found.__getitem__, asked) == 0.25


def test_joined_paragraphs_stand_where_their_places_say() -> None:
    chosen = a_set("de", "Harbour-001.txt", "Harbour-002.txt", "Black_Death-001.txt")
    documents, places = joined(chosen)
    texts = {document.source: document.text for document in documents}
    assert sorted(texts) == ["Black_Death.md", "Harbour.md"]
    assert texts["Black_Death.md"].startswith("# Black Death\n\n")
    for document in chosen.documents:
        source, start, end = places[document.source]
        assert texts[source][start:end] == document.text


def test_own_language_asks_each_article_in_its_language() -> None:
    german, english = a_set("de", "A-001.txt", "B-001.txt"), a_set("en", "A-001.txt", "B-001.txt")
    crossed = a_set("en", "de/A-001.txt", "en/B-001.txt")
    asked = [question.question for question in own_language(crossed, german, english).questions]
    assert asked == ["de 0", "en 1"]
