"""The language of articles and of questions of a few words, measured on our own questions in seventeen languages."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from index.text.languages import detect

DATA = Path(__file__).parent.parent / "data" / "short_questions.tsv"
QUESTIONS = [line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines()]


def test_the_set_is_large_enough() -> None:
    assert len(QUESTIONS) >= 100
    assert len({language for language, _ in QUESTIONS}) >= 10


def test_ninety_seven_of_a_hundred_short_questions_are_told() -> None:
    wrong = [
        (language, question, detect(question))
        for language, question in QUESTIONS
        if detect(question) != language
    ]
    assert len(wrong) <= 0.03 * len(QUESTIONS), wrong


def test_a_question_is_rather_left_open_than_told_wrong() -> None:
    wrong = [
        (language, question) for language, question in QUESTIONS if detect(question) not in (language, None)
    ]
    assert len(wrong) <= 0.01 * len(QUESTIONS), wrong


def test_no_language_is_left_behind() -> None:
    missed = Counter(language for language, question in QUESTIONS if detect(question) != language)
    asked = Counter(language for language, _ in QUESTIONS)
    assert all(missed[language] <= 0.2 * asked[language] for language in asked), missed


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wie is Marta Kolb?", "nl"),
        ("Wer ist Marta Kolb?", "de"),
        ("Quem é Marta Kolb?", "pt"),
        ("¿Quién es Marta Kolb?", "es"),
        ("Хто така Марта Колб?", "uk"),
        ("Кто такая Марта Колб?", "ru"),
    ],
)
def test_small_words_tell_neighbours_apart(question: str, language: str) -> None:
    assert detect(question) == language


@pytest.mark.parametrize("nothing", ["", "  ", "2021?", "?!", "Putin", "NATO", "Joe Biden", "7.12.2021"])
def test_names_and_numbers_have_no_language(nothing: str) -> None:
    assert detect(nothing) is None
    assert detect(nothing, default="de") == "de"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Sprecher nannte das Treffen “a colossal mistake” und ging dann in den Saal zurück.", "de"),
        (
            "The newspaper Frankfurter Allgemeine reported that the talks in Berlin had ended without result.",
            "en",
        ),
        ("Глава держави розповів про розмову, яка тривала понад годину.", "uk"),
        ("Глава государства рассказал о разговоре, который длился больше часа.", "ru"),
        ("Президентът каза, че разговорът е бил кратък и че ще има още един.", "bg"),
        ("这次通话持续了两个小时，但是没有结果。", "zh"),
        ("会談は二時間続いたが、結果はなかった。", "ja"),
        ("대통령은 통화가 두 시간 동안 계속되었다고 말했다.", "ko"),
        ("Cuộc gọi kéo dài hai giờ nhưng không có kết quả.", "vi"),
    ],
)
def test_articles(text: str, language: str) -> None:
    assert detect(text) == language
    assert detect(text * 200) == language


def test_most_questions_need_no_model() -> None:
    script = (
        "import sys; from index.text.languages import detect\n"
        "assert detect('Wer warnte vor einem Fehler?') == 'de'\n"
        "assert detect('How long did the talks last?') == 'en'\n"
        "assert 'numpy' not in sys.modules and 'py3langid' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[3], timeout=60)
