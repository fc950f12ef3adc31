"""Words that a query quotes."""

from __future__ import annotations

import pytest

from index.text.phrases import folded, quoted_phrases


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ("Wer sagte „Wir kommen im Mai wieder“?", ["wir kommen im mai wieder"]),
        ('Wie zei „Ik kom morgen terug"?', ["ik kom morgen terug"]),
        ("Qui a dit « On ne lâche rien ! » ?", ["on ne lâche rien"]),
        ("Кто сказал «Мы строим мост заново»?", ["мы строим мост заново"]),
        ('Who said "We won’t go back"?', ["we won't go back"]),
        ("誰が「橋は来年まで開かない」と言ったか", ["橋は来年まで開かない"]),
        ('Who sang "Go home now" and "Stay for ever"?', ["go home now", "stay for ever"]),
        ("Who wrote “It”?", []),
        ("What is the workers' 'right to the city' of the authors'?", []),
        ('A 6" pipe and a 7" pipe', []),
        ("Wer sagte „Wir kommen im Mai", []),
        ("", []),
    ],
)
def test_phrases_of_a_query(query: str, phrases: list[str]) -> None:
    assert list(quoted_phrases(query)) == phrases


def test_folding_keeps_words_and_drops_what_printing_adds() -> None:
    assert folded("Die Brücken\u00adwache\n sagt:  „Don’t“") == "die brückenwache sagt: „don't“"
