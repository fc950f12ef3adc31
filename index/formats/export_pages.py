"""Pages of many articles that a press database made: bytes in, articles out. Runs in the child process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.formats.encoding import decode
from index.formats.europresse import europresse_page
from index.formats.exports import as_articles
from index.formats.parsed import Parsed, Problem
from index.formats.web import page_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ROLES = {
    "docpublicationname": "outlet",
    "docheader": "date",
    "titrearticle": "title",
    "rdp__articletitle": "title",
    "rdp__subtitle": "lead",
    "sm-margin-bottomnews": "author",
    "dococurrcontainer": "body",
    "public-lblnodoc": "number",
}
_BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 li ul ol blockquote section table tr".split())
_UNSEEN = frozenset("script style noscript template".split())


def read_export_page(data: bytes) -> tuple[list[Parsed], list[Problem]] | None:
    """The articles of a page that a press database made, and the documents that are none; None for any other page.

    Raises:
        ArticleError: an export that cannot be split for sure, or without any article.
    """
    decoded = decode(data)
    records = europresse_page(_parts(page_tree(decoded.text)))
    return None if records is None else as_articles(records, decoded.note)


def _parts(tree: HtmlElement) -> list[dict[str, str]]:
    """The words of each article's parts by their roles; an element within a part belongs to it."""
    from lxml.etree import iterwalk

    articles: list[dict[str, list[str]]] = []
    part, role = None, ""
    in_article = False
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        entering = event == "start"
        if element.tag == "article":
            in_article, part, role = entering, None, ""
            if entering:
                articles.append({})
        elif entering and in_article and part is None and (role := _role(element)):
            part = element
        if entering and element.tag in _UNSEEN:
            walk.skip_subtree()
        words = element.text if entering and element.tag not in _UNSEEN else None
        if part is not None:
            border = "\n\n" if element.tag in _BLOCKS else "\n" if element.tag == "br" and entering else ""
            inner = articles[-1].setdefault(role, [])
            inner.append(border + _on_one_line(words))
            if not entering and element is part:
                part = None
            elif not entering:
                inner.append(_on_one_line(element.tail))
    return [{role: "".join(words) for role, words in one.items()} for one in articles]


def _role(element: HtmlElement) -> str:
    names = (element.get("class") or "").casefold().split()
    return next((_ROLES[name] for name in names if name in _ROLES), "")


def _on_one_line(words: str | None) -> str:
    return (words or "").replace("\n", " ").replace("\r", " ").replace("\u00a0", " ")
