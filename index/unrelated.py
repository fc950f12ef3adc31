"""Questions on which no archive has anything, in many languages: by them an archive tells what near means in it.

How high the nearest passage's cosine lies says little by itself: it depends on the question's language, on the
articles' languages and on how many there are. The same questions asked of the same archive give the zero of the scale.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path


def unrelated_questions(language: str | None) -> Sequence[str]:
    """The questions in a language (ISO 639-1); for one that is not there, one in each of many languages."""
    by_language = _by_language()
    if language in by_language:
        return by_language[language]
    return tuple(questions[place] for place, questions in enumerate(_every_few(by_language)))


@cache
def _by_language() -> dict[str, tuple[str, ...]]:
    text = (Path(__file__).parent / "data" / "unrelated_questions.toml").read_text(encoding="utf-8")
    return {code: tuple(table["questions"]) for code, table in tomllib.loads(text).items()}


def _every_few(by_language: dict[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """As many languages as one of them has questions, spread over all."""
    codes = sorted(by_language)
    count = min(len(questions) for questions in by_language.values())
    return [by_language[codes[place * len(codes) // count]] for place in range(count)]
