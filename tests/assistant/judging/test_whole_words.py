"""The borders of the words that answer."""

from __future__ import annotations

import pytest

from assistant.judging.whole_words import whole


@pytest.mark.parametrize(
    ("sentence", "words", "better"),
    [
        ("Er bekam vier Jahre und sechs Monate Haft.", "sechs Monate", "vier Jahre und sechs Monate"),
        ("Der Flug dauerte zwei Stunden und fünf Minuten.", "zwei Stunden", "zwei Stunden und fünf Minuten"),
        ("The call lasted 1 hour and 10 minutes.", "1 hour", "1 hour and 10 minutes"),
        ("Un anno e due mesi di carcere.", "anno e due mesi", "Un anno e due mesi"),
        ("Il a duré deux heures trente minutes.", "deux heures", "deux heures trente minutes"),
        ("Разговор длился 1 час и 10 минут.", "10 минут", "1 час и 10 минут"),
        ("Rozmowa trwała godzinę i 20 minut.", "20 minut", "godzinę i 20 minut"),
        ("Беседа заняла час и 20 минут.", "20 минут", "час и 20 минут"),
        ("L'entretien a duré une heure et 20 minutes.", "20 minutes", "une heure et 20 minutes"),
        ("Duró hora y 20 minutos.", "20 minutos", "hora y 20 minutos"),
        ("Durò un'ora e 20 minuti.", "20 minuti", "un'ora e 20 minuti"),
        ("Het duurde een uur en 20 minuten.", "20 minuten", "een uur en 20 minuten"),
        ("Розмова тривала годину й 20 хвилин.", "20 хвилин", "годину й 20 хвилин"),
        ("It opens on May 22.", "May 22.", "May 22"),
        (
            "Das Buch heißt „Der Drache hinter dem Deich“.",
            "Der Drache hinter dem Deich“.",
            "Der Drache hinter dem Deich",
        ),
        ("She arrived at 5 p.m.", "5 p.m.", "5 p.m."),
        ("König Halvar II. starb.", "Halvar II.", "Halvar II."),
        ("Am 7. Mai begann es.", "7.", "7."),
        ("It rose .5 percent.", ".5 percent", ".5 percent"),
        ("It is (or was) a mill.", "(or was)", "(or was)"),
        ("He called it «a farce».", "«a farce».", "«a farce»"),
    ],
)
def test_borders_that_a_person_would_choose(sentence: str, words: str, better: str) -> None:
    start = sentence.index(words)
    found = whole(sentence, (start, start + len(words)), (0, len(sentence)))
    assert sentence[slice(*found)] == better


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Nach drei Jahren und fünf Toten wurde sie gesperrt.", "drei Jahren"),
        ("It took six months; four years later it fell.", "six months"),
        ("In the year and the month that followed nothing came.", "the month"),
        ("Sechs Monate, drei Wochen.", "Sechs Monate, drei Wochen"),
        ("At 80 km per hour and 20 minutes late it came.", "20 minutes"),
        ("Он ждал часы и 20 минут.", "20 минут"),
        ("Petra Kern", "Petra Kern"),
        ("?", "?"),
    ],
)
def test_what_is_whole_stays(sentence: str, words: str) -> None:
    start = sentence.index(words)
    span = (start, start + len(words))
    assert whole(sentence, span, (0, len(sentence))) == span


@pytest.mark.parametrize(
    ("sentence", "words", "better"),
    [
        ("Sześćdziesięciu dwóch strażaków wyjechało.", "Sześćdziesięciu", "Sześćdziesięciu dwóch"),
        (
            "Siedemdziesięciu trzech żołnierzy wróciło.",
            "trzech żołnierzy",
            "Siedemdziesięciu trzech żołnierzy",
        ),
        ("Пришли сорок два человека.", "сорок", "сорок два"),
        ("Приїхали тридцять п'ять лікарів.", "тридцять", "тридцять п'ять"),
        ("Il coûte soixante-deux mille euros.", "soixante-deux", "soixante-deux mille"),
        ("Il y avait trente et un enfants.", "trente", "trente et un"),
        ("Llegaron cuarenta y seis barcos.", "cuarenta", "cuarenta y seis"),
        ("There were three hundred and nine boats.", "three hundred", "three hundred and nine"),
        ("There were three hundred and nine boats.", "nine boats", "three hundred and nine boats"),
        ("O navio custou R$ 7,5 milhões.", "7,5", "R$ 7,5 milhões"),
        ("It cost £3.5 million.", "3.5 million", "£3.5 million"),
        ("Er kamen twee duizend mensen.", "twee", "twee duizend"),
    ],
)
def test_a_number_of_several_words_is_whole(sentence: str, words: str, better: str) -> None:
    start = sentence.index(words)
    found = whole(sentence, (start, start + len(words)), (0, len(sentence)))
    assert sentence[slice(*found)] == better


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("In 2014 two hundred people came.", "two hundred"),
        ("Entre dos y tres mil.", "dos"),
        ("Forty and a child came.", "Forty"),
        ("Von fünf und sechs war die Rede.", "fünf"),
        ("In 2014, 40 people came.", "40"),
        ("Vingt hommes et un chien.", "Vingt hommes"),
        ("It passed by 412 to 97.", "412"),
        ("They work 8 hours a day and 3 hours a night.", "3 hours"),
        ("Sie arbeiten 8 Stunden am Tag und 3 Stunden nachts.", "3 Stunden"),
        ("Он спит 8 часов в день и 3 часа ночью.", "3 часа"),
        ("Dormem 8 horas ao dia e 3 horas.", "3 horas"),
        ("Er kommt jede Stunde und 20 Minuten später.", "20 Minuten"),
    ],
)
def test_other_numbers_and_rates_beside_it_stay_outside(sentence: str, words: str) -> None:
    start = sentence.index(words)
    span = (start, start + len(words))
    assert whole(sentence, span, (0, len(sentence))) == span


def test_one_unit_with_an_article_is_the_beginning_of_a_measure() -> None:
    sentence = "It took a day and 3 hours."
    start = sentence.index("3 hours")
    found = whole(sentence, (start, start + 7), (0, len(sentence)))
    assert sentence[slice(*found)] == "a day and 3 hours"


def test_words_never_leave_their_sentence() -> None:
    text = "Es waren vier Jahre. Und sechs Monate."
    start = text.index("sechs")
    assert whole(text, (start, start + 12), (21, len(text))) == (start, start + 12)
