"""A parsed web page made ready for the extractor: what it would drop or mix up is renamed. Runs in the child process.

The extractor goes by tags and names: text in a ``div`` beside paragraphs, dates in ``time``, a paragraph whose class
holds "share", the questions on buttons. ``prepare`` writes these as the paragraphs that they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.formats.page_runs import INLINE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PARTS_OF_A_TEXT = re.compile(r"(?:^|[\s_-])(?:post|entry|story|article)", re.IGNORECASE)
_LIVE_ENTRY = re.compile(r"(?:^|[\s_-])(?:live|ticker|entry|update|blog)|liveBlogUpdate", re.IGNORECASE)
_OTHER_ARTICLES = re.compile(
    r"(?:^|[\s_])(?:related|recommend(?:ed|ations?)?|(?:more|other|latest)[_-]?(?:stories|articles|news)|most[_-]?"
    r"(?:read|viewed|popular)|meistgelesen|mehr[_-]zum[_-]thema|weitere[_-]?(?:artikel|meldungen)|outbrain|taboola)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_TEASER = re.compile(r"teaser|card|promo|related", re.IGNORECASE)
_NO_TEXT = frozenset(
    "newsletter signup subscribe subscription subscriber share sharing social cookie cookies consent paywall promo "
    "promotion advert advertisement advertising sponsored anzeige related readmore tag tags nav breadcrumb "
    "breadcrumbs comment comments copyright hidden hide author bio byline credit credits caption meta timestamp "
    "footer banner disclaimer rating overlay".split()
)
_BOX = re.compile(
    r"(?:fact|info|note|key)[\s_-]?(?:box|file|s\b|point)|kasten|fakten|hintergrund|background|explain|timeline|chronik"
    r"|glossar|quote|zitat|correct|korrektur|clarif",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"(?:correct|clarif|erratum|errata|editor[’']s note|update\b|korrektur|richtigstell|berichtig|anmerkung der red|"
    r"hinweis der red|rectif|précision|correc|nota de (?:la )?reda|fe de err|rettific|correz|errata|correctie|"
    r"sprostow|исправл|уточнен|поправк|виправл|уточнен|訂正|更正|정정)",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    r"\s*(?:copyright|(?:suggested )?citation:|suggested citation|sign up\b|subscribe\b|follow us\b)|.{0,99}newsletter|"
    r".*(?:©|all rights reserved|alle rechte vorbehalten|tous droits réservés|subject to copyright)",
    re.IGNORECASE | re.DOTALL,
)
_CLOCK = re.compile(r"\s*\d{1,2}\s?[:.h]\s?\d\d(?:\s?(?:uhr|h|[ap]\.?m\.?))?\s*", re.IGNORECASE)
_OUTSIDE = "ancestor::nav or ancestor::footer or ancestor::form"
_LINKED_HEADING = (
    ".//a[@href and not(starts-with(@href, '#'))]"
    "[ancestor::h2 or ancestor::h3 or ancestor::h4 or .//h2 or .//h3 or .//h4]"
)
_PARAGRAPHS_OF_A_HEADLINE = (
    "(//h1)[1]/following::p[not(ancestor::article or ancestor::aside or ancestor::nav or ancestor::footer)]"
)
_SENTENCES = frozenset("p li td th dd dt blockquote figcaption".split())
_INLINE = INLINE | {"br"}
_SENTENCE_ENDS = (".", "!", "?", "…", "”", "“", "»", "«", "。", "！", "？", "」", "؟", "۔", "।")
_LONG_BLOCK, _LEAST_ARTICLE = 80, 40
_PARAGRAPH, _SHORT_PARAGRAPH, _RUNNING_TEXT = 40, 25, 200


def drop_unseen(tree: HtmlElement) -> None:
    """Take out what no reader of the page sees: ``template`` is there for scripts."""
    for element in [*tree.iter("template")]:
        element.drop_tree()


def prepare(tree: HtmlElement) -> None:
    """Take out lists of other articles; rename what the extractor would drop, so that it stays in its place."""
    for element in tree.xpath("//*[self::div or self::section or self::aside or self::ul][@class or @id]"):
        names = _names(element)
        if _OTHER_ARTICLES.search(names) and _is_list_of_others(element):
            element.drop_tree()
    for teaser in _teasers(tree):
        teaser.drop_tree()
    _keep_words_of_sentences(tree)
    _keep_questions(tree)
    _keep_corrections(tree)
    _keep_boxes(tree)
    _write_as_paragraphs(tree.xpath("//blockquote//footer"))
    for division in _text_divisions(tree):
        division.tag = "p"
    _unname_paragraphs(tree)
    _keep_bodies_together(tree)
    entries = tree.iter("article", "div", "section", "li")
    for parent in dict.fromkeys(entry.getparent() for entry in [*entries]):
        if parent is not None:
            _rename_entries(parent)


def name_captions(tree: HtmlElement) -> int:
    """Make paragraphs of the captions, which the extractor would drop; their length in all."""
    captions = [*tree.iter("figcaption")]
    _write_as_paragraphs(captions)
    for figure in [figure for caption in captions for figure in caption.iterancestors("figure")]:
        figure.tag = "div"
    return sum(len(caption.text_content()) for caption in captions)


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _unname(element: HtmlElement) -> None:
    element.attrib.pop("class", None)
    element.attrib.pop("id", None)


def _length(element: HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))


def _is_linked(element: HtmlElement) -> bool:
    """Whether half of the words or more are links."""
    return 2 * sum(_length(link) for link in element.iter("a")) >= _length(element)


def _keep_words_of_sentences(tree: HtmlElement) -> None:
    """Dates, labels and buttons within a sentence are words of it."""
    told: dict[HtmlElement, int] = {}
    for element in [*tree.iter("time", "label", "output", "button")]:
        block = next((one for one in element.iterancestors() if one.tag not in _INLINE), None)
        if block is None or block.tag not in _SENTENCES:
            continue
        if element.tag == "button":
            before = element.getprevious() is not None or (block.text or "").strip()
            if before and (element.tail or "").strip():
                element.drop_tag()
            continue
        if block not in told:
            told[block] = _length(block) - sum(_length(link) for link in block.iter("a"))
        if block.tag != "li" or told[block] > _length(element):
            element.drop_tag()


def _keep_questions(tree: HtmlElement) -> None:
    """The words on a button that opens a paragraph are its heading."""
    for button in tree.xpath("//button[ancestor::h2 or ancestor::h3 or ancestor::h4 or ancestor::h5 or "
                             "ancestor::dt or ancestor::summary]"):  # fmt: skip
        button.drop_tag()
    for button in tree.xpath("//button[@aria-expanded or @aria-controls]"):
        if button.text_content().strip().endswith(("?", "？", "؟")) and button.getnext() is not None:
            button.tag = "h3"
            button.attrib.clear()


def _keep_corrections(tree: HtmlElement) -> None:
    """A correction at the foot of an article is a paragraph of it."""
    for footer in tree.xpath("//article//footer[not(ancestor::blockquote)]"):
        for block in [*footer.iter("p", "div", "li"), footer]:
            words = " ".join(block.text_content().split())
            if block.find(".//p") is None and _CORRECTION.match(words) and len(words) >= _SHORT_PARAGRAPH:
                footer.addprevious(_paragraph(words))
                block.drop_tree()
                if block is footer:
                    break


def _paragraph(words: str) -> HtmlElement:
    from lxml.html import Element

    paragraph = Element("p")
    paragraph.text = words
    return paragraph


def _keep_boxes(tree: HtmlElement) -> None:
    """Boxes of facts and quotations within an article belong to it; a pulled quote that repeats its text does not."""
    told: dict[HtmlElement, str] = {}
    for box in tree.xpath("//aside[ancestor::article or preceding-sibling::p and following-sibling::p]"):
        if not _BOX.search(_names(box)) or _is_linked(box) or box.xpath(".//form|.//h1|.//article"):
            continue
        around = box.getparent()
        if around not in told:
            told[around] = " ".join(around.text_content().split())
        if told[around].count(" ".join(box.text_content().split())) < 2:
            box.tag = "div"
            _unname(box)
    for figure in tree.xpath("//figure[.//blockquote]"):
        figure.tag = "div"
        figure.attrib.clear()


def _text_divisions(tree: HtmlElement) -> list[HtmlElement]:
    """Each ``div`` that is a paragraph: nothing but words in it, and paragraphs beside it or its parent."""
    found = []
    for division in tree.iter("div"):
        parent = division.getparent()
        if parent is None or any(child.tag not in _INLINE for child in division.iterdescendants()):
            continue
        above = parent.getparent()
        if parent.find("p") is None and (parent.tag != "div" or above is None or above.find("p") is None):
            continue
        words = " ".join(division.text_content().split())
        ended = words.endswith(_SENTENCE_ENDS)
        whole = len(words) >= _SHORT_PARAGRAPH if ended else len(words) >= _PARAGRAPH and parent.tag != "body"
        if whole and _is_told(words) and not _is_linked(division):
            found.append(division)
    return found


def _is_told(words: str) -> bool:
    """Whether words may be an article's: not rights or an appeal, nor a line drawn with signs."""
    return _NOT_TOLD.match(words) is None and 2 * sum(map(str.isalnum, words)) >= len(words)


