"""Dates that say when a report was written."""

from __future__ import annotations

import pytest

from assistant.events.datelines import is_date_of_report


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sundholm, 7. Mai 2021 – Die Fähre fährt wieder.", "7. Mai 2021"),
        ("SUNDHOLM, 7 May 2021 - The ferry runs again.", "7 May 2021"),
        ("Sundholm (dpa), 7. Mai – Die Fähre fährt wieder.", "7. Mai"),
        ("Пристань, 7 мая 2021 — Паром снова ходит.", "7 мая 2021"),
        ("Frankfurt am Main, den 12.03.2024 – Die Fähre fährt wieder.", "12.03.2024"),
        ("HARWICK, May 7 (Reuters) – The ferry runs again.", "May 7"),
        ("La Paz, 7 de mayo de 2021 – El barco vuelve.", "7 de mayo de 2021"),
    ],
)
def test_the_date_before_the_dash_is_the_reports(text: str, words: str) -> None:
    start = text.index(words)
    assert is_date_of_report(text, (start, start + len(words)), (0, len(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sundholm, 7. Mai 2021 – Die Fähre fährt am 9. Mai wieder.", "9. Mai"),
        ("Sundholm, 7. Mai 2021 – Die Fähre fährt wieder.", "Sundholm"),
        ("Die Fähre fährt seit dem 7. Mai 2021 wieder - jeden Tag.", "jeden Tag"),
        ("The ferry runs again since 7 May 2021.", "7 May 2021"),
        ("Die Partei kam auf 31,5 Prozent – ein Rekord.", "31,5 Prozent"),
        ("The mayor was 46 – the youngest ever.", "46"),
        ("Anna Berg (46) – seit 2011 im Amt – tritt ab.", "46"),
        ("He governed 2001–2009.", "2001"),
        ("Am 7. Mai 2021 – einem Freitag – sank die Fähre.", "7. Mai 2021"),
        ("Am Freitag, 7. Mai 2021 – mitten im Wahlkampf – sank die Fähre.", "7. Mai 2021"),
        ("Sundholm wählte am 7. Mai 2021 – zum ersten Mal.", "7. Mai 2021"),
        ("The bridge, opened 7 May 2021 – a Friday – is closed.", "7 May 2021"),
    ],
)
def test_other_dates_and_the_place_are_not(text: str, words: str) -> None:
    start = text.index(words)
    assert not is_date_of_report(text, (start, start + len(words)), (0, len(text)))
