"""The index at size: 100,000 synthetic passages through the real line, then the time of searches.

    python -m benchmarks.store [--passages 100000] [--folder DIR] [--queries 200]

Words follow Zipf's law over an invented vocabulary; vectors lie near a surface of 32 dimensions, as those of texts
do, so that neighbours exist. No model runs: what is measured is the store's part alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.build import ArticleIndex
from index.records import Filters

DIMENSION = 384
_INNER = 32
_SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo za kre stu bli gra pro nau tei zun her mal".split()
_PASSAGES_PER_ARTICLE = 5


class SurfaceEmbedder:
    """Unit vectors near a low-dimensional surface, by the text's hash; equal first words are near each other."""

    model_id = "surface"
    dimension = DIMENSION

    def __init__(self) -> None:
        rng = np.random.default_rng(7)
        self._basis = rng.standard_normal((_INNER, DIMENSION)).astype(np.float32)
        self._centres = rng.standard_normal((500, _INNER)).astype(np.float32)

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[..., None] | None = None
    ) -> NDArray[np.float32]:
        """``float32, (n, 384), unit length``."""
        return np.stack([self._vector(text) for text in texts])

    embed_queries = embed_passages

    def _vector(self, text: str) -> NDArray[np.float32]:
        rng = np.random.default_rng(list(hashlib.blake2b(text.encode(), digest_size=16).digest()))
        inner = self._centres[rng.integers(500)] + 0.7 * rng.standard_normal(_INNER).astype(np.float32)
        vector = inner @ self._basis + 0.4 * rng.standard_normal(DIMENSION).astype(np.float32)
        return (vector / np.linalg.norm(vector)).astype(np.float32)


def write_archive(folder: Path, passages: int) -> list[str]:
    """Write the articles as JSONL files of a thousand; the vocabulary, most frequent word first."""
    rng = np.random.default_rng(11)
    vocabulary = ["".join(rng.choice(_SYLLABLES, size=rng.integers(2, 5))) for _ in range(60_000)]
    weights = 1.0 / np.arange(3, len(vocabulary) + 3) ** 1.05
    cumulative = np.cumsum(weights / weights.sum())
    articles = passages // _PASSAGES_PER_ARTICLE
    for start in range(0, articles, 1000):
        with (folder / f"part-{start // 1000:03}.jsonl").open("w", encoding="utf-8") as file:
            for number in range(start, min(start + 1000, articles)):
                file.write(json.dumps(_article(number, vocabulary, cumulative, rng)) + "\n")
    return vocabulary


def _article(
    number: int, vocabulary: list[str], cumulative: NDArray[np.float64], rng: np.random.Generator
) -> dict:
    paragraphs = []
    for _ in range(_PASSAGES_PER_ARTICLE):
        words = [vocabulary[i] for i in np.searchsorted(cumulative, rng.random(118))]
        sentences = [" ".join(words[i : i + 14]).capitalize() + "." for i in range(0, len(words), 14)]
        paragraphs.append(" ".join(sentences))
    day = np.datetime64("2015-01-01") + int(rng.integers(3650))
    return {
        "id": f"a{number}",
        "title": f"Titel {number}",
        "date": str(day),
        "language": "de",
        "text": "\n\n".join(paragraphs),
    }


def timed(searches: list[Callable[[], object]]) -> tuple[float, float, float]:
    """Milliseconds: median, 95th percentile, and median of processor time (what a busy machine does not add to)."""
    walls, processor = [], []
    for search in searches:
        wall, cpu = time.perf_counter(), time.process_time()
        search()
        walls.append(1000 * (time.perf_counter() - wall))
        processor.append(1000 * (time.process_time() - cpu))
    return statistics.median(walls), statistics.quantiles(walls, n=20)[-1], statistics.median(processor)


def recall(index: ArticleIndex, queries: NDArray[np.float32], k: int = 10) -> float:
    """Share of the exact ten nearest that the store's search finds."""
    from index.search import Selection, exact_search

    shares = []
    with index._using() as version:
        everything = Selection(None, 0, version.passage_count())
        for query in queries:
            exact = {id_ for id_, _ in exact_search(version, query, k, everything)}
            shares.append(len(exact & {id_ for id_, _ in index.vector_search(query, k)}) / k)
    return float(np.mean(shares))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    vocabulary = write_archive(folder / "articles", options.passages)
    embedder = SurfaceEmbedder()
    report = {"passages": options.passages}
    with ArticleIndex.open(folder / "index", embedder=lambda: embedder) as index:
        began = time.perf_counter()
        processor = time.process_time()
        built = index.index(folder / "articles")
        report["indexing_cpu_s"] = round(time.process_time() - processor, 1)
        report |= {"indexed": built.passages, "indexing_s": round(time.perf_counter() - began, 1)}
        report["memory_after_indexing_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        began = time.perf_counter()
        index.index(folder / "articles")
        report["nothing_changed_s"] = round(time.perf_counter() - began, 3)
    with ArticleIndex.open(folder / "index", embedder=lambda: embedder) as index:
        began = time.perf_counter()
        measure(index, embedder, vocabulary, options.queries, report)
        report["size_mb"] = index.status().size_bytes // 1_000_000
    print(json.dumps(report, indent=1))


def measure(
    index: ArticleIndex, embedder: SurfaceEmbedder, vocabulary: list[str], count: int, report: dict
) -> None:
    """Times of searches by meaning, by words, both, and filtered; recall against exact search."""
    rng = np.random.default_rng(3)
    queries = embedder.embed_queries([f"question {number}" for number in range(count)])
    texts = [
        " ".join(vocabulary[i] for i in (rng.pareto(0.35, size=6) * 20 + 5).astype(int) % 60_000)
        for _ in queries
    ]
    began = time.perf_counter()
    index.vector_search(queries[0], 60)
    report["open_and_first_search_s"] = round(time.perf_counter() - began, 3)
    month = Filters(date_from="2019-05", date_to="2019-05")
    years = Filters(date_from="2016", date_to="2021")
    pairs = list(zip(queries, texts, strict=True))
    searches = {
        "vectors": [lambda q=q: index.vector_search(q, 60) for q in queries],
        "words": [lambda t=t: index.word_search(t, 60, language="de") for t in texts],
        "both": [
            lambda q=q, t=t: (index.vector_search(q, 60), index.word_search(t, 60, language="de"))
            for q, t in pairs
        ],
        "both_and_passages": [
            lambda q=q: index.passages(id_ for id_, _ in index.vector_search(q, 60)) for q in queries
        ],
        "vectors_one_month": [lambda q=q: index.vector_search(q, 60, month) for q in queries],
        "vectors_six_years": [lambda q=q: index.vector_search(q, 60, years) for q in queries[:50]],
        "words_one_month": [lambda t=t: index.word_search(t, 60, month, "de") for t in texts],
    }
    for name, runs in searches.items():
        report[f"{name}_ms"] = dict(
            zip(("p50", "p95", "cpu_p50"), (round(ms, 1) for ms in timed(runs)), strict=True)
        )
    report["recall@10"] = round(recall(index, queries[:100]), 4)
    report["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
