"""Below the speakers on the question line: how newspapers of one language say who says so, as word lists.

In comes a language code, out comes a ``SpeechWords``, read once from ``assistant/speakers/lists``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assistant.words.tables import word_table

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk")
ROMANCE = frozenset({"es", "fr", "it", "pt"})

_COUNTED = (
    "perfect passive modals agent reported reported_weak that subordinators coordinators relatives determiners "
    "oblique genitive pronouns reflexive impersonal prepositions attach attach_after_verb adverbs time particles "
    "counted media_names not_a_speaker so place_speaks nouns_of_saying after participles gerunds open clitics "
    "elided_clitics seeming joined_to_many told_in ordinals made_known conveying denying in_view "
    "greeted takes_deeds speaks_of spoken_of only_speaks_of reckons reckoned_at threatens withholds none "
    "measures of_age this deeds dubs dubbed_as hearsay heard announces asked_for"
).split()

_LEAST_OF_A_STEM = 5
_MOST_OF_AN_ENDING = 2
_JOINED = frozenset("mit bekannt hinzu klar fest hin zurück ein hervor vor dar nahe".split())


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The words of one language.

    Attributes:
        finite: finite verb forms that report speech.
        split: finite form -> particles of which one must follow ("teilte" -> "mit").
        sets: the other lists by their name in the file, lower case.
        before: phrases (as lower-case words) that a source follows, longest first.
        citing: phrases after which an outlet names the one it cites, longest first.
        points_back: phrases that open "Das sagte X", where X said the sentence before.
        masculine, not_masculine: endings of nouns that are the subject after "der", and of those that are not.
        things: endings of nouns that are no speaker even after "according to".
        outlet_stems: how the names of outlets begin, where names are inflected.
        roles, institutions, media: how a head noun looks (endings in German, stems in Russian, words elsewhere).
    """

    language: str
    nouns_capitalised: bool
    by_stem: bool
    drops_subject: bool
    finite: frozenset[str]
    split: dict[str, tuple[str, ...]]
    sets: dict[str, frozenset[str]]
    before: tuple[tuple[str, ...], ...]
    citing: tuple[tuple[str, ...], ...]
    points_back: tuple[tuple[str, ...], ...]
    things: tuple[str, ...]
    masculine: tuple[str, ...]
    not_masculine: tuple[str, ...]
    roles: tuple[str, ...]
    institutions: tuple[str, ...]
    media: tuple[str, ...]
    given_names: frozenset[str]
    closed: frozenset[str]
    outlet_stems: tuple[str, ...]

    def is_role(self, word: str) -> bool:
        """True for a word that says what a person is: "Regierungssprecherin", "spokesman"."""
        return self._looks(word, self.roles)

    def is_institution(self, word: str) -> bool:
        """True for a body that can speak: "Ministerium", "police", "Kremlin"."""
        return self._looks(word, self.institutions)

    def is_media(self, word: str) -> bool:
        """True for an outlet or its kind: "Agentur", "newspaper", "Reuters"."""
        return self.is_outlet_name(word) or self._looks(word, self.media)

    def is_outlet_name(self, word: str) -> bool:
        """True for an outlet that is known by name, in a case form too where names are inflected: "Интерфакса"."""
        low = word.lower().replace("-", "")
        if low in self.sets["media_names"]:
            return True
        return self.by_stem and any(
            low.startswith(stem) and len(low) - len(stem) <= _MOST_OF_AN_ENDING for stem in self.outlet_stems
        )

    def _looks(self, word: str, shapes: tuple[str, ...]) -> bool:
        if not word:
            return False
        low = word.lower()
        if self.nouns_capitalised:
            if not word[0].isupper():
                return False
            if low.endswith(shapes):
                return True
            for ending in ("innen", "in", "s", "es", "n", "en", "e", "er"):
                if low.endswith(ending) and low[: -len(ending)].endswith(shapes):
                    return True
            return False
        if self.by_stem:
            return any(low.startswith(shape) and len(low) - len(shape) <= 4 for shape in shapes)
        if self.language == "nl" and low.endswith(tuple(shape for shape in shapes if len(shape) > 5)):
            return True
        return low in shapes or ("-" in low and low.rsplit("-", 1)[1] in shapes)


