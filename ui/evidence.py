"""The article panel: a whole article with the quoted words highlighted, and what is known about it.

The text in the panel is the article's own, character for character: what is added (page numbers,
highlights) adds no text, and what is not shown (Markdown's marks, folded front matter) is still there.
It is cut into blocks that a browser lays out only when they come into view.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant import Article, ArticleInfo, Citation
from assistant.words.mentions import holds_all
from ui.direction import RIGHT_TO_LEFT, direction
from ui.markdown import Marks, marks, unbroken
from ui.markup import apart, escape, written
from ui.sources import citation_tags
from ui.wording import Wording

Span = tuple[int, int]
"""Half-open range of code points in an article's text."""

BLOCK_CHARACTERS = 2_000
WHOLE_CHARACTERS = 400_000
"""Up to this length an article is shown whole; a longer one in windows of WINDOW_CHARACTERS."""
WINDOW_CHARACTERS = 120_000
MAX_LISTED = 200
LIST_TO_FIND_IN = 8
"""From this many articles on, the list has a box to find some by their titles."""
MAX_SOUGHT = 200


@dataclass(frozen=True)
class Highlight:
    """Words to show: the quoted ones (``anchor`` is their id in the page), and others of the same answer.

    ``changed``: other words stand now where the answer had its quote, so that nothing is marked.
    """

    quoted: Span | None = None
    anchor: str = ""
    others: tuple[Span, ...] = ()
    names: tuple[Span, ...] = ()
    changed: bool = False


def article_panel(
    article: Article,
    words: Wording,
    *,
    highlight: Highlight | None = None,
    citation: Citation | None = None,
    copies: Sequence[str] = (),
    window_start: int | None = None,
) -> str:
    """The panel for one article.

    Args:
        article: the indexed version.
        highlight: what to mark in its text.
        citation: the citation that was opened, for what is known about the quoted words.
        copies: other sources with the same text.
        window_start: where a window into a very long article begins; None shows the quoted words.
    """
    shown = highlight or Highlight()
    window = text_window(article.text, shown.quoted, window_start)
    return (
        f'<section class="article" aria-labelledby="article-title">{_bar(words)}'
        f"{_head(article, words, citation, copies, changed=shown.changed)}"
        f'<div class="article-scroll" tabindex="0" aria-labelledby="article-title" role="region">'
        f"{_turn_page('earlier', window[0] - WINDOW_CHARACTERS, words) if window[0] > 0 else ''}"
        f'<div class="article-text" lang="{escape(article.language or "")}" dir="{_direction(article)}">'
        f"{article_text(article, shown, window, words('front_matter'))}</div>"
        f"{_turn_page('later', window[1], words) if window[1] < len(article.text) else ''}</div></section>"
    )


def _direction(article: Article) -> str:
    """Of the whole text: its language's, whatever letters its front matter or first line has."""
    if article.language:
        return "rtl" if article.language in RIGHT_TO_LEFT else "ltr"
    return direction(article.text[_front_matter(article) :])


def text_window(text: str, quoted: Span | None, start: int | None = None) -> Span:
    """Which part of the text to show: all of it, or for a very long one a window around the quote."""
    if len(text) <= WHOLE_CHARACTERS:
        return 0, len(text)
    if start is None:
        start = (quoted[0] if quoted else 0) - WINDOW_CHARACTERS // 2
    start = max(0, min(start, len(text) - 1))
    end = min(len(text), start + WINDOW_CHARACTERS)
    if quoted is not None and start < quoted[1] and quoted[0] < end:
        start, end = min(start, quoted[0]), max(end, quoted[1])
    return start, end


def article_text(article: Article, highlight: Highlight, window: Span, front_label: str = "") -> str:
    """The text of the window as HTML blocks; their text content is ``article.text[window]`` exactly.

    Front matter is folded under ``front_label``, and open where the quoted words stand in it.
    """
    quoted = _clip(highlight.quoted, window) if highlight.quoted else None
    front = _front_matter(article) if window[0] == 0 else 0
    if not 0 < front <= window[1] or (quoted and quoted[0] < front < quoted[1]):
        return _blocks(article, highlight, window, quoted)
    inside = _clip(quoted, (0, front)) if quoted else None
    label = escape(front_label)
    folded = (
        f'<details class="front-matter"{" open" if inside else ""}>'
        f'<summary aria-label="{label}" data-label="{label}"></summary>'
        f"{_blocks(article, highlight, (0, front), inside)}</details>"
    )
    return folded + _blocks(article, highlight, (front, window[1]), None if inside else quoted)


def _front_matter(article: Article) -> int:
    """Where the article's own words begin after its front matter; 0 where it has none."""
    first = article.boilerplate[0] if article.boilerplate else (0, 0)
    if first[0] != 0 or not article.text[: first[1]].lstrip().startswith("---"):
        return 0
    return first[1] + len(article.text[first[1] :]) - len(article.text[first[1] :].lstrip("\r\n"))


