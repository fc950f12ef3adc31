"""The query's encoder learns which passages answer, on a tiny network; its sets come from the real index."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from index.embedder import Embedder
from index.model.tokenizer import BOS, EOS
from tests.training.tiny import LAYERS, WIDTH, WORDS, tensors
from training.export import main as export
from training.network import SCALE, QueryNetwork
from training.query_sets import QuerySet, of_archive, of_paragraphs
from training.questions import Asked as Question
from training.questions import Paragraph
from training.train_queries import TrainingSet, found_first, loss_of, train


def _asked(seed: int) -> TrainingSet:
    """Twelve passages at random; a query is one word for each, told nothing else."""
    random = np.random.default_rng(seed)
    passages = 12
    vectors = random.standard_normal((passages, WIDTH)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    answers = torch.eye(passages, dtype=torch.bool)
    return TrainingSet(
        ids=[[BOS, 20 + n, EOS] for n in range(passages)],
        vectors=torch.from_numpy(vectors),
        answers=answers,
        unclear=torch.zeros_like(answers),
    )


def test_queries_learn_to_find_their_passages_and_are_exported(tmp_path: Path) -> None:
    assert WORDS > 32
    torch.manual_seed(1)
    network = QueryNetwork(tensors(), layers=LAYERS, heads=2)
    network.merge()
    asked = _asked(3)
    before = found_first(network, [asked])
    average, state = train(network, [asked], [], lambda step: step / 300, seed=1)
    network.load_state_dict(average, strict=False)
    network.merge()
    after = found_first(network, [asked])
    assert before[0] < 0.5 < 0.9 < after[0]
    assert state["tokens"] == state["step"] * 2 * sum(map(len, asked.ids))
    torch.save({"average": average, "state": state}, tmp_path / "queries.pt")
    export(
        [
            "--checkpoint",
            str(tmp_path / "queries.pt"),
            "--out",
            str(tmp_path / "weights"),
            "--query",
            "--share",
            "0.5",
        ]
    )
    weights = json.loads((tmp_path / "weights" / "query.json").read_text("utf-8"))["weights"]
    assert weights["file"] == "query.safetensors" and weights["steps"] == state["step"]
    assert weights["scale"] == SCALE / 2


def test_what_is_unclear_takes_no_part() -> None:
    network = QueryNetwork(tensors(), layers=LAYERS, heads=2)
    network.merge()
    elsewhere, losses = _asked(4), []
    for unclear in (True, False):
        for change in (1.0, -1.0):
            asked = _asked(3)
            asked.unclear[0, 5] = unclear
            asked.vectors[5] *= change
            torch.manual_seed(0)
            losses.append(loss_of(network, asked, elsewhere, [0]).item())
    assert losses[0] == losses[1]
    assert losses[2] != losses[3]


TOWN = "Die Kirche von Alderbrück wurde 1703 gebaut.\n\nDer Markt von Alderbrück wurde 1811 gebaut.\n"


@pytest.mark.model
def test_an_archive_of_ours_tells_which_passages_answer(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    for name, text in {"a.txt": TOWN, "b.txt": "Die Brücke von Tannhof wurde 1703 gebaut.\n"}.items():
        (tmp_path / "archive" / name).write_text(text, encoding="utf-8")
    row = {
        "question": {"de": "Wann wurde die Kirche gebaut?", "en": "When was the church built?"},
        "answer": "1703",
        "quote": "Die Kirche von Alderbrück wurde 1703 gebaut.",
        "source": "a.txt",
        "answerable": True,
    }
    in_vain = {"question": row["question"], "source": "a.txt", "answerable": False}
    (tmp_path / "questions.jsonl").write_text(json.dumps(row) + "\n" + json.dumps(in_vain), encoding="utf-8")
    found = of_archive(tmp_path)
    assert [query.text for query in found.queries] == list(row["question"].values())
    (right,), (unclear,) = found.queries[0].answered_by, found.queries[0].unclear
    embedder = Embedder.load(query_adapter=False)
    texts = embedder.embed_passages(
        ["Alderbrück\n\n" + TOWN.strip(), "Die Brücke von Tannhof wurde 1703 gebaut."]
    )
    assert (texts @ found.vectors[[right, unclear]].T).argmax(1).tolist() == [0, 1]
    found.save(tmp_path / "set.npz")
    again = QuerySet.load(tmp_path / "set.npz")
    assert again.queries == found.queries
    np.testing.assert_allclose(again.vectors, found.vectors, atol=1e-3)


@pytest.mark.model
def test_published_paragraphs_become_one_archive_a_language() -> None:
    texts = {"de": "Der Hafen wurde 1907 eröffnet.", "en": "The harbour was opened in 1907."}
    asked = {
        language: [Question(question, ((text.index("1907"), text.index("1907") + 4),))]
        for (language, text), question in zip(texts.items(), ("Wann?", "When?"), strict=True)
    }
    german, english = of_paragraphs([Paragraph("set", "a", "", texts, asked)])
    for found in (german, english):
        assert [(query.text, query.answered_by) for query in found.queries] == [
            ("Wann?", (0,)),
            ("When?", (0,)),
        ]
    assert float(german.vectors[0] @ english.vectors[0]) < 0.99
