"""Plain text and Markdown: the text is the decoded file, unchanged; front matter is read and not ranked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.articles import ArticleList
from index.passages import cut

Parse = Callable[[str, bytes], ArticleList]

FRONT = """---
title: "Kurze Nacht"
date: 2021-12-31
author: [Ilka Dornbusch, Falk Adebar]
outlet: Küstenbote
url: https://e.org/a
language: de
---
"""
BODY = "\n# Kurze Nacht\n\nDie Leitung **stand** lange.\n\n## Danach\n\nEs war Ruhe, und zwar in der ganzen Stadt.\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_the_text_is_the_file(parse: Parse, name: str, line_end: str) -> None:
    text = f"  Erste Zeile  {line_end}{line_end}Zweite\tZeile mit e\u0301 und\u00a0mehr.{line_end} "
    (article,) = parse(name, text.encode())
    assert article.text == text


def test_the_byte_order_mark_is_dropped(parse: Parse) -> None:
    (article,) = parse("a.txt", b"\xef\xbb\xbfEin Satz.")
    assert article.text == "Ein Satz."


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_front_matter_is_read_and_not_ranked(parse: Parse, name: str) -> None:
    (article,) = parse(name, (FRONT + BODY).encode())
    assert article.text == FRONT + BODY
    assert (article.title, article.date, article.date_origin) == ("Kurze Nacht", "2021-12-31", "front matter")
    assert (article.author, article.outlet, article.url) == (
        "Ilka Dornbusch, Falk Adebar",
        "Küstenbote",
        "https://e.org/a",
    )
    assert all(start >= len(FRONT) - 1 for start, _ in cut(article))


def test_markdown_headings_are_headlines(parse: Parse) -> None:
    (article,) = parse("a.md", (BODY + "\n```\n# no heading\n```\n").encode())
    found = [article.text[start:end].lstrip("# ") for start, end in article.headlines]
    assert found == ["Kurze Nacht", "Danach"]
    assert article.title == "Kurze Nacht"


def test_broken_front_matter_is_noted(parse: Parse) -> None:
    (article,) = parse("a.md", b"---\ntitle: [unclosed\n---\nEin Satz steht hier.")
    assert any("front matter" in note for note in article.notes)


def test_a_yaml_bomb_does_nothing(parse: Parse) -> None:
    bomb = "---\na: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + level)}: &{chr(98 + level)} [{', '.join([f'*{chr(97 + level)}'] * 9)}]\n"
        for level in range(9)
    )
    (article,) = parse("a.md", (bomb + "title: *j\nauthor: *j\n---\nEin Satz steht hier.").encode())
    assert article.title is None or len(article.title) <= 500


def test_a_rule_of_dashes_is_no_front_matter(parse: Parse) -> None:
    (article,) = parse("a.txt", b"---\nEin Satz steht hier.\n---\nNoch einer.")
    assert article.boilerplate == ()
