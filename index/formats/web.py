"""Web pages: the article without its page, with what its meta tags and JSON-LD say. Runs in the child process."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from index.dates import parse_date
from index.errors import ArticleError
from index.formats.encoding import declared_encoding, decode
from index.formats.parsed import Parsed, TextBuilder

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = frozenset(
    "article newsarticle reportagenewsarticle blogposting analysisnewsarticle liveblogposting "
    "opinionnewsarticle backgroundnewsarticle report webpage".split()
)
_META_DATES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish-date",
    "publish_date", "published_time", "sailthru.date", "parsely-pub-date",
    "citation_publication_date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_META_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline")
_META_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher")
_META_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl")
_TITLE_TAIL = re.compile(r"\s+(?:[|·•–—:]|-)\s+(?P<site>[^|·•–—]{2,60})$")
_BLOCKS = {"p", "head", "item", "quote", "cell", "code", "lb"}


def read_html(data: bytes) -> Parsed:
    """The article of a web page.

    Raises:
        ArticleError: the page holds no text, or cannot be parsed.
    """
    decoded = decode(data, declared_encoding(data))
    tree = _tree(decoded.text)
    meta = _meta(tree)
    linked = _linked_data(tree)
    page_title = " ".join(("".join(tree.xpath("//head//title[1]//text()") or [])).split()) or None
    title, site = _title_and_site(meta, linked, page_title)
    text = TextBuilder()
    blocks = _blocks(decoded.text, tree)
    opening = " ".join(" ".join(words for words, _ in blocks)[:2000].split())
    if title and title not in opening:
        text.add(title, heading=True)
    for words, heading in blocks:
        text.add(words, heading)
    if not text.parts:
        raise ArticleError("no text on the page")
    return Parsed(
        text=text.text,
        title=title,
        outlet=_name(linked.get("publisher")) or _first(meta, _META_OUTLETS) or site,
        author=_name(linked.get("author")) or _plain_author(_first(meta, _META_AUTHORS)),
        url=_url(tree, meta, linked),
        language=(tree.get("lang") or meta.get("og:locale") or "")[:2].lower() or None,
        dates=tuple(_dates(tree, meta, linked)),
        headlines=tuple(text.headlines),
        notes=(decoded.note,) if decoded.note else (),
        structured=True,
    )


def _tree(text: str) -> HtmlElement:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        return document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ArticleError(f"not a readable web page ({error})") from error


def _blocks(html: str, tree: HtmlElement) -> list[tuple[str, bool]]:
    """Paragraphs and headings of the article, in order; all of the page's paragraphs where none stands out."""
    careful = _extracted(html, favor_recall=False)
    wide = _extracted(html, favor_recall=True)
    known = " ".join(words for words, _ in careful)
    missing = sum(len(words) for words, _ in wide if len(words) >= 80 and words not in known)
    blocks = wide if missing > 0.1 * len(known) else careful
    return blocks or _all_paragraphs(tree)


def _extracted(html: str, favor_recall: bool) -> list[tuple[str, bool]]:
    import trafilatura

    try:
        document = trafilatura.bare_extraction(
            html,
            favor_recall=favor_recall,
            include_comments=False,
            include_tables=True,
            include_formatting=False,
            include_links=False,
            with_metadata=False,
        )
    except Exception as error:  # the extractor throws whatever its parsers throw
        raise ArticleError(
            f"the page cannot be taken apart ({type(error).__name__}: {error})"[:300]
        ) from error
    body = getattr(document, "body", None)
    return [] if body is None else [block for block in _walk(body) if block[0]]


def _walk(element: Any) -> Iterator[tuple[str, bool]]:
    """Text blocks of an extracted body: leaves of paragraphs, headings, list items, cells."""
    inner = [child for child in element.iter() if child is not element and child.tag in _BLOCKS]
    if element.tag in _BLOCKS and not any(child.tag != "lb" for child in inner):
        yield _line_text(element), element.tag == "head"
        return
    if not inner:
        yield _line_text(element), False
        return
    yield " ".join((element.text or "").split()), False
    for child in element:
        if isinstance(child.tag, str):
            yield from _walk(child)
        yield " ".join((child.tail or "").split()), False


def _line_text(element: Any) -> str:
    for line_break in element.iter("lb", "br"):
        line_break.tail = "\n" + (line_break.tail or "")
    lines = "".join(element.itertext()).split("\n")
    return "\n".join(words for line in lines if (words := " ".join(line.split())))


def _all_paragraphs(tree: HtmlElement) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for element in tree.xpath(
        "//body//*[self::p or self::h1 or self::h2 or self::h3 or self::li or self::blockquote]"
    ):
        if not element.xpath(
            "ancestor::nav|ancestor::footer|ancestor::script|ancestor::style|ancestor::li|ancestor::blockquote"
        ):
            found.append((_line_text(element), str(element.tag).startswith("h")))
    if not any(words for words, _ in found):
        for unseen in tree.xpath("//script|//style|//noscript|//template|//head"):
            unseen.drop_tree()
        found = [(" ".join(tree.text_content().split()), False)]
    return [block for block in found if block[0]]


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        content = " ".join(tag.get("content").split())
        if name and content:
            found.setdefault(name, content[:1000])
    return found


def _linked_data(tree: HtmlElement) -> dict[str, Any]:
    """The page's JSON-LD item that describes an article; empty when there is none."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            loaded = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        for item in _items(loaded):
            kinds = item.get("@type", "")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(str(kind).lower() in _ARTICLE_TYPES for kind in kinds) and (
                "datePublished" in item or "headline" in item
            ):
                return item
    return {}


def _items(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = value.get("@graph", [])
    if isinstance(value, list) and depth < 4:
        for item in value[:200]:
            yield from _items(item, depth + 1)


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [name for item in value[:10] if (name := _name(item))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split())[:300] or None if isinstance(value, str) else None


def _plain_author(author: str | None) -> str | None:
    return None if author is None or author.startswith(("http:", "https:")) else author


def _title_and_site(
    meta: dict[str, str], linked: dict[str, Any], page_title: str | None
) -> tuple[str | None, str | None]:
    """The headline, and the outlet where only the page's title names it ("headline – outlet")."""
    stated = linked.get("headline")
    title = (
        " ".join(stated.split()) if isinstance(stated, str) and stated.strip() else _first(meta, _META_TITLES)
    )
    if page_title is None:
        return title, None
    tail = _TITLE_TAIL.search(page_title)
    if title is None:
        return (page_title[: tail.start()], tail["site"]) if tail else (page_title, None)
    named = tail is not None and page_title.startswith(title[:20]) and tail["site"] not in title
    return title, tail["site"] if tail is not None and named else None


def _url(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    stated = [*tree.xpath('//link[@rel="canonical"]/@href'), meta.get("og:url"), linked.get("url")]
    return next(
        (str(url) for url in stated if isinstance(url, str) and url.startswith(("http:", "https:"))), None
    )


def _dates(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> Iterator[tuple[str, str]]:
    stated = linked.get("datePublished")
    if isinstance(stated, str) and (day := parse_date(stated[:100])):
        yield day, "JSON-LD"
    tagged = _first(meta, _META_DATES)
    if tagged and (day := parse_date(tagged[:100])):
        yield day, "meta tag"
    for element in tree.xpath("//time[@datetime]")[:1]:
        if day := parse_date(element.get("datetime")[:100]):
            yield day, "time element"