def _unname_paragraphs(tree: HtmlElement) -> None:
    """A paragraph of the running text stays one, whatever its class is called: "shareholders", "teaser"."""
    beside: dict[HtmlElement, _Beside] = {}
    for paragraph in tree.xpath(f"//*[self::p or self::blockquote][@class or @id][not({_OUTSIDE})]"):
        if _length(paragraph) < _SHORT_PARAGRAPH or _is_linked(paragraph):
            continue
        words = frozenset(re.split(r"[\s_-]+", _names(paragraph).lower()))
        if words & _NO_TEXT or "meta" in _names(paragraph).lower() or not _is_told(paragraph.text_content()):
            continue
        parent = paragraph.getparent()
        if parent is None:
            continue
        if parent not in beside:
            beside[parent] = _beside(parent)
        if beside[parent].is_running_text(paragraph.get("class")):
            _unname(paragraph)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside a paragraph: whether a headline does, and how long the paragraphs of each class are."""

    headline: bool
    lengths: Counter[str | None]

    def is_running_text(self, name: str | None) -> bool:
        """Whether a paragraph of that class is one of an article's, most of which are called otherwise."""
        return self.headline or self.lengths.total() - self.lengths[name] >= _RUNNING_TEXT


def _beside(parent: HtmlElement) -> _Beside:
    lengths: Counter[str | None] = Counter()
    for paragraph in parent.iterchildren("p"):
        lengths[paragraph.get("class")] += _length(paragraph)
    return _Beside(parent.find("h1") is not None, lengths)


