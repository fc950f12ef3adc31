"""What the numbers of a few words measure."""

from __future__ import annotations

import pytest

from assistant.kinds.dimensions import Dimension, first_unit, measured


@pytest.mark.parametrize(
    ("words", "dimension"),
    [
        ("300.000 euro", Dimension.MONEY),
        ("US$ 40 million", Dimension.MONEY),
        ("miles de euros", Dimension.MONEY),
        ("nine metres", Dimension.LENGTH),
        ("40 miles", Dimension.LENGTH),
        ("5 light years", Dimension.LENGTH),
        ("40 km²", Dimension.AREA),
        ("12 square miles", Dimension.AREA),
        ("пять квадратных километров", Dimension.AREA),
        ("14 ha", Dimension.AREA),
        ("40 metros cúbicos", Dimension.VOLUME),
        ("двенадцать тонн", Dimension.MASS),
        ("120 km/h", Dimension.SPEED),
        ("120 kilomètres par heure", Dimension.SPEED),
        ("quatre pour cent", Dimension.PERCENT),
        ("5 bis 8 Jahre", Dimension.TIME),
        ("dreistündig", Dimension.TIME),
        ("380 megawatts", Dimension.POWER),
        ("minus 114 Grad", Dimension.TEMPERATURE),
    ],
)
def test_a_unit_tells_what_a_number_measures(words: str, dimension: Dimension) -> None:
    assert [dimension in units for units in measured(words).numbers] == [True]


@pytest.mark.parametrize(
    "words", ["14", "2014", "14 boats", "340,000", "40 Etagen", "3 an Bord", "три части", "400 a day", "12 m"]
)
def test_other_numbers_measure_nothing(words: str) -> None:
    assert measured(words).numbers == (frozenset(),)


@pytest.mark.parametrize(
    ("words", "dimension"),
    [
        ("300 dönüm", Dimension.AREA),
        ("300 hektár", Dimension.AREA),
        ("12 ヘクタール", Dimension.AREA),
        ("300公顷", Dimension.AREA),
        ("12 forint", Dimension.MONEY),
        ("25 000 kr", Dimension.MONEY),
        ("3 miljoonaa euroa", Dimension.MONEY),
        ("5 milyon lira", Dimension.MONEY),
        ("900 δολάρια", Dimension.MONEY),
        ("40 százalék", Dimension.PERCENT),
        ("12 tonnia", Dimension.MASS),
        ("12 kilométer", Dimension.LENGTH),
        ("12 timmar", Dimension.TIME),
        ("12 månader", Dimension.TIME),
        ("12 vuotta", Dimension.TIME),
        ("12 أيام", Dimension.TIME),
    ],
)
def test_a_unit_of_further_languages(words: str, dimension: Dimension) -> None:
    assert measured(words).numbers == (frozenset({dimension}),)


@pytest.mark.parametrize("words", ["a nap", "a timer", "12 bin lorries", "300 işçi", "210 dolgozót"])
def test_no_unit_of_a_further_language(words: str) -> None:
    assert not any(measured(words).numbers)


def test_a_unit_may_follow_and_its_small_spellings_only_within_the_words() -> None:
    assert measured("190", " millimetres of rain").none_is(Dimension.MONEY)
    assert measured("14", " ha vinto la gara").numbers == (frozenset(),)


def test_the_noun_asked_for_may_have_a_scale_before_it() -> None:
    assert first_unit("million euros did it cost") == {Dimension.MONEY}
    assert first_unit("d'hectares ont brûlé") == {Dimension.AREA}
    assert first_unit("people came") == frozenset()
    assert first_unit("unpaid days had passed") is None


@pytest.mark.parametrize(
    ("words", "after", "language"),
    [
        ("12", " night nurses", None),
        ("three", " bar workers", None),
        ("300", " foot soldiers", "en"),
        ("12", " day trippers", "en"),
        ("12", " day-trippers", "en"),
        ("fünf", " Bar-Besucher", "de"),
        ("200", " Mark Twain fans", None),
        ("zwanzig", " Euro-Scheine", "de"),
    ],
)
def test_a_unit_that_says_what_kind_of_thing_is_counted_measures_nothing(
    words: str, after: str, language: str | None
) -> None:
    assert measured(words, after, language).numbers == (frozenset(),)


@pytest.mark.parametrize(
    ("words", "dimension", "language"),
    [
        ("200 Mark Strafe", Dimension.MONEY, "de"),
        ("12 Meter Kabel", Dimension.LENGTH, "de"),
        ("12 ton ryb", Dimension.MASS, "pl"),
        ("six foot tall", Dimension.LENGTH, "en"),
        ("a 12-hour shift", Dimension.TIME, "en"),
        ("12-Stunden-Schicht", Dimension.TIME, "de"),
        ("24-year-old", Dimension.TIME, "en"),
        ("one hour later", Dimension.TIME, "en"),
        ("1 day trip", Dimension.TIME, "en"),
        ("40 mile", Dimension.LENGTH, "en"),
        ("12 nights here", Dimension.TIME, "en"),
        ("300 US-Dollar", Dimension.MONEY, "de"),
        ("120 kilomètres-heure", Dimension.SPEED, "fr"),
        ("3 light-years", Dimension.LENGTH, "en"),
    ],
)
def test_hyphens_and_singulars_that_belong_to_the_number_measure(
    words: str, dimension: Dimension, language: str
) -> None:
    assert [dimension in units for units in measured(words, "", language).numbers] == [True]