def _blocks(article: Article, highlight: Highlight, window: Span, quoted: Span | None) -> str:
    whole = [quoted] if quoted else []
    if article.format == "md":
        begin = window[0]
        whole += [(begin + start, begin + end) for start, end in unbroken(article.text[slice(*window)])]
    cuts = _block_cuts(article.text, window, whole)
    return "".join(
        f'<div class="text-block">{_block(article, highlight, (start, end), quoted)}</div>'
        for start, end in pairwise(cuts)
    )


def _block_cuts(text: str, window: Span, whole: Sequence[Span]) -> list[int]:
    """Where blocks begin and end: after a line's end, never within what has to stay whole."""
    cuts = [window[0]]
    while cuts[-1] < window[1]:
        cut = _line_end(text, cuts[-1] + BLOCK_CHARACTERS, window[1])
        while inside := [end for start, end in whole if start < cut < end]:
            cut = _line_end(
                text, max(inside) - 1 if text[max(inside) - 1] == "\n" else max(inside), window[1]
            )
        cuts.append(cut)
    return cuts


def _line_end(text: str, at: int, limit: int) -> int:
    found = text.find("\n", at, limit)
    return limit if found < 0 else found + 1


def _block(article: Article, highlight: Highlight, span: Span, quoted: Span | None) -> str:
    inside = _clip(quoted, span) if quoted else None
    markup = _markup(article, span)
    if inside is None:
        return _styled(article, highlight, span, markup)
    before, after = (span[0], inside[0]), (inside[1], span[1])
    return (
        f"{_styled(article, highlight, before, markup)}"
        f'<mark class="quoted" id="{escape(highlight.anchor)}" tabindex="-1">'
        f"{_styled(article, Highlight(names=highlight.names), inside, markup)}</mark>"
        f"{_styled(article, highlight, after, markup)}"
    )


Layer = tuple[str, Sequence[Span]]
"""A class of the style sheet, and the spans of the text that it is for."""


def _markup(article: Article, span: Span) -> Marks:
    """What Markdown's marks in the span stand for, in offsets into the whole text."""
    if article.format != "md":
        return Marks()
    found, begin = marks(article.text[slice(*span)]), span[0]
    return Marks(
        {
            name: [(begin + start, begin + end) for start, end in spans]
            for name, spans in found.layers.items()
        },
        [((begin + start, begin + end), width) for (start, end), width in found.gaps],
    )


def _styled(article: Article, highlight: Highlight, span: Span, markup: Marks) -> str:
    """Escaped text of the span, with headlines, names and other citations set off, in flat pieces."""
    if span[0] >= span[1]:
        return ""
    layers: list[Layer] = [
        *markup.layers.items(),
        ("gap", [gap for gap, _ in markup.gaps]),
        ("headline", article.headlines),
        ("boilerplate", (*article.boilerplate, *article.repeated)),
        ("other", highlight.others),
        ("name", highlight.names),
    ]
    near = [(name, part) for name, spans in layers for whole in spans if (part := _clip(whole, span))]
    pages = [offset for offset in article.pages if span[0] <= offset < span[1]]
    widths = {start: width for (start, _), width in markup.gaps}
    edges = sorted({span[0], span[1], *pages, *(edge for _, part in near for edge in part)})
    pieces: list[str] = []
    for start, end in pairwise(edges):
        if start in pages:
            number = bisect_right(article.pages, start)
            pieces.append(f'<span class="page-mark" data-page="{number}"></span>')
        names = [name for name, part in near if part[0] <= start and end <= part[1]]
        text = escape(article.text[start:end])
        width = f' style="width:{widths[start]}ch"' if "gap" in names and start in widths else ""
        pieces.append(f'<span class="{" ".join(names)}"{width}>{text}</span>' if names else text)
    return "".join(pieces)


def _clip(span: Span, window: Span) -> Span | None:
    start, end = max(span[0], window[0]), min(span[1], window[1])
    return (start, end) if start < end else None


def _turn_page(direction: str, start: int, words: Wording) -> str:
    return (
        f'<button type="button" class="plain-button window-button" data-open="window" '
        f'data-direction="{direction}" data-start="{max(0, start)}">{escape(words(f"{direction}_text"))}</button>'
    )


def _bar(words: Wording) -> str:
    return (
        f'<div class="article-bar"><button type="button" class="plain-button" data-back="answer">'
        f"{escape(words('back'))}</button>"
        f'<button type="button" class="plain-button" data-open="list">{escape(words("to_list"))}</button></div>'
    )


