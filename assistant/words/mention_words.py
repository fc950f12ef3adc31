"""Below the search for mentions: the words of a text, one by one, and whether one is the word that is looked for.

In come a phrase and texts in any script; out come the places where the phrase stands. Scripts without spaces have no
words to see, so a phrase stands there wherever its syllables follow one another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.words.tables import word_table
from index.records import Span
from index.text.letters import MARKS, SPACELESS, SYLLABLE, WORD
from index.text.spellings import latin, same_name

_WORD = re.compile(rf"{WORD}(?:['’]{WORD})*")
_SPACELESS = re.compile(SPACELESS)
_PART = re.compile(rf"{SYLLABLE.pattern}|(?:(?!{SPACELESS})(?:[^\W_]|[{MARKS}'’]))+")
_WITHIN_WORD = re.compile(r"[\s\u200b·・]*")
"""What may stand between the syllables of one word: the end of a line, the dot within a foreign name."""
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]")
_SHORT_KATAKANA = 3
"""Up to so many letters a word in katakana is looked for as a whole: "Iran" stands in "highland"."""
_HANGUL = re.compile(r"[\uac00-\ud7a3]{2,}\Z")
_HEBREW = re.compile(r"[\u05d0-\u05ea]{3,}\Z")
_ARABIC = re.compile(r"[\u0620-\u06ff]{3,}\Z")
_ARTICLE = "ال"
_NON_JOINER = re.compile("(?<=[\u0620-\u06ff])\u200c(?=[\u0620-\u06ff])")
_SUFFIX_BEHIND_APOSTROPHE = frozenset(("tr", "az", "tk", "uz", "crh"))
_MOST_PARTICLES = 3


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A word of the phrase: its key, the same for all ways of writing it, and how it is written.

    Attributes:
        text: as in the phrase.
        key: see above.
        glued: it follows the word before it, a syllable, with nothing between.
        last: the phrase's last one, which may have an ending.
    """

    text: str
    key: str
    glued: bool
    last: bool


def places_of(phrase: str, text: str, language: str | None) -> list[Span]:
    """Where the phrase stands in the text, in order, without the endings and prefixes written in one with it.

    Args:
        phrase: the words that are looked for; none gives nothing.
        text: where to look.
        language: of the text; None where it is not known.
    """
    found = _places(_wanted(phrase), text, language)
    if _NON_JOINER.search(text):
        wanted = _wanted(_NON_JOINER.sub(" ", phrase))
        found = sorted({*found, *_places(wanted, _NON_JOINER.sub(" ", text), language)})
    return found


def has_words(phrase: str) -> bool:
    """Whether there is anything in the phrase to look for."""
    return _WORD.search(phrase) is not None


def _wanted(phrase: str) -> list[_Wanted]:
    spans = _spans(phrase)
    ends = [None, *(end for _, end in spans)]
    return [
        _Wanted(phrase[start:end], latin(phrase[start:end]), start == before, end == spans[-1][1])
        for (start, end), before in zip(spans, ends, strict=False)
    ]


def _places(wanted: Sequence[_Wanted], text: str, language: str | None) -> list[Span]:
    if not wanted:
        return []
    spans = _spans(text)
    found = []
    for at in range(len(spans) - len(wanted) + 1):
        start, end = spans[at]
        if (first := _agrees(wanted[0], text[start:end], language)) is None:
            continue
        places = [(start + first[0], start + first[1])]
        for word, (start, end) in zip(wanted[1:], spans[at + 1 : at + len(wanted)], strict=True):
            place = _agrees(word, text[start:end], language)
            if place is None or (word.glued and not _WITHIN_WORD.fullmatch(text, places[-1][1], start)):
                break
            places.append((start + place[0], start + place[1]))
        whole = (places[0][0], places[-1][1])
        if len(places) == len(wanted) and not _cuts_katakana(text, whole):
            found.append(whole)
    return found


