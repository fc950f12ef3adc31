"""What an answer brings into a conversation: its exact words, the names in them, when its article appeared.

In: a turn, or its answer's text. Out: what a follow-up may lean on; nothing where the answer was a refusal.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.answer import Turn
from assistant.follow_ups.words import LANGUAGES
from assistant.words.mentions import is_function_word, spelled_numbers
from index.text.dates import find_dates
from index.text.letters import WORD
from prompts.loader import phrases

_SHORT_ANSWER = 120
_MARK = re.compile(r"\s*\[\d+\]")
_QUOTE = re.compile(r"[„“\"«»”]")
_TOKEN = re.compile(rf"{WORD}(?:[-’']{WORD})*")
WITHIN_NAMES = frozenset(
    "de la le da do dos di del della van von der den het al el y e of the und and du des".split()
)
"""What may stand between the words of a name."""


def shown_answer(turn: Turn) -> str:
    """The answer's text without marks; nothing where it was a refusal."""
    answer = _MARK.sub("", turn.answer).strip()
    return "" if answer.startswith(_refusals()) else answer


def appeared_on(answer: str, language: str) -> str:
    """The day that stands behind the title of the article quoted first; nothing where there is none."""
    head = _QUOTE.split(answer, maxsplit=1)[0].rstrip()
    dates = find_dates(head, language) if head.endswith(":") else []
    return dates[-1].iso if dates and dates[-1].day and dates[-1].end == len(head) - 1 else ""


@cache
def _refusals() -> tuple[str, ...]:
    """How the replies begin that answer nothing: refusals and lists of articles."""
    texts = [
        text for code in LANGUAGES for text in (phrases(code).refusal.text, phrases(code).articles_of.text)
    ]
    return tuple(text.split("{")[0].rstrip(" (") for text in texts)


def exact_part(answer: str) -> str:
    """The exact words before the dash of an extractive answer, or the first sentence of one written freely."""
    opening = _QUOTE.split(answer, maxsplit=1)[0]
    exact, dash, _ = opening.partition(" — ")
    if dash:
        return exact
    if len(opening) < len(answer):
        return ""
    return re.split(r"(?<=[^\W\d]{3})[.!?]\s", answer, maxsplit=1)[0][:_SHORT_ANSWER]


def names_in(answer: str, *, one: bool) -> list[str]:
    """Runs of capitalised words in an exact answer, at most two.

    Where no one thing was asked for, only runs of several words count: "Petra Lüders" is somebody, "Fehler" is not.
    """
    runs: list[list[str]] = []
    tokens = [match.group() for match in _TOKEN.finditer(answer[:_SHORT_ANSWER])]
    open_run = counted = False
    for place, word in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        number = word[0].isdecimal() or bool(spelled_numbers(word))
        capital = word[0].isupper() and not number and not is_function_word(word)
        if place == 0 and following:
            capital = capital and following[0].isupper()
        links = open_run and word.casefold() in WITHIN_NAMES and following[:1].isupper()
        if (capital or links) and open_run:
            runs[-1].append(word)
        elif capital and not counted:
            runs.append([word])
        open_run = links or (capital and not counted)
        counted = number or (capital and counted)
    return [" ".join(run) for run in runs if one or len(run) > 1][:2]
