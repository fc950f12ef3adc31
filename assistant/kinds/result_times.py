"""The time of a race: "what time did she run", "in welcher Zeit gewann er". It is a number, nobody's name and no club.

In comes a question, out comes whether it asks for such a time, in the languages known here. The words stand in
``result_times.toml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.words.tables import word_table


@lru_cache(maxsize=256)
def asks_result_time(question: str) -> bool:
    """True for "what time did she run"; not for "at what time did it begin"."""
    return _asked().search(question) is not None


@cache
def _asked() -> re.Pattern[str]:
    tables = word_table(__file__)
    return re.compile(
        "|".join(
            pattern.replace("{did}", f"(?:{tables['did'][language]})")
            for language, pattern in tables["asked"].items()
        ),
        re.IGNORECASE,
    )