def _cuts_katakana(text: str, place: Span) -> bool:
    words = text[slice(*place)]
    if len(words) > _SHORT_KATAKANA or not all(map(_KATAKANA.match, words)):
        return False
    before, after = text[max(0, place[0] - 1) : place[0]], text[place[1] : place[1] + 1]
    return bool(_KATAKANA.match(before) or _KATAKANA.match(after))


def _spans(text: str) -> list[Span]:
    """Where the words of a text stand; of scripts without spaces its syllables."""
    if text.isascii() or not _SPACELESS.search(text):
        return [match.span() for match in _WORD.finditer(text)]
    return [part.span() for match in _WORD.finditer(text) for part in _PART.finditer(text, *match.span())]


def _agrees(wanted: _Wanted, word: str, language: str | None) -> Span | None:
    """Where the wanted word stands within a word of the text in that language, or None."""
    key = latin(word)
    if wanted.key == key:
        return 0, len(word)
    if word[0].isupper() and wanted.text[0].isupper() and same_name(wanted.text, word):
        return 0, len(word)
    if wanted.key not in key:
        return _behind_article(wanted, word, language)
    if "'" in word or "’" in word:
        return _beside_apostrophe(wanted, word, language)
    if wanted.last and key.startswith(wanted.key) and _HANGUL.match(wanted.key):
        is_particle = _affixes()["korean"].fullmatch(key.removeprefix(wanted.key))
        return _at_start(wanted.key, word) if is_particle else None
    return _behind_prefix(wanted, word, language)


def _beside_apostrophe(wanted: _Wanted, word: str, language: str | None) -> Span | None:
    """For "l'Ukraine" and "Türkiye'nin"."""
    parts = re.split("['’]", word)
    if len(parts) != 2:
        return None
    before, after = parts
    if latin(after) == wanted.key and _affixes()["elided"].fullmatch(before.casefold()):
        return len(word) - len(after), len(word)
    has_ending = after == "s" or (language in _SUFFIX_BEHIND_APOSTROPHE and after.islower())
    return (0, len(before)) if latin(before) == wanted.key and has_ending else None


def _behind_prefix(wanted: _Wanted, word: str, language: str | None) -> Span | None:
    """For Hebrew and Arabic; Persian and Urdu write no prefixes of theirs in one with a word."""
    if language in (None, "he") and _HEBREW.match(wanted.key):
        prefix = "hebrew"
    elif language in (None, "ar") and _ARABIC.match(wanted.key):
        prefix = "arabic_article" if wanted.key.startswith(_ARTICLE) else "arabic"
    else:
        return None
    fits = _affixes()[prefix].fullmatch(latin(word).removesuffix(wanted.key))
    return _at_end(wanted.key, word) if fits else None


def _behind_article(wanted: _Wanted, word: str, language: str | None) -> Span | None:
    """For an Arabic word with its article behind "to", which leaves out the article's first letter."""
    if not wanted.key.startswith(_ARTICLE) or language not in (None, "ar"):
        return None
    bare = wanted.key.removeprefix(_ARTICLE)
    fits = _affixes()["arabic_to_the"].fullmatch(latin(word).removesuffix(bare))
    return _at_end(bare, word) if fits else None


def _at_start(key: str, word: str) -> Span | None:
    end = next((length for length in range(1, len(word)) if latin(word[:length]) == key), None)
    return None if end is None else (0, end)


def _at_end(key: str, word: str) -> Span | None:
    starts = (place for place in range(len(word) - 1, 0, -1) if word[place].isalpha())
    start = next((place for place in starts if latin(word[place:]) == key), None)
    return None if start is None else (start, len(word))


@cache
def _affixes() -> Mapping[str, re.Pattern[str]]:
    tables = word_table(__file__)
    particles, elided = ("|".join(tables[name].split()) for name in ("korean", "elided"))
    return {
        "korean": re.compile(rf"(?:{particles}){{1,{_MOST_PARTICLES}}}"),
        "elided": re.compile(elided),
        **{
            name: re.compile(tables[name]) for name in ("hebrew", "arabic", "arabic_article", "arabic_to_the")
        },
    }
