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


ENGLISH = (
    "\nThe line was open for fifty minutes, and neither of the two hung up. Then it was quiet in the town.\n"
)


def test_a_web_clipping_names_its_address_and_not_its_outlet(parse: Parse) -> None:
    front = """---
title: "Short night"
source: "https://e.org/2024/03/04/night"
author:
  - "[[Rowan Tisdale]]"
  - "[[People/Mark Finch|Finch]]"
created: 2024-11-05
---
"""
    (article,) = parse("a.md", (front + ENGLISH).encode())
    assert (article.url, article.outlet) == ("https://e.org/2024/03/04/night", None)
    assert article.author == "Rowan Tisdale, Finch"
    assert (article.date, article.date_origin) == ("2024-03-04", "url")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("author: [[Rowan Tisdale]]", "Rowan Tisdale"),
        ('author: "[Rowan Tisdale](https://e.org/rowan)"', "Rowan Tisdale"),
        ("author: https://e.org/rowan", None),
        ("authors: [Rowan Tisdale, https://e.org/finch]", "Rowan Tisdale"),
    ],
)
def test_a_link_to_an_author_is_the_name(parse: Parse, line: str, author: str | None) -> None:
    (article,) = parse("a.md", f"---\ntitle: Night\n{line}\n---\n{ENGLISH}".encode())
    assert article.author == author


def test_the_day_of_a_clipping_counts_where_nothing_else_is_known(parse: Parse) -> None:
    (article,) = parse("a.md", f"---\ntitle: Night\ncreated: 2024-11-05\n---\n{ENGLISH}".encode())
    assert (article.date, article.date_origin) == ("2024-11-05", "created")


def test_front_matter_that_is_not_yaml_is_read_by_its_lines(parse: Parse) -> None:
    front = """---
title: Council: approves budget
date: 2024-03-04
source: "https://e.org/a"
tags:
  - town
authors: [Rowan Tisdale, "Mark Finch"]
---
"""
    (article,) = parse("a.md", (front + ENGLISH).encode())
    assert (article.title, article.date) == ("Council: approves budget", "2024-03-04")
    assert (article.author, article.url) == ("Rowan Tisdale, Mark Finch", "https://e.org/a")
    assert article.boilerplate[0] == (0, len(front) - 1)
    assert any("not valid YAML" in note for note in article.notes)


def test_lines_between_rules_that_are_no_fields_stay_text(parse: Parse) -> None:
    text = "---\nEr sagte: das ist: gut\nUnd dann nichts mehr\n---\nNoch ein Satz steht hier.\n"
    (article,) = parse("a.txt", text.encode())
    assert article.boilerplate == ()


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("date: 03/04/2024", "2024"),
        ("date: 3/25/2024", "2024-03-25"),
        ("date: 03/04/2024\nlang: fr", "2024-04-03"),
    ],
)
def test_the_text_tells_the_order_of_day_and_month(parse: Parse, line: str, date: str) -> None:
    (article,) = parse("a.md", f"---\n{line}\n---\n{ENGLISH}".encode())
    assert article.date == date


def test_an_address_behind_source_is_no_outlet(parse: Parse) -> None:
    (article,) = parse("a.txt", f"{ENGLISH}\nSource: https://e.org/a\n".encode())
    assert article.outlet is None


@pytest.mark.parametrize(
    ("front", "note"),
    [
        ('+++\ntitle = "Short night"\ndate = 2024-03-05T22:00:00Z\nauthors = ["Rowan Tisdale"]\n+++', None),
        (
            '+++\r\ntitle = "Short night"\r\ndate = 2024-03-05\r\n[params]\r\nauthor = "By Rowan Tisdale"\r\n+++',
            None,
        ),
        ('+++\ntitle = "Short night"\ndate = "2024-03-05"\n[extra]\nauthor = "Rowan Tisdale"\n+++', None),
        ("+++\ntitle = unquoted\n+++", "not valid TOML"),
    ],
)
def test_front_matter_in_toml_is_read_and_not_ranked(parse: Parse, front: str, note: str | None) -> None:
    (article,) = parse("a.md", f"{front}\n{ENGLISH}".encode())
    assert article.text == f"{front}\n{ENGLISH}"
    if note is None:
        assert (article.title, article.date, article.author) == ("Short night", "2024-03-05", "Rowan Tisdale")
        assert article.boilerplate[0] == (0, len(front))
    else:
        assert any(note in one for one in article.notes)
        assert article.title != "unquoted"


