"""Two hundred hostile texts, in articles and in what a model writes, before a real browser: no request, no script."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import Answer, Article, Attribution, ScoredPassage, Statement
from tests.browser.test_chat import ask
from tests.ui.hostile import HOST, PAYLOADS
from tests.ui.scripted import cite, passage_of, refusal

BATCH = 51
BATCHES = [PAYLOADS[start : start + BATCH] for start in range(0, len(PAYLOADS), BATCH)]
IN_ONE_ANSWER = 5
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
    """The question is the first payload's number; all that an answer can carry carries five of them."""
    if not question.isdigit():
        found = [ScoredPassage(passage_of(article), 1.0) for article in assistant.held[:5]]
        return refusal(question, found, text=question)
    articles = assistant.held[int(question) : int(question) + IN_ONE_ANSWER]
    citations = [cited(article, number) for number, article in enumerate(articles, start=1)]
    statements = [
        Statement(f"{article.title} [{number}]", "supported", (number,))
        for number, article in enumerate(articles, start=1)
    ]
    statements += [Statement(article.title, "unsupported") for article in articles]
    payload = articles[0].title
    other = assistant.held[int(question) - 1]
    return Answer(
        question,
        "\n\n".join(statement.text for statement in statements),
        True,
        short=payload,
        citations=tuple(citations),
        statements=tuple(statements),
        language="en",
        model=payload,
        fallback=payload,
        nearest=(ScoredPassage(replace(passage_of(other, 0, 300), date=payload), 1.0),),
        notes=tuple(f"Note: {article.title}" for article in articles),
        confidence=0.5,
    )


def cited(article: Article, number: int):
    payload = article.title
    return cite(
        article,
        f"The words that are quoted here: {payload} and no more.",
        number,
        speaker=Attribution(payload, 0, 1),
        via=Attribution(payload, 0, 1),
        copies=(payload,),
        stale=True,
    )


@pytest.mark.parametrize("batch", range(len(BATCHES)))
def test_hostile_text_runs_nothing_and_reaches_nothing(chat, open_page, batch):
    payloads = BATCHES[batch]
    archive = hostile_archive(payloads)
    with chat(archive, hostile_script) as (url, _):
        seen = open_page(url)
        page = seen.page
        assert page.locator("#article-panel .archive .near").count() == len(payloads)
        for count, first in enumerate(range(0, len(archive), IN_ONE_ANSWER), start=1):
            ask(page, str(first), count)
            last = min(IN_ONE_ANSWER, len(archive) - first)
            for number in (1, last):
                page.click(f'#exchange-{count} .sources [href="#ev-{count}-{number}"]')
                page.wait_for_selector(f"mark#ev-{count}-{number}", state="attached")
                quote = f"The words that are quoted here: {archive[first + number - 1].title} and no more."
                assert page.text_content(f"mark#ev-{count}-{number}") == shown(quote)
            assert_harmless(seen, url)
        page.locator("summary").last.click()
        page.locator(".near:visible").last.hover()
        page.locator(".verdict-button").last.click()
        for payload in payloads[::10]:
            page.fill("#question textarea", payload)
            page.keyboard.press("Enter")
            page.wait_for_selector("#current .exchange.done")
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
