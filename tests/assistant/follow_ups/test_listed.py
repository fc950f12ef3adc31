from __future__ import annotations

import pytest

from assistant.follow_ups.listed import listed, taken_singly, wants_list
from index.records import ArticleInfo


def info(source: str, outlet: str | None, date: str | None) -> ArticleInfo:
    return ArticleInfo(source, source, outlet, date, None, "en", 1, 100, "")


INFOS = [
    info("a", "The Harbour Post", "2023-05-04"),
    info("b", "Ostwacht", "2023-05-04"),
    info("c", "The Harbour Post", "2023-05-06"),
    info("d", None, None),
]


@pytest.mark.parametrize(
    ("question", "language", "sources", "is_all"),
    [
        ("what does the harbour post write?", "en", "ac", True),
        ("What does the Harbour Post say about ferries?", "en", "ac", False),
        ("Was berichtet die Ostwacht?", "de", "b", True),
        ("Was schreibt die Ostwacht über Fähren?", "de", "b", False),
        ("Qu'écrit le Harbour Post ?", "fr", "ac", True),
        ("What happened on 4 May?", "en", "ab", True),
        ("What happened on 6 May 2023?", "en", "c", True),
        ("Was geschah am 4. Mai 2023?", "de", "ab", True),
        ("Was war am 4. Mai los?", "de", "ab", True),
    ],
)
def test_articles_of_a_paper_or_a_day_are_found(
    question: str, language: str, sources: str, is_all: bool
) -> None:
    found = listed(question, language, INFOS)
    assert found is not None
    assert ("".join(article.source for article in found.articles), found.is_all) == (sources, is_all)


@pytest.mark.parametrize(
    "question",
    [
        "Who bought the Harbour Post?",
        "What does Lind write?",
        "What happened in Eldon on 4 May?",
        "What happened on 9 May?",
        "What happened on 4 May 2022?",
        "What happened in May?",
        "The Harbour Post writes",
    ],
)
def test_other_questions_want_no_list(question: str) -> None:
    assert listed(question, "en", INFOS) is None


def test_list_is_only_looked_for_where_the_words_may_want_one() -> None:
    assert wants_list("What does the Harbour Post write?", "en")
    assert not wants_list("Who bought the Harbour Post?", "en")


@pytest.mark.parametrize(
    ("message", "first", "rest"),
    [
        (
            "Who won the cup? And where was the final played?",
            "Who won the cup?",
            "And where was the final played?",
        ),
        ("Wer gewann den Pokal? Und wo war das Finale?", "Wer gewann den Pokal?", "Und wo war das Finale?"),
        (
            "Qui a gagné la coupe ? Où a eu lieu la finale ?",
            "Qui a gagné la coupe ?",
            "Où a eu lieu la finale ?",
        ),
        ("Who won the cup and where was the final?", "Who won the cup and where was the final?", ""),
        ("Really? Who won the cup?", "Really? Who won the cup?", ""),
        ("Who won the cup? Tell me please.", "Who won the cup? Tell me please.", ""),
    ],
)
def test_several_questions_in_one_message_are_told_apart(message: str, first: str, rest: str) -> None:
    language = {"Wer": "de", "Qui": "fr"}.get(message.split()[0], "en")
    assert taken_singly(message, language) == (first, rest)
