"""The head of an article as plain text has it: kicker, headline, byline, dateline; a text comes in, they go out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from index.parts.byline_words import SOURCES
from index.parts.bylines import AGENCIES, SOURCE_NOTE, Byline, read_byline
from index.parts.first_lines import read_first_line
from index.parts.furniture import is_archive_heading, is_credit, is_path, menu_length
from index.parts.headings import MAX_TITLE_CHARACTERS, lines, looks_like_headline
from index.parts.masthead import Masthead, is_surely_outlet, read_masthead
from index.parts.outlets import is_known_outlet, outlet_named
from index.records import Span

_DATELINE_AGENCY = re.compile(r"\((?P<names>[A-Za-zА-Яа-яČčІіЇї /-]{2,30})\)\s*(?:[-–—.:])")
_MAX_HEAD_LINES, _MAX_MENU_LINES = 10, 40
_MAX_STANDFIRST = 400
_MAX_KICKER_WORDS = 2
_MIN_STANDFIRST = 80
_MAX_STANDFIRST_SENTENCES = 2
_MAX_BYLINE_LINE = 60
_SOURCES_NOTE = re.compile(rf"^\s*(?:{'|'.join(SOURCES)})\s*:\s*\S", re.IGNORECASE | re.MULTILINE)
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?…](?=\W*(?:\s|$))")
_HEADLINE_MARKS = re.compile(r"[?!:„“”«»\"]")


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands above the running text.

    Attributes:
        title: the headline, or None.
        date: from a first line `` date 2021-12 TITLE``.
        headlines: spans of kicker, headline and subheadline.
        apart: spans of what is neither headline nor text: a menu, a credit, the label of a date before the text.
        byline: the byline's content, or None.
        agency: from a dateline such as "BERLIN (dpa) -".
        source_note: outlet named by a closing line "Quelle: ...".
        body_start: where the running text begins.
    """

    title: str | None = None
    date: str | None = None
    headlines: tuple[Span, ...] = ()
    apart: tuple[Span, ...] = ()
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
    head = lines(text[: start + 6000], start)
    menu = menu_length([text[slice(*span)] for span in head[:_MAX_MENU_LINES]]) if guess_title else 0
    head = head[: menu + _MAX_HEAD_LINES + 1]
    found = _Head()
    date: str | None = None
    body_start = head[0][0] if head else start
    stated_title: str | None = None
    for index, span in enumerate(head[: menu + _MAX_HEAD_LINES]):
        words = text[slice(*span)]
        first = read_first_line(words, language) if index == 0 else None
        byline = read_byline(words, language, below_headline=bool(found.candidates or found.lone))
        if first:
            date, stated_title = first.date, " ".join((first.title or "").split()) or None
            rest = span[0] + first.rest
            if first.is_text:
                found.apart.append((span[0], rest))
                body_start = rest
                break
            if first.title:
                found.add_headline(first.title, (rest, rest + len(first.title)))
            elif rest < span[1]:
                found.apart.append(span)
        elif (
            byline is not None
            and _adds(found.byline, byline)
            and not _is_saying(text, head, index, byline, language)
        ):
            found.add_byline(byline)
        elif given_title is not None and _same(words, given_title):
            found.add_headline(words, span)
        elif (masthead := _masthead(text, head, index, found, language)) is not None:
            found.mastheads.append(masthead)
            if guess_title and _is_title_line(text, head, index, language) and not _DIGIT.search(words):
                found.lone.append((words, span, masthead))
        elif index < menu or is_credit(words) or is_archive_heading(words):
            found.apart.append(span)
        elif guess_title and found.may_have_title(words) and _is_title_line(text, head, index, language):
            if found.byline is not None and _is_text(text, head, index):
                break
            found.add_headline(words, span)
        elif not (
            found.may_skip(words, index - menu)
            or _is_standfirst(text, head, index, found, language)
            or _is_beside_author(text, head, index, found, language)
        ):
            break
        body_start = head[index + 1][0] if index + 1 < len(head) else span[1]
    return Opening(
        title=stated_title or found.title(),
        date=date,
        headlines=found.spans(),
        apart=tuple(found.apart),
        byline=found.full_byline(),
        agency=_dateline_agency(text, body_start),
        source_note=_source_note(text, start),
        body_start=body_start,
    )


def unbroken(text: str) -> str:
    """The text with the line breaks inside paragraphs as spaces, but for those beside a byline or a masthead's line."""
    paragraphs: list[str] = []
    for paragraph in re.split(r"(\n\s*\n)", text):
        joined, apart = "", True
        for line in paragraph.split("\n"):
            alone = read_byline(line) is not None or read_masthead(line) is not None
            joined += ("\n" if alone or apart else " ") + line
            apart = alone
        paragraphs.append(paragraph if not paragraph.strip() else joined[1:])
    return "".join(paragraphs)


