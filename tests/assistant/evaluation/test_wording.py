from __future__ import annotations

import pytest

from assistant.evaluation.measures import exact_match, f1
from assistant.evaluation.wording import normalise, occurrences, same_path, stands_in, without_marks, words


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The  Broncos!", "en", "broncos"),
        ("a U.S. warship, an escort", "en", "us warship escort"),
        ("Der Kanzler und das Amt", "de", "kanzler und amt"),
        ("„Die Brücke“ – eines Tages", "de", "brücke tages"),
        ("the Kanzler", "de", "the kanzler"),
        ("L'été dans la ville", "fr", "été dans ville"),
        ("La reunión de los ministros", "es", "reunión de ministros"),
        ("Встреча в Москве.", "ru", "встреча в москве"),
        ("«50 минут»", "ru", "50 минут"),
    ],
)
def test_normalisation_drops_case_punctuation_and_articles(text: str, language: str, expected: str) -> None:
    assert normalise(text, language) == expected


def test_chinese_and_japanese_count_by_character() -> None:
    assert words("北京，2021年", "zh") == ["北", "京", "2021", "年"]
    assert words("東京タワー", "ja") == ["東", "京", "タ", "ワ", "ー"]


def test_exact_match_ignores_article_and_punctuation_but_nothing_else() -> None:
    assert exact_match("the Denver Broncos.", ("Denver Broncos",), "en") == 1
    assert exact_match("Denver", ("Denver Broncos",), "en") == 0
    assert exact_match("", ("Denver Broncos",), "en") == 0
    assert exact_match("Broncos", ("Panthers", "Broncos"), "en") == 1


def test_f1_is_the_harmonic_mean_of_word_precision_and_recall() -> None:
    # given 3 words, expected 2, shared 2: precision 2/3, recall 1, F1 = 4/5
    assert f1("Denver Broncos team", ("the Denver Broncos",), "en") == pytest.approx(0.8)
    # a word counts only as often as it is expected: shared 1 of 3 given and 2 expected, F1 = 2/5
    assert f1("ja ja ja", ("ja nein",), "de") == pytest.approx(0.4)
    assert f1("nothing", ("else",), "en") == 0
    assert f1("", ("else",), "en") == 0
    # the best of several expected answers counts
    assert f1("sechs Wochen", ("Wochen", "sechs Wochen"), "de") == 1


def test_f1_in_chinese_counts_characters() -> None:
    # shared 2 of 3 given and 2 expected: precision 2/3, recall 1
    assert f1("北京市", ("北京",), "zh") == pytest.approx(0.8)


def test_occurrences_are_true_offsets_whatever_case_and_white_space() -> None:
    text = "Etwas  mehr\nals eine Stunde; ETWAS MEHR ALS eine stunde."
    spans = occurrences("etwas mehr als eine Stunde", text)
    assert [text[start:end] for start, end in spans] == [
        "Etwas  mehr\nals eine Stunde",
        "ETWAS MEHR ALS eine stunde",
    ]


def test_a_number_is_only_found_whole() -> None:
    assert not stands_in("5", "50 Minuten")
    assert not stands_in("50", "1950 lasen es 500")
    assert stands_in("50", "rund 50-mal")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("12", "12,400 trees were planted"),
        ("12", "12.400 Bäume wurden gepflanzt"),
        ("12", "Посажено 12 400 деревьев"),
        ("12", "12\u202f400 arbres"),
        ("12", "12'400 Bäume"),
        ("400", "12,400 trees"),
        ("400", "12 400 arbres"),
        ("5", "um 8,5 Prozent"),
        ("8", "by 8.5 per cent"),
        ("8", "8.30 Uhr"),
        ("2", "H2O and CO2"),
        ("7", "the G7 leaders"),
    ],
)
def test_a_number_is_not_found_in_a_longer_one(number: str, text: str) -> None:
    assert not stands_in(number, text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("12", "They planted 12."),
        ("12", "Es waren 12, 13 fehlten."),
        ("12", "12km along the river"),
        ("12", "(12) and -12-"),
        ("12", "EUR12 and $12"),
        ("12.400", "12.400 Bäume"),
        ("12 400", "Посажено 12 400 деревьев"),
        ("2021", "Im Jahr 2021 300 Bäume"),
        ("2021", "am 31.12.2021 eröffnet"),
        ("31", "am 31.12.2021 eröffnet"),
        ("2021-12", "2021-12-31"),
        ("3", "3:1 gewonnen"),
        ("8.5", "by 8.5 per cent"),
        ("5", "5%"),
        ("50", "約50分"),
        ("2021", "2021年に"),
    ],
)
def test_a_number_is_found_whole_whatever_stands_around_it(number: str, text: str) -> None:
    assert stands_in(number, text)


