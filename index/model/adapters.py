"""Trained differences from the bundled encoder, as they lie in a folder: description, checksum, tensors.

In: a folder with ``NAME.json`` and the safetensors file that it names. Out: what ``Encoder.with_adapter`` takes, and
the heads of who uses it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import EncoderError

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, slots=True)
class AdapterFile:
    """An adapter that was read and whose checksum is right.

    Attributes:
        folder: where it lies.
        about: the whole description, as it is written.
        weights: what the description says of the tensors: ``file, sha256, scale`` and more.
        data: the safetensors file.
    """

    folder: Path
    about: str
    weights: dict[str, Any]
    data: bytes

    def tensors(self) -> dict[str, torch.Tensor]:
        """The tensors by name; EncoderError when the file holds none."""
        from safetensors import SafetensorError
        from safetensors.torch import load

        try:
            tensors: dict[str, torch.Tensor] = load(self.data)
            return tensors
        except (SafetensorError, ValueError) as error:
            raise self.unreadable(error) from error

    def unreadable(self, error: Exception) -> EncoderError:
        """What to raise when the adapter is not what it should be."""
        return _unreadable(self.folder, error)


def read_adapter(folder: Path, name: str) -> AdapterFile:
    """The adapter that ``folder/name.json`` describes.

    Raises:
        EncoderError: it is missing or damaged (checksum).
    """
    try:
        about = (folder / f"{name}.json").read_text(encoding="utf-8")
        weights = json.loads(about)["weights"]
        data = (folder / weights["file"]).read_bytes()
        expected = weights["sha256"]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise _unreadable(folder, error) from error
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        raise EncoderError(
            f"The weights in {folder} are damaged: checksum {found[:12]}, expected {str(expected)[:12]}. "
            "Install the package again."
        )
    return AdapterFile(folder, about, weights, data)


def _unreadable(folder: Path, error: Exception) -> EncoderError:
    return EncoderError(f"The weights in {folder} cannot be loaded: {error!r}. Install the package again.")
