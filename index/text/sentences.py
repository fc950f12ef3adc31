"""On the article line, below passages: a text in, the exact spans of its sentences out.

Own rules instead of a library: offsets are half-open code points into the text as it stands, every character
that is not white space lies in exactly one span, and one rule set serves mixed-language news, where the usual
splitters know one language each and normalise what they read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from index.records import Span
from index.text.letters import MARKS
from index.text.sentence_words import (
    CONSONANT_WORD_LANGUAGES,
    NAME_PARTICLES,
    NUMBERED,
    ORDINAL_LANGUAGES,
    STARTERS,
    STATES,
    TITLES,
    VOWELS,
    abbreviations,
    before_names,
    titles,
)
from index.text.thai_clauses import clauses

_LATIN_ENDS = ".!?…؟۔।॥։‽"
_WIDE_ENDS = "。！？｡"
_CLOSERS = "\"'”“’‘»«›‹)]}」』】〉》）］＂"
_OPENERS = "\"'“”„‚‘’«»‹›([{「『【〈《（［¿¡"
_DASHES = "-–—―"

_END = re.compile(
    rf"(?P<ends>[{_LATIN_ENDS}{_WIDE_ENDS}]+)"
    rf"(?P<closers>(?:[{re.escape(_CLOSERS)}]|[\u00a0\u202f\u2009 ]»(?=[\s.,;:]|$))*)"
)
_GREEK_END = re.compile(_END.pattern.replace(_LATIN_ENDS, _LATIN_ENDS + ";\u037e", 1))
_OF_THE_CLOCK = frozenset({"a.m", "p.m"})
_CLOCK_BEFORE = re.compile(
    r"\d\s?$|\b(?:noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s$"
)
_BEHIND_CLOCK = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri
    Sat Sun Eastern Central Pacific Mountain Greenwich""".split()
)
_ZONE = re.compile(r"(?:[^\W\d_]+\s+){1,3}(?:[Tt]ime|[Ss]tandard)\b")
_WORD_BEFORE = re.compile(rf"[\w{MARKS}.’'\-]+$")
_OPENED_BY = {"“": "„", "‘": "‚", "«": "»", "»": "«", "›": "‹", "‹": "›"}
_NEXT_WORD = re.compile(r"[^\W\d_]+|\d+")
_TWO_WORDS = re.compile(r"(?P<first>[^\W\d_][\w.'’\-]+)(?:\s+(?P<second>[^\W\d_][\w'’\-]+))?")
_ABBREVIATION_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)\.\s*$")
_IN_BRACKETS = re.compile(r"\((?P<words>[^()]{1,24})$")
_BULLET = re.compile(r"(?:[*•·▪◦‣●■►]|-(?=\s)|[–—](?=\s+[^\Wa-zäöüа-яёіїєґ\d_]))\s*\S")
_NUMBERED_ITEM = re.compile(r"\(?\d{1,3}[.)]\s|[a-z]\)\s")
_CONTINUES_QUOTE = ("と", "って", "、", "，", "など", "との", "という")
_ELIDING = ("fr", "it")
"""Languages that join an article to the word behind it ("l'on. Rossi")."""
_ROMAN = re.compile(r"[IVXLCDM]+")

_DASH = re.compile(rf"[{re.escape(_DASHES)}]")
_CAPITAL_WORD = re.compile(r"[^\W\d_a-z][\w.’'\-]*, $")

_FARTHEST_OPENER = 3000
_MIN_WRAP = 40
_MAX_WRAP = 160


