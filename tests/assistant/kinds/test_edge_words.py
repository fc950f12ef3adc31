"""What stands at the edges of words that answer."""

from __future__ import annotations

import pytest

from assistant.kinds.edge_words import says_nothing, with_negation, without_particle


@pytest.mark.parametrize(
    "words", ["“", "…", "%", "aus", "mit der", "إن", "أن", "他说。", "は", "말했다", "na", "von"]
)
def test_marks_and_function_words_say_nothing(words: str) -> None:
    assert says_nothing(words)


@pytest.mark.parametrize(
    "words", ["A", "US", "IT", "no", "nein", "да", "12", "Ulm", "東京", "이수진", "in Ulm", "eine"]
)
def test_names_numbers_yes_and_no_say_something(words: str) -> None:
    assert not says_nothing(words)


@pytest.mark.parametrize(
    ("language", "sentence", "words", "better"),
    [
        ("de", "Sie werde nicht verkaufen, sagte sie.", "verkaufen", "nicht verkaufen"),
        ("de", "Es gibt keine Lösung.", "Lösung", "keine Lösung"),
        ("en", "There was no deal.", "deal", "no deal"),
        ("en", "She is not leaving.", "leaving", "not leaving"),
        ("pt", 'Disse que não há, "por ora, motivo".', "por ora, motivo", 'não há, "por ora, motivo"'),
        ("es", "Dijo que no hay motivo.", "motivo", "no hay motivo"),
        ("it", "Non è una gara.", "una gara", "Non è una gara"),
        ("fr", "Il n'y a pas de danger.", "de danger", "pas de danger"),
        ("ru", "Он не признал вину.", "признал вину", "не признал вину"),
        ("uk", "Вона не поїде до Києва.", "поїде", "не поїде"),
        ("pl", "Nie ma zgody.", "zgody", "Nie ma zgody"),
        ("nl", "Er is geen geld.", "geld", "geen geld"),
    ],
)
def test_a_negation_is_not_cut_off(language: str, sentence: str, words: str, better: str) -> None:
    start = sentence.index(words)
    found = with_negation(sentence, (start, start + len(words)), (0, len(sentence)), language)
    assert sentence[slice(*found)] == better


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("pt", "Vive no Porto.", "Porto"),
        ("en", "It lasted 80, not 90, minutes.", "90"),
        ("en", "She did not leave on Monday.", "on Monday"),
        ("de", "Nicht er, sondern Kern kam.", "Kern"),
        ("tr", "not deal", "deal"),
    ],
)
def test_what_no_negation_stands_at_stays(language: str, sentence: str, words: str) -> None:
    start = sentence.index(words)
    span = (start, start + len(words))
    assert with_negation(sentence, span, (0, len(sentence)), language) == span


@pytest.mark.parametrize(
    ("language", "text", "words", "better"),
    [
        ("ko", "박정호는 화요일에 왔다.", "박정호는", "박정호"),
        ("ko", "모두 30명이 다쳤다.", "30명이", "30명"),
        ("ko", "비용은 12억 원을 넘었다.", "12억 원을", "12억 원"),
        ("ko", "새벽조선이 지었다. 새벽조선은 크다.", "새벽조선이", "새벽조선"),
        ("ko", "고양이가 있다.", "고양이", "고양이"),
        ("ko", "회의", "회의", "회의"),
        ("ko", "국가가 말했다.", "국가", "국가"),
        ("ja", "山田花子さんが話した。", "山田花子さんが", "山田花子さん"),
        ("ja", "30人がけがをした。", "30人が", "30人"),
        ("ja", "特に", "特に", "特に"),
        ("ja", "行かないと", "行かないと", "行かないと"),
        ("en", "30人が", "30人が", "30人が"),
    ],
)
def test_a_particle_behind_a_name_or_a_number_is_no_part_of_it(
    language: str, text: str, words: str, better: str
) -> None:
    start = text.index(words)
    found = without_particle(text, (start, start + len(words)), language)
    assert text[slice(*found)] == better
