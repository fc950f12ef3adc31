"""Texts of known lengths to batches for the encoder: sorted, so that equal ones meet, and cut by tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

BATCH_TOKENS = 1024
"""Tokens in one forward pass: enough for matrix products at full speed, few enough for the caches."""
LEAST_TOKENS = 32
"""Fewer are not parted: so many rows cost one pass over the weights (15 ms; each further 100 tokens 25 ms)."""

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


def batches(lengths: list[int], cores: int) -> list[Batch]:
    """Cut texts into batches, the long ones first, so that no core ends long after the others.

    A load of at most one full batch a core is spread over the cores as evenly as whole texts allow, since somebody
    waits for it; a larger one goes into full batches, as a pass over the weights takes as long for few tokens.

    Args:
        lengths: tokens of each text.
        cores: how many batches run at once.
    """
    longest_first = sorted(range(len(lengths)), key=lambda place: -lengths[place])
    total = sum(lengths)
    if total > cores * BATCH_TOKENS:
        shares = _full(longest_first, lengths)
    else:
        shares = _even(longest_first, lengths, max(1, min(cores, total // LEAST_TOKENS)))
    return [Batch(places, _runs(places, lengths)) for places in shares if places]


def _full(longest_first: list[int], lengths: list[int]) -> list[list[int]]:
    """Neighbours together, up to the most tokens of a batch."""
    shares: list[list[int]] = []
    tokens = BATCH_TOKENS
    for place in longest_first:
        if tokens + lengths[place] > BATCH_TOKENS:
            shares.append([])
            tokens = 0
        tokens += lengths[place]
        shares[-1].append(place)
    return shares


def _even(longest_first: list[int], lengths: list[int], count: int) -> list[list[int]]:
    """Each text to the share that has the fewest tokens so far."""
    shares: list[list[int]] = [[] for _ in range(count)]
    tokens = [0] * count
    for place in longest_first:
        least = tokens.index(min(tokens))
        shares[least].append(place)
        tokens[least] += lengths[place]
    return shares


def _runs(places: list[int], lengths: list[int]) -> Runs:
    return [(length, len(list(group))) for length, group in groupby(lengths[place] for place in places)]


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
