"""The mean of several checkpoints, as a checkpoint that ``training.train --start-from`` and ``training.export`` take.

    python -m training.average RUN-2/checkpoint.pt RUN-3/checkpoint.pt --out mean.pt

Each later run must have begun with weights of an earlier one: the mean of weights that grew apart from one start lies
between them and answers better than either (training/README.md has the figures); of unrelated ones it is worth nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor


def mean_of(checkpoints: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Their running averages' mean; steps and tokens of all of them together.

    Raises:
        ValueError: their tensors differ in name or shape.
    """
    averages: list[dict[str, Tensor]] = [parts["average"] for parts in checkpoints]
    shapes = [{name: tensor.shape for name, tensor in average.items()} for average in averages]
    if any(shape != shapes[0] for shape in shapes):
        raise ValueError("the checkpoints hold different tensors")
    mean = {
        name: torch.stack([average[name].float() for average in averages]).mean(0) for name in averages[0]
    }
    state = {key: sum(parts["state"][key] for parts in checkpoints) for key in ("step", "tokens", "seconds")}
    return {"average": mean, "state": state}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    torch.save(mean_of([torch.load(path, weights_only=True) for path in options.checkpoints]), options.out)


if __name__ == "__main__":
    main()
