"""The question-answering sets, read from their published files, with what is held out kept apart.

In: files in SQuAD form (XQuAD, one per language) and in JSON lines (one passage a line). Out: items,
each a question with its passage and answer in one or more languages.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.records import Span

XQUAD_HELD_OUT = frozenset((0, 1, 7, 12, 14, 20, 23, 28, 33, 36, 44, 47))
"""Indices of the XQuAD articles that no training sees in any language."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in one language, with its answers' places in that language's passage (first one first)."""

    question: str
    answers: tuple[Span, ...]


@dataclass(slots=True)
class Paragraph:
    """A passage in each of its languages, with its questions.

    Attributes:
        source: name of the set.
        article: key of the article that the paragraph is from; paragraphs of an article share it.
        title: the article's title, or "".
        texts: language code to text.
        asked: language code to its questions; question i is the same question in each language.
        number: running number within the set.
        in_vain: language code to questions that people wrote to look as if the passage answered them;
            again question i is the same in each language.
    """

    source: str
    article: str
    title: str
    texts: dict[str, str]
    asked: dict[str, list[Asked]] = field(default_factory=dict)
    number: int = 0
    in_vain: dict[str, list[str]] = field(default_factory=dict)


def set_file(folder: Path, stem: str) -> Path:
    """The set's file of JSON lines in ``folder``, packed or not."""
    packed = folder / f"{stem}.jsonl.gz"
    return packed if packed.exists() else folder / f"{stem}.jsonl"


def _open(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")


def _asked(record: dict[str, Any], text: str) -> list[Asked]:
    asked = []
    for qa in record["qas"]:
        spans = tuple((a["answer_start"], a["answer_start"] + len(a["text"])) for a in qa["answers"])
        for answer, (start, end) in zip(qa["answers"], spans, strict=True):
            if text[start:end] != answer["text"]:
                raise ValueError(f"answer of {qa.get('id')} does not stand at its offset: {answer['text']!r}")
        asked.append(Asked(qa["question"].strip(), spans))
    return asked


def read_xquad(files: dict[str, Path], *, held_out: bool) -> list[Paragraph]:
    """XQuAD's paragraphs in all given languages: the held-out articles, or all others."""
    paragraphs: list[Paragraph] = []
    for language, path in sorted(files.items()):
        number = 0
        for index, article in enumerate(json.loads(_open(path))["data"]):
            for place, record in enumerate(article["paragraphs"]):
                if (index in XQUAD_HELD_OUT) != held_out:
                    continue
                if number == len(paragraphs):
                    title = article["title"].replace("_", " ")
                    paragraphs.append(Paragraph("xquad", f"xquad/{index}", title, {}, {}, number))
                paragraph = paragraphs[number]
                assert paragraph.article == f"xquad/{index}", (language, index, place)
                paragraph.texts[language] = record["context"]
                paragraph.asked[language] = _asked(record, record["context"])
                number += 1
    return paragraphs


def read_lines(path: Path, source: str, language: str) -> list[Paragraph]:
    """A set of one passage a line, as ``{"title", "context", "qas": [...]}``."""
    paragraphs = []
    for number, line in enumerate(_open(path).splitlines()):
        record = json.loads(line)
        title = (record.get("title") or "").replace("_", " ")
        key = f"{source}/{title}" if title else f"{source}/#{number}"
        text = record["context"]
        paragraphs.append(
            Paragraph(source, key, title, {language: text}, {language: _asked(record, text)}, number)
        )
    return paragraphs


def read_squad(path: Path, source: str, language: str, xquad: Path) -> list[Paragraph]:
    """Those articles of a translated SQuAD development set that XQuAD's question ids show to be not held out.

    An article without any question of XQuAD is left out too: nothing tells which one it is. So is a
    question whose answer does not stand at its offset.
    """
    article_of = {
        qa["id"]: index
        for index, article in enumerate(json.loads(_open(xquad))["data"])
        for record in article["paragraphs"]
        for qa in record["qas"]
    }
    paragraphs: list[Paragraph] = []
    for article in json.loads(_open(path))["data"]:
        ids = [qa["id"] for record in article["paragraphs"] for qa in record["qas"]]
        known = {article_of[number] for number in ids if number in article_of}
        if len(known) != 1 or known & XQUAD_HELD_OUT:
            continue
        for record in article["paragraphs"]:
            text = record["context"]
            asked = []
            for qa in record["qas"]:
                first = qa["answers"][0]
                start, end = first["answer_start"], first["answer_start"] + len(first["text"])
                if first["text"].strip() and text[start:end] == first["text"]:
                    asked.append(Asked(qa["question"].strip(), ((start, end),)))
            if asked:
                key = f"{source}/{min(known)}"
                paragraphs.append(
                    Paragraph(
                        source, key, article["title"], {language: text}, {language: asked}, len(paragraphs)
                    )
                )
    return paragraphs


def read_translations(path: Path, source: str) -> list[Paragraph]:
    """A set of one passage a line in several languages, as :mod:`training.marked_answers` writes it."""
    paragraphs = []
    for number, line in enumerate(_open(path).splitlines()):
        record = json.loads(line)
        texts = record["texts"]
        asked = {
            language: [
                Asked(q["question"][language], (tuple(q["answer"][language]),)) for q in record["asked"]
            ]
            for language in texts
        }
        in_vain = {language: [question[language] for question in record["in_vain"]] for language in texts}
        key = f"{source}/{record['article']}"
        paragraphs.append(Paragraph(source, key, "", texts, asked, number, in_vain))
    return paragraphs


def is_held_back(paragraph: Paragraph) -> bool:
    """Whether an article of the one-language sets is kept for development (one in ten, by its key's hash)."""
    return hashlib.sha256(paragraph.article.encode()).digest()[0] < 26
