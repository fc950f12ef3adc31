"""Dates in the figures, months and calendars of further languages, and months that are other ones elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from index.metadata import date_in_name
from index.text.date_forms import of_solar_hijri
from index.text.dates import find_dates, find_in_question, parse_date


@pytest.mark.parametrize(
    ("written", "language", "iso"),
    [
        ("٧ حزيران ٢٠٢٣", "ar", "2023-06-07"),
        ("21 تشرين الثاني 2023", "ar", "2023-11-21"),
        ("21 نوفمبر 2023", "ar", "2023-11-21"),
        ("۵ سپتامبر ۲۰۲۳", "fa", "2023-09-05"),
        ("۳ مهر ۱۴۰۲", "fa", "2023-09-25"),
        ("1402/07/03", "fa", "2023-09-25"),
        ("17 בינואר 2023", "he", "2023-01-17"),
        ("6 Οκτωβρίου 2023", "el", "2023-10-06"),
        ("6 ΟΚΤΩΒΡΙΟΥ 2023", "el", "2023-10-06"),
        ("२३ नवंबर २०२३", "hi", "2023-11-23"),
        ("ngày 4 tháng 11 năm 2023", "vi", "2023-11-04"),
        ("tháng 11 năm 2023", "vi", "2023-11"),
        ("4 พฤศจิกายน 2566", "th", "2023-11-04"),
        ("๔ พ.ย. ๒๕๖๖", "th", "2023-11-04"),
        ("4 พฤศจิกายน 2023", "th", "2023-11-04"),
        ("2023. május 9.", "hu", "2023-05-09"),
        ("2023. 05. 09. 8:15", "hu", "2023-05-09"),
        ("2023. december 9.", "hu", "2023-12-09"),
        ("3. marraskuuta 2023", "fi", "2023-11-03"),
        ("marraskuussa 2023", "fi", "2023-11"),
        ("二〇二三年十一月二十四日", "zh", "2023-11-24"),
        ("令和5年11月4日", "ja", "2023-11-04"),
        ("２０２３年１１月４日", "ja", "2023-11-04"),
        ("4 KASIM 2023", "tr", "2023-11-04"),
        ("4 ARALIK 2023", "tr", "2023-12-04"),
        ("4 HAZİRAN 2023", "tr", "2023-06-04"),
        ("5. studenoga 2023.", "hr", "2023-11-05"),
        ("5. listopada 2023.", "hr", "2023-10-05"),
        ("5 listopada 2023", "pl", "2023-11-05"),
        ("5. listopadu 2023", "cs", "2023-11-05"),
        ("5 octombrie 2023", "ro", "2023-10-05"),
        ("14. mars 2023", "de", "2023-03-14"),
    ],
)
def test_days_of_further_languages(written: str, language: str, iso: str) -> None:
    assert parse_date(written, language) == iso


@pytest.mark.parametrize(
    ("written", "language", "iso"),
    [
        ("K-Mart 2019 figures", "en", "2019"),
        ("K-Mart 2019 figures", "tr", "2019"),
        ("Mars 2020 landed", "en", "2020"),
        ("mars 2020", "fr", "2020-03"),
        ("Marco 2021", "it", "2021"),
        ("5 listopada 2023", None, "2023"),
        ("30 Φεβρουαρίου 2023", "el", "2023-02"),
        ("۳۱ مهر ۱۴۰۲", "fa", None),
        ("trong 3 tháng", "vi", None),
        ("CO² 2 March 2023", "en", "2023-03-02"),
    ],
)
def test_what_is_no_such_month_is_not_taken_for_one(
    written: str, language: str | None, iso: str | None
) -> None:
    assert parse_date(written, language) == iso


def test_a_sentence_that_ends_with_a_year_takes_no_day_from_the_next() -> None:
    assert [mention.iso for mention in find_dates("It shut in 2021. March 14 was the last day.", "en")] == [
        "--03-14"
    ]


def test_joined_months_are_still_months() -> None:
    assert parse_date("Juli-August 2023", "de") == "2023-08"


def test_a_question_in_other_figures_has_its_month() -> None:
    assert find_in_question("ماذا حدث في أيلول ٢٠٢٣؟", "ar") == [(date(2023, 9, 1), date(2023, 9, 30))]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1402, 12, 29), date(2024, 3, 19)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1402, 12, 30), None),
        ((1402, 7, 31), None),
        ((1203, 1, 1), None),
    ],
)
def test_the_solar_hijri_calendar(day: tuple[int, int, int], expected: date | None) -> None:
    assert of_solar_hijri(*day) == expected


@pytest.mark.parametrize(
    ("name", "day"),
    [("night-20230231", None), ("night-20230228", "2023-02-28"), ("k-mart-2019-figures", None)],
)
def test_a_file_is_not_named_after_a_day_that_does_not_exist(name: str, day: str | None) -> None:
    assert date_in_name(name) == day
