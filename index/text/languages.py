"""The language of a text, for articles and for questions of a few words: text in, ISO 639-1 code out.

Three steps, the cheap ones first: the script; the small words (articles, question words), which decide most
questions without any model; and py3langid, loaded only when those leave it open (half a second, once).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from index.text.language_words import FUNCTION_WORDS, SCRIPTS, TELLING_LETTERS

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

PLAUSIBLE_LANGUAGES = tuple(
    "de en fr es it pt nl pl ru uk tr sv da no fi cs sk ro hu bg sr hr sl el ar fa he zh ja ko hi vi th id lt lv et "
    "ca be mk ka hy az kk ur bn ta".split()
)
"""What the statistical step chooses from; all of them are languages of the bundled embedding model."""

ISO_639_1 = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo "
    "es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka "
    "kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng "
    "nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su "
    "sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
"""Every two-letter language code."""

_NAMED_LANGUAGES = {
    name: code
    for code, names in {
        "en": "eng english englisch anglais inglés",
        "de": "deu ger german deutsch allemand alemán",
        "fr": "fra fre french français französisch francés",
        "es": "spa spanish español spanisch espagnol castellano",
        "it": "ita italian italiano italienisch italien",
        "pt": "por portuguese português portugiesisch portugais",
        "nl": "nld dut dutch nederlands niederländisch",
        "pl": "pol polish polski polnisch",
        "ru": "rus russian русский russisch",
        "uk": "ukr ukrainian українська ukrainisch",
        "tr": "tur turkish türkçe türkisch",
        "ar": "ara arabic العربية",
        "zh": "zho chi chinese 中文",
        "ja": "jpn japanese 日本語",
    }.items()
    for name in names.split()
}
SAMPLE_CHARACTERS = 1800
_MIN_PROBABILITY = 0.3
_MIN_SCORE = 0.9
_MIN_LEAD = 1.5
_LEAST_SMALL, _MOST_SMALL = 2, 8
"""Small words of a short question by which a language is told that has all of them."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def language_code(written: str) -> str:
    """A code as articles carry it: small, without its region (``DE``, ``de-AT`` and ``de_AT`` are ``de``)."""
    return written.strip().casefold().replace("_", "-").split("-")[0]


def stated_code(written: str | None) -> str | None:
    """The code that a file states for its language as code, tag or name ("de-AT", "deu", "German"); None for others."""
    if not written:
        return None
    code = language_code(written)
    return code if code in ISO_639_1 else _NAMED_LANGUAGES.get(code)


def detect(text: str, default: str | None = None) -> str | None:
    """The ISO 639-1 code of the text's language, or ``default`` where it cannot be told (names, numbers).

    Long texts are judged by three samples of 600 characters. Norwegian is "no" in both its forms.
    """
    sample = _sample(text)
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return default
    by_script = _by_script(sample, letters)
    if by_script is not None:
        return by_script
    return _by_words(sample) or _by_model(sample) or default


def _sample(text: str) -> str:
    if len(text) <= SAMPLE_CHARACTERS:
        return text
    part = SAMPLE_CHARACTERS // 3
    middle = len(text) // 2
    return "\n".join((text[:part], text[middle : middle + part], text[-part:]))


@cache
def _script_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(f"[{ranges}]"), language) for ranges, language in SCRIPTS)


