"""The weights by which queries are embedded: bundled, damaged, merged once, and none of the passages' business."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from index.build import ArticleIndex
from index.embedder import Embedder
from index.errors import EncoderError
from index.model.bundled import bundled_model_folder
from index.model.encoder import Encoder
from index.model.query_adapter import BUNDLED_WEIGHTS, query_encoder, read_query_adapter
from tests.damaged import with_a_wrong_bit

NEWS = Path(__file__).parents[3] / "training" / "data" / "calibration" / "2"
QUESTIONS = ["Who leads the port authority?", "Wann wurde der Hafen eröffnet?", "Кто предупредил об ошибке?"]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.shared(bundled_model_folder())


def test_missing_and_damaged_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="cannot be loaded"):
        read_query_adapter(tmp_path)
    damaged = with_a_wrong_bit(BUNDLED_WEIGHTS, "query.safetensors", tmp_path / "weights")
    with pytest.raises(EncoderError, match="damaged"):
        read_query_adapter(damaged)


def test_the_bundled_weights_are_small_and_described() -> None:
    description = json.loads((BUNDLED_WEIGHTS / "query.json").read_text("utf-8"))
    assert {"file", "sha256", "scale"} <= set(description["weights"])
    assert (BUNDLED_WEIGHTS / "query.safetensors").stat().st_size <= 3_000_000


@pytest.mark.model
def test_they_are_merged_once_for_all_who_use_them(encoder: Encoder) -> None:
    assert query_encoder(encoder, read_query_adapter()) is query_encoder(encoder, read_query_adapter())


@pytest.mark.model
def test_passages_are_embedded_as_without_them_and_queries_are_not() -> None:
    adapted, plain = Embedder.load(), Embedder.load(query_adapter=False)
    assert adapted.model_id == plain.model_id
    assert np.array_equal(adapted.embed_passages(QUESTIONS), plain.embed_passages(QUESTIONS))
    cosines = (adapted.embed_queries(QUESTIONS) * plain.embed_queries(QUESTIONS)).sum(1)
    assert cosines.max() < 0.99


@pytest.mark.model
def test_more_questions_find_the_passage_of_a_report_that_answers(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in (NEWS / "questions.jsonl").read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["answerable"]]
    adapted, plain = Embedder.load(), Embedder.load(query_adapter=False)
    with ArticleIndex.open(tmp_path / "index", embedder=lambda: adapted) as index:
        index.index(NEWS / "archive")

        def found(embedder: Embedder) -> int:
            vectors = embedder.embed_queries([row["question"] for row in rows])
            firsts = [index.vector_search(vector, 1)[0][0] for vector in vectors]
            passages = index.passages(firsts)
            return sum(
                any(quote in passages[id_].text for quote in row["quotes"])
                for id_, row in zip(firsts, rows, strict=True)
            )

        assert found(adapted) >= found(plain) + len(rows) // 20


@pytest.mark.model
def test_without_it_the_same_weights_serve_once_and_again() -> None:
    embedder = Embedder.load()
    expected = Embedder.load(query_adapter=False).embed_queries(QUESTIONS)
    for _ in range(2):
        plain = embedder.without_query_adapter()
        assert plain is not None and plain.encoder is embedder.encoder
        assert np.array_equal(plain.embed_queries(QUESTIONS), expected)
        assert plain.without_query_adapter() is None
        embedder.embed_queries(QUESTIONS)


@pytest.mark.model
def test_weights_of_another_model_are_refused(encoder: Encoder, tmp_path: Path) -> None:
    import hashlib

    import torch
    from safetensors.torch import save_file

    file = tmp_path / "query.safetensors"
    save_file({"l0.ao.a": torch.zeros(2, 7), "l0.ao.b": torch.zeros(7, 2)}, file)
    weights = {"file": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "scale": 2.0}
    (tmp_path / "query.json").write_text(json.dumps({"weights": weights}))
    with pytest.raises(EncoderError, match="does not fit"):
        query_encoder(encoder, read_query_adapter(tmp_path))
