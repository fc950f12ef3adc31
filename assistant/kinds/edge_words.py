"""What stands at the edges of words that answer: a negation before them, a particle behind them, nothing between.

In come a text and a span of it, out comes the span with a negation that belongs to it, or without a Korean or Japanese
particle. The words stand in ``edge_words.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.words.numerals import begins_with_number
from assistant.words.particles import PARTICLES
from assistant.words.tables import word_table
from index.records import Span

_UNSPACED = ("zh", "ja", "ko")
_BEFORE = 48
_LETTER = re.compile(r"[^\W_]")
_STRIPPED = " \t\r\n.,;:!?…\"'„“”«»‚‘’()[]–—-。、，！？「」『』：；・"
_HANGUL_FIRST, _HANGUL_LAST, _FINALS = 0xAC00, 0xD7A3, 28
_KOREAN = {"은": True, "는": False, "이": True, "가": False, "을": True, "를": False, "의": None}
"""Particles, and whether they stand behind a syllable that ends in a consonant; None: behind any."""
_KOREAN_NUMBER = re.compile(r"\d[\d.,]*\s*(?:[조억만천백십]\s*\d*[\d.,]*\s*)*[가-힣]{0,3}?$")
_KOREAN_FAMILY = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
)
_JAPANESE = re.compile(
    r"(?<=[\u4e00-\u9fff々〇\u30a1-\u30fa\u30fc0-9０-９%％])[とがをはに]$|(?<=さん)[とがをはに]$|(?<=くん)[とがをはに]$"
)


@dataclass(frozen=True, slots=True)
class _Tables:
    denied: Mapping[str, re.Pattern[str]]
    empty: frozenset[str]
    unspaced: re.Pattern[str]


@cache
def _tables() -> _Tables:
    tables = word_table(__file__)
    return _Tables(
        denied={
            language: re.compile(
                rf"(?<!\w)(?:{'|'.join(words.split())})"
                rf"(?:\s+(?:{'|'.join(tables['verbs'][language].split())})\s*,?)?\s*[\"“„«]?$",
                re.IGNORECASE,
            )
            for language, words in tables["negations"].items()
        },
        empty=PARTICLES.union(
            tables["asking"].split(),
            *(words.split() for name, words in tables["empty"].items() if name not in _UNSPACED),
        )
        - frozenset(tables["answers"].split()),
        unspaced=re.compile("|".join(tables["empty"][name] for name in _UNSPACED)),
    )


@lru_cache(maxsize=4096)
def says_nothing(words: str) -> bool:
    """True for marks and function words alone, which never answer: "“", "aus", "他说。"; not for "A" or "US"."""
    said = [word.strip(_STRIPPED) for word in words.split()]
    said = [word for word in said if _LETTER.search(word)]
    if not said:
        return True
    tables = _tables()
    return all(
        not (word.isupper() and word.isascii())
        and (word.casefold() in tables.empty or tables.unspaced.fullmatch(word) is not None)
        for word in said
    )


def with_negation(text: str, span: Span, within: Span, language: str | None) -> Span:
    """The span from the negation on that stands right before it, with nothing but "is" or "there is" between.

    A number stays as it is: what is set against another number is told elsewhere.
    """
    pattern = _tables().denied.get(language or "")
    if pattern is None or begins_with_number(text[slice(*span)]):
        return span
    low = max(within[0], span[0] - _BEFORE)
    found = pattern.search(text, low, span[0])
    if found is None or found.end() != span[0] or found.group() == "":
        return span
    closing = {'"': '"', "“": "”", "„": "“", "«": "»"}.get(found.group()[-1])
    end = span[1] + 1 if closing is not None and text[span[1] : span[1] + 1] == closing else span[1]
    return found.start(), min(end, within[1])


def without_particle(text: str, span: Span, language: str | None) -> Span:
    """The span without the particle at its end, where a number with its counter or a name is left."""
    words = text[slice(*span)]
    if language == "ja" and len(words) > 2 and _JAPANESE.search(words):
        return span[0], span[1] - 1
    if language == "ko" and len(words) > 2 and words[-1] in _KOREAN and _is_korean_rest(text, words):
        return span[0], span[1] - 1
    return span


def _is_korean_rest(text: str, words: str) -> bool:
    """Whether what is left without the last syllable is a number, or a name or a noun by what the text writes."""
    rest, particle = words[:-1], words[-1]
    wanted = _KOREAN[particle]
    if not _HANGUL_FIRST <= ord(rest[-1]) <= _HANGUL_LAST:
        return rest[-1].isdecimal() or rest[-1] == "%"
    if wanted is not None and bool((ord(rest[-1]) - _HANGUL_FIRST) % _FINALS) is not wanted:
        return False
    last = rest.split()[-1]
    if _KOREAN_NUMBER.search(rest):
        return True
    if len(last) == 3 and last[0] in _KOREAN_FAMILY and particle != "의":
        return True
    others = "".join(mark for mark in _KOREAN if mark != particle)
    again = re.search(rf"(?<![가-힣]){re.escape(last)}(?:[{others}](?![가-힣])|(?![가-힣]))", text)
    return len(last) > 1 and again is not None
