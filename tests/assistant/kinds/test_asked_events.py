"""Which of several events, the time of a race, a sum, a name."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import fits


@pytest.mark.parametrize(
    ("question", "words", "language"),
    [
        ("Which of the two meetings was cancelled?", "Anna Berg and Karl Weiss", "en"),
        ("Welche der vier Sitzungen fiel aus?", "Anna Berg und Karl Weiss", "de"),
        ("Laquelle des trois réunions a été annulée ?", "Anne Dumas et Jean Petit", "fr"),
        ("Какой из трёх визитов отменили?", "Анна Серова и Иван Петров", "ru"),
        ("What time did Ida Holm swim?", "Malmö SK", "en"),
        ("In welcher Zeit gewann Ida Holm?", "SC Potsdam", "de"),
        ("Quel temps a réalisé Anne Dumas ?", "CN Marseille", "fr"),
        ("Hoe hoog was de boete?", "acht maanden", "nl"),
        ("How big is the club's debt?", "seven years", "en"),
        ("Wie hoch fiel Bergs Geldstrafe aus?", "acht Monate", "de"),
        ("À combien s'élève l'amende ?", "huit mois", "fr"),
        ("A quanto ammonta la multa?", "otto mesi", "it"),
        ("Jak wysoka była grzywna?", "osiem miesięcy", "pl"),
        ("Каков размер штрафа?", "восемь месяцев", "ru"),
        ("What is the name of the 12-year-old goalkeeper?", "cousin", "en"),
        ("Comment s'appelle l'interprète ?", "jeune femme", "fr"),
        ("Come si chiama il custode?", "ragazzo", "it"),
        ("Hoe heet de zestienjarige bewaker?", "jongen", "nl"),
        ("Как зовут охранника?", "мальчик", "ru"),
        (
            "What is the name of the captain?",
            "The captain told reporters that the ferry would sail again.",
            "en",
        ),
    ],
)
def test_words_of_another_kind_do_not_fit(question: str, words: str, language: str) -> None:
    assert not fits(question, words, language)


@pytest.mark.parametrize(
    ("question", "words", "language"),
    [
        ("Which of the two meetings was cancelled?", "the second", "en"),
        ("Which of the two meetings was cancelled?", "the one with Anna Berg", "en"),
        ("Which of the two candidates won?", "Anna Berg", "en"),
        ("Welche der vier Sitzungen fiel aus?", "die am 3. Mai", "de"),
        ("What time did Ida Holm swim?", "2:04.31", "en"),
        ("In welcher Zeit lebte der Dichter?", "im Barock", "de"),
        ("¿Qué tiempo hizo en Lugo?", "sol y viento", "es"),
        ("How big is the club's debt?", "€4 million", "en"),
        ("How high was the bonus?", "two months' salary", "en"),
        ("Wie hoch war die Geldstrafe?", "90 Tagessätze", "de"),
        ("How high was the death toll?", "at least 40", "en"),
        ("How big was the price increase?", "8 percent", "en"),
        ("Wie groß ist das Gewerbegebiet?", "12 Hektar", "de"),
        ("Какой был счёт матча?", "2:1", "ru"),
        ("What is the name of the goalkeeper?", "Ida Holm", "en"),
        ("What is the name of the protein?", "kelvarin", "en"),
        ("What is the name of the association?", "Society for the Care of Old Ships", "en"),
    ],
)
def test_words_of_the_kind_do(question: str, words: str, language: str) -> None:
    assert fits(question, words, language)