@dataclass(slots=True)
class _Head:
    """What the lines read so far have told.

    Attributes:
        headlines: spans of what can be kicker, headline and subheadline.
        candidates: their words, among which the title is.
        mastheads: what a masthead's lines say.
        apart: spans of what is neither headline nor text.
        lone: words and spans of those among them that are a headline or a kicker if the rest does not say otherwise.
        bare: how many candidates stood above the byline.
        closed: the title is among the candidates: what follows is text.
    """

    headlines: list[Span] = field(default_factory=list)
    candidates: list[str] = field(default_factory=list)
    mastheads: list[Masthead] = field(default_factory=list)
    apart: list[Span] = field(default_factory=list)
    lone: list[tuple[str, Span, Masthead]] = field(default_factory=list)
    byline: Byline | None = None
    bare: int = 0
    closed: bool = False

    def add_headline(self, words: str, span: Span) -> None:
        self.headlines.append(span)
        self.candidates.append(words)

    def add_byline(self, byline: Byline) -> None:
        """Take in a byline; below several lines, or with an author, it ends the head."""
        self.byline = _joined(self.byline, byline)
        self.bare = len(self.candidates)
        of_headline = byline.author is not None or byline.agency is not None
        self.closed = bool(self.candidates) and (of_headline or len(self.candidates) > 1)

    def may_have_title(self, words: str) -> bool:
        """Whether a line of a headline's shape can still be one here."""
        if self.closed or len(self.headlines) >= 3:
            return False
        return not self.bare or len(self.candidates) > self.bare or _is_kicker(self.candidates[-1], words)

    def may_be_kicker(self) -> bool:
        """Whether all that stands above is one line as short as a kicker or a newspaper's name."""
        return len(self.candidates) == 1 and len(self.candidates[0].split()) <= _MAX_KICKER_WORDS

    def may_skip(self, words: str, index: int) -> bool:
        """Whether the headline can stand below a line that is none."""
        if self.byline is None:
            return len(words) <= 60 and index <= 3
        return not self.candidates and words.endswith(":") and len(words.split()) <= _MAX_KICKER_WORDS

    def has_masthead(self) -> bool:
        """Whether the lines of the masthead are one: above a headline, or a newspaper's name with more beside it."""
        names = [masthead.outlet for masthead in self.mastheads if masthead.outlet]
        sure = any(map(is_surely_outlet, names))
        if self.candidates:
            standfirst = all(len(words) > _MIN_STANDFIRST for words in self.candidates)
            return sure or not standfirst or not (names and self.lone)
        by_day = self.byline is not None and (self.byline.author is None or any(map(is_known_outlet, names)))
        return bool(names) and sure and (by_day or len(self.mastheads) > 1)

    def title(self) -> str | None:
        """The headline; a line that looks like a masthead's but has no headline below it is one."""
        lone = [words for words, _, _ in self.lone]
        if self.has_masthead():
            return _title(self.candidates)
        return _title(lone) or _title(self.candidates)

    def spans(self) -> tuple[Span, ...]:
        """Of kicker, section, headline and subheadline."""
        sections = [span for _, span, masthead in self.lone if not (masthead.outlet and self.has_masthead())]
        return tuple(sorted([*self.headlines, *sections]))

    def full_byline(self) -> Byline | None:
        """The byline with what the masthead says."""
        outlets = [masthead.outlet for masthead in self.mastheads if masthead.outlet]
        if not outlets or not self.has_masthead():
            return self.byline
        months = [masthead.date for masthead in self.mastheads if masthead.date]
        told = Byline(outlet=outlets[0], date=months[0] if months else None)
        return _joined(self.byline, told)


def _adds(byline: Byline | None, further: Byline) -> bool:
    """Whether a second line goes on with a byline: it must say what the first left out."""
    if byline is None:
        return True
    if byline.date is not None and further.date is not None:
        return byline.date == further.date and byline.author is None and further.author is not None
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


def _masthead(text: str, head: list[Span], index: int, found: _Head, language: str | None) -> Masthead | None:
    """What a line says of newspaper and issue; below a headline it does only beside a byline."""
    masthead = read_masthead(text[slice(*head[index])], language)
    if masthead is None or not found.candidates:
        return masthead
    if masthead.outlet is None and found.byline is None and found.may_be_kicker():
        return masthead
    below = (
        3
        if index + 2 < len(head) and _is_next_line(text, head, index) and _is_next_line(text, head, index + 1)
        else 2
    )
    beside = [text[slice(*span)] for span in (*head[index - 1 : index], *head[index + 1 : index + below])]
    named = masthead.outlet is not None and any(read_byline(words, language) for words in beside)
    return masthead if named else None


def _is_saying(text: str, head: list[Span], index: int, byline: Byline, language: str | None) -> bool:
    """Whether a first line such as "By Land Sea" is the headline: the line below names the author."""
    if index or byline.author is None or byline.date or byline.outlet or len(head) < 2:
        return False
    below = read_byline(text[slice(*head[1])], language)
    return below is not None and below.author is not None


def _is_beside_author(text: str, head: list[Span], index: int, found: _Head, language: str | None) -> bool:
    """Whether a line stands between the author and the day: a newspaper of an unknown name, a place, an office."""
    if found.byline is None or found.byline.author is None or found.byline.date or index + 1 >= len(head):
        return False
    words = text[slice(*head[index])]
    if len(words) > _MAX_BYLINE_LINE or words.endswith((".", "!", "?")):
        return False
    if not (_is_next_line(text, head, index) and _is_next_line(text, head, index - 1)):
        return False
    following = read_byline(text[slice(*head[index + 1])], language, below_headline=True)
    return following is not None and following.date is not None and following.author is None


