"""Follow-ups made stand-alone, without a language model: what earlier turns supply is written in.

In: a question and the earlier turns, in any of the forms that people hand in. Out: a ``Question`` that the
retriever and the reader can take by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.answer import Answer, Turn
from assistant.mentions import names, numbers
from assistant.reading import Question
from index.errors import QuestionError
from index.languages import detect

MAX_QUESTION_CHARACTERS = 2000
_MAX_CARRIED_TURNS = 3
_MARK = re.compile(r"\s*\[\d+\]")
_QUOTED = re.compile(r"[„“\"«»”].*?[“”\"»«]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_OPENERS = frozenset(
    """
    and but or also then und aber oder auch dann et mais ou aussi puis y e pero o también entonces и а но или тоже
    та але або також ma anche mas também en maar of ook i ale lub też
    """.split()
)
_POINTERS = frozenset(
    """
    he him his she her hers they them their it its this that these those there then former latter else
    er ihn ihm sein seine seinen sie ihr ihre ihnen es dies dieser diese dieses dort dabei dazu damals darauf davon
    daraufhin darüber dessen deren
    il elle lui ils elles leur leurs cela ça ceci celui celle y en là alors
    él ella ellos ellas le les lo eso esto ese esa allí entonces su sus
    он его ему она её ей они их им это этот эта там тогда об этом
    він його йому вона її їй вони їх це цей ця там тоді
    lui lei loro esso ciò ele ela eles elas isso hij hem zij haar hun dit dat on ona oni jego jej ich to
    """.split()
)


def turns(history: Sequence[Any] | None) -> tuple[Turn, ...]:
    """Earlier turns from Turns, Answers, ``{"question", "answer"}``, ``(question, answer)`` or chat messages.

    Raises:
        QuestionError: an item has none of these forms.
    """
    found: list[Turn] = []
    asked: str | None = None
    for item in history or ():
        match item:
            case Turn():
                found.append(item)
            case Answer():
                found.append(Turn(item.question, item.text))
            case {"question": str(question)}:
                answer = item.get("answer") or ""
                found.append(Turn(question, answer if isinstance(answer, str) else str(answer)))
            case {"role": str(role), "content": str(content)}:
                if role == "user":
                    asked = content
                elif asked is not None:
                    found.append(Turn(asked, content))
                    asked = None
            case [str(question), str(answer)] | (str(question), str(answer)):
                found.append(Turn(question, answer))
            case str():
                found.append(Turn(item, ""))
            case Mapping():
                raise QuestionError(f"A turn needs 'question' and 'answer'; this one has {sorted(item)}.")
            case _:
                raise QuestionError(
                    f"A turn of the history is a {type(item).__name__}; "
                    "give Turn(question, answer), a pair, or a dict with these keys."
                )
    return tuple(found)


def understand(text: str, history: Sequence[Any] | None = None) -> Question:
    """The question as the chain takes it: language told, and made stand-alone.

    Raises:
        QuestionError: it is empty, or longer than 2,000 characters.
    """
    question = " ".join(text.split())
    if not question:
        raise QuestionError("The question is empty. Type what you want to know.")
    if len(question) > MAX_QUESTION_CHARACTERS:
        raise QuestionError(
            f"The question has {len(question)} characters; at most {MAX_QUESTION_CHARACTERS} are read. Shorten it."
        )
    earlier = turns(history)
    default = detect(earlier[-1].question) if earlier else None
    language = detect(question, default=default) or default or "en"
    return Question(question, standalone(question, earlier), language, earlier)


def standalone(question: str, history: Sequence[Turn]) -> str:
    """The question with the one that it follows up written before it; unchanged when it stands by itself."""
    if not history or not is_follow_up(question):
        return question
    chain: list[str] = []
    for turn in reversed(history[-_MAX_CARRIED_TURNS:]):
        chain.append(turn.question)
        if not is_follow_up(turn.question):
            break
    carried = " ".join(reversed(chain))
    subject = _subject(history[-1], question, carried)
    return " ".join(part for part in (carried, subject, question) if part)


def is_follow_up(question: str) -> bool:
    """True when the question leans on what was said before: it opens with "and", points back, or names nothing."""
    words = [match.group().casefold() for match in _WORD.finditer(question)]
    if not words:
        return True
    if words[0] in _OPENERS and len(words) <= 8:
        return True
    if names(question) or numbers(question):
        return len(words) <= 6 and bool(_POINTERS & set(words))
    return len(words) <= 3 or bool(_POINTERS & set(words))


def _subject(turn: Turn, question: str, carried: str) -> str:
    """Names that the last answer brought up outside its quotes, for a pronoun to stand for."""
    if not _POINTERS & {match.group().casefold() for match in _WORD.finditer(question)}:
        return ""
    opening = _MARK.sub("", _QUOTED.sub(" ", turn.answer))[:200]
    brought = [name for name in names("- " + opening) if name not in carried]
    return " ".join(brought[:3])
