"""Web pages as real sites write them: nothing of the article is lost to its markup, and nothing else comes in."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from index.articles import ArticleList
from index.errors import ArticleError
from tests.index.formats.conftest import HEADLINE, PARAGRAPHS, TEXT, lock_page

Parse = Callable[[str, bytes], ArticleList]

EXTRA = "Divers had measured a gap of nine millimetres in the eastern gate."


def _article(body: str) -> str:
    return f"<main><article><h1>{HEADLINE}</h1>{body}</article></main>"


def _linked(**stated: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **stated})}</script>'


FRAMES = {
    "article": ("<article><h1>Lock</h1>", "</article>"),
    "article and body": ('<article><h1>Lock</h1><div class="entry-content">', "</div></article>"),
    "main": ("<main><h1>Lock</h1>", "</main>"),
    "blog": (
        '<div class="post hentry"><h3 class="post-title">Lock</h3><div class="post-body">',
        "</div></div>",
    ),
    "page alone": ("<h1>Lock</h1>", ""),
}


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<div>", "</div>"),
        ('<div dir="ltr"><span style="font-size: 12pt">', "</span></div>"),
        ('<div><br></div><div style="text-align: justify">', "</div>"),
    ],
)
@pytest.mark.parametrize("frame", FRAMES)
def test_paragraphs_written_as_divisions_beside_paragraphs_are_kept(
    parse: Parse, frame: str, opening: str, closing: str
) -> None:
    blocks = [
        f"{opening}Division {number}: {TEXT[0]}{closing}"
        if number % 3 == 0
        else f"<p>Paragraph {number}: {TEXT[1]}</p>"
        for number in range(24)
    ]
    before, after = FRAMES[frame]
    (article,) = parse("a.html", lock_page(before + "".join(blocks) + after))
    assert (article.text.count("Division"), article.text.count("Paragraph")) == (8, 16)


@pytest.mark.parametrize(
    "division",
    [
        '<div class="share-bar">Share this report with all of your friends on any network.</div>',
        "<div>© 2024 The Ostwick Courier. All rights reserved in all countries.</div>",
        '<div><a href="/a">The ferry to Lund will run again from June, says its master</a></div>',
        "<div>Ostwick Courier | Terms | Cookies | Contact</div>",
    ],
)
def test_other_divisions_beside_paragraphs_stay_out(parse: Parse, division: str) -> None:
    (article,) = parse("a.html", lock_page(f"<h1>{HEADLINE}</h1>{PARAGRAPHS}{division}"))
    assert article.text == "\n\n".join([HEADLINE, *TEXT])


@pytest.mark.parametrize("tag", ["time", "label", "output", "button"])
@pytest.mark.parametrize("block", ["p", "li", "blockquote"])
def test_marked_words_within_a_sentence_are_kept(parse: Parse, tag: str, block: str) -> None:
    sentence = f"<{block}>On <{tag}>24 December</{tag}> the choir of the harbour church will sing.</{block}>"
    body = f"<ul>{sentence}</ul>" if block == "li" else sentence
    (article,) = parse("a.html", lock_page(_article(PARAGRAPHS + body)))
    assert "On 24 December the choir of the harbour church will sing." in article.text


def test_the_day_of_an_event_is_not_the_publications(parse: Parse) -> None:
    event = '<p>On <time datetime="2025-12-24">24 December</time> the choir of the harbour church sings for all.</p>'
    (article,) = parse("a.html", lock_page(_article(event + PARAGRAPHS)))
    assert article.date is None
    own = '<time datetime="2025-11-03">3 November</time>'
    (article,) = parse("a.html", lock_page(_article(event + own + PARAGRAPHS)))
    assert (article.date, article.date_origin) == ("2025-11-03", "time element")


@pytest.mark.parametrize(
    "block",
    [
        f'<p class="shareholders">{EXTRA}</p>',
        f'<p class="ad-text">{EXTRA}</p>',
        f'<p class="teaser">{EXTRA}</p>',
        f'<p class="lead teaser">{EXTRA}</p>',
        f'<blockquote class="pullquote"><p>{EXTRA}</p></blockquote>',
        f'<figure class="wp-block-pullquote"><blockquote><p>{EXTRA}</p></blockquote></figure>',
        f'<aside class="factbox"><h3>The lock</h3><p>{EXTRA}</p></aside>',
    ],
)
def test_the_name_of_a_class_takes_no_paragraph_out(parse: Parse, block: str) -> None:
    (article,) = parse(
        "a.html",
        lock_page(_article("".join(f"<p>{one}</p>" for one in TEXT[:3]) + block + f"<p>{TEXT[3]}</p>")),
    )
    assert article.text.index(TEXT[2]) < article.text.index(EXTRA) < article.text.index(TEXT[3])


def test_a_lead_called_teaser_below_the_headline_is_kept(parse: Parse) -> None:
    page = lock_page(
        f'<article><header><h1>{HEADLINE}</h1><p class="teaser">{EXTRA}</p></header>{PARAGRAPHS}</article>'
    )
    assert EXTRA in parse("a.html", page)[0].text


@pytest.mark.parametrize(
    "block",
    [
        '<p class="newsletter-signup">Sign up for our newsletter and read the best of Ostwick.</p>',
        '<p class="related"><a href="/b">Bakery burns in Elm Street, three people hurt</a></p>',
        '<div class="teaser-box"><p class="teaser">Bakery burns in Elm Street, three people hurt</p></div>',
        f'<aside class="pullquote"><p>{TEXT[1]}</p></aside>',
        '<aside class="ad"><p>Buy your boots at Henley and Sons, the harbour shop.</p></aside>',
        '<p class="author-bio">Nora Pym has written for the Courier since 2011.</p>',
    ],
)
def test_what_is_named_for_what_it_is_stays_out(parse: Parse, block: str) -> None:
    (article,) = parse("a.html", lock_page(_article(PARAGRAPHS + block)))
    assert article.text == "\n\n".join([HEADLINE, *TEXT])


@pytest.mark.parametrize(
    "footer",
    ["<footer><p>{}</p><p>Tags: lock</p></footer>", "<footer>{}</footer>", "<footer><div>{}</div></footer>"],
)
def test_a_correction_at_the_foot_of_an_article_is_kept(parse: Parse, footer: str) -> None:
    correction = "Correction: the new lock would cost 38 million crowns, not 83 million."
    (article,) = parse("a.html", lock_page(_article(PARAGRAPHS + footer.format(correction))))
    assert article.text == "\n\n".join([HEADLINE, *TEXT, correction])


@pytest.mark.parametrize(
    "question",
    [
        "<h3><button>{}</button></h3>",
        "<details><summary><button>{}</button></summary></details>",
        '<button aria-expanded="false">{}</button>',
    ],
)
def test_a_question_on_a_button_is_a_heading(parse: Parse, question: str) -> None:
    asked = "What does a permit for the southern lock cost?"
    body = (
        f"{PARAGRAPHS}{question.format(asked)}<div><p>It costs 85 crowns and is valid for a year.</p></div>"
    )
    (article,) = parse("a.html", lock_page(_article(body)))
    assert article.text.endswith(f"{asked}\n\nIt costs 85 crowns and is valid for a year.")


def test_a_short_page_keeps_its_paragraphs(parse: Parse) -> None:
    meta = '<div class="meta"><span>山田太郎</span> <span class="date">2024年3月5日</span></div>'
    first, second = (
        "市議会は火曜日、古い港の橋について、五月一日から通行を禁止することを決めた。",
        "「選択の余地はない」と市長は述べた。",
    )
    page = lock_page(
        f"<article><h1>港の橋、通行止め</h1>{meta}<p>{first}</p><p>{second}</p></article>", "", "ja"
    )
    (article,) = parse("a.html", page)
    assert article.text == "\n\n".join(["港の橋、通行止め", "山田太郎 2024年3月5日", first, second])
    assert [article.text[slice(*span)] for span in article.headlines] == ["港の橋、通行止め"]
    assert article.date == "2024-03-05"


def test_a_short_page_keeps_joiners_and_repeated_paragraphs(parse: Parse) -> None:
    words = "شورای شهر تصمیم گرفت پل قدیمی بندر را به روی کامیون‌ها ببندد، پس از آنکه ترک‌هایی یافتند."
    (article,) = parse(
        "a.html", lock_page(f"<article><h1>پل بندر</h1>{f'<p>{words}</p>' * 2}</article>", "", "fa")
    )
    assert article.text == "\n\n".join(["پل بندر", words, words])


def test_a_live_blog_keeps_its_order_and_its_times(parse: Parse) -> None:
    entries = "".join(
        f'<article class="live-post" itemprop="liveBlogUpdate"><header><time datetime="2024-03-05T{hour}:10">{hour}:10'
        f'</time><h3>Entry at {hour}</h3></header><div itemprop="articleBody"><p>{hour} {TEXT[0]}</p></div></article>'
        for hour in (20, 19, 18)
    )
    (article,) = parse("a.html", lock_page(f"<main><h1>{HEADLINE}</h1>{entries}</main>"))
    blocks = [(f"{hour}:10", f"Entry at {hour}", f"{hour} {TEXT[0]}") for hour in (20, 19, 18)]
    assert article.text == "\n\n".join([HEADLINE, *(words for block in blocks for words in block)])


SITE = "Ostwick Courier"


@pytest.mark.parametrize(
    ("page_title", "outlet"),
    [
        (SITE, SITE),
        (f"{SITE} | News", SITE),
        (f"{HEADLINE} | Local News | {SITE}", SITE),
        (f"{SITE}: {HEADLINE}", SITE),
        (f"{HEADLINE} - {SITE}", SITE),
        (HEADLINE, None),
        (None, None),
    ],
)
def test_the_headline_is_told_from_the_name_of_the_site(
    parse: Parse, page_title: str | None, outlet: str | None
) -> None:
    head = "" if page_title is None else f"<title>{page_title}</title>"
    (article,) = parse("a.html", lock_page(f"<main><h1>{HEADLINE}</h1>{PARAGRAPHS}</main>", head))
    assert (article.title, article.outlet) == (HEADLINE, outlet)
    assert article.text == "\n\n".join([HEADLINE, *TEXT])


@pytest.mark.parametrize(
    "address", ["/", "https://courier.example.org", "https://courier.example.org/index.html"]
)
def test_the_name_of_the_site_at_the_top_of_the_page_is_no_headline(parse: Parse, address: str) -> None:
    top = f'<header><h1><a href="{address}">The Old Ostwick Courier</a></h1></header>'
    body = f"{top}<main><h2>{HEADLINE}</h2>{PARAGRAPHS}</main>"
    (article,) = parse("a.html", lock_page(body, f"<title>{HEADLINE} - {SITE}</title>"))
    assert (article.title, article.outlet) == (HEADLINE, SITE)


@pytest.mark.parametrize(
    ("byline", "date", "author"),
    [
        (
            '<div class="meta">Published: 18:30, 5 March 2024 | Updated: 09:12, 7 March 2024</div>',
            "2024-03-05",
            None,
        ),
        (
            '<div class="byline">By <a rel="author" href="/np">Nora Pym</a>, 5 March 2024</div>',
            "2024-03-05",
            "Nora Pym",
        ),
        ("<i>By Nora Pym, March 5, 2024</i>", "2024-03-05", "Nora Pym"),
        ("<div><span>By Nora Pym</span> <span>5 March 2024, 18:30</span></div>", "2024-03-05", "Nora Pym"),
        ('<div class="info"><a rel="author">Nora Pym</a></div>', None, "Nora Pym"),
        ("<div>Updated <time>7 March 2024</time></div>", None, None),
    ],
)
def test_a_byline_outside_of_paragraphs_is_read(
    parse: Parse, byline: str, date: str | None, author: str | None
) -> None:
    (article,) = parse("a.html", lock_page(_article(byline + PARAGRAPHS)))
    assert (article.date, article.author) == (date, author)


def test_a_stated_date_counts_before_the_shown_one(parse: Parse) -> None:
    head = _linked(headline=HEADLINE, datePublished="2024-03-05")
    (article,) = parse(
        "a.html", lock_page(_article(f"<div>By Nora Pym, 9 March 2024</div>{PARAGRAPHS}"), head)
    )
    assert (article.date, article.date_origin, article.author) == ("2024-03-05", "JSON-LD", "Nora Pym")


def test_an_article_below_the_first_is_no_part_of_it(parse: Parse) -> None:
    other = f"<article><h1>Ferry to run again</h1><p>{EXTRA}</p><p>{EXTRA}</p></article>"
    head = _linked(headline=HEADLINE)
    (article,) = parse(
        "a.html", lock_page(f"<article><h1>{HEADLINE}</h1>{PARAGRAPHS}</article>{other}", head)
    )
    assert article.text == "\n\n".join([HEADLINE, *TEXT])


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        (HEADLINE, '<div id="__next"></div><script>{"body": "text"}</script>', "but its title"),
        (HEADLINE, f"<h1>{HEADLINE}</h1>", "but its title"),
        (SITE, "<noscript>You need to enable JavaScript to run this app.</noscript>", "asks for JavaScript"),
        (
            "Just a moment...",
            "<h1>courier.example</h1><h2>Verifying you are human.</h2><p>Wait.</p>",
            "a check for robots",
        ),
        (
            "Page not found",
            "<h1>404</h1><p>Sorry, we looked everywhere. Go back to the home page.</p>",
            "an error page",
        ),
        ("Seite nicht gefunden", "<p>Die Adresse gibt es nicht (mehr).</p>", "an error page"),
    ],
)
def test_a_page_that_is_no_article_is_refused(parse: Parse, title: str, body: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        parse("a.html", lock_page(body, f"<title>{title}</title>"))


@pytest.mark.parametrize(
    "headline", ["404 days at sea", "500 jobs lost in Ostwick", "JavaScript required at the harbour school"]
)
def test_a_brief_whose_headline_resembles_an_error_is_read(parse: Parse, headline: str) -> None:
    page = lock_page(f"<article><h1>{headline}</h1><p>{TEXT[0]}</p></article>", f"<title>{headline}</title>")
    assert parse("a.html", page)[0].text == f"{headline}\n\n{TEXT[0]}"


@pytest.mark.parametrize(("count", "noted"), [(1, True), (20, False)])
def test_the_opening_of_a_paid_article_is_noted(parse: Parse, count: int, noted: bool) -> None:
    head = _linked(headline=HEADLINE, isAccessibleForFree=False)
    body = "".join(f"<p>{number}: {TEXT[0]}</p>" for number in range(count))
    (article,) = parse("a.html", lock_page(_article(body), head))
    assert any("behind a paywall" in note for note in article.notes) is noted


def test_a_template_is_not_read(parse: Parse) -> None:
    (article,) = parse("a.html", lock_page(_article(f"{PARAGRAPHS}<template><p>{EXTRA}</p></template>")))
    assert EXTRA not in article.text


@pytest.mark.parametrize("zero", ["1970-01-01T00:00:00Z", "0001-01-01T00:00:00"])
def test_the_zero_of_a_clock_is_no_date(parse: Parse, zero: str) -> None:
    head = _linked(headline=HEADLINE, datePublished=zero)
    assert parse("a.html", lock_page(_article(PARAGRAPHS), head))[0].date is None


def test_a_source_in_a_footnote_is_not_the_outlet(parse: Parse) -> None:
    (article,) = parse("a.html", lock_page(_article(f"{PARAGRAPHS}<p>Source: county archive.</p>")))
    assert article.outlet is None


@pytest.mark.parametrize("lead", [b"", b"\xef\xbb\xbf", b"\n  ", b"<!-- saved -->\n"])
def test_a_page_named_txt_is_read_as_apage(parse: Parse, lead: bytes) -> None:
    (article,) = parse("a.txt", lead + lock_page(_article(PARAGRAPHS)))
    assert article.text == "\n\n".join([HEADLINE, *TEXT])
    assert article.format == "html"


def test_a_text_that_speaks_of_tags_stays_a_text(parse: Parse) -> None:
    text = f"<html> is the first tag of a page.\n\n{TEXT[0]}"
    assert parse("a.md", text.encode())[0].text == text
    assert parse("b.txt", text.replace("<html>", "The tag <html>").encode())[0].text.startswith(
        "The tag <html>"
    )