def _head(
    article: Article, words: Wording, citation: Citation | None, copies: Sequence[str], *, changed: bool
) -> str:
    facts = [
        (words("outlet"), apart(article.outlet) if article.outlet else ""),
        (words("author"), ", ".join(apart(name) for name in (article.author, article.agency) if name)),
        (words("published"), _date(article, words)),
        (words("file"), f'<span class="path">{apart(article.source)}</span>'),
        (words("url"), f'<span class="path">{apart(article.url)}</span>' if article.url else ""),
        (words("copies"), "".join(_copy(source) for source in copies)),
    ]
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{value}</dd></div>" for name, value in facts if value)
    tags = ""
    warning = ""
    if citation is not None:
        known = [tag for tag in citation_tags(citation, words) if tag not in _told_elsewhere(citation, words)]
        if citation.page is not None:
            known.insert(0, words("page", n=citation.page))
        tags = "".join(f"<li>{escape(tag)}</li>" for tag in known)
        warning = f'<p class="warning" role="note">{escape(words("stale"))}</p>' if citation.stale else ""
    if changed:
        warning = f'<p class="warning" role="note">{escape(words("changed"))}</p>'
    title = article.title or article.source
    return (
        f'<header class="article-head">'
        f'<h2 id="article-title" tabindex="-1"{written(title, article.language)}>{escape(title)}</h2>'
        f'<dl class="facts-list">{rows}</dl>{f"<ul class=tags>{tags}</ul>" if tags else ""}{warning}</header>'
    )


def _told_elsewhere(citation: Citation, words: Wording) -> set[str]:
    told = {words("stale")} if citation.stale else set()
    if citation.copies:
        told.add(f"{words('copies')}: {', '.join(citation.copies)}")
    return told


def _date(article: Article, words: Wording) -> str:
    date = apart(words.date(article.date))
    if not article.date:
        return date
    origin = words("date_origin", origin=words.origin(article.date_origin)) if article.date_origin else ""
    return f'<time datetime="{escape(article.date)}">{date}</time> <span class="hint">{escape(origin)}</span>'


def _copy(source: str) -> str:
    return f'<a class="copy" href="#article" data-open="article" data-source="{escape(source)}">{apart(source)}</a>'


def gone_panel(source: str, words: Wording) -> str:
    """What the panel says about an article that has left the index."""
    return (
        f'<section class="article">{_bar(words)}<header class="article-head">'
        f'<h2 id="article-title" tabindex="-1">{escape(source)}</h2>'
        f'<p class="warning" role="note">{escape(words("gone"))}</p></header></section>'
    )


def list_panel(articles: Iterable[ArticleInfo], words: Wording, sought: str = "") -> str:
    """The panel when nothing is open: what is in the archive, newest first, each to be opened.

    Args:
        articles: what is in the archive.
        words: the visitor's language.
        sought: words that an article's title, outlet, author, date, language or file have to hold, all of them.
    """
    ordered = sorted(articles, key=lambda info: (info.date or "", info.source), reverse=True)
    found = list(_found(ordered, sought, words))
    items = "".join(_listed(info, words) for info in found[:MAX_LISTED])
    left = len(found) - MAX_LISTED
    more = f'<p class="hint">{escape(words.count("archive_more", left))}</p>' if left > 0 else ""
    if sought and not found:
        more = f'<p class="hint">{escape(words("find_none"))}</p>'
    heading = f'<h2 id="article-title" tabindex="-1">{escape(words("archive"))}</h2>'
    next_step = words("evidence_empty_note") if ordered else words("empty_index_note")
    return (
        f'<section class="article list" aria-label="{escape(words("archive"))}"><header class="article-head">'
        f'{heading}<p class="hint">{escape(next_step)}</p>'
        f"{_finder(len(found), len(ordered), words, sought)}</header>"
        f'<div class="article-scroll"><ul class="archive">{items}</ul>{more}</div></section>'
    )


def _finder(found: int, of: int, words: Wording, sought: str) -> str:
    if of < LIST_TO_FIND_IN:
        return ""
    label = escape(words("find"))
    count = escape(words("find_count", n=found, of=of)) if sought else ""
    return (
        f'<div class="finder"><input type="search" class="find" data-find="list" aria-label="{label}" '
        f'placeholder="{label}" value="{escape(sought)}" maxlength="{MAX_SOUGHT}" autocomplete="off">'
        f'<span class="hint" role="status">{count}</span></div>'
    )


def _found(articles: Iterable[ArticleInfo], sought: str, words: Wording) -> Iterator[ArticleInfo]:
    for info in articles:
        known = (info.title, info.outlet, info.author, info.source, info.date, *_shown_facts(info, words))
        if holds_all("\n".join(part for part in known if part), sought):
            yield info


def _listed(info: ArticleInfo, words: Wording) -> str:
    title = info.title or info.source
    return (
        f'<li><a class="near" href="#article" data-open="article" data-source="{escape(info.source)}">'
        f'<span class="source-title"{written(title, info.language)}>{escape(title)}</span>'
        f'<span class="source-meta">{" · ".join(map(apart, _shown_facts(info, words)))}</span></a></li>'
    )


def _shown_facts(info: ArticleInfo, words: Wording) -> list[str]:
    facts = (info.outlet, words.date(info.date), words.language_name(info.language))
    return [fact for fact in facts if fact]
