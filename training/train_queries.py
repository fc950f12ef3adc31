"""Trains the query's encoder to find the passages that answer; the passages' vectors stay as the index holds them.

In: the sets of :mod:`training.query_sets`, the bundled encoder's tensors. Out: a checkpoint, which
``training.export --query`` turns into the weights that ship.

    python -m training.train_queries --sets SETS --encoder BASE/encoder.safetensors --out queries.pt --minutes 40

The learning rate falls to zero at the end of the given minutes. Two archives a step, each on a core of its own.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from index.model.bundled import MAX_TOKENS, bundled_model_folder
from index.model.tokenizer import BOS, EOS, Tokenizer
from training.network import Batch, QueryNetwork
from training.query_sets import QuerySet

PEAK_RATE = 1.2e-3
WARM_UP_STEPS = 20
AVERAGE = 0.99
WORD_DROP = 0.04
QUERIES = 128
"""Of one archive in a step."""
TEMPERATURE = 0.01
"""Of the softmax over the passages, in cosine: the lower, the more the nearest wrong passages count."""
PUBLISHED = 0.3
"""Share of the draws that are of published sets, not of our own archives."""


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """A set, ready to be drawn from.

    Attributes:
        ids: each query's token ids.
        vectors: float32 (passages, dim).
        answers: bool (queries, passages).
        unclear: bool (queries, passages).
    """

    ids: list[list[int]]
    vectors: Tensor
    answers: Tensor
    unclear: Tensor

    @classmethod
    def of(cls, found: QuerySet, tokenizer: Tokenizer) -> TrainingSet:
        """The set's queries as tokens, and what answers them as masks."""
        shape = len(found.queries), len(found.vectors)
        answers, unclear = (torch.zeros(shape, dtype=torch.bool) for _ in range(2))
        for row, query in enumerate(found.queries):
            answers[row, list(query.answered_by)] = True
            unclear[row, list(query.unclear)] = True
        return cls(
            [query_ids(query.text, tokenizer) for query in found.queries],
            torch.from_numpy(found.vectors),
            answers,
            unclear,
        )


def query_ids(text: str, tokenizer: Tokenizer) -> list[int]:
    """A query's tokens, prefix and special tokens included."""
    return [BOS, *tokenizer.ids(f"query: {text.strip()}")[: MAX_TOKENS - 2], EOS]


def batch_of(ids: Sequence[Sequence[int]]) -> Batch:
    """The sequences end to end."""
    lengths = torch.tensor([len(each) for each in ids])
    positions = torch.cat([torch.arange(int(length)) for length in lengths])
    flat = torch.tensor([token for each in ids for token in each])
    sequence = torch.repeat_interleave(torch.arange(len(ids)), lengths)
    return Batch(flat, positions, torch.zeros_like(positions), sequence, lengths)


def loss_of(network: QueryNetwork, asked: TrainingSet, elsewhere: TrainingSet, rows: Sequence[int]) -> Tensor:
    """Cross-entropy of a passage that answers among the archive's passages and those of another archive.

    What is unclear takes no part.
    """
    vectors = network(batch_of([asked.ids[row] for row in rows]), WORD_DROP)
    logits = (vectors @ asked.vectors.t() / TEMPERATURE).masked_fill(asked.unclear[list(rows)], -1e4)
    right = logits.masked_fill(~asked.answers[list(rows)], -1e4).logsumexp(1)
    others = vectors @ elsewhere.vectors.t() / TEMPERATURE
    return (torch.cat([logits, others], 1).logsumexp(1) - right).mean()


@torch.no_grad()
def found_first(
    network: QueryNetwork, sets: Sequence[TrainingSet], places: Sequence[int] = (1, 6)
) -> list[float]:
    """Share of the queries that find a passage that answers among the first so many, by cosine alone."""
    if not sets:
        return []
    ranks = []
    for asked in sets:
        vectors = torch.cat(
            [network(batch_of(asked.ids[first : first + 256])) for first in range(0, len(asked.ids), 256)]
        )
        cosines = vectors @ asked.vectors.t()
        best = cosines.masked_fill(~asked.answers, -9.0).max(1, keepdim=True).values
        ranks.append(((cosines > best) & ~asked.answers).sum(1))
    rank = torch.cat(ranks)
    return [float((rank < place).float().mean()) for place in places]


