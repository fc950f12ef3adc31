"""Which number of a sentence counts what a question counts."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import fits
from assistant.kinds.counted_things import asked_counts

ROWS = [
    ("Wie viele Küchen hat das Haus?", "Das Haus hat 20 Zimmer, zwei Küchen und 14 Bäder.", "zwei", "de"),
    ("wie viele küchen hat das haus", "Das Haus hat 20 Zimmer, zwei neue Küchen.", "zwei", "de"),
    ("Wie viele Küchen hat das Haus?", "Es hat 20 Zimmer, eine Küche und 14 Bäder.", "eine", "de"),
    ("Wie viele Plätze gibt es?", "Es gibt 350 Mitglieder und acht gute Tennisplätze.", "acht", "de"),
    ("How many coaches has it?", "It has 350 members, three coaches and eight courts.", "three", "en"),
    ("How many tennis courts has it?", "It has 350 members and 8-10 new tennis courts.", "8-10", "en"),
    ("Combien de gymnases compte-t-il ?", "Il compte 600 élèves et quatre grands gymnases.", "quatre", "fr"),
    ("Combien d'arbres y a-t-il ?", "Il y a 600 élèves et vingt et un arbres.", "vingt et un", "fr"),
    ("¿Cuántos quirófanos tendrá?", "Tendrá 20 habitaciones y dos quirófanos.", "dos", "es"),
    ("Quante palestre ha la scuola?", "La scuola ha 600 alunni e due palestre.", "due", "it"),
    ("Quantas quadras tem o clube?", "O clube tem 350 sócios e oito quadras.", "oito", "pt"),
    ("Hoeveel trainers heeft de club?", "De club heeft 350 leden en drie trainers.", "drie", "nl"),
    ("Ile okien ma dom?", "Dom ma 20 pokoi, dwa okna i 14 łazienek.", "dwa", "pl"),
    ("Сколько кухонь в доме?", "В доме 20 комнат, две кухни и 14 ванных.", "две", "ru"),
    ("Скільки залів має школа?", "Школа має 20 класів і дві великі зали.", "дві", "uk"),
]


@pytest.mark.parametrize(("question", "sentence", "number", "language"), ROWS)
def test_the_number_before_the_asked_noun_is_found(
    question: str, sentence: str, number: str, language: str
) -> None:
    assert [sentence[slice(*span)] for span in asked_counts(question, sentence, language)] == [number]


@pytest.mark.parametrize(("question", "sentence", "number", "language"), ROWS)
def test_it_fits_and_the_number_of_another_noun_does_not(
    question: str, sentence: str, number: str, language: str
) -> None:
    def is_fit(words: str) -> bool:
        before, _, after = sentence.partition(words)
        return fits(question, words, language, before=before, after=after)

    other = next(word for word in sentence.split() if word.isdecimal())
    assert is_fit(number)
    assert not is_fit(other)


def test_words_that_begin_with_another_number_do_not_fit_even_where_they_hold_the_asked_one() -> None:
    question = "Wie viele Küchen hat das Haus?"
    assert not fits(question, "20 Zimmer, zwei", "de", before="Es hat ", after=" Küchen und 14 Bäder.")
    assert fits(question, "zwei Küchen", "de", before="Es hat 20 Zimmer, ", after=" und 14 Bäder.")


@pytest.mark.parametrize(
    ("question", "before", "words", "after", "language"),
    [
        ("How many coaches are there?", "It has ", "350", " members and a pool.", "en"),
        ("How many members quit?", "Of the 350 members, ", "12", " quit on Monday.", "en"),
        ("Wie viele Fahrgäste wurden verletzt?", "Von 184 Fahrgästen wurden ", "zwölf", " verletzt.", "de"),
        ("Wie viele Fahrgäste starben?", "Von 184 Fahrgästen gab es ", "zwölf", " Tote.", "de"),
        ("How many people died?", "Three people were hurt and ", "12", " soldiers died.", "en"),
        ("How many women are members?", "It has 12 women coaches and ", "40", " women.", "en"),
        ("How many kilometres is it?", "It took 12 kilometres, or ", "7", " miles.", "en"),
        ("How many coaches has it?", "Er hat drei Trainer und ", "350", " Mitglieder.", "de"),
        ("Сколько членов вышли?", "Из 350 членов ", "12", " вышли.", "ru"),
    ],
)
def test_a_number_that_may_be_of_those_asked_for_fits(
    question: str, before: str, words: str, after: str, language: str
) -> None:
    assert fits(question, words, language, before=before, after=after)


def test_a_sentence_that_counts_nothing_else_or_not_the_asked_has_none() -> None:
    assert asked_counts("How many coaches has it?", "It has three coaches.", "en") == []
    assert asked_counts("How many coaches has it?", "It has 350 members and eight courts.", "en") == []
    assert asked_counts("Who are the coaches?", "It has 350 members and three coaches.", "en") == []


def test_a_noun_alone_counts_before_compounds_that_end_in_it() -> None:
    sentence = "Es gibt drei Trainer, zwei Jugendtrainer und 350 Mitglieder."
    found = asked_counts("Wie viele Trainer gibt es?", sentence, "de")
    assert [sentence[slice(*span)] for span in found] == ["drei"]


def test_several_kinds_of_the_asked_thing_tell_nothing_of_their_sum() -> None:
    sentence = "Es gibt 40 Fahrzeuge, 13 Gelenkbusse und 27 Solobusse."
    assert asked_counts("Wie viele Busse gibt es?", sentence, "de") == []


@pytest.mark.parametrize(
    ("question", "sentence", "number", "language"),
    [
        ("Hur många mjölnare slutade?", "Bruket har 350 maskiner och 3 nya mjölnare.", "3", "sv"),
        ("Hvor mange møllere gik?", "Der er 350 maskiner og 21 møllere.", "21", "da"),
        ("Hány molnárt küldtek el?", "A malom 350 gépet és 21 molnárt érint.", "21", "hu"),
        ("Câți morari au plecat?", "Moara are 350 de mașini și 21 de morari.", "21", "ro"),
        ("Kuinka monta mylläriä lähti?", "Myllyssä on 350 konetta ja 21 mylläriä.", "21", "fi"),
        ("Kaç işçi ayrıldı?", "Değirmende 350 makine ve 21 işçi var.", "21", "tr"),
        ("Πόσους εργάτες έδιωξε;", "Έχει 350 μηχανές και 21 εργάτες.", "21", "el"),
    ],
)
def test_the_number_before_the_asked_noun_is_found_in_further_languages(
    question: str, sentence: str, number: str, language: str
) -> None:
    assert [sentence[slice(*span)] for span in asked_counts(question, sentence, language)] == [number]


def test_people_are_counted_by_other_words_in_further_languages_too() -> None:
    assert not asked_counts("Hur många personer dog?", "3 personer och 4 hundar", "sv")
