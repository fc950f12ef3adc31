"""On the question line, below the speakers: who says it in languages that have no rules of their own in ``lists``.

In come an article and the range of a quote, out comes the name or the role beside a verb of saying that stands by
direct speech, a dialogue's dash or a word for "that": "„…,“ řekl starosta Jiří Vaněk", "– …, säger Karin Holmgren".
The words stand in ``tagged_speech.toml``; where they show nobody, or two people, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from assistant.answer import Attribution
from assistant.speakers.tag_patterns import name_in_pattern, pattern_languages
from assistant.speakers.tagged_names import name_before, name_behind
from assistant.speakers.title_chains import name_behind_title
from assistant.speakers.tokens import Token, is_speech, tokens_of
from assistant.words.tables import word_table
from index.records import Article, Span, overlap
from index.text.sentences import sentences

_QUOTATION = re.compile(
    r"„[^„“”\"\n]+[“”\"]|“[^“”\n]+”|”[^”\n]+”|«[^«»\n]+»|»[^«»\n]+[«»]|\"[^\"\n]+\"|「[^「」\n]+」"
)
_DASH = re.compile(r"[–—―-]\s+(?=[^\W\d_])")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_FARTHEST = 1500
_MOST_BEFORE_THAT = 14
"""Tokens between a verb of saying and the word for "that"."""
_MOST_BEFORE_VERB = 4
"""Words between what is said and the verb of saying: who speaks."""
_MOST_BEHIND_VERB = 8
"""Words between the verb of saying and what is said: who speaks, with what is of him or her."""
_JOINED_AND = "وف"
"""Arabic "and", which is written onto the verb."""
_PAUSES = frozenset({",", "–", "—", "―", "-", "?", "!", "…", "،"})
_BY_TITLE = frozenset({"ar", "he"})

Lists = Mapping[str, frozenset[str]]


def tagged_speaker(article: Article, quote: Span, language: str | None) -> Attribution | None:
    """Who says the words in the quote, as the text spells it; None where it does not tell, or in other languages.

    Args:
        article: the article that holds the quote.
        quote: half-open range of its text.
        language: of the text around the quote.
    """
    if language is None or language not in tagged_languages() | pattern_languages():
        return None
    low, high = _paragraph(article.text, quote)
    spans = sentences(article.text, language, low, high)
    quoted = [match.span() for match in _QUOTATION.finditer(article.text, low, high)]
    held = next((one for one in quoted if _shared(one, quote) * 2 > quote[1] - quote[0]), None)
    unit = [span for span in spans if overlap(span, held or quote)]
    if not unit:
        return None
    around = (unit[0][0], unit[-1][1])
    found = _in_unit(article.text, around, quoted, language)
    if found is not None or held is None:
        return found
    before = [span for span in spans if span[1] <= around[0]]
    if not before or not _opens_speech(article.text, before[-1], quoted):
        return None
    return _in_unit(article.text, before[-1], quoted, language)


def _opens_speech(text: str, span: Span, quoted: Sequence[Span]) -> bool:
    """Whether a sentence opens speech with a colon or holds some, which then goes on behind it."""
    return text[slice(*span)].endswith(":") or any(overlap(span, one) for one in quoted)


@cache
def tagged_languages() -> frozenset[str]:
    """The languages whose words of saying are known here."""
    return frozenset(word_table(__file__))


@cache
def words_of(language: str) -> Lists:
    """The word lists of one of them by name."""
    table = word_table(__file__)[language]
    names = ("verbs", "that", "roles", "helps", "stops", "fields", "honours", "nobody", "occasions")
    return {name: frozenset(str(table.get(name, "")).split()) for name in names}


def _in_unit(text: str, unit: Span, quoted: Sequence[Span], language: str) -> Attribution | None:
    """Whom the verbs of saying in some sentences name, where that is one alone."""
    if language in pattern_languages():
        shown = name_in_pattern(text, unit, language)
        return Attribution(text[slice(*shown)], *shown) if shown is not None else None
    lists = words_of(language)
    tokens = tokens_of(text, unit, quoted)
    is_turn = _DASH.match(text, unit[0]) is not None
    found: dict[str, Attribution] = {}
    for at, token in enumerate(tokens):
        if not _is_verb(token, language, lists) or not _is_saying(
            tokens, at, text, is_turn=is_turn, lists=lists
        ):
            continue
        named = (
            _by_title(tokens, at, text, language, lists)
            if language in _BY_TITLE
            else _by_capital(tokens, at, text, lists)
        )
        if named is not None:
            name = text[slice(*named)]
            found.setdefault(name.split()[-1], Attribution(name, *named))
    return next(iter(found.values())) if len(found) == 1 else None


def _is_verb(token: Token, language: str, lists: Lists) -> bool:
    if token.kind != "word":
        return False
    if language == "ar" and token.text[0] in _JOINED_AND and token.text[1:] in lists["verbs"]:
        return True
    return token.low in lists["verbs"]


def _is_saying(tokens: Sequence[Token], at: int, text: str, *, is_turn: bool, lists: Lists) -> bool:
    """Whether what stands beside the verb is said: a quotation, a turn behind a dash, or a clause with "that"."""
    if any(token.kind == "quote" and is_speech(text, (token.start, token.end)) for token in tokens):
        return True
    before = at - 1
    while before > 0 and at - before <= _MOST_BEFORE_VERB and tokens[before].kind == "word":
        before -= 1
    if before >= 0 and tokens[before].text in _PAUSES:
        if is_turn and before > 0:
            return True
        before -= 1
    behind = at + 1
    while behind < len(tokens) and behind - at <= _MOST_BEHIND_VERB and tokens[behind].kind == "word":
        behind += 1
    is_apart = any(token.low in lists["stops"] for token in tokens[at + 1 : behind])
    if behind < len(tokens) and (tokens[behind].text == ":" or (tokens[behind].text == "," and not is_apart)):
        behind, is_apart = behind + 1, False
    near = (before,) if is_apart else (before, behind)
    if any(0 <= n < len(tokens) and tokens[n].kind == "quote" for n in near):
        return True
    return any(token.low in lists["that"] for token in tokens[at + 1 : at + 1 + _MOST_BEFORE_THAT])


def _by_capital(tokens: Sequence[Token], at: int, text: str, lists: Lists) -> Span | None:
    """The name beside the verb, behind it where the verb opens its clause."""
    opens = at
    while opens > 0 and tokens[opens - 1].kind == "word" and tokens[opens - 1].low in lists["helps"]:
        opens -= 1
    is_inverted = opens == 0 or tokens[opens - 1].kind != "word"
    behind = name_behind(tokens, at + 1, text, lists)
    if is_inverted and behind is not None:
        return behind
    before = name_before(tokens, opens, text, lists)
    return before if before is not None else behind


def _by_title(tokens: Sequence[Token], at: int, text: str, language: str, lists: Lists) -> Span | None:
    """The name with a title behind the verb, or between the beginning of the clause and the verb."""
    end = at + 1
    while end < len(tokens) and tokens[end].kind == "word" and tokens[end].low not in lists["that"]:
        end += 1
    begin = at
    while begin and tokens[begin - 1].kind == "word":
        begin -= 1
    for words in (tokens[at + 1 : end], tokens[begin:at]):
        named = name_behind_title([token.text for token in words], text, language, lists)
        if named is not None:
            return words[named[0]].start, words[named[1] - 1].end
    return None


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _paragraph(text: str, quote: Span) -> Span:
    low, high = max(0, quote[0] - _FARTHEST), min(len(text), quote[1] + _FARTHEST)
    for blank in _BLANK_LINE.finditer(text, low, quote[0]):
        low = blank.end()
    behind = _BLANK_LINE.search(text, quote[1], high)
    return low, behind.start() if behind else high
