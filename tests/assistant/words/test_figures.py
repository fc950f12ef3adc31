"""The figures of a few words as values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assistant.words.figure_words import is_figure_word
from assistant.words.figures import figures_in, with_roughness
from assistant.words.same_figures import same_figures


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


SIGNS_OF_NUMBERS = [
    chr(code) for code in range(0x110000) if chr(code).isnumeric() and not chr(code).isdecimal()
]


@pytest.mark.parametrize(
    "text", ["12 flats {} on", "80 m {} each", "10{}", "{} hours and 5 minutes", "5:{}0 h", "3 {} million"]
)
def test_raised_circled_and_other_signs_of_numbers_are_no_digits(text: str) -> None:
    assert "¹" in SIGNS_OF_NUMBERS and "①" in SIGNS_OF_NUMBERS
    for sign in SIGNS_OF_NUMBERS:
        figures_in(text.format(sign))
    assert figures_in("12 flats ¹ on") == figures_in("12 flats on")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("one hour and 50 minutes", "fast zwei Stunden", True),
        ("48 houses", "almost 50 houses", True),
        ("52 houses", "almost 50 houses", False),
        ("44 houses", "almost 50 houses", False),
        ("53 morts", "plus de 50 morts", True),
        ("48 morts", "plus de 50 morts", False),
        ("47 Häuser", "rund 50 Häuser", True),
        ("47 casas", "casi 50 casas", True),
        ("47 case", "quasi 50 case", True),
        ("47 huizen", "bijna 50 huizen", True),
        ("47 domów", "prawie 50 domów", True),
        ("47 casas", "quase 50 casas", True),
        ("47 домов", "почти 50 домов", True),
        ("52 будинки", "понад 50 будинків", True),
        ("$48m", "almost $50m", True),
        ("48 houses", "50 houses", False),
        ("52 houses", "no more than 50 houses", False),
        ("at 2:50 pm", "almost 3 pm", False),
        ("48 houses", "almost 50 euros", False),
    ],
)
def test_a_figure_that_is_not_exact_is_another_one_on_its_side(one: str, other: str, same: bool) -> None:
    assert same_figures(figures_in(one), figures_in(other)) is same
    assert same_figures(figures_in(other), figures_in(one)) is same


def test_words_take_along_what_makes_their_figure_less_than_exact() -> None:
    text = "In Olm the fire destroyed almost 50 houses."
    start = text.index("50")
    assert with_roughness(text, start, start + 2) == "almost 50"
    assert with_roughness(text, start, start + 2, since=start) == "50"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Elva personer", 11),
        ("třináct lidí", 13),
        ("dvacet tři lidí", 23),
        ("tjugotvå personer", 22),
        ("tizennégy ember", 14),
        ("kolmetoista ihmistä", 13),
        ("on", None),
        ("sexton", None),
    ],
)
def test_number_words_of_further_languages(text: str, value: int | None) -> None:
    assert {figure.value for figure in figures_in(text).read} == ({value} if value else set())
