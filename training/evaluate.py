"""Runs the reader over the held-out XQuAD articles and keeps what it saw, for ``training.calibrate`` to judge.

In: weights (a folder), the sets' files. Out: one JSON file of records, and a table of the direct measures:
answers from the gold paragraph, and pairs that almost fit against pairs that do.

    python -m training.evaluate --weights assistant/weights --data FOLDER --out records.json
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.judging.readings import PassageReading
from assistant.judging.span_model import SpanModel
from index.model.encoder import MAX_TOKENS, Encoder, bundled_model_folder
from index.model.tokenizer import BOS, EOS
from training.groups import NEGATIVE_SHARES, Draw, build_corpus, make_negative
from training.measures import auc, exact, f1, sentence_holds
from training.passages import Piece, cut_around, sentences, without_sentence
from training.questions import Paragraph, is_held_back, read_lines, read_xquad, set_file

PAIRINGS = (("en", "de"), ("de", "de"), ("en", "en"))
READ_PASSAGES = 8
READ_FOR_NO_ANSWER = 5
"""Enough to show whether one of them looks like an answer; reading is what takes the time here."""


@dataclass(frozen=True, slots=True)
class Item:
    """A held-out question: its paragraph, its number in it, and a running number."""

    paragraph: Paragraph
    index: int
    number: int


class Bench:
    """Encoder, reader and the held-out questions."""

    def __init__(self, weights: Path, data: Path, questions: int | None, seed: int = 7) -> None:
        """Load everything; ``questions`` takes a random part of the held-out ones."""
        self.encoder = Encoder(bundled_model_folder())
        self.reader = SpanModel.load(weights, self.encoder)
        files = {p.name.split(".")[1]: p for p in data.glob("xquad.*.json*")}
        files = {language: files[language] for language in ("en", "de")}
        self.held_out = build_corpus(read_xquad(files, held_out=True))
        self.others = read_xquad(files, held_out=False)
        items = [Item(p, i, 0) for p in self.held_out.paragraphs for i in range(len(p.asked["en"]))]
        self.all_items = [Item(item.paragraph, item.index, n) for n, item in enumerate(items)]
        self.items = self.all_items
        if questions is not None:
            self.items = sorted(random.Random(seed).sample(self.items, questions), key=lambda i: i.number)
        norwegian = read_lines(set_file(data, "norquad.no"), "norquad", "no")
        self.news = [p for p in norwegian if is_held_back(p)]
        self.off_topic = [
            asked.question
            for p in read_lines(set_file(data, "faquad.pt"), "faquad", "pt") + self.news
            if is_held_back(p)
            for asked in next(iter(p.asked.values()))[:1]
        ]

    def read(self, pairs: Sequence[tuple[str, str]], spans: int) -> list[PassageReading]:
        """Readings of pairs of question and text, a few hundred at a time."""
        return [
            reading
            for begin in range(0, len(pairs), 256)
            for reading in self.reader.read_pairs(pairs[begin : begin + 256], None, spans)
        ]

    def vectors(self, texts: Sequence[str], prefix: str) -> np.ndarray:
        """Unit vectors by the bundled encoder."""
        tokenizer = self.encoder.tokenizer
        ids = [[BOS, *tokenizer.ids(f"{prefix}: {text}")[: MAX_TOKENS - 2], EOS] for text in texts]
        return self.encoder.mean_vectors(ids)


def gold_paragraphs(bench: Bench) -> dict[str, dict[str, float]]:
    """F1 and exact match with the right paragraph given and an answer forced."""
    table = {}
    for asked_in, written_in in PAIRINGS:
        texts = [item.paragraph.texts[written_in] for item in bench.all_items]
        asked = [item.paragraph.asked[asked_in][item.index].question for item in bench.all_items]
        readings = bench.read(list(zip(asked, texts, strict=True)), 1)
        rows = []
        for item, text, reading in zip(bench.all_items, texts, readings, strict=True):
            expected = [text[a:b] for a, b in item.paragraph.asked[written_in][item.index].answers]
            given = text[reading.spans[0].start : reading.spans[0].end]
            rows.append(
                [
                    measure(given, expected, articles)
                    for articles in ("squad", "mlqa")
                    for measure in (f1, exact)
                ]
            )
        names = ("f1", "exact_match", "f1_mlqa", "exact_match_mlqa")
        means = np.mean(rows, axis=0)
        table[f"{asked_in}-{written_in}"] = {n: round(float(m), 4) for n, m in zip(names, means, strict=True)}
    return table


def near_misses(bench: Bench, asked_in: str, written_in: str) -> list[dict[str, Any]]:
    """Readings of answered pairs and of pairs of each kind of near miss, one passage each."""
    pairs: list[tuple[Item, str, str, str]] = []
    for item in bench.items:
        rng = random.Random(item.number)
        draw = Draw(bench.held_out, item.paragraph, item.index, asked_in, written_in)
        piece = cut_around(draw.text, draw.answers[0], 600, rng)
        pairs.append((item, "answer", draw.asked.question, piece.text))
        for kind in NEGATIVE_SHARES:
            made = make_negative(draw, kind, piece, rng)
            if made is not None:
                pairs.append((item, kind, made[0], made[1].text))
    readings = bench.read([(question, text) for _, _, question, text in pairs], 1)
    return [
        {
            "kind": kind,
            "item": item.number,
            "article": item.paragraph.article,
            "margin": reading.margin,
            "relevance": reading.relevance,
        }
        for (item, kind, _, _), reading in zip(pairs, readings, strict=True)
    ]


def archive_cases(bench: Bench, asked_in: str, written_in: str) -> tuple[list[str], list[dict[str, Any]]]:
    """All 240 paragraphs, and what is asked of them: the held-out questions and three kinds that have no answer.

    Kinds: ``answer`` (the archive holds it), ``sentence taken out`` (its paragraph lacks the sentence),
    ``question exchanged`` (another name, number or date), ``other`` (a question on another topic).
    """
    texts = [p.texts[written_in] for p in (*bench.held_out.paragraphs, *bench.others)]
    cases: list[dict[str, Any]] = []
    for item in bench.items:
        rng = random.Random(1000 + item.number)
        draw = Draw(bench.held_out, item.paragraph, item.index, asked_in, written_in)
        base = {
            "kind": "answer",
            "item": item.number,
            "article": item.paragraph.article,
            "expected": [draw.text[a:b] for a, b in draw.answers],
            "gold": [item.paragraph.number],
            "question": draw.asked.question,
            "changed": None,
        }
        cases.append(base)
        cut = without_sentence(draw.text, draw.answers[0], 10_000, rng)
        if cut is not None and not draw.holds_answer(cut.text):
            cases.append({**base, "kind": "sentence taken out", "changed": cut.text})
        made = make_negative(draw, "question exchanged", Piece(draw.text, draw.answers[0]), rng)
        if made is not None:
            cases.append({**base, "kind": "question exchanged", "question": made[0]})
    for number, question in enumerate(bench.off_topic[: len(bench.items) // 2]):
        article = bench.items[number % len(bench.items)].paragraph.article
        cases.append(_off_topic(question, article))
    return texts, cases


def news_cases(bench: Bench, questions: int) -> tuple[list[str], list[dict[str, Any]]]:
    """The held-back Norwegian paragraphs (half of them news) cut into pieces, and questions on them."""
    rng = random.Random(5)
    texts: list[str] = []
    cases: list[dict[str, Any]] = []
    corpus = build_corpus(bench.news)
    for paragraph in corpus.paragraphs:
        text, first = paragraph.texts["no"], len(texts)
        borders = pieces(text, 700)
        texts.extend(text[a:b] for a, b in borders)
        for index, asked in enumerate(paragraph.asked["no"]):
            start, end = asked.answers[0]
            gold = [first + i for i, (a, b) in enumerate(borders) if a <= start and end <= b]
            if not gold:
                continue
            base = {
                "kind": "answer",
                "item": len(cases),
                "article": paragraph.article,
                "gold": gold,
                "changed": None,
                "expected": [text[a:b] for a, b in asked.answers],
                "question": asked.question,
            }
            cases.append(base)
            draw = Draw(corpus, paragraph, index, "no", "no")
            made = make_negative(draw, "question exchanged", Piece(text, (start, end)), rng)
            if made is not None:
                cases.append({**base, "kind": "question exchanged", "question": made[0]})
    items = sorted(
        rng.sample(sorted({c["item"] for c in cases}), min(questions, len({c["item"] for c in cases})))
    )
    cases = [case for case in cases if case["item"] in set(items)]
    other = [asked.question for p in bench.others for asked in p.asked["en"][:1]][: questions // 2]
    cases.extend(_off_topic(question, cases[i % len(cases)]["article"]) for i, question in enumerate(other))
    return texts, cases


def pieces(text: str, characters: int) -> list[tuple[int, int]]:
    """Runs of whole sentences of about that many characters."""
    borders: list[tuple[int, int]] = []
    for start, end in sentences(text):
        if borders and end - borders[-1][0] <= characters:
            borders[-1] = (borders[-1][0], end)
        else:
            borders.append((start, end))
    return borders


def _off_topic(question: str, article: str) -> dict[str, Any]:
    return {
        "kind": "other",
        "item": -1,
        "article": article,
        "expected": [],
        "gold": [],
        "question": question,
        "changed": None,
    }


def end_to_end(bench: Bench, texts: Sequence[str], cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each case with the nearest passages of the archive, read."""
    archive = bench.vectors(texts, "passage")
    queries = bench.vectors([case["question"] for case in cases], "query")
    shown: list[list[tuple[int, float, str]]] = []
    for case, query in zip(cases, queries, strict=True):
        cosines = archive @ query
        changed = dict.fromkeys(case["gold"], case["changed"]) if case["changed"] else {}
        if changed:
            cosines[case["gold"][0]] = float(bench.vectors([case["changed"]], "passage")[0] @ query)
        count = READ_PASSAGES if case["kind"] == "answer" else READ_FOR_NO_ANSWER
        order = [int(n) for n in np.argsort(-cosines)[:count]]
        best = max((float(cosines[n]) for n in case["gold"]), default=2.0)
        case["embedding_rank"] = int((cosines > best).sum()) + 1
        case["changed"] = bool(case["changed"])
        shown.append([(n, float(cosines[n]), changed.get(n) or texts[n]) for n in order])
    pairs = [(case["question"], text) for case, rows in zip(cases, shown, strict=True) for _, _, text in rows]
    readings = iter(bench.read(pairs, 2))
    for case, rows in zip(cases, shown, strict=True):
        case["passages"] = [_passage_record(case, *row, next(readings)) for row in rows]
    return cases


