"""An article's words as an answer shows them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.extracts.shown_quotes import plain, quoted
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
        ("de", "„Niemand muss das“, sagte sie.", "‚„Niemand muss das“, sagte sie.‘"),
        ("de", "„Niemand muss das.“", "„Niemand muss das.“"),
        ("de", "Sie nannte es „gut“ und ging.", "‚Sie nannte es „gut“ und ging.‘"),
        ("de", "“No,” he said.", "‚“No,” he said.‘"),
        ("de", "»Nein«, sagte sie.", "„»Nein«, sagte sie.“"),
        ("en", "“Nobody must,” she said. “Not now.”", "‘“Nobody must,” she said. “Not now.”’"),
        ("en", '"Nobody must," she said.', '‘"Nobody must," she said.’'),
        ("en", "We don’t know the miners’ hall.", "“We don’t know the miners’ hall.”"),
        ("en", "She called it ‘good’ and “fair”.", "“She called it ‘good’ and “fair”.”"),
        ("es", "«No», dijo ella.", "“«No», dijo ella.”"),
        ("es", "«No es “eso” para mí.»", "«No es “eso” para mí.»"),
        ("es", "Lo llamó “bueno”.", "«Lo llamó “bueno”.»"),
        ("fr", "« Non », dit-elle.", "“« Non », dit-elle.”"),
        ("it", "«No», disse.", "“«No», disse.”"),
        ("ru", "«Нет», — сказала она.", "“«Нет», — сказала она.”"),
        ("pl", "„Nie”, powiedziała.", "«„Nie”, powiedziała.»"),
        ("nl", "“Nee”, zei ze.", "‘“Nee”, zei ze.’"),
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


@given(
    st.text(alphabet='aB „“”«»"‚‘’ ', min_size=1, max_size=30),
    st.sampled_from(["de", "en", "fr", "pl", "ru", "es", "nl"]),
)
@example('" "', "de")
def test_marks_around_a_text_are_a_pair_and_its_words_stay(text: str, language: str) -> None:
    shown = quoted(text, phrases(language).quote)
    inner = text[1:-1].strip()
    assert shown == text or text in shown or (inner and inner in shown)
    if text in shown[1:]:
        before, _, behind = shown[1:].partition(text)
        assert shown[0] + before.strip() + behind.strip() in ("„“", "‚‘", "“”", "‘’", "«»", "„”")
