"""The head of an article as plain text has it: kicker, headline, byline, dateline; a text comes in, they go out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.bylines import AGENCIES, SOURCE_NOTE, Byline, read_byline
from index.headings import MAX_TITLE_CHARACTERS, lines, looks_like_headline
from index.records import Span

_FIRST_LINE = re.compile(
    r"\s*(?:date|datum|fecha|data|дата)\s*:?\s*(?P<date>\d{4}(?:-\d\d){0,2})\b[ \t]*(?P<title>[^\r\n]*)",
    re.IGNORECASE,
)
_DATELINE_AGENCY = re.compile(r"\((?P<names>[A-Za-zА-Яа-яČčІіЇї /-]{2,30})\)\s*(?:[-–—.:])")
_MAX_HEAD_LINES = 8


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands above the running text.

    Attributes:
        title: the headline, or None.
        date: from a first line `` date 2021-12 TITLE``.
        headlines: spans of kicker, headline and subheadline.
        byline: the byline's content, or None.
        agency: from a dateline such as "BERLIN (dpa) -".
        source_note: outlet named by a closing line "Quelle: ...".
        body_start: where the running text begins.
    """

    title: str | None = None
    date: str | None = None
    headlines: tuple[Span, ...] = ()
    byline: Byline | None = None
    agency: str | None = None
    source_note: str | None = None
    body_start: int = 0


def read_opening(
    text: str,
    start: int = 0,
    given_title: str | None = None,
    guess_title: bool = True,
    language: str | None = None,
) -> Opening:
    """Title, byline and headline spans at the head of a text.

    Args:
        text: of the whole article.
        start: where to begin (after front matter).
        given_title: what the format already says; its place in the text becomes a headline span.
        guess_title: whether a first line may be taken for the headline by its shape.
        language: ISO 639-1 code; see ``read_byline``.
    """
    head = lines(text[: start + 6000], start)[: _MAX_HEAD_LINES + 1]
    headlines: list[Span] = []
    candidates: list[str] = []
    byline: Byline | None = None
    date: str | None = None
    body_start = head[0][0] if head else start
    stated_title: str | None = None
    for index, span in enumerate(head[:_MAX_HEAD_LINES]):
        words = text[slice(*span)]
        first = _FIRST_LINE.fullmatch(words) if index == 0 else None
        if first:
            date = first["date"]
            stated_title = " ".join(first["title"].split()) or None
            if stated_title:
                headlines.append((span[0] + first.start("title"), span[1]))
        elif (found := read_byline(words, language)) is not None and _adds(byline, found):
            byline = _joined(byline, found)
        elif given_title is not None and _same(words, given_title):
            headlines.append(span)
        elif guess_title and byline is None and len(headlines) < 3 and _is_title_line(text, head, index):
            headlines.append(span)
            candidates.append(words)
        elif byline is not None or len(words) > 60 or index > 3:
            break
        body_start = head[index + 1][0] if index + 1 < len(head) else span[1]
    return Opening(
        title=stated_title or _title(candidates),
        date=date,
        headlines=tuple(headlines),
        byline=byline,
        agency=_dateline_agency(text, body_start),
        source_note=_source_note(text, start),
        body_start=body_start,
    )


def _adds(byline: Byline | None, further: Byline) -> bool:
    """Whether a second line goes on with a byline: it must say what the first left out."""
    if byline is None:
        return True
    if byline.date is not None and further.date is not None:
        return False
    return (byline.date is None, byline.updated is None) != (further.date is None, further.updated is None)


def _joined(byline: Byline | None, further: Byline) -> Byline:
    if byline is None:
        return further
    return Byline(
        date=byline.date or further.date,
        outlet=byline.outlet or further.outlet,
        author=byline.author or further.author,
        agency=byline.agency or further.agency,
        updated=byline.updated or further.updated,
    )


def _same(words: str, title: str) -> bool:
    return " ".join(words.lstrip("# ").split()).casefold() == " ".join(title.split()).casefold()


def _is_title_line(text: str, head: list[Span], index: int) -> bool:
    words = text[slice(*head[index])]
    if not looks_like_headline(words, MAX_TITLE_CHARACTERS) or index + 1 >= len(head):
        return False
    if index and len(words) > 140:
        return False
    gap = text[head[index][1] : head[index + 1][0]]
    following = text[slice(*head[index + 1])]
    wrapped = (
        (gap.count("\n") or gap.count("\r")) == 1 and not following[0].isupper() and following[0].isalnum()
    )
    if wrapped and read_byline(following) is None:
        return False  # the line goes on below
    # A headline has something longer below it, or a byline; a list of short lines has neither.
    below = [text[slice(*span)] for span in head[index + 1 :]]
    return any(len(line) > len(words) and len(line) > 80 for line in below) or any(
        map(read_byline, below[:2])
    )


def _title(candidates: list[str]) -> str | None:
    """The headline among the lines above the text: not a kicker of one or two words when a longer line follows."""
    if not candidates:
        return None
    title = candidates[0]
    if len(candidates) > 1 and len(title.split()) <= 2 and len(candidates[1].split()) >= 4:
        title = candidates[1]
    return " ".join(title.split())


def _dateline_agency(text: str, start: int) -> str | None:
    match = _DATELINE_AGENCY.search(text, start, start + 300)
    if match is None:
        return None
    names = [
        AGENCIES[name.lower()]
        for part in match["names"].split("/")
        if (name := part.strip()).lower() in AGENCIES
    ]
    return " / ".join(names) or None


def _source_note(text: str, start: int) -> str | None:
    """The outlet in a line "Quelle: NAME" among the last thousand characters; an address is no name."""
    notes = list(SOURCE_NOTE.finditer(text, max(start, len(text) - 1000)))
    name = re.split(r"\s*[,;(|]\s*", notes[-1]["name"])[0].strip(" .") if notes else ""
    named = name and name.lower() not in AGENCIES and len(name.split()) <= 5 and "://" not in name
    return name if named else None
