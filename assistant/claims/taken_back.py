"""Claims and plans that the archive itself takes back: denied, retracted, or not come to.

In: an article and a sentence of it that tells what others report, or what is to come. Out: the sentence that takes it
back, of the same article or of another one, if any. Only where the words show that it is about that claim: what it
denies shares its words, or it points to the sentence before ("this report"). Words are in ``taken_back.toml``; of other
languages nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from assistant.words.mentions import is_function_word, names
from assistant.words.tables import word_table
from assistant.words.word_patterns import pattern
from index.lexical import stems
from index.passages import sentences
from index.records import Article, Span
from index.text.spellings import same_name

_BEFORE = 30
"""Characters before a denial in which a negation makes it none."""
_OBJECT = 7
"""Words from "averted" to what is averted, or back."""
_MOST_BEHIND = 2
"""Sentences from a claim to one that denies it by pointing."""
_BETWEEN = 2
"""Words in which a report is pointed to: "the magazine's report"."""
_PLACED = 3
"""Words behind one of place that belong to it: "in a statement", "gegenüber der Agentur Reuters"."""
_SUBJECT = 8
"""Words between a denial and a clause that a comma divides: whoever denies, and where."""
_AND = frozenset("and und et y e ed i en и і та й".split())
_TELLING = 5
"""Words of a clause at a sentence's end that says who tells it."""
_CLAUSE_OF_GERMAN = re.compile(r"\s+zurück,\s")
"""Where German tells what is denied without a word that opens it: "wies die Vorwürfe zurück, er habe"."""
_ORDINAL = re.compile(r"(\d)\.(?=\s)")
"""Of a date: "am 3. Mai" ends no sentence."""
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_CLAUSE_END = re.compile(r"[,;:.!?](?!\d)|[\"“”„»«]")
_MARKS = '.,;:!?"“”„»«'


class Kind(Enum):
    """How a claim is taken back."""

    DENIED = auto()
    RETRACTED = auto()
    AVERTED = auto()


@dataclass(frozen=True, slots=True)
class Denial:
    """The sentence that takes a claim back.

    Attributes:
        points: it says so of the sentence before, and not by itself what it denies.
    """

    kind: Kind
    sentence: Span
    points: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """What finds the phrases of one language; the attributes are the names in the file."""

    denied: re.Pattern[str]
    retracted: re.Pattern[str]
    averted: re.Pattern[str]
    claimed: re.Pattern[str]
    planned: re.Pattern[str]
    report: re.Pattern[str]
    pointing: re.Pattern[str]
    goes_on: re.Pattern[str]
    that: re.Pattern[str]
    place: re.Pattern[str]
    when: re.Pattern[str]
    negated: re.Pattern[str]
    spokesperson: re.Pattern[str]
    asks: re.Pattern[str]


def asks_about_claim(question: str, language: str | None) -> bool:
    """Whether a question is about what was reported, planned or denied, and does not take it for so."""
    words = _words(language)
    return words is None or words.asks.search(question) is not None


def tells_claim(sentence: str, language: str | None) -> bool:
    """Whether a sentence tells what others report or claim."""
    words = _words(language)
    return words is not None and words.claimed.search(sentence) is not None


def is_unsettled(article: Article, words: Span, sentence: Span) -> bool:
    """Whether the words are of a claim of others, or of a plan."""
    known = _words(article.language)
    return known is not None and any(_unsettled(article.text, words, sentence, known))


def denial(
    article: Article, words: Span, sentence: Span, question: str, language: str | None
) -> Denial | None:
    """What takes the words back: their own sentence, or another of the article; None where nothing does.

    Args:
        article: that carries them.
        words: that answer.
        sentence: around them.
        question: that stands by itself.
        language: of the question.
    """
    known = _words(article.language)
    if known is None:
        return None
    own = _in_own_sentence(article.text, words, sentence, known)
    if own is not None:
        return own
    is_claim, is_planned = _unsettled(article.text, words, sentence, known)
    if not (is_claim or is_planned):
        return None
    around = list(_nearest_first(article, sentence))
    if is_claim:
        for place, other in around:
            if (found := _denies(article, sentence, other, place, known)) is not None:
                return found
    if is_planned and article.language == language:
        events = _events(question, language)
        for _, other in around:
            if _averts(article.text[slice(*other)], events, article.language, known):
                return Denial(Kind.AVERTED, other)
    return None


