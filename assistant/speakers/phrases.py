"""Below the speakers on the question line: the noun phrases that can name a speaker.

In come the tokens of a sentence and a place among them, out comes the phrase that starts there, cut down to
what is reported: the name if it holds one, else the role as spelled, without its article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.speakers.calendar_names import tells_time
from assistant.speakers.heads import ADJECTIVE, reduced
from assistant.speakers.phrase_heads import german_core, is_head, plain_adjective, plain_core
from assistant.speakers.tokens import Token
from assistant.speakers.words import SpeechWords

_AND = frozenset({"und", "sowie", "and", "et", "y", "e", "и", "і", "й", "та"})
_GENITIVE_ARTICLES = frozenset("des eines seines ihres dieses".split())
_OF = frozenset("of for de du des del d' do da dos das di della dello dell' degli dei delle van voor".split())
"""What may join whatever noun to a head behind a verb."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    Attributes:
        first, last: half-open range of tokens, article included.
        start, end: half-open offsets in the article's text of what is reported.
        agent: True when it looks like somebody who can speak (a name, a role, a body).
        oblique: True when its article is not the subject's ("dem", "den").
        media: True for an outlet.
        unnamed: True where only the kind of outlet is given ("the newspaper").
        pronoun: "er", "she": stands for somebody named before.
    """

    first: int
    last: int
    start: int
    end: int
    agent: bool = True
    oblique: bool = False
    media: bool = False
    unnamed: bool = False
    pronoun: bool = False


def phrase_at(
    tokens: Sequence[Token], at: int, words: SpeechWords, *, bounded: int | None = None, pairs: bool = False
) -> Phrase | None:
    """The noun phrase that starts at a token, or None.

    Args:
        tokens: of the sentence.
        at: index of its first token.
        words: of the language.
        bounded: index that the phrase must not pass (a verb behind it); then it may hold more attributes.
        pairs: take "X und Y" as one phrase.
    """
    limit = len(tokens) if bounded is None else bounded
    if at >= limit:
        return None
    if tokens[at].kind == "quote":
        return outlet_in_marks(tokens, at) if _is_outlet(tokens[at], words) else None
    if (aged := _of_age(tokens, at, limit, words)) is not None:
        return aged
    if tokens[at].kind == "word" and tokens[at].low in words.sets["pronouns"]:
        if not _opens_phrase(tokens, at, limit, words):
            return Phrase(at, at + 1, tokens[at].start, tokens[at].end, pronoun=True)
    elif tokens[at].low in words.sets["impersonal"] and not _opens_phrase(tokens, at, limit, words):
        return None
    position = at
    oblique = False
    article = ""
    counted: int | None = None
    while position < limit and (
        tokens[position].low in words.sets["determiners"] or tokens[position].kind == "number"
    ):
        oblique = oblique or tokens[position].low in words.sets["oblique"]
        article = article or tokens[position].low
        if tokens[position].low in words.sets["counted"] and counted is None:
            counted = position
        position += 1
        if position - at > 2:
            return None
    if at < position < limit - 1 and tokens[position - 1].kind == "number" and tokens[position].text == "-":
        counted = position - 1
        position += 1
    core = (
        german_core(tokens, position, limit, words, article)
        if words.nouns_capitalised
        else plain_core(tokens, position, limit, words, bounded is not None)
    )
    if core is None:
        return None
    first, head_end = core
    if tokens[first].low in words.sets["measures"] and not article.isalpha():
        return None
    if tells_time(tokens, head_end - 1, words) or tokens[first].low in words.sets["not_a_speaker"]:
        return None
    if head_end == first + 1 and tokens[first].low in words.sets["ordinals"]:
        return None
    name_first, name_last, named = reduced(tokens, first, head_end, words, bool(article))
    if not named and counted is not None:
        name_first = counted
    head_role = is_head(tokens[head_end - 1], words)
    last = head_end
    if not named or head_role:
        last = _attached(tokens, head_end, limit, words, bounded is not None)
        if not named:
            name_last = last
        behind = None if named else _name_behind(tokens, head_end, last, limit if head_role else last, words)
        if behind is not None:
            (name_first, last), named = behind, True
            name_last = last
    elif words.nouns_capitalised and bounded is not None:
        last = _attached(tokens, head_end, limit, words, True)
    last = skip_brackets(tokens, last, limit)
    media = tokens[first].kind == "quote" or any(_is_outlet(token, words) for token in tokens[first:head_end])
    unnamed = media and last == head_end == first + 1 and not _names_outlet(tokens[first], words)
    if pairs and last + 1 < limit and tokens[last].low in _AND and (named or head_role):
        other = phrase_at(tokens, last + 1, words, bounded=bounded)
        if other is not None and not other.pronoun:
            return Phrase(
                at, other.last, tokens[name_first].start, other.end, agent=True, oblique=oblique, media=media
            )
    start, end = _offsets(tokens, name_first, name_last)
    agent = (
        named
        or head_role
        or any(is_head(token, words) for token in tokens[first:head_end] if token.kind == "word")
    )
    if not words.nouns_capitalised and not agent:
        agent = any(token.capital for token in tokens[first:head_end])
    if last == head_end and first == head_end - 1 and article in _GENITIVE_ARTICLES:
        end -= _genitive_ending(tokens[head_end - 1], words)
    return Phrase(at, last, start, end, agent=agent, oblique=oblique, media=media, unnamed=unnamed)


def paired(tokens: Sequence[Token], found: Phrase, words: SpeechWords, *, opens: bool = False) -> Phrase:
    """The phrase with a second name that "and" joins to it, where a mark closes both: "said Brandt and Sons.".

    Where it ``opens`` a German sentence the verb closes them: "Laut Brandt und Kahl stieg der Umsatz".
    """
    joined = (
        found.last + 1 < len(tokens) and tokens[found.last].low in _AND and tokens[found.last + 1].capital
    )
    if not joined or found.pronoun or found.media or not tokens[found.first].capital:
        return found
    both = phrase_at(tokens, found.first, words, pairs=True)
    if both is None or both.last <= found.last + 1:
        return found
    closed = both.last >= len(tokens) or tokens[both.last].text in {".", ",", ";", ":", "!", "?"}
    if opens and words.nouns_capitalised and not closed:
        closed = tokens[both.last].kind == "word" and not tokens[both.last].capital
    alone = both.last == found.last + 2 and not is_head(tokens[both.last - 1], words)
    return both if closed and alone else found


def outlet_in_marks(tokens: Sequence[Token], at: int) -> Phrase:
    """The outlet whose name a quotation is: "Selon « Le Monde »"."""
    token = tokens[at]
    inner = token.text[1:-1]
    start = token.start + 1 + len(inner) - len(inner.lstrip())
    return Phrase(at, at + 1, start, start + len(inner.strip()), media=True)


def _of_age(tokens: Sequence[Token], at: int, limit: int, words: SpeechWords) -> Phrase | None:
    """Somebody named by an age alone: "der 58-Jährige", "the 58-year-old"."""
    number = at + 1 if tokens[at].low in words.sets["determiners"] else at
    last = number + 3
    if last > limit or tokens[number].kind != "number" or tokens[number + 1].text != "-":
        return None
    if tokens[last - 1].low not in words.sets["of_age"]:
        return None
    if words.nouns_capitalised and not tokens[last - 1].capital:
        return None
    after = tokens[last] if last < len(tokens) else None
    is_attribute = (
        after is not None
        and after.kind == "word"
        and not (after.low in words.closed or after.low in words.finite or after.low in words.sets["time"])
    )
    if is_attribute:
        return None
    return Phrase(at, last, tokens[at].start, tokens[last - 1].end, pronoun=True)


def _name_behind(
    tokens: Sequence[Token], head_end: int, at: int, limit: int, words: SpeechWords
) -> tuple[int, int] | None:
    """The person's name behind a role and what that is of: "conseillère d'État genevoise Sandrine Maillard"."""
    if words.nouns_capitalised or words.language == "en":
        return None
    pair = at - 2
    if pair > head_end and tokens[pair - 1].capital and not words.is_role(tokens[pair - 1].text):
        is_short_name = tokens[pair - 1].text.isupper() and len(tokens[pair - 1].text) > 1
        known = tokens[pair].text in words.given_names or is_short_name
        if known and tokens[pair].capital and tokens[at - 1].capital:
            return pair, at
    if at >= limit:
        return None
    begin = at
    while begin < min(limit, at + 2) and tokens[begin].kind == "word" and not tokens[begin].capital:
        low = tokens[begin].low
        if low in words.closed or low in words.finite or low in words.sets["time"]:
            return None
        begin += 1
    end = begin
    while end < limit and tokens[end].capital and tokens[end].low not in words.closed:
        end += 1
    is_name = end - begin in (2, 3) and (begin > at or tokens[begin].text in words.given_names)
    return (begin, end) if is_name else None


