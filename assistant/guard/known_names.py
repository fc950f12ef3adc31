"""Behind the quote gate: names that an article gives to words, beside those that stand in the words themselves.

In come an article and the words that a statement quotes, out come whoever says them, fuller forms of a name that stands
in them, and whom a pronoun at their beginning means. A name that could be of two people is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Attribution
from assistant.speakers.attribution import attribute
from assistant.speakers.interviews import turn_at, turns
from assistant.speakers.namesakes import offices, people
from assistant.speakers.tokens import quoted_ranges
from assistant.words.mentions import is_function_word
from index.records import Article, Span
from index.text.sentences import sentences
from index.text.spellings import latin, same_name

_CAPITAL = r"[^\W\d_a-zà-öø-ÿа-яёіїєґ][\w'’-]*"
_PARTICLES = "von|van|de|der|den|del|da|di|le|la|al|bin|zu|dos|du"
_RUN = re.compile(rf"(?<![\w-]){_CAPITAL}(?:[ \u00a0]+(?:(?:{_PARTICLES})[ \u00a0]+){{0,2}}{_CAPITAL})+")
_APPOSED = re.compile(rf",[ \n]({_RUN.pattern})[,:]")
_CAPITAL_WORD = re.compile(rf"(?<![\w-]){_CAPITAL}")
_PRONOUNS = frozenset(
    "he she they er sie il elle ils elles él ella ellos ellas lui lei egli essa ele ela hij zij ze on ona oni "
    "он она они він вона вони".split()
)
_MOST_BESIDE = 5
"""Words beside a quotation that are no more than who says it."""
_WORDS = re.compile(r"[^\W\d_]+")
_MIN_NAME = 3
_WIDEST = 700


@dataclass(frozen=True, slots=True)
class Said:
    """Who is behind words.

    Attributes:
        speakers: who says them and through whom, in the article's spelling, in their fullest forms.
        fuller: fuller forms of names that stand in them.
        meant: whom the pronoun means that they begin with.
        referred: the sentence before, where they begin with such a pronoun; in an interview the question that
            they answer.
    """

    speakers: tuple[str, ...] = ()
    fuller: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    referred: str = ""


def said_by(article: Article, claimed: Span, shown: Span) -> Said:
    """Who is behind the words of a range.

    Args:
        article: where they stand.
        claimed: the words that are quoted.
        shown: the range that is shown for them.
    """
    found = attribute(article, claimed)
    found = found if found.speaker is not None else attribute(article, shown)
    named = [_with_apposition(article, one) for one in (found.speaker, found.via) if one is not None]
    before = _sentence_before(article, shown)
    leads = _begins_with_pronoun(article.text[slice(*shown)])
    is_meant = leads or (found.speaker is None and _says_pronoun(article, shown))
    return Said(
        speakers=tuple(form for name in named for form in (name, *_fuller(article, name))),
        fuller=tuple(_fuller(article, article.text[slice(*shown)])),
        meant=_only_person(article, before) if before is not None and is_meant else (),
        referred=_asked(article, shown)
        or (article.text[slice(*before)] if before is not None and leads else ""),
    )


def is_told_of(name: str, statement: str, language: str | None) -> bool:
    """Whether a statement is by whoever has the name: it begins with it, or gives what it says to it."""
    opening = re.findall(r"[\w'’-]+", statement)[:8]
    if any(same_name(name, word) for word in opening):
        return True
    return any(same_name(name, word) for word in (speaker_of(statement, language) or "").split())


@lru_cache(maxsize=256)
def speaker_of(statement: str, language: str | None) -> str | None:
    """To whom a statement gives what it says, or None."""
    found = attribute(Article("statement", statement, language=language), (0, len(statement))).speaker
    return found.name if found is not None else None


def another_speaks(statement: str, places: list[tuple[Article, Span]], language: str | None) -> str | None:
    """Why a statement gives its words to somebody other than the articles do, both persons whom these know."""
    said = speaker_of(statement, language)
    if said is None:
        return None
    if _holds_no_such_office(said, [article for article, _ in places], language):
        return f"nobody is called {said} there"
    if _last_name(said) is None:
        return None
    others = []
    for article, span in places:
        speakers = _speakers(article, span)
        if not speakers or any(_shares_name(said, one) for one in speakers):
            return None
        if not all(_is_person(article, one) for one in speakers) or not _is_person(article, said):
            return None
        others += speakers
    return f"{others[0]} says so, and not {said}" if others else None


def _holds_no_such_office(said: str, articles: list[Article], language: str | None) -> bool:
    """In one language: an office without a name that no article speaks of ("the prime minister")."""
    named = offices(said.split())
    if not named or _names_in(said) or any(article.language != language for article in articles):
        return False
    return all(named.isdisjoint(offices(_WORDS.findall(article.text))) for article in articles)


def _speakers(article: Article, span: Span) -> list[str]:
    """Who says most of what is quoted in the range; where nothing is, most of the range."""
    parts = [
        (max(start, span[0]), min(end, span[1]))
        for start, end in sentences(article.text, article.language, *_window(article, span))
        if start < span[1] and span[0] < end
    ]
    quoted = quoted_ranges(article.text, *_window(article, span))
    weights = [sum(max(0, min(b, q[1]) - max(a, q[0])) for q in quoted) for a, b in parts]
    if not any(weights):
        weights = [b - a for a, b in parts]
    names: list[str] = []
    for part, weight in zip(parts, weights, strict=True):
        if 3 * weight < max(weights, default=0) or not weight:
            continue
        found = attribute(article, part)
        names += [_with_apposition(article, one) for one in (found.speaker, found.via) if one is not None]
    return names


def _with_apposition(article: Article, named: Attribution) -> str:
    """The name; of an office alone with the name behind a comma: "the union leader, Piers Hallam,"."""
    behind = _APPOSED.match(article.text, named.end)
    return named.name if behind is None or _names_in(named.name) else f"{named.name} {behind[1]}"


def _window(article: Article, span: Span) -> Span:
    start = article.text.rfind("\n\n", 0, span[0]) + 1
    end = article.text.find("\n\n", span[1])
    return max(start, span[0] - _WIDEST), min(len(article.text) if end < 0 else end, span[1] + _WIDEST)


def _is_person(article: Article, name: str) -> bool:
    last = _last_name(name)
    return last is not None and bool(_given(article, last))


def _shares_name(one: str, other: str) -> bool:
    return any(same_name(a, b) for a in _names_in(one) for b in _names_in(other) if not offices([a]))


def _last_name(name: str | None) -> str | None:
    found = _names_in(name or "")
    return found[-1] if found else None


def _names_in(text: str) -> list[str]:
    return [
        word for word in _CAPITAL_WORD.findall(text) if len(word) >= _MIN_NAME and not is_function_word(word)
    ]


def _given(article: Article, surname: str) -> set[str]:
    """The given names that the article writes before the surname, in small Latin letters."""
    found = people(article.text, surname, article.language)
    return {latin(person.given[0]) for _, person in found if person.given}


def _fuller(article: Article, text: str) -> Iterator[str]:
    """Names of the article that end in a name of the text, or begin with two words of it that stand together."""
    runs = _runs(article)
    for run in runs:
        words = run.split()
        last = words[-1]
        begins = len(words) > 2 and " ".join(words[:2]) in text
        if begins or (_stands_alone(last, text) and len(_given(article, last)) == 1):
            yield run


def _stands_alone(name: str, text: str) -> bool:
    """Whether a name stands in the text, and no given name that is another's before it."""
    is_name = len(name) >= _MIN_NAME and not is_function_word(name) and not offices([name])
    return is_name and re.search(rf"(?<![\w-]){re.escape(name)}(?:'s|’s|s)?(?![\w-])", text) is not None


