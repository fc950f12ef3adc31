"""What earlier turns supply to a follow-up, and how it is written in: a part of making follow-ups stand-alone.

In: the turns so far, one after the other, then a question. Out: the question with the names, topic words and date
that it leans on behind it, or, where it only changes one thing ("and in April?"), the last question so changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answer import Turn
from assistant.events.words import kind_of
from assistant.follow_ups.brought import WITHIN_NAMES, appeared_on, exact_part, names_in, shown_answer
from assistant.follow_ups.exchanged import (
    added,
    counts_noun,
    exchanged,
    old_phrase,
    put_beside,
    with_lead,
    with_owner,
)
from assistant.follow_ups.exchanged_ordinals import counted_noun, with_noun
from assistant.follow_ups.leaning import (
    Leaning,
    counts_time,
    has_new_subject,
    is_about_it,
    is_in_doubt,
    leaning,
    needs_what_was_said,
    phrase_in_contrast,
)
from assistant.follow_ups.ordinals import is_ordinal, ordinal_at
from assistant.follow_ups.shifted_dates import dated
from assistant.follow_ups.taken_apart import Asked, is_known, take_apart
from assistant.follow_ups.words import follow_up_words
from assistant.kinds.question_type import is_like_speech
from assistant.words.mentions import word_set
from index.text.dates import find_dates
from index.text.letters import WORD

_MAX_WORDS = 14
_MAX_TOPICS = 4
_MAX_NAMES = 4
_KNOWN_OF_ANSWER = 600
_STEM, _SHORTEST_STEM = 5, 4
"""Characters by which a word of a topic is known in another form."""
_MOST_BESIDE_DATE = 1
"""Words of an answer that is a day, beside it: "on 12 May"."""
_TOKEN = re.compile(rf"{WORD}(?:[-’']{WORD})*")
_ENDS = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class Said:
    """What a conversation is about after its last turn.

    Attributes:
        question: the last question, made stand-alone.
        language: its ISO 639-1 code.
        names: who or what answers were, the latest first.
        words: names and words of the topic, as questions spell them.
        counted: those of ``words`` whose number was asked for.
        dates: with the word before them ("vor dem 12. Januar").
        asks_for_one: the last question asks for somebody, a place or one of several.
        known: all words of questions and answers on this topic, as ``word_set`` gives them.
        refused: the articles did not answer the last question.
        before: what was said before the questions that were refused.
        older: topics that were left for others, the latest first.
        people: those of ``names`` that answered who it was.
        typed: the last question without what it leant on.
        base: what that question leant on; None where it stood alone.
        names_somebody: the last question has a name of its own.
        appeared: the day (ISO) of the article that answered the last question, where its answer tells one.
        listed: those of ``names`` that stand in an answer of several.
        answered_on: the day that answered the last question, as it stands there.
    """

    question: str
    language: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    counted: frozenset[str]
    dates: tuple[str, ...]
    asks_for_one: bool
    known: frozenset[str]
    refused: bool = False
    before: Said | None = None
    older: tuple[Said, ...] = ()
    typed: str = ""
    people: frozenset[str] = frozenset()
    base: Said | None = None
    names_somebody: bool = False
    appeared: str = ""
    listed: frozenset[str] = frozenset()
    answered_on: str = ""

    @classmethod
    def after(cls, turn: Turn, language: str, before: Said | None) -> Said:
        """What is said once that turn, its question's white space joined, is added to the turns before."""
        asked = take_apart(turn.question, language)
        last = before
        how, before = (Leaning.NONE, None) if _was_read_as_typed(turn) else _leant_on(asked, before)
        answer = shown_answer(turn)
        known = word_set(f"{asked.text} {answer[:_KNOWN_OF_ANSWER]}")
        if before is None:
            said = cls._of(asked, asked.text)
        else:
            written = _written_in(asked, how, before)
            if counts_time(asked) and written.startswith(asked.text):
                written = before.question
            said = cls._of(take_apart(written, language) if how is Leaning.CONTRASTS else asked, written)
            said = said._joined_to(before, keeps_words=how is not Leaning.CONTRASTS)
            known |= before.known
        exact = (turn.short if answer else None) or exact_part(answer)
        brought = names_in(exact, one=said.asks_for_one)
        names = tuple(dict.fromkeys([*brought, *said.names]))
        asks_who = any(word.folded in asked.lists.who for word in take_apart(said.question, language).words)
        people = frozenset(brought) if asks_who else frozenset()
        refused = not answer and bool(turn.answer.strip())
        answered = last.before if last and last.refused else last
        return replace(
            said,
            names=names[:_MAX_NAMES],
            known=known,
            refused=refused,
            before=answered if refused else None,
            older=_left(answered, before),
            typed=asked.text,
            people=people | (before.people if before else frozenset()),
            base=replace(before, older=(), before=None) if before else None,
            names_somebody=bool(asked.names),
            appeared=appeared_on(answer, language),
            listed=frozenset(brought) if "," in exact else frozenset(),
            answered_on=_answered_on(asked, exact),
        )

    @classmethod
    def _of(cls, asked: Asked, question: str) -> Said:
        return cls(
            question=question,
            language=asked.language,
            names=(),
            words=tuple(_topic_words(asked)),
            counted=frozenset(_counted(asked)),
            dates=tuple(_dates(asked)),
            asks_for_one=_asks_for_one(asked),
            known=frozenset(),
        )

    def _joined_to(self, before: Said, *, keeps_words: bool) -> Said:
        """What a follow-up says together with what it leans on."""
        if not keeps_words:
            return replace(self, names=before.names)
        return replace(
            self,
            names=before.names,
            words=tuple(dict.fromkeys([*self.words, *before.words]))[:_MAX_WORDS],
            counted=self.counted | before.counted,
            dates=self.dates or before.dates,
        )


