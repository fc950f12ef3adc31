"""The bundled encoder as it embeds queries: its layers trained further to find what answers, the passages' left alone.

An index needs no change: only the query's vector moves, towards the passages that answer it (weights/MODEL_CARD.md).
"""

from __future__ import annotations

from pathlib import Path

from index.model.adapters import AdapterFile, read_adapter
from index.model.encoder import Encoder
from index.model.shared import Shared

BUNDLED_WEIGHTS = Path(__file__).parents[1] / "weights"

_encoders: Shared[Encoder] = Shared()


def read_query_adapter(folder: Path = BUNDLED_WEIGHTS) -> AdapterFile:
    """The adapter in ``folder``; EncoderError when it is missing or damaged (checksum)."""
    return read_adapter(folder, "query")


def query_encoder(encoder: Encoder, file: AdapterFile) -> Encoder:
    """``encoder`` with the adapter's weights, merged once for all who use them.

    Raises:
        EncoderError: the weights do not fit the encoder.
    """

    def merged() -> Encoder:
        try:
            return encoder.with_adapter(file.tensors(), file.weights["scale"])
        except KeyError as error:
            raise file.unreadable(error) from error

    return _encoders.get((encoder, file.about), merged)
