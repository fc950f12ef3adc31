"""The filters of a question or a search, and how many passages: what a person asks for comes in, checked it goes out.

A filter that can leave nothing in, whatever the archive holds, is an error: a refusal would look as if the articles
did not say.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from os import PathLike
from pathlib import PurePath
from typing import Any, SupportsIndex

from index.errors import QuestionError, SettingsError
from index.records import Filters
from index.text.dates import date_range
from index.text.languages import ISO_639_1, language_code


def passage_count(k: object) -> int:
    """How many passages are wanted; SettingsError where that is no whole number from 1 up."""
    if isinstance(k, bool) or not isinstance(k, SupportsIndex):
        raise SettingsError(f"k is {k!r}, of type {type(k).__name__}; give a whole number, e.g. k=10.")
    count = operator.index(k)
    if count < 1:
        raise SettingsError(f"k is {k}; a search lists 1 passage or more, e.g. k=10.")
    return count


def checked_filters(
    sources: Sequence[str | PathLike[str]] | None = None,
    date_from: str | None = None,
    date_to: str | None = None,
    languages: Sequence[str] | None = None,
) -> Filters:
    """Filters of these parts, an empty one leaving everything in; languages as codes without regions.

    Raises:
        SettingsError: a list is a plain text, a source is neither text nor path, a date is none or has no year, the
            range ends before it begins, or a language is no ISO 639-1 code.
    """
    for name, value in (("sources", sources), ("languages", languages)):
        if isinstance(value, str | PathLike):
            raise SettingsError(f"{name} is {str(value)!r}; give a list: [{str(value)!r}].")
        if value is not None and not isinstance(value, Iterable):
            raise SettingsError(f"{name} is {value!r}, of type {type(value).__name__}; give a list of texts.")
    for name, date in (("date_from", date_from), ("date_to", date_to)):
        _require_date(name, date)
    if date_from and date_to and date_range(date_to)[1] < date_range(date_from)[0]:
        raise SettingsError(
            f"date_from {date_from} is after date_to {date_to}, so no article could pass. "
            f"Give the earlier date first: from {date_to} to {date_from}."
        )
    codes = tuple(_code(language) for language in languages or ())
    return Filters(tuple(map(_source, sources or ())), date_from or None, date_to or None, codes)


def filters_of(value: Any) -> Filters:
    """Filters from ``Filters``, None, or a dict with the keys that ``ask`` takes.

    Raises:
        QuestionError: it is none of these, or has another key.
        SettingsError: see ``checked_filters``.
    """
    known = [field.name for field in fields(Filters)]
    match value:
        case None:
            return Filters()
        case Filters():
            return value
        case Mapping() if value.keys() <= set(known):
            return checked_filters(**value)
        case _:
            raise QuestionError(f"The filters are {value!r}. Give a dict with any of: {', '.join(known)}.")


def _source(source: object) -> str:
    if isinstance(source, PathLike):
        return PurePath(source).as_posix()
    if not isinstance(source, str):
        raise SettingsError(
            f"sources holds {source!r}, of type {type(source).__name__}; give texts or paths."
        )
    return source


def _require_date(name: str, date: object) -> None:
    if not date:
        return
    if not isinstance(date, str):
        raise SettingsError(f"{name} is {date!r}; give it as text: 2021-12-31, 2021-12 or 2021.")
    try:
        date_range(date)
    except ValueError as error:
        raise SettingsError(f"{name}: {error}.") from None
    if date.strip().startswith("-"):
        raise SettingsError(f"{name} is {date!r}, which has no year; write 2021-12-31, 2021-12 or 2021.")


def _code(language: object) -> str:
    code = language_code(str(language))
    if code not in ISO_639_1:
        raise SettingsError(
            f"{language!r} is no language code of ISO 639-1. Give two letters, e.g. de for German, en for English."
        )
    return code
