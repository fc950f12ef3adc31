"""The index at size: 100,000 synthetic passages through the real line, then the time of searches.

    python -m benchmarks.store [--passages 100000] [--folder DIR] [--queries 200] [--model bundled]

Articles are files of five passages, every fifth in English, the rest in German. Words follow Zipf's law over an
invented vocabulary between real stop words; vectors lie near a surface of 32 dimensions, as those of texts do, so that
neighbours exist, and those of one language nearer to each other. No model runs, so what is measured is the index's
part alone; with ``--model bundled`` the bundled model embeds passages and questions, with ``--model questions`` only
questions, for its time. Progress goes to standard error, the report as JSON to standard output. Times are given
by the clock and by the processor, which other work on the machine does not add to.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.build import ArticleIndex
from index.records import Filters, IndexProgress
from index.retrieve import PassageRetriever
from index.search import Selection, exact_search

DIMENSION = 384
PASSAGES_PER_ARTICLE = 5
MODELS = ("none", "questions", "bundled")
_WORDS_PER_PASSAGE = 52
_ENGLISH_EVERY = 5
_INNER = 32
_APART = 2.0
_SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo za kre stu bli gra pro nau tei zun her mal".split()
_STOP = {
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als".split(),
    "en": "the of and to in a is that for it was on with as by at from this be are".split(),
}
_TITLES = {"de": "Titel", "en": "Title"}
_QUESTIONS = {"de": "Was sagte der {} über die {} von {}?", "en": "What did the {} say about the {} of {}?"}


class SurfaceEmbedder:
    """Unit vectors near a low-dimensional surface, by the text's hash; each language has a corner of its own."""

    model_id = "surface"
    dimension = DIMENSION

    def __init__(self) -> None:
        rng = np.random.default_rng(7)
        self._basis = rng.standard_normal((_INNER, DIMENSION)).astype(np.float32)
        self._centres = rng.standard_normal((500, _INNER)).astype(np.float32)
        self._corners = _APART * rng.standard_normal((2, DIMENSION)).astype(np.float32)

    def embed_passages(self, texts: Sequence[str], progress: object = None) -> NDArray[np.float32]:
        """``float32, (n, 384), unit length``."""
        return np.stack([self._vector(text) for text in texts])

    embed_queries = embed_passages

    def _vector(self, text: str) -> NDArray[np.float32]:
        rng = np.random.default_rng(
            np.frombuffer(hashlib.blake2b(text.encode(), digest_size=16).digest(), "<u4")
        )
        inner = self._centres[rng.integers(500)] + 0.7 * rng.standard_normal(_INNER, dtype=np.float32)
        corner = self._corners[int(text.startswith((_TITLES["en"], _QUESTIONS["en"][:4])))]
        vector = inner @ self._basis + 0.4 * rng.standard_normal(DIMENSION, dtype=np.float32) + corner
        return (vector / np.linalg.norm(vector)).astype(np.float32)


class WithQuestionsByModel(SurfaceEmbedder):
    """Takes the time that the bundled model takes for a question, and gives the synthetic vector."""

    def __init__(self, *, query_adapter: bool = True) -> None:
        from index.embedder import Embedder

        super().__init__()
        self._model = Embedder.load(query_adapter=query_adapter)

    def embed_queries(self, texts: Sequence[str], progress: object = None) -> NDArray[np.float32]:
        """``float32, (n, 384), unit length``."""
        self._model.embed_queries(texts)
        return self.embed_passages(texts)


@dataclass(frozen=True)
class Vocabulary:
    """Invented words, most frequent first, and the cumulative frequencies of Zipf's law."""

    words: list[str]
    cumulative: NDArray[np.float64]

    @classmethod
    def invent(cls, size: int = 60_000) -> Vocabulary:
        """The same words each time."""
        rng = np.random.default_rng(11)
        lengths = rng.integers(2, 5, size=size)
        words = ["".join(_SYLLABLES[i] for i in rng.integers(len(_SYLLABLES), size=n)) for n in lengths]
        weights = 1.0 / np.arange(3, size + 3) ** 1.05
        return cls(words, np.cumsum(weights / weights.sum()))

    def draw(self, count: int, rng: np.random.Generator) -> list[str]:
        """As many words, by their frequency."""
        return [self.words[i] for i in np.searchsorted(self.cumulative, rng.random(count))]

    def question(self, language: str, rng: np.random.Generator) -> str:
        """A question with three words of which at least two are rare enough to mean something."""
        return _QUESTIONS[language].format(
            *(self.words[int(20 + rng.pareto(0.35) * 20) % len(self.words)] for _ in range(3))
        )