def denial_in_own_sentence(article: Article, words: Span, sentence: Span) -> Denial | None:
    """What in the sentence of the words says that it is not so: "averting a strike that was to begin on Friday"."""
    known = _words(article.language)
    return None if known is None else _in_own_sentence(article.text, words, sentence, known)


def denial_elsewhere(
    claim: Article, words: Span, sentence: Span, other: Article, question: str
) -> Denial | None:
    """What in another article of the same language takes the claim or plan of a sentence back."""
    known = _words(claim.language)
    if known is None or claim.language != other.language:
        return None
    is_claim, is_planned = _unsettled(claim.text, words, sentence, known)
    if not (is_claim or is_planned):
        return None
    text = claim.text[slice(*sentence)]
    events = _events(question, claim.language)
    named = _names(f"{claim.title or ''}. {claim.text}", claim.language)
    for span in sentences(other.text, other.language):
        said = other.text[slice(*span)]
        is_there = is_planned and _averts(said, events, other.language, known)
        if is_there and _share(_names(said, other.language), named):
            return Denial(Kind.AVERTED, span)
        if is_claim and (found := _denies_there(text, said, claim.language, known)) is not None:
            return Denial(found, span)
    return None


def _unsettled(text: str, words: Span, sentence: Span, known: _Words) -> tuple[bool, bool]:
    """Whether the words are of a claim, and whether their clause, up to the next comma, tells what is to come."""
    is_claim = known.claimed.search(text[sentence[0] : words[0]]) is not None
    is_claim = is_claim or _is_told_behind(text[words[1] : sentence[1]], known)
    before = _CLAUSE_END.split(text[sentence[0] : words[0]])[-1]
    behind = _CLAUSE_END.split(text[words[1] : sentence[1]])[0]
    return is_claim, any(known.planned.search(part) for part in (before, behind))


def _is_told_behind(behind: str, known: _Words) -> bool:
    """Whether a sentence ends with who tells it: "..., Turkish papers say"."""
    clauses = [clause for clause in _CLAUSE_END.split(behind) if clause.strip()]
    last = clauses[-1] if len(clauses) > 1 or behind.lstrip().startswith(",") else ""
    is_short = len(_WORD.findall(last)) <= _TELLING and known.that.search(last) is None
    return is_short and known.claimed.search(last) is not None


def _in_own_sentence(text: str, words: Span, sentence: Span, known: _Words) -> Denial | None:
    """What says so around the words: "denied a report that", "averting a strike that was to"."""
    before, behind = text[sentence[0] : words[0]], text[words[1] : sentence[1]]
    for match in known.denied.finditer(before):
        rest = _ORDINAL.sub(r"\1 ", text[sentence[0] + match.end() : words[1]])
        if _is_negated(before, match, known) or _CLAUSE_END.search(rest.replace(",", " ")):
            continue
        if _opens(rest, known):
            return Denial(Kind.DENIED, sentence)
    planned = list(known.planned.finditer(before))
    if not planned:
        return None
    ahead = any(
        match.end() <= planned[-1].start() and not _is_negated(before, match, known)
        for match in known.averted.finditer(before)
    )
    if ahead and not re.search(r"[;:]", before[planned[-1].start() :]):
        return Denial(Kind.AVERTED, sentence)
    later = known.averted.search(behind)
    if later is not None and not _is_negated(behind, later, known) and not _other_clause(behind, later):
        return Denial(Kind.AVERTED, sentence)
    return None


