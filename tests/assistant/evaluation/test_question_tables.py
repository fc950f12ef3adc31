"""Tables of questions as people keep them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.question_columns import field_of, says_unanswerable, truth
from assistant.evaluation.question_sets import load_question_set
from assistant.evaluation.set_questions import QuestionSet
from index.errors import QuestionSetError


def table(folder: Path, text: str, encoding: str = "utf-8", name: str = "set.csv") -> QuestionSet:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return load_question_set(path)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_two_columns_of_csv(tmp_path: Path, mark: str) -> None:
    text = f'Frage{mark}Antwort\n"Wer, bitte?"{mark}Ida Holm|Holm\nWo?{mark}\n'
    first, second = table(tmp_path, text).questions
    assert (first.question, first.answers, first.id) == ("Wer, bitte?", ("Ida Holm", "Holm"), "line-2")
    assert (second.answers, second.answerable) == ((), None)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Question text", "question"),
        ("questionText", "question"),
        ("Test question (English)", "question"),
        ("Fragetext", "question"),
        ("Prüffrage", "question"),
        ("Question posée", "question"),
        ("Вопрос", "question"),
        ("Pytanie", "question"),
        ("user_input", "question"),
        ("Gold answer", "answers"),
        ("Answer 2", "answers"),
        ("ground_truth", "answers"),
        ("Musterantwort", "answers"),
        ("Antwort auf die Frage", "answers"),
        ("Réponse à la question", "answers"),
        ("Respuesta esperada", "answers"),
        ("Risposta", "answers"),
        ("Ожидаемый ответ", "answers"),
        ("Правильна відповідь", "answers"),
        ("Verwacht antwoord", "answers"),
        ("Resposta correta", "answers"),
        ("Source of the answer", "sources"),
        ("Quelle", "sources"),
        ("Quelldatei", "sources"),
        ("Fichier source", "sources"),
        ("Question ID", "id"),
        ("Fragenummer", "id"),
        ("No.", "id"),
        ("Question type", "type"),
        ("Antwortsprache", "answer_lang"),
        ("answerable", "answerable"),
        ("is_impossible", "unanswerable"),
        ("Nicht beantwortbar", "unanswerable"),
        ("Bemerkung", "notes"),
        ("Datum", None),
        ("Profile", None),
        ("Difficulty", None),
        ("", None),
        ("2024", None),
    ],
)
def test_a_heading_names_its_field(heading: str, field: str | None) -> None:
    assert field_of(heading) == field


def test_cells_say_yes_no_and_that_nothing_answers() -> None:
    assert [truth(cell) for cell in ("Ja", "TRUE", "1", "nein", "Non", "нет", "maybe", "")] == [
        *(True,) * 3,
        *(False,) * 3,
        *(None,) * 2,
    ]
    assert all(map(says_unanswerable, ("Unanswerable", "(keine Antwort)", "not_answerable", "Без ответа")))
    assert not any(map(says_unanswerable, ("no", "No answer was given by Holm", "", "impossible task")))


def test_columns_may_stand_in_any_order_with_others_between(tmp_path: Path) -> None:
    chosen = table(
        tmp_path,
        "Comment,Gold answer,Difficulty,ID,Question text,File,Language\n"
        "easy,Ida Holm; Holm,3,f1,Who runs the harbour?,ferry.txt|port.txt,en\n"
        ",,1,f2,Who owns it?,,en\n",
    )
    first, second = chosen.questions
    assert (first.id, first.question, first.answers) == ("f1", "Who runs the harbour?", ("Ida Holm", "Holm"))
    assert (first.sources, first.lang, first.notes) == (("ferry.txt", "port.txt"), "en", "easy")
    assert (second.answerable, second.notes) == (None, None)
    assert chosen.warnings == ("columns in no measure: 'Difficulty'",)


def test_q_and_a_are_headings_together(tmp_path: Path) -> None:
    (question,) = table(tmp_path, "Q,A\nWho won?,Holm\n").questions
    assert (question.question, question.answers) == ("Who won?", ("Holm",))


def test_several_columns_of_answers_are_all_right(tmp_path: Path) -> None:
    (question,) = table(tmp_path, "Frage;Antwort 1;Antwort 2\nWer?;Holm;Ida Holm\n").questions
    assert question.answers == ("Holm", "Ida Holm")


@pytest.mark.parametrize(
    "text",
    [
        "question,answers,comment\nWho owns it?,,unanswerable\n",
        "question,answers,answerable\nWho owns it?,,no\n",
        "question,answers,unanswerable\nWho owns it?,n/a,yes\n",
        "Frage;Antwort;Beantwortbar\nWem gehört sie?;-;nein\n",
        "Frage;Antwort\nWem gehört sie?;keine Antwort\n",
        "Frage;Antwort;Typ\nWem gehört sie?;;nicht beantwortbar\n",
        "Question;Réponse;Remarque\nÀ qui est-il ?;;sans réponse\n",
        "Вопрос;Ответ\nЧей он?;без ответа\n",
    ],
)
def test_an_empty_answer_beside_words_that_say_so_is_unanswerable(tmp_path: Path, text: str) -> None:
    (question,) = table(tmp_path, text).questions
    assert (question.answerable, question.answers) == (False, ())


def test_yes_in_the_column_makes_a_question_without_an_answer_answerable(tmp_path: Path) -> None:
    (question,) = table(tmp_path, "question,answers,unanswerable\nWho owns it?,,no\n").questions
    assert question.answerable is True


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "question,answers,answerable\nWho?,Holm,yes\nWho?,Holm,no\n",
            "set.csv:3: 'answerable' is false, yet",
        ),
        ("question,answers,answerable\nWho?,,perhaps\n", "set.csv:2: .*'perhaps'. Write yes or no"),
        ("question,answers\n,Holm\n", "set.csv:2: the question is empty"),
        ("id,question\na,Who?\na,Where?\n", "set.csv:3: id 'a' was already given in line 2"),
        ("a,b\nc,d,e\n", "set.csv:2: 3 columns in place of 2"),
        ("question,answers\nWho?,Holm, Ida\n", "set.csv:2: 3 columns in place of 2.*quotation marks"),
        ("one,two,three\nx,y,z\n", "set.csv:1: 3 columns, and no heading says"),
        ("Answer,File\nHolm,a.txt\n", "set.csv:1: no column is headed as the questions"),
        ('question,answers\nWho?,"Holm\nWhere?,Here\n', "set.csv:2: a quotation mark"),
        ("question,answers\n", "only a heading"),
        ("question,date from\nWho?,May\n", "set.csv:2: 'date_from' is 'May'"),
        ("\n\n", "no question in it"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(QuestionSetError, match=message):
        table(tmp_path, text)


def test_a_cell_may_hold_lines_and_the_lines_after_it_are_counted_right(tmp_path: Path) -> None:
    text = 'question,answers\n"Who\nand when?","Holm\nIda Holm"\n\nWhere?,Here\n'
    first, second = table(tmp_path, text).questions
    assert (first.id, first.answers, second.id) == ("line-2", ("Holm", "Ida Holm"), "line-6")


@pytest.mark.parametrize(
    "text", ["question\nWho, then?\nWhere?\n", "Who, then?\nWhere?\n", "Item\nWho, then?\nWhere?\n"]
)
@pytest.mark.parametrize("name", ["set.csv", "set.txt"])
def test_one_column_of_questions_is_enough(tmp_path: Path, text: str, name: str) -> None:
    assert [one.question for one in table(tmp_path, text, name=name).questions] == ["Who, then?", "Where?"]


def test_commas_of_whole_questions_make_no_columns(tmp_path: Path) -> None:
    text = "In May, who won?\nIn Tarnvik, what burnt?\nAfter that, who left?\n"
    assert [one.question for one in table(tmp_path, text).questions] == text.splitlines()
    (question,) = table(tmp_path, '"In May, who won?"\n').questions
    assert question.question == "In May, who won?"


def test_a_comma_in_numbers_does_not_separate_where_a_semicolon_does(tmp_path: Path) -> None:
    first, second = table(tmp_path, "Wie hoch ist er?;7,5 Meter\nWie weit ist es?;8,5 km\n").questions
    assert (first.question, second.answers) == ("Wie hoch ist er?", ("8,5 km",))


def test_without_headings_question_marks_tell_the_columns(tmp_path: Path) -> None:
    for text in (
        "Who won?, Holm\nWhere?, Here\n",
        "Holm,Who won?\nHere,Where?\n",
        "x,y\nHolm,Who won?\nHere,Where?\n",
    ):
        found = [(one.question, one.answers) for one in table(tmp_path, text).questions]
        assert found == [("Who won?", ("Holm",)), ("Where?", ("Here",))]


def test_a_column_of_question_marks_holds_the_questions_where_only_others_are_headed(tmp_path: Path) -> None:
    chosen = table(tmp_path, "Item,Answer\nWho won?,Holm\nWhere?,Here\n")
    assert [one.question for one in chosen.questions] == ["Who won?", "Where?"]
    assert chosen.warnings == ("column 'Item' was taken for the questions",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("opening", ["", "sep=;\r\n"])
def test_what_excel_saves_is_read(tmp_path: Path, encoding: str, opening: str) -> None:
    text = f"{opening}Frage;Antwort\r\nWer führt die Fähre über die Förde?;Jörg Möller\r\n"
    (question,) = table(tmp_path, text, encoding).questions
    assert (question.question, question.answers) == ("Wer führt die Fähre über die Förde?", ("Jörg Möller",))


def test_a_guessed_encoding_is_said(tmp_path: Path) -> None:
    assert table(tmp_path, "Frage;Antwort\nWer führt?;Möller\n", "cp1252").warnings == (
        "set.csv: decoded as cp1252",
    )


@pytest.mark.parametrize("name", ["set.xlsx", "set.ods", "set.csv"])
def test_a_spreadsheet_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04" + bytes(40))
    with pytest.raises(QuestionSetError, match=r"Save it as CSV .* give set\.csv"):
        load_question_set(tmp_path / name)
