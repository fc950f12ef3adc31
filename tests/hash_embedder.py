"""An embedder for tests of storage: a unit vector from a text's hash, the same on every run and machine."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray


class HashEmbedder:
    """Keeps the contract of ``index.embedder.Embedder`` except for meaning: equal texts alone are near."""

    def __init__(self, model_id: str = "hash-1", dimension: int = 64, pause_s: float = 0.0) -> None:
        """``pause_s`` for each call makes room for something to happen meanwhile."""
        self.model_id = model_id
        self.dimension = dimension
        self.calls = 0
        self.texts = 0
        self._pause_s = pause_s

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> NDArray[np.float32]:
        """``float32, (n, dimension), unit length``."""
        self.calls += 1
        self.texts += len(texts)
        time.sleep(self._pause_s)
        return self.embed_queries(texts)

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """``float32, (n, dimension), unit length``."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return np.stack([self._vector(text) for text in texts])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Words."""
        return [len(text.split()) for text in texts]

    def _vector(self, text: str) -> NDArray[np.float32]:
        seed = hashlib.sha256(f"{self.model_id}\0{text}".encode(errors="surrogatepass")).digest()
        vector = np.random.default_rng(list(seed)).standard_normal(self.dimension).astype(np.float32)
        return vector / np.linalg.norm(vector)
