from __future__ import annotations

import pytest

from assistant.guard.denied_words import denial, deny_alike, own_half


@pytest.mark.parametrize(
    ("text", "language", "denies"),
    [
        ("She failed to come.", "en", True),
        ("She did not rule out coming.", "en", False),
        ("Not only she came.", "en", False),
        ("Sie verzichtet auf den Umbau.", "de", True),
        ("Einen Umbau schloss sie aus.", "de", True),
        ("Einen Umbau schloss sie nicht aus.", "de", False),
        ("Nicht nur sie kam.", "de", False),
        ("Elle renonce au voyage.", "fr", True),
        ("Elle n'exclut pas le voyage.", "fr", False),
        ("Descartó el viaje.", "es", True),
        ("Ha rinunciato al viaggio.", "it", True),
        ("Zrezygnowała z podróży.", "pl", True),
        ("Она отказалась от поездки.", "ru", True),
        ("She came.", "en", False),
    ],
)
def test_words_deny_as_negations_do(text: str, language: str, denies: bool) -> None:
    assert denial(text, language).denies is denies


@pytest.mark.parametrize(
    ("statement", "language", "quote", "code", "alike"),
    [
        ("The mine did not open.", "en", "Die Öffnung wurde abgesagt, die Mine bleibt zu.", "de", True),
        ("The mine stays open.", "en", "La mine ne fermera pas.", "fr", True),
        ("Une pause plutôt qu'une fin.", "fr", "Ce n'est pas une fin.", "fr", True),
        ("The mine opens.", "en", "La mine ne fermera pas.", "fr", False),
        ("The mine opened.", "en", "The owner failed to open the mine.", "en", False),
        ("The mine will not open.", "en", "Die Mine öffnet.", "de", False),
    ],
)
def test_statement_and_quote_deny_alike(
    statement: str, language: str, quote: str, code: str, alike: bool
) -> None:
    assert deny_alike(denial(statement, language), [denial(quote, code)]) is alike


@pytest.mark.parametrize(
    ("shown", "claimed", "language", "alone"),
    [
        ("He has a boat, but he never rows.", "He has a boat", "en", True),
        ("Es regnet nicht; die Wiese ist nass.", "die Wiese ist nass", "de", True),
        ("He stole it, but that is not true.", "He stole it", "en", False),
        ("It is not true that he stole it.", "he stole it", "en", False),
        ("Nobody says that he came, and he paid.", "he paid", "en", False),
    ],
)
def test_half_of_a_sentence_stands_alone_only_where_the_other_says_nothing_of_it(
    shown: str, claimed: str, language: str, alone: bool
) -> None:
    start = shown.index(claimed)
    assert (own_half(shown, (start, start + len(claimed)), language) == claimed) is alone
