"""Whether the exact words of two articles say the same."""

from __future__ import annotations

import time
from itertools import combinations

import pytest

from assistant.claims.agreement import agree, comparable, near_in_value, of_unlike_kinds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("52 Millionen Euro", "52 million euros"),
        ("17 May 2021", "17. Mai 2021"),
        ("17 May 2021", "May 2021"),
        ("in 2021", "2021"),
        ("fünf Menschen", "5 people"),
        ("two bridges", "deux ponts"),
        ("Yuri Ushakov", "Juri Uschakow"),
        ("the night watchman", "a watchman"),
        ("40 million in 2021", "40 million"),
        ("Bürgermeisterin Kern", "Petra Kern"),
        ("Ushakov, the adviser", "Yuri Ushakov"),
        ("2000 soldiers", "2000 troops"),
        ("$2000", "2000 dollars"),
        ("in 2014", "2014 begann es"),
        ("Tuesday", "on Tuesday"),
        ("Tuesday", "am Dienstag"),
        ("the UK", "UK"),
        ("May", "May"),
        ("北京", "北京"),
        ("new sanctions against Russia", "sanctions"),
        ("the Green party leader", "green party's leader Ada Lund"),
    ],
)
def test_what_gives_the_same_agrees(one: str, other: str) -> None:
    assert agree(one, other)
    assert agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("17 May 2021", "5 May 2021"),
        ("in 2019", "in 2021"),
        ("40 million in 2021", "52 million in 2021"),
        ("the night watchman", "the baker"),
        ("die Feuerwehr", "die Polizei"),
        ("three people", "five people"),
        ("from the north", "from the south"),
        ("a fire", "one flood"),
        ("on Monday", "on Friday"),
        ("2000 soldiers", "3000 soldiers"),
        ("the EU", "the UK"),
        ("russische Seite", "Berater des russischen Präsidenten Juri Uschakow"),
        ("the German chancellor", "a German bank"),
    ],
)
def test_what_shares_a_year_or_an_article_only_does_not(one: str, other: str) -> None:
    assert not agree(one, other)
    assert not agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("90 minutes", "anderthalb Stunden"),
        ("90 minutes", "one and a half hours"),
        ("80 minutes", "godzinę i 20 minut"),
        ("80 minutes", "час и 20 минут"),
        ("80 minutes", "une heure et 20 minutes"),
        ("80 minutes", "hora y 20 minutos"),
        ("80 minutes", "un'ora e 20 minuti"),
        ("anderthalb Stunden", "полтора часа"),
        ("1,600 soldiers", "1600 Soldaten"),
        ("zwei Stunden und fünf Minuten", "125 minutes"),
        ("3 Mio. Euro", "3 million euros"),
        ("3 Mio. Euro", "€3m"),
        ("5 percent", "5 Prozent"),
        ("fünf Prozent", "5 %"),
        ("5 per cent", "el 5 por ciento"),
        ("about 62 minutes", "zweiundsechzig Minuten"),
        ("une heure et quarante minutes", "fast 100 Minuten"),
        ("eine halbe Stunde", "more than 30 minutes"),
        ("zwei Jahre", "24 Monate"),
        ("half", "50 Prozent"),
        ("6,12 Meter", "6,12 metra"),
        ("44 Jahre", "44-letniego"),
        ("5", "5 Prozent"),
        ("ten", "zehn Tage"),
        ("14.30 Uhr", "at 2:30 pm"),
        ("sessantadue soldati", "62 soldiers"),
        ("52 million euros (60 million dollars)", "52 Millionen Euro"),
    ],
)
def test_the_same_figure_written_otherwise_agrees(one: str, other: str) -> None:
    assert agree(one, other)
    assert agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("une heure et quarante minutes", "50 minutos"),
        ("2 hours 5 minutes", "2 hours 50 minutes"),
        ("zwei Stunden und fünf Minuten", "zwei Stunden und eine Minute"),
        ("zwei Stunden und fünf Minuten", "anderthalb Stunden"),
        ("3 million euros", "3 billion euros"),
        ("3 million euros", "3 million dollars"),
        ("fünfzig Minuten", "zweiundsechzig Minuten"),
        ("dreißig Soldaten", "hundert Soldaten"),
        ("2 percent", "2 euros"),
        ("three days", "three weeks"),
        ("five minutes", "several minutes"),
        ("five soldiers", "dozens of soldiers"),
        ("hundreds of soldiers", "dozens of soldiers"),
        ("one soldier", "three soldiers"),
        ("50 soldiers", "Xundfünfzig Soldaten"),
        ("ten soldiers and 40 civilians", "10 soldiers and 50 civilians"),
        ("at 2:30 pm", "2.30 Uhr"),
        ("from 5 May to 17 May", "17 May"),
        ("October 5.", "19. Oktober"),
        ("the minutes of the meeting", "the minutes of the trial"),
    ],
)
def test_figures_that_differ_or_cannot_be_read_do_not(one: str, other: str) -> None:
    assert not agree(one, other)
    assert not agree(other, one)


