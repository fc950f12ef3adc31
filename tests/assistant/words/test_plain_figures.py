from __future__ import annotations

import time

import pytest

from assistant.words.plain_figures import large_numbers, plain_figures


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("耗资4.6亿元", "耗资460000000元"),
        ("約8万人", "約80000人"),
        ("3億2千万円", "320000000円"),
        ("3億2000万円", "320000000円"),
        ("1萬2500人", "12500人"),
        ("2억 4000만 원", "240000000 원"),
        ("3만 5000명", "35000명"),
        ("1,300万", "13000000"),
        ("1.5万亿元", "1500000000000元"),
        ("२५० रुपये और ٧٫٥", "250 रुपये और 7.5"),
        ("Über 8 000 Menschen", "Über 8 000 Menschen"),
        ("几万人, 2025年5月", "几万人, 2025年5月"),
        ("10,5万", "10,5万"),
        ("5万1", "5万1"),
        ("3億 2025年", "300000000 2025年"),
    ],
)
def test_numbers_are_written_in_plain_digits(text: str, plain: str) -> None:
    assert plain_figures(text) == plain


def test_a_large_number_is_known_as_other_languages_count() -> None:
    assert large_numbers("4.6亿元") == {"460000000": {"460000000", "460000", "460", "0.46"}}
    assert large_numbers("460 Millionen und ٤٦٠") == {}


@pytest.mark.parametrize("seed", ["1,111", "1万", "1 ", "9千", "1.1万2"])
def test_long_runs_are_read_at_once(seed: str) -> None:
    started = time.monotonic()
    plain_figures("é" + seed * 20_000)
    assert time.monotonic() - started < 5
