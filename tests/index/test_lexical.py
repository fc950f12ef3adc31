from __future__ import annotations

import pytest

from index.lexical import possible_parts, query_stems, stems


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Die Gespräche der Präsidenten", "de", ["gesprach", "prasident"]),
        ("Größe und STRASSE, Straße", "de", ["gross", "strass", "strass"]),
        ("The presidents were talking", "en", ["presid", "talk"]),
        ("Les présidents ont parlé", "fr", ["president", "parl"]),
        ("Президента предупредили", "ru", ["президент", "предупред"]),
        ("50.000 Menschen und 50,000 people", None, ["50000", "menschen", "und", "50000", "people"]),
        ("3,5 Prozent um 19:30 am 7.12.2021", "de", ["3.5", "prozent", "19", "30", "7", "12", "2021"]),
        ("東京都知事", "ja", ["東京", "京都", "都知", "知事"]),
        ("l'invasion d'Ukraine", "fr", ["invas", "ukrain"]),
        ("", "de", []),
        ("नदियों में बाढ़", "mr", ["नदियों", "में", "बाढ"]),
        ("சென்னை மழை", None, ["சென்னை", "மழை"]),
        ("ตลาดน้ำ", "th", ["ตลา", "ลาด", "ดน้\u0e4d\u0e32"]),
        ("부산에", "ko", ["부산", "산에"]),
        ("佐々木氏", "ja", ["佐々", "々木", "木氏"]),
        ("İnegöl'de KIRIKKALE Kırıkkale", "tr", ["inegol", "kirikkale", "kirikkale"]),
        ("الجِسْرُ الجسر", None, ["الجسر", "الجسر"]),
        ("הַגֶּשֶׁר הגשר", "he", ["הגשר", "הגשר"]),
        ("پل‌های شیراز", "fa", ["پل", "هاي", "شيراز"]),
        ("٤١٢٬٠٠٠ و ۳٫۵ और ९", None, ["412000", "3.5", "और", "9"]),
    ],
)
def test_stems_fold_case_accents_and_endings(text: str, language: str | None, wanted: list[str]):
    assert stems(text, language) == wanted


def test_vowel_signs_tell_words_apart():
    assert not set(stems("नल दिन", "hi")) & set(stems("नाल दीन", "hi"))
    assert not set(stems("ปาก", "th")) & set(stems("ป้า", "th"))


def test_query_looks_for_a_word_as_each_language_of_the_archive_stems_it():
    groups = query_stems("Ukraine presidents", "en", ["de", "en", "ru"])
    assert groups[0] == ["ukrain"] or "ukrain" in groups[0]
    assert "presid" in groups[1]
    assert len(groups) == 2


def test_stop_words_are_the_querys_languages_own():
    assert query_stems("who was it", "en", ["de"]) == []
    assert query_stems("wer war es", "de", ["en"]) == []
    assert query_stems("die", "en", ["en"]) == [["die"]]


def test_compound_of_a_query_is_divided_where_its_language_writes_compounds():
    assert ("krieg", "gefahr") in possible_parts("Kriegsgefahr", "de")
    assert possible_parts("Kriegsgefahr", "en") == []
    assert possible_parts("Gefahr", "de") == []
