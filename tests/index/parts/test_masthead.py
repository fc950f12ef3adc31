"""Lines of a newspaper's masthead, and headlines that look like one."""

from __future__ import annotations

import pytest

from index.parts.masthead import Masthead, read_masthead


@pytest.mark.parametrize(
    ("line", "outlet", "date"),
    [
        ("Elbe-Kurier", "Elbe-Kurier", None),
        ("**Kurier Gdański**", "Kurier Gdański", None),
        ("THE HARBOURGATE POST", "THE HARBOURGATE POST", None),
        ("Elbe-Kurier | Politik | Seite 3", "Elbe-Kurier", None),
        ("Castelried Review · March 2024", "Castelried Review", "2024-03"),
        ("kuestenbote.example", "kuestenbote.example", None),
        ("Politik & Wirtschaft", None, None),
        ("Aus aller Welt", None, None),
        ("SPORT", None, None),
        ("Seite B 3", None, None),
        ("Ausgabe 12/2024", None, None),
        ("Gündem", None, None),
    ],
)
def test_lines_of_a_masthead(line: str, outlet: str | None, date: str | None) -> None:
    assert read_masthead(line) == Masthead(outlet, date)


@pytest.mark.parametrize(
    "line",
    [
        "Kolossaler Fehler",
        "„Kolossaler Fehler“",
        "Gute Nachrichten",
        "Der Kurier des Zaren kehrt heim",
        "Politik: Rat streitet weiter",
        "Sport und Spiel für alle",
        "Mail Strike Ends",
        "The Verdict",
        "24 Stunden in Grauberg",
        "Ukraine-Krise",
        "",
    ],
)
def test_headlines_are_no_masthead(line: str) -> None:
    assert read_masthead(line, "en" if line.isascii() else "de") is None
