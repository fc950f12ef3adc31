"""What bears a name and what is a mere time, by the words of ``answer_words.toml``, in the languages known here.

In comes a question, out comes whether it asks which company, what country, what somebody is called; in come a few
words, out comes whether they are a time and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from assistant.words.denials import months, weekdays
from assistant.words.tables import word_table
from assistant.words.word_patterns import any_case
from index.text.date_words import MONTHS

_DESCRIBED = (
    r"(?:(?!(?:in|of|for|to|from|at|on|by|the|an?|der|des|de|du|del|di|da|do|van|von|im)\b)[^\W\d]+\s+){0,2}?"
    r"(?!(?:persons?|people|personen|mensch|leute|gens|gente|ludzi|люд|languages?|sprache|langue|lingua|idioma|язык|język|мов))"
)
"""Words that may stand before the noun; those that follow bear titles as often as names."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_MARKS = " \t\r\n.,;:!?…\"'„“”«»‚‘’()"
_MONTHS = frozenset(form for months in MONTHS.values() for forms in months for form in forms.split("|"))


@dataclass(frozen=True, slots=True)
class _Tables:
    which: re.Pattern[str]
    called: re.Pattern[str]
    name: re.Pattern[str]
    time: re.Pattern[str]
    spans: re.Pattern[str]
    which_time: re.Pattern[str]
    before: re.Pattern[str]
    when: Mapping[str | None, re.Pattern[str]]
    relations: Mapping[str | None, re.Pattern[str]]
    elsewhere: Mapping[str | None, frozenset[str]]
    earlier: tuple[re.Pattern[str], re.Pattern[str]]
    articles: tuple[re.Pattern[str], re.Pattern[str]]


@cache
def _tables() -> _Tables:
    tables = word_table(__file__)
    lead = tables["which"]
    which = [
        rf"\b(?:{lead[language]})(?:{tables['bearers'][language]})\b{lead['alone'] if language == 'en' else ''}"
        for language in tables["bearers"]
    ]
    names = tables["name"]
    bearers = "|".join([*tables["bearers"].values(), *tables["called"].values()])
    time = tables["time"]
    return _Tables(
        which=re.compile("|".join(which), re.IGNORECASE),
        called=re.compile(
            rf"(?:{'|'.join(names['before'])}){_DESCRIBED}(?:{bearers})\b"
            rf"|{names['english_before']}{_DESCRIBED}"
            rf"(?:{tables['called']['en']}|{tables['bearers']['en']}){names['english_behind']}"
            rf"|{names['before_german']}{_DESCRIBED}(?:[\w-]+-|[a-zäöü]{{4,}})?"
            rf"(?:{tables['called']['de']}|{tables['bearers']['de']})\b",
            re.IGNORECASE,
        ),
        name=re.compile(names["alone"], re.IGNORECASE),
        time=re.compile(time["words"]),
        spans=re.compile(time["spans"]),
        which_time=re.compile(time["which"]),
        before=re.compile(time["before"]),
        when=_by_language(tables["when"]),
        relations=_by_language(tables["relations"]),
        elsewhere={language: frozenset(words.split()) for language, words in tables["elsewhere"].items()},
        earlier=(any_case(tables["earlier"]["number"]), any_case(tables["earlier"]["time"])),
        articles=(
            any_case(rf"(?:{tables['article']['indefinite']})\s+"),
            any_case(rf"(?:{tables['article']['indefinite']}|{tables['article']['definite']})\s+"),
        ),
    )


def _by_language(table: Mapping[str, str]) -> Mapping[str | None, re.Pattern[str]]:
    """Each language's pattern with what counts in all; every language's under None."""
    shared = [table["all"]] if "all" in table else []
    found: dict[str | None, re.Pattern[str]] = {
        language: any_case("|".join([pattern, *shared]))
        for language, pattern in table.items()
        if language != "all"
    }
    return {**found, None: any_case("|".join(table.values()))}


def _of(language: str | None, patterns: Mapping[str | None, re.Pattern[str]]) -> re.Pattern[str]:
    return patterns[language if language in patterns else None]


@lru_cache(maxsize=256)
def asks_which_bearer(question: str) -> bool:
    """True for "which companies": what has a name, never a mere number."""
    number, time = _tables().earlier
    return any(
        not number.search(question, 0, match.start()) and not time.search(question, 0, match.start())
        for match in _tables().which.finditer(question)
    )


@lru_cache(maxsize=256)
def asks_for_name(question: str) -> bool:
    """True when the name of somebody, a place, a company, a ship is asked for."""
    return _tables().name.search(question) is not None or _tables().called.search(question) is not None


@lru_cache(maxsize=1024)
def is_no_name(words: str) -> bool:
    """True for "a hero", "The carrier is a hero", "ein Held": an article and words without a further capital letter.

    Behind an indefinite article in small letters one capital is a German noun, and no name either.
    """
    said = words.strip(_MARKS)
    indefinite, any_article = _tables().articles
    led = indefinite.match(said)
    if led is not None and led.group()[0].islower() and len(said[led.end() :].split()) == 1:
        return True
    led = any_article.match(said)
    if led is not None and any(word.islower() for word, _ in _before_article(said)):
        return True
    return (said if led is None else said[led.end() :]).islower()


def _before_article(words: str) -> list[tuple[str, str]]:
    """Each indefinite article within the words with the word right before it: "is", of "The carrier is a hero"."""
    indefinite = _tables().articles[0]
    found = words.split()
    return [
        (one, other) for one, other in pairwise(found) if other.islower() and indefinite.match(f"{other} ")
    ]


@lru_cache(maxsize=1024)
def is_mere_time(words: str, language: str | None = None) -> bool:
    """True for "on Monday", "last week", "gestern": a time without figures, and nothing else.

    A single word in capitals may be a name (May, Freitag).
    """
    tables = _tables()
    found = [match.group() for match in _WORD.finditer(words)]
    low = [word.casefold() for word in found]
    elsewhere = tables.elsewhere.get(language, frozenset())
    times = [
        place
        for place, word in enumerate(low)
        if word not in elsewhere and (is_day(word) or tables.time.fullmatch(word))
    ]
    spans = [place for place, word in enumerate(low) if tables.spans.fullmatch(word)]
    if not (times or spans) or any(character.isdecimal() for character in words):
        return False
    rest = [word for place, word in enumerate(low) if place not in {*times, *spans}]
    said = [word for word in rest if tables.which_time.fullmatch(word) and len(word) > 3]
    led = bool(tables.before.fullmatch(low[0]))
    if not all(tables.which_time.fullmatch(word) or tables.before.fullmatch(word) for word in rest):
        return False
    if led or said:
        return True
    return bool(times) and all(found[place].islower() for place in times)


@lru_cache(maxsize=1024)
def names_time(words: str, language: str | None = None) -> bool:
    """True where a word of time stands: a day, a month, a season, a feast, an age.

    ``language`` is that of the words; without it the words of all languages known here count.
    """
    if _of(language, _tables().when).search(words) or months(words, language) or weekdays(words, language):
        return True
    return is_mere_time(words, language) or words.strip().casefold() in _MONTHS


def relates_in_time(words: str, language: str | None = None) -> bool:
    """True where a word stands that puts something before or after something else: "when the ship sank"."""
    return _of(language, _tables().relations).search(words) is not None


@lru_cache(maxsize=4096)
def is_day(word: str) -> bool:
    """True for a month or a day of the week; they may be names, too."""
    return word.casefold() in _MONTHS or bool(weekdays(word, None))
