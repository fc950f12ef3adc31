"""Where the words live: loads a prompt, or the phrases of a language, and fills in its placeholders.

In: a file of this package (``answer.txt``, ``phrases/de.toml``). Out: a ``Template`` or ``Phrases``, each
with the hash that an answer records. A placeholder is a lower-case name in braces, ``{question}``; every
other brace is plain text, so that a prompt can hold JSON as it is.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from typing import Any

FALLBACK_LANGUAGE = "en"

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class PromptError(ValueError):
    """A prompt or phrase file is missing or malformed, or was filled with the wrong placeholders."""


@dataclass(frozen=True, slots=True)
class Template:
    """A text with placeholders.

    Attributes:
        name: what the file, or the key in a phrase file, is called.
        text: the words, placeholders included.
    """

    name: str
    text: str

    @property
    def placeholders(self) -> frozenset[str]:
        """The names that ``fill`` must be given."""
        return frozenset(_PLACEHOLDER.findall(self.text))

    @property
    def hash(self) -> str:
        """SHA-256 (hex) of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def fill(self, **values: object) -> str:
        """The text with every placeholder replaced; what is filled in is never scanned again.

        Raises:
            PromptError: a placeholder got no value, or a value has no placeholder; both are named.
        """
        wanted = self.placeholders
        missing, unknown = sorted(wanted - values.keys()), sorted(values.keys() - wanted)
        if missing or unknown:
            faults = [f"no value for {{{name}}}" for name in missing]
            faults += [f"no placeholder for the value {name!r}" for name in unknown]
            known = ", ".join(sorted(wanted)) or "none"
            raise PromptError(f"Prompt {self.name!r}: {'; '.join(faults)}. Its placeholders: {known}.")
        return _PLACEHOLDER.sub(lambda match: str(values[match[1]]), self.text)


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the product says in one language; the keys are described in ``phrases/en.toml``.

    Every phrase is a ``Template``; ``languages`` maps ISO 639-1 codes to names in this language; ``months``
    are as they stand after a day, ``months_alone`` without one; ``failures`` are the reasons why a model failed.
    """

    language: str
    hash: str
    answer_dated: Template
    answer_undated: Template
    says: Template
    reported: Template
    according_to: Template
    via: Template
    quote: Template
    others_say: Template
    unsupported: Template
    quotes_in_other_languages: Template
    several_articles_agree: Template
    copies: Template
    articles_differ: Template
    another_article: Template
    since_corrected: Template
    taken_back: Template
    claim_denied: Template
    claim_retracted: Template
    plan_averted: Template
    what_it_is_about: Template
    before_that: Template
    headline_only: Template
    refusal: Template
    refusal_near: Template
    refusal_unreadable: Template
    undated_left_out: Template
    nothing_passes: Template
    nothing_asked: Template
    more_asked: Template
    form_asked: Template
    farewell: Template
    archive_asked: Template
    archive_listed: Template
    assistant_asked: Template
    articles_of: Template
    next_question: Template
    covers: Template
    covers_one_date: Template
    searching: Template
    reading: Template
    model_failed: Template
    model_broke_off: Template
    model_misread: Template
    date_day: Template
    date_month: Template
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    languages: Mapping[str, str]
    failures: Mapping[str, str]

    def language_name(self, code: str | None) -> str:
        """The name of an ISO 639-1 code in this language; the code itself where the file has none."""
        return self.languages.get(code or "und", code or "und")

    def date(self, iso: str) -> str:
        """An ISO date of day, month or year precision as this language writes it; other text as it is."""
        match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", iso)
        if match is None or match[2] is None:
            return iso
        year, month = match[1], int(match[2]) - 1
        if match[3] is None:
            return self.date_month.fill(month=self.months_alone[month], year=year)
        return self.date_day.fill(day=int(match[3]), month=self.months[month], year=year)


def load(name: str) -> Template:
    """The prompt in ``<name>.txt`` of this package.

    Raises:
        PromptError: there is no such prompt; the message lists those there are.
    """
    return _load(name)


def phrases(language: str | None) -> Phrases:
    """The phrases of a language (``de``, ``pt-BR``); English for a language that has no file."""
    code = (language or FALLBACK_LANGUAGE).replace("_", "-").split("-")[0].lower()
    return _phrases(code if code in languages() else FALLBACK_LANGUAGE)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have a phrase file, sorted."""
    found = (entry.name for entry in (files(__package__) / "phrases").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


@lru_cache(maxsize=64)
def _load(name: str) -> Template:
    entry = files(__package__) / f"{name}.txt"
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or not entry.is_file():
        names = (file.name for file in files(__package__).iterdir())
        known = sorted(name.removesuffix(".txt") for name in names if name.endswith(".txt"))
        raise PromptError(f"No prompt named {name!r}. There are: {', '.join(known)}.")
    return Template(name, entry.read_text(encoding="utf-8").strip())


@lru_cache(maxsize=32)
def _phrases(code: str) -> Phrases:
    content = (files(__package__) / "phrases" / f"{code}.toml").read_text(encoding="utf-8")
    try:
        table: dict[str, Any] = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise PromptError(f"prompts/phrases/{code}.toml is not valid TOML: {error}.") from error
    given = {"language", "hash"}
    wanted = {field.name for field in fields(Phrases)} - given
    if table.keys() != wanted:
        faults = [f"{key} is missing" for key in sorted(wanted - table.keys())]
        faults += [f"{key} is unknown" for key in sorted(table.keys() - wanted)]
        raise PromptError(f"prompts/phrases/{code}.toml: {'; '.join(faults)}.")
    plain = {"months", "months_alone", "languages", "failures"}
    values: dict[str, Any] = {key: Template(f"{code}.{key}", table[key]) for key in wanted - plain}
    values |= {key: tuple(table[key]) for key in ("months", "months_alone")}
    values |= {key: dict(table[key]) for key in ("languages", "failures")}
    return Phrases(language=code, hash=hashlib.sha256(content.encode()).hexdigest(), **values)
