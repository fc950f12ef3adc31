"""An article's words as an answer shows them."""

from __future__ import annotations

import pytest

from assistant.shown_quotes import plain, quoted
from prompts.loader import phrases


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Hochwasser in Altenbruck", "Hochwasser in Altenbruck"),
        ("> **Hinweis:** Das ist\n> falsch.", "Hinweis: Das ist falsch."),
        ("Platz #1 und 5 > 4, 2 ** 3", "Platz #1 und 5 > 4, 2 ** 3"),
    ],
)
def test_marks_of_markdown_are_not_shown(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("de", "„Niemand muss das“, sagte sie.", "„‚Niemand muss das‘, sagte sie.“"),
        ("de", "„Niemand muss das.“", "„Niemand muss das.“"),
        ("de", "Sie nannte es „gut“ und ging.", "„Sie nannte es „gut“ und ging.“"),
        ("en", '"Nobody must," he said.', "“‘Nobody must,’ he said.”"),
        ("fr", "Il a dit « non »", "« Il a dit “non” »"),
        ("ru", "«Нет», — сказал он.", "«“Нет”, — сказал он.»"),
        ("de", "« Non », dit-il.", "„‚Non‘, dit-il.“"),
        ("de", "", "„“"),
    ],
)
def test_quotation_marks_do_not_double(language: str, text: str, shown: str) -> None:
    assert quoted(text, phrases(language).quote) == shown
