"""The chat as a person uses it, in a real browser."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest

from assistant import Filters
from tests.ui.scripted import ferry_script, small_archive
from tests.ui.test_evidence import markdown_article

QUOTE = "“A mistake of colossal size would be to close it twice,” said harbour master Inga Dahl on Monday."


def ask(page, question: str, number: int = 1, state: str = "done") -> None:
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#exchange-{number}.{state}")


def in_view(page, selector: str) -> bool:
    """Whether the element's middle is what the reader sees at that place."""
    return page.evaluate(
        """(selector) => {
            const element = document.querySelector(selector);
            const box = element.getClientRects()[0];
            const x = box.x + box.width / 2, y = box.y + box.height / 2;
            if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
            const seen = document.elementFromPoint(x, y);
            return element === seen || element.contains(seen);
        }""",
        selector,
    )


def wait_in_view(page, selector: str) -> None:
    for _ in range(50):
        if page.query_selector(selector) and in_view(page, selector):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{selector} did not come into view")


def test_ask_and_open_a_mark_shows_the_quoted_words_in_the_article(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        seen = open_page(url)
        page = seen.page
        ask(page, "Who warned of a mistake?")
        assert page.inner_text("#exchange-1 .short") == "Inga Dahl"
        assert page.locator("#exchange-1 .source").count() == 2
        page.click('#exchange-1 .answer-text .cite[href="#ev-1-2"]')
        page.wait_for_selector("mark#ev-1-2")
        assert page.text_content("mark#ev-1-2") == "The first boat left at 6.15 with 84 passengers."
        wait_in_view(page, "mark#ev-1-2")
        page.click("#exchange-1 .source >> nth=0", position={"x": 3, "y": 3})
        page.wait_for_selector("mark#ev-1-1")
        assert page.text_content("mark#ev-1-1") == QUOTE
        for known in ("Harbour line reopens", "7 December 2021", "byline", "Sund Post", "ferry.txt"):
            assert known in page.inner_text("#article-panel .article-head")
        assert seen.foreign == []
        assert seen.errors == []


def test_an_article_is_found_in_the_list_while_typing_goes_on(chat, open_page):
    one, two = small_archive()
    others = [replace(one, source=f"{n}.txt", title=f"Report {n}") for n in range(12)]
    with chat([one, two, *others], ferry_script()) as (url, _):
        page = open_page(url).page
        page.wait_for_selector("#article-panel .find")
        page.click("#article-panel .find")
        page.keyboard.type("dEiche  winter", delay=60)
        page.wait_for_function("document.querySelector('.finder .hint').textContent === '0 of 14'")
        for _ in "winter":
            page.keyboard.press("Backspace")
        page.keyboard.type("2022")
        page.wait_for_function("document.querySelectorAll('ul.archive li').length === 1")
        assert page.input_value("#article-panel .find") == "dEiche  2022"
        assert page.evaluate("document.activeElement.matches('.find')")
        page.keyboard.press("Escape")
        page.wait_for_function("document.querySelectorAll('ul.archive li').length === 14")
        page.click("ul.archive li >> nth=0")
        page.wait_for_selector("#article-panel .article-text")


def test_the_first_source_opens_by_itself_and_deep_in_a_long_article(chat, open_page):
    archive = small_archive()
    with chat(archive, ferry_script()) as (url, _):
        page = open_page(url).page
        ask(page, "How did the vote end?")
        wait_in_view(page, "mark#ev-1-1")
        assert page.text_content("mark#ev-1-1") == "elf Mitglieder dafür und zwei dagegen"
        assert page.text_content("#article-panel .article-text") == archive[1].text


def test_a_narrow_page_is_stacked_and_leads_to_the_quote_and_back(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url, width=390, height=780).page
        ask(page, "How did the vote end?")
        page.wait_for_selector("mark#ev-1-1")
        chat_box, article_box = (page.locator(name).bounding_box() for name in ("#chat", "#article-panel"))
        assert article_box["y"] >= chat_box["y"] + chat_box["height"] - 1
        assert in_view(page, "#exchange-1 .question")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.click("#exchange-1 .answer-text .cite")
        wait_in_view(page, "mark#ev-1-1")
        page.keyboard.press("Escape")
        wait_in_view(page, "#exchange-1 .answer-text .cite")


def test_on_a_phone_masthead_composer_and_the_way_back_stay_in_view(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url, width=390, height=600).page
        ask(page, "Who warned of a mistake?")
        page.wait_for_selector("mark#ev-1-1")
        page.evaluate("document.querySelector('#exchange-1 .source').scrollIntoView({ block: 'center' })")
        assert in_view(page, "#masthead h1")
        assert in_view(page, "#composer #send")
        ask(page, "How did the vote end?", number=2)
        page.click("#exchange-2 .answer-text .cite")
        wait_in_view(page, "mark#ev-2-1")
        assert in_view(page, '[data-back="answer"]')
        page.click('[data-back="answer"]')
        wait_in_view(page, "#exchange-2 .answer-text .cite")


def test_the_next_question_is_on_top_wherever_the_reader_had_scrolled(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url, height=500).page
        ask(page, "Who warned of a mistake?")
        page.evaluate("document.querySelector('#transcript').scrollTop = 100")
        ask(page, "Who else warned of a mistake?", number=2)
        page.wait_for_timeout(300)
        assert in_view(page, "#exchange-2 .question")


def test_a_quote_is_copied_with_where_it_stands_and_its_words_can_be_selected(chat, open_page):
    archive = small_archive()
    archive[0] = replace(archive[0], url="https://sund.example.org/line")
    with chat(archive, ferry_script()) as (url, _):
        page = open_page(url).page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        ask(page, "Who warned of a mistake?")
        page.wait_for_selector("mark#ev-1-1")
        page.click("#exchange-1 [data-copy] >> nth=1")
        page.wait_for_function("document.querySelectorAll('[data-copy]')[1].textContent === 'Copied'")
        assert page.inner_text("#announcer") == "Copied"
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("“The first boat left at 6.15 with 84 passengers.”\nSund Post, ")
        quote = page.locator("#exchange-1 .source-quote").nth(1)
        quote.scroll_into_view_if_needed()
        box = quote.bounding_box()
        page.mouse.move(box["x"] + 12, box["y"] + 10)
        page.mouse.down()
        page.mouse.move(box["x"] + 160, box["y"] + 10, steps=4)
        page.mouse.up()
        assert page.evaluate("String(getSelection())").startswith("The first boat")
        assert page.locator("mark#ev-1-2").count() == 0
        assert "https://sund.example.org/line" in page.inner_text("#article-panel .article-head")


def test_going_back_at_once_is_not_undone_by_placing_the_quote_late(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url, width=390, height=780).page
        ask(page, "How did the vote end?")
        page.wait_for_selector("mark#ev-1-1")
        page.evaluate("window.requestAnimationFrame = (work) => setTimeout(work, 300)")
        page.click("#exchange-1 .answer-text .cite")
        page.keyboard.press("Escape")
        page.wait_for_timeout(1000)
        assert in_view(page, "#exchange-1 .answer-text .cite")


def test_everything_can_be_done_from_the_keyboard(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url).page
        page.wait_for_selector(".example")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("/")
        page.keyboard.type("Who warned of a mistake?")
        page.keyboard.press("Enter")
        page.wait_for_selector("#exchange-1.done")
        page.focus('#exchange-1 .answer-text .cite[href="#ev-1-2"]')
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
        page.keyboard.press("Enter")
        page.wait_for_selector("mark#ev-1-2")
        page.wait_for_function("document.activeElement.id === 'ev-1-2'")
        page.keyboard.press("Escape")
        page.wait_for_function("document.activeElement.getAttribute('href') === '#ev-1-2'")


def test_sentences_come_in_one_by_one_before_the_answer(chat, open_page):
    with chat(small_archive(), ferry_script(), pause_s=0.6) as (url, _):
        page = open_page(url).page
        ask(page, "Who warned of a mistake?", state="asking")
        assert "Searching 2 articles" in page.inner_text("#exchange-1 .status")
        page.wait_for_selector("#exchange-1.asking .answer-text")
        first = page.inner_text("#exchange-1 .answer-text")
        assert "Inga Dahl" in first
        assert "first boat" not in first
        assert page.locator("#exchange-1 a.cite").count() == 0
        page.wait_for_selector("#exchange-1.done")
        assert page.locator("#exchange-1 .answer-text a.cite").count() == 2


def test_a_refusal_offers_the_nearest_passages_and_opens_one(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url).page
        ask(page, "How much does a car cost?")
        assert "The articles do not say" in page.inner_text("#exchange-1 .refusal")
        assert page.locator("#exchange-1 .cite").count() == 0
        assert not page.is_visible("#exchange-1 .near")
        page.click("#exchange-1 summary")
        page.click("#exchange-1 .near >> nth=0")
        page.wait_for_selector("mark#near-1-0")
        assert page.text_content("mark#near-1-0").startswith("Harbour line reopens")


def test_stop_ends_the_work_and_the_next_question_is_answered(chat, open_page):
    with chat(small_archive(), ferry_script(), pause_s=0.8) as (url, assistant):
        page = open_page(url).page
        ask(page, "Who warned of a mistake?", state="asking")
        page.click("#stop")
        page.wait_for_selector("#exchange-1.stopped")
        began = time.monotonic()
        while assistant.running and time.monotonic() - began < 5:
            time.sleep(0.05)
        assert assistant.running == 0
        assert time.monotonic() - began < 2
        assert page.is_visible("#send")
        wait_for(lambda: page.input_value("#question textarea") == "Who warned of a mistake?")
        assistant.pause_s = 0.0
        ask(page, "How did the vote end?", number=2)
        assert "elf Mitglieder" in page.inner_text("#exchange-2")
        assert "Stopped" in page.inner_text("#exchange-1")


def test_a_visitor_who_leaves_ends_the_work(chat, open_page):
    with chat(small_archive(), ferry_script(), pause_s=0.8) as (url, assistant):
        seen = open_page(url)
        ask(seen.page, "Who warned of a mistake?", state="asking")
        assert assistant.running == 1
        seen.page.close()
        began = time.monotonic()
        while assistant.running and time.monotonic() - began < 5:
            time.sleep(0.05)
        assert assistant.running == 0
        assert time.monotonic() - began < 2


def test_an_earlier_answer_stays_and_its_marks_open_still(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, assistant):
        page = open_page(url).page
        ask(page, "Who warned of a mistake?")
        ask(page, "How did the vote end?", number=2)
        page.wait_for_selector("mark#ev-2-1")
        page.click("#exchange-1 .answer-text .cite >> nth=0")
        page.wait_for_selector("mark#ev-1-1")
        assert page.text_content("mark#ev-1-1") == QUOTE
        assert [turn.question for turn in assistant.asked[-1][1]] == ["Who warned of a mistake?"]


def test_an_example_is_asked_when_it_is_pressed(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url).page
        page.wait_for_selector(".example")
        example = page.inner_text(".example").strip()
        page.click(".example")
        page.wait_for_selector("#exchange-1.done")
        assert page.inner_text("#exchange-1 .question").endswith(example)
        assert page.locator(".welcome").count() == 0


def test_the_page_speaks_the_visitors_language(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url, locale="de-DE").page
        assert "Das Archiv befragen" in page.inner_text(".welcome-title")
        assert "2 Artikel" in page.inner_text(".summary")
        assert page.inner_text("#send").strip() == "Fragen"
        assert page.get_attribute("#question textarea", "placeholder") == "Die Artikel etwas fragen …"


def test_filters_reach_the_assistant(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, assistant):
        page = open_page(url).page
        page.click("#filters button.label-wrap")
        page.fill("#filters textarea >> nth=0", "2021-12")
        ask(page, "Who warned of a mistake?")
        assert assistant.asked[-1][2].date_from == "2021-12"
        assert "Narrowed to" in page.inner_text("#exchange-1")


def test_filters_are_counted_on_their_label_and_gone_in_a_new_chat(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, assistant):
        page = open_page(url, locale="de-DE").page
        page.click("#filters button.label-wrap")
        page.fill("#filters textarea >> nth=0", "31.12.2020")
        page.fill("#filters textarea >> nth=1", "12.2021")
        page.wait_for_selector("#filters button:has-text('Eingrenzen (2)')")
        assert page.is_visible("#filters textarea >> nth=1")
        page.click("#filters button.label-wrap")
        page.wait_for_selector("#filters button:has-text('Eingrenzen (2)')")
        ask(page, "Who warned of a mistake?")
        assert assistant.asked[-1][2] == Filters(date_from="2020-12-31", date_to="2021-12")
        page.click("#new-chat")
        page.wait_for_selector(".welcome")
        wait_for(lambda: page.inner_text("#filters button").split("\n")[0] == "Eingrenzen")
        ask(page, "Who warned of a mistake?", number=2)
        assert assistant.asked[-1][2] == Filters()


def test_a_date_that_cannot_be_read_is_said_at_once_and_no_question_is_asked(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, assistant):
        page = open_page(url, locale="de-DE").page
        page.click("#filters button.label-wrap")
        page.fill("#filters textarea >> nth=0", "31.13.2021")
        page.focus("#question textarea")
        page.wait_for_selector("#notice .notice:has-text('„31.13.2021“ ist hier nicht als Datum lesbar')")
        page.fill("#filters textarea >> nth=0", "2022")
        page.fill("#filters textarea >> nth=1", "31.12.2021")
        page.fill("#question textarea", "Wer warnte?")
        page.keyboard.press("Enter")
        page.wait_for_selector("#notice .notice:has-text('2022 liegt nach 31. Dezember 2021')")
        assert page.input_value("#question textarea") == "Wer warnte?"
        assert page.locator(".exchange").count() == 0
        assert assistant.asked == []
        page.fill("#filters textarea >> nth=0", "2021")
        ask(page, "Wer warnte?")
        assert page.locator("#notice .notice").count() == 0
        wait_for(lambda: not page.is_visible("#filters textarea >> nth=0"))


def test_a_language_that_the_archive_lacks_is_said(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, assistant):
        page = open_page(url, locale="fr-FR").page
        page.click("#filters button.label-wrap")
        page.fill("#filters input >> nth=0", "klingon")
        page.keyboard.press("Enter")
        page.fill("#question textarea", "Who warned of a mistake?")
        page.keyboard.press("Enter")
        page.wait_for_selector("#notice .notice:has-text('« klingon » n’est pas une langue')")
        assert "Allemand, Anglais" in page.inner_text("#notice").title()
        assert assistant.asked == []


def test_an_article_that_changed_since_the_answer_shows_no_mark(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, assistant):
        page = open_page(url, locale="es-ES").page
        ask(page, "Who warned of a mistake?")
        page.wait_for_selector("mark#ev-1-1")
        ferry = assistant.held[0]
        assistant.held[0] = replace(ferry, text=ferry.text.replace("84 passengers", "91 people"))
        page.click('#exchange-1 .answer-text .cite[href="#ev-1-2"]')
        page.wait_for_selector("#article-panel .warning")
        assert "estas palabras ya no están en ese lugar" in page.inner_text("#article-panel .warning")
        assert page.locator("#article-panel mark").count() == 0
        assert "91 people" in page.inner_text("#article-panel .article-text")
        page.click('#exchange-1 .answer-text .cite[href="#ev-1-1"]')
        page.wait_for_selector("mark#ev-1-1")


@contextmanager
def restarted(seen, chat, held):
    """A page with one answer whose server has been started anew at the same address, and the new assistant."""
    port = None
    with chat(held, ferry_script()) as (url, _):
        port = int(url.rstrip("/").rsplit(":", 1)[1])
        page = seen(url, locale="de-DE").page
        ask(page, "Who warned of a mistake?")
        page.wait_for_selector("mark#ev-1-1")
        page.fill("#question textarea", "And when did it leave?")
    with chat(held, ferry_script(), port=port) as (_, assistant):
        yield page, assistant


@pytest.mark.parametrize("what", ["ask", "mark", "nearest", "verdict"])
def test_a_page_whose_server_began_anew_says_so_whatever_is_clicked(chat, open_page, what):
    with restarted(open_page, chat, small_archive()) as (page, assistant):
        page.wait_for_timeout(2500)
        if what == "ask":
            page.click("#send")
        elif what == "mark":
            page.click('#exchange-1 .answer-text .cite[href="#ev-1-2"]', no_wait_after=True)
            page.evaluate("document.querySelector('mark.quoted').remove()")
            page.click('#exchange-1 .answer-text .cite[href="#ev-1-1"]')
        elif what == "nearest":
            page.click("#exchange-1 summary")
            page.click("#exchange-1 .near")
        else:
            page.click('#exchange-1 [data-verdict="right"]')
        page.wait_for_selector("#notice .notice:has-text('Die Verbindung zum Server wurde erneuert')")
        assert page.input_value("#question textarea") == "And when did it leave?"
        assert assistant.asked == []
        with page.expect_download() as download:
            page.click('#notice [data-press="export"]')
        assert "said harbour master Inga Dahl" in download.value.path().read_text(encoding="utf-8")
        page.click('#notice [data-press="new-chat"]')
        page.wait_for_selector(".welcome")
        assert page.locator("#notice .notice").count() == 0
        ask(page, "How did the vote end?")


def test_a_typed_question_outlives_a_reload(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url).page
        page.fill("#question textarea", "Who warned")
        page.reload()
        page.wait_for_selector(".welcome")
        wait_for(lambda: page.input_value("#question textarea") == "Who warned")
        page.focus("#question textarea")
        page.keyboard.press("End")
        page.keyboard.type(" of a mistake?")
        page.keyboard.press("Enter")
        page.wait_for_selector("#exchange-1.done")
        assert page.inner_text("#exchange-1 .question").endswith("Who warned of a mistake?")


def test_the_page_tells_its_language_and_title_and_counts_what_is_there_now(chat, open_page):
    held = small_archive()
    with chat(held, ferry_script()) as (url, _):
        page = open_page(url, locale="ru-RU").page
        wait_for(lambda: page.evaluate("document.documentElement.lang") == "ru")
        assert page.title() == "Спросите архив"
        assert page.inner_text(".brand-count") == "2 статьи"
        held.append(replace(held[0], source="new.txt"))
        ask(page, "Who warned of a mistake?")
        wait_for(lambda: page.inner_text(".brand-count") == "3 статьи")


def test_a_refusal_puts_the_list_where_the_answer_before_had_its_article(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url).page
        ask(page, "Who warned of a mistake?")
        page.wait_for_selector("mark#ev-1-1")
        ask(page, "How much does a car cost?", number=2)
        wait_for(lambda: page.locator("mark#ev-1-1").count() == 0)
        assert page.locator("ul.archive").count() == 1


def test_the_list_keeps_what_was_sought(chat, open_page):
    held = small_archive()
    held += [replace(held[0], source=f"{n}.txt", title=f"Report {n}") for n in range(12)]
    with chat(held, ferry_script()) as (url, _):
        page = open_page(url).page
        page.fill("#article-panel .find", "Deiche")
        page.wait_for_function("document.querySelectorAll('ul.archive li').length === 1")
        page.click("ul.archive .near")
        page.wait_for_selector("#article-panel .article-text")
        page.click('#article-panel [data-open="list"]')
        page.wait_for_selector("#article-panel .find")
        assert page.input_value("#article-panel .find") == "Deiche"
        assert page.locator("ul.archive li").count() == 1


def test_on_a_low_page_nothing_sticks_and_targets_are_large_enough(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url, width=683, height=384).page
        ask(page, "Who warned of a mistake?")
        page.click('#exchange-1 [data-verdict="wrong"]')
        for name in ("#composer", "#masthead"):
            assert page.evaluate(f"getComputedStyle(document.querySelector('{name}')).position") == "static"
        small = page.evaluate(
            """[...document.querySelectorAll('#transcript :is(a, button, summary, label.choice)')]
            .filter((item) => item.checkVisibility() && !item.matches('.source-title'))
            .map((item) => [item.className || item.tagName, item.getBoundingClientRect()])
            .filter(([, box]) => box.height < 23.5 || box.width < 23.5).map(([name]) => name)"""
        )
        assert small == []


def test_what_is_printed_has_places_and_no_controls(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url).page
        ask(page, "Who warned of a mistake?")
        page.wait_for_selector("mark#ev-1-1")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        for hidden in ("#composer", ".copy-quote", ".verdict", ".article-bar", "#new-chat"):
            assert not page.is_visible(hidden), hidden
        assert "ferry.txt, characters " in page.inner_text("#exchange-1 .source >> nth=0")
        assert page.is_visible("#masthead h1")
        printed = page.evaluate("getComputedStyle(document.querySelector('.brand'), '::after').content")
        assert "Printed on" in printed


def test_a_long_question_unfolds_and_the_skip_link_leads_to_the_box(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url).page
        ask(page, "Who warned of a mistake, and why, " * 40)
        folded = page.locator("#exchange-1 .question").bounding_box()["height"]
        assert folded < 130
        page.click("#exchange-1 .unfold")
        assert page.locator("#exchange-1 .question").bounding_box()["height"] > folded
        page.focus(".skip-link")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('#question') !== null")


def test_screen_readers_are_told_each_thing_once(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url).page
        page.wait_for_selector("#announcer", state="attached")
        page.evaluate(
            """window.told = [];
            const region = document.querySelector('#announcer');
            new MutationObserver(() => told.push(region.textContent))
                .observe(region, { childList: true, characterData: true, subtree: true })"""
        )
        ask(page, "Who warned of a mistake?")
        page.wait_for_selector("mark#ev-1-1")
        page.wait_for_timeout(300)
        assert page.evaluate("told") == ["Searching 2 articles …", "Inga Dahl"]


def test_a_question_that_is_too_long_says_that_it_was_cut(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, assistant):
        page = open_page(url).page
        ask(page, "Who warned of a mistake? " + "x" * 3000)
        assert "only its first 2000 characters were read" in page.inner_text("#exchange-1")
        assert len(assistant.asked[-1][0]) == 2000


def test_a_reload_asks_before_it_ends_a_conversation(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        seen = open_page(url)
        seen.page.reload()
        seen.page.wait_for_selector(".welcome")
        ask(seen.page, "Who warned of a mistake?")
        seen.page.evaluate("setTimeout(() => location.reload())")
        wait_for(lambda: seen.page.evaluate("1") and len(seen.dialogs) == 1)
        assert seen.page.locator("#exchange-1").count() == 1


def test_the_marks_of_markdown_are_not_seen_and_front_matter_is_folded(chat, open_page):
    with chat([markdown_article()], ferry_script()) as (url, _):
        page = open_page(url).page
        page.click('#article-panel [data-source="a.md"]')
        page.wait_for_selector("#article-panel .front-matter")
        spoken = "They spoke for two hours and more, as the Post said: 5 * 3 * 2"
        wait_for(lambda: spoken in page.inner_text("#article-panel .article-text"))  # painted when in view
        assert "title: Summit" not in page.inner_text("#article-panel .article-text")
        assert page.text_content("#article-panel .article-text") == markdown_article().text
        page.click("#article-panel .front-matter summary")
        wait_for(lambda: "title: Summit" in page.inner_text("#article-panel .article-text"))


def test_verdicts_become_question_set_lines(chat, open_page, tmp_path):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url).page
        ask(page, "Who warned of a mistake?")
        page.click('#exchange-1 [data-verdict="right"]')
        stored = tmp_path / "feedback.jsonl"
        wait_for(stored.exists)
        entry = json.loads(stored.read_text(encoding="utf-8"))
        assert entry["answers"] == ["Inga Dahl"]
        assert entry["sources"] == ["ferry.txt"]
        page.click('#exchange-1 [data-verdict="wrong"]')
        page.fill('#exchange-1 [data-field="answer"]', "the harbour master")
        page.check('#exchange-1 [data-field="source"] >> nth=0')
        page.click('#exchange-1 [data-correct="save"]')
        wait_for(lambda: "the harbour master" in stored.read_text(encoding="utf-8"))
        lines = stored.read_text(encoding="utf-8").splitlines()
        assert len(lines) == 1
        assert json.loads(lines[0])["must_not"] == ["Inga Dahl"]
        assert json.loads(lines[0])["sources"] == ["ferry.txt"]


def wait_for(true, seconds: float = 5.0) -> None:
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds
        time.sleep(0.05)


def test_the_conversation_is_saved_as_markdown(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url).page
        ask(page, "Who warned of a mistake?")
        with page.expect_download() as download:
            page.click("#export")
        path = download.value.path()
        text = path.read_text(encoding="utf-8")
        assert download.value.suggested_filename.endswith(".md")
        assert "said harbour master Inga Dahl on Monday." in text
        assert "ferry.txt" in text


def test_a_new_chat_forgets_the_old_one(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, assistant):
        page = open_page(url).page
        ask(page, "Who warned of a mistake?")
        page.click("#new-chat")
        page.wait_for_selector(".welcome")
        assert page.locator(".exchange").count() == 0
        ask(page, "How did the vote end?", number=2)
        assert assistant.asked[-1][1] == ()


def test_articles_can_be_read_from_the_list(chat, open_page):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url).page
        page.click('#article-panel [data-source="ferry.txt"]')
        page.wait_for_selector("#article-panel .facts-list")
        assert page.text_content("#article-panel .article-text") == small_archive()[0].text
        page.click('#article-panel [data-open="list"]')
        page.wait_for_selector("#article-panel .archive")


