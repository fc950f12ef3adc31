"""What several commands share: the assistant that options name, the filters that they choose, kinds of values.

In: parsed options, or the text of an argument. Out: an opened assistant, filters as keywords, a checked value.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.api import Assistant


def count(text: str) -> int:
    """A whole number from 1 up; argparse's own error, which ends the command as wrong usage, for anything else."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 up")
    return number


def opened(options: argparse.Namespace) -> Assistant:
    """The assistant over the index that a command names, with its settings."""
    from assistant.api import Assistant

    settings = {
        "llm": getattr(options, "llm", None),
        "chroma_url": getattr(options, "chroma_url", None),
    }
    return Assistant.open(options.index, **settings)


def chosen(options: argparse.Namespace) -> dict[str, Any]:
    """The filters of a command, as keywords of ``ask`` and ``search``."""
    return {
        "sources": options.source,
        "date_from": options.date_from,
        "date_to": options.date_to,
        "languages": options.language,
    }
