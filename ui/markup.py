"""Text as HTML: escaped, and each piece that somebody else wrote kept apart from the words around it."""

from __future__ import annotations

import re
from html import escape as _escape

from ui.direction import direction

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]"
)


def escape(text: object) -> str:
    """Text as HTML that shows exactly its characters; what no page may carry becomes U+FFFD.

    One character stays one character, so that offsets into an article survive. Marks that override the
    direction of writing are replaced too: they can make a quote read as what it does not say.
    """
    return _escape(_UNPRINTABLE.sub("\ufffd", str(text)), quote=True).replace("\r", "&#13;")


def apart(text: str) -> str:
    """A name, title, date or quote within a line: its direction of writing moves nothing around it."""
    return f'<bdi dir="{direction(text)}">{escape(text)}</bdi>'


def written(text: str, language: str | None = None) -> str:
    """The attributes of an element that holds this text alone: its direction, and its language where known."""
    known = f' lang="{escape(language)}"' if language else ""
    return f' dir="{direction(text, language)}"{known}'
