"""Whether words are the name of a newspaper or broadcaster: words of a byline in, the name or None out."""

from __future__ import annotations

import re
from functools import cache

from index.parts.byline_words import (
    ARTICLES,
    INDEFINITE_ARTICLES,
    LEADS,
    NO_OUTLETS,
    OUTLET_ENDINGS,
    OUTLET_LEADS,
    OUTLET_NAMES,
    OUTLET_TAILS,
    OUTLET_WORDS,
    PARTICLES,
    ROLES,
    SECTIONS,
    SOURCE,
    by_language,
)

TRAILING_LEAD = re.compile(rf"\s+(?:{'|'.join(LEADS)})\s*:?\s*$")
"""A small word between the name of a newspaper and the date: "vom", "on"."""

_QUOTED = re.compile(r"[«„“\"‘](?P<name>[^«»„“”\"]{3,40})[»“”\"’]")
_HOST = re.compile(r"(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,10}", re.IGNORECASE)
_SOURCE = re.compile(rf"(?:{'|'.join(SOURCE)})\s*:\s*", re.IGNORECASE)
_ELIDED = re.compile(r"^[dl]['’](?=\w{3})", re.IGNORECASE)
_MOST_UNSPACED = 8
_DEFINITE = {"ar": "ال"}


@cache
def role_words() -> frozenset[str]:
    """What the writer of an article is, in all languages."""
    return by_language(ROLES)


@cache
def section_words() -> frozenset[str]:
    """Parts of a newspaper, in all languages."""
    return by_language(SECTIONS)


@cache
def outlet_words() -> frozenset[str]:
    """Words in the names of newspapers, in all languages."""
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
    if parts[0].lower() in INDEFINITE_ARTICLES and len(parts) > 1:
        return None
    return name if _has_outlet_word(parts) or _has_outlet_lead(name) else None


def is_known_outlet(name: str) -> bool:
    """Whether a name is in the list of newspapers and broadcasters, or a host's."""
    return name.lower() in OUTLET_NAMES or _HOST.fullmatch(name) is not None


def _has_outlet_lead(name: str) -> bool:
    """Whether a name begins like a newspaper's in a language that tells it by its beginning: "صحيفة المرفأ"."""
    if len(name.split()) in (2, 3) and name.split()[-1] in OUTLET_TAILS:
        return True
    for language, leads in OUTLET_LEADS.items():
        lead = next((lead for lead in leads if name.lower().startswith(lead)), None)
        if lead is None:
            continue
        rest = name[len(lead) :]
        words = rest.split()
        if language == "th":
            return len(words) == 1 and len(name) <= 40
        if not words or not rest[0].isspace():
            return False
        most = {"ar": 2, "fa": 1, "he": 2}.get(language, 4)
        named = all(word[0].isupper() or word in PARTICLES for word in words) if most == 4 else True
        return (
            named
            and len(words) <= most
            and all(word.startswith(_DEFINITE.get(language, "")) for word in words)
        )
    return False


def _has_outlet_word(parts: list[str]) -> bool:
    lowered = [_ELIDED.sub("", word) for part in parts for word in part.lower().split("-")]
    telling = [word for word in lowered if word in outlet_words()]
    if any(part[0].islower() and part not in PARTICLES and not _is_small(part, telling) for part in parts):
        return False
    distinct = [
        word
        for word in lowered
        if word not in outlet_words()
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
    if word.endswith(("bote", "bode")) and not word.endswith(("gebote", "verbote", "gebode")):
        return len(word) > 6
    if word[-1:] >= "\u2e80" and len(word) > _MOST_UNSPACED:
        return False
    return any(word.endswith(ending) and word != ending for ending in OUTLET_ENDINGS)


def _is_small(part: str, telling: list[str]) -> bool:
    """Whether a part that begins with a small letter can stand in a name: a telling word, or l' before one."""
    return part in telling or (_ELIDED.match(part) is not None and part[2:3].isupper())


def _unquoted(words: str | None) -> str | None:
    return words.strip("«»„“”\"' ") or None if words else None
