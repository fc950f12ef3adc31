"""What a web page says about its article: title, outlet, author, address, dates. Runs in the child process."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from index.formats.page_bylines import visible_byline
from index.formats.page_titles import TITLE_TAIL, headline_and_site, page_headline
from index.parts.bylines import last_called
from index.text.dates import parse_date
from index.text.languages import stated_code

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = frozenset(
    "article newsarticle reportagenewsarticle blogposting analysisnewsarticle liveblogposting "
    "opinionnewsarticle backgroundnewsarticle report".split()
)
_PAGE_TYPE = "webpage"
_META_DATES = tuple(
    "article:published_time og:article:published_time article:published article.published article_date_original "
    "datepublished originalpublicationdate original-publish-date "
    "publication_date publication-date publicationdate publication_time publish_date publish-date publishdate "
    "published_date published-date publisheddate published_time published_at publishedat pubdate pub_date pub-date "
    "published parsely-pub-date sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime "
    "cxenseparse:recs:pubdate rnews:datepublished bt:pubdate article:publish_date og:pubdate og:published_time "
    "dcterms.issued dc.date.issued dcterms.date dc.date dcterms.created dc.date.created dc.created "
    "citation_publication_date citation_date prism.publicationdate date date.created date_created datecreated "
    "created created_at creation_date".split()
)
"""What programs call the day of publication in a meta tag, the names that mean nothing else first."""
_NAME_COLON = re.compile(r"^(dc|dcterms|prism|date|sailthru):")
"""Names that are written with a colon as well as with a full stop."""
_META_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline")
_META_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher")
_META_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl")
_NO_TIME = re.compile(r"\s*(?:1970-01-01T00:00:00|0001-01-01)|.{0,6}01 Jan(?:uary)? 1970 00:00:00")
_SCRIPT_LEAD = re.compile(r"\s*(?:(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?)*")
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(?P<url>https?:\S+)"
)
_HEAD_CHARACTERS = 5000
_CHANGE_FIELD = re.compile(r"updat|modif|revis|aktualis|geaendert", re.IGNORECASE)
_PUBLICATION_FIELD = re.compile(r"publi|posted|issued|created", re.IGNORECASE)
"""Parts of the names that programs give to elements."""

_DAY_FIRST_ENGLISH = frozenset("gb uk ie au nz in za".split())
_LABEL_CHARACTERS = 60
_MOST_BESIDE_TIME = 40


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page states; fields as in ``Parsed``, and whether the whole text is said to be free to read."""

    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    language: str | None
    dates: tuple[tuple[str, str], ...]
    is_free: bool = True


def read_metadata(html: str, tree: HtmlElement, article: HtmlElement | None) -> PageMetadata:
    """What JSON-LD, meta tags, time elements and a browser's note of the address say.

    Args:
        html: the page as it was decoded.
        tree: the same page, parsed.
        article: the element that holds the article, where the page has one.
    """
    meta = _meta(tree)
    linked = _linked_data(tree)
    headline = page_headline(tree, article)
    title, site = _title_and_site(meta, linked, _page_title(tree), headline)
    stated_language = (tree.get("lang") or meta.get("og:locale") or "").lower()
    language = stated_code(stated_language)
    date_language = _date_language(stated_language, language)
    shown = visible_byline(tree, article, headline or title, date_language)
    dates = tuple(_dates(tree, article, meta, linked, date_language))
    if not dates and shown.date:
        dates = ((shown.date, "byline"),)
    return PageMetadata(
        title=title,
        outlet=_name(linked.get("publisher")) or _first(meta, _META_OUTLETS) or site or shown.outlet,
        author=_name(linked.get("author")) or _plain_author(_first(meta, _META_AUTHORS)) or shown.author,
        url=_url(html, tree, meta, linked),
        language=language,
        dates=dates,
        is_free=str(linked.get("isAccessibleForFree", "")).lower() not in ("false", "no"),
    )


def stated_headline(tree: HtmlElement) -> str | None:
    """The headline that a page states outside of its text: in JSON-LD, a meta tag, or the browser's tab."""
    return (
        _words(_linked_data(tree).get("headline")) or _first(_meta(tree), _META_TITLES) or _page_title(tree)
    )


def _page_title(tree: HtmlElement) -> str | None:
    return " ".join(("".join(tree.xpath("//head//title[1]//text()") or [])).split()) or None


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        name = _NAME_COLON.sub(
            r"\1.", (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        )
        content = " ".join(tag.get("content").split())
        if name and content:
            found.setdefault(name, content[:1000])
    return found


def _linked_data(tree: HtmlElement) -> dict[str, Any]:
    """The page's JSON-LD item that describes an article, its references resolved; empty when there is none.

    An item of an article's type counts before one of the page, whatever their order.
    """
    items: list[dict[str, Any]] = []
    for script in tree.xpath('//script[starts-with(normalize-space(@type), "application/ld+json")]'):
        items += _items(_loaded(script.text_content()))
    described = [item for item in items if "datePublished" in item or "headline" in item]
    chosen = next((item for item in described if _kinds(item) & _ARTICLE_TYPES), None) or next(
        (item for item in described if _PAGE_TYPE in _kinds(item)), None
    )
    if chosen is None:
        return {}
    known = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and "name" in item}
    return {
        key: _resolved(value, known) if key in ("author", "publisher") else value
        for key, value in chosen.items()
    }


def _loaded(script: str) -> Any:
    lead = _SCRIPT_LEAD.match(script)
    try:
        return json.JSONDecoder(strict=False).raw_decode(script, lead.end() if lead else 0)[0]
    except (ValueError, RecursionError):
        return None


