"""Web pages: the article without its page. Runs in the child process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from index.errors import ArticleError
from index.formats.encoding import declared_encoding, decode
from index.formats.page_blocks import drop_unseen, name_captions, prepare
from index.formats.page_metadata import read_metadata, stated_headline
from index.formats.page_refusals import paywall_note, refusal
from index.formats.page_runs import divided
from index.formats.page_tables import row_lines
from index.formats.parsed import Parsed, TextBuilder

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = {"p", "head", "item", "quote", "cell", "code", "lb"}
_EMBEDDED_DATA = re.compile(r"data:[\w.+/;=-]{0,100},[\w+/=%.-]{2000,}", re.ASCII)
_PARAGRAPH_LIKE = "p|h1|h2|h3|h4|h5|h6|li|blockquote|dd|td|th".split("|")
_BODY_OF_A_TEXT = re.compile(r"(?:article|story|post|entry)[-_]*(?:body|content|text)", re.IGNORECASE)
_OUTER = "//article[not(ancestor::article)]"
_LEAST_ARTICLE, _MUCH_MORE = 40, 3
_LONG_BLOCK, _MOST_FURTHER, _FEW_BLOCKS = 80, 400, 2


def read_html(data: bytes) -> Parsed:
    """The article of a web page.

    Raises:
        ArticleError: the page holds no text, or cannot be parsed.
    """
    decoded = decode(data, declared_encoding(data))
    html = _EMBEDDED_DATA.sub("data:,", decoded.text)
    tree = page_tree(html)
    drop_unseen(tree)
    article = _article_element(tree)
    stated = read_metadata(html, tree, article)
    text = TextBuilder()
    blocks = _blocks(tree, article)
    opening = " ".join(" ".join(words for words, _ in blocks)[:2000].split())
    if stated.title and stated.title not in opening:
        text.add(stated.title, heading=True)
    for words, heading in blocks:
        text.add(words, heading)
    if reason := refusal(stated.title, blocks):
        raise ArticleError(reason)
    notes = (decoded.note, paywall_note(stated.is_free, text.length))
    return Parsed(
        text=text.text,
        title=stated.title,
        outlet=stated.outlet,
        author=stated.author,
        url=stated.url,
        language=stated.language,
        dates=stated.dates,
        headlines=tuple(text.headlines),
        notes=tuple(note for note in notes if note),
        structured=True,
    )


def page_tree(text: str) -> HtmlElement:
    """A page's elements, without comments.

    Raises:
        ArticleError: the page cannot be parsed.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ArticleError(f"not a readable web page ({error})") from error


def _article_element(tree: HtmlElement) -> HtmlElement | None:
    """The one ``<article>`` that holds the page's headline and text; None where no single one does."""
    holding = tree.xpath("//article[.//h1[normalize-space()]][not(ancestor::article)]")
    if len(holding) > 1:
        holding = _called(holding, stated_headline(tree))[:1]
    if not holding:
        return None
    article = holding[0]
    beside = article.xpath(".//text()[not(ancestor::h1|ancestor::header|ancestor::script|ancestor::style)]")
    length = sum(len(words.strip()) for words in beside)
    if length < _LEAST_ARTICLE:
        return None
    if any(
        len(other.text_content()) > _MUCH_MORE * length
        for other in tree.xpath(_OUTER)
        if other is not article and not other.xpath(".//h1")
    ):
        return None
    around = set(article.iterancestors())
    for element in tree.xpath(
        "//*[@itemprop='articleBody' or @class or @id][not(ancestor-or-self::article)]"
    ):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        named = element.get("itemprop") == "articleBody" or _BODY_OF_A_TEXT.search(names)
        if named and element not in around and len(element.text_content()) > _MUCH_MORE * length:
            return None
    return article


def _called(articles: list[HtmlElement], headline: str | None) -> list[HtmlElement]:
    """Those of several articles whose heading is the page's headline: pages that scroll on put others below it."""
    stated = " ".join((headline or "").split()).casefold()
    return [
        article
        for article in articles
        if stated.startswith(" ".join(article.xpath(".//h1")[0].text_content().split()).casefold())
    ]


