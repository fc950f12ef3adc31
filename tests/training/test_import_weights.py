"""What ships, read back as a checkpoint, exports as what ships."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from assistant import EncoderError
from index.model.adapters import read_adapter
from training.export import main as export
from training.import_weights import main

ROOT = Path(__file__).parents[2]


def test_the_reader_that_ships_comes_back_as_it_is(tmp_path: Path) -> None:
    weights = ROOT / "assistant" / "weights"
    main(["--weights", str(weights), "--out", str(tmp_path / "start.pt")])
    export(["--checkpoint", str(tmp_path / "start.pt"), "--out", str(tmp_path)])
    before, after = read_adapter(weights, "reader"), read_adapter(tmp_path, "reader")
    assert (
        before.weights.items() >= {"steps": after.weights["steps"], "scale": after.weights["scale"]}.items()
    )
    old, new = before.tensors(), after.tensors()
    assert old.keys() == new.keys()
    assert all(torch.equal(old[name], new[name]) for name in old)


def test_a_share_of_an_adapter_comes_back_as_the_same_difference(tmp_path: Path) -> None:
    weights = ROOT / "index" / "weights"
    main(["--weights", str(weights), "--out", str(tmp_path / "start.pt"), "--query"])
    export(["--checkpoint", str(tmp_path / "start.pt"), "--out", str(tmp_path), "--query"])
    differences = []
    for file in (read_adapter(weights, "query"), read_adapter(tmp_path, "query")):
        tensors = file.tensors()
        differences.append(tensors["l3.fi.b"].float() * file.weights["scale"])
    assert torch.allclose(*differences, atol=1e-4)
    assert differences[0].abs().max() > 0.01


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="cannot be loaded"):
        main(["--weights", str(tmp_path), "--out", str(tmp_path / "start.pt")])
