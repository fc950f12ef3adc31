from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest
from scripted_assistant import ARTICLES, QUESTIONS, SCRIPT, ScriptedAssistant

from assistant.answer import Answer
from assistant.evaluation.asking import Asked, ask_question, asked_from_dict
from assistant.evaluation.measures import is_right, measure
from assistant.evaluation.reasons import outcome, reasons
from assistant.evaluation.relevance import ExpectedPlaces
from assistant.evaluation.scoring import score_records
from assistant.evaluation.set_questions import question_from_dict
from index.errors import IndexMissingError


def ask(assistant: ScriptedAssistant, **fields: object) -> Asked:
    return ask_question(assistant, question_from_dict(fields, "test", "x"), 0, ExpectedPlaces(assistant))


def values(asked: Asked) -> dict[str, float]:
    return {name: points / possible for name, (points, possible) in measure(asked).items()}


FERRY = {
    "question": "How long did the ferry passengers wait?",
    "answers": ["four hours"],
    "sources": ["ferry.txt"],
}


def test_a_right_answer_by_hand(assistant: ScriptedAssistant) -> None:
    found = values(ask(assistant, **FERRY))
    expected = {
        "right": 1,
        "exact_match": 1,
        "f1": 1,
        "contains": 1,
        "right_file": 1,
        "right_place": 1,
        "score": 1,
    }
    expected |= {"over_refusal": 0, "quotes_verified": 1, "citation_recall": 1, "citation_precision": 1}
    assert {name: found[name] for name in expected} == expected


def test_right_needs_the_expected_file(assistant: ScriptedAssistant) -> None:
    asked = ask(assistant, **{**FERRY, "sources": ["bridge.txt"]})
    assert values(asked)["right"] == 0
    assert outcome(asked) == "wrong"
    assert any("It cites ferry.txt; expected was bridge.txt." in reason for reason in reasons(asked))


def test_right_without_expected_files_needs_only_the_words(assistant: ScriptedAssistant) -> None:
    assert values(ask(assistant, question=FERRY["question"], answers=["FOUR  hours"]))["right"] == 1


def test_right_needs_an_expected_answer_in_a_quote_or_in_short(assistant: ScriptedAssistant) -> None:
    asked = ask(assistant, **{**FERRY, "answers": ["five hours"]})
    assert values(asked)["right"] == 0
    assert values(asked)["score"] == -1
    assert values(asked)["right_file"] == 1
    assert "no quote from it holds an expected answer" in reasons(asked)[-1]


def test_a_folder_in_front_of_the_file_name_does_not_matter(tmp_path: Path) -> None:
    text = ARTICLES["ferry.txt"]
    assistant = ScriptedAssistant(
        tmp_path,
        {"2021/ferry.txt": text},
        script={FERRY["question"]: ("2021/ferry.txt", *SCRIPT[FERRY["question"]][1:])},
    )
    assert values(ask(assistant, **FERRY))["right_file"] == 1


def test_a_copy_of_the_expected_file_is_the_expected_file(tmp_path: Path) -> None:
    articles = {**ARTICLES, "wire.txt": ARTICLES["ferry.txt"]}
    script = {FERRY["question"]: ("wire.txt", *SCRIPT[FERRY["question"]][1:])}
    plain = ScriptedAssistant(tmp_path, articles, script=script)
    copies = {"wire.txt": ("ferry.txt",), "ferry.txt": ("wire.txt",)}
    knowing = ScriptedAssistant(tmp_path, articles, script=script, copies=copies)
    assert (values(ask(plain, **FERRY))["right"], values(ask(knowing, **FERRY))["right"]) == (0, 1)
    assert values(ask(knowing, **FERRY))["recall@5"] == 1


def test_refusals_by_hand(assistant: ScriptedAssistant) -> None:
    declined = values(ask(assistant, question="Who owns the ferry?", answerable=False))
    assert declined == {"refusal_recall": 1, "score": 0}
    too_shy = values(
        ask(assistant, question="Who owns the ferry?", answers=["Ida Holm"], sources=["ferry.txt"])
    )
    assert (too_shy["over_refusal"], too_shy["right"], too_shy["f1"], too_shy["score"]) == (1, 0, 0, 0)
    bold = ask(assistant, question="Wie hoch ist die Nordbrücke?", answerable=False)
    assert (values(bold)["refusal_recall"], values(bold)["score"], is_right(bold)) == (0, -1, False)
    assert outcome(bold) == "should have declined"