def test_an_error_is_shown_with_its_next_step(chat, open_page):
    from assistant import IndexMissingError

    def broken(assistant, question):
        raise IndexMissingError("No index at x. Build one with: assistant index ARTICLES")

    with chat(small_archive(), broken) as (url, _):
        page = open_page(url).page
        ask(page, "Anything?", state="failed")
        assert "Build one with: assistant index ARTICLES" in page.inner_text("#exchange-1 .failure")
        assert page.is_visible("#send")


def test_overflow_is_refused_politely_and_the_question_is_kept(chat, open_page, monkeypatch):
    with chat(small_archive(), ferry_script()) as (url, assistant):
        page = open_page(url, locale="de-DE").page
        page.wait_for_selector(".example")
        monkeypatch.setattr("ui.serve._queue_is_full", lambda blocks: True)
        page.fill("#question textarea", "Who warned of a mistake?")
        page.keyboard.press("Enter")
        page.wait_for_selector(".toast-body")
        assert "viele zugleich" in page.inner_text(".toast-body")
        assert page.input_value("#question textarea") == "Who warned of a mistake?"
        monkeypatch.undo()
        page.focus("#question textarea")
        page.keyboard.press("Enter")
        page.wait_for_selector("#exchange-1.done")
        assert assistant.started == 1


