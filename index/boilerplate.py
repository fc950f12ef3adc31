"""What stands in an article's text and is not the article: left out of ranking, kept in the text.

Single lines are told by their wording, paragraphs by standing in many articles of an outlet. Source notes
("Quelle: ...") and everything with a sentence of news in it are kept: a wrong "boilerplate" would hide what the
article says, a missed one only costs a little room.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from index.headings import lines
from index.records import Article, Span

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


def paragraphs(text: str) -> list[tuple[str, Span]]:
    """Every line of 25 characters or more with a hash of its words (case, digits and spaces do not count)."""
    found: list[tuple[str, Span]] = []
    for span in lines(text):
        words = " ".join(re.sub(r"\d+", "0", text[slice(*span)]).casefold().split())
        if len(words) >= 25:
            found.append(
                (hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=12).hexdigest(), span)
            )
    return found


def repeated_paragraphs(
    articles: Iterable[Article], min_articles: int = 4, min_share: float = 0.2
) -> frozenset[str]:
    """Hashes of paragraphs that stand in many articles of one outlet: its footers, appeals and notes.

    Copies of one article do not count: a paragraph is repeated when it stands beside at least
    ``min_articles`` different longest paragraphs, in ``min_share`` of the outlet's articles, near the start or
    the end. Memory grows by one hash a paragraph near the edges.

    Args:
        articles: the whole archive, in any order; read once.
        min_articles: different articles that must carry the paragraph.
        min_share: of the outlet's different articles. Articles without an outlet count as one outlet.
    """
    bodies: dict[str, set[str]] = defaultdict(set)
    carriers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for article in articles:
        found = paragraphs(article.text)
        if not found:
            continue
        longest = max(found, key=lambda item: item[1][1] - item[1][0])[0]
        outlet = (article.outlet or "").casefold()
        bodies[outlet].add(longest)
        for digest, _ in {*found[:2], *found[-4:]}:
            if digest != longest:
                carriers[outlet, digest].add(longest)
    return frozenset(
        digest
        for (outlet, digest), beside in carriers.items()
        if len(beside) >= min_articles and len(beside) >= min_share * len(bodies[outlet])
    )


def without_repeated(article: Article, repeated: frozenset[str]) -> Article:
    """The article with those repeated paragraphs among its boilerplate; unchanged when it has none of them."""
    spans = [span for digest, span in paragraphs(article.text) if digest in repeated]
    spans = [
        span
        for span in spans
        if not any(span[0] < end and start < span[1] for start, end in article.headlines)
    ]
    if not spans or all(span in article.boilerplate for span in spans):
        return article
    merged: list[Span] = []
    for start, end in sorted({*article.boilerplate, *spans}):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return replace(article, boilerplate=tuple(merged))
