"""Below the speakers on the question line: through whom a sentence knows what it says.

In come the tokens of a sentence, out come its sources: "laut X", "nach Angaben von X", "X zufolge", "so X",
"according to X", "selon X", "según X", "по словам X".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.speakers.clauses import source_phrase
from assistant.speakers.knowers import may_know
from assistant.speakers.phrases import Phrase, outlet_in_marks, paired, phrase_at
from assistant.speakers.subjects import with_apposed_name
from assistant.speakers.tokens import Token
from assistant.speakers.words import SpeechWords

_OWN = {
    ("nach", "seinen", "angaben"), ("nach", "ihren", "angaben"), ("nach", "seinen", "worten"),
    ("nach", "ihren", "worten"), ("seinen", "angaben", "zufolge"), ("ihren", "angaben", "zufolge"),
    ("по", "его", "словам"), ("по", "её", "словам"), ("по", "ее", "словам"), ("по", "их", "словам"),
    ("по", "его", "мнению"), ("за", "його", "словами"), ("за", "її", "словами"), ("за", "їхніми", "словами"),
    ("на", "його", "думку"), ("a", "su", "juicio"), ("à", "ses", "yeux"),
    ("według", "jego", "danych"), ("według", "jej", "danych"), ("według", "jego", "słów"), ("według", "jej", "słów"),
    ("według", "jego", "szacunków"), ("według", "jej", "szacunków"), ("jego", "zdaniem"), ("jej", "zdaniem"),
    ("ich", "zdaniem"), ("volgens", "hem"), ("volgens", "hen"),
}  # fmt: skip


_MOST_OF_A_TITLE = 4


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase; ``says`` is True for "so X" (X's own words), ``cited`` for "unter Berufung auf X"."""

    phrase: Phrase
    at: int
    says: bool = False
    cited: bool = False


def sources(tokens: Sequence[Token], words: SpeechWords) -> list[Source]:
    """The sources of a sentence, in their order."""
    found: list[Source] = []
    lows = [token.low for token in tokens]
    until = 0
    for at, token in enumerate(tokens):
        if token.kind != "word" or at < until:
            continue
        source = (
            _own(tokens, lows, at)
            or _before(tokens, lows, at, words)
            or _after(tokens, at, words)
            or _in_view(tokens, at, words)
            or _so(tokens, at, words)
        )
        if source is not None and source.phrase.pronoun:
            until = max(at + 1, source.phrase.last)
        if source is not None and not any(source.phrase.start == other.phrase.start for other in found):
            found.append(source)
    return found


def _own(tokens: Sequence[Token], lows: Sequence[str], at: int) -> Source | None:
    """For "По его словам": his, whoever he is."""
    for last in (at + 3, at + 2):
        if tuple(lows[at:last]) in _OWN:
            return Source(Phrase(at, last, tokens[at].start, tokens[last - 1].end, pronoun=True), at)
    return None


def _before(tokens: Sequence[Token], lows: Sequence[str], at: int, words: SpeechWords) -> Source | None:
    joined = lows[at + 1] if lows[at] == "nach" and at + 1 < len(lows) else ""
    if joined.endswith(("angaben", "berichten")) and len(joined) > 9 and tokens[at + 1].capital:
        return Source(Phrase(at + 1, at + 2, tokens[at + 1].start, tokens[at + 1].end), at)
    for phrases, cited in ((words.before, False), (words.citing, True)):
        for phrase in phrases:
            if phrase[0] in words.sets["ordinals"] and at and lows[at - 1] in words.sets["determiners"]:
                continue
            if lows[at] == phrase[0] and tuple(lows[at : at + len(phrase)]) == phrase:
                name = source_phrase(tokens, at + len(phrase), words) or _titled(tokens, at + len(phrase))
                name = name and (_maker(tokens, name, words) or name)
                if name is None or not (
                    name.agent
                    or name.pronoun
                    or name.media
                    or (
                        (_is_bound(tokens, at + len(phrase), words) or _is_bound(tokens, name.first, words))
                        and may_know(tokens, name, phrase, words)
                    )
                ):
                    continue
                if _is_thing(tokens, name, words):
                    continue
                name = paired(tokens, name, words, opens=at == 0)
                return Source(with_apposed_name(tokens, name, words), at, cited=cited)
    return None


def _titled(tokens: Sequence[Token], at: int) -> Phrase | None:
    """The outlet that a quotation names by its place alone: "По данным «Невской хроники», …"."""
    if at >= len(tokens) or tokens[at].kind != "quote":
        return None
    inner = tokens[at].text[1:-1].split()
    is_title = 0 < len(inner) <= _MOST_OF_A_TITLE and inner[0][0].isupper() and inner[-1][-1].isalnum()
    return outlet_in_marks(tokens, at) if is_title else None


