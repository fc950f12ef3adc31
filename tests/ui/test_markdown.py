"""What Markdown's marks stand for: the words are shown without them, and what only looks like one stays."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.markdown import MAX_SPANS, is_markdown, marks, shown_words, unbroken

TABLE = "| Brücke | Baujahr |\n| --- | ---: |\n| Nordsteg | **1931** |\n| Alte Sundbrücke | 1888 |"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("The tug **Perle** sank.", "The tug Perle sank."),
        ("## Was der Reeder sagt", "Was der Reeder sagt"),
        ("# Le port\n\nIl *rouvre* lundi.", "Le port\n\nIl rouvre lundi."),
        ("Es [la línea 4](https://metro.example/4) la que falla.", "Es la línea 4 la que falla."),
        ("Команда `cat` __важна__.", "Команда cat важна."),
        ("**Frage: Wie lange noch?", "Frage: Wie lange noch?"),
        ("and he left.**", "and he left."),
        (TABLE, "Brücke · Baujahr; Nordsteg · 1931; Alte Sundbrücke · 1888"),
        ("1931 | 40 |\n| Alter Steg | 1888 |\n| Damm | 17", "1931 · 40; Alter Steg · 1888; Damm · 17"),
        ("```\n# no heading *at all*\n```\nafter", "# no heading *at all*\nafter"),
    ],
)
def test_words_are_shown_without_marks(typed, shown):
    assert shown_words(typed) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "5 * 3 * 2 makes 30",
        "2**3 and call(**options)",
        "snake_case_name and __init__x",
        "#1 in the charts, C# and F#",
        "Kosten: 5* (*ohne Steuer)",
        "either | or | both",
        "the value |x| alone",
        "an array[3](see below it)",
        "- a list stays a list",
        "Номер # 5 и 3 > 2",
    ],
)
def test_what_only_looks_like_a_mark_stays(typed):
    assert shown_words(typed) == typed


def test_columns_of_a_table_are_padded_to_their_widest_cell():
    found = marks(TABLE)
    wide = {TABLE[: span[0]].rsplit("\n", 1)[-1].strip("| "): width for span, width in found.gaps}
    assert wide == {"Brücke": 12, "Nordsteg": 10, "Alte Sundbrücke": 3}
    hidden = {TABLE[start:end] for start, end in found.layers["markup"]}
    assert "| --- | ---: |\n" in hidden


def test_code_is_code_and_holds_no_other_marks():
    text = "Run `a*b*c` now:\n\n~~~sh\n| x | y |\n**no**\n~~~\n\n*yes*\n"
    found = marks(text)
    assert [text[slice(*span)] for span in found.layers["code"]] == ["| x | y |\n**no**\n", "a*b*c"]
    assert [text[slice(*span)] for span in found.layers["emphasis"]] == ["yes"]
    assert "table" not in found.layers
    assert unbroken(text) == [(text.index("~~~sh"), text.index("\n*yes*"))]


@given(st.text(st.sampled_from("ab |*_`#\n[]()~-"), max_size=80))
def test_spans_lie_within_the_text_and_what_is_shown_adds_only_joints(text):
    for spans in marks(text).layers.values():
        assert all(0 <= start < end <= len(text) for start, end in spans)
    assert {char for char in shown_words(text) if char not in "·; |"} <= set(text)


def test_more_marks_than_anybody_types_are_none_and_soon():
    began = time.monotonic()
    assert len(marks("*a* **b** `c` | d | e |\n" * 20_000)) == 0
    assert time.monotonic() - began < 2
    assert len(marks("**b** " * (MAX_SPANS // 3))) > 0


def test_which_articles_are_markdown():
    assert is_markdown("a/b.md")
    assert is_markdown("A.MD")
    assert not any(map(is_markdown, ("a.txt", "md", "notes.md.txt", "x.jsonl#a")))