def _kinds(item: dict[str, Any]) -> set[str]:
    kinds = item.get("@type", "")
    return {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _items(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and depth < 4:
        for item in value[:200]:
            yield from _items(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        if depth < 4:
            yield from _items(value.get("@graph"), depth + 1)
            yield from _items(value.get("mainEntity"), depth + 1)


def _resolved(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, known) for item in value[:10]]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def _words(value: Any) -> str | None:
    """A JSON-LD string as it reads: entities resolved, white space single."""
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [name for item in value[:10] if (name := _name(item))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        value = value.get("name")
        return _name(value) if not isinstance(value, dict) else None
    words = _words(value)
    return None if words is None else _plain_author(words[:300])


def _plain_author(author: str | None) -> str | None:
    return None if author is None or author.startswith(("http:", "https:")) else author


def _title_and_site(
    meta: dict[str, str], linked: dict[str, Any], page_title: str | None, headline: str | None
) -> tuple[str | None, str | None]:
    """The headline, and the outlet where only the page's title names it ("headline – outlet")."""
    title = _words(linked.get("headline")) or _first(meta, _META_TITLES)
    if title is None:
        return headline_and_site(page_title, headline, _first(meta, _META_OUTLETS))
    tail = TITLE_TAIL.search(page_title) if page_title else None
    named = tail is not None and (page_title or "").startswith(title[:20]) and tail["site"] not in title
    return title, tail["site"] if tail is not None and named else None


def _url(html: str, tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    """The page's address as it states it, else as the browser that saved it noted it."""
    saved = _SAVED_FROM.search(html[:_HEAD_CHARACTERS])
    stated = [
        *tree.xpath('//link[@rel="canonical"]/@href'),
        meta.get("og:url"),
        linked.get("url"),
        saved["url"] if saved else None,
    ]
    return next(
        (str(url) for url in stated if isinstance(url, str) and url.startswith(("http:", "https:"))), None
    )


def _date_language(stated: str, language: str | None) -> str | None:
    """The language whose order of day and month a page's dates follow; None for English that puts the day first."""
    region = stated.replace("_", "-").partition("-")[2]
    return None if language == "en" and region in _DAY_FIRST_ENGLISH else language


def _dates(
    tree: HtmlElement,
    article: HtmlElement | None,
    meta: dict[str, str],
    linked: dict[str, Any],
    language: str | None,
) -> Iterator[tuple[str, str]]:
    stated = linked.get("datePublished")
    if isinstance(stated, str) and (day := _day(stated, language)):
        yield day, "JSON-LD"
    tagged = (day for name in _META_DATES if name in meta and (day := _day(meta[name], language)))
    if day := next(tagged, None):
        yield day, "meta tag"
    for element in _publication_times(tree, article):
        moment = element.get("datetime") or element.get("content") or element.text_content()
        if day := _day(moment, language):
            yield day, "time element"
            return


def _day(moment: str, language: str | None) -> str | None:
    """The day of a moment; the zero of a clock, which programs write for want of a date, is none."""
    return None if _NO_TIME.match(moment) else parse_date(moment[:100], language)


def _publication_times(tree: HtmlElement, article: HtmlElement | None) -> Iterator[HtmlElement]:
    """Elements that may hold the publication date: those marked so, the article's, then the page's beside its frame.

    A page's own header, navigation and teasers show other dates, and words such as "updated" a later one.
    """
    marked = "//*[not(self::meta)][@itemprop='datePublished' or @pubdate]"
    for element in (
        tree.xpath(marked) if article is None else [*article.xpath("." + marked), *tree.xpath(marked)]
    ):
        yield element
    events = _event_times(tree)
    if article is not None:
        yield from (
            element
            for element in article.xpath(".//time[@datetime]")
            if not (_is_change(element) or element in events)
        )
    frame = "ancestor::nav or ancestor::footer or ancestor::aside"
    header = "ancestor::header[not(.//h1) and not(ancestor::article)]"
    teaser = "" if article is None else " or ancestor::article"
    for element in tree.xpath(f"//time[@datetime][not({frame} or {header}{teaser})]"):
        if not (_is_change(element) or element in events):
            yield element


def _event_times(tree: HtmlElement) -> set[HtmlElement]:
    """The times that stand in a sentence: they are those of events."""
    found: set[HtmlElement] = set()
    for block in tree.iter("p", "li", "td", "th", "dd", "blockquote", "figcaption"):
        times = [*block.iter("time")]
        within = sum(len(" ".join(time.text_content().split())) for time in times)
        if times and len(" ".join(block.text_content().split())) - within > _MOST_BESIDE_TIME:
            found.update(times)
    return found


def _is_change(element: HtmlElement) -> bool:
    """Whether a time is called that of a change, by its attributes or by the words in and before it."""
    named = " ".join(element.get(name) or "" for name in ("itemprop", "class"))
    before = element.getprevious()
    parent = element.getparent()
    lead = parent.text if before is None and parent is not None else before.tail if before is not None else ""
    if before is not None and not (lead or "").strip():
        lead = (
            before.text_content() if before.tag in ("span", "b", "strong", "em", "i", "dt", "label") else ""
        )
    label = (lead or "")[-_LABEL_CHARACTERS:] + " " + (element.text_content() or "")[:_LABEL_CHARACTERS]
    field = _CHANGE_FIELD.search(named) and not _PUBLICATION_FIELD.search(named)
    return bool(field) or last_called(label) == "updated"
