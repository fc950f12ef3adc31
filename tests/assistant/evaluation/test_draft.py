from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.draft import draft_folder, draft_questions, left_out_files, unanswerable_questions
from assistant.evaluation.question_sets import load_question_set
from assistant.evaluation.wording import stands_in
from index.errors import QuestionSetError
from index.records import Article

GERMAN = Article(
    "pegel.txt",
    "„Wir haben die Schleuse noch rechtzeitig geschlossen“, sagte Deichgraf Onno Harms am Abend. "
    "Die Sperrung der Elbfähre dauerte elf Stunden. Der Rat von Wilsterau tagte am 4. Oktober 2022 im Rathaus.",
    language="de",
)
ENGLISH = Article(
    "dam.txt",
    "The repair of the old dam took nine weeks in all. The council of the valley met again in Kestrel Bay to vote.",
    language="en",
)


def test_who_how_long_when_and_where_are_asked() -> None:
    drafted = {question.type: question for question in draft_questions([GERMAN, ENGLISH])}
    assert drafted["who"].question == "Wer sagte: „Wir haben die Schleuse noch rechtzeitig geschlossen“?"
    assert drafted["who"].answers == ("Deichgraf Onno Harms",)
    assert drafted["when"].answers == ("4. Oktober 2022",)
    assert "4. Oktober" not in drafted["when"].question
    assert drafted["where"].answers == ("Kestrel Bay",)
    questions = {question.question: question.answers for question in draft_questions([GERMAN, ENGLISH])}
    assert questions["How long did the repair of the old dam last?"] == ("nine weeks",)


def test_a_file_in_place_of_the_new_folder_is_an_error(tmp_path: Path) -> None:
    taken = tmp_path / "draft"
    taken.write_text("mine")
    for out in (taken, taken / "below"):
        with pytest.raises(QuestionSetError, match="--out"):
            draft_folder(Path("articles"), out)
    assert taken.read_text() == "mine"


def test_every_draft_is_answered_by_its_own_article() -> None:
    for article in (GERMAN, ENGLISH):
        for question in draft_questions([article]):
            assert all(stands_in(answer, article.text) for answer in question.answers)
            assert all(quote in article.text for quote in question.quotes)
            assert not stands_in(question.answers[0], question.question)


def test_what_is_left_out_is_unanswerable_unless_another_article_says_it() -> None:
    twin = Article("twin.txt", "In all it took nine weeks.", language="en")
    asked = unanswerable_questions([ENGLISH], [GERMAN])
    assert {question.answerable for question in asked} == {False} and len(asked) == 2
    assert all(not question.answers and "dam.txt is left out" in question.notes for question in asked)
    assert len(unanswerable_questions([ENGLISH], [twin])) == 1


def test_the_same_files_are_left_out_every_time() -> None:
    names = [f"{number}.txt" for number in range(20)]
    assert left_out_files(names, 0.2) == left_out_files(names[::-1], 0.2)
    assert len(left_out_files(names, 0.2)) == 4
    assert left_out_files(names, 0) == left_out_files(["one.txt"], 0.5) == set()


def test_a_folder_becomes_a_set_and_an_archive_without_what_is_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for article in (GERMAN, ENGLISH):
        (folder / article.source).write_text(article.text, encoding="utf-8")
    report = draft_folder(folder, tmp_path / "draft", leave_out=0.5)
    chosen = load_question_set(report.questions)
    assert len(chosen.questions) == report.answerable + report.unanswerable
    assert report.answerable and report.unanswerable
    assert sorted(path.name for path in report.archive.iterdir()) == sorted(
        {"pegel.txt", "dam.txt"} - set(report.left_out)
    )
    with pytest.raises(QuestionSetError, match="exists already"):
        draft_folder(folder, tmp_path / "draft")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(QuestionSetError, match="Nothing to ask"):
        draft_folder(tmp_path / "none", tmp_path / "draft")