def standalone(question: str, language: str, said: Said | None) -> str:
    """The question with what it leans on written in; unchanged, to the character, where it leans on nothing."""
    asked = take_apart(question, language)
    how, said = _leant_on(asked, said)
    return question if said is None else _written_in(asked, how, said)


def may_stand_alone(question: str, language: str, said: Said | None) -> bool:
    """Whether words are written into the question although it may be complete: it has no word that points back."""
    asked = take_apart(question, language)
    how, leant_on = _leant_on(asked, said)
    if said is None or leant_on is None:
        return False
    goes_back = _topic_of(asked, said) is not said and how is Leaning.CONTINUES and not asked.opens
    if how is Leaning.CONTINUES and has_new_subject(asked, leant_on.known):
        return leant_on.base is None and _names_only_one(leant_on)
    return goes_back or is_in_doubt(asked, how, leant_on.known)


def _names_only_one(said: Said) -> bool:
    """Whether the last question has nothing but who or what it asks about: a name, or one word."""
    last = take_apart(said.question, said.language)
    telling = [word for word in last.words if word.is_topic and (word.is_name or not word.is_general)]
    return len(telling) == 1 or (bool(telling) and all(word.is_name for word in telling))


def _was_read_as_typed(turn: Turn) -> bool:
    """Whether the archive was asked that turn's question alone, although it might have leant on what was said."""
    return turn.standalone is not None and turn.standalone.endswith(turn.question)


def _left(last: Said | None, leant_on: Said | None) -> tuple[Said, ...]:
    """The topics but the one that is gone on with, the latest first; none with topics of its own."""
    if last is None:
        return ()
    topics = (replace(last, older=(), before=None), *last.older)
    gone_on_with = leant_on.words if leant_on else ()
    return tuple(topic for topic in topics if topic.words != gone_on_with)[:_MAX_TOPICS]


def _topic_of(asked: Asked, said: Said) -> Said:
    """The older topic whose names or words the question has, where it has none of the last one's; else the last."""
    roles = asked.lists.roles
    named = [
        word
        for word in asked.words
        if word.is_topic and (word.is_name or not word.is_general or roles.match(word.folded))
    ]
    if any(is_known(word.folded, said.known, asked.language) for word in named):
        return said
    for topic in said.older:
        words = word_set(" ".join((*topic.names, *topic.words)))
        if any(
            is_known(word.folded, topic.known if word.is_name else words, asked.language) for word in named
        ):
            return topic
    return said


def has_carried(typed: str, standalone: str, text: str, language: str) -> bool:
    """Whether half of the names (without any, of the words) written in behind what was typed stand in the text."""
    own = word_set(typed)
    written = [match.group() for match in _TOKEN.finditer(standalone.removeprefix(typed))]
    carried = [word for word in written if not is_known(word, own, language)]
    telling = [word for word in carried if word[0].isupper()] or carried
    words = word_set(text)
    return sum(2 * is_known(word, words, language) for word in telling) >= max(1, len(telling))