def _opens_phrase(tokens: Sequence[Token], at: int, limit: int, words: SpeechWords) -> bool:
    """True when a word that could be a pronoun is the article of a noun ("ihr Sprecher", "her lawyer")."""
    if tokens[at].low not in words.sets["determiners"] or at + 1 >= limit:
        return False
    after = tokens[at + 1]
    if words.nouns_capitalised:
        return after.capital or bool(ADJECTIVE.match(after.low) and after.low not in words.closed)
    return after.kind == "word" and after.low not in words.closed and after.low not in words.finite


def _is_outlet(token: Token, words: SpeechWords) -> bool:
    if token.kind == "quote":
        inner = token.text[1:-1].split()
        return any(words.is_media(word) and (word[0].isupper() or len(inner) == 1) for word in inner)
    return token.kind == "word" and words.is_media(token.text)


def _names_outlet(token: Token, words: SpeechWords) -> bool:
    is_kind = words.by_stem or token.low in words.media
    return token.kind == "quote" or not is_kind or words.is_outlet_name(token.text) or token.text.isupper()


def _genitive_ending(token: Token, words: SpeechWords) -> int:
    """How many letters the genitive of a known masculine or neuter noun adds: "des Rechnungshofs", "des Verbandes"."""
    for ending in ("es", "s"):
        base = token.text.removesuffix(ending)
        shapes = words.roles + words.institutions + words.media
        if base != token.text and base.lower().endswith(shapes):
            return len(ending)
    return 0


