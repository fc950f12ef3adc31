"""Words made comparable: where the measures of an answer begin.

Strings come in, comparable strings, words or offsets go out. The rule for exact match and F1 is SQuAD's
(lower case, no punctuation, no articles, single spaces), extended to the articles of German, French and
Spanish (Russian has none) and to scripts that are written without spaces.
"""

from __future__ import annotations

import re
import string
import unicodedata
from functools import lru_cache

from assistant.evaluation.whole_phrases import stands_whole
from index.records import Span

_ARTICLES = {
    "en": "a an the",
    "de": "der die das den dem des ein eine einen einem einer eines",
    "fr": "le la les l un une des du",
    "es": "el la los las lo un una unos unas",
}
_ARTICLE_PATTERNS = {
    language: re.compile(r"\b(?:" + "|".join(words.split()) + r")\b") for language, words in _ARTICLES.items()
}
_ELISION = re.compile(r"\b([lL])['’]")
_MARK = re.compile(r"\s?\[\d+\]")
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f])"
)


def normalise(text: str, language: str | None = "en") -> str:
    """``text`` by SQuAD's rule: lower case, without punctuation and articles, single spaces.

    Args:
        text: an answer, given or expected.
        language: ISO 639-1 code of the answer; one without articles, or None, drops no article.
    """
    code = (language or "").lower()[:2]
    lowered = text.lower()
    if code == "fr":
        lowered = _ELISION.sub(r"\1 ", lowered)
    bare = "".join(character for character in lowered if not _is_punctuation(character))
    pattern = _ARTICLE_PATTERNS.get(code)
    if pattern is not None:
        bare = pattern.sub(" ", bare)
    return " ".join(bare.split())


def words(text: str, language: str | None = "en") -> list[str]:
    """The normalised words; Chinese, Japanese, Korean, Thai, Lao and Khmer count by character."""
    return _UNSPACED.sub(r" \1 ", normalise(text, language)).split()


def occurrences(phrase: str, text: str, language: str | None = None) -> list[Span]:
    """Where ``phrase`` stands in ``text``: half-open offsets, in order, not overlapping.

    Case does not matter and any white space matches any other. Numbers and words are only found whole: ``5`` does not
    stand in ``50`` or ``7,5``, ``Sam`` not in ``Samuel``; the text's language tells which endings a word may have.
    Composed and decomposed accents match each other when the whole text is of one kind.
    """
    for form in dict.fromkeys((phrase, *(unicodedata.normalize(kind, phrase) for kind in ("NFC", "NFD")))):
        pattern = _phrase_pattern(form)
        if pattern is None:
            return []
        spans = _whole_spans(pattern, text, language)
        if spans:
            return spans
    return []


def stands_in(phrase: str, text: str, language: str | None = None) -> bool:
    """True when ``phrase`` stands in ``text`` by the rule of ``occurrences``."""
    return bool(occurrences(phrase, text, language))


def without_marks(text: str) -> str:
    """An answer's text without its citation marks ``[1]``."""
    return _MARK.sub("", text).strip()


def same_path(text: str) -> str:
    """A source as it is compared: ``/`` separators, composed accents, no ``./`` in front."""
    return unicodedata.normalize("NFC", text.strip().replace("\\", "/")).removeprefix("./")


@lru_cache(maxsize=4096)
def _phrase_pattern(phrase: str) -> re.Pattern[str] | None:
    parts = phrase.split()
    return re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE) if parts else None


def _whole_spans(pattern: re.Pattern[str], text: str, language: str | None) -> list[Span]:
    spans: list[Span] = []
    at = 0
    while match := pattern.search(text, at):
        whole = stands_whole(text, *match.span(), language)
        spans += [match.span()] if whole else []
        at = match.end() if whole else match.start() + 1
    return spans


def _is_punctuation(character: str) -> bool:
    return character in string.punctuation or unicodedata.category(character).startswith("P")
