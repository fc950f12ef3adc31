from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from assistant.filters import checked_filters, filters_of, passage_count
from index.errors import QuestionError, SettingsError
from index.records import Filters


def test_nothing_asked_for_leaves_everything_in() -> None:
    assert not checked_filters()
    assert not checked_filters([], "", "", [])


@pytest.mark.parametrize("written", ["de", "DE", "de-AT", "de_at", " de "])
def test_a_language_is_taken_without_case_and_region(written: str) -> None:
    assert checked_filters(languages=[written]).languages == ("de",)


@pytest.mark.parametrize("written", ["german", "deu", "d", "", "xx", None])
def test_what_is_no_language_code_is_an_error_with_an_example(written: str) -> None:
    with pytest.raises(SettingsError, match=r"ISO 639-1.*de for German") as caught:
        checked_filters(languages=[written])
    assert repr(written) in str(caught.value)


@pytest.mark.parametrize("written", ["--12", "--12-31", "garbage", "2021-02-30", 2021])
@pytest.mark.parametrize("name", ["date_from", "date_to"])
def test_what_is_no_date_with_a_year_is_an_error_with_an_example(name: str, written: object) -> None:
    with pytest.raises(SettingsError, match=rf"{name}.*2021-12-31, 2021-12 or 2021"):
        checked_filters(**{name: written})


@pytest.mark.parametrize(("first", "last"), [("2022", "2021"), ("2021-12", "2021-11-30")])
def test_a_range_that_ends_before_it_begins_is_an_error(first: str, last: str) -> None:
    with pytest.raises(SettingsError, match=f"date_from {first} is after date_to {last}"):
        checked_filters(date_from=first, date_to=last)


@pytest.mark.parametrize(("first", "last"), [("2021-12-31", "2021"), ("2021-12", "2021-12-01")])
def test_a_range_may_begin_and_end_in_the_same_month_or_year(first: str, last: str) -> None:
    assert checked_filters(date_from=first, date_to=last).date_to == last


def test_a_text_in_place_of_a_list_is_an_error() -> None:
    with pytest.raises(SettingsError, match="give a list"):
        checked_filters(languages="de")


def test_filters_are_taken_as_a_dict_too() -> None:
    assert filters_of({"languages": ["de"]}) == Filters(languages=("de",))
    assert filters_of(None) == filters_of({}) == Filters()
    assert filters_of(Filters(sources=("a*",))).sources == ("a*",)


@pytest.mark.parametrize("value", ["de", {"language": "de"}, ["de"]])
def test_other_forms_of_filters_are_an_error_that_names_the_keys(value: object) -> None:
    with pytest.raises(QuestionError, match="sources, date_from, date_to, languages"):
        filters_of(value)


def test_sources_may_be_paths() -> None:
    given = [Path("reports/*"), PureWindowsPath("reports\\may"), "ferry.txt"]
    assert checked_filters(sources=given).sources == ("reports/*", "reports/may", "ferry.txt")


@pytest.mark.parametrize("sources", [Path("reports"), [5], 5, [None]])
def test_sources_that_are_neither_texts_nor_paths_in_a_list_are_an_error(sources: object) -> None:
    with pytest.raises(SettingsError, match="sources"):
        checked_filters(sources=sources)


@pytest.mark.parametrize("k", ["3", 2.5, True, None, 0, -4])
def test_a_count_that_is_no_whole_number_from_one_up_is_an_error_that_shows_it(k: object) -> None:
    with pytest.raises(SettingsError) as caught:
        passage_count(k)
    assert repr(k) in str(caught.value)
    assert passage_count(1) == 1
