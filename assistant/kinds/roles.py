"""Whose role is asked for: "which ambassador", "the name of the mayor". Whoever bears another one is not meant.

In come a question, words that name somebody and what stands beside them in their sentence, out comes whether the role
there is another, or that of another country. Roles are those of ``speakers/lists/offices.toml``, countries those of
``words/world_names.toml``; a name without a role beside it is nobody else's. The other words stand in ``roles.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.speakers.namesakes import offices
from assistant.words.tables import word_table
from assistant.words.word_patterns import any_case
from assistant.words.world_names import world_names, world_places
from index.records import Span
from index.text.letters import LETTERS

_WORD = re.compile(rf"{LETTERS}(?:[-‑'’]{LETTERS})*|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s?$")
_ELIDED = re.compile(r"^(?:[ldLD]|dell|all|nell|sull)['’]")
_OWN_WORDS = 3
"""Words that may stand before a role and belong to it: "the former foreign minister"."""
_MOST_WORDS = 7
"""Words that a name with its role has at most."""
_NEAR = 60
"""Characters beside a name within which it says that somebody no longer bears a role."""
_FIELD = 4
"""Words that may stand between a role and the name behind it: "ministre des Affaires étrangères"."""
_BEHIND = re.compile(r"^\s*[,(–—-]\s*(?P<apposition>[^,;.()]{1,60})(?=[,;.()]|$)")
Kinds = Callable[[str], frozenset[str]]
"""From a word to the kinds of role that it names."""
_NEXT_WORD = re.compile(rf"\s+(?P<word>{LETTERS}(?:[-‑]{LETTERS})*)(?!\w)")
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿа-яёіїєґ]")


@dataclass(frozen=True, slots=True)
class Role:
    """A role as a text names it.

    Attributes:
        kinds: of office, keys of assistant/speakers/lists/offices.toml.
        countries: whose it is, where the text says so right there.
    """

    kinds: frozenset[str]
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Tables:
    leads: tuple[re.Pattern[str], ...]
    article: re.Pattern[str]
    field: re.Pattern[str]
    broken: re.Pattern[str]
    former: re.Pattern[str]
    adjective: re.Pattern[str]
    led: re.Pattern[str]
    compound: re.Pattern[str]


@cache
def _tables() -> _Tables:
    tables = word_table(__file__)
    within = tables["within"]
    return _Tables(
        leads=tuple(any_case(tables["asked"][form]) for form in ("name", "who", "which")),
        article=any_case(rf"(?:{within['article']})"),
        field=any_case(rf"\s*(?:{within['field']})"),
        broken=any_case(rf"(?:{within['broken']})"),
        former=any_case(rf"\b(?:{within['former']})\b"),
        adjective=any_case(within["adjective"]),
        led=re.compile(
            rf"(?<!\w)(?i:{within['article']}|{within['which']})\s+(?:{within['described']}\s+)?$"
        ),
        compound=any_case("|".join(tables["beside"].values())),
    )


@lru_cache(maxsize=256)
def asked_role(question: str) -> Role | None:
    """The role whose bearer the question asks for; None where it asks for none of those known here."""
    lead = next((found for form in _tables().leads if (found := form.search(question))), None)
    if lead is None:
        return None
    words = list(_WORD.finditer(question, lead.end()))
    owned = 0
    for place, word in enumerate(words):
        if not word.group()[0].isalpha():
            return None
        if _kinds(word.group()) and not _POSSESSIVE.search(word.group()):
            if place + 1 < len(words) and _tables().compound.fullmatch(words[place + 1].group()):
                return None
            return _role_at(question, words, place, place + 1 + _FIELD, _kinds)
        if not _tables().article.fullmatch(word.group()) or place:
            owned += 1
        if owned > _OWN_WORDS or (_tables().broken.fullmatch(word.group()) and place):
            return None
    return None


def is_another_role(question: str, words: str, before: str, after: str) -> bool:
    """True where the role beside the name is surely another than the one asked for, or another country's.

    Args:
        question: as it stands alone.
        words: that name somebody.
        before: what stands before them in their sentence.
        after: what follows.
    """
    asked = asked_role(question)
    if asked is None or not _CAPITAL.search(words) or len(words.split()) > _MOST_WORDS:
        return False
    found = roles_beside(words, before, after, _kinds)
    if not found or _tables().former.search(before[-_NEAR:] + words + after[:_NEAR]):
        return False
    kinds = frozenset(kind for role in found for kind in role.kinds)
    if kinds.isdisjoint(asked.kinds):
        return True
    countries = frozenset(country for role in found for country in role.countries)
    return bool(asked.countries and countries) and countries.isdisjoint(asked.countries)


def roles_beside(words: str, before: str, after: str, kinds: Kinds) -> list[Role]:
    """The roles before a name, in it and in an apposition behind it.

    Args:
        words: that name somebody.
        before: what stands before them in their sentence.
        after: what follows.
        kinds: which words are roles, and of what kinds.
    """
    found = []
    lead = before + words
    tokens = list(_WORD.finditer(lead))
    name = next((n for n, token in enumerate(tokens) if token.end() > len(before)), len(tokens))
    inside = [n for n in range(name, len(tokens)) if kinds(tokens[n].group())]
    if inside:
        found.append(_role_at(lead, tokens, inside[0], len(tokens), kinds))
    else:
        place = _role_before(lead, tokens, name, kinds)
        if place is not None:
            found.append(_role_at(lead, tokens, place, name, kinds))
    behind = _BEHIND.match(after)
    if behind is not None:
        text = behind["apposition"]
        own = list(_WORD.finditer(text))
        places = [n for n, token in enumerate(own) if kinds(token.group())]
        if places and places[0] <= _OWN_WORDS and all(_may_lead(one.group()) for one in own[: places[0]]):
            found += [_role_at(text, own, place, len(own), kinds) for place in places]
    return found


def _may_lead(word: str) -> bool:
    """Whether a word may stand before a role in an apposition: "the", "Estonia's", "former", no verb."""
    tables = _tables()
    return bool(
        tables.article.fullmatch(word)
        or tables.adjective.fullmatch(word)
        or _POSSESSIVE.search(word)
        or world_names(word)
    )


def _role_before(text: str, tokens: Sequence[re.Match[str]], name: int, kinds: Kinds) -> int | None:
    """Where the role stands right before the name, with nothing but its field or its country between."""
    for place in range(name - 1, max(-1, name - 2 - _FIELD), -1):
        word = tokens[place].group()
        if not word[0].isalpha():
            return None
        if kinds(word) and not _POSSESSIVE.search(word):
            between = [token.group() for token in tokens[place + 1 : name]]
            return place if _is_field(text[tokens[place].end() :], between) else None
        if place == name - 1 and _tables().broken.fullmatch(word):
            return None
    return None


def _is_field(behind: str, between: Sequence[str]) -> bool:
    if not between or all(_CAPITAL.match(word) for word in between):
        return True
    return _tables().field.match(behind) is not None or len(_countries_in(" ".join(between))) > 0


def _role_at(text: str, tokens: Sequence[re.Match[str]], place: int, end: int, kinds: Kinds) -> Role:
    """The role at a word, with those right beside it ("prime minister") and the countries there."""
    beside = [token.group() for token in tokens[max(0, place - 1) : place + 2]]
    return Role(
        frozenset(kind for word in beside for kind in kinds(word)), _countries(text, tokens, place, end)
    )


def _countries(text: str, tokens: Sequence[re.Match[str]], place: int, end: int) -> frozenset[str]:
    """The countries named right before a role, one adjective between at most, and right behind it up to ``end``."""
    first = place
    if first and _tables().adjective.fullmatch(tokens[first - 1].group()):
        first -= 1
    led = _countries_in(tokens[first - 1].group()) if first else frozenset()
    behind = text[tokens[place].end() : tokens[min(end, len(tokens)) - 1].end()] if end > place + 1 else ""
    field = re.split(r"[,;:.!?(]", behind, maxsplit=1)[0]
    return led | _countries_in(field)


def _countries_in(text: str) -> frozenset[str]:
    return world_places(re.sub(r"['’]s\b", " ", text))


def _kinds(word: str) -> frozenset[str]:
    return offices([_ELIDED.sub("", word)])


def is_noun_in(question: str, word: str) -> bool:
    """Whether a question has the word only behind an article or "which", as no name stands: "Wie heißt die Wirtin?"."""
    places = list(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", question))
    return bool(places) and all(_tables().led.search(question[: place.start()]) for place in places)


def with_role(text: str, span: Span, within: Span) -> Span:
    """The span with the role at its end that it cuts in two: "die Vorsitzende" of "die Vorsitzende Richterin".

    Args:
        text: where the span stands.
        span: half-open offsets; what it ends with says which of those who bear a role.
        within: the sentence that carries it.
    """
    last = re.search(r"\S+$", text[slice(*span)])
    behind = _NEXT_WORD.match(text, span[1], within[1])
    if last is None or behind is None or not _tables().adjective.fullmatch(last.group()):
        return span
    return (span[0], behind.end()) if _kinds(behind["word"]) else span
