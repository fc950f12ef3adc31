"""What the exports of all press databases share: a document's fields, its paragraphs, and why one cannot be split."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.errors import ArticleError
from index.text.dates import parse_date, precision

NEXT_STEP = "export them as CSV, or each article into a file of its own, and index again"
PAGE = re.compile(r"\s*(?:Page|Seite|Pagina) \d+(?: (?:of|von|de|van) \d+)?\s*", re.IGNORECASE)
BY = re.compile(r"^(?:by|von|par|por|di|door)\s+", re.IGNORECASE)
RIGHTS = re.compile(
    r"\s*(?:copyright\b|©|\(c\)|all rights reserved|alle rechte vorbehalten|tous droits)", re.IGNORECASE
)


@dataclass(slots=True)
class ExportRecord:
    """One document of an export as its fields give it; without paragraphs it is no article."""

    id: str
    title: str = ""
    outlet: str | None = None
    author: str | None = None
    date: str | None = None
    paragraphs: list[str] = field(default_factory=list)


def cannot_be_split(database: str, count: int, cause: str) -> ArticleError:
    """The error for a file that is an export for sure, but not one whose documents can be told apart."""
    return ArticleError(
        f"a {database} export of {count} documents that cannot be split ({cause}): {NEXT_STEP}"
    )


def paragraphs(text: str) -> list[list[str]]:
    """The lines of each paragraph, those of nothing but a page number apart."""
    found = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line.rstrip() for line in block.split("\n") if line.strip() and not PAGE.fullmatch(line)]
        if lines:
            found.append(lines)
    return found


def joined(lines: list[str]) -> str:
    """A paragraph's wrapped lines as one."""
    return " ".join(" ".join(lines).split())


def publication_day(words: str) -> str | None:
    """The publication date in a short line of a document's head, at day or month precision."""
    date = parse_date(words) if len(words) <= 120 else None
    return date if date and precision(date) > 1 else None


def author_name(words: str | None) -> str | None:
    """Who a byline names; addresses and what follows them left out."""
    before = re.split(r"\S+@", words[:500], maxsplit=1)[0] if words else ""
    return BY.sub("", " ".join(before.split())).strip(" .;,") or None
