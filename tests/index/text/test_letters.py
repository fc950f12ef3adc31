from __future__ import annotations

import re
import time
import unicodedata

import pytest

from index.text.letters import LETTERS, SYLLABLE, WORD, plain_digits, plain_letters


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("नदी का किनारा टूट गया।", ["नदी", "का", "किनारा", "टूट", "गया"]),
        ("বৃষ্টিতে সেতু ভেঙেছে", ["বৃষ্টিতে", "সেতু", "ভেঙেছে"]),
        ("மழையில் பாலம்", ["மழையில்", "பாலம்"]),
        ("ఆ వంతెన", ["ఆ", "వంతెన"]),
        ("ตลาดน้ำ ที่เกาะ", ["ตลาดน้ำ", "ที่เกาะ"]),
        ("הַגֶּשֶׁר נָפַל", ["הַגֶּשֶׁר", "נָפַל"]),
        ("انهارَ الجِسْرُ، أمس", ["انهارَ", "الجِسْرُ", "أمس"]),
        (unicodedata.normalize("NFD", "Größere Brücke"), ["Gro\u0308ßere", "Bru\u0308cke"]),
        ("Donau\u00addampfer", ["Donau\u00addampfer"]),
        ("a_b, c-d", ["a", "b", "c", "d"]),
    ],
)
def test_a_word_keeps_the_signs_on_its_letters(text: str, words: list[str]) -> None:
    assert re.findall(WORD, text) == words
    assert re.findall(LETTERS, text) == words


def test_digits_are_in_words_and_not_among_letters() -> None:
    assert re.findall(WORD, "B52 und ५ब") == ["B52", "und", "५ब"]
    assert re.findall(LETTERS, "B52 und ५ब") == ["B", "und", "ब"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iğdır", "IGDIR"),
        ("İnegöl", "inegol"),
        ("Λάρισα", "ΛΑΡΙΣΑ"),
        ("شیراز", "شيراز"),
        ("کرمان", "كرمان"),
        ("أحمد", "احمد"),
        ("مدرسة", "مدرسه"),
        ("مُدَرِّسٌ", "مدرس"),
        ("بغـــداد", "بغداد"),
        ("יְרוּשָׁלַיִם", "ירושלים"),
        ("نی‌ریز", "نیریز"),
        ("बाज़ार", "बाजार"),
        ("गाँव", "गांव"),
        ("ﾊﾞｽ", "バス"),
        ("４７", "47"),
        ("४७", "۴۷"),
        (unicodedata.normalize("NFD", "Ångström"), "angstrom"),
    ],
)
def test_spellings_of_one_word_are_level(one: str, other: str) -> None:
    assert plain_letters(one) == plain_letters(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("दिन", "दीन"),
        ("नल", "नाल"),
        ("バス", "ハス"),
        ("ปา", "ป้า"),
        ("على", "علي"),
        ("نار", "نور"),
        ("ব", "বা"),
        ("부", "보"),
    ],
)
def test_other_vowels_and_sounds_make_other_words(one: str, other: str) -> None:
    assert plain_letters(one) != plain_letters(other)


def test_digits_keep_their_places() -> None:
    text = "٣٫٥ في المئة، १,२०० और ๗ ๘ und 9½"
    plain = plain_digits(text)
    assert plain == "3.5 في المئة، 1,200 और 7 8 und 9½"
    assert len(plain) == len(text)


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("大连", ["大", "连"]),
        ("ที่เกาะ", ["ที่", "เกาะ"]),
        ("キャラ", ["キャ", "ラ"]),
        ("ភ្នំ", ["ភ្នំ"]),
    ],
)
def test_a_syllable_has_all_that_is_read_with_its_letter(text: str, syllables: list[str]) -> None:
    assert SYLLABLE.findall(text) == syllables


@pytest.mark.parametrize("seed", ["e\u0301\u0301", "ก้", "เ", "क्", "a\u200c", "\u0e33", "ー"])
def test_long_runs_are_read_at_once(seed: str) -> None:
    text = seed * 100_000
    started = time.monotonic()
    re.findall(rf"{WORD}(?:[-’']{WORD})*", text)
    SYLLABLE.findall(text)
    plain_letters(text)
    assert time.monotonic() - started < 5
