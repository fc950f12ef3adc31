"""A model's own words for "not in the passages" are known in ten languages, and are not heard in what articles tell."""

from __future__ import annotations

import pytest

from assistant.models.no_answer import is_idle, refuses

REFUSALS = [
    ("en", "The passages do not say how old she is."),
    ("en", "None of the articles mentions the price."),
    ("en", "I couldn't find an answer in the texts."),
    ("de", "Aus den Artikeln geht nicht hervor, wie alt sie ist."),
    ("de", "Dazu enthalten die Texte keine Angaben."),
    ("de", "Nicht in den Passagen."),
    ("fr", "Aucun article n'indique le prix."),
    ("es", "Los artículos no mencionan su edad."),
    ("it", "Gli articoli non specificano l'età."),
    ("pt", "Não há informações nos textos."),
    ("nl", "In de teksten staat daar niets over."),
    ("pl", "Artykuły nie podają jej wieku."),
    ("ru", "В статьях не говорится о её возрасте."),
    ("uk", "В уривках немає відповіді."),
    ("sv", "The passages do not say it."),
]
TOLD = [
    ("en", "The council did not say how old the bridge is."),
    ("en", "Article 5 of the treaty does not mention fish."),
    ("en", "The article was published on Monday, and nobody answered."),
    ("en", "Sources close to the minister said she will not resign."),
    ("de", "Der Artikel 5 des Gesetzes wird nicht geändert."),
    ("de", "Die Polizei nannte keine Namen."),
    ("de", "Laut dem Artikel starben drei Menschen."),
    ("fr", "Rien n'a été volé."),
    ("es", "No hay heridos."),
    ("it", "Non ci sono feriti."),
    ("nl", "Er zijn geen gewonden."),
    ("pl", "Nie ma rannych."),
    ("ru", "Мэр ничего не сказал."),
    ("uk", "Постраждалих немає."),
]


@pytest.mark.parametrize(("language", "text"), REFUSALS)
def test_refusal_in_own_words_is_known(language: str, text: str) -> None:
    assert refuses(text, language)


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_what_somebody_else_does_not_say_is_no_refusal(language: str, text: str) -> None:
    assert not refuses(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Based on the passages, here is what is known:"),
        ("en", "Let me know if you want more about the bridge."),
        ("de", "(Neckarbote, 12. Oktober 2023)"),
        ("fr", "N'hésitez pas à demander."),
        ("ru", "Надеюсь, это поможет!"),
    ],
)
def test_openings_offers_and_sources_are_idle(language: str, text: str) -> None:
    assert is_idle(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Brandt resigned."),
        ("en", "Let Brandt decide."),
        ("en", "(He died in May 2020.)"),
        ("de", "(Drei Menschen starben.)"),
        ("de", "Die Brücke ist sicher."),
    ],
)
def test_claim_is_not_idle(language: str, text: str) -> None:
    assert not is_idle(text, language)
