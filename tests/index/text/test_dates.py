"""Dates as the news writes them, in ten languages and more; never one that does not exist."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.text.dates import (
    ANY_YEAR,
    agree,
    date_range,
    find_dates,
    find_in_question,
    overlaps,
    parse_date,
    precision,
)


def _day(year: int, month: int, day: int) -> tuple[date, date]:
    return date(year, month, day), date(year, month, day)


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2021-12-31", date(2021, 12, 31), date(2021, 12, 31)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("--12-07", date(ANY_YEAR, 12, 7), date(ANY_YEAR, 12, 7)),
        ("--02", date(ANY_YEAR, 2, 1), date(ANY_YEAR, 2, 29)),
    ],
)
def test_an_iso_date_of_any_precision_is_a_range(iso: str, first: date, last: date) -> None:
    assert date_range(iso) == (first, last)


@pytest.mark.parametrize(
    "wrong", ["", "31.12.2021", "2021-13", "2021-02-30", "21-12-31", "2021-12-31T00:00", "December"]
)
def test_what_is_no_iso_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="2021-12-31"):
        date_range(wrong)


def test_precision_counts_the_parts() -> None:
    assert [precision(iso) for iso in ("2021", "2021-12", "2021-12-31")] == [1, 2, 3]


def test_dates_agree_when_one_says_more() -> None:
    assert agree("2021-12", "2021-12-31")
    assert agree("2021-12-31", "2021")
    assert not agree("2021-12-30", "2021-12-31")
    assert not agree("2021-1", "2021-12")


@pytest.mark.parametrize(
    ("written", "language", "iso"),
    [
        ("31.12.2021, 00:07 Uhr | rtr", "de", "2021-12-31"),
        ("31. Dezember 2021", "de", "2021-12-31"),
        ("Freitag, 31. Dez. 2021", "de", "2021-12-31"),
        ("1. März 2022", "de", "2022-03-01"),
        ("5. Jänner 2022", "de", "2022-01-05"),
        ("December 31, 2021", "en", "2021-12-31"),
        ("Dec. 31, 2021", "en", "2021-12-31"),
        ("Fri December 31st, 2021", "en", "2021-12-31"),
        ("the 31st of December 2021", "en", "2021-12-31"),
        ("31 Dec 2021 10:00:00 GMT", "en", "2021-12-31"),
        ("31 décembre 2021", "fr", "2021-12-31"),
        ("le 1er janvier 2022 à 19 h 30", "fr", "2022-01-01"),
        ("31 de diciembre de 2021", "es", "2021-12-31"),
        ("31/12/2021, 10:25 h", "es", "2021-12-31"),
        ("31 декабря 2021 года, 02:10", "ru", "2021-12-31"),
        ("3 січня 2022 року", "uk", "2022-01-03"),
        ("12 лютого 2022", "uk", "2022-02-12"),
        ("12 febbraio 2022", "it", "2022-02-12"),
        ("12 de fevereiro de 2022", "pt", "2022-02-12"),
        ("12 februari 2022", "nl", "2022-02-12"),
        ("12 lutego 2022 r.", "pl", "2022-02-12"),
        ("2021年12月7日", "zh", "2021-12-07"),
        ("2021년 12월 7일", "ko", "2021-12-07"),
        ("2021-12-31T00:07:12+01:00", None, "2021-12-31"),
        ("2021-12-31 00:07", None, "2021-12-31"),
        ("2021/12/31", None, "2021-12-31"),
        ("20211231", None, "2021-12-31"),
        ("31-12-2021", None, "2021-12-31"),
        ("31.12.21", None, "2021-12-31"),
        ("12/2021", None, "2021-12"),
        ("2021-12", None, "2021-12"),
        ("Dezember 2021", "de", "2021-12"),
        ("2021", None, "2021"),
        ("12/31/2021", "en", "2021-12-31"),
        ("02/12/2022", "en", "2022"),
        ("02/12/2022", "fr", "2022-12-02"),
        ("29. Februar 2021", "de", "2021-02"),
        ("kein Datum", "de", None),
        ("21.35 Uhr", "de", None),
        ("Version 1.2.3", None, None),
        ("am 7. Dezember", "de", None),
        ("", None, None),
    ],
)
def test_the_date_of_a_byline_or_tag(written: str, language: str | None, iso: str | None) -> None:
    assert parse_date(written, language) == iso


@pytest.mark.parametrize(
    ("question", "language", "ranges"),
    [
        ("Who called on 7 December?", "en", [_day(ANY_YEAR, 12, 7)]),
        ("Who called on December 7?", "en", [_day(ANY_YEAR, 12, 7)]),
        ("Was sagte Putin am 7.12.?", "de", [_day(ANY_YEAR, 12, 7)]),
        ("Was sagte Putin am 7. Dezember 2021?", "de", [_day(2021, 12, 7)]),
        ("Was geschah im Dezember 2021?", "de", [(date(2021, 12, 1), date(2021, 12, 31))]),
        ("Was geschah Ende Dezember?", "de", [(date(ANY_YEAR, 12, 21), date(ANY_YEAR, 12, 31))]),
        ("Was geschah Anfang 2022?", "de", [(date(2022, 1, 1), date(2022, 3, 31))]),
        ("What happened in February 2022?", "en", [(date(2022, 2, 1), date(2022, 2, 28))]),
        ("What was agreed in mid-January?", "en", [(date(ANY_YEAR, 1, 11), date(ANY_YEAR, 1, 20))]),
        ("When did the 2021 flood peak?", "en", [(date(2021, 1, 1), date(2021, 12, 31))]),
        ("Wie hoch war das Hochwasser 2021 in Halder?", "de", [(date(2021, 1, 1), date(2021, 12, 31))]),
        ("Где было наводнение 2021 в Халдере?", "ru", [(date(2021, 1, 1), date(2021, 12, 31))]),
        ("Were about 1998 in hospital by then?", "en", []),
        ("What did Russia annex in 2014?", "en", [(date(2014, 1, 1), date(2014, 12, 31))]),
        ("Que s'est-il passé le 31 décembre ?", "fr", [_day(ANY_YEAR, 12, 31)]),
        ("¿Qué pasó a finales de diciembre de 2021?", "es", [(date(2021, 12, 21), date(2021, 12, 31))]),
        ("Что произошло в конце декабря 2021 года?", "ru", [(date(2021, 12, 21), date(2021, 12, 31))]),
        ("Що сталося 3 січня?", "uk", [_day(ANY_YEAR, 1, 3)]),
        ("Cosa è successo nel febbraio 2022?", "it", [(date(2022, 2, 1), date(2022, 2, 28))]),
        ("12月7日に何がありましたか", "ja", [_day(ANY_YEAR, 12, 7)]),
        ("Calls on 7 and 30 December 2021", "en", [_day(2021, 12, 7), _day(2021, 12, 30)]),
        ("Who spoke on 7 December and on 30 December 2021?", "en", [_day(2021, 12, 7), _day(2021, 12, 30)]),
        ("between 7 and 30 December 2021", "en", [(date(2021, 12, 7), date(2021, 12, 30))]),
        ("vom 7. Dezember bis zum 30. Dezember 2021", "de", [(date(2021, 12, 7), date(2021, 12, 30))]),
        ("vom 10. bis 12. Januar", "de", [(date(ANY_YEAR, 1, 10), date(ANY_YEAR, 1, 12))]),
        ("How may they march on?", "en", []),
        ("Wie viele der 2000 Soldaten kamen?", "de", []),
        ("Dauerte es 2 Stunden und 5 Minuten?", "de", []),
        ("Um 21.35 Uhr?", "de", []),
        ("What happened yesterday?", "en", []),
        ("", None, []),
    ],
)
def test_the_time_a_question_asks_about(
    question: str, language: str | None, ranges: list[tuple[date, date]]
) -> None:
    assert find_in_question(question, language) == ranges


def test_a_day_without_a_year_fits_any_year() -> None:
    (asked,) = find_in_question("on 7 December", "en")
    assert overlaps(asked, "2021-12-07")
    assert overlaps(asked, "2019-12-07")
    assert overlaps(asked, "2021-12")
    assert overlaps(asked, "2021")
    assert not overlaps(asked, "2021-12-08")
    assert overlaps(asked, "2021-12-08", tolerance_days=1)
    assert not overlaps(asked, "2022-01")


def test_a_month_is_in_when_it_overlaps_the_range() -> None:
    asked = date_range("2021-12-20")[0], date_range("2022-01-05")[1]
    assert overlaps(asked, "2021-12")
    assert overlaps(asked, "2022")
    assert not overlaps(asked, "2022-02")


def test_the_last_of_february_fits_years_without_it() -> None:
    assert overlaps(date_range("--02-29"), "2021-02-28")


def test_mentions_keep_their_place_in_the_text() -> None:
    text = "Am 7. Dezember 2021 sprachen sie, am 10. und 12. Januar verhandelten andere."
    found = find_dates(text, "de")
    assert [(text[mention.start : mention.end].strip(" und"), mention.iso) for mention in found] == [
        ("7. Dezember 2021", "2021-12-07"), ("10.", "--01-10"), ("12. Januar", "--01-12"),
    ]  # fmt: skip


_PARTS = st.sampled_from(
    [
        "31",
        ".",
        "12",
        " ",
        "2021",
        "Dezember",
        "März",
        "/",
        "-",
        "may",
        "the",
        "und",
        "1st",
        "31.12.",
        "月",
        "декабря",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(st.text(max_size=60), st.lists(_PARTS, max_size=12).map("".join)),
    language=st.sampled_from([None, "de", "en", "fr", "ru"]),
)
def test_whatever_is_found_exists_in_the_calendar(text: str, language: str | None) -> None:
    for mention in find_dates(text, language):
        assert 0 <= mention.start < mention.end <= len(text)
        first, last = mention.range
        assert first <= last
        assert date_range(mention.iso)[0] <= first
    for first, last in find_in_question(text, language):
        assert first <= last
    parsed = parse_date(text, language)
    assert parsed is None or date_range(parsed)
