"""Trains the reader's adapters on the prepared pairs, against the clock.

In: the training file, the bundled encoder's tensors. Out: a folder of checkpoints and a log; the last
checkpoint is what ``training.export`` turns into the weights that ship.

    nice -n 19 python -m training.train --pairs pairs.npz --out RUN --stop-at 2026-11-22T05:35

The learning rate falls to zero at ``--stop-at``, which is read again from RUN/stop-at while it runs. A
pause of the process (SIGSTOP) costs time but no learning rate: progress counts only time spent in steps.
"""

from __future__ import annotations

import argparse
import random
import signal
import statistics
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.network import Batch, ReaderNetwork

PEAK_RATE = 1e-3
WARM_UP_STEPS = 80
CHECKPOINT_S = 600.0
AVERAGE = 0.99
WORD_DROP = 0.04
RELEVANCE_WEIGHT = 0.5
LISTWISE_WEIGHT = 0.3


@dataclass(frozen=True)
class Labels:
    """What the pairs of a batch should give: places in each sequence, 0 where there is no answer."""

    start: Tensor
    end: Tensor
    answered: Tensor
    group: Tensor


class PairFile:
    """The prepared pairs, and batches of whole groups of about the same length."""

    def __init__(self, path: Path) -> None:
        """Load the whole file."""
        arrays = np.load(path)
        self.arrays = {name: arrays[name] for name in arrays.files}
        self.lengths = np.diff(self.arrays["offsets"])
        borders = np.flatnonzero(np.diff(self.arrays["group"], prepend=-1, append=-1))
        self.groups = list(zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True))

    def micro_batches(self, tokens: int, seed: int) -> Iterator[list[int]]:
        """Lists of pairs of about ``tokens`` tokens, in a random order that the seed fixes; without end."""
        epoch = 0
        while True:
            rng = random.Random(seed + epoch)
            order = self.groups.copy()
            rng.shuffle(order)
            for begin in range(0, len(order), 640):
                pool = sorted(order[begin : begin + 640], key=lambda g: int(self.lengths[g[0] : g[1]].max()))
                batches: list[list[int]] = [[]]
                room = tokens
                for first, last in pool:
                    if room <= 0:
                        batches.append([])
                        room = tokens
                    batches[-1].extend(range(first, last))
                    room -= int(self.lengths[first:last].sum())
                rng.shuffle(batches)
                yield from batches
            epoch += 1

    def load(self, rows: Sequence[int], device: torch.device) -> tuple[Batch, Labels]:
        """The rows as one batch and its labels."""
        data, picked = self.arrays, np.asarray(rows)
        lengths = self.lengths[picked]
        sequence = np.repeat(np.arange(len(rows)), lengths)
        positions = np.arange(lengths.sum()) - (np.cumsum(lengths) - lengths)[sequence]
        ids = np.concatenate([data["ids"][data["offsets"][r] : data["offsets"][r + 1]] for r in rows])
        segments = positions >= data["passage_at"][picked][sequence]

        def tensor(values: np.ndarray) -> Tensor:
            return torch.from_numpy(values.astype(np.int64)).to(device)

        batch = Batch(tensor(ids), tensor(positions), tensor(segments), tensor(sequence), tensor(lengths))
        answered = (data["kind"][picked] == 0).astype(np.float32)
        labels = Labels(
            tensor(data["start"][picked]),
            tensor(data["end"][picked]),
            torch.from_numpy(answered).to(device),
            tensor(data["group"][picked]),
        )
        return batch, labels


def place_logits(logits: Tensor, batch: Batch) -> Tensor:
    """Token logits as (sequences, longest): only the first token (no answer) and the passage can be chosen."""
    width = int(batch.lengths.max())
    padded = logits.new_full((len(batch.lengths), width), -1e4)
    allowed = (batch.segments == 1) | (batch.positions == 0)
    padded[batch.sequence[allowed], batch.positions[allowed]] = logits[allowed]
    return padded


def loss_of(network: ReaderNetwork, batch: Batch, labels: Labels) -> tuple[Tensor, Tensor, Tensor]:
    """Span loss, relevance loss of single pairs, and of each group's answered pair against its others."""
    start, end, relevance = network(batch, WORD_DROP)
    span = functional.cross_entropy(place_logits(start, batch), labels.start)
    span = (span + functional.cross_entropy(place_logits(end, batch), labels.end)) / 2
    single = functional.binary_cross_entropy_with_logits(relevance, labels.answered)
    same = labels.group.unsqueeze(0) == labels.group.unsqueeze(1)
    rows = (labels.answered == 1) & (same.sum(1) > 1)
    if not bool(rows.any()):
        return span, single, span.new_zeros(())
    scores = relevance.unsqueeze(0).expand(len(same), -1).masked_fill(~same, -1e4)
    listwise = functional.cross_entropy(scores[rows], torch.arange(len(same), device=scores.device)[rows])
    return span, single, listwise


def read_stop(out: Path) -> float:
    """The wall-clock second at which training ends, from the control file."""
    return datetime.fromisoformat((out / "stop-at").read_text().strip()).timestamp()


@dataclass(frozen=True)
class Gradients:
    """What one micro-batch gives: gradients in the order of the trained tensors, losses, tokens."""

    gradients: tuple[Tensor, ...]
    losses: tuple[float, float, float]
    tokens: int


@dataclass
class State:
    """How far the run is; ``progress`` goes from 0 to 1 and sets the learning rate."""

    step: int = 0
    micro: int = 0
    progress: float = 0.0
    tokens: int = 0
    seconds: float = 0.0


