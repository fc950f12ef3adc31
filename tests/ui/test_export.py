"""The exported conversation: complete, and dead text whatever is in it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant import Answer, Filters, IndexStatus, Passage, ScoredPassage
from tests.ui.hostile import PAYLOADS
from tests.ui.scripted import ScriptedAssistant, cite, ferry_script, refusal, small_archive
from tests.ui.test_rendering import done, hostile_answer, markdown_citation
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
    assert "**Harbour line reopens** (Sund Post · 7 December 2021 · ferry.txt, characters " in text
    assert f"characters {answer.citations[0].start} to {answer.citations[0].end})" in text
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


def test_export_says_when_from_which_index_and_how_sure():
    status = IndexStatus("/srv/secret/harbour-news", 2, 2)
    answer = Answer("q", "It left.", True, confidence=0.31)
    text = conversation_markdown([done(answer)], "en", on="2022-03-01", status=status)
    assert "Exported on 1 March 2022, from the index “harbour-news” \\(2 articles\\)." in text
    assert "secret" not in text
    assert "*Uncertain: Confidence 31 %*" in text
    sure = conversation_markdown([done(replace(answer, confidence=0.9), "de")], "de")
    assert "*Sicherheit 90 %*" in sure
    assert "Unsicher" not in sure


def test_export_of_a_refusal_has_the_nearest_passages_with_their_places():
    passage = Passage("p", "dam.md", "## Der Damm\n\nEr *hält*.", 40, 63, "Der Damm", "2022-02", "de")
    text = conversation_markdown([done(refusal("Wer?", [ScoredPassage(passage, 0.4)]), "de")], "de")
    assert "**Nächstliegende Stellen.**" in text
    assert "> **Der Damm** (Februar 2022 · dam.md, Zeichen 40 bis 63)\n>\n> Der Damm Er hält.\n" in text
    answered = Answer("q", "It left.", True, nearest=(ScoredPassage(passage, 0.4),))
    assert "Der Damm" not in conversation_markdown([done(answered)], "en")


def test_export_shows_markdown_without_its_marks():
    citation = markdown_citation()
    text = f"Schleppers Ende: „{citation.quote}“ [1]"
    answer = Answer("q", text, True, citations=(citation,))
    exported = conversation_markdown([done(answer, "de")], "de")
    assert exported.count("Der Schlepper Perle sank vor Sund, hieß es.") == 2
    assert "Perle\\*" not in exported