def test_a_measure_whose_fields_are_missing_is_absent(assistant: ScriptedAssistant) -> None:
    assert set(values(ask(assistant, question=FERRY["question"]))) == {
        "quotes_verified",
        "citation_recall",
        "citation_precision",
    }


def test_speaker_and_date(assistant: ScriptedAssistant) -> None:
    question = "Who said the crew did everything right on the ferry?"
    assert values(ask(assistant, question=question, answers=["Ida Holm"], speaker="Holm"))["speaker"] == 1
    assert (
        values(ask(assistant, question=question, answers=["Ida Holm"], speaker="Jens Aule"))["speaker"] == 0
    )
    assert values(ask(assistant, **FERRY, date_from="2021-03", date_to="2021-03"))["date"] == 1
    assert values(ask(assistant, **FERRY, date_from="2021-03-05"))["date"] == 0
    assert values(ask(assistant, **FERRY, date_to="2021-03-03"))["date"] == 0


def test_month_precision_overlaps_a_day(assistant: ScriptedAssistant) -> None:
    bridge = {"question": "Was kostet der Umbau der Nordbrücke?", "answers": ["14 Millionen Euro"]}
    assert values(ask(assistant, **bridge, date_from="2022-02-27", date_to="2022-03-02"))["date"] == 1


def test_forbidden_and_required_phrases_and_nuggets(assistant: ScriptedAssistant) -> None:
    found = values(
        ask(assistant, **FERRY, must_not=["tug"], must=["four hours"], nuggets=["tug", ["barge", "raft"]])
    )
    assert (found["forbidden_absent"], found["required_present"], found["nuggets"]) == (0, 1, 0.5)


def test_a_quote_that_does_not_stand_there_is_counted_and_told(assistant: ScriptedAssistant) -> None:
    asked = ask(assistant, **FERRY)
    citation = {**asked.citations[0], "start": asked.citations[0]["start"] + 1}
    places = ExpectedPlaces(assistant)
    from assistant.evaluation.relevance import quote_check

    check = quote_check(places.text)
    assert check(
        "ferry.txt", asked.citations[0]["start"], asked.citations[0]["end"], asked.citations[0]["quote"]
    )
    assert not check("ferry.txt", citation["start"], citation["end"], citation["quote"])
    assert not check("nowhere.txt", 0, 4, "The ")
    broken = dataclasses.replace(asked, verified=(False,))
    assert values(broken)["quotes_verified"] == 0
    assert values(broken)["citation_recall"] == 0
    assert values(broken)["citation_precision"] == 0
    assert "1 of 1 quotes do not stand" in reasons(broken)[0]


def test_ranking_at_both_levels_by_hand(assistant: ScriptedAssistant) -> None:
    # passages by shared words of "did the autumn fair draw 35": fair 1st ("the", "autumn", "fair"), then
    # bridge/ferry/fair lines; the answer "35" stands in fair's second line
    asked = ask(assistant, question="stalls in the fair", answers=["35 stalls"], sources=["fair.txt"])
    articles = list(dict.fromkeys(item.article for item in asked.retrieved))
    passages = [item.relevant for item in asked.retrieved]
    found = values(asked)
    assert articles[0] == "fair.txt"
    assert found["hit@1"] == found["mrr"] == found["recall@5"] == 1
    rank = passages.index(True) + 1
    assert rank == 2
    assert (found["passage_hit@1"], found["passage_hit@3"], found["passage_mrr"]) == (0, 1, 0.5)
    assert found["passage_recall@5"] == 1


def test_a_file_that_is_not_in_the_index_counts_as_not_found(assistant: ScriptedAssistant) -> None:
    asked = ask(assistant, **{**FERRY, "sources": ["gone.txt"]})
    found = values(asked)
    assert (found["hit@10"], found["mrr"], found["right"]) == (0, 0, 0)
    assert asked.expected.missing == ("gone.txt",)
    assert "The expected file is not in the index: gone.txt." in reasons(asked)


