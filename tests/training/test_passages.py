"""Passages for training: whole sentences, the answer at its new place, or its sentence gone."""

from __future__ import annotations

import random

import pytest

from training.passages import cut_around, sentences, with_header, without_sentence

TEXT = "Der Fluss stieg am 3. Mai über die Ufer. Wer wohnte dort? Niemand! 32 Häuser standen leer. Das Amt schwieg."
ASIAN = "川は五月に増水した。誰が住んでいたか？誰もいなかった。"


def test_sentences_keep_ordinals_whole_and_cover_the_text() -> None:
    parts = [TEXT[a:b] for a, b in sentences(TEXT)]
    assert parts[0] == "Der Fluss stieg am 3. Mai über die Ufer."
    assert len(parts) == 5
    assert " ".join(parts) == TEXT


def test_sentences_end_without_spaces_in_dense_scripts() -> None:
    assert [ASIAN[a:b] for a, b in sentences(ASIAN)] == [
        "川は五月に増水した。",
        "誰が住んでいたか？",
        "誰もいなかった。",
    ]


@pytest.mark.parametrize("target", [10, 60, 500])
def test_the_answer_moves_with_its_piece(target: int) -> None:
    start = TEXT.index("32 Häuser")
    for seed in range(10):
        piece = cut_around(TEXT, (start, start + 9), target, random.Random(seed))
        assert piece.answer is not None
        assert piece.text[slice(*piece.answer)] == "32 Häuser"
        assert piece.text in TEXT


def test_the_answers_sentence_is_gone_and_the_rest_is_verbatim() -> None:
    start = TEXT.index("32 Häuser")
    for seed in range(10):
        piece = without_sentence(TEXT, (start, start + 9), 300, random.Random(seed))
        assert piece is not None and piece.answer is None
        assert "Häuser" not in piece.text and "Das Amt schwieg." in piece.text


def test_nothing_is_left_of_a_single_sentence() -> None:
    assert without_sentence("Nur ein Satz.", (0, 3), 300, random.Random(1)) is None


def test_a_header_moves_the_answer() -> None:
    start = TEXT.index("Niemand")
    piece = cut_around(TEXT, (start, start + 7), 100, random.Random(2))
    headed = with_header(piece, "Hochwasser", random.Random(2))
    assert headed.answer is not None
    assert headed.text[slice(*headed.answer)] == "Niemand"
    assert headed.text.endswith(piece.text) and "Hochwasser" in headed.text.split(piece.text)[0]