@pytest.mark.parametrize(
    ("word", "text", "language"),
    [
        ("Tom", "Tomas Berg won the race", "en"),
        ("Ann", "Hannah Berg won the race", "en"),
        ("3.5 m", "3.5 miles long", "en"),
        ("3.5 m", "3.5 metres long", None),
        ("no", "Nobody knows the north", "en"),
        ("Ghana", "the Ghanaian runner", "en"),
        ("eight", "eighty boats", "en"),
        ("six", "sixteen boats", "en"),
        ("acht", "achtzig Boote", "de"),
        ("zwanzig", "einundzwanzig Boote", "de"),
        ("hundert", "dreihundert Boote", "de"),
        ("Essen", "Hessen und seine Interessen", "de"),
        ("Antwort", "ihre Verantwortung", "de"),
        ("Brücke", "die Nordbrücke", "en"),
        ("mil", "un millón de euros", "es"),
        ("cent", "le centre de la ville", "fr"),
        ("сто", "стоимость билета", "ru"),
        ("пять", "пятьдесят лодок", "ru"),
        ("два", "двадцять човнів", "uk"),
        ("Jan", "w styczniu Janina", "pl"),
        ("Bru", "die Bru\u0308cke", "de"),
    ],
)
def test_a_word_is_not_found_in_another_one(word: str, text: str, language: str | None) -> None:
    assert not stands_in(word, text, language)


@pytest.mark.parametrize(
    ("word", "text", "language"),
    [
        ("otter", "two otters and Otter’s den", "en"),
        ("harbour", "harbour-side", "en"),
        ("Kanzler", "die Rede des Kanzlers", "de"),
        ("Brücke", "an zwei Brücken", "de"),
        ("Brücke", "die Nordbrücke", "de"),
        ("Kosten", "Baukosten", "de"),
        ("vier Jahre", "nach vier Jahren", "de"),
        ("eau", "l'eau de la rivière", "fr"),
        ("ministre", "les deux ministres", "fr"),
        ("puerto", "los puertos", "es"),
        ("Соколов", "рассказала Соколову и Соколова", "ru"),
        ("минута", "минута", "ru"),
        ("Шевченко", "сказав Шевченко.", "uk"),
        ("Nowak", "z Nowakiem", "pl"),
        ("Sturm", "dem Sturm", None),
        ("Sokolow", "Sokolows Rede", None),
        ("東京", "東京都は", "ja"),
        ("서울", "서울에서", "ko"),
        ("القاهرة", "بالقاهرة", "ar"),
        ("ירושלים", "בירושלים", "he"),
        ("กรุงเทพ", "ในกรุงเทพมหานคร", "th"),
        ("दिल्ली", "दिल्ली में", "hi"),
    ],
)
def test_a_word_is_found_with_its_endings_and_at_the_end_of_a_compound(
    word: str, text: str, language: str | None
) -> None:
    assert stands_in(word, text, language)


def test_a_whole_word_behind_a_part_of_one_is_found() -> None:
    assert occurrences("Ann", "Anna, Hannah and Ann") == [(17, 20)]
    assert occurrences("11", "111, 211 and 11") == [(13, 15)]


def test_decomposed_accents_are_found() -> None:
    assert stands_in("Brücke", "die Bru\u0308cke")
    assert stands_in("Bru\u0308cke", "die Brücke")


def test_an_empty_phrase_stands_nowhere() -> None:
    assert occurrences(" ", "text") == []


def test_marks_are_taken_out_of_an_answer() -> None:
    assert without_marks("It took an hour [1]. Or two [2][3].") == "It took an hour. Or two."


def test_paths_compare_across_systems() -> None:
    assert same_path(".\\a\\b.txt") == "a/b.txt"
