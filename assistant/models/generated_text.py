"""What a language model wrote, as it comes in: its sentences, each with the words it claims to quote.

Between the model's stream and the generative reader. In: pieces of text, cut anywhere. Out: ``Sentence``
records as soon as they are complete. Two formats are understood and told apart by their first character:
lines (``Sentence. [1] "exact words"``) and JSON (``{"statements": [{"passage", "quote", "sentence"}]}``).
Thoughts, links, images and HTML never come out, nor do headings and the heads of tables.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from assistant.models.markup import ThoughtFilter, clean, without_links
from index.records import Span

_LABEL = (
    r"passages?|sources?|quelle|doc(?:ument)?|articles?|artikel|textstelle|stelle|extrait|fuente|pasaje|artículo"
    r"|fonte|passaggio|articolo|passagem|artigo|bron|fragment|źródło|artykuł|источник|отрывок|статья|джерело|уривок|стаття"
)
_NUMBERS = r"(\d{1,4})((?:\s*[,;–-]\s*\d{1,4})*)"
_MARK = re.compile(
    rf"[\[【]\s*\^?(?:(?:{_LABEL})\s*|#)?{_NUMBERS}\s*[\]】](?!\()"
    rf"|\((?:{_LABEL})\s+{_NUMBERS}\)"
    rf"|(?<=[.!?…\"”»“])\s*\({_NUMBERS}\)(?=\s*(?:[\"“„«‚‘「『'—–:]|[.]?\s*$))",
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
    "'": "'’",
}
_QUOTE_LEAD = re.compile(r"[\s:;,\-–—*_>]*")
_TRAILING_QUOTE = re.compile(r'["“„«»‚‘「『](?P<quote>[^"“”„«»」』]+)["“”«»’「」』][\s.,;:]*$')

_NUMBERED = re.compile(r"^(?P<lead>[\s>*_#•·-]*)(?P<number>\d{1,2})[.)]\s+(?P<emphasis>\*\*)?(?=\D)")
_GOES_ON = re.compile(r"^(?:\s|$|[\[【\"“„«‚‘「『])")
_JSON_START = re.compile(r'^(?:```(?:json)?\s*)?\{\s*"?', re.IGNORECASE)
_STATEMENTS = re.compile(r'"statements"\s*:\s*\[')
_FENCE = re.compile(r"^\s*```\s*\w*\s*$")
_HEADING = re.compile(r"^\s*#{1,6}\s")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”»’']*(?=\s|$)")
_GOES_ON_SMALL = re.compile(r"\s*(?:[,;:–—-]\s*)?[^\W\d_A-Z]")
_RULE = re.compile(r":?-+:?|")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that the model says stand in the passage of that number (from 1); nothing of it is checked.

    0 stands for what is no number at all; no words mean that the passage was named and nothing of it quoted.
    """

    number: int
    quote: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the model, without marks, links or markup, and what it claims to rest on.

    Attributes:
        beside: for a sentence without claims those of the sentence behind it on the same line.
    """

    text: str
    claims: tuple[Claim, ...] = ()
    beside: tuple[Claim, ...] = field(default=(), compare=False)


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


class _Table:
    """Takes a table's rows apart: "| Cost | 8 million |" is "Cost: 8 million", its head and its rule are nothing."""

    def __init__(self) -> None:
        self._head: list[str] | None = None
        self._inside = False

    def take(self, line: str) -> list[str]:
        """The lines that are ready, as they are to be read; the first row waits for what comes after it."""
        row = line.strip()
        if not (row.startswith("|") and row.count("|") > 1):
            self._inside = False
            return [*self.finish(), line]
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if all(_RULE.fullmatch(cell) for cell in cells):
            self._head = None
            return []
        held = self.finish()
        if not self._inside:
            self._inside, self._head = True, cells
            return []
        return [*held, *_cells_as_lines(cells)]

    def finish(self) -> list[str]:
        """The row that still waited."""
        head, self._head = self._head, None
        return _cells_as_lines(head) if head else []


def _cells_as_lines(cells: list[str]) -> list[str]:
    label = clean(cells[0])
    if len(cells) == 1 or not label or _MARK.search(label):
        return [cell for cell in cells if cell]
    told = [cell for cell in cells[1:] if cell]
    return [cell if _MARK.match(cell) else f"{label}: {cell}" for cell in told] or [cells[0]]


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
        self._table = _Table()

    def feed(self, piece: str) -> list[Sentence]:
        """The sentences that this piece of the stream completes."""
        text = self._thoughts.feed(piece)
        if self._thoughts.misled:
            self._buffer, self._pending, self._is_json, self._at, self._closed = "", [], None, -1, False
            self._numbering, self._table = _Numbering(), _Table()
        return self._take(text, ended=False)

    def finish(self) -> list[Sentence]:
        """The sentences that were still open when the stream ended."""
        return self._take(self._thoughts.finish(), ended=True)

    def cut_off(self) -> list[Sentence]:
        """Of the sentences that were still open when the stream broke off, those with all that they rest on."""
        return [sentence for sentence in self.finish() if sentence.claims]

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
        claims = (Claim(int(str(number)) if whole else 0, quote),) if quote or whole else ()
        first, *rest = [text[start:end] for start, end in self._split(text)] or [text]
        return [Sentence(first, claims), *(Sentence(more) for more in rest)]

    def _from_lines(self, *, ended: bool) -> list[Sentence]:
        begun = _STATEMENTS.search(self._buffer)
        if begun is not None:
            ahead, _, _ = self._buffer[: begun.start()].rpartition("\n")
            rest = self._buffer[begun.start() :]
            self._buffer = f"{ahead}\n" if ahead else ""
            done = self._from_lines(ended=True)
            self._is_json, self._buffer = True, rest
            return done + self._from_json()
        done = []
        *lines, self._buffer = self._buffer.split("\n")
        if ended:
            lines, self._buffer = [*lines, self._buffer], ""
        ready = [taken for line in lines for taken in self._numbering.take(line)]
        for line in [*ready, *(self._numbering.finish() if ended else ())]:
            for row in self._table.take(line):
                done += self._line(row)
        for row in self._table.finish() if ended else ():
            done += self._line(row)
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
        if _FENCE.match(line) or (_HEADING.match(line) and not _MARK.search(line)):
            return []
        done: list[Sentence] = []
        for text, claims in _segments(line, self._split):
            texts = [text[start:end] for start, end in self._split(text)] if text else []
            if texts:
                done += self._pending
                done += [Sentence(before, beside=claims) for before in texts[:-1]]
                self._pending = [Sentence(texts[-1], claims)]
            elif claims and self._pending:
                self._pending[-1] = _with_claims(self._pending[-1], claims)
        return done

    def _refuses(self, text: str) -> bool:
        return _plain(text).startswith(self._refusal)


