"""Which number of a sentence counts what a question counts: "how many coaches", of "350 members, three coaches".

In come a question and a sentence of its language, out come the numbers that stand directly before the asked noun, and
those that stand before another one. Where none stands before the asked noun, nothing is told. The words stand in
``counted_things.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.kinds.dimensions import dimensions_of
from assistant.words.figure_words import compound, figure_words, is_scale
from assistant.words.tables import word_table
from index.lexical import stems, word_stems
from index.records import Span, overlap
from index.text.stop_words import STOP_WORDS

_DIGITS = r"(?:\d{1,3}(?:[.,\u00a0\u202f\u2009 ’']\d{3})+|\d+)(?:[.,]\d+)?"
_TOKEN = re.compile(
    rf"(?<![\w.,])(?P<digits>{_DIGITS}(?:\s?[-–‑]\s?{_DIGITS})?)(?![-‑]?\w)"
    r"|(?P<word>[^\W\d_]+(?:[-‑'’ʼ][^\W\d_]+)*)|(?P<other>\d+|[^\w\s])"
)
_PARTS = re.compile(r"[-‑'’ʼ]")
_MOST_BETWEEN = 2
"""Words that describe a thing, between its number and itself."""
_MOST_ASKED = 4
_PART_OF_A_COMPOUND = 4
_COMPOUNDING = ("de", "nl")
_NOUN_FIRST = ("fr", "es", "it", "pt", "pl", "ru", "uk")
_SLAVIC = ("pl", "ru", "uk")
_CASE_ENDING = re.compile(r"(?<=\w{3})(?:ів|їв|ей|[иіїуеєюяаь])$")
_FLEETING = re.compile(r"(?<=\w)(?:ie|[оеёіeo])(?=[^\Waeiouyаеёиоуыэюяіїє]$)")
"""The vowel that some case forms have and others lack: "окон", "окна"."""
_TWENTY, _TEN = 20, 10
_ELSEWHERE = {"es": ("dos", "once"), "it": ("due", "sei", "otto"), "pt": ("sei",)}
"""Number words that are other words in other languages."""
_NUMBERS = ("hundred", "dozen", "surely_one")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things; half-open offsets into the sentence.

    Attributes:
        number: where it stands.
        thing: the end of the noun that it counts.
        asked: the noun is the one that the question counts.
    """

    number: Span
    thing: int
    asked: bool


@dataclass(frozen=True, slots=True)
class _Words:
    asked: re.Pattern[str]
    between: re.Pattern[str]
    thing: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    span: Span
    is_digits: bool

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalpha()


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(word_table(__file__)[name].split())


@cache
def _words_of(language: str) -> _Words | None:
    table = word_table(__file__).get(language)
    if not isinstance(table, Mapping):
        return None
    return _Words(
        asked=re.compile(table["asked"], re.IGNORECASE),
        between=re.compile(table["between"]),
        thing=re.compile(table["thing"]) if "thing" in table else None,
    )


@lru_cache(maxsize=4096)
def is_number_word(low: str, language: str | None) -> bool:
    """Whether a word in small letters is a number of the language: "dos" is one in Spanish, not in Portuguese."""
    low = low.replace("’", "'").replace("ʼ", "'")
    words = figure_words()
    if low in words.sets["mostly_else"]:
        return low in _ELSEWHERE.get(language or "", ())
    if low in words.small or any(low in words.sets[name] for name in _NUMBERS):
        return True
    if compound(low) is not None and not _is_in("one", low):
        return True
    parts = _PARTS.split(low)
    return len(parts) > 1 and all(
        part in words.small or part in words.sets["hundred"] or _is_in("one", part) for part in parts
    )


@lru_cache(maxsize=256)
def asks_for_count(question: str, language: str | None) -> bool:
    """True where the question asks how many in this language."""
    known = _words_of(language or "")
    return known is not None and known.asked.search(question) is not None


def counts_another(question: str, words: str, before: str, after: str, language: str | None) -> bool:
    """True where a number of the words counts another thing than asked, and their sentence counts the asked one.

    Args:
        question: as it stands alone; in another language than the words nothing is told.
        words: what may answer.
        before: what stands before them in their sentence.
        after: what follows.
        language: that of the words.
    """
    found = counts_in(question, before + words + after, language)
    start, end = len(before), len(before) + len(words)
    others = [count for count in found if not count.asked and overlap(count.number, (start, end))]
    if not others or not any(count.asked for count in found):
        return False
    first = min(count.number[0] for count in others)
    return not any(count.asked and start <= count.number[0] < min(first, end) for count in found)


def asked_counts(question: str, sentence: str, language: str | None) -> list[Span]:
    """Where the numbers of the asked noun stand in a sentence that counts other things, too; none in any other."""
    found = counts_in(question, sentence, language)
    return [count.number for count in found if count.asked] if any(not c.asked for c in found) else []


@lru_cache(maxsize=1024)
def counts_in(question: str, sentence: str, language: str | None) -> tuple[Count, ...]:
    """The numbers of the sentence that stand before a noun; none where the question counts none in its language."""
    known = _words_of(language or "")
    nouns = _asked_nouns(question, language or "")
    if known is None or not nouns:
        return ()
    tokens = _tokens(sentence)
    found = list(
        _counts(tokens, known, nouns, frozenset(_stems_of(question, language or "")), language or "")
    )
    exact = any(rank == _SAME for _, _, rank in found)
    if not exact and sum(rank == _PART for _, _, rank in found) > 1:
        return ()
    return tuple(
        Count(count.number, count.thing, rank == _SAME or (rank == _PART and not exact))
        for _, count, rank in found
        if rank != _PART or not exact
    )


_SAME, _PART, _OTHER = range(3)


