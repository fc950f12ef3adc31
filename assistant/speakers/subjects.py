"""Below the speakers on the question line: whose verb it is.

In come the tokens of a sentence and the index of a finite verb, out comes the noun phrase that is its subject,
before or behind it, and the outlet that was told.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.speakers.calendar_names import tells_time
from assistant.speakers.names import is_given_name
from assistant.speakers.phrases import Phrase, paired, phrase_at, skip_brackets
from assistant.speakers.tokens import Token
from assistant.speakers.words import SpeechWords

_BARE_DATIVE = frozenset({"nl", "pl"})
"""Where no case or article shows that a noun behind the speaker is the one told."""
_MOST_OF_AN_OBJECT = 3
_BREAKS = frozenset(",:;–—-?!.()")


def low_at(tokens: Sequence[Token], at: int) -> str:
    """The lower-case word at an index, "" outside the sentence."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def clause_start(tokens: Sequence[Token], verb: int, words: SpeechWords) -> int:
    """The first token after the mark or conjunction that opens the verb's clause."""
    position = verb
    while position > 0:
        before = tokens[position - 1]
        is_break = before.kind == "mark" and before.text in _BREAKS and before.text not in "()"
        if is_break and not _joins_words(tokens, position - 1):
            break
        if before.kind == "quote" and _is_statement(before):
            break
        joins = before.low in words.sets["coordinators"] | words.sets["subordinators"] | words.sets["that"]
        if joins and not (before.low in words.sets["coordinators"] and _joins_names(tokens, position - 1)):
            break
        position -= 1
    return position


def _is_statement(token: Token) -> bool:
    inner = token.text[1:-1].strip()
    return len(inner.split()) >= 4 or inner[-1:] in tuple(".,!?…")