def train(
    network: QueryNetwork,
    own: Sequence[TrainingSet],
    published: Sequence[TrainingSet],
    progress: Callable[[int], float],
    seed: int,
) -> tuple[dict[str, Tensor], dict[str, int]]:
    """The running average of the adapters, and how many steps and tokens they had.

    ``progress`` is asked before each step, by its number, what share of the training is over; it ends at 1.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    adapters = {name: value for name, value in network.named_parameters() if value.requires_grad}
    learnt = list(adapters.values())
    optimizer = torch.optim.AdamW(learnt, lr=PEAK_RATE, weight_decay=0.0, betas=(0.9, 0.98))
    average = {name: value.detach().clone() for name, value in adapters.items()}
    network.merge()
    step, tokens, mean = 0, 0, 0.0

    def draw() -> tuple[TrainingSet, TrainingSet]:
        """Two archives, of which one at most is published: its other language would hold the same answers."""
        two = rng.choice(own)
        if published and rng.random() < 2 * PUBLISHED:
            return rng.choice(published), two
        return rng.choice([each for each in own if each is not two] or own), two

    def gradients(pair: tuple[TrainingSet, TrainingSet, list[int]]) -> tuple[tuple[Tensor, ...], float]:
        loss = loss_of(network, *pair)
        return torch.autograd.grad(loss / 2, learnt), loss.item()

    with ThreadPoolExecutor(2, initializer=torch.set_num_threads, initargs=(1,)) as pool:
        while (done := progress(step)) < 1:
            for group in optimizer.param_groups:
                group["lr"] = PEAK_RATE * min(1.0, (step + 1) / WARM_UP_STEPS) * (1 - done)
            one, two = draw()
            pairs = [
                (asked, elsewhere, rng.sample(range(len(asked.ids)), min(QUERIES, len(asked.ids))))
                for asked, elsewhere in ((one, two), (two, one))
            ]
            found = list(pool.map(gradients, pairs))
            for parameter, *parts in zip(learnt, *(part for part, _ in found), strict=True):
                parameter.grad = parts[0] + parts[1]
            nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            network.merge()
            step += 1
            tokens += sum(len(asked.ids[row]) for asked, _, rows in pairs for row in rows)
            kept = min(AVERAGE, step / (step + 10))
            for name, value in adapters.items():
                average[name].lerp_(value.detach(), 1 - kept)
            mean += 0.02 * (sum(loss for _, loss in found) / 2 - mean)
            if step % 50 == 0:
                print(f"step {step} {done:.0%} loss {mean:.3f}", flush=True)
    return average, {"step": step, "tokens": tokens}


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, and say what the query's encoder finds before and after."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sets", type=Path, required=True)
    parser.add_argument("--held-out", type=Path, nargs="*", default=[], help="sets that are only looked at")
    parser.add_argument(
        "--encoder", type=Path, required=True, help="the encoder's tensors (training.encoder_weights)"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=40.0)
    parser.add_argument("--start-from", type=Path, help="checkpoint to begin with")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    tokenizer = Tokenizer.load(bundled_model_folder())
    own, published, held_out = (
        [TrainingSet.of(QuerySet.load(path), tokenizer) for path in paths]
        for paths in (
            sorted(options.sets.glob("own-*.npz")),
            sorted(options.sets.glob("published-*.npz")),
            options.held_out,
        )
    )
    network = QueryNetwork(load_file(options.encoder))
    before = {"step": 0, "tokens": 0}
    if options.start_from:
        checkpoint = torch.load(options.start_from, weights_only=True)
        network.load_state_dict(checkpoint["average"], strict=False)
        before = checkpoint["state"]
    network.merge()
    print(
        f"{len(own)} archives of ours, {len(published)} published; held out: {found_first(network, held_out)}"
    )
    begun = time.monotonic()
    average, more = train(
        network, own, published, lambda _: (time.monotonic() - begun) / 60 / options.minutes, options.seed
    )
    network.load_state_dict(average, strict=False)
    network.merge()
    print(f"{more}; held out: {found_first(network, held_out)}")
    state = {key: before[key] + more[key] for key in more}
    torch.save({"average": average, "state": state}, options.out)


if __name__ == "__main__":
    main()
