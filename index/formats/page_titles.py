"""What a web page is called: its title comes in with its first heading, headline and outlet go out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.parts.outlets import outlet_named, section_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PARTS = re.compile(r"\s+(?:[|·•–—:/›-]|::|»|«|>)\s+|:\s+(?=\S)")
_BARS = re.compile(r"\s+(?:[|·•–—:/›-]|::|»|«|>)\s+")
_KICKER_BEFORE = re.compile(r"\S:\s+$")
TITLE_TAIL = re.compile(r"\s+(?:[|·•–—:]|-)\s+(?P<site>[^|·•–—]{2,60})$")
"""The outlet at the end of a page's title."""

_FRONT_PAGE = re.compile(
    r"(?:https?://web\.archive\.org)?(?:/web/\d+\w*/)?(?:(?:https?:)?//[^/?#]+)?\.?/?(?:(?:index|home)\.\w+)?"
    r"(?:\?(?:utm_|ref=|source=)[^#]*)?"
)
_SEPARATORS = " |·•–—:/›-»«>"
_SECTIONS = frozenset("news nachrichten home start startseite article artikel noticias actualité".split())
_LOGO_IDS = frozenset("logo site-logo header-logo site-title sitetitle site-name".split())
_MOST_HEADLINE, _LONG_HEADLINE = 250, 5


def page_headline(tree: HtmlElement, article: HtmlElement | None) -> str | None:
    """The words of the one first-degree heading that is a headline: not the site's name at the top of the page."""
    within = tree if article is None else article
    headings = [heading for heading in within.iter("h1") if not _is_masthead(heading)]
    words = [" ".join(heading.text_content().split()) for heading in headings]
    words = list(dict.fromkeys(one for one in words if one))
    return words[0] if len(words) == 1 and len(words[0]) <= _MOST_HEADLINE else None


def _is_masthead(heading: HtmlElement) -> bool:
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    if any(_FRONT_PAGE.fullmatch(link.get("href").strip()) for link in links if link.get("href")):
        return True
    classes = (heading.get("class") or "").lower().split()
    if any("logo" in re.split(r"[-_]+", name) or "site-title" in name for name in classes):
        return True
    if (heading.get("id") or "").lower() in _LOGO_IDS:
        return True
    header = next(heading.iterancestors("header"), None)
    return header is not None and (
        (header.getparent().tag == "body" and header.find(".//nav") is not None)
        or any(above.tag in ("nav", "footer") for above in heading.iterancestors())
    )


def headline_and_site(
    page_title: str | None, headline: str | None, site_name: str | None = None
) -> tuple[str | None, str | None]:
    """Headline and outlet by a page's title ("headline | section | outlet") and its first heading, either may lack.

    Args:
        page_title: the words in the browser's tab.
        headline: as ``page_headline`` gives it.
        site_name: what the page calls its site elsewhere.
    """
    if page_title is None:
        return headline, None
    parts = [part for part in _PARTS.split(page_title) if part]
    if headline is None:
        tail = TITLE_TAIL.search(page_title)
        short = tail is not None and (
            len(tail["site"].split()) < _LONG_HEADLINE or outlet_named(tail["site"])
        )
        return (page_title[: tail.start()], tail["site"]) if tail and short else (page_title, None)
    if (rest := _beside(page_title, headline)) is not None:
        leads = page_title.casefold().startswith(headline.casefold())
        others = [part for part in _PARTS.split(rest) if part]
        front = others[-1 if leads else 0] if others else ""
        if len(front.split()) >= _LONG_HEADLINE and not any(map(outlet_named, others)):
            if outlet_named(headline) is not None or _same(headline, site_name):
                return front, headline
            if not _is_sentence_like(headline):
                return front, _site([part for part in others if part != front], certain=False)
        kicker = not leads and _KICKER_BEFORE.search(page_title[: -len(headline)]) is not None
        if kicker and not outlet_named(others[-1]):
            others = others[:-1]  # a place or a topic before a colon
        return headline, _site(others if leads else others[::-1], certain=True)
    if not _is_sentence_like(headline):
        return headline_and_site(page_title, None)
    others = [part for part in parts if part.casefold() not in headline.casefold()]
    apart = [part for part in _BARS.split(page_title) if part in others]
    return headline, _site(others, certain=False) if any(map(outlet_named, others)) else _site(
        apart, certain=False
    )


def _beside(page_title: str, headline: str) -> str | None:
    """What a title has beside the headline that it begins or ends with; None where it holds no such headline."""
    if page_title.casefold() == headline.casefold():
        return ""
    if page_title.casefold().startswith(headline.casefold()):
        rest = page_title[len(headline) :]
        return rest.strip(_SEPARATORS) if re.match(r"\s+[|·•–—:/›»«>-]+\s", rest) else None
    if page_title.casefold().endswith(headline.casefold()):
        rest = page_title[: -len(headline)]
        return rest.strip(_SEPARATORS) if re.search(r"(?:\s[|·•–—/›»«>-]|:)\s+$", rest) else None
    return None


def _is_sentence_like(headline: str) -> bool:
    unspaced = sum(character >= "\u2e80" for character in headline)
    return len(headline.split()) >= 3 or unspaced >= 6


def _same(words: str, name: str | None) -> bool:
    return name is not None and words.casefold() == name.casefold()


def _site(parts: list[str], certain: bool) -> str | None:
    """The outlet among the parts of a title: what is named like one, else the last that is no section of a paper."""
    named = [part for part in parts if outlet_named(part)]
    if named:
        return named[-1]
    sections = section_words() | _SECTIONS
    rest = [
        part
        for part in parts
        if not set(part.lower().split()) & sections and len(part) <= 60 and len(part.split()) < _LONG_HEADLINE
    ]
    return rest[-1] if rest and (certain or len(parts) > 1) else None