def write_archive(folder: Path, articles: int, vocabulary: Vocabulary) -> None:
    """Write the articles, a file each, a thousand in a folder; those that are there already stay."""
    for number in range(articles):
        path = folder / f"{number // 1000:03}" / f"a{number:06}.md"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_article(number, vocabulary), encoding="utf-8")


def _article(number: int, vocabulary: Vocabulary) -> str:
    rng = np.random.default_rng([11, number])
    language = "en" if number % _ENGLISH_EVERY == 0 else "de"
    paragraphs = []
    for _ in range(PASSAGES_PER_ARTICLE):
        words = vocabulary.draw(_WORDS_PER_PASSAGE, rng)
        for at in range(0, len(words), 3):
            words[at] = _STOP[language][int(rng.integers(20))]
        sentences = [" ".join(words[i : i + 13]).capitalize() + "." for i in range(0, len(words), 13)]
        paragraphs.append(" ".join(sentences))
    day = np.datetime64("2015-01-01") + int(rng.integers(3650))
    head = f"---\ntitle: {_TITLES[language]} {number}\ndate: {day}\n---\n\n"
    return head + "\n\n".join(paragraphs) + "\n"


class Stopwatch:
    """Seconds by the clock and of the processor (all threads) since it was made."""

    def __init__(self) -> None:
        self._wall, self._processor = time.perf_counter(), time.process_time()

    def seconds(self, digits: int = 1) -> dict[str, float]:
        """Both, rounded."""
        return {
            "wall_s": round(time.perf_counter() - self._wall, digits),
            "processor_s": round(time.process_time() - self._processor, digits),
        }


def milliseconds(searches: Sequence[Callable[[], object]]) -> dict[str, float]:
    """Median and 95th percentile by the clock, and the median of the processor time."""
    walls, processor = [], []
    for search in searches:
        wall, cpu = time.perf_counter(), time.process_time()
        search()
        walls.append(1000 * (time.perf_counter() - wall))
        processor.append(1000 * (time.process_time() - cpu))
    return {
        "p50": round(statistics.median(walls), 1),
        "p95": round(statistics.quantiles(walls, n=20)[-1], 1),
        "processor_p50": round(statistics.median(processor), 1),
    }


def memory_mb() -> dict[str, int]:
    """The most that this process held at any time, and what it holds now (0 where that cannot be read)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        pages = 0
    return {"peak": most // unit, "now": pages * resource.getpagesize() // 2**20}


class Progress:
    """A line on standard error every few seconds while indexing, with what each thousand passages costs."""

    def __init__(self, every_s: float = 10.0) -> None:
        self._every_s = every_s
        self._told = time.monotonic()
        self._watch = Stopwatch()
        self._before = (0, 0.0)

    def __call__(self, progress: IndexProgress) -> None:
        """Told of every step."""
        now = time.monotonic()
        if now - self._told < self._every_s or progress.done <= self._before[0]:
            return
        self._told = now
        processor = self._watch.seconds()["processor_s"]
        done, spent = progress.done - self._before[0], processor - self._before[1]
        self._before = (progress.done, processor)
        per_thousand = 1000 * spent / (done * PASSAGES_PER_ARTICLE)
        tell(
            f"{progress.done}/{progress.total} articles, {progress.seconds:.0f} s, {processor:.0f} s of processor "
            f"time, lately {per_thousand:.1f} for 1,000 passages, {memory_mb()['now']} MB"
        )


def tell(what: str) -> None:
    """A line on standard error."""
    print(what, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.store",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--model", choices=MODELS, default="none")
    parser.add_argument(
        "--folder", type=Path, help="keep articles and index here, and use those that are there"
    )
    options = parser.parse_args(arguments)
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
        print(json.dumps(run(options.folder, options.passages, options.queries, options.model), indent=1))
        return
    with tempfile.TemporaryDirectory(prefix="store-") as folder:
        print(json.dumps(run(Path(folder), options.passages, options.queries, options.model), indent=1))


def run(folder: Path, passages: int, queries: int, model: str) -> dict[str, Any]:
    """Write the articles, index them, index again, search; the report."""
    vocabulary = Vocabulary.invent()
    articles = passages // PASSAGES_PER_ARTICLE
    tell(f"writing {articles} articles")
    write_archive(folder / "articles", articles, vocabulary)
    time.sleep(2.1)  # files as old as a real archive's: younger ones are read again
    embedder = _embedder(model)
    report: dict[str, Any] = {"articles": articles, "model": model, "memory_before_mb": memory_mb()}
    with ArticleIndex.open(folder / "index", embedder=lambda: embedder) as index:
        watch = Stopwatch()
        built = index.index(folder / "articles", progress=Progress())
        report |= {"added": built.added, "passages": built.passages, "indexing": watch.seconds()}
        report["memory_after_indexing_mb"] = memory_mb()
        watch = Stopwatch()
        index.index(folder / "articles")
        report["nothing_changed"] = watch.seconds(3)
    tell("searching")
    with ArticleIndex.open(folder / "index", embedder=lambda: embedder) as index:
        report |= measure(index, embedder, vocabulary, queries, _topics(model))
        report["size_mb"] = index.status().size_bytes // 1_000_000
    return report


def _embedder(model: str) -> Any:
    if model == "bundled":
        from index.embedder import Embedder

        return Embedder.load()
    return WithQuestionsByModel() if model == "questions" else SurfaceEmbedder()


def _topics(model: str) -> Any:
    """What makes a question's second vector, where the model has one."""
    if model == "bundled":
        from index.embedder import Embedder

        return Embedder.load(query_adapter=False)
    return WithQuestionsByModel(query_adapter=False) if model == "questions" else None


