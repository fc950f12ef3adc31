"""The bundled model: where it lies, and one set of weights for vectors here and for the reader."""

from __future__ import annotations

from index.bundled import bundled_model_folder

__all__ = ["bundled_model_folder"]