def test_a_failure_that_nobody_foresaw_ends_the_question_and_not_the_chat(chat, open_page):
    def script(assistant, question):
        if "break" in question:
            raise KeyError("secret detail")
        return ferry_script()(assistant, question)

    with chat(small_archive(), script) as (url, _):
        page = open_page(url).page
        ask(page, "Will it break?", state="failed")
        assert "KeyError" in page.inner_text("#exchange-1 .failure")
        assert "secret" not in page.inner_text("#exchange-1 .failure")
        ask(page, "How did the vote end?", number=2)


@pytest.mark.parametrize("dark", [False, True])
def test_text_has_enough_contrast(chat, open_page, dark):
    with chat(small_archive(), ferry_script()) as (url, _):
        page = open_page(url, dark=dark).page
        ask(page, "Who warned of a mistake?")
        page.wait_for_selector("mark#ev-1-1")
        low = page.evaluate(CONTRAST)
        assert low == []


CONTRAST = """() => {
    const rgb = (text) => { const n = text.match(/[\\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
    const light = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const behind = (element) => {
        for (let e = element; e; e = e.parentElement) {
            const colour = rgb(getComputedStyle(e).backgroundColor);
            if (colour[3] > 0.99) return colour;
        }
        return [255, 255, 255, 1];
    };
    const low = [];
    for (const element of document.querySelectorAll('.gradio-container *')) {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
        const box = element.getBoundingClientRect();
        if (!own || !box.width || !element.checkVisibility() || element.closest('.unseen, .sr-only')) continue;
        const [a, b] = [light(rgb(getComputedStyle(element).color)), light(behind(element))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) low.push([element.tagName, element.className, element.textContent.slice(0, 40), ratio]);
    }
    return low;
}"""
