"""Which part of a page's title names its outlet."""

from __future__ import annotations

import pytest

from index.formats.page_titles import headline_and_site

HEADLINE = "Opening planned for late 2021"


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        (f"Ilvesham: {HEADLINE}", None),
        (f"Elbe-Kurier: {HEADLINE}", "Elbe-Kurier"),
        (f"Harbourside | Ilvesham: {HEADLINE}", "Harbourside"),
        (f"{HEADLINE} | Harbourside", "Harbourside"),
        (f"Ilvesham : {HEADLINE}", "Ilvesham"),
    ],
)
def test_a_place_before_a_colon_is_no_outlet(title: str, outlet: str | None) -> None:
    assert headline_and_site(title, HEADLINE) == (HEADLINE, outlet)


def test_words_behind_a_colon_are_no_outlet_where_the_headline_reads_otherwise() -> None:
    assert headline_and_site("Ilvesham: Pool comes later", "The pool is going to open late") == (
        "The pool is going to open late",
        None,
    )