def _with_claims(sentence: Sentence, claims: tuple[Claim, ...]) -> Sentence:
    """The sentence with claims from a line below: a quote for a mark of its own, or of no other sentence."""
    open_marks = {claim.number for claim in sentence.claims if not claim.quote}
    if open_marks:
        claims = tuple(claim for claim in claims if not claim.quote or claim.number in open_marks)
    quoted = {claim.number for claim in claims if claim.quote}
    kept = tuple(claim for claim in sentence.claims if claim.quote or claim.number not in quoted)
    return replace(sentence, claims=kept + claims)


def _segments(line: str, split: Callable[[str], list[Span]]) -> list[tuple[str, tuple[Claim, ...]]]:
    """The line cut behind each mark and its quote: (text before, cleaned, and what its last sentence claims).

    A mark without a quote counts for the sentence in which it stands, at a line's beginning for the one behind it.
    """
    line = without_links(line)
    marks = list(_MARK.finditer(line))
    segments: list[tuple[str, tuple[Claim, ...]]] = []
    held, at = "", 0
    claims: tuple[Claim, ...] = ()

    def cut() -> None:
        nonlocal held, claims
        text = clean(held).strip("—–- ,;")
        segments.append((text if re.search(r"\w", text) else "", claims))
        held, claims = "", ()

    for index, mark in enumerate(marks):
        until = marks[index + 1].start() if index + 1 < len(marks) else len(line)
        before = line[at : mark.start()]
        held += before
        quote, at = _quote_after(line, mark.end(), until)
        if not quote and (trailing := _TRAILING_QUOTE.search(before)):
            quote = trailing["quote"]
        claims += _claims(mark, quote.strip())
        if quote:
            cut()
            continue
        if not line[at:until].strip() and until < len(line):
            continue
        leads = not re.search(r"\w", held) and not segments
        if leads or _GOES_ON_SMALL.match(line, at, until) or _SENTENCE_END.match(line, at, until):
            ended = _up_to_sentence_end(held, line[at:until], split)
            if ended is None and re.search(r"\w", line[at:until]):
                continue
            held, used = ended or (held + line[at:until], until - at)
            at += used
        cut()
    held += line[at:]
    if re.search(r"\w", clean(held)) or claims:
        text = clean(held)
        segments.append((text if re.search(r"\w", text) else "", claims))
    return [segment for segment in segments if any(segment)]


def _up_to_sentence_end(begun: str, rest: str, split: Callable[[str], list[Span]]) -> tuple[str, int] | None:
    """The sentence that was begun with what the rest adds to it, and how much that is; None where it goes on."""
    goes_on = rest.lstrip()
    joined = begun.rstrip() + ("" if _SENTENCE_END.match(goes_on) else " ") + goes_on
    known = len(joined) - len(goes_on)
    for _, end in split(joined):
        if end > known:
            ended = _SENTENCE_END.search(joined[:end][-4:] + " ")
            return (joined[:end], end - known + len(rest) - len(goes_on)) if ended else None
    return None


def _claims(mark: re.Match[str], quote: str) -> tuple[Claim, ...]:
    """One claim for a quote; without one a claim for each number of the mark."""
    first, more = next(pair for pair in (mark.group(1, 2), mark.group(3, 4), mark.group(5, 6)) if pair[0])
    numbers = [int(first)] if quote else [int(first), *(int(number) for number in re.findall(r"\d+", more))]
    return tuple(Claim(number, quote) for number in numbers)


def _quote_after(line: str, start: int, until: int) -> tuple[str, int]:
    """The quote that stands right behind a mark, and where reading goes on; ("", start) when none does."""
    lead = _QUOTE_LEAD.match(line, start, until)
    opening = lead.end() if lead else start
    if opening >= until or line[opening] not in _QUOTE_PAIRS:
        return "", start
    closers = _QUOTE_PAIRS[line[opening]]
    ends = [at for at in range(opening + 1, until) if line[at] in closers]
    if line[opening] == "'":
        ends = [at for at in ends if not line[at + 1 : at + 2].isalnum()]
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
