"""One thing of the last question in the place of another: a part of making follow-ups stand-alone.

In: the last question and one that changes a single thing of it ("and in April?", "no, I meant 2021"), both taken apart.
Out: the last question so changed.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.follow_ups.exchanged_ordinals import other_ordinal
from assistant.follow_ups.leaning import corrects, phrase_in_contrast
from assistant.follow_ups.ordinals import is_ordinal, ordinal_at
from assistant.follow_ups.taken_apart import Asked, Word, is_known
from assistant.words.mentions import word_set
from index.text.dates import find_dates

_DAY = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|e|º|-?го)?")
_LONGEST_MONTH = 31
_LED_DAY = 2
"""Words of a day with what leads it."""
_OWNED = frozenset({"sein", "zijn"})
"""Possessives that are verbs elsewhere."""


def put_beside(last: Asked, asked: Asked) -> str:
    """Both questions; of a correction only what it puts right, behind the last one."""
    words = phrase_in_contrast(asked)
    if not words or not corrects(asked):
        return f"{asked.text} {last.text}"
    return f"{last.text} {asked.text[words[0].start : words[-1].end]}."


def exchanged(last: Asked, asked: Asked) -> str | None:
    """The last question with what is asked now in the place of its counterpart; None where it has none."""
    words = _without_repeated(phrase_in_contrast(asked), asked, last)
    if other := _other_day(last, asked, words):
        return other
    if ordinal_at(asked, words) is not None:
        counted = other_ordinal(last, asked, words)
        if counted or not counts_noun(asked, words):
            return counted
    phrase = asked.text[words[0].start : words[-1].end]
    if any(word.in_date for word in words):
        phrase, place = _with_year(phrase, asked, last), _place_of_date(last, led=not words[0].in_date)
    elif words[0].folded in asked.lists.prepositions:
        named = any(word.is_name for word in words)
        place = _place_after(last, words[0].folded, named=named)
        if place is None and named and words[0].folded in asked.lists.places:
            place = _place_of_place(last)
    elif any(word.is_name for word in words):
        place = _place_of_same_phrase(last, words, asked) or _place_of_name(last)
    else:
        place = _place_of_noun(last) or _place_of_only_topic(last, asked, words)
    return None if place is None else f"{last.text[: place[0]]}{phrase}{last.text[place[1] :]}"


def _other_day(last: Asked, asked: Asked, words: tuple[Word, ...]) -> str | None:
    """The last question for another day of its month ("and on the 7th?"); None where it has no day."""
    number = _DAY.fullmatch(words[-1].text) if words else None
    dated = [found for found in find_dates(last.text, last.language) if found.day and found.last_day is None]
    leads = asked.lists.prepositions | asked.lists.articles
    if number is None or not dated or not all(word.folded in leads for word in words[:-1]):
        return None
    if not 1 <= int(number["day"]) <= _LONGEST_MONTH or len(words) < _LED_DAY:
        return None
    counts = any(is_ordinal(last, place) for place, word in enumerate(last.words) if not word.in_date)
    if counts and words[0].folded not in asked.lists.prepositions:
        return None
    day = re.search(rf"(?<!\d)0?{dated[-1].day}(?!\d)", last.text[dated[-1].start : dated[-1].end])
    if day is None:
        return None
    at = dated[-1].start + day.start()
    return f"{last.text[:at]}{number['day']}{last.text[at + len(day.group()) :]}"


def added(last: Asked, asked: Asked) -> str | None:
    """The last question with a name and its preposition behind it ("in Geneva"); None for any other phrase."""
    words = phrase_in_contrast(asked)
    leads = words[0].folded in asked.lists.prepositions and any(word.is_name for word in words)
    if not leads or last.language != asked.language or any(word.in_date for word in words):
        return None
    end = len(last.text.partition("?")[0].rstrip(" ."))
    return f"{last.text[:end]} {asked.text[words[0].start : words[-1].end]}{last.text[end:] or '?'}"


def with_owner(last: Asked, asked: Asked) -> str | None:
    """The last question about one of somebody's people ("and his adviser?"), their name behind; else None."""
    lists, words = asked.lists, asked.words[1:]
    is_phrase = asked.opens and len(words) == 2 and words[0].folded in lists.possessives | _OWNED
    if not is_phrase or not lists.roles.match(words[1].folded) or last.language != asked.language:
        return None
    place = None if any(word.folded in last.lists.who for word in last.words) else _place_of_name(last)
    asks = last.text.find("?")
    if place is None or 0 <= asks < place[1]:
        return None
    phrase, name = asked.text[words[0].start : words[1].end], last.text[place[0] : place[1]]
    return f"{last.text[: place[0]]}{phrase}{last.text[place[1] :]} {name}."


