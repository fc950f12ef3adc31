"""The networks while they learn: the frozen encoder in bf16, low-rank adapters in f32 beside it.

In: token ids of several sequences laid end to end (no padding). Out: of the reader start, end and relevance logits,
of the query's encoder one vector a sequence.
The adapters are merged into the weights once a step, so that a step costs two matrix products per
layer and weight forward and backward, instead of three and the adapters' own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

QKV_RANK = 64
RANK = 40
QUERY_RANK = 16
SEGMENT_LAYER = 3
"""The layer before which tokens are marked as the question's or the passage's."""
SCALE = 2.0


class _MergedLinear(torch.autograd.Function):
    """``x @ (W + scale * B A).T + b``; gradients for x, A and B only."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, merged: Tensor, bias: Tensor, a: Tensor, b: Tensor) -> Tensor:
        ctx.save_for_backward(x, merged, a, b)
        return functional.linear(x, merged, bias)

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> Any:
        (grad,) = grads
        x, merged, a, b = ctx.saved_tensors
        low = x @ a.to(x.dtype).t()
        back = grad @ b.to(grad.dtype)
        grad_b = (grad.t() @ low).float() * SCALE
        grad_a = (back.t() @ x).float() * SCALE
        grad_x = grad @ merged if ctx.needs_input_grad[0] else None
        return grad_x, None, None, grad_a, grad_b


class AdaptedLinear(nn.Module):
    """A frozen linear layer with a trained low-rank difference."""

    def __init__(self, weight: Tensor, bias: Tensor, rank: int) -> None:
        """Start at the frozen layer itself: B is zero, A random."""
        super().__init__()
        out_features, in_features = weight.shape
        self.register_buffer("weight", weight.float(), persistent=False)
        self.register_buffer("bias", bias.to(torch.bfloat16), persistent=False)
        self.a = nn.Parameter(torch.randn(rank, in_features) / math.sqrt(in_features))
        self.b = nn.Parameter(torch.zeros(out_features, rank))
        self._merged: Tensor | None = None

    def merge(self) -> None:
        """Write the current difference into the bf16 weight that the next pass uses."""
        with torch.no_grad():
            merged = torch.addmm(self.weight, self.b, self.a, alpha=SCALE)
            if self._merged is None:
                self._merged = merged.to(torch.bfloat16)
            else:
                self._merged.copy_(merged)

    def forward(self, x: Tensor) -> Tensor:
        """The layer's output, bf16."""
        assert self._merged is not None, "call merge() first"
        if not torch.is_grad_enabled():
            return functional.linear(x, self._merged, self.bias)
        return _MergedLinear.apply(x, self._merged, self.bias, self.a, self.b)  # type: ignore[no-any-return]


class _Scatter(torch.autograd.Function):
    """Rows to their places in a padded batch; places are unique, so the way back is a plain gather."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, places: Tensor, rows: int) -> Tensor:
        ctx.save_for_backward(places)
        padded = x.new_zeros(rows, x.shape[1])
        padded[places] = x
        return padded

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> Any:
        (places,) = ctx.saved_tensors
        return grads[0].index_select(0, places), None, None


class _Gather(torch.autograd.Function):
    """The reverse of :class:`_Scatter`."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, places: Tensor) -> Tensor:
        ctx.save_for_backward(places)
        ctx.rows = x.shape[0]
        return x.index_select(0, places)

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> Any:
        (places,) = ctx.saved_tensors
        padded = grads[0].new_zeros(ctx.rows, grads[0].shape[1])
        padded[places] = grads[0]
        return padded, None


