"""Whether a question surely wants yes or no ("Is there fish at the school?"), and whether words say one of them.

By the verb at its beginning or a particle and no question word anywhere, in the languages known here; a question that
offers a choice wants what it names. The words stand in ``yes_no.toml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.kinds.beginnings import BEGINNING
from assistant.kinds.question_parts import asks_for_several
from assistant.words.tables import word_table
from assistant.words.word_patterns import whole_words


@lru_cache(maxsize=256)
def wants_yes_or_no(question: str, language: str | None) -> bool:
    """True where the question surely wants yes or no; False where it may want anything else."""
    tables = _tables()
    if language not in tables["begins"] or asks_for_several(question):
        return False
    found = tables["begins"][language].match(question)
    if found is None and language in tables["inverted"]:
        found = tables["inverted"][language].search(question)
    if found is None or tables["or"][language].search(question, found.end()):
        return False
    return tables["asks"][language].search(question) is None


@lru_cache(maxsize=256)
def says_yes_or_no(words: str, language: str | None) -> bool:
    """True where a word of the answer says yes or no; in a language without such words always."""
    said = _tables()["says"].get(language or "")
    return said is None or said.search(words) is not None


@cache
def _tables() -> dict[str, dict[str, re.Pattern[str]]]:
    return {
        name: {language: _words(pattern, begins=name == "begins") for language, pattern in patterns.items()}
        for name, patterns in word_table(__file__).items()
    }


def _words(pattern: str, *, begins: bool) -> re.Pattern[str]:
    return re.compile(rf"{BEGINNING}(?:{pattern})(?!\w)", re.IGNORECASE) if begins else whole_words(pattern)
