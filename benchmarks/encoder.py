"""The embedder beside plain sentence-transformers: same model, same texts, same run.

    python -m benchmarks.encoder XQUAD_FOLDER [--rounds 3]

XQUAD_FOLDER holds xquad.de.json and xquad.en.json of github.com/google-deepmind/xquad (CC BY-SA 4.0). The plain
side is ``SentenceTransformer(folder).encode`` in f32 with the thread count that PyTorch chooses, as a tutorial has
it. Rounds alternate between the two and the best of each counts; the processor time is printed beside the wall
time, because it shows what other work on the machine did to the figures.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

Vectors = np.ndarray


def main() -> None:
    """Run and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("xquad", type=Path, help="folder with xquad.de.json and xquad.en.json")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()

    from sentence_transformers import SentenceTransformer

    from index.embedder import Embedder
    from index.model.bundled import bundled_model_folder

    passages, questions = _texts(options.xquad)
    ours = Embedder.load(query_adapter=False)
    plain = SentenceTransformer(str(bundled_model_folder()), device="cpu")

    def plain_embed(prefix: str) -> Callable[[list[str]], Vectors]:
        return lambda texts: plain.encode([prefix + text for text in texts], normalize_embeddings=True)

    sides = {
        f"ours ({ours.encoder.precision if ours.encoder else ''})": (ours.embed_passages, ours.embed_queries),
        "sentence-transformers (float32)": (plain_embed("passage: "), plain_embed("query: ")),
    }
    seconds: dict[str, list[tuple[float, float]]] = {side: [] for side in sides}
    vectors: dict[str, Vectors] = {}
    for embed_passages, _ in sides.values():
        embed_passages(passages[:16])
    for _ in range(options.rounds):
        for side, (embed_passages, _) in sides.items():
            started, processor = time.perf_counter(), time.process_time()
            vectors[side] = embed_passages(passages)
            seconds[side].append((time.perf_counter() - started, time.process_time() - processor))

    tokens = sum(min(count, ours.max_tokens) for count in ours.count_tokens(passages))
    print(f"{len(passages)} passages, {tokens} tokens; best of {options.rounds} rounds")
    for side, (_, embed_queries) in sides.items():
        wall, processor = (min(column) for column in zip(*seconds[side], strict=True))
        single = _median_ms(embed_queries, [text for text, _ in questions["en"][:30]])
        hits = "  ".join(
            f"{language}->de {_hit_at_1(embed_queries, asked, vectors[side]):.3f}"
            for language, asked in questions.items()
        )
        print(
            f"{side:33} {len(passages) / wall:6.1f} passages/s  {tokens / wall:7.0f} tokens/s  "
            f"processor {processor:5.1f} s  one question {single:5.1f} ms  hit@1 {hits}"
        )
    ratios = [min(column) for side in sides for column in zip(*seconds[side], strict=True)]
    print(
        f"times as fast: {ratios[2] / ratios[0]:.2f} by wall time, {ratios[3] / ratios[1]:.2f} by processor time"
    )
    first, second = vectors.values()
    print(f"lowest cosine between the two: {(first * second).sum(1).min():.6f}")


def _texts(folder: Path) -> tuple[list[str], dict[str, list[tuple[str, int]]]]:
    """The German paragraphs, and per language (question, number of its paragraph)."""
    passages: list[str] = []
    questions: dict[str, list[tuple[str, int]]] = {}
    for language in ("en", "de"):
        data = json.loads((folder / f"xquad.{language}.json").read_text(encoding="utf-8"))["data"]
        paragraphs = [paragraph for article in data for paragraph in article["paragraphs"]]
        passages = [paragraph["context"] for paragraph in paragraphs]
        questions[language] = [
            (qa["question"], number) for number, paragraph in enumerate(paragraphs) for qa in paragraph["qas"]
        ]
    return passages, questions


def _hit_at_1(
    embed: Callable[[list[str]], Vectors], asked: list[tuple[str, int]], passages: Vectors
) -> float:
    best = (embed([text for text, _ in asked]) @ passages.T).argmax(1)
    return float(np.mean(best == [right for _, right in asked]))


def _median_ms(embed: Callable[[list[str]], Vectors], texts: list[str]) -> float:
    times = []
    for text in texts:
        started = time.perf_counter()
        embed([text])
        times.append(time.perf_counter() - started)
    return float(np.median(times)) * 1000


if __name__ == "__main__":
    main()
