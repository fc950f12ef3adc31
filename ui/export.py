"""A conversation as Markdown, with every citation's words, file and place: to keep, or to send to a colleague."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant import Answer, Citation
from ui.conversation import Exchange
from ui.rendering import citation_tags, filters_in_words
from ui.wording import Wording, wording

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~$&]|^-)")
_PLAIN_URL = re.compile(r"https?://[\w.~:/?#@!&'()*+,;=%-]{1,2000}", re.ASCII)
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202d\u202e\ud800-\udfff]")
_ADDRESS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=www)\.|@")


def conversation_markdown(exchanges: Iterable[Exchange], language: str) -> str:
    """All finished exchanges as one Markdown document.

    What articles, models and visitors wrote is escaped: the document loads nothing and links nowhere.
    """
    words = wording(language)
    parts = [f"# {words('title')}\n"]
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
    lines.append(_text(answer))
    lines += [_citation(citation, words) for citation in answer.citations]
    lines += [f"- {plain(note)}" for note in answer.notes if note not in answer.text]
    return "\n".join(lines) + "\n"


def _text(answer: Answer) -> str:
    paragraphs = re.split(r"\n\s*\n", answer.text.strip())
    return "\n\n".join(plain(paragraph) for paragraph in paragraphs) + "\n"


def _citation(citation: Citation, words: Wording) -> str:
    facts = [citation.outlet, words.date(citation.date), citation.source]
    if citation.page is not None:
        facts.append(words("page", n=citation.page))
    facts.append(f"{citation.start}–{citation.end}")
    known = " · ".join(plain(fact) for fact in facts if fact)
    tags = "".join(f"\n>\n> {plain(tag)}" for tag in citation_tags(citation, words))
    title = plain(citation.title or citation.source)
    address = f"\n>\n> {_address(citation.url)}" if citation.url else ""
    quote = words("quotation", words=plain(citation.quote))
    return f"> \\[{citation.number}\\] **{title}** ({known})\n>\n> {quote}{tags}{address}\n"


def _address(url: str) -> str:
    """A web address to be copied, in a code span, which no renderer makes a link; anything else as plain text."""
    return f"`{url}`" if _PLAIN_URL.fullmatch(url) else plain(url)


def plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line: no markup, no HTML, no address that becomes a link."""
    line = " ".join(_UNSAFE.sub(" ", text).split())
    return _ADDRESS.sub(lambda found: f"{found.group()}\u2060", _SPECIAL.sub(r"\\\1", line))
