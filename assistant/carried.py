"""What earlier turns supply to a follow-up, and how it is written in: a part of making follow-ups stand-alone.

In: the turns so far, one after the other, then a question. Out: the question with the names, topic words and date
that it leans on behind it, or, where it only changes one thing ("and in April?"), the last question so changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assistant.answer import Turn
from assistant.exchanged import exchanged, put_beside, with_lead
from assistant.follow_up_words import LANGUAGES, follow_up_words
from assistant.follow_ups import (
    Asked,
    Leaning,
    is_in_doubt,
    is_known,
    leaning,
    needs_what_was_said,
    take_apart,
)
from assistant.mentions import is_function_word, spelled_numbers, word_set
from assistant.question_type import is_like_speech
from prompts.loader import phrases

_MAX_WORDS = 14
_MAX_TOPICS = 4
_MAX_NAMES = 4
_KNOWN_OF_ANSWER, _SHORT_ANSWER = 600, 120
_MARK = re.compile(r"\s*\[\d+\]")
_QUOTE = re.compile(r"[„“\"«»”]")
_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_WITHIN_NAMES = frozenset(
    "de la le da do dos di del della van von der den het al el y e of the und and du des".split()
)
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

    @classmethod
    def after(cls, turn: Turn, language: str, before: Said | None) -> Said:
        """What is said once that turn, its question's white space joined, is added to the turns before."""
        asked = take_apart(turn.question, language)
        last = before
        how, before = (Leaning.NONE, None) if _was_read_as_typed(turn) else _leant_on(asked, before)
        answer = _shown_answer(turn)
        known = word_set(f"{asked.text} {answer[:_KNOWN_OF_ANSWER]}")
        if before is None:
            said = cls._of(asked, asked.text)
        else:
            written = _written_in(asked, how, before)
            said = cls._of(take_apart(written, language) if how is Leaning.CONTRASTS else asked, written)
            said = said._joined_to(before, keeps_words=how is not Leaning.CONTRASTS)
            known |= before.known
        brought = _names_in((turn.short if answer else None) or _exact_part(answer), one=said.asks_for_one)
        names = tuple(dict.fromkeys([*brought, *said.names]))
        refused = not answer and bool(turn.answer.strip())
        answered = last.before if last and last.refused else last
        return replace(
            said,
            names=names[:_MAX_NAMES],
            known=known,
            refused=refused,
            before=answered if refused else None,
            older=_left(answered, before),
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
    return goes_back or is_in_doubt(asked, how, leant_on.known)


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
    carried = [match.group() for match in _TOKEN.finditer(standalone.removeprefix(typed))]
    telling = [word for word in carried if word[0].isupper()] or carried
    words = word_set(text)
    return sum(2 * is_known(word, words, language) for word in telling) >= max(1, len(telling))


def _leant_on(asked: Asked, said: Said | None) -> tuple[Leaning, Said | None]:
    """How the question leans and on what; on a refused question only where it says nothing without."""
    if said is None:
        return Leaning.NONE, None
    said = _topic_of(asked, said)
    how = leaning(asked, said.known)
    if said.refused and not needs_what_was_said(asked, how, said.known):
        return _leant_on(asked, said.before)
    return how, None if how is Leaning.NONE else said


def _written_in(asked: Asked, how: Leaning, said: Said) -> str:
    if how is Leaning.CONTRASTS:
        last = take_apart(said.question, said.language)
        return exchanged(last, asked) or put_beside(last, asked)
    carried = _carried(asked, said, refers=how is Leaning.REFERS)
    if not carried:
        return asked.text
    end = "" if asked.text.endswith(_ENDS) else "?"
    return f"{asked.text}{end} {' '.join(carried)}."


def _carried(asked: Asked, said: Said, *, refers: bool) -> list[str]:
    """The answers' names, the topic's words and its date, without what the question says itself."""
    lists = asked.lists
    asks_who = any(word.folded in lists.who for word in asked.words)
    names = said.names if refers or not asks_who else ()
    counts = any(word.folded in lists.counting for word in asked.words)
    has_topic = any(word.is_topic for word in asked.words)
    words = [
        word
        for word in said.words
        if not (counts and word in said.counted) and not (has_topic and _is_speech(word, said.language))
    ]
    own = word_set(asked.text)
    left = [
        text
        for text in (*names, *words)
        if not all(is_known(part, own, said.language) for part in word_set(text))
    ]
    dates = () if asked.dates else said.dates
    return [*list(dict.fromkeys(left))[:_MAX_WORDS], *dates]


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
        within_name = in_row and word.text[0].isupper() and word.folded in _WITHIN_NAMES
        in_row = within_name or (word.is_topic and not is_kind)
        if in_row:
            found.append(word.text)
    return found


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


def _asks_for_one(asked: Asked) -> bool:
    return any(word.folded in asked.lists.who or word.folded in asked.lists.which for word in asked.words[:4])


# --- what an answer brought


def _shown_answer(turn: Turn) -> str:
    """The answer's text without marks; nothing where it was a refusal."""
    answer = _MARK.sub("", turn.answer).strip()
    return "" if answer.startswith(_refusals()) else answer


@cache
def _refusals() -> tuple[str, ...]:
    return tuple(phrases(language).refusal.text.split("{")[0].rstrip(" (") for language in LANGUAGES)


def _exact_part(answer: str) -> str:
    """The exact words before the dash of an extractive answer, or the first sentence of one written freely."""
    opening = _QUOTE.split(answer, maxsplit=1)[0]
    exact, dash, _ = opening.partition(" — ")
    if dash:
        return exact
    if len(opening) < len(answer):
        return ""
    return re.split(r"(?<=[^\W\d]{3})[.!?]\s", answer, maxsplit=1)[0][:_SHORT_ANSWER]


def _names_in(answer: str, *, one: bool) -> list[str]:
    """Runs of capitalised words in an exact answer, at most two.

    Where no one thing was asked for, only runs of several words count: "Petra Lüders" is somebody, "Fehler" is not.
    """
    runs: list[list[str]] = []
    tokens = [match.group() for match in _TOKEN.finditer(answer[:_SHORT_ANSWER])]
    open_run = counted = False
    for place, word in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        number = word[0].isdigit() or bool(spelled_numbers(word))
        capital = word[0].isupper() and not number and not is_function_word(word)
        if place == 0 and following:
            capital = capital and following[0].isupper()
        links = open_run and word.casefold() in _WITHIN_NAMES and following[:1].isupper()
        if (capital or links) and open_run:
            runs[-1].append(word)
        elif capital and not counted:
            runs.append([word])
        open_run = links or (capital and not counted)
        counted = number or (capital and counted)
    return [" ".join(run) for run in runs if one or len(run) > 1][:2]
