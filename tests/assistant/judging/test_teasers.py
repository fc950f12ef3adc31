"""Which sentences only announce a reason."""

from __future__ import annotations

import pytest

from assistant.judging.teasers import only_announces


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Weshalb es beim Diesel bleibt und Elektrobusse noch nicht infrage kommen."),
        ("de", "Warum fährt der Bus nicht?"),
        ("en", "Why electric buses are not an option yet."),
        ("fr", "Pourquoi les bus restent au diesel."),
        ("es", "Por qué los autobuses siguen con diésel."),
        ("pt", "Por que os ônibus continuam a diesel."),
        ("nl", "Waarom de bussen op diesel blijven."),
        ("pl", "Dlaczego autobusy zostają przy dieslu."),
        ("ru", "Почему автобусы остаются дизельными."),
        ("uk", "Чому автобуси залишаються дизельними."),
    ],
)
def test_why_without_a_main_clause_only_announces(language: str, sentence: str) -> None:
    assert only_announces(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Warum der Bus nicht fährt, erklärt Bürgermeister Max Rot mit dem Frost."),
        ("de", "Warum der Bus nicht fährt, ist unklar."),
        ("de", "Der Bus fährt nicht, weil es friert."),
        ("en", "Why the bridge fell, mayor Tom Hill explained with the rust."),
        ("it", "Perché gli autobus costano troppo."),
    ],
)
def test_a_main_clause_or_a_reason_may_answer(language: str, sentence: str) -> None:
    assert not only_announces(sentence, language)
