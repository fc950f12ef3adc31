"""Which of several people of one surname is meant, by the given names and offices that an article writes by it.

In come an article's text and a surname, out comes who stands at each place of it: a bare surname is the one who was
last named in full or by office before it, else the first one named so at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.speakers.words import LANGUAGES, speech_words, word_lists
from assistant.words.mentions import is_function_word
from index.text.letters import LETTERS
from index.text.spellings import latin, same_name

_WORD = re.compile(rf"[^\W\d_]\.|{LETTERS}(?:[-'’]{LETTERS})*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ELIDED = re.compile(r"^[ld]['’]")
_MARK = re.compile(r"[^\w\s'’-]|\n")
_CALLING = re.compile(r"(?:in|er|ist|or|ent|ant|eur|oge|ung|mann|frau|chef|talent|star|kind|legende|ly)$")
"""How words end that say what somebody is, and English adverbs."""
_SOUNDS = tuple(
    (sound, re.compile(spellings))
    for sound, spellings in (
        ("e", "^(?:ye|je|ie)"),
        ("ju", "^(?:iou|you|yu|iu|giu)"),
        ("ja", "^(?:ya|ia|gia)"),
        ("h", "^(?:kh|ch|x|g)"),
        ("k", "^[cq]"),
        ("v", "^w"),
        ("l", "^ł"),
        ("f", "^ph"),
        ("j", "^(?:dzh|dsch|dj|i|y)"),
    )
)
_SAME_BEGINNING = 2
"""Letters that forms of one name share."""
_MOST_BEFORE = 5
"""Words before a surname that may be given names and an office."""
_INFLECTING = frozenset({"ru", "uk", "pl"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as a text names them by a surname.

    Attributes:
        given: the given names and initials before the surname, as spelled.
        offices: the kinds of office named with it, keys of assistant/speakers/lists/offices.toml.
    """

    given: tuple[str, ...] = ()
    offices: frozenset[str] = frozenset()


NOBODY_KNOWN = Person()


@lru_cache(maxsize=16)
def people(text: str, surname: str, language: str | None) -> tuple[tuple[int, Person], ...]:
    """Who stands at each place where the text writes the surname, by the place's offset."""
    words = list(_WORD.finditer(text))
    named = [
        (words[place].start(), _named_at(text, words, place, language))
        for place in range(len(words))
        if words[place].group()[0].isupper() and same_name(surname, _bare(words[place].group()))
    ]
    full = [person for _, person in named if person != NOBODY_KNOWN]
    last = full[0] if full else NOBODY_KNOWN
    known: list[Person] = []
    found: list[tuple[int, Person]] = []
    for offset, person in named:
        if person != NOBODY_KNOWN:
            last = _joined(person, known, language)
            known = [one for one in known if one is not last and not _is_within(one, last)] + [last]
        found.append((offset, last))
    return tuple(found)


def person_at(named: Sequence[tuple[int, Person]], start: int, end: int) -> Person | None:
    """Who is named within ``[start, end)``, or None."""
    place = bisect_right(named, (end,)) - 1
    return named[place][1] if place >= 0 and named[place][0] >= start else None


def offices(words: Iterable[str]) -> frozenset[str]:
    """The kinds of office among words."""
    return frozenset(kind for word in words for kind in _offices_of(_ELIDED.sub("", word.casefold())))


def same_given(one: Sequence[str], other: Sequence[str], language: str | None) -> bool | None:
    """Whether given names can be one person's: None where they differ but may be forms of one name, or are no names.

    An initial stands for every name that begins so. Names need not be known: two that begin otherwise are two people's.
    """
    if not one or not other or any(_is_same(a, b, language) for a in one for b in other):
        return True
    if _is_short(one, other):
        return None
    listed = speech_words("en").given_names
    known = [any(word in listed for word in given) for given in (one, other)]
    if all(known):
        return False
    named = all(
        is_known or any(may_be_given(word, language) for word in given)
        for is_known, given in zip(known, (one, other), strict=True)
    )
    alike = any(
        _beginning(a) == _beginning(b) or _is_cyrillic(a) != _is_cyrillic(b) for a in one for b in other
    )
    return False if named and not alike else None


def _is_cyrillic(word: str) -> bool:
    return "Ѐ" <= word[0] <= "ӿ"


def _beginning(name: str) -> str:
    """How a name begins, spellings of one sound alike: "Yevgeny", "Jewgeni" and "Evgeny"."""
    low = latin(name)
    for sound, spellings in _SOUNDS:
        low = spellings.sub(sound, low)
    return low[:_SAME_BEGINNING]


