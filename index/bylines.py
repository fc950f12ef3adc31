"""The head of an article as plain text has it: kicker, headline, byline with date, outlet, agency and author."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.dates import find_dates
from index.headings import MAX_TITLE_CHARACTERS, lines, looks_like_headline
from index.records import Span

_FIRST_LINE = re.compile(
    r"\s*(?:date|datum|fecha|data|дата)\s*:?\s*(?P<date>\d{4}(?:-\d\d){0,2})\b[ \t]*(?P<title>[^\r\n]*)",
    re.IGNORECASE,
)
_AGENCIES = {
    "rtr": "Reuters", "reuters": "Reuters", "dpa": "dpa", "afp": "AFP", "ap": "AP", "apa": "APA", "sda": "sda",
    "keystone-sda": "Keystone-SDA", "epd": "epd", "kna": "KNA", "sid": "SID", "ansa": "ANSA", "efe": "EFE",
    "tass": "TASS", "тасс": "TASS", "interfax": "Interfax", "интерфакс": "Interfax", "ria": "RIA Novosti",
    "ria novosti": "RIA Novosti", "ria nowosti": "RIA Novosti", "риа новости": "RIA Novosti", "ukrinform": "Ukrinform",
    "укрінформ": "Ukrinform", "unian": "UNIAN", "уніан": "UNIAN", "pap": "PAP", "belga": "Belga", "anp": "ANP",
    "lusa": "Lusa", "ntb": "NTB", "tt": "TT", "ritzau": "Ritzau", "ctk": "ČTK", "čtk": "ČTK", "xinhua": "Xinhua",
    "kyodo": "Kyodo", "upi": "UPI", "bloomberg": "Bloomberg", "europa press": "Europa Press", "associated press": "AP",
    "agence france-presse": "AFP", "deutsche presse-agentur": "dpa",
}  # fmt: skip
_AUTHOR = re.compile(
    r"^(?:von unserem korrespondenten|von unserer korrespondentin|von|by|par|por|di|de|"
    r"autor(?:in)?:?|author:?|auteur:?|"
    r"door|автор:?|від)\s+(?P<name>[^\W\d_][^,|·•(]{2,60})",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^(?:unsere[rmn]?\s+)?(?:korrespondent(?:in)?|reporter(?:in)?|redakteur(?:in)?)\s+", re.IGNORECASE
)
_TIME = re.compile(
    r"(?:\b(?:um|at|à|a las|alle|в|о)\s+)?\b\d{1,2}\s?(?:[.:]|h|uhr)\s?\d{0,2}(?::\d\d)?\s*(?:uhr|"
    r"h\b|a\.?m\.?|p\.?m\.?)?",
    re.IGNORECASE,
)
_CLOCK_WORDS = re.compile(
    r"\b(?:uhr|gmt|utc|mez|mesz|cet|cest|est|edt|pst|pdt|et|bst|msk|мск|ч|року|года|г|stand|"
    r"aktualisiert|updated|published|veröffentlicht|publié|publicado|опубликовано|montag|dienstag|mittwoch|donnerstag|"
    r"freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|среда|"
    r"четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа|четвер|п'ятниця|субота|неділя|mon|tue|wed|thu|fri|"
    r"sat|sun)\b\.?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[-–—]\s+|\s*,\s*|\s*/\s*|\s*[()]\s*")
_NO_OUTLET = re.compile(
    r"^(?:redaktion|redacción|rédaction|redazione|redakcja|редакция|редакція|agencias|agentur(?:en)?|agences|agencies|"
    r"politik|international|ausland|welt|kommentar|analyse|news|online|eigener bericht|update|lesezeit|min(?:uten)?)\b",
    re.IGNORECASE,
)
_DATELINE_AGENCY = re.compile(r"\((?P<names>[A-Za-zА-Яа-яČčІіЇї /-]{2,30})\)\s*(?:[-–—.:])")
SOURCE_NOTE = re.compile(
    r"^\s*(?:quelle|source|fuente|fonte|источник|джерело|bron|źródło)\s*:\s*(?P<name>[^\r\n]{2,60}?)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_DATE_LEADS = frozenset("le el am den vom on il em op w à at um a o".split())
_MAX_HEAD_LINES = 8
_MAX_BYLINE = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """Who published, when, by what a byline says; None for what it leaves out."""

    date: str | None = None
    outlet: str | None = None
    author: str | None = None
    agency: str | None = None


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
    text: str, start: int = 0, given_title: str | None = None, guess_title: bool = True
) -> Opening:
    """Title, byline and headline spans at the head of a text.

    Args:
        text: of the whole article.
        start: where to begin (after front matter).
        given_title: what the format already says; its place in the text becomes a headline span.
        guess_title: whether a first line may be taken for the headline by its shape.
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
        elif (found := read_byline(words)) is not None and _adds(byline, found):
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
        source_note=_source_note(text),
        body_start=body_start,
    )


