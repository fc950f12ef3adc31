"""Texts made to be slow are read and cut in seconds all the same, since plain text has no child process."""

from __future__ import annotations

import time

import pytest

from index.articles import FileBytes, FileEntry, parse_file
from index.errors import ArticleError
from index.passages import cut, embedded_text

SIZE = 200_000
SEEDS = {
    "no spaces": "Abc.Def",
    "dots and spaces": ". ",
    "abbreviations": "Dr. ",
    "initials": "A. ",
    "ordinals": "1. ",
    "quotes": ".“ ",
    "openers": "«(",
    "dashes": "– ",
    "ellipses": "…",
    "short lines": "a.\n",
    "carriage returns": "wort wort wort wort wort wort wort wort wort wort\r",
    "hyphens at line ends": "Regie-\n",
    "menus": "a | b | ",
    "menu lines": "a | b | " * 12 + "c !\n",
    "credits": "Foto:    \n",
    "sources": "Quelle: x\n",
    "dates": "31. Dezember 2021, ",
    "headings": "# a #### b\n",
    "subheads": "Titel\n\nEin Absatz, der ein wenig länger ist als sein Titel und der endet.\n\n",
    "fences": "```\n# a\n",
    "hashes": "# # # # ",
    "front matter": "---\n",
    "wide": "他们谈了，",
    "soft hyphens": "\u00ad\n",
    "combining": "e\u0301\u0301",
    "further": "Mehr zum Thema\n",
}


MARKDOWN = ("headings", "fences", "hashes", "front matter")


@pytest.mark.parametrize(
    ("name", "ending"), [*((name, "txt") for name in SEEDS), *((name, "md") for name in MARKDOWN)]
)
def test_no_text_is_slow(name: str, ending: str) -> None:
    data = (SEEDS[name] * (SIZE // len(SEEDS[name]))).encode()
    started = time.perf_counter()
    try:
        (article,) = parse_file(FileBytes(data, FileEntry(f"a.{ending}", len(data), 0, 0)))
    except ArticleError as error:
        assert str(error)
        return
    for span in cut(article)[:2000]:
        embedded_text(article, span)
    assert time.perf_counter() - started < 30


def test_a_gap_of_a_megabyte_is_in_no_passage() -> None:
    data = ("Ein Satz steht hier." + " " * 1_000_000 + "Ein anderer Satz steht dort.").encode()
    (article,) = parse_file(FileBytes(data, FileEntry("a.txt", len(data), 0, 0)))
    assert all(end - start <= 900 for start, end in cut(article))