def _opens(rest: str, known: _Words) -> bool:
    """Whether what follows a denial opens what is denied: "a report that", "that", "on Wednesday night that"."""
    reports = known.report.search(rest)
    opens = known.goes_on.search(rest, reports.end() if reports else 0)
    if opens is None:
        return False
    if reports is not None:
        between = rest[reports.end() : opens.start()]
        return known.report.search(between) is not None or _AND.isdisjoint(_WORD.findall(between))
    if opens.start() <= 2:
        return True
    that = known.that.search(rest)
    if that is None:
        return False
    between = rest[: that.start()].rstrip()
    if between.endswith(","):
        given = _WORD.findall(between[:-1])
        return "," not in between[:-1] and len(given) <= _SUBJECT and _AND.isdisjoint(given)
    return "," not in between and _tells_where(_WORD.findall(between), known)


def _tells_where(given: list[str], known: _Words) -> bool:
    """Whether words say when, where or how, and nothing else: "on Wednesday night", "el martes en Madrid"."""
    left = 0
    for place, word in enumerate(given):
        following = given[place + 1] if place + 1 < len(given) else ""
        if known.place.fullmatch(word):
            left = _PLACED
        elif known.when.fullmatch(word) or (is_function_word(word) and known.when.fullmatch(following)):
            continue
        elif left and word not in _AND and (left == _PLACED or not _is_closed(word)):
            left -= not _is_closed(word)
        else:
            return False
    return bool(given)


def _is_closed(word: str) -> bool:
    """Whether a word is one of grammar, and not "May"."""
    return word.islower() and is_function_word(word)


def _other_clause(behind: str, averted: re.Match[str]) -> bool:
    """Whether a clause of its own, with another thing that is averted, stands between."""
    return len(re.findall(r"[,;:]", behind[: averted.start()])) > 1 or ";" in behind[: averted.start()]


def _nearest_first(article: Article, sentence: Span) -> Iterator[tuple[int, Span]]:
    """The other sentences with their distance from the claim: those behind, then those before."""
    spans = list(sentences(article.text, article.language))
    behind = [span for span in spans if span[0] >= sentence[1]]
    before = [span for span in spans if span[1] <= sentence[0]]
    yield from enumerate(behind, 1)
    yield from ((-place, span) for place, span in enumerate(reversed(before), 1))


def _denies(article: Article, claim: Span, other: Span, place: int, known: _Words) -> Denial | None:
    text, said = article.text[slice(*claim)], article.text[slice(*other)]
    is_near = 0 < place <= _MOST_BEHIND
    for kind, match in _denials(said, known):
        if is_near and _points_back(said, match, place, known):
            return Denial(kind, other, points=True)
        if _is_about(text, said, match, article.language, known):
            return Denial(kind, other)
        if is_near and _is_theirs(text, said, match, article.language, known):
            return Denial(kind, other)
    return None


def _denies_there(claim: str, said: str, language: str | None, known: _Words) -> Kind | None:
    found = (
        kind
        for kind, match in _denials(said, known)
        if _is_about(claim, said, match, language, known, at_least=2)
    )
    return next(found, None)


def _denials(said: str, known: _Words) -> Iterator[tuple[Kind, re.Match[str]]]:
    """The words of a sentence that retract or deny, without those that are negated."""
    for kind, words in ((Kind.RETRACTED, known.retracted), (Kind.DENIED, known.denied)):
        yield from ((kind, match) for match in words.finditer(said) if not _is_negated(said, match, known))


def _is_negated(said: str, match: re.Match[str], known: _Words) -> bool:
    """Whether it is no denial: "did not deny", "neither confirmed nor denied"."""
    before = said[max(0, match.start() - _BEFORE) : match.start()]
    return known.negated.search(_CLAUSE_END.split(before)[-1]) is not None


