from __future__ import annotations

import pytest

from assistant.support import contradiction

QUOTE = "Nach Angaben des Beraters Juri Uschakow habe Putin vor einem kolossalen Fehler gewarnt."
AROUND = f"Putin warnt Biden 2021-12-31\nBiden telefonierte am Donnerstag 50 Minuten lang mit Putin. {QUOTE}"


@pytest.mark.parametrize(
    "statement",
    [
        "Putin warned of a colossal mistake, according to Yuri Ushakov.",
        "Putin warnte vor einem kolossalen Fehler.",
        "Путин предупредил о колоссальной ошибке, сообщил Юрий Ушаков.",
        "On 31 December 2021 it was reported that Putin had warned of a colossal mistake.",
    ],
)
def test_faithful_statement_passes(statement: str) -> None:
    assert contradiction(statement, [QUOTE], AROUND, "Who warned about a colossal mistake?") is None


@pytest.mark.parametrize(
    "statement",
    [
        "Biden warned of a colossal mistake.",
        "It was Emmanuel Macron who warned of a colossal mistake.",
        "Putin did not warn of a colossal mistake.",
        "Putin warned of 17 colossal mistakes.",
        "Am Ende warnte Angela Merkel vor einem kolossalen Fehler.",
    ],
)
def test_other_name_number_or_negation_is_found(statement: str) -> None:
    assert contradiction(statement, [QUOTE], AROUND, "Who warned about a colossal mistake?") is not None
