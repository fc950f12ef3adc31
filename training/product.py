"""What the whole product makes of held-out questions: records for ranking, confidence and threshold.

    python -m training.product --xquad FOLDER --archive de --ask en de es ru --records records.jsonl
    python -m training.product --news training/data/calibration/1 --records records-news.jsonl

The 240 paragraphs in one language are indexed as the product does it; the questions on the twelve held-out articles
are asked in other languages. Each question comes in several kinds: ``answer`` (the archive holds it), ``sentence``
(every sentence with the answer taken out), ``exchanged`` (its name, number or date exchanged for another of the
article) and ``topic`` (every paragraph of its article left out). Of a set of news, with questions that the articles
answer and others that they do not, the kinds are ``answer``, ``near`` and ``topic``. A record holds, for each passage
read, the features that ``assistant.judging.confidence`` takes, what rules add to them, and whether its best words are a
right answer.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant import Assistant
from assistant.conversation import understand
from assistant.judging.span_judge import PASSAGES_READ, agreeing
from assistant.reading import Question
from index.records import Filters, Passage, ScoredPassage
from index.text.sentences import sentences
from training.measures import f1, sentence_holds
from training.near_misses import exchange, find_mentions, replacement_for
from training.questions import XQUAD_HELD_OUT


def main() -> None:
    """Write the records."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--xquad", type=Path, help="folder with xquad.LANG.json or .json.gz")
    source.add_argument("--news", type=Path, help="folder with archive/ and questions.jsonl")
    parser.add_argument("--archive", default="de")
    parser.add_argument("--ask", nargs="+", default=["en"])
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--every", type=int, default=1, help="ask every n-th question only")
    parser.add_argument("--index", type=Path, help="keep the index here")
    options = parser.parse_args()
    if options.news:
        write_news(options.news, options.records)
        return
    archive = _load(options.xquad, options.archive)
    with tempfile.TemporaryDirectory() as temporary:
        place = options.index or Path(temporary) / "index"
        _write(archive, Path(temporary) / "articles")
        with Assistant.open(place) as assistant, options.records.open("w", encoding="utf-8") as out:
            if not place.exists():
                assistant.index(Path(temporary) / "articles")
            for language in options.ask:
                for record in records(
                    assistant, archive, _load(options.xquad, language), language, options.every
                ):
                    record["archive"] = options.archive
                    out.write(json.dumps(record, ensure_ascii=False) + "\n")
                    out.flush()


NEWS_KINDS = {"near_miss": "near", "topic_missing": "topic"}
"""Kinds of the questions that a set of news does not answer, by their ``type``."""


def write_news(folder: Path, records_file: Path) -> None:
    """Index the set's articles, ask its questions, write a record for each."""
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line) for line in lines]
    with (
        tempfile.TemporaryDirectory() as temporary,
        Assistant.open(Path(temporary)) as assistant,
        records_file.open("w", encoding="utf-8") as out,
    ):
        assistant.index(folder / "archive")
        for row in asked:
            record = news_record(assistant, row)
            out.write(json.dumps({**record, "archive": folder.name}, ensure_ascii=False) + "\n")


def news_record(assistant: Assistant, row: Mapping[str, Any]) -> dict[str, Any]:
    """The record of one question of a set (``docs/evaluation.md`` has its fields)."""
    question = understand(row["question"])
    passages = search(assistant, question)[:PASSAGES_READ]
    sources = frozenset(row.get("sources", ()))
    kind = "answer" if row["answerable"] else NEWS_KINDS[row["type"]]
    read = _read(assistant, question, passages, sources, row.get("answers", ()), row.get("quotes", ()))
    return {
        "lang": row["lang"],
        "id": row["id"],
        "article": min(sources, default=row["id"]),
        "kind": kind,
        **read,
    }


def records(
    assistant: Assistant, archive: Sequence[Any], asked: Sequence[Any], language: str, every: int
) -> Iterator[dict[str, Any]]:
    """One record for each question and kind."""
    number = -1
    for article_number, (article, asked_article) in enumerate(zip(archive, asked, strict=True)):
        for paragraph_number, paragraph in enumerate(article["paragraphs"]):
            for qa, asked_qa in zip(
                paragraph["qas"], asked_article["paragraphs"][paragraph_number]["qas"], strict=True
            ):
                number += article_number in XQUAD_HELD_OUT
                if article_number not in XQUAD_HELD_OUT or number % every:
                    continue
                answers = [answer["text"] for answer in qa["answers"]]
                source = _name(article_number, paragraph_number)
                texts = [p["context"] for p in asked_article["paragraphs"]]
                base = {"lang": language, "id": qa["id"], "article": article_number}
                for kind, question, passages in _kinds(
                    assistant, asked_qa["question"], answers, source, texts, number
                ):
                    read = _read(assistant, question, passages, frozenset((source,)), answers)
                    yield {**base, "kind": kind, **read}


