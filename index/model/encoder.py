"""The bundled encoder: token ids in, hidden states or mean vectors out; for the index and for the reader.

It is BERT's forward pass on this one model and nothing else, written for few cores: no padding, bf16 where
the processor multiplies it natively, one batch a core. Any other model runs through sentence-transformers
(:mod:`index.embedder`).
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import EncoderError
from index.model.batches import Batch, Runs, batches, cache_sized, lengths_of
from index.model.bundled import MAX_TOKENS, WORDS_FILE, bundled_model_folder
from index.model.cores import Cores
from index.model.encoder_layers import Packing, Pair, WordRows, before_the_layers, fitting
from index.model.shared import Shared
from index.model.tokenizer import BOS, EOS, Tokenizer

if TYPE_CHECKING:
    import numpy as np
    import torch
    from numpy.typing import NDArray

__all__ = ["BOS", "EOS", "MAX_TOKENS", "Encoder", "bundled_model_folder", "product_type"]

ROWS = 32
"""Every batch is filled up to a multiple of this, so that few shapes have to be compiled."""

TokenIds = Sequence[int]


class Encoder:
    """A loaded encoder. Threads may share one.

    Attributes:
        tokenizer: texts to ids (:class:`index.tokenizer.Tokenizer`), without the special tokens: a text is
            given to the encoder as ``[BOS, *ids, EOS]``, a pair as ``[BOS, *ids, EOS, EOS, *ids, EOS]``.
        hidden_size: width of a hidden state.
    """

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        """Load a folder that :func:`bundled_model_folder` wrote.

        Args:
            folder: the model.
            threads: cores to use; all that this process may run on when None.

        Raises:
            EncoderError: the folder is incomplete or damaged.
        """
        import torch
        from safetensors import SafetensorError

        self._cores = Cores(threads)
        self._type = getattr(torch, product_type())
        self._segment: tuple[int, torch.Tensor] | None = None
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            self.hidden_size = int(config["hidden_size"])
            self._heads, self._epsilon = int(config["num_attention_heads"]), float(config["layer_norm_eps"])
            depth = int(config["num_hidden_layers"])
            self._words = WordRows(folder / WORDS_FILE, self.hidden_size)
            self._packing = Packing(folder, depth, self.hidden_size // self._heads, self._type)
            self._positions, self._first_norm = self._cores.run(lambda: before_the_layers(folder))
            self._layers = self._cores.run(lambda: self._packing.layers({}, 0.0))
            self.tokenizer = Tokenizer.load(folder)
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise EncoderError(
                f"The embedding model in {folder} cannot be loaded ({error}). "
                "Delete that folder: it is made again."
            ) from error

    @classmethod
    def shared(cls, folder: Path, threads: int | None = None) -> Encoder:
        """As ``Encoder(folder, threads)``; one that this process has loaded already and still uses is given again."""
        return _encoders.get((folder, threads), lambda: cls(folder, threads))

    @property
    def precision(self) -> str:
        """What the matrix products run in: ``bfloat16`` or ``float32``."""
        return str(self._type).removeprefix("torch.")

    def with_adapter(
        self, adapter: Mapping[str, torch.Tensor], scale: float, segment_layer: int = 0
    ) -> Encoder:
        """The same encoder with adapted layers, 43 MB more in bf16; all else is shared.

        Args:
            adapter: tensors by name. For layer i and part p of ``q, k, v, qkv, ao, fi, fo`` (``qkv``: the
                three stacked): ``l{i}.{p}.a`` (rank, in) and ``l{i}.{p}.b`` (out, rank), giving
                W + scale * b @ a. For the norms n of ``aln, oln``: ``l{i}.{n}.w`` and ``l{i}.{n}.b``, in
                place of what is there. ``segment`` (2, hidden_size): added to the states of the question's
                (row 0) and of the passage's tokens (row 1). What is not named stays as it is.
            scale: of the low-rank products, alpha / rank.
            segment_layer: the layer before which ``segment`` is added.

        Raises:
            EncoderError: a tensor's name or shape fits nothing here.
        """
        adapted = copy.copy(self)
        segment = adapter.get("segment")
        with fitting(self._packing.folder, "segment"):
            adapted._segment = (
                None if segment is None else (segment_layer, segment.float().reshape(2, self.hidden_size))
            )
        adapted._layers = self._cores.run(lambda: self._packing.layers(adapter, scale))
        return adapted

    def hidden_states(
        self, token_ids: Sequence[TokenIds], question_tokens: Sequence[int] | None = None
    ) -> list[NDArray[np.float32]]:
        """The last layer's states, float32 (n_tokens, hidden_size) for each text, in the order given.

        Args:
            token_ids: 1 to 512 ids a text, special tokens included, no padding.
            question_tokens: for an adapter with ``segment``: how many ids of each text, from its start, are the
                question's; the others are the passage's.

        Raises:
            EncoderError: a text has no token or more than 512.
        """
        found: list[Any] = [None] * len(token_ids)
        for batch, states in self._run(token_ids, _as_array, question_tokens):
            start = 0
            for place, length in zip(batch.places, lengths_of(batch.runs), strict=True):
                found[place] = states[start : start + length]
                start += length
        return found

    def mean_vectors(
        self, token_ids: Sequence[TokenIds], done: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """The mean of each text's states at unit length, float32 (n_texts, hidden_size), in the order given.

        Args:
            token_ids: as in :meth:`hidden_states`.
            done: told after each batch how many texts are finished.

        Raises:
            EncoderError: a text has no token or more than 512.
        """
        import numpy as np

        vectors = np.empty((len(token_ids), self.hidden_size), np.float32)
        finished = 0
        for batch, means in self._run(token_ids, _unit_means):
            vectors[batch.places] = means
            finished += len(batch.places)
            if done:
                done(finished)
        return vectors

    def _run(
        self,
        token_ids: Sequence[TokenIds],
        finish: Callable[[torch.Tensor, Runs], NDArray[np.float32]],
        question_tokens: Sequence[int] | None = None,
    ) -> Iterator[tuple[Batch, NDArray[np.float32]]]:
        lengths = [len(ids) for ids in token_ids]
        if lengths and not 0 < min(lengths) <= max(lengths) <= MAX_TOKENS:
            raise EncoderError(
                f"Texts of {min(lengths)} to {max(lengths)} tokens: the encoder takes 1 to {MAX_TOKENS}. "
                "Cut them first."
            )

        def forward(batch: Batch) -> NDArray[np.float32]:
            texts = [token_ids[place] for place in batch.places]
            questions = [question_tokens[place] for place in batch.places] if question_tokens else None
            return finish(self._forward(texts, batch.runs, questions), batch.runs)

        return self._cores.map(forward, batches(lengths, self._cores.count))

    def _forward(self, texts: list[TokenIds], runs: Runs, questions: list[int] | None) -> torch.Tensor:
        """All layers over the texts' tokens, laid end to end: float32 (tokens, hidden_size)."""
        import torch

        with torch.inference_mode():
            states = self._all_layers(texts, runs, questions, shifted=False)
            if not torch.isfinite(states).all():
                states = self._all_layers(texts, runs, questions, shifted=True)
        return states[: sum(map(len, texts))]

    def _all_layers(
        self, texts: list[TokenIds], runs: Runs, questions: list[int] | None, *, shifted: bool
    ) -> torch.Tensor:
        """Results go into the same few buffers in every layer: fresh memory costs a page fault every 4 KB."""
        import torch
        from torch.nn.functional import layer_norm

        x = self._embedded(texts)
        rows, shape = len(x), (self.hidden_size,)
        narrow, context = (torch.zeros(rows, self.hidden_size, dtype=self._type) for _ in range(2))
        first = self._layers[0]
        qkv, wide = (torch.empty(rows, len(bias), dtype=self._type) for _, bias in (first.qkv, first.widen))
        for number, layer in enumerate(self._layers):
            if self._segment and questions and self._segment[0] == number:
                x = x + self._segments(texts, questions, rows)
            _multiply(narrow.copy_(x), layer.qkv, qkv)
            self._attend(qkv, runs, context, shifted=shifted)
            _multiply(context, layer.attention_out, narrow)
            x = layer_norm(x.add_(narrow), shape, *layer.attention_norm, self._epsilon)
            _multiply(narrow.copy_(x), layer.widen, wide)
            torch.ops.aten.gelu_(wide)
            _multiply(wide, layer.narrow, narrow)
            x = layer_norm(x.add_(narrow), shape, *layer.out_norm, self._epsilon)
        return x

    def _embedded(self, texts: list[TokenIds]) -> torch.Tensor:
        import torch
        from torch.nn.functional import layer_norm, pad

        ids = torch.tensor([token for text in texts for token in text])
        positions = torch.cat([torch.arange(len(text)) for text in texts])
        filling = (0, -len(ids) % ROWS)
        x = self._words.take(pad(ids, filling)).add_(self._positions[pad(positions, filling)])
        return layer_norm(x, (self.hidden_size,), *self._first_norm, self._epsilon)

    def _segments(self, texts: list[TokenIds], questions: list[int], rows: int) -> torch.Tensor:
        import torch

        assert self._segment is not None
        passage = torch.ones(rows, dtype=torch.long)
        start = 0
        for text, question in zip(texts, questions, strict=True):
            passage[start : start + question] = 0
            start += len(text)
        return self._segment[1][passage]

    def _attend(self, qkv: torch.Tensor, runs: Runs, context: torch.Tensor, *, shifted: bool) -> None:
        """Attention within each text, into ``context``; texts of one length together, if the cache holds them.

        In bf16 the softmax is exp(score) / sum, without the usual shift by the row's maximum: bf16 has the
        range of f32, the scores stay far inside it, and the fused kernel takes three times as long.
        ``shifted`` asks for that kernel, for the text that proves this wrong; in f32 it is the faster one.
        """
        import torch
        from torch.nn.functional import scaled_dot_product_attention

        heads, size = self._heads, self.hidden_size // self._heads
        start = 0
        for length, count in cache_sized(runs, heads):
            end = start + length * count
            parts = qkv[start:end].view(count, length, 3, heads, size).permute(2, 0, 3, 1, 4).contiguous()
            if shifted or self._type == torch.float32:
                mixed = scaled_dot_product_attention(parts[0], parts[1], parts[2], scale=1.0)
            else:
                q, k, v = parts.view(3, count * heads, length, size)
                weights = torch.bmm(q, k.transpose(1, 2)).exp_()
                mixed = torch.bmm(weights, v).div_(weights.sum(-1, keepdim=True))
                mixed = mixed.view(count, heads, length, size)
            context[start:end].view(count, length, heads, size).copy_(mixed.transpose(1, 2))
            start = end


_encoders: Shared[Encoder] = Shared()


def _multiply(x: torch.Tensor, product: Pair, out: torch.Tensor) -> None:
    import torch

    matrix, bias = product
    torch.addmm(bias, x, matrix, out=out)


def _as_array(states: torch.Tensor, _runs: Runs) -> NDArray[np.float32]:
    array: NDArray[np.float32] = states.numpy()
    return array


def _unit_means(states: torch.Tensor, runs: Runs) -> NDArray[np.float32]:
    import torch
    from torch.nn.functional import normalize

    means = []
    start = 0
    for length, count in runs:
        end = start + length * count
        means.append(states[start:end].view(count, length, -1).mean(1))
        start = end
    return _as_array(normalize(torch.cat(means)), runs)


def product_type() -> str:
    """``bfloat16`` where the processor multiplies it natively, else ``float32``, which is faster than emulation."""
    import torch

    try:
        able = torch.cpu.get_capabilities()
        native = able.get("avx512_bf16") or able.get("amx_bf16")
    except AttributeError:  # an older PyTorch
        native = getattr(torch.cpu, "_is_avx512_bf16_supported", lambda: False)()
    return "bfloat16" if native else "float32"
