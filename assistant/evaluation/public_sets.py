"""Public question sets as they are published -> our questions, and documents that become the archive.

SQuAD 1.1 and 2.0 (and XQuAD, GermanQuAD and the like, which use the same JSON) and BEIR folders. Comes before
``archive``, which writes the documents as files.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.evaluation.set_questions import ArchiveDocument, QuestionSet, SetQuestion
from index.errors import QuestionSetError


def read_squad(path: Path) -> QuestionSet:
    """A SQuAD file; every paragraph becomes one document, named ``<title>-<number>.txt``.

    Questions are clustered by title, since the paragraphs of one title vary together.
    """
    content = path.read_bytes()
    data = _json(content, path)
    if not isinstance(data, dict) or not isinstance(data.get("data"), list):
        raise QuestionSetError(f"{path}: no SQuAD file: an object with the list 'data' is expected.")
    documents: list[ArchiveDocument] = []
    questions: list[SetQuestion] = []
    seen: set[str] = set()
    for position, entry in enumerate(data["data"]):
        try:
            title = str(entry.get("title") or f"article-{position + 1}")
            stem = file_stem(title)
            if stem in seen:
                stem = f"{stem}-{position + 1}"
            seen.add(stem)
            for number, paragraph in enumerate(entry["paragraphs"], 1):
                source = f"{stem}-{number:03d}.txt"
                documents.append(ArchiveDocument(source, paragraph["context"]))
                questions += [_squad_question(item, source, title) for item in paragraph["qas"]]
        except (AttributeError, KeyError, TypeError) as error:
            raise QuestionSetError(
                f"{path}: data[{position}]: {type(error).__name__} at {error}; no SQuAD entry."
            ) from error
    if not questions:
        raise QuestionSetError(f"{path}: no question in it.")
    return QuestionSet(
        path.stem,
        str(path),
        "squad",
        tuple(_distinct(questions)),
        hashlib.sha256(content).hexdigest(),
        tuple(documents),
    )


def read_beir(folder: Path) -> QuestionSet:
    """A BEIR folder: ``corpus.jsonl``, ``queries.jsonl`` and ``qrels/test.tsv`` (or the only file in qrels).

    Only queries with a judgement are asked. A document's text is its title, an empty line, its text.
    """
    qrels_path = _qrels_file(folder)
    needed = (folder / "corpus.jsonl", folder / "queries.jsonl", qrels_path)
    digest = hashlib.sha256()
    for file in needed:
        if not file.is_file():
            raise QuestionSetError(
                f"{folder}: no {file.name} in it. A BEIR folder has corpus.jsonl, queries.jsonl, qrels/."
            )
        digest.update(file.read_bytes())
    names: dict[str, str] = {}
    taken: set[str] = set()
    documents = []
    for where, row in _json_lines(folder / "corpus.jsonl"):
        identity, text = _field(row, "_id", where), str(row.get("text") or "")
        title = str(row.get("title") or "").strip()
        names[identity] = _free_name(file_stem(identity), taken)
        documents.append(ArchiveDocument(names[identity], f"{title}\n\n{text}" if title else text))
    judged = _qrels(qrels_path, names)
    questions: list[SetQuestion] = []
    for where, row in _json_lines(folder / "queries.jsonl"):
        identity = _field(row, "_id", where)
        grades = judged.get(identity)
        if grades:
            sources = tuple(sorted(grades, key=lambda source: (-grades[source], source)))
            questions.append(
                SetQuestion(
                    identity,
                    _field(row, "text", where),
                    sources=sources,
                    answerable=True,
                    grades=tuple(sorted(grades.items())),
                )
            )
    if not questions:
        raise QuestionSetError(f"{folder}: no query has a relevant document in {qrels_path.name}.")
    return QuestionSet(
        folder.name, str(folder), "beir", tuple(questions), digest.hexdigest(), tuple(documents)
    )


def pair(asked: QuestionSet, kept: QuestionSet) -> QuestionSet:
    """``asked``'s questions over ``kept``'s documents and answers, paired by id where both are SQuAD."""
    counterparts = {question.id: question for question in kept.questions}
    if asked.kind == kept.kind == "squad":
        missing = [question.id for question in asked.questions if question.id not in counterparts]
        if missing:
            raise QuestionSetError(
                f"{asked.path}: {len(missing)} questions (first: {missing[0]!r}) are not in {kept.path}. "
                "Give two translations of the same set."
            )
        questions = tuple(
            replace(counterparts[question.id], question=question.question, lang=question.lang)
            for question in asked.questions
        )
    else:
        questions = asked.questions
    both = hashlib.sha256(f"{asked.sha256} over {kept.sha256}".encode()).hexdigest()
    return replace(
        kept,
        name=f"{asked.name}-over-{kept.name}",
        path=f"{asked.path} over {kept.path}",
        questions=questions,
        sha256=both,
        warnings=(*asked.warnings, *kept.warnings),
    )


def file_stem(name: str) -> str:
    """``name`` as a file name without ending: letters, digits, ``_`` and ``-``, at most 80 characters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", plain).strip("-")[:80]
    return stem or "document-" + hashlib.sha256(name.encode()).hexdigest()[:12]


