"""The column that holds the text where none has a name known for it: the records' named fields come in, its name out.

A word for a text inside a longer heading ("Volltext der Meldung") tells it, or else that one column's cells are by far
the longest. A file with a column of questions is left alone: beside its questions stand what they are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import Any

from index.formats.fields import (
    ANSWER,
    AUTHOR,
    DATE,
    HTML,
    LANGUAGE,
    OUTLET,
    QUESTION,
    TEXT,
    TITLE,
    URL,
    field_named,
)
from index.formats.plain import AGENCY_FIELDS

_KNOWN = frozenset((*TITLE, *DATE, *OUTLET, *LANGUAGE, *URL, *AUTHOR, *AGENCY_FIELDS))
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟](?:[\"'”»)\]]*(?:\s|\Z)|(?=\w))")
_NAMED_FROM, _LONG_FROM = 80, 250
"""Characters that half of a column's cells have at least, by its name and by its length alone."""
_TIMES_THE_NEXT = 3
_MOST_LOOKED_AT = 200


def text_column(records: Sequence[dict[str, Any]]) -> str | None:
    """The field that is plainly the text of records in which no known one is; None where that cannot be told."""
    if any(record.get(name) for record in records for name in (*QUESTION, *ANSWER)):
        return None
    looked_at = records[:: max(1, len(records) // _MOST_LOOKED_AT)]
    lengths: dict[str, float] = {}
    for name in dict.fromkeys(name for record in looked_at for name in record):
        cells = [cell.strip() for record in looked_at if isinstance(cell := record.get(name), str)]
        filled = [cell for cell in cells if cell]
        if name not in _KNOWN and filled and _reads_as_text(filled):
            lengths[name] = median(map(len, filled))
    named = [name for name, length in lengths.items() if length >= _NAMED_FROM and _names_text(name)]
    if named:
        return max(named, key=lambda name: lengths[name])
    ordered = sorted(lengths.values(), reverse=True)
    if not ordered or ordered[0] < _LONG_FROM or ordered[0] < _TIMES_THE_NEXT * max(ordered[1:], default=0.0):
        return None
    return max(lengths, key=lambda name: lengths[name])


def _names_text(name: str) -> bool:
    return any(field_named(word) in (*TEXT, *HTML) for word in _WORD.findall(name))


def _reads_as_text(cells: Sequence[str]) -> bool:
    """Whether most cells have a sentence, and are neither addresses nor code."""
    fitting = sum(
        bool(_SENTENCE_END.search(cell)) and not cell.startswith(("http", "{", "[")) for cell in cells
    )
    return fitting * 2 > len(cells)
