"""What a language model wrote, as it comes in: its sentences, each with the words it claims to quote.

Between the model's stream and the generative reader. In: pieces of text, cut anywhere. Out: ``Sentence``
records as soon as they are complete. Two formats are understood and told apart by their first character:
lines (``Sentence. [1] "exact words"``) and JSON (``{"statements": [{"passage", "quote", "sentence"}]}``).
Thoughts, links, images and HTML never come out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.records import Span

_THOUGHT_OPEN = re.compile(r"<(think|thinking|thought|reasoning)>", re.IGNORECASE)
_THOUGHT_CLOSE = re.compile(r"</(think|thinking|thought|reasoning)>", re.IGNORECASE)
_LONGEST_TAG = len("</reasoning>")

_MARK = re.compile(
    r"[\[【]\s*(?:passage|source|quelle|doc(?:ument)?|#)?\s*(\d{1,4})(?:\s*[,;–-]\s*\d{1,4})*\s*[\]】]",
    re.IGNORECASE,
)
_QUOTE_PAIRS = {
    '"': '"”“',
    "“": '”“"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‚": "‘’",
    "‘": "’",
    "「": "」",
    "『": "』",
}
_QUOTE_LEAD = re.compile(r"[\s:;,\-–—*_>]*")
_TRAILING_QUOTE = re.compile(r'["“„«»‚‘「『](?P<quote>[^"“”„«»」』]+)["“”«»’「」』][\s.,;:]*$')

_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)?|!\[[^\]]*\]\[[^\]]*\]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_AUTOLINK = re.compile(r"<?\b(?:https?|ftp|file|data|javascript):[^\s>)\]]+>?", re.IGNORECASE)
_DROPPED_ELEMENT = re.compile(r"<(script|style|iframe|svg|object)\b.*?(?:</\1\s*>|$)", re.I | re.S)
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*(?:>|$)")
_CHAT_TOKEN = re.compile(r"<\|[^|<>]*\|?>?|\[/?INST\]")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|`+|~~")
_LINE_START = re.compile(
    r"^(?:\s*(?:[-*•·>]|#{1,6})\s+|\s*(?:answer|antwort|sentence|statement)\s*:\s*)+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?P<lead>[\s>*_#•·-]*)(?P<number>\d{1,2})[.)]\s+(?P<emphasis>\*\*)?(?=\D)")
_GOES_ON = re.compile(r"^(?:\s|$|[\[【\"“„«‚‘「『])")
_SPACE = re.compile(r"\s+")
_JSON_START = re.compile(r'^(?:```(?:json)?\s*)?\{\s*"?', re.IGNORECASE)
_STATEMENTS = re.compile(r'"statements"\s*:\s*\[')


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that the model says stand in the passage of that number (from 1); nothing of it is checked.

    0 stands for what is no number at all.
    """

    number: int
    quote: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the model, without marks, links or markup, and what it claims to rest on."""

    text: str
    claims: tuple[Claim, ...] = ()


def clean(text: str) -> str:
    """Plain text on one line: no images, link targets, URLs, HTML, markdown, chat tokens or ``{marks}``."""
    text = _CHAT_TOKEN.sub(" ", _DROPPED_ELEMENT.sub(" ", text))
    text = _LINK.sub(r"\1", _IMAGE.sub(" ", text))
    text = _TAG.sub(" ", _AUTOLINK.sub(" ", text))
    text = _EMPHASIS.sub("", _LINE_START.sub("", text)).replace("{marks}", " ")
    return _SPACE.sub(" ", text).strip()


class ThoughtFilter:
    """Drops ``<think>...</think>`` from a stream, also where a tag is cut in two.

    Attributes:
        misled: a thought ended that had not been seen to begin: all that came before belonged to it.
    """

    def __init__(self) -> None:
        self.misled = False
        self._held = ""
        self._inside = False

    def feed(self, piece: str) -> str:
        """The part of the stream that is certainly outside of a thought."""
        self._held += piece
        out = ""
        while True:
            match = (_THOUGHT_CLOSE if self._inside else _THOUGHT_OPEN).search(self._held)
            if match is None:
                break
            out += "" if self._inside else self._held[: match.start()]
            self._held = self._held[match.end() :]
            self._inside = not self._inside
        tag_start = self._held.rfind("<", -_LONGEST_TAG)
        cut = tag_start if tag_start >= 0 else len(self._held)
        if not self._inside:
            out += self._held[:cut]
        self._held = self._held[cut:]
        stray = list(_THOUGHT_CLOSE.finditer(out))
        self.misled = bool(stray)
        return out[stray[-1].end() :] if stray else out

    def finish(self) -> str:
        """What was held back, once the stream has ended."""
        rest, self._held = ("" if self._inside else self._held), ""
        return _THOUGHT_CLOSE.sub("", rest)


class _Numbering:
    """Takes the numbers from the lines of a numbered list, and from nothing else that begins with a number.

    "5. March" is a date, "1. FC" a club: lines count as a list from "1." on where "2." follows.
    """

    def __init__(self) -> None:
        self._held: list[str] = []
        self._next = 0

    def take(self, line: str) -> list[str]:
        """The lines that are ready, as they are to be read; a first "1." waits for what comes after it."""
        found = _NUMBERED.match(line)
        number = int(found["number"]) if found else 0
        if self._held and number != 2 and _GOES_ON.match(line):
            self._held.append(line)
            return []
        held = self.finish()
        if held and number == 2:
            self._next = 3
            return [_unnumbered(held[0]), *held[1:], _unnumbered(line)]
        if found is None or (number != self._next and number != 1):
            return [*held, line]
        if number == 1 and not found["emphasis"]:
            self._held = [line]
            return held
        self._next = number + 1
        return [*held, _unnumbered(line)]

    def finish(self) -> list[str]:
        """The lines that still waited, as they came."""
        held, self._held = self._held, []
        return held


def _unnumbered(line: str) -> str:
    return _NUMBERED.sub(lambda found: found["lead"] + (found["emphasis"] or ""), line)


class AnswerParser:
    """Turns a model's stream into sentences; one parser for one answer.

    Args:
        refusal: the words by which the model says that the passages do not answer.
        split: spans of the sentences of a text, so that a mark counts for the sentence before it alone.

    Attributes:
        refused: the model said that the passages do not answer.
        length: characters so far, without thoughts.
    """

    def __init__(self, refusal: str, split: Callable[[str], list[Span]]) -> None:
        self.refused = False
        self.length = 0
        self._refusal = _plain(refusal)
        self._split = split
        self._thoughts = ThoughtFilter()
        self._buffer = ""
        self._is_json: bool | None = None
        self._at = -1
        self._closed = False
        self._empty = True
        self._pending: list[Sentence] = []
        self._numbering = _Numbering()

    def feed(self, piece: str) -> list[Sentence]:
        """The sentences that this piece of the stream completes."""
        text = self._thoughts.feed(piece)
        if self._thoughts.misled:
            self._buffer, self._pending, self._is_json, self._at, self._closed = "", [], None, -1, False
            self._numbering = _Numbering()
        return self._take(text, ended=False)

    def finish(self) -> list[Sentence]:
        """The sentences that were still open when the stream ended."""
        return self._take(self._thoughts.finish(), ended=True)

    def _take(self, text: str, *, ended: bool) -> list[Sentence]:
        self._buffer += text
        self.length += len(text)
        if self._is_json is None:
            start = self._buffer.lstrip()
            if not ended and (len(start) < 4 or (start.startswith("`") and len(start) < 12)):
                return []
            self._is_json = bool(_JSON_START.match(start))
        return self._from_json() if self._is_json else self._from_lines(ended=ended)

    def _from_json(self) -> list[Sentence]:
        if self._at < 0:
            match = _STATEMENTS.search(self._buffer)
            if match is None:
                return []
            self._at = match.end()
        found: list[Sentence] = []
        decoder = json.JSONDecoder(strict=False)
        while not self._closed:
            while self._at < len(self._buffer) and self._buffer[self._at] in " \t\r\n,":
                self._at += 1
            if self._at >= len(self._buffer):
                break
            if self._buffer[self._at] == "]":
                self._closed = True
                self.refused = self.refused or self._empty
                break
            try:
                value, self._at = decoder.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError:
                break
            self._empty = False
            found += self._statement(value)
        return found

    def _statement(self, value: object) -> list[Sentence]:
        """The sentences of one statement; its quote counts for the first of them alone."""
        text = clean(_MARK.sub(" ", str(value.get("sentence") or ""))) if isinstance(value, dict) else ""
        if not isinstance(value, dict) or not re.search(r"\w", text):
            return []
        if self._refuses(text):
            self.refused = True
            return []
        number, quote = value.get("passage"), str(value.get("quote") or "").strip()
        if isinstance(number, str) and number.strip().isdecimal():
            number = int(number)
        whole = isinstance(number, int) and not isinstance(number, bool)
        claims = (Claim(int(str(number)) if whole else 0, quote),) if quote else ()
        first, *rest = [text[start:end] for start, end in self._split(text)] or [text]
        return [Sentence(first, claims), *(Sentence(more) for more in rest)]

    def _from_lines(self, *, ended: bool) -> list[Sentence]:
        done: list[Sentence] = []
        *lines, self._buffer = self._buffer.split("\n")
        if ended:
            lines, self._buffer = [*lines, self._buffer], ""
        ready = [taken for line in lines for taken in self._numbering.take(line)]
        for line in [*ready, *(self._numbering.finish() if ended else ())]:
            done += self._line(line)
        goes_on = self._buffer.lstrip()[:1].isalnum() and any(sentence.claims for sentence in self._pending)
        if ended or goes_on:
            done += self._pending
            self._pending = []
        return done

    def _line(self, line: str) -> list[Sentence]:
        """Sentences completed by this line; its last one waits: the next line may hold its quote."""
        if self._refuses(clean(line)):
            self.refused = True
            return []
        done: list[Sentence] = []
        for text, claims in _segments(line):
            texts = [text[start:end] for start, end in self._split(text)] if text else []
            if texts:
                done += self._pending
                self._pending = []
                done += [Sentence(before) for before in texts[:-1]]
                self._pending = [Sentence(texts[-1], claims)]
            elif claims and self._pending:
                last = self._pending[-1]
                self._pending[-1] = replace(last, claims=last.claims + claims)
        return done

    def _refuses(self, text: str) -> bool:
        return _plain(text).startswith(self._refusal)


def _segments(line: str) -> list[tuple[str, tuple[Claim, ...]]]:
    """The line cut behind each mark and its quote: (text before, cleaned, and what it claims)."""
    line = _LINK.sub(r"\1", _IMAGE.sub(" ", line))
    marks = list(_MARK.finditer(line))
    segments: list[tuple[str, tuple[Claim, ...]]] = []
    at = 0
    for index, mark in enumerate(marks):
        before = line[at : mark.start()]
        until = marks[index + 1].start() if index + 1 < len(marks) else len(line)
        quote, at = _quote_after(line, mark.end(), until)
        if not quote:
            trailing = _TRAILING_QUOTE.search(before)
            quote = trailing["quote"] if trailing else ""
        text = clean(before).strip("—–- ,;")
        claims = (Claim(int(mark[1]), quote.strip()),) if quote else ()
        segments.append((text if re.search(r"\w", text) else "", claims))
    text = clean(line[at:])
    if re.search(r"\w", text):
        segments.append((text, ()))
    return segments


def _quote_after(line: str, start: int, until: int) -> tuple[str, int]:
    """The quote that stands right behind a mark, and where reading goes on; ("", start) when none does."""
    lead = _QUOTE_LEAD.match(line, start, until)
    opening = lead.end() if lead else start
    if opening >= until or line[opening] not in _QUOTE_PAIRS:
        return "", start
    closers = _QUOTE_PAIRS[line[opening]]
    ends = [at for at in range(opening + 1, until) if line[at] in closers]
    if not ends:
        return "", start
    whole = not re.search(r"\w", line[ends[-1] + 1 : until])
    end = ends[-1] if whole else ends[0]
    after = end + 1
    while after < until and line[after] in " \t.;,":
        after += 1
    return line[opening + 1 : end], after


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()
