"""The encoder's threads: one core each, whatever PyTorch is set to elsewhere."""

from __future__ import annotations

import torch

from index.model.cores import Cores


def test_each_thread_keeps_to_one_core() -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(3)
    try:
        cores = Cores(2)
        assert [cores.run(torch.get_num_threads) for _ in range(4)] == [1, 1, 1, 1]
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(before)