def measure(
    index: ArticleIndex, embedder: Any, vocabulary: Vocabulary, count: int, topics: Any = None
) -> dict[str, Any]:
    """Times of the first question, of whole retrievals, of each part of one, and of filtered ones; recall."""
    rng = np.random.default_rng(3)
    asked = [(vocabulary.question(code, rng), code) for code in ("de", "en") for _ in range(count)]
    report: dict[str, Any] = {}
    retriever = PassageRetriever(index, embedder, topics=topics)
    watch = Stopwatch()
    retriever.retrieve(*_first(asked, "en"))
    report["first_question_after_opening"] = watch.seconds(3)
    vectors = embedder.embed_queries([question for question, _ in asked])
    german = [
        (vector, question) for vector, (question, code) in zip(vectors, asked, strict=True) if code == "de"
    ]
    month, years = (
        Filters(date_from="2019-05", date_to="2019-05"),
        Filters(date_from="2016", date_to="2021"),
    )
    other = Filters(languages=("en",))

    def retrieve(question: str, code: str, filters: Filters | None = None) -> Callable[[], object]:
        return lambda: retriever.retrieve(question, 10, filters, code)

    searches: dict[str, list[Callable[[], object]]] = {
        "question_to_passages, in the larger language": [retrieve(q, c) for q, c in asked if c == "de"],
        "question_to_passages, in the smaller language": [retrieve(q, c) for q, c in asked if c == "en"],
        "question_to_passages, one month": [retrieve(q, c, month) for q, c in asked[:count]],
        "question_to_passages, six years": [retrieve(q, c, years) for q, c in asked[:count]],
        "embedding the question": [lambda q=q: embedder.embed_queries([q]) for q, _ in asked[:count]],  # type: ignore[misc]
        "vectors": [lambda v=v: index.vector_search(v, 80) for v, _ in german],  # type: ignore[misc]
        "vectors, other language": [lambda v=v: index.vector_search(v, 80, other) for v, _ in german],  # type: ignore[misc]
        "words": [lambda q=q: index.word_search(q, 80, language="de") for _, q in german],  # type: ignore[misc]
        "word counts": [lambda q=q: index.word_counts(q, language="de") for _, q in german],  # type: ignore[misc]
    }
    report["ms"] = {}
    for name, runs in searches.items():
        tell(name)
        report["ms"][name] = milliseconds(runs)
    report["recall@10"] = round(recall(index, vectors[:: max(1, len(vectors) // 100)]), 4)
    report["memory_mb"] = memory_mb()
    return report


def _first(asked: Sequence[tuple[str, str]], language: str) -> tuple[str, int, None, str]:
    return next(question for question, code in asked if code == language), 10, None, language


def recall(index: ArticleIndex, queries: NDArray[np.float32], k: int = 10) -> float:
    """Share of the exact ten nearest that the store's search finds."""
    shares = []
    with index._using() as version:
        everything = Selection(None, 0, version.passage_count())
        for query in queries:
            exact = {id_ for id_, _ in exact_search(version, query, k, everything)}
            shares.append(len(exact & {id_ for id_, _ in index.vector_search(query, k)}) / k)
    return float(np.mean(shares))


if __name__ == "__main__":
    main()