def test_an_error_is_a_row_not_a_gap(tmp_path: Path) -> None:
    assistant = ScriptedAssistant(tmp_path, ARTICLES, fails=(FERRY["question"],))
    asked = ask(assistant, **FERRY)
    found = values(asked)
    assert (found["right"], found["hit@1"], found["score"], found["over_refusal"]) == (0, 0, 0, 1)
    assert outcome(asked) == "error"
    assert "ModelError" in reasons(asked)[0]


def test_a_fault_of_the_program_is_a_row_too_and_the_others_are_asked(tmp_path: Path) -> None:
    class Faulty(ScriptedAssistant):
        def ask(self, question: str, *, history: Sequence[object] = ()) -> Answer:
            if question == FERRY["question"]:
                raise IndexError("list index out of range")
            return super().ask(question, history=history)

    assistant = Faulty(tmp_path, ARTICLES)
    asked = ask(assistant, **FERRY)
    assert outcome(asked) == "error"
    assert asked.error is not None
    assert "IndexError: list index out of range" in asked.error and "test_measures.py:" in asked.error
    assert outcome(ask(assistant, question="Who owns the ferry?", answerable=False)) == "declined rightly"


def test_an_index_that_is_gone_ends_the_run(tmp_path: Path) -> None:
    class Gone(ScriptedAssistant):
        def ask(self, question: str, *, history: Sequence[object] = ()) -> Answer:
            raise IndexMissingError("No index at here.")

    with pytest.raises(IndexMissingError):
        ask(Gone(tmp_path, ARTICLES), **FERRY)


def test_a_follow_up_is_asked_with_its_history(assistant: ScriptedAssistant) -> None:
    asked = ask(assistant, **FERRY, history=[{"question": "a", "answer": "b"}])
    assert asked.retrieved == asked.judged
    assert "search" not in asked.seconds


def test_a_record_survives_being_written_and_read(assistant: ScriptedAssistant) -> None:
    import json

    for fields in QUESTIONS:
        asked = ask(assistant, **fields)
        assert asked_from_dict(json.loads(json.dumps(asked.to_dict()))) == asked


def test_scores_of_the_whole_set_by_hand(assistant: ScriptedAssistant) -> None:
    places = ExpectedPlaces(assistant)
    records = [
        ask_question(assistant, question_from_dict(fields, "test", "x"), number, places)
        for number, fields in enumerate(QUESTIONS)
    ]
    scores = score_records(records)
    expected = {
        "right": 1.0,  # four of four
        "exact_match": 3 / 4,  # "50 stalls" is not "50"
        "f1": (3 + 2 / 3) / 4,
        "right_file": 1.0,
        "quotes_verified": 1.0,
        "refusal_recall": 0.5,
        "over_refusal": 0.0,
        "score": (4 - 1) / 6,
        "speaker": 1.0,
        "date": 1.0,
        "forbidden_absent": 1.0,
        # confidences: ferry .9 right, .9 right; bridge and fair .6 right; Nordbrücke .6 wrong
        "ece": (2 * 0.1 + 3 * (2 / 3 - 0.6)) / 5,
        "aurc": (0 + 0 + (1 / 3) / 3 + (2 / 3) / 4 + 1 / 5) / 5,
    }
    assert {name: scores.measures[name] for name in expected} == pytest.approx(expected)
    assert scores.counts["answered"] == 5 and scores.counts["refused"] == 1
    assert scores.counts["n right"] == 4 and scores.counts["n refusal_recall"] == 2
    for name, value in scores.measures.items():
        low, high = scores.intervals[name]
        assert low <= value <= high, name


def test_scores_do_not_depend_on_the_order_of_records(assistant: ScriptedAssistant) -> None:
    places = ExpectedPlaces(assistant)
    records = [
        ask_question(assistant, question_from_dict(fields, "test", "x"), number, places)
        for number, fields in enumerate(QUESTIONS)
    ]
    assert score_records(records) == score_records(records[::-1])
