"""How near sentences are to a question, by the retriever's own vectors; those of sentences seen before are kept.

The sentences that come up in an archive come up again and again; embedding them anew would take a third of the
reading's time.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.embedder import Embedder

SENTENCES_KEPT = 4096
"""Six megabytes with the bundled model."""


class Nearness:
    """Threads may share one.

    Args:
        embedder: of questions and sentences.
        kept: how many sentences' vectors are kept, those used last.
    """

    def __init__(self, embedder: Embedder, kept: int = SENTENCES_KEPT) -> None:
        self._embedder = embedder
        self._kept = kept
        self._known: OrderedDict[str, NDArray[Any]] = OrderedDict()
        self._lock = threading.Lock()

    def cosines(self, question: str, sentences: Sequence[str]) -> dict[str, float]:
        """Cosine of each sentence with the question, -1 to 1."""
        if not sentences:
            return {}
        vectors = self._vectors(list(dict.fromkeys(sentences)))
        query = self._embedder.embed_queries([question])[0]
        return {sentence: float(np.dot(vector, query)) for sentence, vector in vectors.items()}

    def _vectors(self, sentences: Sequence[str]) -> dict[str, NDArray[Any]]:
        with self._lock:
            found = {sentence: self._known[sentence] for sentence in sentences if sentence in self._known}
        missing = [sentence for sentence in sentences if sentence not in found]
        if missing:
            found.update(zip(missing, self._embedder.embed_passages(missing), strict=True))
        with self._lock:
            for sentence, vector in found.items():
                self._known[sentence] = vector
                self._known.move_to_end(sentence)
            while len(self._known) > self._kept:
                self._known.popitem(last=False)
        return found
