"""A table's text (csv, tsv) becomes rows by column name; a quote mark that never closes does not swallow what follows.

Excel's ``sep=;`` line and empty first lines are skipped; row numbers are those that a spreadsheet shows.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.formats.fields import DATE, ID, URL, field_named
from index.text.dates import parse_date

if TYPE_CHECKING:
    from _csv import Reader

_SEPARATOR = re.compile(r'"?sep=(?P<delimiter>[^"\r\n])"?\s*', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_END = "\x00end of the table\x00"
_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file: its number there, its fields or why it has none, and what is to be noted about it."""

    number: int
    value: dict[str, Any] | str
    note: str | None = None


def read_table(text: str) -> Iterator[Record]:
    """The rows that hold anything, each a dict from the first row's names to its cells."""
    lines = list(io.StringIO(text, newline=""))
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    first = next((at for at, line in enumerate(lines) if line.strip("\ufeff \t\r\n")), len(lines))
    separator = _SEPARATOR.fullmatch(lines[first]) if first < len(lines) else None
    first += separator is not None
    header = _QUOTED.sub("", lines[first]) if first < len(lines) else ""
    delimiter = separator["delimiter"] if separator else max("\t;,|", key=header.count)
    return _Table(lines, first, delimiter).records()


class _Table:
    """The lines of a table, and how its rows are read from them.

    A row goes on over a line's end only within a quotation. So a row that begins on one of the lines which another
    had drawn in, and is open at that line's end, ends where the other did: it is not read to there once more.
    """

    def __init__(self, lines: list[str], first: int, delimiter: str) -> None:
        self._lines = lines
        self._first = first
        self._delimiter = delimiter
        self._names: list[str] = []
        self._drawn_in = self._broken_at = self._no_row_before = self._all_rows_before = 0

    def records(self) -> Iterator[Record]:
        number = self._first + 1
        at = self._first
        while at < len(self._lines):
            for row, start, end in self._rows(at):
                at = end
                if isinstance(row, str):
                    yield Record(number, row)
                elif not self._names and row is not None:
                    self._names = row
                else:
                    row, at, note = self._mended(row, start, end)
                    if any(cell.strip() for cell in row):
                        yield Record(number, dict(zip(self._names, row, strict=False)), note)
                number += 1
                if at != end:
                    break

    def _rows(self, at: int) -> Iterator[tuple[list[str] | str | None, int, int]]:
        """Every row from line ``at`` on, or why it is none, with the lines [start, end) that it stands on.

        None for a row over lines that another had drawn in before.
        """
        start = at
        while start + 1 < self._drawn_in:
            row = self._on_its_line(start)
            end = self._drawn_in if row is None else start + 1
            yield row, start, end
            start = end
        at = start
        lines = (self._lines[i] if i < len(self._lines) else _END for i in range(at, len(self._lines) + 1))
        reader = csv.reader(lines, delimiter=self._delimiter)
        while start < len(self._lines):
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                end = at + reader.line_num
                yield f"not a readable table row ({error}); mend it in a spreadsheet", start, end
                start = end
                continue
            end = at + reader.line_num
            self._drawn_in = end
            yield row, start, end
            start = end

    def _on_its_line(self, start: int) -> list[str] | None:
        """The row of one line; None where a quotation in it goes on over the line's end."""
        try:
            rows = [*csv.reader((self._lines[start], _END), delimiter=self._delimiter)]
        except csv.Error:
            return None
        return rows[0] if len(rows) == 2 else None

    def _mended(self, row: list[str] | None, start: int, end: int) -> tuple[list[str], int, str | None]:
        """A row, the line after it, and a note where a quote mark that never closes had drawn in other rows."""
        never_closed = end > len(self._lines)
        end = min(end, len(self._lines))
        if not never_closed and (end - start < 2 or self._is_sound(start, end)):
            return self._read(start, end) if row is None else row, end, None
        following = self._following_row(start, end)
        if following is not None:
            own = self._read(start, following)
            note = f"a quote mark in it never closes; it was taken to end before line {following + 1} of the file"
            return own, following, note
        if never_closed:
            note = "a quote mark in it never closes; all up to the end of the file was taken for its text"
            return self._read(start, end), end, note
        return self._read(start, end) if row is None else row, end, None

    def _following_row(self, start: int, end: int) -> int | None:
        """The first line below ``start`` that begins a row of its own; none where the lines look like a text."""
        if self._no_row_before < end:
            following = next((at for at in range(start + 1, end) if self._begins_row(at)), None)
            if following is not None:
                return following
            self._no_row_before = end
        if self._all_rows_before < end:
            if not self._all_rows(start + 1, end):
                return None
            self._all_rows_before = end
        return start + 1 if start + 1 < end else None

    def _read(self, start: int, end: int) -> list[str]:
        """The row on the lines [start, end), whatever its quote marks."""
        return next(self._reader(start, end), [])

    def _reader(self, start: int, end: int, *, strict: bool = False) -> Reader:
        return csv.reader(self._lines[start:end], delimiter=self._delimiter, strict=strict)

    def _is_sound(self, start: int, end: int) -> bool:
        if start < self._broken_at:
            return False
        reader = self._reader(start, end, strict=True)
        try:
            return len([*reader]) == 1
        except csv.Error:
            self._broken_at = start + reader.line_num - 1
            return False

    def _cells(self, at: int) -> list[str]:
        try:
            return next(self._reader(at, at + 1), [])
        except csv.Error:
            return []

    def _all_rows(self, start: int, end: int) -> bool:
        """Whether every line has as many cells as the table has columns."""
        if len(self._names) < 2 or start >= end:
            return False
        return all(
            len(self._cells(at)) == len(self._names) for at in range(start, end) if self._lines[at].strip()
        )

    def _begins_row(self, at: int) -> bool:
        """Whether a line has the table's columns, and a date, an id or an address where the table has those."""
        cells = self._cells(at)
        if len(cells) != len(self._names):
            return False
        fitting = 0
        for name, cell in zip(self._names, cells, strict=True):
            kind, cell = field_named(name), cell.strip()
            if not cell or kind not in (*DATE, *ID, *URL):
                continue
            fits = len(cell) < _LONGEST_KEY and (
                parse_date(cell) is not None
                if kind in DATE
                else cell.startswith("http")
                if kind in URL
                else not any(map(str.isspace, cell))
            )
            if not fits:
                return False
            fitting += 1
        return fitting > 0
