"""An encoder of a few thousand weights, for tests that train."""

from __future__ import annotations

import torch

from training.network import SEGMENT_LAYER

WIDTH, LAYERS, WORDS = 32, SEGMENT_LAYER + 1, 50


def tensors() -> dict[str, torch.Tensor]:
    """Random, the same each time, under the names of ``training.encoder_weights``."""
    random = torch.Generator().manual_seed(0)

    def noise(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=random) * 0.1

    found = {
        "emb.word": noise(WORDS, WIDTH) * 10,
        "emb.pos": noise(512, WIDTH),
        "emb.type": noise(2, WIDTH),
    }
    found |= {"emb.ln.w": torch.ones(WIDTH), "emb.ln.b": torch.zeros(WIDTH)}
    for layer in range(LAYERS):
        for part, (rows, columns) in {
            "q": (WIDTH, WIDTH),
            "k": (WIDTH, WIDTH),
            "v": (WIDTH, WIDTH),
            "ao": (WIDTH, WIDTH),
            "fi": (64, WIDTH),
            "fo": (WIDTH, 64),
        }.items():
            found[f"l{layer}.{part}.w"] = noise(rows, columns)
            found[f"l{layer}.{part}.b"] = torch.zeros(rows)
        for part in ("aln", "oln"):
            found[f"l{layer}.{part}.w"] = torch.ones(WIDTH)
            found[f"l{layer}.{part}.b"] = torch.zeros(WIDTH)
    return found
