from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.answer import Turn
from assistant.evaluation.archive import archive_id, materialise
from assistant.evaluation.question_sets import load_pair, load_question_set
from index.errors import QuestionSetError


def written(folder: Path, *lines: object) -> Path:
    path = folder / "set.jsonl"
    path.write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8"
    )
    return path


def squad(folder: Path, name: str, question: str, context: str, answer: str, **more: object) -> Path:
    path = folder / name
    qa = {
        "id": "a1",
        "question": question,
        "answers": [{"text": answer, "answer_start": context.index(answer)}],
        **more,
    }
    path.write_text(
        json.dumps(
            {
                "version": "1.1",
                "data": [{"title": "Old_Harbour", "paragraphs": [{"context": context, "qas": [qa]}]}],
            }
        )
    )
    return path


def test_only_the_question_is_required(tmp_path: Path) -> None:
    (question,) = load_question_set(written(tmp_path, {"question": "Who?"})).questions
    assert (question.id, question.answerable, question.answers) == ("line-1", None, ())


def test_every_field_of_the_schema_is_read(tmp_path: Path) -> None:
    line = {
        "id": 7,
        "question": "And when?",
        "lang": "en",
        "answers": ["noon"],
        "sources": ["a.txt"],
        "quotes": ["at noon"],
        "answerable": True,
        "type": "follow_up",
        "speaker": "Ida Holm",
        "date_from": "2021-12",
        "date_to": "2021-12-31",
        "history": [{"question": "Where?", "answer": "Here."}],
        "must_not": ["midnight"],
        "notes": "ours",
    }
    (question,) = load_question_set(written(tmp_path, line)).questions
    assert (question.id, question.speaker, question.history) == (
        "7",
        ("Ida Holm",),
        (Turn("Where?", "Here."),),
    )
    assert question.to_dict()["must_not"] == ("midnight",)


def test_answers_make_a_question_answerable(tmp_path: Path) -> None:
    (question,) = load_question_set(written(tmp_path, {"question": "Who?", "answers": ["she"]})).questions
    assert question.answerable is True


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[1]", "a list in place of an object|list in place of an object"),
        ({"answers": ["x"]}, "'question' is missing"),
        ({"question": "  "}, "'question' is missing or empty"),
        ({"question": "q", "answers": 12}, "'answers' must be a list of texts, not a number"),
        ({"question": "q", "sources": [3]}, "'sources' must be a list of texts, not a list"),
        ({"question": "q", "answers": [""]}, "'answers' holds an empty text"),
        ({"question": "q", "answerable": "yes"}, "'answerable' must be true or false, not text"),
        ({"question": "q", "date_from": "12/2021"}, "'date_from' is '12/2021'"),
        ({"question": "q", "history": [{"question": "a"}]}, "'history' must be"),
        ({"question": "q", "anwsers": ["x"]}, "unknown field 'anwsers'. Was 'answers' meant"),
        ({"question": "q", "answerable": False, "answers": ["x"]}, "'answerable' is false, yet"),
    ],
)
def test_a_fault_names_the_line_and_the_field(tmp_path: Path, line: object, message: str) -> None:
    path = written(tmp_path, {"question": "fine"}, "", line)
    with pytest.raises(QuestionSetError, match=message) as caught:
        load_question_set(path)
    assert str(caught.value).startswith(f"{path}:3:")


def test_a_text_stands_for_a_list_of_one_and_singulars_for_lists(tmp_path: Path) -> None:
    lines = (
        {"question": "q", "answers": "noon", "sources": "a.txt"},
        {"question": "q", "answer": "noon", "source": ["a.txt"]},
    )
    for question in load_question_set(written(tmp_path, *lines)).questions:
        assert (question.answers, question.sources, question.answerable) == (("noon",), ("a.txt",), True)
    both = {"question": "q", "answers": ["noon"], "answer": "midnight"}
    assert load_question_set(written(tmp_path, both)).questions[0].answers == ("noon",)


def test_lines_for_people_are_skipped_and_counted(tmp_path: Path) -> None:
    path = written(tmp_path, "# Häfen", "", "  // noch zu prüfen", {"question": "Wo?"}, "{")
    with pytest.raises(QuestionSetError, match=r"set\.jsonl:5: not JSON"):
        load_question_set(path)
    path = written(tmp_path, "# Häfen", "", "  // noch zu prüfen", {"question": "Wo liegt #1?"})
    (question,) = load_question_set(path).questions
    assert (question.id, question.question) == ("line-4", "Wo liegt #1?")


