"""On the question line, behind the speakers: the whole name of whom a sentence names by a surname or a role alone.

In come an article and a speaker ("Roncaglia", "the mayor"), out comes that one's name as the same article spells it
before ("Silvia Roncaglia"), where it can be nobody else's; else the speaker as given.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.answer import Attribution
from assistant.speakers.calendar_names import tells_time
from assistant.speakers.namesakes import may_be_given, offices
from assistant.speakers.places_before_names import opens_with_place
from assistant.speakers.tagged_names import is_role as is_tagged_role
from assistant.speakers.tagged_speech import tagged_languages, words_of
from assistant.speakers.tokens import Token, tokens_of
from assistant.speakers.words import LANGUAGES, speech_words
from assistant.words.mentions import is_function_word
from assistant.words.tables import word_table
from index.records import Article, Span

_MOST_OF_A_NAME = 4
_SURNAME_FIRST = frozenset({"hu"})
_JOINED_ARTICLES = frozenset({"sv", "da", "no", "bg"})
_ARTICLE_ENDINGS = frozenset("n en et t ът ят та".split())
_MOST_OF_A_BODY = 6
"""Words that may say what a role is of, before a comma and the name."""
_LEAST_OF_A_NAME = 2


def full_name(article: Article, named: Attribution) -> Attribution:
    """Where the article names the same one in full before; the speaker as given where it does not, or two may be meant.

    Args:
        article: names the speaker.
        named: the speaker, with offsets into the article's text.
    """
    tokens = _tokens(article.text)
    at = next((n for n, token in enumerate(tokens) if token.start >= named.start), None)
    if at is None:
        return named
    own = [token for token in tokens[at : at + _MOST_OF_A_NAME + 1] if token.end <= named.end]
    if not own or any(token.kind != "word" for token in own):
        return named
    language = article.language
    if _is_role_alone(tokens, at, own, language):
        if any(token.capital and not is_role(token.text, language) for token in own):
            return named
        if at and tokens[at - 1].low in _words("indefinite"):
            return named
        spans = _bearers(tokens, own, at, article.text, language)
    elif len(own) == 1 and own[0].capital:
        spans = [(span, True) for span in _with_given(tokens, own[0], language)]
    else:
        return named
    text = article.text
    surnames = {text[slice(*span)].split()[-1] for span, _ in spans}
    whole = [
        (span, is_sure) for span, is_sure in spans if len(text[slice(*span)].split()) >= _LEAST_OF_A_NAME
    ]
    before = [span for span, is_sure in whole if is_sure and span[1] <= named.start]
    if len(surnames) != 1 or len({text[slice(*span)] for span, _ in whole}) != 1 or not before:
        return named
    start, end = before[-1]
    return Attribution(text[start:end], start, end)


def _is_role_alone(tokens: Sequence[Token], at: int, own: Sequence[Token], language: str | None) -> bool:
    """Whether a role stands for a name: "sagte der König", not "sagte König", where the language has an article."""
    if not (is_role(own[-1].text, language) or is_role(own[0].text, language)):
        return False
    lists = speech_words(str(language)) if language in LANGUAGES else None
    if lists is None or lists.by_stem or len(own) > 1:
        return True
    return bool(at) and tokens[at - 1].low in lists.sets["determiners"]


def is_role(word: str, language: str | None) -> bool:
    """Whether a word says what somebody is, by the lists of the language."""
    if language in LANGUAGES:
        return speech_words(str(language)).is_role(word[0].upper() + word[1:] if language == "de" else word)
    return language in tagged_languages() and is_tagged_role(word, words_of(str(language)))


@lru_cache(maxsize=8)
def _tokens(text: str) -> list[Token]:
    return tokens_of(text, (0, len(text)), ())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word_table(__file__)[name].split())


def _with_given(tokens: Sequence[Token], surname: Token, language: str | None) -> list[Span]:
    """Where a surname stands with given names before it."""
    found: list[Span] = []
    if language in _SURNAME_FIRST:
        return found
    for at, token in enumerate(tokens):
        if token.text != surname.text or not at:
            continue
        begin = at
        while begin and at - begin < _MOST_OF_A_NAME - 1 and _is_joined(tokens, begin):
            before = tokens[begin - 1]
            is_particle = before.low in _words("particles") and begin == at and _is_joined(tokens, begin - 1)
            if not is_particle and not _is_given(tokens, begin - 1, language):
                break
            begin -= 1
        while begin < at and not tokens[begin].capital:
            begin += 1
        if at - begin > 1 and _is_called(tokens[begin], tokens[begin + 1]):
            begin += 1
        if begin < at:
            found.append((tokens[begin].start, token.end))
    return found


def _is_called(first: Token, second: Token) -> bool:
    """Whether the first word is what somebody is, and the given name only follows: "Балерина Анна Григорьева"."""
    listed = speech_words("en").given_names
    return second.text in listed and first.text not in listed


def _bearers(
    tokens: Sequence[Token], role: Sequence[Token], own: int, text: str, language: str | None
) -> list[tuple[Span, bool]]:
    """The names that stand by a role, "Mayor Colin Bexley", and whether it is surely the same role."""
    lows = [token.low for token in role]
    found: list[tuple[Span, bool]] = []
    for at in range(len(tokens) - len(lows) + 1):
        here = [token.low for token in tokens[at : at + len(lows)]]
        if at == own or not all(_is_same_role(*pair, language) for pair in zip(lows, here, strict=True)):
            continue
        if at and tokens[at - 1].low in _words("another"):
            continue
        behind = _behind_role(tokens, at + len(lows), text, language)
        name = _before_role(tokens, at, text, language) if behind is None else behind
        if name is not None:
            found.append((name, _opens_role(tokens, at, language)))
    return found


def _is_same_role(own: str, other: str, language: str | None) -> bool:
    """Whether two words are one role, the article at its end aside: "ordföranden" and "ordförande"."""
    return own == other or (language in _JOINED_ARTICLES and own.removeprefix(other) in _ARTICLE_ENDINGS)


def _opens_role(tokens: Sequence[Token], at: int, language: str | None) -> bool:
    """Whether nothing before a role narrows it: "the mayor", not "the acting mayor"."""
    before = tokens[at - 1] if at else None
    if before is None or before.kind != "word" or tokens[at].capital or before.capital:
        return True
    if before.low in _words("indefinite"):
        return False
    if is_function_word(before.text) or before.low in _words("of"):
        return True
    if language not in LANGUAGES:
        return len(before.text) <= _LEAST_OF_A_NAME
    lists = speech_words(str(language))
    return before.low in lists.closed or before.low in lists.finite


def _behind_role(tokens: Sequence[Token], at: int, text: str, language: str | None) -> Span | None:
    """The name right behind a role, or behind what the role is of and a comma."""
    while at < len(tokens) and tokens[at].kind == "word" and is_role(tokens[at].text, language):
        at += 1
    if at < len(tokens) and tokens[at].low in _words("bodies"):
        at += 1
    name = _name_at(tokens, at, text, language, least=1)
    if name is not None:
        return name
    if at >= len(tokens) or not (tokens[at].text == "," or tokens[at].low in _words("of")):
        return None
    comma = next(
        (n for n in range(at, min(len(tokens), at + _MOST_OF_A_BODY)) if tokens[n].text == ","), None
    )
    if comma is None or any(token.kind != "word" for token in tokens[at:comma]):
        return None
    name = _name_at(tokens, comma + 1, text, language, least=_LEAST_OF_A_NAME)
    closing = next((token for token in tokens if name is not None and token.start >= name[1]), None)
    return name if closing is not None and closing.text in {",", ".", ")", "("} else None


def _before_role(tokens: Sequence[Token], at: int, text: str, language: str | None) -> Span | None:
    """The name before a comma and a role: "Silvia Roncaglia, comandante del porto"."""
    comma = at - 1
    if comma > 0 and tokens[comma].kind == "word" and is_function_word(tokens[comma].text):
        comma -= 1
    if comma < _LEAST_OF_A_NAME or tokens[comma].text != ",":
        return None
    begin = comma
    while begin and comma - begin < _MOST_OF_A_NAME and tokens[begin - 1].capital:
        begin -= 1
    return _name_at(tokens, begin, text, language, least=_LEAST_OF_A_NAME)


def _name_at(tokens: Sequence[Token], at: int, text: str, language: str | None, *, least: int) -> Span | None:
    """The name of one or more words that begins at a token, no longer than names are."""
    end = at
    while end < len(tokens) and (tokens[end].capital or _joins(tokens, at, end)):
        if end > at and not _is_joined(tokens, end):
            break
        end += 1
    if not least <= end - at <= _MOST_OF_A_NAME:
        return None
    is_small = is_function_word(tokens[at].text) and (end - at == 1 or not _is_joined(tokens, at))
    if is_small or is_role(tokens[end - 1].text, language):
        return None
    if opens_with_place([token.text for token in tokens[at:end]], text):
        at += 1
    if end - at > 1 and not _is_given(tokens, at, language, is_led=True):
        return None
    return tokens[at].start, _without_possessive(tokens[end - 1])


def _joins(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a particle joins a given name to a surname: "Jan de Wit"."""
    return (
        at == first + 1
        and tokens[at].low in _words("particles")
        and tokens[min(at + 1, len(tokens) - 1)].capital
    )


def _without_possessive(token: Token) -> int:
    return token.end - 2 if token.low.endswith("'s") else token.end


def _is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but a space stands before a word and the word before it."""
    return at > 0 and tokens[at - 1].kind == "word" and tokens[at].start - tokens[at - 1].end == 1


def _is_given(tokens: Sequence[Token], at: int, language: str | None, *, is_led: bool = False) -> bool:
    """Whether a word can be a given name: a listed one, or no other known word; behind a role (``is_led``) any.

    At the head of a sentence, where every word is capitalised, only a listed one in languages without word lists.
    """
    token = tokens[at]
    if not token.capital or is_role(token.text, language) or offices([token.text]):
        return False
    if token.text in speech_words("en").given_names:
        return True
    opens = at == 0 or tokens[at - 1].kind != "word"
    if opens and language not in LANGUAGES and not is_led:
        return False
    if language in LANGUAGES and token.low in speech_words(str(language)).sets["time"]:
        return not tells_time(tokens, at, speech_words(str(language)))
    return is_led or may_be_given(token.text, language)
