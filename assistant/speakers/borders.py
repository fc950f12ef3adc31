"""Below the speakers on the question line: how far a voice or a source of a sentence reaches.

In comes a sentence with its voices and sources, and a range in it; out comes the sentence with those alone that can
hold the range. What stands behind a semicolon, a contrast or a colon is a statement of its own, a clause that the
narrator adds ("days after X announced ...") holds itself alone, and what is denied is the denier's to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.speakers.clauses import Voice
from assistant.speakers.phrases import phrase_at as _phrase
from assistant.speakers.scope import ReadSentence, is_embedded
from assistant.speakers.sources import Source
from assistant.speakers.stances import Stance, takes
from assistant.speakers.subjects import clause_start
from assistant.speakers.tokens import Token
from assistant.speakers.words import SpeechWords, word_lists
from assistant.words.numerals import begins_with_number
from index.records import Span

_LEAST_BEFORE = 3
"""Words that make a statement before a border."""
_LONGEST_NUMBER = 4
"""Words of a number with what it counts: "40 tausend Menschen"."""
_LONGEST_NAME = 5
"""Words before a number that can name who gives it."""
_LEAST_OF_A_SOURCE = 2
"""Words behind "according to X" that make its own statement."""


@dataclass(frozen=True, slots=True)
class _Borders:
    """How one language parts statements, as in lists/borders.toml."""

    aside: tuple[tuple[str, ...], ...]
    contrast: tuple[tuple[str, ...], ...]
    apart: frozenset[str]


def within_reach(read: ReadSentence, part: Span, words: SpeechWords) -> ReadSentence:
    """The sentence with the voices and sources that can hold the part."""
    bare = _without_verb(read, part, words)
    if bare is not None:
        return bare
    if not read.voices and not read.sources:
        return read
    voices = _without_deeds(_without_denied(read.voices, read.tokens, words), read.tokens, words)
    kept = _of_aside(replace(read, voices=voices), part, words)
    return _of_statement(_behind_colon(kept, part, words), part, words)


def _without_verb(read: ReadSentence, part: Span, words: SpeechWords) -> ReadSentence | None:
    """The sentence for a number that another gives at its end without a verb: with that one, or with nobody.

    "Police said 15,000 marched, the organisers 40,000", "Die Polizei sprach von 600, die Gewerkschaft von 900".
    """
    tokens = read.tokens
    if not read.voices and not read.sources:
        return None
    end = len(tokens) - 1 if tokens and tokens[-1].text in {".", "!", "?"} else len(tokens)
    number = next(
        (n for n in range(end - 1, max(0, end - _LONGEST_NUMBER), -1) if _is_number(tokens[n])), None
    )
    while number is not None and number > 0 and _is_number(tokens[number - 1]):
        number -= 1
    if number is None or any(token.low in words.closed for token in tokens[number + 1 : end]):
        return None
    begin = number
    while (
        begin > 0
        and tokens[begin - 1].kind == "word"
        and tokens[begin - 1].low not in words.sets["coordinators"]
    ):
        begin -= 1
    if begin == 0 or part[0] < tokens[begin].start or number - begin > _LONGEST_NAME:
        return None
    if tokens[begin - 1].text not in {",", ";"} and tokens[begin - 1].low not in words.sets["coordinators"]:
        return None
    before = number
    while before > begin and tokens[before - 1].low in words.sets["spoken_of"] | words.sets["reckoned_at"]:
        before -= 1
    who = _phrase(tokens, begin, words, bounded=before)
    if who is None or who.last != before or who.pronoun or tokens[begin].low in words.sets["prepositions"]:
        return None
    lows = [token.low for token in tokens[begin:before]]
    if any(low in words.finite | words.sets["verb_participles"] | words.sets["passive"] for low in lows):
        return None
    known = any(
        words.is_role(token.text) or words.is_institution(token.text)
        for token in tokens[begin:before]
        if token.kind == "word"
    )
    named = [Source(who, begin)] if who.agent and known else []
    return replace(read, voices=[], sources=named)


def _is_number(token: Token) -> bool:
    return token.kind == "number" or begins_with_number(token.text)


def _without_denied(found: Sequence[Voice], tokens: Sequence[Token], words: SpeechWords) -> list[Voice]:
    """The voices without those that the one before denies, doubts or rejects: "A denied that B had promised"."""
    kept: list[Voice] = []
    for voice in found:
        outer = kept[-1] if kept else None
        if (
            outer is None
            or _aside_start(voice, tokens, words) is not None
            or not is_embedded(outer, voice, tokens, words)
            or not _denies(tokens[outer.verb : voice.first], words)
        ):
            kept.append(voice)
    last = kept[-1] if kept else None
    if last is not None and last.inline and tokens[0].low in words.sets["that"] and len(kept) > 1:
        return [last] if _denies(tokens[last.verb :], words) else kept
    return kept


def _without_deeds(found: list[Voice], tokens: Sequence[Token], words: SpeechWords) -> list[Voice]:
    """The voices without a body whose deed another reports: "Die Armee habe X abgelehnt, sagte der General"."""
    last = found[-1] if found else None
    if last is None or len(found) < 2 or not last.inline:
        return found
    return [voice for voice in found if voice is last or not _does(voice, tokens, words)]


def _does(voice: Voice, tokens: Sequence[Token], words: SpeechWords) -> bool:
    """Whether a reported verb tells a deed of a body that has no name of a person."""
    if voice.inline or voice.who is None or tokens[voice.verb].low not in words.sets["reported"]:
        return False
    inside = [token for token in tokens[voice.who.first : voice.who.last] if token.capital]
    nouns = [token.text for token in inside if token.low not in words.closed]
    is_body = bool(nouns) and words.is_institution(nouns[0])
    end = next((n for n in range(voice.verb, len(tokens)) if tokens[n].text == ","), len(tokens))
    return is_body and any(token.low in words.sets["deeds"] for token in tokens[voice.verb : end])


def _denies(tokens: Sequence[Token], words: SpeechWords) -> bool:
    stated = " ".join(token.text for token in tokens if token.kind == "word")
    return takes(Stance.AGAINST, stated, words.language)


def _of_aside(read: ReadSentence, part: Span, words: SpeechWords) -> ReadSentence:
    """Without who speaks in a clause that the narrator adds, for a part that begins before it; else with that one."""
    asides = {voice.verb: _aside_start(voice, read.tokens, words) for voice in read.voices}
    within = [
        voice
        for voice in read.voices
        if (begin := asides[voice.verb]) is not None and read.tokens[begin].start <= part[0]
    ]
    if within:
        begin = asides[within[-1].verb] or 0
        return replace(read, voices=[voice for voice in read.voices if voice.verb > begin])
    return replace(read, voices=[voice for voice in read.voices if asides[voice.verb] is None])


def _aside_start(voice: Voice, tokens: Sequence[Token], words: SpeechWords) -> int | None:
    """Where the clause begins that the narrator adds and a voice stands in, or None.

    Its subject stands at once behind "after": "after talks, the union said" has none.
    """
    first = voice.first if voice.who is None else min(voice.first, voice.who.first)
    if voice.inline:
        return None
    for place in range(first - 1, 0, -1):
        token = tokens[place]
        if token.kind == "quote" or token.text in {";", ":"} or token.low in words.sets["that"]:
            return None
        phrase = _phrase_at(tokens, place, _borders(words.language).aside)
        if phrase is None:
            continue
        commas = sum(token.text == "," for token in tokens[place + phrase : voice.verb])
        if commas % 2:
            return None
        return place if _count(tokens[:place]) >= _LEAST_BEFORE else None
    return None


def _behind_colon(read: ReadSentence, part: Span, words: SpeechWords) -> ReadSentence:
    """Without who is only announced before a colon, for what another says behind it: "A reacted: B said ..."."""
    tokens = read.tokens
    colon = next((n for n, token in enumerate(tokens) if token.text == ":"), None)
    if colon is None or not _is_mostly_behind(part, tokens[colon].end):
        return read
    behind = [voice for voice in read.voices if voice.first > colon and not voice.inline]
    if not behind or behind[0].who is None or behind[0].who.pronoun:
        return read
    is_reported = tokens[behind[0].verb].low in words.sets["reported"]
    kept = [
        voice
        for voice in read.voices
        if voice.first > colon or voice.inline or is_reported or not _only_announces(voice, tokens, words)
    ]
    return replace(read, voices=kept)


def _only_announces(voice: Voice, tokens: Sequence[Token], words: SpeechWords) -> bool:
    """Whether a verb of saying may mean something else: "meldete sich zu Wort", "a réagi"."""
    if voice.who is not None and voice.who.media:
        return False
    return any(token.low in words.sets["open"] for token in tokens[voice.verb : voice.verb + 3])


def _of_statement(read: ReadSentence, part: Span, words: SpeechWords) -> ReadSentence:
    """With those alone that hold the statement which the part begins in.

    One without its own goes on the statement before; one that only opens a longer part leaves it to the next.
    """
    borders = _statements(read, words)
    if not borders:
        return read
    starts = [read.tokens[border].start for border in borders]
    home = sum(start <= part[0] for start in starts)
    later = next((n + 1 for n, start in enumerate(starts) if n >= home and _is_mostly_behind(part, start)), 0)
    for statement in (*range(home, -1, -1), later):
        voices, sources = _held(read, borders, statement)
        if voices or sources:
            return replace(read, voices=voices, sources=sources)
    return replace(read, voices=[voice for voice in read.voices if voice.inline], sources=[])


def _held(read: ReadSentence, borders: Sequence[int], statement: int) -> tuple[list[Voice], list[Source]]:
    """The voices and sources of one statement, with the voices behind it that follow what is said."""
    low = borders[statement - 1] if statement else 0
    high = borders[statement] if statement < len(borders) else len(read.tokens)
    voices = [v for v in read.voices if low <= v.verb < high or (v.inline and v.verb >= high)]
    return voices, [source for source in read.sources if low <= source.at < high]


def _statements(read: ReadSentence, words: SpeechWords) -> list[int]:
    """The tokens at which another statement begins, whose own voice or source follows."""
    tokens = read.tokens
    found: set[int] = set()
    for voice in read.voices:
        if not voice.inline and not _points_back(tokens, voice, words):
            opens = min(voice.first, clause_start(tokens, voice.verb, words))
            found.add(_border(tokens, opens, voice, words))
    for n, source in enumerate(read.sources):
        earlier = any(not one.cited and not one.phrase.media for one in read.sources[:n]) or any(
            voice.verb < source.at and tokens[voice.verb].low in words.sets["speaks_of"]
            for voice in read.voices
        )
        follows = earlier and not source.phrase.media and not source.cited
        border = _border_of_source(tokens, source, words, follows=follows)
        found.add(border or (_border_of_numbers(tokens, read.sources[n - 1], source, words) if n else 0))
    found.add(_border_behind_speaker(read, words))
    return sorted(border for border in found if border and _is_statement(tokens, border, read.sources))


def _border(tokens: Sequence[Token], opens: int, voice: Voice, words: SpeechWords) -> int:
    """Where the statement of a voice begins behind another, or 0."""
    lists = _borders(words.language)
    for place in range(voice.first, 0, -1):
        if tokens[place - 1].text == ";":
            return place
        if place < opens - 3 and tokens[place - 1].text == ",":
            break
        if tokens[place - 1].text == "," and _phrase_at(tokens, place, lists.contrast) is not None:
            return place
    if opens and tokens[opens - 1].text == ",":
        clause = tokens[voice.verb : voice.verb + 6]
        speaks = any(token.low in words.sets["speaks_of"] | words.sets["reckons"] for token in clause[:3])
        if speaks or any(token.low in lists.apart for token in clause):
            return opens
    return 0


def _border_of_source(tokens: Sequence[Token], source: Source, words: SpeechWords, *, follows: bool) -> int:
    """Where the statement of a source begins behind another, or 0."""
    for place in range(source.at, max(0, source.at - 4), -1):
        if tokens[place - 1].text == ";":
            return place
        if tokens[place - 1].text == ",":
            contrasts = _phrase_at(tokens, place, _borders(words.language).contrast) is not None
            return place if contrasts or (follows and place == source.at) else 0
    return 0


def _border_of_numbers(tokens: Sequence[Token], former: Source, source: Source, words: SpeechWords) -> int:
    """Where the number of a second source begins before it, or 0: "15.000 laut Polizei, 40.000 laut Veranstaltern"."""
    if any(one.cited or one.says or one.phrase.media for one in (former, source)):
        return 0
    joins = words.sets["coordinators"] - words.sets["that"]
    for place in range(source.at - 1, former.phrase.last - 1, -1):
        if tokens[place].text in {",", ";"} or tokens[place].low in joins:
            leads = former.at == 0 and place == former.phrase.last
            counted = any(_is_number(token) for token in tokens[place + 1 : source.at])
            earlier = any(_is_number(token) for token in tokens[:place])
            return place + 1 if counted and earlier and not leads else 0
    return 0


def _border_behind_speaker(read: ReadSentence, words: SpeechWords) -> int:
    """Where a statement begins of which nobody knows who makes it, behind "…, the ministry said;", or 0."""
    tokens = read.tokens
    for place in range(1, len(tokens)):
        if tokens[place].text != ";":
            continue
        ends_voice = any(
            voice.inline
            and voice.who is not None
            and tokens[voice.verb].low not in words.sets["reported"]
            and voice.verb < place <= max(voice.who.last, voice.verb + 1)
            for voice in read.voices
        )
        ends_source = any(one.at > 0 and one.phrase.last == place for one in read.sources)
        is_reported = any(token.low in words.sets["reported"] for token in tokens[place:])
        if (ends_voice or ends_source) and not is_reported and place + 1 < len(tokens):
            return place + 1
    return 0


def _is_statement(tokens: Sequence[Token], border: int, sources: Sequence[Source]) -> bool:
    """Whether enough stands before a border: not only "according to X," before "X's spokesman said"."""
    if _count(tokens[:border]) < _LEAST_BEFORE:
        return False
    return all(
        _count(tokens[source.phrase.last : border]) >= _LEAST_OF_A_SOURCE or source.at > 0
        for source in sources
        if source.at < border
    )


def _points_back(tokens: Sequence[Token], voice: Voice, words: SpeechWords) -> bool:
    """Whether "das sagte X" says who said what stands before."""
    opens = clause_start(tokens, voice.verb, words)
    lows = tuple(token.low for token in tokens[opens : voice.verb])
    return lows in words.points_back


def _is_mostly_behind(part: Span, start: int) -> bool:
    return part[1] - max(part[0], start) > (part[1] - part[0]) / 2


def _count(tokens: Sequence[Token]) -> int:
    return sum(token.kind in {"word", "number", "quote"} for token in tokens)


def _phrase_at(tokens: Sequence[Token], at: int, phrases: Sequence[tuple[str, ...]]) -> int | None:
    """How many tokens of a phrase begin there, or None."""
    lows = tuple(token.low for token in tokens[at : at + 5])
    return next((len(phrase) for phrase in phrases if lows[: len(phrase)] == phrase), None)


@lru_cache(maxsize=16)
def _borders(language: str) -> _Borders:
    lists = word_lists("borders")[language]

    def phrases(name: str) -> tuple[tuple[str, ...], ...]:
        split = (tuple(phrase.replace(",", " ,").split()) for phrase in lists[name].split("|"))
        return tuple(sorted(split, key=len, reverse=True))

    return _Borders(phrases("aside"), phrases("contrast"), frozenset(lists["apart"].split()))
