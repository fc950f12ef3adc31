"""Which of a record's fields is its text, and what of those above it is the article's own; named fields come in."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from index.formats.fields import HTML, LEAD, TEXT, field_named
from index.formats.markup import holds_markup, without_markup
from index.formats.nested import flat, shown_kind

_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\s*\+\s?\d+ (?:chars|characters|words|Zeichen)\s*\]\s*\Z")
_ENDS_OPEN = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*\Z")
_PAGE = re.compile(r"\s*(?:<!doctype html|<html)\b", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_SHORTEST_LEAD, _OPENING_WORDS, _SAME_STORY = 3, 80, 0.5
_REPEATED = 0.8
"""Share of a lead's words in the text's beginning from which on it says nothing that the text does not."""


def record_text(fields: dict[str, Any]) -> tuple[str | None, str | None]:
    """The longest of the fields that can hold the text, and a note where even that is cut off.

    A string, or a list of paragraphs; HTML in it becomes its words. A whole page, or a field of HTML, counts only
    where no other has the text in full.
    """
    found = [
        (words, bool(_PAGE.match(raw)))
        for name in TEXT
        if (raw := _raw(fields.get(name))) and (words := _words(raw))
    ]
    texts = [words for words, is_page in found if not is_page] or [words for words, _ in found]
    best = max(texts, key=len, default=None)
    if best is None or _cut(best):
        marked = [raw for name in HTML if _TAG.search(raw := _raw(fields.get(name)))]
        pages = [words for words, is_page in found if is_page]
        fuller = [words for words in (*pages, *map(_words, marked)) if len(words) > len(best or "")]
        best = max(fuller, key=len, default=best)
    mark = _cut(best) if best else ""
    if best is None or not mark:
        return best, None
    return f"{best.removesuffix(mark).rstrip()} …", f"its text is cut off ({mark.strip(' .…')})"


def lead_texts(fields: dict[str, Any]) -> list[str]:
    """The paragraphs that a record keeps apart from its text: subtitle and lead, or else a description."""
    described = _in_one_line(fields, "description")
    return _own_leads(fields) or ([described] if described and not _ENDS_OPEN.search(described) else [])


def _own_leads(fields: dict[str, Any]) -> list[str]:
    found = (_in_one_line(fields, name) for name in LEAD if name != "description")
    return [*dict.fromkeys(words for words in found if words)]


def _in_one_line(fields: dict[str, Any], name: str) -> str:
    return " ".join(_words(_raw(fields.get(name))).split())


def shared_leads(records: list[dict[str, Any]]) -> frozenset[str]:
    """What stands above different texts, an outlet's own words: leads above two stories, descriptions above two texts.

    One story in two outlets, its text shortened or with another dateline, keeps its lead in both.
    """
    bearing: dict[str, list[dict[str, Any]]] = {}
    for fields in records:
        for lead in lead_texts(fields):
            bearing.setdefault(lead, []).append(fields)
    shared: set[str] = set()
    for lead, of_records in bearing.items():
        if len(of_records) < 2:
            continue
        if any(not _own_leads(fields) for fields in of_records):
            texts = {" ".join((record_text(fields)[0] or "").split()) for fields in of_records}
            if len(texts) > 1:
                shared.add(lead)
            continue
        openings = [_opening_words(fields) for fields in of_records]
        first = max(openings, key=len)
        if any(len(first & one) < _SAME_STORY * len(one) for one in openings):
            shared.add(lead)
    return frozenset(shared)


def _opening_words(fields: dict[str, Any]) -> frozenset[str]:
    text, _ = record_text(fields)
    return frozenset(_words_of((text or "")[:2000].casefold())[:_OPENING_WORDS])


def _words_of(text: str) -> list[str]:
    """The words of a text; of a script without spaces, every two letters that follow each other."""
    words: list[str] = []
    for run in _WORD.findall(text):
        if len(run) > 2 and _UNSPACED.search(run):
            words += map("".join, pairwise(run))
        else:
            words.append(run)
    return words


def is_own(lead: str, title: str, text: str) -> bool:
    """Whether a lead says what neither the title nor the text's beginning says."""
    words = _words_of(lead.casefold())
    begin = " ".join(_words_of(text[: 20 * len(lead) + 2000].casefold()))
    if len(words) < 2 or len(lead) < _SHORTEST_LEAD or lead.startswith(("http://", "https://")):
        return False
    if lead in text or " ".join(words) in f"{' '.join(_words_of(title.casefold()))} {begin}":
        return False
    beginning = set(_words_of(text[: 3 * len(lead) + 200].casefold()))
    return sum(word in beginning for word in words) < _REPEATED * len(words)


def without_text(value: dict[str, Any]) -> dict[str, str]:
    """A record's fields that should hold its text, each with what it holds instead."""
    return {
        str(name): shown_kind(content)
        for name, content in flat(value).items()
        if field_named(str(name)) in (*TEXT, *HTML)
    }


def _cut(words: str) -> str:
    """What a text that is cut off ends with (``… [+2310 chars]``); empty for one in full."""
    match = _CUT.search(words[-100:])
    return match[0] if match else ""


def _raw(value: Any) -> str:
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        joined = "\n\n".join(value)
        return "\n<hr>\n".join(value) if holds_markup(joined) else joined
    return value if isinstance(value, str) else ""


def _words(raw: str) -> str:
    text = without_markup(raw)
    return text if text.strip() else ""