class _Attention(torch.autograd.Function):
    """Softmax attention by plain bf16 products, its probabilities kept for the way back.

    On a CPU the fused kernel's backward costs four times its forward; this one about as much as it.
    """

    @staticmethod
    def forward(ctx: Any, padded: Tensor, mask: Tensor | None, shape: tuple[int, int, int]) -> Tensor:
        count, width, heads = shape
        size = padded.shape[1] // (3 * heads)
        q, k, v = padded.view(count, width, 3, heads, size).permute(2, 0, 3, 1, 4)
        q = (q * size**-0.5).reshape(count * heads, width, size)
        k = k.reshape(count * heads, width, size)
        v = v.reshape(count * heads, width, size)
        scores = torch.bmm(q, k.transpose(1, 2))
        if mask is not None:
            scores.view(count, heads, width, width).add_(mask)
        probabilities = torch.softmax(scores, -1)
        ctx.save_for_backward(q, k, v, probabilities)
        ctx.shape = (count, width, heads, size)
        out = torch.bmm(probabilities, v)
        return out.view(count, heads, width, size).transpose(1, 2).reshape(count * width, heads * size)

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> Any:
        q, k, v, probabilities = ctx.saved_tensors
        count, width, heads, size = ctx.shape
        grad = grads[0].view(count, width, heads, size).transpose(1, 2).reshape(count * heads, width, size)
        out = grad.new_empty(count, width, 3, heads, size)
        places = out.permute(2, 0, 3, 1, 4)
        places[2].copy_(torch.bmm(probabilities.transpose(1, 2), grad).view(count, heads, width, size))
        scores = torch.bmm(grad, v.transpose(1, 2))
        scores = torch._softmax_backward_data(scores, probabilities, -1, torch.bfloat16)
        back = torch.bmm(scores, k).mul_(size**-0.5)
        places[0].copy_(back.view(count, heads, width, size))
        places[1].copy_(torch.bmm(scores.transpose(1, 2), q).view(count, heads, width, size))
        return out.view(count * width, 3 * heads * size), None, None


@dataclass(frozen=True)
class Batch:
    """Sequences laid end to end.

    Attributes:
        ids: int64, (tokens,).
        positions: int64, (tokens,), from 0 in each sequence.
        segments: int64, (tokens,), 0 for the question, 1 for the passage.
        sequence: int64, (tokens,), which sequence a token belongs to.
        lengths: int64, (sequences,).
    """

    ids: Tensor
    positions: Tensor
    segments: Tensor
    sequence: Tensor
    lengths: Tensor


class Layer(nn.Module):
    """One BERT layer, every product of it adapted."""

    def __init__(self, tensors: dict[str, Tensor], prefix: str, heads: int, ranks: tuple[int, int]) -> None:
        """Take the layer's frozen weights from ``tensors``; ``ranks`` of query, key and value, and of the rest."""
        qkv_rank, rank = ranks
        super().__init__()
        self.heads = heads
        part = {
            name: (tensors[f"{prefix}.{name}.w"], tensors[f"{prefix}.{name}.b"])
            for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln")
        }
        self.qkv = AdaptedLinear(
            torch.cat([part[n][0] for n in "qkv"]),
            torch.cat([part[n][1] for n in "qkv"]),
            qkv_rank,
        )
        self.attention_out = AdaptedLinear(*part["ao"], rank)
        self.up = AdaptedLinear(*part["fi"], rank)
        self.down = AdaptedLinear(*part["fo"], rank)
        self.attention_norm = _norm(*part["aln"])
        self.output_norm = _norm(*part["oln"])

    def forward(self, x: Tensor, places: Tensor, mask: Tensor | None, shape: tuple[int, int]) -> Tensor:
        """One layer over the unpadded rows; attention itself over the padded batch."""
        count, width = shape
        padded = _Scatter.apply(self.qkv(x), places, count * width)
        rows = _Gather.apply(_Attention.apply(padded, mask, (count, width, self.heads)), places)
        x = self.attention_norm(x + self.attention_out(rows))
        return self.output_norm(x + self.down(functional.gelu(self.up(x))))


def _norm(weight: Tensor, bias: Tensor) -> nn.LayerNorm:
    norm = nn.LayerNorm(weight.shape[0], eps=1e-12)
    norm.weight.data.copy_(weight)
    norm.bias.data.copy_(bias)
    norm.weight.requires_grad_(False)
    norm.bias.requires_grad_(False)
    return norm.to(torch.bfloat16)


