"""The day of a dateline at the beginning of the first paragraph, where nothing else dates an article."""

from __future__ import annotations

import pytest

from index.articles import FileBytes, FileEntry, parse_file
from index.parts.datelines import dateline_date
from tests.index.formats.test_openings import BODIES


@pytest.mark.parametrize(
    ("language", "dateline"),
    [
        ("de", "Ilsenrode, 14. März 2023 – "),
        ("de", "HALLE (Saale), den 14. März 2023 (dpa) - "),
        ("de", "Ilvesheim, 14. März 2023. "),
        ("en", "LONDON, March 14, 2023 (AP) — "),
        ("en", "Stow-on-the-Wold, 14 March 2023 - "),
        ("fr", "Port-Éloi, le 14 mars 2023 – "),
        ("es", "Palma del Río, 14 de marzo de 2023 (EFE).- "),
        ("it", "Borgo San Lorenzo, 14 marzo 2023 – "),
        ("pt", "Lisboa, 14 de março de 2023 – "),
        ("nl", "Wittersum, 14 maart 2023 - "),
        ("pl", "Zielona Góra, 14 marca 2023 r. – "),
        ("ru", "КУРГАН, 14 марта 2023 года — "),
        ("uk", "КИЇВ, 14 березня 2023 року — "),
    ],
)
def test_place_and_day_before_a_dash_date_the_article(language: str, dateline: str) -> None:
    assert dateline_date(f"{dateline}{BODIES[language]}", 0, language) == "2023-03-14"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", f"Am 14. März 2023 – einem Dienstag – schloss die Brücke. {BODIES['de']}"),
        ("de", f"Die Brücke, die am 14. März 2023 – vor einem Jahr – schloss, ist neu. {BODIES['de']}"),
        ("en", f"Bridges closed on March 14, 2023 - all of them - in the whole country. {BODIES['en']}"),
        ("ru", f"КУРГАН, 7 мая. {BODIES['ru']}"),
        ("de", f"Berlin, 9. November 1989 – die Mauer fällt. {BODIES['de']} Heute, 2019, ist alles anders."),
    ],
)
def test_another_day_in_the_text_is_no_dateline(language: str, text: str) -> None:
    assert dateline_date(text, 0, language) is None


def _dated(text: str, name: str = "a.txt") -> tuple[str | None, str | None]:
    data = text.encode()
    (article,) = parse_file(FileBytes(data, FileEntry(name, len(data), 0, 0)))
    return article.date, article.author


def test_a_dateline_below_the_author_counts_where_nothing_contradicts_it() -> None:
    text = f"Brauerei hört nach 312 Jahren auf\n\nVon Mara Quist\nGrünau, 14. März 2023 – {BODIES['de']}"
    assert _dated(text) == ("2023-03-14", "Mara Quist")
    assert _dated(f" date 2023-03 {text}") == ("2023-03-14", "Mara Quist")
    assert _dated(f" date 2024-05 {text}") == ("2024-05", "Mara Quist")