def sentences(text: str, language: str | None = None, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences of ``text[start:end]``, in order, without the white space around them.

    Headlines, list items and bylines that end with their line count as sentences. Lines that are only
    wrapped (mail, PDF) are read on. Every non-space character of the range lies in exactly one span.

    Args:
        text: any text, any line ends.
        language: ISO 639-1 code; decides whether "3. Mai" is an ordinal. None reads such numbers as ordinals.
        start: first code point of the range.
        end: end of the range (exclusive); None for the end of the text.
    """
    end = len(text) if end is None else min(end, len(text))
    spans: list[Span] = []
    for block_start, block_end in _blocks(text, max(start, 0), end):
        for piece_start, piece_end in _split_block(text, block_start, block_end, language):
            stripped = trim(text, piece_start, piece_end)
            if stripped[0] < stripped[1]:
                spans.extend(clauses(text, stripped))
    return spans


@lru_cache(maxsize=64)
def whole_sentences(text: str, language: str | None) -> tuple[Span, ...]:
    """The :func:`sentences` of all of a text, kept for the many that ask for them while one question is answered."""
    return tuple(sentences(text, language))


def trim(text: str, start: int, end: int) -> Span:
    """The range without white space at either side; empty (start == end) when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Lines of the range without their line ends, of whatever kind."""
    position = start
    for match in _LINE_END.finditer(text, start, end):
        yield position, match.start()
        position = match.end()
    yield position, end


_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def _blocks(text: str, start: int, end: int) -> Iterator[Span]:
    """Ranges that no sentence crosses: paragraphs, and inside them lines that end on purpose."""
    paragraph: list[Span] = []
    for line in _lines(text, start, end):
        line_start, line_end = trim(text, *line)
        if line_start < line_end:
            paragraph.append((line_start, line_end))
        elif paragraph:
            yield from _join_wrapped(text, paragraph)
            paragraph = []
    if paragraph:
        yield from _join_wrapped(text, paragraph)


def _join_wrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    width = max(line_end - line_start for line_start, line_end in lines)
    block_start, block_end = lines[0]
    for before, line in pairwise(lines):
        if not _reads_on(text, before, line, width):
            yield block_start, block_end
            block_start = line[0]
        block_end = line[1]
    yield block_start, block_end


def _reads_on(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether a line goes on with the sentence of the line before it, i.e. the line break is only a wrap."""
    last = text[before[1] - 1]
    first = text[line[0]]
    if _BULLET.match(text, line[0], line[1]):
        return False
    if last == "\u00ad" or (last in "-‐" and first.islower()):
        return True
    length = before[1] - before[0]
    wide = _is_wide(last) or _is_wide(first)
    first_word = 1 if wide else len(text[line[0] : min(line[1], line[0] + _MAX_WRAP)].split(maxsplit=1)[0])
    wrapped = (15 if wide else _MIN_WRAP) <= width <= _MAX_WRAP and length + 1 + first_word > width * 0.9
    if _NUMBERED_ITEM.match(text, line[0], line[1]) and not (wrapped and last not in ".:;!?"):
        return False
    if wrapped:
        return True
    return width <= _MAX_WRAP and (last == "," or first.islower()) and not last.isdigit()


def _is_wide(character: str) -> bool:
    return character >= "\u2e80" and not "\uac00" <= character <= "\ud7a3"


def _split_block(text: str, start: int, end: int, language: str | None) -> Iterator[Span]:
    position = start
    for match in (_GREEK_END if language == "el" else _END).finditer(text, start, end):
        cut = match.end()
        if match["closers"] and match["ends"][-1] in _WIDE_ENDS:
            cut = _before_opener(text, start, match)
        if cut < end and (cut < match.end() or _is_boundary(text, position, match, end, language)):
            yield position, cut
            position = cut
    if position < end:
        yield position, end


def _before_opener(text: str, start: int, match: re.Match[str]) -> int:
    """Where the marks behind a full stop no longer close: a quotation that opens right there begins a sentence.

    A mark that closes in one language opens in another: it opens where none is open from ``start`` on.
    """
    for at in range(match.start("closers"), match.end()):
        mark, before = text[at], text[max(start, at - _FARTHEST_OPENER) : at]
        opener = _OPENED_BY.get(mark)
        if (mark in "\"'＂" and before.count(mark) % 2 == 0) or (
            opener is not None and before.count(opener) <= before.count(mark)
        ):
            return at
    return match.end()


def _is_boundary(
    text: str, sentence_start: int, match: re.Match[str], end: int, language: str | None
) -> bool:
    ends = match["ends"]
    cut = match.end()
    following = text[cut]
    if ends[-1] in _WIDE_ENDS:
        return not (match["closers"] and text.startswith(_CONTINUES_QUOTE, cut))
    if not following.isspace():
        return _space_forgotten(text, sentence_start, match, end)
    next_start = _next_content(text, cut, end)
    if next_start >= end:
        return True
    following = text[next_start]
    if following.islower() or following in ",;:.…|":
        return False
    if match["closers"] and ends[-1] in "!?" and text[cut:next_start].lstrip().startswith("("):
        return False  # a title in quotation marks with its year behind it
    if ends == "." and (not match["closers"] or _closes_abbreviation(text, sentence_start, match, language)):
        return _period_ends(text, sentence_start, match.start(), next_start, end, language)
    if "…" in ends or ".." in ends:
        before = text[match.start() - 1] if match.start() > sentence_start else " "
        return before not in "[( \u00a0" and following.isalnum()
    return True


def _next_content(text: str, position: int, end: int) -> int:
    """Where the next word begins, past white space, opening quotes, brackets and dashes."""
    while position < end and (
        text[position].isspace() or text[position] in _OPENERS or text[position] in _DASHES
    ):
        position += 1
    return position


def _space_forgotten(text: str, sentence_start: int, match: re.Match[str], end: int) -> bool:
    """Whether two sentences meet without a space, as in ``Ende.Der``; not so in domains or abbreviations."""
    cut = match.end()
    if match["ends"][-1] not in ".!?" or not text[cut].isupper():
        return bool(match["ends"][-1] in "।॥۔؟" and text[cut].isalpha())
    before = text[max(sentence_start, match.start() - 3) : match.start()]
    rest = text[cut : min(cut + 60, end)].split(maxsplit=1)[0]
    return (
        len(before) == 3
        and before.isalpha()
        and before[1:].islower()
        and len(rest) > 1
        and not any(character in rest.rstrip('.,;:!?"”“»)') for character in "./@_")
        and (rest[1].islower() or rest in STARTERS)
    )


def _period_ends(
    text: str, sentence_start: int, period: int, next_start: int, end: int, language: str | None
) -> bool:
    """Whether the single period ends a sentence, judged by the word before it and the word after it."""
    found = _WORD_BEFORE.search(text[max(sentence_start, period - 40) : period])
    if found is None:
        return True
    word = found.group().strip("'’-")
    following = _NEXT_WORD.match(text, next_start, end)
    next_word = following.group() if following else ""
    starts_new = next_word in STARTERS
    if "\u0e00" <= word[-1:] <= "\u0eff":
        return False
    if _is_state(text, sentence_start, period - len(found.group()), word, language):
        return starts_new and not _DASH.search(text, period, next_start)
    if (
        len(word) == 1
        and period - 1 > sentence_start
        and text[period - 2] not in " \u00a0\u202f\t\n.-–(«„“\"'’"
    ):
        return True  # a unit ("19,2°E"), not an initial
    lead = text[sentence_start : period - len(found.group())] if period - sentence_start < 60 else "…"
    at_start = not lead.strip(_OPENERS + " \t*-–•")
    lowered = word.lower()
    if language in _ELIDING:
        lowered = re.split("['’]", lowered)[-1]
    if lowered in titles(language) and (lowered in TITLES or not word.isupper() or language == "vi"):
        return False
    if word.islower() and _goes_with_name(
        text[max(sentence_start, period - 40) : period - len(found.group())],
        word,
        text[next_start : min(end, next_start + 80)],
        language,
    ):
        return False
    if lowered in NUMBERED:
        return not (next_word[:1].isdigit() or _ROMAN.fullmatch(next_word))
    if lowered in _OF_THE_CLOCK and _CLOCK_BEFORE.search(text, sentence_start, period - len(found.group())):
        return starts_new or not _goes_with_clock(text, next_start, next_word)
    if lowered in abbreviations(language):
        return starts_new
    if "." in word and not any(part.isdigit() for part in word.split(".")):
        return starts_new or _is_host(word)
    if lowered.endswith("str") and next_word[:1].isdigit():
        return False
    if len(word) == 1 and word.isalpha():
        return starts_new and not at_start and next_word not in NAME_PARTICLES
    number = word.replace(".", "")
    if number.isdigit() and (len(number) <= 2 or "." in word) and len(number) <= 4:
        if at_start:
            return False
        ordinal = language is None or language in ORDINAL_LANGUAGES
        return starts_new or not ordinal
    if len(word) > 1 and _ROMAN.fullmatch(word) and (language is None or language in ORDINAL_LANGUAGES):
        return starts_new
    return True


def _goes_with_clock(text: str, next_start: int, next_word: str) -> bool:
    """Whether what stands behind "7 a.m." belongs to it: a small word, a day, a month or a time zone."""
    if not next_word[:1].isupper() or next_word.isupper():
        return True
    return next_word in _BEHIND_CLOCK or _ZONE.match(text, next_start) is not None


def _closes_abbreviation(text: str, sentence_start: int, match: re.Match[str], language: str | None) -> bool:
    """Whether a bracket closes behind an abbreviation, within a sentence: ``(v.l.) Anna Blau, Max Rot``."""
    if match["closers"] not in (")", "]"):
        return False
    bracket = _IN_BRACKETS.search(text, sentence_start, match.start())
    if bracket is None or not text[sentence_start : bracket.start()].strip(_OPENERS + " \t*-–•"):
        return False
    word = bracket["words"].split()[-1].lower() if bracket["words"].strip() else ""
    return ("." in word and not any(map(str.isdigit, word))) or word in titles(language) | abbreviations(
        language
    )


def _goes_with_name(lead: str, word: str, behind: str, language: str | None) -> bool:
    """Whether a word in small letters is a short form of a rank or an office that a name follows.

    It is where another such form stands before it (``st. post. Nowak``), where it has no vowel and a given name and a
    surname follow (``kpt. Jan Nowak``), or where it is one by the list and they follow.
    """
    following = _TWO_WORDS.match(behind)
    if following is None or not following["first"][0].isupper() or following["first"] in STARTERS:
        return False
    before = _ABBREVIATION_BEFORE.search(lead)
    if (
        before is not None
        and len(word) <= 6
        and before["word"].islower()
        and _is_title(before["word"], language)
    ):
        return True
    second = following["second"]
    if second is None or not second[0].isupper() or following["first"].isupper():
        return False
    bare = not VOWELS & set(word) and 2 <= len(word) <= 5 and language not in CONSONANT_WORD_LANGUAGES
    counted = lead.rstrip()[-1:].isdigit()
    return not counted and word.isalpha() and (bare or word in before_names(language))


def _is_title(word: str, language: str | None) -> bool:
    return word in titles(language) or word in before_names(language)


def _is_state(text: str, sentence_start: int, word_start: int, word: str, language: str | None) -> bool:
    """Whether the word is an American state behind its town, as a report begins (``Burlington, Vt.``)."""
    before = text[sentence_start:word_start]
    return (
        language in (None, "en")
        and word[:1].isupper()
        and word.lower() in STATES
        and before.endswith(", ")
        and bool(_CAPITAL_WORD.search(before))
    )


def _is_host(word: str) -> bool:
    """Whether a dotted word is a host name such as ``t-online.de``, not an abbreviation such as ``U.S``."""
    return max(len(part) for part in word.split(".")) > 3
