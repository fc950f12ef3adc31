"""Texts to vectors, with the real bundled model."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import numpy as np
import pytest

from index.embedder import Embedder
from index.errors import EncoderError
from index.model.bundled import bundled_model_folder

TEXTS = [
    "Der Minister sprach am Dienstag zwei Stunden lang mit seinem Amtskollegen.",
    "Short.",
    "Les deux présidents se sont parlé au téléphone pendant une heure.",
    " ".join(["Die Lage an der Grenze bleibt nach Angaben der Behörden angespannt."] * 20),
    "Переговоры продолжались два часа.",
    "",
]

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder.load()


def test_vectors_are_float32_of_unit_length(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), embedder.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)
    assert embedder.embed_queries([]).shape == (0, embedder.dimension)


def test_a_vector_does_not_depend_on_its_neighbours(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS * 7)
    alone = np.concatenate([embedder.embed_passages([text]) for text in TEXTS])
    assert (np.tile(alone, (7, 1)) * together).sum(1).min() > 1 - 1e-5


def test_the_same_texts_give_the_same_vectors_to_the_last_bit(embedder: Embedder) -> None:
    assert np.array_equal(embedder.embed_passages(TEXTS), embedder.embed_passages(TEXTS))


def test_a_question_finds_the_passage_that_answers_in_another_language(embedder: Embedder) -> None:
    questions = ["How long did the negotiations last?", "Wie ist die Lage an der Grenze?"]
    scores = embedder.embed_queries(questions) @ embedder.embed_passages(TEXTS[:5]).T
    assert scores.argmax(1).tolist() == [4, 3]


def test_queries_and_passages_are_told_apart(embedder: Embedder) -> None:
    query, passage = embedder.embed_queries(TEXTS[:1]), embedder.embed_passages(TEXTS[:1])
    assert (query * passage).sum() < 0.999


def test_a_text_longer_than_the_model_is_cut_counted_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    embedder = Embedder.load(threads=1)
    long = " ".join(["Wort"] * 600)
    assert embedder.count_tokens([long])[0] > embedder.max_tokens
    with caplog.at_level(logging.WARNING, "index.embedder"):
        vectors = embedder.embed_passages([long, "kurz"])
    assert np.isfinite(vectors).all()
    assert embedder.truncated == 1
    assert "1 of 2 texts are longer than 512 tokens" in caplog.text


def test_token_counts_include_prefix_and_special_tokens(embedder: Embedder) -> None:
    (count,) = embedder.count_tokens(["passage"])
    assert count == len(["<s>", "▁passage", ":", "▁passage", "</s>"])


def test_progress_ends_at_all_texts(embedder: Embedder) -> None:
    seen: list[tuple[int, int]] = []
    embedder.embed_passages(TEXTS * 30, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (180, 180)
    assert [done for done, _ in seen] == sorted({done for done, _ in seen})


def test_many_threads_may_share_one_embedder(embedder: Embedder) -> None:
    from concurrent.futures import ThreadPoolExecutor

    expected = embedder.embed_queries(TEXTS)
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: embedder.embed_queries(TEXTS), range(16)):
            assert np.array_equal(found, expected)


def test_pytorch_keeps_its_thread_count_outside_of_the_embedder() -> None:
    import torch

    before = torch.get_num_threads()
    Embedder.load(threads=3).embed_queries(["x"])
    assert torch.get_num_threads() == before


def test_a_sentence_transformers_folder_gives_the_same_vectors(embedder: Embedder) -> None:
    other = Embedder.load(str(bundled_model_folder()))
    assert other.encoder is None
    assert other.model_id != embedder.model_id
    texts = TEXTS[:5]
    same = (other.embed_passages(texts) * embedder.embed_passages(texts)).sum(1)
    assert same.min() > 0.9999
    assert other.count_tokens(texts) == embedder.count_tokens(texts)


def test_the_model_id_names_model_and_checksum(embedder: Embedder) -> None:
    assert embedder.model_id.startswith("bundled intfloat/multilingual-e5-small ")
    assert embedder.model_id == Embedder.load().model_id


@pytest.mark.parametrize("name", ["/no/such/folder", "./nowhere", "a b"])
def test_a_missing_folder_is_named_with_the_next_step(name: str) -> None:
    with pytest.raises(EncoderError, match="ASSISTANT_MODEL=bundled") as caught:
        Embedder.load(name)
    assert name in str(caught.value)


def test_a_folder_without_a_model_is_named_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="ASSISTANT_MODEL=bundled"):
        Embedder.load(str(tmp_path))


def test_a_hub_name_without_network_fails_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    started = time.monotonic()
    with pytest.raises(EncoderError, match="does not answer"):
        Embedder.load("nobody/has-this-model")
    assert time.monotonic() - started < 15
