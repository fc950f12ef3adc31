"""A question as a passage of its time is read for it: without the date, which such a passage seldom writes.

In: a question and a passage with the day of its publication. Out: the question to read it for. News of 8 February says
"on Wednesday", or no day at all; a reader's model finds no date there and takes the passage for one of another time,
though the rules of ``event_dates`` know better.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.events.dates import WEEKDAYS, asked_mentions, is_written_otherwise
from assistant.events.offsets import asked_offset
from assistant.events.words import all_words
from index.lexical import stems
from index.records import Passage
from index.text.dates import DateRange

_LEAST_ASKED = 2
"""Stems that a question needs beside its date, for its words to tell what is asked."""
_LEFT_OVER = re.compile(r"\s*,(?=\s*[,?!.])|\s+(?=[\s?!.,;:])")


def without_days(
    question: str, language: str | None, passage: Passage, days: Sequence[DateRange] = ()
) -> str:
    """The question without the days that the passage is of and does not write as dates.

    As it was where the passage is of another time, or of none that is known, and where hardly more is asked than a day.

    Args:
        question: in any language.
        language: ISO 639-1 code of the question, or None.
        passage: that is read for it.
        days: what the question counts from an event, where it does: "the day after the vote" becomes "after the vote".
    """
    text = question
    offset = asked_offset(question)
    if offset is not None and days and all(is_written_otherwise(asked, passage) for asked in days):
        text = f"{text[: offset.place[0]]}{text[offset.place[1] :]}"
    for mention in reversed(asked_mentions(question, language)):
        if not is_written_otherwise(mention.range, passage):
            continue
        shortened = _without(text, mention.start, mention.end, is_day=mention.day is not None)
        if shortened is not None:
            text = shortened
    if text == question or len(stems(text, language)) < _LEAST_ASKED:
        return question
    return _LEFT_OVER.sub("", text).strip(" ,")


def _without(text: str, start: int, end: int, *, is_day: bool) -> str | None:
    """The text without the date and what leads to it; None where the date is a part of a word."""
    if text[end : end + 1] == "-" or text[start - 1 : start] == "-":
        return None
    before, after = text[:start], text[end:]
    lead = _leads(is_day=is_day).search(before)
    return f"{before[: lead.start()] if lead else before} {after.lstrip()}"


@cache
def _leads(*, is_day: bool) -> re.Pattern[str]:
    """What leads to a date, up to it: prepositions, and an article before a day; none before "the March strike"."""
    leads, articles = all_words("date_leads"), all_words("date_articles")
    if is_day:
        return re.compile(rf"(?:(?<!\w)(?:{leads}|{articles}|{'|'.join(WEEKDAYS)})[\s,]+)+$", re.IGNORECASE)
    return re.compile(rf"(?<!\w)(?!(?:{articles})\s)(?:{leads})\s+(?:(?:{leads})\s+)*$", re.IGNORECASE)
