"""Questions and passages that almost fit: a name, a number or a date exchanged for another of its kind.

In: texts and the mentions that may take a mention's place. Out: changed texts, or None where nothing
can be exchanged. Mentions are found by form alone (digits, capital letters, katakana, quotation
marks), so that it works in every language of the training data.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBER = r"\d+(?:[.,:]\d+)*"
_CAPITAL = "A-ZÀ-ÖØ-ÞĂÂÎȘȚŞĞİÅÆØÇÑА-ЯЁІЇЄҐΑ-ΩΆΈΉΊΌΎΏ"
_NAME = rf"[{_CAPITAL}][\w’'-]+(?: [{_CAPITAL}][\w’'-]+){{0,3}}"
_KATAKANA = r"[ァ-ヶー]{3,}(?:・[ァ-ヶー]{2,})*"
_QUOTED = r"(?<=[「『《])[^「」『』《》]{2,20}(?=[」』》])"
_MENTION = re.compile(
    rf"(?P<number>{_NUMBER})|(?P<name>{_NAME})|(?P<katakana>{_KATAKANA})|(?P<quoted>{_QUOTED})"
)
_OPENS_SENTENCE = set('.!?:¿¡\n"“„«•–-')


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or number in a text: ``text[start:end] == words``; ``kind`` says what may replace it."""

    words: str
    start: int
    end: int
    kind: str


def find_mentions(text: str) -> list[Mention]:
    """Names and numbers in their order; a capital at a sentence's start makes no name of one word."""
    found = []
    for match in _MENTION.finditer(text):
        kind, words, start = match.lastgroup or "name", match.group(), match.start()
        if kind == "number":
            kind = "year" if re.fullmatch(r"1\d{3}|20\d{2}", words) else "number"
        elif kind == "name":
            before = text[:start].rstrip()
            if not before or (before[-1] in _OPENS_SENTENCE and not re.search(r"\d\.$", before)):
                head, _, tail = words.partition(" ")
                if not tail:
                    continue
                words, start = tail, start + len(head) + 1
            if len(words) < 3:
                continue
        found.append(Mention(words, start, start + len(words), kind))
    return found


def _another_number(words: str, kind: str, rng: random.Random) -> str:
    digits = [i for i, c in enumerate(words) if c.isdigit()]
    if kind == "year":
        return str(int(words) + rng.choice((-1, 1)) * rng.choice((1, 1, 2, 3, 5, 10, 20)))
    if len(digits) == 1:
        return str(rng.choice([n for n in range(1, 32) if str(n) != words]))
    place = rng.choice(digits)
    new = rng.choice([d for d in "123456789" if d != words[place]])
    return words[:place] + new + words[place + 1 :]


def replacement_for(
    mention: Mention, pool: Sequence[Mention], forbidden: Sequence[str], rng: random.Random
) -> str | None:
    """Other words of the mention's kind: from ``pool`` first, numbers also made up; None where there are none.

    As many words as the mention has where the pool allows it, so that a person's name rather takes a person's place.

    Nothing that occurs in one of the ``forbidden`` texts, or that holds the mention or is held by it.
    """
    words = sorted(
        {
            other.words
            for other in pool
            if other.kind == mention.kind
            and other.words.casefold() not in mention.words.casefold()
            and mention.words.casefold() not in other.words.casefold()
            and not any(other.words in text for text in forbidden)
        }
    )
    alike = [word for word in words if word.count(" ") == mention.words.count(" ")]
    words = alike or words
    if words and (mention.kind not in ("number", "year") or rng.random() < 0.6):
        return rng.choice(words)
    if mention.kind in ("number", "year"):
        return _another_number(mention.words, mention.kind, rng)
    return None


def exchange(text: str, old: str, new: str) -> str:
    """``text`` with every whole occurrence of ``old`` replaced; digits never inside a longer number."""
    guard = r"\d" if old[:1].isdigit() else r"[^\W\d_]"
    if not old[:1].isascii() and not re.match(rf"[{_CAPITAL}]", old):
        return text.replace(old, new)
    return re.sub(rf"(?<!{guard}){re.escape(old)}(?!{guard})", lambda _: new, text)
