"""A mark is set only on words that the answer quoted."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from assistant import Answer, Attribution, Filters, ScoredPassage
from tests.ui.scripted import answer_from, cite, passage_of, small_archive
from tests.ui.test_rendering import Elements
from ui.conversation import Conversation, Exchange, Reading
from ui.evidence import Highlight, article_panel
from ui.handlers import Handlers
from ui.opened import highlight_in, reading_of
from ui.wording import LANGUAGES, wording


def asked() -> tuple[Exchange, Reading]:
    ferry = small_archive()[0]
    at = ferry.text.index("Inga Dahl")
    first = cite(ferry, "The first boat left at 6.15", 1, speaker=Attribution("Inga Dahl", at, at + 9))
    second = cite(ferry, "sails again", 2)
    near = ScoredPassage(passage_of(ferry, 0, 60), 0.4)
    answer = answer_from("When?", [first, second], nearest=(near,))
    return Exchange(3, "When?", "en", state="done", answer=answer), Reading("ferry.txt", 3, citation=1)


def test_words_that_stand_are_marked_with_their_speaker():
    ferry = small_archive()[0]
    exchange, reading = asked()
    found = highlight_in(ferry, reading, exchange)
    assert ferry.text[slice(*found.quoted)] == "The first boat left at 6.15"
    assert [ferry.text[slice(*span)] for span in found.others] == ["sails again"]
    assert [ferry.text[slice(*span)] for span in found.names] == ["Inga Dahl"]
    assert not found.changed


@pytest.mark.parametrize("changes", [("6.15", "7.20"), ("The ferry", "The old ferry"), ("left at 6.15", "")])
def test_words_that_were_changed_or_moved_are_not_marked(changes):
    ferry = small_archive()[0]
    exchange, reading = asked()
    later = replace(ferry, text=ferry.text.replace(*changes))
    found = highlight_in(later, reading, exchange)
    assert found.quoted is None
    assert found.changed
    panel = article_panel(later, wording("en"), highlight=found, citation=exchange.citation(1))
    assert "<mark" not in panel
    assert "these words no longer stand there" in Elements(panel).text


def test_a_change_elsewhere_leaves_the_mark():
    ferry = small_archive()[0]
    exchange, reading = asked()
    later = replace(ferry, text=ferry.text.replace("84 passengers", "90 passengers"))
    found = highlight_in(later, reading, exchange)
    assert later.text[slice(*found.quoted)] == "The first boat left at 6.15"
    assert not found.changed


def test_a_speaker_who_no_longer_stands_there_is_not_marked():
    ferry = small_archive()[0]
    exchange, reading = asked()
    later = replace(ferry, text=ferry.text.replace("Inga Dahl", "Olga Dahl"))
    found = highlight_in(later, reading, exchange)
    assert found.quoted
    assert found.names == ()


def test_a_passage_that_changed_is_not_marked():
    ferry = small_archive()[0]
    exchange, _ = asked()
    reading = Reading("ferry.txt", 3, passage=0)
    assert highlight_in(ferry, reading, exchange).quoted == (0, 60)
    later = replace(ferry, text="X" + ferry.text)
    assert highlight_in(later, reading, exchange) == Highlight(changed=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_that_the_words_are_gone(language):
    ferry = small_archive()[0]
    panel = article_panel(ferry, wording(language), highlight=Highlight(changed=True))
    assert wording(language)("changed") in Elements(panel).text


def test_what_the_page_sends_is_looked_up_and_nothing_else():
    exchange, reading = asked()
    conversation = Conversation(exchanges=[exchange], asked=3)
    assert reading_of({"open": "citation", "exchange": "3", "number": "1"}, conversation) == reading
    for sent in (
        {"open": "citation", "exchange": "3", "number": "9"},
        {"open": "citation", "exchange": "2", "number": "1"},
        {"open": "passage", "exchange": "3", "number": "-1"},
        {"open": "passage", "exchange": "3", "number": "x"},
        {"open": "something", "exchange": "3", "number": "1"},
    ):
        assert reading_of(sent, conversation) is None


class _Listing:
    """Lists no article."""

    def articles(self) -> list[Any]:
        return []


@pytest.mark.parametrize(("exchange", "makes_room"), [(1, True), (None, False)])
def test_an_answer_without_sources_leaves_only_an_article_that_the_visitor_chose(exchange, makes_room):
    conversation = Conversation(reading=Reading("a.txt", exchange))
    asked = conversation.begin("Thanks", Filters())
    asked.answer = Answer("Thanks", "Ask something.", False)
    page = SimpleNamespace(article="article")
    shown = Handlers(cast(Any, _Listing()), cast(Any, page))._beside(asked, conversation)
    assert ("article" in shown, conversation.reading is None) == (makes_room, makes_room)
