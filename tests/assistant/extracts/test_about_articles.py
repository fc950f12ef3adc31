"""Questions about an article itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.extracts.about_articles import Asked, asked_about_article, particulars
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
        ("Who is the author of “Why the bridge can wait”?", Asked.AUTHOR),
        ("Von wem stammt der Kommentar „Why the bridge can wait“?", Asked.AUTHOR),
        ("Qui a écrit l'article « Why the bridge can wait » ?", Asked.AUTHOR),
        ("Кто автор статьи «Why the bridge can wait»?", Asked.AUTHOR),
        ("Хто написав статтю «Why the bridge can wait»?", Asked.AUTHOR),
        ("Wie schreef het artikel “Why the bridge can wait”?", Asked.AUTHOR),
        ("In welcher Zeitung erschien der Bericht von Mara Quist?", Asked.OUTLET),
        ("¿En qué periódico se publicó el artículo de Mara Quist?", Asked.OUTLET),
        ("When was the article by Mara Quist published?", Asked.DATE),
        ("An welchem Tag erschien der Artikel „Why the bridge can wait“?", Asked.DATE),
        ("Who said in the report that the bridge can wait?", None),
        ("When did the bridge open?", None),
        ("What does the report say about the bridge?", None),
        ("What did the author say in the article “Why the bridge can wait”?", None),
        ("Wie wurde der Bericht „Why the bridge can wait“ geschrieben?", None),
        ("Who wrote the report that the article “Why the bridge can wait” is about?", None),
        ("Which newspaper is named in the article “Why the bridge can wait”?", None),
    ],
)
def test_what_is_asked_about_an_article(question: str, asked: Asked | None) -> None:
    assert asked_about_article(question) is asked


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who wrote the commentary “Why the bridge can wait”?", "Mara Quist"),
        ("Wer hat den Artikel „Why the bridge can wait“ geschrieben?", "Mara Quist"),
        ("Who wrote “Why the bridge can wait”?", "Mara Quist"),
        ("Хто автор статті «Why the bridge can wait»?", "Mara Quist"),
        ("In which paper did Mara Quist's commentary appear?", "Harbour Courier"),
        (
            "In which paper was Mara Quist's commentary “Why the bridge can wait” published?",
            "Harbour Courier",
        ),
        ("Wann erschien der Kommentar von Mara Quist?", "4 March 2024"),
        ("Who wrote the article about the bridge?", "Mara Quist"),
        ("When was the article on bridges published?", "4 March 2024"),
        ("In which paper did Mara Quist's commentary on the bridge appear?", "Harbour Courier"),
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
        "In which paper did Mara Quist's commentary on the tunnel appear?",
        "When was Mara Quist interviewed about the story that the Guardian published?",
        "Who wrote the article “The bridge”?",
        "Who, according to the article “Why the bridge can wait”, wrote the letter?",
        "Who is the author of the letter in the article “Why the bridge can wait”?",
        "Who wrote the article “Why the tunnel can wait”?",
        "Who wrote the article “Why the ferry cannot wait”?",
        "In which paper did Mara Lind's commentary appear?",
        "Who wrote the article about the tunnel and the bridge?",
        "Who wrote the letter in the article about the bridge?",
        "Who wrote the article about what cannot wait?",
    ],
)
def test_what_no_line_gives_is_left_to_the_reader(question: str) -> None:
    archive = MemoryArchive(BRIDGE, PAGE)
    assert particulars(question, [passage_of(BRIDGE), passage_of(PAGE)], archive) == []


TITLES = {
    "de": (
        "Bahnhof Kaltenbruck: Aufzüge stehen still",
        "Wer hat den Artikel über den Bahnhof Kaltenbruck geschrieben?",
    ),
    "en": ("Lovers of lighthouses restore them", "Who wrote the article on the lighthouse?"),
    "fr": ("Le pont de Lund reste fermé", "Qui a écrit l'article sur le pont de Lund ?"),
    "es": ("El puente sigue cerrado", "¿Quién escribió el artículo sobre el puente cerrado?"),
    "it": ("Il ponte resta chiuso", "Chi ha scritto l'articolo sul ponte?"),
    "pt": ("A ponte fica fechada", "Quem escreveu o artigo sobre a ponte?"),
    "nl": ("Brug bij Lund blijft gesloten", "Wie schreef het artikel over de brug?"),
    "pl": ("Po pożarze w Zielonej", "Kto napisał artykuł o pożarze?"),
    "ru": ("Пожары в Кургане", "Кто написал статью о пожарах?"),
    "uk": ("Пожежа в Кургані", "Хто написав статтю про пожежу?"),
}


@pytest.mark.parametrize("language", TITLES)
def test_the_one_article_whose_title_has_all_words_of_the_topic_is_meant(language: str) -> None:
    title, question = TITLES[language]
    front = "---\nauthor: Mara Quist\n---"
    article = replace(
        BRIDGE, title=title, text=f"{front}\n\n{title}\n", boilerplate=((0, len(front)),), language=language
    )
    archive = MemoryArchive(article, PAGE)
    (found,) = particulars(question, [passage_of(PAGE), passage_of(article)], archive)
    assert article.text[slice(*found.words)] == "Mara Quist"
    twin = replace(article, source="twin.txt")
    assert particulars(question, [passage_of(article), passage_of(twin)], MemoryArchive(article, twin)) == []


def test_a_name_in_the_running_text_is_no_byline() -> None:
    article = replace(BRIDGE, text="Why the bridge can wait\n\nMara Quist crossed it.\n", outlet=None)
    question = "Who wrote the commentary “Why the bridge can wait”?"
    assert particulars(question, [passage_of(article)], MemoryArchive(article)) == []


def test_a_date_in_the_running_text_is_none_of_the_article() -> None:
    article = replace(BRIDGE, date="2024-03")
    question = "When was the article “Why the bridge can wait” published?"
    assert particulars(question, [passage_of(article)], MemoryArchive(article)) == []


def test_an_exact_title_comes_before_a_longer_one() -> None:
    longer = replace(BRIDGE, source="longer.txt", title="Why the bridge can wait longer")
    found = particulars(
        "Who wrote the commentary “Why the bridge can wait”?",
        [passage_of(longer), passage_of(BRIDGE)],
        MemoryArchive(longer, BRIDGE),
    )
    assert [one.article.source for one in found] == ["bridge.txt"]


def test_several_articles_of_an_author_are_no_agreement() -> None:
    later = replace(
        BRIDGE,
        source="later.txt",
        title="Why the ferry must wait",
        date="2024-05-19",
        text="Why the ferry must wait\nBy Mara Quist, Evening Courier, 19 May 2024\n\nThe ferry.\n",
        outlet="Evening Courier",
    )
    answer = chain(MemoryArchive(BRIDGE, later), WordJudge()).invoke(
        "When did the report by Mara Quist appear?"
    )
    assert {citation.source for citation in answer.citations} == {"bridge.txt", "later.txt"}
    assert not any("Articles that say so" in note for note in answer.notes)


def test_front_matter_is_a_line_about_the_file() -> None:
    front = "---\nauthor: Mara Quist\n..."
    article = replace(BRIDGE, text=f"{front}\n\nThe bridge can wait.\n", boilerplate=((0, len(front)),))
    question = "Who wrote the commentary “Why the bridge can wait”?"
    (found,) = particulars(question, [passage_of(article)], MemoryArchive(article))
    assert article.text[slice(*found.line)] == "author: Mara Quist"
