"""A sentence of another year does not answer for the year asked about."""

from __future__ import annotations

import pytest

from assistant.judging.other_years import loss_by_year
from index.records import Article

CUPS = [
    ("Who won the Hale Cup in 2021?", "In 2018 the Hale Cup was won by Tilda Brook.", "Tilda Brook"),
    ("Wer gewann 2021 den Halepokal?", "2018 gewann Tilda Brook den Halepokal.", "Tilda Brook"),
    ("Qui a gagné la coupe en 2021 ?", "En 2018, la coupe est revenue à Tilda Brook.", "Tilda Brook"),
    ("¿Quién ganó la copa en 2021?", "En 2018 ganó la copa Tilda Brook.", "Tilda Brook"),
    ("Кто выиграл кубок в 2021 году?", "В 2018 году кубок выиграла Тильда Брук.", "Тильда Брук"),
    ("2021 yılında kupayı kim kazandı?", "2018 yılında kupayı Tilda Brook kazandı.", "Tilda Brook"),
    ("2021年谁赢得了奖杯？", "2018年蒂尔达赢得了奖杯。", "蒂尔达"),
]


def _loss(question: str, sentence: str, words: str, **article: str) -> float:
    start = sentence.index(words)
    told = Article("a.txt", article.pop("text", sentence), **article)  # type: ignore[arg-type]
    return loss_by_year(question, told, sentence, (start, start + len(words)))


@pytest.mark.parametrize(("question", "sentence", "words"), CUPS)
def test_another_year_s_winner_is_not_that_year_s(question: str, sentence: str, words: str) -> None:
    assert _loss(question, sentence, words, date="2024-05-01") < -2
    assert _loss(question.replace("2021", "2018"), sentence, words, date="2024-05-01") == 0


@pytest.mark.parametrize(("question", "sentence", "words"), CUPS)
def test_an_article_of_that_year_or_that_writes_it_may_compare(
    question: str, sentence: str, words: str
) -> None:
    assert _loss(question, sentence, words, date="2021-05-01") == 0
    assert _loss(question, sentence, words, text=f"{sentence} 2021") == 0
    assert _loss(question, sentence, words, title="Hale 2021") == 0


def test_the_year_after_may_compare_the_last_one_with_the_one_before() -> None:
    sentence = "Last year the mill sold twelve tonnes, against ten in 2019."
    question = "How many tonnes did the mill sell in 2020?"
    assert _loss(question, sentence, "twelve tonnes", date="2021-02-01") == 0
    assert _loss(question, sentence, "twelve tonnes", date="2023-02-01") < -2


@pytest.mark.parametrize(
    "question",
    [
        "Who has won the cup since 2021?",
        "Wer gewann den Pokal vor 2021?",
        "Who won the cups of 2020 and 2021?",
        "Who won in the season 2020/2021?",
        "Who ran the 2021.5 metres?",
        "Who won the cup?",
    ],
)
def test_a_border_several_years_and_other_numbers_ask_for_no_year(question: str) -> None:
    assert _loss(question, *CUPS[0][1:], date="2024-05-01") == 0


def test_a_sentence_without_a_year_is_of_the_article_s() -> None:
    assert _loss(CUPS[0][0], "Tilda Brook won the Hale Cup.", "Tilda Brook", date="2024-05-01") == 0
