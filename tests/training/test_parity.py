"""What training computes and what the product computes from the exported weights are the same numbers."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
import torch

from assistant.judging.span_model import SpanModel
from index.model.encoder import BOS, EOS, Encoder, bundled_model_folder
from training.encoder_weights import short_names
from training.export import shipped_names
from training.network import SCALE, SEGMENT_LAYER, Batch, ReaderNetwork

PAIRS = (
    ("Wer leitet das Museum?", "Das Museum in Osterwiek leitet seit 2011 Hanne Bruhn."),
    (
        "When did it open?",
        "Eröffnet wurde das Haus im Jahr 1899, geschlossen im Krieg, wieder eröffnet 1951.",
    ),
)


@pytest.mark.model
def test_the_product_reads_as_the_network_that_was_trained(tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    folder = bundled_model_folder()
    network = ReaderNetwork(short_names(load_file(folder / "model.safetensors")))
    random = torch.Generator().manual_seed(3)
    trained = {name: p for name, p in network.named_parameters() if p.requires_grad}
    for name, value in trained.items():
        size = 0.02 if name.endswith(".b") else 0.3 if name == "segment" else None
        if size:
            value.data.copy_(torch.randn(value.shape, generator=random) * size)
        value.data.copy_(value.data.half().float())
    save_file(shipped_names(trained), tmp_path / "reader.safetensors")
    checksum = hashlib.sha256((tmp_path / "reader.safetensors").read_bytes()).hexdigest()
    weights = {
        "file": "reader.safetensors",
        "sha256": checksum,
        "scale": SCALE,
        "segment_layer": SEGMENT_LAYER,
    }
    (tmp_path / "reader.json").write_text(json.dumps({"weights": weights}))
    encoder = Encoder(folder)
    model = SpanModel.load(tmp_path, encoder)

    rows, heads = [], []
    for question, passage in PAIRS:
        head = [BOS, *encoder.tokenizer.ids(question), EOS]
        heads.append(len(head))
        rows.append([*head, *encoder.tokenizer.ids(passage), EOS])
    lengths = torch.tensor([len(row) for row in rows])
    sequence = torch.repeat_interleave(torch.arange(len(rows)), lengths)
    positions = torch.cat([torch.arange(len(row)) for row in rows])
    segments = (positions >= torch.tensor(heads)[sequence]).long()
    ids = torch.tensor([token for row in rows for token in row])
    network.merge()
    with torch.no_grad():
        start, _, relevance = network(Batch(ids, positions, segments, sequence, lengths))

    states = model._encoder.hidden_states(rows, heads)
    for i, hidden in enumerate(states):
        found = model._judge(hidden, heads[i])
        ours = start[sequence == i][heads[i] : -1].numpy()
        assert np.abs(found.start - ours).max() < 0.15 * max(1.0, float(np.abs(ours).max()))
        assert np.corrcoef(found.start, ours)[0, 1] > 0.99
        assert found.relevance == pytest.approx(float(relevance[i]), abs=0.1)
