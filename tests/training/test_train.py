"""A tiny network trained for a few steps: it learns, stops on time, continues, and exports what ships."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.training.tiny import LAYERS, WORDS, tensors
from training.export import main as export
from training.export import shipped_names
from training.network import SEGMENT_LAYER, ReaderNetwork
from training.train import PairFile, State, train


@pytest.fixture
def pairs(tmp_path: Path) -> PairFile:
    """The answer is the token 9 where there is one."""
    random = np.random.default_rng(0)
    rows: list[np.ndarray] = []
    start, kind, group = [], [], []
    for number in range(60):
        passage = random.integers(10, WORDS, int(random.integers(8, 20)))
        place = int(random.integers(len(passage)))
        for answered in (True, False):
            body = passage.copy()
            if answered:
                body[place] = 9
            rows.append(np.concatenate([[0, 5, 6, 2], body, [2]]).astype(np.int32))
            start.append(place + 4 if answered else 0)
            kind.append(0 if answered else 6)
            group.append(number)
    np.savez(
        tmp_path / "pairs.npz",
        ids=np.concatenate(rows),
        offsets=np.concatenate([[0], np.cumsum([len(r) for r in rows])]),
        start=np.array(start, np.int32),
        end=np.array(start, np.int32),
        kind=np.array(kind, np.int32),
        group=np.array(group, np.int32),
        passage_at=np.full(len(rows), 4, np.int32),
    )
    return PairFile(tmp_path / "pairs.npz")


def _run(
    pairs: PairFile,
    out: Path,
    steps: int | None,
    *,
    seconds: float = 900.0,
    resume: bool = False,
    start_from: Path | None = None,
) -> dict[str, object]:
    torch.manual_seed(0)
    out.mkdir(exist_ok=True)
    (out / "stop-at").write_text((datetime.now() + timedelta(seconds=seconds)).isoformat())
    network = ReaderNetwork(tensors(), LAYERS, 2)
    train(
        pairs,
        network,
        out,
        micro_tokens=300,
        micro_batches=2,
        threads=1,
        resume=resume,
        seed=1,
        start_from=start_from,
        max_steps=steps,
    )
    parts: dict[str, object] = torch.load(out / "checkpoint.pt", weights_only=True)
    return parts


def test_batches_hold_whole_groups_and_every_pair_once(pairs: PairFile) -> None:
    seen: list[int] = []
    for batch in pairs.micro_batches(300, seed=3):
        assert [pairs.arrays["group"][r] for r in batch[::2]] == [
            pairs.arrays["group"][r] for r in batch[1::2]
        ]
        seen.extend(batch)
        if len(seen) >= len(pairs.lengths):
            break
    assert sorted(seen) == list(range(len(pairs.lengths)))


def test_training_learns_and_continues_where_it_stopped(pairs: PairFile, tmp_path: Path) -> None:
    first = State(**_run(pairs, tmp_path / "run", 40)["state"])  # type: ignore[arg-type]
    assert first.step == 40
    second = State(**_run(pairs, tmp_path / "run", 120, resume=True)["state"])  # type: ignore[arg-type]
    assert second.step == 120 and second.tokens > 2 * first.tokens
    log = (tmp_path / "run" / "log.txt").read_text().splitlines()
    losses = [float(line.split("span ")[1].split()[0]) for line in log if "span " in line]
    assert losses[-1] < 0.7 * losses[0]


def test_a_new_run_can_begin_with_the_weights_of_another(pairs: PairFile, tmp_path: Path) -> None:
    earlier = _run(pairs, tmp_path / "run", 10)
    later = _run(pairs, tmp_path / "further", 0, start_from=tmp_path / "run" / "checkpoint.pt")
    assert State(**later["state"]).step == 0  # type: ignore[arg-type]
    for name, value in earlier["average"].items():  # type: ignore[attr-defined]
        assert torch.equal(later["trained"][name], value)  # type: ignore[index]


def test_training_ends_at_the_time_in_its_control_file(pairs: PairFile, tmp_path: Path) -> None:
    state = State(**_run(pairs, tmp_path / "run", None, seconds=1.5)["state"])  # type: ignore[arg-type]
    assert "ended at step" in (tmp_path / "run" / "log.txt").read_text()
    assert state.progress <= 1.0


def test_exported_weights_are_named_as_the_encoder_reads_them(pairs: PairFile, tmp_path: Path) -> None:
    _run(pairs, tmp_path / "run", 3)
    export(["--checkpoint", str(tmp_path / "run" / "checkpoint.pt"), "--out", str(tmp_path / "weights")])
    description = json.loads((tmp_path / "weights" / "reader.json").read_text())
    assert description["weights"]["segment_layer"] == SEGMENT_LAYER
    network = ReaderNetwork(tensors(), LAYERS, 2)
    names = set(shipped_names({n: p for n, p in network.named_parameters() if p.requires_grad}))
    parts = [f"l{layer}.{part}" for layer in range(LAYERS) for part in ("qkv", "ao", "fi", "fo")]
    adapters = {f"{part}.{side}" for part in parts for side in "ab"}
    heads = {f"{head}.{kind}" for head in ("span", "relevance.hidden", "relevance.out") for kind in "wb"}
    assert names == adapters | heads | {"segment"}
