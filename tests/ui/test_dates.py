"""Dates in the filters, as the visitor's language writes them."""

from __future__ import annotations

import pytest

from ui.dates import is_reversed, iso_date


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru"])
@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021", "2021"),
        ("2021-12", "2021-12"),
        (" 2021-12-31 ", "2021-12-31"),
        ("31.12.2021", "2021-12-31"),
        ("1. 2. 2022", "2022-02-01"),
        ("12.2021", "2021-12"),
        ("31.02.2021", None),
        ("31.13.2021", None),
        ("2021-02-30", None),
        ("--12-31", None),
        ("0000", None),
        ("yesterday", None),
        ("31.12.21", None),
    ],
)
def test_dates_in_digits_are_read_in_every_language(written, iso, language):
    assert iso_date(written, language) == iso


@pytest.mark.parametrize(
    ("language", "iso"), [("fr", "2021-12-03"), ("es", "2021-12-03"), ("en", None), ("de", None)]
)
def test_slashes_are_read_where_the_day_comes_first(language, iso):
    assert iso_date("3/12/2021", language) == iso


def test_a_range_is_reversed_only_when_no_day_is_in_it():
    assert is_reversed("2022", "2021-12-31")
    assert is_reversed("2021-12", "2021-11-30")
    assert not is_reversed("2021-12-31", "2021")
    assert not is_reversed(None, "2021")
