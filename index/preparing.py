"""On the article line, between passages and embedding: an Article in, all that can be worked out without a model out.

Ids, keys, stems, digests and signatures are functions of the article, the rules and the repeated paragraphs alone.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from index import copies, lexical
from index.parts.boilerplate import Edges, edges, without_repeated
from index.passages import PassageRules, cut, embedded_text
from index.records import Article


@dataclass(frozen=True, slots=True)
class PreparedPassage:
    """A passage before it is embedded: its place, what the model sees, and its words as stems."""

    id: str
    start: int
    end: int
    text: str
    key: bytes
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article cut into passages, and the digest by which a later run sees that nothing changed.

    ``edges`` is what it tells of repeated paragraphs, ``repeated`` the set that it was cut with.
    """

    article: Article
    passages: tuple[PreparedPassage, ...]
    digest: str
    signature: bytes | None = None
    edges: Edges | None = None
    repeated: frozenset[int] = frozenset()


def prepare(
    article: Article, rules: PassageRules, fingerprint: str, repeated: frozenset[int] = frozenset()
) -> PreparedArticle:
    """Cut an article and work out ids, keys, stems and signature; pure, so that a thread of its own can do it.

    ``repeated`` are hashes of the paragraphs that its passages leave out.
    """
    found = edges(article)
    article = without_repeated(article, repeated, found)
    passages = []
    for start, end in cut(article, rules):
        text = embedded_text(article, (start, end), rules)
        passages.append(
            PreparedPassage(
                id=passage_id(article.source, start, end, text, fingerprint),
                start=start,
                end=end,
                text=text,
                key=vector_key(fingerprint, text),
                stems=tuple(lexical.stems(text, article.language)),
            )
        )
    return PreparedArticle(
        article,
        tuple(passages),
        digest(article),
        copies.signature(passage.text for passage in passages),
        found,
        repeated,
    )


def passage_id(source: str, start: int, end: int, text: str, fingerprint: str) -> str:
    """Thirty-two hex digits that change with source, place, embedded text, model or rules."""
    content = json.dumps([source, start, end, text, fingerprint], ensure_ascii=True)
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def vector_key(fingerprint: str, text: str) -> bytes:
    """Sixteen bytes under which the vector of an embedded text is kept for reuse."""
    return hashlib.sha256(
        f"{fingerprint.rpartition(':')[0]}\0{text}".encode(errors="surrogatepass")
    ).digest()[:16]


def digest(article: Article) -> str:
    """Hash of an article's text and all that is known about it; what other articles repeat of it does not count."""
    content = json.dumps([article.text, columns(article), rest(article)], ensure_ascii=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()


def columns(article: Article) -> list[Any]:
    """What stands in columns of its own and is compared between runs."""
    return [article.title, article.outlet, article.date, article.date_origin, article.language, article.notes]


def rest(article: Article, **more: Any) -> str:
    """What stands in one column, as JSON."""
    return json.dumps(
        {
            "author": article.author,
            "agency": article.agency,
            "url": article.url,
            "format": article.format,
            "headlines": article.headlines,
            "boilerplate": article.boilerplate,
            "pages": article.pages,
            **more,
        }
    )
