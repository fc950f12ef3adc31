"""The bundled encoder's weights as its forward pass wants them: packed layers, an adapter merged in, rows of words.

In: a folder that :func:`index.model.bundled.bundled_model_folder` wrote, and an adapter's tensors. Out: matrices in the
type that the processor multiplies; :mod:`index.model.encoder` runs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import EncoderError
from index.model.bundled import BLOCK, BLOCK_BYTES

if TYPE_CHECKING:
    import torch

Pair = tuple["torch.Tensor", "torch.Tensor"]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: (matrix, bias) of each product, (weight, bias) of each norm.

    ``qkv`` is query, key and value side by side, the query already divided by the root of the head size.
    """

    qkv: Pair
    attention_out: Pair
    attention_norm: Pair
    widen: Pair
    narrow: Pair
    out_norm: Pair


@dataclass(frozen=True, slots=True)
class Packing:
    """How a model's layers are packed.

    Attributes:
        folder: the model.
        depth: how many layers it has.
        head_size: width of an attention head.
        kind: the type of the products' matrices.
    """

    folder: Path
    depth: int
    head_size: int
    kind: torch.dtype

    def layers(self, adapter: Mapping[str, torch.Tensor], scale: float) -> list[Layer]:
        """The layers as the forward pass wants them, adapted one after the other: f32 takes twice the memory.

        Raises:
            EncoderError: a tensor of the adapter fits nothing here.
        """
        names: list[list[str]] = [[] for _ in range(self.depth)]
        for name in adapter:
            if name != "segment":
                with fitting(self.folder, name):
                    names[_layer_number(name)].append(name)
        layers = []
        with _weights(self.folder) as weight:
            for number, of_layer in enumerate(names):
                changes: dict[str, torch.Tensor] = {}
                for name in of_layer:
                    with fitting(self.folder, name):
                        changes |= _changed(name, adapter, scale, weight)
                layers.append(self._layer(number, changes, weight))
        return layers

    def _layer(
        self, number: int, changes: dict[str, torch.Tensor], weight: Callable[[str], torch.Tensor]
    ) -> Layer:
        """One layer; ``changes`` (short names) go before the file's weights."""
        query_scale = self.head_size**-0.5

        def part(name: str) -> Pair:
            names = f"l{number}.{name}.w", f"l{number}.{name}.b"
            w, b = (changes[one] if one in changes else weight(long_name(one)) for one in names)
            return (w * query_scale, b * query_scale) if name == "q" else (w, b)

        def product(*names: str) -> Pair:
            weights, biases = zip(*map(part, names), strict=True)
            return _joined(weights, self.kind).t(), _joined(biases, self.kind)

        def norm(name: str) -> Pair:
            w, b = part(name)
            return w.clone(), b.clone()

        return Layer(
            qkv=product("q", "k", "v"),
            attention_out=product("ao"),
            attention_norm=norm("aln"),
            widen=product("fi"),
            narrow=product("fo"),
            out_norm=norm("oln"),
        )


def before_the_layers(folder: Path) -> tuple[torch.Tensor, Pair]:
    """What is added to the words' rows at each position, and the norm of their sum."""
    with _weights(folder) as weight:
        positions = weight("embeddings.position_embeddings.weight").clone()
        positions += weight("embeddings.token_type_embeddings.weight")[0]
        norm = (weight(f"embeddings.LayerNorm.{kind}").clone() for kind in ("weight", "bias"))
        return positions, (next(norm), next(norm))


@contextmanager
def fitting(folder: Path, name: str) -> Iterator[None]:
    """EncoderError when an adapter's tensor turns out not to fit the model in ``folder``."""
    try:
        yield
    except (KeyError, IndexError, ValueError, RuntimeError) as error:
        raise EncoderError(
            f"The adapter's tensor {name!r} does not fit the encoder in {folder} ({error}). "
            "Use an adapter that was trained on this model."
        ) from error


class WordRows:
    """The word embeddings in their 4-bit blocks, in the file: only the rows that texts use come into memory."""

    def __init__(self, path: Path, hidden: int) -> None:
        import mmap

        import torch

        with path.open("rb") as file:
            blocks = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
        self._rows = torch.frombuffer(blocks, dtype=torch.uint8).view(-1, hidden // BLOCK, BLOCK_BYTES)

    def take(self, ids: torch.Tensor) -> torch.Tensor:
        """The rows of these ids, float32 (ids, hidden)."""
        import torch

        rows = self._rows[ids]
        scales = rows[:, :, :2].contiguous().view(torch.float16).float()
        nibbles = torch.cat([rows[:, :, 2:] & 15, rows[:, :, 2:] >> 4], dim=2).float()
        return nibbles.sub_(8).mul_(scales).flatten(1)


PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
"""A layer's parts by their short names, as BERT's files call them."""
_KINDS = {"w": "weight", "b": "bias"}


def long_name(short: str) -> str:
    """``l3.ao.w`` as BERT's files call it."""
    layer, part, kind = short.split(".")
    return f"encoder.layer.{int(layer[1:])}.{PARTS[part]}.{_KINDS[kind]}"


def _layer_number(name: str) -> int:
    """3 of ``l3.ao.a``; ValueError for another kind of name."""
    layer, _part, _kind = name.split(".")
    return int(layer[1:])


def _joined(parts: Sequence[torch.Tensor], kind: torch.dtype) -> torch.Tensor:
    """The parts below one another, copied once."""
    import torch

    joined = torch.empty(sum(map(len, parts)), *parts[0].shape[1:], dtype=kind)
    start = 0
    for part in parts:
        joined[start : start + len(part)] = part
        start += len(part)
    return joined


@contextmanager
def _weights(folder: Path) -> Iterator[Callable[[str], torch.Tensor]]:
    """The folder's weights by name; the file is closed, and its memory free, when the last one is dropped."""
    from safetensors import safe_open

    with safe_open(folder / "model.safetensors", framework="pt") as file:
        yield file.get_tensor


def _changed(
    name: str, adapter: Mapping[str, torch.Tensor], scale: float, weight: Callable[[str], torch.Tensor]
) -> dict[str, torch.Tensor]:
    """The weights that one tensor of an adapter puts in place of the file's, by their short names."""
    layer, part, kind = name.split(".")
    tensor = adapter[name].float()
    if part in ("aln", "oln"):
        return {name: tensor.reshape(weight(long_name(name)).shape)}
    partner = adapter[f"{layer}.{part}.{'b' if kind == 'a' else 'a'}"].float()
    if kind != "a":
        return {}  # its partner brings both
    low = scale * (partner @ tensor)
    names = [f"{layer}.{one}.w" for one in (part if part == "qkv" else [part])]
    return {
        one: weight(long_name(one)) + rows for one, rows in zip(names, low.chunk(len(names)), strict=True)
    }
