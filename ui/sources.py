"""What an answer rests on, as HTML: its citations as cards, and the other passages that were found.

A citation's own quote stays as it was verified; what is shown of a Markdown article comes without its marks.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant import Answer, Citation, ScoredPassage
from ui.conversation import Exchange
from ui.markdown import is_markdown, shown_words
from ui.markup import apart, escape, written
from ui.wording import Wording

MAX_NEAREST = 5
MAX_SNIPPET_CHARACTERS = 260


def evidence_id(exchange: int, citation: int) -> str:
    """The id of the highlighted words in the article panel; marks link to it."""
    return f"ev-{exchange}-{citation}"


def shown_of(source: str, text: str) -> str:
    """Words of that article as a reader sees them: without Markdown's marks where it is written so."""
    return shown_words(text) if is_markdown(source) else text


def sources_html(exchange: Exchange, answer: Answer, words: Wording) -> str:
    """The citations, each on a card that opens its article; empty where there are none."""
    if not answer.citations:
        return ""
    items = "".join(
        _source(exchange, citation, answer.short if place == 0 else None, words)
        for place, citation in enumerate(answer.citations)
    )
    return f'<h3 class="part">{escape(words("sources"))}</h3><ol class="sources">{items}</ol>'


def _source(exchange: Exchange, citation: Citation, short: str | None, words: Wording) -> str:
    tags = "".join(f"<li>{_tag(tag)}</li>" for tag in citation_tags(citation, words))
    title = citation.title or citation.source
    quote = shown_of(citation.source, citation.quote)
    exact = shown_of(citation.source, short) if short else None
    return (
        f'<li class="source"><span class="source-number" aria-hidden="true">{citation.number}</span>'
        f'<div class="source-body"><div class="source-head">'
        f'<a class="source-title" href="#{evidence_id(exchange.number, citation.number)}" '
        f'data-open="citation" data-exchange="{exchange.number}" data-number="{citation.number}"'
        f"{written(title, citation.language)}>{escape(title)}</a>{_copy_button(citation, words)}</div>"
        f'<span class="source-meta">{_source_meta(citation, words)}</span>'
        f'<q class="source-quote"{written(quote, citation.language)}>{_emphasised(quote, exact)}</q>'
        f"{f'<ul class=tags>{tags}</ul>' if tags else ''}"
        f'<p class="on-paper">{escape(words("file"))}: {apart(place_in_words(citation, words))}'
        f"{f'<br>{apart(citation.url)}' if citation.url else ''}</p></div></li>"
    )


def _tag(tag: str) -> str:
    name, colon, value = tag.partition(": ")
    return f"{escape(name)}{colon}{apart(value)}" if colon else escape(tag)


def place_in_words(citation: Citation, words: Wording) -> str:
    """The file of a citation and which of its characters it quotes."""
    return words("place", file=citation.source, start=citation.start, end=citation.end)


def _copy_button(citation: Citation, words: Wording) -> str:
    return (
        f'<button type="button" class="copy-quote" data-copy="{escape(quotation(citation, words))}" '
        f'data-done="{escape(words("copied"))}">{escape(words("copy_quote"))}</button>'
    )


def quotation(citation: Citation, words: Wording) -> str:
    """The quote with where it stands, to be pasted elsewhere: its words, outlet, title, date, and address or file."""
    title = words("quotation", words=citation.title) if citation.title else None
    where = ", ".join(part for part in (citation.outlet, title, words.date(citation.date)) if part)
    quote = shown_of(citation.source, citation.quote)
    return "\n".join((words("quotation", words=quote), where, citation.url or citation.source))


def _source_meta(citation: Citation, words: Wording) -> str:
    parts = [citation.outlet, words.date(citation.date)]
    if citation.page is not None:
        parts.append(words("page", n=citation.page))
    if citation.language and citation.language != words.language:
        parts.append(words("source_language", language=words.language_name(citation.language)))
    return " · ".join(apart(part) for part in parts if part)


def citation_tags(citation: Citation, words: Wording) -> list[str]:
    """What a reader should know about a citation, in a few words each."""
    tags: list[str] = []
    if citation.speaker and citation.via:
        tags.append(words("speaker_via", name=citation.speaker.name, via=citation.via.name))
    elif citation.speaker:
        tags.append(words("speaker", name=citation.speaker.name))
    elif citation.via:
        tags.append(words("via", via=citation.via.name))
    if citation.in_headline:
        tags.append(words("in_headline"))
    if citation.copies:
        tags.append(f"{words('copies')}: {', '.join(citation.copies)}")
    if citation.stale:
        tags.append(words("stale"))
    return tags


def _emphasised(quote: str, short: str | None) -> str:
    at = quote.find(short) if short else -1
    if short is None or at < 0:
        return escape(quote)
    return f"{escape(quote[:at])}<strong>{escape(short)}</strong>{escape(quote[at + len(short) :])}"


def nearest_passages(answer: Answer) -> list[tuple[int, ScoredPassage]]:
    """What else was found, each with its place in ``answer.nearest``; what a citation shows is left out."""
    return [(place, hit) for place, hit in enumerate(answer.nearest) if not _is_cited(hit, answer.citations)][
        :MAX_NEAREST
    ]


def nearest_html(exchange: Exchange, answer: Answer, words: Wording) -> str:
    """What else was found, folded away; empty where there is nothing."""
    shown = nearest_passages(answer)
    if not shown:
        return ""
    items = "".join(_near(exchange, place, hit, words) for place, hit in shown)
    title, note = words("also_found"), ""
    if not answer.answered:
        title, note = words("nearest"), f'<p class="hint">{escape(words("nearest_note"))}</p>'
    return (
        f'<details class="nearest"><summary>{escape(title)} <span class="count">{len(shown)}</span></summary>'
        f'{note}<ol class="near-list">{items}</ol></details>'
    )


def _is_cited(hit: ScoredPassage, citations: Iterable[Citation]) -> bool:
    passage = hit.passage
    return any(
        citation.source == passage.source and citation.start < passage.end and passage.start < citation.end
        for citation in citations
    )


def _near(exchange: Exchange, place: int, hit: ScoredPassage, words: Wording) -> str:
    passage = hit.passage
    title = passage.title or passage.source
    begun = snippet(shown_of(passage.source, passage.text))
    return (
        f'<li><a class="near" href="#near-{exchange.number}-{place}" data-open="passage" '
        f'data-exchange="{exchange.number}" data-number="{place}">'
        f'<span class="source-title"{written(title, passage.language)}>{escape(title)}</span>'
        f'<span class="source-meta">{apart(words.date(passage.date))}</span>'
        f'<span class="snippet"{written(begun, passage.language)}>{escape(begun)}</span></a></li>'
    )


def snippet(text: str) -> str:
    """The beginning of a passage on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= MAX_SNIPPET_CHARACTERS:
        return line
    return line[:MAX_SNIPPET_CHARACTERS].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def correction_sources(answer: Answer) -> list[tuple[str, str]]:
    """(source, title) of everything that was cited or found, once each, in the order shown."""
    found = [(citation.source, citation.title) for citation in answer.citations]
    found += [(hit.passage.source, hit.passage.title) for hit in answer.nearest]
    titles: dict[str, str] = {}
    for source, title in found:
        titles.setdefault(source, title or source)
    return list(titles.items())[:6]
