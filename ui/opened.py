"""What is to be opened: what the page sent in, the article and the words to mark out.

A mark is set only where the article has, character for character, the words that the answer had there.
"""

from __future__ import annotations

from typing import Any

from assistant import Article, Citation
from ui.conversation import Conversation, Exchange, Reading
from ui.evidence import Highlight
from ui.sources import evidence_id


def number_in(sent: dict[str, Any], key: str) -> int | None:
    """A whole number that the page sent under that key; None for anything else."""
    try:
        return int(str(sent.get(key, "")))
    except ValueError:
        return None


def reading_of(sent: dict[str, Any], conversation: Conversation) -> Reading | None:
    """What a mark, a passage or a file name stands for; None where the conversation has none such."""
    if sent.get("open") == "article":
        return Reading(str(sent.get("source", "")))
    exchange = conversation.find(number_in(sent, "exchange") or 0)
    number = number_in(sent, "number")
    if exchange is None or exchange.answer is None or number is None:
        return None
    if sent.get("open") == "citation":
        citation = exchange.citation(number)
        return Reading(citation.source, exchange.number, citation=number) if citation else None
    if sent.get("open") == "passage" and 0 <= number < len(exchange.answer.nearest):
        return Reading(exchange.answer.nearest[number].passage.source, exchange.number, passage=number)
    return None


def highlight_in(article: Article, reading: Reading, exchange: Exchange | None) -> Highlight:
    """The words to mark in the article as it is now; none, and ``changed``, where it has others in their place."""
    answer = exchange.answer if exchange else None
    if exchange is None or answer is None:
        return Highlight()
    cited = [citation for citation in answer.citations if citation.source == reading.source]
    standing = [citation for citation in cited if stands(article, citation)]
    if reading.passage is not None:
        passage = answer.nearest[reading.passage].passage
        others = tuple((citation.start, citation.end) for citation in standing)
        if article.text[passage.start : passage.end] != passage.text:
            return Highlight(others=others, changed=True)
        return Highlight((passage.start, passage.end), f"near-{exchange.number}-{reading.passage}", others)
    chosen = next((citation for citation in cited if citation.number == reading.citation), None)
    if chosen is None:
        return Highlight()
    others = tuple((citation.start, citation.end) for citation in standing if citation is not chosen)
    if chosen not in standing:
        return Highlight(others=others, changed=True)
    names = [name for name in (chosen.speaker, chosen.via) if name is not None]
    return Highlight(
        (chosen.start, chosen.end),
        evidence_id(exchange.number, chosen.number),
        others,
        tuple((name.start, name.end) for name in names if article.text[name.start : name.end] == name.name),
    )


def stands(article: Article, citation: Citation) -> bool:
    """Whether the article still has the quoted words at their place."""
    return article.text[citation.start : citation.end] == citation.quote
