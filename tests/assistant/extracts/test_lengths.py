"""What is shown of a sentence that is longer than a citation may be."""

from __future__ import annotations

import pytest

from assistant.answer import MAX_QUOTE_CHARACTERS
from assistant.extracts.lengths import shown_about
from index.records import Article


def shown(text: str, answer: str, language: str = "en") -> str:
    article = Article("a.txt", text, language=language)
    start = text.index(answer)
    low, high = shown_about(article, (0, len(text)), (start, start + len(answer)))
    assert high - low <= MAX_QUOTE_CHARACTERS
    assert low <= start and start + len(answer) <= high
    return text[low:high]


@pytest.mark.parametrize(
    ("text", "denial", "language"),
    [
        ("We will not,{} close the mine at Gorm in the spring.{}", "will not", "en"),
        ("Wir werden nicht,{} die Grube in Gorm im Frühjahr schließen.{}", "werden nicht", "de"),
        ("Nous ne voulons pas,{} fermer la mine de Gorm au printemps.{}", "ne voulons pas", "fr"),
    ],
)
def test_a_denial_that_fits_beside_the_answer_is_shown(text: str, denial: str, language: str) -> None:
    assert denial in shown(text.format(" mot" * 60 + ",", " mot" * 80), "Gorm", language)


def test_without_a_denial_the_answer_stands_in_the_middle() -> None:
    text = "word " * 80 + "Gorm" + " word" * 80
    cut = shown(text, "Gorm")
    assert 100 < cut.index("Gorm") < 250


def test_a_denial_too_far_away_stays_outside() -> None:
    text = "We will not " + "word " * 120 + "close Gorm" + " word" * 80
    assert "not" not in shown(text, "Gorm")


def test_a_short_sentence_is_shown_whole() -> None:
    assert shown("We will not close Gorm.", "Gorm") == "We will not close Gorm."
