"""The sets that the quality benchmark makes out of XQuAD."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.evaluation.question_sets import load_question_set
from assistant.evaluation.set_questions import QuestionSet
from benchmarks.quality import mixed_languages, sentence_missing, topic_missing, write_between_marks

PARAGRAPHS = {
    "Harbour": ("The pier is of 1904. It is made of oak.", [("When?", "1904"), ("Of what?", "oak")]),
    "Bridge": (
        "The bridge cost a million. A storm took it.",
        [("How much?", "a million"), ("What took it?", "A storm")],
    ),
}


def squad(folder: Path, name: str, mark: str) -> QuestionSet:
    data = []
    for title, (context, asked) in PARAGRAPHS.items():
        qas = [
            {
                "id": f"{title}-{number}",
                "question": f"{mark}{question}",
                "answers": [{"text": answer, "answer_start": 0}],
            }
            for number, (question, answer) in enumerate(asked)
        ]
        data.append({"title": title, "paragraphs": [{"context": context, "qas": qas}]})
    (folder / name).write_text(json.dumps({"data": data}))
    return load_question_set(folder / name)


@pytest.fixture
def german(tmp_path: Path) -> QuestionSet:
    return squad(tmp_path, "de.json", "D ")


def test_mixed_asks_every_article_in_the_other_language(tmp_path: Path, german: QuestionSet) -> None:
    mixed = mixed_languages(german, squad(tmp_path, "en.json", "E "))
    assert [document.source for document in mixed.documents] == ["de/Harbour-001.txt", "en/Bridge-001.txt"]
    asked = {question.sources[0].split("/")[0]: question.question[0] for question in mixed.questions}
    assert asked == {"de": "E", "en": "D"}


def test_questions_on_a_missing_topic_cannot_be_answered(german: QuestionSet) -> None:
    chosen = topic_missing(german)
    assert [document.source for document in chosen.documents] == ["Bridge-001.txt"]
    assert {question.cluster: question.answerable for question in chosen.questions} == {
        "Harbour": False,
        "Bridge": True,
    }


def test_one_sentence_of_each_paragraph_is_missing_and_its_question_unanswerable(german: QuestionSet) -> None:
    chosen = sentence_missing(german, "en")
    assert [document.text.strip() for document in chosen.documents] == [
        "It is made of oak.",
        "A storm took it.",
    ]
    assert [question.answerable for question in chosen.questions] == [False, True, False, True]
    assert chosen.questions[0].answers == ()


def test_tables_go_between_the_marks_and_nothing_else_changes(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text("before\n<!-- begin: python -m benchmarks.quality -->\nold\n<!-- end -->\nafter\n")
    write_between_marks(page, "new\n")
    assert (
        page.read_text() == "before\n<!-- begin: python -m benchmarks.quality -->\nnew\n<!-- end -->\nafter\n"
    )
    page.write_text("no marks")
    with pytest.raises(SystemExit, match="lacks the lines"):
        write_between_marks(page, "new\n")