def _keep_bodies_together(tree: HtmlElement) -> None:
    """The parts of a live blog are no article each; the extractor would put the first of them above the rest."""
    bodies = tree.xpath("//*[@itemprop='articleBody'][not(ancestor::*[@itemprop='articleBody'])]")
    parents = dict.fromkeys(body.getparent() for body in bodies)
    headed = sum(bool(parent.xpath(".//h2|.//h3|.//h4")) for parent in parents if parent is not None)
    if headed > 1 and len(tree.xpath("//h1[normalize-space()]")) < 2:
        for body in bodies:
            del body.attrib["itemprop"]


def _write_as_paragraphs(elements: Iterable[HtmlElement]) -> None:
    for element in elements:
        element.tag = "p" if element.find(".//p") is None and element.find(".//div") is None else "div"
        element.attrib.clear()


def _is_list_of_others(element: HtmlElement) -> bool:
    entries = element.xpath(".//h2|.//h3|.//h4|.//li")
    long = sum(len(paragraph.text_content()) >= _LONG_BLOCK for paragraph in element.iter("p"))
    if len(entries) < 2 or long > len(entries) or element.xpath(".//h1|.//*[@itemprop='articleBody']"):
        return False
    return 2 * sum(_leads_elsewhere(entry, element) for entry in entries) >= len(entries)


def _leads_elsewhere(entry: HtmlElement, within: HtmlElement) -> bool:
    """Whether a heading or an item of a list is a link, begins with one, or stands on a card of its own."""
    if next(entry.iterancestors("a"), None) is not None:
        return True
    words = " ".join(entry.text_content().split())
    links = (" ".join(link.text_content().split()) for link in entry.iterfind(".//a[@href]"))
    first = next((link for link in links if link), "")
    if first and words.startswith(first):
        return True
    card = entry.getparent()
    if card is None or card is within or entry.tag == "li":
        return False
    named = _TEASER.search(_names(card)) is not None
    return (named or card.find(".//a[@href]") is not None) and len(card.xpath(".//h2|.//h3|.//h4")) == 1


def _teasers(tree: HtmlElement) -> list[HtmlElement]:
    """Each ``<article>`` that leads to another page, where the headline of this one has paragraphs outside of them."""
    outside = sum(len(paragraph.text_content()) for paragraph in tree.xpath(_PARAGRAPHS_OF_A_HEADLINE))
    if outside < _LEAST_ARTICLE:
        return []
    called = [article for article in tree.iter("article") if _TEASER.search(article.get("class") or "")]
    return [article for article in called if article.xpath(_LINKED_HEADING) and not article.xpath(".//h1")]


def _rename_entries(parent: HtmlElement) -> None:
    """Siblings of one kind are no article each: the extractor would take the first of them for the whole."""
    alike: dict[tuple[str, str, str], list[HtmlElement]] = {}
    for child in parent.iterchildren("article", "div", "section", "li"):
        kind = (child.tag, child.get("class") or "", child.get("itemprop") or "")
        alike.setdefault(kind, []).append(child)
    for (tag, name, item), entries in alike.items():
        if len(entries) < 2:
            continue
        for entry in entries:
            entry.tag = "div" if tag == "article" else tag
            entry.attrib.pop("itemprop", None)
            if _LIVE_ENTRY.search(f"{name} {item}"):
                _keep_clock(entry)
            if _PARTS_OF_A_TEXT.search(name) and not _TEASER.search(name):
                del entry.attrib["class"]


def _keep_clock(entry: HtmlElement) -> None:
    """The time of day above an entry of a live blog is a line of it."""
    for time in entry.xpath("(.//time)[1][not(ancestor::p or ancestor::li or ancestor::h2 or ancestor::h3)]"):
        if _CLOCK.fullmatch(time.text_content()):
            time.tag = "p"
            time.attrib.clear()
