"""Whether a sentence gives the newest state of a figure: "has risen to 31", "los heridos son finalmente diecinueve".

In: a sentence with the figure. Out: whether its words say that the figure was another one before. Words are in
``updates.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.words.tables import word_table
from assistant.words.word_patterns import pattern
from index.records import Span

_NEAR = 4
"""Words between "finally" and its figure."""
_CLAUSE = re.compile(r"[,;:](?!\d)|[.!?](?=\s|$)")
_ABOUT = (
    r"(?:(?:at\s+least|about|around|some|mindestens|rund|etwa|wenigstens|au\s+moins|environ|al\s+menos|unos|unas|almeno|circa|"
    r"ten\s+minste|zeker|ongeveer|co\s+najmniej|około|pelo\s+menos|cerca\s+de|не\s+менее|около|щонайменше|близько|nejméně|"
    r"minst|the|les|los|las|de)\s+)?"
)


@dataclass(frozen=True, slots=True)
class _Words:
    changed: re.Pattern[str]
    to: re.Pattern[str]
    now: re.Pattern[str]
    difference: re.Pattern[str]


def is_update(text: str, words: Span, sentence: Span, language: str | None) -> bool:
    """Whether the sentence says that the figure of the words is what another one has become.

    Args:
        text: in which the spans lie.
        words: the figure, or words with it.
        sentence: around them.
        language: of the text.
    """
    known = _words(language)
    if known is None:
        return False
    before, behind = text[sentence[0] : words[0]], text[words[1] : sentence[1]]
    if known.difference.match(" ".join(behind.split()[:2])):
        return False
    clause = _CLAUSE.split(before)[-1]
    if any(len(clause[match.end() :].split()) <= _NEAR for match in known.now.finditer(clause)):
        return True
    if known.to.search(before):
        return known.changed.search(clause) is not None or known.changed.search(_first(behind)) is not None
    within = text[slice(*words)]
    return known.changed.search(clause) is not None and re.search(r"\d\D*\s\w+\s+\d", within) is not None


def is_other_figure(words: str, language: str | None) -> bool:
    """Whether words begin with a number word of a language whose figures are not read otherwise."""
    table = word_table(__file__).get(language or "", {}).get("numbers", "")
    first = words.casefold().split()[:1]
    return bool(first) and first[0] in table.split()


def _first(behind: str) -> str:
    """What follows in the same clause."""
    return _CLAUSE.split(behind)[0]


@lru_cache(maxsize=16)
def _words(language: str | None) -> _Words | None:
    table = word_table(__file__).get(language or "")
    if table is None:
        return None
    ends = {"to": rf"\s+{_ABOUT}$"}
    return _Words(
        **{
            name: pattern(phrases, behind=ends.get(name, ""))
            for name, phrases in table.items()
            if name != "numbers"
        }
    )
