"""What stands before a passage that news is trained on."""

from __future__ import annotations

from dataclasses import replace

from index.records import Article, Passage
from training.context import context

TITLE = "Ferry aground off Tannhof"
LEAD = "Tannhof, 7 May 2021 - The ferry Inga ran aground in thick fog on Friday."
MIDDLE = "It had 84 passengers on board. The harbour master had warned of the fog."
LAST = "She spoke of a colossal mistake."
TEXT = f"{TITLE}\n\n{LEAD}\n\n{MIDDLE}\n\n{LAST}\n"
ARTICLE = Article("ferry.txt", TEXT, title=TITLE, language="en")


def passage(text: str) -> Passage:
    start = TEXT.index(text)
    return Passage("1", "ferry.txt", text, start, start + len(text), TITLE, "2021-05-07", "en")


def test_a_passage_knows_how_its_article_opens_and_the_sentence_before_it() -> None:
    assert context(ARTICLE, passage(LAST)) == f"{LEAD}\nThe harbour master had warned of the fog.\n"


def test_what_is_both_stands_there_once() -> None:
    assert context(ARTICLE, passage(MIDDLE)) == f"{LEAD}\n"


def test_the_opening_needs_no_context() -> None:
    assert context(ARTICLE, passage(LEAD)) == ""
    assert context(ARTICLE, passage(f"{TITLE}\n\n{LEAD}")) == ""


def test_boilerplate_is_no_context() -> None:
    lead, middle = TEXT.index(LEAD), TEXT.index(MIDDLE)
    article = replace(ARTICLE, boilerplate=((lead, lead + len(LEAD)), (middle + 30, middle + len(MIDDLE))))
    assert context(article, passage(LAST)) == "It had 84 passengers on board.\n"


def test_long_sentences_are_cut() -> None:
    text = f"{'The ferry ' * 60}sank.\n\n{'It was old ' * 60}.\n\nEnd."
    found = context(Article("a.txt", text), Passage("1", "a.txt", "End.", len(text) - 4, len(text)))
    assert [len(line) for line in found.splitlines()] == [220, 220]
