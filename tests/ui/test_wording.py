"""Every language says everything; numbers, dates and the choice of language."""

from __future__ import annotations

import re
import string

import pytest

from ui.wording import LANGUAGES, plural_form, preferred_language, wording


def placeholders(value) -> set[str]:
    if isinstance(value, dict):
        return set().union(*(placeholders(item) for item in value.values()))
    if isinstance(value, list):
        return set()
    return {name for _, name, _, _ in string.Formatter().parse(value) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_placeholders(language):
    english, other = wording("en").entries, wording(language).entries
    assert other.keys() == english.keys()
    for key, value in english.items():
        assert placeholders(other[key]) == placeholders(value), key
    for table in ("languages", "origins"):
        assert other[table].keys() == english[table].keys()
    assert len(other["months"]) == 12


def test_every_text_is_used():
    from importlib import resources

    code = "".join(path.read_text() for path in resources.files("ui").iterdir() if path.name.endswith(".py"))
    computed = {"earlier_text", "later_text", "was_right", "was_wrong"}
    unused = [
        key
        for key in wording("en").entries
        if key not in computed and not re.search(rf"[\"']{key}[\"']", code)
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("de-DE,de;q=0.9,en;q=0.8", "de"),
        ("pt-BR,pt;q=0.9,es;q=0.5,en;q=0.4", "es"),
        ("en;q=0.2,ru;q=0.7", "ru"),
        ("fr-CA", "fr"),
        ("*", "en"),
        ("", "en"),
        (None, "en"),
        ("de;q=0", "en"),
        ("<script>,de", "de"),
        ("x" * 100_000, "en"),
    ],
)
def test_preferred_language(header, expected):
    assert preferred_language(header) == expected


def test_dates_at_each_precision():
    assert wording("de").date("2021-12-31") == "31. Dezember 2021"
    assert wording("en").date("2021-12") == "December 2021"
    assert wording("ru").date("2021-12-31") == "31 декабря 2021"
    assert wording("ru").date("2021-12") == "декабрь 2021"
    assert wording("es").date("2021") == "2021"
    assert wording("fr").date(None) == "Sans date"
    assert wording("en").date("yesterday") == "yesterday"
    assert wording("en").date("2021-13-01") == "2021"


def test_russian_numbers_take_three_forms():
    assert [
        plural_form("ru", n) for n in (1, 3, 5, 11, 21, 22, 112)
    ] == "one few other other one few other".split()
    assert wording("ru").count("articles", 21) == "21 статья"
    assert wording("ru").count("articles", 14) == "14 статей"


def test_an_unknown_language_falls_back_to_english():
    assert wording("tlh").language == "en"
    assert wording("en").language_name("tlh") == "TLH"
