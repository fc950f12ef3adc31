"""One module per file format: bytes in, ``Parsed`` out. Nothing here opens a file or knows a folder.

``txt``, ``md``, ``jsonl`` and ``csv`` are read in this process; ``html``, ``pdf`` and ``docx``, whose parsers can
hang, crash or swell, are read by a child process (``parser_process``) that can be killed.
"""

from __future__ import annotations

import re

FORMATS: dict[str, str] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}
"""File name endings (lower case) and the format that reads them."""

CHILD_FORMATS = frozenset({"html", "pdf", "docx"})
"""Formats whose parsers run in the child process."""

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?(?:<!doctype\s+html|<html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)


def begins_like_a_page(data: bytes) -> bool:
    """Whether a file is a web page by its first bytes, whatever it is named."""
    return _PAGE.match(data) is not None
