"""One ordinal of the last question in the place of another ("and the second one?"): a part of what is exchanged.

In: the last question and the phrase of one that counts on, both taken apart. Out: the last question with the other
ordinal, its noun kept, so that a question for the second call names the call.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.events.words import kind_of
from assistant.follow_ups.ordinals import is_ordinal, ordinal_at
from assistant.follow_ups.taken_apart import Asked, Word, is_known
from assistant.words.mentions import word_set

_ENDING = re.compile(r"e[nrms]?$")
_ENDING_LANGUAGES = frozenset({"de"})
_NOUN_WITHIN = 3


def other_ordinal(last: Asked, asked: Asked, words: Sequence[Word]) -> str | None:
    """The last question with the ordinal of the phrase; None where it has no event or ordinal for it."""
    at = ordinal_at(asked, words)
    if at is None:
        return None
    noun = [word for word in words[at + 1 :] if word.folded not in asked.lists.one]
    if any(not word.is_topic or word.in_date for word in noun):
        return None
    old = _counterpart(last, noun, asked)
    if old is None:
        return _put_before_event(last, asked, words[: at + 1], noun)
    start, end = last.words[old].start, last.words[old].end
    counted = _counted_noun(last, old)
    text = _text(asked, words[at])
    if noun and counted and not is_known(noun[-1].folded, word_set(_following(last, old)), asked.language):
        text, end = asked.text[words[at].start : noun[-1].end], counted.end
    else:
        text = _in_case_of(_text(last, last.words[old]), text, asked.language)
        if last.words[old].text.isdecimal() and last.text[end : end + 1] == ".":
            end += 1
    leads = words[:at]
    lead = _lead(last, old)
    if leads and lead and leads[0].folded in asked.lists.prepositions and last.language == asked.language:
        start, text = lead.start, f"{asked.text[leads[0].start : leads[-1].end]} {text}"
    return f"{last.text[:start]}{text}{last.text[end:]}"


def counted_noun(last: Asked) -> str | None:
    """The noun of an event behind an ordinal of the question; None where it counts none."""
    for place in range(len(last.words)):
        if is_ordinal(last, place):
            noun = _counted_noun(last, place)
            if noun is not None and kind_of(noun.text):
                return noun.text
    return None


def with_noun(asked: Asked, noun: str) -> str:
    """The question with the noun behind an ordinal that has none ("and when was the third?"); else as it is."""
    for place, word in enumerate(asked.words):
        before = asked.words[place - 1] if place else None
        if before is None or before.folded not in asked.lists.articles or not is_ordinal(asked, place):
            continue
        after = asked.words[place + 1] if place + 1 < len(asked.words) else None
        if after is not None and after.folded in asked.lists.one:
            return f"{asked.text[: after.start]}{noun}{asked.text[after.end :]}"
        if after is None or not after.is_topic:
            return f"{asked.text[: word.end]} {noun}{asked.text[word.end :]}"
    return asked.text


def _counterpart(last: Asked, noun: Sequence[Word], asked: Asked) -> int | None:
    """The ordinal of the last question that counts the same noun, else its first one before any noun."""
    places = [place for place in range(len(last.words)) if is_ordinal(last, place)]
    if noun:
        for place in places:
            if is_known(noun[-1].folded, word_set(_following(last, place)), asked.language):
                return place
        if not kind_of(noun[-1].text):
            return None
        places = [place for place in places if kind_of(_following(last, place))]
    counted = [place for place in places if _counted_noun(last, place) is not None]
    return counted[0] if counted else None


def _counted_noun(last: Asked, place: int) -> Word | None:
    """The noun behind an ordinal: the event among the words that follow, else the first of them."""
    following: list[Word] = []
    for word in last.words[place + 1 : place + 1 + _NOUN_WITHIN]:
        if not word.is_topic or word.in_date:
            break
        following.append(word)
    events = [word for word in following if kind_of(word.text)]
    return next(iter(events or following), None)


def _following(last: Asked, place: int) -> str:
    return " ".join(word.text for word in last.words[place + 1 : place + 1 + _NOUN_WITHIN])


def _put_before_event(
    last: Asked, asked: Asked, counting: Sequence[Word], noun: Sequence[Word]
) -> str | None:
    """The ordinal before the first event that the last question names with its article, counted by nothing."""
    for place, word in enumerate(last.words):
        if not place or (word.is_name and last.language != "de") or not kind_of(word.text):
            continue
        if noun and not is_known(noun[-1].folded, word_set(word.text), asked.language):
            continue
        before = last.words[place - 1]
        if last.lists.articles and before.folded not in last.lists.articles:
            continue
        ordinal = _text(asked, counting[-1])
        if last.text[before.end : word.start].strip() in ("'", "’") and len(counting) > 1:
            return f"{last.text[: before.start]}{counting[-2].text} {ordinal} {last.text[word.start :]}"
        return f"{last.text[: word.start]}{ordinal} {last.text[word.start :]}"
    return None


def _lead(last: Asked, place: int) -> Word | None:
    """The preposition before an ordinal, an article between them passed over."""
    for word in reversed(last.words[max(0, place - 2) : place]):
        if word.folded in last.lists.prepositions:
            return word
        if word.folded not in last.lists.articles:
            return None
    return None


def _text(asked: Asked, word: Word) -> str:
    """The ordinal as it is written, with the full stop of a German figure."""
    dotted = word.text.isdecimal() and asked.text[word.end : word.end + 1] == "."
    return f"{word.text}." if dotted else word.text


def _in_case_of(old: str, new: str, language: str) -> str:
    """The new ordinal with the ending of the old one, where the language has one ending for each case."""
    ending = _ENDING.search(old)
    if language not in _ENDING_LANGUAGES or ending is None or not _ENDING.search(new):
        return new
    return _ENDING.sub("", new) + ending.group()