def may_be_given(word: str, language: str | None) -> bool:
    """Whether a word that no list holds is a given name rather than what somebody is: "Mareile", not "Geigerin"."""
    return _is_given(word, language) and len(word) > 2 and _CALLING.search(word) is None


def _is_same(one: str, other: str, language: str | None) -> bool:
    left, right = latin(one).rstrip("."), latin(other).rstrip(".")
    if min(len(left), len(right)) == 1:
        return left[0] == right[0]
    if same_name(one, other):
        return True
    return (
        language in _INFLECTING
        and len(left) > 3
        and len(right) > 3
        and left[:3] == right[:3]
        and abs(len(left) - len(right)) <= 2
    )


def _is_short(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name is a usual short form of the other: "Bill" and "William"."""
    groups = (group.split() for group in word_lists("names")["short_forms"].split("|"))
    return any(any(a in group for a in one) and any(b in group for b in other) for group in groups)


def _named_at(text: str, words: Sequence[re.Match[str]], place: int, language: str | None) -> Person:
    """The given names and offices right before a surname, and an office right behind it in commas."""
    before = _words_before(text, words, place)
    given: list[str] = []
    while before and _is_given(before[-1], language):
        given.insert(0, before.pop())
    held = offices(before[-2:])
    if given and not held:
        aside = _words_before(text, words, place - len(given), after_comma=True)
        if not any(word in speech_words("en").given_names for word in aside):
            held = offices(aside)
    behind = words[place + 1 : place + _MOST_BEFORE]
    if given and behind and text[words[place].end() : behind[0].start()].strip() == ",":
        held |= offices(_WORD.findall(_MARK.split(text[behind[0].start() : behind[-1].end()])[0]))
    return Person(tuple(given), held)


def _words_before(
    text: str, words: Sequence[re.Match[str]], place: int, *, after_comma: bool = False
) -> list[str]:
    """A few words right before one, no mark between; with ``after_comma`` those before the comma before it."""
    found: list[str] = []
    for at in range(place, max(0, place - _MOST_BEFORE), -1):
        gap = text[words[at - 1].end() : words[at].start()].strip()
        if gap != ("," if after_comma and at == place else ""):
            break
        found.insert(0, words[at - 1].group())
    return found


def _is_given(word: str, language: str | None) -> bool:
    """Whether a word before a surname can be a given name: capitalised, no office, title or other known word."""
    if not word[0].isupper() or (word.isupper() and len(word) > 2):
        return False
    if word in speech_words("en").given_names or (len(word) == 2 and word.endswith(".")):
        return True
    if len(word) < 3 or is_function_word(word) or offices([word]):
        return False
    if language not in LANGUAGES:
        return True
    lists = speech_words(language)
    low = word.lower()
    is_known = low in lists.closed or low in lists.finite or low in lists.sets["time"]
    return not (is_known or lists.is_role(word) or lists.is_institution(word) or lists.is_media(word))


def _joined(person: Person, known: Sequence[Person], language: str | None) -> Person:
    """The person with what was known of them: named in full before, now by office alone, or the reverse."""
    for one in reversed(known):
        if person.given and one.given:
            if same_given(person.given, one.given, language):
                return Person(max(person.given, one.given, key=len), person.offices | one.offices)
        elif person.offices & one.offices:
            return Person(person.given or one.given, person.offices | one.offices)
    return person


def _is_within(one: Person, other: Person) -> bool:
    return set(one.given) <= set(other.given) and one.offices <= other.offices


@lru_cache(maxsize=2048)
def _offices_of(word: str) -> tuple[str, ...]:
    best = 0
    found: list[str] = []
    for shape, kind in _office_shapes():
        if not _fits(word, shape) or len(shape) < best:
            continue
        found = [*found, kind] if len(shape) == best else [kind]
        best = len(shape)
    return tuple(found)


def _fits(word: str, shape: str) -> bool:
    """Whether a word is an office: ends as "*minister", begins as "министр*", or is the whole word."""
    if shape.startswith("*"):
        return word.endswith(shape[1:])
    if shape.endswith("*"):
        return word.startswith(shape[:-1]) and len(word) - len(shape) < 4
    return _bare(word) == shape


@lru_cache(maxsize=1)
def _office_shapes() -> tuple[tuple[str, str], ...]:
    return tuple((shape, kind) for kind, shapes in word_lists("offices").items() for shape in shapes.split())


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)
