"""Why records are no articles, and what a person can do about it; records without a text come in, reasons go out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from index.formats.fields import TEXT
from index.formats.record_text import without_text

_SHOWN = 12


@dataclass(slots=True)
class Untold:
    """What a file's records have in place of a text.

    Attributes:
        columns: the names of all fields, in their order.
        empty: those of them that should hold the text.
        lists: those that hold records of their own.
        first: the first reason, without the fields.
    """

    columns: dict[str, None] = field(default_factory=dict)
    empty: dict[str, None] = field(default_factory=dict)
    lists: dict[str, int] = field(default_factory=dict)
    first: str | None = None

    def reason(self, where: str, value: dict[str, Any]) -> str:
        """Why a record is no article: its field for the text holds none, or it has no such field."""
        empty = without_text(value)
        lists = {name: len(inner) for name, inner in value.items() if _holds_records(inner)}
        self.empty |= dict.fromkeys(empty)
        self.lists |= lists
        if empty:
            reason = f"no text in its {', '.join(f'{name} ({kind})' for name, kind in [*empty.items()][:3])}"
        else:
            reason = f"no text (looked for {', '.join(TEXT[:5])})"
        self.first = self.first or f"{where}: {reason}"
        return reason if empty else f"{reason}; it has {shown([*map(str, value)])}"

    def next_step(self) -> str:
        """What a reason says so that a person can mend the field with the text."""
        if self.empty:
            return f"; put the words themselves into {shown([*self.empty])}"
        if self.lists:
            name = next(iter(self.lists))
            return (
                f"; its {shown([name])} is a list of {self.lists[name]}: save that list as a file of its own"
            )
        if self.columns:
            return f"; it has the columns {shown([*self.columns])}: name the one with the text {TEXT[0]!r}"
        return ""


def shown(columns: list[str]) -> str:
    """The first names of fields, as a reason says them."""
    names = [" ".join(column.split())[:40] or "(no name)" for column in columns[:_SHOWN]]
    return ", ".join(names) + (", …" if len(columns) > len(names) else "")


def _holds_records(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(isinstance(one, dict) for one in value)
