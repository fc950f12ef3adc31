"""Figures that a report gives as the newest state of an older one, and what is shown of both."""

from __future__ import annotations

import pytest

from assistant.claims.updates import is_update
from index.records import Article
from tests.assistant.extracts.test_accounts import article, asked, leads


def update(language: str, sentence: str, words: str) -> bool:
    start = sentence.index(words)
    return is_update(sentence, (start, start + len(words)), (0, len(sentence)), language)


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("en", "The number of sick people has risen to 31, the clinic said.", "31"),
        ("en", "The clinic lowered the number from 34 to 31.", "31"),
        ("en", "The number of sick people rose by four to at least 31.", "31"),
        ("de", "Die Zahl der Kranken ist auf 31 gestiegen.", "31"),
        ("de", "Die Zahl der Kranken stieg am Freitag auf mindestens 31.", "31"),
        ("de", "Der Vorsprung schrumpft auf 389 Stimmen.", "389"),
        ("fr", "Le nombre des malades est passé à 31.", "31"),
        ("fr", "Le coût, annoncé à 6 millions, atteindrait en réalité 8 millions.", "8 millions"),
        ("es", "Los enfermos suben a 31.", "31"),
        ("es", "Los enfermos son finalmente 31.", "31"),
        ("it", "I malati sono saliti a 31.", "31"),
        ("nl", "Het aantal zieken is opgelopen tot 31.", "31"),
        ("pl", "Liczba chorych wzrosła do 31.", "31"),
        ("pt", "O número de doentes subiu para 31.", "31"),
        ("ru", "Число больных выросло до 31.", "31"),
        ("uk", "Кількість хворих зросла до 31.", "31"),
        ("cs", "Počet nemocných stoupl na pět.", "pět"),
        ("sv", "Antalet sjuka har stigit till 31.", "31"),
    ],
)
def test_the_newest_state_of_a_figure(language: str, sentence: str, words: str) -> None:
    assert update(language, sentence, words)


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("en", "31 people fell ill in Olm.", "31"),
        ("en", "The fever rose for 31 people.", "31"),
        ("en", "He walked to 31 houses.", "31"),
        ("en", "The number has risen to 31 from 27.", "27"),
        ("de", "Die Zahl ist um 4 auf 31 gestiegen.", "4"),
        ("de", "Auf 31 Höfen wurden Tiere krank.", "31"),
        ("es", "Son finalmente 31, cuatro más que ayer.", "cuatro"),
        ("es", "Viajaban a Vigo 31 pasajeros.", "31"),
        ("xx", "has risen to 31", "31"),
    ],
)
def test_other_figures(language: str, sentence: str, words: str) -> None:
    assert not update(language, sentence, words)


def test_a_state_in_a_language_whose_figures_are_not_read_otherwise() -> None:
    first = article("a.txt", "V Olmě onemocněli tři lidé.", "2024-03-05", "cs")
    later = article("b.txt", "V Olmě počet nemocných stoupl na pět.", "2024-03-07", "cs")
    answer = asked("Kolik lidí v Olmě onemocnělo?", first, later, behind=4.0, **{"tři": 0.9, "pět": 0.4})
    assert answer.short == "pět"


def test_a_headline_tells_that_the_figure_has_changed() -> None:
    title = "Zahl der Kranken in Olm sinkt auf 29"
    text = f"{title}\n\nIn Olm liegen noch 29 Menschen krank, sagte Ilse Korn."
    later = Article(
        "b.txt", text, title=title, date="2024-03-07", language="de", headlines=((0, len(title)),)
    )
    answer = asked(
        "How many people fell ill in Olm?", FIRST, later, behind=4.0, **{"14": 0.9, "29 Menschen": 0.4}
    )
    assert answer.short == "29 Menschen"


FIRST = article("a.txt", "In Olm 14 people fell ill.", "2024-03-05", "en")
SECOND = article("b.txt", "In Olm ist die Zahl der Kranken auf 31 gestiegen.", "2024-03-06", "de")
THIRD = article("c.txt", "The number of sick people in Olm was lowered to 29.", "2024-03-08", "en")
LIKELY = {"14": 0.9, "31": 0.4, "29": 0.4}


def test_the_latest_state_leads_and_the_earlier_ones_follow_with_their_dates() -> None:
    answer = asked("How many people fell ill in Olm?", FIRST, SECOND, THIRD, behind=4.0, **LIKELY)
    assert answer.short == "29"
    assert sorted(text.split("—")[0].strip() for text in leads(answer)) == [
        "Before that (5 March 2024): 14",
        "Before that (6 March 2024): 31",
    ]


@pytest.mark.parametrize(
    "question",
    ["How many people had fallen ill in Olm on 5 March 2024?", "How many people initially fell ill in Olm?"],
)
def test_a_question_for_an_earlier_state_keeps_it(question: str) -> None:
    assert asked(question, FIRST, SECOND, THIRD, behind=4.0, **LIKELY).short == "14"


def test_a_figure_that_is_no_newer_state_does_not_lead() -> None:
    other = article("c.txt", "In Olm 29 people fell ill.", "2024-03-08", "en")
    assert asked("How many people fell ill in Olm?", FIRST, other, behind=4.0, **LIKELY).short == "14"


def test_an_older_article_does_not_lead() -> None:
    older = article("c.txt", "The number of sick people in Olm was lowered to 29.", "2024-03-01", "en")
    assert asked("How many people fell ill in Olm?", FIRST, older, behind=4.0, **LIKELY).short == "14"


def test_a_newer_state_of_another_place_does_not_lead() -> None:
    other = article("c.txt", "The number of sick people in Rotheim was lowered to 29.", "2024-03-08", "en")
    assert asked("How many people fell ill in Olm?", FIRST, other, behind=4.0, **LIKELY).short == "14"


def test_long_after_only_where_the_articles_share_their_names() -> None:
    first = article("a.txt", "In Olm 14 people fell ill, Ilse Korn of the clinic said.", "2024-03-05", "en")
    text = "The number of sick people in Olm has risen to 29"
    later = article("c.txt", f"{text}, Ilse Korn said.", "2024-03-25", "en")
    stranger = article("c.txt", f"{text}, Mara Quint said.", "2024-03-25", "en")
    assert asked("How many people fell ill in Olm?", first, later, behind=4.0, **LIKELY).short == "29"
    assert asked("How many people fell ill in Olm?", first, stranger, behind=4.0, **LIKELY).short == "14"


def test_a_later_article_that_was_not_read_is_looked_through() -> None:
    text = "The clinic of Olm gave out figures. The number of people who fell ill has risen to 29."
    later = article("c.txt", text, "2024-03-08", "en")
    answer = asked("How many people fell ill in Olm?", FIRST, later, behind=4.0, **{"14": 0.9})
    assert answer.short == "29"
    away = article("c.txt", text.replace("people who fell ill", "tractors"), "2024-03-08", "en")
    assert asked("How many people fell ill in Olm?", FIRST, away, behind=4.0, **{"14": 0.9}).short == "14"
