"""Behind the quote gate: whether a text denies what it says, beyond its negating words.

"Failed to", "verzichtet" and "renonce" deny as "not" does; "did not rule out" denies nothing. In come texts and their
languages, out comes whether they deny alike. The words stand in ``denied_words.toml`` and ``denials.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.words.denials import negations
from assistant.words.tables import word_table
from assistant.words.word_patterns import whole_words
from index.records import Span

_TAKES_BACK_WITHIN = 30
"""Characters before a word that denies, in which a negation takes it back."""
_SECOND_WITHIN = 2
"""Characters behind it in which the second part of such a negation stands."""
_CLAUSE = re.compile(r"[.;:!?,]")
_HALVES_END = re.compile(r"[;.!?]\s*$|[.!?]?[\"“”„»«’]+\s*$")
_QUOTATION_MARKS = "\"'“”„»«‘’ \t\r\n"


@dataclass(frozen=True, slots=True)
class Denial:
    """What a text says of no.

    Attributes:
        denies: something in it is denied.
        may_deny: a word in it can stand for a denial ("remain", "rather than").
    """

    denies: bool
    may_deny: bool


@lru_cache(maxsize=512)
def denial(text: str, language: str | None) -> Denial:
    """Whether the text denies."""
    for neutral in _patterns("neutral", language):
        text = neutral.sub(lambda found: "x" * len(found.group()), text)
    negated = list(negations(text, language))
    denying = _outermost(
        found.span() for pattern in _patterns("denying", language) for found in pattern.finditer(text)
    )
    count = 0
    for start, end in denying:
        lead = _CLAUSE.split(text[max(0, start - _TAKES_BACK_WITHIN) : start])[-1]
        back = [place for place in negated if start - len(lead) <= place[0] and place[1] <= end]
        own = [
            place
            for place in negated
            if start <= place[0] and place[1] <= end and _is_one_word(text, place, (start, end))
        ]
        taken = [place for place in back if place not in own]
        if taken:
            taken += [place for place in negated if 0 <= place[0] - end <= _SECOND_WITHIN]
        negated = [place for place in negated if place not in taken and place not in own]
        count += not taken
    may = any(pattern.search(text) for pattern in _patterns("standing_for", language))
    return Denial(bool(negated) or count > 0, may)


def deny_alike(statement: Denial, quotes: Sequence[Denial]) -> bool:
    """Whether a statement denies where its quotes do, or one side has a word that can stand for the other's denial."""
    denied = any(quote.denies for quote in quotes)
    if statement.denies == denied:
        return True
    return statement.may_deny if denied else any(quote.may_deny for quote in quotes)


def own_half(shown: str, claimed: Span, language: str | None) -> str:
    """The claimed words alone, where they are a half of the sentence that is told for itself; else all that is shown.

    Two halves are parted by a semicolon, a full stop or a comma with "but"; and neither may speak of the other.

    Args:
        shown: the words around and with them.
        claimed: half-open range in ``shown``.
    """
    before, own, after = shown[: claimed[0]], shown[slice(*claimed)], shown[claimed[1] :]
    joining, pointing = _words("joining", language), _words("pointing", language)
    opens = not before.strip(_QUOTATION_MARKS) or _HALVES_END.search(before) or _ends_with(before, joining)
    rest = after.lstrip(_QUOTATION_MARKS)
    closes = not rest.strip(".!?…" + _QUOTATION_MARKS) or rest[0] in ";.!?" or _begins_with(rest, joining)
    if not (opens and closes):
        return shown
    if _first_word(own) in pointing or any(word in pointing for word in _plain_words(after)):
        return shown
    return own


def _ends_with(before: str, joining: frozenset[str]) -> bool:
    found = re.search(r",\s*([^\W\d_]+)\s*$", before)
    return found is not None and found[1].casefold() in joining


def _begins_with(after: str, joining: frozenset[str]) -> bool:
    found = re.match(r",\s*([^\W\d_]+)", after)
    return found is not None and found[1].casefold() in joining


def _first_word(text: str) -> str:
    words = _plain_words(text)
    return words[0] if words else ""


def _plain_words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)]


def _outermost(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


def _is_one_word(text: str, negation: Span, denying: Span) -> bool:
    """Whether the negating word is a part of the denying one itself ("refused", "abgelehnt")."""
    return not any(char.isspace() for char in text[slice(*denying)]) or negation[0] == denying[0]


@cache
def _patterns(kind: str, language: str | None) -> tuple[re.Pattern[str], ...]:
    table = word_table(__file__)[kind]
    own = (language or "").split("-")[0]
    chosen = [table[own]] if own in table else list(table.values())
    return tuple(whole_words(pattern) for pattern in chosen)


@cache
def _words(kind: str, language: str | None) -> frozenset[str]:
    table = word_table(__file__)[kind]
    own = (language or "").split("-")[0]
    return frozenset(table[own].split()) if own in table else frozenset()
