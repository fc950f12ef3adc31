"""Training pairs from a small set of our own: what is held out, what an answer is, what no answer is."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.training.sets import write_sets
from training.groups import KINDS, Pair
from training.prepare import MAX_TOKENS, draw_groups, load_corpora, tokenized
from training.questions import XQUAD_HELD_OUT, is_held_back, read_lines, read_xquad


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_sets(tmp_path)
    return tmp_path


@pytest.fixture
def pairs(folder: Path) -> list[Pair]:
    return [pair for group in draw_groups(load_corpora(folder), 300, seed=4) for pair in group]


def test_held_out_articles_are_in_no_corpus(folder: Path) -> None:
    articles = {p.article for p in load_corpora(folder)["xquad"].paragraphs}
    assert articles == {f"xquad/{n}" for n in range(48) if n not in XQUAD_HELD_OUT}


def test_held_out_and_training_articles_share_nothing(folder: Path) -> None:
    files = {language: folder / f"xquad.{language}.json" for language in ("de", "en")}
    one = {p.article for p in read_xquad(files, held_out=True)}
    two = {p.article for p in read_xquad(files, held_out=False)}
    assert len(one) == 12 and len(two) == 36 and not one & two


def test_held_back_articles_of_the_other_sets_are_in_no_corpus(folder: Path) -> None:
    everything = read_lines(folder / "faquad.pt.jsonl", "faquad", "pt")
    kept = {p.article for p in load_corpora(folder)["faquad"].paragraphs}
    assert kept == {p.article for p in everything if not is_held_back(p)}


def test_languages_of_a_question_are_aligned(folder: Path) -> None:
    files = {language: folder / f"xquad.{language}.json" for language in ("de", "en")}
    paragraph = read_xquad(files, held_out=False)[0]
    assert paragraph.asked["de"][0].question.startswith("Seit wann")
    assert paragraph.asked["en"][0].question.startswith("Since when")


def test_an_answer_that_is_not_at_its_offset_is_refused(tmp_path: Path) -> None:
    record = {"title": "", "context": "Vier Boote.", "qas": [{"question": "?", "answers": []}]}
    record["qas"][0]["answers"].append({"text": "Boote", "answer_start": 0})
    (tmp_path / "x.jsonl").write_text(json.dumps(record), "utf-8")
    with pytest.raises(ValueError, match="does not stand at its offset"):
        read_lines(tmp_path / "x.jsonl", "x", "de")


def test_answered_pairs_carry_an_answer_and_others_do_not(pairs: list[Pair]) -> None:
    assert {pair.kind for pair in pairs} <= set(KINDS)
    assert all((pair.kind == "answer") == (pair.answer is not None) for pair in pairs)
    for pair in pairs:
        if pair.answer is not None:
            words = pair.passage[slice(*pair.answer)]
            assert words.isdigit() or words in ("Emil Foss", "Ruth Ahlers", "Otto Marek")


def test_every_kind_of_negative_is_made(pairs: list[Pair]) -> None:
    assert {"sentence taken out", "question exchanged", "passage exchanged"} <= {pair.kind for pair in pairs}


def test_a_group_begins_with_its_answered_pair(pairs: list[Pair]) -> None:
    first: dict[int, str] = {}
    for pair in pairs:
        first.setdefault(pair.group, pair.kind)
    assert set(first.values()) == {"answer"}


def test_the_answer_is_not_in_passages_that_are_said_not_to_hold_it(pairs: list[Pair]) -> None:
    answers = {pair.group: pair.passage[slice(*pair.answer)] for pair in pairs if pair.answer}
    for pair in pairs:
        if pair.kind in ("same article", "nearest", "other", "sentence taken out"):
            assert answers[pair.group].casefold() not in pair.passage.casefold()


def test_tokens_of_the_answer_are_its_words(pairs: list[Pair], tmp_path: Path) -> None:
    from tokenizers import Tokenizer, models, pre_tokenizers

    vocabulary = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}
    for pair in pairs:
        for text in (pair.question, pair.passage):
            for word, _ in pre_tokenizers.Whitespace().pre_tokenize_str(text):
                vocabulary.setdefault(word, len(vocabulary))
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    arrays = tokenized(pairs, tmp_path / "tokenizer.json")
    words = {number: word for word, number in vocabulary.items()}
    assert len(arrays["offsets"]) == len(pairs) + 1
    assert int(np.diff(arrays["offsets"]).max()) <= MAX_TOKENS
    for row, pair in enumerate(pairs):
        ids = arrays["ids"][arrays["offsets"][row] : arrays["offsets"][row + 1]]
        first, last = int(arrays["start"][row]), int(arrays["end"][row])
        if pair.answer is None:
            assert (first, last) == (0, 0)
        else:
            assert " ".join(words[int(i)] for i in ids[first : last + 1]) == pair.passage[slice(*pair.answer)]
        assert ids[0] == 0 and ids[arrays["passage_at"][row] - 1] == 2 and ids[-1] == 2
