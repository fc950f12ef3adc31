from __future__ import annotations

import random

import pytest

from assistant.quotes import locate
from index.records import Article

TEXT = (
    "Berlin (eig). Die Ministerin sagte: „Wir werden den Vertrag nicht kündigen.“ Im Haushalt stehen 1.250 Millionen "
    "Euro, das sind 12,5 Prozent mehr als 2021. Es sei nicht un-\nmöglich, so der Sprecher – aber «sehr schwer».\n\n"
    "Der Verhand-\nlungsführer blieb\u00a0ruhig.\r\nDie Gespräche dauerten 2 Stunden und 5 Minuten. "
    "Das Nicht-Eingreifen gilt. 北京，总统周三表示不会让步。"
)
ARTICLE = Article("a.txt", TEXT)


def shown(quote: str) -> str | None:
    place = locate(ARTICLE, quote)
    return None if place is None else TEXT[place[0] : place[1]]


@pytest.mark.parametrize(
    "quote",
    [
        "Wir werden den Vertrag nicht kündigen",
        '"Wir werden den Vertrag nicht kündigen."',
        "»Wir werden den Vertrag nicht kündigen.«",
        "Im Haushalt stehen 1.250 Millionen Euro",
        "12,5 Prozent mehr als 2021",
        "Der Verhandlungsführer blieb ruhig",
        "Der Verhand-\nlungsführer blieb\u00a0ruhig.",
        "so der Sprecher - aber 'sehr schwer'",
        "nicht unmöglich, so der Sprecher",
        "Die Gespräche dauerten  2 Stunden\nund 5 Minuten",
        "总统周三表示",
    ],
)
def test_typography_is_forgiven(quote: str) -> None:
    assert shown(quote) is not None


@pytest.mark.parametrize(
    "quote",
    [
        "Wir werden den Vertrag kündigen",
        "Wir werden den Vertrag nie kündigen",
        "Im Haushalt stehen 1.260 Millionen Euro",
        "Im Haushalt stehen 1",
        "stehen 1.25",
        "5 Prozent mehr als 2021",
        "möglich, so der Sprecher",
        "Eingreifen gilt",
        "Die Gespräche dauerten 2 Stunden. Das Nicht-Eingreifen gilt",
        "Der Verhandlungsführer blieb unruhig",
        "die gespräche dauerten 2 stunden",
        "Die Gespräche dauerten 2 Stunde",
        "",
        "„“",
        "...",
        "der",
    ],
)
def test_changed_words_are_refused(quote: str) -> None:
    assert shown(quote) is None


def test_what_is_shown_is_the_articles_own_text() -> None:
    assert shown("Der Verhandlungsführer blieb ruhig") == "Der Verhand-\nlungsführer blieb\u00a0ruhig"


def test_a_claimed_place_must_hold_exactly_the_words() -> None:
    start = TEXT.index("Der Verhand")
    assert locate(ARTICLE, "Der Verhand", (start, start + 11)) == (start, start + 11)
    assert locate(ARTICLE, "Der Verhand", (start + 1, start + 12)) is None
    assert locate(ARTICLE, "Der Verhand", (-3, 8)) is None
    assert locate(ARTICLE, "x", (len(TEXT), len(TEXT) + 1)) is None


def test_of_several_places_the_one_near_the_passage_is_taken() -> None:
    article = Article("b.txt", "Er blieb ruhig. " * 10)
    assert locate(article, "Er blieb ruhig", near=(80, 120)) == (80, 94)


def test_no_random_change_of_a_word_gets_through() -> None:
    rng = random.Random(7)
    words = TEXT.split(" ")
    accepted = 0
    for _ in range(500):
        at = rng.randrange(len(words) - 6)
        piece = words[at : at + 6]
        position = rng.randrange(1, 5)
        if not any(map(str.isalnum, piece[0])):
            continue
        match rng.randrange(4):
            case 0:
                piece[position] = "völlig" + piece[position]
            case 1:
                piece.insert(position, "nicht")
            case 2:
                if not any(char.isalnum() for char in piece[position]):
                    continue
                piece[position : position + 1] = []
            case _:
                other = words[(at + 20) % (len(words) - 6)]
                if other == piece[position] or not any(map(str.isalnum, other + piece[position])):
                    continue
                piece[position] = other
        changed = " ".join(piece)
        if changed in TEXT:
            continue
        accepted += shown(changed) is not None
    assert accepted == 0


def test_untouched_words_always_get_through() -> None:
    words = TEXT.split(" ")
    for at in range(len(words) - 5):
        quote = " ".join(words[at : at + 5])
        assert shown(quote) is not None, quote


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Workers at the mill went home", "workers at the mill went home"),
        ("on Friday workers at the mill", "On Friday workers at the mill"),
        ("On Friday ... went home early", "On Friday workers at the mill went home early"),
        ("On Friday workers […] went home", "On Friday workers at the mill went home"),
        ("On Friday (...) the mill ... early", "On Friday workers at the mill went home early"),
    ],
)
def test_capital_at_the_beginning_and_ellipsis_within_a_sentence_are_forgiven(quote: str, found: str) -> None:
    text = "On Friday workers at the mill went home early. Nobody was paid for the day."
    article = Article("a.txt", text, language="en")
    span = locate(article, quote)
    assert span is not None
    assert text[slice(*span)] == found


@pytest.mark.parametrize(
    "quote",
    [
        "went home ... On Friday",
        "went home ... paid for the day",
        "On Friday ... slept early",
        "On Friday Workers at the mill",
        "On Friday ... ... ill went",
    ],
)
def test_pieces_out_of_order_or_of_two_sentences_are_no_quote(quote: str) -> None:
    text = "On Friday workers at the mill went home early. Nobody was paid for the day."
    assert locate(Article("a.txt", text, language="en"), quote) is None
