"""Phrases of the word tables as patterns.

In: phrases apart by commas, small letters. A star stands for any ending, ``_`` for up to six words of the same clause.
Out: one pattern that finds any of them as whole words, whatever their case.
"""

from __future__ import annotations

import re

_BETWEEN = r"(?:[^\S\n]+(?:[^\s,;:.!?]|[.,](?=\d))+){0,6}?"
_NEVER = re.compile(r"(?!)")


def phrases_of(table: str) -> list[str]:
    """The phrases of a table's entry, white space made single."""
    return [" ".join(phrase.split()) for phrase in table.split(",") if phrase.strip()]


def pattern(table: str, *, behind: str = "") -> re.Pattern[str]:
    """What finds any of the phrases, with ``behind`` (a pattern) after it; finds nothing where there are none."""
    found = sorted(phrases_of(table), key=len, reverse=True)
    if not found:
        return _NEVER
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(_phrase, found))})(?!\w){behind}")


def any_case(pattern: str) -> re.Pattern[str]:
    """The pattern, whatever the case of letters."""
    return re.compile(pattern, re.IGNORECASE)


def whole_words(alternatives: str) -> re.Pattern[str]:
    """What finds any of the alternatives, a pattern, as whole words, whatever their case."""
    return any_case(rf"(?<!\w)(?:{alternatives})(?!\w)")


def _phrase(phrase: str) -> str:
    written = ""
    for number, word in enumerate(phrase.split()):
        if word == "_":
            written += _BETWEEN
            continue
        gap = r"\s+" if number else ""
        written += gap + re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]")
    return written
