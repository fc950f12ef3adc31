"""Spellings of one name across languages and scripts: Uschakow, Ushakov, Ouchakov, Ушаков share a skeleton.

A skeleton keeps the sounds that transliterations agree on and drops what they write differently. It is a
key for finding candidates, not a proof that two names are the same person's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.text.letters import WORD, plain_letters

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ў": "u", "ј": "i", "љ": "l",
    "њ": "n", "ћ": "ch", "ђ": "d", "џ": "dz",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "t", "ι": "i", "κ": "k",
    "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
    "υ": "i", "φ": "f", "χ": "h", "ψ": "ps", "ω": "o",
}  # fmt: skip
_FOLDS = [
    (re.compile(r"^ch(?=[rl])|kh|gh"), "h"),
    (re.compile(r"schtsch|shch|chtch|szcz|tsch|tch|tsh|dsch|dzh|sch|sh|sz|zh|ch|cz|dj"), "S"),
    (re.compile(r"ts|tz|c(?=[eiy])"), "s"),
    (re.compile(r"ph|ff"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"[ckq]+"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"w|v|f$"), "v"),
    (re.compile(r"z"), "s"),
    (re.compile(r"[yj]"), "i"),
]
_KEPT = 32_768
"""Words whose forms are kept: the names of a question meet the same words again and again."""
_POSSESSIVE = re.compile(r"['’]s?$")
_FIRST_VOWELS = re.compile(r"[aeiouyj]+")
_WORD = re.compile(rf"{WORD}(?:[-'’]{WORD})*")
_TO_LATIN = str.maketrans(_CYRILLIC | _GREEK)


@lru_cache(maxsize=_KEPT)
def latin(word: str) -> str:
    """The word in lower-case Latin letters without accents; other scripts than Cyrillic and Greek stay."""
    plain = plain_letters(word)
    return plain if plain.isascii() else plain.translate(_TO_LATIN)


@lru_cache(maxsize=_KEPT)
def skeleton(name: str) -> str:
    """A key that spellings of one name share: its consonant sounds in order, marked when a vowel comes first.

    ``skeleton("Uschakow") == skeleton("Ouchakov") == skeleton("Ушаков")``. Short keys (under two consonants)
    say little; ``same_name`` compares more than the key.
    """
    word = _POSSESSIVE.sub("", latin(name)).replace("'", "").replace("’", "").replace("-", "")
    initial_vowel = bool(word) and word[0] in "aeiouyj"
    for pattern, sound in _FOLDS:
        word = pattern.sub(sound, word)
    consonants = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouh]+", "", word))
    return ("*" if initial_vowel else "") + consonants


@lru_cache(maxsize=_KEPT)
def _softened(word: str) -> str:
    """What spellings of short names agree in: j and y as i, w as v, nothing doubled."""
    return re.sub(r"(.)\1+", r"\1", re.sub("[jy]", "i", word).replace("w", "v").replace("'", ""))


def _first_vowel(word: str) -> str:
    match = _FIRST_VOWELS.search(word.lstrip("yj"))
    group = match.group() if match else ""
    if "i" in group or "y" in group or "j" in group:
        return "i"
    return "u" if group in ("ou", "oe", "oo") else group[:1]


def words(text: str) -> list[str]:
    """The words of a text, hyphenated ones whole."""
    return [match.group() for match in _WORD.finditer(text)]


@lru_cache(maxsize=_KEPT)
def spelling_keys(word: str) -> frozenset[str]:
    """Two words of which ``same_name`` is true have one of these in common; so few need to be compared."""
    plain = latin(word)
    return frozenset({f"={_softened(plain)}", f"^{plain[:4]}", f"~{skeleton(word)[:2]}"})


@lru_cache(maxsize=_KEPT)
def same_name(one: str, other: str) -> bool:
    """True when two words can be spellings (or case forms) of one name."""
    left, right = latin(one), latin(other)
    if left == right or _softened(left) == _softened(right):
        return True
    if min(len(left), len(right)) < 4:
        return False
    shorter, longer = sorted((left, right), key=len)
    if longer.startswith(shorter) and len(longer) - len(shorter) <= 2:
        return True
    keys = sorted((skeleton(one), skeleton(other)), key=len)
    if len(keys[0].strip("*")) < 2:
        return False
    if _first_vowel(left) != _first_vowel(right):
        return False
    if keys[0] == keys[1]:
        return abs(len(left) - len(right)) <= 3
    return keys[1].startswith(keys[0]) and len(keys[0]) >= 4 and len(keys[1]) - len(keys[0]) == 1
