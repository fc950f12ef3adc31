"""Which way a text runs, and that what others wrote moves nothing around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import Article
from tests.ui.scripted import answer_from, cite, small_archive
from tests.ui.test_rendering import Elements, done
from ui.direction import direction
from ui.evidence import article_panel, list_panel
from ui.rendering import exchange_html
from ui.wording import wording

HEBREW = "הנמל נפתח מחדש ביום שני. 12 ספינות חיכו."
ARABIC = "IBM أعلنت الشركة افتتاح مصنع جديد في المدينة."


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (HEBREW, "he", "rtl"),
        (ARABIC, "ar", "rtl"),
        (ARABIC, None, "rtl"),
        ("The word שלום means peace.", "en", "ltr"),
        ("The word שלום means peace.", None, "ltr"),
        ("https://news.example/a", "ar", "ltr"),
        ("Порт открыт", "ru", "ltr"),
        ("1988", None, "ltr"),
        ("1988", "fa", "rtl"),
        ("", None, "ltr"),
    ],
)
def test_direction(text, language, expected):
    assert direction(text, language) == expected


def harbour() -> Article:
    text = f"---\ntitle: {HEBREW}\n---\n\nCNN: {HEBREW}\n"
    return Article(
        "נמל.md", text, title="הנמל", outlet="עיתון 7", date="2022-03-01", language="he", format="md"
    )


def test_question_short_answer_title_and_quote_run_their_own_way():
    article = harbour()
    answer = answer_from("מתי נפתח הנמל?", [cite(article, HEBREW)], short="ביום שני", language="he")
    answer = replace(answer, text=f"ביום שני — הנמל, 1 March 2022: “{HEBREW}” [1]")
    page = Elements(exchange_html(done(answer)))
    for name in ("question", "short", "source-title", "source-quote"):
        assert [attrs["dir"] for attrs in page.of_class(name)] == ["rtl"], name
    english = answer_from("Who said it?", [cite(small_archive()[0], "The first boat")], short="The first")
    for name in ("question", "short", "source-title", "source-quote", "answer-text"):
        assert [attrs["dir"] for attrs in Elements(exchange_html(done(english))).of_class(name)] == ["ltr"]


def test_title_date_and_quote_in_an_answers_line_are_kept_apart():
    article = harbour()
    text = f"הנמל, 1 March 2022: “{HEBREW}” [1]"
    answer = answer_from("q", [cite(article, HEBREW)])
    statement = replace(answer.statements[0], text=text)
    html = exchange_html(done(replace(answer, text=text, statements=(statement,))))
    assert (
        '<bdi dir="rtl">הנמל</bdi>, <bdi dir="ltr">1 March 2022</bdi>: “<bdi dir="rtl">'
        in html.replace("<p>", "")
        or '<bdi dir="ltr">1 March 2022</bdi>: “<bdi dir="rtl">' in html
    )
    assert '<bdi dir="rtl">עיתון 7</bdi> · <bdi dir="ltr">1 March 2022</bdi>' in html
    assert Elements(html).text.count(HEBREW) == 2


def test_the_panel_runs_as_the_articles_language_does():
    article = harbour()
    assert 'class="article-text" lang="he" dir="rtl"' in article_panel(article, wording("en"))
    english = replace(article, language="en")
    assert 'class="article-text" lang="en" dir="ltr"' in article_panel(english, wording("en"))
    front = article.text.index("\n\nCNN")
    unknown = replace(article, language=None, boilerplate=((0, front),))
    assert 'dir="rtl"' in article_panel(unknown, wording("en"))


def test_outlet_and_date_are_kept_apart_in_the_list():
    from tests.ui.scripted import ScriptedAssistant

    infos = ScriptedAssistant(None, [harbour()], None).articles()
    assert '<bdi dir="rtl">עיתון 7</bdi> · <bdi dir="ltr">1 March 2022</bdi>' in list_panel(
        infos, wording("en")
    )
