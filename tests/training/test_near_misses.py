"""Names and numbers exchanged: what is found, what may replace it, and that nothing else changes."""

from __future__ import annotations

import random

from training.near_misses import exchange, find_mentions, replacement_for


def test_names_and_numbers_are_found_with_their_places() -> None:
    text = "Wann traf Olga Heberle am 12. Mai 1998 die 30 Gäste?"
    found = find_mentions(text)
    assert [(m.words, m.kind) for m in found] == [
        ("Olga Heberle", "name"),
        ("12", "number"),
        ("Mai", "name"),
        ("1998", "year"),
        ("30", "number"),
        ("Gäste", "name"),
    ]
    assert all(text[m.start : m.end] == m.words for m in found)


def test_first_word_of_a_sentence_is_no_name_by_its_capital_alone() -> None:
    assert [m.words for m in find_mentions("Where is it? There. Near Lübeck")] == ["Lübeck"]


def test_numbers_are_not_exchanged_inside_longer_numbers() -> None:
    assert exchange("19 von 1998 und 2019 sowie 19", "19", "21") == "21 von 1998 und 2019 sowie 21"


def test_names_are_not_exchanged_inside_longer_words() -> None:
    assert exchange("Rom und Romanshorn", "Rom", "Bern") == "Bern und Romanshorn"


def test_replacement_keeps_the_kind_and_shuns_forbidden_texts() -> None:
    pool = find_mentions("Das sagten dann Ines Kolbe, Tom Reuter und Ada Wirth im Jahr 1950.")
    mention = find_mentions("Was sagte Ines Kolbe?")[-1]
    seen = {replacement_for(mention, pool, ("Ada Wirth war da.",), random.Random(n)) for n in range(20)}
    assert seen == {"Tom Reuter"}


def test_a_year_without_alternatives_becomes_another_year() -> None:
    mention = find_mentions("Was war im Jahr 1987?")[-1]
    new = replacement_for(mention, (), (), random.Random(3))
    assert new is not None and new != "1987" and len(new) == 4


def test_a_name_without_alternatives_is_not_exchanged() -> None:
    mention = find_mentions("Was sagte Ines Kolbe?")[-1]
    assert replacement_for(mention, (), (), random.Random(1)) is None
