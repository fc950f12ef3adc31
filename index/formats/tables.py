"""A table's text (csv, tsv) becomes rows by column name; a quote mark that never closes does not swallow what follows.

Excel's ``sep=;`` line and empty first lines are skipped; row numbers are those that a spreadsheet shows.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from index.dates import parse_date
from index.formats.fields import DATE, ID, URL, field_named

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
    """The lines of a table, and how its rows are read from them."""

    def __init__(self, lines: list[str], first: int, delimiter: str) -> None:
        self._lines = lines
        self._first = first
        self._delimiter = delimiter
        self._names: list[str] = []

    def records(self) -> Iterator[Record]:
        number = self._first + 1
        at = self._first
        while at < len(self._lines):
            for row, start, end in self._rows(at):
                at = end
                if isinstance(row, str):
                    yield Record(number, row)
                elif not self._names:
                    self._names = row
                else:
                    row, at, note = self._mended(row, start, end)
                    if any(cell.strip() for cell in row):
                        yield Record(number, dict(zip(self._names, row, strict=False)), note)
                number += 1
                if at != end:
                    break

    def _rows(self, at: int) -> Iterator[tuple[list[str] | str, int, int]]:
        """Every row from line ``at`` on, or why it is none, with the lines [start, end) that it stands on."""
        lines = (self._lines[i] if i < len(self._lines) else _END for i in range(at, len(self._lines) + 1))
        reader = csv.reader(lines, delimiter=self._delimiter)
        start = at
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                end = at + reader.line_num
                yield f"not a readable table row ({error}); mend it in a spreadsheet", start, end
                start = end
                continue
            if row == [_END]:
                return
            end = at + reader.line_num
            yield row, start, end
            start = end

    def _mended(self, row: list[str], start: int, end: int) -> tuple[list[str], int, str | None]:
        """A row, the line after it, and a note where a quote mark that never closes had drawn in other rows."""
        never_closed = bool(row) and row[-1].endswith(_END)
        end = min(end, len(self._lines))
        if not never_closed and (end - start < 2 or self._is_sound(start, end)):
            return row, end, None
        following = next((at for at in range(start + 1, end) if self._begins_row(at)), None)
        if following is None and self._all_rows(start + 1, end):
            following = start + 1
        if following is not None:
            own = next(self._reader(start, following), row)
            note = f"a quote mark in it never closes; it was taken to end before line {following + 1} of the file"
            return own, following, note
        if never_closed:
            note = "a quote mark in it never closes; all up to the end of the file was taken for its text"
            return [*row[:-1], row[-1].removesuffix(_END)], end, note
        return row, end, None

    def _reader(self, start: int, end: int, *, strict: bool = False) -> Iterator[list[str]]:
        return csv.reader(self._lines[start:end], delimiter=self._delimiter, strict=strict)

    def _is_sound(self, start: int, end: int) -> bool:
        try:
            return len(list(self._reader(start, end, strict=True))) == 1
        except csv.Error:
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