def _blocks(tree: HtmlElement, article: HtmlElement | None) -> list[tuple[str, bool]]:
    """Paragraphs, headings and captions of the article, in order; all of the page's where none stands out."""
    rows = row_lines(tree)
    prepare(tree)
    found = _found(tree, article, rows)
    captions = name_captions(tree)
    if not captions:
        return found
    captioned = _found(tree, article, rows)
    if _is_run_together(found, captioned):
        return captioned
    words = "\n".join(words for words, _ in captioned)
    known = {words for words, _ in captioned}
    whole = all(block in known or block in words for block, _ in found)
    more = len(words) - sum(len(block) for block, _ in found)
    return captioned if whole and more <= 2 * captions + _MOST_FURTHER else found


def _found(tree: HtmlElement, article: HtmlElement | None, rows: dict[str, str]) -> list[tuple[str, bool]]:
    if article is not None:
        page = _alone(article)
        if found := _divided(_best(page, page, rows), page, rows) or _all_paragraphs(page):
            return _with_headline(article, found)
    return _divided(_best(tree, None, rows), tree, rows) or _all_paragraphs(tree)


def _divided(
    blocks: list[tuple[str, bool]], page: HtmlElement, rows: dict[str, str]
) -> list[tuple[str, bool]]:
    """The blocks, a few that hold a whole short page taken apart into its headline, byline and paragraphs."""
    if not 0 < len(blocks) <= _FEW_BLOCKS:
        return blocks
    return divided(" ".join(words for words, _ in blocks), page, rows) or blocks


def _with_headline(article: HtmlElement, blocks: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    headline = " ".join(article.xpath(".//h1[normalize-space()]")[0].text_content().split())
    return blocks if any(headline in words for words, _ in blocks) else [(headline, True), *blocks]


def _best(page: HtmlElement, wide_page: HtmlElement | None, rows: dict[str, str]) -> list[tuple[str, bool]]:
    """What the careful extraction finds, or the wide one where that has clearly more of the same part of the page."""
    careful = _extracted(page, rows, favor_recall=False)
    if wide_page is None:
        shared = _shared_ancestor(page, careful)
        wide_page = page if shared is None else _alone(shared)
    wide = _extracted(wide_page, rows, favor_recall=True)
    known = "\n".join(words for words, _ in careful)
    whole = {words for words, _ in careful}
    missing = 0
    for words, _ in wide:
        if len(words) >= _LONG_BLOCK and words not in whole and words not in known:
            missing += len(words)
            if missing > 0.1 * len(known):
                return wide
    return wide if _is_run_together(careful, wide) else careful


def _is_run_together(careful: list[tuple[str, bool]], wide: list[tuple[str, bool]]) -> bool:
    """Whether the first is one block of what are several blocks in the second."""
    return len(careful) == 1 and sum(words in careful[0][0] for words, _ in wide) > 1


def _shared_ancestor(page: HtmlElement, blocks: list[tuple[str, bool]]) -> HtmlElement | None:
    """The innermost element below the body that holds the headline and all of these blocks; None when none does."""
    wanted = {" ".join(words.split()) for words, _ in blocks}
    path: list[HtmlElement] | None = None
    headlines = page.xpath("//h1[normalize-space()]")
    headlines = headlines if len(headlines) == 1 else []
    for element in page.iter(*_PARAGRAPH_LIKE):
        if element in headlines or " ".join(element.text_content().split()) in wanted:
            above = [*element.iterancestors()][::-1]
            path = (
                above
                if path is None
                else [one for one, other in zip(path, above, strict=False) if one is other]
            )
    return path[-1] if path and path[-1].tag not in ("html", "body") else None


def _alone(element: HtmlElement) -> HtmlElement:
    """A page with nothing in it but a copy of this element."""
    from lxml.html import Element

    page = Element("html")
    body = Element("body")
    page.append(body)
    copied = deepcopy(element)
    copied.tail = None
    body.append(copied)
    return page


def _extracted(page: HtmlElement, rows: dict[str, str], *, favor_recall: bool) -> list[tuple[str, bool]]:
    import trafilatura

    try:
        document = trafilatura.bare_extraction(
            page,
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
    return [] if body is None else [block for block in _walk(body, rows) if block[0]]


def _walk(element: Any, rows: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """Text blocks of an extracted body: leaves of paragraphs, headings, list items, cells, rows of data."""
    if element.tag == "row" and (line := rows.get("".join("".join(element.itertext()).split()))):
        yield line, False
        return
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
            yield from _walk(child, rows)
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
