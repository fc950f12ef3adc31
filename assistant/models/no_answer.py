"""Below the reader with a language model: which of its sentences say that nothing was found, and which say nothing.

In comes a sentence without a quote and its language, out comes whether it is a refusal in the model's own words ("The
passages do not say when") or idle (an opening, an offer, a heading, a source's name). The words stand in
``no_answer.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.words.denials import months
from assistant.words.mentions import is_function_word
from assistant.words.tables import word_table
from index.text.letters import LETTERS

_WORD = re.compile(LETTERS)
_SOURCE_ALONE = re.compile(r"^[(\[].*[)\]][.]?$")


def refuses(text: str, language: str | None) -> bool:
    """Whether the sentence says of the passages that they do not answer, in the question's language or in English."""
    return any(
        _refusals(code).search(text)
        for code in dict.fromkeys((language, "en"))
        if code in word_table(__file__)
    )


def is_idle(text: str, language: str | None) -> bool:
    """Whether a sentence that rests on nothing claims nothing either, so that it may be left out unmentioned."""
    if text.endswith((":", "：")) or _is_source(text, language):
        return True
    return any(
        _idle(code).search(text) for code in dict.fromkeys((language, "en")) if code in word_table(__file__)
    )


def _is_source(text: str, language: str | None) -> bool:
    """A publication and its date in brackets: nothing in it is written small but months and function words."""
    if not _SOURCE_ALONE.match(text):
        return False
    small = [word for word in _WORD.findall(text) if word[0].islower()]
    return all(is_function_word(word) or months(word, language) for word in small)


@cache
def _refusals(language: str) -> re.Pattern[str]:
    table = word_table(__file__)[language]
    passages, silent = table["passages"], table["silent"]
    forms = [
        rf"\b(?:{passages})\b(?!\s*\d)(?:(?!\b(?:{table['but']})\b)[^.;:!?«»„“\"]){{0,60}}?\b(?:{silent})\b",
        rf"^\W*(?:{table['openings']})",
        rf"^\W*(?:{table['token']})\W*$",
    ]
    if table.get("behind"):
        forms.append(rf"^(?=.*\b(?:{passages})\b)\W*(?:{table['behind']})")
    return re.compile("|".join(forms), re.IGNORECASE)


@cache
def _idle(language: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{word_table(__file__)[language]['idle']})", re.IGNORECASE)