def _kinds(
    assistant: Assistant, text: str, answers: Sequence[str], source: str, article: Sequence[str], seed: int
) -> Iterator[tuple[str, Question, list[ScoredPassage]]]:
    question = understand(text)
    found = search(assistant, question)
    topic = source.split("/")[0] + "/"
    yield "answer", question, found[:PASSAGES_READ]
    yield "topic", question, [s for s in found if not s.passage.source.startswith(topic)][:PASSAGES_READ]
    without = [_without(s, answers) if s.passage.source == source else s for s in found[:PASSAGES_READ]]
    yield "sentence", question, [s for s in without if s.passage.text.strip()]
    changed = _exchanged(text, article, random.Random(seed))
    if changed:
        other = understand(changed)
        yield "exchanged", other, search(assistant, other)[:PASSAGES_READ]


def search(assistant: Assistant, question: Question, count: int = 40) -> list[ScoredPassage]:
    """The ``count`` best passages of the whole archive, as the product's reader gets them."""
    return assistant._search(question.standalone, count, Filters(), question.language)


def _without(scored: ScoredPassage, answers: Sequence[str]) -> ScoredPassage:
    """The passage without the sentences that hold an answer."""
    text = scored.passage.text
    kept = [text[a:b] for a, b in sentences(text) if not sentence_holds(text[a:b], answers)]
    changed = " ".join(kept)
    passage = replace(scored.passage, text=changed, end=scored.passage.start + len(changed))
    return replace(scored, passage=passage)


def _exchanged(question: str, article: Sequence[str], rng: random.Random) -> str | None:
    """The question with one of its names or numbers exchanged for another that the article writes."""
    pool = [mention for text in article for mention in find_mentions(text)]
    mentions = find_mentions(question)
    rng.shuffle(mentions)
    for mention in mentions:
        other = replacement_for(mention, pool, [question], rng)
        if other is not None:
            return exchange(question, mention.words, other)
    return None


def _read(
    assistant: Assistant,
    question: Question,
    passages: Sequence[ScoredPassage],
    sources: frozenset[str],
    answers: Sequence[str],
    quotes: Sequence[str] = (),
) -> dict[str, Any]:
    rows = []
    readings = assistant._judge.readings(question, passages)
    for grounds, same, (scored, reading) in zip(
        assistant._judge.grounds(question, readings), agreeing(readings), readings, strict=True
    ):
        text = scored.passage.text
        best = text[reading.spans[0].start : reading.spans[0].end] if reading.spans else ""
        gold = scored.passage.source in sources and (not quotes or any(quote in text for quote in quotes))
        rows.append(
            {
                **grounds.features,
                "rank": grounds.rank,
                "log_odds": grounds.log_odds,
                "agreeing": sorted(same),
                "gold": gold,
                "f1": f1(best, answers),
                "in_sentence": gold and sentence_holds(_sentence(scored.passage, text, reading), answers),
                "short": best,
            }
        )
    return {"question": question.text, "passages": rows}


def _sentence(passage: Passage, text: str, reading: Any) -> str:
    if not reading.spans:
        return ""
    span = reading.spans[0]
    held = [text[a:b] for a, b in sentences(text, passage.language) if a < span.end and span.start < b]
    return " ".join(held)


def _name(article: int, paragraph: int) -> str:
    return f"t{article:02d}/p{paragraph}.txt"


def _write(archive: Sequence[Any], folder: Path) -> None:
    for number, article in enumerate(archive):
        for place, paragraph in enumerate(article["paragraphs"]):
            path = folder / _name(number, place)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(paragraph["context"], encoding="utf-8", newline="")


def _load(folder: Path, language: str) -> Sequence[Any]:
    plain, packed = folder / f"xquad.{language}.json", folder / f"xquad.{language}.json.gz"
    text = (
        plain.read_text(encoding="utf-8") if plain.exists() else gzip.decompress(packed.read_bytes()).decode()
    )
    data: Sequence[Any] = json.loads(text)["data"]
    return data


if __name__ == "__main__":
    main()
