"""What a question wants measured, and which words measure it."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import fits
from assistant.kinds.quantities import (
    Quantity,
    asked_for,
    asks_for_sum,
    find_measures,
    is_no_sum,
    measures,
    measures_another,
)


@pytest.mark.parametrize(
    ("question", "quantity"),
    [
        ("How old is the harbour master?", Quantity.AGE),
        ("Wie alt war der Fahrer?", Quantity.AGE),
        ("Сколько лет директору школы?", Quantity.AGE),
        ("Quanti anni ha la sindaca?", Quantity.AGE),
        ("Was kostet eine Fahrt mit der neuen Fähre?", Quantity.MONEY),
        ("How much did the new bridge cost?", Quantity.MONEY),
        ("For how much was the shipyard sold?", Quantity.MONEY),
        ("Wie viel Schadenersatz fordert die Reederei?", Quantity.MONEY),
        ("Wie hoch war der Kaufpreis?", Quantity.MONEY),
        ("Combien coûte le billet ?", Quantity.MONEY),
        ("¿Cuánto costó el puente?", Quantity.MONEY),
        ("За сколько продали верфь?", Quantity.MONEY),
        ("What was the voter turnout?", Quantity.PERCENT),
        ("Wie hoch war die Wahlbeteiligung?", Quantity.PERCENT),
        ("taux de chômage à Sundholm", Quantity.PERCENT),
        ("Welchen Anteil hält die Stadt?", Quantity.PERCENT),
        ("Wie schwer ist der Anker?", Quantity.WEIGHT),
        ("¿Cuánto pesa el ancla?", Quantity.WEIGHT),
        ("how fast was the ferry going", Quantity.SPEED),
        ("À quelle vitesse roulait le train ?", Quantity.SPEED),
        ("How far is the island from the mainland?", Quantity.DISTANCE),
        ("How much money is missing?", Quantity.MONEY),
        ("How much compensation does the farmer demand?", Quantity.MONEY),
        ("How much funding did the school lose?", Quantity.MONEY),
        ("Wie viel Entschädigung fordert die Fischerin?", Quantity.MONEY),
        ("Wie viel Schmerzensgeld bekam er?", Quantity.MONEY),
        ("Combien d'indemnités réclame l'apiculteur ?", Quantity.MONEY),
        ("¿Cuánta indemnización pide la granjera?", Quantity.MONEY),
        ("Quanto risarcimento chiede la pescatrice?", Quantity.MONEY),
        ("Сколько компенсации требует рыбак?", Quantity.MONEY),
        ("Скільки компенсації вимагає рибалка?", Quantity.MONEY),
        ("Ile odszkodowania żąda rybak?", Quantity.MONEY),
        ("Hoeveel schadevergoeding eist de boer?", Quantity.MONEY),
        ("Hur mycket ersättning kräver fiskaren?", Quantity.MONEY),
        ("Kuinka paljon korvausta kalastaja vaatii?", Quantity.MONEY),
        ("Kolik peněz žádá rybář?", Quantity.MONEY),
        ("Mennyi kártérítést követel a halász?", Quantity.MONEY),
        ("Balıkçı ne kadar tazminat istiyor?", Quantity.MONEY),
        ("Πόσα χρήματα ζητά ο ψαράς;", Quantity.MONEY),
        ("How much rent did the tenants pay?", Quantity.MONEY),
        ("What is the price of the new ferry?", Quantity.MONEY),
        ("Für wie viel wurde die Werft verkauft?", Quantity.MONEY),
        ("Wie viel Prozent der Wähler gingen zur Wahl?", Quantity.PERCENT),
        ("Um wie viel Prozent stiegen die Preise?", Quantity.PERCENT),
        ("Wie schnell war der Fahrer unterwegs?", Quantity.SPEED),
        ("Wie weit ist die Insel von der Küste entfernt?", Quantity.DISTANCE),
        ("How much is admission to the fair?", Quantity.MONEY),
        ("How much damage did the flood do?", Quantity.MONEY),
        ("Wie viel Schaden entstand?", Quantity.MONEY),
        ("Wie hoch ist der Schaden?", Quantity.MONEY),
        ("Combien de dégâts a fait la crue ?", Quantity.MONEY),
        ("Quanti danni ha fatto?", Quantity.MONEY),
        ("¿Cuántos daños causó?", Quantity.MONEY),
        ("Quantos danos causou?", Quantity.MONEY),
        ("Hoeveel schade is er?", Quantity.MONEY),
        ("Сколько ущерба нанесла вода?", Quantity.MONEY),
        ("Was hat die Brücke gekostet?", Quantity.MONEY),
        ("Wie viel verdienten sie?", Quantity.MONEY),
        ("Combien valaient les tableaux ?", Quantity.MONEY),
        ("¿Cuánto valían los cuadros?", Quantity.MONEY),
        ("Quanto costarono i ponti?", Quantity.MONEY),
        ("Quanto custaram as pontes?", Quantity.MONEY),
        ("Wat kostte de brug?", Quantity.MONEY),
        ("Ile będzie kosztować karta?", Quantity.MONEY),
        ("Во сколько обошёлся мост?", Quantity.MONEY),
        ("Скільки сплатили за міст?", Quantity.MONEY),
        ("Wie viel hat der Anker gewogen?", Quantity.WEIGHT),
        ("Combien pesait l'ancre ?", Quantity.WEIGHT),
        ("Combien pèsent les ancres ?", Quantity.WEIGHT),
        ("Combien a pesé l'ancre ?", Quantity.WEIGHT),
        ("¿Cuánto pesó el ancla?", Quantity.WEIGHT),
        ("¿Cuánto pesaban las anclas?", Quantity.WEIGHT),
        ("Quanto pesava l'ancora?", Quantity.WEIGHT),
        ("Quanto pesou a âncora?", Quantity.WEIGHT),
        ("Hoeveel woog het anker?", Quantity.WEIGHT),
        ("Ile ważyły kotwice?", Quantity.WEIGHT),
        ("Сколько весили якоря?", Quantity.WEIGHT),
        ("Скільки важив якір?", Quantity.WEIGHT),
        ("Ile lat miał kapitan?", Quantity.AGE),
        ("Quantos anos tinha o capitão?", Quantity.AGE),
    ],
)
def test_quantities_are_told_by_how_they_are_asked_for(question: str, quantity: Quantity) -> None:
    assert asked_for(question) is quantity


@pytest.mark.parametrize(
    "question",
    [
        "Why was the turnout so low?",
        "Who paid for the bridge?",
        "How much time did they lose?",
        "How many people were hurt?",
        "Wie schwer verletzt wurde der Fahrer?",
        "Wie lange dauerte die Sitzung?",
        "Сколько лет длилась война?",
        "На сколько лет его осудили?",
        "How far did the talks get?",
        "Wie weit gehen die Pläne?",
        "Wie hoch ist das Risiko?",
        "What did the mayor say about the price?",
        "Wer zahlte die Rechnung?",
        "How much gas does the country buy from abroad?",
        "How much time did he spend in prison?",
        "How much of the forest was sold?",
        "How much attention was paid to the report?",
        "By how much did sales rise when it sold the yard?",
        "What is the budget committee?",
        "What was the fine for?",
        "What is the price cap?",
        "What did the scandal cost the minister?",
        "Was kostete den Minister das Amt?",
        "Um wie viel Uhr begann die Sitzung?",
        "Um wie viel stieg die Arbeitslosigkeit?",
        "Pour combien de temps est-il en prison ?",
        "Prix de Rome lauréat",
        "¿Por cuánto tiempo fue condenado?",
        "A quanto ammontano le vittime?",
        "Which share price fell?",
        "Welche Anteilseigner klagen?",
        "A che quota volava l'aereo?",
        "taux de change",
        "¿Cuál es la tasa de homicidios?",
        "participación en la guerra",
        "How fast was the response?",
        "How fast is the economy growing?",
        "Wie schnell war die Feuerwehr da?",
        "Wie schnell lief sie den Marathon?",
        "How far are the talks?",
        "How deep is the crisis?",
        "Wie weit sind die Verhandlungen?",
        "Wie tief ist die Krise?",
        "How heavy were the losses?",
        "Wie schwer war das Erdbeben?",
        "Wie schwer sind die Verletzungen?",
        "How much is left of the forest?",
        "Wie viele Schadensfälle gab es?",
        "Who caused the damage?",
    ],
)
def test_other_questions_ask_for_none(question: str) -> None:
    assert asked_for(question) is None


@pytest.mark.parametrize(
    ("quantity", "words", "after"),
    [
        (Quantity.AGE, "46", ", who joined in 2011"),
        (Quantity.AGE, "sechzig", " und"),
        (Quantity.AGE, "24-year-old", ""),
        (Quantity.MONEY, "36,4 Cent", " je Kilowattstunde"),
        (Quantity.MONEY, "16,8", " millones de euros"),
        (Quantity.MONEY, "€40,000", ""),
        (Quantity.MONEY, "Two million", ""),
        (Quantity.PERCENT, "63,8", " %, frente al"),
        (Quantity.PERCENT, "two thirds", ""),
        (Quantity.WEIGHT, "742 grams", ""),
        (Quantity.WEIGHT, "3,1 chili", ""),
        (Quantity.MONEY, "den vollen Kaufpreis", ""),
        (Quantity.WEIGHT, "12", " Tonnen schwer"),
        (Quantity.SPEED, "118", " Kilometern pro Stunde"),
        (Quantity.DISTANCE, "3,2 km", ""),
        (Quantity.DISTANCE, "40 storeys", ""),
        (Quantity.AGE, "46", ", drei Tage nach der Wahl"),
        (Quantity.AGE, "46", " am Montag"),
        (Quantity.AGE, "drei", " Monate alt"),
        (Quantity.AGE, "six weeks old", ""),
        (Quantity.MONEY, "nothing", ""),
        (Quantity.MONEY, "eine Rekordsumme", ""),
        (Quantity.MONEY, "a third of the sum", ""),
        (Quantity.MONEY, "5 млн", ""),
        (Quantity.MONEY, "₹500", ""),
        (Quantity.PERCENT, "three in five", ""),
        (Quantity.PERCENT, "one job in nine", ""),
        (Quantity.PERCENT, "каждый пятый", ""),
        (Quantity.PERCENT, "eine Mehrheit", ""),
    ],
)
def test_a_number_with_its_unit_measures(quantity: Quantity, words: str, after: str) -> None:
    assert measures(quantity, words, after)


@pytest.mark.parametrize(
    ("quantity", "words", "after"),
    [
        (Quantity.AGE, "47 Minuten lang", ""),
        (Quantity.AGE, "zwölf", " Monaten"),
        (Quantity.AGE, "im Hafen", ""),
        (Quantity.MONEY, "neun Monaten", " verurteilt"),
        (Quantity.MONEY, "54,000", " visitors a year"),
        (Quantity.MONEY, "mehr", " zahlen"),
        (Quantity.PERCENT, "31", " escaños, seis más que"),
        (Quantity.WEIGHT, "54,000", " visitors"),
        (Quantity.WEIGHT, "42 centimetres", ", 3 kg"),
        (Quantity.SPEED, "5.38 Uhr", ""),
        (Quantity.DISTANCE, "two hours", ""),
    ],
)
def test_numbers_of_other_things_do_not(quantity: Quantity, words: str, after: str) -> None:
    assert not measures(quantity, words, after)


def test_words_that_measure_something_else_do_not_fit_the_question() -> None:
    assert fits("How fast was the ferry going?", "22", after=" knots when it struck")
    assert not fits("How fast was the ferry going?", "at 6.15")
    assert fits("How long is the tunnel?", "3.2 kilometres")
    assert fits("How long did it last?", "three and a half", after=" hours of debate")
    assert not fits("Nach wie vielen Tagen kam die Fähre?", "24 Grad")
    assert not fits("How many boats were waiting?", "since 6 o'clock")


def test_what_was_long_may_have_been_a_bridge_and_days_may_be_working_days() -> None:
    assert fits("Wie lang war die alte Seebrücke?", "140 Meter")
    assert fits("How long was the old pier?", "140 metres")
    assert not fits("How long was the old pier?", "140 visitors")
    assert fits("Wie lange darf er bleiben?", "15 Werktage")


def test_somebody_may_be_told_with_an_age() -> None:
    assert fits("Who was the third victim?", "34-year-old volunteer firefighter")
    assert fits("Qui est mort ?", "un pompier de 34 ans")
    assert fits("Кто погиб?", "34-летний пожарный")
    assert not fits("Who was the third victim?", "34 years old")
    assert not fits("Who was the third victim?", "34 years in prison")


def test_a_number_is_no_time_of_day_for_a_point_or_a_small_word() -> None:
    assert fits("Wie viele Menschen warteten?", "54 am Montag")
    assert fits("How many tonnes were lost?", "27.55")
    assert fits("How many people waited?", "54 people at 10:30")
    assert fits("Wie lange dauerte die Sitzung?", "zwei Stunden am Montag")
    assert fits("Во сколько началось заседание?", "в 10:30")
    assert not fits("How many boats were waiting?", "at 10:30")
    assert not fits("How many boats were waiting?", "at 6 pm")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much did the glassworks turn over last year?", "18 per cent"),
        ("Welchen Erlös erwartet die Stadt?", "12 Tonnen"),
        ("Welches Bußgeld verhängte Polen?", "17 ton ryb"),
        ("What fine did the firm get?", "40 hectares"),
        ("Quelle indemnité a-t-il reçue ?", "1,40 mètre"),
        ("¿Qué multa recibió la empresa?", "12 %"),
        ("Quanto ha pagato la città?", "15 per cento"),
        ("Какую сумму получили крестьяне?", "двадцать гектаров"),
        ("Скільки коштує ремонт?", "сто гектарів"),
        ("Hoeveel heeft het gekost?", "12 procent"),
        ("Ile kosztowała naprawa?", "12 ton"),
        ("Qual foi a indenização?", "dez hectares"),
    ],
)
def test_a_share_or_a_weight_is_no_sum_of_money(question: str, words: str) -> None:
    assert asks_for_sum(question)
    assert is_no_sum(words)
    assert not fits(question, words)


@pytest.mark.parametrize(
    ("question", "words", "after"),
    [
        ("Welchen Erlös erwartet die Stadt?", "68,000 euro", ""),
        ("Welchen Erlös erwartet die Stadt?", "3,4 Milliarden", ""),
        ("What fine did he get?", "18 per cent", " of his yearly income"),
        ("Quelle indemnité a-t-il reçue ?", "deux mois", " de salaire"),
        ("What fine did the singers get?", "two barrels of oil", ""),
        ("How much did Marsh pay to take part?", "15,000 crowns", ""),
        ("Ile kosztował remont?", "46.000 fiorini", ""),
        ("Wie viel verdiente er?", "zwölf Taler", ""),
        ("Wie viel Salz wurde verkauft?", "1,140 tons", ""),
        ("By how much did the price of bread rise?", "20 Prozent", ""),
    ],
)
def test_money_of_any_country_and_shares_of_it_are(question: str, words: str, after: str) -> None:
    assert fits(question, words, after=after)


@pytest.mark.parametrize(
    ("question", "before", "words", "after", "language"),
    [
        ("How old is the mayor?", "After ", "ten years", " in office", "en"),
        ("How old is the mayor?", "She served ", "ten years", "", "en"),
        ("Wie alt ist der Bürgermeister?", "Nach ", "zehn Jahren", " im Amt", "de"),
        ("Quel âge a la maire ?", "Après ", "douze ans", " à la tête de la ville", "fr"),
        ("¿Qué edad tiene la jefa?", "Tras ", "doce años", " al frente", "es"),
        ("Quanti anni ha il sindaco?", "Dopo ", "dieci anni", " alla guida", "it"),
        ("Hoe oud is zij?", "Na ", "tien jaar", " in functie", "nl"),
        ("Сколько лет мэру?", "После ", "десять лет", " во главе", "ru"),
    ],
)
def test_years_in_office_are_no_age(
    question: str, before: str, words: str, after: str, language: str
) -> None:
    assert not fits(question, words, language, before=before, after=after)


@pytest.mark.parametrize(
    ("question", "before", "words", "after", "language"),
    [
        ("How old is the mayor?", "The mayor, ", "52", ", said so", "en"),
        ("Wie alt ist der Bürgermeister?", "Er ist ", "52 Jahre", " alt und seit zehn Jahren im Amt", "de"),
        ("Quel âge a la maire ?", "La maire, âgée de ", "52 ans", ", part", "fr"),
        ("¿Qué edad tiene la jefa?", "La jefa, de ", "52 años", ", se va", "es"),
        ("Скільки років меру?", "Меру ", "52 роки", ".", "uk"),
    ],
)
def test_an_age_is_one(question: str, before: str, words: str, after: str, language: str) -> None:
    assert fits(question, words, language, before=before, after=after)


def test_a_volume_costs_nothing() -> None:
    assert not fits("Quanto costa un litro?", "3,1 milioni di metri cubi", "it")
    assert not fits("Quanto costa un litro?", "3,1 milioni", "it", after=" di metri cubi")
    assert not fits("Wie teuer war die Brücke?", "12 Millionen Liter", "de")
    assert fits("Quanto costa il ponte?", "3,1 milioni", "it", after=", un decimo in più")
    assert fits("What did the bridge cost?", "two million", "en")
    assert fits("How much did she pay?", "3 euros for 10 litres", "en")


def test_measures_are_found_with_their_units() -> None:
    text = "Die Glocke wiegt 3,1 t und misst 42 cm, der Guss kostet 1,7 Mio. Euro und £12."

    def found(quantity: Quantity) -> list[str]:
        return [text[slice(*span)] for span in find_measures(text, quantity)]

    assert found(Quantity.WEIGHT) == ["3,1 t"]
    assert found(Quantity.MONEY) == []
    assert found(Quantity.AGE) == []


@pytest.mark.parametrize(
    ("question", "words", "language"),
    [
        ("Ayşe Değirmen ne kadar tazminat istiyor?", "300 dönüm tarlanın", "tr"),
        ("Mennyi kártérítést követel Ayşe Değirmen?", "tazminat", "tr"),
        ("How much compensation does Ayşe demand?", "300 hektár", "hu"),
        ("Wie viel Entschädigung fordert der Müller?", "30 hehtaaria", "fi"),
        ("Wie viel Entschädigung fordert der Müller?", "ersättning", "sv"),
        ("How much compensation does she demand?", "300公顷农田", "zh"),
        ("How much compensation does she demand?", "300 στρέμματα", "el"),
        ("How much compensation does she demand?", "٣٠٠ فدان", "ar"),
        ("How much did the mill weigh?", "30 metriä", "fi"),
    ],
)
def test_an_area_is_no_sum_in_further_languages(question: str, words: str, language: str) -> None:
    assert not fits(question, words, language)


@pytest.mark.parametrize(
    ("question", "words", "language"),
    [
        ("Ayşe Değirmen ne kadar tazminat istiyor?", "2 milyon lira", "tr"),
        ("Ayşe Değirmen ne kadar tazminat istiyor?", "yüz bin", "tr"),
        ("Mennyi kártérítést követel a molnár?", "12 millió forint", "hu"),
        ("How much compensation does the miller demand?", "12", "hu"),
        ("How much compensation does the miller demand?", "kolme miljoonaa", "fi"),
        ("How much compensation does the miller demand?", "tisíce korun", "cs"),
        ("How much compensation does the miller demand?", "五万元", "zh"),
        ("How much compensation does the miller demand?", "ücretsiz", "tr"),
        ("How much compensation does the miller demand?", "yüzde 40", "tr"),
        ("How much compensation does the miller demand?", "tasu", "et"),
        ("Who is the miller?", "tazminat", "tr"),
        ("How old is the miller?", "kırklı", "tr"),
    ],
)
def test_a_sum_a_number_and_words_of_other_languages_may_be_one(
    question: str, words: str, language: str
) -> None:
    assert fits(question, words, language)


def test_nothing_is_told_where_the_language_has_a_grammar_of_its_own() -> None:
    assert not measures_another(Quantity.MONEY, "300 hectares", "", "en")
    assert measures_another(Quantity.MONEY, "300", " dönüm tarla", "tr")