def _passage_record(
    case: dict[str, Any], number: int, cosine: float, text: str, reading: PassageReading
) -> dict[str, Any]:
    best = reading.spans[0]
    sentence = next((text[a:b] for a, b in sentences(text) if a <= best.start < b), text)
    return {
        "passage": number,
        "gold": number in case["gold"],
        "cosine": cosine,
        "margin": reading.margin,
        "relevance": reading.relevance,
        "score": best.score,
        "second": reading.spans[1].score - best.score if len(reading.spans) > 1 else -20.0,
        "answer": text[best.start : best.end],
        "f1": f1(text[best.start : best.end], case["expected"]) if case["kind"] == "answer" else 0.0,
        "exact": exact(text[best.start : best.end], case["expected"]) if case["kind"] == "answer" else 0.0,
        "in_sentence": case["kind"] == "answer" and sentence_holds(sentence, case["expected"]),
    }


def near_miss_table(records: Sequence[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Area under the ROC curve of answered pairs against each kind, by margin and by relevance."""
    table: dict[str, dict[str, float]] = {}
    for kind in NEGATIVE_SHARES:
        against = [r for r in records if r["kind"] == kind]
        if against:
            answered = [r for r in records if r["kind"] == "answer"]
            table[kind] = {
                score: round(auc([r[score] for r in answered], [r[score] for r in against]), 3)
                for score in ("margin", "relevance")
            } | {"pairs": len(against)}
    return table


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the direct tables, keep the records."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--questions", type=int, help="only that many of them, but for the first table")
    parser.add_argument(
        "--pairings", nargs="*", default=["en-de", "de-de"], help="of question and archive, end to end"
    )
    parser.add_argument("--news", type=int, default=0, help="questions on the held-back Norwegian articles")
    options = parser.parse_args(arguments)
    began = time.perf_counter()
    bench = Bench(options.weights, options.data, options.questions)
    result: dict[str, Any] = {"weights": bench.reader.name, "questions": len(bench.items)}
    result["gold"] = gold_paragraphs(bench)
    print(json.dumps(result["gold"]), flush=True)
    result["near"] = near_misses(bench, "en", "de")
    result["near_table"] = near_miss_table(result["near"])
    print(json.dumps(result["near_table"], indent=1), flush=True)
    result["end_to_end"] = {
        pairing: end_to_end(bench, *archive_cases(bench, *pairing.split("-"))) for pairing in options.pairings
    }
    if options.news:
        result["end_to_end"]["no-no"] = end_to_end(bench, *news_cases(bench, options.news))
    counts = {name: Counter(c["kind"] for c in cases) for name, cases in result["end_to_end"].items()}
    result["seconds"] = time.perf_counter() - began
    print(counts, f"{result['seconds']:.0f} s")
    options.out.write_text(json.dumps(result, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
