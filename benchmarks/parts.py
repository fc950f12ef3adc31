"""What each part of retrieval adds, on public questions: python -m benchmarks.parts XQUAD_FOLDER.

XQUAD_FOLDER holds xquad.en.json and xquad.de.json (CC BY-SA 4.0, github.com/google-deepmind/xquad). All 1,190 questions
are asked in both languages. Archives:

- German: the 240 German paragraphs, a file each; a hit is the right file first;
- mixed: every other title in German only, the rest in English only, a file a paragraph;
- articles: the German paragraphs joined to 48 articles under their titles, for what a header adds to the passages
  of an article; a hit is a first passage that shares text with the right paragraph.

No reader runs. Prints Markdown tables of hit@1.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.public_sets import pair
from assistant.evaluation.question_sets import load_question_set
from assistant.evaluation.set_questions import ArchiveDocument, QuestionSet
from benchmarks.quality import mixed_languages
from index.build import ArticleIndex
from index.embedder import Embedder
from index.passages import PassageRules
from index.records import Passage
from index.retrieve import Fusion, PassageRetriever
from index.settings import IndexSettings
from index.text.languages import detect

PLAIN = "queries embedded as passages are"
_NO_BALANCE = Fusion(same_language=0.0, usual_gap=0.0, gap_passages=10**9)
_ALONE = replace(_NO_BALANCE, words_same=0.0, words_other=0.0)
PARTS = {
    "all parts": Fusion(),
    "without words": Fusion(words_same=0.0, words_other=0.0),
    "without the balance of languages": _NO_BALANCE,
    "embedding alone": _ALONE,
    f"all parts, {PLAIN}": Fusion(),
    f"embedding alone, {PLAIN}": _ALONE,
}
RANKS = "embedding and words by reciprocal ranks"
WORDS = "words alone"
SIZES = (500, 700, 900, 1200)
_RANK_CONSTANT = 60
_CANDIDATES = 80
Ask = Callable[[str], Sequence[Passage]]
Place = tuple[str, int, int]
"""Where an answer stands: the file, and the half-open range of its paragraph in the file's text."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions in one language over one archive, and where each one's answer stands."""

    questions: Sequence[str]
    places: Sequence[Place]


class RememberingEmbedder:
    """The bundled model, which embeds each text once however many archives hold it."""

    def __init__(self, *, query_adapter: bool = True) -> None:
        """Load the model."""
        self._model = Embedder.load(query_adapter=query_adapter)
        self.plain = RememberingEmbedder(query_adapter=False) if query_adapter else self
        self._passages: dict[str, NDArray[np.float32]] = {}
        self._queries: dict[str, NDArray[np.float32]] = {}
        self.model_id = self._model.model_id
        self.dimension = self._model.dimension

    def embed_passages(self, texts: Sequence[str], progress: object = None) -> NDArray[np.float32]:
        """As the model does."""
        return _remembered(self._passages, self._model.embed_passages, texts)

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As the model does."""
        return _remembered(self._queries, self._model.embed_queries, texts)


def _remembered(
    held: dict[str, NDArray[np.float32]],
    embed: Callable[[Sequence[str]], NDArray[np.float32]],
    texts: Sequence[str],
) -> NDArray[np.float32]:
    missing = [text for text in dict.fromkeys(texts) if text not in held]
    for start in range(0, len(missing), 128):
        part = missing[start : start + 128]
        held.update(zip(part, embed(part), strict=True))
    return np.stack([held[text] for text in texts])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("xquad", type=Path, help="folder with xquad.en.json and xquad.de.json")
    options = parser.parse_args()
    english, german = (load_question_set(options.xquad / f"xquad.{code}.json") for code in ("en", "de"))
    embedder = RememberingEmbedder()
    for chosen in (english, german):
        _tell(f"embedding {len(chosen.questions)} questions")
        embedder.embed_queries([question.question for question in chosen.questions])
    with tempfile.TemporaryDirectory() as folder:
        print(parts_table(english, german, embedder, Path(folder)), flush=True)
        print(header_table(english, german, embedder, Path(folder)), flush=True)
        print(size_table(english, german, embedder, Path(folder)), flush=True)


def parts_table(english: QuestionSet, german: QuestionSet, embedder: RememberingEmbedder, root: Path) -> str:
    """A row for each part switched off, over the German and the mixed archive."""
    over_german = [_asked(pair(asked, german)) for asked in (english, german)]
    crossed = mixed_languages(german, english)
    over_mixed = [_asked(crossed), _asked(own_language(crossed, german, english))]
    lines = [
        "| | German archive, English questions | German archive, German questions | mixed archive, questions in "
        "the other language | mixed archive, in the article's |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    with (
        _archive(german.documents, embedder, root / "german") as one,
        _archive(crossed.documents, embedder, root / "mixed") as both,
    ):
        sides = [(one, asked) for asked in over_german] + [(both, asked) for asked in over_mixed]
        for name in (*PARTS, RANKS, WORDS):
            _tell(name)
            shares = [hit_at_1(_searcher(index, embedder, name), asked) for index, asked in sides]
            lines.append(_row(name, shares))
    return "\n".join(lines) + "\n"