def test_a_pair_takes_well_under_a_millisecond() -> None:
    texts = [f"{minutes} Minuten und fünf Sekunden" for minutes in range(30)]
    pairs = list(combinations(texts, 2))
    agree(*pairs[0])
    began = time.process_time()
    for one, other in pairs:
        agree(one, other)
    assert (time.process_time() - began) / len(pairs) < 0.001


@pytest.mark.parametrize(("one", "other"), [("7 December 2021", "7. Dezember"), ("im Mai", "12 May 2022")])
def test_a_date_without_its_year_is_of_the_others(one: str, other: str) -> None:
    assert agree(one, other)
    assert agree(other, one)
    assert not agree(one, "3. April")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niemand wird einen Antrag ausfüllen müssen", "Es wird jetzt sehr schnell gehen müssen"),
        ("the mayor had warned of the danger", "they never saw any sign of danger"),
        ("Надо немедленно закрыть старый мост навсегда", "Город построит школу рядом через год навсегда"),
    ],
)
def test_clauses_that_end_alike_do_not_agree(one: str, other: str) -> None:
    assert not agree(one, other)
    assert not agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niemand wird einen langen Antrag ausfüllen müssen", "niemand müsse einen langen Antrag ausfüllen"),
        ("Yuri Ushakov", "Berater des russischen Präsidenten Juri Uschakow"),
        ("a short circuit in the old pump", "the old pump had a short circuit"),
    ],
)
def test_clauses_of_the_same_words_agree(one: str, other: str) -> None:
    assert agree(one, other)
    assert agree(other, one)


def test_of_what_somebody_said_the_last_word_is_not_enough() -> None:
    assert agree("a small disaster", "the disaster")
    assert agree("the disaster", "a disaster", said=True)
    assert not agree("saving the harbour", "closing the harbour", said=True)


@pytest.mark.parametrize(
    ("one", "other", "same_kind", "near"),
    [
        ("14 hours", "16 Stunden", True, True),
        ("godzinę i 20 minut", "75 minuten", True, True),
        ("3 million euros", "2,4 millions d'euros", True, True),
        ("1,150 jobs", "1.100 Stellen", True, True),
        ("14 hours", "2 days", True, False),
        ("two cranes", "£600", False, False),
        ("14 hours", "14 people", False, False),
        ("3 million euros", "3 million dollars", False, False),
        ("3 May", "4 June", True, False),
    ],
)
def test_kinds_of_figures(one: str, other: str, same_kind: bool, near: bool) -> None:
    assert comparable(one, other) is same_kind
    assert near_in_value(one, other) is near


def test_money_is_of_one_kind_in_any_currency() -> None:
    assert of_unlike_kinds("two cranes", "£600")
    assert not of_unlike_kinds("€500", "£600")
    assert not of_unlike_kinds("two cranes", "the harbour")
