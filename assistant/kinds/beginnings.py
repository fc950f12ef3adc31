"""What may stand before a question word or a question's verb: "and when?", "aber warum?", "et où ?".

A part of the patterns that tell what a question asks for, in the languages known here.
"""

from __future__ import annotations

_JOINING = (
    "and but so then und aber also doch et mais donc y pero e ed ma mas en maar dus i a ale "
    "и а но та але і й"
)  # fmt: skip
BEGINNING = rf"^[\W_]*(?:(?:{'|'.join(_JOINING.split())})\s+)?"
"""A pattern for the beginning of a question: what divides words, then one small word at most."""