def _points_back(said: str, match: re.Match[str], place: int, known: _Words) -> bool:
    """Whether what is denied is the sentence before: "denied this", "the report", "Das ist falsch"."""
    rest, before = said[match.end() :], said[: match.start()]
    shown = list(known.report.finditer(said))
    for noun in shown:
        determined = any(known.pointing.fullmatch(word) for word in said[: noun.start()].split()[-_BETWEEN:])
        after = said[noun.end() :]
        further = known.goes_on.match(after.lstrip(" ,")) or _CLAUSE_OF_GERMAN.match(after)
        if determined and further is None:
            return True
    if shown or place != 1 or known.goes_on.match(rest.lstrip()) is not None:
        return False
    first = [word.strip(_MARKS) for word in rest.split()[:1]]
    near = [*first, *(word.strip(_MARKS) for word in (*before.split()[-3:], *before.split()[:2]))]
    if not any(known.pointing.fullmatch(word) for word in near):
        return False
    alone = not _WORD.search(_CLAUSE_END.split(rest)[0])
    return alone or any(known.pointing.fullmatch(word) for word in first)


def _is_about(
    claim: str, said: str, match: re.Match[str], language: str | None, known: _Words, *, at_least: int = 1
) -> bool:
    """Whether a denial's words are the claim's: a name and another word, or two others; and no other names denied."""
    said_names = _names(said, language)
    first = _WORD.search(claim)
    opens = {first.group()} & said_names if first else frozenset[str]()
    claim_names = _names(claim, language) | opens
    claimed = _common(_content(_without(claim, known), language), claim_names)
    common = claimed & _common(_content(_without(said, known), language), said_names)
    denied = said[match.end() :]
    denied_names = _names(denied, language)
    is_of_others = bool(denied_names and claim_names) and not _share(denied_names, claim_names)
    if is_of_others and not known.report.search(denied):
        return False
    return len(common) >= at_least + (not _share(claim_names, said_names))


def _is_theirs(claim: str, said: str, match: re.Match[str], language: str | None, known: _Words) -> bool:
    """Whether a denial right behind a claim has a word of it and no name but the claim's, or its spokesman's."""
    claim_names = _names(claim, language)
    common = _common(_content(_without(claim, known), language), claim_names)
    if not common & _content(_without(said, known), language):
        return False
    if any(not _share(frozenset((name,)), claim_names) for name in _names(said[match.end() :], language)):
        return False
    if known.spokesperson.search(said[: match.start()]):
        return True
    first = _WORD.search(said)
    named = _names(said, language) | (frozenset((first.group(),)) if first else frozenset())
    strange = [name for name in named if not _share(frozenset((name,)), claim_names)]
    return all(is_function_word(name) or not name[0].isupper() for name in strange)


def _averts(said: str, events: frozenset[str], language: str | None, known: _Words) -> bool:
    """Whether a sentence says that what the question asks about did not come."""
    for match in known.averted.finditer(said):
        if _is_negated(said, match, known):
            continue
        behind = _CLAUSE_END.split(said[match.end() :])[0].split()[:_OBJECT]
        before = _CLAUSE_END.split(said[: match.start()])[-1].split()[-_OBJECT:]
        if events & _content(" ".join([*before, match.group(), *behind]), language):
            return True
    return False


def _without(text: str, known: _Words) -> str:
    """The text without the words that call a claim a claim and a denial a denial."""
    for words in (known.denied, known.retracted, known.claimed, known.report):
        text = words.sub(" ", text)
    return text


def _events(question: str, language: str | None) -> frozenset[str]:
    """What a question is about, without the names in it."""
    return _common(_content(question, language), _names(question, language))


def _common(content: frozenset[str], named: frozenset[str]) -> frozenset[str]:
    """The stems that are no names."""
    folded = {name.casefold() for name in named}
    return frozenset(
        stem
        for stem in content
        if not any(name.startswith(stem[:5]) or same_name(stem, name) for name in folded)
    )


def _content(text: str, language: str | None) -> frozenset[str]:
    return frozenset(stem for stem in stems(text, language) if len(stem) > 2 and not stem.isdecimal())


def _names(text: str, language: str | None) -> frozenset[str]:
    return frozenset(names(text, language))


def _share(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(
        one.casefold() == other.casefold() or same_name(one, other) for one in some for other in others
    )


@lru_cache(maxsize=16)
def _words(language: str | None) -> _Words | None:
    table = word_table(__file__).get(language or "")
    return None if table is None else _Words(**{name: pattern(phrases) for name, phrases in table.items()})