def may_be_about(typed: str, standalone: str, text: str, language: str) -> bool:
    """False where "about it" carries a topic of which no word, whatever its ending, stands in the text."""
    if typed == standalone or not is_about_it(take_apart(typed, language)):
        return True
    own = word_set(typed)
    written = word_set(standalone.removeprefix(typed))
    stems = [word[:_STEM] for word in written if word not in own and len(word) >= _SHORTEST_STEM]
    return not stems or any(word.startswith(tuple(stems)) for word in word_set(text))


def _leant_on(asked: Asked, said: Said | None) -> tuple[Leaning, Said | None]:
    """How the question leans and on what; on a refused question only where it says nothing without."""
    if said is None:
        return Leaning.NONE, None
    said = _topic_of(asked, said)
    how = leaning(asked, said.known)
    if said.refused and not needs_what_was_said(asked, how, said.known):
        return _leant_on(asked, said.before)
    if said.refused and said.before and how is Leaning.REFERS and _means_who_was_answered(asked, said):
        return how, said.before
    return how, None if how is Leaning.NONE else said


def _means_who_was_answered(asked: Asked, refused: Said) -> bool:
    """Whether a pronoun behind a refused question stands for what was said before that: the question names nobody."""
    went_on = refused.base is not None and refused.question.startswith(refused.typed)
    return went_on or (not refused.names_somebody and _points_to_somebody(asked))


def _points_to_somebody(asked: Asked) -> bool:
    return any(word.folded in asked.lists.persons for word in asked.words)


def _contrasted(asked: Asked, said: Said) -> str:
    """The last question with one thing changed; behind a refused one or for an ordinal, an earlier one with such."""
    last = take_apart(said.question, said.language)
    if counts_time(asked):
        return dated(last, asked, said.appeared) or put_beside(last, asked)
    phrase = phrase_in_contrast(asked)
    counts = ordinal_at(asked, phrase) is not None
    if said.refused and said.before and said.base and counts and counts_noun(asked, phrase):
        before = take_apart(said.before.question, said.before.language)
        answered = exchanged(before, asked)
        if answered and exchanged(take_apart(said.typed, said.language), asked) is None:
            return answered
    changed = exchanged(last, asked)
    if changed is None and counts and said.base:
        changed = exchanged(take_apart(said.base.question, said.base.language), asked)
    if changed is None and said.base:
        changed = _exchanged_in_carried(said, asked)
    return changed or added(last, asked) or put_beside(last, asked)


def _exchanged_in_carried(said: Said, asked: Asked) -> str | None:
    """The last question where what it carries of an earlier one is changed as it would be there."""
    phrase = phrase_in_contrast(asked)
    if not (phrase[0].folded in asked.lists.prepositions or any(word.is_name for word in phrase)):
        return None
    new = asked.text[phrase[0].start : phrase[-1].end]
    base = said.base
    while base:
        old = [
            word.text for word in old_phrase(take_apart(base.question, base.language), asked) if word.is_topic
        ]
        place = said.question.find(" ".join(old), len(said.typed)) if old else -1
        if place >= 0:
            behind = said.question[place + len(" ".join(old)) :]
            beside = added(take_apart(said.typed, said.language), asked)
            if beside and said.question.startswith(said.typed):
                between = said.question[len(said.typed) : place]
                rest = f"{between.rstrip()}{behind}" if behind[:1] in " ." else f"{between}{behind}"
                return beside if rest.strip(" ?.") == "" else f"{beside}{rest}"
            return f"{said.question[:place]}{new}{behind}"
        base = base.base
    return None


def _written_in(asked: Asked, how: Leaning, said: Said) -> str:
    if how is Leaning.CONTRASTS:
        return _contrasted(asked, said)
    last = take_apart(said.question, said.language)
    owned = with_owner(last, asked) if how is Leaning.REFERS else None
    if owned:
        return owned
    counted = counted_noun(last)
    if counted:
        asked = take_apart(with_noun(asked, counted), asked.language)
    carried = _carried(asked, said, refers=how is Leaning.REFERS)
    if not carried:
        return asked.text
    end = "" if asked.text.endswith(_ENDS) else "?"
    return f"{asked.text}{end} {' '.join(carried)}."


