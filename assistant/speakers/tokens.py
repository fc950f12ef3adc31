"""Below the speakers on the question line: which characters of a text are quoted, and a sentence as tokens.

In comes a text and a range, out come the ranges inside quotation marks, and words with their offsets in which
quoted speech stands as one token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.records import Span
from index.text.letters import MARKS

Kind = Literal["word", "number", "quote", "mark"]

_PAIRS = {
    "„": '“”"‟',
    "“": '”"',
    "«": "»",
    "»": "«",
    '"': '"',
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "「": "」",
}
_TOKEN = re.compile(
    r"(?P<word>\b(?:[Vv]on der Leyen|[Vv]an der Bellen|von (?:Storch|Notz)|[Dd]e (?:Maizière|Gaulle)|Le Pen)\b"
    r"|(?:[^\W\d_]\.){1,3}(?=[\s\-])"
    r"|(?:Dr|Prof|St|Mr|Mrs|Ms|Jr|Sr|Sra|Mme|Dipl|bzw|Gen|Sen|Gov)\."
    r"|(?:dr|drs|prof|mr|mrs|mw|mevr|dhr|ing|ir|inż|hab|sr|sra|sig|dott|mgr)\.(?=\s+\w)"
    r"|(?<!\w)(?:[ldsncjmtLDSNCJMT]|[Qq]u)['’](?=\w)"
    rf"|[^\W\d_][\w{MARKS}]*(?:[-‐‑'’ʼ][\w{MARKS}]+)*(?:(?<=s)['’](?=\s+[A-Z]))?)|(?P<number>\d(?:[\d.,:]*\d)?(?:\.(?=\s+\w))?)|(?P<mark>\S)"
)
_JOINED_ARTICLE = re.compile(
    r"(?:al|el|ad|an|ar|as|ash|asch|at|az|аль|эль|ель|ад|ан|ар|ас|аш|ат)[-‐‑]([^\W\d_])"
)
"""The Arabic article before a name, which stays small: "al-Tahir"."""
_ENDS = ".!?…,"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a mark, or a whole quotation; offsets into the article's text."""

    text: str
    start: int
    end: int
    kind: Kind
    low: str

    @property
    def capital(self) -> bool:
        """True for a word that begins with a capital letter, behind a joined article too: "al-Tahir"."""
        if self.kind != "word":
            return False
        if self.text[0].isupper() or " " in self.text:
            return True
        joined = _JOINED_ARTICLE.match(self.text)
        return joined is not None and joined[1].isupper()


def quoted_ranges(text: str, start: int, end: int) -> list[Span]:
    """Ranges of ``text[start:end]`` inside quotation marks, marks included; outermost only.

    A mark that is not closed in its paragraph reaches to the paragraph's end.
    """
    ranges: list[Span] = []
    opened: int | None = None
    closers = ""
    position = start
    while position < end:
        char = text[position]
        if char == "\n" and text[position + 1 : end].lstrip(" \t\r")[:1] == "\n":
            if opened is not None:
                ranges.append((opened, position))
                opened = None
        elif opened is None:
            if char in _PAIRS and _may_open(text, position, start):
                opened, closers = position, _PAIRS[char]
            elif (
                char == "'"
                and _may_open(text, position, start)
                and text[position + 1 : position + 2].isalpha()
            ):
                opened, closers = position, "'’"
        elif char in closers and _may_close(text, position, end):
            ranges.append((opened, position + 1))
            opened = None
        position += 1
    if opened is not None and text[opened] not in "'‘":
        ranges.append((opened, end))
    return ranges


def _may_open(text: str, position: int, start: int) -> bool:
    if position == start:
        return True
    before = text[position - 1]
    return not before.isalnum() and not (text[position] in '"»“' and before in ".,!?")


def _may_close(text: str, position: int, end: int) -> bool:
    if text[position] not in "'’":
        return True
    after = text[position + 1] if position + 1 < end else " "
    return (not after.isalnum() and text[position - 1] in ".,!?…'’") or (
        not after.isalnum() and text[position - 1] != "s"
    )


def is_speech(text: str, quoted: Span) -> bool:
    """True for a quotation of clause length, False for a word or two in quotation marks."""
    inner = text[quoted[0] + 1 : quoted[1] - 1].strip()
    words = len(inner.split())
    return words >= 5 or (words >= 2 and inner[-1:] in _ENDS)


def tokens_of(text: str, span: Span, quoted: Sequence[Span]) -> list[Token]:
    """The tokens of a sentence; the part of a quotation that lies in it is one token."""
    found: list[Token] = []
    position = span[0]
    for begin, finish in quoted:
        if finish <= span[0] or begin >= span[1]:
            continue
        begin, finish = max(begin, span[0]), min(finish, span[1])
        found.extend(_plain_tokens(text, position, begin))
        found.append(Token(text[begin:finish], begin, finish, "quote", ""))
        position = finish
    found.extend(_plain_tokens(text, position, span[1]))
    return found


def _plain_tokens(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        kind: Kind = "word" if match["word"] else "number" if match["number"] else "mark"
        word = match.group()
        tokens.append(Token(word, match.start(), match.end(), kind, word.lower().replace("’", "'")))
    return tokens
