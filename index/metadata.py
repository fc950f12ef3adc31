"""On the article line, after a format has given a text: title, outlet, agency, publication date, language.

A Parsed in, an Article out. What the file states counts first; then what the first lines say (a line
`` date 2021-12 TITLE``, a byline) and the file's name. The time of the file on disk is never taken for a date, and
a date in the running text is an event's, not the publication's.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from index.formats.parsed import Parsed
from index.parts.boilerplate import find_boilerplate
from index.parts.bylines import Byline
from index.parts.datelines import dateline_date
from index.parts.headings import find_headings
from index.parts.opening import Opening, read_opening
from index.records import Article, Span
from index.text.dates import agree, exists, find_dates, precision
from index.text.languages import detect

TRUST = (
    "front matter", "record", "JSON-LD", "meta tag", "byline", "time element", "first line", "file name", "url",
    "created",
)  # fmt: skip
"""Where a publication date may come from, the most trusted first."""

_URL_DATE = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0[1-9]|1[0-2])(?:[/-](?P<day>0[1-9]|[12]\d|3[01])(?!\d))?(?=[/_-])"
)


def describe(source: str, parsed: Parsed, file_format: str, content_hash: str) -> Article:
    """The article with all that is known about it.

    Args:
        source: path relative to the indexed folder, with ``#id`` for a record.
        parsed: what the format gave.
        file_format: ``txt``, ``md``, ``html``, ``pdf``, ``docx``, ``jsonl`` or ``csv``.
        content_hash: SHA-256 (hex) of the file's bytes.
    """
    text = parsed.text
    start = max((end for begin, end in parsed.boilerplate if begin == 0), default=0)
    opening = read_opening(
        text,
        start,
        given_title=parsed.title,
        guess_title=not parsed.structured or not parsed.headlines,
        language=detect(text[start:], default=parsed.language),
    )
    byline = opening.byline or Byline()
    language = detect(_body(text, opening), default=parsed.language)
    candidates = _date_candidates(source, parsed, opening, from_page=file_format == "html")
    dateline = dateline_date(text, opening.body_start, language)
    if dateline and all(agree(dateline, other) for other, _ in candidates):
        candidates.append((dateline, "byline"))
    date, origin, note = choose_date(candidates)
    headlines = _headlines(parsed, opening)
    boilerplate = _merged((*parsed.boilerplate, *find_boilerplate(text, start), *opening.apart))
    return Article(
        source=source,
        text=text,
        title=parsed.title or opening.title,
        # A web page's footnotes name where its facts are from, not who published it.
        outlet=parsed.outlet or byline.outlet or (None if file_format == "html" else opening.source_note),
        author=parsed.author or byline.author,
        agency=parsed.agency or byline.agency or opening.agency,
        url=parsed.url,
        date=date,
        date_origin=origin,
        language=language,
        headlines=headlines,
        boilerplate=tuple(span for span in boilerplate if not _covers_text(span, text)),
        pages=parsed.pages,
        format=file_format,
        content_hash=content_hash,
        notes=(*parsed.notes, *((note,) if note else ())),
    )


def _body(text: str, opening: Opening) -> str:
    """The running text, which tells the language better than names and bylines do."""
    body = text[opening.body_start :]
    return body if len(body) > 200 else text


def _headlines(parsed: Parsed, opening: Opening) -> tuple[Span, ...]:
    spans = [*parsed.headlines, *opening.headlines]
    if not parsed.structured:
        spans += find_headings(parsed.text, opening.body_start)
    return _merged(tuple(spans))


def _merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def _covers_text(span: Span, text: str) -> bool:
    return span[0] == 0 and not text[span[1] :].strip()


def _date_candidates(
    source: str, parsed: Parsed, opening: Opening, *, from_page: bool
) -> list[tuple[str, str]]:
    candidates = [*parsed.dates]
    if opening.date:
        candidates.append((opening.date, "first line"))
    # What stands below a page's headline is read with its elements, which tell a caption's day from the article's.
    byline = opening.byline
    if byline and byline.date and not (from_page and not (byline.author or byline.agency or byline.outlet)):
        candidates.append((byline.date, "byline"))
    if parsed.record is None:
        named = date_in_name(PurePosixPath(source).stem)
        if named:
            candidates.append((named, "file name"))
    address = _URL_DATE.search(parsed.url or "")
    if address and exists(*(int(part) if part else None for part in address.groups())):
        candidates.append(("-".join(part for part in address.groups() if part), "url"))
    return candidates


def date_in_name(stem: str) -> str | None:
    """The date in a file's name (``2021-12-31_title``, ``title-20211231``, ``10.12.2021``), month or day precise."""
    compact = re.search(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)", stem)
    if compact and exists(*map(int, compact.groups())):
        return "-".join(compact.groups())
    spaced = re.sub(r"[_ ]+", " ", re.sub(r"(?<=\d)_(?=\d)", "-", stem))
    dated = [
        mention for mention in find_dates(spaced) if mention.year is not None and 1900 <= mention.year <= 2100
    ]
    return max((mention.iso for mention in dated), key=precision, default=None)


def choose_date(candidates: list[tuple[str, str]]) -> tuple[str | None, str | None, str | None]:
    """Date, origin and a note: the most precise date that the others do not contradict.

    Where they contradict each other, the one that most agree with counts, then the most trusted origin; the
    note names the others.

    Args:
        candidates: (ISO date, origin); origins as in ``TRUST``.
    """
    if not candidates:
        return None, None, None

    def trust(origin: str) -> int:
        return TRUST.index(origin) if origin in TRUST else len(TRUST)

    def standing(candidate: tuple[str, str]) -> tuple[int, int, int]:
        date, origin = candidate
        agreeing = sum(agree(date, other) for other, _ in candidates)
        if all(agree(date, other) for other, _ in candidates):
            return (len(candidates), precision(date), -trust(origin))
        return (agreeing, -trust(origin), precision(date))

    best = max(candidates, key=standing)
    finer = [candidate for candidate in candidates if agree(candidate[0], best[0])]
    date, origin = max(finer, key=lambda candidate: (precision(candidate[0]), standing(candidate)))
    others = [f"{other} ({where})" for other, where in candidates if not agree(date, other)]
    note = (
        f"dates disagree: {date} ({origin}) taken, not {', '.join(dict.fromkeys(others))}" if others else None
    )
    return date, origin, note
