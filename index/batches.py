"""Texts of known lengths to batches for the encoder: sorted, so that equal ones meet, and cut by tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

BATCH_TOKENS = 1024
"""Tokens in one forward pass: enough for matrix products at full speed, few enough for the caches."""

SCORE_CELLS = 1 << 19
"""Attention scores held at once (1 MB in bf16, a core's cache)."""

Runs = list[tuple[int, int]]
"""(length, how many texts of that length in a row)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The texts of one forward pass.

    Attributes:
        places: where they stand in the caller's list.
        runs: their lengths, in the same order.
    """

    places: list[int]
    runs: Runs


def batches(lengths: list[int], cores: int, longest: int) -> list[Batch]:
    """Cut texts into batches, the long ones first, so that no core ends long after the others.

    Args:
        lengths: tokens of each text, at most ``longest``.
        cores: a small load is spread over so many.
        longest: no batch is made smaller than this many tokens.
    """
    budget = max(longest, min(BATCH_TOKENS, -(-sum(lengths) // cores)))
    found: list[Batch] = []
    tokens = budget
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        length = lengths[place]
        if tokens + length > budget:
            found.append(Batch([], []))
            tokens = 0
        tokens += length
        batch = found[-1]
        batch.places.append(place)
        if batch.runs and batch.runs[-1][0] == length:
            batch.runs[-1] = (length, batch.runs[-1][1] + 1)
        else:
            batch.runs.append((length, 1))
    return found


def cache_sized(runs: Runs, heads: int) -> Iterator[tuple[int, int]]:
    """The runs, cut so that a piece's attention scores fit the cache.

    Counts are powers of two: for every new shape PyTorch compiles a kernel (1 ms).
    """
    for length, count in runs:
        most = max(1, SCORE_CELLS // (heads * length * length))
        while count:
            taken = 1 << (min(most, count).bit_length() - 1)
            yield length, taken
            count -= taken


def lengths_of(runs: Runs) -> Iterator[int]:
    """Every text's length, in order."""
    for length, count in runs:
        yield from [length] * count
