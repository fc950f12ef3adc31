"""An article's words as an answer shows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.shown_quotes import plain, quoted
from prompts.loader import phrases


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Hochwasser in Altenbruck", "Hochwasser in Altenbruck"),
        ("> Das ist\nfalsch.", "Das ist falsch."),
        ("**Das ist falsch.**", "Das ist falsch."),
        ("**Hinweis:** Das ist **falsch**", "**Hinweis:** Das ist **falsch**"),
        ("Platz #1 und 5 > 4, 2 ** 3", "Platz #1 und 5 > 4, 2 ** 3"),
        ("", ""),
    ],
)
def test_marks_of_markdown_around_the_whole_are_not_shown(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("de", "„Niemand muss das“, sagte sie.", "„„Niemand muss das“, sagte sie.“"),
        ("de", "„Niemand muss das.“", "„Niemand muss das.“"),
        ("de", "Sie nannte es „gut“ und ging.", "„Sie nannte es „gut“ und ging.“"),
        ("en", '"Nobody must."', "“Nobody must.”"),
        ("fr", "« Non »", "« Non »"),
        ("de", "", "„“"),
    ],
)
def test_quotation_marks_around_the_whole_do_not_double(language: str, text: str, shown: str) -> None:
    assert quoted(text, phrases(language).quote) == shown


@given(st.text(alphabet='aB „“”«»"#>*_\n\u00a0', max_size=40))
def test_what_is_shown_stands_in_the_text(text: str) -> None:
    one_line = " ".join(text.split())
    shown = plain(text)
    assert shown in one_line
    template = phrases("en").quote
    assert quoted(shown, template)[1:-1] in one_line
