from __future__ import annotations

import pytest

from assistant.guard.stated_figures import Carriers, carries_figures, other_figure


def differs(statement: str, quote: str, language: str = "en", code: str = "en", **more: str) -> str | None:
    return other_figure(statement, Carriers([(quote, code)], **more), language)


@pytest.mark.parametrize(
    ("statement", "quote", "language", "code"),
    [
        ("It cost £3.4m.", "Es kostete 3,4 Millionen Pfund.", "en", "de"),
        ("Es kostete 3,4 Mio. Euro.", "It cost 3.4 million euros.", "de", "en"),
        ("It took three days.", "Es dauerte 72 Stunden.", "en", "de"),
        ("Half of the boats sank.", "50 % des bateaux ont coulé.", "en", "fr"),
        ("At least six boats sank.", "Mindestens sechs Boote sanken.", "en", "de"),
        ("No more than 90 came.", "Accorsero al massimo 90 persone.", "en", "it"),
        ("Hundreds came.", "Przyszło 640 osób.", "en", "pl"),
        ("The price doubled.", "The price rose from 4 to 8 euros.", "en", "en"),
        ("Two of nine boats sank.", "Two of its nine boats sank.", "en", "en"),
        ("About 1,500 people came.", "Около 1500 человек пришли.", "en", "ru"),
        ("It opens from 9:00 to 17:00.", "It opens from 9 a.m. to 5 p.m.", "en", "en"),
        ("A year later one man returned.", "Er kam zurück.", "en", "de"),
    ],
)
def test_same_figure_in_other_words_passes(statement: str, quote: str, language: str, code: str) -> None:
    assert differs(statement, quote, language, code) is None


@pytest.mark.parametrize(
    ("statement", "quote", "language", "code"),
    [
        ("It cost 3.4 billion pounds.", "It cost 3.4 million pounds.", "en", "en"),
        ("It cost 3.4 million dollars.", "Es kostete 3,4 Millionen Euro.", "en", "de"),
        ("It cost 4 million euros.", "It cost 3.4 million euros.", "en", "en"),
        ("It took four weeks.", "Es dauerte vier Monate.", "en", "de"),
        ("Es dauert höchstens vier Monate.", "It takes at least four months.", "de", "en"),
        ("Durará al menos un mes y 12 días.", "It takes at most 12 days.", "es", "en"),
        ("Seventy boats sank.", "Siebzehn Boote sanken.", "en", "de"),
        ("Dozens of boats sank.", "Six boats sank.", "en", "en"),
        ("Die Zahl verdoppelte sich.", "The number rose to 12.", "de", "en"),
        ("A third of them left.", "Drei Viertel gingen.", "en", "de"),
        ("Nine of its two boats sank.", "Two of its nine boats sank.", "en", "en"),
        ("There are 31 lambs and 12 sheep.", "There are 31 sheep and 12 lambs.", "en", "en"),
        ("40 sheep died.", "40 percent of the wool was lost.", "en", "en"),
    ],
)
def test_other_value_scale_unit_or_bound_is_found(
    statement: str, quote: str, language: str, code: str
) -> None:
    assert differs(statement, quote, language, code) is not None


def test_publication_gives_years_and_days_and_nothing_else() -> None:
    dates = "2022-06-14"
    assert differs("In 2022 the boat sank.", "The boat sank.", dates=dates) is None
    assert differs("On 14 June 2022 it was said to sink by 2024.", "It sinks by 2024.", dates=dates) is None
    assert differs("It sinks in 2022.", "It sinks by 2024.", dates=dates) is not None
    assert differs("Fourteen boats sank.", "Boats sank.", dates=dates) is not None


def test_figure_of_the_question_counts_where_the_quote_has_none_of_its_kind() -> None:
    question = "Did 15 boats sink?"
    assert differs("The 15 boats are lost.", "They are lost.", question=question) is None
    assert differs("Yes, 15 boats sank.", "Only 12 boats sank.", question=question) is not None


def test_sentence_that_the_quote_points_back_to_counts() -> None:
    assert (
        differs("The owner of 15 boats is bankrupt.", "He is bankrupt.", referred="Lund owns 15 boats.")
        is None
    )
    assert differs("The owner of 15 boats is bankrupt.", "He is bankrupt.") is not None


def test_figures_of_some_words() -> None:
    assert carries_figures("Es sind 40 Millionen Euro.", "40 million euros") is True
    assert carries_figures("Es sind 41 Millionen Euro.", "40 million euros") is False
    assert carries_figures("So ist es.", "a mistake") is None


@pytest.mark.parametrize(
    "text", ["a²", "③ boats", "x 12²,", "½ 3½", "1:2:3", "99999999999:7", "٣ 3.", "5..6", "%%", "1/0"]
)
def test_odd_digits_are_read_without_an_error(text: str) -> None:
    differs(text, text)
    differs("at least " + text + " of " + text, "up to " + text)
    carries_figures(text, text)
