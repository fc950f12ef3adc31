from __future__ import annotations

import pytest

from assistant.guard.support import contradiction

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


def found(statement: str, quote: str, language: str | None, quote_language: str | None) -> str | None:
    return contradiction(statement, [quote], quote, "", language=language, quote_languages=[quote_language])


@pytest.mark.parametrize(
    ("statement", "quote", "language", "quote_language"),
    [
        ("Три моста не открылись.", "Three bridges did not open.", "ru", "en"),
        ("Он приехал, но опоздал.", "He came but was late.", "ru", "en"),
        ("Його син приїхав.", "His son came.", "uk", "en"),
        ("A ponte fica no centro.", "The bridge is in the centre.", "pt", "en"),
        ("The bridge never opened.", "Die Brücke wurde nie geöffnet.", "en", "de"),
        ("L’accord n’a jamais existé.", "The agreement never existed.", "fr", "en"),
        ("The bridge opened in May.", "Die Brücke wurde im Mai geöffnet.", "en", "de"),
        ("It rained on Monday in March.", "Im März regnete es am Montag.", "en", "de"),
        ("Three people died.", "Drei Menschen starben.", "en", "de"),
        ("The plant cost 318 million dinars.", "بلغت كلفة المحطة ٣١٨ مليون دينار.", "en", "ar"),
        ("The plant cost 320 million yuan.", "电厂耗资3.2亿元。", "en", "zh"),
        ("3 people died.", "Погибли трое.", "en", "ru"),
        ("One man died.", "Ein Mann starb.", "en", "de"),
        ("Twenty-five people died.", "25 Menschen starben.", "en", "de"),
        ("The office in Moscow warned Germany.", "Das Amt in Moskau warnte Deutschland.", "en", "de"),
        ("Switzerland pays.", "La Suisse paie.", "en", "fr"),
        ("Yesterday the European Union agreed.", "Die EU stimmte gestern zu.", "en", "de"),
        ("On the phone US President Biden agreed.", "US-Präsident Biden stimmte zu.", "en", "de"),
        (
            "Die Brücke blieb drei lange Wochen gesperrt.",
            "The bridge was closed for three long weeks.",
            "de",
            "en",
        ),
    ],
)
def test_faithful_translation_passes(statement: str, quote: str, language: str, quote_language: str) -> None:
    assert found(statement, quote, language, quote_language) is None


@pytest.mark.parametrize(
    ("statement", "quote", "language", "quote_language"),
    [
        ("The mayor can't open the bridge.", "The mayor can open the bridge.", None, None),
        ("The mayor mustn’t open it.", "The mayor must open it.", "en", "en"),
        ("Er öffnete sie nie.", "Он открыл его.", "de", "ru"),
        ("Un mot n’a été dit.", "A word was said.", "fr", "en"),
        ("Three people died.", "Five people died.", "en", "en"),
        ("Three people died.", "Fünf Menschen starben.", "en", "de"),
        ("It opened in March.", "It opened in May.", None, None),
        ("It opened in March.", "Sie wurde im Mai geöffnet.", "en", "de"),
        ("It opened on Monday.", "It opened on Friday.", "en", "en"),
        ("Die Schweiz zahlt.", "La France paie.", "de", "fr"),
        ("Die EU stimmte zu.", "NATO agreed.", "de", "en"),
        ("Gestern kritisierte Merkel den Plan.", "Gestern kritisierte Scholz den Plan.", "de", "de"),
        ("Die Kosten, die Merkel nannte, steigen.", "Scholz named rising costs.", "de", "en"),
        ("Die Kosten, vor denen Merkel warnte, steigen.", "Scholz warned of rising costs.", "de", "en"),
    ],
)
def test_other_time_count_place_person_or_negation_is_found(
    statement: str, quote: str, language: str | None, quote_language: str | None
) -> None:
    assert found(statement, quote, language, quote_language) is not None


def test_question_that_only_looks_like_a_negation_in_another_language_switches_nothing_off() -> None:
    question = "Onde fica a ponte, no centro?"
    statement, quote = "A ponte não abriu.", "A ponte abriu."
    assert contradiction(statement, [quote], quote, question, language="pt", quote_languages=["pt"])


def test_month_of_the_quote_counts_before_that_of_the_article() -> None:
    around = "Bridge opens 2024-03-05\nIt opened in May."
    assert contradiction("It opened in March.", ["It opened in May."], around, "", language="en")
    around = "Bridge opens 2024-03-05\nIt opened today."
    assert contradiction("It opened in March.", ["It opened today."], around, "", language="en") is None


def test_name_from_another_passage_at_a_statements_beginning_is_found() -> None:
    quote, given = "Putin warned Biden.", "In Paris President Macron spoke. Experts agreed, many experts did."
    assert contradiction("Macron warned Biden.", [quote], quote, "", language="en", given=given)
    assert contradiction("Experts quote Putin.", [quote], quote, "", language="en", given=given) is None
