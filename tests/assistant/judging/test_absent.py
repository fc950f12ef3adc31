"""What is asked about and nowhere named takes away from the probability, in any pair of languages."""

from __future__ import annotations

import pytest

from assistant.judging.absent import asked_names, loss_by_names
from assistant.reading import Question
from index.records import Article

FERRY = Article(
    "ferry.txt",
    "The ferry Maren Holt was late. Captain Edda Brunswick said the harbour of Lindesund was frozen.",
    title="Ferry stuck in the ice",
    outlet="Harbour Post",
    language="en",
)
AID = Article(
    "hilfe.txt",
    "Norwegen gibt für die Brücke 45 Millionen Euro. Schweden prüft noch. Zwei norwegische Ingenieure wurden verletzt.",
    language="de",
)


def _loss(article: Article, text: str, language: str, sentence: str | None = None) -> float:
    return loss_by_names(Question(text, text, language), article, sentence or article.text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Who says the Maren Holt was late?", "en"),
        ("Was sagte Edda Brunswick?", "de"),
        ("Was geschah in Lindesund?", "de"),
        ("Что сказала капитан Брунсвик?", "ru"),
        ("Que dit la capitaine Brunswik ?", "fr"),
        ("Co się stało w Lindesundzie?", "pl"),
        ("What does the Harbour Post write about the ferry?", "en"),
        ("Wie hoch war der Schaden in Euro?", "de"),
        ("was the ferry late?", "en"),
        ("Who Said The Harbour Was Frozen?", "en"),
    ],
)
def test_names_that_the_article_writes_take_nothing(text: str, language: str) -> None:
    assert _loss(FERRY, text, language) == 0.0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Who says the Tarvia was late?", "en"),
        ("Was sagte Anna Wolkow?", "de"),
        ("Was geschah in Kronsberg?", "de"),
        ("Что случилось в Зубове?", "ru"),
        ("Qu'est-il arrivé à Quimper ?", "fr"),
        ("¿Qué pasó en Zaragoza?", "es"),
    ],
)
def test_a_name_that_it_does_not_write_takes_much(text: str, language: str) -> None:
    assert _loss(FERRY, text, language) <= -2.0


def test_what_a_capital_begins_may_be_translated() -> None:
    assert asked_names("How long was the Summer Theatre open?", "en") == ("Summer", "Theatre")
    assert asked_names("How long was the Summer Theatre open?", "en", translated=True) == ()
    assert asked_names("What did Anna Kern do in Seehagen?", "en", translated=True) == ("Kern", "Seehagen")


def test_an_acronym_may_be_another_in_another_language() -> None:
    text = "Que demande le FVP au port ?"
    assert _loss(FERRY, text, "fr") == 0.0
    assert _loss(FERRY, "What does the FVP demand?", "en") <= -2.0


def test_german_nouns_are_no_names() -> None:
    assert asked_names("Wie viele Ratsmitglieder kamen nach Amtsantritt zur Sitzung?", "de") == ()
    assert asked_names("Warum ging Anna Kern nach Wolkenfurt?", "de") == ("Kern",)
    assert asked_names("Wer wohnt in Wolkenfurt?", "de") == ("Wolkenfurt",)


def test_another_country_s_sentence() -> None:
    gives = "Norwegen gibt für die Brücke 45 Millionen Euro."
    assert _loss(AID, "How much does Norway give?", "en", gives) == 0.0
    assert _loss(AID, "How much does Sweden give?", "en", gives) == 0.0  # the article speaks of Sweden, too
    assert _loss(AID, "How much does France give?", "en", gives) < -1.0
    assert _loss(AID, "Combien donne la France ?", "fr", gives) < -1.0


def test_those_who_are_counted_are_of_the_country_asked_for() -> None:
    hurt = "Zwei norwegische Ingenieure wurden verletzt."
    assert _loss(AID, "How many Norwegian engineers were hurt?", "en", hurt) == 0.0
    assert _loss(AID, "How many Swedish engineers were hurt?", "en", hurt) < -3.0
    assert _loss(AID, "Combien d'ingénieurs suédois ont été blessés ?", "fr", hurt) < -3.0
    assert _loss(AID, "Wie viele Ingenieure wurden verletzt?", "de", hurt) == 0.0


@pytest.mark.parametrize(
    ("asked", "is_another_s"),
    [
        ("What did Anna Kern say?", True),
        ("What did Emma Kern say?", False),
        ("Was sagte Max Kern?", True),
        ("What did Kern say?", False),
        ("What did Mayor Kern say?", False),
        ("Was sagte Frau Kern?", False),
        ("What did Emma Kern say of Anna Kern?", False),
    ],
)
def test_a_namesake(asked: str, is_another_s: bool) -> None:
    language = "de" if asked.startswith("Was") else "en"
    both = Article("a.txt", "Anna Kern left, so did Yorick Kern. Emma Kern stayed.", language="en")
    loss = _loss(both, asked, language, "Emma Kern stayed.")
    assert (loss <= -3.0) is is_another_s
