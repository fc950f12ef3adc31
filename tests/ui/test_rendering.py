"""The HTML of an exchange: escaped whatever is in it, and complete."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assistant import Answer, Article, Attribution, Citation, Filters, Passage, ScoredPassage, Statement
from tests.ui.hostile import PAYLOADS
from tests.ui.scripted import (
    ScriptedAssistant,
    answer_from,
    cite,
    ferry_script,
    passage_of,
    refusal,
    small_archive,
)
from ui.conversation import Exchange
from ui.markup import escape
from ui.rendering import exchange_html
from ui.sources import correction_sources, quotation, snippet
from ui.wording import wording

SPEAKER = Attribution("Weißen Hauses", 0, 1)
OUR_TAGS = set(
    "article h2 h3 span p div a ol ul li q strong bdi details summary button input label fieldset legend br".split()
)


class Elements(HTMLParser):
    """Collects what a browser would make elements of, and the text it would show."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def of_class(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for _, attrs in self.tags if name in (attrs.get("class") or "").split()]


def done(answer: Answer, language: str = "en") -> Exchange:
    return Exchange(1, answer.question, language, state="done", answer=answer)


def hostile_answer(payload: str) -> Answer:
    citation = Citation(
        1,
        payload,
        payload,
        0,
        len(payload),
        page=3,
        title=payload,
        outlet=payload,
        url=payload,
        date=payload,
        date_origin=payload,
        language=payload,
        speaker=Attribution(payload, 0, 1),
        via=Attribution(payload, 0, 1),
        in_headline=True,
        copies=(payload,),
        stale=True,
    )
    passage = replace(
        passage_of(small_archive()[0]), source=payload, text=payload, title=payload, date=payload
    )
    text = f"{payload} [1]"
    return Answer(
        payload,
        text,
        True,
        short=payload,
        statements=(Statement(text, "unsupported", (1,)),),
        citations=(citation,),
        nearest=(ScoredPassage(passage, 1.0),),
        confidence=0.5,
        language=payload,
        model=payload,
        fallback=payload,
        notes=(f"note {payload}",),
        filters=Filters((payload,), payload, payload, (payload,)),
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_makes_no_element_and_no_attribute(payload):
    answer = hostile_answer(payload)
    exchange = Exchange(1, payload, "en", answer.filters, "done", answer=answer)
    states = [
        exchange,
        replace(exchange, state="failed", error=payload),
        replace(exchange, state="asking", status=payload, sentences=[payload, payload]),
        replace(exchange, state="stopped", sentences=[payload]),
        replace(exchange, answer=replace(answer, answered=False, citations=())),
    ]
    for state in states:
        for tag, attrs in Elements(exchange_html(state)).tags:
            assert tag in OUR_TAGS
            assert not [
                name for name in attrs if name.startswith("on") or name in ("src", "srcset", "action")
            ]
            assert (attrs.get("href") or "#").startswith("#")
            assert set(attrs.get("style") or "width:0%") <= set("width:0123456789%")


def test_escaping_keeps_one_character_for_one():
    text = "a<b>&\"'\r\n\x00\u202e\ud800\U0001f600"
    assert len(Elements(escape(text)).text.replace("\r", "x")) == len(text)
    assert Elements(escape(text)).text == "a<b>&\"'\r\n\ufffd\ufffd\ufffd\U0001f600"


def said(text: str, *numbers: int) -> tuple[Statement, ...]:
    return (Statement(text, "supported", numbers),)


def test_each_mark_of_a_statement_becomes_a_link_and_what_looks_like_one_stays_text():
    ferry = small_archive()[0]
    one, two = cite(ferry, "The first boat", 1), cite(ferry, "84 passengers", 2)
    text = "Closed in 1999.[1] Not cited [7]. [12345] It sailed. [1][2]"
    answer = Answer("q", text, True, statements=said(text, 1, 2), citations=(one, two))
    page = Elements(exchange_html(done(answer)))
    assert [a["href"] for a in page.of_class("cite")] == ["#ev-1-1", "#ev-1-2"]
    assert "Closed in 1999.[1] Not cited [7]. [12345] It sailed. 12" in page.text


def test_an_articles_own_mark_is_no_mark_of_an_unsupported_statement_either():
    ferry = small_archive()[0]
    text = "It sailed. [1]"
    statements = (*said(text, 1), Statement("It sank.[1]", "unsupported"))
    answer = Answer("q", f"{text}\n\nIt sank.[1] (not supported)", True, statements=statements)
    answer = replace(answer, citations=(cite(ferry, "The first boat", 1),))
    page = Elements(exchange_html(done(answer)))
    assert len(page.of_class("cite")) == 1
    assert "It sank.[1]" in page.text


def test_a_citation_shows_title_date_outlet_quote_speaker_and_copies():
    ferry = small_archive()[0]
    said = cite(
        ferry,
        "The first boat left at 6.15",
        speaker=Attribution("Inga Dahl", 0, 1),
        copies=("b/copy.txt",),
        stale=True,
    )
    html = exchange_html(done(Answer("q", "It sailed. [1]", True, short="6.15", citations=(said,))))
    text = Elements(html).text
    for expected in (
        "Harbour line reopens",
        "7 December 2021",
        "Sund Post",
        "The first boat left at",
        "Inga Dahl",
    ):
        assert expected in text
    assert "b/copy.txt" in text
    assert "changed since it was indexed" in text
    assert "<strong>6.15</strong>" in html


def test_a_refusal_looks_like_one_and_offers_what_came_closest():
    archive = small_archive()
    answer = refusal("q", [ScoredPassage(passage_of(article), 0.4) for article in archive])
    page = Elements(exchange_html(done(answer)))
    assert page.of_class("refusal")
    assert not page.of_class("cite")
    assert not page.of_class("confidence")
    assert len(page.of_class("near")) == 2
    assert "Not in the articles" in page.text


def test_passages_that_are_cited_are_not_offered_again(tmp_path):
    assistant = ScriptedAssistant(tmp_path, small_archive(), ferry_script())
    answer = assistant.ask("Who warned of a mistake?")
    both = replace(answer, nearest=(*answer.nearest, ScoredPassage(passage_of(assistant.held[0]), 0.9)))
    assert len(Elements(exchange_html(done(both))).of_class("near")) == 1


def test_an_answer_that_is_not_sure_says_so_first_with_its_confidence_beside_it():
    ferry = small_archive()[0]
    text = "6.15 — Sund Post: it left. [1]"
    citations = (cite(ferry, "The first boat left at 6.15"),)
    answer = Answer("q", text, True, "6.15", said(text, 1), citations, confidence=0.29)
    page = Elements(exchange_html(done(answer)))
    assert page.of_class("weak")
    assert "Uncertain: 6.15" in page.text
    assert page.text.index("Confidence 29 %") < page.text.index("Sund Post: it left")
    assert page.text.count("Confidence") == 1
    bare = Elements(exchange_html(done(replace(answer, short=None))))
    assert page.of_class("uncertain")
    assert "Uncertain:" in bare.text
    sure = Elements(exchange_html(done(replace(answer, confidence=0.5))))
    assert not sure.of_class("uncertain")
    assert sure.text.index("Confidence 50 %") > sure.text.index("Sund Post: it left")


def test_thanks_are_neither_refused_nor_judged():
    answer = Answer("Danke!", "Fragen Sie etwas zu den Artikeln.", False, language="de")
    page = Elements(exchange_html(Exchange(1, "Danke!", "de", Filters(), state="done", answer=answer)))
    assert "Fragen Sie etwas zu den Artikeln." in page.text
    assert not page.of_class("refusal") and not page.of_class("verdict")
    assert "Steht nicht in den Artikeln" not in page.text


def test_what_asks_for_other_words_is_not_refused_as_missing():
    said = "Answers are the articles' own words."
    page = Elements(
        exchange_html(
            Exchange(
                1,
                "Shorter, please",
                "en",
                Filters(),
                state="done",
                answer=Answer("Shorter, please", said, False),
            )
        )
    )
    assert said in page.text
    assert not page.of_class("refusal") and "Not in the articles" not in page.text
    asked = "How long is it?"
    refused = exchange_html(
        Exchange(
            1, asked, "en", Filters(), state="done", answer=Answer(asked, "No.", False, standalone=asked)
        )
    )
    assert "Not in the articles" in refused


def test_the_bundled_reader_is_no_writer():
    answer = Answer("q", "It left.", True, model="bundled reader 1a2b3c4d")
    assert "Without a language model" in exchange_html(done(answer))
    assert "Ohne Sprachmodell" in exchange_html(done(answer, "de"))
    assert "Written by gpt-x" in exchange_html(done(replace(answer, model="gpt-x")))


def test_a_quote_to_be_copied_says_where_it_stands():
    ferry = small_archive()[0]
    citation = cite(ferry, "The first boat left at 6.15")
    lines = quotation(citation, wording("de")).split("\n")
    assert lines == [
        "„The first boat left at 6.15“",
        "Sund Post, „Harbour line reopens“, 7. Dezember 2021",
        "ferry.txt",
    ]
    linked = replace(citation, url="https://sund.example.org/line")
    assert quotation(linked, wording("en")).endswith("\nhttps://sund.example.org/line")


def test_a_speaker_is_named_without_grammar_that_the_name_must_fit():
    ferry = small_archive()[0]
    answer = Answer("q", "So. [1]", True, citations=(cite(ferry, "The first boat", speaker=SPEAKER),))
    for language, expected in (
        ("de", "Quelle im Text: Weißen Hauses"),
        ("fr", "Source dans le texte : Weißen"),
    ):
        assert expected in Elements(exchange_html(done(answer, language))).text


def test_a_question_that_was_cut_says_so():
    exchange = Exchange(1, "q" * 2000, "en", cut=True)
    assert "only its first 2000 characters were read" in exchange_html(exchange)
    assert "characters" not in exchange_html(replace(exchange, cut=False))


def test_an_unsupported_statement_is_set_apart():
    text = "The boat sank. (not supported)"
    answer = Answer("q", text, True, statements=(Statement("The boat sank.", "unsupported"),))
    page = Elements(exchange_html(done(answer)))
    assert page.of_class("unsupported")
    assert text in page.text


def test_words_around_an_answer_follow_its_language():
    answer = refusal("Was kostet ein Auto?", [], language="de", text="Die Artikel sagen es nicht.")
    assert "Steht nicht in den Artikeln" in exchange_html(done(answer, "de"))


def test_streamed_sentences_show_marks_that_do_not_open_yet():
    exchange = Exchange(1, "q", "en", sentences=["First. [1]", "Second. [2]"], status="Reading …")
    page = Elements(exchange_html(exchange))
    assert len(page.of_class("waiting")) == 2
    assert not [attrs for tag, attrs in page.tags if tag == "a"]
    assert "First. 1 Second. 2" in page.text


def test_a_streamed_sentence_shows_an_articles_own_mark_as_text():
    exchange = Exchange(1, "q", "en", sentences=["Closed in 1999.[1] [2]"], status="Reading …")
    page = Elements(exchange_html(exchange))
    assert len(page.of_class("waiting")) == 1
    assert "Closed in 1999.[1] 2" in page.text


def test_sources_for_a_correction_come_once_each_in_the_order_shown(tmp_path):
    assistant = ScriptedAssistant(Path(tmp_path), small_archive(), ferry_script())
    answer = assistant.ask("Who warned of a mistake?")
    assert [source for source, _ in correction_sources(answer)] == ["ferry.txt", "deiche/lang.txt"]


def test_a_snippet_is_cut_at_a_word():
    assert snippet("one  two\nthree") == "one two three"
    cut = snippet("word " * 200)
    assert len(cut) <= 262
    assert cut.endswith("word …")


def test_the_exact_answer_is_a_headline_and_not_said_twice():
    ferry = small_archive()[0]
    citation = cite(ferry, "The first boat left at 6.15")

    def headed(text: str, short: str) -> Answer:
        return Answer("q", text, True, short, said(text, 1), (citation,))

    page = Elements(exchange_html(done(headed("6.15 — Sund Post: it left. [1]", "6.15"))))
    assert page.of_class("short")
    assert page.text.count("6.15 ") == 0
    assert "Sund Post: it left." in page.text
    alone = Elements(exchange_html(done(headed("6.15 [1]", "6.15"))))
    assert not alone.of_class("short")
    long = Elements(exchange_html(done(headed("x" * 200 + " — it left. [1]", "x" * 200))))
    assert not long.of_class("short")
    assert "x" * 200 in long.text


def markdown_citation() -> Citation:
    text = "# Schleppers Ende\n\nDer Schlepper **Perle** sank vor [Sund](https://x.example/s), hieß es.\n"
    article = Article(
        "perle.md", text, title="Schleppers Ende", date="2022-01-05", language="de", format="md"
    )
    return cite(article, "Der Schlepper **Perle** sank vor [Sund](https://x.example/s), hieß es.")


def test_markdown_is_shown_without_its_marks_and_quoted_with_them():
    citation = markdown_citation()
    text = f"**Perle** — Schleppers Ende, 5. Januar 2022: „{citation.quote}“ [1]"
    passage = Passage("p", "perle.md", "## Sund\n\n**Gestern** sank sie.", 200, 230, "Perle")
    near = (ScoredPassage(passage, 0.2), ScoredPassage(replace(passage, source="perle.txt"), 0.1))
    answer = Answer("Was?", text, True, "**Perle**", said(text, 1), (citation,), nearest=near)
    html = exchange_html(done(answer, "de"))
    plain_words = "Der Schlepper Perle sank vor Sund, hieß es."
    shown = Elements(html).text
    assert shown.count(plain_words) == 2
    assert "<strong>Perle</strong>" in html
    assert "Sund Gestern sank sie." in shown
    assert "## Sund **Gestern** sank sie." in shown  # of a file that is no Markdown
    assert shown.count("**") == 2
    assert quotation(citation, wording("de")).startswith(f"„{plain_words}“\n")
    assert "**Perle**" in citation.quote


def test_marks_in_a_text_file_are_its_own_words():
    article = Article("a.txt", "The value is **x** and 5 * 3.", title="Sums")
    answer = answer_from("q", [cite(article, article.text)])
    assert Elements(exchange_html(done(answer))).text.count("**x** and 5 * 3.") == 2


def test_what_asks_back_or_finds_no_article_is_not_to_be_judged():
    near = [ScoredPassage(passage_of(small_archive()[0]), 0.5)]
    more = refusal("Tell me more", near, text="Say what else you want to know.", standalone=None)
    assert not Elements(exchange_html(done(more))).of_class("verdict")
    nothing = refusal("Who paid?", [], text="No article passes the filters.")
    narrowed = replace(done(nothing), filters=Filters(date_from="2030"))
    assert not Elements(exchange_html(narrowed)).of_class("verdict")
    for judged in (
        done(nothing),
        replace(done(refusal("Who paid?", near)), filters=Filters(date_from="2021")),
    ):
        assert Elements(exchange_html(judged)).of_class("verdict")


def test_a_long_question_is_folded_and_whole():
    question = "Who was on board, and why, " * 30
    page = Elements(exchange_html(Exchange(7, question, "en")))
    assert page.of_class("folded")
    assert [attrs["data-unfold"] for attrs in page.of_class("unfold")] == ["question-7"]
    assert question in page.text
    assert not Elements(exchange_html(Exchange(7, "Who was on board?", "en"))).of_class("folded")


def test_groups_of_an_exchange_are_told_apart_by_its_question():
    answer = refusal("Who paid for the dam?", [])
    page = Elements(exchange_html(replace(done(answer), number=4)))
    assert [attrs["aria-label"] for attrs in page.of_class("verdict")] == [
        "Was this right? Who paid for the dam?"
    ]
    assert page.of_class("exchange")[0]["aria-labelledby"] == "question-4"
    assert page.of_class("correction")[0]["aria-labelledby"] == "correct-4-title question-4"


def test_question_that_was_read_in_other_words_is_shown_so():
    read = replace(ANSWERED, question="And when?", standalone="And when? harbour line.")
    assert Elements(exchange_html(done(read))).text.count("Understood as: And when? harbour line.") == 1
    in_german = Elements(exchange_html(done(read, "de")))
    assert "Verstanden als: And when?" in in_german.text


def test_question_that_was_read_as_typed_but_for_case_and_marks_is_not_shown_again():
    for standalone in (None, "and when", "And when?", "AND WHEN ?"):
        read = replace(ANSWERED, question="And when?", standalone=standalone)
        assert not Elements(exchange_html(done(read))).of_class("understood")


ANSWERED = Answer("And when?", "In May.", False)
