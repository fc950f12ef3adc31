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

from index.stop_words import STOP_WORDS

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "uk": "russian", "yi": "yiddish",
}  # fmt: skip
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[^\W_])*", re.UNICODE)
_WIDE_RUN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u0e00-\u0e7f]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_MAX_WORD = 40


def stems(text: str, language: str | None) -> list[str]:
    """The stems of a text in order, stop words left out: what is indexed and what is asked for.

    Case and accents are folded. Numbers stay, ``50.000`` and ``50,000`` alike. Scripts without spaces give
    overlapping pairs of characters.
    """
    stop = STOP_WORDS.get(language or "", frozenset())
    found: list[str] = []
    for word in _words(text):
        if word not in stop:
            stem = _stem(word, language or "")
            if stem:
                found.append(stem)
    return found


def _words(text: str) -> Iterable[str]:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "")
    for match in _TOKEN.finditer(folded):
        token = match.group()
        if token[0].isdigit():
            yield from _number(token)
        elif _WIDE_RUN.search(token):
            yield from _pairs(token)
        elif len(token) > 1:
            yield token[:_MAX_WORD]


def _number(token: str) -> list[str]:
    if _THOUSANDS.fullmatch(token):
        return [re.sub("[.,]", "", token)]
    if _DECIMAL.fullmatch(token):
        return [token.replace(",", ".")]
    return re.split("[.,]", token)


def _pairs(token: str) -> Iterable[str]:
    position = 0
    for run in _WIDE_RUN.finditer(token):
        if run.start() - position > 1:
            yield token[position : run.start()]
        characters = run.group()
        if len(characters) == 1:
            yield characters
        for left in range(len(characters) - 1):
            yield characters[left : left + 2]
        position = run.end()
    if len(token) - position > 1:
        yield token[position:]


@lru_cache(maxsize=200_000)
def _stem(word: str, language: str) -> str:
    if not word[0].isdigit() and (stemmer := _stemmer(language)) is not None:
        word = stemmer.stemWord(word)
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn" or ord(letter) > 0x0600)


@lru_cache(maxsize=64)
def _stemmer(language: str) -> Any:
    name = _SNOWBALL.get(language)
    return snowballstemmer.stemmer(name) if name else None


def word_stems(word: str, language: str | None) -> list[str]:
    """The stems of one word, or of the parts of a hyphenated one, stop words too."""
    return [_stem(part, language or "") for part in _words(word)]


def query_stems(query: str, language: str | None, archive_languages: Sequence[str]) -> list[list[str]]:
    """For each word of a query its stems, one way for each language it may meet, without repetition.

    A name is stemmed otherwise in a Russian article than in a German one, so a query looks for both.
    """
    stop = STOP_WORDS.get(language or "", frozenset())
    languages = [language or "", *(other for other in archive_languages if other != language)]
    groups: dict[str, list[str]] = {}
    for word in _words(query):
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
    for word in _words(query):
        if len(word) < _SHORTEST_COMPOUND or word in STOP_WORDS.get(language, frozenset()):
            continue
        for border in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            left, right = word[:border], word[border:]
            for link in _LINKING:
                base = left.removesuffix(link) if link else left
                if left.endswith(link) and len(base) >= _SHORTEST_PART:
                    pairs[_stem(base, language), _stem(right, language)] = None
    return list(pairs)
