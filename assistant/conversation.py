"""Follow-ups made stand-alone, without a language model: what earlier turns supply is written in.

In: a question and the earlier turns, in any of the forms that people hand in. Out: a ``Question`` that the
retriever and the reader can take by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from assistant.answer import Answer, Turn
from assistant.follow_ups.asides import aside, languages_of_aside, summed_up
from assistant.follow_ups.carried import Said, may_stand_alone, standalone
from assistant.follow_ups.small_talk import asks_nothing, languages_of_small_talk, without_small_talk
from assistant.follow_ups.taken_apart import opens_as_in, without_opening
from assistant.follow_ups.words import FALLBACK_LANGUAGE
from assistant.reading import Aside, Question
from assistant.words.mentions import word_set
from index.errors import QuestionError
from index.text.languages import detect

MAX_QUESTION_CHARACTERS = 2000
_TURNS_LOOKED_AT = 6
_ANSWER_LOOKED_AT = 120
_QUOTED = re.compile(r"[„“”\"«»][^„“”\"«»]+[“”\"»«]")


def turns(history: Sequence[Any] | None) -> tuple[Turn, ...]:
    """Earlier turns from Turns, Answers, ``{"question", "answer"}``, ``(question, answer)`` or chat messages.

    Raises:
        QuestionError: an item has none of these forms.
    """
    if isinstance(history, str | Mapping):
        raise QuestionError(
            f"The history is a {type(history).__name__}, not a list of turns. Give [(question, answer), ...]."
        )
    found: list[Turn] = []
    asked: str | None = None
    for item in history or ():
        match item:
            case Turn():
                found.append(item)
            case Answer():
                found.append(Turn(item.question, item.text, item.short, item.standalone))
            case {"question": str(question)}:
                found.append(_turn_of(question, item.get("answer") or "", item))
            case {"role": str(role), "content": str(content)}:
                if role == "user":
                    asked = content
                elif asked is not None:
                    found.append(Turn(asked, content))
                    asked = None
            case [str(question), str(answer)] | (str(question), str(answer)):
                found.append(Turn(question, answer))
            case str():
                found.append(Turn(item, ""))
            case Mapping():
                raise QuestionError(f"A turn needs 'question' and 'answer'; this one has {sorted(item)}.")
            case _:
                raise QuestionError(
                    f"A turn of the history is a {type(item).__name__}; "
                    "give Turn(question, answer), a pair, or a dict with these keys."
                )
    return tuple(found)


def _turn_of(question: str, answer: Any, item: Mapping[str, Any]) -> Turn:
    if isinstance(answer, Answer):
        return Turn(question, answer.text, answer.short, answer.standalone)
    short, read = (
        value if isinstance(value, str) else None for value in (item.get("short"), item.get("standalone"))
    )
    return Turn(question, str(answer), short, read)


def understand(text: object, history: Sequence[Any] | None = None) -> Question:
    """The question as the chain takes it: language told, and made stand-alone.

    Raises:
        QuestionError: it is no text, empty, or longer than 2,000 characters.
    """
    if not isinstance(text, str):
        raise QuestionError(f"The question is {text!r}, of type {type(text).__name__}. Give it as text.")
    question = " ".join(text.split())
    if not question:
        raise QuestionError("The question is empty. Type what you want to know.")
    if len(question) > MAX_QUESTION_CHARACTERS:
        raise QuestionError(
            f"The question has {len(question)} characters; at most {MAX_QUESTION_CHARACTERS} are read. Shorten it."
        )
    earlier = turns(history)
    said: Said | None = None
    language: str | None = None
    for place, turn in list(enumerate(earlier))[-_TURNS_LOOKED_AT:]:
        turn = replace(turn, question=" ".join(turn.question.split())[:MAX_QUESTION_CHARACTERS])
        language = _language(turn.question, language)
        if topic := summed_up(turn.question):
            said = Said.after(Turn(topic, ""), language, said)
        elif not asks_nothing(turn.question) and _about(turn.question, said) is None:
            alone = bare(turn.question, language, earlier[:place])
            said = Said.after(replace(turn, question=alone), language, said)
    language = _language(question, language)
    about = _about(question, said)
    if about:
        return _about_the_answer(question, about, language, earlier, said)
    if asks_nothing(question):
        return Question(question, question, language, earlier)
    if topic := summed_up(question):
        return Question(question, question, language, earlier, topic=topic, aside=Aside.FORM)
    alone = bare(question, language, earlier)
    written = standalone(alone, language, said)
    return Question(
        question,
        question if written == without_small_talk(question) else written,
        language,
        earlier,
        may_stand_alone=may_stand_alone(alone, language, said),
    )


def _about_the_answer(
    question: str, about: Aside, language: str, earlier: tuple[Turn, ...], said: Said | None
) -> Question:
    """The last question once more, as it was asked of the archive; behind it in which other words it is wanted."""
    if said is None:
        return Question(question, question, language, earlier, aside=about)
    if about is Aside.AGAIN:
        return Question(said.question, said.question, said.language, earlier)
    return Question(question, f"{said.question} ({question})", language, earlier, aside=about)


def bare(question: str, language: str, earlier: Sequence[Turn]) -> str:
    """What is asked, without a greeting, a "by the way" or a "back to" an earlier topic before it."""
    return without_opening(without_small_talk(" ".join(question.split())), language, _said_in(tuple(earlier)))


@lru_cache(maxsize=64)
def _said_in(earlier: tuple[Turn, ...]) -> frozenset[str]:
    """The words of earlier questions and of what answered them."""
    words: frozenset[str] = frozenset()
    for turn in earlier:
        words |= word_set(f"{turn.question} {turn.short or turn.answer[:_ANSWER_LOOKED_AT]}")
    return words


def _about(question: str, said: Said | None) -> Aside | None:
    """What it asks about the last answer; before any answer, only for other words."""
    about = aside(question, said.language if said else None)
    return about if said or about is Aside.FORM else None


@lru_cache(maxsize=256)
def _language(question: str, default: str | None) -> str:
    """The question's language; kept, as each question comes again as a turn of the next one's history.

    What it quotes, a headline in another language perhaps, counts only where the rest tells nothing. Thanks and the
    like keep the conversation's language where that has the same words.
    """
    if asks_nothing(question) or aside(question, default):
        spoken = languages_of_small_talk(question) or languages_of_aside(question)
        if not spoken or default in spoken:
            return default or FALLBACK_LANGUAGE
        told = detect(question)
        return told if told in spoken else FALLBACK_LANGUAGE if FALLBACK_LANGUAGE in spoken else spoken[0]
    if default and opens_as_in(question, default):
        return default
    return detect(_QUOTED.sub(" ", question)) or detect(question, default=default) or FALLBACK_LANGUAGE