def _is_title_line(text: str, head: list[Span], index: int, language: str | None) -> bool:
    words = text[slice(*head[index])]
    if not looks_like_headline(words, MAX_TITLE_CHARACTERS) or index + 1 >= len(head):
        return False
    if index and len(words) > 140:
        return False
    following = text[slice(*head[index + 1])]
    wrapped = _is_next_line(text, head, index) and not following[0].isupper() and following[0].isalnum()
    if wrapped and read_byline(following, language, below_headline=True) is None:
        return False  # the line goes on below
    # A headline has something longer below it, or a byline; a list of short lines has neither.
    below = [text[slice(*span)] for span in head[index + 1 :]]
    return (
        any(len(line) > len(words) and len(line) > 80 for line in below)
        or any(read_byline(line, language, below_headline=True) for line in below[:2])
        or _has_byline_block(text, head, index)
        or (
            not _is_text(text, head, index)
            and any(_is_broken_text(text, head, further) for further in range(index + 1, len(head) - 1))
        )
    )


def _has_byline_block(text: str, head: list[Span], index: int) -> bool:
    """Whether the paragraph below a line ends with its day, below short lines of names: author, newspaper, place."""
    if _is_next_line(text, head, index):
        return False
    for below in range(index + 1, min(index + 5, len(head))):
        words = text[slice(*head[below])]
        if len(words) > _MAX_BYLINE_LINE:
            return False
        if (byline := read_byline(words, below_headline=True)) is not None and byline.date:
            return True
        if below + 1 >= len(head) or not _is_next_line(text, head, below):
            return False
    return False


def _is_broken_text(text: str, head: list[Span], index: int) -> bool:
    """Whether a line goes on in the one below it, as running text that is broken into lines does."""
    length = head[index][1] - head[index][0]
    return length > 40 and _is_next_line(text, head, index) and text[head[index + 1][0]].islower()


def _is_standfirst(text: str, head: list[Span], index: int, found: _Head, language: str | None) -> bool:
    """Whether a line stands between a headline and the name of its author, or the day and the newspaper.

    Without an author it is a paragraph of its own, of a sentence or two.
    """
    if not (found.candidates or found.lone) or found.closed or index + 1 >= len(head):
        return False
    following = read_byline(text[slice(*head[index + 1])], language)
    if following is None or head[index][1] - head[index][0] > _MAX_STANDFIRST:
        return False
    if following.author is not None:
        return True
    named = following.date is not None and (following.outlet or following.agency) is not None
    apart = not _is_next_line(text, head, index) and (not index or not _is_next_line(text, head, index - 1))
    ends = len(_SENTENCE_END.findall(text[slice(*head[index])]))
    return named and apart and ends <= _MAX_STANDFIRST_SENTENCES


def _is_next_line(text: str, head: list[Span], index: int) -> bool:
    """Whether no blank line divides a line from the one below it."""
    gap = text[head[index][1] : head[index + 1][0]]
    return (gap.count("\n") or gap.count("\r")) == 1


def _is_text(text: str, head: list[Span], index: int) -> bool:
    """Whether a line is as long as that below it, as in running text that is broken into lines."""
    length = head[index][1] - head[index][0]
    below = head[index + 1][1] - head[index + 1][0] if index + 1 < len(head) else 0
    return _is_next_line(text, head, index) and min(length, below) > 50 and length * 20 > below * 17


def _is_kicker(words: str, below: str) -> bool:
    """Whether a line stands above a headline as its topic: one or two words, or a path, with a longer line below it."""
    return (
        (len(words.split()) <= _MAX_KICKER_WORDS or is_path(words))
        and len(below.split()) >= 4
        and len(below) > len(words)
        and _HEADLINE_MARKS.search(words) is None
    )


def _title(candidates: list[str]) -> str | None:
    """The headline among the lines above the text: not a kicker of a few words when a longer line follows."""
    for words, below in pairwise(candidates):
        if not _is_kicker(words, below):
            return " ".join(words.split())
    return " ".join(candidates[-1].split()) if candidates else None


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
    """The outlet in a line "Quelle: NAME" near the end; where others are named, too, they are sources of its parts.

    An address is no name, and an agency is none of an outlet. The last of several counts where it is named like one.
    """
    notes = [
        (match.start(), name)
        for match in SOURCE_NOTE.finditer(text, start)
        if (name := _noted(match["name"])) is not None
    ]
    if not notes or notes[-1][0] < len(text) - 1000:
        return None
    name = notes[-1][1]
    alone = _SOURCES_NOTE.search(text, start) is None and all(_same(other, name) for _, other in notes)
    return name if alone or outlet_named(name) is not None else None


def _noted(words: str) -> str | None:
    name = re.split(r"\s*[,;(|]\s*", words)[0].strip(" .")
    named = name and name.lower() not in AGENCIES and len(name.split()) <= 5 and "://" not in name
    return name if named else None
