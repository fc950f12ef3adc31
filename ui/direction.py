"""Which way a piece of text is written: text, and its language where that is known, in; ``ltr`` or ``rtl`` out."""

from __future__ import annotations

import unicodedata
from itertools import islice

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left, by ISO 639."""
MAX_WEIGHED_CHARACTERS = 4_000


def direction(text: str, language: str | None = None) -> str:
    """How the text runs: as its language does where it has letters of such a script, else as most of its letters do."""
    strong = [unicodedata.bidirectional(char) for char in islice(text, MAX_WEIGHED_CHARACTERS)]
    right = sum(kind in ("R", "AL") for kind in strong)
    left = strong.count("L")
    if language in RIGHT_TO_LEFT:
        return "rtl" if right or not left else "ltr"
    return "rtl" if right > left else "ltr"
