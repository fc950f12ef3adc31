"""What earlier turns supply to a follow-up, and how it is written in: a part of making follow-ups stand-alone.

In: the turns so far, one after the other, then a question. Out: the question with the names, topic words and date
that it leans on behind it, or, where it only changes one thing ("and in April?"), the last question so changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from assistant.answer import Turn
from assistant.follow_up_words import LANGUAGES, follow_up_words
from assistant.follow_ups import (
    Asked,
    Leaning,
    Word,
    corrects,
    is_in_doubt,
    is_known,
    leaning,
    needs_what_was_said,
    phrase_in_contrast,
    take_apart,
)
from assistant.mentions import is_function_word, spelled_numbers, word_set
from assistant.question_type import is_like_speech
from index.dates import find_dates
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
        return _exchanged(said, asked) or _put_beside(said, asked)
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
        found.append(asked.text[_with_lead(asked, start) : end].strip(" ,"))
    return found


def _with_lead(asked: Asked, start: int) -> int:
    """Where up to two prepositions and articles begin that stand right before that place."""
    for word in reversed([word for word in asked.words if word.end <= start][-2:]):
        leads = word.folded in asked.lists.prepositions or word.folded in asked.lists.articles
        if not leads or asked.text[word.end : start].strip():
            break
        start = word.start
    return start


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


# --- one thing in the place of another


def _put_beside(said: Said, asked: Asked) -> str:
    """Both questions; of a correction only what it puts right, behind the last one."""
    words = phrase_in_contrast(asked)
    if not words or not corrects(asked):
        return f"{asked.text} {said.question}"
    return f"{said.question} {asked.text[words[0].start : words[-1].end]}."


def _exchanged(said: Said, asked: Asked) -> str | None:
    """The last question with what is asked now in the place of its counterpart; None where it has none."""
    last = take_apart(said.question, said.language)
    words = _without_repeated(phrase_in_contrast(asked), asked, last)
    phrase = asked.text[words[0].start : words[-1].end]
    if any(word.in_date for word in words):
        phrase, place = _with_year(phrase, asked, last), _place_of_date(last, led=not words[0].in_date)
    elif words[0].folded in asked.lists.prepositions:
        place = _place_after(last, words[0].folded, named=any(word.is_name for word in words))
    elif any(word.is_name for word in words):
        place = _place_of_same_phrase(last, words, asked) or _place_of_name(last)
    else:
        place = _place_of_noun(last)
    return None if place is None else f"{last.text[: place[0]]}{phrase}{last.text[place[1] :]}"


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
        if word.folded in last.lists.articles:
            break
        if not last.lists.articles:
            break
    return (start, place[1]) if start < place[0] else None


def _place_of_date(last: Asked, *, led: bool) -> tuple[int, int] | None:
    """The last date, with the function words before it if what replaces it is led by such."""
    if not last.dates:
        return None
    start, end = last.dates[-1]
    if led:
        start = _with_lead(last, start)
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
