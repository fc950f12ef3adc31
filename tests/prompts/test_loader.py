"""Prompts and phrases: every language says the same things, and filling in is checked."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from prompts.loader import PromptError, Template, languages, load, phrases

ENGLISH = tomllib.loads((files("prompts") / "phrases" / "en.toml").read_text(encoding="utf-8"))


def _table(code: str) -> dict:
    return tomllib.loads((files("prompts") / "phrases" / f"{code}.toml").read_text(encoding="utf-8"))


def test_fourteen_languages_have_phrases() -> None:
    listed = {"cs", "da", "de", "en", "es", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv", "uk"}
    assert set(languages()) >= listed


@pytest.mark.parametrize("code", languages())
def test_every_language_has_the_keys_of_english(code: str) -> None:
    table = _table(code)
    assert table.keys() == ENGLISH.keys()
    for part in ("failures", "languages"):
        assert table[part].keys() == ENGLISH[part].keys()
    for part in ("months", "months_alone"):
        assert len(set(table[part])) == 12


@pytest.mark.parametrize("code", languages())
def test_every_language_has_the_placeholders_of_english(code: str) -> None:
    for key, phrase in _table(code).items():
        if isinstance(phrase, str):
            assert Template(key, phrase).placeholders == Template(key, ENGLISH[key]).placeholders, key


@pytest.mark.parametrize("code", languages())
def test_no_phrase_is_empty(code: str) -> None:
    for key, phrase in _table(code).items():
        values = (
            phrase.values() if isinstance(phrase, dict) else [phrase] if isinstance(phrase, str) else phrase
        )
        assert all(value.strip() for value in values), key


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
def test_phrases_are_not_left_in_english(code: str) -> None:
    table = _table(code)
    for key in ("refusal", "says", "several_articles_agree", "copies", "model_failed", "covers_one_date"):
        assert table[key] != ENGLISH[key], key
    assert table["nothing_passes"] != ENGLISH["nothing_passes"]
    assert table["failures"]["no_such_model"] != ENGLISH["failures"]["no_such_model"]


def test_unknown_language_falls_back_to_english() -> None:
    assert phrases("xx").language == "en"
    assert phrases(None).language == "en"


def test_region_of_a_language_is_left_aside() -> None:
    assert phrases("pt-BR").language == "pt"
    assert phrases("DE_at").language == "de"


def test_dates_are_written_as_the_language_writes_them() -> None:
    assert phrases("en").date("2021-12-07") == "7 December 2021"
    assert phrases("de").date("2021-12-07") == "7. Dezember 2021"
    assert phrases("de").date("2021-12") == "Dezember 2021"
    assert phrases("ru").date("2021-12-07") == "7 декабря 2021 г."
    assert phrases("ru").date("2021-12") == "декабрь 2021 г."
    assert phrases("es").date("2022-02-12") == "12 de febrero de 2022"


@pytest.mark.parametrize("text", ["2021", "yesterday", "2021-13", "2021-02-40", ""])
def test_what_is_no_day_or_month_is_left_as_it_is(text: str) -> None:
    assert phrases("en").date(text) == text


def test_language_without_a_name_is_shown_by_its_code() -> None:
    assert phrases("de").language_name("ru") == "Russisch"
    assert phrases("de").language_name("sw") == "sw"
    assert phrases("de").language_name(None) == "unbekannt"


def test_missing_and_unknown_placeholders_are_named() -> None:
    template = Template("greeting", "Hello {name} of {place}")
    with pytest.raises(
        PromptError, match=r"greeting.*no value for \{place\}.*no placeholder.*'planet'"
    ) as caught:
        template.fill(name="Ada", planet="Earth")
    assert "Its placeholders: name, place" in str(caught.value)


def test_what_is_filled_in_is_not_scanned_again() -> None:
    assert Template("t", "{question} {text}").fill(question="{text}", text="x") == "{text} x"


def test_other_braces_are_plain_text() -> None:
    template = Template("t", '{"passage": 1} {} {A} {name}')
    assert template.placeholders == {"name"}
    assert template.fill(name="n") == '{"passage": 1} {} {A} n'


def test_missing_prompt_is_named_with_those_there_are() -> None:
    with pytest.raises(PromptError, match=r"nonsense.*answer.*refusal"):
        load("nonsense")
    with pytest.raises(PromptError):
        load("../answer")


def test_hash_follows_the_words() -> None:
    assert load("answer").hash == load("answer").hash
    assert Template("a", "x").hash != Template("a", "y").hash
    assert phrases("de").hash != phrases("en").hash
    assert len(phrases("de").hash) == 64


def test_refusal_is_one_constant_of_prompt_and_parser() -> None:
    refusal = load("refusal").text
    filled = load("answer").fill(
        language="German", refusal=refusal, format=load("format_text").fill(refusal=refusal)
    )
    assert filled.count(refusal) == 2
