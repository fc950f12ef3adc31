"""What a visitor filled in to narrow a question down: the boxes' texts in, ``Filters`` out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant import Filters
from ui.dates import is_reversed, iso_date
from ui.wording import Wording

MAX_FILTER_VALUES = 50
MAX_DATE_CHARACTERS = 20


def filters_from(
    dates: tuple[str, str],
    languages: Sequence[str],
    files: Sequence[str],
    words: Wording,
    known: Iterable[str] | None = None,
) -> Filters:
    """Filters of what was filled in.

    Args:
        dates: first and last day of publication as typed, empty where there is no border.
        languages: codes or, in the visitor's language, names.
        files: sources or patterns.
        words: the visitor's language.
        known: codes of the archive's languages; None takes every code.

    Raises:
        ValueError: dates or languages that leave nothing in, said in the visitor's language.
    """
    first, last = (_date(written, words) for written in dates)
    if is_reversed(first, last):
        raise ValueError(words("dates_reversed", first=words.date(first), last=words.date(last)))
    return Filters(
        sources=tuple(str(name)[:500] for name in (files or ())[:MAX_FILTER_VALUES]),
        date_from=first,
        date_to=last,
        languages=tuple(_language(str(code), words, known) for code in (languages or ())[:MAX_FILTER_VALUES]),
    )


def _date(written: str, words: Wording) -> str | None:
    text = (written or "").strip()[:MAX_DATE_CHARACTERS]
    iso = iso_date(text, words.language) if text else None
    if text and iso is None:
        raise ValueError(words("date_wrong", date=words("quotation", words=text), hint=words("date_hint")))
    return iso


def _language(written: str, words: Wording, known: Iterable[str] | None) -> str:
    text = written.strip()[:40]
    if known is None:
        return text
    names = {words.language_name(code).casefold(): code for code in known if code != "und"}
    code = names.get(text.casefold(), text.casefold())
    if code not in names.values():
        raise ValueError(
            words(
                "language_unknown",
                language=words("quotation", words=text),
                known=", ".join(sorted(words.language_name(code) for code in names.values())),
            )
        )
    return code
