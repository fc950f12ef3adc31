"""Whether a question leans on what was said before, and on which words: a part of making follow-ups stand-alone.

In: a question, taken apart once, and what earlier turns said. Out: how it leans. By word lists, names and dates
alone, so it takes no model and well under a millisecond.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from assistant.follow_ups.brought import WITHIN_NAMES
from assistant.follow_ups.ordinals import is_ordinal, ordinal_at
from assistant.follow_ups.taken_apart import LONGEST_PHRASE, Asked, Word, is_known
from assistant.follow_ups.words import LANGUAGES
from assistant.kinds.definitions import asked_thing

_LONGEST_ELLIPSIS, _SHORT_QUESTION, _MORE_WITHOUT_SUBJECT = 3, 5, 2
_SHORT_TEXT = 12
"""Characters of a question in a language without lists that still leans on the last one."""
_OWN_IN_SHORT, _OWN_WITH_ROLE, _OWN_WITH_NAME, _OWN_AFTER_OPENER = 1, 2, 2, 1
_OWN_BEFORE_CLAUSE = 2
_GENITIVES = ("'s", "’s", "s'", "s’")


class Leaning(Enum):
    """How a question leans on earlier turns."""

    NONE = "it stands alone"
    REFERS = "a word in it stands for something said before"
    CONTINUES = "it asks on about the same thing without saying which"
    CONTRASTS = "it puts one thing in the place of another of the last question"


def counts_time(asked: Asked) -> bool:
    """Whether the whole of it is a time counted from another: "and the next day?"."""
    rest = asked.text[asked.words[1].start :] if asked.opens and len(asked.words) > 1 else asked.text
    rest = rest.replace("’", "'")
    return bool(asked.lists.later.fullmatch(rest) or asked.lists.earlier.fullmatch(rest))


def asks_for_others(asked: Asked) -> bool:
    """Whether it asks for others beside those that answered ("who else"), and says nothing before that."""
    found = asked.lists.others.search(asked.text.replace("’", "'"))
    return found is not None and not any(word.is_topic for word in asked.words if word.end <= found.start())


def is_about_it(asked: Asked) -> bool:
    """Whether a phrase in it stands for the topic of what was said ("about it")."""
    return asked.lists.about_it.search(asked.text.replace("’", "'")) is not None


def corrects(asked: Asked) -> bool:
    """Whether it opens as a correction of the last question ("I meant")."""
    return asked.lists.correcting.match(asked.text) is not None


def leaning(asked: Asked, known: frozenset[str]) -> Leaning:
    """How the question leans on turns that said the ``known`` words (folded, as ``word_set`` gives them)."""
    lists = asked.lists
    if not asked.words:
        return Leaning.CONTINUES
    if counts_time(asked) or (asked.opens and ordinal_at(asked, phrase_in_contrast(asked)) is not None):
        return Leaning.CONTRASTS
    if _asks_what_a_name_stands_for(asked):
        return Leaning.NONE
    if points_back(asked):
        return Leaning.REFERS
    if asks_for_others(asked):
        return Leaning.CONTINUES
    if _has_topic_of_its_own(asked, known):
        return Leaning.NONE
    if phrase_in_contrast(asked):
        return Leaning.CONTRASTS
    old = [word for word in asked.names if is_known(word.text, known, asked.language)]
    new = [word for word in asked.names if word not in old]
    own = [word for word in asked.words if _is_own(word, known, asked.language)]
    dated = bool(asked.dates) or any(word.text[0].isdecimal() for word in asked.words)
    if asked.opens:
        return Leaning.NONE if new and (dated or len(own) > _OWN_AFTER_OPENER) else Leaning.CONTINUES
    if lists.defining.search(asked.text) and (own or asked.names):
        return Leaning.NONE
    if dated:
        return Leaning.NONE
    if asked.names and asked.language not in LANGUAGES and len(asked.text) > _SHORT_TEXT:
        return Leaning.NONE
    if not asked.names:
        return Leaning.CONTINUES if len(own) <= _most_own_words(asked, known) else Leaning.NONE
    if old and not new:
        return Leaning.CONTINUES if len(own) <= _OWN_WITH_NAME else Leaning.NONE
    if old and len(_runs(new)) == 1 and len(own) <= _OWN_IN_SHORT and not _stands_at_place(asked, new[0]):
        return Leaning.CONTINUES
    return Leaning.NONE


def _asks_what_a_name_stands_for(asked: Asked) -> bool:
    """Whether it asks who or what a name stands for ("and who is Petra Lüders?"), which needs nothing said before."""
    thing = asked_thing(asked.text)
    if thing is None or thing.endswith(_GENITIVES):
        return False
    start = asked.text.find(thing)
    words = [word for word in asked.words if start <= word.start < start + len(thing)]
    return bool(words) and all(
        word.is_name or word.folded in WITHIN_NAMES or word.text[0].isdecimal() for word in words
    )


def is_in_doubt(asked: Asked, how: Leaning, known: frozenset[str]) -> bool:
    """Whether a question without names leans only by what it leaves out, but has a topic: it may be complete."""
    if how is not Leaning.CONTINUES or asked.opens or asked.names or asks_for_others(asked):
        return False
    return any(
        _is_own(word, known, asked.language) or asked.lists.roles.match(word.folded) for word in asked.words
    )


def has_new_subject(asked: Asked, known: frozenset[str]) -> bool:
    """Whether it asks what a somebody not spoken of does, in a verb of its own ("and what does the union want?")."""
    rest = asked.words[1:]
    if not asked.opens or not rest or rest[0].folded not in asked.lists.asking:
        return False
    new = [word for word in rest if word.is_topic and not is_known(word.folded, known, asked.language)]
    named = [
        word
        for before, word in pairwise(rest)
        if word in new and not word.is_name and before.folded in asked.lists.articles
    ]
    return len(new) > 1 and (bool(named) or _has_bare_role(asked))


def needs_what_was_said(asked: Asked, how: Leaning, known: frozenset[str]) -> bool:
    """Whether the question says nothing without what it leans on: with a pronoun, an "and", or no topic of its own."""
    if how in (Leaning.NONE, Leaning.REFERS) or asked.opens:
        return how is not Leaning.NONE
    if how is Leaning.CONTRASTS:
        return bool(_end_of_about(asked)) or counts_time(asked) or not phrase_in_contrast(asked)[0].is_name
    return not any(word.is_name or _is_own(word, known, asked.language) for word in asked.words)


def points_back(asked: Asked) -> bool:
    """True when a pronoun or the like stands for something that the question itself does not name before it."""
    lists = asked.lists
    begin = _end_of_about(asked)
    blanked = " " * begin + asked.text[begin:]
    blanked = lists.empty.sub(lambda match: " " * len(match.group()), blanked)
    for match in lists.phrases.finditer(_with_small_start(blanked)):
        before = [word for word in asked.words if word.end <= match.start()]
        owned = match.lastgroup == "possessive" and _has_owner(asked, before)
        if not owned and not _is_bound(asked, before):
            return True
    for place, word in enumerate(asked.words):
        if blanked[word.start] == " " or word.is_name or word.in_date:
            continue
        if place and word.text[0].isupper():
            continue
        if word.start and asked.text[word.start - 1] == "-":
            continue
        before = list(asked.words[:place])
        if word.folded in lists.closing and place == len(asked.words) - 1 and place:
            return True
        if word.folded in lists.possessives and not _has_owner(asked, before):
            return True
        if word.folded in lists.pointers and not _is_bound(asked, before):
            return True
    return False


def phrase_in_contrast(asked: Asked) -> tuple[Word, ...]:
    """What an elliptical question puts in the place of something ("in April", "Macron"); empty when it is none."""
    lists = asked.lists
    rest = asked.words[1:] if asked.opens else asked.words
    begin = _end_of_about(asked)
    if begin:
        rest = tuple(word for word in rest if word.start >= begin and word.folded not in lists.particles)
    if not rest or len(rest) > LONGEST_PHRASE or any(word.folded in lists.asking for word in rest):
        return ()
    return rest if begin or _is_bare_phrase(asked, rest) else ()


def _end_of_about(asked: Asked) -> int:
    """Behind "what about", "I meant" and the like at the beginning; 0 where it has none."""
    correction = asked.lists.correcting.match(asked.text)
    if correction:
        return correction.end()
    rest = asked.words[1:] if asked.opens else asked.words
    about = asked.lists.about.match(asked.text[rest[0].start :]) if rest else None
    return rest[0].start + about.end() if about else 0


def _is_bare_phrase(asked: Asked, rest: Sequence[Word]) -> bool:
    """True for a noun or a time without a verb; without "and" before it, only for names and times."""
    lists, first = asked.lists, rest[0]
    if not asked.opens and (len(rest) > _LONGEST_ELLIPSIS or any(w.is_topic and not w.is_name for w in rest)):
        return False
    begins = first.is_name or first.in_date or first.folded in lists.prepositions | lists.articles
    begins = begins or (asked.opens and is_ordinal(asked, asked.words.index(first)))
    return begins or first.text[0].isdecimal() or (len(rest) == 1 and first.is_topic)


def _has_topic_of_its_own(asked: Asked, known: frozenset[str]) -> bool:
    folded = asked.text.casefold()
    return any(topic in folded and topic.split()[0] not in known for topic in asked.lists.own)


def _most_own_words(asked: Asked, known: frozenset[str]) -> int:
    """How many words of its own a question without names may have and still lean on what was said."""
    if asked.language not in LANGUAGES:
        return _OWN_IN_SHORT if len(asked.text) <= _SHORT_TEXT else 0
    if _brings_in(asked, known):
        return 0
    nouns_only = asked.language == "de" and not asked.text.islower()
    nouns = [word for word in asked.words if word.is_topic and (not nouns_only or word.text[0].isupper())]
    shares = any(is_known(word.folded, known, asked.language) for word in nouns)
    if shares or _has_bare_role(asked) or len(asked.words) <= _LONGEST_ELLIPSIS:
        return _OWN_WITH_ROLE
    longest = _SHORT_QUESTION + (_MORE_WITHOUT_SUBJECT if asked.lists.drops_subject else 0)
    return _OWN_IN_SHORT if len(asked.words) <= longest else 0


def _brings_in(asked: Asked, known: frozenset[str]) -> bool:
    """True for "a vaccine": what is named with an indefinite article was not spoken of."""
    words = asked.words
    for place, word in enumerate(words):
        if word.folded in asked.lists.indefinite and any(
            _is_own(after, known, asked.language) for after in words[place + 1 : place + 3]
        ):
            return True
    return False


def _has_bare_role(asked: Asked) -> bool:
    """True for "the spokesman" where nobody says whose; in languages without articles for "spokesman"."""
    lists = asked.lists
    for place, word in enumerate(asked.words):
        if word.is_name or not lists.roles.match(word.folded):
            continue
        after = asked.words[place + 1] if place + 1 < len(asked.words) else None
        if after is not None and (after.is_name or after.folded in lists.linking):
            continue
        if not lists.articles or (place and asked.words[place - 1].folded in lists.articles):
            return True
    return False


def _is_own(word: Word, known: frozenset[str], language: str) -> bool:
    return (
        word.is_topic
        and not word.is_name
        and not word.is_general
        and not word.text[0].isdecimal()
        and not is_known(word.folded, known, language)
    )


def _has_owner(asked: Asked, before: Sequence[Word]) -> bool:
    """Whether the question names whose it is: before the possessive, in languages that drop subjects also after it."""
    if asked.lists.drops_subject and asked.names:
        return True
    return any(word.is_name or (word.is_topic and not word.is_general) for word in before)


def _is_bound(asked: Asked, before: Sequence[Word]) -> bool:
    """Whether an earlier clause of the same question has what the pronoun stands for: a name, or a topic's words."""
    if not before:
        return False
    named = own = 0
    ends = [*(word.start for word in before[1:]), before[-1].end + 2]
    for word, end, after in zip(before, ends, [*before[1:], None], strict=True):
        joins = word.folded in asked.lists.openers and after is not None and after.is_name
        if word.folded in asked.lists.clauses and not joins and (named or own >= _OWN_BEFORE_CLAUSE):
            return True
        named += word.is_name
        own += word.is_topic and not word.is_name and not word.is_general
        if "," in asked.text[word.end : end] and (named or own >= _OWN_BEFORE_CLAUSE):
            return True
    return False


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """Names that stand together, together."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and word.start - runs[-1][-1].end <= 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _stands_at_place(asked: Asked, name: Word) -> bool:
    place = asked.words.index(name)
    return place > 0 and asked.words[place - 1].folded in asked.lists.prepositions


def _with_small_start(text: str) -> str:
    for place, char in enumerate(text):
        if char.isalnum():
            return text[:place] + char.lower() + text[place + 1 :]
    return text
