"""The figures of a few words as values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assistant.words.figure_words import is_figure_word
from assistant.words.figures import figures_in


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sixty-two", 62),
        ("one hundred and fifty", 150),
        ("three million two hundred thousand", 3_200_000),
        ("two and a half million", 2_500_000),
        ("half a million", 500_000),
        ("fifteen hundred", 1500),
        ("a dozen", 12),
        ("zweiundsechzig", 62),
        ("einhundertzwanzigtausend", 120_000),
        ("dreihunderteinundvierzig", 341),
        ("dreißig", 30),
        ("quatre-vingt-dix-sept", 97),
        ("soixante et onze", 71),
        ("deux cents", 200),
        ("veintidós", 22),
        ("treinta y cinco", 35),
        ("doscientos mil", 200_000),
        ("sessantadue", 62),
        ("ventotto", 28),
        ("duemilacinquecento", 2500),
        ("cento e vinte", 120),
        ("tweeënzestig", 62),
        ("dziewięćdziesiąt dwa", 92),
        ("шестьдесят два", 62),
        ("двести тысяч", 200_000),
        ("п’ятдесят", 50),
        ("1.600", 1600),
        ("12,5 Millionen", 12_500_000),
        ("5 тыс.", 5000),
    ],
)
def test_numbers(text: str, value: int) -> None:
    (figure,) = figures_in(text).read
    assert figure.value == value
    assert figure.unit is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("une heure et quarante minutes", 100),
        ("1h40", 100),
        ("1 h 40 min", 100),
        ("zweieinhalb Stunden", 150),
        ("dreistündige", 180),
        ("two-hour", 120),
        ("an hour and a half", 90),
        ("une heure et demie", 90),
        ("полчаса", 30),
        ("półtorej godziny", 90),
        ("dos horas y media", 150),
        ("un’ora", 60),
        ("mezz’ora", 30),
        ("anderhalf uur", 90),
        ("три години", 180),
        ("uma hora e cinco minutos", 65),
        ("three quarters of an hour", 45),
        ("2:05 Stunden", 125),
    ],
)
def test_times_are_read_in_one_unit(text: str, minutes: int) -> None:
    (figure,) = figures_in(text).read
    assert figure.value == minutes * 60
    assert figure.unit == "time"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$2,000", Fraction(2000), "dollar"),
        ("US$ 5 bn", Fraction(5_000_000_000), "dollar"),
        ("trois millions d’euros", Fraction(3_000_000), "euro"),
        ("zwei Drittel", Fraction(200, 3), "percent"),
        ("die Hälfte", Fraction(50), "percent"),
        ("3 percentage points", Fraction(3), "percentage points"),
        ("12 km", Fraction(12_000), "length"),
        ("14 Uhr 30", Fraction(870), "clock"),
        ("à 14h30", Fraction(870), "clock"),
        ("18 months", Fraction(18), "months"),
    ],
)
def test_what_is_measured_has_its_unit(text: str, value: Fraction, unit: str) -> None:
    (figure,) = figures_in(text).read
    assert figure.value == value
    assert figure.unit == unit


@pytest.mark.parametrize("text", ["a flood", "eine Stadt", "the second minister", "der Bericht sei falsch"])
def test_articles_and_ordinals_are_no_figures(text: str) -> None:
    assert not figures_in(text).read


def test_what_gives_no_value_is_vague_or_bare() -> None:
    assert figures_in("dozens of soldiers").vague
    assert figures_in("Stunden").bare
    assert figures_in("in 2014").years == {2014}


def test_units_and_numbers_name_nothing() -> None:
    assert all(is_figure_word(word) for word in ("Minuten", "fünfzig", "Millionen", "euros", "Prozent"))
    assert not any(is_figure_word(word) for word in ("Soldaten", "Biden", "Brücke"))


@pytest.mark.parametrize(
    "text",
    [
        "8 hours a day and 3 hours a night",
        "8 Stunden am Tag und 3 Stunden in der Nacht",
        "8 часов в день и 3 часа ночью",
        "8 horas al día y 3 horas",
        "8 hours each day and 3 hours",
    ],
)
def test_a_unit_behind_a_number_with_its_unit_is_that_of_a_rate(text: str) -> None:
    assert {figure.value for figure in figures_in(text).read} == {8 * 3600, 3 * 3600}


def test_one_unit_of_time_alone_still_counts() -> None:
    assert {figure.value for figure in figures_in("a day and 3 hours").read} == {27 * 3600}
