"""A person's verdict on an answer in the chat -> a question of a set that can be asked again.

Comes from the chat, goes to a JSONL file that ``assistant eval`` reads: what was right stays right, what was wrong
is there for a person to complete.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from assistant.answer import Answer, Turn
from assistant.evaluation.question_sets import SetQuestion


def question_from_feedback(
    answer: Answer, right: bool, history: Sequence[Turn] = (), comment: str = ""
) -> SetQuestion:
    """The question that was asked, with what the verdict says about its answer.

    A right answer gives its words, files and quotes as expected; a refusal that was right makes the question
    unanswerable; of a wrong answer the exact words must not come again.
    """
    key = json.dumps(
        [answer.question, [[turn.question, turn.answer] for turn in history]], ensure_ascii=False
    )
    question = SetQuestion(
        id=f"chat-{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        question=answer.question,
        lang=answer.language,
        history=tuple(history),
        type="feedback",
        notes=comment or None,
    )
    values = question.to_dict() | {"history": question.history}
    if right and answer.answered:
        values |= {
            "answerable": True,
            "answers": (answer.short,) if answer.short else (),
            "sources": tuple(dict.fromkeys(citation.source for citation in answer.citations)),
            "quotes": tuple(citation.quote for citation in answer.citations),
        }
    elif right:
        values["answerable"] = False
    elif answer.answered:
        values["must_not"] = (answer.short,) if answer.short else ()
    else:
        values["answerable"] = True
    return SetQuestion(**values)


def keep_feedback(path: Path, question: SetQuestion) -> None:
    """Put ``question`` into the set at ``path`` (made when missing); a later verdict takes the place of an earlier."""
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    kept = [line for line in lines if line.strip() and json.loads(line).get("id") != question.id]
    kept.append(json.dumps(question.to_dict(), ensure_ascii=False))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(kept) + "\n", encoding="utf-8", newline="\n")
