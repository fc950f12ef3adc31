"""One question of a set and what is known about its right answer, checked: a record's values in, a SetQuestion out.

Also the set and the documents that it brings along. Below every reader of a set's file.
"""

from __future__ import annotations

import difflib
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from assistant.answer import Turn
from index.errors import QuestionSetError

_LISTS = ("answers", "sources", "quotes", "must_not", "must", "speaker")
_TEXTS = ("id", "question", "lang", "type", "date_from", "date_to", "notes", "cluster", "answer_lang")
SINGULAR = {"answer": "answers", "source": "sources", "quote": "quotes"}
"""Other names of lists, which a text alone may stand for."""
_OTHERS = ("answerable", "history", "nuggets", "grades")
FIELDS = (*_TEXTS, *_LISTS, *_OTHERS)


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """One question and what is known about its right answer. Every field but the first two may be empty.

    Attributes:
        answers: each one is right by itself.
        sources: files that hold the answer; each one is right by itself.
        quotes: words of the articles that carry the answer.
        answerable: whether the archive answers it; None where the set does not say.
        type: what kind of question, for a breakdown.
        speaker: who says it, as the text spells it; each spelling is right by itself.
        date_from, date_to: the cited article's publication date lies in this range (ISO, any precision).
        history: earlier turns, oldest first.
        must_not: phrases that no right answer holds; ``must``: phrases that every right one holds.
        nuggets: facts that a full answer names; each is a list of wordings of which one is enough.
        cluster: what the question is drawn from (an article); questions of one cluster vary together.
        answer_lang: language of ``answers`` where it is not that of the article.
        grades: source -> how relevant (1 and up), where a set grades relevance.
    """

    id: str
    question: str
    lang: str | None = None
    answers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    answerable: bool | None = None
    type: str | None = None
    speaker: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    history: tuple[Turn, ...] = ()
    must_not: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    nuggets: tuple[tuple[str, ...], ...] = ()
    notes: str | None = None
    cluster: str | None = None
    answer_lang: str | None = None
    grades: tuple[tuple[str, float], ...] = ()

    @property
    def group(self) -> str:
        """The cluster for resampling: as given, else the first expected source, else the question alone."""
        return self.cluster or (self.sources[0] if self.sources else f"question {self.id}")

    def to_dict(self) -> dict[str, Any]:
        """The fields that are set, as JSON-ready values in the schema's form."""
        filled = {key: value for key, value in asdict(self).items() if value not in (None, (), [], "")}
        if "grades" in filled:
            filled["grades"] = dict(filled["grades"])
        if "history" in filled:
            filled["history"] = list(filled["history"])
        return filled


@dataclass(frozen=True, slots=True)
class ArchiveDocument:
    """A paragraph or document that a public set brings along: ``source`` is its file name once written."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Checked questions in their order.

    Attributes:
        documents: the archive that the set brings along; empty when it asks about an existing index.
        sha256: of the bytes that were read, over all files of the set.
        kind: ``jsonl``, ``squad``, ``beir`` or ``csv``.
        warnings: what a person should know, e.g. a field that no measure uses.
    """

    name: str
    path: str
    kind: str
    questions: tuple[SetQuestion, ...]
    sha256: str
    documents: tuple[ArchiveDocument, ...] = ()
    warnings: tuple[str, ...] = field(default=())


def question_from_dict(values: dict[str, Any], where: str, default_id: str) -> SetQuestion:
    """A checked question; QuestionSetError begins with ``where``."""
    _refuse_misspelt(values, where)
    known: dict[str, Any] = {"id": default_id}
    for name, value in values.items():
        key = SINGULAR.get(name, name)
        if value is None or key not in FIELDS or (key != name and values.get(key) is not None):
            continue
        known[key] = _checked(key, value, where)
    if not known.get("question", "").strip():
        raise QuestionSetError(f"{where}: 'question' is missing or empty.")
    question = SetQuestion(**known)
    if question.answerable is None and (question.answers or question.quotes or question.nuggets):
        question = replace(question, answerable=True)
    if question.answerable is False and question.answers:
        raise QuestionSetError(
            f"{where}: 'answerable' is false, yet 'answers' is given. Take one of them out."
        )
    return question


def _refuse_misspelt(values: dict[str, Any], where: str) -> None:
    for key in values:
        near = difflib.get_close_matches(key, FIELDS, n=1, cutoff=0.8)
        if key not in (*FIELDS, *SINGULAR) and near and near[0] not in values:
            raise QuestionSetError(f"{where}: unknown field {key!r}. Was {near[0]!r} meant?")


def _checked(key: str, value: Any, where: str) -> Any:
    if key in _TEXTS:
        if key == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise QuestionSetError(f"{where}: {key!r} must be text, not {_name(value)}.")
        return _checked_date(key, value, where) if key in ("date_from", "date_to") else value
    if key in _LISTS:
        return _texts(key, value, where)
    if key == "answerable":
        if not isinstance(value, bool):
            raise QuestionSetError(f"{where}: 'answerable' must be true or false, not {_name(value)}.")
        return value
    if key == "history":
        return _history(value, where)
    if key == "nuggets":
        return _nuggets(value, where)
    return _grades(value, where)


def _texts(key: str, value: Any, where: str) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise QuestionSetError(f"{where}: {key!r} must be a list of texts, not {_name(value)}.")
    if any(not item.strip() for item in items):
        raise QuestionSetError(f"{where}: {key!r} holds an empty text.")
    return tuple(items)


def _checked_date(key: str, value: str, where: str) -> str:
    from index.text.dates import date_range

    try:
        date_range(value)
    except ValueError as error:
        raise QuestionSetError(
            f"{where}: {key!r} is {value!r}; write 2021-12-31, 2021-12 or 2021."
        ) from error
    return value


def _history(value: Any, where: str) -> tuple[Turn, ...]:
    turns = []
    for item in value if isinstance(value, list) else [value]:
        pair = [item.get("question"), item.get("answer")] if isinstance(item, dict) else item
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)):
            raise QuestionSetError(
                f'{where}: \'history\' must be a list of {{"question": ..., "answer": ...}}.'
            )
        turns.append(Turn(*pair))
    return tuple(turns)


def _nuggets(value: Any, where: str) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or not value:
        raise QuestionSetError(f"{where}: 'nuggets' must be a list of texts or of lists of texts.")
    return tuple(_texts("nuggets", [item] if isinstance(item, str) else item, where) for item in value)


def _grades(value: Any, where: str) -> tuple[tuple[str, float], ...]:
    if not isinstance(value, dict) or not all(isinstance(grade, int | float) for grade in value.values()):
        raise QuestionSetError(f"{where}: 'grades' must be an object of source and number.")
    return tuple(sorted((source, float(grade)) for source, grade in value.items()))


def _name(value: Any) -> str:
    names = {
        dict: "an object",
        list: "a list",
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }
    return names.get(type(value), type(value).__name__)