def _joins_words(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen stands in a word: "58-year-old"."""
    if tokens[at].text != "-" or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _joins_names(tokens: Sequence[Token], at: int) -> bool:
    return 0 < at < len(tokens) - 1 and tokens[at - 1].capital and tokens[at + 1].capital


def left_subject(tokens: Sequence[Token], start: int, verb: int, words: SpeechWords) -> Phrase | None:
    """The subject that stands between the clause's beginning and its verb."""
    if start == verb:
        return _before_apposition(tokens, verb, words)
    if low_at(tokens, start - 1) in words.sets["coordinators"]:
        both = _reaching(tokens, clause_start(tokens, start - 1, words), verb, words)
        if both is not None and both.last > start:
            return both
    begin = start
    while begin < verb and tokens[begin].low in words.sets["adverbs"] | words.sets["coordinators"]:
        begin += 1
    if words.sets["place_speaks"] and low_at(tokens, begin) in words.sets["place_speaks"]:
        place = phrase_at(tokens, begin + 1, words, bounded=verb)
        if (
            place is not None
            and place.last == verb
            and words.is_institution(tokens[begin + 1].text) | _any_body(tokens, begin + 1, verb, words)
        ):
            return place
    whole = _reaching(tokens, begin, verb, words)
    if whole is not None or words.nouns_capitalised:
        return whole
    for position in range(begin + 1, verb):
        token = tokens[position]
        before = low_at(tokens, position - 1)
        if (
            token.kind != "word"
            or before in words.sets["attach"] | words.sets["determiners"] | words.sets["prepositions"]
        ):
            continue
        if before in words.sets["relatives"]:
            return None
        if (
            token.low in words.sets["determiners"] | words.sets["pronouns"]
            or token.capital
            or words.is_role(token.text)
            or words.is_institution(token.text)
        ):
            found = _reaching(tokens, position, verb, words)
            if found is not None:
                return found
    return None


def _any_body(tokens: Sequence[Token], first: int, last: int, words: SpeechWords) -> bool:
    return any(token.kind == "word" and words.is_institution(token.text) for token in tokens[first:last])


def _reaching(tokens: Sequence[Token], begin: int, verb: int, words: SpeechWords) -> Phrase | None:
    """The phrase from ``begin`` when nothing but adverbs stands between it and the verb."""
    if begin >= verb or tokens[begin].low in words.sets["prepositions"]:
        return None
    found = phrase_at(tokens, begin, words, bounded=verb, pairs=True)
    if found is None or found.oblique:
        return None
    position = found.last
    fillers = words.sets["adverbs"] | words.sets["reflexive"] | words.sets["time"]
    while position < verb and (tokens[position].low in fillers or tokens[position].kind == "number"):
        position += 1
    if words.by_stem and found.agent:
        position = _past_object(tokens, position, verb, words)
    if position < verb and not words.nouns_capitalised and tokens[position].low in words.sets["prepositions"]:
        inner = phrase_at(tokens, position + 1, words, bounded=verb)
        position = inner.last if inner is not None else position
    return found if position == verb else None


def _past_object(tokens: Sequence[Token], at: int, verb: int, words: SpeechWords) -> int:
    """Past what is spoken of, between a subject and its verb: "Министерство эту версию отвергает"."""
    if at >= verb or not (
        tokens[at].low in words.sets["determiners"] or tokens[at].low in words.sets["this"]
    ):
        return at
    rest = tokens[at + 1 : verb]
    is_object = 0 < len(rest) <= _MOST_OF_AN_OBJECT and all(_is_plain(token, words) for token in rest)
    return verb if is_object else at


def _before_apposition(tokens: Sequence[Token], verb: int, words: SpeechWords) -> Phrase | None:
    """For "X, Sprecher von Y, sagte", "The spokesman, X, said": the name of the two, or the first."""
    if verb < 3 or tokens[verb - 1].text not in {",", "–", "—", "-", ")"}:
        return None
    closing = verb - 1
    loose = words.sets["prepositions"] | words.sets["adverbs"] | {phrase[0] for phrase in words.citing}
    for comma in range(closing - 1, max(0, closing - 30), -1):
        if (tokens[comma].kind == "quote" and len(tokens[comma].text) > 30) or tokens[comma].text in {
            ":",
            ";",
        }:
            return None
        if tokens[comma].text not in {",", "–", "—", "-", "("}:
            continue
        start = clause_start(tokens, comma, words)
        if not words.nouns_capitalised and _is_relative(tokens, start, words):
            continue
        first = _reaching(tokens, start, comma, words)
        if first is None and not words.nouns_capitalised and start < comma:
            first = left_subject(tokens, start, comma, words) if start != comma else None
        aside = phrase_at(tokens, comma + 1, words, bounded=closing)
        relative = low_at(tokens, comma + 1) in words.sets["relatives"]
        if (
            relative
            and any(token.text == "," for token in tokens[comma + 1 : closing])
            and words.nouns_capitalised
        ):
            return None
        beside = closing - comma <= 7 and (
            tokens[comma + 1].kind == "number" or tokens[comma + 1].low in loose
        )
        if first is None and (relative or tokens[comma + 1].low in loose):
            return _before_apposition(tokens, comma + 1, words)
        if (
            first is not None
            and (
                first.agent
                or not words.nouns_capitalised
                or (aside is not None and aside.last == closing and _is_unnamed(tokens, first, aside, words))
            )
            and (relative or beside or (aside is not None and aside.last == closing))
        ):
            named = "".join(t.text for t in tokens if first.start <= t.start < first.end)
            is_role = any(words.is_role(t.text) for t in tokens if first.start <= t.start < first.end)
            if words.by_stem and len(named.split()) == 1 and first.end - first.start == len(named):
                is_role = is_role or any(words.is_role(t.text) for t in tokens[first.first : first.last])
            if (
                aside is not None
                and not relative
                and (is_role or _is_unnamed(tokens, first, aside, words))
                and named
                and not any(
                    words.is_role(t.text) or words.is_institution(t.text)
                    for t in tokens
                    if aside.start <= t.start < aside.end
                )
                and tokens[comma + 1].capital
            ):
                return aside
            return first
    return None


def _is_relative(tokens: Sequence[Token], start: int, words: SpeechWords) -> bool:
    """Whether a clause that begins there tells of a noun before it: "who manages the fund"."""
    opens = next((at for at in (start - 1, start) if low_at(tokens, at) in words.sets["relatives"]), None)
    return opens is not None and (
        low_at(tokens, opens) not in words.sets["that"] or low_at(tokens, opens - 1) == ","
    )


def _is_unnamed(tokens: Sequence[Token], first: Phrase, aside: Phrase, words: SpeechWords) -> bool:
    """Whether the first phrase holds no name and the aside is one of two words: "A former porter, Anton Grell"."""
    inside = [token for token in tokens if first.start <= token.start < first.end]
    named = [token for token in tokens if aside.start <= token.start < aside.end]
    if len(named) < 2 or not all(token.capital for token in named):
        return False
    if words.nouns_capitalised:
        has_article = tokens[first.first].low in words.sets["determiners"] and not first.oblique
        return has_article and named[0].text in words.given_names and inside[0].text not in words.given_names
    if not inside:
        return False
    is_body = words.is_institution(inside[-1].text) or words.is_media(inside[-1].text)
    if is_body and any(token.capital for token in inside):
        return False
    lower_head = not inside[-1].capital and not any(is_given_name(t.text, words) for t in inside)
    is_person = any(is_given_name(token.text, words) for token in named) or len(named) == 2
    places = [n for n, token in enumerate(tokens) if aside.start <= token.start < aside.end]
    return lower_head and is_person and not any(tells_time(tokens, n, words) for n in places)


def may_invert(tokens: Sequence[Token], start: int, verb: int, words: SpeechWords) -> bool:
    """True where the subject may stand behind the verb."""
    if words.language == "en":
        return (
            start == verb
            and verb > 0
            and tokens[verb - 1].low
            not in words.sets["coordinators"] | words.sets["that"] | words.sets["subordinators"] - {"as"}
        )
    if words.language == "fr":
        return (
            start == verb
            or tokens[start].low in words.sets["prepositions"] | words.sets["adverbs"]
            or tokens[start].low in words.sets["reflexive"]
            or behind_clitic(tokens, verb, words)
        )
    return True


def behind_clitic(tokens: Sequence[Token], verb: int, words: SpeechWords) -> bool:
    """True for "lo contó X", "l'a déclaré X": a pronoun for what is said opens the verb's clause."""
    clitic = low_at(tokens, verb - 1)
    start = clause_start(tokens, verb, words)
    if start >= verb or any(token.low not in words.sets["adverbs"] for token in tokens[start : verb - 1]):
        return False
    if clitic in words.sets["elided_clitics"]:
        led = low_at(tokens, start - 1) in words.sets["subordinators"] - words.sets["that"]
        return led or low_at(tokens, verb) in words.sets["perfect"]
    return clitic in words.sets["clitics"]


def right_subject(
    tokens: Sequence[Token], verb: int, words: SpeechWords
) -> tuple[Phrase | None, Phrase | None]:
    """The subject behind the verb, past adverbs, times, places and who was told; and the outlet that was told."""
    position = verb + 1
    through: Phrase | None = None
    fillers = words.sets["adverbs"] | words.sets["reflexive"] | words.sets["time"]
    while position < min(len(tokens), verb + 18):
        token = tokens[position]
        if (
            token.low in fillers
            and not (token.capital and not words.nouns_capitalised)
            and not _before_noun(tokens, position, words)
        ):
            position += 1
            continue
        if (
            token.kind == "number"
            and position + 1 < len(tokens)
            and tokens[position - 1].low in words.sets["time"] | {"am"}
        ):
            position += 1
            continue
        if token.low in words.sets["place_speaks"] and position == verb + 1:
            place = phrase_at(tokens, position + 1, words)
            if place is not None and _any_body(tokens, position + 1, place.last, words):
                return place, None
        if token.low in words.sets["prepositions"]:
            inner = phrase_at(tokens, position + 1, words)
            if inner is None:
                position += 2
                while position < len(tokens) and (
                    tokens[position].kind == "number" or tokens[position].low in words.sets["time"]
                ):
                    position += 1
                position = skip_brackets(tokens, position, len(tokens))
                continue
            is_quoted = any(one.kind == "quote" for one in tokens[inner.first : inner.last])
            told_it = token.low in words.sets["told_in"] or not is_quoted
            through = inner if inner.media and through is None and told_it else through
            position = inner.last
            continue
        if token.low in words.sets["determiners"] and low_at(tokens, position + 1) in words.sets["time"]:
            position = skip_brackets(tokens, position + 2, len(tokens))
            continue
        found = phrase_at(tokens, position, words)
        if found is None:
            return None, through
        if found.oblique:
            through = found if found.media and through is None else through
            position = found.last
            continue
        if found.pronoun or found.agent or not words.nouns_capitalised:
            found = paired(tokens, found, words)
            return with_apposed_name(tokens, found, words), through or told(tokens, found.last - 1, words)
        return found, through
    return None, through


def _before_noun(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """True for "ihr Sprecher": a word that is skipped elsewhere is an article here."""
    low = tokens[at].low
    if low not in words.sets["determiners"]:
        return False
    if not words.nouns_capitalised:
        return True
    if at + 1 >= len(tokens) or tokens[at + 1].low in words.closed:
        return False
    return tokens[at + 1].capital or tokens[at + 1].low.endswith(("e", "er", "es"))


def _head_of(tokens: Sequence[Token], found: Phrase, words: SpeechWords) -> Sequence[Token]:
    """The words of a phrase before what a preposition joins to it."""
    joined = (n for n in range(found.first + 1, found.last) if tokens[n].low in words.sets["prepositions"])
    return tokens[found.first : next(joined, found.last)]


def _is_plain(token: Token, words: SpeechWords) -> bool:
    """Whether a token is a lower-case noun or adjective."""
    return (
        token.kind == "word"
        and not token.capital
        and not (token.low in words.closed or token.low in words.finite or token.low in words.sets["time"])
    )


def with_apposed_name(tokens: Sequence[Token], found: Phrase, words: SpeechWords) -> Phrase:
    """For "said the spokesman, John Smith." -> the name."""
    comma = found.last
    while words.by_stem and comma < min(len(tokens), found.last + 2) and _is_plain(tokens[comma], words):
        comma += 1
    if (
        found.pronoun
        or low_at(tokens, comma) != ","
        or any(tokens[at].text in words.given_names for at in range(found.first, found.last))
    ):
        return found
    name = phrase_at(tokens, comma + 1, words)
    if name is None or name.pronoun or not any(t.capital and t.start == name.start for t in tokens):
        return found
    has_role = any(words.is_role(t.text) for t in _head_of(tokens, found, words) if t.kind == "word")
    if not has_role and not _is_unnamed(tokens, found, name, words):
        return found
    plain = not any(
        words.is_role(t.text) or words.is_institution(t.text)
        for t in tokens[name.first : name.last]
        if t.kind == "word" and t.start >= name.start
    )
    closed = name.last >= len(tokens) or tokens[name.last].text in {",", "."}
    return name if plain and closed and name.last - name.first >= 2 else found


def told(tokens: Sequence[Token], at: int, words: SpeechWords) -> Phrase | None:
    """The outlet right behind: "sagte X der Zeitung Y", "X told Reuters", "schrieb X in Y"."""
    position = at + 1
    for _ in range(3):
        while position < len(tokens) and tokens[position].low in words.sets["adverbs"] | words.sets["time"]:
            position += 1
        if position < len(tokens) and tokens[position].low in words.sets["told_in"]:
            position += 1
        found = phrase_at(tokens, position, words)
        if found is None or found.pronoun:
            return None
        if found.media:
            return found
        if words.language in _BARE_DATIVE:
            return None
        if not found.oblique and not (
            words.nouns_capitalised and tokens[position - 1].low in words.sets["prepositions"]
        ):
            return None
        position = found.last
    return None


def verb_last_subject(
    tokens: Sequence[Token], start: int, verb: int, last: int, words: SpeechWords
) -> Phrase | None:
    """German subordinate clause: "wie der Minister am Montag mitteilte"."""
    if low_at(tokens, start - 1) not in {"wie", "dass", "daß", "ob", "während", "wohingegen"}:
        return None
    end = max(verb, last) + 1
    if end < len(tokens) and tokens[end].kind == "word" and tokens[end].low not in words.sets["coordinators"]:
        return None
    position = start
    while (
        position < last
        and tokens[position].low in words.sets["adverbs"] | words.sets["reflexive"]
        and not _before_noun(tokens, position, words)
    ):
        position += 1
    found = phrase_at(tokens, position, words, pairs=True)
    return None if found is None or found.oblique else found
