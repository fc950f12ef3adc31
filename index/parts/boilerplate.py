"""What stands in an article's text and is not the article: left out of passages, kept in the text.

Single lines are told by their wording, paragraphs by standing in many articles of an outlet. Source notes
("Quelle: ...") and everything with a sentence of news in it are kept: a wrong "boilerplate" would hide what the
article says, a missed one only costs a little room.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from index.lexical import stems
from index.parts.bylines import SOURCE_NOTE
from index.parts.carriers import (
    MIN_ARTICLES,
    MIN_SHARE,
    Carriers,
    Paragraph,
    Repeated,
    is_repeated,
    judge,
    settle,
)
from index.parts.headings import lines
from index.records import Article, Span
from index.text.dates import date_range

_FURTHER = re.compile(
    r"(?:mehr zum thema|mehr dazu|lesen sie (?:auch|hier|mehr)|siehe auch|auch interessant|das "
    r"könnte sie (?:auch )?interessieren|"
    r"read (?:more|also|next)|related(?: articles| stories)?|see also|more on this|lire aussi|à lire "
    r"aussi|sur le même sujet|"
    r"lee también|leer también|te puede interesar|más información|leggi anche|leia também|lees ook|"
    r"czytaj (?:też|także|również)|"
    r"читайте также|читать также|по теме|читайте також)(?:\s*[-–—:|]\s*|\s*$)",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"(?:(?:jetzt |hier )?(?:abonnieren sie|newsletter (?:abonnieren|bestellen)|hier geht es zum "
    r"newsletter|app herunterladen|"
    r"laden sie (?:sich )?(?:unsere|die) app|folgen sie uns)|(?:subscribe to|sign up for) (?:our|"
    r"the)|download (?:our|the) app|"
    r"follow us on|share this (?:story|article)|abonnez-vous|inscrivez-vous à (?:la|notre) newsletter|suivez-nous|"
    r"suscríbete|síguenos|подписывайтесь на|підписуйтесь на|iscriviti (?:alla|al)|alle rechte "
    r"vorbehalten|all rights reserved|"
    r"tous droits réservés|todos los derechos reservados|все права защищены|wir verwenden cookies|we use cookies)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:foto|bild|photo|picture|image|imagen|crédit photo|фото|grafik|symbolbild|"
    r"archivbild)\s*(?:\([^)]*\))?\s*[:©/]\s*\S|©\s*(?:\d{4}|\w)",
    re.IGNORECASE,
)
_MENU_BREAK = re.compile("[|·•]")
_MAX_LINE = 220
_MAX_CREDIT = 90


def find_boilerplate(text: str, start: int = 0) -> list[Span]:
    """Spans of single lines that are no part of the article; only short lines of their own count.

    Pointers to other articles, subscription and app notes, photo credits, menus.
    """
    found: list[Span] = []
    spans = lines(text, start)
    for index, span in enumerate(spans):
        words = text[slice(*span)]
        if len(words) > _MAX_LINE:
            continue
        edge = index < 3 or index >= len(spans) - 6
        if (
            _FURTHER.match(words)
            or (_SERVICE.match(words) and (len(words) < 120 or edge))
            or (_CREDIT.match(words) and len(words) <= _MAX_CREDIT)
            or (edge and index != 0 and _is_menu(words))
        ):
            found.append(span)
    return found


def _is_menu(words: str) -> bool:
    """Whether a line is a row of at least three short labels ("Home | World | Sport")."""
    labels = _MENU_BREAK.split(words)
    return (
        len(labels) >= 3
        and all(0 < len(label.strip()) <= 28 and not set(label) & set(".!?") for label in labels)
        and not any(map(str.isdigit, words))
    )


_MIN_PARAGRAPH = 25
_MIN_WRAPPED = 40
_FIRST, _LAST = 2, 4
_LINE_BREAK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*")
_TELLING = re.compile('[\\d„“”"«»‹›「」『』]')
_MIN_TIE = 4
_WIDE = "\u2e80"


@dataclass(frozen=True, slots=True)
class Edges:
    """What an article tells about repeated paragraphs; hashes are 64 bits, signed.

    Attributes:
        outlet: in folded case, empty where unknown.
        body: hash of the longest paragraph, by which different articles are told from copies.
        paragraphs: (hash, span) of the first two and the last four paragraphs, in order.
        day: first day of the publication date, counted from the year 1, or None.
        tied: those of the paragraphs that share a word with the headline.
        telling: those of the paragraphs that hold a figure or a quotation.
    """

    outlet: str
    body: int
    paragraphs: tuple[tuple[int, Span], ...]
    day: int | None = None
    tied: frozenset[int] = frozenset()
    telling: frozenset[int] = frozenset()


def edges(article: Article) -> Edges | None:
    """The paragraphs near an article's start and end, headlines and boilerplate apart; None without any."""
    found = _paragraphs(article)
    if not found:
        return None
    body = max(found, key=lambda span: span[1] - span[0])
    ends = found if len(found) <= _FIRST + _LAST else [*found[:_FIRST], *found[-_LAST:]]
    paragraphs = [(_hash(words), span, words) for span in ends if (words := article.text[slice(*span)])]
    headline = _headline_stems(article)
    return Edges(
        (article.outlet or "").casefold(),
        _hash(article.text[slice(*body)]),
        tuple((hash_, span) for hash_, span, _ in paragraphs),
        _day(article.date),
        frozenset(
            hash_
            for hash_, _, words in paragraphs
            if headline and not headline.isdisjoint(stems(words, article.language))
        ),
        frozenset(hash_ for hash_, _, words in paragraphs if _TELLING.search(words)),
    )


