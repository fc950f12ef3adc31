"""What visitors say about answers becomes a question set: one JSON line each, ready for ``assistant eval``."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant import Answer, StorageError, Turn
from ui.conversation import Verdict

FILE_NAME = "feedback.jsonl"
MAX_BYTES = 20_000_000

_writing = threading.Lock()


@dataclass(frozen=True)
class Correction:
    """What a visitor says would have been right; ``in_articles`` is False for "the articles do not say"."""

    answer: str = ""
    sources: tuple[str, ...] = ()
    in_articles: bool = True

    def __bool__(self) -> bool:
        """True when it says anything."""
        return bool(self.answer.strip()) or not self.in_articles


def feedback_question(
    answer: Answer, verdict: Verdict, history: Sequence[Turn] = (), correction: Correction | None = None
) -> dict[str, Any]:
    """One line of a question set, from an answer and what a visitor said about it.

    A right answer gives the expected words, quotes and files; a right refusal an unanswerable question.
    A wrong one gives what must not be said, and what a correction says in its place.
    """
    entry: dict[str, Any] = {"id": _id(answer, history), "question": answer.question, "type": "feedback"}
    if answer.language:
        entry["lang"] = answer.language
    entry |= {key: value for key, value in _dates(answer).items() if value}
    if history:
        entry["history"] = [{"question": turn.question, "answer": turn.answer} for turn in history]
    if verdict == "right":
        return entry | _as_answered(answer)
    if answer.answered and answer.short:
        entry["must_not"] = [answer.short]
    if not correction:
        return entry | {"notes": "marked wrong in the chat; the right answer was not given"}
    if not correction.in_articles:
        return entry | {"answerable": False, "notes": "corrected in the chat"}
    corrected = {"answers": [correction.answer.strip()], "answerable": True, "notes": "corrected in the chat"}
    if correction.sources:
        corrected["sources"] = list(correction.sources)
    if corrected["answers"] == entry.get("must_not"):
        del entry["must_not"]
    return entry | corrected


def _as_answered(answer: Answer) -> dict[str, Any]:
    if not answer.answered:
        return {"answerable": False, "notes": "confirmed in the chat"}
    cited = [name for citation in answer.citations for name in (citation.source, *citation.copies)]
    return {
        "answers": [answer.short] if answer.short else [],
        "sources": list(dict.fromkeys(cited)),
        "quotes": [citation.quote for citation in answer.citations],
        "answerable": True,
        "notes": "confirmed in the chat",
    }


def _dates(answer: Answer) -> dict[str, str | None]:
    return {"date_from": answer.filters.date_from, "date_to": answer.filters.date_to}


def _id(answer: Answer, history: Sequence[Turn]) -> str:
    told = [answer.question, answer.filters.to_dict(), [turn.question for turn in history]]
    return "feedback-" + hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]


def store_feedback(folder: Path, entry: dict[str, Any]) -> Path:
    """Write the entry into the folder's feedback file, in place of an earlier one on the same question.

    Raises:
        StorageError: the file cannot be written, or has grown past MAX_BYTES.
    """
    path = folder / FILE_NAME
    line = json.dumps(entry, ensure_ascii=False)
    try:
        with _writing:
            kept = [old for old in _lines(path) if _id_of(old) != entry["id"]]
            if sum(len(old.encode()) + 1 for old in kept) + len(line.encode()) > MAX_BYTES:
                raise StorageError(f"{path} is full ({MAX_BYTES} bytes). Move it away; a new one is begun.")
            _replace(path, "".join(f"{old}\n" for old in [*kept, line]))
    except OSError as error:
        raise StorageError(f"Cannot write {path}: {error.strerror}. Is the index folder writable?") from error
    return path


def _lines(path: Path) -> list[str]:
    if not path.exists():
        return []
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _id_of(line: str) -> str | None:
    """The id of a stored line; None for a line that a person has edited into something else: it is kept."""
    try:
        entry = json.loads(line)
    except json.JSONDecodeError:
        return None
    return entry.get("id") if isinstance(entry, dict) else None


def _replace(path: Path, text: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