_BEYOND_LATIN = re.compile("[\u0370-\u1fff\u2c00-\uffff]")
_HAN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_PERSIAN = re.compile("[پچژگک\u06cc]")
_URDU = re.compile("[ٹڈڑںے]")
_DEVANAGARI = re.compile("[\u0900-\u097f]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_VIETNAMESE = re.compile("[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỵỷỹđ]")


def _by_script(sample: str, letters: int) -> str | None:
    """The language where the script alone tells it, else None."""
    if sample.isascii() or len(_BEYOND_LATIN.findall(sample)) * 40 < letters:
        return None
    kana = len(re.findall("[\u3040-\u30ff]", sample))
    han = len(_HAN.findall(sample))
    if (kana + han) * 4 >= letters:
        return "ja" if kana * 12 >= kana + han else "zh"
    for pattern, language in _script_patterns():
        if len(pattern.findall(sample)) * 2 >= letters:
            return language
    if len(_ARABIC.findall(sample)) * 2 >= letters:
        if _URDU.search(sample):
            return "ur"
        return "fa" if len(_PERSIAN.findall(sample)) * 40 >= letters else "ar"
    if len(_DEVANAGARI.findall(sample)) * 2 >= letters:
        return "hi"
    if len(_CYRILLIC.findall(sample)) * 2 >= letters:
        return _by_cyrillic_letters(sample, letters)
    return "vi" if len(_VIETNAMESE.findall(sample.lower())) * 25 >= letters else None


def _by_cyrillic_letters(sample: str, letters: int) -> str | None:
    counts = Counter(sample.lower())
    if counts["ў"]:
        return "be"
    if sum(counts[letter] for letter in "ђћјљњџ") * 50 > letters:
        return None
    ukrainian = sum(counts[letter] for letter in "їєґі")
    russian = sum(counts[letter] for letter in "ыэё")
    if ukrainian and not russian:
        return "uk"
    if russian and not ukrainian:
        return "ru"
    return None


@cache
def _word_weights() -> dict[str, dict[str, float]]:
    """Each small word with its languages and what it says for each: less where more languages share it."""
    weights: dict[str, dict[str, float]] = {}
    for language, words in FUNCTION_WORDS.items():
        for word in words:
            weights.setdefault(word, {})[language] = 0.0
    for languages in weights.values():
        for language in languages:
            languages[language] = 1.0 / len(languages)
    return weights


@cache
def _letter_weights() -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {}
    for language, letters in TELLING_LETTERS.items():
        for letter in letters:
            weights.setdefault(letter, {})[language] = 0.0
    for languages in weights.values():
        for language in languages:
            languages[language] = 0.6 / len(languages)
    return weights


def _by_words(sample: str) -> str | None:
    """The language whose small words and letters stand out clearly; None when none does."""
    found = _WORD.findall(sample.replace("’", "'"))
    # Capitalised words inside a text are names ("Los Angeles"), but for the first one.
    words = [word.lower() for index, word in enumerate(found) if not index or word[0].islower()]
    if len(words) < 3:
        words = [word.lower() for word in found]
    cyrillic = [word for word in words if _CYRILLIC.match(word)]
    if len(cyrillic) * 2 >= len(words):
        words = cyrillic
    weights = _word_weights()
    parts = [
        part for word in words for part in ([word] if word in weights else word.replace("-", "'").split("'"))
    ]
    scores: Counter[str] = Counter()
    for part in parts:
        for language, weight in weights.get(part, {}).items():
            scores[language] += weight  # type: ignore[assignment]
    for letter in set(sample.lower()):
        for language, weight in _letter_weights().get(letter, {}).items():
            scores[language] += weight  # type: ignore[assignment]
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < _MIN_SCORE:
        return _having_all(parts)
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    share = ranked[0][1] / max(len(words), 1)
    if len(words) > 20 and share < 0.1:
        return None
    return ranked[0][0] if ranked[0][1] >= second * _MIN_LEAD else _having_all(parts)


def _having_all(parts: list[str]) -> str | None:
    """The only language that has every small word of a few words: "wie is" are two of Dutch and of no other one."""
    weights = _word_weights()
    small = {part for part in parts if part in weights}
    if not _LEAST_SMALL <= len(small) <= _MOST_SMALL:
        return None
    having = set.intersection(*(set(weights[part]) for part in small))
    return having.pop() if len(having) == 1 else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(PLAUSIBLE_LANGUAGES))
    return identifier


def _by_model(sample: str) -> str | None:
    words = _WORD.findall(sample)
    if not words or (len(words) <= 3 and all(word[0].isupper() for word in words)):
        return None
    language, probability = _identifier().classify(" ".join(sample.split()))
    return str(language) if probability >= _MIN_PROBABILITY else None
