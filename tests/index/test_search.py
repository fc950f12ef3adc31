"""Which sources a filter names."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from index.search import source_globs

SOURCES = (
    "kurier.csv#1",
    "kurier.csv#k-2",
    "kurier.csv.txt",
    "mai/kurier.csv#1",
    "mai/fest.txt",
    "mai/alt/fest.txt",
    "mai2/fest.txt",
)


@pytest.mark.parametrize(
    ("named", "left_in"),
    [
        ("kurier.csv", {"kurier.csv#1", "kurier.csv#k-2"}),
        ("kurier.csv#1", {"kurier.csv#1"}),
        ("*.csv", {"kurier.csv#1", "kurier.csv#k-2", "mai/kurier.csv#1"}),
        ("mai", {"mai/kurier.csv#1", "mai/fest.txt", "mai/alt/fest.txt"}),
        ("mai/", {"mai/kurier.csv#1", "mai/fest.txt", "mai/alt/fest.txt"}),
        ("./mai/alt", {"mai/alt/fest.txt"}),
        ("mai/kurier.csv", {"mai/kurier.csv#1"}),
        ("mai/fest.txt", {"mai/fest.txt"}),
        ("ma", set()),
        ("fest.txt", set()),
        ("kurier", set()),
        ("", set()),
    ],
)
def test_a_filter_names_files_folders_and_files_of_records_but_no_beginnings_of_names(
    named: str, left_in: set[str]
) -> None:
    assert {s for s in SOURCES if any(fnmatchcase(s, glob) for glob in source_globs(named))} == left_in