def old_phrase(last: Asked, asked: Asked) -> tuple[Word, ...]:
    """The words of the last question that ``exchanged`` puts others in the place of."""
    new = exchanged(last, asked)
    if new is None:
        return ()
    words = phrase_in_contrast(asked)
    phrase = asked.text[words[0].start : words[-1].end]
    start = new.find(phrase)
    end = len(last.text) - (len(new) - start - len(phrase))
    if start < 0 or last.text[:start] != new[:start]:
        return ()
    return tuple(word for word in last.words if start <= word.start and word.end <= end)


def counts_noun(asked: Asked, words: tuple[Word, ...]) -> bool:
    """Whether a phrase with an ordinal has the noun that it counts."""
    at = ordinal_at(asked, words)
    return at is not None and any(
        word.is_topic and word.folded not in asked.lists.one for word in words[at + 1 :]
    )


def _place_of_place(last: Asked) -> tuple[int, int] | None:
    """The last phrase that says where, whatever its preposition, if it has a name."""
    found = [
        _place_after(last, word.folded, named=True) for word in last.words if word.folded in last.lists.places
    ]
    return max((place for place in found if place), default=None)


def _without_repeated(words: tuple[Word, ...], asked: Asked, last: Asked) -> tuple[Word, ...]:
    """The words behind a noun of the last question that comes again: "in May" of "the meeting in May"."""
    said = word_set(last.text)
    for place, word in enumerate(words[:-1]):
        if word.folded in asked.lists.articles and word.folded not in asked.lists.prepositions:
            continue
        is_again = word.is_topic and not word.is_name and is_known(word.folded, said, asked.language)
        rest = words[place + 1 :]
        if is_again and (rest[0].in_date or rest[0].folded in asked.lists.prepositions):
            return rest
        if not is_again:
            break
    return words


def _place_of_same_phrase(last: Asked, words: tuple[Word, ...], asked: Asked) -> tuple[int, int] | None:
    """A noun with its name behind the preposition that the phrase has, too: "the port of Kalt" for "the dam of Ode"."""
    lists = asked.lists
    leads = [word for word in words[1:-1] if word.folded in lists.prepositions]
    if not leads or words[0].is_name:
        return None
    place = _place_after(last, leads[0].folded, named=True)
    if place is None:
        return None
    start = place[0]
    for word in reversed([word for word in last.words if word.end <= place[0]]):
        is_part = (word.is_topic and not word.is_name) or word.folded in last.lists.articles
        if not is_part or last.text[word.end : start].strip():
            break
        start = word.start
        if word.folded in last.lists.articles or not last.lists.articles:
            break
    return (start, place[1]) if start < place[0] else None


def _place_of_date(last: Asked, *, led: bool) -> tuple[int, int] | None:
    """The last date, with the function words before it if what replaces it is led by such."""
    if not last.dates:
        return None
    start, end = last.dates[-1]
    if led:
        start = with_lead(last, start)
    return start, start + len(last.text[start:end].rstrip(" ,"))


def _with_year(phrase: str, asked: Asked, last: Asked) -> str:
    """A month without a year takes the year of the date that it replaces, if it is not an earlier month."""
    old = find_dates(last.text, last.language)
    new = find_dates(phrase, asked.language)
    if not old or not new or new[-1].year or not old[-1].year or not new[-1].month or not old[-1].month:
        return phrase
    return f"{phrase} {old[-1].year}" if new[-1].month >= old[-1].month else phrase