@lru_cache(maxsize=len(LANGUAGES))
def speech_words(language: str) -> SpeechWords:
    """The word lists of one of ``LANGUAGES``."""
    data = word_lists(language)
    lists = {name: frozenset(str(data.get(name, "")).split()) for name in _COUNTED}
    lists["verb_participles"] = lists.pop("participles")
    finite = (set(str(data.get("forms", "")).split()) | _weak_forms(data) | _regular_forms(data)) - set(
        str(data.get("not_speaking", "")).split()
    )
    split = {
        form: tuple(rest.split(",")) for form, rest in (i.split(":") for i in data.get("split", "").split())
    }
    fixed = {
        form: tuple(rest.split(",")) for form, rest in (i.split(":") for i in data.get("fixed", "").split())
    }
    lists["verb_participles"] |= _regular_participles(data) | frozenset(fixed)
    finite |= set(split)
    finite |= _joined_forms(split)
    finite |= {form + pronoun for pronoun in str(data.get("enclitics", "")).split() for form in finite}
    closed = frozenset().union(
        *(
            lists[name]
            for name in (
                "that subordinators coordinators relatives determiners pronouns reflexive impersonal "
                "prepositions adverbs perfect passive modals"
            ).split()
        )
    )
    endings = "_endings" if data.get("nouns_capitalised") else "s"
    return SpeechWords(
        language=language,
        nouns_capitalised=bool(data.get("nouns_capitalised")),
        by_stem=bool(data.get("by_stem")),
        drops_subject=bool(data.get("drops_subject")),
        finite=frozenset(finite),
        split=split | fixed,
        sets=lists,
        before=_phrases(data.get("before", "")),
        citing=_phrases(data.get("citing", "")),
        points_back=_phrases(data.get("points_back", "")),
        things=tuple(data.get("thing_endings", "").split()),
        masculine=tuple(data.get("masculine_endings", "").split()),
        not_masculine=tuple(data.get("feminine_endings", "").split()),
        roles=tuple(data["role" + endings].split()),
        institutions=tuple(data["institution" + endings].split()),
        media=tuple(data["media" + ("_endings" if data.get("nouns_capitalised") else "")].split()),
        given_names=_given_names(),
        closed=closed,
        outlet_stems=_outlet_stems(lists["media_names"]) if data.get("by_stem") else (),
    )


def word_lists(name: str) -> dict[str, Any]:
    """The lists of a file of assistant/speakers/lists as they stand there, not to be changed."""
    return word_table(__file__, f"lists/{name}")


def _outlet_stems(names: frozenset[str]) -> tuple[str, ...]:
    """Names of outlets without their last vowel, where enough is left to know them by."""
    stems = (name.rstrip("аеёиоуыюяьъіїєaeiouy") for name in names)
    return tuple(sorted(stem for stem in stems if len(stem) >= _LEAST_OF_A_STEM))


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(word_lists("names")["given"].split())


def _phrases(listed: str) -> tuple[tuple[str, ...], ...]:
    phrases = [
        tuple(phrase.split()) for line in listed.splitlines() for phrase in line.split("|") if phrase.strip()
    ]
    return tuple(sorted(phrases, key=len, reverse=True))


def _weak_forms(data: dict[str, Any]) -> set[str]:
    """German weak verbs: sagt, sagte, sagten, sagen."""
    forms: set[str] = set()
    for stem in data.get("stems", "").split():
        joint = "e" if stem.endswith(("t", "d", "chn", "gn", "ffn")) else ""
        forms |= {f"{stem}{joint}t", f"{stem}{joint}te", f"{stem}{joint}ten", f"{stem}en"}
        if stem.endswith(("er", "el")):
            forms.add(f"{stem}n")
    return forms


def _joined_forms(split: dict[str, tuple[str, ...]]) -> set[str]:
    """Separable verbs where they stand last: mitteilte, bekanntgab."""
    return {
        particle + form
        for form, particles in split.items()
        for particle in particles
        if particle in _JOINED or form.startswith("kündig")
    }


def _regular_forms(data: dict[str, Any]) -> set[str]:
    """English regular verbs: warn, warns, warned."""
    forms: set[str] = set()
    for base in data.get("regular", "").split():
        forms |= {base, _third_person(base), _past(base)}
    return forms


def _regular_participles(data: dict[str, Any]) -> frozenset[str]:
    return frozenset(_past(base) for base in data.get("regular", "").split())


def _third_person(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")


def _past(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    if base.endswith("e"):
        return base + "d"
    doubled = {"quip": "quipped", "admit": "admitted"}
    return doubled.get(base, base + "ed")
