"""Below the follow-ups on the question line: how a question of one language leans on earlier ones, as word lists.

In comes a language code, out comes a ``FollowUpWords``, read once from ``assistant/follow_ups/lists``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.words.tables import word_table
from index.text.language_words import FUNCTION_WORDS
from index.text.stop_words import STOP_WORDS

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk")
FALLBACK_LANGUAGE = "en"

_SETS = """
    openers pointers closing possessives clauses asking who which counting prepositions articles indefinite
    particles linking places things persons last one reports
    """.split()
_SHORT_STEM, _ENDING_AFTER_SHORT, _ENDING_AFTER_FOUR = 3, 2, 4
_SHORTEST_IN_COMPOUND = 5
_LEAD = r"[¿¡ ]*"
_AGREED = (
    "ok|okay|okey|so|also|gut|na gut|well|alright|right|bon|bien|alors|"
    "bueno|vale|bene|allora|va bene|nou|goed|dobrze|dobra|bom|então|ладно|хорошо|"
    "окей|добре|гаразд|danke|thanks|merci|gracias|grazie|bedankt|dzięki|obrigado|obrigada|спасибо|дякую"
)
"""What may stand before "by the way"."""
_COMPOUNDING = frozenset({"de", "nl"})


@dataclass(frozen=True, slots=True)
class Stems:
    """Beginnings of words; short ones take only short endings, and in German and Dutch a compound may end in one."""

    stems: tuple[str, ...]
    inside: tuple[str, ...] = ()

    def match(self, word: str) -> bool:
        """True for a casefolded word that is one of these, whatever its ending."""
        for stem in self.stems:
            if word.startswith(stem) and len(word) - len(stem) <= _longest_ending(stem):
                return True
        return any(stem in word for stem in self.inside)


@dataclass(frozen=True, slots=True)
class FollowUpWords:
    """The words of one language, casefolded; the files say what each list is for."""

    openers: frozenset[str]
    pointers: frozenset[str]
    closing: frozenset[str]
    possessives: frozenset[str]
    clauses: frozenset[str]
    asking: frozenset[str]
    who: frozenset[str]
    which: frozenset[str]
    counting: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    particles: frozenset[str]
    linking: frozenset[str]
    places: frozenset[str]
    things: frozenset[str]
    persons: frozenset[str]
    last: frozenset[str]
    one: frozenset[str]
    reports: frozenset[str]
    stop: frozenset[str]
    light: Stems
    general: Stems
    roles: Stems
    own: tuple[str, ...]
    phrases: re.Pattern[str]
    empty: re.Pattern[str]
    about: re.Pattern[str]
    defining: re.Pattern[str]
    drops_subject: bool
    small_talk: frozenset[tuple[str, ...]]
    farewell: frozenset[tuple[str, ...]]
    archive: re.Pattern[str]
    assistant: re.Pattern[str]
    summed: re.Pattern[str]
    again: re.Pattern[str]
    more: re.Pattern[str]
    form: re.Pattern[str]
    later: re.Pattern[str]
    earlier: re.Pattern[str]
    units: Mapping[str, re.Pattern[str]]
    turning: re.Pattern[str]
    returning: re.Pattern[str]
    correcting: re.Pattern[str]
    others: re.Pattern[str]
    about_it: re.Pattern[str]


@cache
def follow_up_words(language: str) -> FollowUpWords:
    """The words of a language by its ISO 639-1 code; English ones where there are none.

    What says nothing is of the language itself.
    """
    known = language if language in LANGUAGES else FALLBACK_LANGUAGE
    lists = word_table(__file__, f"lists/{known}")
    sets = {name: frozenset(lists[name].casefold().split()) for name in _SETS}
    return FollowUpWords(
        **sets,
        stop=STOP_WORDS[known] if known == language else FUNCTION_WORDS.get(language, STOP_WORDS[known]),
        light=_stems(lists["light"]),
        general=_stems(lists["general"]),
        roles=_stems(lists["roles"], in_compounds=known in _COMPOUNDING),
        own=tuple(lists["own"].casefold().split("|")),
        phrases=_pattern(lists["phrases"]),
        empty=_pattern(lists["empty"], re.IGNORECASE),
        about=_pattern(rf"^\W*(?:{lists['about']})\b", re.IGNORECASE),
        defining=_pattern(rf"^\W*(?:{lists['defining']})", re.IGNORECASE),
        drops_subject=bool(lists.get("drops_subject")),
        small_talk=_phrases(lists["small_talk"]),
        farewell=_phrases(lists["farewell"]),
        archive=_spoken(lists["archive"]),
        assistant=_spoken(lists["assistant"]),
        summed=_spoken(lists["summed"]),
        again=_spoken(lists["again"]),
        more=_spoken(lists["more"]),
        form=_spoken(lists["form"].replace("{tongue}", lists["tongue"])),
        later=_timed(lists, "later"),
        earlier=_timed(lists, "earlier"),
        units={unit: _spoken(named) for unit, named in lists["units"].items()},
        turning=_spoken(rf"{_LEAD}(?:(?:{_AGREED})[ ,.!]+)?(?:{lists['turning']})\b[ ,:;.–-]*"),
        returning=_spoken(
            rf"{_LEAD}(?:(?:{_AGREED})[ ,.!]+)?(?:{lists['returning']})\b ?(?P<topic>[^?:,]+)[:,]"
        ),
        correcting=_spoken(rf"{_LEAD}(?:{lists['correcting']})\b[ ,:]*"),
        others=_spoken(rf"\b(?:{lists['others']})\b"),
        about_it=_spoken(rf"\b(?:{lists['about_it']})\b"),
    )


def _phrases(listed: str) -> frozenset[tuple[str, ...]]:
    """Phrases parted by bars, each as its words."""
    return frozenset(tuple(phrase.split()) for phrase in listed.casefold().split("|"))


def _stems(words: str, *, in_compounds: bool = False) -> Stems:
    stems = tuple(words.casefold().split())
    long = tuple(stem for stem in stems if len(stem) >= _SHORTEST_IN_COMPOUND)
    return Stems(stems, long if in_compounds else ())


def _longest_ending(stem: str) -> int:
    if len(stem) <= _SHORT_STEM:
        return _ENDING_AFTER_SHORT
    return _ENDING_AFTER_FOUR if len(stem) == _SHORT_STEM + 1 else 99


def _timed(lists: Mapping[str, Any], name: str) -> re.Pattern[str]:
    """A time counted from another, whole, with a preposition and an article or without."""
    unit = f"(?:{'|'.join(lists['units'].values())})"
    return _spoken(rf"{_LEAD}(?:{lists[name].replace('{unit}', unit).strip()})[ ?.!]*")


def _spoken(text: str) -> re.Pattern[str]:
    """Alternatives in which any white space is a space; bars with white space on both sides part them."""
    return re.compile(re.sub(r"\s+", " ", re.sub(r"\s+\|\s+", "|", text.strip())), re.IGNORECASE)


def _pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(text or r"(?!)", re.VERBOSE | flags)
