"""What the query's encoder learns from: archives as the index cuts and embeds them, and which passages answer what.

In: folders of our own archives (:mod:`training.archives`) and published sets (:mod:`training.questions`). Out: one
.npz file an archive. XQuAD is not among them: all of its questions stay for measuring.

    python -m training.query_sets --data DATA --archives training/data/news/* training/data/encyclopaedia/* --out SETS
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant import Assistant
from assistant.conversation import understand
from index.embedder import Embedder
from index.passages import embedded_text
from index.records import Passage
from training.archives import place_of_answer
from training.prepare import SETS, TRANSLATED
from training.questions import Paragraph, is_held_back, read_lines, read_translations, set_file

PARAGRAPHS = {"jaquad": 500, "norquad": 500, "cmrc2018": 400, "drcd": 400, "faquad": 250, TRANSLATED: 1500}
"""How many paragraphs each published set gives, whole articles of it."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question on an archive.

    Attributes:
        text: stand-alone.
        answered_by: numbers of the passages that carry the answer.
        unclear: numbers of others that hold the same words, and may answer or not.
    """

    text: str
    answered_by: tuple[int, ...]
    unclear: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QuerySet:
    """An archive's passages with questions on them.

    Attributes:
        vectors: the passages', float32 (n_passages, dim), unit length.
        queries: what is asked of them.
    """

    vectors: NDArray[np.float32]
    queries: tuple[Query, ...]

    def save(self, path: Path) -> None:
        """As .npz."""
        queries = [[query.text, query.answered_by, query.unclear] for query in self.queries]
        np.savez(path, vectors=self.vectors.astype(np.float16), queries=np.array(json.dumps(queries)))

    @classmethod
    def load(cls, path: Path) -> QuerySet:
        """What :meth:`save` wrote."""
        with np.load(path) as arrays:
            vectors, queries = arrays["vectors"].astype(np.float32), json.loads(str(arrays["queries"]))
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return cls(vectors, tuple(Query(text, tuple(yes), tuple(unclear)) for text, yes, unclear in queries))


def of_archive(folder: Path) -> QuerySet:
    """The questions that an archive of ours answers, each in all its languages."""
    rows = [json.loads(line) for line in (folder / "questions.jsonl").read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["answerable"]]
    passages, vectors = _indexed(folder / "archive")
    queries = []
    for row in rows:
        answered_by = [n for n, passage in enumerate(passages) if place_of_answer(passage, row)]
        if not answered_by:
            continue
        written = re.compile(rf"\b{re.escape(row['answer'].casefold())}\b")
        unclear = [n for n, passage in enumerate(passages) if written.search(passage.text.casefold())]
        queries += [
            Query(understand(text).standalone, tuple(answered_by), _without(unclear, answered_by))
            for text in row["question"].values()
        ]
    return QuerySet(vectors, tuple(queries))


def of_paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[QuerySet]:
    """One archive for each language of the paragraphs, with the questions in every language of theirs."""
    for language in paragraphs[0].texts:
        with tempfile.TemporaryDirectory() as temporary:
            for number, paragraph in enumerate(paragraphs):
                text = paragraph.texts[language]
                (Path(temporary) / f"{number}.txt").write_text(text, encoding="utf-8", newline="")
            passages, vectors = _indexed(Path(temporary))
        numbers: list[list[int]] = [[] for _ in paragraphs]
        for n, passage in enumerate(passages):
            numbers[int(Path(passage.source).stem)].append(n)
        queries = []
        for paragraph, own in zip(paragraphs, numbers, strict=True):
            for place, asked in enumerate(paragraph.asked[language]):
                start, end = asked.answers[0]
                words = paragraph.texts[language][start:end].casefold()
                answered_by = [n for n in own if passages[n].start <= start and end <= passages[n].end]
                unclear = [n for n in own if words in passages[n].text.casefold()]
                queries += [
                    Query(others[place].question, tuple(answered_by), _without(unclear, answered_by))
                    for others in paragraph.asked.values()
                    if answered_by
                ]
        yield QuerySet(vectors, tuple(queries))


def _indexed(folder: Path) -> tuple[list[Passage], NDArray[np.float32]]:
    """The folder's passages as the product cuts them, with their vectors."""
    with tempfile.TemporaryDirectory() as temporary, Assistant.open(Path(temporary)) as assistant:
        assistant.index(folder)
        sources = sorted(article.source for article in assistant.articles())
        passages = [passage for source in sources for passage in assistant._index.passages_of(source)]
        texts = [
            embedded_text(assistant.article(passage.source), (passage.start, passage.end))
            for passage in passages
        ]
        return passages, Embedder.load(query_adapter=False).embed_passages(texts)


def _without(numbers: Sequence[int], others: Sequence[int]) -> tuple[int, ...]:
    return tuple(n for n in numbers if n not in others)


def _published(folder: Path, rng: random.Random) -> Iterator[tuple[str, list[Paragraph]]]:
    """Whole articles of each set, drawn until there are enough paragraphs."""
    for name, wanted in PARAGRAPHS.items():
        if name == TRANSLATED:
            every = read_translations(set_file(folder, f"{TRANSLATED}.en-fi"), name)
        else:
            file, language = SETS[name]
            every = read_lines(set_file(folder, file), name, language)
        every = [paragraph for paragraph in every if not is_held_back(paragraph)]
        articles = sorted({paragraph.article for paragraph in every})
        rng.shuffle(articles)
        drawn: list[Paragraph] = []
        for article in articles:
            if len(drawn) >= wanted:
                break
            drawn += [p for p in every if p.article == article and all(p.asked.values())]
        yield name, drawn


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the sets and say what is in them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder with the published sets' files")
    parser.add_argument("--archives", type=Path, nargs="*", default=[], help="folders of training.archives")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    for folder in options.archives:
        _write(of_archive(folder), options.out / f"own-{folder.parent.name}-{folder.name}.npz")
    if options.data:
        for name, paragraphs in _published(options.data, random.Random(options.seed)):
            for number, found in enumerate(of_paragraphs(paragraphs)):
                _write(found, options.out / f"published-{name}-{number}.npz")


def _write(found: QuerySet, path: Path) -> None:
    found.save(path)
    print(f"{path.name}: {len(found.vectors)} passages, {len(found.queries)} queries", flush=True)


if __name__ == "__main__":
    main()