def _counts(
    tokens: Sequence[_Token], known: _Words, nouns: frozenset[str], asked: frozenset[str], language: str
) -> Iterator[tuple[int, Count, int]]:
    for first, end in _numbers(tokens, language):
        number = (tokens[first].span[0], tokens[end - 1].span[1])
        other: int | None = None
        for token in tokens[end : end + _MOST_BETWEEN + 1]:
            if not token.is_word or _is_number(token, language):
                break
            rank = _rank(token.text, nouns, language)
            if rank != _OTHER:
                yield first, Count(number, token.span[1], asked=True), rank
                other = None
                break
            if token.text.casefold() in STOP_WORDS.get(language, frozenset()):
                break
            if _is_thing(token.text, known) and not _is_asked_about(token.text, asked, language):
                other = token.span[1]
            if not known.between.fullmatch(token.text if known.thing is None else token.text.casefold()):
                break
        if other is not None:
            yield first, Count(number, other, asked=False), _OTHER


def _is_thing(word: str, known: _Words) -> bool:
    return word[:1].isupper() if known.thing is None else known.thing.fullmatch(word.casefold()) is not None


def _is_asked_about(word: str, asked: frozenset[str], language: str) -> bool:
    """True for people and what the question writes itself: "killed", "were killed"."""
    return word.casefold() in _set("people") or not asked.isdisjoint(_stems_of(word, language))


def _rank(word: str, nouns: frozenset[str], language: str) -> int:
    """Whether the word is one of the nouns, a compound that ends in one, or another."""
    if language == "de" and not word[:1].isupper():
        return _OTHER
    own = _stems_of(word, language)
    if own and own[-1] in nouns:
        return _SAME
    ends = tuple(noun for noun in nouns if len(noun) >= _PART_OF_A_COMPOUND)
    return _PART if own and ends and language in _COMPOUNDING and own[-1].endswith(ends) else _OTHER


@lru_cache(maxsize=256)
def _asked_nouns(question: str, language: str) -> frozenset[str]:
    """The stems of what the question counts; none where that is a unit, or people, whom other words count as well."""
    known = _words_of(language)
    match = known.asked.search(question) if known is not None else None
    if known is None or match is None:
        return frozenset()
    run: list[str] = []
    for token in _tokens(question[match.end() :])[:_MOST_ASKED]:
        if not token.is_word or token.text.casefold() in STOP_WORDS.get(language, frozenset()):
            break
        run.append(token.text)
    asked = _head(run, known, language)
    if any(word.casefold() in _set("people") or dimensions_of(word.casefold()) for word in asked):
        return frozenset()
    return frozenset(own[-1] for word in asked if (own := _stems_of(word, language)))


def _head(run: Sequence[str], known: _Words, language: str) -> Sequence[str]:
    """The nouns among the words that follow "how many"; of German ones all, as only a noun has a capital elsewhere."""
    if not run or known.thing is None:
        return [word for word in run if word[:1].isupper()] or run
    low = [word.casefold() for word in run]
    if language in _NOUN_FIRST:
        return [next((word for word in low if not known.between.fullmatch(word)), low[0])]
    plural = [word for word in low if known.thing.fullmatch(word)]
    return [plural[-1] if language == "en" and plural else plural[0] if plural else low[-1]]


def _stems_of(text: str, language: str) -> list[str]:
    found = word_stems(text, language) if " " not in text else stems(text, language)
    if language not in _SLAVIC:
        return found
    if language == "uk":
        found = [_CASE_ENDING.sub("", stem) for stem in found]
    return [_FLEETING.sub("", stem) for stem in found]


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(match.group(), match.span(), match["digits"] is not None) for match in _TOKEN.finditer(text)
    ]


def _numbers(tokens: Sequence[_Token], language: str) -> Iterator[tuple[int, int]]:
    """The first token of each number and the one behind its last."""
    at = 0
    while at < len(tokens):
        if not (_is_number(tokens[at], language) or _is_one_of_a_row(tokens, at, language)):
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            low = tokens[end].text.casefold()
            if _is_number(tokens[end], language) or is_scale(low):
                end += 1
            elif _joins(tokens, end, language):
                end += 2
            else:
                break
        behind = tokens[end].text.casefold() if end < len(tokens) else ""
        groups = is_scale(tokens[end - 1].text.casefold()) or _is_in("dozen", tokens[end - 1].text)
        yield at, end + 1 if groups and behind in figure_words().sets["of"] else end
        at = end


def _joins(tokens: Sequence[_Token], at: int, language: str) -> bool:
    """Whether a number goes on behind the word there: "8 to 10", "quarante et un"."""
    if at + 1 >= len(tokens):
        return False
    low, following = tokens[at].text.casefold(), tokens[at + 1]
    if low in _set("ranges"):
        return _is_number(following, language)
    small = figure_words().small
    tens = small.get(tokens[at - 1].text.casefold(), 0)
    is_below_ten = _is_in("one", following.text) or 0 < small.get(following.text.casefold(), 0) < _TEN
    return low in _set("tens") and tens >= _TWENTY and is_below_ten


def _is_one_of_a_row(tokens: Sequence[_Token], at: int, language: str) -> bool:
    """Whether "a" there counts one, as the numbers beside it do: "20 rooms, a kitchen"."""
    if at == 0 or not _is_in("one", tokens[at].text):
        return False
    before = tokens[at - 1].text.casefold()
    in_row = before == "," or before in _set("row")
    return in_row and any(_is_number(token, language) for token in tokens[:at])


def _is_number(token: _Token, language: str) -> bool:
    return token.is_digits or (token.is_word and is_number_word(token.text.casefold(), language))


def _is_in(name: str, word: str) -> bool:
    return word.casefold() in figure_words().sets[name]