def _attached(tokens: Sequence[Token], at: int, limit: int, words: SpeechWords, bounded: bool) -> int:
    """The end of "des Ministeriums", "of the agency" behind a head noun."""
    allowed = words.sets["attach" if bounded else "attach_after_verb"]
    end = at
    for _ in range(3):
        if end >= limit or tokens[end].kind != "word":
            break
        token = tokens[end]
        genitive = token.low in words.sets["genitive"] and (words.nouns_capitalised or token.low in allowed)
        if not genitive and token.low not in allowed:
            break
        if token.low == "der" and _begins_subject(tokens, end, limit, words):
            break
        inside = phrase_at(tokens, end if genitive else end + 1, words, bounded=limit if bounded else None)
        if inside is None or inside.pronoun or (genitive and inside.media and not bounded):
            break
        if inside.last > at + 8:
            break
        if not bounded and not genitive and token.low not in _OF and inside.agent is False:
            break
        end = inside.last
    return end


def _begins_subject(tokens: Sequence[Token], at: int, limit: int, words: SpeechWords) -> bool:
    """Whether German "der" is a subject's article, not a genitive's: "nach Angaben der Polizei der Fahrer …"."""
    position = at + 1
    while position < limit and plain_adjective(tokens[position], words):
        if tokens[position].low.endswith("e"):
            return True
        if tokens[position].low.endswith("en"):
            return False
        position += 1
    if position >= limit or not tokens[position].capital:
        return False
    noun, head = tokens[position].low, tokens[at - 1]
    many = noun.endswith("er") and (
        words.is_role(head.text) or head.low.endswith(tuple(words.sets["joined_to_many"]))
    )
    return not many and noun.endswith(words.masculine) and not noun.endswith(words.not_masculine)


def skip_brackets(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Past "(SPD)" or "(42)"."""
    if at < limit and tokens[at].text == "(":
        for position in range(at + 1, min(limit, at + 6)):
            if tokens[position].text == ")":
                return position + 1
    return at


def _offsets(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    start, end = tokens[first].start, tokens[last - 1].end
    if last - first == 1 and tokens[first].kind == "quote":
        return start + 1, end - 1
    text = tokens[last - 1].text
    if last - first >= 1 and (text.endswith(("'s", "’s"))):
        end -= 2
    elif text.endswith(("'", "’")):
        end -= 1
    return start, end
