"""Below the speakers on the question line: which of a sentence's voices a part of it belongs to.

In comes a sentence with its voices and sources, and a range in it; out comes the voice that says that part,
and the one that reports it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.speakers.clauses import Voice
from assistant.speakers.sources import Source
from assistant.speakers.tokens import Token
from assistant.speakers.words import SpeechWords
from index.records import Span

_GOES_ON = frozenset(
    "will would is are was were has had have could may might can should must he she they it".split()
)
"""English words that show a clause, where none is joined by "that"."""


@dataclass(slots=True)
class ReadSentence:
    """One sentence, understood."""

    span: Span
    tokens: list[Token]
    voices: list[Voice]
    sources: list[Source]


def chosen_voice(read: ReadSentence, part: Span, words: SpeechWords) -> tuple[Voice | None, Voice | None]:
    """The voice that the part belongs to, and the voice that reports it ("A sagte, B habe gewarnt")."""
    found = [v for v in read.voices if not _is_source_verb(v, read)]
    if not found:
        return None, None
    if len(found) == 1:
        return found[0], None
    told = _told_last(found, read, words)
    if told is not None and part[0] < read.tokens[told.first].start:
        return found[0], told
    starts = [_scope_start(found, n, read.tokens, words) for n in range(len(found))]
    offsets = [read.tokens[s].start for s in starts[1:]] + [read.span[1] + 1]
    begin = read.span[0]
    shares: list[float] = []
    overlaps: list[int] = []
    for finish in offsets:
        overlaps.append(min(finish, part[1]) - max(begin, part[0]))
        shares.append(overlaps[-1] / max(1, finish - begin))
        begin = finish
    covered = [n for n, share in enumerate(shares) if share > 0.8]
    best = covered[0] if len(covered) > 1 else overlaps.index(max(overlaps))
    outlets = [v for v in found if v.who is not None and v.who.media]
    speakers = [v for v in found if v.who is not None and not v.who.media]
    if len(outlets) == 1 and len(speakers) == 1:
        return speakers[0], outlets[0]
    for n in range(len(found) - 1, 0, -1):
        inner, outer = found[n], found[n - 1]
        if (
            inner.who is not None
            and not inner.who.pronoun
            and best >= n - 1
            and is_embedded(outer, inner, read.tokens, words)
        ) and best in (n, n - 1):
            return inner, outer
    return found[best], None


def _told_last(found: Sequence[Voice], read: ReadSentence, words: SpeechWords) -> Voice | None:
    """The voice behind a comma that reports what another is reported to say: "A warned of B, his aide C said."."""
    inner, outer, tokens = found[0], found[-1], read.tokens
    if inner.who is None or inner.inline or outer.who is None or outer.who.pronoun:
        return None
    begin = outer.first
    before = tokens[begin - 1] if begin else None
    follows = before is not None and (
        before.text == "," or (before.kind == "quote" and before.text[-2:-1] == ",")
    )
    if not follows or not (outer.inline or words.language == "en"):
        return None
    if inner.first > 1 or tokens[0].low in words.sets["subordinators"] - words.sets["determiners"]:
        return None
    conveyed = any(t.low in words.sets["conveying"] for t in tokens[outer.verb : outer.verb + 3])
    rest = tokens[max(outer.verb + 1, outer.who.last) :]
    goes_on = any(t.kind == "quote" or t.text == ":" or t.low in words.sets["that"] | _GOES_ON for t in rest)
    surnames = {tokens[who.last - 1].low for who in (inner.who, outer.who)}
    return outer if conveyed and not goes_on and len(surnames) == 2 else None


def _is_source_verb(voice: Voice, read: ReadSentence) -> bool:
    """True when what looks like a subject is a source ("laut X sagte …" belongs to the source)."""
    return voice.who is not None and any(
        source.phrase.start == voice.who.start and not source.says for source in read.sources
    )


def _scope_start(found: Sequence[Voice], n: int, tokens: Sequence[Token], words: SpeechWords) -> int:
    voice = found[n]
    if n == 0 or not voice.inline:
        return voice.first
    for position in range(found[n - 1].verb + 1, voice.verb):
        if tokens[position].text == ";" or tokens[position].low in words.sets["coordinators"]:
            return position
    return voice.first


def is_embedded(outer: Voice, inner: Voice, tokens: Sequence[Token], words: SpeechWords) -> bool:
    """Whether the inner voice is what the outer one says."""
    if outer.inline or inner.inline or inner.first <= outer.verb:
        return False
    between = tokens[outer.verb + 1 : inner.first]
    if any(t.kind == "quote" or t.text in {";", ":"} for t in between):
        return False
    last = between[-1] if between else None
    if last is None:
        return words.language == "en"
    if last.low in words.sets["coordinators"]:
        return False
    if any(t.low in words.sets["that"] for t in between):
        return True
    return last.text == "," and tokens[inner.verb].low in words.sets["reported"] | words.sets["reported_weak"]
