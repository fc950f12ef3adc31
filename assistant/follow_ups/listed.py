"""Questions for what stands in a paper or in the articles of a day: which articles these are.

In: a question and one line about every article. Out: the articles, and by what name the question has them; several
questions in one message are told apart here, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.follow_ups.taken_apart import Asked, take_apart
from index.records import ArticleInfo
from index.text.dates import find_dates
from prompts.loader import phrases

_SHORTEST_OUTLET = 3
_SHORTEST_QUESTION = 3
_LEAD = re.compile(r"(?i)^(?:the|der|die|das|les?|la|el|los|las|il|lo|het|de|o|os?|as?)\s+|^l['’]")
_BETWEEN = re.compile(r"(?<=\?)\s+(?=\w|[¿«„“\"])")


@dataclass(frozen=True, slots=True)
class Listed:
    """The articles that a question names as a whole.

    Attributes:
        name: the paper, or the day as the question's language writes it.
        articles: in their order.
        is_all: the question has no topic beside, so that these articles are all that it asks for.
    """

    name: str
    articles: tuple[ArticleInfo, ...]
    is_all: bool


def wants_list(question: str, language: str) -> bool:
    """Whether it may ask what a paper writes, or what happened on a day, by its words alone."""
    asked = take_apart(question, language)
    return asked.asks and (_reports(asked) or _day_alone(asked) is not None)


def listed(question: str, language: str, infos: Sequence[ArticleInfo]) -> Listed | None:
    """The articles of the paper or the day that it asks about; None where it asks for neither or there are none."""
    asked = take_apart(question, language)
    if not asked.asks:
        return None
    if day := _day_alone(asked):
        of_day = tuple(info for info in infos if (info.date or "").endswith(day))
        dates = {info.date for info in of_day if info.date}
        if of_day and len(dates) == 1:
            return Listed(phrases(language).date(dates.pop()), of_day, is_all=True)
    if not _reports(asked):
        return None
    folded = question.casefold()
    for outlet in sorted({info.outlet for info in infos if info.outlet}, key=len, reverse=True):
        bare = _LEAD.sub("", outlet).casefold()
        place = (
            re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", folded) if len(bare) >= _SHORTEST_OUTLET else None
        )
        if place:
            rest = take_apart(f"{folded[: place.start()]} {folded[place.end() :]}", language)
            topic = [word for word in rest.words if word.is_topic and word.folded not in asked.lists.reports]
            of_outlet = tuple(info for info in infos if info.outlet == outlet)
            return Listed(outlet, of_outlet, is_all=not topic)
    return None


def taken_singly(question: str, language: str) -> tuple[str, str]:
    """The first question of a message and the others; no others where it asks but one."""
    parts = _BETWEEN.split(question)
    for place in range(1, len(parts)):
        first, rest = " ".join(parts[:place]), " ".join(parts[place:])
        if all(_asks_by_itself(part, language) for part in (first, rest)):
            return first, rest
    return question, ""


def _asks_by_itself(question: str, language: str) -> bool:
    asked = take_apart(question, language)
    return (
        asked.asks and len(asked.words) >= _SHORTEST_QUESTION and any(word.is_topic for word in asked.words)
    )


def _reports(asked: Asked) -> bool:
    return any(word.folded in asked.lists.reports for word in asked.words)


def _day_alone(asked: Asked) -> str | None:
    """The end of the ISO date of the one day that it asks about; None where it says anything else."""
    found = find_dates(asked.text, asked.language)
    if len(found) != 1 or any(word.is_topic and not word.is_general for word in asked.words):
        return None
    month, day = found[0].month, found[0].day
    if not month or not day or found[0].last_day is not None:
        return None
    ending = f"-{month:02d}-{day:02d}"
    return f"{found[0].year}{ending}" if found[0].year else ending