class AdaptedEncoder(nn.Module):
    """The encoder with adapters in every layer; its words, positions and norms stay as they are."""

    def __init__(
        self, tensors: dict[str, Tensor], ranks: tuple[int, int], layers: int = 12, heads: int = 12
    ) -> None:
        """Build from the bundled encoder's tensors (names as in :func:`training.encoder_weights.load`)."""
        super().__init__()
        self.width = tensors["emb.pos"].shape[1]
        self.register_buffer("words", tensors["emb.word"].to(torch.bfloat16), persistent=False)
        self.register_buffer(
            "positions", (tensors["emb.pos"] + tensors["emb.type"][0]).float(), persistent=False
        )
        self.embedding_norm = _norm(tensors["emb.ln.w"], tensors["emb.ln.b"])
        self.layers = nn.ModuleList(Layer(tensors, f"l{i}", heads, ranks) for i in range(layers))

    def merge(self) -> None:
        """Bring the adapters into the weights; call after every change of theirs."""
        for module in self.modules():
            if isinstance(module, AdaptedLinear):
                module.merge()

    def states(self, batch: Batch, drop: float, segment: Tensor | None = None) -> Tensor:
        """The last layer's states, float32 (tokens, width).

        Args:
            batch: the sequences.
            drop: share of the tokens, the first of each sequence left out, whose word vector is blanked.
            segment: (2, width), added before layer SEGMENT_LAYER to the question's and to the passage's tokens.
        """
        count, width = batch.lengths.shape[0], int(batch.lengths.max())
        words = self.words.index_select(0, batch.ids).float()
        if drop:
            keep = (torch.rand(words.shape[0], 1, device=words.device) >= drop) | (
                batch.positions == 0
            ).unsqueeze(1)
            words = words * keep
        x = words + self.positions.index_select(0, batch.positions)
        x = self.embedding_norm(x.to(torch.bfloat16))
        places = batch.sequence * width + batch.positions
        mask = None
        if int(batch.lengths.min()) < width:
            mask = torch.zeros(count, 1, 1, width, dtype=torch.bfloat16, device=x.device)
            mask.masked_fill_(
                (torch.arange(width, device=x.device) >= batch.lengths.unsqueeze(1))[:, None, None, :], -1e4
            )
        question = (batch.segments == 0).unsqueeze(1)
        for number, layer in enumerate(self.layers):
            if segment is not None and number == SEGMENT_LAYER:
                x = x + torch.where(question, segment[0], segment[1]).to(x.dtype)
            x = layer(x, places, mask, (count, width))
        return x.float()


class ReaderNetwork(AdaptedEncoder):
    """The encoder with adapters, a segment vector, and heads for start, end and relevance."""

    def __init__(self, tensors: dict[str, Tensor], layers: int = 12, heads: int = 12) -> None:
        """As :class:`AdaptedEncoder`."""
        super().__init__(tensors, (QKV_RANK, RANK), layers, heads)
        self.segment = nn.Parameter(torch.zeros(2, self.width))
        self.span = nn.Linear(self.width, 2)
        self.relevance_hidden = nn.Linear(self.width, self.width // 4)
        self.relevance = nn.Linear(self.width // 4, 1)
        nn.init.normal_(self.span.weight, std=0.02)
        nn.init.zeros_(self.span.bias)

    def forward(self, batch: Batch, drop: float = 0.0) -> tuple[Tensor, Tensor, Tensor]:
        """Start and end logits, float32 (tokens,), and relevance logits, float32 (sequences,)."""
        x = self.states(batch, drop, self.segment)
        spans = self.span(x)
        first = x.index_select(0, torch.cumsum(batch.lengths, 0) - batch.lengths)
        relevance = self.relevance(functional.gelu(self.relevance_hidden(first))).squeeze(1)
        return spans[:, 0], spans[:, 1], relevance


class QueryNetwork(AdaptedEncoder):
    """The encoder with small adapters, as it embeds queries."""

    def __init__(self, tensors: dict[str, Tensor], layers: int = 12, heads: int = 12) -> None:
        """As :class:`AdaptedEncoder`."""
        super().__init__(tensors, (QUERY_RANK, QUERY_RANK), layers, heads)

    def forward(self, batch: Batch, drop: float = 0.0) -> Tensor:
        """The mean of each sequence's states at unit length, float32 (sequences, width)."""
        x = self.states(batch, drop)
        sums = x.new_zeros(len(batch.lengths), self.width).index_add(0, batch.sequence, x)
        return functional.normalize(sums / batch.lengths.unsqueeze(1), dim=1)
