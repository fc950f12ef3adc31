"""Words that a query gives between quotation marks, and where a text holds them.

In: a query. Out: its quoted phrases, folded so that neither case nor white space nor the kind of apostrophe counts.
"""

from __future__ import annotations

import re

_MARKS = (
    ("„", "“”\""), ("“", "”\""), ("”", "”"), ("«", "»"), ("»", "«"), ("‹", "›"), ("›", "‹"), ("「", "」"), ("『", "』"),
    ("《", "》"), ("\"", "\"“”"), ("‚", "‘’"),
)  # fmt: skip
_QUOTED = re.compile(
    "|".join(
        f"{'(?<![0-9])' if a in b else ''}{re.escape(a)}([^{re.escape(a + b)}]+)[{re.escape(b)}]"
        for a, b in _MARKS
    )
)
_LEAST_WORDS = 3
_LEAST_UNSPACED = 6
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_FOLDED_AWAY = str.maketrans({"’": "'", "‘": "'", "`": "'", "\u00ad": None, "\u200b": None})


def quoted_phrases(query: str) -> tuple[str, ...]:
    """What stands between quotation marks and is long enough to be somebody's words, folded as ``folded`` does."""
    found = (next(group for group in match.groups() if group) for match in _QUOTED.finditer(query))
    phrases = (folded(words).strip(" .,;:!?…") for words in found)
    return tuple(phrase for phrase in phrases if _is_long(phrase))


def folded(text: str) -> str:
    """The text with one space for any white space, in small letters, with one kind of apostrophe."""
    return " ".join(text.translate(_FOLDED_AWAY).casefold().split())


def _is_long(phrase: str) -> bool:
    return len(phrase.split()) >= _LEAST_WORDS or len(_UNSPACED.findall(phrase)) >= _LEAST_UNSPACED
