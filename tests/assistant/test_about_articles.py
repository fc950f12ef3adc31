"""Questions about an article itself."""

from __future__ import annotations

import pytest

from assistant.about_articles import Asked, asked_about_article, particulars
from index.records import Article
from tests.assistant.scripted import RATHAUS, MemoryArchive, WordJudge, chain, passage_of

BRIDGE = Article(
    "bridge.txt",
    "Why the bridge can wait\nBy Mara Quist, Harbour Courier, 4 March 2024\n\nNobody wrote to the council.\n",
    title="Why the bridge can wait",
    author="Mara Quist",
    outlet="Harbour Courier",
    date="2024-03-04",
    language="en",
)
PAGE = Article(
    "page.html",
    "Why the ferry cannot wait\n\nThe author of the letter is not known.\n",
    title="Why the ferry cannot wait",
    author="Ole Brandt",
    language="en",
)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Who wrote the commentary “Why the bridge can wait”?", Asked.AUTHOR),
        ("Von wem stammt der Kommentar „Why the bridge can wait“?", Asked.AUTHOR),
        ("Qui a écrit l'article « Why the bridge can wait » ?", Asked.AUTHOR),
        ("Кто автор статьи «Why the bridge can wait»?", Asked.AUTHOR),
        ("In welcher Zeitung erschien der Bericht von Mara Quist?", Asked.OUTLET),
        ("¿En qué periódico se publicó el artículo de Mara Quist?", Asked.OUTLET),
        ("When was the article by Mara Quist published?", Asked.DATE),
        ("Wann erschien der Artikel „Why the bridge can wait“?", Asked.DATE),
        ("Who wrote to the council?", None),
        ("When did the bridge open?", None),
        ("What does the report say about the bridge?", None),
    ],
)
def test_what_is_asked_about_an_article(question: str, asked: Asked | None) -> None:
    assert asked_about_article(question) is asked


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who wrote the commentary “Why the bridge can wait”?", "Mara Quist"),
        ("Wer hat den Artikel „Why the bridge can wait“ geschrieben?", "Mara Quist"),
        ("In which paper did Mara Quist's commentary on the bridge appear?", "Harbour Courier"),
        ("Wann erschien der Kommentar von Mara Quist?", "4 March 2024"),
    ],
)
def test_the_byline_answers_with_its_line(question: str, words: str) -> None:
    archive = MemoryArchive(RATHAUS, BRIDGE)
    answer = chain(archive, WordJudge(**{"40_Millionen_Euro": 0.9})).invoke(question)
    assert answer.short == words
    assert [citation.source for citation in answer.citations] == ["bridge.txt"]
    assert answer.citations[0].quote == "By Mara Quist, Harbour Courier, 4 March 2024"


@pytest.mark.parametrize(
    "question",
    [
        "Who, according to the article “Why the bridge can wait”, wrote the letter?",
        "Who is the author of the letter in the article “Why the bridge can wait”?",
        "Who wrote the article “Why the tunnel can wait”?",
        "Who wrote the article “Why the ferry cannot wait”?",
        "In which paper did Mara Lind's commentary appear?",
    ],
)
def test_what_no_line_gives_is_left_to_the_reader(question: str) -> None:
    archive = MemoryArchive(BRIDGE, PAGE)
    assert particulars(question, [passage_of(BRIDGE), passage_of(PAGE)], archive) == []
