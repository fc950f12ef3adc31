"""What stands above an article and is none of its headlines: a site's menu, a calendar, a credit, a path.

The lines at the head of a text come in; how many of them are a menu, and which words are no headline, goes out.
"""

from __future__ import annotations

import re

from index.parts.byline_words import SOURCE
from index.parts.headings import looks_like_headline
from index.parts.masthead import read_masthead

_PICTURE = (
    r"(?:titel|archiv|symbol)?foto(?:graf(?:ie|ía|i[ea]))?|(?:archiv|symbol)bild|photos?|crédit\s+photo|"
    r"photograph|imagen|immagine|imagem|fot|zdjęcie|фото|світлина"
)
_CREDIT = re.compile(rf"(?:{_PICTURE})\s*(?:\([^)]*\))?\s*[.:©/]\s*\S.*|©\s*\S.*", re.IGNORECASE)
_CREDIT_BEHIND = re.compile(
    rf"(?<=[\w.!?\"”“»)])\s+[(\[]?(?:{_PICTURE}|{'|'.join(SOURCE)})\s*[:©]\s*[^.:?!]{{2,60}}$", re.IGNORECASE
)
_CALENDAR = re.compile(
    r"(?:(?:[^\W\d_]{1,3}\.?\s+){6}[^\W\d_]{1,3}\.?|[\d\s.|]*\d[\d\s.|]*|"
    r"[«‹<←]\s*[^\W\d_]{3,10}\.?(?:\s+[^\W\d_]{3,10}\.?\s*[»›>→])?|[^\W\d_]{3,10}\.?\s*[»›>→])"
)
"""The row of the days of a week, its numbers, and "« Jan"."""
_ARCHIVE = re.compile(
    r"(?:[^\W\d_]+\s+)?(?:archiv\w*|archief|arquivos?|архив\w*|архів\w*)\s(?:[^\W\d_]+\s+){0,2}[‘“„«\"']?.*",
    re.IGNORECASE,
)
_CATEGORY = re.compile(
    r"\b(?:[ck]atego\w+|[ck]atég\w+|schlagw\w+|tags?|étiquett\w+|etiquet\w+|рубрик\w*|категор\w*)", re.I
)
_PATH_BARS = re.compile(r"\s+(?:[/|·•>›»]|::)\s+")
_MARKS = re.compile(r"[\d?!:;.,„“”«»\"…]")
_MOST_WORDS, _MOST_CHARACTERS, _LEAST_LINES = 2, 30, 3
_LEAST_HEADLINE_WORDS, _MAX_HEADLINE = 4, 140


def menu_length(lines: list[str]) -> int:
    """How many of the first lines are a site's menu or calendar: three or more, above what can be a headline.

    Args:
        lines: of the head of a text, without the white space around them.
    """
    count = next((index for index, words in enumerate(lines) if not _is_of_menu(words)), len(lines))
    if count < _LEAST_LINES or count == len(lines):
        return 0
    below = lines[count]
    headed = len(below.split()) >= _LEAST_HEADLINE_WORDS and looks_like_headline(below, _MAX_HEADLINE)
    return count if headed else 0


def _is_of_menu(words: str) -> bool:
    """Whether a line is a label of a few words, a section, the month of a calendar or one of its rows."""
    if is_calendar(words):
        return True
    masthead = read_masthead(words)
    if masthead is not None:
        return masthead.outlet is None and len(masthead.date or "") <= len("2024-03")
    short = len(words.split()) <= _MOST_WORDS and len(words) <= _MOST_CHARACTERS
    return short and words[:1].isupper() and _MARKS.search(words) is None


def is_calendar(words: str) -> bool:
    """Whether a line is a row of a calendar: the letters of a week's days, numbers, the months beside."""
    return _CALENDAR.fullmatch(words.strip()) is not None


def is_archive_heading(words: str) -> bool:
    """Whether a line is the heading of a site's list: "Archive for the category “Rail”", "Архив рубрики «Суд»"."""
    return len(words) <= 120 and _ARCHIVE.match(words) is not None and _CATEGORY.search(words) is not None


def is_credit(words: str) -> bool:
    """Whether a line only says whose a picture is."""
    return len(words) <= 120 and _CREDIT.fullmatch(words) is not None


def without_credit(words: str) -> str:
    """The words without a credit at their end: "The bridge at night Photo: Mara Quist"."""
    credit = _CREDIT_BEHIND.search(words)
    return words[: credit.start()] if credit else words


def is_path(words: str) -> bool:
    """Whether words are the way to a section: labels of one or two words each between bars, "Magazine / Nature"."""
    parts = _PATH_BARS.split(words)
    return 2 <= len(parts) <= 4 and all(
        part[:1].isupper() and len(part.split()) <= _MOST_WORDS and not _MARKS.search(part) for part in parts
    )
