"""Which questions surely want yes or no."""

from __future__ import annotations

import pytest

from assistant.kinds.yes_no import says_yes_or_no, wants_yes_or_no


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Did police pay the ransom?"),
        ("de", "Gibt es an der Schule Fisch?"),
        ("de", "Müssen Kinder was bezahlen?"),
        ("fr", "Les tableaux ont-ils été retrouvés ?"),
        ("fr", "Est-ce qu'il y a des blessés ?"),
        ("es", "¿Está abierto el hospital?"),
        ("it", "C'è il pesce a scuola?"),
        ("pt", "Há feridos?"),
        ("nl", "Is het zwembad open?"),
        ("pl", "Czy basen jest otwarty?"),
        ("ru", "Есть ли пострадавшие?"),
        ("uk", "Чи відкритий басейн?"),
        ("nl", "Vielen er doden?"),
        ("sv", "Dog någon i branden?"),
        ("da", "Døde nogen i branden?"),
        ("no", "Ble noen skadet?"),
        ("fi", "Kuoliko joku palossa?"),
        ("cs", "Zemřel někdo při požáru?"),
        ("sk", "Zahynul niekto pri požiari?"),
        ("hu", "Meghalt valaki a tűzben?"),
        ("ro", "A murit cineva în incendiu?"),
        ("tr", "Yangında ölen oldu mu?"),
        ("el", "Υπήρξαν νεκροί;"),
        ("ar", "هل مات أحد في الحريق؟"),
        ("zh", "火灾中有人死亡吗？"),
        ("ja", "火災で死者は出ましたか？"),
    ],
)
def test_a_question_that_begins_with_its_verb_wants_yes_or_no(language: str, question: str) -> None:
    assert wants_yes_or_no(question, language)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Is it Braun or Kern?"),
        ("en", "Do you know who won?"),
        ("en", "Can you name the winner?"),
        ("de", "War es ein Telefonat oder eine Videoschalte?"),
        ("de", "Kannst du mir sagen, wann das war?"),
        ("de", "Was war los?"),
        ("fr", "Où a-t-il été arrêté ?"),
        ("fr", "Qu'a-t-il dit ?"),
        ("es", "¿Es Ana o Luis?"),
        ("pl", "Czy to Nowak czy Kowalski?"),
        ("uk", "Чи це Коваль чи Мельник?"),
        ("ru", "Кто ограбил банк?"),
        ("sv", "Var ligger bruket?"),
        ("fi", "Montako ihmistä kuoli?"),
        ("cs", "Kdo zemřel?"),
        ("hu", "Hányan haltak meg?"),
        ("tr", "Kim öldü?"),
        ("zh", "谁死亡了吗？"),
        ("ja", "誰が死にましたか？"),
    ],
)
def test_a_question_word_or_a_choice_wants_something_else(language: str, question: str) -> None:
    assert not wants_yes_or_no(question, language)


def test_a_negation_is_an_answer_of_that_kind() -> None:
    assert says_yes_or_no("keine Verletzten", "de")
    assert not says_yes_or_no("Fleisch", "de")
    assert says_yes_or_no("没有人死亡", "zh")
    assert not says_yes_or_no("七名工人受伤", "zh")
