"""A conversation as Markdown, with every citation's words, file and place: to keep, or to send to a colleague."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from assistant import Answer, Citation, IndexStatus, ScoredPassage
from assistant.extracts.shown_quotes import plain as without_outer_marks
from ui.conversation import Exchange
from ui.markdown import is_markdown, shown_words
from ui.rendering import filters_in_words
from ui.sources import citation_tags, nearest_passages, place_in_words, shown_of, snippet
from ui.wording import Wording, wording

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~$&]|^-)")
_PLAIN_URL = re.compile(r"https?://[\w.~:/?#@!&'()*+,;=%-]{1,2000}", re.ASCII)
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202d\u202e\ud800-\udfff]")
_ADDRESS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=www)\.|@")


def conversation_markdown(
    exchanges: Iterable[Exchange], language: str, *, on: str | None = None, status: IndexStatus | None = None
) -> str:
    """All finished exchanges as one Markdown document.

    What articles, models and visitors wrote is escaped: the document loads nothing and links nowhere.

    Args:
        exchanges: oldest first.
        language: of the page.
        on: today's ISO date.
        status: of the index that answered, which is told by name, not by its path.
    """
    words = wording(language)
    parts = [f"# {words('title')}\n"]
    if on and status:
        of = words.count("articles", status.articles)
        index = Path(status.path).resolve().name
        parts.append(f"{plain(words('exported_on', date=words.date(on), index=index, articles=of))}\n")
    parts += [_exchange(exchange) for exchange in exchanges if exchange.answer is not None]
    return "\n".join(parts)


def _exchange(exchange: Exchange) -> str:
    answer = exchange.answer
    if answer is None:
        return ""
    words = wording(exchange.language)
    lines = [f"## {plain(exchange.question)}\n"]
    if exchange.filters:
        lines.append(f"*{plain(words('filters_used', filters=filters_in_words(exchange.filters, words)))}*\n")
    if answer.answered and answer.confidence is not None:
        lines.append(f"*{plain(_confidence(answer, words))}*\n")
    lines.append(_text(answer))
    lines += [_citation(citation, words) for citation in answer.citations]
    lines += [f"- {plain(note)}" for note in answer.notes if note not in answer.text]
    if not answer.answered and (near := nearest_passages(answer)):
        lines.append(f"\n**{plain(words('nearest'))}.** {plain(words('nearest_note'))}\n")
        lines += [_near(hit, words) for _, hit in near]
    return "\n".join(lines) + "\n"


def _confidence(answer: Answer, words: Wording) -> str:
    told = words("confidence", percent=round((answer.confidence or 0.0) * 100))
    return f"{words('uncertain')} {told}" if answer.is_uncertain else told


def _near(hit: ScoredPassage, words: Wording) -> str:
    passage = hit.passage
    facts = [
        words.date(passage.date),
        words("place", file=passage.source, start=passage.start, end=passage.end),
    ]
    begun = snippet(shown_of(passage.source, passage.text))
    return (
        f"> **{plain(passage.title or passage.source)}** ({plain(' · '.join(facts))})\n>\n> {plain(begun)}\n"
    )


def _text(answer: Answer) -> str:
    text = answer.text.strip()
    for citation in answer.citations:
        if is_markdown(citation.source):
            raw = " ".join(citation.quote.split())
            shown = " ".join(shown_words(citation.quote).split())
            text = text.replace(raw, shown).replace(without_outer_marks(citation.quote), shown)
    paragraphs = re.split(r"\n\s*\n", text)
    return "\n\n".join(plain(paragraph) for paragraph in paragraphs) + "\n"


def _citation(citation: Citation, words: Wording) -> str:
    facts = [citation.outlet, words.date(citation.date)]
    if citation.page is not None:
        facts.append(words("page", n=citation.page))
    facts.append(place_in_words(citation, words))
    known = " · ".join(plain(fact) for fact in facts if fact)
    tags = "".join(f"\n>\n> {plain(tag)}" for tag in citation_tags(citation, words))
    title = plain(citation.title or citation.source)
    address = f"\n>\n> {_address(citation.url)}" if citation.url else ""
    quote = words("quotation", words=plain(shown_of(citation.source, citation.quote)))
    return f"> \\[{citation.number}\\] **{title}** ({known})\n>\n> {quote}{tags}{address}\n"


def _address(url: str) -> str:
    """A web address to be copied, in a code span, which no renderer makes a link; anything else as plain text."""
    return f"`{url}`" if _PLAIN_URL.fullmatch(url) else plain(url)


def plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line: no markup, no HTML, no address that becomes a link."""
    line = " ".join(_UNSAFE.sub(" ", text).split())
    return _ADDRESS.sub(lambda found: f"{found.group()}\u2060", _SPECIAL.sub(r"\\\1", line))
