"""Below the noun phrases on the question line: whether a word of the calendar tells the time or is somebody's name.

In come the tokens of a sentence and a place among them, out comes True for "Montag" and "en janvier", False for "la
maire Odile Janvier", "dijo Julio Pérez" and "Mrs May".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.speakers.names import is_given_name
from assistant.speakers.tokens import Token
from assistant.speakers.words import SpeechWords
from index.text.date_words import MONTHS

_CALENDAR_CAPITALISED = frozenset({"de", "en"})
"""Languages that write months with a capital letter, which shows no name there."""


def tells_time(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """Whether the word at an index is a time of the language's list, and nobody's name where it stands."""
    token = tokens[at]
    if token.low not in words.sets["time"]:
        return False
    if not token.capital or token.text.isupper():
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.kind == "number":
        return True
    is_month = token.low in _months(words.language)
    led = _is_led(tokens, at, words)
    if words.language in _CALENDAR_CAPITALISED:
        return not (is_month and led)
    before = tokens[at - 1] if at and tokens[at - 1].kind == "word" else None
    if after is not None and after.capital and after.low not in words.closed:
        return not (is_month or before is not None or token.text in words.given_names)
    if is_month:
        return not (before is not None and (before.capital or led))
    return not (before is not None and is_given_name(before.text, words))


def _is_led(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """Whether a given name or a role stands right before: "Anna März", "Mrs May", "Bürgermeisterin Zita März"."""
    before = tokens[at - 1] if at else None
    if before is None or before.kind != "word":
        return False
    if is_given_name(before.text, words) or words.is_role(before.text):
        return True
    return before.capital and at > 1 and words.is_role(tokens[at - 2].text)


@cache
def _months(language: str) -> frozenset[str]:
    return frozenset(form for month in MONTHS[language] for form in month.split("|"))