def save(
    path: Path,
    network: ReaderNetwork,
    average: dict[str, Tensor],
    optimizer: torch.optim.Optimizer,
    state: State,
) -> None:
    """Write a checkpoint in one move."""
    parts = {
        "trained": {n: p.detach() for n, p in network.named_parameters() if p.requires_grad},
        "average": average,
        "optimizer": optimizer.state_dict(),
        "state": vars(state),
    }
    torch.save(parts, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def train(
    pairs: PairFile,
    network: ReaderNetwork,
    out: Path,
    *,
    micro_tokens: int,
    micro_batches: int,
    threads: int,
    resume: bool,
    seed: int,
    start_from: Path | None = None,
    peak_rate: float = PEAK_RATE,
    max_steps: int | None = None,
) -> None:
    """Run until the control file's time; checkpoints in ``out``.

    Each thread takes whole micro-batches on one core: nobody waits for a neighbour inside a product, and
    a core that other programs use slows only its own share.
    """
    device = next(network.parameters()).device
    trained = {name: p for name, p in network.named_parameters() if p.requires_grad}
    if start_from is not None:
        for name, value in torch.load(start_from, weights_only=True)["average"].items():
            trained[name].data.copy_(value)
    optimizer = torch.optim.AdamW(trained.values(), lr=peak_rate, betas=(0.9, 0.98), weight_decay=0.01)
    average = {name: p.detach().clone() for name, p in trained.items()}
    state = State()
    if resume:
        parts = torch.load(out / "checkpoint.pt", weights_only=True)
        for name, value in parts["trained"].items():
            trained[name].data.copy_(value)
        average = parts["average"]
        optimizer.load_state_dict(parts["optimizer"])
        state = State(**parts["state"])
    batches = pairs.micro_batches(micro_tokens, seed)
    for _ in range(state.micro):
        next(batches)
    stop, saved, recent = read_stop(out), time.time(), deque(maxlen=50)
    losses: deque[tuple[float, ...]] = deque(maxlen=50)
    log = (out / "log.txt").open("a", buffering=1)
    network.train()

    def gradients(rows: list[int]) -> Gradients:
        batch, labels = pairs.load(rows, device)
        span, single, listwise = loss_of(network, batch, labels)
        total = span + RELEVANCE_WEIGHT * single + LISTWISE_WEIGHT * listwise
        parts = torch.autograd.grad(total, list(trained.values()))
        return Gradients(parts, (span.item(), single.item(), listwise.item()), len(batch.ids))

    workers = ThreadPoolExecutor(threads, initializer=torch.set_num_threads, initargs=(1,))
    asked_to_end = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: asked_to_end.set())
    while state.progress < 0.999 and time.time() < stop and not asked_to_end.is_set():
        if max_steps is not None and state.step >= max_steps:
            break
        began = time.time()
        network.merge()
        rows = [next(batches) for _ in range(micro_batches)]
        state.micro += len(rows)
        for result in workers.map(gradients, rows):
            for value, part in zip(trained.values(), result.gradients, strict=True):
                value.grad = (
                    part / len(rows) if value.grad is None else value.grad.add_(part, alpha=1 / len(rows))
                )
            losses.append(result.losses)
            state.tokens += result.tokens
        torch.nn.utils.clip_grad_norm_(trained.values(), 1.0)
        rate = peak_rate * min(1.0, (state.step + 1) / WARM_UP_STEPS) * (1 - state.progress)
        for part in optimizer.param_groups:
            part["lr"] = rate
        optimizer.step()
        optimizer.zero_grad()
        with torch.no_grad():
            keep = min(AVERAGE, (state.step + 1) / (state.step + 10))
            for name, value in trained.items():
                average[name].lerp_(value, 1 - keep)
        state.step += 1
        now = time.time()
        recent.append(now - began)
        spent = min(now - began, 4 * statistics.median(recent))
        state.seconds += spent
        state.progress += (1 - state.progress) * min(1.0, spent / max(spent, stop - now + spent))
        if state.step % 20 == 0:
            stop = read_stop(out)
            means = [statistics.fmean(column) for column in zip(*losses, strict=True)]
            log.write(
                f"{datetime.now():%H:%M:%S} step {state.step} progress {state.progress:.3f} rate {rate:.2e} "
                f"span {means[0]:.3f} relevance {means[1]:.3f} listwise {means[2]:.3f} "
                f"tokens/s {state.tokens / state.seconds:.0f} tokens {state.tokens}\n"
            )
        if now - saved > CHECKPOINT_S:
            save(out / "checkpoint.pt", network, average, optimizer, state)
            saved = now
    save(out / "checkpoint.pt", network, average, optimizer, state)
    log.write(f"{datetime.now():%H:%M:%S} ended at step {state.step}\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Start or continue a run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument(
        "--encoder", type=Path, required=True, help="the encoder's tensors (training.encoder_weights)"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stop-at", required=True, help="local time, ISO: 2026-11-22T05:35")
    parser.add_argument("--micro-tokens", type=int, default=1300)
    parser.add_argument("--micro-batches", type=int, default=4, help="for one step of the optimizer")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=PEAK_RATE, help="peak learning rate")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    parser.add_argument("--start-from", type=Path, help="begin a new run with this checkpoint's weights")
    options = parser.parse_args(arguments)
    from safetensors.torch import load_file

    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "stop-at").write_text(options.stop_at)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = ReaderNetwork(load_file(options.encoder)).to(device)
    pairs = PairFile(options.pairs)
    train(
        pairs,
        network,
        options.out,
        micro_tokens=options.micro_tokens,
        micro_batches=options.micro_batches,
        threads=options.threads,
        resume=options.resume,
        seed=options.seed,
        start_from=options.start_from,
        peak_rate=options.rate,
    )


if __name__ == "__main__":
    main()
