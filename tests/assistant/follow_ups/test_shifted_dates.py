from __future__ import annotations

import pytest

from assistant.answer import Turn
from assistant.follow_ups.carried import Said, standalone
from assistant.follow_ups.words import LANGUAGES, follow_up_words

DATED = {
    "en": ("How many came to Ostby on 30 April?", "And the next day?", "1 May"),
    "de": ("Wie viele kamen am 30. April 2021 nach Ahlen?", "Und am Tag danach?", "1. Mai 2021"),
    "fr": ("Combien sont venus le 4 mai ?", "Et la veille ?", "3 mai"),
    "es": ("¿Cuántos vinieron el 4 de mayo de 2021?", "¿Y al día siguiente?", "5 de mayo de 2021"),
    "it": ("Quanti vennero il 4 maggio?", "E il giorno dopo?", "5 maggio"),
    "pt": ("Quantos vieram no dia 4 de maio?", "E no dia seguinte?", "5 de maio"),
    "nl": ("Hoeveel kwamen er op 4 mei?", "En de dag erna?", "5 mei"),
    "pl": ("Ilu przyszło 4 maja?", "A następnego dnia?", "5 maja"),
    "ru": ("Сколько пришло 4 мая?", "А на следующий день?", "5 мая"),
    "uk": ("Скільки прийшло 4 травня?", "А наступного дня?", "5 травня"),
}


def after(question: str, answer: str, language: str) -> Said:
    return Said.after(Turn(question, answer), language, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_next_day_becomes_a_date(language: str) -> None:
    last, question, date = DATED[language]
    written = standalone(question, language, after(last, "x", language))
    assert date in written and "4 m" not in written and "30" not in written
    assert written.split()[0] == last.split()[0]


@pytest.mark.parametrize(
    ("last", "question", "expected"),
    [
        ("Who won in 2019?", "and the year before?", "Who won in 2018?"),
        ("Who won in January 2019?", "and the previous month?", "Who won in December 2018?"),
        ("How many came on 28 February?", "And the next day?", "How many came on 1 March?"),
    ],
)
def test_months_and_years_are_counted_too(last: str, question: str, expected: str) -> None:
    assert standalone(question, "en", after(last, "x", "en")) == expected


def test_day_is_counted_from_the_article_where_the_question_has_none() -> None:
    answer = "14 — Mill on fire, 8 May 2021: “There were 14.” [1]"
    said = after("How many were hurt in Ostby?", answer, "en")
    assert standalone("And the next day?", "en", said) == "How many were hurt in Ostby? 9 May 2021."


@pytest.mark.parametrize("question", ["And the next day?", "and the week before?"])
def test_what_gives_no_date_is_asked_with_the_last_question(question: str) -> None:
    said = after("How many were hurt in Ostby?", "14 — Mill: “Fire.” [1]", "en")
    assert standalone(question, "en", said) == f"{question} How many were hurt in Ostby?"
    later = Said.after(Turn(question, "x"), "en", said)
    assert standalone("And in Kalt?", "en", later) == "How many were hurt in Kalt?"


@pytest.mark.parametrize("question", ["What happened the next day in Kalt?", "Who wrote The Day After?"])
def test_question_of_its_own_is_no_time(question: str) -> None:
    words = follow_up_words("en")
    assert not words.later.fullmatch(question) and not words.earlier.fullmatch(question)
