"""The mean of checkpoints is one that a run can begin with and that exports."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from training.average import main, mean_of
from training.export import main as export


def checkpoint(value: float, steps: int, width: int = 3) -> dict[str, object]:
    average = {"segment": torch.full((2, width), value), "span.weight": torch.full((2, width), -value)}
    return {"average": average, "state": {"step": steps, "tokens": 10 * steps, "seconds": 0.5}}


def test_the_mean_lies_between_and_counts_all_steps() -> None:
    mean = mean_of([checkpoint(1.0, 4), checkpoint(2.0, 6)])
    assert torch.equal(mean["average"]["segment"], torch.full((2, 3), 1.5))
    assert torch.equal(mean["average"]["span.weight"], torch.full((2, 3), -1.5))
    assert mean["state"] == {"step": 10, "tokens": 100, "seconds": 1.0}


def test_checkpoints_of_other_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="different tensors"):
        mean_of([checkpoint(1.0, 4), checkpoint(1.0, 4, width=5)])


def test_a_mean_exports_like_a_checkpoint(tmp_path: Path) -> None:
    for number, value in enumerate((1.0, 3.0)):
        torch.save(checkpoint(value, 5), tmp_path / f"{number}.pt")
    main([str(tmp_path / "0.pt"), str(tmp_path / "1.pt"), "--out", str(tmp_path / "mean.pt")])
    export(["--checkpoint", str(tmp_path / "mean.pt"), "--out", str(tmp_path / "weights")])
    assert '"steps": 10' in (tmp_path / "weights" / "reader.json").read_text()
