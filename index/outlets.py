"""Whether words are the name of a newspaper or broadcaster: words of a byline in, the name or None out."""

from __future__ import annotations

import re
from functools import cache

from index.byline_words import (
    ARTICLES,
    LEADS,
    NO_OUTLETS,
    OUTLET_ENDINGS,
    OUTLET_NAMES,
    OUTLET_WORDS,
    PARTICLES,
    ROLES,
    SECTIONS,
    by_language,
)

TRAILING_LEAD = re.compile(rf"\s+(?:{'|'.join(LEADS)})\s*:?\s*$")
"""A small word between the name of a newspaper and the date: "vom", "on"."""

_QUOTED = re.compile(r"[«„“\"‘](?P<name>[^«»„“”\"]{3,40})[»“”\"’]")
_HOST = re.compile(r"(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,10}", re.IGNORECASE)
_SOURCE = re.compile(r"(?:quelle|source|fuente|fonte|источник|джерело|bron|źródło)\s*:\s*", re.IGNORECASE)


@cache
def role_words() -> frozenset[str]:
    """What the writer of an article is, in all languages."""
    return by_language(ROLES)


@cache
def section_words() -> frozenset[str]:
    """Parts of a newspaper, in all languages."""
    return by_language(SECTIONS)


@cache
def _outlet_words() -> frozenset[str]:
    return by_language(OUTLET_WORDS)


def outlet_named(words: str) -> str | None:
    """The newspaper that words name, or None where nothing tells that they are one's name.

    Something tells it: the name is a known one, a host, in quotation marks, or has a word such as "Post" or "Zeitung".
    """
    words = _SOURCE.sub("", TRAILING_LEAD.sub("", words.strip()))
    quoted = _QUOTED.fullmatch(words)
    name = (_unquoted(words) or "").strip()
    parts = name.split()
    if not 1 <= len(parts) <= 6 or (parts[0][0].islower() and name.lower() not in OUTLET_NAMES):
        return name if _HOST.fullmatch(name) else None
    if name.lower() in OUTLET_NAMES or _HOST.fullmatch(name) or (quoted and len(parts) <= 4):
        return name
    if ":" in name or any(part.strip(".").lower() in role_words() for part in parts):
        return None
    return name if _has_outlet_word(parts) else None


def _has_outlet_word(parts: list[str]) -> bool:
    lowered = [word for part in parts for word in part.lower().split("-")]
    telling = [word for word in lowered if word in _outlet_words()]
    if any(part[0].islower() and part not in PARTICLES and part not in telling for part in parts):
        return False
    distinct = [
        word
        for word in lowered
        if word not in _outlet_words()
        and word not in PARTICLES
        and word not in ARTICLES
        and word not in section_words()
    ]
    article = len(parts) > 1 and parts[0].lower() in ARTICLES
    hyphenated = len(parts) == 1 and len(lowered) > 1
    if telling:
        return bool(distinct) or len(telling) > 1 or article or hyphenated
    if parts[0] == "The":
        return len(parts) == 2 and bool(distinct) and distinct[0] not in NO_OUTLETS
    return len(parts) <= 4 and any(_ends_like_outlet(word) for word in lowered)


def _ends_like_outlet(word: str) -> bool:
    if word.endswith("bote") and not word.endswith(("gebote", "verbote")):
        return len(word) > 6
    return any(word.endswith(ending) and word != ending for ending in OUTLET_ENDINGS)


def _unquoted(words: str | None) -> str | None:
    return words.strip("«»„“”\"' ") or None if words else None
