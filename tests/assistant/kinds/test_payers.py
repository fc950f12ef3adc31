"""Who pays a price."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import fits


@pytest.mark.parametrize(
    ("question", "before", "words", "language"),
    [
        ("Was kostet der Eintritt für Kinder?", "Erwachsene zahlen ", "12 Euro", "de"),
        ("How much do children pay?", "Adults pay ", "£12", "en"),
        ("How much do children pay?", "Erwachsene zahlen ", "12 Euro", "de"),
        ("Combien paient les enfants ?", "Les adultes paient ", "12 euros", "fr"),
        ("¿Cuánto pagan los niños?", "Los adultos pagan ", "12 euros", "es"),
        ("Quanto pagano i bambini?", "Gli adulti pagano ", "12 euro", "it"),
        ("Quanto pagam as crianças?", "Os adultos pagam ", "12 euros", "pt"),
        ("Hoeveel betalen kinderen?", "Volwassenen betalen ", "12 euro", "nl"),
        ("Ile płacą dzieci?", "Dorośli płacą ", "12 złotych", "pl"),
        ("Сколько платят дети?", "Взрослые платят ", "12 рублей", "ru"),
        ("Скільки платять діти?", "Дорослі платять ", "12 гривень", "uk"),
    ],
)
def test_what_others_pay_does_not_fit(question: str, before: str, words: str, language: str) -> None:
    assert not fits(question, words, language, before=before, after=".")


@pytest.mark.parametrize(
    ("question", "before", "words", "after"),
    [
        ("How much do adults pay?", "Adults pay ", "£12", "."),
        ("How much is it for children?", "Adults pay £12, children ", "£6", "."),
        ("How much do children and adults pay?", "Adults pay ", "£12", "."),
        ("How much is admission?", "Adults pay ", "£12", "."),
        ("How much do children pay?", "Admission is ", "£12", "."),
        ("How many children came?", "Adults came with ", "12", " of them."),
    ],
)
def test_what_the_asked_or_anybody_pays_does(question: str, before: str, words: str, after: str) -> None:
    assert fits(question, words, "en", before=before, after=after)
