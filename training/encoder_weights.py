"""The bundled encoder as training wants it: one file of tensors under short names.

In: the folder that the index made of the bundled model. Out: a safetensors file (``emb.word``,
``l0.q.w`` ...), and the tokenizer beside it.

    python -m training.encoder_weights --out FOLDER
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from torch import Tensor

from index.model.encoder_layers import PARTS, long_name

EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def short_names(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """BERT's tensors under the names that :class:`training.network.ReaderNetwork` reads."""
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    tensors = {short: weights[name] for short, name in EMBEDDINGS.items()}
    for layer in range(layers):
        for part in PARTS:
            for kind in "wb":
                short = f"l{layer}.{part}.{kind}"
                tensors[short] = weights[long_name(short)]
    return tensors


def main(arguments: Sequence[str] | None = None) -> None:
    """Write encoder.safetensors and tokenizer.json."""
    from safetensors.torch import load_file, save_file

    from index.model.encoder import bundled_model_folder

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    folder = bundled_model_folder()
    options.out.mkdir(parents=True, exist_ok=True)
    tensors = {
        name: tensor.contiguous()
        for name, tensor in short_names(load_file(folder / "model.safetensors")).items()
    }
    save_file(tensors, options.out / "encoder.safetensors")
    shutil.copyfile(folder / "tokenizer.json", options.out / "tokenizer.json")


if __name__ == "__main__":
    main()