def _headline_stems(article: Article) -> set[str]:
    """The stems of an article's headline that tell what it is about; none of its numbers, nor of its outlet's name."""
    title = article.title or "".join(article.text[slice(*span)] for span in article.headlines[:1])
    telling = set(stems(title, article.language)) - set(stems(article.outlet or "", article.language))
    return {stem for stem in telling if not stem[0].isdigit() and (len(stem) >= _MIN_TIE or stem[0] >= _WIDE)}


def _day(date: str | None) -> int | None:
    try:
        return date_range(date)[0].toordinal() if date else None
    except ValueError:
        return None


def _paragraphs(article: Article) -> list[Span]:
    """Lines that are no headline, boilerplate or source note, wrapped ones joined; those of 25 characters or more."""
    text = article.text
    apart = _merged([*article.headlines, *article.boilerplate])
    starts = [start for start, _ in apart]
    joined: list[Span] = []
    for start, end in lines(text):
        before = bisect_left(starts, end) - 1
        if (before >= 0 and apart[before][1] > start) or SOURCE_NOTE.match(text, start, end):
            continue
        if joined and _goes_on(text, joined[-1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [span for span in joined if len(" ".join(text[slice(*span)].split())) >= _MIN_PARAGRAPH]


def _goes_on(text: str, span: Span, following: int) -> bool:
    """Whether a long line without an end of its own is wrapped onto the one that begins at ``following``."""
    last = text[span[1] - 1]
    return (
        span[1] - span[0] >= _MIN_WRAPPED
        and (last.isalnum() or last in ",-")
        and _LINE_BREAK.fullmatch(text, span[1], following) is not None
    )


def _hash(words: str) -> int:
    """Of a paragraph's words; case and white space do not count, digits do: another number is other news."""
    content = " ".join(words.casefold().split()).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "big", signed=True)


def repeated_paragraphs(
    articles: Iterable[Article], min_articles: int = MIN_ARTICLES, min_share: float = MIN_SHARE
) -> frozenset[int]:
    """Hashes of paragraphs that stand in many articles of one outlet: its footers, appeals and notes.

    Copies of one article do not count: a paragraph is repeated when it stands beside at least
    ``min_articles`` different longest paragraphs, in ``min_share`` of the outlet's articles, near the start or
    the end, and ``index.parts.carriers`` does not take it for news. What ``index.parts.repetition`` finds in an archive
    is the same.

    Args:
        articles: the whole archive, in any order; read once.
        min_articles: different articles that must carry the paragraph.
        min_share: of the outlet's different articles. Articles without an outlet count as one outlet.
    """
    return repeated_in((edges(article) for article in articles), min_articles, min_share).paragraphs


def repeated_in(
    articles: Iterable[Edges | None], min_articles: int = MIN_ARTICLES, min_share: float = MIN_SHARE
) -> Repeated:
    """What passages leave out of articles whose edges are known."""
    outlets: dict[str, set[int]] = defaultdict(set)
    carriers: dict[Paragraph, list[Edges]] = defaultdict(list)
    for found in articles:
        if found is None:
            continue
        outlets[found.outlet].add(found.body)
        for hash_ in {hash_ for hash_, _ in found.paragraphs}:
            if hash_ != found.body:
                carriers[found.outlet, hash_].append(found)

    def bodies(paragraph: Paragraph) -> set[int]:
        return {found.body for found in carriers[paragraph]}

    return settle(
        (
            (paragraph, judge(paragraph[0], _as_carriers(paragraph[1], beside)))
            for paragraph, beside in carriers.items()
            if len(beside) >= min_articles
            and is_repeated(len(bodies(paragraph)), len(outlets[paragraph[0]]), min_articles, min_share)
        ),
        bodies,
    )


def _as_carriers(hash_: int, beside: list[Edges]) -> Carriers:
    days = {found.day for found in beside if found.day is not None}
    return Carriers(
        articles=len({found.body for found in beside}),
        tied=len({found.body for found in beside if hash_ in found.tied}),
        dated=len({found.body for found in beside if found.day is not None}),
        days=len(days),
        span=max(days, default=0) - min(days, default=0),
        telling=any(hash_ in found.telling for found in beside),
    )


def without_repeated(article: Article, repeated: frozenset[int], found: Edges | None = None) -> Article:
    """The article with its ``repeated`` spans as that set has them; itself when they are so already.

    ``found`` is ``edges(article)`` where the caller has it.
    """
    found = found or edges(article)
    spans = _merged([span for paragraph, span in found.paragraphs if paragraph in repeated]) if found else []
    return article if tuple(spans) == article.repeated else replace(article, repeated=tuple(spans))


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