def _is_thing(tokens: Sequence[Token], name: Phrase, words: SpeechWords) -> bool:
    """Whether a source is one word for what knows nothing: "according to dendrochronology"."""
    inside = [token for token in tokens if name.start <= token.start < name.end]
    return len(inside) == 1 and bool(words.things) and inside[0].low.endswith(words.things)


def _maker(tokens: Sequence[Token], name: Phrase, words: SpeechWords) -> Phrase | None:
    """Who published the report: "selon des chiffres publiés mardi par l'Insee"."""
    position = name.last
    if position >= len(tokens) or tokens[position].low not in words.sets["made_known"]:
        return None
    if any(token.capital for token in tokens[name.first : name.last]):
        return None
    for at in range(position + 1, min(len(tokens), position + 6)):
        token = tokens[at]
        if token.low in words.sets["agent"]:
            return phrase_at(tokens, at + 1, words)
        passed = (
            words.sets["time"]
            | words.sets["adverbs"]
            | words.sets["prepositions"]
            | words.sets["determiners"]
        )
        if token.kind != "number" and token.low not in passed:
            return None
    return None


def _in_view(tokens: Sequence[Token], at: int, words: SpeechWords) -> Source | None:
    """Romance "Para o vereador X, …" at the head of a sentence, and "X, per il quale «…»"."""
    if tokens[at].low not in words.sets["in_view"]:
        return None
    if at == 0:
        name = phrase_at(tokens, 1, words)
        if name is None or not name.agent or name.last >= len(tokens) or tokens[name.last].text != ",":
            return None
        inside = tokens[name.first : name.last]
        has_name = any(token.capital and token.start >= name.start for token in inside)
        has_role = any(words.is_role(token.text) for token in inside if token.kind == "word")
        return Source(with_apposed_name(tokens, name, words), at) if has_name and has_role else None
    following = [token for token in tokens[at + 1 : at + 4]]
    is_relative = any(token.low in words.sets["relatives"] for token in following[:2])
    if tokens[at - 1].text != "," or not is_relative or not any(t.kind == "quote" for t in following):
        return None
    begin = at - 1
    while begin and tokens[begin - 1].capital:
        begin -= 1
    if at - 1 - begin < 2:
        return None
    return Source(Phrase(begin, at - 1, tokens[begin].start, tokens[at - 2].end), at)


def _is_bound(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    return tokens[at].low in words.sets["determiners"] or tokens[at].capital


def _after(tokens: Sequence[Token], at: int, words: SpeechWords) -> Source | None:
    """German "X zufolge"."""
    if tokens[at].low not in words.sets["after"] or at == 0:
        return None
    best: Phrase | None = None
    for begin in range(at - 1, max(-1, at - 10), -1):
        token = tokens[begin]
        if (token.kind == "mark" and token.text not in {"(", ")"}) or token.low in words.sets[
            "prepositions"
        ] - {"von", "vom"}:
            break
        found = phrase_at(tokens, begin, words, bounded=at)
        if found is None or found.last != at:
            continue
        if best is None or _extends(tokens, found, best, words):
            best = found
    if best is None:
        return None
    inner = source_phrase(tokens, best.first, words)
    return Source(inner if inner is not None and inner.last <= at else best, best.first)


def _extends(tokens: Sequence[Token], wider: Phrase, narrower: Phrase, words: SpeechWords) -> bool:
    """Whether the words to the left belong to the phrase: its article, adjectives, or the noun it depends on."""
    first = tokens[wider.first]
    if tokens[narrower.first].low in words.sets["determiners"]:
        head = tokens[narrower.first - 1]
        said = head.low in words.sets["nouns_of_saying"]
        if not head.capital or not (words.is_role(head.text) or words.is_institution(head.text) or said):
            return False
        feminine = first.low in {"der", "einer", "ihrer", "seiner"} and head.low.endswith(
            ("in", "ung", "schaft", "tät")
        )
        return wider.oblique or said or feminine or (wider.first == narrower.first - 1 and not narrower.media)
    return first.kind == "word"


def _so(tokens: Sequence[Token], at: int, words: SpeechWords) -> Source | None:
    """German ", so X": X's own words."""
    if tokens[at].low not in words.sets["so"] or at == 0:
        return None
    if tokens[at - 1].kind != "quote" and tokens[at - 1].text not in {",", "–", "—", "-"}:
        return None
    name = phrase_at(tokens, at + 1, words)
    if name is None or name.oblique or not (name.agent or name.pronoun):
        return None
    return Source(name, at, says=True)
