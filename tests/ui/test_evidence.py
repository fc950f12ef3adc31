"""The article panel: the article's own text, character for character, with the right words marked."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import Article, ArticleInfo, Attribution
from tests.ui.hostile import PAYLOADS
from tests.ui.scripted import cite, small_archive
from ui.evidence import (
    WHOLE_CHARACTERS,
    WINDOW_CHARACTERS,
    Highlight,
    article_panel,
    article_text,
    list_panel,
    text_window,
)
from ui.wording import wording

WORDS = wording("en")


class Marked(HTMLParser):
    """The text that an article's HTML shows, and the words inside its highlights."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.quoted: list[str] = []
        self.anchors: list[str | None] = []
        self.tags: list[str] = []
        self._inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "mark":
            self._inside = True
            self.anchors.append(dict(attrs).get("id"))
            self.quoted.append("")

    def handle_endtag(self, tag):
        if tag == "mark":
            self._inside = False

    def handle_data(self, data):
        self.text += data
        if self._inside:
            self.quoted[-1] += data


def shown(article: Article, highlight: Highlight | None = None) -> Marked:
    return Marked(article_text(article, highlight or Highlight(), (0, len(article.text))))


def test_text_is_the_articles_own_and_the_quote_is_one_highlight():
    ferry, dikes = small_archive()
    for article, words in ((ferry, "said harbour master Inga Dahl"), (dikes, "elf Mitglieder dafür")):
        at = article.text.index(words)
        page = shown(article, Highlight((at, at + len(words)), "ev-1-1"))
        assert page.text == article.text
        assert page.quoted == [words]
        assert page.anchors == ["ev-1-1"]


@given(
    text=st.text(
        st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t<>&\"' **__#[]()---"),
        max_size=300,
    ),
    format=st.sampled_from(["txt", "md"]),
    data=st.data(),
)
@settings(max_examples=150, deadline=None)
def test_any_text_any_spans_show_the_same_characters(text, format, data):
    def span():
        start = data.draw(st.integers(0, len(text)))
        return start, data.draw(st.integers(start, len(text)))

    boilerplate = data.draw(st.sampled_from([span(), (0, span()[1])]))
    article = Article(
        "a",
        text,
        headlines=(span(),),
        boilerplate=(boilerplate,),
        pages=tuple(sorted({0, span()[0]})),
        format=format,
    )
    quoted = span()
    page = shown(article, Highlight(quoted, "ev-1-1", others=(span(), span()), names=(span(),)))
    overriding = re.compile("[\u202d\u202e\ufffe\uffff]")
    assert page.text == overriding.sub("\ufffd", text)
    if quoted[0] < quoted[1]:
        assert page.quoted == [overriding.sub("\ufffd", text[slice(*quoted)])]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_article_makes_no_element(payload):
    article = Article(
        payload,
        payload,
        title=payload,
        outlet=payload,
        author=payload,
        agency=payload,
        date=payload,
        date_origin=payload,
        language=payload,
        url=payload,
        notes=(payload,),
    )
    citation = cite(article, payload, speaker=Attribution(payload, 0, 1), copies=(payload,), stale=True)
    panel = article_panel(
        article, WORDS, highlight=Highlight((0, len(payload)), "ev-1-1"), citation=citation, copies=(payload,)
    )
    listed = list_panel(
        [ArticleInfo(payload, payload, payload, payload, payload, payload, 1, 1, payload)], WORDS
    )
    ours = set("section header div button h2 dl dt dd span a ul li p mark time bdi".split())
    for html in (panel, listed):
        page = Marked(html)
        assert set(page.tags) <= ours
        assert not re.search(r"<[a-z]+(?:\s+[a-z-]+=\"[^\"]*\"|\s+[a-z-]+=tags|\s+hidden)*\s+on\w+=", html)
        assert set(re.findall(r'href="([^"]*)"', html)) <= {"#article"}


