"""A folder of weights in which one bit is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path


def with_a_wrong_bit(weights: Path, name: str, to: Path) -> Path:
    """``to``, a copy of the folder ``weights`` in which the last byte of the file ``name`` is another."""
    shutil.copytree(weights, to)
    data = bytearray((to / name).read_bytes())
    data[-1] ^= 1
    (to / name).write_bytes(data)
    return to
