"""The exported conversation: complete, and dead text whatever is in it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant import Answer, Filters
from tests.ui.hostile import PAYLOADS
from tests.ui.scripted import ScriptedAssistant, cite, ferry_script, refusal, small_archive
from tests.ui.test_rendering import done, hostile_answer
from ui.conversation import Exchange
from ui.export import conversation_markdown, plain


def test_export_carries_questions_answers_quotes_files_and_places(tmp_path):
    assistant = ScriptedAssistant(tmp_path, small_archive(), ferry_script())
    answer = assistant.ask("Who warned of a mistake?")
    exchange = Exchange(1, answer.question, "en", Filters(date_from="2021"), "done", answer=answer)
    text = conversation_markdown([exchange, Exchange(2, "Unfinished?", "en")], "en")
    assert text.startswith("# Ask the archive\n")
    assert "## Who warned of a mistake?" in text
    assert "Narrowed to: 2021 – …" in text
    assert "**Harbour line reopens** (Sund Post · 7 December 2021 · ferry.txt · " in text
    assert f"{answer.citations[0].start}–{answer.citations[0].end}" in text
    assert "said harbour master Inga Dahl on Monday." in text
    assert "Unfinished" not in text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_no_markup_in_the_export(payload):
    text = conversation_markdown([done(hostile_answer(payload))], "en")
    inside = re.sub(r"`https?://[^`\s]+`", "", text.split("## ", 1)[1])
    assert not re.search(r"(?<!\\)(?:\\\\)*[<\[`$&]", inside.replace("\\\\", ""))
    assert "://198" not in inside
    assert "\x1b" not in inside


def test_plain_text_keeps_its_words():
    assert plain("Kosten: 5 Euro\nund mehr") == "Kosten: 5 Euro und mehr"
    assert plain("a*b_c") == "a\\*b\\_c"
    assert plain("zum-beispiel-2021.txt") == "zum-beispiel-2021.txt"
    assert plain("- no list") == "\\- no list"


def test_export_quotes_as_the_language_does_and_gives_the_address_as_dead_text():
    ferry = small_archive()[0]
    url = "https://sund.example.org/harbour-line_2021?a=1"
    citation = replace(cite(ferry, "The first boat"), url=url)
    answer = Answer("q", "Es fuhr. [1]", True, citations=(citation,), language="de")
    text = conversation_markdown([done(answer, "de")], "de")
    assert "> „The first boat“\n" in text
    assert f"> `{url}`\n" in text
    odd = replace(citation, url="https://x.example/`<b>")
    assert "`https" not in conversation_markdown([done(replace(answer, citations=(odd,)))], "en")


def test_export_says_a_note_once():
    span = "The archive covers 2021 to 2022."
    answer = refusal("q", [], text=f"The articles do not say. {span}", notes=(span, "2 undated."))
    text = conversation_markdown([done(answer)], "en")
    assert text.count(span) == 1
    assert "- 2 undated." in text