def _place_after(last: Asked, preposition: str, *, named: bool) -> tuple[int, int] | None:
    """The last phrase with that preposition, from it to the end of its name or noun."""
    for place in range(len(last.words) - 2, -1, -1):
        if last.words[place].folded != preposition:
            continue
        end = _end_of_noun(last, place + 1)
        if end is not None and (not named or any(word.is_name for word in last.words[place + 1 : end])):
            return last.words[place].start, last.words[end - 1].end
    return None


def _place_of_name(last: Asked) -> tuple[int, int] | None:
    """The first name that follows no preposition, else the first one."""
    starts = [
        place
        for place, word in enumerate(last.words)
        if word.is_name and not (place and last.words[place - 1].is_name)
    ]
    if not starts:
        return _place_of_bare_noun(last) if last.language == "de" else None
    free = [place for place in starts if not _follows_preposition(last, place)]
    start = (free or starts)[0]
    end = start
    while end < len(last.words) and last.words[end].is_name:
        end += 1
    return last.words[start].start, last.words[end - 1].end


def _place_of_bare_noun(last: Asked) -> tuple[int, int] | None:
    """The first German noun right behind a verb: "holte Kenia", where by its spelling "holte" may be an adjective."""
    lists = last.lists
    leads = lists.articles | lists.indefinite | lists.prepositions | lists.counting | lists.asking
    for before, word in pairwise(last.words):
        if (
            word.text[0].isupper()
            and word.is_topic
            and before.text[0].islower()
            and before.folded not in leads
        ):
            return word.start, word.end
    return None


def _follows_preposition(last: Asked, place: int) -> bool:
    return place > 0 and last.words[place - 1].folded in last.lists.prepositions


def _place_of_noun(last: Asked) -> tuple[int, int] | None:
    """The first noun with its article, no preposition before it."""
    for place, word in enumerate(last.words[:-1]):
        if word.folded in last.lists.articles and not _follows_preposition(last, place):
            end = _end_of_noun(last, place + 1)
            if end is not None and word.folded not in last.lists.prepositions:
                return word.start, last.words[end - 1].end
    return None


def _place_of_only_topic(last: Asked, asked: Asked, words: tuple[Word, ...]) -> tuple[int, int] | None:
    """The one thing that a question typed without capitals asks about, for another that is typed so."""
    if len(words) > _LED_DAY or not (last.text.islower() and asked.text.islower()):
        return None
    telling = [word for word in last.words if word.is_topic and not word.is_general]
    if not telling or any(word.in_date for word in telling) or not words[-1].is_topic or words[-1].is_general:
        return None
    start, end = telling[0].start, telling[-1].end
    return (
        None if len(telling) > _LED_DAY or " " in last.text[start:end].replace(" ", "", 1) else (start, end)
    )


def _end_of_noun(last: Asked, place: int) -> int | None:
    """Behind the words of the name or noun that begins there, articles before it passed over; None without one."""
    while place < len(last.words) and last.words[place].folded in last.lists.articles:
        place += 1
    start = place
    while place < len(last.words) and last.words[place].is_topic and not last.words[place].in_date:
        if place > start and last.text[last.words[place - 1].end : last.words[place].start].strip():
            break
        if place > start and (last.words[start].is_name and not last.words[place].is_name):
            break
        if place > start and last.lists.general.match(last.words[place].folded):
            break
        place += 1
    return place if place > start else None


def with_lead(asked: Asked, start: int) -> int:
    """Where up to two prepositions and articles begin that stand right before that place."""
    for word in reversed([word for word in asked.words if word.end <= start][-2:]):
        leads = word.folded in asked.lists.prepositions or word.folded in asked.lists.articles
        if not leads or asked.text[word.end : start].strip():
            break
        start = word.start
    return start