def test_head_tells_title_date_origin_outlet_file_address_page_speaker_copies_and_staleness():
    ferry = replace(small_archive()[0], url="https://sund.example.org/line")
    citation = cite(
        ferry, "The first boat", page=4, speaker=Attribution("Inga Dahl", 0, 1), copies=("b.txt",), stale=True
    )
    panel = Marked(article_panel(ferry, WORDS, citation=citation, copies=citation.copies)).text
    for expected in (
        "Harbour line reopens",
        "7 December 2021",
        "date from: byline",
        "Sund Post",
        "ferry.txt",
        "Page 4",
        "Attributed to: Inga Dahl",
        "https://sund.example.org/line",
        "Also in",
        "b.txt",
        "changed since it was indexed",
    ):
        assert expected in panel
    assert panel.count("changed since it was indexed") == 1


def test_a_very_long_article_is_shown_in_windows_that_hold_the_quote():
    line = "The council met and adjourned.\n"
    text = line * (2_000_000 // len(line)) + "Found at last.\n" + line * 3000
    article = Article("long.txt", text)
    at = text.index("Found at last.")
    window = text_window(text, (at, at + 14))
    assert window[0] <= at
    assert at + 14 <= window[1]
    assert window[1] - window[0] <= WINDOW_CHARACTERS
    panel = article_panel(article, WORDS, highlight=Highlight((at, at + 14), "ev-1-1"))
    assert Marked(panel).quoted == ["Found at last."]
    assert len(panel) < 3 * WINDOW_CHARACTERS
    assert 'data-direction="earlier"' in panel
    assert 'data-direction="later"' in panel


def test_windows_cover_a_long_text_without_gap():
    text = "x" * (WHOLE_CHARACTERS + 500_000)
    start = 0
    while start < len(text):
        window = text_window(text, None, start)
        assert window[0] == start
        start = window[1]
    assert text_window(text, None, -50)[0] == 0
    assert text_window(text, None, 10**9)[1] == len(text)


def test_a_quote_over_many_lines_is_one_highlight():
    text = "".join(f"Line {n} of the report goes here and on.\n" for n in range(300))
    page = shown(Article("a.txt", text), Highlight((50, 9_000), "ev-1-1"))
    assert page.quoted == [text[50:9_000]]
    assert page.text == text


def test_pages_are_numbered_without_adding_text():
    article = Article("a.pdf", "First page.\nSecond page.\n", pages=(0, 12))
    html = article_text(article, Highlight(), (0, len(article.text)))
    assert 'data-page="1"' in html
    assert 'data-page="2"' in html
    assert Marked(html).text == article.text


MARKDOWN = (
    "---\ntitle: Summit\ndate: 2021-12-08\n---\n\n# Summit\n\nThey spoke for **two hours** and *more*, "
    "as [the Post](https://post.example/a_b_c) said: 5 * 3 * 2, snake_case_name.\n"
)


def markdown_article() -> Article:
    front = MARKDOWN.index("\n\n# ")
    return Article("a.md", MARKDOWN, boilerplate=((0, front),), format="md")


def test_the_marks_of_markdown_are_there_and_not_seen():
    html = article_text(markdown_article(), Highlight(), (0, len(MARKDOWN)))
    assert Marked(html).text == MARKDOWN
    hidden = re.findall(r'<span class="markup">([^<]*)</span>', html)
    assert hidden == ["# ", "**", "**", "*", "*", "[", "](https://post.example/a_b_c)"]
    assert '<span class="bold">two hours</span>' in html
    typed = replace(markdown_article(), format="txt")
    assert "markup" not in article_text(typed, Highlight(), (0, len(MARKDOWN)))


def test_more_markdown_than_anybody_writes_is_shown_as_it_is_and_soon():
    text = "*a* **b** " * 40_000
    article = Article("a.md", text, format="md")
    assert "markup" not in article_text(article, Highlight(), (0, len(text)))


def test_front_matter_is_folded_unless_the_quote_stands_in_it():
    article = markdown_article()
    window = (0, len(MARKDOWN))
    html = article_text(article, Highlight(), window, "File header")
    assert html.startswith('<details class="front-matter"><summary aria-label="File header"')
    assert "title: Summit" in html[: html.index("</details>")]
    assert "two hours" not in html[: html.index("</details>")]
    at = MARKDOWN.index("Summit")
    quoted = article_text(article, Highlight((at, at + 6), "ev-1-1"), window)
    assert quoted.startswith('<details class="front-matter" open>')
    assert Marked(quoted).quoted == ["Summit"]
    footer = replace(article, boilerplate=((0, 3),), text=MARKDOWN.replace("---", "Ad."))
    assert "<details" not in article_text(footer, Highlight(), window)


def test_list_is_newest_first_and_says_how_many_are_left_out():
    infos = [
        ArticleInfo(f"{n:03}.txt", f"Title {n}", None, f"20{n:02}", None, "en", 1, 1, "f") for n in range(99)
    ]
    html = list_panel(infos, WORDS)
    assert html.index("Title 98") < html.index("Title 3<")
    many = [ArticleInfo(f"{n}.txt", None, None, None, None, None, 1, 1, "f") for n in range(450)]
    assert "and 250 more" in list_panel(many, WORDS)


def test_a_table_is_aligned_and_code_is_code_without_adding_text():
    text = "Boats:\n\n| Boat | Seats |\n| --- | --- |\n| Speedwell | 180 |\n\n```\nx = **y**\n```\n"
    article = Article("a.md", text, format="md")
    at = text.index("Speedwell | 180")
    html = article_text(article, Highlight((at, at + 15), "ev-1-1"), (0, len(text)))
    page = Marked(html)
    assert page.text == text
    assert page.quoted == ["Speedwell | 180"]
    assert '<span class="table gap" style="width:8ch"> | </span>' in html
    assert '<span class="table gap" style="width:3ch"> | </span>' in html
    assert '<span class="markup">| --- | --- |\n</span>' in html
    assert '<span class="code">x = **y**\n</span>' in html
    assert "style=" not in article_text(replace(article, format="txt"), Highlight(), (0, len(text)))


def test_a_block_ends_in_no_table_and_no_code():
    code = "```\n" + "print(1)  # one *more* line\n" * 300 + "```\n"
    text = "Before.\n" * 200 + code + "*After* it.\n"
    html = article_text(Article("a.md", text, format="md"), Highlight(), (0, len(text)))
    assert Marked(html).text == text
    assert html.count('class="code"') == 1
    assert '<span class="emphasis">After</span>' in html


def test_an_empty_archive_has_a_heading_and_a_next_step():
    html = list_panel([], WORDS)
    assert "In the archive" in Marked(html).text
    assert "Index a folder of articles" in Marked(html).text


def test_list_finds_articles_by_author():
    infos = [
        ArticleInfo("1.txt", "A", None, None, None, "en", 1, 1, "f", author="Íñigo Arrieta"),
        ArticleInfo("2.txt", "B", None, None, None, "en", 1, 1, "f"),
    ]
    assert re.findall(r'data-source="([^"]+)"', list_panel(infos, WORDS, "inigo")) == ["1.txt"]


def test_list_finds_articles_by_title_outlet_date_language_and_file():
    infos = [
        ArticleInfo("a/selenskyj.txt", "Brücke gesperrt", "Sund Post", "2021-12-07", None, "de", 1, 1, "f"),
        ArticleInfo("b.txt", "Зеленский предупреждает", None, "2022-02-14", None, "ru", 1, 1, "f"),
        *(ArticleInfo(f"{n}.txt", "Else", None, None, None, "en", 1, 1, "f") for n in range(8)),
    ]

    def found(sought: str) -> list[str]:
        return re.findall(r'data-source="([^"]+)"', list_panel(infos, WORDS, sought))

    assert found("brucke") == found("BRÜCKE  post") == found("7 December") == ["a/selenskyj.txt"]
    assert found("zelensk") == found("russian 2022-02") == ["b.txt"]
    assert len(found("  ")) == 10
    html = list_panel(infos, WORDS, '<b>"')
    assert found('<b>"') == []
    assert 'value="&lt;b&gt;&quot;"' in html
    assert "No article has all of these words" in html
    assert "1 of 10" in list_panel(infos, WORDS, "brücke")
    assert "data-find" not in list_panel(infos[:7], WORDS)
