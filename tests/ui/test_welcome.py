"""The empty state: what is indexed, and questions that come from the archive."""

from __future__ import annotations

import json

import pytest

from assistant import IndexStatus
from tests.ui.hostile import PAYLOADS
from tests.ui.scripted import ScriptedAssistant, ferry_script, refusal, small_archive
from tests.ui.test_rendering import Elements
from ui.welcome import Examples, candidate_questions, spread_questions, welcome_html
from ui.wording import wording

WORDS = wording("en")


def test_says_how_many_articles_in_which_languages_from_when_to_when():
    status = IndexStatus(
        "x", 20, 50, {"en": 2, "de": 14, "und": 4}, "2021-12-07", "2022-02", 3, (("a.pdf", "broken"),)
    )
    text = Elements(welcome_html(status, WORDS, ["One?", "Two?", "Three?"])).text
    for expected in (
        "20 articles",
        "German 14 · unknown language 4 · English 2",
        "7 December 2021 – February 2022",
    ):
        assert expected in text
    assert "3 undated" in text
    assert "1 file could not be read" in text
    assert "Three?" in text


def test_an_empty_index_says_how_to_build_one():
    assert "assistant index FOLDER" in welcome_html(IndexStatus("x", 0, 0), WORDS, [])


def test_examples_come_from_a_question_set_beside_the_articles(tmp_path):
    lines = [
        {"question": "Unanswerable?", "answerable": False, "lang": "en"},
        {"question": "Follow-up?", "history": [{"question": "a", "answer": "b"}], "lang": "en"},
        {"question": "Wer?", "lang": "de", "type": "a", "sources": ["1"]},
        {"question": "Who?", "lang": "en", "type": "a", "sources": ["1"]},
        {"question": "Who else?", "lang": "en", "type": "a", "sources": ["2"]},
        {"question": "When?", "lang": "en", "type": "b", "sources": ["2"]},
        {"question": "Where?", "lang": "en", "type": "c", "sources": ["3"]},
    ]
    assert spread_questions(lines, "en") == ["Who?", "When?", "Where?"]
    assert spread_questions(lines, "de")[0] == "Wer?"
    (tmp_path / "questions.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assistant = ScriptedAssistant(tmp_path, small_archive(), ferry_script())
    status = IndexStatus("x", 2, 2, folders=(str(tmp_path),), generation=1)
    assert Examples(assistant).find(status, WORDS) == ("Who?", "When?", "Where?")


@pytest.mark.parametrize(
    "content", ["not json", "[]\n3\n", '{"question": 5}', "\x00", '{"question": "Only one?"}']
)
def test_a_question_set_that_is_none_is_passed_over(tmp_path, content):
    (tmp_path / "questions.jsonl").write_text(content, encoding="utf-8")
    assistant = ScriptedAssistant(tmp_path, small_archive(), ferry_script())
    status = IndexStatus("x", 2, 2, folders=(str(tmp_path), "/does/not/exist"), generation=1)
    assert Examples(assistant).find(status, WORDS) == (
        "Who said: “A mistake of colossal size would be to close it twice”?",
    )


def test_without_one_they_come_from_quotations_dates_and_titles(tmp_path):
    assistant = ScriptedAssistant(tmp_path, small_archive(), ferry_script())
    assert list(candidate_questions(assistant, WORDS)) == [
        "Who said: “A mistake of colossal size would be to close it twice”?",
        "What happened on 7 December 2021?",
        "What is reported about “Harbour line reopens”?",
        "What is reported about “Deiche bleiben Thema”?",
    ]


def test_only_questions_that_the_archive_answers_are_offered(tmp_path):
    assistant = ScriptedAssistant(tmp_path, small_archive(), lambda _, question: refusal(question, []))
    assert Examples(assistant).find(assistant.status(), WORDS) == ()


def test_examples_are_found_once_for_each_state_of_the_index(tmp_path):
    asked: list[str] = []

    def script(assistant, question):
        asked.append(question)
        return refusal(question, [])

    examples = Examples(ScriptedAssistant(tmp_path, small_archive(), script))
    status = IndexStatus("x", 2, 2, generation=1)
    examples.find(status, WORDS)
    first = len(asked)
    examples.find(status, WORDS)
    assert len(asked) == first > 0
    examples.find(IndexStatus("x", 2, 2, generation=2), WORDS)
    assert len(asked) == 2 * first


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_examples_make_no_element(payload):
    page = Elements(welcome_html(IndexStatus("x", 1, 1, {payload: 1}, payload, payload), WORDS, [payload]))
    assert {tag for tag, _ in page.tags} <= {"section", "p", "ul", "li", "h2", "button", "bdi"}


def test_an_empty_index_is_named_to_who_can_fill_it_and_to_nobody_else():
    status = IndexStatus("/srv/my news/index", 0, 0)
    assert (
        "assistant index FOLDER --index '/srv/my news/index'"
        in Elements(welcome_html(status, WORDS, [])).text
    )
    assert "--index" not in welcome_html(IndexStatus(".assistant", 0, 0), WORDS, [])
    public = welcome_html(status, WORDS, [], local=False)
    assert "/srv" not in public
    assert "Nothing is indexed yet." in public


def test_room_is_kept_for_examples_that_are_still_sought():
    status = IndexStatus("x", 2, 2)
    assert "examples-room" in welcome_html(status, WORDS, [], is_waiting=True)
    assert "examples-room" not in welcome_html(status, WORDS, [])
    assert "examples-room" not in welcome_html(status, WORDS, ["Who?"], is_waiting=True)
