"""Europresse exports: a text, or the parts of a page's articles, comes in, its documents go out."""

from __future__ import annotations

import re

from index.formats.export_records import (
    BY,
    RIGHTS,
    ExportRecord,
    author_name,
    cannot_be_split,
    joined,
    paragraphs,
    publication_day,
)

_MARK = re.compile(
    r"^[ \t]*[a-z]{2,8}[·•‧∙](?P<day>(?:19|20)\d{6})[·•‧∙](?P<code>\w{1,12})[·•‧∙](?P<number>[\w.-]{1,60})[ \t]*$",
    re.MULTILINE,
)
_CERTIFICATE = re.compile(
    r"\s*(?:Certificat émis|Certificate issued|Ce (?:certificat|document)|This (?:certificate|document)|Le présent "
    r"(?:certificat|document)|.*des fins de visualisation|Tous droits|Page \d+|europresse|eureka)",
    re.IGNORECASE,
)
_HOLDER = re.compile(r"\s*(?:©|\(c\))\s*(?:(?:19|20)\d\d\s+)?(?P<name>[^.,]{2,80})[.,]", re.IGNORECASE)
_ISSUE = re.compile(r"\s*(?:,\s*n[o°º]?\.?\s*\d.*|\((?:site web|web site|website)\).*)$", re.IGNORECASE)
_PARTICLE = "de|du|des|la|le|et|and|avec|van|von"
_NAME = re.compile(
    rf"[A-ZÀ-ÞŒ][\w.'’-]*(?:[ ,]+(?:[A-ZÀ-ÞŒ][\w.'’-]*|d['’]\w+|{_PARTICLE})){{0,8}}[ ,]+[A-ZÀ-ÞŒ][\w'’-]+"
)
_DATE_LINES = 6
_LONGEST_REST = 200


def split_europresse(text: str) -> list[ExportRecord] | None:
    """Documents that close with a note of rights and a line such as "news·20240306·LM·0123456789"."""
    marks = list(_MARK.finditer(text))
    starts = [0, *(mark.end() for mark in marks)]
    blocks = [_lines(text[start : mark.start()]) for start, mark in zip(starts, marks, strict=False)]
    records = [_record(mark, block) for mark, block in zip(marks, blocks, strict=True)]
    sound = [record for record in records if record is not None]
    if not sound:
        return None
    if len(sound) < len(records):
        cause = f"document {records.index(None) + 1} has no line with its date, or no note of rights"
        raise cannot_be_split("Europresse", len(records), cause)
    if sum(map(len, _lines(text[starts[-1] :]))) > _LONGEST_REST:
        raise cannot_be_split("Europresse", len(records), "its last document is cut off")
    return sound


def _lines(block: str) -> list[str]:
    """The lines of a document, without the certificate of the one before it."""
    lines = block.split("\n")
    begin = next(
        (
            at
            for at, line in enumerate(lines)
            if line.strip() and not (_CERTIFICATE.match(line) or RIGHTS.match(line))
        ),
        len(lines),
    )
    return lines[begin:]


def _record(mark: re.Match[str], lines: list[str]) -> ExportRecord | None:
    rights = max((at for at, line in enumerate(lines) if RIGHTS.match(line)), default=None)
    head = [at for at, line in enumerate(lines) if line.strip()][:_DATE_LINES]
    dated = next((at for at in head if publication_day(lines[at])), None)
    if rights is None or dated is None or rights < dated:
        return None
    holder = _HOLDER.match(lines[rights])
    above = joined(lines[dated - 1 : dated]) if dated else ""
    parts = paragraphs("\n".join(lines[dated + 1 : rights]))
    if len(parts) == 1:
        parts = [[line] for line in parts[0]]
    title, body = (joined(parts[0]), [joined(part) for part in parts[1:]]) if parts else ("", [])
    author = body.pop(0) if len(body) > 1 and _is_name(body[0]) else None
    return ExportRecord(
        f"{mark['day']}-{mark['code']}-{mark['number']}",
        title,
        _outlet(above) or (holder["name"].strip() if holder else None),
        author_name(author),
        publication_day(lines[dated]),
        body,
    )


def _outlet(words: str) -> str | None:
    return _ISSUE.sub("", joined([words])).strip(" ,") or None


def _is_name(words: str) -> bool:
    return len(words) <= 90 and _NAME.fullmatch(BY.sub("", words)) is not None


def is_europresse_page(data: bytes) -> bool:
    """Whether a page is an export of Europresse, by the names that its articles' parts have."""
    return all(name in data for name in (b"<article", b"DocPublicationName", b"docOcurrContainer"))


def europresse_page(parts: list[dict[str, str]]) -> list[ExportRecord] | None:
    """The documents of a page from the words of each one's parts: outlet, date, title, lead, author, body, number."""
    sound = [all(one.get(role, "").strip() for role in ("outlet", "date", "title")) for one in parts]
    if not any(sound):
        return None
    if not all(sound):
        cause = f"document {sound.index(False) + 1} has no publication, date or title"
        raise cannot_be_split("Europresse", len(sound), cause)
    return [_page_record(number, one) for number, one in enumerate(parts, 1)]


def _page_record(number: int, parts: dict[str, str]) -> ExportRecord:
    mark = _MARK.search("\n".join(line.strip() for line in parts.get("number", "").split("\n")))
    body = [joined(lines) for lines in paragraphs(f"{parts.get('lead', '')}\n\n{parts.get('body', '')}")]
    return ExportRecord(
        f"{mark['day']}-{mark['code']}-{mark['number']}" if mark else str(number),
        joined([parts["title"]]),
        _outlet(parts["outlet"]),
        author_name(parts.get("author")),
        publication_day(joined([parts["date"]])),
        body,
    )
