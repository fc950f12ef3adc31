"""Lines that say when an article appeared, to the month or year."""

from __future__ import annotations

import pytest

from index.parts.bylines import read_byline


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: 2018", "2018"),
        ("Published: December 2018", "2018-12"),
        ("Published: 2018-12", "2018-12"),
        ("Erschienen im Dezember 2018", "2018-12"),
        ("Datum: 2018", "2018"),
        ("Date: 2018-12", "2018-12"),
        ("Дата: декабрь 2018", "2018-12"),
        ("Published: 2018-12-31", "2018-12-31"),
    ],
)
def test_a_labelled_month_or_year_is_a_date(line: str, date: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert byline.date == date


@pytest.mark.parametrize(
    "line",
    [
        "2018",
        "March 2018",
        "Published 2018",
        "Published in 2018 by Ann",
        "Updated: 2019",
        "Date: nice",
        "Data: 400",
    ],
)
def test_a_bare_year_and_other_labels_are_none(line: str) -> None:
    byline = read_byline(line)
    assert byline is None or byline.date is None
