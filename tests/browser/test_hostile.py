"""Two hundred hostile texts, in articles and in what a model writes, before a real browser: no request, no script."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import Answer, Article, Attribution, ScoredPassage, Statement
from tests.browser.test_chat import ask
from tests.ui.hostile import HOST, PAYLOADS
from tests.ui.scripted import cite, passage_of, refusal

BATCH = 34
BATCHES = [PAYLOADS[start : start + BATCH] for start in range(0, len(PAYLOADS), BATCH)]
FORBIDDEN = (
    "script, iframe, frame, frameset, object, embed, applet, link, meta, base, style, form, img, image, picture, video,"
    " audio, source, track, svg, math, portal, template, dialog, textarea, select, marquee, [src], [srcset], [action],"
    " [formaction], [background], [ping], [onerror], [onload], [onclick], [onmouseover], [onfocus],"
    " a[href]:not([href^='#'])"
)


def hostile_archive(payloads: list[str]) -> list[Article]:
    archive = []
    for number, payload in enumerate(payloads):
        text = f"{payload}\n\nThe words that are quoted here: {payload} and no more.\n\n" + "\n".join(
            payloads
        )
        archive.append(
            Article(
                f"hostile-{number}.txt",
                text,
                title=payload,
                outlet=payload,
                author=payload,
                agency=payload,
                date=payload,
                date_origin=payload,
                language=payload,
                url=payload,
                headlines=((0, len(payload)),),
            )
        )
    return archive


def hostile_script(assistant, question: str) -> Answer:
    """The question is the payload's number; everything that an answer can carry carries the payload."""
    if not question.isdigit():
        return refusal(
            question,
            [ScoredPassage(passage_of(article), 1.0) for article in assistant.held[:5]],
            text=question,
        )
    article = assistant.held[int(question)]
    payload = article.title
    citation = cite(
        article,
        f"The words that are quoted here: {payload} and no more.",
        speaker=Attribution(payload, 0, 1),
        via=Attribution(payload, 0, 1),
        copies=(payload,),
        stale=True,
    )
    text = f"{payload} [1]"
    return Answer(
        question,
        f"{text}\n\n{payload}",
        True,
        short=payload,
        citations=(citation,),
        statements=(Statement(text, "supported", (1,)), Statement(payload, "unsupported")),
        nearest=(ScoredPassage(replace(passage_of(article, 0, 300), date=payload), 1.0),),
        language="en",
        model=payload,
        fallback=payload,
        notes=(f"Note: {payload}",),
        confidence=0.5,
    )


@pytest.mark.parametrize("batch", range(len(BATCHES)))
def test_hostile_text_runs_nothing_and_reaches_nothing(chat, open_page, batch):
    payloads = BATCHES[batch]
    archive = hostile_archive(payloads)
    with chat(archive, hostile_script) as (url, _):
        seen = open_page(url)
        page = seen.page
        assert page.locator("#article-panel .archive .near").count() == len(payloads)
        for number, article in enumerate(archive):
            ask(page, str(number), number + 1)
            page.wait_for_selector(f"mark#ev-{number + 1}-1", state="attached")
            expected = f"The words that are quoted here: {article.title} and no more."
            assert page.text_content(f"mark#ev-{number + 1}-1") == shown(expected)
            assert_harmless(seen, url)
        page.locator("summary").last.click()
        page.locator(".near").last.hover()
        page.locator(".verdict-button").last.click()
        for payload in payloads[::7]:
            page.fill("#question textarea", payload)
            page.keyboard.press("Enter")
            page.wait_for_selector("#current .exchange.refusal, #current .exchange.done")
        page.keyboard.press("Tab")
        page.wait_for_timeout(300)
        assert_harmless(seen, url)


def shown(text: str) -> str:
    """What a page shows for characters that it may not carry."""
    replaced = "\x00\x01\x07\x08\x0b\x0c\x1b\u202d\u202e\ud800\ufffe\uffff"
    return "".join("\ufffd" if char in replaced else char for char in text)


def assert_harmless(seen, url: str) -> None:
    page = seen.page
    assert seen.foreign == []
    assert not [request for request in seen.requests if HOST in request or "hit-" in request]
    assert page.evaluate("window.hits") == []
    assert seen.dialogs == []
    assert seen.popups == []
    assert page.url == url
    assert page.locator("#transcript").count() == page.locator("#article-panel").count() == 1
    made = page.evaluate(
        """(forbidden) => [...document.querySelectorAll('#past, #current, #article-panel, #masthead-title')]
            .flatMap((part) => [...part.querySelectorAll(forbidden)])
            .filter((element) => !element.closest('.brand')).map((element) => element.outerHTML.slice(0, 200))""",
        FORBIDDEN,
    )
    assert made == []


def test_the_policy_stops_what_would_slip_through(chat, open_page):
    with chat(hostile_archive(PAYLOADS[:1]), hostile_script) as (url, _):
        page = open_page(url).page
        stopped = page.evaluate(
            """(host) => new Promise((resolve) => {
                const stopped = new Set();
                document.addEventListener('securitypolicyviolation', (event) => stopped.add(event.effectiveDirective));
                const part = document.createElement('div');
                part.innerHTML = `<img src="http://${host}/x"><iframe src="http://${host}/x"></iframe>
                    <form action="http://${host}/x"></form><link rel="stylesheet" href="http://${host}/x">
                    <p onclick="hit(1)">x</p><object data="http://${host}/x"></object>`;
                document.body.append(part);
                part.querySelector('p').click();
                part.querySelector('form').submit();
                fetch(`http://${host}/x`).catch(() => {});
                setTimeout(() => resolve([...stopped]), 1000);
            })""",
            HOST,
        )
        assert set(stopped) >= {
            "img-src",
            "frame-src",
            "form-action",
            "script-src-attr",
            "style-src-elem",
            "connect-src",
        }
        assert page.evaluate("window.hits") == []