def header_table(english: QuestionSet, german: QuestionSet, embedder: RememberingEmbedder, root: Path) -> str:
    """With the title before every passage's words, and without it."""
    documents, places = joined(german)
    lines = [
        "| header (48 articles, right paragraph) | English questions | German questions |",
        "| --- | ---: | ---: |",
    ]
    for name, rules in (("title and date", PassageRules()), ("none", PassageRules(header="none"))):
        with _archive(documents, embedder, root / f"header {name}", rules) as index:
            for part in ("all parts", "embedding alone"):
                _tell(f"header {name}, {part}")
                shares = []
                for asked in (english, german):
                    paired = pair(asked, german)
                    kept = Asked(
                        [question.question for question in paired.questions],
                        [places[question.sources[0]] for question in paired.questions],
                    )
                    shares.append(hit_at_1(_searcher(index, embedder, part), kept))
                lines.append(_row(f"{name}, {part}", shares))
    return "\n".join(lines) + "\n"


def size_table(english: QuestionSet, german: QuestionSet, embedder: RememberingEmbedder, root: Path) -> str:
    """Passages of other sizes, over the German archive."""
    lines = [
        "| max_size | passages | English questions | German questions |",
        "| ---: | ---: | ---: | ---: |",
    ]
    for size in SIZES:
        _tell(f"max_size {size}")
        folder = root / f"size {size}"
        with _archive(german.documents, embedder, folder, PassageRules(max_size=size)) as index:
            shares = [
                hit_at_1(_searcher(index, embedder, "all parts"), _asked(pair(asked, german)))
                for asked in (english, german)
            ]
            lines.append(_row(f"{size} | {index.status().passages}", shares))
    return "\n".join(lines) + "\n"


def hit_at_1(ask: Ask, asked: Asked) -> float:
    """Share of the questions whose first passage shares text with the place of the answer."""
    hits = 0
    for question, (source, start, end) in zip(asked.questions, asked.places, strict=True):
        found = ask(question)
        hits += bool(found) and (found[0].source == source and found[0].start < end and start < found[0].end)
    return hits / len(asked.questions)


def own_language(crossed: QuestionSet, german: QuestionSet, english: QuestionSet) -> QuestionSet:
    """The mixed archive's questions, each in the language of the article that answers it."""
    wording = {
        code: {question.id: question.question for question in chosen.questions}
        for code, chosen in (("de", german), ("en", english))
    }
    questions = tuple(
        replace(question, question=wording[question.sources[0].split("/")[0]][question.id])
        for question in crossed.questions
    )
    return replace(crossed, questions=questions)


def joined(chosen: QuestionSet) -> tuple[list[ArchiveDocument], dict[str, Place]]:
    """One document a title, its heading first, and where in it each paragraph's document went."""
    titles = {question.sources[0]: question.cluster or "" for question in chosen.questions}
    texts: dict[str, str] = {}
    places: dict[str, Place] = {}
    for document in chosen.documents:
        title = titles[document.source]
        source = f"{title}.md"
        before = texts.get(source, f"# {title.replace('_', ' ')}")
        start = len(before) + 2
        texts[source] = f"{before}\n\n{document.text}"
        places[document.source] = (source, start, start + len(document.text))
    return [ArchiveDocument(source, text) for source, text in texts.items()], places


def by_reciprocal_ranks(rankings: Sequence[Sequence[str]]) -> list[str]:
    """Reciprocal rank fusion (Cormack and others, 2009) with its usual constant; ties by id."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, id_ in enumerate(ranking, 1):
            scores[id_] = scores.get(id_, 0.0) + 1.0 / (_RANK_CONSTANT + rank)
    return sorted(scores, key=lambda id_: (-scores[id_], id_))


def _asked(chosen: QuestionSet) -> Asked:
    return Asked(
        [question.question for question in chosen.questions],
        [(question.sources[0], 0, sys.maxsize) for question in chosen.questions],
    )


def _searcher(index: ArticleIndex, embedder: RememberingEmbedder, name: str) -> Ask:
    if name in PARTS:
        queries = embedder.plain if name.endswith(PLAIN) else embedder
        retriever = PassageRetriever(index, queries, PARTS[name])
        return lambda question: [
            item.passage for item in retriever.retrieve(question, 1, language=detect(question))
        ]

    def by_ranks(question: str) -> list[Passage]:
        words = index.word_search(question, _CANDIDATES, language=detect(question))
        rankings = [[id_ for id_, _ in words]]
        if name == RANKS:
            vector = embedder.embed_queries([question])[0]
            rankings.append([id_ for id_, _ in index.vector_search(vector, _CANDIDATES)])
        best = by_reciprocal_ranks(rankings)[:1]
        return list(index.passages(best).values())

    return by_ranks


def _archive(
    documents: Sequence[ArchiveDocument],
    embedder: RememberingEmbedder,
    root: Path,
    rules: PassageRules | None = None,
) -> ArticleIndex:
    articles = root / "articles"
    for document in documents:
        path = articles / document.source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document.text, encoding="utf-8", newline="")
    settings = IndexSettings(rules=rules or PassageRules())
    index = ArticleIndex.open(root / "index", settings, embedder=lambda: embedder)
    report = index.index(articles)
    if report.skipped:
        raise SystemExit(f"{report.skipped} files were not indexed: {json.dumps(report.skipped_files)}")
    return index


def _row(name: str, shares: Sequence[float]) -> str:
    return f"| {name} | " + " | ".join(f"{share:.3f}" for share in shares) + " |"


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
