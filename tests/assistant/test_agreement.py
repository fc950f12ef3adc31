"""Whether the exact words of two articles say the same."""

from __future__ import annotations

import pytest

from assistant.agreement import agree


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("52 Millionen Euro", "52 million euros"),
        ("17 May 2021", "17. Mai 2021"),
        ("17 May 2021", "May 2021"),
        ("in 2021", "2021"),
        ("fünf Menschen", "5 people"),
        ("two bridges", "deux ponts"),
        ("Yuri Ushakov", "Juri Uschakow"),
        ("the night watchman", "a watchman"),
        ("40 million in 2021", "40 million"),
        ("Bürgermeisterin Kern", "Petra Kern"),
        ("Ushakov, the adviser", "Yuri Ushakov"),
        ("2000 soldiers", "2000 troops"),
        ("$2000", "2000 dollars"),
        ("in 2014", "2014 begann es"),
        ("Tuesday", "on Tuesday"),
        ("Tuesday", "am Dienstag"),
        ("the UK", "UK"),
        ("May", "May"),
        ("北京", "北京"),
        ("new sanctions against Russia", "sanctions"),
        ("the Green party leader", "green party's leader Ada Lund"),
    ],
)
def test_what_gives_the_same_agrees(one: str, other: str) -> None:
    assert agree(one, other)
    assert agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("17 May 2021", "5 May 2021"),
        ("in 2019", "in 2021"),
        ("40 million in 2021", "52 million in 2021"),
        ("the night watchman", "the baker"),
        ("die Feuerwehr", "die Polizei"),
        ("three people", "five people"),
        ("from the north", "from the south"),
        ("a fire", "one flood"),
        ("on Monday", "on Friday"),
        ("2000 soldiers", "3000 soldiers"),
        ("the EU", "the UK"),
        ("russische Seite", "Berater des russischen Präsidenten Juri Uschakow"),
        ("the German chancellor", "a German bank"),
    ],
)
def test_what_shares_a_year_or_an_article_only_does_not(one: str, other: str) -> None:
    assert not agree(one, other)
    assert not agree(other, one)