@pytest.mark.parametrize("name", ["set.json", "set.jsonl"])
def test_a_json_list_of_questions_is_read_and_a_fault_names_the_item(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(
        json.dumps([{"question": "Who?", "answers": ["she"]}, "Where?"], indent=1), encoding="utf-8"
    )
    assert [(one.id, one.question) for one in load_question_set(path).questions] == [
        ("item-1", "Who?"),
        ("item-2", "Where?"),
    ]
    path.write_text(json.dumps([{"question": "Who?"}, {"question": "Where?", "answerable": "no"}]))
    with pytest.raises(QuestionSetError, match=rf"{name}: item 2: 'answerable' must be"):
        load_question_set(path)
    path.write_text('[\n{"question": "Who?"},\n{"question" "Where?"}\n]')
    with pytest.raises(QuestionSetError, match=rf"{name}:3: not JSON"):
        load_question_set(path)


def test_lines_of_questions_in_a_json_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_text('{"question": "Who?"}\n{"question": "Where?"}\n')
    assert len(load_question_set(path).questions) == 2


def test_the_same_id_twice_names_both_lines(tmp_path: Path) -> None:
    path = written(tmp_path, {"id": "a", "question": "x"}, {"id": "a", "question": "y"})
    with pytest.raises(QuestionSetError, match=r":2: id 'a' was already given in line 1"):
        load_question_set(path)


def test_a_field_that_no_measure_uses_is_reported_not_refused(tmp_path: Path) -> None:
    chosen = load_question_set(written(tmp_path, {"question": "q", "difficulty": 3}))
    assert chosen.warnings == ("field 'difficulty' is in no measure (1 lines)",)


def test_empty_and_missing_sets_are_errors(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text("\n")
    with pytest.raises(QuestionSetError, match="no question in it"):
        load_question_set(tmp_path / "set.jsonl")
    with pytest.raises(QuestionSetError, match="No question set at"):
        load_question_set(tmp_path / "none.jsonl")


def test_a_set_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_bytes('{"question": "Wofür?"}'.encode("cp1252"))
    with pytest.raises(QuestionSetError, match="not UTF-8"):
        load_question_set(tmp_path / "set.jsonl")


def test_squad_paragraphs_become_the_archive(tmp_path: Path) -> None:
    chosen = load_question_set(
        squad(tmp_path, "s.json", "Since when?", "The pier stands\nsince 1904.", "1904")
    )
    (question,) = chosen.questions
    assert (question.answers, question.sources, question.cluster) == (
        ("1904",),
        ("Old_Harbour-001.txt",),
        "Old_Harbour",
    )
    assert materialise(chosen, tmp_path / "articles") == 1
    assert (tmp_path / "articles/Old_Harbour-001.txt").read_bytes() == b"The pier stands\nsince 1904."


def test_squad_two_marks_what_cannot_be_answered(tmp_path: Path) -> None:
    path = squad(tmp_path, "s.json", "Who built it?", "Nobody knows.", "Nobody", is_impossible=True)
    (question,) = load_question_set(path).questions
    assert (question.answerable, question.answers) == (False, ())


def test_a_pair_asks_one_language_over_the_other(tmp_path: Path) -> None:
    english = squad(tmp_path, "en.json", "Since when?", "The pier stands since 1904.", "1904")
    german = squad(tmp_path, "de.json", "Seit wann?", "Der Pier steht seit dem Jahr 1904.", "dem Jahr 1904")
    (question,) = load_pair(english, german).questions
    assert (question.question, question.answers) == ("Since when?", ("dem Jahr 1904",))
    assert load_pair(english, german).documents[0].text.startswith("Der Pier")
    assert load_pair(english, german).sha256 != load_question_set(german).sha256


def test_a_pair_of_different_sets_is_refused(tmp_path: Path) -> None:
    english = squad(tmp_path, "en.json", "Since when?", "The pier stands since 1904.", "1904")
    other = squad(tmp_path, "x.json", "Seit wann?", "Seit 1904.", "1904")
    other.write_text(other.read_text().replace('"a1"', '"b2"'))
    with pytest.raises(QuestionSetError, match="are not in"):
        load_pair(english, other)


def test_json_that_is_not_squad_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('{"rows": []}')
    with pytest.raises(QuestionSetError, match="no SQuAD file"):
        load_question_set(tmp_path / "s.json")
    (tmp_path / "s.json").write_text('{"data": [{"title": "t", "paragraphs": [{"qas": []}]}]}')
    with pytest.raises(QuestionSetError, match=r"data\[0\]"):
        load_question_set(tmp_path / "s.json")


def beir(folder: Path) -> Path:
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text(
        '{"_id": "D/1", "title": "Tides", "text": "High at noon."}\n'
        '{"_id": "D 1", "title": "", "text": "Low at six."}\n'
    )
    (folder / "queries.jsonl").write_text(
        '{"_id": "q1", "text": "When is high tide?"}\n{"_id": "q2", "text": "Unjudged"}\n'
    )
    (folder / "qrels/test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\tD/1\t2\nq1\tD 1\t1\n")
    return folder


def test_a_beir_folder_brings_corpus_and_grades(tmp_path: Path) -> None:
    chosen = load_question_set(beir(tmp_path / "tides"))
    (question,) = chosen.questions
    assert [document.source for document in chosen.documents] == ["D-1.txt", "D-1-2.txt"]
    assert chosen.documents[0].text == "Tides\n\nHigh at noon."
    assert (question.sources, dict(question.grades)) == (
        ("D-1.txt", "D-1-2.txt"),
        {"D-1.txt": 2.0, "D-1-2.txt": 1.0},
    )


def test_a_broken_qrels_line_is_named(tmp_path: Path) -> None:
    folder = beir(tmp_path / "tides")
    (folder / "qrels/test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\tnobody\t1\n")
    with pytest.raises(QuestionSetError, match=r"test.tsv:2: document 'nobody'"):
        load_question_set(folder)


def test_the_archive_is_named_by_its_content(tmp_path: Path) -> None:
    one = load_question_set(squad(tmp_path, "a.json", "When?", "Since 1904.", "1904"))
    same = load_question_set(squad(tmp_path, "b.json", "How long?", "Since 1904.", "1904"))
    other = load_question_set(squad(tmp_path, "c.json", "When?", "Since 1905.", "1905"))
    assert archive_id(one) == archive_id(same) != archive_id(other)
