"""Words as the word index takes them: a text and its language come in, stems go out.

Passages and queries pass through here alike, so that what is asked can meet what is indexed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import snowballstemmer

from index.text.letters import MARKS, SPACELESS, SYLLABLE, plain_digits, plain_letters
from index.text.stop_words import STOP_WORDS

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "uk": "russian", "yi": "yiddish",
}  # fmt: skip
_TOKEN = re.compile(rf"\d+(?:[.,\u066b\u066c]\d+)*|[^\W\d_][^\W_]*+(?:[{MARKS}]++[^\W_]*+)*+")
_HANGUL = "\uac00-\ud7a3"
_PAIRED = re.compile(f"{SPACELESS}|[{_HANGUL}]")
_PAIRED_RUN = re.compile(rf"(?:(?:{_PAIRED.pattern})[{MARKS}]*+)++")
_SYLLABLE = re.compile(rf"{SYLLABLE.pattern}|[{_HANGUL}]")
_INVISIBLE = re.compile(r"[\u00ad\u200d\u2060\ufeff]|(?<![\u0600-\u06ff])\u200c")
"""What parts no word; in Arabic script the non-joiner stands before an ending, which is a word of its own here."""
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_MAX_WORD = 40
_DOTLESS = frozenset({"tr", "az"})
"""Where a capital I is that of a small one without its dot."""


def stems(text: str, language: str | None) -> list[str]:
    """The stems of a text in order, stop words left out: what is indexed and what is asked for.

    Case, accents, vowel points and digits of any script are folded. Numbers stay, ``50.000`` and ``50,000`` alike.
    Scripts without spaces, and Korean, give overlapping pairs of syllables.
    """
    stop = STOP_WORDS.get(language or "", frozenset())
    found: list[str] = []
    for word in _words(text, language):
        if word not in stop:
            stem = _stem(word, language or "")
            if stem:
                found.append(stem)
    return found


def _words(text: str, language: str | None) -> Iterable[str]:
    if language in _DOTLESS:
        text = text.replace("I", "ı")
    folded = text.lower() if text.isascii() else _folded(text)
    for match in _TOKEN.finditer(folded):
        token = match.group()
        if token.isascii():
            if token[0].isdigit():
                yield from _number(token)
            elif len(token) > 1:
                yield token[:_MAX_WORD]
        elif token[0].isdigit():
            yield from _number(plain_digits(token))
        elif _PAIRED.search(token):
            yield from _pairs(token)
        elif len(token) > 1:
            yield token[:_MAX_WORD]


def _folded(text: str) -> str:
    small = unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i")
    return _INVISIBLE.sub("", small).replace("\u200c", " ")


def _number(token: str) -> list[str]:
    if _THOUSANDS.fullmatch(token):
        return [re.sub("[.,]", "", token)]
    if _DECIMAL.fullmatch(token):
        return [token.replace(",", ".")]
    return re.split("[.,]", token)


def _pairs(token: str) -> Iterable[str]:
    position = 0
    for run in _PAIRED_RUN.finditer(token):
        if run.start() - position > 1:
            yield token[position : run.start()]
        syllables = _SYLLABLE.findall(run.group())
        if len(syllables) == 1:
            yield syllables[0]
        for left in range(len(syllables) - 1):
            yield syllables[left] + syllables[left + 1]
        position = run.end()
    if len(token) - position > 1:
        yield token[position:]


@lru_cache(maxsize=200_000)
def _stem(word: str, language: str) -> str:
    if not word[0].isdigit() and (stemmer := _stemmer(language)) is not None:
        word = stemmer.stemWord(word)
    return word if word.isascii() else plain_letters(word)


@lru_cache(maxsize=64)
def _stemmer(language: str) -> Any:
    name = _SNOWBALL.get(language)
    return snowballstemmer.stemmer(name) if name else None


def word_stems(word: str, language: str | None) -> list[str]:
    """The stems of one word, or of the parts of a hyphenated one, stop words too."""
    return [_stem(part, language or "") for part in _words(word, language)]


def query_stems(query: str, language: str | None, archive_languages: Sequence[str]) -> list[list[str]]:
    """For each word of a query its stems, one way for each language it may meet, without repetition.

    A name is stemmed otherwise in a Russian article than in a German one, so a query looks for both.
    """
    stop = STOP_WORDS.get(language or "", frozenset())
    languages = [language or "", *(other for other in archive_languages if other != language)]
    groups: dict[str, list[str]] = {}
    for word in _words(query, language):
        if word not in stop:
            groups[word] = list(dict.fromkeys(stem for other in languages if (stem := _stem(word, other))))
    seen: set[str] = set()
    unique = [[stem for stem in group if not (stem in seen or seen.add(stem))] for group in groups.values()]  # type: ignore[func-returns-value]
    return [group for group in unique if group]


_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "nn", "no", "fi"})
_LINKING = ("", "s", "n", "es", "en", "er")
_SHORTEST_PART = 4
_SHORTEST_COMPOUND = 9


def possible_parts(query: str, language: str | None) -> list[tuple[str, str]]:
    """Stems of (left, right) into which a query's long words might be divided, linking letters dropped.

    Only for languages that write compounds in one word; which divisions are real, the archive's words decide.
    """
    if language not in _COMPOUNDING:
        return []
    pairs: dict[tuple[str, str], None] = {}
    for word in _words(query, language):
        if len(word) < _SHORTEST_COMPOUND or word in STOP_WORDS.get(language, frozenset()):
            continue
        for border in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            left, right = word[:border], word[border:]
            for link in _LINKING:
                base = left.removesuffix(link) if link else left
                if left.endswith(link) and len(base) >= _SHORTEST_PART:
                    pairs[_stem(base, language), _stem(right, language)] = None
    return list(pairs)
