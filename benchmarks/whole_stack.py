"""The whole product beside a plain LangChain stack: same model, same articles, same questions, same run.

    python -m benchmarks.whole_stack XQUAD_FOLDER [--rounds 3]

XQUAD_FOLDER holds xquad.de.json and xquad.en.json (CC BY-SA 4.0, github.com/google-deepmind/xquad). The 240 German
paragraphs are written as text files. The plain stack is what a tutorial builds: every file loaded,
RecursiveCharacterTextSplitter(1000, 200) where it is installed, HuggingFaceEmbeddings on the same model folder in
f32 with its prompts, Chroma.from_texts, similarity_search. Each side runs in a process of its own, in turn; the
processor time is printed beside the wall time, because it shows what other work on the machine did to the figures.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

QUESTIONS_TIMED = 100


def main() -> None:
    """Run both sides in turn and print a table; with ``--side`` run one and print JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("xquad", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--side", choices=("ours", "plain"), help=argparse.SUPPRESS)
    parser.add_argument("--articles", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side:
        questions = json.loads((options.articles.parent / "questions.json").read_text(encoding="utf-8"))
        measure = _ours if options.side == "ours" else _plain
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(options.articles, questions, Path(folder))))
        return
    with tempfile.TemporaryDirectory() as folder:
        articles = _write_articles(options.xquad, Path(folder))
        _run(options.xquad, articles, "ours")  # the model is unpacked once, outside the measure
        rounds: dict[str, list[dict[str, float]]] = {"ours": [], "plain": []}
        for _ in range(options.rounds):
            for side, results in rounds.items():
                results.append(_run(options.xquad, articles, side))
    _print(rounds)


def _write_articles(xquad: Path, folder: Path) -> Path:
    articles = folder / "articles"
    articles.mkdir()
    german = _paragraphs(xquad / "xquad.de.json")
    for number, paragraph in enumerate(german):
        (articles / f"p{number:03d}.txt").write_text(paragraph["context"], encoding="utf-8")
    english = _paragraphs(xquad / "xquad.en.json")
    questions = [
        (qa["question"], f"p{number:03d}.txt")
        for number, paragraph in enumerate(english)
        for qa in paragraph["qas"]
    ]
    (folder / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
    return articles


def _paragraphs(path: Path) -> list[Any]:
    data = json.loads(path.read_text(encoding="utf-8"))["data"]
    return [paragraph for article in data for paragraph in article["paragraphs"]]


def _run(xquad: Path, articles: Path, side: str) -> dict[str, float]:
    words = [
        sys.executable,
        "-m",
        "benchmarks.whole_stack",
        str(xquad),
        "--side",
        side,
        "--articles",
        str(articles),
    ]
    output = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    result: dict[str, float] = json.loads(output.splitlines()[-1])
    return result


def _ours(articles: Path, questions: list[tuple[str, str]], folder: Path) -> dict[str, float]:
    from assistant import Assistant

    with Assistant.open(folder / "index") as assistant:
        _ = assistant._embedder
        began, used = time.perf_counter(), time.process_time()
        assistant.index(articles)
        indexed = {"seconds": time.perf_counter() - began, "processor": time.process_time() - used}
        assistant.search(questions[0][0])

        def search(question: str) -> list[str]:
            return [hit.passage.source for hit in assistant.search(question, 10)]

        return _asked(search, questions, indexed)


def _plain(articles: Path, questions: list[tuple[str, str]], folder: Path) -> dict[str, float]:
    from langchain_chroma import Chroma
    from langchain_huggingface import HuggingFaceEmbeddings

    from index.model.bundled import bundled_model_folder

    embeddings = HuggingFaceEmbeddings(
        model_name=str(bundled_model_folder()),
        encode_kwargs={"normalize_embeddings": True, "prompt": "passage: "},
        query_encode_kwargs={"normalize_embeddings": True, "prompt": "query: "},
    )
    began, used = time.perf_counter(), time.process_time()
    texts, metadatas = [], []
    for path in sorted(articles.iterdir()):
        for chunk in _chunks(path.read_text(encoding="utf-8")):
            texts.append(chunk)
            metadatas.append({"source": path.name})
    store = Chroma.from_texts(texts, embeddings, metadatas, persist_directory=str(folder / "chroma"))
    indexed = {"seconds": time.perf_counter() - began, "processor": time.process_time() - used}
    store.similarity_search(questions[0][0])

    def search(question: str) -> list[str]:
        return [document.metadata["source"] for document in store.similarity_search(question, 10)]

    return _asked(search, questions, indexed)


def _chunks(text: str) -> list[str]:
    try:
        from langchain_text_splitters import RecursiveCharacterTextSplitter
    except ImportError:
        return [text]
    chunks: list[str] = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_text(text)
    return chunks


def _asked(search: Any, questions: list[tuple[str, str]], indexed: dict[str, float]) -> dict[str, float]:
    times, first = [], 0
    for question, source in questions:
        began = time.perf_counter()
        found = search(question)
        times.append(time.perf_counter() - began)
        first += found[:1] == [source]
    return {
        "index_s": indexed["seconds"],
        "index_processor_s": indexed["processor"],
        "question_ms": 1000 * statistics.median(times[:QUESTIONS_TIMED]),
        "hit@1": first / len(questions),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _print(rounds: dict[str, list[dict[str, float]]]) -> None:
    print(f"{'':<24}{'ours':>10}{'plain':>10}{'plain/ours':>12}")
    for name in rounds["ours"][0]:
        ours, plain = (
            statistics.median(result[name] for result in rounds[side]) for side in ("ours", "plain")
        )
        print(f"{name:<24}{ours:>10.3f}{plain:>10.3f}{plain / ours:>12.2f}")
    print(
        f"medians of {len(rounds['ours'])} rounds; 240 articles, {QUESTIONS_TIMED} questions timed, 1,190 ranked"
    )


if __name__ == "__main__":
    main()