LETTERS = [
    "From:\tHarbour Weekly <news@e.org>\nSent:\tTuesday, 5 March 2024 22:00\nTo:\tArchive\nSubject:\tShort night\n",
    "Subject: RE: Fwd: Short night\nFrom: Harbour Weekly <news@e.org>\nDate: Tue, 05 Mar 2024 22:00:00 +0000\n"
    "To: archive@e.org, one@e.org,\n other@e.org\nX-Spam: no\n",
    "Von: Harbour Weekly <news@e.org>\nGesendet: Dienstag, 5. März 2024 22:00\nAn: Archiv\nBetreff: AW: Short night\n",
    "De : Harbour Weekly\nEnvoyé : mardi 5 mars 2024 22:00\nÀ : Archives\nObjet : TR: Short night\n",
    "Title: Short night\nAuthor: By Harbour Weekly\nDate: 2024-03-05\nWords: 512\n",
    "\nHEADLINE: Short\n  night\nBYLINE: Harbour Weekly\nPublished on: March 5, 2024\nSection: News; Pg. 5\n",
    "From: Harbour Weekly <news@e.org>\nSubject: =?utf-8?Q?Short_night?=\nDate: 5 Mar 2024\nMIME-Version: 1.0\n",
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("head", LETTERS)
def test_the_head_of_a_letter_tells_title_author_and_date(parse: Parse, head: str, line_end: str) -> None:
    text = f"{head}{ENGLISH}".replace("\n", line_end)
    (article,) = parse("a.txt", text.encode())
    assert article.text == text
    assert (article.title, article.author) == ("Short night", "Harbour Weekly")
    assert (article.date, article.date_origin) == ("2024-03-05", "front matter")
    end = len(head.replace("\n", line_end))
    assert article.boilerplate[0] == (0, end)
    assert all(start >= end for start, _ in cut(article))


def test_a_clipping_names_its_outlet_and_address(parse: Parse) -> None:
    head = "Title: Short night\nDate: 03/04/2024\nSource: Küstenbote\nURL: https://e.org/1\n"
    (article,) = parse("a.txt", f"{head}{ENGLISH}".encode())
    assert (article.outlet, article.url, article.date) == ("Küstenbote", "https://e.org/1", "2024")


@pytest.mark.parametrize(
    "head",
    [
        "Title: Short night\nDate: 2024-03-05\n",
        "Date: 5 March 2024\nTime: 7 pm\nPlace: the town hall\n",
        "Halloran: We have no choice.\nPym: Why?\nHalloran: The piers.\n",
        "Title: Short night\nAuthor: Rowan Tisdale\nDate: 2024-03-05\nThe line was open for fifty minutes.\n",
        "Title: Short night\nAuthor: Rowan Tisdale\nDate: 2024-03-05\n   An indented paragraph begins\nhere.\n",
        "From: the town\nTo: the sea\nVon: nichts\n",
    ],
)
def test_other_lines_with_colons_stay_text(parse: Parse, head: str) -> None:
    (article,) = parse("a.txt", f"{head}{ENGLISH}".encode())
    assert article.boilerplate == ()


def test_labelled_lines_without_a_text_below_are_the_text(parse: Parse) -> None:
    (article,) = parse("a.txt", b"Title: Short night\nAuthor: Rowan Tisdale\nDate: 2024-03-05\n\n")
    assert article.boilerplate == ()