@lru_cache(maxsize=64)
def _runs(article: Article) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(run.split()) for run in _RUN.findall(article.text)))


def _asked(article: Article, shown: Span) -> str:
    """The question of an interview that the words answer; empty for any other words."""
    turn = turn_at(article, shown)
    if turn is None or turn.asks:
        return ""
    before = [other for other in turns(article) if other.end <= turn.start]
    return article.text[before[-1].words : before[-1].end] if before and before[-1].asks else ""


def _begins_with_pronoun(words: str) -> bool:
    first = re.match(r"[^\W\d_]+", words)
    return first is not None and first.group().casefold() in _PRONOUNS


def _says_pronoun(article: Article, shown: Span) -> bool:
    """Whether nothing but "said she" stands beside what is quoted."""
    text = article.text
    for start, end in reversed(quoted_ranges(text, *_window(article, shown))):
        if start < shown[1] and shown[0] < end:
            first, last = max(start, shown[0]), min(end, shown[1])
            beside = re.findall(r"[^\W\d_]+", f"{text[shown[0] : first]} {text[last : shown[1]]}".casefold())
            return len(beside) <= _MOST_BESIDE and not _PRONOUNS.isdisjoint(beside)
    return False


def _sentence_before(article: Article, shown: Span) -> Span | None:
    """The sentence before a range, of the same paragraph."""
    before = sentences(article.text, article.language, article.text.rfind("\n\n", 0, shown[0]) + 1, shown[0])
    return before[-1] if before else None


def _only_person(article: Article, span: Span) -> tuple[str, ...]:
    """The one person whom a range names in full."""
    named = {}
    for run in _RUN.findall(article.text[slice(*span)]):
        last = run.split()[-1]
        if _given(article, last):
            named[latin(last)] = run
    return tuple(named.values()) if len(named) == 1 else ()
