"""The weights that ship as a checkpoint, for who has no checkpoint of the run that made them.

In: a folder with reader.safetensors (or query.safetensors) and its description. Out: a checkpoint that
``training.train --start-from``, ``training.average`` and ``training.export`` take.

    python -m training.import_weights --weights assistant/weights --out start.pt
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from index.model.adapters import read_adapter
from training.export import trained_names
from training.network import SCALE


def checkpoint_of(folder: Path, name: str = "reader") -> dict[str, Any]:
    """The checkpoint whose export is what lies in ``folder``.

    Raises:
        EncoderError: the weights are missing or damaged.
    """
    file = read_adapter(folder, name)
    average = trained_names(file.tensors(), share=file.weights["scale"] / SCALE)
    state = {"step": file.weights["steps"], "tokens": file.weights["tokens"], "seconds": 0.0}
    return {"average": average, "state": state}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the checkpoint."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--query", action="store_true", help="the query's encoder, not the reader")
    options = parser.parse_args(arguments)
    torch.save(checkpoint_of(options.weights, "query" if options.query else "reader"), options.out)


if __name__ == "__main__":
    main()
