"""The columns of a table of questions: a heading or a cell's words come in, the field or what the cell says goes out.

The words stand in ``question_columns.toml``, in every language that the reader knows.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from assistant.words.tables import word_table

_REMARK = re.compile(r"[(\[{].*", re.DOTALL)
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_TOKEN = re.compile(r"[^\W\d_]+")


def field_of(heading: str) -> str | None:
    """The field that a column's heading names: one of a question's, or ``unanswerable``; None for none known."""
    plain = _REMARK.sub("", _folded(_CAMEL.sub(" ", heading)))
    tokens = _TOKEN.findall(plain)
    if not tokens:
        return None
    whole = _lists("headings").get("".join(tokens))
    if whole:
        return whole
    if len(tokens) > 1:
        cut = next((at for at, token in enumerate(tokens) if at and token in _prepositions()), len(tokens))
        tokens = tokens[:cut]
    named = [field for token in tokens if (field := _field_of_word(token))]
    return named[-1] if named else None


def is_exactly(heading: str, field: str) -> bool:
    """Whether a heading is a word for that field and nothing else."""
    tokens = _TOKEN.findall(_folded(heading))
    return len(tokens) == 1 and _lists("words").get(tokens[0]) == field


def truth(cell: str) -> bool | None:
    """What a cell of a column for yes and no says; None where it says neither."""
    said = _folded(cell).strip(" .!")
    for value, name in ((True, "yes"), (False, "no")):
        if said in word_table(__file__)["says"][name].split():
            return value
    return None


def says_unanswerable(cell: str) -> bool:
    """Whether a whole cell says that the archive does not answer ("unanswerable", "keine Antwort")."""
    said = " ".join(_folded(cell).replace("_", " ").replace("-", " ").split()).strip(" .!()")
    return said in {
        " ".join(words.split()) for words in word_table(__file__)["says"]["unanswerable"].split("|")
    }


def says_nothing(cell: str) -> bool:
    """Whether a cell is empty or stands for an empty one ("-", "n/a")."""
    said = _folded(cell).strip()
    return not said or said in word_table(__file__)["says"]["empty"].split()


def _field_of_word(word: str) -> str | None:
    known = _lists("words").get(word)
    if known:
        return known
    parts = _lists("compounds")
    for at_end in (True, False):
        fitting = [part for part in parts if (word.endswith(part) if at_end else word.startswith(part))]
        if fitting:
            return parts[max(fitting, key=len)]
    return None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


@cache
def _lists(table: str) -> dict[str, str]:
    """Each word of a table with its field; a word of two fields is the first one's."""
    found: dict[str, str] = {}
    for field, words in word_table(__file__)[table].items():
        for word in words.split():
            found.setdefault(_folded(word), field)
    return found


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(word_table(__file__)["before"]["prepositions"].split())