def _adds(byline: Byline | None, further: Byline) -> bool:
    """Whether a second line goes on with a byline: it must say what the first left out."""
    return byline is None or (byline.date is None) != (further.date is None)


def _joined(byline: Byline | None, further: Byline) -> Byline:
    if byline is None:
        return further
    return Byline(
        date=byline.date or further.date,
        outlet=byline.outlet or further.outlet,
        author=byline.author or further.author,
        agency=byline.agency or further.agency,
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


def read_byline(words: str) -> Byline | None:
    """A byline's content, or None for a line that is none: it is short and holds a full date or "By NAME"."""
    words = words.strip().strip("*_")
    if len(words) > _MAX_BYLINE or words.endswith((".", ":", "!", "?")):
        return None
    dated = [mention for mention in find_dates(words) if mention.year is not None and mention.day is not None]
    author = _author(words)
    rest = words
    for mention in reversed(dated[:2]):
        rest = rest[: mention.start] + "|" + rest[mention.end :]
    if not dated:
        # Without a date only "By NAME" or "By NAME, OUTLET" is a byline; a headline may begin with the same word.
        if author is None or len(words.split()) > 8 or not _is_name(author):
            return None
        beside = [part.strip() for part in re.split(r"\s*[,|·•]\s*", words) if author not in part]
        return Byline(author=author, outlet=_unquoted(beside[0]) if len(beside) == 1 else None)
    rest = _CLOCK_WORDS.sub(" ", _TIME.sub(" ", rest))
    parts = [part.strip(" .:;*_'\u00a0") for part in _PARTS.split(rest)]
    parts = [part for part in parts if any(map(str.isalpha, part)) and part.lower() not in _DATE_LEADS]
    if sum(len(part) for part in parts) > 110 or len(parts) > 7:
        return None
    return _from_parts(parts, author, dated[0].iso, len(words))


def _from_parts(parts: list[str], author: str | None, date: str, length: int) -> Byline | None:
    agencies = [agency for part in parts if (agency := _AGENCIES.get(part.lower())) is not None]
    named = [
        part
        for part in parts
        if part.lower() not in _AGENCIES
        and not _AUTHOR.match(part)
        and (author is None or author not in part)
    ]
    running = [part for part in named if len(part.split()) > 5 or part[:1].islower()]
    if running and sum(len(part) for part in running) * 2 > length:
        return None  # a sentence with a date in it
    outlets = [part for part in named if part not in running and not _NO_OUTLET.match(part) and len(part) > 2]
    outlet = outlets[0] if len(outlets) == 1 or (outlets and author) else None
    if outlet is None and len(outlets) > 1 and not any(_is_name(part) for part in outlets[:1]):
        outlet = outlets[0]
    return Byline(
        date=date, outlet=_unquoted(outlet), author=author, agency=" / ".join(dict.fromkeys(agencies)) or None
    )


def _author(words: str) -> str | None:
    for part in re.split(r"\s*[|·•]\s*", words):
        match = _AUTHOR.match(part.strip())
        if match:
            name = _ROLE.sub("", match["name"]).strip(" .")
            return name if name and name[0].isupper() else None
    return None


def _is_name(words: str) -> bool:
    parts = words.split()
    return 2 <= len(parts) <= 4 and all(
        part[0].isupper() or part in ("von", "van", "de", "der", "la", "del") for part in parts
    )


def _unquoted(words: str | None) -> str | None:
    return words.strip("«»„“”\"' ") or None if words else None


def _dateline_agency(text: str, start: int) -> str | None:
    match = _DATELINE_AGENCY.search(text, start, start + 300)
    if match is None:
        return None
    names = [
        _AGENCIES[name.lower()]
        for part in match["names"].split("/")
        if (name := part.strip()).lower() in _AGENCIES
    ]
    return " / ".join(names) or None


def _source_note(text: str) -> str | None:
    """The outlet in a line "Quelle: NAME" among the last thousand characters."""
    notes = list(SOURCE_NOTE.finditer(text, max(0, len(text) - 1000)))
    name = re.split(r"\s*[,;(|]\s*", notes[-1]["name"])[0].strip(" .") if notes else ""
    return name if name and name.lower() not in _AGENCIES and len(name.split()) <= 5 else None