def _squad_question(item: dict[str, Any], source: str, title: str) -> SetQuestion:
    impossible = bool(item.get("is_impossible", False))
    answers = () if impossible else tuple(dict.fromkeys(answer["text"] for answer in item["answers"]))
    return SetQuestion(
        id=str(item["id"]),
        question=item["question"],
        answers=answers,
        sources=(source,),
        answerable=bool(answers),
        cluster=title,
    )


def _distinct(questions: list[SetQuestion]) -> Iterator[SetQuestion]:
    seen: dict[str, int] = {}
    for question in questions:
        count = seen[question.id] = seen.get(question.id, 0) + 1
        yield question if count == 1 else replace(question, id=f"{question.id}~{count}")


def _qrels_file(folder: Path) -> Path:
    test = folder / "qrels" / "test.tsv"
    others = sorted((folder / "qrels").glob("*.tsv"))
    return test if test.is_file() or len(others) != 1 else others[0]


def _qrels(path: Path, names: dict[str, str]) -> dict[str, dict[str, float]]:
    judged: dict[str, dict[str, float]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        cells = line.rstrip().split("\t")
        if not line.strip() or (number == 1 and cells[-1] == "score"):
            continue
        try:
            query, document, grade = cells[0], cells[-2], float(cells[-1])
        except (IndexError, ValueError) as error:
            raise QuestionSetError(f"{path}:{number}: not 'query <tab> document <tab> grade'.") from error
        if document not in names:
            raise QuestionSetError(f"{path}:{number}: document {document!r} is not in corpus.jsonl.")
        if grade > 0:
            judged.setdefault(query, {})[names[document]] = grade
    return judged


def _json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
        if line.strip():
            row = _json(line.encode(), f"{path}:{number}")
            if not isinstance(row, dict):
                raise QuestionSetError(f"{path}:{number}: no object.")
            yield f"{path}:{number}", row


def _json(content: bytes, where: Path | str) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise QuestionSetError(f"{where}: not UTF-8 at byte {error.start}.") from error
    except json.JSONDecodeError as error:
        raise QuestionSetError(
            f"{where}: not JSON ({error.msg}, line {error.lineno}, column {error.colno})."
        ) from error


def _field(row: dict[str, Any], key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise QuestionSetError(f"{where}: {key!r} is missing or no text.")
    return value


def _free_name(stem: str, taken: set[str]) -> str:
    name, count = f"{stem}.txt", 1
    while name.lower() in taken:
        count += 1
        name = f"{stem}-{count}.txt"
    taken.add(name.lower())
    return name
