"""The byline and the date that a web page shows below its headline, as a reader sees them: a page in, a Byline out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.formats.page_runs import Run, runs
from index.parts.author_words import BY, NAME_PARTICLES
from index.parts.bylines import Byline, calls_published, calls_updated, read_byline
from index.parts.outlets import TRAILING_LEAD, outlet_named
from index.text.dates import find_dates, parse_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMED = frozenset(
    "byline author authors date dateline meta published publish-date pub-date pubdate timestamp posted-on post-meta "
    "entry-meta article-meta post-date entry-date article-date article-info autor datum".split()
)
_DATED = frozenset(
    "date published publish-date pub-date pubdate timestamp posted-on post-date entry-date article-date datum".split()
)
_APART = frozenset("nav aside footer form".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_PICTURES = frozenset("figure figcaption picture caption".split())
_MOST_RUNS, _LONG_RUN, _MOST_BYLINE, _MOST_DATE, _MOST_AUTHORS = 8, 120, 160, 40, 3
_DAY_PRECISE = len("2021-12-31")
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\s*,\s*(?=\d)")
_LEADS = frozenset(word for words in BY.values() for phrase in words for word in phrase.split()[:1])
_NAME = re.compile(rf"[^\W\d_][\w.'’-]*(?: (?:[^\W\d_][\w.'’-]*|{'|'.join(NAME_PARTICLES)})){{1,3}}")


def visible_byline(
    tree: HtmlElement, article: HtmlElement | None, headline: str | None, language: str | None
) -> Byline:
    """Who wrote the article and when, by the short lines below its headline and those marked as a byline or date.

    Args:
        tree: the page.
        article: the element that holds the article, where the page has one.
        headline: where the lines are looked for; without it only marked ones count.
        language: ISO 639-1 code; see ``read_byline``.
    """
    within = tree if article is None else article
    date = author = outlet = agency = updated = None
    for block in _candidates(within, headline, marked=article is not None):
        for found in _read(block, language):
            date, author = date or found.date, author or found.author
            outlet, agency = outlet or found.outlet, agency or found.agency
            updated = updated or found.updated
        if date and author:
            break
    author = author or _marked_author(within, language)
    return Byline(date=date, outlet=outlet, author=author, agency=agency, updated=updated)


def _candidates(within: HtmlElement, headline: str | None, *, marked: bool) -> Iterator[HtmlElement]:
    """Blocks that may be a byline: short ones below the headline, then those whose class says so."""
    below = 0
    for run in runs(within):
        if below:
            below += 1
            if len(run.words) > _LONG_RUN or below > _MOST_RUNS:
                break
            if not _is_apart(run, within) and not _is_picture_or_heading(run.block, within):
                yield run.block
        elif headline is not None and " ".join(run.words.split()) == headline:
            below = 1
    if marked:
        for element in within.xpath(".//*[@class]"):
            if _NAMED & set(element.get("class").lower().split()) and not _is_apart(Run("", element), within):
                yield element


def _is_apart(run: Run, within: HtmlElement) -> bool:
    """Whether a block stands in another article, a menu or a box."""
    for above in run.block.iterancestors():
        if above is within:
            return False
        if above.tag in _APART or above.tag == "article":
            return True
    return run.block.tag in _APART


def _is_picture_or_heading(block: HtmlElement, within: HtmlElement) -> bool:
    """Whether a block is a picture's caption or a further heading, where a date is that of what they show."""
    above = [block, *(one for one in block.iterancestors() if one is not within)]
    return block.tag in _HEADINGS or any(one.tag in _PICTURES for one in above)


def _is_plain(block: HtmlElement) -> bool:
    """Whether a block is a paragraph that nothing marks as a byline."""
    return block.tag == "p" and not _NAMED & set((block.get("class") or "").lower().split())


def _read(block: HtmlElement, language: str | None) -> Iterator[Byline]:
    """What a block says as a whole, else by its lines, else by its elements: "By NAME" and a date stand in one each."""
    own = [run.words for run in runs(block)]
    if not own or sum(map(len, own)) > 2 * _MOST_BYLINE:
        return
    for words in own:
        if found := _clean(" ".join(words.split()), language):
            yield found
            continue
        parts = words.split("\n") if "\n" in words else []
        changed = calls_updated(words)
        for child in block.iterdescendants("span", "a", "i", "em", "b", "strong", "small", "time", "font"):
            if not (child.tag == "time" and changed):
                parts.append(" ".join(child.text_content().split()))
        parts += [] if _is_plain(block) else _beside_date(words, language)
        yield from (found for part in parts if (found := _clean(part, language)))
    for element in block.iter():
        words = " ".join(element.text_content().split())
        named = _DATED & set((element.get("class") or "").lower().split())
        if named and len(words) <= _MOST_DATE and not calls_updated(words):
            day = parse_date(words, language)
            if day and len(day) == _DAY_PRECISE:
                yield Byline(date=day)


def _beside_date(words: str, language: str | None) -> list[str]:
    """The words before the first date, where they are a name, an outlet or call it published, and the rest."""
    dated = [mention for mention in find_dates(words, language) if mention.year is not None]
    if not dated or len(words) > _MOST_BYLINE:
        return []
    before = TRAILING_LEAD.sub("", words[: dated[0].start]).strip(" ,|·•–-")
    named = _is_named(before) or outlet_named(before) is not None or read_byline(before, language) is not None
    return [before, words[dated[0].start :]] if not before or named or calls_published(before) else []


def _is_named(words: str) -> bool:
    return _NAME.fullmatch(words) is not None and all(
        part[0].isupper() or part in NAME_PARTICLES for part in words.split()
    )


def _clean(words: str, language: str | None) -> Byline | None:
    """The byline in words, None where what it takes for a name holds more than one."""
    words = _CLOCK.sub("", words)
    found = read_byline(words, language) if words and len(words) <= _MOST_BYLINE else None
    mixed = found is not None and re.search(r"[\d:|]", found.author or "")
    return None if mixed else found


def _marked_author(within: HtmlElement, language: str | None) -> str | None:
    """The names in the elements that are marked as the author's, where they are names and nothing else."""
    marked = "@rel='author' or @itemprop='author' or @class='author' or @class='author-name'"
    elements = within.xpath(f".//*[{marked}][not(ancestor::footer or ancestor::aside)]")
    if len(elements) > _MOST_AUTHORS:
        return None
    names = []
    for element in elements:
        words = " ".join(element.text_content().split())
        found = _clean(words, language)
        if found is not None and found.author:
            names.append(found.author)
        elif _is_named(words) and words.split()[0].lower() not in _LEADS:
            names.append(words)
    return ", ".join(dict.fromkeys(names)) or None