def _carried(asked: Asked, said: Said, *, refers: bool) -> list[str]:
    """The answers' names, the topic's words and its date, without what the question says itself."""
    lists = asked.lists
    counts = any(word.folded in lists.counting for word in asked.words)
    has_topic = any(word.is_topic for word in asked.words)
    own = word_set(asked.text)
    names = _carried_names(asked, said, own, refers=refers)
    counted = any(is_ordinal(asked, place) for place in range(len(asked.words)))
    ordinals = _ordinals(said) if counted else frozenset()
    words = [
        word
        for word in said.words
        if word.casefold() not in ordinals
        and not (counts and word in said.counted)
        and not (has_topic and _is_speech(word, said.language))
    ]
    left = [
        text
        for text in (*names, *words)
        if not all(is_known(part, own, said.language) for part in word_set(text))
    ]
    dates = () if asked.dates else said.dates
    if said.answered_on and not (dates or asked.dates) and _means_event(asked):
        dates = (said.answered_on,)
    return [*list(dict.fromkeys(left))[:_MAX_WORDS], *dates]


def _carried_names(asked: Asked, said: Said, own: frozenset[str], *, refers: bool) -> tuple[str, ...]:
    """The last answer's name where a word points to it or nothing else is said; else names that are spoken of."""
    asks_who = any(word.folded in asked.lists.who for word in asked.words)
    has_topic = any(word.is_topic for word in asked.words)
    lacks_subject = asked.lists.drops_subject and not asks_who
    if refers or lacks_subject or not (asks_who or has_topic):
        somebody = _points_to_somebody(asked)
        means_event = not somebody and any(word.folded in asked.lists.things for word in asked.words)
        listed = said.listed if not (refers or lacks_subject) else frozenset()
        names = [name for name in said.names if not (means_event and name in said.people)]
        if names[:1] and names[0] in listed:
            return ()
        return tuple(sorted(names, key=lambda name: somebody and name not in said.people)[:1])
    return tuple(
        name for name in said.names if any(is_known(part, own, said.language) for part in word_set(name))
    )


def _means_event(asked: Asked) -> bool:
    """Whether a word stands for what happened, and nothing else is spoken of ("and how long did that take?")."""
    things = any(word.folded in asked.lists.things for word in asked.words)
    return things and not any(word.is_topic for word in asked.words)


def _ordinals(said: Said) -> frozenset[str]:
    last = take_apart(said.question, said.language)
    return frozenset(word.folded for place, word in enumerate(last.words) if is_ordinal(last, place))


@lru_cache(maxsize=512)
def _is_speech(word: str, language: str) -> bool:
    """True for "said" and the like, which behind another question would make it ask for somebody's words."""
    if word[0].isupper() or follow_up_words(language).roles.match(word.casefold()):
        return False
    return is_like_speech(word)


def _topic_words(asked: Asked) -> list[str]:
    """Names and words of the topic in the question's order, without the kind of thing asked for ("which year")."""
    found: list[str] = []
    lists, in_row = asked.lists, False
    for place, word in enumerate(asked.words):
        is_kind = place and asked.words[place - 1].folded in lists.which and lists.general.match(word.folded)
        within_name = in_row and word.text[0].isupper() and word.folded in WITHIN_NAMES
        in_row = within_name or (word.is_topic and not is_kind) or _counts_next(asked, place)
        if in_row:
            found.append(word.text)
    return found


def _counts_next(asked: Asked, place: int) -> bool:
    """Whether the word is the ordinal of an event right behind it: "the first call" is another than "the call"."""
    following = asked.words[place + 1 : place + 2]
    return bool(following) and is_ordinal(asked, place) and kind_of(following[0].text) is not None


def _counted(asked: Asked) -> list[str]:
    """The noun after "how many"."""
    for place, word in enumerate(asked.words):
        if word.folded in asked.lists.counting:
            following = asked.words[place + 1 : place + 3]
            return [after.text for after in following if after.is_topic and not after.is_name][:1]
    return []


def _dates(asked: Asked) -> list[str]:
    """Each date with the function words before it: "before 12 January" is another time than "on 12 January"."""
    found = []
    for start, end in asked.dates:
        found.append(asked.text[with_lead(asked, start) : end].strip(" ,"))
    return found


def _answered_on(asked: Asked, exact: str) -> str:
    """The day that answers a question for when: what is asked next of the same event is about that day."""
    found = find_dates(exact, asked.language)
    if len(found) != 1 or not found[0].day or asked.dates:
        return ""
    beside = _TOKEN.findall(f"{exact[: found[0].start]} {exact[found[0].end :]}")
    return exact.strip(" .,") if len(beside) <= _MOST_BESIDE_DATE else ""


def _asks_for_one(asked: Asked) -> bool:
    return any(word.folded in asked.lists.who or word.folded in asked.lists.which for word in asked.words[:4])
